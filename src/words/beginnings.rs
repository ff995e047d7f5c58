//! What a new pack says of itself.
//!
//! Owns the remarks in its files, in both languages side by side, since those who fill it in may read either. It must
//! not know where the files go.

use crate::pack::begin::PackRemarks;

/// A pack of one example.
pub(crate) const EXAMPLE: &str = r##"#:schema ./schema.json
# Bộ dữ liệu mới. Sửa các dòng dưới đây, rồi chạy: chitieu check THƯ_MỤC
# A new pack. Change the lines below, then run: chitieu check FOLDER
# Chữ sau dấu # là ghi chú. Chuỗi chữ đặt trong "..."; số dùng dấu chấm thập phân: 47.45.
# What follows # is a comment. Texts stand in "..."; figures have a decimal point: 47.45.

[pack]
id = {id}                     # chữ thường không dấu, chữ số, gạch ngang · small letters, digits, hyphens
name = { vi = {name}, en = {name} }
place = {place}               # địa bàn của số liệu · the place of the figures
main_plans = ["ke-hoach"]     # kế hoạch được theo dõi · the plan that is followed

# Nhóm chỉ tiêu, theo thứ tự hiển thị. · Groups of indicators, in the order in which they are shown.
[[category]]
id = "kinh-te"
name = { vi = "Kinh tế", en = "Economy" }

[[category]]
id = "xa-hoi"
name = { vi = "Xã hội", en = "Society" }

# Kế hoạch và nhiệm kỳ: năm đầu, năm cuối. · The plan and its term: first year, last year.
[[plan]]
id = "ke-hoach"
name = { vi = "Kế hoạch 2026-2030", en = "Plan 2026-2030" }
term = [2026, 2030]

# Mỗi văn bản công bố số liệu là một nguồn. · Each document with figures is a source.
[[source]]
id = "N01"
title = "Tên văn bản"
publisher = "Cơ quan ban hành"
date = "2026-01"              # YYYY, YYYY-MM hoặc YYYY-MM-DD · or
"##;

/// The indicators of the example.
pub(crate) const EXAMPLE_INDICATORS: &str = r##"#:schema ./schema.json
# Mỗi chỉ tiêu một bảng [[indicator]]; mỗi số liệu một dòng trong claims.
# One table [[indicator]] for each indicator; one line in claims for each figure.

[[indicator]]
id = "ho-ngheo"
name = { vi = "Tỷ lệ hộ nghèo", en = "Poverty rate" }
category = "xa-hoi"
unit = { vi = "%", en = "%" }
better = "lower"              # chiều tốt lên · which way is better: higher, lower, none
decimals = 2
target_kind = "level"         # cách so · how it is compared: level, maintain, pace, growth, total, flow, milestone, structure, rank
claims = [
  # target: mục tiêu; actual: thực hiện; estimate: ước; forecast: dự báo
  # target: what was promised; actual: the result; estimate, forecast: as they say
  { plan = "ke-hoach", kind = "target", year = 2030, value = 5, comparator = "<=", source = "N01" },
  { kind = "actual", year = 2025, value = 12.5, source = "N01" },
  # { kind = "actual", year = 2026, value = 11.2, source = "N02" },
]
"##;

/// The remarks in a pack that begins from a plan.
pub(crate) const FROM_A_PLAN: PackRemarks = PackRemarks {
    head: &[
        "Bộ dữ liệu mới từ một kế hoạch: có mục tiêu, chưa có kết quả.",
        "A new pack from a plan: it has the targets, and no results yet.",
        "Kiểm tra: chitieu check THƯ_MỤC · To check it: chitieu check FOLDER",
    ],
    indicators: &[
        "Thêm kết quả vào claims, mỗi số liệu một dòng; số dùng dấu chấm thập phân.",
        "Add results to claims, one line for each figure, with a decimal point.",
        "kind: actual (thực hiện · the result), estimate (ước), forecast (dự báo)",
    ],
};

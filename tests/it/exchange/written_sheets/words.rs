//! The words of the grammar: what offices write over columns and before rows, and what it means.

/// Words for a kind.
pub(super) const KINDS: [(&str, &str); 17] = [
    ("KH", "target"),
    ("Kế hoạch", "target"),
    ("Mục tiêu", "target"),
    ("Nghị quyết", "target"),
    ("Dự toán", "target"),
    ("Dự kiến KH", "target"),
    ("KH dự kiến", "target"),
    ("Chỉ tiêu giao", "target"),
    ("TH", "actual"),
    ("Thực hiện", "actual"),
    ("Kết quả", "actual"),
    ("Kết quả thực hiện", "actual"),
    ("ƯTH", "estimate"),
    ("Ước TH", "estimate"),
    ("Ước thực hiện", "estimate"),
    ("Dự kiến", "forecast"),
    ("Dự báo", "forecast"),
];

/// Headings of what is no figure of the indicator.
pub(super) const ASIDE: [&str; 27] = [
    "So KH (%)",
    "So với cùng kỳ (%)",
    "TH/KH (%)",
    "Tăng/giảm",
    "Tăng (+), giảm (-)",
    "Chênh lệch",
    "% KH",
    "Tỷ lệ đạt (%)",
    "% hoàn thành",
    "So sánh (%)",
    "Giữa nhiệm kỳ",
    "Đầu nhiệm kỳ",
    "TH từ 15/12/2022 đến 14/12/2023",
    "2023/2022 (%)",
    "+/- 2022",
    "(+/-) 2021",
    "Điểm 2021",
    "Xếp hạng 2023",
    "Hạng 2022",
    "Thứ bậc 2020",
    "Tăng trưởng 2022 (%)",
    "So 2021 (%)",
    "Tỷ trọng 2020 (%)",
    "Cơ cấu",
    "Tốc độ 2023",
    "Nửa đầu nhiệm kỳ",
    "2010-11",
];

/// Names of rows that say a part of the year, and the part.
pub(super) const PARTS_OF_YEARS: [(&str, &str); 8] = [
    ("Quý I", "{} Q1"),
    ("- Quý III", "{} Q3"),
    ("Quý 4", "{} Q4"),
    ("6 tháng đầu năm", "first half"),
    ("- 6 tháng cuối năm", "second half"),
    ("9 tháng", "9 months"),
    ("+ Tháng 5", "May"),
    ("Quý II", "{} Q2"),
];

/// Indicators with their units.
pub(super) const THINGS: [(&str, &str); 8] = [
    ("Tỷ lệ hộ nghèo", "%"),
    ("Thu ngân sách nhà nước", "tỷ đồng"),
    ("GRDP bình quân đầu người", "triệu đồng"),
    ("Số xã đạt chuẩn nông thôn mới", "xã"),
    ("Diện tích rừng trồng mới", "ha"),
    ("Tỷ lệ che phủ rừng", "%"),
    ("Sản lượng lương thực có hạt", "tấn"),
    ("Lao động được đào tạo", "người"),
];

/// A measure: its heading, its name and its unit.
pub(super) type Measure = (&'static str, &'static str, &'static str);

/// Things with the measures below them.
pub(super) const GROUPS: [(&str, [Measure; 2]); 5] = [
    (
        "Hộ nghèo",
        [("Số hộ", "Số hộ", "hộ"), ("Tỷ lệ (%)", "Tỷ lệ", "%")],
    ),
    (
        "Hộ cận nghèo",
        [("Số hộ (hộ)", "Số hộ", "hộ"), ("Tỷ lệ %", "Tỷ lệ", "%")],
    ),
    (
        "Nông thôn mới",
        [
            ("Số xã đạt chuẩn", "Số xã đạt chuẩn", "xã"),
            ("Tỷ lệ (%)", "Tỷ lệ", "%"),
        ],
    ),
    (
        "Lúa đông xuân",
        [
            ("Diện tích (ha)", "Diện tích", "ha"),
            ("Sản lượng (tấn)", "Sản lượng", "tấn"),
        ],
    ),
    (
        "Du lịch",
        [
            ("Lượt khách (lượt)", "Lượt khách", "lượt"),
            ("Doanh thu (tỷ đồng)", "Doanh thu", "tỷ đồng"),
        ],
    ),
];

/// Names of districts, some with their titles.
pub(super) const PLACES: [&str; 10] = [
    "Tam Đường",
    "Sìn Hồ",
    "Than Uyên",
    "Mường Tè",
    "Phong Thổ",
    "Nậm Nhùn",
    "Tân Uyên",
    "Huyện Sìn Hồ",
    "TP. Lai Châu",
    "Huyện Than Uyên",
];
/// What rows are called that are of all of the place.
pub(super) const WHOLES: [&str; 6] = [
    "Toàn tỉnh",
    "Tổng cộng",
    "Cả tỉnh",
    "Tổng số",
    "Chung",
    "TOÀN TỈNH",
];
/// Headings over the names of indicators.
pub(super) const FIRSTS: [&str; 8] = [
    "Chỉ tiêu",
    "Nội dung",
    "Tên chỉ tiêu",
    "Chỉ số",
    "Mục tiêu",
    "Các chỉ tiêu chủ yếu",
    "Tiêu chí",
    "Lĩnh vực",
];
/// Headings over units.
pub(super) const UNITS: [&str; 4] = ["ĐVT", "Đơn vị", "Đơn vị tính", "Đơn vị đo"];
/// Headings over the names of places.
pub(super) const OF_PLACES: [&str; 6] = [
    "Huyện",
    "Địa phương",
    "Đơn vị",
    "Huyện, thành phố",
    "Địa bàn",
    "Tên huyện",
];

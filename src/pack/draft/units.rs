//! Units and counting nouns, as texts print them.
//!
//! Owns the table and how a unit is called in a pack. It must not know figures.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::text::TextToken;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitMeasure {
    /// Percent.
    Percent,
    /// Points of a percentage.
    Points,
    /// Money.
    Money,
    /// Communes, households, schools: what is counted one by one and may be part of a whole.
    Noun,
    /// Tonnes, hectares, kilometres: an amount.
    Amount,
    /// A number of times, as in "gấp 2 lần".
    Times,
    /// Points of an index.
    Score,
}

impl UnitMeasure {
    /// Tells whether something is measured in percent or points.
    pub fn is_share(measure: Option<Self>) -> bool {
        matches!(measure, Some(Self::Percent | Self::Points))
    }
}

/// A unit, and its name in a pack where that differs from what was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedUnit {
    /// What it measures.
    pub measure: UnitMeasure,
    /// Its name, if another one is usual.
    pub usual: Option<&'static str>,
}

const fn as_printed(measure: UnitMeasure) -> PrintedUnit {
    PrintedUnit {
        measure,
        usual: None,
    }
}

const fn called(measure: UnitMeasure, usual: &'static str) -> PrintedUnit {
    PrintedUnit {
        measure,
        usual: Some(usual),
    }
}

/// Units that are no counted nouns.
const MEASURES: &[(PrintedUnit, &str)] = &[
    (called(UnitMeasure::Percent, "%"), "%|phần trăm"),
    (
        called(UnitMeasure::Points, "điểm %"),
        "điểm phần trăm|điểm %|điểm - phần trăm|% điểm",
    ),
    (
        as_printed(UnitMeasure::Money),
        "đồng|usd|đô la mỹ|đô la|euro",
    ),
    (called(UnitMeasure::Money, "đồng"), "vnđ|vnd"),
    (called(UnitMeasure::Times, "lần"), "lần"),
    (called(UnitMeasure::Score, "điểm"), "điểm"),
    (called(UnitMeasure::Score, "‰"), "‰|phần nghìn"),
    (
        as_printed(UnitMeasure::Amount),
        "tấn|tạ|kg|yến|ha|hecta|km|km2|m|m2|m3|m³|m²|km²|mét|lít|kwh|kw|mw|mwp|gwh|kva|mva|mm|cm|\
                tấn hàng hóa|mét khối|mét vuông|tuổi|tháng tuổi|giờ|phút|ngày công|năm tuổi|tín chỉ|tấn co2",
    ),
    (
        called(UnitMeasure::Amount, "km"),
        "ki lô mét|kilômét|cây số",
    ),
];

/// Nouns that are counted, under another name where one is usual.
const NOUNS: &[(PrintedUnit, &str)] = &[
    (
        called(UnitMeasure::Noun, "lượt"),
        "lượt khách|lượt người|lượt du khách",
    ),
    (called(UnitMeasure::Noun, "bác sĩ"), "bác sĩ"),
    (
        called(UnitMeasure::Noun, "người"),
        "đoàn viên|hội viên|đảng viên mới|nhân khẩu|người dân|đồng chí",
    ),
    (
        called(UnitMeasure::Noun, "hộ"),
        "hộ nghèo|hộ cận nghèo|hộ dân|hộ gia đình",
    ),
    (
        as_printed(UnitMeasure::Noun),
        "người|lao động|học sinh|sinh viên|học viên|giáo viên|cán bộ|công chức|viên chức|đảng viên|\
                trẻ|trẻ em|phụ nữ|thành viên|thanh niên|thương binh|bệnh nhân|ca|đối tượng|hộ|hộ kinh doanh|gia đình|\
                xã|phường|thị trấn|huyện|tỉnh|thành phố|thị xã|thôn|bản|thôn bản|ấp|khu phố|tổ dân phố|\
                khu dân cư|làng|buôn|xóm|đơn vị|cơ sở|cơ quan|tổ chức|tổ chức đảng|chi bộ|đảng bộ|chi hội|\
                doanh nghiệp|hợp tác xã|htx|tổ hợp tác|trang trại|dự án|công trình|nhiệm vụ|đề tài|mô hình|\
                sản phẩm|mặt hàng|chỉ tiêu|tiêu chí|mục tiêu|nhóm chỉ tiêu|trường|trường học|lớp|lớp học|\
                phòng học|phòng|trạm|trạm y tế|bệnh viện|giường|giường bệnh|chợ|siêu thị|cầu|tuyến|\
                tuyến đường|đường|con|cây|gốc|căn|căn nhà|nhà|ngôi nhà|căn hộ|lượt|lượt hộ|lượt cán bộ|\
                lượt lao động|chuyến|vụ|vụ việc|đơn|đơn thư|hồ sơ|thủ tục|dịch vụ|văn bản|cuộc|buổi|\
                hội nghị|đoàn|chương trình|đề án|khu|cụm|điểm du lịch|điểm đến|khách sạn|phòng nghỉ|\
                cơ sở lưu trú|di tích|di sản|lễ hội|câu lạc bộ|đội|huy chương|suất quà|phần quà|thẻ|\
                thuê bao|máy|thiết bị|trạm bts|xe|tàu|tàu cá|lồng|ao|vườn|khu công nghiệp|cụm công nghiệp|\
                giấy chứng nhận|bộ|tác phẩm|bài|tin|số|mã số|thương hiệu|nhãn hiệu|vùng|chuỗi|hộ khẩu|\
                biên chế|chức danh|vị trí|quầy|kho|nhà máy|hồ|hồ chứa|trạm bơm|điểm trường|thư viện|\
                nhà văn hóa|công dân|tân binh|lao động mới|việc làm|khóa|sáng kiến|giải pháp|bằng sáng chế|\
                quốc gia|thị trường|ngành|lĩnh vực|sở|ban|phiếu|tổ|nhóm|liên kết|hợp đồng|tiêu chuẩn|\
                quy chuẩn|chữ ký số|công đoàn cơ sở|công đoàn|cơ sở đảng|chi đoàn|đoàn cơ sở|chi hội|giải|giải thưởng|giấy phép|giấy phép xây dựng|mái ấm|mái ấm tình thương|học bổng|suất học bổng|chứng chỉ|\
                cháu|trung tâm|phương tiện|chiến sĩ|đơn hàng|hội thi|cuộc thi|trường hợp|tuyến phố|tổ tự quản|bể|đèn|camera|sổ|\
                bộ dữ liệu|cơ sở dữ liệu|ý kiến|kiến nghị|bản tin|tấn cá",
    ),
];

/// Words that multiply.
pub const SCALES: [(&str, i32); 7] = [
    ("chục", 1),
    ("trăm", 2),
    ("nghìn", 3),
    ("ngàn", 3),
    ("vạn", 4),
    ("triệu", 6),
    ("tỷ", 9),
];

/// What makes another word of "tỷ": a rate, a share, a price.
pub const NO_BILLION: [&str; 6] = ["lệ", "trọng", "suất", "giá", "số", "phú"];

/// What a unit may be counted by, behind a stroke.
const PER: &str = "năm|người|ha|tháng|ngày|hộ|xã|lao động|vạn dân|một vạn dân|nghìn dân|dân|lượt|lượt khách|\
                người dân|sào|vụ|km2|giờ|lít|con|học sinh|lớp|giường|suất|đơn vị|trường|thôn|bản|huyện|\
                sản phẩm|m2|m3|tấn|héc ta|kg|quý|tuần|usd|trẻ|bà mẹ|mét|căn|hội viên|đảng viên|mô hình|\
                đầu người|cây|lồng|nhân khẩu|thuê bao|doanh nghiệp|km|s|giây|đầu|cán bộ|giáo viên|tiêu chí|\
                phường|dự án|cơ sở";

/// All units.
pub static UNITS: LazyLock<Phrases<PrintedUnit>> = LazyLock::new(|| {
    let groups: Vec<(PrintedUnit, &'static str)> = MEASURES.iter().chain(NOUNS).copied().collect();
    Phrases::new(&groups)
});

/// A unit at a token: the token behind it and what it is. "Giải ngân", "giải quyết" count no prizes.
pub fn unit(tokens: &[TextToken], at: usize) -> Option<(usize, PrintedUnit)> {
    const OTHERS: [&str; 7] = ["ngân", "quyết", "pháp", "phóng", "trình", "đáp", "thể"];
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
    let found = UNITS.at(tokens, at)?;
    let is_other = is(at, &["giải"]) && is(at + 1, &OTHERS);
    (!is_other).then_some(found)
}

/// What units are counted by.
pub static BY: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::new(&[((), PER)]));

//! The parts of time, and the words that say them.
//!
//! Owns the tables of words. It must not know where a word stands.

use std::sync::LazyLock;

use super::phrases::Phrases;

/// A part of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePart {
    /// A whole year, or its end.
    Year,
    /// The beginning of a year.
    StartOfYear,
    /// From the first year to that of the time. A term counts from the year before it begins.
    Span(i16, bool),
    /// From the first year to a month.
    SpanTo(i16, u8),
    /// The first months of a year.
    Months(u8),
    /// A half of a year.
    Half(u8),
    /// A quarter.
    Quarter(u8),
    /// A month.
    Month(u8),
    /// To a day: day and month.
    To(u8, u8),
    /// A school year, by its first year.
    SchoolYear(i16),
    /// The middle of the term.
    MidTerm,
    /// Now.
    Now,
    /// The end of the term.
    EndOfTerm,
    /// The term as a whole, or the years that are over.
    Term,
    /// The term to come.
    NextTerm,
}

/// How far back "since the beginning of the term" is marked to lie.
pub(super) const SINCE_TERM: i16 = 98;

/// Words that begin an expression and lead to what stands behind them.
pub(super) const LEADS: &[&str] = &[
    "đến", "tới", "vào", "trong", "hết", "tính", "cuối", "từ", "của", "đầu", "giữa", "năm", "ngày",
    "tháng", "mốc", "thời", "điểm", "hiện", "cho", "qua", "sau", "ở",
];

/// Expressions without a number.
pub(super) static FIXED: LazyLock<Phrases<(TimePart, i16)>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            (TimePart::MidTerm, 0),
            "nửa nhiệm kỳ|giữa nhiệm kỳ|nửa đầu nhiệm kỳ|nửa chặng đường|giữa kỳ|nửa nhiệm kỳ đầu|\
                nửa nhiệm kỳ qua|nửa nhiệm kỳ đại hội",
        ),
        (
            (TimePart::Now, 0),
            "đến nay|hiện nay|hiện tại|đến thời điểm này|đến thời điểm hiện tại|tới nay|hiện|\
                từ đầu năm đến nay",
        ),
        (
            (TimePart::Now, SINCE_TERM),
            "từ đầu nhiệm kỳ đến nay|đầu nhiệm kỳ đến nay|từ đầu nhiệm kỳ tới nay",
        ),
        (
            (TimePart::EndOfTerm, 0),
            "cuối nhiệm kỳ|hết nhiệm kỳ|kết thúc nhiệm kỳ|cuối giai đoạn|hết giai đoạn",
        ),
        (
            (TimePart::Term, 0),
            "nhiệm kỳ qua|nhiệm kỳ vừa qua|trong nhiệm kỳ|toàn nhiệm kỳ|cả nhiệm kỳ|5 năm qua|\
                năm năm qua|5 năm vừa qua|năm năm vừa qua|trong 5 năm|trong năm năm|sau 5 năm|sau năm năm|\
                5 năm gần đây|cả giai đoạn|toàn giai đoạn|nhiệm kỳ này|suốt nhiệm kỳ|5 năm",
        ),
        (
            (TimePart::NextTerm, 0),
            "nhiệm kỳ tới|5 năm tới|năm năm tới|nhiệm kỳ mới|giai đoạn tới|những năm tới",
        ),
        (
            (TimePart::Half(1), 0),
            "6 tháng đầu năm|sáu tháng đầu năm|nửa đầu năm|nửa năm đầu|06 tháng đầu năm|6 tháng đầu|\
                6 tháng|sáu tháng|06 tháng|6 tháng đầu của năm",
        ),
        (
            (TimePart::Half(2), 0),
            "6 tháng cuối năm|sáu tháng cuối năm|nửa cuối năm|06 tháng cuối năm|6 tháng còn lại|sáu tháng còn lại|6 tháng cuối|sáu tháng cuối",
        ),
        (
            (TimePart::Quarter(4), 0),
            "3 tháng cuối năm|ba tháng cuối năm|03 tháng cuối năm|3 tháng còn lại|ba tháng còn lại|3 tháng cuối|ba tháng cuối|quý còn lại",
        ),
        (
            (TimePart::Year, 0),
            "cả năm|năm nay|hết năm nay|trong năm nay|cuối năm nay|cuối năm|hết năm|trong năm|toàn năm|cả năm nay|năm qua",
        ),
        (
            (TimePart::Year, -1),
            "năm trước|năm ngoái|cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|năm liền trước|năm học trước|năm học liền trước",
        ),
        ((TimePart::Year, 1), "năm tới|năm sau"),
        ((TimePart::StartOfYear, 0), "đầu năm"),
        ((TimePart::StartOfYear, 99), "đầu nhiệm kỳ"),
    ])
});

/// Words of a count of months.
pub(super) const COUNTS: [(&str, u8); 10] = [
    ("hai", 2),
    ("ba", 3),
    ("bốn", 4),
    ("năm", 5),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười", 10),
    ("sáu", 6),
    ("mười một", 11),
];

/// Numbers of quarters and halves.
pub(super) const ROMAN: [(&str, u8); 8] = [
    ("i", 1),
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
    ("1", 1),
    ("2", 2),
    ("3", 3),
    ("4", 4),
];

/// Nouns whose year or span names them.
pub(super) static DOCUMENTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "nghị quyết|đại hội|kế hoạch|chương trình|đề án|báo cáo|chiến lược|quy hoạch|bầu cử|hđnd|\
                hội đồng nhân dân|đại biểu|kết luận|chỉ thị|quyết định|luật|dự toán|dự án|tiểu dự án|nq|kh|\
                mtqg|mục tiêu quốc gia|thông báo",
    )])
});

/// What stands before the time of a comparison.
pub(super) static BASES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "so với|so|hơn|bằng|cùng kỳ|cùng thời điểm|tương đương|lần|kém|như|% của|kể từ|cùng kỳ của|\
                so cùng kỳ",
    )])
});

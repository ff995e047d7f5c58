//! Expressions of time in a paragraph.
//!
//! Owns where each stands, what it says, and whether it only names a document or what a figure is compared with. It must
//! not know figures.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::text::{Shape, Token};

/// A part of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A whole year, or its end.
    Year,
    /// The beginning of a year.
    StartOfYear,
    /// From the first year to that of the time; of a term the first year is that before.
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

/// An expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its first token.
    pub from: usize,
    /// The token behind it.
    pub to: usize,
    /// What it says.
    pub part: Part,
    /// The year that it names.
    pub year: Option<i16>,
    /// How many years before that of the text it lies, where it says so.
    pub back: i16,
    /// Whether figures are compared with it.
    pub is_base: bool,
    /// Whether it belongs to the name of a document.
    pub names_document: bool,
}

/// Words that begin an expression and lead to what stands behind them.
const LEADS: &[&str] = &[
    "đến", "tới", "vào", "trong", "hết", "tính", "cuối", "từ", "của", "đầu", "giữa", "năm", "ngày",
    "tháng", "mốc", "thời", "điểm", "hiện", "cho", "qua", "sau", "ở",
];

/// Expressions without a number.
static FIXED: LazyLock<Phrases<(Part, i16)>> = LazyLock::new(|| {
    Phrases::new(&[
        (
            (Part::MidTerm, 0),
            "nửa nhiệm kỳ|giữa nhiệm kỳ|nửa đầu nhiệm kỳ|nửa chặng đường|giữa kỳ|nửa nhiệm kỳ đầu|\
                nửa nhiệm kỳ qua|nửa nhiệm kỳ đại hội",
        ),
        (
            (Part::Now, 0),
            "đến nay|hiện nay|hiện tại|đến thời điểm này|đến thời điểm hiện tại|tới nay|hiện|\
                từ đầu nhiệm kỳ đến nay|từ đầu năm đến nay|đầu nhiệm kỳ đến nay",
        ),
        (
            (Part::EndOfTerm, 0),
            "cuối nhiệm kỳ|hết nhiệm kỳ|kết thúc nhiệm kỳ|cuối giai đoạn|hết giai đoạn",
        ),
        (
            (Part::Term, 0),
            "nhiệm kỳ qua|nhiệm kỳ vừa qua|trong nhiệm kỳ|toàn nhiệm kỳ|cả nhiệm kỳ|5 năm qua|\
                năm năm qua|5 năm vừa qua|năm năm vừa qua|trong 5 năm|trong năm năm|sau 5 năm|sau năm năm|\
                5 năm gần đây|cả giai đoạn|toàn giai đoạn|nhiệm kỳ này|suốt nhiệm kỳ|5 năm",
        ),
        (
            (Part::NextTerm, 0),
            "nhiệm kỳ tới|5 năm tới|năm năm tới|nhiệm kỳ mới|giai đoạn tới|những năm tới",
        ),
        (
            (Part::Half(1), 0),
            "6 tháng đầu năm|sáu tháng đầu năm|nửa đầu năm|nửa năm đầu|06 tháng đầu năm|6 tháng đầu|\
                6 tháng|sáu tháng|06 tháng|6 tháng đầu của năm",
        ),
        (
            (Part::Half(2), 0),
            "6 tháng cuối năm|sáu tháng cuối năm|nửa cuối năm|06 tháng cuối năm|6 tháng còn lại",
        ),
        (
            (Part::Year, 0),
            "cả năm|năm nay|cuối năm nay|cuối năm|hết năm|trong năm|toàn năm|cả năm nay|năm qua",
        ),
        (
            (Part::Year, -1),
            "năm trước|năm ngoái|cùng kỳ|cùng kỳ năm trước|cùng kỳ năm ngoái|năm liền trước",
        ),
        ((Part::Year, 1), "năm tới|năm sau"),
        ((Part::StartOfYear, 0), "đầu năm"),
        ((Part::StartOfYear, 99), "đầu nhiệm kỳ"),
    ])
});

/// Words of a count of months.
const COUNTS: [(&str, u8); 10] = [
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

const ROMAN: [(&str, u8); 8] = [
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
static DOCUMENTS: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "nghị quyết|đại hội|kế hoạch|chương trình|đề án|báo cáo|chiến lược|quy hoạch|bầu cử|hđnd|\
                hội đồng nhân dân|đại biểu|kết luận|chỉ thị|quyết định|luật|dự toán|dự án|tiểu dự án|nq|kh|\
                mtqg|mục tiêu quốc gia|thông báo",
    )])
});

/// What stands before the time of a comparison.
static BASES: LazyLock<Phrases<()>> = LazyLock::new(|| {
    Phrases::new(&[(
        (),
        "so với|so|hơn|bằng|cùng kỳ|cùng thời điểm|tương đương|lần|kém|như|% của|kể từ|cùng kỳ của|\
                so cùng kỳ",
    )])
});

/// Finds every expression of time, in order.
pub fn times(tokens: &[Token]) -> Vec<Time> {
    let mut found: Vec<Time> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match time_at(tokens, at) {
            Some((to, part, year, back)) => {
                let behind = found.last().map_or(0, |last| last.to);
                let from = with_leads(tokens, behind, at);
                found.push(Time {
                    from,
                    to,
                    part,
                    year,
                    back,
                    is_base: is_base(tokens, behind, from, back),
                    names_document: names_document(tokens, behind, from, part),
                });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads an expression at a token.
type Reader = fn(&[Token], usize) -> Option<Found>;

/// The token behind an expression, what it says, its year, and how many years back it lies.
type Found = (usize, Part, Option<i16>, i16);

fn time_at(tokens: &[Token], at: usize) -> Option<Found> {
    let readers: &[Reader] = match tokens.get(at)?.shape {
        Shape::Number => &[spelled_date, slashed, months, years, fixed],
        Shape::Word => &[school_year, quarter, months, month, fixed],
        Shape::Mark => &[],
    };
    readers.iter().find_map(|read| read(tokens, at))
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.lower.as_str())
}

fn small(tokens: &[Token], at: usize, most: i32) -> Option<u8> {
    let number = tokens
        .get(at)?
        .whole()
        .filter(|number| (1..=most).contains(number))?;
    u8::try_from(number).ok()
}

/// "năm 2024", "2024", "/2024" behind a part of a year.
fn year_behind(tokens: &[Token], at: usize) -> (usize, Option<i16>, i16) {
    let skip = match word(tokens, at) {
        "/" | "-" | "," => 1,
        "năm" => 1,
        "đầu" | "của" | "cuối" if word(tokens, at + 1) == "năm" => 2,
        _ => 0,
    };
    match tokens.get(at + skip).and_then(Token::year) {
        Some(year) if word(tokens, at) != "," || skip == 0 => (at + skip + 1, Some(year), 0),
        _ if skip == 2 => (at + 2, None, 0),
        _ if word(tokens, at) == "năm" && matches!(word(tokens, at + 1), "trước" | "ngoái") => {
            (at + 2, None, -1)
        }
        _ if word(tokens, at) == "năm" && word(tokens, at + 1) == "nay" => (at + 2, None, 0),
        _ => (at, None, 0),
    }
}

fn to_day(day: u8, month: u8) -> Part {
    match (day, month) {
        (31, 12) => Part::Year,
        _ => Part::To(day, month),
    }
}

/// "ngày 15 tháng 6 năm 2024".
fn spelled_date(tokens: &[Token], at: usize) -> Option<Found> {
    let day = small(tokens, at, 31)?;
    (word(tokens, at + 1) == "tháng").then_some(())?;
    let month = small(tokens, at + 2, 12)?;
    // "9 tháng 16,4 tỷ" is no day.
    (word(tokens, at.wrapping_sub(1)) == "ngày").then_some(())?;
    let (to, year, back) = year_behind(tokens, at + 3);
    Some((to, to_day(day, month), year, back))
}

/// "15/6/2024", "15/12", "6/2024".
fn slashed(tokens: &[Token], at: usize) -> Option<Found> {
    is_joined(tokens, at + 1).then_some(())?;
    whole_day(tokens, at)
        .or_else(|| month_of_year(tokens, at))
        .or_else(|| day_of_year(tokens, at))
}

/// Tells whether a mark at a token joins two parts of a day.
fn is_joined(tokens: &[Token], at: usize) -> bool {
    let is_mark = tokens
        .get(at)
        .is_some_and(|mark| mark.glued && mark.is_one_of(&["/", "-", "."]));
    is_mark && tokens.get(at + 1).is_some_and(|next| next.glued)
}

/// "15/6/2024".
fn whole_day(tokens: &[Token], at: usize) -> Option<Found> {
    let (day, month) = (small(tokens, at, 31)?, small(tokens, at + 2, 12)?);
    is_joined(tokens, at + 3).then_some(())?;
    let year = tokens.get(at + 4)?.year()?;
    Some((at + 5, to_day(day, month), Some(year), 0))
}

/// "6/2024"; "12/2024/NQ" is the number of a document.
fn month_of_year(tokens: &[Token], at: usize) -> Option<Found> {
    let month = small(tokens, at, 12).filter(|_| word(tokens, at + 1) == "/")?;
    let year = tokens.get(at + 2)?.year()?;
    (!is_joined(tokens, at + 3)).then_some((at + 3, Part::Month(month), Some(year), 0))
}

/// "ngày 15/12", "đến 30/9".
fn day_of_year(tokens: &[Token], at: usize) -> Option<Found> {
    const LED: [&str; 9] = [
        "ngày", "đến", "tới", "hết", "sáng", "chiều", "tối", "trưa", "hôm",
    ];
    let before = at.checked_sub(1).map(|at| word(tokens, at))?;
    let is_led = LED.contains(&before) && word(tokens, at + 1) == "/";
    let (day, month) = (
        small(tokens, at, 31).filter(|_| is_led)?,
        small(tokens, at + 2, 12)?,
    );
    let is_counted = tokens
        .get(at + 3)
        .is_some_and(|next| next.shape == Shape::Word);
    (before == "ngày" || !is_counted).then_some((at + 3, to_day(day, month), None, 0))
}

/// "năm học 2023 - 2024".
fn school_year(tokens: &[Token], at: usize) -> Option<Found> {
    (word(tokens, at) == "năm" && word(tokens, at + 1) == "học").then_some(())?;
    let first = tokens.get(at + 2)?.year()?;
    tokens.get(at + 3)?.is_one_of(&["-", "/"]).then_some(())?;
    let last = tokens.get(at + 4)?.year()?;
    Some((at + 5, Part::SchoolYear(first), Some(last), 0))
}

/// "quý I/2024", "quý 3 năm 2024".
fn quarter(tokens: &[Token], at: usize) -> Option<Found> {
    (word(tokens, at) == "quý").then_some(())?;
    let name = word(tokens, at + 1);
    let (_, number) = ROMAN.iter().find(|(roman, _)| *roman == name)?;
    let (to, year, back) = year_behind(tokens, at + 2);
    Some((to, Part::Quarter(*number), year, back))
}

/// "9 tháng đầu năm 2024", "chín tháng", "6 tháng".
fn months(tokens: &[Token], at: usize) -> Option<Found> {
    let fixed = FIXED
        .at(tokens, at)
        .filter(|(_, (part, _))| matches!(part, Part::Half(_)));
    if let Some((end, (part, _))) = fixed {
        // "6 tháng tuổi" is an age.
        let (to, year, back) = year_behind(tokens, end);
        return (word(tokens, end) != "tuổi").then_some((to, part, year, back));
    }
    let count = small(tokens, at, 12).or_else(|| {
        let name = word(tokens, at);
        COUNTS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, count)| *count)
    })?;
    (word(tokens, at + 1) == "tháng").then_some(())?;
    let end = at + 2;
    if matches!(word(tokens, end), "tuổi" | "lương" | "thi" | "làm") {
        return None;
    }
    let (to, year, back) = year_behind(tokens, end);
    let part = match count {
        12 => Part::Year,
        count => Part::Months(count),
    };
    Some((to, part, year, back))
}

/// "tháng 8", "tháng 8 năm 2024"; "tháng 8/2024" is found here too.
fn month(tokens: &[Token], at: usize) -> Option<Found> {
    (word(tokens, at) == "tháng").then_some(())?;
    let month = small(tokens, at + 1, 12)?;
    let (to, year, back) = year_behind(tokens, at + 2);
    Some((to, Part::Month(month), year, back))
}

/// "2021 - 2025", "từ năm 2021 đến năm 2025", "năm 2024".
fn years(tokens: &[Token], at: usize) -> Option<Found> {
    let first = tokens.get(at)?.year()?;
    let before = |back: usize| at.checked_sub(back).map_or("", |at| word(tokens, at));
    // The year of prices is none.
    if matches!(before(1), "sánh" | "gốc") {
        return None;
    }
    let is_joined = matches!(word(tokens, at + 1), "-" | "đến" | "tới");
    let skip =
        usize::from(word(tokens, at + 2) == "năm") + usize::from(word(tokens, at + 2) == "hết");
    if is_joined
        && let Some(last) = tokens.get(at + 2 + skip).and_then(Token::year)
        && first < last
    {
        // "đến năm 2020" begins no span of its own.
        let is_term = before(1) == "kỳ" && before(2) == "nhiệm";
        return Some((at + 3 + skip, Part::Span(first, is_term), Some(last), 0));
    }
    if is_joined
        && let Some((to, Part::Month(month), Some(last), _)) =
            (at + 2..at + 4).find_map(|next| slashed(tokens, next).or_else(|| month(tokens, next)))
    {
        return Some((to, Part::SpanTo(first, month), Some(last), 0));
    }
    if before(2) == "từ" && word(tokens, at + 1) == "đến" && word(tokens, at + 2) == "nay" {
        return Some((at + 3, Part::Span(first, false), None, 0));
    }
    if before(1) == "năm" || before(1) == "(" || before(1) == "/" {
        let part = match before(2) {
            "đầu" if before(3) != "tháng" => Part::StartOfYear,
            _ => Part::Year,
        };
        return Some((at + 1, part, Some(first), 0));
    }
    let is_led = matches!(
        before(1),
        "đến"
            | "tới"
            | "vào"
            | "với"
            | "trong"
            | "hết"
            | "từ"
            | "cuối"
            | "đầu"
            | "và"
            | ","
            | ""
            | "-"
    );
    let ends = tokens
        .get(at + 1)
        .is_none_or(|next| next.is_one_of(&[",", ";", ":", ".", ")", "là", "đạt"]));
    let is_counted = super::units::UNITS.at(tokens, at + 1).is_some();
    (!is_counted && (is_led || ends)).then_some((at + 1, Part::Year, Some(first), 0))
}

fn fixed(tokens: &[Token], at: usize) -> Option<Found> {
    let (end, (part, back)) = FIXED.at(tokens, at)?;
    // Halves were looked for before; what is left is an age.
    if matches!(part, Part::Half(_)) {
        return None;
    }
    let is_part = matches!(part, Part::Half(_) | Part::StartOfYear) || back != 0;
    let (to, year, more) = match is_part || matches!(word(tokens, end), "năm" | "/") {
        true => year_behind(tokens, end),
        false => (end, None, 0),
    };
    // "hiện đại", "thực hiện": another word.
    let is_word = part != Part::Now || word(tokens, at) != "hiện" || is_now(tokens, at);
    let is_plan = part == Part::Term
        && word(tokens, at).starts_with('5')
        && at > 0
        && word(tokens, at - 1) == "hoạch";
    let is_years = word(tokens, at) == "5" && end == at + 2;
    if !is_word || is_plan || is_years && !matches!(word(tokens, end), "," | ":" | "") {
        return None;
    }
    // "cuối năm 2024" has its year.
    let with_year = tokens
        .get(to)
        .and_then(Token::year)
        .filter(|_| year.is_none() && word(tokens, to.wrapping_sub(1)) == "năm");
    match with_year {
        Some(year) => Some((to + 1, part, Some(year), 0)),
        None => Some((to, part, year, if year.is_some() { 0 } else { back + more })),
    }
}

fn is_now(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| word(tokens, at));
    let behind = word(tokens, at + 1);
    !matches!(before, "thực" | "thể" | "phát" | "xuất" | "biểu")
        && matches!(
            behind,
            "có" | "còn" | "đạt" | "toàn" | "đã" | "," | "tỷ" | "cả"
        )
        || matches!(before, "" | "." | ";") && tokens.get(at + 1).is_some_and(Token::is_number)
}

/// Takes the words that lead to an expression with it.
fn with_leads(tokens: &[Token], behind: usize, at: usize) -> usize {
    let mut from = at;
    while from > behind {
        let before = word(tokens, from - 1);
        let is_span = matches!(before, "đoạn" | "kỳ")
            && matches!(
                word(tokens, from.wrapping_sub(2)),
                "giai" | "thời" | "nhiệm"
            );
        if is_span {
            from -= 2;
        } else if LEADS.contains(&before) {
            from -= 1;
        } else {
            break;
        }
    }
    from.max(behind)
}

fn is_base(tokens: &[Token], behind: usize, from: usize, back: i16) -> bool {
    let mut at = from;
    // "so với cùng kỳ năm 2023", "so với cuối năm 2020".
    while at > behind
        && matches!(
            word(tokens, at - 1),
            "cùng" | "kỳ" | "thời" | "điểm" | "thực" | "hiện" | "số"
        )
    {
        at -= 1;
    }
    let is_led =
        BASES.before(tokens, behind, at).is_some() || BASES.before(tokens, behind, from).is_some();
    let is_bare = at > behind && word(tokens, at - 1) == "với";
    back == -1 || is_led || is_bare || is_of_share(tokens, behind, from)
}

/// Tells whether a plan stands before an expression of which a share was reached: "64,8 % mục tiêu cả nhiệm kỳ".
fn is_of_share(tokens: &[Token], behind: usize, from: usize) -> bool {
    let near = from.saturating_sub(4).max(behind)..from;
    near.rev().any(|at| {
        let is_plan = matches!(
            (word(tokens, at), word(tokens, at + 1)),
            ("mục", "tiêu")
                | ("kế", "hoạch")
                | ("chỉ", "tiêu")
                | ("dự", "toán")
                | ("nghị", "quyết")
        );
        is_plan && at > behind && word(tokens, at - 1) == "%"
    })
}

/// Tells whether a document stands before an expression in its clause, so that the time is its own.
fn names_document(tokens: &[Token], behind: usize, from: usize, part: Part) -> bool {
    if !matches!(part, Part::Span(..) | Part::Year | Part::Term) {
        return false;
    }
    let is_end = |token: &Token| token.is_one_of(&[",", ";", ":", ".", "(", ")"]);
    let start = (behind..from)
        .rev()
        .find(|at| tokens.get(*at).is_some_and(is_end));
    let mut start = start.map_or(behind, |at| at + 1);
    if matches!(part, Part::Span(_, true)) {
        // "Nghị quyết Đại hội …, nhiệm kỳ 2020 - 2025": the term stands apart from its document.
        let stop = |token: &Token| token.is_one_of(&[";", ":", ".", "(", ")"]);
        let wide = (behind..from)
            .rev()
            .find(|at| tokens.get(*at).is_some_and(stop));
        start = wide.map_or(behind, |at| at + 1);
    }
    let Some((_, end, ())) = DOCUMENTS.first_in(tokens, start, from) else {
        return false;
    };
    // A goal or a verb between has the time for itself, and so has what was done: "đánh giá của Hội đồng về kết quả năm 2024".
    let is_account = |at: usize| {
        matches!(
            (word(tokens, at), word(tokens, at + 1)),
            ("kết", "quả") | ("tình", "hình")
        )
    };
    !(end..from).any(is_account)
        && !(end..from).any(|at| matches!(word(tokens, at), "đạt" | "đến" | "là" | "trong"))
        && !matches!(word(tokens, from), "đến" | "vào" | "trong")
}

#[cfg(test)]
mod tests {
    use super::super::text::Text;
    use super::*;

    fn said(text: &str) -> Vec<(Part, Option<i16>, i16, bool, bool)> {
        let text = Text::plain(text);
        let found = times(&text.paragraphs[0].tokens);
        found
            .iter()
            .map(|time| {
                (
                    time.part,
                    time.year,
                    time.back,
                    time.is_base,
                    time.names_document,
                )
            })
            .collect()
    }

    #[test]
    fn expressions_of_time_are_read() {
        let plain = |part, year| vec![(part, year, 0, false, false)];
        for (text, expected) in [
            ("đến năm 2030: 45 %", plain(Part::Year, Some(2030))),
            ("trong 9 tháng 16,4 tỷ", plain(Part::Months(9), None)),
            ("6 tháng đầu năm 2024", plain(Part::Half(1), Some(2024))),
            ("sáu tháng đầu năm, thu", plain(Part::Half(1), None)),
            ("quí III/2023 đạt", plain(Part::Quarter(3), Some(2023))),
            ("hết tháng 8 năm 2022", plain(Part::Month(8), Some(2022))),
            (
                "đến ngày 15/12/2023 có",
                plain(Part::To(15, 12), Some(2023)),
            ),
            ("đến 31/12/2023 có", plain(Part::Year, Some(2023))),
            (
                "năm học 2022 - 2023",
                plain(Part::SchoolYear(2022), Some(2023)),
            ),
            (
                "giai đoạn 2021 – 2025",
                plain(Part::Span(2021, false), Some(2025)),
            ),
            (
                "nhiệm kỳ 2020 - 2025",
                plain(Part::Span(2020, true), Some(2025)),
            ),
            (
                "từ năm 2021 đến năm 2023",
                plain(Part::Span(2021, false), Some(2023)),
            ),
            ("đến nay, có", plain(Part::Now, None)),
            ("sau nửa nhiệm kỳ", plain(Part::MidTerm, None)),
            ("cuối năm 2024 còn", plain(Part::Year, Some(2024))),
            ("thực hiện hiện đại", vec![]),
            ("trẻ dưới 6 tháng tuổi", vec![]),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
        assert!(
            said("tăng 3 % so với cùng kỳ năm 2023")
                .iter()
                .all(|time| time.3)
        );
        assert!(said("tăng 3 % so với năm 2020")[0].3);
        assert!(said("Nghị quyết Đại hội nhiệm kỳ 2020 - 2025")[0].4);
        assert!(!said("mục tiêu của nghị quyết là đến năm 2025")[0].4);
    }
}

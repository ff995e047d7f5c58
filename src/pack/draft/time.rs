//! Expressions of time in a paragraph.
//!
//! Owns where each stands, what it says, and whether it only names a document or what a figure is compared with. It must
//! not know figures.

use super::phrases::PhraseIn;
use super::text::{Shape, TextToken};
use super::time_words::{BASES, COUNTS, DOCUMENTS, FIXED, LEADS, ROMAN, TimePart};

/// An expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its first token.
    pub from: usize,
    /// The token behind it.
    pub to: usize,
    /// What it says.
    pub part: TimePart,
    /// The year that it names.
    pub year: Option<i16>,
    /// How many years it lies before the year of the text, if it says so.
    pub back: i16,
    /// Whether figures are compared with it.
    pub is_base: bool,
    /// Whether it belongs to the name of a document.
    pub names_document: bool,
}

/// Finds every expression of time, in order.
pub fn times(tokens: &[TextToken]) -> Vec<Time> {
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
                    names_document: names_document(tokens, behind, from, part)
                        || is_day_of_event(tokens, (from, at, to), part),
                });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// Reads an expression at a token.
type Reader = fn(&[TextToken], usize) -> Option<Found>;

/// The token behind an expression, what it says, its year, and how many years back it lies.
type Found = (usize, TimePart, Option<i16>, i16);

fn time_at(tokens: &[TextToken], at: usize) -> Option<Found> {
    let readers: &[Reader] = match tokens.get(at)?.shape {
        Shape::Number => &[spelled_date, slashed, months, years, fixed],
        Shape::Word => &[school_year, quarter, months, month, fixed],
        Shape::Mark => &[],
    };
    readers.iter().find_map(|read| read(tokens, at))
}

fn word(tokens: &[TextToken], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.lower.as_str())
}

fn small(tokens: &[TextToken], at: usize, most: i32) -> Option<u8> {
    let number = tokens
        .get(at)?
        .whole()
        .filter(|number| (1..=most).contains(number))?;
    u8::try_from(number).ok()
}

/// "năm 2024", "2024", "/2024" behind a part of a year.
fn year_behind(tokens: &[TextToken], at: usize) -> (usize, Option<i16>, i16) {
    let skip = match word(tokens, at) {
        "/" | "-" | "," => 1,
        "năm" => 1,
        "đầu" | "của" | "cuối" if word(tokens, at + 1) == "năm" => 2,
        _ => 0,
    };
    match tokens.get(at + skip).and_then(TextToken::year) {
        Some(year) if word(tokens, at) != "," || skip == 0 => (at + skip + 1, Some(year), 0),
        _ if skip == 2 => (at + 2, None, 0),
        _ if word(tokens, at) == "năm" && matches!(word(tokens, at + 1), "trước" | "ngoái") => {
            (at + 2, None, -1)
        }
        _ if word(tokens, at) == "năm" && word(tokens, at + 1) == "nay" => (at + 2, None, 0),
        _ => (at, None, 0),
    }
}

fn to_day(day: u8, month: u8) -> TimePart {
    match (day, month) {
        (31, 12) => TimePart::Year,
        _ => TimePart::To(day, month),
    }
}

/// "ngày 15 tháng 6 năm 2024".
fn spelled_date(tokens: &[TextToken], at: usize) -> Option<Found> {
    let day = small(tokens, at, 31)?;
    (word(tokens, at + 1) == "tháng").then_some(())?;
    let month = small(tokens, at + 2, 12)?;
    // "9 tháng 16,4 tỷ" is no day.
    (word(tokens, at.wrapping_sub(1)) == "ngày").then_some(())?;
    let (to, year, back) = year_behind(tokens, at + 3);
    Some((to, to_day(day, month), year, back))
}

/// "15/6/2024", "15/12", "6/2024".
fn slashed(tokens: &[TextToken], at: usize) -> Option<Found> {
    is_joined(tokens, at + 1).then_some(())?;
    whole_day(tokens, at)
        .or_else(|| month_of_year(tokens, at))
        .or_else(|| day_of_year(tokens, at))
}

/// Tells whether a mark at a token joins two parts of a day.
fn is_joined(tokens: &[TextToken], at: usize) -> bool {
    let is_mark = tokens
        .get(at)
        .is_some_and(|mark| mark.glued && mark.is_one_of(&["/", "-", "."]));
    is_mark && tokens.get(at + 1).is_some_and(|next| next.glued)
}

/// "15/6/2024".
fn whole_day(tokens: &[TextToken], at: usize) -> Option<Found> {
    let (day, month) = (small(tokens, at, 31)?, small(tokens, at + 2, 12)?);
    is_joined(tokens, at + 3).then_some(())?;
    let year = tokens.get(at + 4)?.year()?;
    Some((at + 5, to_day(day, month), Some(year), 0))
}

/// "6/2024"; "12/2024/NQ" is the number of a document.
fn month_of_year(tokens: &[TextToken], at: usize) -> Option<Found> {
    let month = small(tokens, at, 12).filter(|_| word(tokens, at + 1) == "/")?;
    let year = tokens.get(at + 2)?.year()?;
    (!is_joined(tokens, at + 3)).then_some((at + 3, TimePart::Month(month), Some(year), 0))
}

/// "ngày 15/12", "đến 30/9".
fn day_of_year(tokens: &[TextToken], at: usize) -> Option<Found> {
    const LED: [&str; 9] = [
        "ngày", "đến", "tới", "hết", "sáng", "chiều", "tối", "trưa", "hôm",
    ];
    let before = at.checked_sub(1).map(|at| word(tokens, at))?;
    // "Sáng nay, 5/8".
    let is_today = before == "," && at > 1 && matches!(word(tokens, at - 2), "nay" | "qua");
    let is_led = (LED.contains(&before) || is_today) && word(tokens, at + 1) == "/";
    let (day, month) = (
        small(tokens, at, 31).filter(|_| is_led)?,
        small(tokens, at + 2, 12)?,
    );
    // "đến 12/15 xã" is a part of a whole.
    let is_counted = super::units::unit(tokens, at + 3).is_some();
    (before == "ngày" || !is_counted).then_some((at + 3, to_day(day, month), None, 0))
}

/// "năm học 2023 - 2024".
fn school_year(tokens: &[TextToken], at: usize) -> Option<Found> {
    (word(tokens, at) == "năm" && word(tokens, at + 1) == "học").then_some(())?;
    let first = tokens.get(at + 2)?.year()?;
    tokens.get(at + 3)?.is_one_of(&["-", "/"]).then_some(())?;
    let last = tokens.get(at + 4)?.year()?;
    Some((at + 5, TimePart::SchoolYear(first), Some(last), 0))
}

/// "quý I/2024", "quý 3 năm 2024".
fn quarter(tokens: &[TextToken], at: usize) -> Option<Found> {
    (word(tokens, at) == "quý").then_some(())?;
    let name = word(tokens, at + 1);
    let (_, number) = ROMAN.iter().find(|(roman, _)| *roman == name)?;
    let (to, year, back) = year_behind(tokens, at + 2);
    Some((to, TimePart::Quarter(*number), year, back))
}

/// "9 tháng đầu năm 2024", "chín tháng", "6 tháng".
fn months(tokens: &[TextToken], at: usize) -> Option<Found> {
    let fixed = FIXED
        .at(tokens, at)
        .filter(|(_, (part, _))| matches!(part, TimePart::Half(_) | TimePart::Quarter(_)));
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
        12 => TimePart::Year,
        count => TimePart::Months(count),
    };
    Some((to, part, year, back))
}

/// "tháng 8", "tháng 8 năm 2024"; "tháng 8/2024" is found here too.
fn month(tokens: &[TextToken], at: usize) -> Option<Found> {
    (word(tokens, at) == "tháng").then_some(())?;
    let month = small(tokens, at + 1, 12)?;
    let (to, year, back) = year_behind(tokens, at + 2);
    Some((to, TimePart::Month(month), year, back))
}

/// "2021 - 2025", "từ năm 2021 đến năm 2025", "năm 2024".
fn years(tokens: &[TextToken], at: usize) -> Option<Found> {
    let first = tokens.get(at)?.year()?;
    let before = |back: usize| at.checked_sub(back).map_or("", |at| word(tokens, at));
    // The base year of constant prices is no time of a figure.
    if matches!(before(1), "sánh" | "gốc") {
        return None;
    }
    let is_joined = matches!(word(tokens, at + 1), "-" | "đến" | "tới");
    let skip =
        usize::from(word(tokens, at + 2) == "năm") + usize::from(word(tokens, at + 2) == "hết");
    if is_joined
        && let Some(last) = tokens.get(at + 2 + skip).and_then(TextToken::year)
        && first < last
    {
        // "đến năm 2020" begins no span of its own.
        let is_term = before(1) == "kỳ" && before(2) == "nhiệm";
        return Some((at + 3 + skip, TimePart::Span(first, is_term), Some(last), 0));
    }
    // "2 năm 2021 và 2022".
    let is_two = before(1) == "năm" && matches!(before(2), "2" | "hai" | "02");
    if is_two
        && matches!(word(tokens, at + 1), "và" | ",")
        && let Some(last) = tokens.get(at + 2).and_then(TextToken::year)
        && first < last
    {
        return Some((at + 3, TimePart::Span(first, false), Some(last), 0));
    }
    if is_joined
        && let Some((to, TimePart::Month(month), Some(last), _)) =
            (at + 2..at + 4).find_map(|next| slashed(tokens, next).or_else(|| month(tokens, next)))
    {
        return Some((to, TimePart::SpanTo(first, month), Some(last), 0));
    }
    if before(2) == "từ" && word(tokens, at + 1) == "đến" && word(tokens, at + 2) == "nay" {
        return Some((at + 3, TimePart::Span(first, false), None, 0));
    }
    if before(1) == "năm" || before(1) == "(" || before(1) == "/" {
        let part = match before(2) {
            "đầu" if before(3) != "tháng" => TimePart::StartOfYear,
            _ => TimePart::Year,
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
            | "th"
            | "kh"
            | "ưth"
            | "nq"
            | "|"
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
    let is_counted = super::units::unit(tokens, at + 1).is_some();
    (!is_counted && (is_led || ends)).then_some((at + 1, TimePart::Year, Some(first), 0))
}

fn fixed(tokens: &[TextToken], at: usize) -> Option<Found> {
    let (end, (part, back)) = FIXED.at(tokens, at)?;
    // "Hết năm học 2019 - 2020".
    if word(tokens, end) == "học" && word(tokens, end - 1) == "năm" {
        return None;
    }
    // Halves were looked for before; what is left is an age.
    if matches!(part, TimePart::Half(_) | TimePart::Quarter(_)) {
        return None;
    }
    let is_part = matches!(part, TimePart::Half(_) | TimePart::StartOfYear) || back != 0;
    let (to, year, more) = match is_part || matches!(word(tokens, end), "năm" | "/") {
        true => year_behind(tokens, end),
        false => (end, None, 0),
    };
    // "hiện đại", "thực hiện": another word.
    let is_alone = part == TimePart::Now && word(tokens, at) == "hiện" && end == at + 1;
    let is_word = !is_alone || is_now(tokens, at);
    let is_plan = part == TimePart::Term
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
        .and_then(TextToken::year)
        .filter(|_| year.is_none() && word(tokens, to.wrapping_sub(1)) == "năm");
    match with_year {
        Some(year) => Some((to + 1, part, Some(year), 0)),
        None => Some((to, part, year, if year.is_some() { 0 } else { back + more })),
    }
}

fn is_now(tokens: &[TextToken], at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| word(tokens, at));
    let behind = word(tokens, at + 1);
    !matches!(before, "thực" | "thể" | "phát" | "xuất" | "biểu")
        && matches!(
            behind,
            "có" | "còn" | "đạt" | "toàn" | "đã" | "," | "tỷ" | "cả"
        )
        || matches!(before, "" | "." | ";") && tokens.get(at + 1).is_some_and(TextToken::is_number)
}

/// Takes the words that lead to an expression with it.
fn with_leads(tokens: &[TextToken], behind: usize, at: usize) -> usize {
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
        } else if before == "hiện" && word(tokens, from.wrapping_sub(2)) == "thực" {
            break;
        } else if LEADS.contains(&before) {
            from -= 1;
        } else {
            break;
        }
    }
    from.max(behind)
}

fn is_base(tokens: &[TextToken], behind: usize, from: usize, back: i16) -> bool {
    let mut at = from;
    // "so với cùng kỳ năm 2023", "so với cuối năm 2020".
    while at > behind
        && matches!(
            word(tokens, at - 1),
            "cùng" | "kỳ" | "thời" | "điểm" | "thực" | "hiện" | "số" | "ước"
        )
    {
        at -= 1;
    }
    let is_led =
        BASES.before(tokens, behind, at).is_some() || BASES.before(tokens, behind, from).is_some();
    let is_bare = at > behind && word(tokens, at - 1) == "với";
    // "cao nhất kể từ đầu nhiệm kỳ".
    let is_since = word(tokens, from) == "từ"
        && (from.saturating_sub(4).max(behind)..from)
            .any(|at| matches!(word(tokens, at), "kể" | "nhất"));
    // "Đã vượt mục tiêu đến năm 2025".
    let is_of_plan = from > behind + 1
        && matches!(
            (word(tokens, from - 2), word(tokens, from - 1)),
            ("mục" | "chỉ", "tiêu")
        )
        && (from.saturating_sub(6).max(behind)..from - 2)
            .any(|at| matches!(word(tokens, at), "vượt" | "so" | "bằng" | "hơn"));
    is_since || is_of_plan || back == -1 || is_led || is_bare || is_of_share(tokens, behind, from)
}

/// Tells whether a plan stands before an expression of which a share was reached: "64,8 % mục tiêu cả nhiệm kỳ".
fn is_of_share(tokens: &[TextToken], behind: usize, from: usize) -> bool {
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

/// "Ngày 4/7, huyện họp": the day on which something was done, and not the one up to which it was counted.
fn is_day_of_event(
    tokens: &[TextToken],
    (from, at, to): (usize, usize, usize),
    part: TimePart,
) -> bool {
    let is_up_to =
        |token: &TextToken| token.is_one_of(&["đến", "tới", "hết", "tính", "trước", "cuối", "từ"]);
    let leads = tokens.get(from..at).unwrap_or(&[]);
    let is_day = matches!(part, TimePart::To(..));
    is_day && !leads.iter().any(is_up_to) && tokens.get(to).is_some_and(|mark| mark.is(","))
}

/// Tells whether a document stands before an expression in its clause, so that the time is its own.
fn names_document(tokens: &[TextToken], behind: usize, from: usize, part: TimePart) -> bool {
    if !matches!(part, TimePart::Span(..) | TimePart::Year | TimePart::Term) {
        return false;
    }
    // "Theo chuẩn nghèo đa chiều giai đoạn 2021 - 2025": the years of the standard.
    let is_standard = (from.saturating_sub(4).max(behind)..from)
        .any(|at| word(tokens, at) == "chuẩn")
        && matches!(part, TimePart::Span(..))
        && matches!(word(tokens, from - 1), "chuẩn" | "nghèo" | "chiều");
    if is_standard {
        return true;
    }
    let is_end = |token: &TextToken| token.is_one_of(&[",", ";", ":", ".", "(", ")"]);
    let start = (behind..from)
        .rev()
        .find(|at| tokens.get(*at).is_some_and(is_end));
    let mut start = start.map_or(behind, |at| at + 1);
    if matches!(part, TimePart::Span(_, true)) {
        // "Nghị quyết Đại hội …, nhiệm kỳ 2020 - 2025": the term stands apart from its document.
        let stop = |token: &TextToken| token.is_one_of(&[";", ":", ".", "(", ")"]);
        let wide = (behind..from)
            .rev()
            .find(|at| tokens.get(*at).is_some_and(stop));
        start = wide.map_or(behind, |at| at + 1);
    }
    let Some(PhraseIn { to: end, .. }) = DOCUMENTS.first_in(tokens, start, from) else {
        return false;
    };
    // If a goal, a verb or what was done stands between, the time belongs to it and not to the document: "đánh giá của Hội
    // đồng về kết quả năm 2024".
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

    fn said(text: &str) -> Vec<(TimePart, Option<i16>, i16, bool, bool)> {
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
            ("đến năm 2030: 45 %", plain(TimePart::Year, Some(2030))),
            ("trong 9 tháng 16,4 tỷ", plain(TimePart::Months(9), None)),
            ("6 tháng đầu năm 2024", plain(TimePart::Half(1), Some(2024))),
            ("sáu tháng đầu năm, thu", plain(TimePart::Half(1), None)),
            ("quí III/2023 đạt", plain(TimePart::Quarter(3), Some(2023))),
            (
                "hết tháng 8 năm 2022",
                plain(TimePart::Month(8), Some(2022)),
            ),
            (
                "đến ngày 15/12/2023 có",
                plain(TimePart::To(15, 12), Some(2023)),
            ),
            ("đến 31/12/2023 có", plain(TimePart::Year, Some(2023))),
            (
                "năm học 2022 - 2023",
                plain(TimePart::SchoolYear(2022), Some(2023)),
            ),
            (
                "giai đoạn 2021 – 2025",
                plain(TimePart::Span(2021, false), Some(2025)),
            ),
            (
                "nhiệm kỳ 2020 - 2025",
                plain(TimePart::Span(2020, true), Some(2025)),
            ),
            (
                "từ năm 2021 đến năm 2023",
                plain(TimePart::Span(2021, false), Some(2023)),
            ),
            ("đến nay, có", plain(TimePart::Now, None)),
            ("sau nửa nhiệm kỳ", plain(TimePart::MidTerm, None)),
            ("cuối năm 2024 còn", plain(TimePart::Year, Some(2024))),
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

//! The time that a text names: a year, a part of one, a span.
//!
//! Owns how offices and publishers write times (`FY2022`, `2015/16`, `2022-Q3`, `9 tháng 2023`) and what stands for
//! them in a claim. It must not know where the text stood.

use super::apart::is_without_marks;
pub use super::calendar::{WHOLE, likely_year, short_span, take_words, with_school_years, year};
use super::english_time::in_heading_words;
use super::part::{self, YearPart};
use crate::core::fold::bare;
use crate::core::period::MONTH_NAMES;

/// A year and the part of it, in the words of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimMoment {
    /// The year; for a span its last year.
    pub year: i16,
    /// The period.
    pub period: String,
}

impl ClaimMoment {
    /// A whole year.
    pub fn year(year: i16) -> Self {
        Self {
            year,
            period: WHOLE.to_owned(),
        }
    }

    fn of(year: i16, period: impl Into<String>) -> Self {
        let period = period.into();
        Self { year, period }
    }
}

/// Reads a field that holds a time and nothing else.
pub fn read(text: &str) -> Option<ClaimMoment> {
    let text = text.trim();
    if let Some(year) = year(text) {
        return Some(ClaimMoment::year(year));
    }
    let whole = text.strip_suffix(".0").and_then(year);
    if let Some(year) = whole {
        return Some(ClaimMoment::year(year));
    }
    fiscal(text)
        .or_else(|| year_and_month(text))
        .or_else(|| split_year(text))
        .or_else(|| dated(text))
        .or_else(|| in_words(text))
}

/// `202301`, as programs of health offices write a month.
fn year_and_month(text: &str) -> Option<ClaimMoment> {
    let (year, month) = text.split_at_checked(4).filter(|_| text.len() == 6)?;
    let month: usize = month.parse().ok()?;
    let name = MONTH_NAMES.get(month.checked_sub(1)?)?;
    Some(ClaimMoment::of(likely_year(year)?, *name))
}

/// `FY2022`, `FY 2022`.
fn fiscal(text: &str) -> Option<ClaimMoment> {
    let rest = text
        .strip_prefix("FY")
        .or_else(|| text.strip_prefix("fy"))?
        .trim();
    let short: Option<i16> = rest.parse().ok().filter(|_| rest.len() == 2);
    if let Some(year) = year(rest).or_else(|| short.map(|year| 2000 + year)) {
        return Some(ClaimMoment::of(year, text));
    }
    let last = split_year(rest)?;
    Some(ClaimMoment::of(last.year, text))
}

/// `2015/16`, `2015/2016`, `2010-2014`, `2022-23`.
fn split_year(text: &str) -> Option<ClaimMoment> {
    let level = text.replace(['–', '—', '‒'], "-").replace(' ', "");
    let (first, last) = level.split_once('/').or_else(|| level.split_once('-'))?;
    let first = year(first)?;
    if let Some(last) = year(last) {
        let period = if level.contains('/') {
            text
        } else {
            level.as_str()
        };
        return (first < last).then(|| ClaimMoment::of(last, period));
    }
    let digits: i16 = last.parse().ok().filter(|_| last.len() == 2)?;
    let whole = first / 100 * 100 + digits;
    let follows = whole == first + 1 || (first % 100 == 99 && digits == 0);
    let whole = if whole <= first { whole + 100 } else { whole };
    follows.then(|| ClaimMoment::of(whole, text))
}

/// `2022-Q3`, `2022Q3`, `2022-05`, `2022M05`, `2022-S1`, `2022-05-31`.
fn dated(text: &str) -> Option<ClaimMoment> {
    let (head, rest) = text.split_at_checked(4)?;
    let year = year(head)?;
    let rest = rest.trim_start_matches(['-', ' ', '/']);
    if let Some(part) = lettered(year, rest) {
        return Some(ClaimMoment::of(year, part));
    }
    let month = rest.strip_prefix(['M', 'm']).unwrap_or(rest);
    let (month, day) = month.split_once('-').unwrap_or((month, ""));
    let name = MONTH_NAMES.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let is_day = day.is_empty() || day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let is_dashed = text
        .get(4..5)
        .is_some_and(|sign| matches!(sign, "-" | "M" | "m" | "/"));
    (is_day && is_dashed).then(|| match day {
        "" => ClaimMoment::of(year, *name),
        day => ClaimMoment::of(year, format!("to {} {name}", day.trim_start_matches('0'))),
    })
}

/// A part of a year that is told by a letter: `Q3`, `S1`, `A1`.
fn lettered(year: i16, text: &str) -> Option<String> {
    let number = |letters: [char; 2]| text.strip_prefix(letters)?.parse::<usize>().ok();
    let halves = ["first half", "second half"];
    let half = number(['S', 'H']).and_then(|half| halves.get(half.checked_sub(1)?));
    let quarter = number(['Q', 'q']).filter(|quarter| (1..=4).contains(quarter));
    let quarter = quarter.map(|quarter| format!("{year} Q{quarter}"));
    let whole = matches!(text, "12-31" | "A1").then(|| WHOLE.to_owned());
    quarter
        .or(whole)
        .or_else(|| half.map(|half| (*half).to_owned()))
}

/// A time in the words of a heading, such as `6 tháng đầu năm 2023`.
fn in_words(text: &str) -> Option<ClaimMoment> {
    let said = spoken(text);
    let rest_is_empty = said
        .rest
        .iter()
        .all(|word| matches!(word.as_str(), "nam" | "year" | "the" | "of"));
    said.moment.filter(|_| rest_is_empty)
}

/// What a text says of time, and the words that say something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// The time, if a year is named.
    pub moment: Option<ClaimMoment>,
    /// The part of a year that has to be joined with one, if no year is named.
    pub part: Option<String>,
    /// Whether a time is told that a claim cannot say.
    pub is_unclear: bool,
    /// What is told of a term that the text does not name.
    pub of_term: Option<OfTerm>,
    /// Whether a mean of years is told.
    pub is_average: bool,
    /// The years of a term, if nothing but the term is named.
    pub of_whole_term: Option<(i16, i16)>,
    /// How many years stand there that make no span.
    pub years: usize,
    /// The other words, folded.
    pub rest: Vec<String>,
}

/// A time within a term that somebody else has to name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfTerm {
    /// Its last year.
    End,
    /// The mean of its years, or of as many as are told.
    Mean(Option<i16>),
    /// All of its years, or as many as are told.
    Whole(Option<i16>),
}

impl OfTerm {
    /// The time, once the first and the last year of the term are known; none where it tells of other years.
    pub fn within(self, (first, last): (i16, i16)) -> Option<ClaimMoment> {
        let length = last - first;
        // A term from congress to congress is named with the year of the first, of which it has no figures.
        let own = |count: Option<i16>| match count {
            None if length == 5 => Some(first + 1),
            None => Some(first),
            Some(count) if count == length || count == length + 1 => Some(last - count + 1),
            Some(_) => None,
        };
        match self {
            Self::End => Some(ClaimMoment::year(last)),
            Self::Mean(count) => {
                let first = own(count)?;
                Some(ClaimMoment::of(
                    last,
                    span_period((first, last), true, false),
                ))
            }
            Self::Whole(count) => {
                let first = own(count)?;
                Some(ClaimMoment::of(
                    last,
                    span_period((first, last), false, false),
                ))
            }
        }
    }
}

/// What a text says of a place in a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Terms {
    since: bool,
    start: bool,
    middle: bool,
    end: bool,
    all: bool,
}

/// Takes the words that tell of a place in a term.
fn take_terms(words: &mut Vec<String>) -> Terms {
    Terms {
        since: take_words(words, &["tu dau nhiem ky", "tu dau ky"]),
        start: take_words(words, &["dau nhiem ky", "dau ky"]),
        middle: take_words(words, &["giua nhiem ky", "giua ky", "mid term"]),
        end: take_words(words, &["cuoi nhiem ky", "het nhiem ky", "cuoi ky"]),
        all: take_words(
            words,
            &[
                "ca nhiem ky",
                "toan nhiem ky",
                "ca giai doan",
                "toan giai doan",
            ],
        ),
    }
}

/// Takes a count of years: `5 năm`.
fn take_count(words: &mut Vec<String>) -> Option<i16> {
    let found = words.windows(2).enumerate().find_map(|(at, pair)| {
        let [count, nam] = pair else {
            return None;
        };
        let count = match count.as_str() {
            "ba" => 3,
            "nam" => 5,
            digits => digits.parse::<i16>().ok()?,
        };
        (nam == "nam" && (2..=10).contains(&count)).then_some((at, count))
    });
    let (at, count) = found?;
    // The month and the day of a year are counted likewise: "tháng 9 năm 2024".
    let is_day = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| matches!(word.as_str(), "thang" | "ngay" | "quy"));
    let is_dated = words
        .get(at + 2)
        .is_some_and(|word| likely_year(word).is_some());
    if is_day || is_dated {
        return None;
    }
    words.drain(at..at + 2);
    Some(count)
}

/// Words for a mean of years, folded.
const AVERAGE: &[&str] = &["binh quan", "bq", "trung binh", "annual average", "average"];

/// Words for a sum from some time on, folded.
const SUMS: [&str; 3] = ["luy ke", "cong don", "cumulative"];

/// Finds the time in a heading.
pub fn spoken(text: &str) -> Spoken {
    let (spans, left) = take_spans(text);
    let (left, days) = part::take_days(&part::with_quarters(&left));
    let mut words = glued(&bare(&left));
    if is_without_marks(text) {
        words = in_heading_words(words);
    }
    take_prices(&mut words);
    take_words(&mut words, &part::PARTS_BELOW);
    let terms = take_terms(&mut words);
    let (part, is_unclear) = match part::take(&mut words, &days) {
        Some(YearPart::Said(part)) => (Some(part), false),
        Some(YearPart::Unclear) => (None, true),
        None => (None, false),
    };
    let average = take_words(&mut words, AVERAGE);
    let sum = SUMS.iter().find(|sum| take_words(&mut words, &[sum]));
    let total = sum.is_some() || terms.all;
    let fiscal = take_words(&mut words, &["fy"]);
    let school = take_words(&mut words, &["nam hoc", "school year"]);
    let mut years: Vec<i16> = words.iter().filter_map(|word| likely_year(word)).collect();
    if days.len() > 1 {
        // Both ends of what is told name the year.
        years.dedup();
    }
    words.retain(|word| likely_year(word).is_none());
    let count = match part {
        None => take_count(&mut words),
        Some(_) => None,
    };
    let is_nameless = spans.is_empty() && years.is_empty() && part.is_none();
    let has_term = words.windows(2).any(|pair| pair == ["nhiem", "ky"]);
    let of_term = match (average, count) {
        _ if !is_nameless || terms.since || terms.start || terms.middle || total => None,
        _ if terms.end => Some(OfTerm::End),
        (true, count) if has_term || count.is_some() => Some(OfTerm::Mean(count)),
        (false, Some(_)) => Some(OfTerm::Whole(count)),
        _ => None,
    };
    // A claim cannot express a time between two terms, or within a term at a year that is not told.
    let is_placed = years.len() == 1 && spans.is_empty() || part.is_some();
    let is_unclear = is_unclear
        || has_month_or_year(text)
        || terms.since
        || (terms.start || terms.middle) && !is_placed
        || total && is_nameless
        || average && years.len() > 1;
    // A target of a term is one of its last year; the term is the name of its document.
    let term = (has_term || terms.end) && !average && !total;
    let of_span = |(first, last): (i16, i16)| match school {
        _ if term => ClaimMoment::year(last),
        true => ClaimMoment::of(last, format!("school year {first}-{last}")),
        false => ClaimMoment::of(last, span_period((first, last), average, total)),
    };
    let of_year = |year: i16| match &part {
        Some(part) => ClaimMoment::of(year, part.replace("{}", &year.to_string())),
        None if fiscal => ClaimMoment::of(year, format!("FY{year}")),
        None if terms.middle => ClaimMoment::of(year, "mid-term"),
        None => ClaimMoment::year(year),
    };
    if let (Some(sum), None, [_]) = (sum, &part, years.as_slice()) {
        // A sum until a year is of other years too: the name has to say so.
        words.extend(sum.split(' ').map(str::to_owned));
    }
    let moment = match (spans.first(), years.as_slice()) {
        _ if is_unclear => None,
        (Some(span), []) => Some(of_span(*span)),
        (None, [year]) => Some(of_year(*year)),
        _ => None,
    };
    Spoken {
        moment,
        part: part.filter(|_| years.is_empty() && !is_unclear),
        is_unclear,
        of_term,
        is_average: average,
        of_whole_term: spans.first().copied().filter(|_| term && !terms.end),
        years: years.len() + spans.len() * 2,
        rest: words,
    }
}

fn span_period((first, last): (i16, i16), average: bool, total: bool) -> String {
    let measure = match (average, total) {
        (true, _) => " average",
        (_, true) => " total",
        _ => "",
    };
    format!("{first}-{last}{measure}")
}

/// Tells whether a text has a word that is two years as well as a year and its month: `2010-11`.
fn has_month_or_year(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|word| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        short_span(plain).is_some_and(|(_, last)| last % 100 <= 12)
    })
}

/// Takes `2021-2025` and `2021 đến 2025` out of a text.
pub fn take_spans(text: &str) -> (Vec<(i16, i16)>, String) {
    let mut level = text.replace(['–', '—', '‒', '÷'], "-");
    while level.contains(" - ") {
        level = level.replace(" - ", "-");
    }
    let mut spans = Vec::new();
    let mut left = Vec::new();
    for word in level.split_whitespace() {
        let plain = word.trim_matches(['(', ')', ',', ';', ':', '.']);
        let span = plain.split_once('-').and_then(|(first, last)| {
            let (first, last) = (likely_year(first)?, likely_year(last)?);
            (first < last).then_some((first, last))
        });
        let span = span.or_else(|| short_span(plain).filter(|(_, last)| last % 100 > 12));
        match span {
            Some(span) => spans.push(span),
            None => left.push(word),
        }
    }
    (spans, left.join(" "))
}

/// Parts words such as `th2020`, `kh2021`, `6t`, `9th`, `6t2024`, `th6t`, which offices write in one.
fn glued(text: &str) -> Vec<String> {
    let mut parted = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        parted.extend(unglued(word).unwrap_or_else(|| vec![word.to_owned()]));
    }
    parted
}

/// The words that one is written in one of; none where it is one.
fn unglued(word: &str) -> Option<Vec<String>> {
    let runs = runs(word);
    let runs: Vec<&str> = runs.iter().map(String::as_str).collect();
    let is_month = |text: &str| {
        text.parse::<u8>()
            .is_ok_and(|month| (1..=12).contains(&month))
    };
    let is_year = |text: &str| likely_year(text).is_some();
    let is_kind = |text: &str| matches!(text, "th" | "kh" | "uth" | "ut" | "u" | "kq" | "knth");
    if let ["fy", short] = runs.as_slice() {
        let year: i16 = short.parse().ok().filter(|_| short.len() == 2)?;
        return Some(vec!["fy".to_owned(), (2000 + year).to_string()]);
    }
    let words: Vec<&str> = match runs.as_slice() {
        [letters, year] if is_year(year) => vec![letters, year],
        [count, "t" | "th"] if is_month(count) => vec![count, "thang"],
        ["t", month] if is_month(month) => vec!["thang", month],
        [count, "t" | "th", year] if is_month(count) && is_year(year) => vec![count, "thang", year],
        [kind, count, "t" | "th"] if is_kind(kind) && is_month(count) => vec![kind, count, "thang"],
        [kind, count, "t" | "th", year] if is_kind(kind) && is_month(count) && is_year(year) => {
            vec![kind, count, "thang", year]
        }
        _ => return None,
    };
    Some(words.into_iter().map(str::to_owned).collect())
}

/// The letters and the digits of a word, each by itself; nothing of one with other signs.
fn runs(word: &str) -> Vec<String> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for c in word.chars() {
        let is_digit = c.is_ascii_digit();
        if !is_digit && !c.is_alphabetic() {
            return Vec::new();
        }
        match runs.last_mut() {
            Some((was_digit, run)) if *was_digit == is_digit => run.push(c),
            _ => runs.push((is_digit, String::from(c))),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// Takes the year of the prices that figures are told in: `giá so sánh 2010`, `giá 2010`, `constant 2015 US$`.
fn take_prices(words: &mut Vec<String>) {
    for said in [
        "gia so sanh nam",
        "gia so sanh",
        "gia co dinh",
        "gia nam",
        "gia",
        "constant",
    ] {
        let wanted: Vec<&str> = said.split(' ').collect();
        let found = words
            .windows(wanted.len())
            .position(|window| window == wanted);
        let Some(at) = found else {
            continue;
        };
        let behind = at + wanted.len();
        let has_year = words
            .get(behind)
            .is_some_and(|word| likely_year(word).is_some());
        if has_year {
            words.drain(at..=behind);
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_that_name_a_time_are_read() {
        for (text, year, period) in [
            ("2020", 2020, "year"),
            ("2020.0", 2020, "year"),
            ("FY2022", 2022, "FY2022"),
            ("FY2022-23", 2023, "FY2022-23"),
            ("FY22", 2022, "FY22"),
            ("2015/16", 2016, "2015/16"),
            ("2010-2014", 2014, "2010-2014"),
            ("2022-Q3", 2022, "2022 Q3"),
            ("2022Q3", 2022, "2022 Q3"),
            ("2022-05", 2022, "May"),
            ("2022M12", 2022, "December"),
            ("202301", 2023, "January"),
            ("2022-12-31", 2022, "year"),
            ("Năm 2021", 2021, "year"),
            ("6 tháng đầu năm 2023", 2023, "first half"),
            ("9 tháng 2023", 2023, "9 months"),
            ("Quý III/2023", 2023, "2023 Q3"),
            ("tháng 9/2023", 2023, "September"),
            ("Bình quân 2021-2025", 2025, "2021-2025 average"),
            ("năm học 2022 - 2023", 2023, "school year 2022-2023"),
        ] {
            assert_eq!(read(text), Some(ClaimMoment::of(year, period)), "{text}");
        }
        for text in [
            "-4000",
            "21",
            "x",
            "",
            "2025-2021",
            "2022-13",
            "2022-Q5",
            "20200",
            "202313",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_part_of_a_year_is_what_is_said_and_no_more() {
        for (text, part) in [
            ("TH đến 30/6/2024", "to 30 June"),
            ("TH đến ngày 30/6/2024", "to 30 June"),
            ("Thực hiện đến 30.6.2024", "to 30 June"),
            ("TH tính đến 15-11-2024", "to 15 November"),
            ("đến tháng 6/2024", "to June"),
            ("Lũy kế đến hết tháng 9 năm 2024", "to September"),
            ("TH đến hết quý II/2024", "to June"),
            ("6 tháng 2024", "first half"),
            ("6T/2024", "first half"),
            ("ƯTH 9 tháng 2024", "9 months"),
            ("TH 11T/2024", "11 months"),
            ("Quý II năm 2024", "2024 Q2"),
            ("Quý 3/2024", "2024 Q3"),
            ("QIV/2024", "2024 Q4"),
            ("Q1/2024", "2024 Q1"),
            ("TH tháng 6/2024", "June"),
            ("T6/2024", "June"),
            ("TH 6/2024", "June"),
            ("TH từ 01/01/2024 đến 30/6/2024", "to 30 June"),
            ("Từ tháng 1 đến tháng 6/2024", "first half"),
            ("Tháng 1-9/2024", "9 months"),
            ("Từ đầu năm đến 31/8/2024", "to 31 August"),
            ("TH đến ngày 05 tháng 7 năm 2024", "to 5 July"),
            ("TH 6 tháng (đến 30/6/2024)", "first half"),
            ("Ước cả năm 2024", "year"),
            ("TH 12 tháng năm 2024", "year"),
            ("TH đến 31/12/2024", "year"),
            ("Đến hết năm 2024", "year"),
        ] {
            let moment = spoken(text).moment;
            assert_eq!(moment, Some(ClaimMoment::of(2024, part)), "{text}");
        }
        for text in ["TH đến 30/6", "Quý II", "9 tháng", "Tháng 6"] {
            let said = spoken(text);
            assert!(said.part.is_some() && said.moment.is_none(), "{text}");
        }
        for text in [
            "TH từ 15/12/2023 đến 14/12/2024",
            "TH từ 01/4/2024 đến 30/6/2024",
            "Tháng 2-4/2024",
            "TH 9 tháng (đến 30/6/2024)",
        ] {
            let said = spoken(text);
            assert!(said.is_unclear && said.moment.is_none(), "{text}: {said:?}");
        }
    }
}

//! The part of a year that a text names: a day, a month, a quarter, so many months from its start.
//!
//! Owns how offices write such parts ("đến 30/6/2024", "9T", "đến hết quý II", "từ đầu năm đến tháng 9") and what a
//! claim says for each. A part is what is said and never more: of two days that bound no part a claim can name,
//! nothing is read. It must not know the year, nor where the text stood.

use crate::core::period::MONTH_NAMES;

use super::calendar::{WHOLE, likely_year, take_words};

/// What a text says of a part of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YearPart {
    /// In the words of a claim; `{}` stands for the year.
    Said(String),
    /// Something that no claim can say.
    Unclear,
}

/// A day or month that is written in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Day {
    day: Option<usize>,
    month: usize,
}

/// Words before digits that are no month: `quý 2/2024`, `đợt 1/2024`.
const OTHER_NUMBERS: [&str; 8] = ["quy", "q", "dot", "lan", "ky", "so", "khoa", "quarter"];

/// Words that make a day or month the end of what began with the year.
const UNTIL: &[&str] = &[
    "tinh den ngay",
    "tinh den het",
    "tinh den",
    "luy ke den",
    "tu dau nam den",
    "den cuoi",
    "den ngay",
    "den het",
    "den",
    "het",
    "toi",
    "tu dau nam",
    "as of",
    "up to",
    "until",
    "ytd",
];

/// Parts of a year in words, and what a claim says for them; the longer before the shorter.
const NAMED: [(&str, &str); 14] = [
    ("6 thang dau nam", "first half"),
    ("sau thang dau nam", "first half"),
    ("6 thang cuoi nam", "second half"),
    ("sau thang cuoi nam", "second half"),
    ("2 quy dau nam", "first half"),
    ("3 quy dau nam", "9 months"),
    ("ba thang dau nam", "3 months"),
    ("chin thang dau nam", "9 months"),
    ("6 thang dau", "first half"),
    ("6 thang cuoi", "second half"),
    ("chin thang", "9 months"),
    ("sau thang", "first half"),
    ("ca nam", WHOLE),
    ("full year", WHOLE),
];

/// Words that stand above the parts of a year and name none themselves, folded.
pub const PARTS_BELOW: [&str; 8] = [
    "cac thang",
    "tung thang",
    "hang thang",
    "theo thang",
    "cac quy",
    "tung quy",
    "hang quy",
    "theo quy",
];

/// A text in which quarters that stand as digits of a year are told with their word: `III/2024`.
pub fn with_quarters(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let before = words.last().map(|word| crate::core::fold::bare(word));
        let is_counted = before.is_some_and(|before| OTHER_NUMBERS.contains(&before.as_str()));
        let parted = plain.split_once('/').filter(|(number, year)| {
            matches!(*number, "I" | "II" | "III" | "IV") && likely_year(year).is_some()
        });
        match parted.filter(|_| !is_counted) {
            Some((number, year)) => words.push(format!("quy {number} {year}")),
            None => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

/// Takes days and months in digits out of a text: `30/6/2024`, `30.6.2024`, `6/2024`, and behind a word that wants one
/// `30/6`. The years stay.
pub fn take_days(text: &str) -> (String, Vec<FoundDay>) {
    let mut found = Vec::new();
    let mut left: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let before = left.last().map(|word| crate::core::fold::bare(word));
        let before = before
            .as_deref()
            .and_then(|text| text.split(' ').next_back());
        let before = before.unwrap_or_default().to_owned();
        match in_digits(plain, &before) {
            Some((day, year)) => {
                if matches!(before.as_str(), "ngay" | "thang" | "t") {
                    drop_last_word(&mut left);
                }
                found.push(FoundDay(day));
                left.push(MARK.to_owned());
                left.extend(year.map(str::to_owned));
            }
            None => left.push(word.to_owned()),
        }
    }
    (left.join(" "), found)
}

/// A day that [`take_days`] found; only [`take`] knows what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundDay(Day);

/// What stands in the text for a day that was taken.
const MARK: &str = "dayx";

fn drop_last_word(left: &mut Vec<String>) {
    if let Some(last) = left.pop() {
        let mut words: Vec<&str> = last.split(['(', ' ']).collect();
        words.pop();
        let rest = words.join(" ");
        if !rest.trim().is_empty() {
            left.push(rest);
        }
    }
}

/// A word that is a day or a month, with its year.
fn in_digits<'w>(word: &'w str, before: &str) -> Option<(Day, Option<&'w str>)> {
    if OTHER_NUMBERS.contains(&before) {
        return None;
    }
    let sign = word.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = word.split(sign).collect();
    let (day, month, year) = match parts.as_slice() {
        [year, month, day] if likely_year(year).is_some() => (Some(day), month, Some(*year)),
        [year, month] if likely_year(year).is_some() && likely_year(month).is_none() => {
            (None, month, Some(*year))
        }
        [day, month, year] => (Some(day), month, Some(*year)),
        [month, year] if likely_year(year).is_some() => (None, month, Some(*year)),
        // Without a year only behind a word that a day follows: `10/12` may be a count.
        [day, month] if matches!(before, "den" | "ngay" | "het" | "toi") => {
            (Some(day), month, None)
        }
        _ => return None,
    };
    let is_year = year.is_none_or(|year| likely_year(year).is_some());
    let day = match day {
        Some(day) => Some(short_number(day, 31)?),
        None => None,
    };
    let month = short_number(month, 12).filter(|_| is_year)?;
    Some((Day { day, month }, year))
}

/// A number of one or two digits from 1 to the most.
fn short_number(text: &str, most: usize) -> Option<usize> {
    let is_short = (1..=2).contains(&text.len());
    let number = text.parse::<usize>().ok().filter(|_| is_short)?;
    (1..=most).contains(&number).then_some(number)
}

/// Takes the part of a year out of folded words; `days` are those that were taken in digits.
pub fn take(words: &mut Vec<String>, days: &[FoundDay]) -> Option<YearPart> {
    let mut days: Vec<Day> = days.iter().map(|found| found.0).collect();
    days.extend(days_in_words(words));
    let half = match half(words) {
        Some(YearPart::Unclear) => return Some(YearPart::Unclear),
        Some(YearPart::Said(half)) => Some(half),
        None => None,
    };
    let named = NAMED
        .iter()
        .find(|(said, _)| take_words(words, &[said]))
        .map(|(_, part)| (*part).to_owned());
    let counted = half.or(named).or_else(|| months(words));
    // The span of months stands as words where a day does not.
    let spoken = counted.map(YearPart::Said).or_else(|| span(words));
    let quarter = quarter(words);
    let is_until = is_until(words);
    match (spoken, days.as_slice()) {
        (Some(part), []) => Some(part),
        // "6 tháng (đến 30/6/2024)" says one thing twice; what differs is unclear.
        (Some(YearPart::Said(part)), [end]) if is_end(&part, *end) => Some(YearPart::Said(part)),
        (None, []) => named_quarter(quarter, is_until)
            .or_else(|| month(words, is_until))
            .or_else(|| middle(words)),
        (None, [day]) => Some(to_day(*day, month(words, false), is_until)),
        (None, [first, last]) if is_first(*first) => Some(YearPart::Said(until(*last, true))),
        _ => Some(YearPart::Unclear),
    }
}

/// Takes `nửa đầu 2024`, `nửa cuối năm 2024`, `H1 2024`: the half of a year, and of nothing else.
fn half(words: &mut Vec<String>) -> Option<YearPart> {
    let has_year = words.iter().any(|word| likely_year(word).is_some());
    for (short, part) in [(["h1", "1h"], "first half"), (["h2", "2h"], "second half")] {
        if has_year && take_words(words, &short) {
            return Some(YearPart::Said(part.to_owned()));
        }
    }
    let at = words.iter().position(|word| word == "nua")?;
    let word = |step: usize| words.get(at + step).map_or("", String::as_str);
    let is_year = |word: &str| word.is_empty() || likely_year(word).is_some();
    let (which, end) = match [word(1), word(2)] {
        [which @ ("dau" | "cuoi"), "nam"] => (which, 3),
        ["nam", which @ ("dau" | "cuoi")] => (which, 3),
        [which @ ("dau" | "cuoi"), next] if is_year(next) => (which, 2),
        // The half of a term, of a month, of nothing that is named.
        _ => return matches!(word(1), "dau" | "cuoi" | "nam").then_some(YearPart::Unclear),
    };
    let part = match which {
        "dau" => "first half",
        _ => "second half",
    };
    words.drain(at..at + end);
    Some(YearPart::Said(part.to_owned()))
}

/// What a day in digits ends; a month before it begins the same: `từ tháng 1 đến tháng 6/2024`.
fn to_day(day: Day, first: Option<YearPart>, is_until: bool) -> YearPart {
    match (day.day, first) {
        (None, Some(YearPart::Said(first))) => between(month_of(&first), day.month),
        (_, Some(_)) => YearPart::Unclear,
        (_, None) => YearPart::Said(until(day, is_until)),
    }
}

/// Days that are told with words: `ngày 30 tháng 6`.
fn days_in_words(words: &mut Vec<String>) -> Vec<Day> {
    words.retain(|word| word != MARK);
    let number = |text: &String, most: usize| {
        let number = text.parse::<usize>().ok()?;
        (1..=most).contains(&number).then_some(number)
    };
    let found = words.windows(4).enumerate().find_map(|(at, window)| {
        let [ngay, day, thang, month] = window else {
            return None;
        };
        let is_said = ngay == "ngay" && thang == "thang";
        let day = is_said.then(|| number(day, 31)).flatten()?;
        Some((at, day, number(month, 12)?))
    });
    let Some((at, day, month)) = found else {
        return Vec::new();
    };
    words.drain(at..at + 4);
    let day = Some(day);
    vec![Day { day, month }]
}

/// Takes `9 tháng`, `12 tháng đầu năm`.
fn months(words: &mut Vec<String>) -> Option<String> {
    let at = words.iter().position(|word| is_month_word(word))?;
    let count = words.get(at.checked_sub(1)?)?.parse::<usize>().ok()?;
    // "tháng 6 tháng" is no count; neither is the month behind another one.
    let is_month = at
        .checked_sub(2)
        .and_then(|before| words.get(before))
        .is_some_and(|word| is_month_word(word));
    if !(1..=12).contains(&count) || is_month {
        return None;
    }
    words.drain(at - 1..=at);
    take_words(words, &["dau nam", "dau"]);
    Some(match count {
        12 => WHOLE.to_owned(),
        6 => "first half".to_owned(),
        1 => MONTH_NAMES.first().copied().unwrap_or_default().to_owned(),
        count => format!("{count} months"),
    })
}

fn is_month_word(word: &str) -> bool {
    matches!(word, "thang" | "months" | "month")
}

/// Takes `tháng 1 đến tháng 6`, `tháng 1-6`.
fn span(words: &mut Vec<String>) -> Option<YearPart> {
    let at = words.iter().position(|word| word == "thang")?;
    let number = |at: usize| words.get(at)?.parse::<usize>().ok();
    let first = number(at + 1).filter(|first| (1..=12).contains(first))?;
    let rest = words.iter().skip(at + 2);
    let joining = rest
        .take_while(|word| matches!(word.as_str(), "den" | "toi" | "thang" | "het"))
        .count();
    let end = at + 2 + joining;
    let last = number(end).filter(|last| (first + 1..=12).contains(last))?;
    words.drain(at..=end);
    take_words(words, &["tu"]);
    Some(between(first, last))
}

/// The number of a month that a claim names; 0 of another text.
fn month_of(name: &str) -> usize {
    let at = MONTH_NAMES.iter().position(|known| *known == name);
    at.map_or(0, |at| at + 1)
}

/// The months from one to another: from the first one a count of months, of others a quarter or nothing.
fn between(first: usize, last: usize) -> YearPart {
    match (first, last) {
        (1, 12) => YearPart::Said(WHOLE.to_owned()),
        (1, 6) => YearPart::Said("first half".to_owned()),
        (1, last) => YearPart::Said(format!("{last} months")),
        (7, 12) => YearPart::Said("second half".to_owned()),
        (first, last) if first % 3 == 1 && last == first + 2 => {
            YearPart::Said(format!("{{}} Q{}", last / 3))
        }
        _ => YearPart::Unclear,
    }
}

/// Takes `quý II`, `quý 2`, `QII`, `Q2`.
fn quarter(words: &mut Vec<String>) -> Option<usize> {
    let names = [["1", "i"], ["2", "ii"], ["3", "iii"], ["4", "iv"]];
    let of = |text: &str| {
        let at = names.iter().position(|names| names.contains(&text))?;
        Some(at + 1)
    };
    let apart = words.windows(2).enumerate().find_map(|(at, pair)| {
        let is_quarter = matches!(pair.first()?.as_str(), "quy" | "quarter" | "q");
        Some((at, of(pair.get(1)?)?)).filter(|_| is_quarter)
    });
    if let Some((at, quarter)) = apart {
        words.drain(at..at + 2);
        return Some(quarter);
    }
    let joined = words.iter().enumerate().find_map(|(at, word)| {
        let name = word
            .strip_prefix("quy")
            .or_else(|| word.strip_prefix('q'))?;
        Some((at, of(name)?))
    });
    let (at, quarter) = joined?;
    words.remove(at);
    Some(quarter)
}

fn named_quarter(quarter: Option<usize>, is_until: bool) -> Option<YearPart> {
    let quarter = quarter?;
    let end = Day {
        day: None,
        month: quarter * 3,
    };
    Some(YearPart::Said(match is_until {
        true => until(end, true),
        false => format!("{{}} Q{quarter}"),
    }))
}

/// Takes `tháng 9`.
fn month(words: &mut Vec<String>, is_until: bool) -> Option<YearPart> {
    let at = words.iter().position(|word| word == "thang")?;
    let month = words.get(at + 1)?.parse::<usize>().ok()?;
    if !(1..=12).contains(&month) {
        return None;
    }
    words.drain(at..at + 2);
    Some(YearPart::Said(until(Day { day: None, month }, is_until)))
}

/// Takes the ends and the middle of a year.
fn middle(words: &mut Vec<String>) -> Option<YearPart> {
    if take_words(words, &["giua nam", "mid year"]) {
        return Some(YearPart::Said("first half".to_owned()));
    }
    take_words(words, &["dau nam"]).then(|| YearPart::Said("start of {}".to_owned()))
}

fn is_until(words: &mut Vec<String>) -> bool {
    // These words say more of a span, and are left for it.
    let is_sum = |pair: &[String]| pair == ["luy", "ke"] || pair == ["cong", "don"];
    let mut found = words.windows(2).any(is_sum);
    while take_words(words, UNTIL) {
        found = true;
    }
    found
}

/// What a claim says of the time up to a day or month, or of a month alone.
fn until(end: Day, is_until: bool) -> String {
    let name = MONTH_NAMES.get(end.month - 1).copied().unwrap_or_default();
    match end.day {
        Some(31) if end.month == 12 => WHOLE.to_owned(),
        None if end.month == 12 && is_until => WHOLE.to_owned(),
        Some(1) if end.month == 1 => "start of {}".to_owned(),
        Some(day) => format!("to {day} {name}"),
        None if is_until => format!("to {name}"),
        None => name.to_owned(),
    }
}

/// Tells whether a day is the first of a year.
fn is_first(day: Day) -> bool {
    day.month == 1 && matches!(day.day, None | Some(1))
}

/// Tells whether a part of a year ends with this day or month.
fn is_end(part: &str, end: Day) -> bool {
    let last = match part {
        "first half" => 6,
        "second half" | WHOLE => 12,
        part => {
            let count = part.strip_suffix(" months");
            count.and_then(|count| count.parse().ok()).unwrap_or(0)
        }
    };
    end.month == last && end.day.is_none_or(|day| day >= 28)
}

//! Days, months and years of a question.
//!
//! Owns how they are written in both languages, and what "this year" and "since last month" mean on a day. The day
//! comes in as a value; it must not read a clock.

use crate::core::period::MONTHS;
use jiff::ToSpan as _;
use jiff::civil::Date as Day;

use crate::core::fold::bare;
use crate::core::period::PartOfYear;

/// A moment, as precisely as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Date {
    /// A year, or the last one of a span.
    Year(i16),
    /// A year so many years from now.
    YearFromNow(i16),
    /// The years from one to another.
    Span(i16, i16),
    /// Each year from one to another: "từ 2022 đến 2024".
    Each(i16, i16),
    /// Each year from one on: "từ năm 2021".
    From(i16),
    /// A month of a year.
    Month(i16, i8),
    /// Part of a year, possibly without the year.
    Part(PartOfYear, Option<YearSaid>),
    /// A day.
    Day(Day),
    /// So many days before now.
    DaysAgo(i64),
    /// The first day of this month, so many months before.
    MonthsAgo(i64),
    /// The first day of this year.
    ThisYear,
    /// A time of a year that is not a period of reports.
    Loose(Loose, i16),
}

/// A year as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearSaid {
    /// By its number.
    Number(i16),
    /// So many years from now.
    FromNow(i16),
}

/// A time of a year that is not a period of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loose {
    /// "Đầu năm 2025".
    Start,
    /// "Giữa năm 2025".
    Middle,
}

/// The day since when something is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since(pub Day);

/// The years that a question may name.
const YEARS: std::ops::RangeInclusive<i16> = 1945..=2099;

/// Expressions of time without a number, folded; "lately" is taken for ten days.
const SAID: &[(&str, Date)] = &[
    ("hom nay", Date::DaysAgo(0)),
    ("today", Date::DaysAgo(0)),
    ("hom qua", Date::DaysAgo(1)),
    ("yesterday", Date::DaysAgo(1)),
    ("tuan nay", Date::DaysAgo(7)),
    ("tuan qua", Date::DaysAgo(7)),
    ("tuan truoc", Date::DaysAgo(14)),
    ("this week", Date::DaysAgo(7)),
    ("past week", Date::DaysAgo(7)),
    ("last week", Date::DaysAgo(14)),
    ("thang nay", Date::MonthsAgo(0)),
    ("this month", Date::MonthsAgo(0)),
    ("thang truoc", Date::MonthsAgo(1)),
    ("thang qua", Date::MonthsAgo(1)),
    ("last month", Date::MonthsAgo(1)),
    ("past month", Date::MonthsAgo(1)),
    ("dau nam", Date::ThisYear),
    ("dau nam nay", Date::ThisYear),
    ("start of the year", Date::ThisYear),
    ("beginning of the year", Date::ThisYear),
    ("nam nay", Date::YearFromNow(0)),
    ("this year", Date::YearFromNow(0)),
    ("nam ngoai", Date::YearFromNow(-1)),
    ("nam truoc", Date::YearFromNow(-1)),
    ("nam vua qua", Date::YearFromNow(-1)),
    ("nam vua roi", Date::YearFromNow(-1)),
    ("last year", Date::YearFromNow(-1)),
    ("nam kia", Date::YearFromNow(-2)),
    ("sang nam", Date::YearFromNow(1)),
    ("nam sau", Date::YearFromNow(1)),
    ("nam toi", Date::YearFromNow(1)),
    ("next year", Date::YearFromNow(1)),
];

/// Words that introduce a date, folded.
pub(super) const HEADS: &[&str] = &[
    "nam", "thang", "ngay", "tu", "dau", "giua", "den", "toi", "het", "cuoi", "trong", "vao", "ke",
    "tinh", "giai", "doan", "nhiem", "ky", "moc", "sau", "hoi", "qua", "ca", "since", "in", "by",
    "for", "from", "after", "until", "till", "as", "of", "during", "end", "the", "on", "before",
    "truoc", "past",
];

/// Reads a date from the front of some chunks; returns the number of chunks too.
pub(super) fn read(chunks: &[&str]) -> Option<(Date, usize)> {
    let words: Vec<String> = chunks.iter().take(4).map(|chunk| bare(chunk)).collect();
    let is_said = |said: &str| {
        let parts: Vec<&str> = said.split(' ').collect();
        (words.len() >= parts.len() && words.iter().zip(&parts).all(|(word, part)| word == part))
            .then_some(parts.len())
    };
    let said = SAID
        .iter()
        .filter_map(|(said, date)| Some((*date, is_said(said)?)));
    if let Some((date, taken)) = said.max_by_key(|(_, taken)| *taken) {
        // "Đầu năm 2025" is of that year.
        let of_year = chunks
            .get(taken)
            .and_then(|chunk| year(chunk))
            .filter(|_| date == Date::ThisYear);
        let of_year = of_year.map(|year| (Date::Loose(Loose::Start, year), taken + 1));
        return Some(of_year.unwrap_or((date, taken)));
    }
    if let Some(years) = years(chunks) {
        return Some(years);
    }
    if let Some(loose) = loose(chunks, &words) {
        return Some(loose);
    }
    let first = chunks.first()?;
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let number = |at: usize| chunks.get(at).and_then(|chunk| chunk.parse::<i8>().ok());
    let year_at = |at: usize| chunks.get(at).and_then(|chunk| year(chunk));
    // "tháng 8/2025", "tháng 8 năm 2025", "tháng 8 2025", "tháng 8"
    if word(0) == "thang" {
        if let Some(date) = chunks.get(1).and_then(|chunk| parted(chunk)) {
            return Some((date, 2));
        }
        if let Some(month) = number(1).filter(|month| (1..=12).contains(month)) {
            let (at, taken) = if word(2) == "nam" { (3, 4) } else { (2, 3) };
            let part = u8::try_from(month).map_or(PartOfYear::Year, PartOfYear::Month);
            return Some(match year_at(at) {
                Some(year) => (Date::Month(year, month), taken),
                None => (Date::Part(part, None), 2),
            });
        }
    }
    if let Some(day) = day(chunks, &words) {
        return Some(day);
    }
    // "August 2025"
    let month = MONTHS
        .iter()
        .position(|month| *month == word(0) || (word(0).len() == 3 && month.starts_with(word(0))));
    if let (Some(month), Some(year)) = (month, year_at(1)) {
        return Some((Date::Month(year, i8::try_from(month + 1).unwrap_or(1)), 2));
    }
    if let Some(date) = parted(first) {
        return Some((date, 1));
    }
    year(first).map(|year| (Date::Year(year), 1))
}

/// Several years: "từ năm 2021", "since 2021", "từ 2022 đến 2024", "2022 to 2024", "2021 - 2025".
fn years(chunks: &[&str]) -> Option<(Date, usize)> {
    let words: Vec<String> = chunks
        .iter()
        .take(MOST_OF_YEARS)
        .map(|chunk| bare(chunk))
        .collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    // A dash between spaces is a chunk without a letter.
    let is_dash = |at: usize| words.get(at).is_some_and(String::is_empty);
    let year_from = |at: usize| {
        let at = at + usize::from(matches!(word(at), "nam" | "het" | "year"));
        let at = at + usize::from(word(at) == "nam");
        chunks
            .get(at)
            .and_then(|chunk| year(chunk))
            .map(|year| (year, at + 1))
    };
    let start = match word(0) {
        "ke" if word(1) == "tu" => 2,
        "tu" | "since" | "from" | "between" => 1,
        // "Giữa 2022 và 2024" is a span; "giữa năm 2025" alone is not.
        "giua" => 1,
        _ => 0,
    };
    if start == 0 && year(chunks.first()?).is_none() {
        return None;
    }
    let (first, taken) = year_from(start)?;
    let joins = match word(taken) {
        "den" | "toi" | "to" | "until" | "till" | "through" => true,
        "va" | "and" => matches!(word(0), "giua" | "between"),
        _ => is_dash(taken),
    };
    if let Some((last, end)) = year_from(taken + 1).filter(|(last, _)| joins && first < *last) {
        let date = match is_dash(taken) {
            true => Date::Span(first, last),
            false => Date::Each(first, last),
        };
        return Some((date, end));
    }
    let is_open = matches!(word(0), "tu" | "ke" | "since");
    let on = onwards(words.get(taken..).unwrap_or_default());
    let is_open = is_open || (word(0) == "from" && on.is_some());
    is_open.then_some((Date::From(first), taken + on.unwrap_or(0)))
}

/// The number of words after a year that mean "and later".
fn onwards(words: &[String]) -> Option<usize> {
    ONWARDS.iter().find_map(|said| {
        let parts: Vec<&str> = said.split(' ').collect();
        let row = words.get(..parts.len())?;
        let is_said = row.iter().zip(&parts).all(|(word, part)| word == part);
        is_said.then_some(parts.len())
    })
}

/// The most words of a span of years.
const MOST_OF_YEARS: usize = 10;

/// Words after a year that mean "and later", folded.
const ONWARDS: &[&str] = &[
    "den nay",
    "toi nay",
    "den gio",
    "den bay gio",
    "tro lai day",
    "tro di",
    "den hien nay",
    "den hien tai",
    "onwards",
    "onward",
    "on",
    "to now",
    "to date",
    "until now",
    "to today",
    "to the present",
];

/// "Ngày 30/6", "31 December 2024", "December 31 2024": a day, possibly without its year.
fn day(chunks: &[&str], words: &[String]) -> Option<(Date, usize)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let month_of = |word: &str| {
        let found = MONTHS.iter().position(|month| {
            *month == word || (word.chars().count() == 3 && month.starts_with(word))
        });
        found.and_then(|at| i8::try_from(at + 1).ok())
    };
    let year_at = |at: usize| chunks.get(at).and_then(|chunk| year(chunk));
    let number = |at: usize| {
        let digits = word(at).trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits
            .parse::<i8>()
            .ok()
            .filter(|day| (1..=31).contains(day))
    };
    if word(0) == "ngay" {
        return day_behind_its_word(chunks, words);
    }
    if let (Some(day), Some(month), Some(year)) = (number(0), month_of(word(1)), year_at(2)) {
        return of_year(year, month, day, 3);
    }
    let (month, day, year) = (month_of(word(0))?, number(1)?, year_at(2)?);
    of_year(year, month, day, 3)
}

/// "Ngày 30/6", "ngày 15 tháng 8 năm 2023".
fn day_behind_its_word(chunks: &[&str], words: &[String]) -> Option<(Date, usize)> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    if word(2) != "thang" {
        let (day, month) = chunks.get(1)?.split_once(['/', '-', '.'])?;
        return of_any_year(month.parse().ok()?, day.parse().ok()?, 2);
    }
    let (day, month) = (word(1).parse().ok()?, word(3).parse().ok()?);
    let at = 4 + usize::from(chunks.get(4).is_some_and(|chunk| bare(chunk) == "nam"));
    match chunks.get(at).and_then(|chunk| year(chunk)) {
        Some(year) => of_year(year, month, day, at + 1),
        None => of_any_year(month, day, 4),
    }
}

fn of_year(year: i16, month: i8, day: i8, taken: usize) -> Option<(Date, usize)> {
    let day = Day::new(year, month, day).ok()?;
    Some((Date::Day(day), taken))
}

/// A day without its year.
fn of_any_year(month: i8, day: i8, taken: usize) -> Option<(Date, usize)> {
    let month = u8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let day = u8::try_from(day)
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    Some((Date::Part(PartOfYear::To(month, Some(day)), None), taken))
}

/// "Giữa năm 2025", "early 2025", "the start of 2025".
fn loose(chunks: &[&str], words: &[String]) -> Option<(Date, usize)> {
    const SAID: &[(&str, Loose)] = &[
        ("dau", Loose::Start),
        ("dau nam", Loose::Start),
        ("giua", Loose::Middle),
        ("giua nam", Loose::Middle),
        ("early", Loose::Start),
        ("early in", Loose::Start),
        ("start of", Loose::Start),
        ("beginning of", Loose::Start),
        ("mid", Loose::Middle),
        ("middle of", Loose::Middle),
    ];
    if let Some(year) = words
        .first()
        .and_then(|word| year(word.strip_prefix("mid ")?))
    {
        return Some((Date::Loose(Loose::Middle, year), 1));
    }
    SAID.iter().find_map(|(said, loose)| {
        let parts: Vec<&str> = said.split(' ').collect();
        let is_said = words.iter().zip(&parts).all(|(word, part)| word == part);
        let year = chunks.get(parts.len()).and_then(|chunk| year(chunk))?;
        is_said.then_some((Date::Loose(*loose, year), parts.len() + 1))
    })
}

/// A year in four digits.
pub(super) fn year(text: &str) -> Option<i16> {
    let is_plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|year| is_plain && YEARS.contains(year))
}

/// Reads "8/2025", "01/08/2025", "2025-08-01", "2025-08", "2021-2025".
fn parted(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.', '–']).collect();
    let small = |text: &str| text.parse::<i8>().ok().filter(|_| text.len() <= 2);
    let of = |year: i16, month: i8, day: i8| Day::new(year, month, day).ok().map(Date::Day);
    let is_month = |month: &i8| (1..=12).contains(month);
    match parts.as_slice() {
        [one, two] => match (year(one), year(two)) {
            (Some(first), Some(last)) if first <= last => Some(Date::Span(first, last)),
            (Some(year), None) => small(two)
                .filter(is_month)
                .map(|month| Date::Month(year, month)),
            (None, Some(year)) => small(one)
                .filter(is_month)
                .map(|month| Date::Month(year, month)),
            _ => None,
        },
        [one, two, three] => match (year(one), year(three)) {
            (Some(year), None) => of(year, small(two)?, small(three)?),
            (None, Some(year)) => of(year, small(two)?, small(one)?),
            _ => None,
        },
        _ => None,
    }
}

impl Date {
    /// Its year, seen from a day.
    pub(super) fn year(self, now: Day) -> Option<i16> {
        match self {
            Self::Year(year)
            | Self::Span(_, year)
            | Self::Each(_, year)
            | Self::Month(year, _)
            | Self::Loose(_, year) => Some(year),
            Self::YearFromNow(years) => Some(now.year() + years),
            Self::Day(day) => Some(day.year()),
            Self::ThisYear => Some(now.year()),
            Self::Part(_, Some(YearSaid::Number(year))) => Some(year),
            Self::Part(_, Some(YearSaid::FromNow(years))) => Some(now.year() + years),
            Self::Part(_, None) | Self::DaysAgo(_) | Self::MonthsAgo(_) | Self::From(_) => None,
        }
    }

    /// Its part of the year.
    pub(super) fn part(self) -> Option<PartOfYear> {
        match self {
            Self::Part(part, _) => Some(part),
            Self::Month(_, month) => u8::try_from(month).ok().map(PartOfYear::Month),
            // The last day of a year stands for the year.
            Self::Day(day) if (day.month(), day.day()) == (12, 31) => None,
            Self::Day(day) => {
                let (month, day) = (u8::try_from(day.month()), u8::try_from(day.day()));
                Some(PartOfYear::To(month.ok()?, Some(day.ok()?)))
            }
            _ => None,
        }
    }

    /// Its time of year, if it is not a period: "đầu năm".
    pub(super) fn loose(self) -> Option<Loose> {
        match self {
            Self::Loose(loose, _) => Some(loose),
            Self::ThisYear => Some(Loose::Start),
            _ => None,
        }
    }

    /// The first of several years.
    pub(super) fn span_from(self) -> Option<i16> {
        match self {
            Self::Span(first, last) if first < last => Some(first),
            Self::Each(first, _) | Self::From(first) => Some(first),
            _ => None,
        }
    }

    /// Whether every year of several is asked for.
    pub(super) fn is_each_year(self) -> bool {
        matches!(self, Self::Each(..) | Self::From(_))
    }

    /// Its year, if it is a year and nothing else.
    pub(super) fn whole_year(self, now: Day) -> Option<i16> {
        match self {
            Self::Year(_) | Self::YearFromNow(_) => self.year(now),
            _ => None,
        }
    }

    /// Its first day, seen from a day.
    pub(super) fn first_day(self, now: Day) -> Option<Day> {
        match self {
            Self::Year(year)
            | Self::Span(_, year)
            | Self::From(year)
            | Self::Each(year, _)
            | Self::Loose(Loose::Start, year) => Day::new(year, 1, 1).ok(),
            Self::Loose(Loose::Middle, year) => Day::new(year, 6, 1).ok(),
            Self::YearFromNow(years) => Day::new(now.year() + years, 1, 1).ok(),
            Self::Month(year, month) => Day::new(year, month, 1).ok(),
            Self::Day(day) => Some(day),
            Self::Part(..) => Day::new(self.year(now)?, 1, 1).ok(),
            Self::DaysAgo(days) => now.checked_sub(days.days()).ok(),
            Self::MonthsAgo(months) => {
                let before = now.checked_sub(months.months()).ok()?;
                Some(before.first_of_month())
            }
            Self::ThisYear => Day::new(now.year(), 1, 1).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use super::*;

    #[test]
    fn dates_are_read_as_both_languages_write_them() {
        let now: Day = "2026-11-24".parse().unwrap();
        let check = |text: &str, want: &str| {
            let chunks: Vec<&str> = text.split(' ').collect();
            let found = read(&chunks);
            let said = found.map_or_else(String::new, |(date, taken)| {
                format!("{} {taken}", date.first_day(now).unwrap())
            });
            assert_eq!(said, want, "{text}");
        };
        check("2024", "2024-01-01 1");
        check("2021-2025", "2025-01-01 1");
        check("8/2025", "2025-08-01 1");
        check("2025-08", "2025-08-01 1");
        check("01/08/2025", "2025-08-01 1");
        check("2024-01-31", "2024-01-31 1");
        check("tháng 8/2025 đến giờ", "2025-08-01 2");
        check("tháng 8 năm 2025", "2025-08-01 4");
        check("thang 8 2025", "2025-08-01 3");
        check("August 2025", "2025-08-01 2");
        check("năm ngoái", "2025-01-01 2");
        check("last month", "2026-10-01 2");
        check("đầu năm 2025", "2025-01-01 3");
        check("đầu 2025", "2025-01-01 2");
        check("giữa năm 2025", "2025-06-01 3");
        check("early 2025", "2025-01-01 2");
        check("mid-2025", "2025-06-01 1");
        check("từ năm 2021", "2021-01-01 3");
        check("kể từ năm 2021 đến nay", "2021-01-01 6");
        check("since 2021", "2021-01-01 2");
        check("từ 2022 đến 2024", "2022-01-01 4");
        check("2022 to 2024", "2022-01-01 3");
        check("between 2020 and 2022", "2020-01-01 4");
        check("31 December 2024", "2024-12-31 3");
        check("ngày 15 tháng 8 năm 2023", "2023-08-15 6");
        check("từ nguồn 2021", "");
        check("31/02/2025", "");
        check("22/55", "");
        check("2.000", "");
        check("chè", "");
    }
}

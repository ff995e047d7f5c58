//! What the period text of a claim means.
//!
//! Owns the reading of texts such as "year", "mid-term", "9 months", "2021-2025 average" or "2021 to
//! mid-term total". It knows no language of the screen and no year of its own: a period stands beside
//! the year of its claim. Reading never fails; an unknown text is kept, shown, and never judged.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::core::position::Position;

/// The part of a year that a figure covers or the moment at which it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfYear {
    /// The whole year, or its end.
    Year,
    /// The middle of a term.
    MidTerm,
    /// The end of a term.
    EndOfTerm,
    /// The start of a term.
    StartOfTerm,
    /// The start of a year.
    StartOfYear(i16),
    /// A month, 1 to 12.
    Month(u8),
    /// A school year, by its first year.
    SchoolYear(i16),
    /// The first months of a year.
    Months(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// From the start of the year to a day or month.
    To(u8, Option<u8>),
    /// From the start of the year to the turn of two months.
    ToBetween(u8, u8),
    /// The whole term, as a quantity.
    Term,
    /// Every single year.
    EachYear,
}

/// Where a span of years ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanEnd {
    /// With a whole year.
    Year(i16),
    /// In the middle of the term, in the year of the claim.
    MidTerm,
    /// In the middle of a year.
    MidYear(i16),
    /// With a month of a year.
    Month(u8, i16),
    /// On a day: day, month, year.
    Day(u8, u8, i16),
}

/// What the figure of a span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanMeasure {
    /// The mean of the years.
    Mean,
    /// The sum of the years.
    Sum,
    /// The text does not say.
    Unsaid,
}

/// The meaning of a period text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodMeaning {
    /// Within one year.
    Within(PartOfYear),
    /// Several years; the first one may be left unsaid ("to end-2018").
    Span {
        /// The first year.
        first: Option<i16>,
        /// The end.
        end: SpanEnd,
        /// Mean or sum.
        measure: SpanMeasure,
    },
    /// Some time within these years; the text does not say when.
    Undated(i16, i16),
    /// Not understood.
    Unknown,
}

/// A period text and its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Period {
    text: Box<str>,
    meaning: PeriodMeaning,
}

/// `MONTH_NAMES` in lower case, as typed words are folded, the first of the year first.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The months as a claim and an English sentence write them, the first of the year first.
pub(crate) const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl From<String> for Period {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.text.into()
    }
}

impl Period {
    /// Reads a period text.
    pub fn parse(text: &str) -> Self {
        let plain = text.trim().to_lowercase();
        let within = within(&plain).map(PeriodMeaning::Within);
        let meaning = within
            .or_else(|| span(&plain))
            .unwrap_or(PeriodMeaning::Unknown);
        Self {
            text: text.into(),
            meaning,
        }
    }

    /// The text as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The meaning.
    pub fn meaning(&self) -> PeriodMeaning {
        self.meaning
    }

    /// Orders periods of one year: a whole year before part of one.
    pub fn rank(&self) -> u8 {
        match self.meaning {
            PeriodMeaning::Within(
                PartOfYear::Year | PartOfYear::EndOfTerm | PartOfYear::EachYear | PartOfYear::Term,
            ) => 0,
            PeriodMeaning::Span {
                end: SpanEnd::Year(_),
                ..
            } => 0,
            PeriodMeaning::Unknown => 2,
            _ => 1,
        }
    }

    /// Tells whether it is the middle of a term, or leads to it.
    pub fn is_to_mid_term(&self) -> bool {
        match self.meaning() {
            PeriodMeaning::Within(part) => part == PartOfYear::MidTerm,
            PeriodMeaning::Span { end, .. } => end == SpanEnd::MidTerm,
            _ => false,
        }
    }

    /// Tells whether it is the year itself.
    pub fn is_whole_year(&self) -> bool {
        self.meaning == PeriodMeaning::Within(PartOfYear::Year)
    }

    /// Tells whether it is a part of its year, however that is called: six months are the first half.
    pub fn is_of(&self, wanted: PartOfYear) -> bool {
        let same = |part: PartOfYear| match part {
            PartOfYear::Half(1) => PartOfYear::Months(6),
            PartOfYear::Quarter(1) => PartOfYear::Months(3),
            part => part,
        };
        matches!(self.meaning, PeriodMeaning::Within(part) if same(part) == same(wanted))
    }

    /// Tells whether a state taken then stands for its year: the year, mid-term, a month.
    pub fn stands_for_year(&self) -> bool {
        matches!(
            self.meaning,
            PeriodMeaning::Within(
                PartOfYear::Year
                    | PartOfYear::MidTerm
                    | PartOfYear::EndOfTerm
                    | PartOfYear::StartOfTerm
                    | PartOfYear::StartOfYear(_)
                    | PartOfYear::Month(_)
                    | PartOfYear::SchoolYear(_)
            )
        )
    }

    /// Tells whether it is the mean over several years.
    pub fn is_mean(&self) -> bool {
        self.measure() == Some(SpanMeasure::Mean)
    }

    /// Tells whether it is the sum over several years.
    pub fn is_sum(&self) -> bool {
        self.measure() == Some(SpanMeasure::Sum)
    }

    /// Tells whether it covers part of a year only.
    pub fn is_part_of_year(&self) -> bool {
        matches!(
            self.meaning,
            PeriodMeaning::Within(
                PartOfYear::Months(_)
                    | PartOfYear::Quarter(_)
                    | PartOfYear::Half(_)
                    | PartOfYear::To(..)
                    | PartOfYear::ToBetween(..)
            )
        )
    }

    /// Tells whether the text itself names the year it speaks of.
    pub fn names_its_year(&self) -> bool {
        match self.meaning {
            PeriodMeaning::Span { end, .. } => end != SpanEnd::MidTerm,
            PeriodMeaning::Undated(..) => true,
            PeriodMeaning::Within(part) => {
                matches!(part, PartOfYear::SchoolYear(_) | PartOfYear::StartOfYear(_))
            }
            PeriodMeaning::Unknown => self.text.chars().filter(char::is_ascii_digit).count() >= 4,
        }
    }

    /// First and last year of a span, where both are said; a mid-term end has no year of its own.
    pub fn years(&self) -> Option<(i16, i16)> {
        match self.meaning {
            PeriodMeaning::Span { first, end, .. } => {
                let first = first?;
                let last = match end {
                    SpanEnd::Year(year)
                    | SpanEnd::MidYear(year)
                    | SpanEnd::Month(_, year)
                    | SpanEnd::Day(_, _, year) => year,
                    SpanEnd::MidTerm => first,
                };
                Some((first, last))
            }
            _ => None,
        }
    }

    /// The position in time of a figure of this period, given the year of its claim: the end of what it covers. A
    /// text without a part of the year counts as the end of the year.
    pub fn stands_at(&self, claim_year: i16) -> Position {
        let year = i32::from(claim_year);
        match self.meaning {
            PeriodMeaning::Within(part) => match part {
                PartOfYear::MidTerm | PartOfYear::Half(1) => Position::middle_of(year),
                PartOfYear::Month(month) | PartOfYear::Months(month) => {
                    Position::end_of_month(year, month)
                }
                PartOfYear::SchoolYear(first) => Position::middle_of(i32::from(first) + 1),
                PartOfYear::Quarter(quarter) => {
                    Position::end_of_month(year, quarter.saturating_mul(3))
                }
                PartOfYear::To(month, None) | PartOfYear::ToBetween(month, _) => {
                    Position::end_of_month(year, month)
                }
                PartOfYear::To(month, Some(day)) => end_of_day(year, month, day),
                _ => Position::end_of(year),
            },
            PeriodMeaning::Span { end, .. } => match end {
                SpanEnd::Year(year) => Position::end_of(i32::from(year)),
                SpanEnd::MidTerm => Position::middle_of(year),
                SpanEnd::MidYear(year) => Position::middle_of(i32::from(year)),
                SpanEnd::Month(month, year) => Position::end_of_month(i32::from(year), month),
                SpanEnd::Day(day, month, year) => end_of_day(i32::from(year), month, day),
            },
            PeriodMeaning::Undated(..) | PeriodMeaning::Unknown => Position::end_of(year),
        }
    }

    fn measure(&self) -> Option<SpanMeasure> {
        match self.meaning {
            PeriodMeaning::Span { measure, .. } => Some(measure),
            _ => None,
        }
    }
}

/// The end of a day; of a day that no month has, the end of the month.
fn end_of_day(year: i32, month: u8, day: u8) -> Position {
    let date = i16::try_from(year).ok().and_then(|year| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()
    });
    date.map_or_else(|| Position::end_of_month(year, month), Position::end_of_day)
}

fn within(text: &str) -> Option<PartOfYear> {
    let part = match text {
        "year" | "" => PartOfYear::Year,
        "mid-term" => PartOfYear::MidTerm,
        "end of term" => PartOfYear::EndOfTerm,
        "start of term" => PartOfYear::StartOfTerm,
        "term" => PartOfYear::Term,
        "each year" => PartOfYear::EachYear,
        "first half" => PartOfYear::Half(1),
        "second half" => PartOfYear::Half(2),
        "first quarter" => PartOfYear::Quarter(1),
        "second quarter" => PartOfYear::Quarter(2),
        "third quarter" => PartOfYear::Quarter(3),
        "fourth quarter" => PartOfYear::Quarter(4),
        _ => return within_numbers(text),
    };
    Some(part)
}

fn within_numbers(text: &str) -> Option<PartOfYear> {
    if let Some(month) = month(text) {
        return Some(PartOfYear::Month(month));
    }
    // A bare year repeats the year of its claim.
    if year(text).is_some() {
        return Some(PartOfYear::Year);
    }
    if let Some(count) = text.strip_suffix(" months") {
        let count: u8 = count.parse().ok()?;
        return (1..=12).contains(&count).then_some(match count {
            12 => PartOfYear::Year,
            _ => PartOfYear::Months(count),
        });
    }
    if let Some(years) = text.strip_prefix("school year ") {
        return years
            .split_once('-')
            .and_then(|(first, _)| year(first))
            .map(PartOfYear::SchoolYear);
    }
    if let Some(year_text) = text.strip_prefix("start of ") {
        return year(year_text).map(PartOfYear::StartOfYear);
    }
    if let Some((year_text, quarter)) = text.split_once(" q")
        && year(year_text).is_some()
    {
        let quarter: u8 = quarter.parse().ok()?;
        return (1..=4)
            .contains(&quarter)
            .then_some(PartOfYear::Quarter(quarter));
    }
    let to = text.strip_prefix("to ")?;
    if let Some((first, second)) = to.split_once('-') {
        return Some(PartOfYear::ToBetween(month(first)?, month(second)?));
    }
    match to.split_once(' ') {
        Some((day, name)) => Some(PartOfYear::To(month(name)?, Some(day.parse().ok()?))),
        None => Some(PartOfYear::To(month(to)?, None)),
    }
}

/// Reads "A-B average", "A to mid-term total", "to end-2018 total", "undated, A-B" and the like.
fn span(text: &str) -> Option<PeriodMeaning> {
    if let Some(years) = text.strip_prefix("undated, ") {
        let (first, last) = years.split_once('-')?;
        return Some(PeriodMeaning::Undated(year(first)?, year(last)?));
    }
    let (text, measure) = if let Some(rest) = text.strip_suffix(" average") {
        (rest, SpanMeasure::Mean)
    } else if let Some(rest) = text.strip_suffix(" total") {
        (rest, SpanMeasure::Sum)
    } else {
        (text, SpanMeasure::Unsaid)
    };
    if let Some(to) = text.strip_prefix("to end-") {
        return Some(PeriodMeaning::Span {
            first: None,
            end: SpanEnd::Year(year(to)?),
            measure,
        });
    }
    let (first, end) = text.split_once(" to ").or_else(|| text.split_once('-'))?;
    Some(PeriodMeaning::Span {
        first: Some(year(first)?),
        end: end_of(end)?,
        measure,
    })
}

fn end_of(text: &str) -> Option<SpanEnd> {
    if text == "mid-term" {
        return Some(SpanEnd::MidTerm);
    }
    if let Some(whole) = year(text) {
        return Some(SpanEnd::Year(whole));
    }
    if let Some(middle) = text.strip_prefix("mid-") {
        return year(middle).map(SpanEnd::MidYear);
    }
    if let Some((name, of)) = text.split_once(' ') {
        return Some(SpanEnd::Month(month(name)?, year(of)?));
    }
    let mut parts = text.split('/');
    let (day, month, of) = (parts.next()?, parts.next()?, parts.next()?);
    Some(SpanEnd::Day(
        day.parse().ok()?,
        month.parse().ok()?,
        year(of)?,
    ))
}

fn month(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|known| *known == name)?;
    u8::try_from(at + 1).ok()
}

fn year(text: &str) -> Option<i16> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    is_year.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn span(first: i16, end: SpanEnd, measure: SpanMeasure) -> PeriodMeaning {
        PeriodMeaning::Span {
            first: Some(first),
            end,
            measure,
        }
    }

    #[test]
    fn reads_what_sources_write() {
        for (text, meaning) in [
            ("year", PeriodMeaning::Within(PartOfYear::Year)),
            ("2015", PeriodMeaning::Within(PartOfYear::Year)),
            ("2015 Q4", PeriodMeaning::Within(PartOfYear::Quarter(4))),
            ("10 months", PeriodMeaning::Within(PartOfYear::Months(10))),
            ("September", PeriodMeaning::Within(PartOfYear::Month(9))),
            (
                "to 11 March",
                PeriodMeaning::Within(PartOfYear::To(3, Some(11))),
            ),
            (
                "to October-November",
                PeriodMeaning::Within(PartOfYear::ToBetween(10, 11)),
            ),
            (
                "school year 2024-2025",
                PeriodMeaning::Within(PartOfYear::SchoolYear(2024)),
            ),
            (
                "start of 2016",
                PeriodMeaning::Within(PartOfYear::StartOfYear(2016)),
            ),
            (
                "2021-2025 average",
                span(2021, SpanEnd::Year(2025), SpanMeasure::Mean),
            ),
            (
                "2021 to mid-term average",
                span(2021, SpanEnd::MidTerm, SpanMeasure::Mean),
            ),
            (
                "2021-mid-term total",
                span(2021, SpanEnd::MidTerm, SpanMeasure::Sum),
            ),
            (
                "2011-mid-2013 average",
                span(2011, SpanEnd::MidYear(2013), SpanMeasure::Mean),
            ),
            (
                "2021 to June 2023 total",
                span(2021, SpanEnd::Month(6, 2023), SpanMeasure::Sum),
            ),
            (
                "2021 to 20/8/2023 total",
                span(2021, SpanEnd::Day(20, 8, 2023), SpanMeasure::Sum),
            ),
            (
                "2020-2023",
                span(2020, SpanEnd::Year(2023), SpanMeasure::Unsaid),
            ),
            ("undated, 2021-2025", PeriodMeaning::Undated(2021, 2025)),
            ("whenever", PeriodMeaning::Unknown),
            ("13 months", PeriodMeaning::Unknown),
            ("2015 Q9", PeriodMeaning::Unknown),
        ] {
            assert_eq!(Period::parse(text).meaning(), meaning, "{text}");
            assert_eq!(Period::parse(text).text(), text);
        }
    }

    #[test]
    fn a_figure_stands_at_the_end_of_what_it_covers() {
        for (text, claim_year, stands) in [
            ("year", 2023, Position::end_of(2023)),
            ("mid-term", 2023, Position::middle_of(2023)),
            ("first half", 2023, Position::middle_of(2023)),
            ("9 months", 2023, Position::end_of_month(2023, 9)),
            ("October", 2025, Position::end_of_month(2025, 10)),
            ("school year 2024-2025", 2025, Position::middle_of(2025)),
            ("to 11 March", 2023, Position::end_of_day(date(2023, 3, 11))),
            ("2021-2025 average", 2025, Position::end_of(2025)),
            ("2021 to mid-term average", 2023, Position::middle_of(2023)),
            ("2011-mid-2013 average", 2013, Position::middle_of(2013)),
            (
                "2021 to 20/8/2023 total",
                2023,
                Position::end_of_day(date(2023, 8, 20)),
            ),
            ("start of 2016", 2015, Position::end_of(2015)),
            ("whenever", 2023, Position::end_of(2023)),
        ] {
            assert_eq!(Period::parse(text).stands_at(claim_year), stands, "{text}");
        }
    }

    #[test]
    fn a_whole_year_comes_before_part_of_one() {
        let rank = |text| Period::parse(text).rank();
        assert!(rank("year") < rank("mid-term"));
        assert!(rank("2021-2023 average") < rank("2021 to mid-term average"));
        assert!(rank("9 months") < rank("whenever"));
    }
}

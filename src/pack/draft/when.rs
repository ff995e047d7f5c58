//! The year and the period of a figure.
//!
//! Owns what follows from an expression of time, the term and the nature of a figure. It must not know where in a text
//! the expression stood.

use super::claim::Document;
use super::doubt::DraftDoubt;
use super::time::Time;
use super::time_words::{SINCE_TERM, TimePart};
use crate::core::model::ClaimKind;

/// Where a time was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOrigin {
    /// The clause or sentence of the figure.
    Sentence,
    /// The head of the paragraph, or the figure before.
    Paragraph,
    /// A heading.
    Heading,
    /// The first sentence with a time.
    First,
    /// The title.
    Title,
    /// The end of the term, which the text does not name at its head.
    Term,
    /// Nowhere: the term that is over, as it seems.
    Untold,
}

/// A time without its place in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The part.
    pub part: TimePart,
    /// The year, where it is named or follows.
    pub year: Option<i16>,
}

/// What tells a period besides the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Nature {
    /// A growth, a pace: a change in the course of years.
    pub is_change: bool,
    /// A mean over time is said.
    pub is_mean: bool,
    /// It is counted by the year.
    pub is_yearly: bool,
    /// Every single year is said.
    pub is_each_year: bool,
    /// It is a percentage or points.
    pub is_share: bool,
    /// It adds up.
    pub is_flow: bool,
    /// It is how many visitors came, who are counted by the year.
    pub is_visit: bool,
    /// It is how many of a thing were made or done.
    pub is_deed: bool,
    /// It is a sum of money over the time that stands beside it.
    pub is_sum: bool,
    /// It is compared with another time.
    pub is_compared: bool,
    /// Its time stands beside it, and not in a heading.
    pub is_own_time: bool,
    /// Its period is the moment: how much above a plan, a rank.
    pub is_moment: bool,
}

impl Nature {
    /// Tells whether amounts of it add up over some years.
    fn adds_up(self) -> bool {
        self.is_flow || self.is_change || self.is_deed || self.is_sum && self.is_own_time
    }
}

/// A period as packs write it, with its year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// The year.
    pub year: Option<i16>,
    /// The period.
    pub period: String,
    /// What is uncertain.
    pub doubts: Vec<DraftDoubt>,
}

impl Document {
    /// The year of its day.
    pub fn year(&self) -> Option<i16> {
        self.day.map(|(year, ..)| year)
    }

    /// The term that is over or under way when the text speaks of results.
    pub fn past_term(&self) -> Option<(i16, i16)> {
        let (first, last) = self.term?;
        match self.year() {
            // At a congress the title names the term to come.
            Some(year) if year <= first && last - first == 5 => Some((first - 5, first)),
            _ => Some((first, last)),
        }
    }

    /// The whole term as a time.
    pub fn term_as_time(&self) -> Option<When> {
        let (first, last) = self.term?;
        Some(When {
            part: TimePart::Span(first, true),
            year: Some(last),
        })
    }

    /// The term to come.
    fn next_term(&self) -> Option<(i16, i16)> {
        let (first, last) = self.term?;
        match self.year() {
            Some(year) if year > first => Some((last, last + (last - first))),
            _ => Some((first, last)),
        }
    }

    /// What a time means in this text.
    pub fn when(&self, time: &Time) -> When {
        let mut part = time.part;
        let mut year = time
            .year
            .or_else(|| self.year().map(|year| year + time.back.min(1)));
        let since = (part == TimePart::Now && time.back == SINCE_TERM)
            .then_some(self.day)
            .flatten();
        match part {
            TimePart::Now if time.back == SINCE_TERM => {
                year = self.year();
                // Counted from the first year of the term to the month of the text.
                let month = since.and_then(|(_, month, _)| u8::try_from(month?).ok());
                if let (Some((first, _)), Some(month)) = (self.past_term(), month) {
                    part = TimePart::SpanTo(first + 1, month);
                }
            }
            // The kind of the figure tells which term is meant.
            TimePart::Term => year = None,
            TimePart::NextTerm => {
                let term = self.next_term();
                part = term.map_or(TimePart::Year, |(first, _)| TimePart::Span(first, true));
                year = term.map(|(_, last)| last);
            }
            TimePart::EndOfTerm => {
                part = TimePart::Year;
                year = self.term.map(|(_, last)| last).or(time.year);
            }
            TimePart::StartOfYear if time.back == 99 => {
                part = TimePart::Year;
                year = self.past_term().map(|(first, _)| first);
            }
            _ => {}
        }
        When { part, year }
    }

    /// Year and period of a figure.
    pub fn dated(&self, when: When, nature: Nature, kind: ClaimKind) -> Dated {
        if when.part == TimePart::Term {
            let term = if kind == ClaimKind::Target {
                self.term
            } else {
                self.past_term()
            };
            return match term {
                Some((first, last)) => self.of_span((first, true), Some(last), nature),
                None => self.of_year(self.year(), nature, kind),
            };
        }
        let year = when.year;
        let dated = |period: String| Dated {
            year,
            period,
            doubts: Vec::new(),
        };
        match when.part {
            TimePart::Span(first, is_term) => self.of_span((first, is_term), year, nature),
            TimePart::SpanTo(first, month) => {
                let span = format!("{first} to {} {}", month_name(month), year.unwrap_or(first));
                dated(match nature {
                    _ if nature.is_moment => month_name(month),
                    _ if nature.is_share && (nature.is_mean || nature.is_yearly) => {
                        format!("{span} average")
                    }
                    _ if nature.is_flow || nature.is_change => format!("{span} total"),
                    _ => month_name(month),
                })
            }
            TimePart::MidTerm => self.of_mid_term(year, nature),
            TimePart::Year
            | TimePart::EndOfTerm
            | TimePart::Now
            | TimePart::Term
            | TimePart::NextTerm => self.of_year(year, nature, kind),
            TimePart::StartOfYear => {
                dated(year.map_or_else(|| "year".to_owned(), |year| format!("start of {year}")))
            }
            TimePart::Months(count) => dated(format!("{count} months")),
            TimePart::Half(half) => dated(
                if half == 1 {
                    "first half"
                } else {
                    "second half"
                }
                .to_owned(),
            ),
            TimePart::Quarter(number) => {
                let names = ["first", "second", "third", "fourth"];
                let name = names
                    .get(usize::from(number).saturating_sub(1))
                    .unwrap_or(&"first");
                dated(format!("{name} quarter"))
            }
            TimePart::Month(month) => dated(month_name(month)),
            TimePart::To(day, month) => dated(format!("to {day} {}", month_name(month))),
            TimePart::SchoolYear(first) => dated(format!("school year {first}-{}", first + 1)),
        }
    }

    fn of_span(&self, (first, is_term): (i16, bool), last: Option<i16>, nature: Nature) -> Dated {
        let Some(last) = last else {
            return Dated::default();
        };
        let is_own_term =
            self.term == Some((first, last)) || self.past_term() == Some((first, last));
        let is_term = (is_term || is_own_term) && last - first == 5;
        let start = if is_term { first + 1 } else { first };
        let mut doubts = Vec::new();
        let period = if nature.is_moment {
            "year".to_owned()
        } else if nature.is_each_year && !(nature.is_share && nature.is_change) {
            "each year".to_owned()
        } else if nature.is_share && (nature.is_mean || nature.is_yearly) {
            format!("{start}-{last} average")
        } else if nature.is_compared {
            "year".to_owned()
        } else if nature.is_share && nature.is_change {
            doubts.push(DraftDoubt::Span);
            format!("{start}-{last} average")
        } else if nature.is_yearly || nature.is_mean && nature.is_flow {
            "each year".to_owned()
        } else if nature.adds_up() {
            format!("{start}-{last} total")
        } else {
            "year".to_owned()
        };
        Dated {
            year: Some(last),
            period,
            doubts,
        }
    }

    fn of_mid_term(&self, year: Option<i16>, nature: Nature) -> Dated {
        let start = self.past_term().map(|(first, _)| first + 1);
        let period = match start {
            Some(start)
                if nature.is_share && (nature.is_mean || nature.is_yearly) && !nature.is_moment =>
            {
                format!("{start} to mid-term average")
            }
            Some(_)
                if (nature.is_each_year || nature.is_yearly)
                    && !nature.is_share
                    && !nature.is_moment =>
            {
                "each year".to_owned()
            }
            Some(start) if nature.is_flow && !nature.is_share && !nature.is_moment => {
                format!("{start} to mid-term total")
            }
            _ => "mid-term".to_owned(),
        };
        Dated {
            year,
            period,
            doubts: Vec::new(),
        }
    }

    /// A year alone; a mean up to it covers the term that ends with it.
    fn of_year(&self, year: Option<i16>, nature: Nature, kind: ClaimKind) -> Dated {
        let is_over_years =
            nature.is_share && nature.is_change && (nature.is_mean || nature.is_yearly);
        let terms = [self.term, self.past_term()];
        let ends = terms
            .into_iter()
            .flatten()
            .find(|(_, last)| Some(*last) == year);
        let mut doubts = Vec::new();
        let period = match (ends, year) {
            _ if nature.is_moment => "year".to_owned(),
            (Some((first, last)), _) if is_over_years => {
                let start = if last - first == 5 { first + 1 } else { first };
                format!("{start}-{last} average")
            }
            (Some(_), _) if nature.is_flow && nature.is_yearly && !nature.is_share => {
                "each year".to_owned()
            }
            (Some((first, last)), _)
                if nature.is_flow
                    && !nature.is_visit
                    && !nature.is_own_time
                    && !nature.is_yearly
                    && !nature.is_each_year
                    && kind == ClaimKind::Target =>
            {
                let start = if last - first == 5 { first + 1 } else { first };
                doubts.push(DraftDoubt::Span);
                format!("{start}-{last} total")
            }
            (_, Some(last)) if is_over_years && kind == ClaimKind::Target && last % 5 == 0 => {
                doubts.push(DraftDoubt::Span);
                format!("{}-{last} average", last - 4)
            }
            _ if nature.is_each_year && !(nature.is_share && nature.is_change) => {
                "each year".to_owned()
            }
            _ => "year".to_owned(),
        };
        Dated {
            year,
            period,
            doubts,
        }
    }
}

fn month_name(month: u8) -> String {
    let name = crate::core::period::MONTHS
        .get(usize::from(month).saturating_sub(1))
        .unwrap_or(&"january");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

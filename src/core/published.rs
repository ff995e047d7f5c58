//! The day of a publication, as far as it is known.
//!
//! Owns reading and writing it, and the first and last day that it may mean. It must not know what was published.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day of publication, known to the day, the month, the year, or not at all.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Published {
    year: i16,
    month: u8,
    day: u8,
}

impl Published {
    /// Reads ``, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; any other text is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let mut parts = text.split('-');
        let mut number = |width: usize| match parts.next() {
            None => Some(None),
            Some(part) if part.len() == width && part.bytes().all(|b| b.is_ascii_digit()) => {
                part.parse::<i16>().ok().map(Some)
            }
            Some(_) => None,
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        if parts.next().is_some() || year == 0 {
            return None;
        }
        let date = Date::new(
            year,
            month.unwrap_or(1).try_into().ok()?,
            day.unwrap_or(1).try_into().ok()?,
        );
        date.ok().map(|date| Self {
            year,
            month: month.map_or(0, |_| date.month() as u8),
            day: day.map_or(0, |_| date.day() as u8),
        })
    }

    /// Year, month and day, each if known; `None` for an undated source.
    pub fn parts(self) -> Option<(i16, Option<u8>, Option<u8>)> {
        let known = |part: u8| (part > 0).then_some(part);
        (self.year != 0).then_some((self.year, known(self.month), known(self.day)))
    }

    /// The first day it may have been published.
    pub fn first_day(self) -> Option<Date> {
        let (year, month, day) = self.parts()?;
        let part = |part: Option<u8>| part.map_or(1, |part| part as i8);
        Date::new(year, part(month), part(day)).ok()
    }

    /// The last day it may have been published: a month or a year counts from its last day.
    pub fn last_day(self) -> Option<Date> {
        let (year, month, day) = self.parts()?;
        let month = month.map_or(12, |month| month as i8);
        let first = Date::new(year, month, 1).ok()?;
        match day {
            Some(day) => Date::new(year, month, day as i8).ok(),
            None => Some(first.last_of_month()),
        }
    }
}

/// Writes the ISO form, as far as known; nothing for an undated source.
impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            None => Ok(()),
            Some((year, None, _)) => write!(f, "{year:04}"),
            Some((year, Some(month), None)) => write!(f, "{year:04}-{month:02}"),
            Some((year, Some(month), Some(day))) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

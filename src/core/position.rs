//! Where a figure stands in time.
//!
//! Owns positions in years, the end of a year being its number: mid-2023 is 2022.5, March 2023 is 2022.25. They are
//! integer counts of a small part of a year, so that equal positions compare equal however they were written. It must
//! not know a period text, nor which figure stands there.

use std::fmt;

use jiff::civil::Date;

/// Parts of a month into which months of 28, 29, 30 and 31 days divide evenly.
const MONTH: i64 = 377_580;
const YEAR: i64 = 12 * MONTH;

/// A position in time, in years: the end of a year is the year itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(i64);

/// A length of time as a fraction of whole numbers in lowest terms, the lower one positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// Number of parts.
    pub parts: i64,
    /// How many of them make a year.
    pub per_year: i64,
}

impl Position {
    /// The end of a year.
    pub fn end_of(year: i32) -> Self {
        Self(i64::from(year) * YEAR)
    }

    /// The middle of a year.
    pub fn middle_of(year: i32) -> Self {
        Self::end_of_month(year, 6)
    }

    /// The end of a month, 1 to 12; of a later month number the end of the year.
    pub fn end_of_month(year: i32, month: u8) -> Self {
        Self::end_of(year).earlier_by(12 - i64::from(month.min(12)), 12)
    }

    /// The end of a day.
    pub fn end_of_day(day: Date) -> Self {
        let before = i64::from(day.month()) - 1;
        let in_month = i64::from(day.day()) * MONTH / i64::from(day.days_in_month());
        Self((i64::from(day.year()) - 1) * YEAR + before * MONTH + in_month)
    }

    /// The moment so many parts of a year before this one.
    pub fn earlier_by(self, parts: i64, per_year: i64) -> Self {
        Self(self.0 - parts * YEAR / per_year.max(1))
    }

    /// The calendar year it falls into; the end of a year belongs to it.
    pub fn year(self) -> i32 {
        let year = self.0.div_euclid(YEAR) + i64::from(self.0.rem_euclid(YEAR) > 0);
        i32::try_from(year).unwrap_or(i32::MAX)
    }

    /// Whether it is the end of a year.
    pub fn ends_a_year(self) -> bool {
        self.0.rem_euclid(YEAR) == 0
    }

    /// Years from an earlier moment to this one; negative from a later one.
    pub fn since(self, earlier: Self) -> f64 {
        (self.0 - earlier.0) as f64 / YEAR as f64
    }

    /// The same as whole numbers.
    pub fn since_exactly(self, earlier: Self) -> Years {
        let parts = self.0 - earlier.0;
        let common = common_divisor(parts.unsigned_abs(), YEAR.unsigned_abs()) as i64;
        Years {
            parts: parts / common,
            per_year: YEAR / common,
        }
    }

    /// How far two moments lie apart, for comparing distances.
    pub fn distance(self, other: Self) -> u64 {
        self.0.abs_diff(other.0)
    }
}

/// Writes the position: `2023`, `2022.5`.
impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 as f64 / YEAR as f64)
    }
}

/// The greatest number that divides both; one where both are zero.
fn common_divisor(one: u64, other: u64) -> u64 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Position, Years};

    #[test]
    fn what_ends_together_stands_together() {
        let end = Position::end_of(2023);
        assert_eq!(Position::end_of_month(2023, 12), end);
        assert_eq!(Position::end_of_day(date(2023, 12, 31)), end);
        let middle = Position::middle_of(2023);
        assert_eq!(Position::end_of_day(date(2023, 6, 30)), middle);
        assert_eq!(end.earlier_by(1, 2), middle);
        for (month, last) in [(1, 31), (2, 29), (4, 30), (11, 30)] {
            let day = Position::end_of_day(date(2024, month, last));
            assert_eq!(Position::end_of_month(2024, month as u8), day, "{month}");
        }
    }

    #[test]
    fn a_moment_belongs_to_the_year_that_it_ends_or_falls_into() {
        for (moment, year, text) in [
            (Position::end_of(2023), 2023, "2023"),
            (Position::middle_of(2023), 2023, "2022.5"),
            (Position::end_of_month(2024, 3), 2024, "2023.25"),
            (Position::end_of(-1), -1, "-1"),
        ] {
            assert_eq!((moment.year(), moment.to_string()), (year, text.to_owned()));
        }
    }

    #[test]
    fn lengths_are_exact() {
        let from = Position::end_of(2020);
        let check = |to: Position, parts, per_year| {
            assert_eq!(to.since_exactly(from), Years { parts, per_year });
        };
        check(Position::end_of(2023), 3, 1);
        check(Position::middle_of(2023), 5, 2);
        check(Position::end_of_month(2021, 1), 1, 12);
        check(from, 0, 1);
        check(Position::end_of(2019), -1, 1);
        assert_eq!(Position::middle_of(2023).since(from), 2.5);
    }
}

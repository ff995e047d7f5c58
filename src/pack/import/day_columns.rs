//! Two columns that tell the first and the last day of a time: `Period start`, `Period end`.
//!
//! Owns which headings are such a pair, and which time two days are. It must not read a figure.

use super::column::Column;
use super::grid::Grid;
use super::label::Label;
use super::moment::{self, ClaimMoment, likely_year};
use crate::core::fold::bare;
use crate::core::period::MONTH_NAMES;

/// Words of the heading of first days or years, and those of the heading of the last, folded.
const PAIRS: [(&str, &str); 6] = [
    ("start", "end"),
    ("begin", "end"),
    ("from", "to"),
    ("tu ngay", "den ngay"),
    ("tu nam", "den nam"),
    ("ngay bat dau", "ngay ket thuc"),
];

/// The words of a heading, also those that are written as one: `YearStart`.
fn words(heading: &str) -> String {
    let mut parted = String::with_capacity(heading.len() + 4);
    let mut before = ' ';
    for c in heading.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    bare(&parted)
}

/// The heading of the last days that belongs to one of first days.
fn last_of(first: &str) -> Option<String> {
    let folded = words(first);
    PAIRS.iter().find_map(|(start, end)| {
        let has = folded
            .split(' ')
            .collect::<Vec<_>>()
            .windows(start.split(' ').count())
            .any(|window| window.join(" ") == *start);
        has.then(|| folded.replacen(start, end, 1))
    })
}

/// The columns of first and last days, by the texts of their headings.
fn pair(texts: &[String]) -> Option<(usize, usize)> {
    // A baseline has days of its own.
    let of_figures = |text: &&String| !words(text).contains("baseline");
    texts.iter().enumerate().find_map(|(at, text)| {
        let last = last_of(text).filter(|_| of_figures(&text))?;
        let other = texts.iter().position(|other| words(other) == last)?;
        (other != at).then_some((at, other))
    })
}

/// Makes the column of last days that of times, where a pair of columns tells them and no other does.
pub(super) fn settle(columns: &mut [Column], texts: &[Vec<String>]) {
    if columns.contains(&Column::Labelled(Label::Time)) {
        return;
    }
    let texts: Vec<String> = texts.iter().map(|parts| parts.join(": ")).collect();
    let Some((first, last)) = pair(&texts) else {
        return;
    };
    for (at, label) in [(first, Label::Code), (last, Label::Time)] {
        if let Some(column) = columns.get_mut(at) {
            *column = Column::Labelled(label);
        }
    }
}

/// The column of first days, where that of times has the last ones.
pub(super) fn first_of(grid: &Grid, heading: usize, times: usize) -> Option<usize> {
    let width = grid.lines.get(heading)?.cells.len();
    let texts: Vec<String> = (0..width)
        .map(|at| grid.shown(heading, at).to_owned())
        .collect();
    pair(&texts)
        .filter(|(_, last)| *last == times)
        .map(|(first, _)| first)
}

/// The time from one day, or year, to another; none that no period says.
pub(super) fn between(first: &str, last: &str) -> Option<ClaimMoment> {
    if let (Some(one), Some(other)) = (moment::year(first.trim()), moment::year(last.trim())) {
        return match one == other {
            true => Some(ClaimMoment::year(one)),
            false => moment::read(&format!("{one}-{other}")),
        };
    }
    let (begins, ends) = (day(first)?, day(last)?);
    let (year, month) = (ends.year, ends.month);
    let is_whole = begins.day == 1 && ends.day == length(year, month);
    if !is_whole {
        return None;
    }
    let of_year = |period: &str| {
        let period = period.to_owned();
        Some(ClaimMoment { year, period })
    };
    match (year - begins.year, begins.month, month) {
        (0, 1, 12) => Some(ClaimMoment::year(year)),
        (0, 1, 6) => of_year("first half"),
        (0, 7, 12) => of_year("second half"),
        (0, from, to) if from == to => of_year(MONTH_NAMES.get(to - 1)?),
        (0, from, to) if to % 3 == 0 && from + 2 == to => of_year(&format!("{year} Q{}", to / 3)),
        // Twelve months over the end of a year, as those of a budget.
        (1, from, to) if from == to + 1 => {
            moment::read(&format!("{}/{:02}", begins.year, year % 100))
        }
        _ => None,
    }
}

/// A day.
struct Day {
    year: i16,
    month: usize,
    day: u8,
}

/// Reads `2022-04-01`, also with the time of the day, and `01/04/2022` if the day cannot be a month.
fn day(text: &str) -> Option<Day> {
    let text = text.trim().split(['T', ' ']).next()?;
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day, month, year] if year.len() == 4 && (text.contains('.') || is_day(day, month)) => {
            (*year, *month, *day)
        }
        _ => return None,
    };
    let month: usize = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let day: u8 = day.parse().ok()?;
    let year = likely_year(year)?;
    Some(Day { year, month, day })
}

/// Tells whether of two numbers the first can only be the day, or both are one.
fn is_day(day: &str, month: &str) -> bool {
    let number = |text: &str| text.parse::<u8>().unwrap_or_default();
    number(day) > 12 || number(day) == number(month)
}

/// How many days a month has.
fn length(year: i16, month: usize) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_days_are_the_time_between_them_where_a_period_says_it() {
        for (first, last, said) in [
            ("2022-01-01", "2022-12-31", Some((2022, "year"))),
            ("2022-04-01", "2023-03-31", Some((2023, "2022/23"))),
            (
                "2022-04-01T00:00:00",
                "2022-06-30T00:00:00",
                Some((2022, "2022 Q2")),
            ),
            ("2022-07-01", "2022-12-31", Some((2022, "second half"))),
            ("2024-02-01", "2024-02-29", Some((2024, "February"))),
            ("2020", "2020", Some((2020, "year"))),
            ("2016", "2020", Some((2020, "2016-2020"))),
            ("2022-01-15", "2022-12-31", None),
            ("2020-01-01", "2022-12-31", None),
            ("01/02/2022", "03/04/2022", None),
        ] {
            let found = between(first, last);
            let found = found.map(|moment| (moment.year, moment.period));
            let said = said.map(|(year, period)| (year, period.to_owned()));
            assert_eq!(found, said, "{first} {last}");
        }
    }
}

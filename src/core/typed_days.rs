//! Reads days and moments as people type them.
//!
//! Owns the forms: `2023-09-08`, `08/09/2023`, `2023-09`, `9/2023`, `2023`, and positions in years such as
//! `2022.5`. A month or a year means its last day, or all its days where somebody asks since when. It must not know who asked.

use jiff::civil::Date;

use crate::core::model::Published;
use crate::core::position::Position;

/// The text is no day, month or year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day such as 2023-09-08, 08/09/2023, 9/2023 or 2023")]
pub struct NoDay;

/// Reads a day; the last one of a month or a year that is named without it.
///
/// # Errors
/// Where the text has another form or no calendar has that day.
pub fn day(text: &str) -> Result<Date, NoDay> {
    let text = text.trim();
    let (parts, is_year_first): (Vec<&str>, bool) = if text.contains('/') {
        (text.split('/').collect(), false)
    } else {
        (text.split('-').collect(), true)
    };
    let (year, month, of_month) = match (parts.as_slice(), is_year_first) {
        ([year], _) => (year, None, None),
        ([year, month], true) | ([month, year], false) => (year, Some(month), None),
        ([year, month, day], true) | ([day, month, year], false) => (year, Some(month), Some(day)),
        _ => return Err(NoDay),
    };
    let year = whole(year, 4..=4)?;
    let month = month.map_or(Ok(12), |month| whole(month, 1..=2))?;
    let month = i8::try_from(month).map_err(|_| NoDay)?;
    let first = Date::new(year, month, 1).map_err(|_| NoDay)?;
    match of_month {
        None => Ok(first.last_of_month()),
        Some(day) => {
            let day = i8::try_from(whole(day, 1..=2)?).map_err(|_| NoDay)?;
            Date::new(year, month, day).map_err(|_| NoDay)
        }
    }
}

/// Tells whether a text has the whole form of a day or a month, with any mark between its parts, but does not exist
/// in the calendar: "31/02/2024", "13.2024". A text that may still become a day while it is typed does not count.
pub fn is_impossible(text: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '/' | '-' | '.') || letter.is_whitespace();
    let parts: Vec<&str> = text.trim().split(is_mark).collect();
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let widths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let (mark, is_whole) = match widths.as_slice() {
        [1..=2, 4] | [1..=2, 1..=2, 4] => ("/", true),
        [4, 2] | [4, 2, 2] => ("-", true),
        _ => ("/", false),
    };
    is_whole && parts.iter().all(|part| is_number(part)) && day(&parts.join(mark)).is_err()
}

/// Reads the first and the last day of what is named: both are one where it is a day.
///
/// # Errors
/// Where the text has another form or no calendar has that day.
pub fn span(text: &str) -> Result<(Date, Date), NoDay> {
    let last = day(text)?;
    let first = match text.trim().split(['/', '-']).count() {
        1 => last.first_of_year(),
        2 => last.first_of_month(),
        _ => last,
    };
    Ok((first, last))
}

/// Reads the day of a publication; month and day may be missing.
///
/// # Errors
/// Where the text has another form or no calendar has that day.
pub fn published(text: &str) -> Result<Published, NoDay> {
    let last = day(text)?.to_string();
    // How much of the day was named tells how much is known.
    let known = match text.trim().split(['/', '-']).count() {
        1 => last.get(..4),
        2 => last.get(..7),
        _ => last.get(..10),
    };
    known.and_then(Published::parse).ok_or(NoDay)
}

/// Reads a position in time: a year, half a year (`2022.5` is the middle of 2023), a month, or a day.
///
/// # Errors
/// Where the text has another form.
pub fn moment(text: &str) -> Result<Position, NoDay> {
    let text = text.trim();
    let Some((year, part)) = text.split_once('.') else {
        return Ok(Position::end_of_day(day(text)?));
    };
    let year = i32::from(whole(year, 4..=4)?);
    match part {
        "0" => Ok(Position::end_of(year)),
        "5" => Ok(Position::middle_of(year + 1)),
        _ => Err(NoDay),
    }
}

/// Digits as a number from 1 on.
fn whole(digits: &str, count: std::ops::RangeInclusive<usize>) -> Result<i16, NoDay> {
    let is_number = count.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let number = digits
        .parse()
        .ok()
        .filter(|number| is_number && *number > 0);
    number.ok_or(NoDay)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{NoDay, day, is_impossible, moment, published, span};
    use crate::core::position::Position;

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, read) in [
            ("2023-09-08", Ok(date(2023, 9, 8))),
            ("08/09/2023", Ok(date(2023, 9, 8))),
            ("8/9/2023", Ok(date(2023, 9, 8))),
            ("9/2023", Ok(date(2023, 9, 30))),
            ("2024-02", Ok(date(2024, 2, 29))),
            ("2023", Ok(date(2023, 12, 31))),
            ("2023-02-30", Err(NoDay)),
            ("13/2023", Err(NoDay)),
            ("yesterday", Err(NoDay)),
            ("23", Err(NoDay)),
            ("2023-9-8-1", Err(NoDay)),
            ("", Err(NoDay)),
        ] {
            assert_eq!(day(text), read, "{text}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_told_from_what_is_not_typed_to_its_end() {
        for text in [
            "31/02/2024",
            "31.2.2024",
            "31 02 2024",
            "13/2024",
            "2024-13",
            "2023-02-29",
            "0/2024",
            "00/01/2024",
            "32-1-2024",
        ] {
            assert!(is_impossible(text), "{text}");
        }
        for text in [
            "29/02/2024",
            "8.9.2023",
            "12/2024",
            "2024-1",
            "2024-0",
            "2024-12-3",
            "31/02/202",
            "31/02",
            "2022.5",
            "2024",
            "giữa kỳ",
            "",
        ] {
            assert!(!is_impossible(text), "{text}");
        }
    }

    #[test]
    fn months_and_years_have_a_first_day_too() {
        for (text, first, last) in [
            ("12/2025", date(2025, 12, 1), date(2025, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2023", date(2023, 1, 1), date(2023, 12, 31)),
            ("8/9/2023", date(2023, 9, 8), date(2023, 9, 8)),
            ("2023-09-08", date(2023, 9, 8), date(2023, 9, 8)),
        ] {
            assert_eq!(span(text), Ok((first, last)), "{text}");
        }
        assert_eq!(span("12/20"), Err(NoDay));
    }

    #[test]
    fn publications_keep_what_is_known_of_their_day() {
        for (text, known) in [
            ("2023-09-08", "2023-09-08"),
            ("08/09/2023", "2023-09-08"),
            ("9/2023", "2023-09"),
            ("2023", "2023"),
        ] {
            assert_eq!(published(text).unwrap().to_string(), known);
        }
        assert!(published("soon").is_err());
    }

    #[test]
    fn positions_are_read_beside_days() {
        for (text, read) in [
            ("2022.5", Ok(Position::middle_of(2023))),
            ("2022.0", Ok(Position::end_of(2022))),
            ("2023", Ok(Position::end_of(2023))),
            ("2025-10", Ok(Position::end_of_month(2025, 10))),
            ("2025-06-30", Ok(Position::middle_of(2025))),
            ("2022.3", Err(NoDay)),
            ("20205", Err(NoDay)),
        ] {
            assert_eq!(moment(text), read, "{text}");
        }
    }
}

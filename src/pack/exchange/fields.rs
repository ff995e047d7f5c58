//! Reads single fields of a row.
//!
//! Owns what a field of each kind takes, and the problem where it says something else. It must not know what a
//! row says as a whole.

use std::borrow::Cow;

use jiff::civil::Date;

use super::columns::{FULL_COLUMNS, column};
use super::joined;
use super::sheet::Row;
use crate::core::figure::Figure;
use crate::core::model::{Comparator, Published};
use crate::core::nearest::nearest;
use crate::pack::diagnostic::Problem;
use crate::pack::toml::Value;

/// A text that must not be blank.
pub(super) fn required<'r>(row: &mut Row<'r, '_>, column: usize) -> Option<Cow<'r, str>> {
    let text = row.text(column)?;
    if !text.trim().is_empty() {
        return Some(text);
    }
    row.note(
        column,
        Problem::EmptyText {
            key: FULL_COLUMNS[column],
        },
    );
    None
}

/// A text, or none where it is empty.
pub(super) fn optional<'r>(row: &mut Row<'r, '_>, column: usize) -> Option<Cow<'r, str>> {
    row.text(column).filter(|text| !text.is_empty())
}

/// One word of a fixed list.
pub(super) fn word<T: Copy>(
    row: &mut Row<'_, '_>,
    column: usize,
    words: &[T],
    code: fn(T) -> &'static str,
) -> Option<T> {
    let text = row.text(column)?;
    known_word(row, column, &text, (words, code))
}

/// One word of a fixed list, or nothing.
pub(super) fn optional_word<T: Copy>(
    row: &mut Row<'_, '_>,
    column: usize,
    words: &[T],
    code: fn(T) -> &'static str,
) -> Option<T> {
    let text = optional(row, column)?;
    known_word(row, column, &text, (words, code))
}

/// The thing that a word of a list stands for; another word is noted.
pub(super) fn known_word<T: Copy>(
    row: &mut Row<'_, '_>,
    column: usize,
    text: &str,
    (words, code): (&[T], fn(T) -> &'static str),
) -> Option<T> {
    let found = words.iter().copied().find(|word| code(*word) == text);
    if found.is_none() {
        let allowed: Vec<&'static str> = words.iter().map(|word| code(*word)).collect();
        let problem = Problem::UnknownWord {
            key: FULL_COLUMNS[column],
            nearest: nearest(text, allowed.iter().copied()),
            word: text.to_owned(),
            allowed,
        };
        row.note(column, problem);
    }
    found
}

/// `true`, or `false`, which is also what an empty field says.
pub(super) fn flag(row: &mut Row<'_, '_>, column: usize) -> bool {
    optional_word(row, column, &[true, false], yes_or_no).unwrap_or(false)
}

/// The word for a flag.
pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

/// A year of one to four digits, or none; fails where it cannot be read.
pub(super) fn year(row: &mut Row<'_, '_>) -> Result<Option<i16>, ()> {
    let Some(text) = optional(row, column::YEAR) else {
        return Ok(None);
    };
    if let Some(year) = digits_of_a_year(&text) {
        return Ok(Some(year));
    }
    row.note(column::YEAR, Problem::BadYear(text.into_owned()));
    Err(())
}

fn digits_of_a_year(text: &str) -> Option<i16> {
    let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = text.parse().ok();
    year.filter(|_| digits && !text.starts_with('0'))
}

/// A term as `2021-2025`, or none.
pub(super) fn term(row: &mut Row<'_, '_>) -> Option<(i16, i16)> {
    let text = optional(row, column::TERM)?;
    let years = text.split_once('-').and_then(|(first, last)| {
        let (first, last) = (digits_of_a_year(first)?, digits_of_a_year(last)?);
        (first <= last).then_some((first, last))
    });
    if years.is_none() {
        row.note(column::TERM, Problem::BadYear(text.into_owned()));
    }
    years
}

/// A day, or none; of a month or a year the last one.
pub(super) fn day(row: &mut Row<'_, '_>, column: usize) -> Option<Date> {
    let text = optional(row, column)?;
    let day = Published::parse(&text).and_then(Published::last_day);
    if day.is_none() {
        row.note(column, Problem::BadDate(text.into_owned()));
    }
    day
}

/// The unit that a figure was rounded to, or none.
pub(super) fn rounded_to(row: &mut Row<'_, '_>) -> Option<Figure> {
    let text = optional(row, column::ROUNDED_TO)?;
    let key = FULL_COLUMNS[column::ROUNDED_TO];
    let problem = match Figure::parse(&text) {
        Ok(unit) if unit > Figure::new(0, 0) => return Some(unit),
        Ok(_) => Problem::NotAboveZero { key },
        Err(error) => Problem::BadFigure {
            text: text.into_owned(),
            error,
        },
    };
    row.note(column::ROUNDED_TO, problem);
    None
}

/// A name in Vietnamese and English, `vi|en`, or one for both; or none.
pub(super) fn name(row: &mut Row<'_, '_>, column: usize) -> Option<(String, String)> {
    let text = optional(row, column)?;
    let mut languages = joined::parts(&text, joined::LANGUAGES, 2).into_iter();
    let vi = languages.next().unwrap_or_default();
    if vi.trim().is_empty() {
        let key = FULL_COLUMNS[column];
        row.note(column, Problem::EmptyText { key });
        return None;
    }
    let en = languages.next().unwrap_or_else(|| vi.clone());
    Some((vi, en))
}

/// A figure, or a range `low-high`; also as a spreadsheet keeps a text, `="low-high"`.
pub(super) fn value(row: &mut Row<'_, '_>) -> Option<Value> {
    let text = row.text(column::VALUE)?;
    let kept = text.strip_prefix(KEPT_AS_TEXT.0);
    let kept = kept.and_then(|text| text.strip_suffix(KEPT_AS_TEXT.1));
    match Value::parse(kept.unwrap_or(&text)) {
        Ok(value) => Some(value),
        Err((part, error)) => {
            let text = part.to_owned();
            row.note(column::VALUE, Problem::BadFigure { text, error });
            None
        }
    }
}

/// What stands around a figure that a spreadsheet is to keep as text.
pub(super) const KEPT_AS_TEXT: (&str, &str) = ("=\"", "\"");

/// The comparator; an empty one is `range` for two figures, else `=`.
pub(super) fn comparator(row: &mut Row<'_, '_>, value: Option<&Value>) -> Option<Comparator> {
    let is_range = value.is_some_and(|value| value.high.is_some());
    let comparator = match (optional(row, column::COMPARATOR), is_range) {
        (None, true) => Comparator::Range,
        (None, false) => Comparator::Equal,
        (Some(text), _) => {
            let words = (Comparator::ALL, Comparator::code as fn(Comparator) -> _);
            known_word(row, column::COMPARATOR, &text, words)?
        }
    };
    if value.is_some() && is_range != (comparator == Comparator::Range) {
        row.note(column::VALUE, Problem::BadRange);
        return None;
    }
    Some(comparator)
}

/// How many digits behind the point are shown, or nothing of it.
pub(super) fn decimals(row: &mut Row<'_, '_>) -> Option<u8> {
    let text = optional(row, column::DECIMALS)?;
    let number = text.parse::<u8>().ok().filter(|number| *number <= 18);
    if number.is_none() {
        let problem = Problem::BadNumber {
            key: "decimals",
            least: 0,
            most: 18,
        };
        row.note(column::DECIMALS, problem);
    }
    number
}

/// The id of an indicator, or none.
pub(super) fn id(row: &mut Row<'_, '_>) -> Option<String> {
    let text = optional(row, column::INDICATOR_ID)?;
    let valid = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'));
    if valid {
        return Some(text.into_owned());
    }
    row.note(column::INDICATOR_ID, Problem::BadId(text.into_owned()));
    None
}

/// Tells whether a note begins with a word.
pub(super) fn note_begins_with(note: &str, word: &str) -> bool {
    let rest = note.strip_prefix(word);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

//! Reads single fields of a row.
//!
//! Owns what a field of each kind takes, and the problem where it says something else. It must not know what a
//! row says as a whole.

use std::borrow::Cow;

use jiff::civil::Date;

use super::columns::{FULL_COLUMNS, READ_COLUMNS, column};
use super::joined;
use super::sheet::SheetRow;
use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::core::model::{Comparator, JudgementStatus, Published};
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Problem, TextReading};
use crate::pack::import::number::{self, Decimal, Manner, NoFigure, Oddity, PrintedFigure};
use crate::pack::import::signs;
use crate::pack::toml::ClaimFigures;

/// A text that must not be blank.
pub(super) fn required<'r>(row: &mut SheetRow<'r, '_>, column: usize) -> Option<Cow<'r, str>> {
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
pub(super) fn optional<'r>(row: &mut SheetRow<'r, '_>, column: usize) -> Option<Cow<'r, str>> {
    row.text(column).filter(|text| !text.is_empty())
}

/// One word of a fixed list.
pub(super) fn word<T: Copy>(
    row: &mut SheetRow<'_, '_>,
    column: usize,
    words: &[T],
    code: fn(T) -> &'static str,
) -> Option<T> {
    let text = row.text(column)?;
    known_word(row, column, &text, (words, code))
}

/// One word of a fixed list, or nothing.
pub(super) fn optional_word<T: Copy>(
    row: &mut SheetRow<'_, '_>,
    column: usize,
    words: &[T],
    code: fn(T) -> &'static str,
) -> Option<T> {
    let text = optional(row, column)?;
    known_word(row, column, &text, (words, code))
}

/// The value that a word of a list stands for; an unknown word is noted.
pub(super) fn known_word<T: Copy>(
    row: &mut SheetRow<'_, '_>,
    column: usize,
    text: &str,
    (words, code): (&[T], fn(T) -> &'static str),
) -> Option<T> {
    let found = words.iter().copied().find(|word| code(*word) == text);
    if found.is_none() {
        let allowed: Vec<&'static str> = words.iter().map(|word| code(*word)).collect();
        let problem = Problem::UnknownWord {
            key: READ_COLUMNS[column],
            nearest: nearest(text, allowed.iter().copied()),
            word: text.to_owned(),
            allowed,
        };
        row.note(column, problem);
    }
    found
}

/// `true`, or `false`, which is also what an empty field says.
pub(super) fn flag(row: &mut SheetRow<'_, '_>, column: usize) -> bool {
    optional_word(row, column, &[true, false], yes_or_no).unwrap_or(false)
}

/// The word for a flag.
pub(super) fn yes_or_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

/// A year of one to four digits, or none; fails where it cannot be read.
///
/// # Errors
/// Where the text is no year; it has been noted.
pub(super) fn year(row: &mut SheetRow<'_, '_>) -> Result<Option<i16>, ()> {
    let Some(text) = optional(row, column::YEAR) else {
        return Ok(None);
    };
    if let Some(year) = digits_of_a_year(&text) {
        return Ok(Some(year));
    }
    if let Some(year) = digits_of_a_year(text.trim()) {
        row.count_cleaned();
        return Ok(Some(year));
    }
    row.note(column::YEAR, no_year(text.into_owned()));
    Err(())
}

/// Why a text is no year: a term, a fiscal year, a day, or something else.
fn no_year(text: String) -> Problem {
    if signs::is_date(&text) {
        return Problem::Read(TextReading::DateForYear(text));
    }
    let parts = text.trim().split_once(['-', '/', '–']);
    let parts = parts.map(|(first, last)| (first.trim(), last.trim()));
    let first = parts.and_then(|(first, _)| digits_of_a_year(first).filter(|_| first.len() == 4));
    let last = parts.map_or("", |(_, last)| last);
    let whole = digits_of_a_year(last).filter(|_| last.len() == 4);
    match (first, whole) {
        (Some(first), Some(last))
            if last > first + 1 || (last > first && text.contains(['-', '–'])) =>
        {
            Problem::Read(TextReading::TermForYear { text, last })
        }
        (Some(first), Some(_)) => Problem::Read(TextReading::FiscalYear { text, first }),
        (Some(first), None) if last.len() == 2 && last.bytes().all(|b| b.is_ascii_digit()) => {
            Problem::Read(TextReading::FiscalYear { text, first })
        }
        _ => Problem::BadYear(text),
    }
}

fn digits_of_a_year(text: &str) -> Option<i16> {
    let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let year = text.parse().ok();
    year.filter(|_| digits && !text.starts_with('0'))
}

/// A term as `2021-2025`, or none.
pub(super) fn term(row: &mut SheetRow<'_, '_>) -> Option<(i16, i16)> {
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

/// A day, or none; a month or a year means its last day.
pub(super) fn day(row: &mut SheetRow<'_, '_>, column: usize) -> Option<Date> {
    let text = optional(row, column)?;
    let day = Published::parse(&text).and_then(Published::last_day);
    if day.is_none() {
        row.note(column, Problem::BadDate(text.into_owned()));
    }
    day
}

/// The unit that a figure was rounded to, or none.
pub(super) fn rounded_to(row: &mut SheetRow<'_, '_>) -> Option<Figure> {
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
pub(super) fn name(row: &mut SheetRow<'_, '_>, column: usize) -> Option<(String, String)> {
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

/// A figure of a row, and what else its field says of it.
#[derive(Clone, Debug)]
pub(super) struct WrittenFigure {
    /// The figure.
    pub(super) value: ClaimFigures,
    /// What bounds it by a sign or word of its own.
    pub(super) comparator: Option<Comparator>,
    /// Whether it is just short of the figure by a word of its own.
    pub(super) is_nearly: bool,
    /// The footnote mark behind it.
    pub(super) footnote: Option<String>,
}

/// A figure or a range `low-high`. Also understands `="low-high"`, by which a spreadsheet keeps a text, and the ways in
/// which offices write figures, which are reported. `None` if the field says that there is no figure.
pub(super) fn value(row: &mut SheetRow<'_, '_>) -> Option<WrittenFigure> {
    let text = row.text(column::VALUE)?;
    let kept = text.strip_prefix(KEPT_AS_TEXT.0);
    let kept = kept.and_then(|text| text.strip_suffix(KEPT_AS_TEXT.1));
    let text = kept.unwrap_or(&text);
    let (part, error) = match ClaimFigures::parse(text) {
        Ok(value) => {
            return Some(WrittenFigure {
                value,
                comparator: None,
                is_nearly: false,
                footnote: None,
            });
        }
        Err((part, error)) => (part, error),
    };
    let manner = Manner {
        decimal: Decimal::Point,
        exponents: false,
        missing: Vec::new(),
    };
    let problem = match number::read(text, &manner) {
        Ok(printed) if has_its_unit(row, &printed) => return Some(written(row, text, printed)),
        Err(NoFigure::Missing(mark)) => {
            row.warn(column::VALUE, Problem::Read(TextReading::Missing { mark }));
            return None;
        }
        Err(NoFigure::Error) => Problem::Read(TextReading::ErrorCell(text.to_owned())),
        Err(NoFigure::Date) => Problem::Read(TextReading::DateForRange(text.to_owned())),
        _ => {
            let text = part.to_owned();
            Problem::BadFigure { text, error }
        }
    };
    row.note(column::VALUE, problem);
    None
}

/// Tells whether a figure has no unit beside it, or that of its row.
fn has_its_unit(row: &mut SheetRow<'_, '_>, printed: &PrintedFigure) -> bool {
    // The kind belongs in a column of its own, not in the field of the figure.
    if printed.kind.is_some() {
        return false;
    }
    let Some(unit) = &printed.unit else {
        return true;
    };
    let of_row = row.text(column::UNIT).unwrap_or_default();
    bare(unit) == bare(&of_row)
}

/// Notes how a figure was understood that is not written in the long form.
fn written(row: &mut SheetRow<'_, '_>, text: &str, printed: PrintedFigure) -> WrittenFigure {
    let figure = match printed.high {
        Some(high) => format!("{}-{high}", printed.low),
        None => printed.low.to_string(),
    };
    for oddity in &printed.oddities {
        match oddity {
            Oddity::Spaces => row.count_cleaned(),
            oddity => {
                let told = understood(*oddity, &printed, text.trim(), &figure);
                row.warn(column::VALUE, Problem::Read(told));
            }
        }
    }
    WrittenFigure {
        value: ClaimFigures {
            low: printed.low,
            high: printed.high,
            verbatim: None,
        },
        comparator: printed.comparator,
        is_nearly: printed.is_nearly,
        footnote: printed.footnote,
    }
}

/// The reading to report for one way of writing a figure that is not the long form.
fn understood(oddity: Oddity, printed: &PrintedFigure, text: &str, figure: &str) -> TextReading {
    let (text, figure) = (text.to_owned(), figure.to_owned());
    match oddity {
        Oddity::SpacedThousands | Oddity::MarkedThousands => {
            TextReading::Thousands { text, figure }
        }
        Oddity::Bound => TextReading::Comparator {
            text,
            read: printed.comparator.map_or("=", Comparator::code),
        },
        Oddity::Footnote => TextReading::Footnote {
            mark: printed.footnote.clone().unwrap_or_default(),
        },
        _ => TextReading::Respelled { text, figure },
    }
}

/// What stands around a figure that a spreadsheet is to keep as text.
pub(super) const KEPT_AS_TEXT: (&str, &str) = ("=\"", "\"");

/// The comparator; an empty one is that of the figure itself, `range` for two figures, else `=`.
pub(super) fn comparator(
    row: &mut SheetRow<'_, '_>,
    written: Option<&WrittenFigure>,
) -> Option<Comparator> {
    let is_range = written.is_some_and(|written| written.value.high.is_some());
    let own = written.and_then(|written| written.comparator);
    let comparator = match (optional(row, column::COMPARATOR), is_range) {
        (None, true) => Comparator::Range,
        (None, false) => own.unwrap_or(Comparator::Equal),
        (Some(text), _) => said_comparator(row, &text)?,
    };
    let is_torn = own.is_some_and(|own| own != comparator);
    if written.is_some() && (is_torn || is_range != (comparator == Comparator::Range)) {
        row.note(column::VALUE, Problem::BadRange);
        return None;
    }
    Some(comparator)
}

/// A comparator by its code, or by a sign or word that means the same, which is reported.
fn said_comparator(row: &mut SheetRow<'_, '_>, text: &str) -> Option<Comparator> {
    let by_code = |text: &str| {
        Comparator::ALL
            .iter()
            .copied()
            .find(|known| known.code() == text)
    };
    if let Some(comparator) = by_code(text) {
        return Some(comparator);
    }
    let level = text.trim();
    let meant = by_code(level).or_else(|| signs::comparator(level));
    if let Some(comparator) = meant {
        let reading = TextReading::Comparator {
            text: text.to_owned(),
            read: comparator.code(),
        };
        row.warn(column::COMPARATOR, Problem::Read(reading));
        return Some(comparator);
    }
    let words = (Comparator::ALL, Comparator::code as fn(Comparator) -> _);
    known_word(row, column::COMPARATOR, text, words)
}

/// What the source itself says of the target: a word of the list, and behind `|` its own words; or none.
pub(super) fn judgement(row: &mut SheetRow<'_, '_>) -> Option<(JudgementStatus, String)> {
    let text = optional(row, column::JUDGEMENT)?;
    let mut parts = joined::parts(&text, joined::LANGUAGES, 2).into_iter();
    let code = parts.next().unwrap_or_default();
    let words = (
        JudgementStatus::ALL,
        JudgementStatus::code as fn(JudgementStatus) -> _,
    );
    let status = known_word(row, column::JUDGEMENT, &code, words)?;
    Some((status, parts.next().unwrap_or_default()))
}

/// How many digits are shown after the point; `None` for an empty field.
pub(super) fn decimals(row: &mut SheetRow<'_, '_>) -> Option<u8> {
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

/// The rank of the row's plan among the main plans, from 1; `None` for an empty field.
pub(super) fn rank(row: &mut SheetRow<'_, '_>) -> Option<u8> {
    let text = optional(row, column::MAIN_PLAN)?;
    let number = text
        .parse::<u8>()
        .ok()
        .filter(|number| (1..=99).contains(number));
    if number.is_none() {
        let problem = Problem::BadNumber {
            key: "main_plan",
            least: 1,
            most: 99,
        };
        row.note(column::MAIN_PLAN, problem);
    }
    number
}

/// The id of an indicator, or none.
pub(super) fn id(row: &mut SheetRow<'_, '_>) -> Option<String> {
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

/// The note of a row, with the footnote mark that stood behind its figure.
pub(super) fn noted<'r>(
    row: &mut SheetRow<'r, '_>,
    written: Option<&WrittenFigure>,
) -> Cow<'r, str> {
    let note = row.text(column::NOTE).unwrap_or_default();
    match written.and_then(|written| written.footnote.as_deref()) {
        None => note,
        Some(mark) if note.is_empty() => Cow::Owned(mark.to_owned()),
        Some(mark) => Cow::Owned(format!("{note}; {mark}")),
    }
}

/// Tells whether a note begins with the name of a column that the file does not have, which is then reported. No other
/// word of a note means anything.
pub(super) fn note_says(row: &mut SheetRow<'_, '_>, note: &str, column: usize) -> bool {
    let field = FULL_COLUMNS[column];
    let is_said = !row.has(column) && note_begins_with(note, field);
    if is_said {
        row.warn(column::NOTE, Problem::NoteForField { field });
    }
    is_said
}

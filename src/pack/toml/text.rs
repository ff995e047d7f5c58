//! Strings as they come in: cleaned, and doubted where they look wrong.
//!
//! Owns what a person should know of a text that was cleaned, that came through another encoding, or that a spreadsheet
//! takes for a formula. It must not know which key the text belongs to.

use std::borrow::Cow;
use std::ops::Range;

use super::notes::Notes;
use crate::core::clean::{clean, is_hidden, is_plain};
use crate::pack::diagnostic::Problem;
use crate::pack::formula::formula_sign;

/// Cleans a string and notes what a person should know of it.
pub(super) fn cleaned<'t>(
    key: &'static str,
    text: Cow<'t, str>,
    at: &Range<usize>,
    notes: &mut Notes,
) -> Cow<'t, str> {
    if let Some(sign) = formula_sign(&text) {
        notes.note(Problem::FormulaText { key, sign }, at);
    }
    if text.chars().all(|c| is_plain(c) && !is_suspect(c)) {
        return text;
    }
    if text.chars().any(|c| c.is_control() || is_hidden(c)) {
        notes.note(Problem::Cleaned { key }, at);
    }
    if let Some(letter) = text.chars().find(|c| is_lookalike(*c)) {
        notes.note(Problem::LookalikeLetter { letter }, at);
    }
    if has_legacy_encoding(&text) {
        notes.note(Problem::LegacyEncoding, at);
    }
    match clean(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(cleaned) => Cow::Owned(cleaned),
    }
}

/// Tells whether a letter is written instead of đ.
fn is_lookalike(c: char) -> bool {
    matches!(c, 'Ð' | 'Ɖ' | 'ð' | 'ɖ')
}

/// Tells whether a letter stands in texts of another encoding read as Latin.
fn is_foreign(c: char) -> bool {
    matches!(c, 'Ö' | 'Ì' | 'Ø' | 'Õ' | 'Ñ' | 'Î' | 'Ï')
}

fn is_suspect(c: char) -> bool {
    is_lookalike(c) || is_foreign(c)
}

/// Tells whether a text looks like TCVN3 or VNI bytes read as Latin letters ("Tû lÖ hé nghÌo").
///
/// A small letter followed inside a word by a capital accented one does not occur in Vietnamese,
/// nor do the marks that VNI fonts put behind vowels.
fn has_legacy_encoding(text: &str) -> bool {
    let next = text.chars().skip(1);
    let inside = text.chars().zip(next);
    let inside = inside.filter(|(one, next)| one.is_ascii_lowercase() && is_foreign(*next));
    inside.count() >= 2
}

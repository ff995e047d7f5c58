//! Completion of the filter under the cursor.
//!
//! Owns which of the known values fit what was typed, and how a value is written into the query. Must not
//! know the catalogue: the values that exist are handed in.

use crate::core::fold::bare;
use crate::search::condition::{FilterField, field_and_value};
use crate::search::query::{Token, split};

/// The values that filters can name, each as a person reads it, in the order in which to offer them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Values<'a> {
    /// Statuses, in either language.
    pub statuses: &'a [&'a str],
    /// Categories, in either language.
    pub categories: &'a [&'a str],
    /// Years.
    pub years: &'a [&'a str],
    /// Sources, by id or title.
    pub sources: &'a [&'a str],
    /// Places.
    pub places: &'a [&'a str],
}

/// What may replace a part of the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Completion {
    /// The first character of the part, in the text given.
    pub start: usize,
    /// The character after the part.
    pub end: usize,
    /// What may replace it, the best first; empty where the cursor is in no filter.
    pub candidates: Vec<String>,
}

/// The values of `co:` and `has:`.
const HAS: [&str; 6] = [
    "mục tiêu",
    "trái công bố",
    "mâu thuẫn",
    "target",
    "disagreement",
    "conflict",
];

/// Completes the filter that contains the cursor or ends at it; the cursor is counted in characters.
pub(crate) fn complete(text: &str, cursor: usize, values: &Values<'_>) -> Completion {
    let is_here = |token: &Token| (token.start + 1..=token.end).contains(&cursor);
    let Some(Token { text, start, end }) = split(text).into_iter().find(is_here) else {
        return Completion::default();
    };
    let typed: String = text.chars().take(cursor - start).collect();
    let plain = typed.trim_start_matches('!');
    let Some((field, value)) = field_and_value(plain) else {
        return Completion::default();
    };
    let known: &[&str] = match field {
        FilterField::Status => values.statuses,
        FilterField::Category => values.categories,
        FilterField::Year => values.years,
        FilterField::Source => values.sources,
        FilterField::Place => values.places,
        FilterField::Has => &HAS,
    };
    let head = typed.chars().count() - value.chars().count();
    let head: String = typed.chars().take(head).collect();
    let wanted = bare(value);
    let candidates = fitting(known, &wanted);
    Completion {
        start,
        end,
        candidates: candidates
            .map(|value| format!("{head}{}", joined(value)))
            .collect(),
    }
}

/// Returns the values that start with what was typed, then those with a later word that does.
fn fitting<'a>(known: &'a [&'a str], typed: &str) -> impl Iterator<Item = &'a str> {
    let rank = |value: &str| {
        let folded = bare(value);
        if folded.starts_with(typed) {
            return Some(0);
        }
        let is_later = format!(" {folded}").contains(&format!(" {typed}"));
        is_later.then_some(1)
    };
    let ranked = known.iter().map(|value| (rank(value), *value));
    let mut ranked: Vec<(Option<u8>, &str)> = ranked.filter(|(rank, _)| rank.is_some()).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, value)| value)
}

/// Writes a value as one token: its words joined by hyphens, which are read as spaces.
fn joined(value: &str) -> String {
    let words = value.split(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”'));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_the_filter_under_the_cursor() {
        let values = Values {
            statuses: &["Vượt", "Đạt", "Khó đạt", "Không đạt", "Unlikely"],
            categories: &["Kinh tế", "Văn hóa - xã hội"],
            years: &["2023", "2024"],
            sources: &["L01", "L02"],
            places: &["Lai Châu", "Sìn Hồ"],
        };
        let check = |text: &str, cursor: usize, want: &str| {
            let found = complete(text, cursor, &values);
            let shown = format!(
                "{}..{} {}",
                found.start,
                found.end,
                found.candidates.join(" ")
            );
            assert_eq!(shown, want, "{text} {cursor}");
        };
        check("tt:kh", 5, "0..5 tt:Khó-đạt tt:Không-đạt");
        check("nghèo tt:dat", 12, "6..12 tt:Đạt tt:Khó-đạt tt:Không-đạt");
        check("!st:UN", 6, "0..6 !st:Unlikely");
        check("lv:xa", 5, "0..5 lv:Văn-hóa---xã-hội");
        check("nam: x", 4, "0..4 nam:2023 nam:2024");
        check("dia:si nghèo", 6, "0..6 dia:Sìn-Hồ");
        check("co:m", 4, "0..4 co:mục-tiêu co:mâu-thuẫn");
        check("has:dis", 7, "0..7 has:disagreement");
        check("nghèo", 5, "0..0 ");
        check("nguon:zz", 8, "0..8 ");
        check("", 0, "0..0 ");
    }
}

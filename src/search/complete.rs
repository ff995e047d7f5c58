//! Completion of the filter under the cursor.
//!
//! Owns which of the known values fit what was typed, and how a value is written into the query. It must not know the
//! catalogue: the existing values are passed in.

use crate::core::fold::bare;
use crate::search::filter_fields::{
    FilterField, PROPERTIES, SORT_KEYS, Value, YES_OR_NO, alternatives, field_and_value,
};
use crate::search::tokens::{QueryPart, split};

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
    /// Plans, by their ids: names are too long for a box.
    pub plans: &'a [&'a str],
    /// Units.
    pub units: &'a [&'a str],
    /// Who answers for indicators.
    pub owners: &'a [&'a str],
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

/// The names of values that every catalogue has: in Vietnamese, then in English.
fn offered<T>(table: &[Value<T>]) -> Vec<&'static str> {
    let in_language = |at: usize| table.iter().filter_map(move |(_, names)| names.get(at));
    in_language(0).chain(in_language(1)).copied().collect()
}

/// Completes the filter that contains the cursor or ends at it; the cursor is counted in characters.
pub(crate) fn complete(text: &str, cursor: usize, values: &Values<'_>) -> Completion {
    let is_here = |token: &QueryPart| (token.start + 1..=token.end).contains(&cursor);
    let Some(QueryPart { text, start, end }) = split(text).into_iter().find(is_here) else {
        return Completion::default();
    };
    let typed: String = text.chars().take(cursor - start).collect();
    let plain = typed.trim_start_matches('!');
    let Some((field, value)) = field_and_value(plain) else {
        return Completion::default();
    };
    let known = match field {
        FilterField::Status => values.statuses.to_vec(),
        FilterField::Category => values.categories.to_vec(),
        FilterField::Year => values.years.to_vec(),
        FilterField::Source => values.sources.to_vec(),
        FilterField::Place => values.places.to_vec(),
        FilterField::Plan => values.plans.to_vec(),
        FilterField::Unit => values.units.to_vec(),
        FilterField::Owner => values.owners.to_vec(),
        FilterField::Has => offered(&PROPERTIES),
        FilterField::Estimate => offered(&YES_OR_NO),
        FilterField::Sort => offered(&SORT_KEYS),
    };
    // Of several values the last one is completed.
    let value = alternatives(field, value)
        .last()
        .map_or(value, |(_, last)| last);
    let value = match field {
        // A minus sign before an order reverses it.
        FilterField::Sort => value.trim_start_matches(['-', '−']),
        _ => value,
    };
    let head = typed.chars().count() - value.chars().count();
    let head: String = typed.chars().take(head).collect();
    let wanted = bare(value);
    let candidates = fitting(&known, &wanted);
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

/// Writes a value as one token and one value: its words joined by hyphens, which are read as spaces.
fn joined(value: &str) -> String {
    let parts = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | ',');
    let words = value.split(parts);
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
            plans: &["NQ ĐH XIV"],
            units: &["%", "triệu đồng/người"],
            owners: &["Sở Y tế, Lai Châu"],
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
        check("tt:đạt,vu", 9, "0..9 tt:đạt,Vượt");
        check("!dia:lai-châu,s", 15, "0..15 !dia:lai-châu,Sìn-Hồ");
        check("kh:n", 4, "0..4 kh:NQ-ĐH-XIV");
        check("đv:tr", 5, "0..5 đv:triệu-đồng/người");
        check("cq:so", 5, "0..5 cq:Sở-Y-tế-Lai-Châu");
        check("uoc:c", 5, "0..5 uoc:có");
        check(
            "sx:t",
            4,
            "0..4 sx:tên sx:tình-trạng sx:tiến-độ sx:thay-đổi",
        );
        check("sx:-ch", 6, "0..6 sx:-chênh sx:-change");
        check("nghèo", 5, "0..0 ");
        check("nguon:zz", 8, "0..8 ");
        check("", 0, "0..0 ");
    }
}

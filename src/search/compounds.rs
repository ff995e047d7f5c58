//! Vietnamese words of two syllables.
//!
//! Owns which such words there are besides those of the data, and when two typed syllables form one. It must not know
//! the data, nor what happens to a query that has one.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::core::fold::{Folded, Word};

/// The words by their first syllable without marks.
static COMPOUNDS: LazyLock<HashMap<String, Vec<[Word; 2]>>> = LazyLock::new(|| {
    let lines = include_str!("compounds.txt").lines();
    let rows = lines.filter_map(|line| line.split_once(':'));
    let mut known: HashMap<String, Vec<[Word; 2]>> = HashMap::new();
    for compound in rows.flat_map(|(_, row)| row.split(',')) {
        let mut words = Folded::new(compound)
            .spelled()
            .collect::<Vec<Word>>()
            .into_iter();
        if let (Some(first), Some(second)) = (words.next(), words.next()) {
            let same = known.entry(first.bare.clone()).or_default();
            same.push([first, second]);
        }
    }
    known
});

/// Tells whether two syllables form a word; marks count where both were typed with marks.
pub(super) fn is_compound(first: &Word, second: &Word) -> bool {
    let are_marked = first.is_marked() || second.is_marked();
    let same = COMPOUNDS.get(&first.bare).into_iter().flatten();
    same.into_iter().any(|[one, other]| match are_marked {
        true => one == first && other == second,
        false => other.bare == second.bare,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_met_with_their_marks_or_without_any() {
        let is = |text: &str| {
            let words: Vec<Word> = Folded::new(text).spelled().collect();
            is_compound(&words[0], &words[1])
        };
        assert!(is("học phí") && is("hoc phi") && is("dân quân"));
        assert!(!is("học phổ") && !is("hoc pho") && !is("dân quản") && !is("ho luon"));
    }

    #[test]
    fn the_list_holds_words_of_two_syllables() {
        let lines = include_str!("compounds.txt").lines();
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (_, row) = line.split_once(": ").expect(line);
            for compound in row.split(", ") {
                assert_eq!(Folded::new(compound).spelled().count(), 2, "{compound}");
            }
        }
    }
}

//! Vietnamese words of two syllables.
//!
//! Owns which such words there are besides those of the data, and when two typed syllables form one. It must not know
//! the data, nor what happens to a query that has one.

use crate::core::fold::{Folded, Word};

/// The words, each line with its letter.
const COMPOUNDS: &str = include_str!("compounds.txt");

/// Tells whether two syllables are a word together; marks count where both were typed with theirs.
pub(super) fn is_compound(first: &Word, second: &Word) -> bool {
    let are_marked = first.is_marked() || second.is_marked();
    let is = |compound: &str| {
        let mut words = Folded::new(compound)
            .spelled()
            .collect::<Vec<Word>>()
            .into_iter();
        match (words.next(), words.next()) {
            (Some(one), Some(other)) if are_marked => one == *first && other == *second,
            (Some(one), Some(other)) => one.bare == first.bare && other.bare == second.bare,
            _ => false,
        }
    };
    let mut known = beginning_with(first).filter(|compound| may_be(compound, first, second));
    known.any(is)
}

/// Returns the words that begin with the letter of a syllable: to fold them all would take longer than a search.
fn beginning_with(first: &Word) -> impl Iterator<Item = &'static str> {
    let letter = first.bare.chars().next();
    let of_letter = COMPOUNDS.lines().filter_map(move |line| {
        let (own, row) = line.split_once(": ")?;
        (own.chars().next() == letter).then_some(row)
    });
    of_letter.flat_map(|row| row.split(", "))
}

/// Whether the letters without marks are those of two syllables, and there are as many of the others.
fn may_be(compound: &str, first: &Word, second: &Word) -> bool {
    let mut typed = first
        .bare
        .chars()
        .chain(std::iter::once(' '))
        .chain(second.bare.chars());
    let is_met = |known: char| {
        typed
            .next()
            .is_some_and(|typed| !known.is_ascii() || known == typed)
    };
    compound.chars().all(is_met) && typed.next().is_none()
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
    fn each_line_holds_words_of_two_syllables_that_begin_with_its_letter() {
        let lines = COMPOUNDS.lines();
        for line in lines.filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (letter, row) = line.split_once(": ").expect(line);
            for compound in row.split(", ") {
                let words: Vec<Word> = Folded::new(compound).spelled().collect();
                assert_eq!(words.len(), 2, "{compound}");
                assert!(words[0].bare.starts_with(letter), "{compound}");
                assert!(is_compound(&words[0], &words[1]), "{compound}");
            }
        }
    }
}

//! Words of two syllables.
//!
//! Owns which such words there are besides those of the data. An answer that has their syllables only apart, or other
//! syllables in their place, is withdrawn: "dân quân" is not "dân … quản", "học phí" is not "học phổ". It must not
//! know how an answer was found.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::core::fold::{Folded, Word};
use crate::search::another_word::bears;
use crate::search::answer::{Answer, Hit};
use crate::search::index::Index;
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;

/// In a longer query the other words are enough.
const SHORT: usize = 6;

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

/// Tells whether the last two typed words form a word: then the last one does not begin the name of a place.
pub(super) fn ends_with_a_compound(query: &Query) -> bool {
    match query.terms() {
        [.., first, last] => only_word(first)
            .zip(only_word(last))
            .is_some_and(|(first, last)| is_compound(first, last)),
        _ => false,
    }
}

/// Withdraws hits that have the syllables of a word apart, or others in their place. A word reported as left out may
/// be missing as a whole, but not one of its syllables.
pub(super) fn without_compounds_apart(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    let terms = query.terms();
    let is_plain = terms.iter().all(|term| term.mode == Mode::Plain);
    let typed: Option<Vec<&Word>> = terms.iter().map(only_word).collect();
    let Some(typed) = typed.filter(|typed| is_plain && (2..=SHORT).contains(&typed.len())) else {
        return answer;
    };
    answer.others.retain(|other| {
        let mut pairs = typed.windows(2);
        !pairs.any(|two| {
            let words: Vec<Word> = two.iter().map(|word| (*word).clone()).collect();
            is_compound(two[0], two[1]) && !index.has_in_a_row(other, &words)
        })
    });
    let Some(first) = answer.hits.first() else {
        return answer;
    };
    if first.reading == Reading::Figure || index.wordings.has_synonym(&typed) {
        return answer;
    }
    let ignored: Vec<Word> = answer
        .ignored
        .iter()
        .flat_map(|text| Folded::new(text).spelled().collect::<Vec<Word>>())
        .collect();
    let is_ignored = |word: &Word| ignored.iter().any(|known| known.bare == word.bare);
    let lacks = |hit: &Hit| {
        let stands = pairs_side_by_side(index, &typed, hit);
        (0..stands.len()).any(|at| {
            let (one, other) = (typed[at], typed[at + 1]);
            let before = at.checked_sub(1).is_some_and(|before| stands[before]);
            let behind = stands.get(at + 1).is_some_and(|stands| *stands);
            let is_left_out = is_ignored(one) && is_ignored(other);
            // "Hộ dân | dùng điện": each half belongs to its other neighbour.
            let is_parted = before && behind;
            !stands[at] && !is_parted && !is_left_out && is_compound(one, other)
        })
    };
    if !lacks(first) {
        return answer;
    }
    if first.reading == Reading::Typed && answer.ignored.is_empty() {
        answer.hits.retain(|hit| !lacks(hit));
    } else {
        answer.hits.clear();
    }
    answer.total = answer.hits.len();
    answer.understood = None;
    answer.ignored.clear();
    answer.is_by_chance = false;
    answer
}

/// Returns for each pair of neighbours in the query whether a text of a hit has them side by side.
fn pairs_side_by_side(index: &Index, typed: &[&Word], hit: &Hit) -> Vec<bool> {
    let mut stands = vec![false; typed.len().saturating_sub(1)];
    let mut words = Vec::new();
    let texts = index.texts.of(hit.document);
    for text in texts.chain(std::iter::once(hit.matched.text)) {
        index.texts.read(text, &mut words);
        let known = |id: &u32| &index.vocabulary.get(*id).word;
        for (stands, two) in stands.iter_mut().zip(typed.windows(2)) {
            let has_both = |row: &[u32]| {
                let mut pairs = row.iter().zip(two);
                pairs.all(|(id, typed)| bears(known(id), typed, false))
            };
            *stands |= words.windows(2).any(has_both);
        }
    }
    stands
}

fn only_word(term: &QueryTerm) -> Option<&Word> {
    match term.words.as_slice() {
        [word] => Some(word),
        _ => None,
    }
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

//! Withdraws answers that have the syllables of a word only apart.
//!
//! Owns when the syllables of a word stand apart in an answer, or others in their place: "dân quân" is not "dân …
//! quản", "học phí" is not "học phổ". It must not know how an answer was found, nor which words there are.

use crate::core::fold::{Folded, Word};
use crate::search::another_word::bears;
use crate::search::answer::{Answer, Hit, Other};
use crate::search::compounds::is_compound;
use crate::search::field::{Field, TextClass};
use crate::search::index::Index;
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;

/// In a longer query the other words are enough.
const SHORT: usize = 6;
/// From so many words on, those that only ask for a number not counted, they may stand in another order: "dân vạn bác
/// sỹ".
const TURNED_FROM: usize = 4;
const NUMBER: [&str; 5] = ["bao", "nhieu", "tong", "so", "luong"];

/// Tells whether the last two typed words form a word: then the last one does not begin the name of a place.
pub(super) fn ends_with_a_compound(query: &Query) -> bool {
    match query.terms() {
        [.., first, last] => only_word(first)
            .zip(only_word(last))
            .is_some_and(|(first, last)| is_compound(first, last)),
        _ => false,
    }
}

/// Tells whether a text of a hit has the last two typed words side by side, both whole.
pub(super) fn has_last_words_in_a_row(index: &Index, query: &Query, hit: &Hit) -> bool {
    let [.., first, last] = query.terms() else {
        return false;
    };
    let typed: Option<Vec<&Word>> = [first, last].into_iter().map(only_word).collect();
    typed.is_some_and(|typed| pairs_side_by_side(index, &typed, hit).contains(&true))
}

/// Withdraws hits that have the syllables of a word apart, or others in their place. A word reported as left out may
/// be missing as a whole, but not one of its syllables.
pub(super) fn without_compounds_apart(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    let Some(typed) = few_words(query) else {
        return answer;
    };
    answer
        .others
        .retain(|other| !lacks_in_a_row(index, &typed, other));
    let is_free =
        |first: &Hit| first.reading == Reading::Figure || index.wordings.has_synonym(&typed);
    let Some(first) = answer.hits.first().filter(|first| !is_free(first)) else {
        return answer;
    };
    let ignored = words_of(&answer.ignored);
    let lacks = |hit: &Hit| lacks(index, &typed, &ignored, hit);
    if !lacks(first) {
        return answer;
    }
    let is_literal = first.reading == Reading::Typed && answer.ignored.is_empty();
    answer.hits.retain(|hit| is_literal && !lacks(hit));
    Answer {
        total: answer.hits.len(),
        understood: None,
        ignored: Vec::new(),
        is_by_chance: false,
        ..answer
    }
}

/// Returns the words of a short query; `None` if it is longer, or has signs of the query language.
fn few_words(query: &Query) -> Option<Vec<&Word>> {
    let terms = query.terms();
    let is_plain = terms.iter().all(|term| term.mode == Mode::Plain);
    let typed: Option<Vec<&Word>> = terms.iter().map(only_word).collect();
    typed.filter(|typed| is_plain && (2..=SHORT).contains(&typed.len()))
}

/// Returns whether a thing that is not an entry lacks a word of the query.
fn lacks_in_a_row(index: &Index, typed: &[&Word], other: &Other) -> bool {
    typed.windows(2).any(|two| {
        let words: Vec<Word> = two.iter().map(|word| (*word).clone()).collect();
        is_compound(two[0], two[1]) && !index.has_in_a_row(other, &words)
    })
}

/// Returns whether a hit lacks a word of the query although one of its syllables matched.
fn lacks(index: &Index, typed: &[&Word], ignored: &[Word], hit: &Hit) -> bool {
    let is_ignored = |word: &Word| ignored.iter().any(|known| known.bare == word.bare);
    let stands = pairs_side_by_side(index, typed, hit);
    (0..stands.len()).any(|at| {
        let (one, other) = (typed[at], typed[at + 1]);
        let before = at.checked_sub(1).is_some_and(|before| stands[before]);
        let behind = stands.get(at + 1).is_some_and(|stands| *stands);
        let is_left_out = is_ignored(one) && is_ignored(other);
        // "Hộ dân | dùng điện": each half belongs to its other neighbour.
        let is_parted = before && behind;
        let is_met = stands[at] || is_parted || is_left_out;
        !is_met && is_compound(one, other) && !stands_aside(index, [one, other], hit)
    })
}

fn words_of(texts: &[String]) -> Vec<Word> {
    let words = |text: &String| Folded::new(text).spelled().collect::<Vec<Word>>();
    texts.iter().flat_map(words).collect()
}

/// Returns for each pair of neighbours in the query whether a text of a hit has them side by side.
fn pairs_side_by_side(index: &Index, typed: &[&Word], hit: &Hit) -> Vec<bool> {
    let is_number = |word: &&&Word| NUMBER.contains(&word.bare.as_str());
    let may_turn = typed.len() - typed.iter().take_while(is_number).count() >= TURNED_FROM;
    let mut stands = vec![false; typed.len().saturating_sub(1)];
    let mut words = Vec::new();
    let texts = index.texts.of(hit.document);
    for text in texts.chain(std::iter::once(hit.matched.text)) {
        index.texts.read(text, &mut words);
        let known = |id: &u32| &index.vocabulary.get(*id).word;
        for (stands, two) in stands.iter_mut().zip(typed.windows(2)) {
            let bears_both = |row: &[u32], two: [&Word; 2]| {
                let mut pairs = row.iter().zip(two);
                pairs.all(|(id, typed)| bears(known(id), typed, false))
            };
            let turned = [two[1], two[0]];
            let has_both = |row: &[u32]| {
                bears_both(row, [two[0], two[1]]) || (may_turn && bears_both(row, turned))
            };
            *stands |= words.windows(2).any(has_both);
        }
    }
    stands
}

/// Returns whether a word stands in the category, the unit or the place of a hit, which are not kept as texts: each of
/// its halves, whole.
fn stands_aside(index: &Index, halves: [&Word; 2], hit: &Hit) -> bool {
    let is_whole = |class: TextClass| {
        let words = halves.map(|word| index.vocabulary.whole(&word.bare));
        words.iter().all(|words| index.class(class).any(words))
    };
    hit.reading == Reading::Typed
        && match hit.field {
            Field::Place => true,
            Field::Category | Field::Unit => {
                is_whole(TextClass::Category) || is_whole(TextClass::Unit)
            }
            _ => false,
        }
}

fn only_word(term: &QueryTerm) -> Option<&Word> {
    match term.words.as_slice() {
        [word] => Some(word),
        _ => None,
    }
}

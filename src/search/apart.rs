//! Reports syllables that stand side by side in no text.
//!
//! Owns when words typed without marks matched by accident: most Vietnamese words are two syllables, and each of them
//! is part of many others. It must not know how an answer was found.

use crate::core::fold::{Folded, Word};
use crate::search::another_word::{bears, spelled};
use crate::search::answer::{Answer, Hit, Other, Reading};
use crate::search::index::Index;
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::syllable::is_syllable;

/// Words at most so far apart may belong together; in reverse order they must be neighbours.
const NEAR: usize = 2;
const NEAR_TURNED: usize = 1;
/// More words are specific enough together.
const MOST_SYLLABLES: usize = 3;

/// Reports where the typed syllables stand apart in the first hit. Things other than entries in which two syllables
/// stand apart are dropped.
pub(super) fn apart_told(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    let terms = query.terms();
    let is_plain = terms.iter().all(|term| term.mode == Mode::Plain);
    let typed: Option<Vec<&Word>> = terms.iter().map(syllable).collect();
    let Some(typed) = typed.filter(|typed| is_plain && typed.len() > 1) else {
        return answer;
    };
    let open = terms.last().is_some_and(|term| term.open);
    if let [one, other] = typed.as_slice() {
        keep_in_a_row(index, [one, other], open, &mut answer.others);
    }
    let Some(searched) = searched(&answer, typed) else {
        return answer;
    };
    let is_taken = answer.ignored.is_empty()
        && (2..=MOST_SYLLABLES).contains(&searched.len())
        && searched.iter().all(|word| !word.is_marked());
    if let Some(first) = answer.hits.first().filter(|_| is_taken)
        && let Some(apart) = apart(index, &searched, open, first)
    {
        answer.understood = Some(apart);
        answer.is_by_chance = true;
    }
    answer
}

/// Drops things other than entries in which the two syllables stand apart. The same letters with other marks are two
/// words, which may.
fn keep_in_a_row(index: &Index, typed: [&Word; 2], open: bool, others: &mut Vec<Other>) {
    let [one, other] = typed;
    if one.bare == other.bare && one != other {
        return;
    }
    let is_there = |found: &Other| {
        index.has_begun_row(found, &typed, open) || index.has_begun_row(found, &[other, one], false)
    };
    others.retain(|found| found.reading != Reading::Typed || is_there(found));
}

/// Returns the typed syllables that were searched for: all, or those left after the words that only ask; `None` where
/// they were read as other words, which is reported already.
fn searched<'a>(answer: &Answer, typed: Vec<&'a Word>) -> Option<Vec<&'a Word>> {
    let Some(understood) = &answer.understood else {
        return Some(typed);
    };
    let left: Vec<Word> = Folded::new(understood).spelled().collect();
    let mut typed = typed.into_iter();
    let find = |word: &Word| typed.find(|typed| typed.bare == word.bare);
    left.iter().map(find).collect()
}

/// Returns the typed syllables as a hit writes them, if no two neighbours of the query stand near each other in its
/// texts, nor in the name of its place.
fn apart(index: &Index, typed: &[&Word], open: bool, hit: &Hit) -> Option<String> {
    if hit.reading != Reading::Typed {
        return None;
    }
    let mut words = Vec::new();
    let mut found: Vec<Option<String>> = vec![None; typed.len()];
    let mut is_near = |words: &[u32]| {
        let places = |at: usize, typed: &Word| -> Vec<usize> {
            let is_open = open && at + 1 == found.len();
            let known = words.iter().enumerate();
            let met =
                known.filter(|(_, id)| bears(&index.vocabulary.get(**id).word, typed, is_open));
            met.map(|(at, _)| at).collect()
        };
        let places: Vec<Vec<usize>> = (0..)
            .zip(typed)
            .map(|(at, word)| places(at, word))
            .collect();
        for (found, places) in found.iter_mut().zip(&places) {
            let id = places.first().and_then(|at| words.get(*at));
            let word = || Some(index.vocabulary.get(*id?).spelled.to_string());
            *found = found.take().or_else(word);
        }
        let mut pairs = places.windows(2);
        pairs.any(|pair| are_near(&pair[0], &pair[1]))
    };
    for text in index.texts.of(hit.document) {
        index.texts.read(text, &mut words);
        if is_near(&words) {
            return None;
        }
    }
    // "Sơn La" stands side by side too.
    if index.places.texts[hit.place as usize]
        .iter()
        .any(|name| is_near(name))
    {
        return None;
    }
    let said = found.into_iter().zip(typed);
    let said = said.map(|(found, typed)| found.unwrap_or_else(|| spelled(index, typed)));
    Some(said.collect::<Vec<String>>().join(" … "))
}

/// Whether the first word stands near the word typed after it.
fn are_near(firsts: &[usize], lasts: &[usize]) -> bool {
    firsts.iter().any(|at| {
        lasts.iter().any(|last| match last.checked_sub(*at) {
            Some(behind) => behind <= NEAR,
            None => at - last <= NEAR_TURNED,
        })
    })
}

/// Returns the only word of a term, if it is a syllable.
fn syllable(term: &QueryTerm) -> Option<&Word> {
    match term.words.as_slice() {
        [word] if is_syllable(&word.bare) => Some(word),
        _ => None,
    }
}

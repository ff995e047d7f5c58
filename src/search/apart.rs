//! Two syllables that stand side by side in no text are told as they stand there.
//!
//! Owns when two words typed without marks were met by chance: most words of Vietnamese are two syllables, and
//! each of them is part of many others. Must not know how an answer was found.

use crate::core::fold::Word;
use crate::search::another_word::{bears, spelled};
use crate::search::answer::{Answer, Hit, Reading};
use crate::search::index::Index;
use crate::search::query::{Mode, Query, Term};
use crate::search::syllable::is_syllable;

/// Words no further apart may belong together, with others of their text between them; turned round, one between.
const NEAR: usize = 3;
const NEAR_TURNED: usize = 2;

/// Tells of an answer that is taken for what was typed whether two syllables stand apart in what is first.
pub(super) fn apart_told(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    let terms = query.terms();
    let is_plain = terms.iter().all(|term| term.mode == Mode::Plain);
    if is_plain
        && answer.understood.is_none()
        && answer.ignored.is_empty()
        && let Some(first) = answer.hits.first()
    {
        answer.understood = apart(index, terms, first);
    }
    answer
}

/// Returns two typed syllables as a hit has them, where they stand near each other in none of its texts.
fn apart(index: &Index, terms: &[Term], hit: &Hit) -> Option<String> {
    let [first, second] = terms else {
        return None;
    };
    let (first, last) = (syllable(first)?, syllable(second)?);
    if hit.reading != Reading::Typed {
        return None;
    }
    let mut words = Vec::new();
    let mut spelled_first = None;
    let mut spelled_last = None;
    for text in index.texts.of(hit.document) {
        index.texts.read(text, &mut words);
        let places = |typed: &Word, open: bool| -> Vec<usize> {
            let known = words.iter().enumerate();
            let met = known.filter(|(_, id)| bears(&index.vocabulary.get(**id).word, typed, open));
            met.map(|(at, _)| at).collect()
        };
        let (firsts, lasts) = (places(first, false), places(last, second.open));
        let is_near = |at: &usize| {
            let mut lasts = lasts.iter();
            lasts.any(|last| match last.checked_sub(*at) {
                Some(behind) => behind <= NEAR,
                None => at - last <= NEAR_TURNED,
            })
        };
        if firsts.iter().any(is_near) {
            return None;
        }
        let word = |at: &usize| {
            let id = words.get(*at)?;
            Some(index.vocabulary.get(*id).spelled.to_string())
        };
        spelled_first = spelled_first.or_else(|| firsts.first().and_then(word));
        spelled_last = spelled_last.or_else(|| lasts.first().and_then(word));
    }
    let first = spelled_first.unwrap_or_else(|| spelled(index, first));
    let last = spelled_last.unwrap_or_else(|| spelled(index, last));
    Some(format!("{first} … {last}"))
}

/// Returns the only word of a term, if it is a syllable without marks.
fn syllable(term: &Term) -> Option<&Word> {
    match term.words.as_slice() {
        [word] if !word.is_marked() && is_syllable(&word.bare) => Some(word),
        _ => None,
    }
}

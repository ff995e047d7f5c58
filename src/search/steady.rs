//! Keeps the first answer in place while the next word is being typed.
//!
//! Owns how the first letters of a word change an answer: they narrow it, and they put another hit first only when
//! they identify the word. It must not know how an answer is found.

use crate::core::fold::Word;
use crate::search::answer::{Answer, Request, Score};
use crate::search::compounds_apart::{ends_with_a_compound, has_last_words_in_a_row};
use crate::search::index::Index;
use crate::search::query::Query;
use crate::search::reading::Reading;

/// A word of at most so many letters may still become many words.
const BEGUN: usize = 3;
/// The same for a word without marks: half of the syllables are longer.
const BEGUN_BARE: usize = 4;
/// A word of at most so many letters that matches nothing is only unfinished, not unknown.
const HARDLY_BEGUN: usize = 2;

/// Returns the answer to a query.
pub(super) type Search<'a> = &'a dyn Fn(&Query) -> Option<Answer>;

/// Keeps the first hit for the query without the unfinished word: it stays first if it has the start of that word,
/// and its answer stays if nothing has. `None` when abandoned.
pub(super) fn steady(
    index: &Index,
    query: &Query,
    request: &Request<'_>,
    answer: Answer,
    search: Search<'_>,
) -> Option<Answer> {
    let Some((finished, begun)) = query.without_begun_word() else {
        return Some(answer);
    };
    let letters = begun.chars().count();
    let is_nothing = answer.hits.is_empty() && answer.others.is_empty() && answer.total == 0;
    // A syllable with a tone is almost certainly complete.
    let words = query.terms().last().map_or(&[][..], |term| &term.words);
    let has_tone = words.iter().any(|word| word.tones > 0);
    let is_begun = letters <= HARDLY_BEGUN && !has_tone && !ends_with_a_compound(query);
    let is_unknown = is_nothing && is_begun;
    let is_bare = !words.iter().any(Word::is_marked);
    let is_typed = answer
        .hits
        .first()
        .is_some_and(|first| first.reading == Reading::Typed);
    let most = match is_bare && is_typed {
        true => BEGUN_BARE,
        false => BEGUN,
    };
    let can_change = answer.hits.len() > 1 && letters <= most;
    if !(can_change || is_unknown) {
        return Some(answer);
    }
    if index.is_called(query, answer.hits.first()) {
        return Some(answer);
    }
    let before = search(&finished)?;
    let Some(first) = before.hits.first() else {
        return Some(answer);
    };
    if is_unknown {
        let hits = before.hits.iter().cloned();
        let hits = hits.map(|mut hit| {
            hit.reading = Reading::Partial;
            hit.score.reading = Reading::Partial as u8;
            hit
        });
        let mut ignored = before.ignored.clone();
        ignored.push(begun);
        return Some(Answer {
            hits: hits.take(request.limit.max(1)).collect(),
            ignored,
            suggestion: None,
            ..before
        });
    }
    let mut answer = answer;
    let at = answer.hits.iter().position(|hit| hit.entry == first.entry);
    let score = answer.hits[0].score;
    // Typed marks and the place outweigh an unfinished word.
    let told = |score: &Score| (score.missed_marks(), score.other_place);
    let is_told = |at: &usize| told(&answer.hits[*at].score) > told(&score);
    // "Văn hóa" is whole in "nhà văn hóa", and what was first at "van" has its letters by chance.
    let in_a_row = |at: usize| has_last_words_in_a_row(index, query, &answer.hits[at]);
    let is_outdone = |at: &usize| !in_a_row(*at) && in_a_row(0);
    if let Some(at) = at.filter(|at| *at > 0 && !is_told(at) && !is_outdone(at)) {
        let mut hit = answer.hits.remove(at);
        hit.score = score;
        answer.hits.insert(0, hit);
    }
    Some(answer)
}

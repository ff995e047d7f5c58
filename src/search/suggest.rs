//! The suggestion for a query that finds nothing: a similar one that would find something.
//!
//! Owns which words are near a typed one, and when they make a suggestion. Must not know how it is offered:
//! a suggestion is never searched for unasked.

use strsim::osa_distance;

use crate::core::fold::{Folded, Word};
use crate::search::answer::Request;
use crate::search::evaluate::evaluate;
use crate::search::field::Class;
use crate::search::index::Index;
use crate::search::interpretations::{Interpretation, interpret};
use crate::search::query::{Mode, Query, Term};
use crate::search::reading::Reading;

/// A query of more words is not a name with typing errors.
const MOST_WORDS: usize = 8;

/// Returns a query that would find something: the known words nearest to the typed ones, if at least half of
/// them stand in a row in some name.
pub(super) fn suggest(index: &Index, query: &Query, request: &Request<'_>) -> Option<String> {
    let terms = query.terms();
    if terms.is_empty() || terms.len() > MOST_WORDS || terms.iter().any(|t| t.mode != Mode::Plain) {
        return None;
    }
    let near: Vec<Option<String>> = terms.iter().map(|term| near(index, term)).collect();
    let known: Vec<String> = near.into_iter().flatten().collect();
    if known.len() * 2 < terms.len() || known.is_empty() {
        return None;
    }
    // Words that merely occur in one name make no sense together, so they must stand in a row; and one word
    // says too little of several.
    let least = terms.len().div_ceil(2).max(2.min(terms.len()));
    let mut found = runs(&known, least)
        .into_iter()
        .filter(|run| is_in_a_row(index, run, request));
    found.next().map(|run| run.join(" "))
}

/// Returns whether some name contains the words one after another.
fn is_in_a_row(index: &Index, words: &[&str], request: &Request<'_>) -> bool {
    let folded = Folded::new(&words.join(" "));
    let words = folded.spelled();
    let words = words.map(|word| index.vocabulary.alternatives(&word, false));
    let phrase = Interpretation::Phrase {
        words: words.collect(),
        start: false,
    };
    !evaluate(index, &phrase, None, request.abandon).is_empty()
}

/// Returns the words with ever longer rows of them left out, later rows before earlier ones, down to `least`
/// words.
fn runs(words: &[String], least: usize) -> Vec<Vec<&str>> {
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut runs = Vec::new();
    for left_out in 0..(all.len() + 1).saturating_sub(least) {
        for at in (0..=all.len() - left_out).rev() {
            runs.push([&all[..at], &all[at + left_out..]].concat());
            if left_out == 0 {
                break;
            }
        }
    }
    runs
}

/// Returns the typed word where it is known, else the nearest one that occurs in the name of an indicator.
fn near(index: &Index, term: &Term) -> Option<String> {
    let typed = &term.words.first()?.bare;
    if interpret(&index.vocabulary, term, Reading::Typed).is_some() {
        return Some(as_typed(index, &term.words[0]));
    }
    let letters = typed.chars().count();
    let farthest = match letters {
        0..=3 => return None,
        4..=5 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, u32)> = None;
    let mask = letter_mask(typed);
    for (id, word) in index.vocabulary.iter() {
        let apart = (mask ^ letter_mask(&word.bare)).count_ones() as usize;
        if word.bare.len().abs_diff(typed.len()) > 2 * farthest || apart > 2 * farthest {
            continue;
        }
        let distance = osa_distance(typed, &word.bare);
        let is_in_a_name = || index.class(Class::Name).any(&(id..id + 1));
        if distance <= farthest
            && best.is_none_or(|(before, _)| distance < before)
            && is_in_a_name()
        {
            best = Some((distance, id));
        }
    }
    best.map(|(_, id)| index.vocabulary.get(id).spelled.to_string())
}

/// Returns a known word with the marks as typed, if they make a word, else without marks.
fn as_typed(index: &Index, word: &Word) -> String {
    let same = index.vocabulary.whole(&word.bare);
    let known = same.map(|id| index.vocabulary.get(id));
    let same = known.into_iter().find(|known| known.word == *word);
    same.map_or_else(|| word.bare.clone(), |known| known.spelled.to_string())
}

/// Returns a bit for each letter that occurs. One edit changes at most two bits, so words whose bits differ
/// more are not even compared.
fn letter_mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| mask | 1 << (byte % 32))
}

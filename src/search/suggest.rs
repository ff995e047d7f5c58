//! A query near one that finds nothing.
//!
//! Owns the guess that is offered, never searched for unasked. It knows the vocabulary and asks the
//! index whether a guess would find anything.

use strsim::osa_distance;

use crate::fold::{Folded, Word};
use crate::search::answer::Request;
use crate::search::field::Class;
use crate::search::index::Index;
use crate::search::query::{Mode, Query, Term};
use crate::search::reading::Reading;
use crate::search::sense::{Sense, sense};
use crate::search::sets::levels;

/// Queries of more words are no slip of a name.
const MOST_WORDS: usize = 8;

/// Returns a query that would find something: the nearest known words that some name has in a row, as long
/// as half of the words stay.
pub(crate) fn suggest(index: &Index, query: &Query, request: &Request<'_>) -> Option<String> {
    let terms = query.terms();
    if terms.is_empty() || terms.len() > MOST_WORDS || terms.iter().any(|t| t.mode != Mode::Plain) {
        return None;
    }
    let near: Vec<Option<String>> = terms.iter().map(|term| near(index, term)).collect();
    let known: Vec<String> = near.into_iter().flatten().collect();
    if known.len() * 2 < terms.len() || known.is_empty() {
        return None;
    }
    // It must be words that a name has in a row, lest it be put together of what happens to stand in one;
    // and of several words one is no name.
    let least = terms.len().div_ceil(2).max(2.min(terms.len()));
    let mut named = runs(&known, least)
        .into_iter()
        .filter(|run| in_a_row(index, run, request));
    named.next().map(|run| run.join(" "))
}

// Whether a text holds the words one after another.
fn in_a_row(index: &Index, words: &[&str], request: &Request<'_>) -> bool {
    let folded = Folded::new(&words.join(" "));
    let words = folded.spelled();
    let words = words.map(|word| index.vocabulary.meetings(&word, false));
    let phrase = Sense::Phrase {
        words: words.collect(),
        start: false,
    };
    !levels(index, &phrase, None, request.abandon).is_empty()
}

// The words without a row of them, most words first, those left out last first.
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

// The word itself where it is known, else the nearest one that names an indicator.
fn near(index: &Index, term: &Term) -> Option<String> {
    let typed = &term.words.first()?.bare;
    if sense(&index.vocabulary, term, Reading::Typed).is_some() {
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
        let names = || index.class(Class::Name).any(&(id..id + 1));
        if distance <= farthest && best.is_none_or(|(before, _)| distance < before) && names() {
            best = Some((distance, id));
        }
    }
    best.map(|(_, id)| index.vocabulary.get(id).spelled.to_string())
}

// A known word as it was typed: with its marks, if they make a word.
fn as_typed(index: &Index, word: &Word) -> String {
    let same = index.vocabulary.whole(&word.bare);
    let known = same.map(|id| index.vocabulary.get(id));
    let same = known.into_iter().find(|known| known.word == *word);
    same.map_or_else(|| word.bare.clone(), |known| known.spelled.to_string())
}

// A bit for each letter that occurs: words two edits apart differ in four bits at most.
fn letter_mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| mask | 1 << (byte % 32))
}

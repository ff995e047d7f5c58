//! The letters to mark in a text that a query found.
//!
//! Owns the way from a query back to the characters of a text on the screen; it is asked for visible
//! rows only. It knows no index.
//! The one idea: a text of one row is so short that the query is simply read against it again.

use std::ops::Range;

use crate::fold::Folded;
use crate::search::answer::Reading;
use crate::search::query::{Mode, Query};

/// Returns what to mark in a text: ranges `[start, end)` in characters of its NFC form, on grapheme
/// edges, in order and apart. Readings less literal than the given one are not tried.
pub fn matches(text: &str, query: &Query, _reading: Reading) -> Vec<(usize, usize)> {
    let folded = Folded::new(text);
    let words: Vec<_> = folded.spelled().collect();
    let mut marked = vec![false; folded.letters().len()];
    for term in query.terms().iter().filter(|term| term.mode != Mode::Not) {
        for wanted in &term.words {
            for (word, range) in words.iter().zip(folded.words()) {
                if word.bare.starts_with(&wanted.bare) {
                    let end = range.start + wanted.bare.chars().count();
                    marked[range.start..end].fill(true);
                }
            }
        }
    }
    merge(&folded, &marked)
}

fn merge(folded: &Folded, marked: &[bool]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for at in (0..marked.len()).filter(|&at| marked[at]) {
        let run: Range<usize> = at..at + 1;
        let Some((start, end)) = folded.characters(run) else {
            continue;
        };
        match ranges.last_mut() {
            Some(last) if last.1 >= start => last.1 = last.1.max(end),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

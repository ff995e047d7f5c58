//! Sentences and brackets of a paragraph.
//!
//! Owns where they begin and end. It must not know what they say.

use super::text::{Shape, TextToken};

/// Abbreviations whose point ends no sentence.
const SHORT: &[&str] = &[
    "tp", "ts", "ths", "gs", "pgs", "tx", "tt", "t", "p", "q", "th", "nxb", "bs", "ks", "đ", "st",
    "tr",
];

/// A sentence: its first token and the one behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The first token.
    pub from: usize,
    /// The token behind it.
    pub to: usize,
}

/// Cuts a paragraph.
pub fn sentences(tokens: &[TextToken]) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut from = 0;
    for at in 0..tokens.len() {
        if ends(tokens, from, at) {
            found.push(Sentence { from, to: at + 1 });
            from = at + 1;
        }
    }
    if from < tokens.len() {
        found.push(Sentence {
            from,
            to: tokens.len(),
        });
    }
    found
}

fn ends(tokens: &[TextToken], from: usize, at: usize) -> bool {
    let Some(token) = tokens
        .get(at)
        .filter(|token| token.is_one_of(&[".", "!", "?", "…"]))
    else {
        return false;
    };
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    let begins =
        next.capital || next.is_number() || next.is("\"") || next.is_one_of(&["-", "+", "•"]);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let is_short = before.is_some_and(|word| {
        word.shape == Shape::Word && SHORT.contains(&word.lower.as_str()) && token.glued
    });
    // The number of a line, or of a part of it.
    let is_number = before.is_some_and(TextToken::is_number) && at - from <= 1;
    begins && !next.glued && !is_short && !is_number
}

/// The number of the bracket in which each token stands; zero outside of any.
pub fn brackets(tokens: &[TextToken]) -> Vec<u32> {
    let (mut open, mut count) = (0u32, 0u32);
    let mut stands = Vec::with_capacity(tokens.len());
    for token in tokens {
        if token.is("(") {
            count += 1;
            open = count;
        }
        stands.push(open);
        if token.is(")") || token.is(".") && open > 0 && !token.glued {
            open = 0;
        }
    }
    stands
}

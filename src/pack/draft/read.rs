//! A paragraph with everything that was found in it.
//!
//! Owns what a figure may look at, and the quote that is cut for it. It must not know proposals.

use std::collections::BTreeSet;

use super::claim::Quote;
use super::numbers::Number;
use super::sentence::Sentence;
use super::text::{Text, TextToken};
use super::time::Time;

/// The most tokens of what leads a sentence.
const LEAD: usize = 20;

/// A paragraph with everything that was found in it.
pub struct ReadParagraph<'t> {
    /// The text.
    pub text: &'t Text,
    /// The number of the paragraph.
    pub number: usize,
    /// Its tokens.
    pub tokens: &'t [TextToken],
    /// Its times.
    pub times: Vec<Time>,
    /// Its numbers.
    pub numbers: Vec<Number>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The bracket of each token.
    pub brackets: Vec<u32>,
}

impl ReadParagraph<'_> {
    /// The colon at the end of the few words that lead a sentence, if no figure stands among them.
    pub fn lead(&self, sentence: Sentence) -> Option<usize> {
        let last = sentence.to.min(sentence.from + LEAD);
        let is = |at: &usize, word: &str| self.tokens.get(*at).is_some_and(|token| token.is(word));
        let colon = (sentence.from..last).find(|at| is(at, ":") || is(at, ";"))?;
        let first = self
            .numbers
            .partition_point(|number| number.from < sentence.from);
        let has_figure = self
            .numbers
            .get(first)
            .is_some_and(|number| number.from < colon);
        (is(&colon, ":") && !has_figure).then_some(colon)
    }

    /// The times that begin at a token or behind it.
    pub fn times_from(&self, at: usize) -> &[Time] {
        let number = self.times.partition_point(|time| time.from < at);
        self.times.get(number..).unwrap_or(&[])
    }

    /// The times that end before a token.
    pub fn times_to(&self, at: usize) -> &[Time] {
        let number = self.times.partition_point(|time| time.to <= at);
        self.times.get(..number).unwrap_or(&[])
    }
}

/// The words around a figure that hold it and its name.
pub fn quote(
    read: &ReadParagraph<'_>,
    sentence: (Sentence, usize),
    from: usize,
    to: usize,
) -> Quote {
    let (from, to) = (from.min(to.saturating_sub(1)), to);
    let tokens = read.tokens.get(from..to).unwrap_or(&[]);
    let start = tokens.first().map_or(0, |token| token.start);
    let end = tokens.last().map_or(start, |token| token.end);
    Quote {
        paragraph: read.number,
        sentence: sentence.1,
        first: start,
        last: end,
        text: read.text.shown(start, end),
    }
}

/// A set of doubts.
pub type Doubts = BTreeSet<super::doubt::DraftDoubt>;

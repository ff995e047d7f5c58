//! Several things in one question.
//!
//! Owns where the words left of a question may be split: at joining words, at commas, and where other words stand
//! between. It must not know the names of things, and so not whether the parts are things of their own: "nông, lâm
//! nghiệp và thủy sản" is one.

use crate::search::grammar::pieces::Pieces;

/// Words that join things, folded.
const JOINS: &[&str] = &[
    "va", "and", "voi", "cung", "roi", "lan", "hay", "hoac", "or", "plus", "then",
];

/// The most things of a question.
const MOST: usize = 5;

/// Words between two things that are compared, folded.
const BETWEEN: &[&str] = &[
    "voi", "va", "and", "with", "to", "versus", "vs", "hay", "hoac", "or", "than", "by", "cung",
];

impl Pieces<'_> {
    /// Two things to compare: two parts, or one that a joining word splits.
    pub(super) fn halves(&self, parts: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let joins = |at: &usize| {
            let word = self.words.get(*at);
            word.is_some_and(|word| BETWEEN.contains(&word.word.bare.as_str()))
        };
        let [only] = parts.as_slice() else {
            return parts.into_iter().take(2).collect();
        };
        let middle = only.iter().position(joins).filter(|at| *at > 0);
        let halves = middle
            .map(|at| only.split_at(at))
            .filter(|(_, second)| second.len() > 1);
        match halves {
            Some((first, second)) => {
                vec![first.to_vec(), second.iter().skip(1).copied().collect()]
            }
            None => parts,
        }
    }

    /// The things that are left, split at joining words, and also at commas; without splits that change nothing.
    pub(super) fn apart(&self, parts: &[Vec<usize>]) -> Vec<Vec<String>> {
        let mut all = vec![self.parted(parts, false), self.parted(parts, true)];
        all.dedup();
        all.retain(|things| !things.is_empty());
        all
    }

    fn parted(&self, parts: &[Vec<usize>], at_commas: bool) -> Vec<String> {
        let word = |at: usize| self.words.get(at);
        let joins =
            |at: usize| word(at).is_some_and(|word| JOINS.contains(&word.word.bare.as_str()));
        let ends = |at: usize| at_commas && word(at).is_some_and(|word| word.ends);
        let mut things: Vec<Vec<usize>> = vec![Vec::new()];
        let mut last = None;
        for at in parts.iter().flatten().copied() {
            // Words that ask may stand between: "A đạt chưa, B đạt chưa".
            let from = last.unwrap_or(at);
            let is_parted = (from..at).any(|at| ends(at) || joins(at));
            if is_parted || joins(at) {
                things.push(Vec::new());
            }
            if let Some(thing) = things.last_mut().filter(|_| !joins(at)) {
                thing.push(at);
            }
            last = Some(at);
        }
        let things: Vec<String> = things
            .iter()
            .filter(|thing| !thing.is_empty())
            .map(|thing| self.text(thing))
            .collect();
        match things.len() {
            2..=MOST => things,
            _ => Vec::new(),
        }
    }
}

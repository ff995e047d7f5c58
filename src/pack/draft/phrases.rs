//! Tables of phrases, met word by word.
//!
//! Owns how a phrase is found where it begins or ends: whole words only, the longest first, one look-up a word. It must
//! not know what a phrase means.

use super::text::TextToken;
use crate::core::maps::FastMap;

/// Phrases and what each means.
pub struct Phrases<T> {
    by_first: FastMap<&'static str, Vec<(Vec<&'static str>, T)>>,
    by_last: FastMap<&'static str, Vec<(Vec<&'static str>, T)>>,
}

/// A phrase of a table in a row of tokens.
pub struct PhraseIn<T> {
    /// Its first token.
    pub from: usize,
    /// The token behind it.
    pub to: usize,
    /// What it means.
    pub meaning: T,
}

impl<T: Copy> Phrases<T> {
    /// Makes a table of phrases with `|` between them; what stands first wins where two are equally long.
    pub fn new(groups: &[(T, &'static str)]) -> Self {
        let mut found = Self {
            by_first: FastMap::default(),
            by_last: FastMap::default(),
        };
        for (meaning, phrases) in groups {
            for phrase in phrases.split('|') {
                let words: Vec<&'static str> = phrase.split(' ').collect();
                let (Some(first), Some(last)) = (words.first(), words.last()) else {
                    continue;
                };
                let entry = (words.clone(), *meaning);
                found.by_last.entry(last).or_default().push(entry.clone());
                found.by_first.entry(first).or_default().push(entry);
            }
        }
        let tables = [&mut found.by_first, &mut found.by_last];
        for lists in tables.into_iter().flat_map(FastMap::values_mut) {
            lists.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        found
    }

    /// The longest phrase that begins at a token: the token behind it, and what it means.
    pub fn at(&self, tokens: &[TextToken], at: usize) -> Option<(usize, T)> {
        let list = self.by_first.get(tokens.get(at)?.lower.as_str())?;
        let rest = tokens.get(at..)?;
        let found = list.iter().find(|(words, _)| is_there(words, rest))?;
        Some((at + found.0.len(), found.1))
    }

    /// The longest phrase that begins at a token and ends before another one, as `at`.
    pub fn within(&self, tokens: &[TextToken], at: usize, end: usize) -> Option<(usize, T)> {
        self.at(tokens.get(..end)?, at)
    }

    /// The longest phrase that ends before a token and begins at `from` or later: its first token, and what it means.
    pub fn before(&self, tokens: &[TextToken], from: usize, end: usize) -> Option<(usize, T)> {
        let list = self
            .by_last
            .get(tokens.get(end.checked_sub(1)?)?.lower.as_str())?;
        let found = list.iter().find(|(words, _)| {
            let start = end.checked_sub(words.len()).filter(|start| *start >= from);
            start
                .and_then(|start| tokens.get(start..))
                .is_some_and(|rest| is_there(words, rest))
        })?;
        Some((end - found.0.len(), found.1))
    }

    /// The first phrase that begins and ends in a row of tokens.
    pub fn first_in(&self, tokens: &[TextToken], from: usize, to: usize) -> Option<PhraseIn<T>> {
        (from..to).find_map(|at| {
            let (end, meaning) = self.at(tokens, at)?;
            (end <= to).then_some(PhraseIn {
                from: at,
                to: end,
                meaning,
            })
        })
    }
}

fn is_there(words: &[&str], tokens: &[TextToken]) -> bool {
    words.len() <= tokens.len()
        && words
            .iter()
            .zip(tokens)
            .all(|(word, token)| token.lower == *word)
}

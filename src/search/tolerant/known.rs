//! Keeps the meanings of typed words from key to key.
//!
//! All words of a query but the last are those of the previous key.
//!
//! Owns how much is kept, and for how many words. It must not know the index, which keeps it, nor a query.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use roaring::RoaringBitmap;

use crate::core::fold::Word;
use crate::search::tolerant::candidates::{Candidate, WordPosition};

/// The words of a few queries with all their variants; nobody types older ones again.
const MOST: usize = 48;

/// A typed word looked up in the index.
#[derive(Debug, Default)]
pub(in crate::search) struct KnownWord {
    /// Its meanings, best first.
    pub(super) candidates: Vec<Candidate>,
    /// The range of numbers of all these words.
    span: Range<u32>,
    /// The number of documents with its letters as a word in a name.
    pub(super) own: u64,
    /// The least number of documents with any of its meanings; counted only if no name has the word itself.
    pub(super) rarest: Option<u64>,
    held: OnceLock<Held>,
}

/// The documents that have any meaning of a word.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// The documents, grouped by their best meaning, with its likelihood.
    pub(super) levels: Vec<(f64, RoaringBitmap)>,
    /// All of them.
    pub(super) all: RoaringBitmap,
}

impl KnownWord {
    /// Makes it of the meanings, best first, and counts of documents.
    pub(super) fn new(candidates: Vec<Candidate>, own: u64, rarest: Option<u64>) -> Self {
        let span = candidates.iter().map(|found| found.ids.clone());
        let span = span.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
        Self {
            span: span.unwrap_or(0..0),
            candidates,
            own,
            rarest,
            held: OnceLock::new(),
        }
    }

    /// Returns its best meaning among those with a word of the vocabulary.
    pub(super) fn stands_for(&self, id: u32) -> Option<&Candidate> {
        if !self.span.contains(&id) {
            return None;
        }
        self.candidates.iter().find(|found| found.ids.contains(&id))
    }

    /// Returns the documents with its meanings; `documents` returns those of a run of words.
    pub(super) fn held(&self, documents: impl Fn(&Range<u32>) -> RoaringBitmap) -> &Held {
        self.held.get_or_init(|| {
            let mut held = Held::default();
            for found in &self.candidates {
                let mut fresh = documents(&found.ids);
                fresh -= &held.all;
                held.all |= &fresh;
                match held.levels.last_mut() {
                    Some((quality, set)) if *quality == found.quality => *set |= fresh,
                    _ => held.levels.push((found.quality, fresh)),
                }
            }
            held
        })
    }
}

/// The words that were typed last.
#[derive(Debug, Default)]
pub(in crate::search) struct KnownWords(Mutex<Vec<(Word, WordPosition, Arc<KnownWord>)>>);

impl KnownWords {
    /// Returns a word looked up in the index, from memory if it was typed lately.
    pub(super) fn get(
        &self,
        typed: &Word,
        standing: WordPosition,
        make: impl FnOnce() -> KnownWord,
    ) -> Arc<KnownWord> {
        let is_same = |known: &(Word, WordPosition, _)| known.1 == standing && known.0 == *typed;
        let mut words = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = words.iter().rposition(is_same) {
            let known = words.remove(at);
            let found = known.2.clone();
            words.push(known);
            return found;
        }
        // The lock is free meanwhile, so that others can look up their words.
        drop(words);
        let found = Arc::new(make());
        let mut words = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if words.len() >= MOST {
            words.remove(0);
        }
        words.push((typed.clone(), standing, found.clone()));
        found
    }
}

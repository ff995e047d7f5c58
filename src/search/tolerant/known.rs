//! What typed words may stand for, kept from key to key.
//!
//! All words of a query but the last are those of the key before.
//!
//! Owns how much is kept, and for how many words. Must not know the index, which keeps it, nor a query.

use std::ops::Range;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use roaring::RoaringBitmap;

use crate::core::fold::Word;
use crate::search::tolerant::candidates::{Candidate, WordPosition};

/// The words of a few queries with all their rewritings; more would hold memory for words that nobody types again.
const MOST: usize = 48;

/// A typed word against the index.
#[derive(Debug, Default)]
pub(in crate::search) struct KnownWord {
    /// What it may stand for, best first.
    pub(super) candidates: Vec<Candidate>,
    /// The numbers between which all of these lie.
    span: Range<u32>,
    /// In the names of how many documents its letters stand as a word.
    pub(super) own: u64,
    /// The least number of documents that hold anything it may stand for; counted where the word itself stands in none.
    pub(super) rarest: Option<u64>,
    held: OnceLock<Held>,
}

/// The documents that hold what a word may stand for.
#[derive(Debug, Default)]
pub(super) struct Held {
    /// Each document under the most likely, which says how likely that is.
    pub(super) levels: Vec<(f64, RoaringBitmap)>,
    /// All of them.
    pub(super) all: RoaringBitmap,
}

impl KnownWord {
    /// Makes it of what it may stand for, best first, and counts of documents.
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

    /// Returns how it may stand for a word of the vocabulary, best first.
    pub(super) fn stands_for(&self, id: u32) -> Option<&Candidate> {
        if !self.span.contains(&id) {
            return None;
        }
        self.candidates.iter().find(|found| found.ids.contains(&id))
    }

    /// Returns the documents that hold what it may stand for; `documents` gives those of a run of words.
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
    /// Returns a word against the index, made anew only where it was not typed lately.
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
        // Others may read their words meanwhile.
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

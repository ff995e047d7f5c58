//! What was worked out for one query and may serve the next, letter by letter.
//!
//! Owns the rule that it belongs to one index and to no other. It must not know how a meaning is found.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::index::Index;
use crate::search::meaning::Meaning;
use crate::search::query::Term;
use crate::search::reading::Reading;
use crate::search::sense::Sense;

/// What was worked out for a query, word by word. It belongs to one index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kept {
    index: Option<Arc<()>>,
    meanings: Vec<Meaning>,
}

impl Kept {
    pub(crate) fn new(index: &Index, meanings: Vec<Meaning>) -> Kept {
        Kept {
            index: Some(index.identity.clone()),
            meanings,
        }
    }

    /// Returns what a word was found to mean under a reading.
    pub(crate) fn of(&self, index: &Index, term: &Term, reading: Reading) -> Option<&Meaning> {
        let mut meanings = self.of_index(index).iter();
        meanings.find(|meaning| meaning.is_of(term, reading))
    }

    /// Returns what meets the letters of which these are more.
    pub(crate) fn wider(&self, index: &Index, sense: &Sense) -> Option<&RoaringBitmap> {
        let meanings = self.of_index(index).iter();
        meanings
            .filter_map(|meaning| meaning.wider(sense))
            .next_back()
    }

    fn of_index(&self, index: &Index) -> &[Meaning] {
        match &self.index {
            Some(known) if Arc::ptr_eq(known, &index.identity) => &self.meanings,
            _ => &[],
        }
    }
}

//! Intermediate results of one query that may serve the next, letter by letter.
//!
//! Owns the rule that they are valid for one index only. It must not know how a meaning is found.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::index::Index;
use crate::search::interpretations::Interpretation;
use crate::search::meaning::Meaning;
use crate::search::query::QueryTerm;
use crate::search::reading::Reading;

/// The meanings that were found for the words of a query.
#[derive(Clone, Debug, Default)]
pub(super) struct KeptIndex {
    /// The identity of the index in which they were found.
    index: Option<Arc<()>>,
    meanings: Vec<Meaning>,
}

impl KeptIndex {
    /// Wraps what was worked out in an index.
    pub(super) fn new(index: &Index, meanings: Vec<Meaning>) -> Self {
        Self {
            index: Some(index.identity.clone()),
            meanings,
        }
    }

    /// Returns the meaning of a word under a reading, if it is known.
    pub(super) fn meaning(
        &self,
        index: &Index,
        term: &QueryTerm,
        reading: Reading,
    ) -> Option<&Meaning> {
        let mut meanings = self.of_index(index).iter();
        meanings.find(|meaning| meaning.is_of(term, reading))
    }

    /// Returns the documents that matched fewer letters of this word; those that match it now are among them.
    pub(super) fn wider(
        &self,
        index: &Index,
        interpretation: &Interpretation,
    ) -> Option<&RoaringBitmap> {
        let meanings = self.of_index(index).iter();
        meanings
            .filter_map(|meaning| meaning.wider(interpretation))
            .next_back()
    }

    fn of_index(&self, index: &Index) -> &[Meaning] {
        match &self.index {
            Some(known) if Arc::ptr_eq(known, &index.identity) => &self.meanings,
            _ => &[],
        }
    }
}

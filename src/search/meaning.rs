//! What one word of a query means under one reading, with what matches it.
//!
//! Owns when a meaning found for one query still holds for a word of the next. It must not know how a meaning is
//! found.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::interpretations::Interpretation;
use crate::search::levels::Levels;
use crate::search::query::{Mode, QueryTerm};
use crate::search::reading::Reading;

/// What a word of a query means under one reading.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// The word, or the words after a sign.
    pub(super) term: QueryTerm,
    /// The reading.
    pub(super) reading: Reading,
    /// What it may stand for.
    pub(super) interpretation: Arc<Interpretation>,
    /// What matches it.
    pub(super) levels: Arc<Levels>,
}

impl Meaning {
    /// Returns whether this is the meaning of a term under a reading.
    pub(super) fn is_of(&self, term: &QueryTerm, reading: Reading) -> bool {
        // Only these do not depend on whether the word may still be unfinished.
        let depends_on_end = !matches!(reading, Reading::Initials | Reading::Scattered)
            && !matches!(term.mode, Mode::Exact | Mode::Not);
        self.reading == reading
            && self.term.words == term.words
            && self.term.mode == term.mode
            && (!depends_on_end || self.term.open == term.open)
    }

    /// Returns the matching documents, if the letters of this meaning begin the given ones.
    pub(super) fn wider(&self, interpretation: &Interpretation) -> Option<&RoaringBitmap> {
        let is_beginning = match (&*self.interpretation, interpretation) {
            (Interpretation::Scattered(before), Interpretation::Scattered(now))
            | (Interpretation::Initials(before), Interpretation::Initials(now)) => {
                now.starts_with(before)
            }
            _ => false,
        };
        is_beginning.then_some(&self.levels.all)
    }
}

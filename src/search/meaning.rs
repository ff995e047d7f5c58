//! What one word of a query means under one reading, with what matches it.
//!
//! Owns the question whether a meaning found for one query holds for a word of the next. It must not know
//! how a meaning is found.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::levels::Levels;
use crate::search::query::{Mode, Term};
use crate::search::reading::Reading;
use crate::search::sense::Sense;

/// A meaning of a typed word, and what meets it.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    /// The word.
    pub(crate) term: Term,
    /// The reading under which it means this.
    pub(crate) reading: Reading,
    /// The meaning.
    pub(crate) sense: Arc<Sense>,
    /// What meets it.
    pub(crate) levels: Arc<Levels>,
}

impl Meaning {
    /// Returns whether this is the meaning of a term under a reading.
    pub(crate) fn is_of(&self, term: &Term, reading: Reading) -> bool {
        // Whether more letters may follow matters where it is guessed where a word ends.
        let guesses = matches!(reading, Reading::Glued | Reading::KeyboardTypo);
        let guesses = guesses || term.mode == Mode::Start;
        self.reading == reading
            && self.term.words == term.words
            && self.term.mode == term.mode
            && (!guesses || self.term.open == term.open)
    }

    /// Returns what meets the letters of which these are more.
    pub(crate) fn wider(&self, sense: &Sense) -> Option<&RoaringBitmap> {
        let is_more = match (&*self.sense, sense) {
            (Sense::Scattered(before), Sense::Scattered(now))
            | (Sense::Initials(before), Sense::Initials(now)) => now.starts_with(before),
            _ => false,
        };
        is_more.then_some(&self.levels.all)
    }
}

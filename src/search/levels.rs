//! What matches one word of a query, sorted by how well it matches.
//!
//! Owns the shape of these sets. It must not know how they were found, nor the other words.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::postings::unite;

/// Numbers that meet a word equally well.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// Whole or start, and where; see `rank::manner`.
    pub(crate) manner: u8,
    /// See `Meeting::marks`.
    pub(crate) marks: u8,
    /// The numbers.
    pub(crate) set: RoaringBitmap,
}

/// What meets a word.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    /// Indicators; one may stand in several levels.
    pub(crate) documents: Vec<Level>,
    /// Places.
    pub(crate) places: Vec<Level>,
    /// The indicators of all levels.
    pub(crate) all: RoaringBitmap,
}

/// What meets one word of the query, one after the other reading.
pub(crate) type Term = Vec<Arc<Levels>>;

impl Levels {
    /// Returns whether nothing meets the word.
    pub(crate) fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.places.is_empty()
    }

    /// Unites the levels, once all are there.
    pub(crate) fn finish(mut self) -> Levels {
        self.all = unite(self.documents.iter().map(|level| &level.set));
        self
    }
}

/// Returns what is met at least so well.
pub(crate) fn up_to(levels: &[Level], manner: u8, marks: u8) -> RoaringBitmap {
    let good = |level: &&Level| level.manner <= manner && level.marks <= marks;
    let mut good = levels.iter().filter(good);
    match (good.next(), good.next()) {
        (None, _) => RoaringBitmap::new(),
        (Some(only), None) => only.set.clone(),
        _ => unite(
            levels
                .iter()
                .filter(|level| level.manner <= manner && level.marks <= marks)
                .map(|level| &level.set),
        ),
    }
}

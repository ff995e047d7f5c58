//! How a document matches the rows of a query.
//!
//! Owns what is known of a match: of each word, of the text, of the phrase. It must not know how a match is found.

use crate::search::field::Field;
use crate::search::tolerant::candidates::Way;

/// The match of a word of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Met {
    /// Its value, from 0 to 1.
    pub(super) value: f64,
    /// The way it matched.
    pub(super) way: Way,
    /// Its position in the main text: the first word and the number of words.
    pub(super) at: Option<(usize, usize)>,
}

/// The fit of a document.
#[derive(Clone, Debug)]
pub(super) struct TolerantFit {
    /// How much of the query it explains, without place and target.
    pub(super) score: f64,
    /// How much of the query stands in the main text.
    pub(super) core: f64,
    /// More for a text that matches as a whole; not part of the score because it depends on the place.
    pub(super) whole: f64,
    /// Whether a whole text stands in the query with two exact words.
    pub(super) is_whole_text: bool,
    /// The score of the phrase alone, if the words stand side by side in the main text as they were typed: further
    /// words of the name do not make it less likely.
    pub(super) as_phrase: Option<f64>,
    /// The match of each word of the row.
    pub(super) met: Vec<Option<Met>>,
    /// The main text.
    pub(super) text: u32,
    /// Its field.
    pub(super) field: Field,
    /// The row, by its number.
    pub(super) row: usize,
}

impl TolerantFit {
    /// Returns the score of the phrase if the main text has every word of the row.
    pub(super) fn whole_phrase(&self) -> Option<f64> {
        let is_placed = |met: &Option<Met>| met.is_some_and(|met| met.at.is_some());
        self.as_phrase.filter(|_| self.met.iter().all(is_placed))
    }

    /// Returns what the phrase adds to the score, so that a long name does not lose more than a short one.
    pub(super) fn more_as_phrase(&self) -> f64 {
        let phrase = self.whole_phrase().unwrap_or(0.0);
        (phrase - self.score).max(0.0)
    }
}

/// Some of the rows of a query, by their numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows(u32);

impl Rows {
    /// The row as it was typed.
    pub(super) const TYPED: Self = Self(1);

    /// Every row.
    pub(super) const ALL: Self = Self(u32::MAX);

    /// Adds a row.
    pub(super) fn insert(&mut self, row: usize) {
        self.0 |= 1_u32.checked_shl(row as u32).unwrap_or(0);
    }

    pub(super) fn contains(self, row: usize) -> bool {
        1_u32.checked_shl(row as u32).unwrap_or(0) & self.0 != 0
    }
}

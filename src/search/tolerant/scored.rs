//! Entries in the order of their scores.
//!
//! Owns what is known of an entry that may answer, and the order of such entries. It must not know how a score is made.

use std::rc::Rc;

use crate::search::tolerant::candidates::Way;
use crate::search::tolerant::met::TolerantFit;

/// Scores with a smaller difference are equal.
const EQUAL: f64 = 0.01;

/// An entry with its fit.
pub(super) struct Scored {
    pub(super) score: f64,
    pub(super) document: u32,
    pub(super) entry: u32,
    pub(super) place: u32,
    /// The fit of the document; its entries in all places have one in common, as there can be many thousands.
    pub(super) fit: Rc<TolerantFit>,
}

impl Scored {
    /// Returns whether one text has all words side by side as they were typed.
    pub(super) fn is_phrase(&self) -> bool {
        self.fit.whole_phrase().is_some()
    }

    /// Returns the score in which a long name with the phrase loses no more than a short one.
    pub(super) fn score_of_phrase(&self) -> f64 {
        self.score + self.fit.more_as_phrase()
    }

    /// Returns whether a word was taken for another one than was typed.
    pub(super) fn is_guessed(&self) -> bool {
        let mut met = self.fit.met.iter().flatten();
        met.any(|met| matches!(met.way, Way::Slip | Way::Sound | Way::Keys))
    }
}

/// Puts entries in order, the best first; equals stand in the order of the index.
pub(super) fn put_in_order(found: &mut [Scored]) {
    let in_index = |a: &Scored, b: &Scored| a.document.cmp(&b.document);
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(in_index(a, b)));
    let Some(best) = found.first().map(|best| best.score) else {
        return;
    };
    let is_equal = |scored: &&Scored| best - scored.score < EQUAL;
    let equal = found.iter().take_while(is_equal).count();
    if let Some(equals) = found.get_mut(..equal) {
        equals.sort_by(in_index);
    }
}

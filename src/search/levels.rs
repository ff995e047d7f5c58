//! What matches one word of a query, grouped by how well it matches.
//!
//! Owns the shape of these sets and the comparison of their grades. It must not know how the sets were found, nor the
//! other words of the query.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::postings::union;

/// How well a word matches; in both parts smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade {
    /// Whole word or start of a word, and in which field: see `rank::match_quality`.
    pub(super) match_quality: u8,
    /// How well the marks agree with the typed ones: see [`Grade::marks_of`].
    pub(super) marks: u8,
}

impl Grade {
    /// The grade that every match reaches.
    pub(super) const WORST: Self = Self {
        match_quality: u8::MAX,
        marks: u8::MAX,
    };

    /// Converts `WordMatch::marks` to a rank, 0 for best: i for y contradicts no typed mark, so it ranks before a
    /// mark that was not matched.
    pub(super) fn marks_of(marks: u8) -> u8 {
        match marks {
            0 => 0,
            3 => 1,
            missed => missed + 1,
        }
    }

    /// Converts the rank back to the number used in `WordMatch::marks`.
    pub(super) fn typed_marks(self) -> u8 {
        match self.marks {
            0 => 0,
            1 => 3,
            missed => missed - 1,
        }
    }

    /// Returns the sort key: first the typed marks that were not matched, then how well the word matches.
    pub(super) fn order(self) -> (u8, u8, u8) {
        (self.marks.saturating_sub(1), self.match_quality, self.marks)
    }

    /// Returns whether this grade is at least as good as another in both parts.
    pub(super) fn reaches(self, needed: Self) -> bool {
        self.match_quality <= needed.match_quality && self.marks <= needed.marks
    }
}

/// Documents, or places, that match a word equally well.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// How well they match.
    pub(super) grade: Grade,
    /// Their numbers.
    pub(super) set: RoaringBitmap,
}

/// What matches a word under one reading.
#[derive(Debug, Default)]
pub(super) struct Levels {
    /// Documents; one may stand in several levels.
    pub(super) documents: Vec<Level>,
    /// Places.
    pub(super) places: Vec<Level>,
    /// The documents of all levels.
    pub(super) all: RoaringBitmap,
}

/// What matches one word of the query: one item for each reading under which anything does.
pub(super) type WordLevels = Vec<Arc<Levels>>;

impl Levels {
    /// Returns whether nothing matches the word.
    pub(super) fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.places.is_empty()
    }

    /// Fills `all`, once every level is there.
    pub(super) fn finish(mut self) -> Self {
        self.all = union(self.documents.iter().map(|level| &level.set));
        self
    }
}

/// Returns the members of every level that reaches a grade.
pub(super) fn up_to(levels: &[Level], needed: Grade) -> RoaringBitmap {
    let reaches = |level: &&Level| level.grade.reaches(needed);
    let mut good = levels.iter().filter(reaches);
    match (good.next(), good.next()) {
        (None, _) => RoaringBitmap::new(),
        (Some(only), None) => only.set.clone(),
        _ => union(levels.iter().filter(reaches).map(|level| &level.set)),
    }
}

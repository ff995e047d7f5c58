//! Which documents answer in one group of places.
//!
//! Owns the intersection of what matches the words with what the query asks besides them, and the test of misspelt
//! words. It must not know tiers or scores.
//!
//! An entry matches a word through its document or through its place. What the places of a group match, the
//! documents need not.

use std::sync::atomic::AtomicBool;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::adjacency::Adjacency;
use crate::search::bounds::Bounds;
use crate::search::index::Index;
use crate::search::levels::{Grade, WordLevels};
use crate::search::place_groups::{PlaceGroup, PlaceSet};
use crate::search::postings::{below, union};
use crate::search::scan_texts::scan_texts;
use crate::search::texts::TextTest;

/// Finds the documents of place groups for one query under one reading.
#[derive(Clone, Copy)]
pub(super) struct GroupDocuments<'a> {
    /// The index.
    pub(super) index: &'a Index,
    /// What matches each word.
    pub(super) words: &'a [WordLevels],
    /// What is asked besides the words.
    pub(super) bounds: &'a Bounds,
    /// Where a misspelt word must stand, if any was corrected.
    pub(super) adjacency: Option<&'a Adjacency>,
    /// Set when the search is given up.
    pub(super) abandon: Option<&'a AtomicBool>,
}

impl GroupDocuments<'_> {
    /// Finds every document that answers in the places of a group; `None` when abandoned. Narrows the group
    /// to those that pass the test of misspelt words. `all` holds, for each word, everything that matches it.
    pub(super) fn find_all(
        &self,
        group: &mut PlaceGroup,
        all: &[RoaringBitmap],
    ) -> Option<RoaringBitmap> {
        let mut documents = self.matching(group, Grade::WORST, all);
        if let Some(adjacency) = self.adjacency {
            documents = self.adjacent(adjacency, group, documents)?;
            group.only = Some(documents.clone());
        }
        Some(documents | self.by_id(group))
    }

    /// Returns the documents that match every word which the group's places do not match well enough.
    /// `sets` holds, for each word, what matches it well enough.
    pub(super) fn matching(
        &self,
        group: &PlaceGroup,
        needed: Grade,
        sets: &[RoaringBitmap],
    ) -> RoaringBitmap {
        let uncovered = sets.iter().zip(group.covers(needed));
        let mut asked: Vec<&RoaringBitmap> = uncovered
            .filter(|(_, is_covered)| !is_covered)
            .map(|(set, _)| set)
            .chain(&self.bounds.documents)
            .chain(&group.only)
            .collect();
        asked.sort_unstable_by_key(|set| set.len());
        let mut common = match asked.split_first() {
            None => below(self.index.texts.documents()),
            Some((first, rest)) => {
                let mut common = (*first).clone();
                for set in rest {
                    if common.is_empty() {
                        break;
                    }
                    common &= *set;
                }
                common
            }
        };
        if let PlaceSet::Only(places) = &group.places {
            common &= self.in_places(places);
        }
        if !self.bounds.excluded.is_empty() {
            common -= &self.bounds.excluded;
        }
        common
    }

    /// Returns the documents with an entry in the group whose id is the whole query.
    pub(super) fn by_id(&self, group: &PlaceGroup) -> RoaringBitmap {
        self.bounded(&self.bounds.by_id, group)
    }

    /// Returns the documents with an entry in the group whose code is the whole query.
    pub(super) fn by_code(&self, group: &PlaceGroup) -> RoaringBitmap {
        self.bounded(&self.bounds.by_code, group)
    }

    /// Drops documents without an entry in the group, and those that must not answer.
    fn bounded(&self, documents: &RoaringBitmap, group: &PlaceGroup) -> RoaringBitmap {
        let mut documents = documents - &self.bounds.excluded;
        if let Some(only) = &self.bounds.documents {
            documents &= only;
        }
        if let PlaceSet::Only(places) = &group.places {
            documents &= self.in_places(places);
        }
        documents
    }

    /// Counts the entries that some documents have in the places of a group.
    pub(super) fn count_entries(&self, group: &PlaceGroup, documents: &RoaringBitmap) -> usize {
        let entries = &self.index.entries;
        let count_in = |places: &RoaringBitmap| {
            let sets = places.iter().filter_map(|place| entries.in_place(place));
            sets.map(|set| set.intersection_len(documents)).sum::<u64>()
        };
        let count = match &group.places {
            PlaceSet::Only(places) => count_in(places),
            PlaceSet::AllBut(places) => entries.count(documents) - count_in(places),
        };
        count as usize
    }

    /// Returns the documents that have an entry in any of the places.
    fn in_places(&self, places: &RoaringBitmap) -> RoaringBitmap {
        let entries = &self.index.entries;
        union(places.iter().filter_map(|place| entries.in_place(place)))
    }

    /// Keeps documents in which a misspelt word is adjacent to another query word. The test is skipped if a
    /// name of the places passes it, or if the places match all other words.
    fn adjacent(
        &self,
        adjacency: &Adjacency,
        group: &PlaceGroup,
        mut documents: RoaringBitmap,
    ) -> Option<RoaringBitmap> {
        for at in adjacency.misspelt() {
            let test = adjacency.test(at);
            let in_places = group.matched[at].is_some();
            let mut others = (0..group.matched.len()).filter(|other| *other != at);
            let is_alone = !in_places && others.all(|other| group.matched[other].is_some());
            if is_alone || (in_places && self.has_place_name(group, &test)) {
                continue;
            }
            let literal = adjacency.literal(at, &self.words[at]);
            let guessed = &documents - &literal;
            documents &= literal;
            documents |= scan_texts(self.index, &guessed, None, &test, self.abandon);
            if is_abandoned(self.abandon) {
                return None;
            }
        }
        Some(documents)
    }

    /// Returns whether any name of the places of a group passes a test.
    fn has_place_name(&self, group: &PlaceGroup, test: &impl TextTest) -> bool {
        let PlaceSet::Only(places) = &group.places else {
            return false;
        };
        let names = places
            .iter()
            .flat_map(|place| &self.index.places.texts[place as usize]);
        names.into_iter().any(|name| test.passes(name))
    }
}

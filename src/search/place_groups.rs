//! Places in groups: those that match the same words of a query equally well.
//!
//! Owns what a place matches of a query, so that it is worked out once for a group and not for each place. It must
//! not know any indicator.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::search::levels::{Grade, WordLevels};
use crate::search::postings::union;

/// Places that match the same words of the query equally well.
pub(super) struct PlaceGroup {
    /// How well the places match each word of the query; `None` where they do not.
    pub(super) matched: Vec<Option<Grade>>,
    /// The places.
    pub(super) places: PlaceSet,
    /// The only documents that may answer in these places.
    pub(super) only: Option<RoaringBitmap>,
    /// The documents that have answered in these places.
    pub(super) seen: RoaringBitmap,
}

/// A set of places.
pub(super) enum PlaceSet {
    /// Only these.
    Only(RoaringBitmap),
    /// All but these.
    AllBut(RoaringBitmap),
}

/// Parts the places (those of `only`, or all) into groups. The first group matches no word; the places of
/// `named_in_part` are in it.
pub(super) fn place_groups(
    words: &[WordLevels],
    only: Option<&RoaringBitmap>,
    named_in_part: &RoaringBitmap,
) -> Vec<PlaceGroup> {
    let places = |word: &WordLevels| {
        let levels = word.iter().flat_map(|levels| &levels.places);
        union(levels.map(|level| &level.set))
    };
    let matching = union(words.iter().map(places).collect::<Vec<_>>().iter()) - named_in_part;
    let mut by_grades: BTreeMap<Vec<Option<Grade>>, RoaringBitmap> = BTreeMap::new();
    for place in &matching {
        let grades = words.iter().map(|word| {
            let levels = word.iter().flat_map(|levels| &levels.places);
            let matched = levels.filter(|level| level.set.contains(place));
            matched.map(|level| level.grade).min()
        });
        by_grades.entry(grades.collect()).or_default().insert(place);
    }
    let rest = match only {
        None => PlaceSet::AllBut(matching),
        Some(only) => PlaceSet::Only(only - &matching),
    };
    let mut groups = vec![PlaceGroup::new(vec![None; words.len()], rest)];
    for (grades, mut places) in by_grades {
        if let Some(only) = only {
            places &= only;
        }
        groups.push(PlaceGroup::new(grades, PlaceSet::Only(places)));
    }
    groups
}

impl PlaceGroup {
    fn new(matched: Vec<Option<Grade>>, places: PlaceSet) -> Self {
        Self {
            matched,
            places,
            only: None,
            seen: RoaringBitmap::new(),
        }
    }

    /// Returns for each word of the query whether the places match it well enough, so that the documents
    /// need not.
    pub(super) fn covers(&self, needed: Grade) -> impl Iterator<Item = bool> {
        let is_enough = move |grade: Grade| grade.reaches(needed);
        self.matched
            .iter()
            .map(move |grade| grade.is_some_and(is_enough))
    }
}

impl PlaceSet {
    /// Returns whether a place is in the set.
    pub(super) fn contains(&self, place: u32) -> bool {
        match self {
            Self::Only(places) => places.contains(place),
            Self::AllBut(places) => !places.contains(place),
        }
    }
}

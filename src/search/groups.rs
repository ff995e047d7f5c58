//! Places in groups: those that meet the same words of a query equally well.
//!
//! Owns what a place says of a query, so that it is asked once for a group and not for each place. It knows
//! no indicator.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;

use crate::search::levels::Term;
use crate::search::postings::unite;

/// Places that meet the same words equally well, or all places but some.
pub(crate) struct Group {
    /// How each word is met by the place: manner and marks.
    pub(crate) met: Vec<Option<(u8, u8)>>,
    /// The places.
    pub(crate) places: Places,
    /// The only documents that may answer in these places.
    pub(crate) only: Option<RoaringBitmap>,
    /// The documents that have answered in these places.
    pub(crate) seen: RoaringBitmap,
}

/// A set of places.
pub(crate) enum Places {
    /// Just these.
    Of(RoaringBitmap),
    /// All but these.
    Except(RoaringBitmap),
}

/// Returns the places in groups: first those that meet no word.
pub(crate) fn groups(terms: &[Term], only: Option<&RoaringBitmap>) -> Vec<Group> {
    let levels = |term: &Term| unite(term.iter().flat_map(|l| &l.places).map(|l| &l.set));
    let met = unite(terms.iter().map(levels).collect::<Vec<_>>().iter());
    let mut by_words: BTreeMap<Vec<Option<(u8, u8)>>, RoaringBitmap> = BTreeMap::new();
    for place in &met {
        let words = terms.iter().map(|term| {
            let levels = term.iter().flat_map(|levels| &levels.places);
            let met = levels.filter(|level| level.set.contains(place));
            met.map(|level| (level.manner, level.marks)).min()
        });
        by_words.entry(words.collect()).or_default().insert(place);
    }
    let nothing = vec![None; terms.len()];
    let rest = match only {
        None => Places::Except(met),
        Some(only) => Places::Of(only - &met),
    };
    let mut groups = vec![Group {
        met: nothing,
        places: rest,
        only: None,
        seen: RoaringBitmap::new(),
    }];
    for (met, mut places) in by_words {
        if let Some(only) = only {
            places &= only;
        }
        groups.push(Group {
            met,
            places: Places::Of(places),
            only: None,
            seen: RoaringBitmap::new(),
        });
    }
    groups
}

impl Places {
    /// Returns whether a place is among them.
    pub(crate) fn has(&self, place: u32) -> bool {
        match self {
            Places::Of(places) => places.contains(place),
            Places::Except(places) => !places.contains(place),
        }
    }
}

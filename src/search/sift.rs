//! Entries looked at one by one: what a filter of the catalogue leaves of a set of indicators.
//!
//! Owns the walk through a set in two halves, one on each core, where there is enough to look at. It knows
//! neither what a filter asks nor how answers are ordered.

use std::sync::atomic::{AtomicBool, Ordering};

use roaring::RoaringBitmap;

use crate::search::halves::in_halves;
use crate::search::index::Index;

/// Documents between two looks at the flag that abandons the search: a filter may take a microsecond for
/// each.
const BETWEEN_LOOKS: usize = 256;

/// Below so many documents a second thread costs more than it gives.
const WORTH_A_THREAD: u64 = 1_000;

/// A document, one of its entries, and the place of that.
pub(crate) type Picked = (u32, u32, u32);

/// What a filter leaves.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    /// The first entries.
    pub(crate) first: Vec<Picked>,
    /// How many there are.
    pub(crate) count: usize,
}

/// Looks at every entry of the documents; keeps the first ones that pass, at most so many, and counts all.
/// `None` when abandoned.
pub(crate) fn sift(
    index: &Index,
    documents: &RoaringBitmap,
    most: usize,
    passes: &(dyn Fn(&Picked) -> bool + Sync),
    abandon: Option<&AtomicBool>,
) -> Option<Sifted> {
    let part = |documents: &mut dyn Iterator<Item = u32>| {
        let mut sifted = Sifted::default();
        for (at, document) in documents.enumerate() {
            let look = at.is_multiple_of(BETWEEN_LOOKS);
            if look && abandon.is_some_and(|flag| flag.load(Ordering::Relaxed)) {
                return None;
            }
            for (entry, place) in index.entries.of(document) {
                let picked = (document, *entry, *place);
                if passes(&picked) {
                    sifted.count += 1;
                    if sifted.first.len() < most {
                        sifted.first.push(picked);
                    }
                }
            }
        }
        Some(sifted)
    };
    let (first, second) = in_halves(documents, WORTH_A_THREAD, &part);
    let mut first = first?;
    if let Some(second) = second {
        let second = second?;
        let room = most - first.first.len();
        first.first.extend(second.first.into_iter().take(room));
        first.count += second.count;
    }
    Some(first)
}

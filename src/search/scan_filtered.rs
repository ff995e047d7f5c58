//! The scan that asks a filter about every entry of a set of documents.
//!
//! Owns which entries are kept and that all are counted. It must not know what the filter asks, nor how answers are
//! ordered.

use std::sync::atomic::AtomicBool;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::halves::in_halves;
use crate::search::index::Index;

/// Documents between two checks whether the search was given up. A filter may take a microsecond for each.
const BETWEEN_CHECKS: usize = 256;

/// From so many documents on a second thread saves more than it costs.
const WORTH_A_THREAD: u64 = 1_000;

/// An entry that may answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct FilteredEntry {
    /// The document.
    pub(super) document: u32,
    /// Its entry.
    pub(super) entry: u32,
    /// The place of the entry.
    pub(super) place: u32,
}

/// The entries that pass a filter.
#[derive(Debug, Default)]
pub(super) struct Filtered {
    /// The first of them.
    pub(super) first: Vec<FilteredEntry>,
    /// How many pass in all.
    pub(super) count: usize,
}

/// Asks the filter about every entry of the documents. Keeps the first `most` that pass and counts all;
/// `None` when abandoned.
pub(super) fn scan_filtered(
    index: &Index,
    documents: &RoaringBitmap,
    most: usize,
    passes: &(dyn Fn(FilteredEntry) -> bool + Sync),
    abandon: Option<&AtomicBool>,
) -> Option<Filtered> {
    let part = |documents: &mut dyn Iterator<Item = u32>| {
        let mut filtered = Filtered::default();
        for (at, document) in documents.enumerate() {
            if at.is_multiple_of(BETWEEN_CHECKS) && is_abandoned(abandon) {
                return None;
            }
            for entry in index.entries.of(document) {
                let candidate = FilteredEntry {
                    document,
                    entry: entry.number,
                    place: entry.place,
                };
                if passes(candidate) {
                    filtered.count += 1;
                    if filtered.first.len() < most {
                        filtered.first.push(candidate);
                    }
                }
            }
        }
        Some(filtered)
    };
    let (lower, upper) = in_halves(documents, WORTH_A_THREAD, &part);
    let mut filtered = lower?;
    if let Some(upper) = upper {
        let upper = upper?;
        let room = most - filtered.first.len();
        filtered.first.extend(upper.first.into_iter().take(room));
        filtered.count += upper.count;
    }
    Some(filtered)
}

//! Selects the documents whose texts are worth reading.
//!
//! Owns the bound that a document must reach before its texts are read. It must not know texts.

use std::sync::atomic::AtomicBool;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::index::Index;
use crate::search::tolerant::fit::IN_COMPANY;
use crate::search::tolerant::known::Held;
use crate::search::tolerant::read_row::{ReadRow, documents as holding};

/// The least share of the weight that a document must have; one that has none of the essential words cannot.
const ESSENTIAL: f64 = 0.36;
/// The least bound.
const BOUND: f64 = 0.60;
/// The most documents that are read for a row.
const MOST: usize = 256;

/// Above this number only the documents with the heaviest words of the row are read, as long as so many remain.
const WIDE: u64 = 8_192;
const LEFT: u64 = 2_048;

/// Longer rows find their documents by the other words.
const COMPANY_OF: usize = 4;

/// A word with the documents that have it.
struct Holders<'a> {
    weight: f64,
    counted: f64,
    held: &'a Held,
}

/// Returns the documents that may explain enough of a row, in their order; `None` when abandoned.
///
/// `bounds` has a zero for every document, before and, unless the search was abandoned, after.
pub(super) fn documents(
    index: &Index,
    row: &ReadRow,
    bounds: &mut [f32],
    abandon: Option<&AtomicBool>,
) -> Option<Vec<u32>> {
    let mut holders = Vec::new();
    let mut free = 0.0;
    let mut total = 0.0;
    for word in &row.words {
        total += word.weight * word.share;
        if word.is_place || word.initials.is_some() {
            free += word.weight;
        }
        if !word.is_place {
            holders.push(Holders {
                weight: word.weight,
                counted: word.weight * word.share,
                held: word.known.held(|ids| holding(index, ids)),
            });
        }
        if is_abandoned(abandon) {
            return None;
        }
    }
    // Beside an exact word a text word may be more like a typed word than any of its candidates.
    if (2..=COMPANY_OF).contains(&row.words.len()) {
        let heaviest = row.words.iter().map(|word| word.weight);
        free += heaviest.fold(0.0, f64::max) * IN_COMPANY;
    }
    let mut order: Vec<usize> = (0..holders.len()).collect();
    let rarity = |holder: &Holders<'_>| holder.held.all.len() as f64 / holder.weight;
    order.sort_by(|a, b| rarity(&holders[*a]).total_cmp(&rarity(&holders[*b])));
    let mut essential = RoaringBitmap::new();
    let mut held = 0.0;
    for at in order {
        essential |= &holders[at].held.all;
        held += holders[at].counted;
        // Words of the place and initials may occur in documents without these.
        if held > total * ESSENTIAL + free {
            break;
        }
    }
    if essential.len() > WIDE {
        essential = narrowed(essential, &holders);
    }
    for holder in &holders {
        for (quality, set) in &holder.held.levels {
            let worth = (holder.weight * quality) as f32;
            for document in set & &essential {
                bounds[document as usize] += worth;
            }
        }
    }
    let least = ((total * BOUND - free) as f32).max(0.0);
    let mut found: Vec<(f32, u32)> = essential
        .iter()
        .map(|document| (std::mem::take(&mut bounds[document as usize]), document))
        .filter(|(bound, _)| *bound >= least)
        .collect();
    if found.len() > MOST {
        found.select_nth_unstable_by(MOST - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST);
    }
    Some(found.into_iter().map(|(_, document)| document).collect())
}

/// Narrows many documents to those with the heaviest words of the row, as long as enough remain.
fn narrowed(mut documents: RoaringBitmap, holders: &[Holders<'_>]) -> RoaringBitmap {
    let mut heaviest: Vec<&Holders<'_>> = holders.iter().collect();
    heaviest.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let all = heaviest.iter().map(|holder| &holder.held.all);
    let levels = heaviest.iter().map(|holder| &holder.held.levels);
    let likeliest = levels.filter_map(|levels| levels.first().map(|level| &level.1));
    for set in all.chain(likeliest) {
        if documents.intersection_len(set) >= LEFT {
            documents &= set;
        }
    }
    documents
}

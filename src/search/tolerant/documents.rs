//! Which documents are worth a look.
//!
//! Owns the bound that a document must reach before its texts are read. Must not know texts.

use std::sync::atomic::AtomicBool;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::field::Class;
use crate::search::index::Index;
use crate::search::postings::union;
use crate::search::tolerant::candidates::Candidate;
use crate::search::tolerant::fit::IN_COMPANY;
use crate::search::tolerant::read_row::{ReadRow, ReadWord};

/// What a document must at least hold of the weight; one that holds none of the essential words cannot.
const ESSENTIAL: f64 = 0.36;
/// What its bound must at least be.
const BOUND: f64 = 0.60;
/// The most documents that are looked at for a row.
const MOST: usize = 256;

/// Rows of more words are found by the others.
const COMPANY_OF: usize = 4;

/// What a word may mean, by how likely it is.
struct Holders {
    weight: f64,
    counted: f64,
    levels: Vec<(f64, RoaringBitmap)>,
    all: RoaringBitmap,
}

/// Returns the documents that may explain enough of a row, in their order; `None` when abandoned.
pub(super) fn documents(
    index: &Index,
    row: &ReadRow,
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
            holders.push(held(index, word));
        }
        if is_abandoned(abandon) {
            return None;
        }
    }
    // What stands beside an exact word may be more like one of the words than anything it stands for alone.
    if (2..=COMPANY_OF).contains(&row.words.len()) {
        let heaviest = row.words.iter().map(|word| word.weight);
        free += heaviest.fold(0.0, f64::max) * IN_COMPANY;
    }
    let mut order: Vec<usize> = (0..holders.len()).collect();
    let rarity = |holder: &Holders| holder.all.len() as f64 / holder.weight;
    order.sort_by(|a, b| rarity(&holders[*a]).total_cmp(&rarity(&holders[*b])));
    let mut essential = RoaringBitmap::new();
    let mut held = 0.0;
    for at in order {
        essential |= &holders[at].all;
        held += holders[at].counted;
        // Words of the place and initials may hold what these do not.
        if held > total * ESSENTIAL + free {
            break;
        }
    }
    let mut bounds = vec![0.0_f32; index.texts.documents() as usize];
    for holder in &holders {
        for (quality, set) in &holder.levels {
            let worth = (holder.weight * quality) as f32;
            for document in set & &essential {
                bounds[document as usize] += worth;
            }
        }
        if is_abandoned(abandon) {
            return None;
        }
    }
    let least = ((total * BOUND - free) as f32).max(0.0);
    let mut found: Vec<(f32, u32)> = essential
        .iter()
        .map(|document| (bounds[document as usize], document))
        .filter(|(bound, _)| *bound >= least)
        .collect();
    if found.len() > MOST {
        found.select_nth_unstable_by(MOST - 1, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(MOST);
    }
    Some(found.into_iter().map(|(_, document)| document).collect())
}

/// Returns the documents that hold what a word may stand for, each under the most likely.
fn held(index: &Index, word: &ReadWord) -> Holders {
    let mut all = RoaringBitmap::new();
    let mut levels: Vec<(f64, RoaringBitmap)> = Vec::new();
    let sets = |found: &Candidate| {
        let classes = Class::NAMES.map(|class| index.class(class).things(&found.ids));
        union(classes.iter())
    };
    for found in &word.candidates {
        let mut fresh = sets(found);
        fresh -= &all;
        all |= &fresh;
        match levels.last_mut() {
            Some((quality, set)) if *quality == found.quality => *set |= fresh,
            _ => levels.push((found.quality, fresh)),
        }
    }
    Holders {
        weight: word.weight,
        counted: word.weight * word.share,
        levels,
        all,
    }
}

//! What is found besides entries: places, sources and programmes.
//!
//! Owns how many of each are listed, and in which order. It must not know any entry.

use roaring::RoaringBitmap;

use crate::search::answer::{Kind, Other};
use crate::search::index::Index;
use crate::search::meaning::Meaning;
use crate::search::postings::{Postings, unite};
use crate::search::sense::Sense;
use crate::search::vocabulary::Meeting;

/// Places, sources and programmes listed of each kind at most.
const OTHERS: u64 = 5;

/// Finds the places, sources and programmes that match every word.
pub(crate) fn others(index: &Index, meanings: &[Vec<Meaning>]) -> Vec<Other> {
    let kinds = [
        (Kind::Place, &index.places),
        (Kind::Source, &index.sources),
        (Kind::Programme, &index.programmes),
    ];
    let mut found = Vec::new();
    if meanings.is_empty() {
        return found;
    }
    for (kind, postings) in kinds {
        for whole in [true, false] {
            let sets = meanings.iter().map(|known| holding(postings, known, whole));
            let common = sets.reduce(|all, set| all & set).unwrap_or_default();
            let mut room = OTHERS as usize;
            room -= found
                .iter()
                .filter(|other: &&Other| other.kind == kind)
                .count();
            let fresh = common.iter().map(|id| Other { kind, id });
            let fresh: Vec<Other> = fresh
                .filter(|other| !found.contains(other))
                .take(room)
                .collect();
            found.extend(fresh);
        }
    }
    found
}

fn holding(postings: &Postings, known: &[Meaning], whole: bool) -> RoaringBitmap {
    let of = |meetings: &[Meeting]| {
        let wanted = meetings.iter().filter(|met| met.whole || !whole);
        let sets: Vec<RoaringBitmap> = wanted.map(|met| postings.of(&met.ids)).collect();
        unite(sets.iter())
    };
    let sets = known.iter().map(|meaning| match &*meaning.sense {
        Sense::Word(meetings) => of(meetings),
        Sense::Phrase { words, .. } => {
            let sets = words.iter().map(|word| of(word));
            sets.reduce(|all, set| all & set).unwrap_or_default()
        }
        Sense::Cuts(cuts) => {
            let cut = |cut: &Vec<Vec<Meeting>>| {
                let sets = cut.iter().map(|part| of(part));
                sets.reduce(|all, set| all & set).unwrap_or_default()
            };
            let sets: Vec<RoaringBitmap> = cuts.iter().map(cut).collect();
            unite(sets.iter())
        }
        Sense::Initials(_) | Sense::Scattered(_) => RoaringBitmap::new(),
    });
    let sets: Vec<RoaringBitmap> = sets.collect();
    unite(sets.iter())
}

/// Returns whether a meaning matches anything: an entry, a source or a programme.
pub(crate) fn matches_anything(index: &Index, meaning: &Meaning) -> bool {
    let known = std::slice::from_ref(meaning);
    let mut beside = [&index.sources, &index.programmes].into_iter();
    !meaning.levels.is_empty() || beside.any(|postings| !holding(postings, known, false).is_empty())
}

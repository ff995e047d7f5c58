//! What is found besides entries: places, sources and programmes.
//!
//! Owns how many of each kind are listed, and in which order. Must not know the entries.

use roaring::RoaringBitmap;

use crate::search::answer::{Kind, Other};
use crate::search::index::Index;
use crate::search::interpretations::{Cut, Interpretation};
use crate::search::meaning::Meaning;
use crate::search::postings::{Postings, union};
use crate::search::vocabulary::{Alternatives, WordMatch};

/// The most that are listed of each kind.
const MOST_OF_A_KIND: usize = 5;

/// Finds the places, sources and programmes that match every word, given the meanings of each. Those that
/// match only whole words come first.
pub(super) fn others(index: &Index, words: &[Vec<Meaning>]) -> Vec<Other> {
    let kinds = [
        (Kind::Place, &index.places),
        (Kind::Source, &index.sources),
        (Kind::Programme, &index.programmes),
    ];
    if words.is_empty() {
        return Vec::new();
    }
    let list = |(kind, postings)| {
        let mut listed = Vec::new();
        for whole_only in [true, false] {
            let sets = words
                .iter()
                .map(|meanings| matching(postings, meanings, whole_only));
            for id in &intersection(sets) {
                if listed.len() == MOST_OF_A_KIND {
                    break;
                }
                let other = Other { kind, id };
                if !listed.contains(&other) {
                    listed.push(other);
                }
            }
        }
        listed
    };
    kinds.into_iter().flat_map(list).collect()
}

/// Returns whether a meaning matches anything: an entry, a source or a programme.
pub(super) fn matches_anything(index: &Index, meaning: &Meaning) -> bool {
    let meanings = std::slice::from_ref(meaning);
    let is_matched = |postings: &Postings| !matching(postings, meanings, false).is_empty();
    !meaning.levels.is_empty() || is_matched(&index.sources) || is_matched(&index.programmes)
}

/// Returns what matches a word under any of its meanings. The order of words does not count here, and
/// letters of several words match nothing.
fn matching(postings: &Postings, meanings: &[Meaning], whole_only: bool) -> RoaringBitmap {
    let word = |alternatives: &Alternatives| {
        let wanted = |alternative: &&WordMatch| alternative.whole || !whole_only;
        let sets = alternatives.iter().filter(wanted);
        union_of(sets.map(|alternative| postings.things(&alternative.ids)))
    };
    let cut = |cut: &Cut| intersection(cut.iter().map(word));
    union_of(
        meanings
            .iter()
            .map(|meaning| match &*meaning.interpretation {
                Interpretation::Word(alternatives) => word(alternatives),
                Interpretation::Phrase { words, .. } => intersection(words.iter().map(word)),
                Interpretation::Cuts(cuts) => union_of(cuts.iter().map(cut)),
                Interpretation::Initials(_) | Interpretation::Scattered(_) => RoaringBitmap::new(),
            }),
    )
}

fn intersection(sets: impl Iterator<Item = RoaringBitmap>) -> RoaringBitmap {
    sets.reduce(|all, set| all & set).unwrap_or_default()
}

fn union_of(sets: impl Iterator<Item = RoaringBitmap>) -> RoaringBitmap {
    let sets: Vec<RoaringBitmap> = sets.collect();
    union(sets.iter())
}

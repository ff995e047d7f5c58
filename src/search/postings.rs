//! Which things hold a word: sets of numbers, one a word.
//!
//! Owns the sets of one class of text. It knows neither words nor what the numbers stand for.
//! The one idea: words that start alike are numbered in a row, so the sets of 64 words in a row are also
//! kept united, and a start of few letters is met in a few steps.

use std::ops::Range;

use roaring::RoaringBitmap;

const BLOCK: usize = 64;

/// Sets of things by word.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    words: Vec<u32>,
    sets: Vec<RoaringBitmap>,
    blocks: Vec<RoaringBitmap>,
}

/// Makes the sets from pairs of word and thing, which `visit` gives twice, things in order.
pub(crate) fn postings(words: u32, visit: impl Fn(&mut dyn FnMut(u32, u32))) -> Postings {
    // Sorted by counting: first how many things each word has, then the things in their places.
    let mut ends = vec![0_usize; words as usize + 1];
    visit(&mut |word, _| ends[word as usize + 1] += 1);
    for word in 0..words as usize {
        ends[word + 1] += ends[word];
    }
    let mut things = vec![0; ends[words as usize]];
    visit(&mut |word, thing| {
        let at = &mut ends[word as usize];
        things[*at] = thing;
        *at += 1;
    });
    let mut postings = Postings::default();
    let mut start = 0;
    for (word, end) in (0..words).zip(ends) {
        if start < end {
            postings.words.push(word);
            postings.sets.push(sorted(&things[start..end]));
        }
        start = end;
    }
    if postings.sets.len() > 2 * BLOCK {
        let unite = |sets: &[RoaringBitmap]| unite(sets.iter());
        postings.blocks = postings.sets.chunks(BLOCK).map(unite).collect();
    }
    postings
}

impl Postings {
    /// Returns the things that hold one of a run of words.
    pub(crate) fn of(&self, words: &Range<u32>) -> RoaringBitmap {
        let from = self.words.partition_point(|word| *word < words.start);
        let to = self.words.partition_point(|word| *word < words.end);
        let (first, last) = (from.div_ceil(BLOCK), to / BLOCK);
        if self.blocks.is_empty() || first >= last {
            return unite(self.sets[from..to].iter());
        }
        let edges = self.sets[from..first * BLOCK]
            .iter()
            .chain(&self.sets[last * BLOCK..to]);
        unite(edges.chain(&self.blocks[first..last]))
    }

    /// Returns whether any thing holds one of a run of words.
    pub(crate) fn any(&self, words: &Range<u32>) -> bool {
        let from = self.words.partition_point(|word| *word < words.start);
        self.words.get(from).is_some_and(|word| *word < words.end)
    }

    /// Returns whether a thing holds one of a run of words.
    pub(crate) fn holds(&self, words: &Range<u32>, thing: u32) -> bool {
        let from = self.words.partition_point(|word| *word < words.start);
        let to = self.words.partition_point(|word| *word < words.end);
        self.sets[from..to].iter().any(|set| set.contains(thing))
    }

    /// Returns how many bytes the sets take, about.
    pub(crate) fn bytes(&self) -> usize {
        let set = |set: &RoaringBitmap| {
            let counted = set.statistics();
            let data = counted.n_bytes_array_containers
                + counted.n_bytes_run_containers
                + counted.n_bytes_bitset_containers;
            data as usize + counted.n_containers as usize * 40 + size_of::<RoaringBitmap>()
        };
        let sets = self.sets.iter().chain(&self.blocks).map(set);
        sets.sum::<usize>() + self.words.len() * 4
    }
}

/// Makes a set of numbers that come in order; one that comes twice in a row is one.
pub(crate) fn sorted(numbers: &[u32]) -> RoaringBitmap {
    let mut last = None;
    let fresh = |number: &u32| last.replace(*number) != Some(*number);
    let set = RoaringBitmap::from_sorted_iter(numbers.iter().copied().filter(fresh));
    // A clone has no spare room, a set that grew has up to twice what it needs.
    set.expect("the numbers come in order").clone()
}

/// Returns the set of all numbers below one.
pub(crate) fn below(end: u32) -> RoaringBitmap {
    let mut set = RoaringBitmap::new();
    set.insert_range(0..end);
    set
}

/// Returns the union of sets.
pub(crate) fn unite<'a>(sets: impl Iterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
    roaring::MultiOps::union(sets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_of_words_is_the_union_of_its_words() {
        let postings = postings(1000, |each| {
            for thing in 0..3000 {
                each(thing * 7 % 1000, thing);
                each(thing * 13 % 900, thing);
            }
        });
        for words in [0..1000, 3..4, 63..65, 64..128, 10..700, 999..1000, 5..5] {
            let mut want = RoaringBitmap::new();
            for thing in 0..3000_u32 {
                if words.contains(&(thing * 7 % 1000)) || words.contains(&(thing * 13 % 900)) {
                    want.insert(thing);
                }
            }
            assert_eq!(postings.of(&words), want, "{words:?}");
            assert_eq!(postings.any(&words), !want.is_empty(), "{words:?}");
        }
        assert!(postings.bytes() > 0);
    }
}

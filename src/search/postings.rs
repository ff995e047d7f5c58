//! Which things hold a word: sets of numbers, one a word.
//!
//! Owns the sets of one class of text. It knows neither words nor what the numbers stand for.
//! The one idea: words that start alike are numbered in a row, so the sets of 16 words in a row are also
//! kept united, and of 16 times 16, and a start of few letters is met in a few steps.

use std::ops::Range;

use roaring::RoaringBitmap;

const BLOCK: usize = 16;

/// Sets of things by word.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    words: Vec<u32>,
    // The sets of the words; above them the unions of as many in a row, and so on.
    levels: Vec<Vec<RoaringBitmap>>,
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
    let mut found = Postings::default();
    let mut sets = Vec::new();
    let mut start = 0;
    for (word, end) in (0..words).zip(ends) {
        if start < end {
            found.words.push(word);
            sets.push(sorted(&things[start..end]));
        }
        start = end;
    }
    while sets.len() > 2 * BLOCK {
        let above = sets.chunks(BLOCK).map(|sets| unite(sets.iter())).collect();
        found.levels.push(std::mem::replace(&mut sets, above));
    }
    found.levels.push(sets);
    found
}

impl Postings {
    /// Returns the things that hold one of a run of words.
    pub(crate) fn of(&self, words: &Range<u32>) -> RoaringBitmap {
        let (mut from, mut to) = self.range(words);
        let mut picked = Vec::new();
        for (height, level) in self.levels.iter().enumerate() {
            let (first, last) = (from.div_ceil(BLOCK), to / BLOCK);
            if first >= last || height + 1 == self.levels.len() {
                picked.extend(&level[from..to]);
                break;
            }
            picked.extend(&level[from..first * BLOCK]);
            picked.extend(&level[last * BLOCK..to]);
            (from, to) = (first, last);
        }
        unite(picked.into_iter())
    }

    fn range(&self, words: &Range<u32>) -> (usize, usize) {
        let before = |end: u32| self.words.partition_point(|word| *word < end);
        (before(words.start), before(words.end))
    }

    /// Returns whether any thing holds one of a run of words.
    pub(crate) fn any(&self, words: &Range<u32>) -> bool {
        let (from, to) = self.range(words);
        from < to
    }

    /// Returns whether a thing holds one of a run of words.
    pub(crate) fn holds(&self, words: &Range<u32>, thing: u32) -> bool {
        let (from, to) = self.range(words);
        let mut sets = self.levels.iter().take(1).flat_map(|sets| &sets[from..to]);
        sets.any(|set| set.contains(thing))
    }

    /// Returns how many bytes the sets take, about.
    pub(crate) fn bytes(&self) -> usize {
        let sets = self.levels.iter().flatten().map(bytes);
        sets.sum::<usize>() + self.words.len() * 4
    }
}

/// Returns how many bytes a set takes, about.
pub(crate) fn bytes(set: &RoaringBitmap) -> usize {
    let counted = set.statistics();
    // A number in a sparse part of the set takes two bytes; a dense part takes a bit for each of 65,536.
    let data = u64::from(counted.n_values_array_containers) * 2
        + u64::from(counted.n_bitset_containers) * 8192
        + counted.n_bytes_run_containers;
    data as usize + counted.n_containers as usize * 40 + size_of::<RoaringBitmap>()
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

//! Which things contain a word: a set of numbers for each word.
//!
//! Owns the sets of one class of text. It must not know what the words are, nor what the numbers stand for.
//!
//! Words that start alike are numbered in a row, so the union over each 16 words in a row is kept too, and
//! over each 16 of these. The start of a word stands for a long run of words; its set is then the union of
//! a few sets.

use std::ops::Range;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

const BLOCK: usize = 16;

/// Sets of things by word.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Postings {
    /// The words that anything contains, in order.
    words: Vec<u32>,
    /// First the sets of these words, then the unions of `BLOCK` sets in a row, then of `BLOCK` unions.
    levels: Vec<Vec<Set>>,
}

/// The things of a word. Most words of names stand in one thing alone, which needs no set to be built when an index
/// is decoded.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Set {
    One(u32),
    Many(RoaringBitmap),
}

impl Set {
    fn of(set: RoaringBitmap) -> Self {
        match (set.len(), set.min()) {
            (1, Some(one)) => Self::One(one),
            _ => Self::Many(set),
        }
    }

    fn max(&self) -> Option<u32> {
        match self {
            Self::One(one) => Some(*one),
            Self::Many(set) => set.max(),
        }
    }

    fn contains(&self, thing: u32) -> bool {
        match self {
            Self::One(one) => *one == thing,
            Self::Many(set) => set.contains(thing),
        }
    }

    fn bytes(&self) -> usize {
        let kept = match self {
            Self::One(_) => size_of::<RoaringBitmap>(),
            Self::Many(set) => set_bytes(set),
        };
        kept + size_of::<u32>()
    }
}

/// Makes the sets from pairs of word and thing. `visit` is called twice and gives every pair each time,
/// things in ascending order.
pub(super) fn postings(words: u32, visit: impl Fn(&mut dyn FnMut(u32, u32))) -> Postings {
    // A counting sort: first count the things of each word, then write them to their places.
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
            sets.push(Set::of(sorted_set(&things[start..end])));
        }
        start = end;
    }
    while sets.len() > 2 * BLOCK {
        let above = sets.chunks(BLOCK).map(|sets| Set::of(all_of(sets)));
        let above = above.collect();
        found.levels.push(std::mem::replace(&mut sets, above));
    }
    found.levels.push(sets);
    found
}

impl Postings {
    /// Returns the things that contain any of a run of words.
    pub(super) fn things(&self, words: &Range<u32>) -> RoaringBitmap {
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
        all_of(picked)
    }

    /// Returns where the sets of a run of words begin and end.
    fn range(&self, words: &Range<u32>) -> (usize, usize) {
        let before = |end: u32| self.words.partition_point(|word| *word < end);
        (before(words.start), before(words.end))
    }

    /// Tells whether every word and thing is below those bounds, and the levels belong together.
    pub(super) fn is_sound(&self, words: u32, things: u32) -> bool {
        let mut sizes = self.levels.iter().map(Vec::len);
        let mut above = sizes.next();
        let are_levels = above == Some(self.words.len())
            && sizes.all(|size| {
                let wanted = above.replace(size).map(|below| below.div_ceil(BLOCK));
                wanted == Some(size)
            });
        let mut sets = self.levels.iter().flatten();
        are_levels
            && self.words.is_sorted()
            && self.words.last().is_none_or(|last| *last < words)
            && sets.all(|set| set.max().is_none_or(|last| last < things))
    }

    /// Returns whether anything contains any of a run of words.
    pub(super) fn any(&self, words: &Range<u32>) -> bool {
        let (from, to) = self.range(words);
        from < to
    }

    /// Returns whether a thing contains any of a run of words.
    pub(super) fn contains(&self, words: &Range<u32>, thing: u32) -> bool {
        let (from, to) = self.range(words);
        let mut sets = self.levels.iter().take(1).flat_map(|sets| &sets[from..to]);
        sets.any(|set| set.contains(thing))
    }

    /// Returns about how many bytes the sets take.
    pub(super) fn bytes(&self) -> usize {
        let sets = self.levels.iter().flatten().map(Set::bytes);
        sets.sum::<usize>() + self.words.len() * 4
    }
}

/// Returns about how many bytes a set takes.
pub(super) fn set_bytes(set: &RoaringBitmap) -> usize {
    let counted = set.statistics();
    // A container of few numbers takes two bytes for each; a full one takes a bit for each of 65,536.
    let data = u64::from(counted.n_values_array_containers) * 2
        + u64::from(counted.n_bitset_containers) * 8192
        + counted.n_bytes_run_containers;
    data as usize + counted.n_containers as usize * 40 + size_of::<RoaringBitmap>()
}

/// Makes a set of numbers that come in ascending order, each perhaps several times.
pub(super) fn sorted_set(numbers: &[u32]) -> RoaringBitmap {
    let mut last = None;
    let fresh = |number: &u32| last.replace(*number) != Some(*number);
    let set = RoaringBitmap::from_sorted_iter(numbers.iter().copied().filter(fresh));
    // A set that grew may hold twice the memory it needs; a clone holds just enough.
    set.expect("the numbers come in order").clone()
}

/// Returns the set of all numbers below `end`.
pub(super) fn below(end: u32) -> RoaringBitmap {
    let mut set = RoaringBitmap::new();
    set.insert_range(0..end);
    set
}

/// Returns the things of all words.
fn all_of<'a>(sets: impl IntoIterator<Item = &'a Set>) -> RoaringBitmap {
    let mut single = Vec::new();
    let mut many = Vec::new();
    for set in sets {
        match set {
            Set::One(one) => single.push(*one),
            Set::Many(set) => many.push(set),
        }
    }
    let mut all = union(many.into_iter());
    all.extend(single);
    all
}

/// Returns the union of sets.
pub(super) fn union<'a>(sets: impl Iterator<Item = &'a RoaringBitmap>) -> RoaringBitmap {
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
            assert_eq!(postings.things(&words), want, "{words:?}");
            assert_eq!(postings.any(&words), !want.is_empty(), "{words:?}");
        }
        assert!(postings.bytes() > 0);
    }
}

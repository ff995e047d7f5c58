//! The pairs of document and place.
//!
//! Owns how they are kept: a million pairs take a few bytes each. It must not know what a document or a place is called.

use std::ops::Range;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use crate::search::postings::{set_bytes, sorted_set};

/// An entry of a document: its number and its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The entry, as numbered by the builder.
    pub(super) number: u32,
    /// The place of the entry.
    pub(super) place: u32,
}

/// The pairs of document and place.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Entries {
    /// Where the entries of each document start, and at last where they end; empty if every document has exactly one.
    starts: Vec<u32>,
    /// The numbers of the entries, document by document.
    numbers: Numbers,
    /// Their places.
    places: Numbers,
    /// The documents of each place.
    by_place: Vec<RoaringBitmap>,
}

impl Entries {
    /// Sorts pairs of document and place; the entries are numbered in the order given.
    pub(super) fn new(
        documents: usize,
        places: usize,
        pairs: impl Iterator<Item = (u32, u32)>,
    ) -> Self {
        let mut sorted: Vec<(u32, u32, u32)> = (0..)
            .zip(pairs)
            .map(|(entry, (document, place))| (document, entry, place))
            .collect();
        sorted.sort_unstable();
        let mut by_place = vec![Vec::new(); places];
        let mut starts = Vec::with_capacity(documents + 1);
        let mut is_single = true;
        let mut at = 0;
        for document in 0..documents as u32 {
            starts.push(at as u32);
            let before = at;
            while let Some((_, _, place)) = sorted.get(at).filter(|pair| pair.0 == document) {
                by_place[*place as usize].push(document);
                at += 1;
            }
            is_single &= at == before + 1;
        }
        starts.push(at as u32);
        Self {
            starts: if is_single { Vec::new() } else { starts },
            numbers: Numbers::new(sorted.iter().map(|(_, number, _)| *number)),
            places: Numbers::new(sorted.iter().map(|(_, _, place)| *place)),
            by_place: by_place
                .iter()
                .map(|documents| sorted_set(documents))
                .collect(),
        }
    }

    /// Checks that every number is below its bound and every document has its share.
    pub(super) fn is_sound(&self, documents: u32) -> bool {
        let places = self.by_place.len() as u32;
        let count = self.len();
        let has_shares = match self.is_single() {
            true => count == documents as usize,
            false => {
                self.starts.len() == documents as usize + 1
                    && self.starts.is_sorted()
                    && self.starts.first() == Some(&0)
                    && self.starts.last().map(|last| *last as usize) == Some(count)
            }
        };
        has_shares
            && self.numbers.is_sound(count)
            && self.places.is_sound(count)
            && (0..count).all(|at| {
                let entry = self.get(at);
                (entry.number as usize) < count && entry.place < places
            })
            && self
                .by_place
                .iter()
                .all(|set| set.max().is_none_or(|last| last < documents))
    }

    /// Returns how many there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Returns the entries of a document.
    pub(super) fn of(&self, document: u32) -> impl ExactSizeIterator<Item = Entry> + Clone {
        self.range(document).map(|at| self.get(at))
    }

    /// Returns the documents that have an entry in a place.
    pub(super) fn in_place(&self, place: u32) -> Option<&RoaringBitmap> {
        self.by_place.get(place as usize)
    }

    /// Returns whether every document has exactly one entry.
    pub(super) fn is_single(&self) -> bool {
        self.starts.is_empty()
    }

    /// Counts the entries of a set of documents.
    pub(super) fn count(&self, documents: &RoaringBitmap) -> u64 {
        if self.is_single() {
            return documents.len();
        }
        let counts = documents.iter().map(|document| self.range(document).len());
        counts.sum::<usize>() as u64
    }

    /// Returns about how many bytes are kept.
    pub(super) fn bytes(&self) -> usize {
        self.starts.len() * 4
            + self.numbers.bytes.len()
            + self.places.bytes.len()
            + self.by_place.iter().map(set_bytes).sum::<usize>()
    }

    fn range(&self, document: u32) -> Range<usize> {
        let at = document as usize;
        match self.is_single() {
            true => at..at + 1,
            false => self.starts[at] as usize..self.starts[at + 1] as usize,
        }
    }

    fn get(&self, at: usize) -> Entry {
        Entry {
            number: self.numbers.get(at),
            place: self.places.get(at),
        }
    }
}

/// Bytes of a number that is read at once.
const WHOLE: usize = size_of::<u32>();

/// Numbers, each in as many bytes as the largest needs, the lowest first.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Numbers {
    /// Bytes of each, one at least.
    width: u8,
    /// The numbers, then as many bytes as let the last be read at once.
    bytes: Vec<u8>,
}

impl Numbers {
    fn new(numbers: impl ExactSizeIterator<Item = u32> + Clone) -> Self {
        let most = numbers.clone().max().unwrap_or(0);
        let width = (WHOLE - most.leading_zeros() as usize / 8).max(1);
        let mut bytes = Vec::with_capacity(numbers.len() * width + WHOLE);
        for number in numbers {
            bytes.extend(&number.to_le_bytes()[..width]);
        }
        bytes.extend([0; WHOLE]);
        Self {
            width: width as u8,
            bytes,
        }
    }

    /// Checks that there are so many numbers.
    fn is_sound(&self, count: usize) -> bool {
        (1..=WHOLE).contains(&usize::from(self.width))
            && self.bytes.len() == count * usize::from(self.width) + WHOLE
    }

    fn len(&self) -> usize {
        self.bytes.len().saturating_sub(WHOLE) / usize::from(self.width).max(1)
    }

    fn get(&self, at: usize) -> u32 {
        let width = usize::from(self.width);
        let number = self.bytes.get(at * width..).and_then(<[u8]>::first_chunk);
        let unused = 8 * (WHOLE - width) as u32;
        number.copied().map_or(0, u32::from_le_bytes) << unused >> unused
    }
}

#[cfg(test)]
mod tests {
    use super::{Entries, Numbers};

    #[track_caller]
    fn check(numbers: &[u32], width: u8) {
        let kept = Numbers::new(numbers.iter().copied());
        assert_eq!((kept.width, kept.len()), (width, numbers.len()));
        assert!(kept.is_sound(numbers.len()) && !kept.is_sound(numbers.len() + 1));
        let read: Vec<u32> = (0..kept.len()).map(|at| kept.get(at)).collect();
        assert_eq!(read, numbers);
    }

    #[test]
    fn numbers_take_as_many_bytes_as_the_largest() {
        check(&[], 1);
        check(&[0, 255, 7], 1);
        check(&[256, 0, 65_535], 2);
        check(&[65_536, 1, 16_777_215], 3);
        check(&[16_777_216, 3, u32::MAX], 4);
    }

    /// The entries of each document as number and place.
    fn all(entries: &Entries, documents: u32) -> Vec<Vec<(u32, u32)>> {
        let of = |document| {
            entries
                .of(document)
                .map(|entry| (entry.number, entry.place))
        };
        (0..documents)
            .map(|document| of(document).collect())
            .collect()
    }

    #[test]
    fn each_document_has_its_entries_in_the_order_of_their_numbers() {
        let pairs = [(2, 0), (0, 1), (2, 300), (0, 0)];
        let entries = Entries::new(3, 301, pairs.into_iter());
        assert!(entries.is_sound(3) && !entries.is_sound(2) && !entries.is_single());
        assert_eq!(
            all(&entries, 3),
            [vec![(1, 1), (3, 0)], vec![], vec![(0, 0), (2, 300)]]
        );
    }

    #[test]
    fn one_entry_each_needs_no_starts() {
        let entries = Entries::new(3, 2, [(1, 0), (0, 1), (2, 1)].into_iter());
        assert!(entries.is_sound(3) && !entries.is_sound(4) && entries.is_single());
        assert_eq!(all(&entries, 3), [vec![(1, 1)], vec![(0, 0)], vec![(2, 1)]]);
        assert_eq!(entries.len(), 3);
    }
}

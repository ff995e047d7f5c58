//! The index: everything that can be found, folded and counted, immutable once built.
//!
//! Owns the parts and the numbers by which they name each other; display texts stay with the catalogue.
//! It is shared between sessions and knows nothing of any query.
//! The one idea: indicators are numbered in the order in which equals answer, shorter names first, so the
//! first members of a set are its best.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::exact::Exact;
use crate::search::field::Class;
use crate::search::postings::{Postings, bytes as set_bytes, sorted as sorted_set};
use crate::search::texts::Texts;
use crate::search::vocabulary::Vocabulary;

/// What can be searched: folded, immutable, made by an `IndexBuilder`.
#[derive(Debug)]
pub struct Index {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) texts: Texts,
    /// Documents by word, in the order of [`Class::ALL`].
    pub(crate) classes: [Postings; 5],
    /// The indicator, as numbered by the builder, of each document.
    pub(crate) numbers: Vec<u32>,
    pub(crate) main: RoaringBitmap,
    /// Documents by their id.
    pub(crate) ids: Exact,
    /// Documents by an alias or the English name.
    pub(crate) aliases: Exact,
    pub(crate) entries: Entries,
    pub(crate) places: Postings,
    pub(crate) place_texts: Vec<Names>,
    pub(crate) sources: Postings,
    pub(crate) programmes: Postings,
    /// Tells this index from any other, so that nothing worked out for another is used again.
    pub(crate) identity: Arc<()>,
}

impl Index {
    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.entries.of.len()
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.of.is_empty()
    }

    /// Returns how many bytes the index keeps, about: the folded names, and all the rest.
    pub fn bytes(&self) -> (usize, usize) {
        let postings = self
            .classes
            .iter()
            .chain([&self.places, &self.sources, &self.programmes]);
        let rest = postings.map(Postings::bytes).sum::<usize>()
            + self.numbers.len() * 4
            + self.ids.bytes()
            + self.aliases.bytes()
            + self.entries.bytes()
            + self.vocabulary.len() as usize * 120;
        (self.texts.bytes(), rest)
    }

    pub(crate) fn class(&self, class: Class) -> &Postings {
        &self.classes[class as usize]
    }
}

/// The names of one thing, each as the numbers of its words.
pub(crate) type Names = Vec<Vec<u32>>;

/// The pairs of document and place.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    starts: Vec<u32>,
    of: Vec<(u32, u32)>,
    /// The documents of each place.
    by_place: Vec<RoaringBitmap>,
    single: bool,
}

impl Entries {
    /// Sorts pairs of document and place, which are numbered in the order given.
    pub(crate) fn new(
        documents: usize,
        places: usize,
        pairs: impl Iterator<Item = (u32, u32)>,
    ) -> Entries {
        let mut sorted: Vec<(u32, u32, u32)> = (0..)
            .zip(pairs)
            .map(|(entry, (document, place))| (document, entry, place))
            .collect();
        sorted.sort_unstable();
        let mut by_place = vec![Vec::new(); places];
        let mut starts = Vec::with_capacity(documents + 1);
        let mut single = true;
        let mut at = 0;
        for document in 0..documents as u32 {
            starts.push(at as u32);
            let before = at;
            while let Some((_, _, place)) = sorted.get(at).filter(|pair| pair.0 == document) {
                by_place[*place as usize].push(document);
                at += 1;
            }
            single &= at == before + 1;
        }
        starts.push(at as u32);
        Entries {
            starts,
            of: sorted
                .iter()
                .map(|(_, entry, place)| (*entry, *place))
                .collect(),
            by_place: by_place
                .iter()
                .map(|documents| sorted_set(documents))
                .collect(),
            single,
        }
    }

    /// Returns the entries of a document, each with its place.
    pub(crate) fn of(&self, document: u32) -> &[(u32, u32)] {
        let at = document as usize;
        &self.of[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Returns the documents that have an entry in a place.
    pub(crate) fn in_place(&self, place: u32) -> Option<&RoaringBitmap> {
        self.by_place.get(place as usize)
    }

    /// Returns whether every document has exactly one entry.
    pub(crate) fn is_single(&self) -> bool {
        self.single
    }

    /// Counts the entries of a set of documents.
    pub(crate) fn count(&self, documents: &RoaringBitmap) -> u64 {
        match self.single {
            true => documents.len(),
            false => documents
                .iter()
                .map(|document| self.of(document).len() as u64)
                .sum(),
        }
    }

    fn bytes(&self) -> usize {
        self.starts.len() * 4
            + self.of.len() * 8
            + self.by_place.iter().map(set_bytes).sum::<usize>()
    }
}

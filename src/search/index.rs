//! The index: everything that can be found, folded and counted, immutable once built.
//!
//! Owns the parts of the index and the numbers by which they refer to each other. It must not know any query, because
//! sessions share it, nor the texts on the screen, which the catalogue keeps.
//!
//! Indicators are renumbered as documents, in the order in which equals are listed: shorter names first. So
//! the first members of a set of documents are its best.

use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};

use crate::core::fold::{Folded, Word};
use crate::search::exact::ExactTexts;
use crate::search::field::TextClass;
use crate::search::nearby::Nearby;
use crate::search::postings::{Postings, set_bytes, sorted_set};
use crate::search::texts::Texts;
use crate::search::things::Things;
use crate::search::tolerant::known::KnownWords;
use crate::search::vocabulary::Vocabulary;
use crate::search::wordings::Wordings;

/// What can be searched: folded, immutable, made by an `IndexBuilder`.
#[derive(Debug)]
pub struct Index {
    /// The words of all texts.
    pub(super) vocabulary: Vocabulary,
    /// The names of the documents.
    pub(super) texts: Texts,
    /// Documents by word, one class of text after the other in the order of [`TextClass::ALL`].
    pub(super) classes: [Postings; 5],
    /// The indicator of each document, as numbered by the builder.
    pub(super) indicators: Vec<u32>,
    /// Documents with a target of their own.
    pub(super) main: RoaringBitmap,
    /// Documents by their id.
    pub(super) ids: ExactTexts,
    /// Documents by an alias or the English name.
    pub(super) aliases: ExactTexts,
    /// The pairs of document and place.
    pub(super) entries: Entries,
    /// The places.
    pub(super) places: Things,
    /// The sources.
    pub(super) sources: Things,
    /// The plans.
    pub(super) plans: Things,
    /// The lines of the plans: programmes, tasks and others.
    pub(super) programmes: Things,
    /// The lists of named things.
    pub(super) lists: Things,
    /// Words with letters taken away, made when a query first needs them.
    pub(super) nearby: OnceLock<Nearby>,
    /// What the words typed last may stand for.
    pub(super) known: KnownWords,
    /// Synonyms, short forms and names of unrelated things.
    pub(super) wordings: Wordings,
    /// Identifies the index, so that intermediate results of another one are never used.
    pub(super) identity: Arc<()>,
}

impl Index {
    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.entries.all.len()
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.all.is_empty()
    }

    /// Returns about how many bytes the index keeps: those of the folded names, then all others.
    pub fn bytes(&self) -> (usize, usize) {
        let things = [
            &self.places,
            &self.sources,
            &self.plans,
            &self.programmes,
            &self.lists,
        ];
        let rest = self.classes.iter().map(Postings::bytes).sum::<usize>()
            + things.into_iter().map(Things::bytes).sum::<usize>()
            + self.indicators.len() * 4
            + self.ids.bytes()
            + self.aliases.bytes()
            + self.entries.bytes()
            + self.vocabulary.len() as usize * 120
            + self.nearby.get().map_or(0, Nearby::bytes);
        (self.texts.bytes(), rest)
    }

    /// Returns whether the data knows a phrase as a synonym.
    pub fn has_another_word_for(&self, text: &str) -> bool {
        let words: Vec<Word> = Folded::new(text).spelled().collect();
        let words: Vec<&Word> = words.iter().collect();
        !self.wordings.synonyms(&words).is_empty()
    }

    /// Returns the documents by word for one class of text.
    pub(super) fn class(&self, class: TextClass) -> &Postings {
        &self.classes[class as usize]
    }
}

/// An entry of a document: its number and its place.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The entry, as numbered by the builder.
    pub(super) number: u32,
    /// The place of the entry.
    pub(super) place: u32,
}

/// The pairs of document and place.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Entries {
    /// Where the entries of each document start in `all`, and at last where they end.
    starts: Vec<u32>,
    /// The entries, document by document.
    all: Vec<Entry>,
    /// The documents of each place.
    by_place: Vec<RoaringBitmap>,
    /// Whether every document has exactly one entry.
    is_single: bool,
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
        let entry = |&(_, number, place): &(u32, u32, u32)| Entry { number, place };
        Self {
            starts,
            all: sorted.iter().map(entry).collect(),
            by_place: by_place
                .iter()
                .map(|documents| sorted_set(documents))
                .collect(),
            is_single,
        }
    }

    /// Checks that every number is below its bound and every document has its share.
    pub(super) fn is_sound(&self, documents: u32) -> bool {
        let count = self.all.len() as u32;
        let places = self.by_place.len() as u32;
        let is_single = |pair: &[u32]| pair[1].wrapping_sub(pair[0]) == 1;
        self.starts.len() == documents as usize + 1
            && self.starts.is_sorted()
            && self.starts.first() == Some(&0)
            && self.starts.last() == Some(&count)
            && self.is_single == self.starts.windows(2).all(is_single)
            && self
                .all
                .iter()
                .all(|entry| entry.number < count && entry.place < places)
            && self
                .by_place
                .iter()
                .all(|set| set.max().is_none_or(|last| last < documents))
    }

    /// Returns the entries of a document.
    pub(super) fn of(&self, document: u32) -> &[Entry] {
        let at = document as usize;
        &self.all[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Returns the documents that have an entry in a place.
    pub(super) fn in_place(&self, place: u32) -> Option<&RoaringBitmap> {
        self.by_place.get(place as usize)
    }

    /// Returns whether every document has exactly one entry.
    pub(super) fn is_single(&self) -> bool {
        self.is_single
    }

    /// Counts the entries of a set of documents.
    pub(super) fn count(&self, documents: &RoaringBitmap) -> u64 {
        if self.is_single {
            return documents.len();
        }
        let counts = documents.iter().map(|document| self.of(document).len());
        counts.sum::<usize>() as u64
    }

    fn bytes(&self) -> usize {
        self.starts.len() * 4
            + self.all.len() * 8
            + self.by_place.iter().map(set_bytes).sum::<usize>()
    }
}

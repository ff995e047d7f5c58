//! The index: everything that can be found, folded and counted, immutable once built.
//!
//! Owns the parts of the index and the numbers by which they refer to each other. It must not know any query, because
//! sessions share it, nor the texts on the screen, which the catalogue keeps.
//!
//! Indicators are renumbered as documents, in the order in which equals are listed: shorter names first. So
//! the first members of a set of documents are its best.

use std::sync::{Arc, OnceLock};

use roaring::RoaringBitmap;

use crate::core::fold::{Folded, Word};
use crate::search::entries::Entries;
use crate::search::exact::ExactTexts;
use crate::search::field::TextClass;
use crate::search::nearby::Nearby;
use crate::search::postings::Postings;
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
        self.entries.len()
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
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

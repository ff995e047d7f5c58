//! One kind of things that are not indicators: by word, and with every text as words.
//!
//! Owns how such things are kept in the index. It must not know what a thing is or how it answers a query. There are
//! few of them, so their texts are kept as they were read.

use serde::{Deserialize, Serialize};

use crate::search::postings::Postings;

/// The texts of one thing, each as the numbers of its words.
pub(super) type NumberedTexts = Vec<Vec<u32>>;

/// Stands for a thing that belongs to no place.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Things of one kind.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Things {
    /// Things by word.
    pub(super) by_word: Postings,
    /// The texts of each thing.
    pub(super) texts: Vec<NumberedTexts>,
    /// How many of the texts of each thing are names; the others are remarks.
    pub(super) named: Vec<u32>,
    /// The place to which each thing belongs; a thing beyond the end of the list belongs to none.
    pub(super) homes: Vec<u32>,
}

impl Things {
    /// Checks that every word is below that bound and every list has one line for each thing.
    pub(super) fn is_sound(&self, words: u32) -> bool {
        let count = self.texts.len();
        let mut texts = self.texts.iter().flatten().flatten();
        self.named.len() == count
            && self.homes.len() == count
            && texts.all(|word| *word < words)
            && self.by_word.is_sound(words, count as u32)
    }

    /// Returns whether a text of a thing is a remark.
    pub(super) fn is_remark(&self, thing: u32, text: u32) -> bool {
        let named = self.named.get(thing as usize).copied();
        named.is_some_and(|named| text >= named)
    }

    /// Returns the place to which a thing belongs.
    pub(super) fn home(&self, thing: u32) -> Option<u32> {
        let home = self.homes.get(thing as usize).copied();
        home.filter(|home| *home != NOWHERE)
    }

    /// Returns about how many bytes they take.
    pub(super) fn bytes(&self) -> usize {
        let texts = self.texts.iter().flatten();
        let words: usize = texts.map(|text| size_of_val(text.as_slice())).sum();
        self.by_word.bytes() + words + self.homes.len() * 8
    }
}

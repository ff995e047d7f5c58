//! Every text once.
//!
//! Owns the letters of all texts in one buffer, and the way from letters to the number of a text. A name
//! is kept in one place only: with a million of them a second copy would cost as much as all figures.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use serde::{Deserialize, Serialize};

use crate::core::maps::FastHash;
use crate::core::model::Text;

/// Every text once, in one buffer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Texts {
    buffer: String,
    ends: Vec<usize>,
}

/// The numbers of texts by their letters.
#[derive(Debug, Default)]
pub(super) struct Known {
    numbers: HashTable<Text>,
    hasher: FastHash,
}

impl Texts {
    pub(super) fn get(&self, text: Text) -> &str {
        let start = match text.index() {
            0 => 0,
            at => self.ends.get(at - 1).copied().unwrap_or(0),
        };
        let end = self.ends.get(text.index()).copied().unwrap_or(start);
        self.buffer.get(start..end).unwrap_or("")
    }

    pub(super) fn shrink(&mut self) {
        self.buffer.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl Known {
    /// The number of a text, if it was kept.
    pub(super) fn find(&self, texts: &Texts, text: &str) -> Option<Text> {
        let hash = self.hasher.hash_one(text);
        let is_it = |known: &Text| texts.get(*known) == text;
        self.numbers.find(hash, is_it).copied()
    }

    /// Keeps a text, once.
    pub(super) fn keep(&mut self, texts: &mut Texts, text: &str) -> Text {
        if let Some(known) = self.find(texts, text) {
            return known;
        }
        let number = Text(texts.ends.len() as u32);
        texts.buffer.push_str(text);
        texts.ends.push(texts.buffer.len());
        let hash = |text: &Text| self.hasher.hash_one(texts.get(*text));
        self.numbers.insert_unique(hash(&number), number, hash);
        number
    }
}

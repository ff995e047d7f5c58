//! Documents found by a whole text: by id, by alias, by English name.
//!
//! Owns the look-up of a folded text as a whole. Keeps a hash of each text and never the text. Must not
//! know which kind of text it keeps.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use roaring::RoaringBitmap;

/// Documents by the hash of a text.
#[derive(Debug, Default)]
pub(super) struct ExactTexts {
    hashes: Vec<u64>,
    documents: Vec<u32>,
}

/// Hashes a text, given its bare words in order.
pub(super) fn text_hash<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        word.hash(&mut hasher);
    }
    hasher.finish()
}

impl ExactTexts {
    /// Sorts pairs of text hash and document.
    pub(super) fn new(mut pairs: Vec<(u64, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        Self {
            hashes: pairs.iter().map(|(hash, _)| *hash).collect(),
            documents: pairs.iter().map(|(_, document)| *document).collect(),
        }
    }

    /// Returns the documents that have a text of this hash.
    pub(super) fn documents(&self, hash: u64) -> RoaringBitmap {
        let from = self.hashes.partition_point(|known| *known < hash);
        let to = self.hashes.partition_point(|known| *known <= hash);
        self.documents[from..to].iter().copied().collect()
    }

    /// Returns how many bytes are kept.
    pub(super) fn bytes(&self) -> usize {
        self.hashes.len() * 12
    }
}

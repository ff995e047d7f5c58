//! Documents found by a whole text: by id, by alias, by English name.
//!
//! Owns the look-up of a folded text as a whole. Keeps a hash of each text and never the text. It must not know which
//! kind of text it keeps.

use std::hash::Hasher as _;

use roaring::RoaringBitmap;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

/// Documents by the hash of a text.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct ExactTexts {
    hashes: Vec<u64>,
    documents: Vec<u32>,
}

/// Stands between two words; no letter has this byte.
const BETWEEN: u8 = 0xff;

/// Hashes a text, given its bare words in order. Images hold what it gives, so it is the same in every process.
pub(super) fn text_hash<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hasher = XxHash3_64::new();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write_u8(BETWEEN);
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

    /// Tells whether every document is below that bound and the hashes stand in order.
    pub(super) fn is_sound(&self, documents: u32) -> bool {
        self.hashes.len() == self.documents.len()
            && self.hashes.is_sorted()
            && self.documents.iter().all(|document| *document < documents)
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

//! Documents by a whole text of theirs: by id, by alias.
//!
//! Owns the look-up of a text as it is, folded. It keeps a number for each text, and never the text.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use roaring::RoaringBitmap;

/// Documents by the number of a text.
#[derive(Debug, Default)]
pub(crate) struct Exact {
    texts: Vec<u64>,
    documents: Vec<u32>,
}

/// Returns the number by which a text is kept: of its bare words in order.
pub(crate) fn number<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        word.hash(&mut hasher);
    }
    hasher.finish()
}

impl Exact {
    /// Sorts pairs of text and document.
    pub(crate) fn new(mut pairs: Vec<(u64, u32)>) -> Exact {
        pairs.sort_unstable();
        pairs.dedup();
        Exact {
            texts: pairs.iter().map(|(text, _)| *text).collect(),
            documents: pairs.iter().map(|(_, document)| *document).collect(),
        }
    }

    /// Returns the documents with a text.
    pub(crate) fn of(&self, text: u64) -> RoaringBitmap {
        let from = self.texts.partition_point(|known| *known < text);
        let to = self.texts.partition_point(|known| *known <= text);
        self.documents[from..to].iter().copied().collect()
    }

    /// Returns how many bytes are kept.
    pub(crate) fn bytes(&self) -> usize {
        self.texts.len() * 12
    }
}

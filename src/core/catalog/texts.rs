//! Every text once.
//!
//! Owns the letters of all texts in one buffer, and the way from letters to the number of a text. A name is kept in one
//! place only: with a million of them a second copy would cost as much as all figures; those of an image stay in it. It
//! must not know what a text means.

use std::hash::BuildHasher;

use bytes::Bytes;
use hashbrown::HashTable;

use crate::core::maps::FastHash;
use crate::core::model::Text;

/// Every text once, in one buffer.
#[derive(Clone, Debug)]
pub(super) enum TextStore {
    /// The texts of a catalogue that was built, with the end of each.
    Built { buffer: String, ends: Vec<u32> },
    /// The texts of an image, as bytes; the bytes of a text are checked when it is read.
    Kept { buffer: Bytes, ends: Bytes },
}

/// Bytes of a number in an image.
const NUMBER: usize = size_of::<u32>();
/// Bytes before the texts of an image: how many there are, and how many bytes.
const HEAD: usize = 2 * NUMBER;

impl Default for TextStore {
    fn default() -> Self {
        Self::Built {
            buffer: String::new(),
            ends: Vec::new(),
        }
    }
}

/// The numbers of texts by their letters.
#[derive(Debug, Default)]
pub(super) struct TextNumbers {
    numbers: HashTable<Text>,
    /// That of the empty text, once it was kept: most remarks are empty.
    empty: Option<Text>,
    hasher: FastHash,
}

impl TextStore {
    pub(super) fn get(&self, text: Text) -> &str {
        let start = match text.index() {
            0 => 0,
            at => self.end(at - 1).unwrap_or(0),
        };
        let end = self.end(text.index()).unwrap_or(start);
        match self {
            Self::Built { buffer, .. } => buffer.get(start..end).unwrap_or(""),
            Self::Kept { buffer, .. } => {
                let bytes = buffer.get(start..end).unwrap_or_default();
                str::from_utf8(bytes).unwrap_or("")
            }
        }
    }

    /// The end of a text in the buffer; `None` if no text has that number.
    fn end(&self, at: usize) -> Option<usize> {
        let end = match self {
            Self::Built { ends, .. } => *ends.get(at)?,
            Self::Kept { ends, .. } => {
                let end = ends.get(at * NUMBER..)?.first_chunk()?;
                u32::from_le_bytes(*end)
            }
        };
        Some(end as usize)
    }

    pub(super) fn shrink(&mut self) {
        let (buffer, ends) = self.built();
        buffer.shrink_to_fit();
        ends.shrink_to_fit();
    }

    /// The texts to be added to; those of an image are copied once for it.
    fn built(&mut self) -> (&mut String, &mut Vec<u32>) {
        if let Self::Kept { buffer, ends } = self {
            let ends = ends.chunks_exact(NUMBER);
            let ends = ends.map(|end| end.try_into().map_or(0, u32::from_le_bytes));
            *self = Self::Built {
                buffer: String::from_utf8_lossy(buffer).into_owned(),
                ends: ends.collect(),
            };
        }
        match self {
            Self::Built { buffer, ends } => (buffer, ends),
            Self::Kept { .. } => unreachable!("they were copied just now"),
        }
    }

    /// Writes them, as [`Texts::read`] reads them.
    pub(super) fn write(&self, to: &mut Vec<u8>) {
        let mut head = |texts: usize, bytes: usize| {
            to.extend((texts as u32).to_le_bytes());
            to.extend((bytes as u32).to_le_bytes());
        };
        match self {
            Self::Built { buffer, ends } => {
                head(ends.len(), buffer.len());
                to.extend(ends.iter().flat_map(|end| end.to_le_bytes()));
                to.extend_from_slice(buffer.as_bytes());
            }
            Self::Kept { buffer, ends } => {
                head(ends.len() / NUMBER, buffer.len());
                to.extend_from_slice(ends);
                to.extend_from_slice(buffer);
            }
        }
    }

    /// The texts at the start of an image, with what follows them; none where it is cut short.
    pub(super) fn from_image(mut image: Bytes) -> Option<(Self, Bytes)> {
        let mut ends = (image.len() >= HEAD).then(|| image.split_off(HEAD))?;
        let numbers = image.split_first_chunk::<NUMBER>()?;
        let texts = u32::from_le_bytes(*numbers.0) as usize;
        let bytes = u32::from_le_bytes(*numbers.1.first_chunk()?) as usize;
        let length = texts.checked_mul(NUMBER)?;
        let mut buffer = (length <= ends.len()).then(|| ends.split_off(length))?;
        let rest = (bytes <= buffer.len()).then(|| buffer.split_off(bytes))?;
        Some((Self::Kept { buffer, ends }, rest))
    }
}

impl TextNumbers {
    /// The number of a text, if it was kept.
    pub(super) fn number_of(&self, texts: &TextStore, text: &str) -> Option<Text> {
        let hash = self.hasher.hash_one(text);
        let is_it = |known: &Text| texts.get(*known) == text;
        self.numbers.find(hash, is_it).copied()
    }

    /// Keeps a text, once.
    pub(super) fn keep(&mut self, texts: &mut TextStore, text: &str) -> Text {
        if let Some(empty) = self.empty.filter(|_| text.is_empty()) {
            return empty;
        }
        let number = self.keep_or_find(texts, text);
        if text.is_empty() {
            self.empty = Some(number);
        }
        number
    }

    fn keep_or_find(&mut self, texts: &mut TextStore, text: &str) -> Text {
        if let Some(known) = self.number_of(texts, text) {
            return known;
        }
        let (buffer, ends) = texts.built();
        let number = Text(ends.len() as u32);
        buffer.push_str(text);
        ends.push(u32::try_from(buffer.len()).unwrap_or(u32::MAX));
        let hash = |text: &Text| self.hasher.hash_one(texts.get(*text));
        self.numbers.insert_unique(hash(&number), number, hash);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::{TextNumbers, TextStore};
    use crate::core::model::Text;
    use bytes::Bytes;

    #[test]
    fn texts_come_back_as_they_were_written_and_cut_ones_do_not() {
        let mut texts = TextStore::default();
        let mut known = TextNumbers::default();
        let all = ["", "Tỷ lệ hộ nghèo", "%", "Lai Châu"];
        for text in all {
            known.keep(&mut texts, text);
        }
        let mut image = Vec::new();
        texts.write(&mut image);
        image.push(9);
        let (mut back, rest) = TextStore::from_image(Bytes::from(image.clone())).unwrap();
        assert_eq!(&rest[..], [9]);
        for (number, text) in (0..).zip(all) {
            assert_eq!(back.get(Text(number)), text);
        }
        assert_eq!(back.get(Text(4)), "");
        let mut again = Vec::new();
        back.write(&mut again);
        assert_eq!(again, image[..image.len() - 1]);
        back.shrink();
        assert_eq!(back.get(Text(1)), "Tỷ lệ hộ nghèo");
        for end in 0..image.len() - 1 {
            assert!(TextStore::from_image(Bytes::copy_from_slice(&image[..end])).is_none());
        }
    }
}

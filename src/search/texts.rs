//! The names of indicators as rows of word numbers.
//!
//! Owns how they are kept: of each document the Vietnamese name, the aliases, the English name, one after another. It
//! must not know letters.
//!
//! Two bytes a word are less than the word itself, so the folded names take less memory than the names.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::search::field::{Field, TextClass};

/// A test of one text.
pub(super) trait TextTest: Sync {
    /// Returns whether a text, given as its word numbers, passes.
    fn passes<W: Copy + Into<u32>>(&self, text: &[W]) -> bool;
}

/// The first words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TextStart {
    /// The text.
    pub(super) text: u32,
    /// How many words.
    pub(super) words: u16,
}

/// Texts as rows of word numbers; several for each document.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Texts {
    words: Numbers,
    /// Where the words of each text end.
    ends: Vec<u32>,
    /// The first text of each document.
    firsts: Vec<u32>,
}

/// Word numbers in as few bytes as the vocabulary allows.
#[derive(Debug, Serialize, Deserialize)]
enum Numbers {
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Texts {
    /// Makes an empty list with room for so many documents, texts and words; `vocabulary` counts the distinct
    /// words.
    pub(super) fn new(vocabulary: u32, documents: usize, texts: usize, words: usize) -> Self {
        let is_narrow = vocabulary <= u32::from(u16::MAX) + 1;
        Self {
            words: if is_narrow {
                Numbers::Narrow(Vec::with_capacity(words))
            } else {
                Numbers::Wide(Vec::with_capacity(words))
            },
            ends: Vec::with_capacity(texts),
            firsts: Vec::with_capacity(documents),
        }
    }

    /// Begins the next document, whose texts follow.
    pub(super) fn begin(&mut self) {
        self.firsts.push(self.ends.len() as u32);
    }

    /// Adds a text to the document begun last.
    pub(super) fn push(&mut self, words: impl Iterator<Item = u32>) {
        match &mut self.words {
            Numbers::Narrow(kept) => kept.extend(words.map(|word| word as u16)),
            Numbers::Wide(kept) => kept.extend(words),
        }
        self.ends.push(self.len() as u32);
    }

    /// Checks that every word is below that bound and every document has a name and an English name.
    pub(super) fn is_sound(&self, vocabulary: u32) -> bool {
        let are_words = match &self.words {
            Numbers::Narrow(kept) => kept.iter().all(|word| u32::from(*word) < vocabulary),
            Numbers::Wide(kept) => kept.iter().all(|word| *word < vocabulary),
        };
        let texts = self.ends.len() as u32;
        let starts = self.firsts.iter().copied();
        let ends = starts.clone().skip(1).chain([texts]);
        let mut spans = starts.zip(ends);
        are_words
            && self.ends.is_sorted()
            && self.ends.last().copied().unwrap_or(0) as usize == self.len()
            && self.firsts.first().is_none_or(|first| *first == 0)
            && spans.all(|(start, end)| start.saturating_add(2) <= end && end <= texts)
    }

    /// Returns how many documents there are.
    pub(super) fn documents(&self) -> u32 {
        self.firsts.len() as u32
    }

    /// Returns the texts of a document: the name first, the English name last.
    pub(super) fn of(&self, document: u32) -> Range<u32> {
        let next = self.firsts.get(document as usize + 1);
        let end = next.copied().unwrap_or(self.ends.len() as u32);
        self.firsts[document as usize]..end
    }

    /// Returns the texts of a document that are of a class; none for category and unit, which are not kept as rows.
    pub(super) fn of_class(&self, document: u32, class: TextClass) -> Range<u32> {
        let all = self.of(document);
        match class {
            TextClass::Name => all.start..all.start + 1,
            TextClass::Alias => all.start + 1..all.end - 1,
            TextClass::English => all.end - 1..all.end,
            TextClass::Category | TextClass::Unit => all.end..all.end,
        }
    }

    /// Returns the name of a document.
    pub(super) fn name(&self, document: u32) -> u32 {
        self.firsts[document as usize]
    }

    /// Returns which field of a document a text is.
    pub(super) fn field(&self, document: u32, text: u32) -> Field {
        let of = self.of(document);
        match text - of.start {
            0 => Field::Name,
            _ if text + 1 == of.end => Field::English,
            at => Field::Alias(at as u16 - 1),
        }
    }

    /// Returns how many words a text has.
    pub(super) fn count(&self, text: u32) -> usize {
        self.range(text).len()
    }

    /// Puts the words of a text into a buffer.
    pub(super) fn read(&self, text: u32, words: &mut Vec<u32>) {
        words.clear();
        let range = self.range(text);
        match &self.words {
            Numbers::Narrow(kept) => words.extend(kept[range].iter().map(|word| u32::from(*word))),
            Numbers::Wide(kept) => words.extend_from_slice(&kept[range]),
        }
    }

    /// Tests a text without copying its words.
    pub(super) fn passes<T: TextTest>(&self, text: u32, test: &T) -> bool {
        let range = self.range(text);
        match &self.words {
            Numbers::Narrow(kept) => test.passes(&kept[range]),
            Numbers::Wide(kept) => test.passes(&kept[range]),
        }
    }

    /// Returns how many bytes are kept.
    pub(super) fn bytes(&self) -> usize {
        let words = match &self.words {
            Numbers::Narrow(kept) => kept.len() * 2,
            Numbers::Wide(kept) => kept.len() * 4,
        };
        words + (self.ends.len() + self.firsts.len()) * 4
    }

    fn range(&self, text: u32) -> Range<usize> {
        let start = match text {
            0 => 0,
            _ => self.ends[text as usize - 1] as usize,
        };
        start..self.ends[text as usize] as usize
    }

    fn len(&self) -> usize {
        match &self.words {
            Numbers::Narrow(kept) => kept.len(),
            Numbers::Wide(kept) => kept.len(),
        }
    }
}

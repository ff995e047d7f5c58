//! The names of indicators as rows of word numbers.
//!
//! Owns how they are kept: the Vietnamese name, the aliases, the English name, one after another. It
//! knows no letters.
//! The one idea: a number of two bytes a word is less than the word itself, so the folded names cost less
//! than the names.

use std::ops::Range;

use crate::search::field::{Class, Field};

/// A test of one text.
pub(crate) trait Test: Sync {
    /// Returns whether the words of a text pass.
    fn holds<W: Copy + Into<u32>>(&self, text: &[W]) -> bool;
}

/// Rows of words, several a document.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    words: Numbers,
    ends: Vec<u32>,
    firsts: Vec<u32>,
}

/// Word numbers in as few bytes as the vocabulary allows.
#[derive(Debug)]
enum Numbers {
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers::Narrow(Vec::new())
    }
}

impl Texts {
    /// Returns no texts yet, for so many documents and words in all.
    pub(crate) fn new(vocabulary: u32, documents: usize, texts: usize, words: usize) -> Texts {
        let narrow = vocabulary <= u32::from(u16::MAX) + 1;
        Texts {
            words: match narrow {
                true => Numbers::Narrow(Vec::with_capacity(words)),
                false => Numbers::Wide(Vec::with_capacity(words)),
            },
            ends: Vec::with_capacity(texts),
            firsts: Vec::with_capacity(documents),
        }
    }

    /// Begins the next document; its texts follow.
    pub(crate) fn begin(&mut self) {
        self.firsts.push(self.ends.len() as u32);
    }

    /// Adds a text to the document begun last.
    pub(crate) fn push(&mut self, words: impl Iterator<Item = u32>) {
        match &mut self.words {
            Numbers::Narrow(kept) => kept.extend(words.map(|word| word as u16)),
            Numbers::Wide(kept) => kept.extend(words),
        }
        self.ends.push(self.len() as u32);
    }

    /// Returns how many documents there are.
    pub(crate) fn documents(&self) -> u32 {
        self.firsts.len() as u32
    }

    /// Returns the texts of a document: the name first, the English name last.
    pub(crate) fn of(&self, document: u32) -> Range<u32> {
        let next = self.firsts.get(document as usize + 1);
        let end = next.copied().unwrap_or(self.ends.len() as u32);
        self.firsts[document as usize]..end
    }

    /// Returns the texts of a document that are of a class: none for category and unit.
    pub(crate) fn of_class(&self, document: u32, class: Class) -> Range<u32> {
        let all = self.of(document);
        match class {
            Class::Name => all.start..all.start + 1,
            Class::Alias => all.start + 1..all.end - 1,
            Class::English => all.end - 1..all.end,
            Class::Category | Class::Unit => all.end..all.end,
        }
    }

    /// Returns the name of a document.
    pub(crate) fn name(&self, document: u32) -> u32 {
        self.firsts[document as usize]
    }

    /// Returns the field that a text of a document is.
    pub(crate) fn field(&self, document: u32, text: u32) -> Field {
        let of = self.of(document);
        match text - of.start {
            0 => Field::Name,
            _ if text + 1 == of.end => Field::English,
            at => Field::Alias(at as u16 - 1),
        }
    }

    /// Returns how many words a text has.
    pub(crate) fn count(&self, text: u32) -> usize {
        self.range(text).len()
    }

    /// Puts the words of a text into a buffer.
    pub(crate) fn read(&self, text: u32, words: &mut Vec<u32>) {
        words.clear();
        let range = self.range(text);
        match &self.words {
            Numbers::Narrow(kept) => words.extend(kept[range].iter().map(|word| u32::from(*word))),
            Numbers::Wide(kept) => words.extend_from_slice(&kept[range]),
        }
    }

    /// Tests the words of a text where they lie.
    pub(crate) fn holds<T: Test>(&self, text: u32, test: &T) -> bool {
        let range = self.range(text);
        match &self.words {
            Numbers::Narrow(kept) => test.holds(&kept[range]),
            Numbers::Wide(kept) => test.holds(&kept[range]),
        }
    }

    /// Returns how many bytes are kept.
    pub(crate) fn bytes(&self) -> usize {
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

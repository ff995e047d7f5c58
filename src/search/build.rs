//! Gathers names and makes the index.
//!
//! Owns the order of numbers: every kind counts from 0 in the order given. It keeps folded text only.
//! The one idea: an entry is a pair of numbers, an indicator and a place; no text is made for a pair.

use crate::fold::{Folded, Word};
use crate::search::answer::Field;
use crate::search::index::{Document, Index};

/// The texts by which an indicator is found.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndicatorText<'a> {
    /// The stable id.
    pub id: &'a str,
    /// The Vietnamese name.
    pub name_vi: &'a str,
    /// The English name.
    pub name_en: &'a str,
    /// What people call it, in either language.
    pub aliases: &'a [&'a str],
    /// The category, in each language.
    pub category: &'a [&'a str],
    /// The unit.
    pub unit: &'a str,
    /// Whether it bears a target of its own, and so comes before its like.
    pub main: bool,
}

/// Gathers what can be found.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    pub(crate) indicators: Vec<Document>,
    pub(crate) places: Vec<Vec<Vec<Word>>>,
    pub(crate) sources: Vec<Vec<Vec<Word>>>,
    pub(crate) programmes: Vec<Vec<Vec<Word>>>,
    pub(crate) entries: Vec<(u32, u32)>,
}

impl IndexBuilder {
    /// Returns an empty builder.
    pub fn new() -> IndexBuilder {
        IndexBuilder::default()
    }

    /// Adds an indicator and returns its number.
    pub fn indicator(&mut self, text: &IndicatorText<'_>) -> u32 {
        let mut fields = vec![(Field::Name, words(text.name_vi))];
        for (at, alias) in (0..).zip(text.aliases) {
            fields.push((Field::Alias(at), words(alias)));
        }
        fields.push((Field::English, words(text.name_en)));
        fields.extend(
            text.category
                .iter()
                .map(|category| (Field::Category, words(category))),
        );
        fields.push((Field::Unit, words(text.unit)));
        fields.push((Field::Id, words(text.id)));
        self.indicators.push(Document {
            fields,
            main: text.main,
        });
        number(self.indicators.len())
    }

    /// Adds a place under all its names and returns its number.
    pub fn place(&mut self, names: &[&str]) -> u32 {
        self.places
            .push(names.iter().map(|name| words(name)).collect());
        number(self.places.len())
    }

    /// Adds an entry, the pair of an indicator and a place, and returns its number.
    pub fn entry(&mut self, indicator: u32, place: u32) -> u32 {
        self.entries.push((indicator, place));
        number(self.entries.len())
    }

    /// Adds a source by its title and whatever else names it, and returns its number.
    pub fn source(&mut self, names: &[&str]) -> u32 {
        self.sources
            .push(names.iter().map(|name| words(name)).collect());
        number(self.sources.len())
    }

    /// Adds a programme under all its names and returns its number.
    pub fn programme(&mut self, names: &[&str]) -> u32 {
        self.programmes
            .push(names.iter().map(|name| words(name)).collect());
        number(self.programmes.len())
    }

    /// Makes the index.
    pub fn build(self) -> Index {
        Index::new(self)
    }
}

fn words(text: &str) -> Vec<Word> {
    Folded::new(text).spelled().collect()
}

fn number(count: usize) -> u32 {
    u32::try_from(count - 1).expect("a catalogue holds fewer than four thousand million things")
}

//! An index as bytes, and back.
//!
//! Owns the check of decoded bytes: `None` if they are not an index or a number in it leads nowhere. It must not know
//! a file, nor whether the index belongs to a catalogue, apart from the counts.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::search::index::Index;
use crate::search::postings::Postings;
use crate::search::things::Things;
use crate::search::tolerant::known::KnownWords;

/// The size of a catalogue by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Indicators.
    pub indicators: usize,
    /// Series.
    pub entries: usize,
    /// Places.
    pub places: usize,
    /// Sources.
    pub sources: usize,
    /// Plans, lines of plans, lists.
    pub plans: [usize; 3],
}

/// The parts of an index's image. They are decoded one after the other, so that only one is in memory twice.
pub const PARTS: usize = 9;

impl Index {
    /// Encodes the index; equal indexes give equal bytes.
    ///
    /// # Errors
    /// Returns the encoder's error, which no index has caused so far.
    pub fn image(&self) -> Result<[Vec<u8>; PARTS], postcard::Error> {
        let [name, alias, english, category, unit] = &self.classes;
        let things = (&self.places, &self.sources, &self.plans);
        let lines = (&self.programmes, &self.lists, &self.wordings);
        let documents = (&self.indicators, &self.main, &self.entries);
        Ok([
            encoded(&(&self.vocabulary, things, lines, documents))?,
            encoded(&self.texts)?,
            encoded(&self.ids)?,
            encoded(&self.aliases)?,
            encoded(name)?,
            encoded(alias)?,
            encoded(english)?,
            encoded(category)?,
            encoded(unit)?,
        ])
    }

    /// Decodes an index; `None` if the bytes are not an index of a catalogue of this size. `part` gives each part once,
    /// in their order.
    pub fn from_image(
        mut part: impl FnMut(usize) -> Option<Bytes>,
        counts: Counts,
    ) -> Option<Self> {
        let (vocabulary, things, lines, documents) = decoded(part(0)?)?;
        let (places, sources, plans) = things;
        let (programmes, lists, wordings) = lines;
        let (indicators, main, entries) = documents;
        let index = Self {
            vocabulary,
            texts: decoded(part(1)?)?,
            ids: decoded(part(2)?)?,
            aliases: decoded(part(3)?)?,
            classes: [
                decoded(part(4)?)?,
                decoded(part(5)?)?,
                decoded(part(6)?)?,
                decoded(part(7)?)?,
                decoded(part(8)?)?,
            ],
            indicators,
            main,
            entries,
            places,
            sources,
            plans,
            programmes,
            lists,
            nearby: OnceLock::default(),
            known: KnownWords::default(),
            wordings,
            identity: Arc::default(),
        };
        (index.counts() == counts && index.is_sound()).then_some(index)
    }

    fn counts(&self) -> Counts {
        let plans = [&self.plans, &self.programmes, &self.lists];
        Counts {
            indicators: self.indicators.len(),
            entries: self.len(),
            places: self.places.texts.len(),
            sources: self.sources.texts.len(),
            plans: plans.map(|things| things.texts.len()),
        }
    }

    fn is_sound(&self) -> bool {
        let words = self.vocabulary.len();
        let documents = self.indicators.len() as u32;
        let is_class = |class: &Postings| class.is_sound(words, documents);
        let things = [
            &self.places,
            &self.sources,
            &self.plans,
            &self.programmes,
            &self.lists,
        ];
        self.vocabulary.is_sound()
            && self.texts.is_sound(words)
            && self.texts.documents() == documents
            && self.classes.iter().all(is_class)
            && self.indicators.iter().all(|at| *at < documents)
            && self.main.max().is_none_or(|last| last < documents)
            && self.ids.is_sound(documents)
            && self.aliases.is_sound(documents)
            && self.entries.is_sound(documents)
            && things
                .into_iter()
                .all(|things: &Things| things.is_sound(words))
    }
}

fn encoded(part: &impl Serialize) -> Result<Vec<u8>, postcard::Error> {
    postcard::to_stdvec(part)
}

/// A part whose bytes are let go; `None` if they are something else.
fn decoded<T: DeserializeOwned>(part: Bytes) -> Option<T> {
    let (decoded, rest) = postcard::take_from_bytes(&part).ok()?;
    rest.is_empty().then_some(decoded)
}

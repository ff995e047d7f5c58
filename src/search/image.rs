//! An index as bytes, and back.
//!
//! Owns the check of decoded bytes: `None` if they are not an index or a number in it leads nowhere. It must not know
//! a file, nor whether the index belongs to a catalogue, apart from the counts.

use crate::search::index::Index;
use crate::search::postings::Postings;
use crate::search::things::Things;

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

impl Index {
    /// Encodes the index; equal indexes give equal bytes.
    ///
    /// # Errors
    /// Returns the encoder's error, which no index has caused so far.
    pub fn image(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }

    /// Decodes an index; `None` if the bytes are not an index of a catalogue of this size.
    pub fn from_image(image: &[u8], counts: Counts) -> Option<Self> {
        let (index, rest) = postcard::take_from_bytes::<Self>(image).ok()?;
        (rest.is_empty() && index.counts() == counts && index.is_sound()).then_some(index)
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

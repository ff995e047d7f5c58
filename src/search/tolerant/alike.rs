//! How much a typed word is like a word of a text, by whatever the tolerant reading forgives in one word.
//!
//! Owns which of typing errors, sounds and raw keys explains a word best. It must not know the vocabulary: a screen
//! has so little text that its words are simply compared again.

use crate::core::fold::Word;
use crate::search::reading::Reading;
use crate::search::tolerant::raw_keys::{Letters, telex, vni};
use crate::search::tolerant::{slips, sounds};

/// A typed word, with its meanings under the readings up to a given one.
pub(in crate::search) struct Alike<'w> {
    typed: &'w Word,
    may_slip: bool,
    keys: Vec<Letters>,
    sounds: Vec<(String, f64)>,
}

impl<'w> Alike<'w> {
    /// Works out the meanings of a typed word.
    pub(in crate::search) fn new(typed: &'w Word, reading: Reading) -> Self {
        let may_slip = reading >= Reading::KeyboardTypo;
        let keys = [telex(&typed.bare), vni(&typed.bare)];
        Self {
            typed,
            may_slip,
            keys: keys.into_iter().flatten().collect(),
            sounds: match may_slip {
                true => sounds::alike(&typed.bare),
                false => Vec::new(),
            },
        }
    }

    /// Returns how much it is like a known word, from 0 to 1.
    pub(in crate::search) fn likeness(&self, known: &Word) -> f64 {
        let slip = |typed: &str| match self.may_slip {
            true => slips::likeness(typed, &known.bare),
            false => 0.0,
        };
        let keys = self.keys.iter().map(|keys| match keys.bare == known.bare {
            true => keys.fit(known.tones),
            false => slip(&keys.bare),
        });
        let sounds = self.sounds.iter();
        let sounds = sounds.filter(|(bare, _)| *bare == known.bare);
        let sounds = sounds.map(|(_, likeness)| *likeness);
        keys.chain(sounds).fold(slip(&self.typed.bare), f64::max)
    }
}

/// Returns whether a typed word is one typing error away from a known one, which is enough beside an exact word.
pub(in crate::search) fn is_near(typed: &Word, known: &Word) -> bool {
    slips::is_one_slip(&typed.bare, &known.bare)
}

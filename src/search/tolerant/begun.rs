//! Finds the words that an unfinished last word may become if its start is not spelled exactly.
//!
//! Owns how a typing error, a regional sound and raw keys are recognized in the start of a word, so that a word found
//! when it is finished is found before. It must not know documents.

use std::ops::Range;

use crate::core::fold::Word;
use crate::search::tolerant::raw_keys::{telex, vni};
use crate::search::tolerant::{slips, sounds};
use crate::search::vocabulary::Vocabulary;

/// Fewer letters begin too many words.
const SOUND_FROM: usize = 2;
const SLIP_FROM: usize = 3;

/// The most words with a start that are compared one by one.
const MOST: usize = 512;

/// Words that a start may become, each with its likelihood.
#[derive(Debug, Default)]
pub(super) struct Begun {
    /// By raw keys.
    pub(super) keys: Vec<(Range<u32>, f64)>,
    /// By another sound.
    pub(super) sounds: Vec<(Range<u32>, f64)>,
    /// By a typing error.
    pub(super) slips: Vec<(Range<u32>, f64)>,
}

/// Returns the words that a start may become, apart from those that start with exactly its letters.
pub(super) fn begun(vocabulary: &Vocabulary, typed: &Word) -> Begun {
    let mut found = Begun::default();
    for keys in [telex(&typed.bare), vni(&typed.bare)].into_iter().flatten() {
        if keys.bare.len() < SOUND_FROM {
            continue;
        }
        for id in vocabulary.starting(&keys.bare).take(MOST) {
            let tones = vocabulary.get(id).word.tones;
            found.keys.push((id..id + 1, keys.fit(tones)));
        }
    }
    // A syllable with a tone is almost certainly complete.
    if typed.tones > 0 {
        return found;
    }
    if typed.bare.len() >= SOUND_FROM {
        for (bare, likeness) in sounds::alike(&typed.bare) {
            found.sounds.push((vocabulary.starting(&bare), likeness));
        }
    }
    // If a word starts with exactly these letters, they are no error.
    if typed.bare.chars().count() >= SLIP_FROM && vocabulary.starting(&typed.bare).is_empty() {
        for (id, known) in vocabulary.iter() {
            let likeness = slip_in_start(&typed.bare, &known.bare);
            if likeness > 0.0 {
                found.slips.push((id..id + 1, likeness));
            }
        }
    }
    found
}

/// Returns how likely the typed letters are the start of a word with one typing error; 0 if they are not, or if the
/// word is hardly longer.
fn slip_in_start(typed: &str, known: &str) -> f64 {
    let letters = typed.len();
    let mut likeness: f64 = 0.0;
    for length in [letters, letters + 1] {
        let Some(start) = known.get(..length).filter(|_| known.len() > length) else {
            continue;
        };
        if slips::is_one_slip(typed, start) {
            likeness = likeness.max(slips::likeness(typed, start));
        }
    }
    likeness
}

#[cfg(test)]
mod tests {
    use super::begun;
    use crate::core::fold::Folded;
    use crate::search::vocabulary::Vocabulary;

    #[test]
    fn a_start_with_a_slip_another_sound_or_raw_keys() {
        let texts = "nghèo rừng lịch suất poverty sách";
        let words: Vec<_> = Folded::new(texts)
            .spelled()
            .zip(texts.split(' '))
            .map(|(word, spelled)| (word, spelled.to_owned().into_boxed_str()))
            .collect();
        let vocabulary = Vocabulary::new(&words).0;
        let check = |typed: &str, want: [&str; 3]| {
            let word = Folded::new(typed).spelled().next().unwrap();
            let found = begun(&vocabulary, &word);
            let best = |found: &[(std::ops::Range<u32>, f64)]| {
                let best = found.iter().max_by(|a, b| a.1.total_cmp(&b.1));
                let words = best.map_or(0..0, |(ids, _)| ids.clone());
                let words = words.map(|id| &*vocabulary.get(id).spelled);
                words.collect::<Vec<_>>().join(" ")
            };
            let ways = [&found.keys, &found.sounds, &found.slips];
            assert_eq!(ways.map(|way| best(way)), want, "{typed}");
        };
        // By raw keys, by another sound, by a typing error.
        check("nge", ["", "nghèo", "nghèo"]);
        check("povet", ["", "", "poverty"]);
        check("ruwn", ["rừng", "", ""]);
        check("li5", ["lịch", "", ""]);
        check("xua", ["", "suất", "suất"]);
        check("xa", ["", "sách", ""]);
        check("xá", ["", "", ""]);
        check("ngh", ["", "", ""]);
        check("zz", ["", "", ""]);
    }
}

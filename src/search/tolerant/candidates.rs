//! Finds the meanings of a typed word, each with its likelihood.
//!
//! Owns the ways from a typed word to words of the vocabulary, and the value of each way. It must not know documents.

use std::ops::Range;

use crate::core::fold::Word;
use crate::search::nearby::Nearby;
use crate::search::tolerant::begun::begun;
use crate::search::tolerant::marks::{agreement, agreement_of_slip, contradict};
use crate::search::tolerant::raw_keys::{Letters, telex, vni};
use crate::search::tolerant::{slips, sounds};
use crate::search::vocabulary::{Vocabulary, i_for_y};

/// The way from a typed word to a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The same letters.
    Whole,
    /// The same letters with other marks: another word.
    OtherMarks,
    /// Another form of an English word.
    Form,
    /// The start of a word, typed last.
    Start,
    /// The start of a word in the middle of a query.
    InnerStart,
    /// The first letters of several words.
    Initials,
    /// Raw keys of an input method that was off.
    Keys,
    /// A typing error.
    Slip,
    /// Another sound of a region.
    Sound,
}

/// Words that a typed one may mean, all equally well.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// The numbers of the words.
    pub(super) ids: Range<u32>,
    /// From 0 to 1.
    pub(super) quality: f64,
    /// The way.
    pub(super) way: Way,
}

/// Words that are less alike have too little in common.
const LEAST: f64 = 0.45;

/// The most meanings that are kept of a word.
const MOST: usize = 48;

/// The factor of all other words if the typed letters are a word themselves; longer words lose the second.
const IS_A_WORD: f64 = 0.80;
const START_OF_A_WORD: f64 = 0.12;
const OTHER_START: f64 = 0.75;

/// The factor of a start that is not spelled exactly.
const BEGUN: f64 = 0.90;

const FORM: f64 = 0.97;
/// The factor of i for a final y.
const I_FOR_Y: f64 = 0.97;
/// The factor of an error in raw keys.
const SLIP_IN_KEYS: f64 = 0.97;

/// Above this number of words with a start their marks are not compared one by one.
const MOST_STARTS: u32 = 512;

/// The position of a word in the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum WordPosition {
    /// The last word.
    Last,
    /// A word followed by another.
    Inner,
}

/// Returns the meanings of a typed word, best first.
pub(super) fn candidates(
    vocabulary: &Vocabulary,
    nearby: &Nearby,
    typed: &Word,
    standing: WordPosition,
) -> Vec<Candidate> {
    let mut found = Found {
        vocabulary,
        typed,
        all: Vec::new(),
    };
    found.add_whole(&typed.bare, Way::Whole, |known| agreement(typed, known));
    let is_word = !found.all.is_empty();
    if let Some(other) = i_for_y(&typed.bare) {
        found.add_whole(&other, Way::Whole, |known| {
            I_FOR_Y * agreement_of_slip(typed, known)
        });
    }
    for id in nearby.forms(vocabulary, &typed.bare) {
        found.add_like(id, Way::Form, |_| FORM);
    }
    found.add_starts(standing, is_word);
    let factor = if is_word { IS_A_WORD } else { 1.0 };
    if standing == WordPosition::Last {
        let begun = begun(vocabulary, typed);
        let ways = [
            (begun.keys, Way::Keys),
            (begun.sounds, Way::Sound),
            (begun.slips, Way::Slip),
        ];
        for (words, way) in ways {
            for (ids, likeness) in words {
                found.push(ids, likeness * BEGUN * factor, way);
            }
        }
    }
    for keys in [telex(&typed.bare), vni(&typed.bare)].into_iter().flatten() {
        found.add_keys(nearby, &keys, factor);
    }
    for id in nearby.slips(vocabulary, &typed.bare) {
        let meant = &vocabulary.get(id).word.bare;
        let keeps_first = meant.bytes().next() == typed.bare.bytes().next();
        // A correctly spelled word is seldom another one that begins otherwise.
        let other_start = if is_word && !keeps_first {
            OTHER_START
        } else {
            1.0
        };
        let likeness = slips::likeness(&typed.bare, meant) * factor * other_start;
        if likeness >= LEAST {
            found.add_like(id, Way::Slip, |known| {
                likeness * agreement_of_slip(typed, known)
            });
        }
    }
    for (bare, likeness) in sounds::alike(&typed.bare) {
        found.add_whole(&bare, Way::Sound, |known| {
            likeness * factor * agreement_of_slip(typed, known)
        });
    }
    let mut all = found.all;
    all.sort_by(|a, b| b.quality.total_cmp(&a.quality));
    all.truncate(MOST);
    all
}

struct Found<'a> {
    vocabulary: &'a Vocabulary,
    typed: &'a Word,
    all: Vec<Candidate>,
}

impl Found<'_> {
    fn push(&mut self, ids: Range<u32>, quality: f64, way: Way) {
        if quality < LEAST || ids.is_empty() {
            return;
        }
        match self.all.last_mut() {
            Some(last)
                if last.ids.end == ids.start && last.quality == quality && last.way == way =>
            {
                last.ids.end = ids.end;
            }
            _ => self.all.push(Candidate { ids, quality, way }),
        }
    }

    /// Adds the words with exactly these letters.
    fn add_whole(&mut self, bare: &str, way: Way, quality: impl Fn(&Word) -> f64) {
        for id in self.vocabulary.whole(bare) {
            let known = &self.vocabulary.get(id).word;
            let way = match way {
                Way::Whole if contradict(self.typed, known) => Way::OtherMarks,
                way => way,
            };
            self.push(id..id + 1, quality(known), way);
        }
    }

    /// Adds the words with the letters of a known one.
    fn add_like(&mut self, id: u32, way: Way, quality: impl Fn(&Word) -> f64) {
        let bare = self.vocabulary.get(id).word.bare.clone();
        self.add_whole(&bare, way, quality);
    }

    /// Adds the words that start with the typed letters.
    fn add_starts(&mut self, standing: WordPosition, is_word: bool) {
        let typed = self.typed;
        let letters = typed.bare.chars().count();
        let (quality, way) = match (standing, letters) {
            (WordPosition::Last, 1) => (0.78, Way::Start),
            (WordPosition::Last, 2) => (0.84, Way::Start),
            (WordPosition::Last, _) => (0.90, Way::Start),
            (WordPosition::Inner, 3 | 4) => (0.72, Way::InnerStart),
            (WordPosition::Inner, 5..) => (0.82, Way::InnerStart),
            (WordPosition::Inner, _) => return,
        };
        let quality = quality - if is_word { START_OF_A_WORD } else { 0.0 };
        let whole = self.vocabulary.whole(&typed.bare);
        let all = self.vocabulary.starting(&typed.bare);
        let starts = whole.end.max(all.start)..all.end;
        if !typed.is_marked() || starts.end.saturating_sub(starts.start) > MOST_STARTS {
            self.push(starts, quality, way);
            return;
        }
        for id in starts {
            let marks = marks_of_start(typed, &self.vocabulary.get(id).word);
            self.push(id..id + 1, quality * marks, way);
        }
    }

    /// Adds the meanings of raw keys, also with a typing error.
    fn add_keys(&mut self, nearby: &Nearby, keys: &Letters, factor: f64) {
        let others = std::iter::once(keys.bare.clone()).chain(i_for_y(&keys.bare));
        for bare in others {
            self.add_whole(&bare, Way::Keys, |known| keys.fit(known.tones) * factor);
        }
        for id in nearby.slips(self.vocabulary, &keys.bare) {
            let meant = &self.vocabulary.get(id).word.bare;
            let likeness = slips::likeness(&keys.bare, meant) * SLIP_IN_KEYS * factor;
            self.add_like(id, Way::Slip, |known| likeness * keys.fit(known.tones));
        }
    }
}

/// How well the typed marks agree with those of a word of which only the start was typed.
fn marks_of_start(typed: &Word, known: &Word) -> f64 {
    let is_same = known.toneless.starts_with(&typed.toneless);
    let tone = match (typed.tones, known.tones) {
        (0, _) => 1.0,
        (typed, known) if typed == known => 1.0,
        // A typed tone is the tone of the word.
        _ => 0.40,
    };
    let letters = if is_same { 1.0 } else { 0.72 };
    letters * tone
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::fold::Folded;

    #[test]
    fn what_a_word_may_stand_for() {
        let texts = "nghèo nghề hộ hội rừng sản năng suất dân rates điện";
        let words: Vec<_> = Folded::new(texts)
            .spelled()
            .zip(texts.split(' '))
            .map(|(word, spelled)| (word, spelled.to_owned().into_boxed_str()))
            .collect();
        let vocabulary = Vocabulary::new(&words).0;
        let nearby = Nearby::new(&vocabulary);
        let check = |typed: &str, standing: WordPosition, want: &str| {
            let typed = Folded::new(typed).spelled().next().unwrap();
            let found = candidates(&vocabulary, &nearby, &typed, standing);
            let said = found.iter().flat_map(|candidate| {
                let words = candidate.ids.clone();
                words.map(|id| {
                    let spelled = &vocabulary.get(id).spelled;
                    format!("{spelled} {:?} {:.2}", candidate.way, candidate.quality)
                })
            });
            let said: Vec<String> = said.collect();
            let said = said.join(", ");
            let is_as_wanted = said.starts_with(want) && said.is_empty() == want.is_empty();
            assert!(is_as_wanted, "{typed:?}: {said}");
        };
        use WordPosition::{Inner, Last};
        check("ngheo", Inner, "nghèo Whole 1.00, nghề Slip 0.61");
        check("ngheoo", Inner, "nghèo Slip 0.92, nghèo Keys 0.90");
        check("sắn", Inner, "sản OtherMarks 0.55");
        check("lang", Inner, "năng Sound 0.91");
        check("hooj", Inner, "hộ Keys 0.97");
        check("ngh", Last, "nghề Start 0.90, nghèo Start 0.90");
        check("rate", Inner, "rates Form 0.97");
        check("grdp", Inner, "");
    }
}

//! The scan through texts one by one, where sets of words cannot tell what matches.
//!
//! Owns the tests that depend on the order of words: phrases, initials, scattered letters. It must not know how
//! answers are ordered.
//!
//! A test is prepared once for the whole vocabulary, so that a text costs a few table look-ups a word.

use std::sync::atomic::AtomicBool;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::field::TextClass;
use crate::search::halves::in_halves;
use crate::search::index::Index;
use crate::search::letters::{bare_initial, initial, reach};
use crate::search::postings::sorted_set;
use crate::search::texts::TextTest;
use crate::search::vocabulary::{Alternatives, Vocabulary};

/// From so many documents on a second thread saves more than it costs.
const WORTH_A_THREAD: u64 = 20_000;
/// Documents between two checks whether the search was given up.
const BETWEEN_CHECKS: usize = 1024;

/// Returns the documents with a text that passes, among the texts of `class` or, without one, among all.
/// Only some of them are returned when the search is given up meanwhile.
pub(super) fn scan_texts<T: TextTest>(
    index: &Index,
    documents: &RoaringBitmap,
    class: Option<TextClass>,
    test: &T,
    abandon: Option<&AtomicBool>,
) -> RoaringBitmap {
    let texts = |document: u32| match class {
        Some(class) => index.texts.of_class(document, class),
        None => index.texts.of(document),
    };
    let part = |documents: &mut dyn Iterator<Item = u32>| {
        let mut passed = Vec::new();
        for (at, document) in documents.enumerate() {
            if at.is_multiple_of(BETWEEN_CHECKS) && is_abandoned(abandon) {
                break;
            }
            if texts(document).any(|text| index.texts.passes(text, test)) {
                passed.push(document);
            }
        }
        sorted_set(&passed)
    };
    match in_halves(documents, WORTH_A_THREAD, &part) {
        (lower, Some(upper)) => lower | upper,
        (all, None) => all,
    }
}

/// Words one after another.
pub(super) struct Phrase<'a> {
    /// What each word may be.
    pub(super) words: &'a [Alternatives],
    /// Whether the first must be the first of the text.
    pub(super) start: bool,
}

impl Phrase<'_> {
    /// Returns where the phrase begins in a text.
    pub(super) fn find<W: Copy + Into<u32>>(&self, text: &[W]) -> Option<usize> {
        let matches = |(word, id): (&Alternatives, &W)| {
            let id = (*id).into();
            word.iter().any(|alternative| alternative.ids.contains(&id))
        };
        let last = text.len().checked_sub(self.words.len())?;
        let last = if self.start { 0 } else { last };
        (0..=last).find(|at| self.words.iter().zip(&text[*at..]).all(matches))
    }
}

impl TextTest for Phrase<'_> {
    fn passes<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        self.find(text).is_some()
    }
}

/// For each word of the vocabulary, where its first letter stands among the wanted letters, as bits.
///
/// Each word has one byte that points to its bits, so that the table fits into the nearest cache.
struct LetterPlaces {
    /// Which of the wanted letters each word starts with; 0 for none.
    first_letters: Vec<u8>,
    /// Where each of these letters stands: bit i for the wanted letter i.
    bits: [u64; 256],
}

impl LetterPlaces {
    fn new(vocabulary: &Vocabulary, letters: &[char]) -> Self {
        let mut places = Self {
            first_letters: vec![0; vocabulary.len() as usize],
            bits: [0; 256],
        };
        for (number, letter) in (1..).zip(distinct(letters)) {
            let same = (0..).zip(letters).filter(|(_, other)| **other == letter);
            let bits = same.fold(0, |bits, (at, _): (u32, _)| bits | 1 << at);
            // The letters come in alphabetical order, so the bits of d are known before a word with đ.
            let bare = bare_initial(letter);
            for id in vocabulary.starting(bare.encode_utf8(&mut [0; 4])) {
                let place = &mut places.first_letters[id as usize];
                if letter == bare || initial(&vocabulary.get(id).word) == letter {
                    places.bits[usize::from(number)] = bits | places.bits[usize::from(*place)];
                    *place = number;
                }
            }
        }
        places
    }

    fn of(&self, id: usize) -> u64 {
        self.bits[usize::from(self.first_letters[id])]
    }
}

/// Returns each letter once.
pub(super) fn distinct(letters: &[char]) -> Vec<char> {
    let mut distinct = letters.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

/// The first letters of words in a row.
pub(super) struct Initials {
    places: LetterPlaces,
    /// The bit of the last letter.
    last: u64,
}

impl Initials {
    /// Prepares the test; there are at most 64 letters.
    pub(super) fn new(vocabulary: &Vocabulary, letters: &[char]) -> Self {
        Self {
            places: LetterPlaces::new(vocabulary, letters),
            last: 1 << (letters.len() - 1),
        }
    }
}

impl TextTest for Initials {
    fn passes<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        // Bit i of `reached`: the words up to here end with the letters 0 to i.
        let mut reached = 0;
        let mut ever_reached = 0;
        for id in text {
            reached = ((reached << 1) | 1) & self.places.of((*id).into() as usize);
            ever_reached |= reached;
        }
        ever_reached & self.last != 0
    }
}

/// Letters of several words in order.
pub(super) struct Scattered {
    places: LetterPlaces,
    /// Where the row of each word starts in `taken`.
    rows: Vec<u32>,
    /// For each word that starts with a wanted letter, how many letters it can take from each place on.
    taken: Vec<u8>,
    letters: usize,
}

impl Scattered {
    /// Prepares the test; there are at most 63 letters. `None` when no text could pass.
    pub(super) fn new(vocabulary: &Vocabulary, letters: &[char]) -> Option<Self> {
        let mut test = Self {
            places: LetterPlaces::new(vocabulary, letters),
            rows: vec![0; vocabulary.len() as usize],
            taken: Vec::new(),
            letters: letters.len(),
        };
        for letter in distinct(letters) {
            for id in vocabulary.starting(letter.encode_utf8(&mut [0; 4])) {
                let bare = &vocabulary.get(id).word.bare;
                test.rows[id as usize] = test.taken.len() as u32;
                let taken = (0..letters.len()).map(|at| reach(bare, &letters[at..]) as u8);
                test.taken.extend(taken);
            }
        }
        test.may_pass().then_some(test)
    }

    /// Returns whether any row of words at all could contain the letters.
    fn may_pass(&self) -> bool {
        let mut farthest = vec![0; self.letters];
        for row in self.taken.chunks(self.letters) {
            for (far, taken) in farthest.iter_mut().zip(row) {
                *far = (*far).max(*taken);
            }
        }
        // A word that can take some letters can also take fewer, so every place up to `reached` is reached.
        let mut reached = 0;
        for (at, far) in farthest.iter().enumerate() {
            if at <= reached {
                reached = reached.max(at + usize::from(*far));
            }
        }
        reached >= self.letters
    }
}

impl TextTest for Scattered {
    fn passes<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        // Bit i of `reached`: the words up to here can contain the first i letters.
        let mut reached: u64 = 1;
        for id in text {
            let id = (*id).into() as usize;
            let mut from = reached & self.places.of(id);
            while from != 0 {
                let at = from.trailing_zeros();
                from &= from - 1;
                let taken = self.taken[self.rows[id] as usize + at as usize];
                reached |= ((1_u64 << taken) - 1) << (at + 1);
            }
            if reached >> self.letters != 0 {
                return true;
            }
        }
        false
    }
}

//! Texts looked through one by one, where sets of words cannot tell.
//!
//! Owns the tests that depend on the order of words: phrases, initials, scattered letters. It knows
//! nothing of how answers are ordered.
//! The one idea: a test is prepared once for the whole vocabulary, so that a text costs a few table
//! look-ups a word; both cores look when there is enough to look through.

use std::sync::atomic::{AtomicBool, Ordering};

use roaring::RoaringBitmap;

use crate::search::field::Class;
use crate::search::halves::in_halves;
use crate::search::index::Index;
use crate::search::letters::reach;
use crate::search::postings::sorted;
use crate::search::texts::Test;
use crate::search::vocabulary::{Meeting, Vocabulary};

/// Below so many documents a second thread costs more than it gives.
const WORTH_A_THREAD: u64 = 20_000;
/// Documents between two looks at the flag that abandons the search.
const BETWEEN_LOOKS: usize = 1024;

/// Returns the documents of which a text of the class, or of any, passes; fewer when abandoned.
pub(crate) fn filter<T: Test>(
    index: &Index,
    domain: &RoaringBitmap,
    class: Option<Class>,
    test: &T,
    abandon: Option<&AtomicBool>,
) -> RoaringBitmap {
    let texts = |document: u32| match class {
        Some(class) => index.texts.of_class(document, class),
        None => index.texts.of(document),
    };
    let part = |documents: &mut dyn Iterator<Item = u32>| {
        let mut kept = Vec::new();
        for (at, document) in documents.enumerate() {
            let look = at.is_multiple_of(BETWEEN_LOOKS);
            if look && abandon.is_some_and(|flag| flag.load(Ordering::Relaxed)) {
                break;
            }
            if texts(document).any(|text| index.texts.holds(text, test)) {
                kept.push(document);
            }
        }
        sorted(&kept)
    };
    match in_halves(domain, WORTH_A_THREAD, &part) {
        (first, Some(second)) => first | second,
        (all, None) => all,
    }
}

/// Words one after another.
pub(crate) struct Phrase<'a> {
    /// What each may be.
    pub(crate) words: &'a [Vec<Meeting>],
    /// Whether the first must be the first of the text.
    pub(crate) start: bool,
}

impl Phrase<'_> {
    /// Returns where the phrase begins in a text.
    pub(crate) fn find<W: Copy + Into<u32>>(&self, text: &[W]) -> Option<usize> {
        let is_met = |(word, id): (&Vec<Meeting>, &W)| {
            let id = (*id).into();
            word.iter().any(|met| met.ids.contains(&id))
        };
        let last = text.len().checked_sub(self.words.len())?;
        let last = if self.start { 0 } else { last };
        (0..=last).find(|at| self.words.iter().zip(&text[*at..]).all(is_met))
    }
}

impl Test for Phrase<'_> {
    fn holds<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        self.find(text).is_some()
    }
}

// For every word, the places of the letters at which its first letter stands, as bits. Words are told
// apart by a byte, so that the table stays in the nearest cache.
struct Places {
    kinds: Vec<u8>,
    bits: [u64; 256],
}

impl Places {
    fn new(vocabulary: &Vocabulary, letters: &[char]) -> Places {
        let mut places = Places {
            kinds: vec![0; vocabulary.len() as usize],
            bits: [0; 256],
        };
        for (kind, letter) in (1..).zip(distinct(letters)) {
            let same = (0..).zip(letters).filter(|(_, other)| **other == letter);
            places.bits[usize::from(kind)] = same.fold(0, |bits, (at, _): (u32, _)| bits | 1 << at);
            for id in vocabulary.starting(letter.encode_utf8(&mut [0; 4])) {
                places.kinds[id as usize] = kind;
            }
        }
        places
    }

    fn of(&self, id: usize) -> u64 {
        self.bits[usize::from(self.kinds[id])]
    }
}

/// Returns each letter once.
pub(crate) fn distinct(letters: &[char]) -> Vec<char> {
    let mut distinct = letters.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

/// The first letters of words in a row.
pub(crate) struct Initials {
    places: Places,
    last: u64,
}

impl Initials {
    /// Prepares the test; there are at most 64 letters.
    pub(crate) fn new(vocabulary: &Vocabulary, letters: &[char]) -> Initials {
        Initials {
            places: Places::new(vocabulary, letters),
            last: 1 << (letters.len() - 1),
        }
    }
}

impl Test for Initials {
    fn holds<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        // A bit is a place reached by the words up to here.
        let mut reached = 0;
        let mut held = 0;
        for id in text {
            reached = ((reached << 1) | 1) & self.places.of((*id).into() as usize);
            held |= reached;
        }
        held & self.last != 0
    }
}

/// Letters of several words in order.
pub(crate) struct Scattered {
    places: Places,
    rows: Vec<u32>,
    // How many letters a word takes from each place.
    taken: Vec<u8>,
    letters: usize,
}

impl Scattered {
    /// Prepares the test; there are at most 63 letters. `None` when no text could pass.
    pub(crate) fn new(vocabulary: &Vocabulary, letters: &[char]) -> Option<Scattered> {
        let mut test = Scattered {
            places: Places::new(vocabulary, letters),
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
        test.may_hold().then_some(test)
    }

    // Whether any row of words at all could hold the letters.
    fn may_hold(&self) -> bool {
        let mut farthest = vec![0; self.letters];
        for row in self.taken.chunks(self.letters) {
            for (far, taken) in farthest.iter_mut().zip(row) {
                *far = (*far).max(*taken);
            }
        }
        // Fewer letters than the most can always be taken, so the first place not reached is the end.
        let mut reached = 0;
        for (at, far) in farthest.iter().enumerate() {
            if at <= reached {
                reached = reached.max(at + usize::from(*far));
            }
        }
        reached >= self.letters
    }
}

impl Test for Scattered {
    fn holds<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        // A bit is a number of letters that the words up to here can hold.
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

//! A word that slipped counts where it stands beside another word of the query.
//!
//! Owns the test that keeps a slip from meaning anything: "che phu rugn" is "che phủ rừng", but "chay rung"
//! is no "Lai Châu" with a "rừng" somewhere. It knows words as numbers.

use roaring::RoaringBitmap;

use crate::search::levels::Term;
use crate::search::postings::unite;
use crate::search::reading::Reading;
use crate::search::sense::Sense;
use crate::search::texts::Test;
use crate::search::vocabulary::Meeting;

/// Which words of the vocabulary the words of a query may be, one bit for each.
#[derive(Debug)]
pub(crate) struct Beside {
    // Read any way, in the lower half; with a slip, in the upper.
    bits: Vec<u32>,
    // Which of the meanings of each word are slips.
    slips: Vec<Vec<bool>>,
}

/// More words of a query are not told apart; nothing is guessed of so many.
const MOST: usize = 16;

impl Beside {
    /// Prepares the test, given the meanings of each word; `None` where nothing slipped, or one word is all
    /// there is.
    pub(crate) fn new(vocabulary: u32, terms: &[Vec<(Reading, &Sense)>]) -> Option<Beside> {
        if !(2..=MOST).contains(&terms.len()) {
            return None;
        }
        let is_slip = |(reading, _): &(Reading, &Sense)| *reading == Reading::KeyboardTypo;
        let slips = |term: &Vec<(Reading, &Sense)>| term.iter().map(is_slip).collect();
        let mut beside = Beside {
            bits: Vec::new(),
            slips: terms.iter().map(slips).collect(),
        };
        if !beside.slips.iter().flatten().any(|slip| *slip) {
            return None;
        }
        beside.bits = vec![0; vocabulary as usize];
        for (at, term) in terms.iter().enumerate() {
            for (reading, sense) in term {
                let upper = *reading == Reading::KeyboardTypo;
                let bit = 1 << at | u32::from(upper) << (at + MOST);
                match words(sense) {
                    Some(words) => beside.mark(&words, bit),
                    // Letters of several words may be any words, where they are not one word.
                    None if term.len() == 1 => beside.bits.iter_mut().for_each(|bits| *bits |= bit),
                    None => {}
                }
            }
        }
        Some(beside)
    }

    fn mark(&mut self, words: &[&Vec<Meeting>], bit: u32) {
        for meeting in words.iter().copied().flatten() {
            let ids = meeting.ids.start as usize..meeting.ids.end as usize;
            self.bits[ids].iter_mut().for_each(|bits| *bits |= bit);
        }
    }

    /// Returns the places in the query of the words that may have slipped.
    pub(crate) fn slipped(&self) -> impl Iterator<Item = usize> {
        let slips = |at: &usize| self.slips[*at].contains(&true);
        (0..self.slips.len()).filter(slips)
    }

    /// Returns what meets a word without a slip, given what meets it.
    pub(crate) fn literal(&self, at: usize, term: &Term) -> RoaringBitmap {
        let literal = term.iter().zip(&self.slips[at]).filter(|(_, slip)| !**slip);
        unite(literal.map(|(levels, _)| &levels.all))
    }

    /// Returns the test for one of the words that may have slipped.
    pub(crate) fn test(&self, at: usize) -> impl Test {
        Stands {
            beside: self,
            needed: 1 << at,
        }
    }
}

// The words that a meaning names.
fn words(sense: &Sense) -> Option<Vec<&Vec<Meeting>>> {
    match sense {
        Sense::Word(meetings) => Some(vec![meetings]),
        Sense::Phrase { words, .. } => Some(words.iter().collect()),
        Sense::Cuts(cuts) => Some(cuts.iter().flatten().collect()),
        Sense::Initials(_) | Sense::Scattered(_) => None,
    }
}

struct Stands<'a> {
    beside: &'a Beside,
    needed: u32,
}

impl Test for Stands<'_> {
    fn holds<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        let of = |at: usize| {
            text.get(at)
                .map_or(0, |id| self.beside.bits[(*id).into() as usize])
        };
        let others = ((1 << MOST) - 1) & !self.needed;
        let stands = |at: usize| {
            let around = of(at + 1) | at.checked_sub(1).map_or(0, of);
            of(at) >> MOST & self.needed != 0 && around & others != 0
        };
        (0..text.len()).any(stands)
    }
}

//! A word that slipped counts where it stands beside another word of the query.
//!
//! Owns the test that keeps a slip from meaning anything: "che phu rugn" is "che phủ rừng", but "chay rung"
//! is no "Lai Châu" with a "rừng" somewhere. It knows words as numbers.

use crate::search::answer::Reading;
use crate::search::scan::Test;
use crate::search::sense::Sense;

/// Which words of the vocabulary the words of a query may be, one bit for each.
#[derive(Debug)]
pub(crate) struct Beside {
    // Read any way, in the lower half; with a slip, in the upper.
    bits: Vec<u32>,
    /// The words of the query that mean something only with a slip, as bits.
    pub(crate) slipped: u32,
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
        let mut beside = Beside {
            bits: Vec::new(),
            slipped: 0,
        };
        for (at, term) in terms.iter().enumerate() {
            let has_slipped = |(reading, _): &(Reading, &Sense)| *reading == Reading::KeyboardTypo;
            if !term.is_empty() && term.iter().all(has_slipped) {
                beside.slipped |= 1 << at;
            }
        }
        if beside.slipped == 0 {
            return None;
        }
        beside.bits = vec![0; vocabulary as usize];
        for (at, term) in terms.iter().enumerate() {
            for (reading, sense) in term {
                let upper = *reading == Reading::KeyboardTypo;
                let bit = 1 << at | u32::from(upper) << (at + MOST);
                beside.mark(sense, bit);
            }
        }
        Some(beside)
    }

    fn mark(&mut self, sense: &Sense, bit: u32) {
        let parts = match sense {
            Sense::Word(meetings) => vec![meetings],
            Sense::Phrase { words, .. } => words.iter().collect(),
            Sense::Cuts(cuts) => cuts.iter().flatten().collect(),
            // These may be any word.
            Sense::Initials(_) | Sense::Scattered(_) => {
                self.bits.iter_mut().for_each(|bits| *bits |= bit);
                return;
            }
        };
        for meeting in parts.into_iter().flatten() {
            let ids = meeting.ids.start as usize..meeting.ids.end as usize;
            self.bits[ids].iter_mut().for_each(|bits| *bits |= bit);
        }
    }

    /// Returns the test for some of the words that slipped.
    pub(crate) fn test(&self, needed: u32) -> impl Test {
        Stands {
            beside: self,
            needed,
        }
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
        let lower = (1 << MOST) - 1;
        let mut found = 0;
        for at in 0..text.len() {
            let slips = of(at) >> MOST & self.needed;
            if slips == 0 {
                continue;
            }
            let around = (of(at + 1) | at.checked_sub(1).map_or(0, of)) & lower;
            // Itself is no other word, unless several slipped to the same.
            let is_other = around & !slips != 0 || (around != 0 && slips.count_ones() > 1);
            found |= if is_other { slips } else { 0 };
        }
        found == self.needed
    }
}

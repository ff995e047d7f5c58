//! The rule that a misspelt word counts only where it stands next to another word of the query.
//!
//! Owns the test for it: "che phu rugn" finds "che phủ rừng", but "chay rung" does not find "Lai Châu" with a "rừng"
//! somewhere in a name. It must not know which indicators or places a text belongs to.

use roaring::RoaringBitmap;

use crate::search::interpretations::Interpretation;
use crate::search::levels::WordLevels;
use crate::search::meaning::Meaning;
use crate::search::postings::union;
use crate::search::reading::Reading;
use crate::search::texts::TextTest;
use crate::search::vocabulary::Alternatives;

/// Which words of the query each word of the vocabulary may be.
#[derive(Debug)]
pub(super) struct Adjacency {
    /// One `u32` for each word of the vocabulary. Bit i of the low half: it may be word i of the query under
    /// any reading. Bit i of the high half: it may be word i with a typing error.
    bits: Vec<u32>,
    /// For each word of the query: the interpretations that correct a typing error.
    corrections: Vec<Vec<bool>>,
}

/// The most words of a query that fit into the bits; longer queries are never corrected.
const MOST: usize = 16;

impl Adjacency {
    /// Prepares the test, given the meanings of each word of the query. `None` where no word was corrected,
    /// and where the query has only one word.
    pub(super) fn new(vocabulary: u32, words: &[Vec<Meaning>]) -> Option<Self> {
        if !(2..=MOST).contains(&words.len()) {
            return None;
        }
        let is_typo = |meaning: &Meaning| meaning.reading == Reading::KeyboardTypo;
        let corrections: Vec<Vec<bool>> = words
            .iter()
            .map(|word| word.iter().map(is_typo).collect())
            .collect();
        if !corrections.iter().flatten().any(|is_typo| *is_typo) {
            return None;
        }
        let mut adjacency = Self {
            bits: vec![0; vocabulary as usize],
            corrections,
        };
        for (at, word) in words.iter().enumerate() {
            for meaning in word {
                let bits = 1 << at | u32::from(is_typo(meaning)) << (at + MOST);
                match named_words(&meaning.interpretation) {
                    Some(named) => adjacency.mark(&named, bits),
                    // Letters of several words may be any word, unless they can also be read as one word.
                    None if word.len() == 1 => adjacency.mark_all(bits),
                    None => {}
                }
            }
        }
        Some(adjacency)
    }

    fn mark(&mut self, named: &[&Alternatives], bits: u32) {
        for alternative in named.iter().copied().flatten() {
            let ids = alternative.ids.start as usize..alternative.ids.end as usize;
            self.bits[ids].iter_mut().for_each(|known| *known |= bits);
        }
    }

    fn mark_all(&mut self, bits: u32) {
        self.bits.iter_mut().for_each(|known| *known |= bits);
    }

    /// Returns which words of the query may be misspelt.
    pub(super) fn misspelt(&self) -> impl Iterator<Item = usize> {
        let is_corrected = |at: &usize| self.corrections[*at].contains(&true);
        (0..self.corrections.len()).filter(is_corrected)
    }

    /// Returns the documents that match a word of the query without correcting it.
    pub(super) fn literal(&self, at: usize, levels: &WordLevels) -> RoaringBitmap {
        let readings = levels.iter().zip(&self.corrections[at]);
        let literal = readings.filter(|(_, is_correction)| !**is_correction);
        union(literal.map(|(levels, _)| &levels.all))
    }

    /// Returns the test for one of the words that may be misspelt.
    pub(super) fn test(&self, at: usize) -> impl TextTest {
        IsAdjacent {
            adjacency: self,
            needed: 1 << at,
        }
    }
}

/// Returns the words of an interpretation; `None` where it consists only of letters of several words.
fn named_words(interpretation: &Interpretation) -> Option<Vec<&Alternatives>> {
    match interpretation {
        Interpretation::Word(alternatives) => Some(vec![alternatives]),
        Interpretation::Phrase { words, .. } => Some(words.iter().collect()),
        Interpretation::Cuts(cuts) => Some(cuts.iter().flatten().collect()),
        Interpretation::Initials(_) | Interpretation::Scattered(_) => None,
    }
}

struct IsAdjacent<'a> {
    adjacency: &'a Adjacency,
    /// The bit of the misspelt word, in the low half.
    needed: u32,
}

impl TextTest for IsAdjacent<'_> {
    fn passes<W: Copy + Into<u32>>(&self, text: &[W]) -> bool {
        let bits = |at: usize| {
            text.get(at)
                .map_or(0, |id| self.adjacency.bits[(*id).into() as usize])
        };
        let others = ((1 << MOST) - 1) & !self.needed;
        let is_adjacent = |at: usize| {
            let neighbours = bits(at + 1) | at.checked_sub(1).map_or(0, bits);
            bits(at) >> MOST & self.needed != 0 && neighbours & others != 0
        };
        (0..text.len()).any(is_adjacent)
    }
}

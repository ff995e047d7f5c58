//! Reads the words of a row: the meanings and the weight of each.
//!
//! Owns the weights of words and which words of a row name a place. It must not know documents.

use std::ops::Range;
use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::core::fold::Word;
use crate::search::field::TextClass;
use crate::search::index::Index;
use crate::search::letters::typed_initials;
use crate::search::nearby::Nearby;
use crate::search::postings::union;
use crate::search::tolerant::candidates::{Candidate, Way, WordPosition, candidates};
use crate::search::tolerant::elsewhere::elsewhere;
use crate::search::tolerant::known::KnownWord;
use crate::search::tolerant::rows::Row;
use crate::search::tolerant::slips;
use crate::search::tolerant::telling::{share, shares};

/// The least and greatest weight of a word, the weight of a word without any meaning, and that of a letter.
const LEAST_WEIGHT: f64 = 0.6;
const MOST_WEIGHT: f64 = 4.0;
const UNKNOWN_WEIGHT: f64 = 3.0;
const LETTER_WEIGHT: f64 = 1.5;

/// Levels of administration whose letters may stand before the initials of a place.
const LEVELS: [&str; 2] = ["tp", "tx"];

/// The least likeness of a misspelt name of a place.
const SLIP_IN_PLACE: f64 = 0.80;

/// A row that was read against the vocabulary.
#[derive(Clone, Debug)]
pub(super) struct ReadRow {
    /// The words.
    pub(super) words: Vec<ReadWord>,
    /// The factor of the row beside the typed one.
    pub(super) factor: f64,
    /// Whether letters were cut or joined into words.
    pub(super) is_cut: bool,
    /// The places that it names.
    pub(super) places: RoaringBitmap,
}

/// A word of a row.
#[derive(Clone, Debug)]
pub(super) struct ReadWord {
    /// The typed words that it was made of.
    pub(super) typed: Range<usize>,
    /// Its weight.
    pub(super) weight: f64,
    /// The share of the weight that counts if it does not match.
    pub(super) share: f64,
    /// The word itself.
    pub(super) word: Word,
    /// Its number of letters.
    pub(super) letters: usize,
    /// Its meanings.
    pub(super) known: Arc<KnownWord>,
    /// Its letters, if they may be the initials of several words.
    pub(super) initials: Option<Vec<char>>,
    /// Whether it is part of the name of a place in the query.
    pub(super) is_place: bool,
    /// Whether it is part of the name of a place that the data does not have.
    pub(super) is_elsewhere: bool,
}

impl ReadWord {
    /// Returns its best meaning among those with a word of the vocabulary.
    pub(super) fn stands_for(&self, id: u32) -> Option<&Candidate> {
        self.known.stands_for(id)
    }

    /// Returns its meanings, best first.
    pub(super) fn candidates(&self) -> &[Candidate] {
        &self.known.candidates
    }
}

impl ReadRow {
    /// Treats the words of the place as those of one that the data does not have. Returns whether there are any.
    pub(super) fn give_up_place(&mut self) -> bool {
        let mut gives_up = false;
        for word in self.words.iter_mut().filter(|word| word.is_place) {
            word.is_place = false;
            word.is_elsewhere = true;
            word.share = word.share.min(share::ELSEWHERE);
            word.known = Arc::default();
            word.initials = None;
            gives_up = true;
        }
        self.places.clear();
        gives_up
    }
}

/// Reads rows.
pub(super) struct RowReader<'a> {
    index: &'a Index,
    /// Whether the query was typed with marks.
    has_marks: bool,
    /// The typed words that name a place of the country.
    elsewhere: Vec<bool>,
}

impl<'a> RowReader<'a> {
    /// Makes a reader.
    pub(super) fn new(index: &'a Index, typed: &[Word]) -> Self {
        Self {
            index,
            has_marks: typed.iter().any(Word::is_marked),
            elsewhere: elsewhere(typed),
        }
    }

    /// Reads a row.
    pub(super) fn read(&self, row: &Row) -> ReadRow {
        let typed: Vec<Word> = row.words.iter().map(|word| word.word.clone()).collect();
        let shares = shares(&typed, self.has_marks, |small| self.is_another(small));
        let shares = self.without_units(&typed, shares);
        let (is_place, places) = self.places(&typed);
        let words = row.words.iter().zip(shares).zip(is_place);
        let words = words.map(|((word, share), is_place)| {
            // The name of a place that the data does not have means only that place.
            let mut typed = word.typed.clone();
            let is_elsewhere = !is_place && typed.all(|at| self.elsewhere.get(at) == Some(&true));
            let known = self.known(&word.word, word.standing);
            let own = known.own;
            let (known, share) = match is_elsewhere {
                true => (Arc::default(), share.min(share::ELSEWHERE)),
                false => (known, share),
            };
            ReadWord {
                typed: word.typed.clone(),
                weight: self.weight(&word.word, own, &known, share),
                share,
                letters: word.word.bare.chars().count(),
                word: word.word.clone(),
                initials: initials_of(&word.word, &known.candidates).filter(|_| !is_elsewhere),
                known,
                is_place,
                is_elsewhere,
            }
        });
        ReadRow {
            words: words.collect(),
            factor: row.factor,
            is_cut: row.is_cut,
            places,
        }
    }

    /// Words after a figure that are part of a unit and of no name are only the unit of the figure.
    fn without_units(&self, words: &[Word], mut shares: Vec<f64>) -> Vec<f64> {
        let mut is_behind_figure = false;
        for (word, share) in words.iter().zip(&mut shares) {
            let ids = self.index.vocabulary.whole(&word.bare);
            let is_unit = || !self.index.class(TextClass::Unit).things(&ids).is_empty();
            if *share == share::FIGURE {
                is_behind_figure = true;
            } else if is_behind_figure && is_unit() {
                if self.documents(&ids) == 0 {
                    *share = share.min(share::UNSAID);
                }
            } else {
                is_behind_figure = false;
            }
        }
        shares
    }

    fn known(&self, word: &Word, standing: WordPosition) -> Arc<KnownWord> {
        let index = self.index;
        let make = || {
            let nearby = index.nearby.get_or_init(|| Nearby::new(&index.vocabulary));
            let found = candidates(&index.vocabulary, nearby, word, standing);
            let own = self.documents(&index.vocabulary.whole(&word.bare));
            let counts = found.iter().map(|found| self.documents(&found.ids));
            let rarest = match own {
                0 => counts.filter(|count| *count > 0).min(),
                _ => None,
            };
            KnownWord::new(found, own, rarest)
        };
        index.known.get(word, standing, make)
    }

    /// The weight of a word: the rarer in names of indicators, the greater. A word that stands in none weighs as much
    /// as its rarest meaning.
    fn weight(&self, word: &Word, own: u64, known: &KnownWord, share: f64) -> f64 {
        if own > 0 {
            return self.weight_of(own);
        }
        if share < share::ORDINARY {
            // A small word matches only itself, so no other meaning adds to its weight; a single letter may be part
            // of a word.
            return if word.bare.len() == 1 {
                LETTER_WEIGHT
            } else {
                LEAST_WEIGHT
            };
        }
        let rarest = known.rarest;
        rarest.map_or(UNKNOWN_WEIGHT, |count| self.weight_of(count))
    }

    /// Whether the letters of a small word are also those of another word in the name of an indicator.
    fn is_another(&self, small: &Word) -> bool {
        let mut ids = self.index.vocabulary.whole(&small.bare);
        ids.any(|id| {
            let known = &self.index.vocabulary.get(id).word;
            known != small && known.is_marked() && self.documents(&(id..id + 1)) > 0
        })
    }

    fn weight_of(&self, documents: u64) -> f64 {
        let all = f64::from(self.index.texts.documents());
        (1.0 + all / documents as f64)
            .ln()
            .clamp(LEAST_WEIGHT, MOST_WEIGHT)
    }

    fn documents(&self, ids: &Range<u32>) -> u64 {
        documents(self.index, ids).len()
    }

    /// Returns which words name a place, and the places.
    fn places(&self, words: &[Word]) -> (Vec<bool>, RoaringBitmap) {
        let mut is_place = vec![false; words.len()];
        let mut places = RoaringBitmap::new();
        let mut longest = 0;
        for (place, names) in (0..).zip(&self.index.places.texts) {
            for name in names {
                let Some(at) = self.stands(name, words) else {
                    continue;
                };
                let length = at.len();
                if length < longest {
                    continue;
                }
                if length > longest {
                    longest = length;
                    is_place.fill(false);
                    places.clear();
                }
                is_place[at].fill(true);
                places.insert(place);
            }
        }
        (is_place, places)
    }

    /// Returns the position of a place's name among the words: in full, or as initials that are not a word.
    fn stands(&self, name: &[u32], words: &[Word]) -> Option<Range<usize>> {
        let bare = |id: &u32| self.index.vocabulary.get(*id).word.bare.as_str();
        let row_of = |row: &[Word]| {
            row.iter().zip(name).all(|(word, id)| {
                word.bare == bare(id) || in_one_spelling(&word.bare) == in_one_spelling(bare(id))
            })
        };
        if let [only] = name {
            // A name of one word is often a word of an indicator too.
            let ids = self.index.vocabulary.whole(bare(only));
            if self.documents(&ids) > 0 {
                return None;
            }
        }
        if name.is_empty() {
            return None;
        }
        if let Some(at) = words.windows(name.len()).position(row_of) {
            return Some(at..at + name.len());
        }
        if name.len() < 2 {
            return None;
        }
        // One typing error in one of its words, if the others match exactly.
        let with_slip = |row: &[Word]| {
            let likeness = row
                .iter()
                .zip(name)
                .map(|(word, id)| slips::likeness(&word.bare, bare(id)));
            let likeness: Vec<f64> = likeness.collect();
            let slipped = likeness.iter().filter(|likeness| **likeness < 1.0).count();
            let longest = row.iter().map(|word| word.bare.len()).max().unwrap_or(0);
            slipped == 1
                && longest > 3
                && likeness.iter().all(|likeness| *likeness >= SLIP_IN_PLACE)
        };
        if let Some(at) = words.windows(name.len()).position(with_slip) {
            return Some(at..at + name.len());
        }
        let at = words.iter().position(|word| {
            let firsts = || name.iter().filter_map(|id| bare(id).chars().next());
            // "tphcm" as well as "hcm".
            let rest = LEVELS
                .iter()
                .find_map(|level| word.bare.strip_prefix(level));
            let mut shorts = [Some(word.bare.as_str()), rest].into_iter().flatten();
            let is_short =
                shorts.any(|short| short.len() == name.len() && short.chars().eq(firsts()));
            is_short && self.documents(&self.index.vocabulary.whole(&word.bare)) == 0
        });
        at.map(|at| at..at + 1)
    }
}

/// Returns the documents that hold any of a run of words in a name.
pub(super) fn documents(index: &Index, ids: &Range<u32>) -> RoaringBitmap {
    let sets = TextClass::NAMES.map(|class| index.class(class).things(ids));
    union(sets.iter())
}

/// Returns the letters of a name with c for k: "Đắk Lắk" is also "Đắc Lắc", "Kon Tum" also "Con Tum".
fn in_one_spelling(bare: &str) -> String {
    bare.replace("kh", "KH").replace('k', "c")
}

/// Returns the letters of a word that is unknown but may be the initials of several.
fn initials_of(word: &Word, found: &[Candidate]) -> Option<Vec<char>> {
    let is_word = found
        .iter()
        .any(|found| matches!(found.way, Way::Whole | Way::OtherMarks));
    let letters = typed_initials(word)?;
    let is_fitting = (2..=8).contains(&letters.len()) && !is_word;
    let are_letters = letters.iter().all(|letter| letter.is_alphabetic());
    (is_fitting && are_letters).then_some(letters)
}

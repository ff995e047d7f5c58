//! Finds the documents and places that match one typed word.
//!
//! Owns how each kind of interpretation is looked up, and how well each match counts. It must not know the other
//! words of the query, nor the order of answers.
//!
//! There are few grades of match, so a word becomes a handful of sets, and a query a few intersections of
//! them, whatever the size of the catalogue.

use std::sync::atomic::AtomicBool;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::field::TextClass;
use crate::search::index::Index;
use crate::search::interpretations::{Cut, Interpretation};
use crate::search::letters::bare_initial;
use crate::search::levels::{Grade, Level, Levels, up_to};
use crate::search::postings::union;
use crate::search::rank::{match_quality, place_match_quality};
use crate::search::scan_texts::{Initials, Phrase, Scattered, distinct, scan_texts};
use crate::search::texts::TextTest as _;
use crate::search::vocabulary::{Alternatives, WordMatch};

/// Finds what matches an interpretation. Initials and scattered letters are looked for among the documents
/// of `within` only. Where the word may be unfinished (`open`), words that start with it count as much as the word
/// itself. The result is incomplete when the search is given up meanwhile.
pub(super) fn evaluate(
    index: &Index,
    interpretation: &Interpretation,
    open: bool,
    within: Option<&RoaringBitmap>,
    abandon: Option<&AtomicBool>,
) -> Levels {
    let evaluation = Evaluation {
        index,
        open,
        within,
        abandon,
    };
    match interpretation {
        Interpretation::Word(alternatives) => evaluation.word(alternatives),
        Interpretation::Phrase { words, start } => evaluation.phrase(words, *start),
        Interpretation::Cuts(cuts) => evaluation.cuts(cuts),
        Interpretation::Initials(letters) => evaluation.initials(letters),
        Interpretation::Scattered(letters) => evaluation.scattered(letters),
    }
}

/// Adds a set to the level of its grade.
fn add(levels: &mut Vec<Level>, grade: Grade, set: RoaringBitmap) {
    if set.is_empty() {
        return;
    }
    match levels.iter_mut().find(|level| level.grade == grade) {
        Some(level) => level.set |= set,
        None => levels.push(Level { grade, set }),
    }
}

/// Returns the grade of a match in which marks play no part.
fn unmarked(match_quality: u8) -> Grade {
    Grade {
        match_quality,
        marks: 0,
    }
}

/// Returns every match quality that occurs among the documents of some words, best first.
fn match_qualities(words: &[&Levels]) -> Vec<u8> {
    let all = words.iter().flat_map(|levels| &levels.documents);
    let mut found: Vec<u8> = all.map(|level| level.grade.match_quality).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Intersects sets, the smallest first.
fn intersect(sets: impl Iterator<Item = RoaringBitmap>) -> RoaringBitmap {
    let mut sets: Vec<RoaringBitmap> = sets.collect();
    sets.sort_unstable_by_key(RoaringBitmap::len);
    let mut sets = sets.into_iter();
    let mut common = sets.next().unwrap_or_default();
    for set in sets {
        if common.is_empty() {
            break;
        }
        common &= set;
    }
    common
}

/// Where and within which documents to look.
struct Evaluation<'a> {
    index: &'a Index,
    open: bool,
    within: Option<&'a RoaringBitmap>,
    abandon: Option<&'a AtomicBool>,
}

impl Evaluation<'_> {
    fn word(&self, alternatives: &[WordMatch]) -> Levels {
        let index = self.index;
        let mut found = Levels::default();
        for WordMatch { ids, whole, marks } in alternatives {
            let grade = |match_quality: u8| Grade {
                match_quality,
                marks: Grade::marks_of(*marks),
            };
            for class in TextClass::ALL {
                if is_abandoned(self.abandon) {
                    return found;
                }
                let set = index.class(class).things(ids);
                let quality = match_quality(class, *whole || self.open);
                add(&mut found.documents, grade(quality), set);
            }
            let set = index.places.by_word.things(ids);
            let quality = place_match_quality(*whole || self.open);
            add(&mut found.places, grade(quality), set);
        }
        found.finish()
    }

    /// The words of a cut may stand anywhere in a document, in any order.
    fn cuts(&self, cuts: &[Cut]) -> Levels {
        let mut found = Levels::default();
        // The same word stands in many cuts, and is looked up once.
        let mut known: Vec<(&[WordMatch], Levels)> = Vec::new();
        for word in cuts.iter().flatten() {
            if known.iter().all(|(alternatives, _)| alternatives != word) {
                known.push((word, self.word(word)));
            }
        }
        let of = |word: &Alternatives| known.iter().find(|(alternatives, _)| alternatives == word);
        for cut in cuts {
            if is_abandoned(self.abandon) {
                return found;
            }
            let words: Vec<&Levels> = cut
                .iter()
                .filter_map(of)
                .map(|(_, levels)| levels)
                .collect();
            let everywhere = intersect(words.iter().map(|levels| levels.all.clone()));
            if !everywhere.is_empty() {
                let mut seen = RoaringBitmap::new();
                for match_quality in match_qualities(&words) {
                    let needed = Grade {
                        match_quality,
                        ..Grade::WORST
                    };
                    let good = |levels: &&Levels| up_to(&levels.documents, needed);
                    let set = intersect(words.iter().map(good)) - &seen;
                    seen |= &set;
                    add(&mut found.documents, unmarked(match_quality), set);
                }
            }
            let places = |levels: &&Levels| up_to(&levels.places, Grade::WORST);
            let set = intersect(words.iter().map(places));
            add(&mut found.places, unmarked(place_match_quality(false)), set);
        }
        found.finish()
    }

    fn phrase(&self, words: &[Alternatives], start: bool) -> Levels {
        let mut found = Levels::default();
        let test = Phrase { words, start };
        for class in TextClass::NAMES {
            let of = |word: &Alternatives| {
                let sets = word
                    .iter()
                    .map(|alternative| self.index.class(class).things(&alternative.ids));
                union(sets.collect::<Vec<_>>().iter())
            };
            let documents = intersect(words.iter().map(of));
            let set = match (words, start) {
                ([_], false) => documents,
                _ => scan_texts(self.index, &documents, Some(class), &test, self.abandon),
            };
            add(
                &mut found.documents,
                unmarked(match_quality(class, true)),
                set,
            );
        }
        let set = self.places(|text| test.passes(text));
        add(&mut found.places, unmarked(place_match_quality(true)), set);
        found.finish()
    }

    fn initials(&self, letters: &[char]) -> Levels {
        let mut found = Levels::default();
        let vocabulary = &self.index.vocabulary;
        let test = Initials::new(vocabulary, letters);
        for class in TextClass::NAMES {
            let of = |letter: &char| {
                let bare = bare_initial(*letter);
                let words = vocabulary.starting(bare.encode_utf8(&mut [0; 4]));
                self.index.class(class).things(&words)
            };
            let documents = self.narrowed(intersect(distinct(letters).iter().map(of)));
            let set = scan_texts(self.index, &documents, Some(class), &test, self.abandon);
            add(
                &mut found.documents,
                unmarked(match_quality(class, false)),
                set,
            );
        }
        let set = self.places(|text| test.passes(text));
        add(&mut found.places, unmarked(place_match_quality(false)), set);
        found.finish()
    }

    fn scattered(&self, letters: &[char]) -> Levels {
        let mut found = Levels::default();
        let vocabulary = &self.index.vocabulary;
        let (Some(first), Some(test)) = (letters.first(), Scattered::new(vocabulary, letters))
        else {
            return found;
        };
        let words = vocabulary.starting(first.encode_utf8(&mut [0; 4]));
        for class in TextClass::NAMES {
            let documents = self.narrowed(self.index.class(class).things(&words));
            let set = scan_texts(self.index, &documents, Some(class), &test, self.abandon);
            add(
                &mut found.documents,
                unmarked(match_quality(class, false)),
                set,
            );
        }
        found.finish()
    }

    /// Drops the documents outside `within`.
    fn narrowed(&self, documents: RoaringBitmap) -> RoaringBitmap {
        match self.within {
            Some(within) => documents & within,
            None => documents,
        }
    }

    /// Returns the places that have a name which passes.
    fn places(&self, passes: impl Fn(&[u32]) -> bool) -> RoaringBitmap {
        let places = (0..).zip(&self.index.places.texts);
        let fitting = places.filter(|(_, names)| names.iter().any(|name| passes(name)));
        fitting.map(|(place, _)| place).collect()
    }
}

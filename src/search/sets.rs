//! The indicators and places that meet one typed word, by how well they meet it.
//!
//! Owns the way from a meaning to sets of numbers. It knows neither the other words of the query nor the
//! order of answers.
//! The one idea: what is met well is met in few ways, so a word is a handful of sets, and a query is a few
//! intersections of them whatever the size of the catalogue.

use std::sync::atomic::{AtomicBool, Ordering};

use roaring::RoaringBitmap;

use crate::search::field::Class;
use crate::search::index::Index;
use crate::search::levels::{Level, Levels, up_to};
use crate::search::postings::unite;
use crate::search::rank::{manner, place_manner};
use crate::search::scan::{Initials, Phrase, Scattered, distinct, filter};
use crate::search::sense::Sense;
use crate::search::texts::Test as _;
use crate::search::vocabulary::Meeting;

/// Finds what meets a meaning. Scattered letters are looked for within `domain` only, and initials too.
pub(crate) fn levels(
    index: &Index,
    sense: &Sense,
    domain: Option<&RoaringBitmap>,
    abandon: Option<&AtomicBool>,
) -> Levels {
    let scan = Scan {
        index,
        domain,
        abandon,
    };
    match sense {
        Sense::Word(meetings) => scan.word(meetings),
        Sense::Phrase { words, start } => scan.phrase(words, *start),
        Sense::Cuts(cuts) => scan.glued(cuts),
        Sense::Initials(letters) => scan.initials(letters),
        Sense::Scattered(letters) => scan.scattered(letters),
    }
}

fn add(levels: &mut Vec<Level>, manner: u8, marks: u8, set: RoaringBitmap) {
    if set.is_empty() {
        return;
    }
    let same = |level: &&mut Level| level.manner == manner && level.marks == marks;
    match levels.iter_mut().find(same) {
        Some(level) => level.set |= set,
        None => levels.push(Level { manner, marks, set }),
    }
}

fn manners(parts: &[&Levels]) -> Vec<u8> {
    let all = parts.iter().flat_map(|levels| &levels.documents);
    let mut manners: Vec<u8> = all.map(|level| level.manner).collect();
    manners.sort_unstable();
    manners.dedup();
    manners
}

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

const NAMED: [Class; 3] = [Class::Name, Class::Alias, Class::English];

// Looks through texts where the order of words matters.
struct Scan<'a> {
    index: &'a Index,
    domain: Option<&'a RoaringBitmap>,
    abandon: Option<&'a AtomicBool>,
}

impl Scan<'_> {
    // What was found so far is of no use then; whoever asked looks at the flag too.
    fn is_abandoned(&self) -> bool {
        self.abandon
            .is_some_and(|flag| flag.load(Ordering::Relaxed))
    }

    fn word(&self, meetings: &[Meeting]) -> Levels {
        let index = self.index;
        let mut found = Levels::default();
        for Meeting { ids, whole, marks } in meetings {
            for class in Class::ALL {
                if self.is_abandoned() {
                    return found;
                }
                let set = index.class(class).of(ids);
                add(&mut found.documents, manner(class, *whole), *marks, set);
            }
            let set = index.places.of(ids);
            add(&mut found.places, place_manner(*whole), *marks, set);
        }
        found.finish()
    }

    fn glued(&self, cuts: &[Vec<Vec<Meeting>>]) -> Levels {
        let mut found = Levels::default();
        let mut known: Vec<(&[Meeting], Levels)> = Vec::new();
        for part in cuts.iter().flatten() {
            if known.iter().all(|(meetings, _)| meetings != part) {
                known.push((part, self.word(part)));
            }
        }
        let of = |part: &Vec<Meeting>| known.iter().find(|(meetings, _)| meetings == part);
        for cut in cuts {
            if self.is_abandoned() {
                return found;
            }
            let parts: Vec<&Levels> = cut
                .iter()
                .filter_map(of)
                .map(|(_, levels)| levels)
                .collect();
            let everywhere = intersect(parts.iter().map(|levels| levels.all.clone()));
            if !everywhere.is_empty() {
                let mut seen = RoaringBitmap::new();
                for manner in manners(&parts) {
                    let part = |levels: &&Levels| up_to(&levels.documents, manner, u8::MAX);
                    let set = intersect(parts.iter().map(part)) - &seen;
                    seen |= &set;
                    add(&mut found.documents, manner, 0, set);
                }
            }
            let part = |levels: &&Levels| up_to(&levels.places, u8::MAX, u8::MAX);
            let set = intersect(parts.iter().map(part));
            add(&mut found.places, place_manner(false), 0, set);
        }
        found.finish()
    }

    fn phrase(&self, words: &[Vec<Meeting>], start: bool) -> Levels {
        let mut found = Levels::default();
        let test = Phrase { words, start };
        for class in NAMED {
            let of = |word: &Vec<Meeting>| {
                let met = word.iter().map(|met| self.index.class(class).of(&met.ids));
                unite(met.collect::<Vec<_>>().iter())
            };
            let domain = intersect(words.iter().map(of));
            let set = match (words, start) {
                ([_], false) => domain,
                _ => filter(self.index, &domain, Some(class), &test, self.abandon),
            };
            add(&mut found.documents, manner(class, true), 0, set);
        }
        let set = self.places(|text| test.holds(text));
        add(&mut found.places, place_manner(true), 0, set);
        found.finish()
    }

    fn initials(&self, letters: &[char]) -> Levels {
        let mut found = Levels::default();
        let vocabulary = &self.index.vocabulary;
        let test = Initials::new(vocabulary, letters);
        for class in NAMED {
            let of = |letter: &char| {
                let words = vocabulary.starting(letter.encode_utf8(&mut [0; 4]));
                self.index.class(class).of(&words)
            };
            let domain = self.within(intersect(distinct(letters).iter().map(of)));
            let set = filter(self.index, &domain, Some(class), &test, self.abandon);
            add(&mut found.documents, manner(class, false), 0, set);
        }
        let set = self.places(|text| test.holds(text));
        add(&mut found.places, place_manner(false), 0, set);
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
        for class in NAMED {
            let domain = self.within(self.index.class(class).of(&words));
            let set = filter(self.index, &domain, Some(class), &test, self.abandon);
            add(&mut found.documents, manner(class, false), 0, set);
        }
        found.finish()
    }

    fn within(&self, domain: RoaringBitmap) -> RoaringBitmap {
        match self.domain {
            Some(narrower) => domain & narrower,
            None => domain,
        }
    }

    fn places(&self, holds: impl Fn(&[u32]) -> bool) -> RoaringBitmap {
        let places = (0..).zip(&self.index.place_texts);
        let fit = places.filter(|(_, texts)| texts.iter().any(|text| holds(text)));
        fit.map(|(place, _)| place).collect()
    }
}

//! The indicators and places that meet one typed word, by how well they meet it.
//!
//! Owns the way from a meaning to sets of numbers. It knows neither the other words of the query nor the
//! order of answers.
//! The one idea: what is met well is met in few ways, so a word is a handful of sets, and a query is a few
//! intersections of them whatever the size of the catalogue.

use std::sync::atomic::{AtomicBool, Ordering};

use roaring::RoaringBitmap;

use crate::search::index::Index;
use crate::search::letters::{initials, reach};
use crate::search::postings::unite;
use crate::search::rank::{Class, manner, place_manner};
use crate::search::sense::Sense;
use crate::search::vocabulary::Meeting;

/// Numbers that meet a word equally well.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    /// Whole or start, and where; see `rank::manner`.
    pub(crate) manner: u8,
    /// See `Meeting::marks`.
    pub(crate) marks: u8,
    /// The numbers.
    pub(crate) set: RoaringBitmap,
}

/// What meets a word.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    /// Indicators; one may stand in several levels.
    pub(crate) documents: Vec<Level>,
    /// Places.
    pub(crate) places: Vec<Level>,
    /// The indicators of all levels.
    pub(crate) all: RoaringBitmap,
}

impl Levels {
    /// Returns whether nothing meets the word.
    pub(crate) fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.places.is_empty()
    }

    fn finish(mut self) -> Levels {
        self.all = unite(self.documents.iter().map(|level| &level.set));
        self
    }
}

/// Finds what meets a meaning. Scattered letters are looked for within `domain` only.
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
        Sense::Word(meetings) => word(index, meetings),
        Sense::Phrase { words, start } => scan.phrase(words, *start),
        Sense::Cuts(cuts) => glued(index, cuts),
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

fn word(index: &Index, meetings: &[Meeting]) -> Levels {
    let mut found = Levels::default();
    for Meeting { ids, whole, marks } in meetings {
        for class in Class::ALL {
            let set = index.class(class).of(ids);
            add(&mut found.documents, manner(class, *whole), *marks, set);
        }
        let set = index.places.of(ids);
        add(&mut found.places, place_manner(*whole), *marks, set);
    }
    found.finish()
}

fn glued(index: &Index, cuts: &[Vec<Vec<Meeting>>]) -> Levels {
    let mut found = Levels::default();
    let mut known: Vec<(&[Meeting], Levels)> = Vec::new();
    for part in cuts.iter().flatten() {
        if known.iter().all(|(meetings, _)| meetings != part) {
            known.push((part, word(index, part)));
        }
    }
    let of = |part: &Vec<Meeting>| known.iter().find(|(meetings, _)| meetings == part);
    for cut in cuts {
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

fn manners(parts: &[&Levels]) -> Vec<u8> {
    let all = parts.iter().flat_map(|levels| &levels.documents);
    let mut manners: Vec<u8> = all.map(|level| level.manner).collect();
    manners.sort_unstable();
    manners.dedup();
    manners
}

/// Returns what is met at least so well.
pub(crate) fn up_to(levels: &[Level], manner: u8, marks: u8) -> RoaringBitmap {
    let good = |level: &&Level| level.manner <= manner && level.marks <= marks;
    let mut good = levels.iter().filter(good);
    match (good.next(), good.next()) {
        (None, _) => RoaringBitmap::new(),
        (Some(only), None) => only.set.clone(),
        _ => unite(
            levels
                .iter()
                .filter(|level| level.manner <= manner && level.marks <= marks)
                .map(|level| &level.set),
        ),
    }
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

// Looks through texts one by one, where sets of words cannot tell.
struct Scan<'a> {
    index: &'a Index,
    domain: Option<&'a RoaringBitmap>,
    abandon: Option<&'a AtomicBool>,
}

// Below so many documents a second thread costs more than it gives.
const WORTH_A_THREAD: u64 = 20_000;

impl Scan<'_> {
    fn phrase(&self, words: &[Vec<Meeting>], start: bool) -> Levels {
        let mut found = Levels::default();
        let fits = |text: &[u32]| phrase_at(words, start, text).is_some();
        for class in NAMED {
            let of = |word: &Vec<Meeting>| {
                let sets: Vec<RoaringBitmap> = word
                    .iter()
                    .map(|meeting| self.index.class(class).of(&meeting.ids))
                    .collect();
                unite(sets.iter())
            };
            let domain = intersect(words.iter().map(of));
            let set = match (words, start) {
                ([_], false) => domain,
                _ => self.filter(&domain, class, &fits),
            };
            add(&mut found.documents, manner(class, true), 0, set);
        }
        let places = (0..).zip(&self.index.place_texts);
        let fit = places.filter(|(_, texts)| texts.iter().any(|text| fits(text)));
        let set = fit.map(|(place, _)| place).collect();
        add(&mut found.places, place_manner(true), 0, set);
        found.finish()
    }

    fn initials(&self, letters: &[char]) -> Levels {
        let mut found = Levels::default();
        let vocabulary = &self.index.vocabulary;
        let fits = |text: &[u32]| {
            let words = text.iter().map(|id| vocabulary.get(*id).word.bare.as_str());
            initials(words, letters).is_some()
        };
        let mut distinct = letters.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        for class in NAMED {
            let of = |letter: &char| {
                let words = vocabulary.starting(letter.encode_utf8(&mut [0; 4]));
                self.index.class(class).of(&words)
            };
            let domain = intersect(distinct.iter().map(of));
            let set = self.filter(&domain, class, &fits);
            add(&mut found.documents, manner(class, false), 0, set);
        }
        let places = (0..).zip(&self.index.place_texts);
        let fit = places.filter(|(_, texts)| texts.iter().any(|text| fits(text)));
        let set = fit.map(|(place, _)| place).collect();
        add(&mut found.places, place_manner(false), 0, set);
        found.finish()
    }

    fn scattered(&self, letters: &[char]) -> Levels {
        let mut found = Levels::default();
        let Some(&first) = letters.first() else {
            return found;
        };
        let vocabulary = &self.index.vocabulary;
        let steps = Steps::new(self.index, letters);
        let fits = |text: &[u32]| steps.hold(text);
        let words = vocabulary.starting(first.encode_utf8(&mut [0; 4]));
        for class in NAMED {
            let mut domain = self.index.class(class).of(&words);
            if let Some(narrower) = self.domain {
                domain &= narrower;
            }
            let set = self.filter(&domain, class, &fits);
            add(&mut found.documents, manner(class, false), 0, set);
        }
        found.finish()
    }

    fn filter(
        &self,
        domain: &RoaringBitmap,
        class: Class,
        fits: &(dyn Fn(&[u32]) -> bool + Sync),
    ) -> RoaringBitmap {
        let half = |from: u64, to: u64| {
            let mut kept = RoaringBitmap::new();
            let (Some(from), Some(to)) = (
                domain.select(from as u32),
                domain.select((to.max(1) - 1) as u32),
            ) else {
                return kept;
            };
            let mut words = Vec::new();
            for (at, document) in domain.range(from..=to).enumerate() {
                if at % 1024 == 0
                    && self
                        .abandon
                        .is_some_and(|flag| flag.load(Ordering::Relaxed))
                {
                    break;
                }
                if self.any_text(document, class, &mut words, fits) {
                    let _ = kept.try_push(document);
                }
            }
            kept
        };
        let count = domain.len();
        if count < WORTH_A_THREAD {
            return half(0, count);
        }
        std::thread::scope(|scope| {
            let second = scope.spawn(|| half(count / 2, count));
            let first = half(0, count / 2);
            match second.join() {
                Ok(second) => first | second,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })
    }

    fn any_text(
        &self,
        document: u32,
        class: Class,
        words: &mut Vec<u32>,
        fits: &(dyn Fn(&[u32]) -> bool + Sync),
    ) -> bool {
        let all = self.index.texts.of(document);
        let mut texts = match class {
            Class::Name => all.start..all.start + 1,
            Class::English => all.end - 1..all.end,
            _ => all.start + 1..all.end - 1,
        };
        texts.any(|text| {
            self.index.texts.read(text, words);
            fits(words)
        })
    }
}

/// Returns where a phrase begins in a text.
pub(crate) fn phrase_at(words: &[Vec<Meeting>], start: bool, text: &[u32]) -> Option<usize> {
    let is_met = |(word, id): (&Vec<Meeting>, &u32)| word.iter().any(|met| met.ids.contains(id));
    let last = text.len().checked_sub(words.len())?;
    let last = if start { 0 } else { last };
    (0..=last).find(|at| words.iter().zip(&text[*at..]).all(is_met))
}

// For every word that begins with one of the letters: how many letters it can take from each place on.
struct Steps {
    rows: Vec<u32>,
    taken: Vec<u8>,
    letters: usize,
}

const NO_ROW: u32 = u32::MAX;

impl Steps {
    fn new(index: &Index, letters: &[char]) -> Steps {
        let mut steps = Steps {
            rows: vec![NO_ROW; index.vocabulary.len() as usize],
            taken: Vec::new(),
            letters: letters.len(),
        };
        let mut distinct = letters.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        for letter in distinct {
            let words = index.vocabulary.starting(letter.encode_utf8(&mut [0; 4]));
            for id in words {
                let bare = &index.vocabulary.get(id).word.bare;
                steps.rows[id as usize] = (steps.taken.len() / letters.len()) as u32;
                let taken = (0..letters.len()).map(|at| reach(bare, &letters[at..]) as u8);
                steps.taken.extend(taken);
            }
        }
        steps
    }

    // The places reached so far are the bits of a number; a word leads from each to the next ones.
    fn hold(&self, text: &[u32]) -> bool {
        let mut reached: u64 = 1;
        for id in text {
            let row = self.rows[*id as usize];
            if row == NO_ROW {
                continue;
            }
            let row = row as usize * self.letters;
            let mut from = reached & ((1 << self.letters) - 1);
            while from != 0 {
                let at = from.trailing_zeros();
                from &= from - 1;
                let taken = self.taken[row + at as usize];
                reached |= ((1_u64 << taken) - 1) << (at + 1);
            }
        }
        reached >> self.letters != 0
    }
}

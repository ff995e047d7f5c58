//! Finds what is not an entry: plans and their parts, places and sources.
//!
//! Owns which of them answer, how many of each kind are listed, and in which order. It must not know the entries.

use roaring::RoaringBitmap;

use crate::core::fold::Word;
use crate::search::another_word::bears;
use crate::search::answer::{Other, ThingKind};
use crate::search::index::Index;
use crate::search::interpretations::{Cut, Interpretation};
use crate::search::meaning::Meaning;
use crate::search::postings::{Postings, union};
use crate::search::reading::Reading;
use crate::search::things::Things;
use crate::search::vocabulary::{Alternatives, WordMatch};

/// The most that are listed of each kind.
const MOST_OF_A_KIND: usize = 5;

/// The most things of a kind whose texts are read for one query.
const MOST_READ: usize = 512;

/// A query for things that are not entries.
#[derive(Clone, Copy)]
pub(super) struct ThingQuery<'a> {
    /// The meanings of each word, all of which must match.
    pub(super) words: &'a [Vec<Meaning>],
    /// Words that must not match.
    pub(super) excluded: &'a [Interpretation],
    /// Whether the query has filters, which only an entry can pass.
    pub(super) is_filtered: bool,
    /// The reading under which the words were understood.
    pub(super) reading: Reading,
    /// The place whose things come first among equals.
    pub(super) home: Option<u32>,
}

/// Finds the things that match every word. They are ordered by: all words in one text that names the thing, whole
/// words, marks as typed, nothing beyond the words, kind, own place, shorter text.
pub(super) fn others(index: &Index, asked: &ThingQuery<'_>) -> Vec<Other> {
    if asked.words.is_empty() || asked.is_filtered {
        return Vec::new();
    }
    let mut found = Vec::new();
    for kind in ThingKind::ALL {
        let things = things(index, kind);
        let mut listed = candidates(things, asked);
        listed.retain(|id| !is_excluded(&things.texts[*id as usize], asked.excluded));
        let met = listed.into_iter().map(|id| meet(things, kind, id, asked));
        let mut met: Vec<Other> = met.collect();
        met.sort_unstable_by_key(cost);
        met.truncate(MOST_OF_A_KIND);
        found.extend(met);
    }
    found.sort_unstable_by_key(cost);
    found
}

/// Returns whether a meaning matches anything: an entry, a source or a part of a plan.
pub(super) fn matches_anything(index: &Index, meaning: &Meaning) -> bool {
    let is_matched = |kind: &ThingKind| {
        let postings = &things(index, *kind).by_word;
        *kind != ThingKind::Place && !matching(postings, &meaning.interpretation, false).is_empty()
    };
    !meaning.levels.is_empty() || ThingKind::ALL.iter().any(is_matched)
}

impl Index {
    /// Returns whether a text of a thing has some words in a row; the last may be unfinished if `open`.
    pub(super) fn has_begun_row(&self, other: &Other, row: &[&Word], open: bool) -> bool {
        let texts = things(self, other.kind).texts.get(other.id as usize);
        let mut texts = texts.into_iter().flatten();
        let last = row.len().saturating_sub(1);
        texts.any(|text| {
            let is = |ids: &[u32]| {
                let mut pairs = ids.iter().zip(row).enumerate();
                pairs.all(|(at, (id, typed))| {
                    bears(&self.vocabulary.get(*id).word, typed, open && at == last)
                })
            };
            text.windows(row.len().max(1)).any(is)
        })
    }

    /// Returns whether a text of a thing has some words in a row.
    pub(crate) fn has_in_a_row(&self, other: &Other, row: &[Word]) -> bool {
        let texts = things(self, other.kind).texts.get(other.id as usize);
        let mut texts = texts.into_iter().flatten();
        texts.any(|text| {
            let bare = |id: &u32| self.vocabulary.get(*id).word.bare.as_str();
            let is = |ids: &[u32]| {
                ids.iter()
                    .map(bare)
                    .eq(row.iter().map(|word| word.bare.as_str()))
            };
            text.windows(row.len().max(1)).any(is)
        })
    }
}

/// Returns the things of a kind.
fn things(index: &Index, kind: ThingKind) -> &Things {
    match kind {
        ThingKind::Place => &index.places,
        ThingKind::Plan => &index.plans,
        ThingKind::Programme => &index.programmes,
        ThingKind::List => &index.lists,
        ThingKind::Source => &index.sources,
    }
}

/// Returns the things that match every word, those that match only whole words first.
fn candidates(things: &Things, asked: &ThingQuery<'_>) -> Vec<u32> {
    let mut found = Vec::new();
    let mut known = RoaringBitmap::new();
    for whole_only in [true, false] {
        let sets = asked.words.iter().map(|meanings| {
            let meanings = meanings.iter();
            union_of(
                meanings
                    .map(|meaning| matching(&things.by_word, &meaning.interpretation, whole_only)),
            )
        });
        let matched = intersection(sets);
        let room = MOST_READ - found.len();
        found.extend((&matched - &known).iter().take(room));
        known |= matched;
    }
    found
}

/// Returns the sort key; the smallest comes first.
fn cost(other: &Other) -> (bool, bool, u8, bool, ThingKind, bool, u16, u32) {
    (
        other.is_aside,
        other.is_start,
        other.marks,
        other.breadth > 0,
        other.kind,
        other.is_elsewhere,
        other.breadth,
        other.id,
    )
}

/// Reads the texts of a thing and returns how the best of them matches.
fn meet(things: &Things, kind: ThingKind, id: u32, asked: &ThingQuery<'_>) -> Other {
    let home = things.home(id);
    let texts = (0..).zip(&things.texts[id as usize]);
    let read = texts.map(|(at, text)| (at, read(text, asked.words)));
    let best = read.min_by_key(|(at, met)| {
        let is_remark = things.is_remark(id, *at);
        (met.missing, is_remark, met.grade, met.breadth, *at)
    });
    let (text, met) = best.unwrap_or_default();
    Other {
        kind,
        id,
        reading: asked.reading,
        text,
        is_aside: met.missing > 0 || things.is_remark(id, text),
        is_start: met.grade.is_start,
        marks: met.grade.marks,
        breadth: met.breadth,
        is_elsewhere: home.is_some() && home != asked.home,
    }
}

/// How well words match; the smaller the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Grade {
    /// Whether one of them is only the start of a word.
    is_start: bool,
    /// How well the marks of the worst one agree.
    marks: u8,
}

impl Grade {
    fn and(self, other: Self) -> Self {
        Self {
            is_start: self.is_start || other.is_start,
            marks: self.marks.max(other.marks),
        }
    }
}

/// How a text matches a query.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    /// How many words of the query it does not match.
    missing: usize,
    grade: Grade,
    /// How many words it has beyond the query.
    breadth: u16,
}

/// Reads a text. The order of words does not count.
fn read(text: &[u32], words: &[Vec<Meaning>]) -> Met {
    let mut reader = Reader {
        text,
        met: vec![false; text.len()],
    };
    let mut met = Met::default();
    for meanings in words {
        let grades = meanings.iter();
        let grades = grades.filter_map(|meaning| reader.grade(&meaning.interpretation));
        match grades.min() {
            Some(grade) => met.grade = met.grade.and(grade),
            None => met.missing += 1,
        }
    }
    let beyond = reader.met.iter().filter(|is_met| !**is_met).count();
    met.breadth = u16::try_from(beyond).unwrap_or(u16::MAX);
    met
}

fn is_excluded(texts: &[Vec<u32>], excluded: &[Interpretation]) -> bool {
    let has = |text: &Vec<u32>| {
        let mut reader = Reader {
            text,
            met: vec![false; text.len()],
        };
        excluded.iter().any(|not| reader.grade(not).is_some())
    };
    !excluded.is_empty() && texts.iter().any(has)
}

/// Compares the words of a query with one text, and notes which of them matched.
struct Reader<'t> {
    text: &'t [u32],
    met: Vec<bool>,
}

impl Reader<'_> {
    /// Returns how well a word of the query matches; letters of several words match nothing.
    fn grade(&mut self, interpretation: &Interpretation) -> Option<Grade> {
        match interpretation {
            Interpretation::Word(alternatives) => self.word(alternatives),
            Interpretation::Phrase { words, .. } => self.all(words),
            Interpretation::Cuts(cuts) => cuts.iter().filter_map(|cut| self.all(cut)).min(),
            Interpretation::Initials(_) | Interpretation::Scattered(_) => None,
        }
    }

    fn all(&mut self, words: &[Alternatives]) -> Option<Grade> {
        let grades = words.iter().map(|word| self.word(word));
        grades.reduce(|all, grade| Some(all?.and(grade?)))?
    }

    /// Returns how well the best alternative matches; they come best first.
    fn word(&mut self, alternatives: &Alternatives) -> Option<Grade> {
        for WordMatch { ids, whole, marks } in alternatives {
            let mut is_met = false;
            for (word, met) in self.text.iter().zip(&mut self.met) {
                let fits = ids.contains(word);
                is_met |= fits;
                *met |= fits;
            }
            if is_met {
                return Some(Grade {
                    is_start: !whole,
                    marks: *marks,
                });
            }
        }
        None
    }
}

/// Returns what matches a word. The order of words does not count here, and letters of several words match
/// nothing.
fn matching(
    postings: &Postings,
    interpretation: &Interpretation,
    whole_only: bool,
) -> RoaringBitmap {
    let word = |alternatives: &Alternatives| {
        let wanted = |alternative: &&WordMatch| alternative.whole || !whole_only;
        let sets = alternatives.iter().filter(wanted);
        union_of(sets.map(|alternative| postings.things(&alternative.ids)))
    };
    let cut = |cut: &Cut| intersection(cut.iter().map(word));
    match interpretation {
        Interpretation::Word(alternatives) => word(alternatives),
        Interpretation::Phrase { words, .. } => intersection(words.iter().map(word)),
        Interpretation::Cuts(cuts) => union_of(cuts.iter().map(cut)),
        Interpretation::Initials(_) | Interpretation::Scattered(_) => RoaringBitmap::new(),
    }
}

fn intersection(sets: impl Iterator<Item = RoaringBitmap>) -> RoaringBitmap {
    sets.reduce(|all, set| all & set).unwrap_or_default()
}

fn union_of(sets: impl Iterator<Item = RoaringBitmap>) -> RoaringBitmap {
    let sets: Vec<RoaringBitmap> = sets.collect();
    union(sets.iter())
}

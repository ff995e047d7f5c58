//! What is asked of the index besides the query, and what comes back.
//!
//! Owns the request, and the shape of an answer: hits with their reading, field and score. It must not know how hits
//! are found.
//!
//! A score is a list of named costs that are compared one after another, so that one can always read off why
//! one hit stands before another.

use std::cmp::Ordering;
use std::sync::atomic::AtomicBool;

use crate::search::field::TextClass;
use crate::search::kept::KeptIndex;
use crate::search::rank::{match_quality, other_match_quality};
use crate::search::texts::TextStart;

pub use crate::search::field::Field;
pub use crate::search::reading::Reading;

/// What is asked of the index besides the query.
#[derive(Clone, Copy, Default)]
pub struct Request<'a> {
    /// The most hits to return; `Answer::total` counts all.
    pub limit: usize,
    /// The place whose entries come before equally good ones of other places.
    pub default_place: Option<u32>,
    /// Tells whether an entry passes the filters that only the catalogue can evaluate.
    pub filter: Option<&'a (dyn Fn(u32) -> bool + Sync)>,
    /// Tells how often this user opened an entry: the last tie-break.
    pub opened: Option<&'a (dyn Fn(u32) -> u32 + Sync)>,
    /// The answer to the previous query, whose intermediate results are used again.
    pub previous: Option<&'a Answer>,
    /// Whether typing has ended, so that the last word is complete.
    pub is_finished: bool,
    /// Set by another thread when the answer is no longer wanted.
    pub abandon: Option<&'a AtomicBool>,
}

/// One entry found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry, as numbered by the builder.
    pub entry: u32,
    /// Its indicator.
    pub indicator: u32,
    /// The least literal reading that was needed.
    pub place: u32,
    /// The least literal reading that was needed.
    pub reading: Reading,
    /// The lowest ranking of the fields that were needed.
    pub field: Field,
    /// Why it stands where it does in the list.
    pub score: Score,
    /// The indicator as the index numbers it.
    pub(super) document: u32,
    /// The text that was scored, up to the last word that matched.
    pub(super) matched: TextStart,
}

impl Hit {
    /// Returns whether every word matched as a whole word, as typed, in a name or an alias.
    pub fn is_whole(&self) -> bool {
        let start_of_word = match_quality(TextClass::Name, false);
        self.reading == Reading::Typed && self.score.match_quality < start_of_word
    }
}

/// What can be found besides entries, in the order in which equals are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
    /// A place.
    Place,
    /// A plan, by its names and by what sources report on it.
    Plan,
    /// A line of a plan: a programme, a task or another.
    Programme,
    /// A list of named things, by its title and by each of them.
    List,
    /// A source, by its title.
    Source,
}

impl ThingKind {
    /// Every kind, in order.
    pub const ALL: [Self; 5] = [
        Self::Place,
        Self::Plan,
        Self::Programme,
        Self::List,
        Self::Source,
    ];

    /// Returns whether it is a plan or a part of one.
    pub fn is_of_a_plan(self) -> bool {
        matches!(self, Self::Plan | Self::Programme | Self::List)
    }
}

/// Something found that is no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// What it is.
    pub kind: ThingKind,
    /// Its number, counted by the builder within its kind.
    pub id: u32,
    /// The reading that was needed.
    pub reading: Reading,
    /// The text that matches best, by its number in the order given to the builder.
    pub text: u32,
    /// Whether the words stand only in a remark, or in no single text together.
    pub is_aside: bool,
    /// Whether a word matched only as the start of a word.
    pub is_start: bool,
    /// How well the marks of the worst matching word agree.
    pub marks: u8,
    /// How many words the text has beyond the query.
    pub breadth: u16,
    /// Whether it belongs to another place than the default one.
    pub is_elsewhere: bool,
}

impl Other {
    /// Returns its score, which ranks below every entry of the same reading.
    pub fn score(&self) -> Score {
        Score {
            reading: self.reading as u8,
            is_aside: 1,
            match_quality: other_match_quality(self.is_aside, !self.is_start),
            marks: self.marks,
            other_place: u8::from(self.is_elsewhere),
            breadth: self.breadth,
            letters: 0,
        }
    }
}

/// The costs of a hit, compared in this order; the smallest score comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// How far the reading is from what was typed.
    pub reading: u8,
    /// 1 where it is not an indicator.
    pub is_aside: u8,
    /// How well the marks of the worst matching word agree: 0 exact or none typed, 1 tone dropped, 2 marks
    /// dropped, 3 i for y.
    pub marks: u8,
    /// 1 where the entry is of another place than the default one and the query did not ask for its place.
    pub other_place: u8,
    /// How well the worst matching word matches, 0 for best: whole words before word starts, the Vietnamese name
    /// before other names, then words from several texts, category and unit last.
    pub match_quality: u8,
    /// What the name says beyond the query, in words: those before the match, twice those after it, more for
    /// words out of order and for an indicator without a target of its own.
    pub breadth: u16,
    /// How well the letters fit: the distance from the best score that fuzzy-matcher could give; 0 where
    /// there were no equals to tell apart.
    pub letters: u16,
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Score {
    /// Returns the number of typed marks that were not matched; i for y counts as none.
    pub(super) fn missed_marks(&self) -> u8 {
        match self.marks {
            3 => 0,
            missed => missed,
        }
    }

    fn order(&self) -> (u8, u8, u8, u8, u8, u8, u16, u16) {
        (
            self.reading,
            self.is_aside,
            self.missed_marks(),
            self.other_place,
            self.match_quality,
            self.marks,
            self.breadth,
            self.letters,
        )
    }

    /// Returns the parts in the order in which they are compared, each with its name in JSON. Scripts read
    /// these names, so they stay as they are.
    pub fn parts(&self) -> [(&'static str, u16); 6] {
        [
            ("reading", self.reading.into()),
            ("marks", self.marks.into()),
            ("elsewhere", self.other_place.into()),
            ("manner", self.match_quality.into()),
            ("breadth", self.breadth),
            ("letters", self.letters),
        ]
    }

    /// Returns the score as one number from 0 to 1, higher for better.
    pub fn value(&self) -> f64 {
        let steps = [
            (self.reading, 16),
            (self.is_aside, 2),
            (self.missed_marks(), 4),
            (self.other_place, 2),
            (self.match_quality, 32),
        ];
        let (mut cost, mut scale) = (0.0, 1.0);
        for (part, range) in steps {
            scale /= f64::from(range);
            cost += f64::from(part.min(range - 1)) * scale;
        }
        cost += f64::from(self.breadth.min(999)) * scale / 1000.0;
        1.0 - cost
    }
}

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The best hits in order, at most as many as asked for.
    pub hits: Vec<Hit>,
    /// How many entries match in all.
    pub total: usize,
    /// What matches besides entries, the best first, a few of each kind. There are no hits where a plan or a part of
    /// one is named and no entry is under the same reading.
    pub others: Vec<Other>,
    /// The words as they were read, where they differ from the typed ones.
    pub understood: Option<String>,
    /// Where nothing matches: a similar query that would find something.
    pub suggestion: Option<String>,
    /// The words of the query that the best hit does not have, where some were left out.
    pub ignored: Vec<String>,
    /// Whether the first hit has the typed syllables only far apart or as starts of other words: most likely an
    /// accident.
    pub is_by_chance: bool,
    /// Intermediate results that the next query may use again.
    pub(super) kept: KeptIndex,
}

impl Answer {
    /// Returns whether one name of a plan or a part of one has all the words.
    pub fn names_a_plan(&self) -> bool {
        let is_named = |other: &Other| other.kind.is_of_a_plan() && !other.is_aside;
        self.others.iter().any(is_named)
    }

    /// Returns an empty answer that serves as [`Request::previous`] as well as this one, and is small.
    pub fn to_go_on(&self) -> Self {
        Self {
            kept: self.kept.clone(),
            ..Self::default()
        }
    }
}

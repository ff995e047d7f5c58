//! What is asked of the index besides the query, and what comes back.
//!
//! Owns the shapes of an answer: hits with their reading, field and score. It knows nothing of how they
//! are found.
//! The one idea: a score is a row of named costs compared in order, so that why one hit stands before
//! another can always be read off.

use std::sync::atomic::AtomicBool;

use crate::search::field::Class;
use crate::search::kept::Kept;
use crate::search::rank::manner;

pub use crate::search::field::Field;
pub use crate::search::reading::Reading;

/// What is asked of the index besides the query.
#[derive(Clone, Copy, Default)]
pub struct Request<'a> {
    /// The most hits to return; the total counts all.
    pub limit: usize,
    /// The place whose entries come first among equals.
    pub default_place: Option<u32>,
    /// Whether an entry passes the filters that the catalogue evaluates.
    pub filter: Option<&'a (dyn Fn(u32) -> bool + Sync)>,
    /// How often this user opened an entry: the last tie-break.
    pub opened: Option<&'a (dyn Fn(u32) -> u32 + Sync)>,
    /// The answer to the query before this one; what it worked out is used again.
    pub previous: Option<&'a Answer>,
    /// Set by another thread when the query is superseded.
    pub abandon: Option<&'a AtomicBool>,
}

/// One entry found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry, as numbered by the builder.
    pub entry: u32,
    /// Its indicator.
    pub indicator: u32,
    /// Its place.
    pub place: u32,
    /// The least literal reading that was needed.
    pub reading: Reading,
    /// The least of the fields that were needed.
    pub field: Field,
    /// Why it stands where it stands.
    pub score: Score,
    /// The indicator as the index numbers it.
    pub(crate) document: u32,
    /// The text by which it was scored, and how many of its words reach to the last one met.
    pub(crate) text: (u32, u16),
}

impl Hit {
    /// Returns whether every word was met whole, in a name or an alias, as it was typed.
    pub(crate) fn is_whole(&self) -> bool {
        self.reading == Reading::Typed && self.score.manner < manner(Class::Name, false)
    }
}

/// What is found besides entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A place.
    Place,
    /// A source, by its title.
    Source,
    /// A programme.
    Programme,
}

/// Something found that is no entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// What it is.
    pub kind: Kind,
    /// Its number, counted by the builder within its kind.
    pub id: u32,
}

/// The costs of a hit, compared in this order; the smallest comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// How far the reading is from what was typed.
    pub reading: u8,
    /// The worst way a word was met: whole before start, the name before what stands beside it.
    pub manner: u8,
    /// The worst likeness of a marked word: 0 exact, 1 tone dropped, 2 marks dropped, 3 i for y.
    pub marks: u8,
    /// 1 when the entry is of another place than the default one, unless the query asked for its place.
    pub elsewhere: u8,
    /// What the name says beyond the query: words before the match, twice the words after it, words out of
    /// their order, less for main.
    pub breadth: u16,
    /// How well the letters fit: the distance from the best score fuzzy-matcher could give; 0 where no
    /// equals had to be told apart.
    pub letters: u16,
}

impl Score {
    /// Returns the parts with their names, in the order in which they are compared.
    pub fn parts(&self) -> [(&'static str, u16); 6] {
        [
            ("reading", self.reading.into()),
            ("manner", self.manner.into()),
            ("marks", self.marks.into()),
            ("elsewhere", self.elsewhere.into()),
            ("breadth", self.breadth),
            ("letters", self.letters),
        ]
    }

    /// Returns one number, higher for better, at most 1 and never below 0.
    pub fn value(&self) -> f64 {
        let steps = [
            (self.reading, 16),
            (self.manner, 32),
            (self.marks, 4),
            (self.elsewhere, 2),
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
    /// Places, sources and programmes that match, grouped in this order, a few of each.
    pub others: Vec<Other>,
    /// The words that were understood, when they are not the typed ones.
    pub understood: Option<String>,
    /// When nothing matches: a query near this one that would find something.
    pub suggestion: Option<String>,
    /// What the next query may use again.
    pub(crate) kept: Kept,
}

impl Answer {
    /// Returns what the next query may use again, and nothing else.
    pub fn to_go_on(&self) -> Answer {
        Answer {
            kept: self.kept.clone(),
            ..Answer::default()
        }
    }
}

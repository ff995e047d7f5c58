//! What is proposed of one figure.
//!
//! Owns the proposal, where it stands in the text, and the whole of a draft. It must not know how it was found.

use std::collections::{BTreeMap, BTreeSet};

use super::doubt::DraftDoubt;
use super::masks::Mask;
use crate::core::figure::Figure;
use crate::core::model::{Better, ClaimKind, Comparator, JudgementStatus, TargetKind};

/// Words of a text that hold a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The number of the paragraph, from one.
    pub paragraph: usize,
    /// The number of the sentence in it, from one.
    pub sentence: usize,
    /// The first character of the words in the NFC text, from one.
    pub first: usize,
    /// The last character.
    pub last: usize,
    /// The words.
    pub text: String,
}

/// What a figure is of: the thing itself, or something that is counted from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The thing itself.
    Itself,
    /// How much it rose.
    Rise,
    /// How much it fell.
    Fall,
    /// By how much it is above what was set.
    Over,
    /// By how much it is below what was set.
    Under,
    /// The whole of which it is a part.
    Whole,
    /// What part of the plan it is.
    OfPlan,
    /// Its share in a whole.
    Share,
    /// The number of what is named: "14 xã đạt chuẩn".
    Count,
    /// The rate of what is named: "92 % hộ có …".
    Rate,
    /// Its place in a ranking.
    Rank,
}

/// A figure that is proposed.
#[derive(Clone, Debug)]
pub struct ProposedFigure {
    /// The name of what it is of.
    pub name: String,
    /// What of it.
    pub aspect: Aspect,
    /// The unit.
    pub unit: String,
    /// The kind.
    pub kind: ClaimKind,
    /// The year.
    pub year: Option<i16>,
    /// The period, as packs write it.
    pub period: String,
    /// The figure, or the lower end.
    pub low: Figure,
    /// The upper end.
    pub high: Option<Figure>,
    /// How it bounds.
    pub comparator: Comparator,
    /// Whether it is just short of it.
    pub is_nearly: bool,
    /// Which way is better, where the name tells.
    pub better: Option<Better>,
    /// How a target is compared.
    pub target_kind: Option<TargetKind>,
    /// The place, where it is not that of the text.
    pub place: Option<String>,
    /// What the text says of the target, and in which words.
    pub judgement: Option<(JudgementStatus, String)>,
    /// The words that hold it, one quote for each time that the figure is repeated.
    pub quotes: Vec<Quote>,
    /// Why it may be wrong.
    pub doubts: BTreeSet<DraftDoubt>,
}

impl ProposedFigure {
    /// Tells whether it stands in the pack as it is.
    pub fn is_live(&self) -> bool {
        !self.doubts.iter().any(|doubt| doubt.keeps_out())
    }

    /// How certain it is, of a hundred.
    pub fn certainty(&self) -> u32 {
        let taken: u32 = self.doubts.iter().map(|doubt| doubt.weight()).sum();
        100u32.saturating_sub(taken)
    }
}

/// A number that is no figure, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedNumber {
    /// What it is instead.
    pub mask: Mask,
    /// The number as it was printed.
    pub text: String,
    /// The number of its paragraph.
    pub paragraph: usize,
}

/// What is known of a text as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its day: year, month, day; the latter two may be unknown.
    pub day: Option<(i16, Option<i8>, Option<i8>)>,
    /// The place of its figures.
    pub place: Option<String>,
    /// First and last year of the term.
    pub term: Option<(i16, i16)>,
}

/// A text as a draft.
#[derive(Clone, Debug, Default)]
pub struct Drafted {
    /// What is known of the text.
    pub document: Document,
    /// The proposals in the order of the text.
    pub proposals: Vec<ProposedFigure>,
    /// The numbers that are no figures.
    pub passed: Vec<PassedNumber>,
}

impl Drafted {
    /// How many numbers are no figures, by what they are instead.
    pub fn passed_by_kind(&self) -> BTreeMap<Mask, usize> {
        let mut counts = BTreeMap::new();
        for passed in &self.passed {
            *counts.entry(passed.mask).or_default() += 1;
        }
        counts
    }
}

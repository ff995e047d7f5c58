//! Claims of rows that wait until every indicator is known.
//!
//! Owns how little of each is kept: millions wait at once. It must not know how a row is read.

use std::ops::Range;

use crate::core::catalog::Particulars;
use crate::core::model::{Claim, IndicatorId, Judgement, JudgementStatus, PlaceId, Text};

/// A claim that waits for its indicator. Millions do at once: what few rows tell stands elsewhere.
pub(super) struct WaitingClaim {
    indicator: u32,
    pub(super) place: PlaceId,
    pub(super) claim: Claim,
    pub(super) rare: Option<Box<Rare>>,
    /// The number of its file, and the bytes of its figure.
    file: u32,
    at: Range<u32>,
}

/// What few rows tell beside their figure.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Rare {
    pub(super) verbatim: Option<String>,
    pub(super) particulars: Particulars,
    /// What the source itself says of the target, and in which words.
    pub(super) judgement: Option<(JudgementStatus, String)>,
}

impl Rare {
    /// Kept only where it tells anything.
    fn kept(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}

impl WaitingClaim {
    /// One of a series, with the number of its file and the bytes of its figure there.
    pub(super) fn new(
        (indicator, place): (usize, PlaceId),
        claim: Claim,
        rare: Rare,
        (file, at): (usize, Range<usize>),
    ) -> Self {
        // No input has four thousand million rows or columns, so the numbers fit.
        let short = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            indicator: short(indicator),
            place,
            claim,
            rare: rare.kept(),
            file: short(file),
            at: short(at.start)..short(at.end),
        }
    }

    /// The number of its indicator, as it was read.
    pub(super) fn indicator(&self) -> usize {
        self.indicator as usize
    }

    /// The number of its file.
    pub(super) fn file(&self) -> usize {
        self.file as usize
    }

    /// The bytes of its figure in its file.
    pub(super) fn at(&self) -> Range<usize> {
        self.at.start as usize..self.at.end as usize
    }

    /// What its source says of the target of its indicator.
    pub(super) fn judged(
        &self,
        indicator: IndicatorId,
        status: JudgementStatus,
        wording: Text,
    ) -> Judgement {
        Judgement {
            indicator,
            place: Some(self.place),
            plan: self.claim.plan,
            status,
            wording,
            year: self.claim.year,
            period: self.claim.period,
            source: self.claim.source,
            note: Text(0),
        }
    }
}

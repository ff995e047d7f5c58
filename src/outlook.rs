//! The catalogue as seen on a day, under a plan.
//!
//! Owns the choices that turn many claims into one line: which claims exist on that day, which
//! figure is the newest, which target counts, where sources disagree. The rules are those of
//! `docs/choices.md`. It judges nothing and draws nothing; the catalogue itself knows no day.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::catalog::Catalog;
use crate::figure::Figure;
use crate::model::{Claim, ClaimKind, Comparator, PeriodId, PlanId, Published, SeriesId};

/// A day and a choice of plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The day of judgement.
    pub day: Date,
    /// Whether the day was asked for: then claims of undated sources do not exist.
    pub as_of: bool,
    /// The only plan whose targets count, if one was chosen.
    pub plan: Option<PlanId>,
}

/// Claims of one indicator, place, year and kind that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The year.
    pub year: i16,
    /// The period of the first claim.
    pub period: PeriodId,
    /// The kind of the claims.
    pub kind: ClaimKind,
    /// Positions of the claims that differ, in the order of the pack.
    pub claims: Vec<u32>,
}

impl Outlook {
    /// Sees everything that is known on a day.
    pub fn on(day: Date) -> Self {
        Self {
            day,
            as_of: false,
            plan: None,
        }
    }

    /// Tells whether a claim exists on the day: it was published by then.
    pub fn sees(&self, catalog: &Catalog, claim: &Claim) -> bool {
        let last = published(catalog, claim).last_day();
        !self.as_of || last.is_some_and(|last| last <= self.day)
    }

    /// The claims of a series that exist on the day.
    pub fn claims<'c>(
        &self,
        catalog: &'c Catalog,
        series: SeriesId,
    ) -> impl Iterator<Item = (u32, Claim)> + use<'c> {
        let seen = *self;
        catalog
            .claims(series)
            .filter(move |(_, claim)| seen.sees(catalog, claim))
    }

    /// How many claims of a series vanish because their source has no date.
    pub fn undated(&self, catalog: &Catalog, series: SeriesId) -> usize {
        let undated = catalog
            .claims(series)
            .filter(|(_, claim)| self.as_of && published(catalog, claim).parts().is_none());
        undated.count()
    }

    /// The newest figure: newest year, a whole year before part of one, newest publication, then
    /// actual, estimate, forecast, then the order of the pack. Never of a year after the day.
    pub fn newest(&self, catalog: &Catalog, series: SeriesId) -> Option<u32> {
        self.newest_of(catalog, series, |_| true)
    }

    /// The newest figure among those that pass a test.
    pub fn newest_of(
        &self,
        catalog: &Catalog,
        series: SeriesId,
        passes: impl Fn(&Claim) -> bool,
    ) -> Option<u32> {
        let figures = self.claims(catalog, series).filter(|(_, claim)| {
            claim.kind != ClaimKind::Target
                && claim.year.is_none_or(|year| year <= self.day.year())
                && passes(claim)
        });
        let key = |(position, claim): &(u32, Claim)| {
            (
                claim.year,
                Reverse(catalog.period(claim.period).rank()),
                published(catalog, claim).last_day(),
                Reverse(claim.kind),
                Reverse(*position),
            )
        };
        figures.max_by_key(key).map(|(position, _)| position)
    }

    /// The target that counts: of the chosen plan, else of the first main plan that has one, else
    /// of any plan the one with the nearest deadline.
    pub fn target(&self, catalog: &Catalog, series: SeriesId) -> Option<u32> {
        let pack = catalog.pack(catalog.indicator_of(series).pack);
        let targets: Vec<(u32, Claim)> = self
            .claims(catalog, series)
            .filter(|(_, claim)| claim.kind == ClaimKind::Target)
            .collect();
        let of_plan = |plan: PlanId| self.nearest_deadline(catalog, &targets, Some(plan));
        match self.plan {
            Some(plan) => of_plan(plan),
            None => pack
                .main_plans
                .iter()
                .find_map(|plan| of_plan(*plan))
                .or_else(|| self.nearest_deadline(catalog, &targets, None)),
        }
    }

    /// Tells whether a series belongs to the scoreboard: the chosen plan sets it a target, else a
    /// main plan of its pack; in a pack without main plans any target counts.
    pub fn is_counted(&self, catalog: &Catalog, series: SeriesId) -> bool {
        let main = &catalog.pack(catalog.indicator_of(series).pack).main_plans;
        let counts = |plan: Option<PlanId>| match self.plan {
            Some(chosen) => plan == Some(chosen),
            None => main.is_empty() || plan.is_some_and(|plan| main.contains(&plan)),
        };
        self.claims(catalog, series)
            .any(|(_, claim)| claim.kind == ClaimKind::Target && counts(claim.plan))
    }

    fn nearest_deadline(
        &self,
        catalog: &Catalog,
        targets: &[(u32, Claim)],
        plan: Option<PlanId>,
    ) -> Option<u32> {
        let day = i32::from(self.day.year());
        let key = |(position, claim): &&(u32, Claim)| {
            let year = claim.year.map_or(i32::MAX, i32::from);
            (
                year.saturating_sub(day).unsigned_abs(),
                Reverse(year),
                Reverse(published(catalog, claim).last_day()),
                *position,
            )
        };
        targets
            .iter()
            .filter(|(_, claim)| plan.is_none() || claim.plan == plan)
            .min_by_key(key)
            .map(|(position, _)| *position)
    }

    /// Where sources disagree: claims of one year and kind whose figures exclude each other.
    /// Targets of different plans never do; part of a year that stands for it counts as the year.
    pub fn conflicts(&self, catalog: &Catalog, series: SeriesId) -> Vec<Conflict> {
        let mut groups: Vec<(GroupKey, Vec<(u32, Claim)>)> = Vec::new();
        for (position, claim) in self.claims(catalog, series) {
            let Some(key) = GroupKey::of(catalog, &claim) else {
                continue;
            };
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, claims)) => claims.push((position, claim)),
                None => groups.push((key, vec![(position, claim)])),
            }
        }
        groups.retain(|(_, claims)| disagree(claims));
        groups
            .into_iter()
            .map(|(key, claims)| Conflict {
                year: key.year,
                period: claims[0].1.period,
                kind: key.kind,
                claims: claims.iter().map(|(position, _)| *position).collect(),
            })
            .collect()
    }
}

/// When a claim was published.
pub fn published(catalog: &Catalog, claim: &Claim) -> Published {
    claim
        .source
        .map_or_else(Published::default, |id| catalog.source(id).published)
}

/// What claims must share to be able to disagree.
#[derive(PartialEq)]
struct GroupKey {
    year: i16,
    kind: ClaimKind,
    plan: Option<PlanId>,
    span: Span,
}

/// The part of time a figure speaks of, as far as it separates claims.
#[derive(PartialEq)]
enum Span {
    Year,
    Other(PeriodId),
}

impl GroupKey {
    fn of(catalog: &Catalog, claim: &Claim) -> Option<Self> {
        let stands = catalog.period(claim.period).stands_for_year();
        Some(Self {
            year: claim.year?,
            kind: claim.kind,
            plan: (claim.kind == ClaimKind::Target)
                .then_some(claim.plan)
                .flatten(),
            span: if stands {
                Span::Year
            } else {
                Span::Other(claim.period)
            },
        })
    }
}

/// Tells whether some two claims exclude each other beyond rounding.
fn disagree(claims: &[(u32, Claim)]) -> bool {
    claims.iter().enumerate().any(|(at, (_, one))| {
        let later = claims.iter().skip(at + 1);
        later.into_iter().any(|(_, other)| excludes(one, other))
    })
}

/// Tells whether two claims cannot both be true: neither comparator contains the other figure.
pub fn excludes(one: &Claim, other: &Claim) -> bool {
    let decimals = one.low.scale().min(other.low.scale());
    let round = |figure: Figure| {
        figure.decimal().round_dp_with_strategy(
            u32::from(decimals),
            rust_decimal::RoundingStrategy::MidpointAwayFromZero,
        )
    };
    let (low, high) = interval(one, &round);
    let (other_low, other_high) = interval(other, &round);
    let before = |high: &End, low: &End| match (high, low) {
        (Some((high, high_open)), Some((low, low_open))) => {
            high < low || (high == low && (*high_open || *low_open))
        }
        _ => false,
    };
    before(&high, &other_low) || before(&other_high, &low)
}

/// One end of an interval and whether it is open; `None` is without end.
type End = Option<(rust_decimal::Decimal, bool)>;

fn interval(claim: &Claim, round: &impl Fn(Figure) -> rust_decimal::Decimal) -> (End, End) {
    let low = round(claim.low);
    let high = round(claim.high);
    match claim.comparator {
        Comparator::Equal | Comparator::About | Comparator::Range => {
            (Some((low, false)), Some((high, false)))
        }
        Comparator::AtLeast => (Some((low, false)), None),
        Comparator::Above => (Some((low, true)), None),
        Comparator::AtMost => (None, Some((high, false))),
        Comparator::Below => (None, Some((high, true))),
    }
}

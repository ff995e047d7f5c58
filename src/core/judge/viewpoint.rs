//! The catalogue as seen on a day, under a plan.
//!
//! Owns the choices that turn many claims into one line: which claims exist on that day, which
//! figure is the newest, which target counts, where sources disagree. The rules are those of
//! `docs/choices.md`. It judges nothing and draws nothing; the catalogue itself knows no day.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::maps::FastMap;
use crate::core::model::{
    Claim, ClaimId, ClaimKind, Comparator, Ended, PeriodId, PlanId, PlanStatus, Published,
    SeriesId, SourceId, Withdrawal,
};
use crate::core::position::Position;

/// A day and a choice of plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewpoint {
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
    pub claims: Vec<ClaimId>,
    /// Position of the one that is shown first.
    pub chosen: ClaimId,
    /// The rule that chose it.
    pub by: ClaimChoice,
}

/// The rule that chose one of several claims of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimChoice {
    /// It covers a later time.
    LaterPeriod,
    /// It covers the whole year, the others part of it.
    WholeYear,
    /// It is a figure, the others are bounds.
    Figure,
    /// It was published last.
    LatestPublication,
    /// The claims are equal otherwise, and this one comes first in the pack.
    FileOrder,
}

impl ClaimChoice {
    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::LaterPeriod => "later_period",
            Self::WholeYear => "whole_year",
            Self::Figure => "figure",
            Self::LatestPublication => "latest_publication",
            Self::FileOrder => "file_order",
        }
    }
}

impl Viewpoint {
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
        !self.as_of
            || published(catalog, claim)
                .last_day()
                .is_some_and(|last| last <= self.day)
    }

    /// The claims of a series that count on the day: those that exist, and what the pack declares to follow from
    /// others; not what a source replaced, nor what was worked out from something not yet known.
    pub fn counting(&self, catalog: &Catalog, series: SeriesId) -> Vec<Seen> {
        let mut counting = Vec::with_capacity(catalog.series_of(series).claims().len());
        let all = catalog.claims(series);
        counting.extend(all.filter(|(id, claim)| {
            self.sees(catalog, claim)
                && self.has_inputs(catalog, *id, claim)
                && !self.is_superseded(catalog, *id)
        }));
        counting
    }

    /// The claims of a series that the pack holds and that exist on the day.
    pub fn claims<'c>(
        &self,
        catalog: &'c Catalog,
        series: SeriesId,
    ) -> impl Iterator<Item = (ClaimId, Claim)> + use<'c> {
        let seen = *self;
        catalog
            .claims(series)
            .filter(move |(_, claim)| !claim.is_computed && seen.sees(catalog, claim))
    }

    /// Tells whether a source replaced a claim by the day.
    pub fn is_superseded(&self, catalog: &Catalog, claim: ClaimId) -> bool {
        let sources = catalog.superseded_by(claim);
        if sources.is_empty() {
            return false;
        }
        let own = catalog.claim(claim).source;
        sources.iter().any(|source| {
            let day = catalog.source(*source).published.last_day();
            let is_out = !self.as_of || day.is_some_and(|day| day <= self.day);
            is_out && may_replace(catalog, *source, own)
        })
    }

    /// The day from which there is nothing to count in a series, if that was known on the day.
    pub fn ended<'c>(&self, catalog: &'c Catalog, series: SeriesId) -> Option<&'c Ended> {
        catalog.ended(series).filter(|ended| {
            let source = ended.source.map(|id| catalog.source(id).published);
            !self.as_of || source.and_then(Published::last_day) <= Some(self.day)
        })
    }

    /// Tells whether every input of a derived claim is known on the day. Only inputs that the pack declares are
    /// checked.
    fn has_inputs(&self, catalog: &Catalog, id: ClaimId, claim: &Claim) -> bool {
        if !claim.is_derived {
            return true;
        }
        let derivation = catalog.derivation_of(id);
        derivation.is_none_or(|derivation| match self.as_of {
            true => derivation.known_from.is_some_and(|known| known <= self.day),
            false => derivation.value.is_some(),
        })
    }

    /// How many claims of a series vanish because their source has no date.
    pub fn undated(&self, catalog: &Catalog, series: SeriesId) -> usize {
        if !self.as_of {
            return 0;
        }
        let claims = catalog.claims(series);
        let undated = claims.filter(|(_, claim)| published(catalog, claim).parts().is_none());
        undated.count()
    }

    /// The newest figure among those that pass a test: the latest end of a period, then as [`is_preferred`] says.
    /// Never of a year after the day.
    pub fn newest_of(
        &self,
        catalog: &Catalog,
        series: SeriesId,
        passes: impl Fn(&Claim) -> bool,
    ) -> Option<ClaimId> {
        let counting = self.counting(catalog, series).into_iter();
        self.newest_among(catalog, counting, passes)
            .map(|(position, _)| position)
    }

    /// The newest figure among given claims that pass a test.
    pub fn newest_among(
        &self,
        catalog: &Catalog,
        claims: impl Iterator<Item = Seen>,
        passes: impl Fn(&Claim) -> bool,
    ) -> Option<Seen> {
        let last = self.day.year();
        claims
            .filter(|(_, claim)| claim.kind != ClaimKind::Target)
            .filter(|(_, claim)| claim.year.is_none_or(|year| year <= last) && passes(claim))
            .reduce(|best, next| {
                if is_preferred(catalog, &next, &best) {
                    next
                } else {
                    best
                }
            })
    }

    /// The target that counts among given claims: of the chosen plan, else of the first main plan that has one, else
    /// of any plan the one with the nearest deadline.
    pub fn target_among(
        &self,
        catalog: &Catalog,
        claims: &[Seen],
        main_plans: &[PlanId],
    ) -> Option<Seen> {
        match (self.plan, main_plans) {
            (Some(plan), _) => self.nearest_deadline(catalog, claims, Some(plan)),
            (None, []) => self.nearest_deadline(catalog, claims, None),
            (None, _) => {
                let of_plans = self.targets_of_plans(catalog, claims);
                let mut main = main_plans.iter();
                main.find_map(|plan| of_plans.get(plan).copied())
                    .or_else(|| self.nearest_deadline(catalog, claims, None))
            }
        }
    }

    /// The promised target with the nearest deadline of each plan.
    fn targets_of_plans(&self, catalog: &Catalog, claims: &[Seen]) -> FastMap<PlanId, Seen> {
        let promised = claims
            .iter()
            .filter(|(_, claim)| self.is_promised(catalog, claim));
        self.nearest_of_plans(catalog, promised)
    }

    /// The target with the nearest deadline of each plan, drafts included: a person who names a plan wants its
    /// targets.
    pub(super) fn targets_by_plan(
        &self,
        catalog: &Catalog,
        claims: &[Seen],
    ) -> FastMap<PlanId, Seen> {
        let targets = claims
            .iter()
            .filter(|(_, claim)| claim.kind == ClaimKind::Target);
        self.nearest_of_plans(catalog, targets)
    }

    fn nearest_of_plans<'c>(
        &self,
        catalog: &Catalog,
        targets: impl Iterator<Item = &'c Seen>,
    ) -> FastMap<PlanId, Seen> {
        let mut of_plans: FastMap<PlanId, Seen> = FastMap::default();
        for target in targets {
            let Some(plan) = target.1.plan else {
                continue;
            };
            let known = of_plans.entry(plan).or_insert(*target);
            if self.distance(catalog, target) < self.distance(catalog, known) {
                *known = *target;
            }
        }
        of_plans
    }

    /// The sort key of targets: nearest deadline first, then the newer one, then the first in the pack.
    fn distance(&self, catalog: &Catalog, (position, claim): &Seen) -> impl Ord + use<> {
        let day = i32::from(self.day.year());
        let year = claim.year.map_or(i32::MAX, i32::from);
        (
            year.saturating_sub(day).unsigned_abs(),
            Reverse(year),
            Reverse(published(catalog, claim).last_day()),
            *position,
        )
    }

    /// Tells whether a target is promised: not by a draft nor by what was replaced, unless that very plan
    /// was asked for.
    pub fn is_promised(&self, catalog: &Catalog, target: &Claim) -> bool {
        let binding = |plan: PlanId| catalog.plan(plan).status == PlanStatus::Adopted;
        target.kind == ClaimKind::Target
            && target
                .plan
                .is_none_or(|plan| self.plan == Some(plan) || binding(plan))
    }

    /// Tells whether a series belongs to the scoreboard: the chosen plan sets it a target, else a main plan of its
    /// pack; in a pack without main plans any target counts. A target withdrawn by the day does not belong to it.
    pub fn is_counted(&self, catalog: &Catalog, series: SeriesId) -> bool {
        let pack = catalog.indicator_of(series).pack;
        let all_count = catalog.pack(pack).main_plans.is_empty();
        let counts = |plan: Option<PlanId>| match self.plan {
            Some(chosen) => plan == Some(chosen),
            None => all_count || plan.is_some_and(|plan| catalog.rank(pack, plan).is_some()),
        };
        let has_target = self
            .claims(catalog, series)
            .any(|(_, claim)| self.is_promised(catalog, &claim) && counts(claim.plan));
        has_target && self.withdrawal(catalog, series).is_none()
    }

    /// The document that withdrew a series by the day, from the chosen plan or from a main plan.
    pub fn withdrawal<'c>(&self, catalog: &'c Catalog, series: SeriesId) -> Option<&'c Withdrawal> {
        if catalog.withdrawals().is_empty() {
            return None;
        }
        let pack = catalog.indicator_of(series).pack;
        let day = |found: &Withdrawal| {
            let source = found.source.map(|id| catalog.source(id));
            source.and_then(|source| source.published.last_day())
        };
        catalog.withdrawals_of(series).find(|found| {
            let of_plan = match (found.plan, self.plan) {
                (None, _) => true,
                (plan, Some(_)) => plan == self.plan,
                (Some(plan), None) => catalog.rank(pack, plan).is_some(),
            };
            of_plan && (!self.as_of || day(found).is_some_and(|day| day <= self.day))
        })
    }

    fn nearest_deadline(
        &self,
        catalog: &Catalog,
        claims: &[Seen],
        plan: Option<PlanId>,
    ) -> Option<Seen> {
        claims
            .iter()
            .filter(|(_, claim)| self.is_promised(catalog, claim))
            .filter(|(_, claim)| plan.is_none() || claim.plan == plan)
            .min_by_key(|target| self.distance(catalog, target))
            .copied()
    }

    /// Where sources disagree: claims of one year and kind whose figures exclude each other.
    /// Targets of different plans never do; part of a year that stands for it counts as the year.
    pub fn conflicts(&self, catalog: &Catalog, series: SeriesId) -> Vec<Conflict> {
        conflicts_among(catalog, &self.counting(catalog, series))
    }
}

/// A claim and its position in the catalogue.
pub type Seen = (ClaimId, Claim);

/// Tells whether a source can have replaced a figure of another one: the pack lists it, and it is not that one.
pub fn may_replace(catalog: &Catalog, source: SourceId, replaced: Option<SourceId>) -> bool {
    catalog.source(source).is_listed() && replaced != Some(source)
}

/// Where a claim stands in time: at the end of its period.
pub fn stands_at(catalog: &Catalog, claim: &Claim) -> Option<Position> {
    let period = catalog.period(claim.period);
    claim.year.map(|year| period.stands_at(year))
}

/// Orders figures, the preferred one last: the latest end of a period, a whole year before a part of one that
/// ends with it, a figure before a bound, the newest publication, then actual, estimate, forecast, then the
/// order of the pack. An estimate whose day is not known counts from the first day it may have been
/// published: what may be older than a result must not replace it.
fn preference(catalog: &Catalog, (position, claim): &Seen) -> impl Ord + use<> {
    (
        stands_at(catalog, claim),
        Reverse(catalog.period(claim.period).rank()),
        is_figure(claim),
        match claim.kind {
            ClaimKind::Actual => published(catalog, claim).last_day(),
            _ => published(catalog, claim).first_day(),
        },
        Reverse(claim.kind),
        Reverse(*position),
    )
}

/// Tells whether a figure is preferred to another one.
pub fn is_preferred(catalog: &Catalog, one: &Seen, other: &Seen) -> bool {
    preference(catalog, one) > preference(catalog, other)
}

/// The days on which something was published about a series, or about any, oldest first: the
/// vintages one can step through. A month or year counts from its last day.
pub fn publication_days(catalog: &Catalog, series: Option<SeriesId>) -> Vec<Date> {
    let day = |(_, claim): (ClaimId, Claim)| published(catalog, &claim).last_day();
    let mut days: Vec<Date> = match series {
        Some(series) => catalog.claims(series).filter_map(day).collect(),
        // Every source says something, or it would not be listed; claims may be millions.
        None => catalog
            .sources()
            .iter()
            .filter_map(|source| source.published.last_day())
            .collect(),
    };
    days.sort_unstable();
    days.dedup();
    days
}

/// The newest publication of a catalogue, if it is certainly later than `day`. The clock must then be wrong.
pub fn published_after(catalog: &Catalog, day: Date) -> Option<Published> {
    let newest = newest_publication(catalog)?;
    newest.first_day().filter(|first| *first > day)?;
    Some(newest)
}

/// The newest publication of all; none where no source has a day.
pub fn newest_publication(catalog: &Catalog) -> Option<Published> {
    let sources = catalog.sources().iter();
    let newest = sources
        .map(|source| source.published)
        .max_by_key(|published| published.first_day())?;
    newest.first_day().map(|_| newest)
}

/// When a claim was published.
pub fn published(catalog: &Catalog, claim: &Claim) -> Published {
    claim
        .source
        .map_or_else(Published::default, |id| catalog.source(id).published)
}

/// Where given claims disagree, in the order of the pack.
pub fn conflicts_among(catalog: &Catalog, claims: &[Seen]) -> Vec<Conflict> {
    let mut keyed: Vec<(GroupKey, ClaimId, usize)> = Vec::with_capacity(claims.len());
    keyed.extend(
        claims
            .iter()
            .enumerate()
            .filter_map(|(at, (position, claim))| {
                Some((group_key(catalog, claim)?, *position, at))
            }),
    );
    keyed.sort_unstable();
    let mut found = Vec::new();
    for group in keyed.chunk_by(|(one, ..), (other, ..)| one == other) {
        let members = || group.iter().filter_map(|(_, _, at)| claims.get(*at));
        if group.len() > 1 && disagree(members()) {
            found.extend(conflict(catalog, members()));
        }
    }
    found.sort_by_key(|conflict| conflict.claims.first().copied());
    found
}

fn conflict<'c>(catalog: &Catalog, members: impl Iterator<Item = &'c Seen>) -> Option<Conflict> {
    let members: Vec<&Seen> = members.collect();
    let (_, first) = members.first()?;
    let chosen = members.iter().copied().reduce(|best, next| {
        if is_preferred(catalog, next, best) {
            next
        } else {
            best
        }
    })?;
    let others = members.iter().copied().filter(|other| other.0 != chosen.0);
    let second = others.reduce(|best, next| {
        if is_preferred(catalog, next, best) {
            next
        } else {
            best
        }
    })?;
    let by = reason_of(catalog, chosen, second);
    Some(Conflict {
        year: first.year?,
        period: first.period,
        kind: first.kind,
        claims: members.iter().map(|(position, _)| *position).collect(),
        chosen: chosen.0,
        by,
    })
}

/// The first of the rules of preference that separates two figures.
fn reason_of(catalog: &Catalog, chosen: &Seen, other: &Seen) -> ClaimChoice {
    let differ = |of: fn(&Catalog, &Claim) -> u8| of(catalog, &chosen.1) != of(catalog, &other.1);
    let day = |seen: &Seen| published(catalog, &seen.1).last_day();
    if stands_at(catalog, &chosen.1) != stands_at(catalog, &other.1) {
        ClaimChoice::LaterPeriod
    } else if differ(|catalog, claim| catalog.period(claim.period).rank()) {
        ClaimChoice::WholeYear
    } else if differ(|_, claim| u8::from(is_figure(claim))) {
        ClaimChoice::Figure
    } else if day(chosen) != day(other) {
        ClaimChoice::LatestPublication
    } else {
        ClaimChoice::FileOrder
    }
}

/// Tells whether a claim gives a figure rather than a bound.
fn is_figure(claim: &Claim) -> bool {
    matches!(claim.comparator, Comparator::Equal | Comparator::About)
}

/// The facts that claims must share before they can disagree: year, kind, way of counting, plan of a target, and the
/// part of the year if it matters. Zero stands for "any".
type GroupKey = (i16, ClaimKind, bool, u32, u32);

fn group_key(catalog: &Catalog, claim: &Claim) -> Option<GroupKey> {
    let plan = claim.plan.filter(|_| claim.kind == ClaimKind::Target);
    let stands = catalog.period(claim.period).stands_for_year();
    Some((
        claim.year?,
        claim.kind,
        claim.is_break,
        plan.map_or(0, |plan| plan.0.saturating_add(1)),
        if stands {
            0
        } else {
            claim.period.0.saturating_add(1)
        },
    ))
}

/// Tells whether some two claims exclude each other beyond rounding, as [`excludes`] says of two.
///
/// Two claims are held against each other with the decimals of the coarser one. So for each number of decimals
/// that occurs, those printed with it stand against all that are as fine or finer, and of each side only the
/// outermost end counts: thousands of claims of one moment are walked over and never paired.
fn disagree<'c>(claims: impl Iterator<Item = &'c Seen> + Clone) -> bool {
    let scales = claims.clone().map(|(_, claim)| claim.low.scale());
    let scales: BTreeSet<u8> = scales.collect();
    scales.into_iter().any(|decimals| {
        let (mut own, mut all) = (Outermost::default(), Outermost::default());
        for (_, claim) in claims.clone() {
            let scale = claim.low.scale();
            if scale < decimals {
                continue;
            }
            let (low, high) = interval(claim, &|figure| rounded(figure, decimals));
            all.meet(&low, &high);
            if scale == decimals {
                own.meet(&low, &high);
            }
        }
        ends_before(&own.first_end, &all.last_start) || ends_before(&all.first_end, &own.last_start)
    })
}

/// The lowest end and the highest start of several intervals; at the same figure an open end is further out than a
/// closed one.
#[derive(Debug, Default)]
struct Outermost {
    first_end: IntervalEnd,
    last_start: IntervalEnd,
}

impl Outermost {
    fn meet(&mut self, low: &IntervalEnd, high: &IntervalEnd) {
        let start = low.map(|(figure, is_open)| (figure, is_open));
        if start > self.last_start {
            self.last_start = start;
        }
        let key = |end: &IntervalEnd| end.map(|(figure, is_open)| (figure, !is_open));
        if high.is_some() && (self.first_end.is_none() || key(high) < key(&self.first_end)) {
            self.first_end = *high;
        }
    }
}

/// Tells whether two claims cannot both be true: neither comparator contains the other figure.
pub fn excludes(one: &Claim, other: &Claim) -> bool {
    let decimals = one.low.scale().min(other.low.scale());
    let round = |figure: Figure| rounded(figure, decimals);
    let (low, high) = interval(one, &round);
    let (other_low, other_high) = interval(other, &round);
    ends_before(&high, &other_low) || ends_before(&other_high, &low)
}

fn rounded(figure: Figure, decimals: u8) -> rust_decimal::Decimal {
    figure.decimal().round_dp_with_strategy(
        u32::from(decimals),
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    )
}

/// Tells whether nothing lies both up to the one end and from the other on.
fn ends_before(high: &IntervalEnd, low: &IntervalEnd) -> bool {
    match (high, low) {
        (Some((high, high_open)), Some((low, low_open))) => {
            high < low || (high == low && (*high_open || *low_open))
        }
        _ => false,
    }
}

/// One end of an interval and whether it is open; `None` is without end.
type IntervalEnd = Option<(rust_decimal::Decimal, bool)>;

fn interval(
    claim: &Claim,
    round: &impl Fn(Figure) -> rust_decimal::Decimal,
) -> (IntervalEnd, IntervalEnd) {
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

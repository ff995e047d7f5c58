//! Chooses the figures a target is judged by.
//!
//! Owns what counts as evidence: levels with a level, a mean with a mean, a sum with a sum, never part of a year with a
//! yearly target; one figure for each time, chosen by the rule of `viewpoint`, and what others say of the newest of
//! them. The rules are those of `docs/choices.md`. It must not know how the figures are judged.

use rust_decimal::prelude::ToPrimitive;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::kind::{is_impossible_share, kind};
use crate::core::judge::term::{Term, is_rate};
use crate::core::judge::viewpoint::{Seen, Viewpoint, excludes, is_preferred, stands_at};
use crate::core::judge::yearly_points::YearlyPoints;
use crate::core::model::{
    Better, Claim, ClaimId, ClaimKind, Comparator, Indicator, SeriesId, TargetKind,
};
use crate::core::period::PeriodMeaning;
use crate::core::position::Position;
use crate::core::rule::assess::assess;
use crate::core::rule::case::{Bound, Case, Evidence, Measure, Point, Target};
use crate::core::rule::verdict::{Assessment, Reason};

/// A judgement and the figure it rests on.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The judgement.
    pub assessment: Assessment,
    /// Position of the figure compared with the target, if one within the term was.
    pub position: Option<ClaimId>,
    /// Position of the newest figure within the term where none of them could be compared.
    pub unfit: Option<ClaimId>,
    /// The mean or sum that was compared, where it was worked out from yearly figures.
    pub worked_out: Option<f64>,
    /// Whether the newest figure used is an estimate.
    pub provisional: bool,
    /// How many figures it rests on.
    pub points: usize,
    /// The figures that were looked at, oldest first.
    pub inputs: Vec<Point>,
    /// How the target was compared.
    pub kind: TargetKind,
    /// The time the target covers, where one is named.
    pub term: Option<Term>,
}

/// An assumption for one calculation, never stored: another figure, another target.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Supposed {
    /// A year and what would be known of it: a level, the mean or sum since the base year, or the parts
    /// done, as the kind of the target asks.
    pub figure: Option<(i32, Figure)>,
    /// Another target; strict where the real one is, and of a range still one as long as its other end
    /// is the better one.
    pub target: Option<Figure>,
}

/// The unit of rounding of what was worked out: there is none.
const WORKED_OUT: Figure = Figure::new(0, 0);

/// What a judgement of one series looks at.
struct JudgementInputs<'c> {
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    series: SeriesId,
    indicator: &'c Indicator,
    seen: &'c [Seen],
    kind: TargetKind,
    better: Better,
    target: Claim,
    term: Term,
    /// The last year of which anything is known on the day.
    today: i32,
    supposed: Supposed,
}

/// What is known of a series on a day.
#[derive(Clone, Copy, Debug)]
pub struct KnownClaims<'k> {
    /// The claims that exist.
    pub seen: &'k [Seen],
    /// The target that counts, or one that is imagined.
    pub target: Option<&'k Claim>,
}

/// Judges a series by what is known on the day.
pub fn judge(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
    known: KnownClaims<'_>,
) -> Judged {
    suppose(catalog, viewpoint, series, known, Supposed::default())
}

/// Judges a series as if something else were known; with nothing supposed as it is.
pub fn suppose(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
    known: KnownClaims<'_>,
    supposed: Supposed,
) -> Judged {
    let KnownClaims { seen, target } = known;
    let Some(target) = target else {
        return refused(Reason::NoTarget);
    };
    let indicator = catalog.indicator_of(series);
    let Some(term) = Term::for_target(catalog, target) else {
        return refused(Reason::NoDeadline);
    };
    let kind = kind(catalog, indicator, target);
    let promised = match supposed.target {
        Some(target) => (target, target),
        None => (target.low, target.high),
    };
    if is_impossible_share(catalog, indicator, kind, promised) {
        return refused(Reason::TargetOutOfRange);
    }
    let look = JudgementInputs {
        catalog,
        viewpoint,
        series,
        indicator,
        seen,
        kind,
        better: match (kind, indicator.better) {
            (TargetKind::Rank, Better::None) => Better::Lower,
            (_, better) => better,
        },
        target: *target,
        term,
        today: i32::from(viewpoint.day.year()),
        supposed,
    };
    look.judge()
}

fn refused(reason: Reason) -> Judged {
    Judged {
        assessment: Assessment::refused(reason),
        position: None,
        unfit: None,
        worked_out: None,
        provisional: false,
        points: 0,
        inputs: Vec::new(),
        kind: TargetKind::Level,
        term: None,
    }
}

impl JudgementInputs<'_> {
    fn judge(&self) -> Judged {
        let (kind, target) = (self.kind, self.catalog.period(self.target.period));
        let mut found = match kind {
            TargetKind::Milestone => self.by_parts(),
            TargetKind::Growth | TargetKind::Pace if self.figures_are_rates() => self.by_span(),
            TargetKind::Growth => refused(Reason::UnitMismatch),
            TargetKind::Flow | TargetKind::Total => self.by_amounts(),
            TargetKind::Pace => self.by_years(),
            _ if target.is_mean() => self.by_span(),
            _ => self.by_years(),
        };
        if found.assessment.reason == Some(Reason::NoDataInTerm) {
            // Something of the term may be known that cannot be compared.
            if let Some((position, reason)) = self.unusable() {
                found = refused(reason);
                found.unfit = Some(position);
            } else if self.is_in_another_unit() {
                found = refused(Reason::UnitMismatch);
            } else if self.lacks_term() {
                found = refused(Reason::NoTerm);
            }
            found.position = None;
        } else if found.position.is_none() {
            // If no figure bears a verdict, the reason speaks of the one that was considered.
            let period = |claim: &Claim| self.catalog.period(claim.period);
            let stands = |claim: &Claim| period(claim).stands_for_year() || self.is_span(claim);
            let looked_at = self.newest(|claim| self.is_in_term(claim) && stands(claim));
            found.unfit = looked_at.map(|(position, _)| position);
        }
        if self.indicator.guessed.is_any() {
            found.assessment = found.assessment.into_unconfirmed();
        }
        found.kind = self.kind;
        found.term = Some(self.term);
        found
    }

    /// Tells whether there are figures, but the missing term would be needed to decide which of them count.
    fn lacks_term(&self) -> bool {
        let results = self.seen.iter().filter(|(_, claim)| claim.is_result());
        let years = results.filter_map(|(_, claim)| claim.year);
        let newest = years.filter(|year| i32::from(*year) <= self.today).max();
        newest.is_some() && Term::is_unsaid(self.catalog, &self.target, newest)
    }

    fn figures_are_rates(&self) -> bool {
        is_rate(self.catalog, self.indicator, self.kind)
    }

    /// Judges by one figure a year, each standing for its year.
    fn by_years(&self) -> Judged {
        let usable = |claim: &Claim| self.catalog.period(claim.period).stands_for_year();
        let years = self.yearly(usable);
        let rivals = self.rivals(years.newest(), usable);
        let is_estimate = self.is_estimate(&years);
        let mut found = self.assess(Evidence::Years(&years.points), &rivals, is_estimate);
        found.worked_out = found.assessment.actual;
        found.position = years.position(found.assessment.at);
        found.inputs = years.points;
        found
    }

    /// Judges by yearly amounts, or by a published mean or sum if it reaches further.
    fn by_amounts(&self) -> Judged {
        if self.supposed.figure.is_some() {
            return self.by_span();
        }
        let in_term = |claim: &Claim| {
            self.catalog.period(claim.period).is_whole_year() && self.is_in_term(claim)
        };
        let years = self.yearly(in_term);
        let newest = years.points.last().map(|point| point.at);
        let covered = newest.map_or(0, |newest| newest.year() - self.term.base);
        let is_whole = usize::try_from(covered) == Ok(years.points.len());
        let span = self.newest_span();
        let reaches = span.is_some_and(|(_, claim)| self.stands_at(&claim) > newest);
        if span.is_some() && (reaches || !is_whole) {
            return self.by_span();
        }
        let rivals = self.rivals(years.newest(), in_term);
        let is_estimate = self.is_estimate(&years);
        let mut found = self.assess(Evidence::Years(&years.points), &rivals, is_estimate);
        found.worked_out = found.assessment.actual;
        found.position = years.position(newest);
        found.inputs = years.points;
        found
    }

    /// Judges by the newest claim that is already a mean or sum since the base year.
    fn by_span(&self) -> Judged {
        if let Some((year, value)) = self.supposed.figure {
            let evidence = Evidence::Span {
                figure: Point::new(year, value),
                measure: match self.kind {
                    TargetKind::Total => Measure::Sum,
                    _ => Measure::Mean,
                },
            };
            return self.assess(evidence, &[], false);
        }
        let Some((position, claim)) = self.newest_span() else {
            return refused(Reason::NoDataInTerm);
        };
        let is_sum = self.catalog.period(claim.period).is_sum();
        let figure = self.point(&claim, self.stands_at(&claim).unwrap_or(self.end()));
        let evidence = Evidence::Span {
            figure,
            measure: if is_sum { Measure::Sum } else { Measure::Mean },
        };
        let rivals = self.rivals(Some(position), |other| {
            self.is_span(other) && self.catalog.period(other.period).is_sum() == is_sum
        });
        let mut found = self.assess(evidence, &rivals, claim.kind == ClaimKind::Estimate);
        found.inputs = vec![figure];
        if is_sum && self.kind == TargetKind::Flow {
            // The mean was compared, the source says the sum.
            found.worked_out = found.assessment.actual;
        }
        found.position = Some(position);
        found
    }

    /// Judges by the parts that are done.
    fn by_parts(&self) -> Judged {
        let usable = |claim: &Claim| {
            let level = self.catalog.period(claim.period).stands_for_year();
            let counts = (level && self.is_in_term(claim)) || self.is_span(claim);
            counts && claim.comparator == Comparator::Equal
        };
        let count = |figure: Figure| figure.decimal().to_u32();
        if let Some((year, value)) = self.supposed.figure {
            let all = self.supposed.target.unwrap_or(self.target.low);
            return match (count(value), count(all)) {
                (Some(done), Some(all)) => {
                    let at = Position::end_of(year);
                    self.assess(Evidence::Parts { done, all, at }, &[], false)
                }
                _ => refused(Reason::UnitMismatch),
            };
        }
        let Some((position, claim)) = self.newest(usable) else {
            return refused(Reason::NoDataInTerm);
        };
        let (Some(done), Some(all)) = (count(claim.low), count(self.target.low)) else {
            return refused(Reason::UnitMismatch);
        };
        let at = self.stands_at(&claim).unwrap_or(self.end());
        let evidence = Evidence::Parts { done, all, at };
        let mut found = self.assess(evidence, &[], claim.kind == ClaimKind::Estimate);
        found.inputs = vec![self.point(&claim, at)];
        found.position = Some(position);
        found
    }

    fn assess(&self, evidence: Evidence<'_>, rivals: &[Point], provisional: bool) -> Judged {
        let (min, max) = self.indicator.details().limits;
        let points = match evidence {
            // Approximate figures do not count as data points.
            Evidence::Years(points) => {
                let exact = points.iter().filter(|point| point.bound == Bound::Exact);
                exact.count()
            }
            Evidence::Span { .. } | Evidence::Parts { .. } => 1,
        };
        let mut assessment = assess(&Case {
            kind: match self.kind {
                TargetKind::Rank => TargetKind::Level,
                kind => kind,
            },
            better: self.better,
            evidence,
            base_year: self.term.base,
            target: Some(self.goal()),
            deadline: self.term.deadline,
            decimals: self.indicator.decimals,
            min,
            max,
            provisional,
            // A supposed figure is judged as of its own year.
            today: Some(Position::end_of_day(self.viewpoint.day))
                .filter(|_| self.supposed.figure.is_none()),
            ended: self.ended(),
            rivals,
            thresholds: self.catalog.pack(self.indicator.pack).thresholds,
        });
        if self.supposed != Supposed::default() {
            // A supposed figure has no claim to point at.
            assessment.confidence = None;
        }
        Judged {
            assessment,
            position: None,
            unfit: None,
            worked_out: None,
            provisional,
            points,
            inputs: Vec::new(),
            kind: self.kind,
            term: Some(self.term),
        }
    }

    fn goal(&self) -> Target {
        let Claim {
            low,
            high,
            comparator,
            ..
        } = self.target;
        // A range has two bounds: at the weaker one the target is met, beyond the other it is exceeded.
        let (value, far) = match self.better {
            Better::Lower => (high, low),
            _ => (low, high),
        };
        let value = self.supposed.target.unwrap_or(value);
        let is_beyond = match self.better {
            Better::Lower => far < value,
            _ => far > value,
        };
        Target {
            value,
            far: (comparator == Comparator::Range && is_beyond).then_some(far),
            strict: matches!(comparator, Comparator::Above | Comparator::Below),
        }
    }

    /// Where a claim stands in time.
    fn stands_at(&self, claim: &Claim) -> Option<Position> {
        stands_at(self.catalog, claim)
    }

    /// The day on which the unit of the series was abolished, if it was: from that day on there is nothing to count.
    fn ended(&self) -> Option<Position> {
        let ended = self.viewpoint.ended(self.catalog, self.series)?;
        Some(Position::end_of_day(ended.date))
    }

    /// The end of the term.
    fn end(&self) -> Position {
        Position::end_of(self.term.deadline)
    }

    /// What other claims of the same time and kind say of a figure, where both cannot be true.
    fn rivals(&self, chosen: Option<ClaimId>, usable: impl Fn(&Claim) -> bool) -> Vec<Point> {
        let Some(position) = chosen else {
            return Vec::new();
        };
        let chosen = self.catalog.claim(position);
        let Some(at) = self.stands_at(&chosen) else {
            return Vec::new();
        };
        let others = self.seen.iter().filter(|(other, claim)| {
            *other != position
                && claim.kind == chosen.kind
                && claim.is_break == chosen.is_break
                && self.stands_at(claim) == Some(at)
                && usable(claim)
                && excludes(claim, &chosen)
        });
        others.map(|(_, claim)| self.point(claim, at)).collect()
    }

    /// The preferred result of each time up to the deadline, oldest first.
    fn yearly(&self, usable: impl Fn(&Claim) -> bool) -> YearlyPoints {
        let last = self.term.deadline.min(self.today);
        let mut chosen: Vec<(Position, Seen)> = Vec::with_capacity(self.seen.len());
        for seen in self.seen {
            let (Some(year), Some(at)) = (seen.1.year, self.stands_at(&seen.1)) else {
                continue;
            };
            if i32::from(year) > last || !seen.1.is_result() || !usable(&seen.1) {
                continue;
            }
            match chosen.binary_search_by_key(&at, |(at, _)| *at) {
                Err(place) => chosen.insert(place, (at, *seen)),
                Ok(place) => {
                    if let Some((_, best)) = chosen.get_mut(place)
                        && self.is_better_of_time(seen, best)
                    {
                        *best = *seen;
                    }
                }
            }
        }
        let mut years = YearlyPoints {
            points: chosen
                .iter()
                .map(|(at, (_, claim))| self.point(claim, *at))
                .collect(),
            positions: chosen
                .iter()
                .map(|(_, (position, _))| Some(*position))
                .collect(),
        };
        if let Some((year, value)) = self.supposed.figure {
            years.suppose(Point::new(year, value));
        }
        years
    }

    /// Tells which of two figures of one time is judged: at a break the one that is counted as the later
    /// ones are.
    fn is_better_of_time(&self, one: &Seen, other: &Seen) -> bool {
        match (one.1.is_break, other.1.is_break) {
            (true, false) => true,
            (false, true) => false,
            _ => is_preferred(self.catalog, one, other),
        }
    }

    fn is_estimate(&self, years: &YearlyPoints) -> bool {
        let newest = years.positions.last().copied().flatten();
        newest.is_some_and(|at| self.catalog.claim(at).kind == ClaimKind::Estimate)
    }

    fn point(&self, claim: &Claim, at: Position) -> Point {
        let bound = match claim.comparator {
            Comparator::Equal => Bound::Exact,
            Comparator::About if claim.is_nearly => Bound::Nearly,
            Comparator::About => Bound::About,
            Comparator::AtLeast => Bound::AtLeast,
            Comparator::Above => Bound::Above,
            Comparator::AtMost => Bound::AtMost,
            Comparator::Below => Bound::Below,
            Comparator::Range => self.proven_by_range(claim),
        };
        let is_high = bound == Bound::AtMost;
        Point {
            at,
            value: if is_high { claim.high } else { claim.low },
            bound,
            is_break: claim.is_break,
            rounded_to: match claim.rounded_to {
                None if claim.is_derived => Some(WORKED_OUT),
                printed => printed,
            },
        }
    }

    /// What a range proves: the target is met if its worse end meets it, and not met if its better end falls short.
    fn proven_by_range(&self, claim: &Claim) -> Bound {
        let goal = self.goal().value;
        match self.better {
            Better::Lower if claim.low > goal => Bound::AtLeast,
            Better::Lower => Bound::AtMost,
            Better::Higher | Better::None if claim.high < goal => Bound::AtMost,
            Better::Higher | Better::None => Bound::AtLeast,
        }
    }

    /// The newest result that is already a mean or sum of every year since the base year; against the
    /// target of a single year also the result of that year.
    fn newest_span(&self) -> Option<Seen> {
        self.newest(|claim| self.is_span(claim))
    }

    fn newest(&self, usable: impl Fn(&Claim) -> bool) -> Option<Seen> {
        let results = self.seen.iter().filter(|(_, claim)| {
            let known = claim.year.is_some_and(|year| i32::from(year) <= self.today);
            known && claim.is_result() && usable(claim)
        });
        results
            .reduce(|best, next| {
                if is_preferred(self.catalog, next, best) {
                    next
                } else {
                    best
                }
            })
            .copied()
    }

    fn is_span(&self, claim: &Claim) -> bool {
        let period = self.catalog.period(claim.period);
        if self.term.years() == 1 && period.is_whole_year() {
            return claim.year.map(i32::from) == Some(self.term.deadline);
        }
        let fits = match self.kind {
            TargetKind::Total | TargetKind::Milestone => period.is_sum(),
            TargetKind::Flow => period.is_mean() || period.is_sum(),
            _ => period.is_mean(),
        };
        let first = match period.meaning() {
            PeriodMeaning::Span { first, .. } => first.map(i32::from),
            _ => None,
        };
        fits && first == Some(self.term.base + 1) && self.is_in_term(claim)
    }

    fn is_in_term(&self, claim: &Claim) -> bool {
        claim.year.is_some_and(|year| {
            let year = i32::from(year);
            year > self.term.base && year <= self.term.deadline
        })
    }

    /// Tells whether the term has a result under the same name in another unit.
    fn is_in_another_unit(&self) -> bool {
        let own = self.catalog.series_of(self.series);
        let mut twins = self.catalog.in_other_units(own.indicator);
        twins.any(|twin| {
            let series = self.catalog.find_series(twin, own.place);
            series.is_some_and(|series| {
                let claims = self.viewpoint.counting(self.catalog, series);
                claims.iter().any(|(_, claim)| {
                    let known = claim.year.is_some_and(|year| i32::from(year) <= self.today);
                    known && claim.is_result() && self.is_in_term(claim)
                })
            })
        })
    }

    /// The newest figure of the term that cannot be compared, and why.
    fn unusable(&self) -> Option<(ClaimId, Reason)> {
        let (position, newest) = self.newest(|claim| self.is_in_term(claim))?;
        let period = self.catalog.period(newest.period);
        let reason = match period.is_part_of_year() {
            true => Reason::PartOfYear,
            false => Reason::PeriodMismatch,
        };
        Some((position, reason))
    }
}

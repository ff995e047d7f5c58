//! Where a series stands against its target, on a day, under a plan.
//!
//! Owns the first, plain judgement: the newest comparable result against the target that counts,
//! compared exactly after rounding to the indicator's decimals. It never says more than the figures
//! allow: what cannot be compared is `not_assessable` with a reason. Pure; the day is an argument.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::catalog::Catalog;
use crate::model::{Better, Claim, ClaimKind, Comparator, SeriesId, TargetKind};
use crate::outlook::{Conflict, Outlook};

/// One of seven classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Better than the target at the printed precision.
    Exceeded,
    /// At the target at the printed precision.
    Met,
    /// Not met, going well.
    OnTrack,
    /// Behind.
    AtRisk,
    /// Far behind.
    Unlikely,
    /// The deadline's figure is known and does not meet the target.
    Missed,
    /// Cannot be judged; the reason says why.
    NotAssessable,
}

impl Status {
    /// Every class, best first.
    pub const ALL: [Self; 7] = [
        Self::Exceeded,
        Self::Met,
        Self::OnTrack,
        Self::AtRisk,
        Self::Unlikely,
        Self::Missed,
        Self::NotAssessable,
    ];

    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exceeded => "exceeded",
            Self::Met => "met",
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::Unlikely => "unlikely",
            Self::Missed => "missed",
            Self::NotAssessable => "not_assessable",
        }
    }
}

/// Why a series is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Nothing was promised.
    NoTarget,
    /// The deadline has not come and the target is not met.
    NotYet,
    /// No result within the term of the target.
    NoDataInTerm,
    /// The deadline has passed and its figure is not known.
    NoFinalFigure,
    /// The newest figure covers part of a year.
    PartOfYear,
    /// The newest figure and the target cover different spans.
    PeriodMismatch,
    /// A share of a whole.
    Structure,
    /// Neither way is better.
    NoDirection,
    /// The source gives only a bound that proves nothing.
    BoundOnly,
}

impl Reason {
    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTarget => "no_target",
            Self::NotYet => "not_yet",
            Self::NoDataInTerm => "no_data_in_term",
            Self::NoFinalFigure => "no_final_figure",
            Self::PartOfYear => "part_of_year",
            Self::PeriodMismatch => "period_mismatch",
            Self::Structure => "structure",
            Self::NoDirection => "no_direction",
            Self::BoundOnly => "bound_only",
        }
    }
}

/// Where a series stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The class.
    pub status: Status,
    /// Why it is not judged; only with [`Status::NotAssessable`].
    pub reason: Option<Reason>,
    /// Position of the target that counts.
    pub target: Option<u32>,
    /// Position of the newest figure, whether or not it can be judged.
    pub latest: Option<u32>,
    /// Position of the figure that was compared with the target.
    pub judged: Option<u32>,
    /// Figure minus the nearest bound of the target, in the unit; zero inside a range.
    pub gap: Option<Decimal>,
    /// Whether the judgement rests on an estimate.
    pub provisional: bool,
    /// Where sources disagree.
    pub conflicts: Vec<Conflict>,
}

/// Judges a series.
pub fn standing(catalog: &Catalog, outlook: &Outlook, series: SeriesId) -> Standing {
    let target = outlook.target(catalog, series);
    let mut standing = Standing {
        status: Status::NotAssessable,
        reason: Some(Reason::NoTarget),
        target,
        latest: outlook.newest(catalog, series),
        judged: None,
        gap: None,
        provisional: false,
        conflicts: outlook.conflicts(catalog, series),
    };
    if let Some(target) = target {
        judge(
            catalog,
            outlook,
            series,
            &catalog.claim(target),
            &mut standing,
        );
    }
    standing
}

fn judge(
    catalog: &Catalog,
    outlook: &Outlook,
    series: SeriesId,
    target: &Claim,
    standing: &mut Standing,
) {
    let indicator = catalog.indicator_of(series);
    let in_term = |claim: &Claim| claim.is_result() && is_in_term(catalog, target, claim);
    let kind = indicator.target_kind;
    let comparable = |claim: &Claim| in_term(claim) && is_comparable(catalog, kind, target, claim);
    let judged = outlook.newest_of(catalog, series, comparable);
    standing.judged = judged;
    let Some(position) = judged else {
        let any = outlook.newest_of(catalog, series, in_term);
        standing.reason = Some(any.map_or(Reason::NoDataInTerm, |other| {
            mismatch(catalog, &catalog.claim(other))
        }));
        return;
    };
    let figure = catalog.claim(position);
    standing.gap = Some(gap(target, &figure));
    standing.provisional = figure.kind == ClaimKind::Estimate;
    if indicator.target_kind == Some(TargetKind::Structure) {
        standing.reason = Some(Reason::Structure);
        return;
    }
    if indicator.better == Better::None {
        standing.reason = Some(Reason::NoDirection);
        return;
    }
    let is_final = figure.year >= target.year;
    let past = target.year.is_some_and(|year| year < outlook.day.year());
    let verdict = compare(indicator.better, indicator.decimals, target, &figure);
    (standing.status, standing.reason) = match verdict {
        Verdict::Better => (Status::Exceeded, None),
        Verdict::Equal => (Status::Met, None),
        Verdict::Unknown => (Status::NotAssessable, Some(Reason::BoundOnly)),
        Verdict::Worse if is_final => (Status::Missed, None),
        Verdict::Worse if past => (Status::NotAssessable, Some(Reason::NoFinalFigure)),
        Verdict::Worse => (Status::NotAssessable, Some(Reason::NotYet)),
    };
}

/// Tells whether a result falls into the term of a target: after its base year, not after its end.
fn is_in_term(catalog: &Catalog, target: &Claim, claim: &Claim) -> bool {
    let Some(year) = claim.year else { return false };
    let span = catalog.period(target.period).years();
    let term = target.plan.and_then(|plan| catalog.plan(plan).term);
    let base = match (span, term) {
        (Some((first, _)), _) => first - 1,
        (None, Some((first, last))) if target.year == Some(last) => first,
        _ => target.year.map_or(i16::MIN, |year| year - 1),
    };
    // A mean or sum that began before the term speaks of another one.
    let began = catalog.period(claim.period).years();
    year > base
        && target.year.is_none_or(|last| year <= last)
        && began.is_none_or(|(first, _)| first >= base)
}

/// Tells whether a result is of the same sort as a target: a level with a level, a mean with a
/// mean, a sum with a sum.
fn is_comparable(
    catalog: &Catalog,
    kind: Option<TargetKind>,
    target: &Claim,
    claim: &Claim,
) -> bool {
    let (target, claim) = (catalog.period(target.period), catalog.period(claim.period));
    if kind == Some(TargetKind::Flow) {
        // What is to be reached every year is compared with a year, or with the mean of years.
        return claim.is_whole_year() || claim.is_mean();
    }
    if target.is_mean() {
        return claim.is_mean();
    }
    if target.is_sum() {
        return claim.is_sum();
    }
    claim.stands_for_year()
}

fn mismatch(catalog: &Catalog, claim: &Claim) -> Reason {
    if catalog.period(claim.period).is_part_of_year() {
        Reason::PartOfYear
    } else {
        Reason::PeriodMismatch
    }
}

/// Figure minus the nearest bound of the target.
fn gap(target: &Claim, figure: &Claim) -> Decimal {
    let value = figure.low.decimal();
    let (low, high) = (target.low.decimal(), target.high.decimal());
    if value < low {
        value - low
    } else if value > high {
        value - high
    } else {
        Decimal::ZERO
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Better,
    Equal,
    Worse,
    Unknown,
}

/// Compares a figure with a target, both rounded half away from zero to the indicator's decimals.
fn compare(better: Better, decimals: u8, target: &Claim, figure: &Claim) -> Verdict {
    let sign = match better {
        Better::Lower => -Decimal::ONE,
        _ => Decimal::ONE,
    };
    let round = |value: Decimal| {
        sign * value
            .round_dp_with_strategy(u32::from(decimals), RoundingStrategy::MidpointAwayFromZero)
    };
    // Of a range the weaker bound is met, the other exceeded.
    let (weak, far) = match better {
        Better::Lower => (target.high, target.low),
        _ => (target.low, target.high),
    };
    let (weak, far) = (round(weak.decimal()), round(far.decimal()));
    let value = round(figure.low.decimal());
    let strict = matches!(target.comparator, Comparator::Above | Comparator::Below);
    let bound = matches!(
        (figure.comparator, better),
        (Comparator::Above | Comparator::AtLeast, Better::Higher)
            | (Comparator::Below | Comparator::AtMost, Better::Lower)
    );
    if bound {
        // "Over 93" proves a target of 93 met, even one worded "over 93", and never more.
        let proves =
            value > weak || value == weak && (!strict || figure.comparator == target.comparator);
        return if proves {
            Verdict::Equal
        } else {
            Verdict::Unknown
        };
    }
    if value < weak || (strict && value == weak) {
        Verdict::Worse
    } else if value > far {
        Verdict::Better
    } else {
        Verdict::Equal
    }
}

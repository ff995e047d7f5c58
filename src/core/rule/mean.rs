//! Turns a mean or a sum into a status.
//!
//! Owns what means and sums have in common: the ratio to their target, the classes, the numbers that exist. Before the
//! deadline such a result is a running one. It must not know how the mean or sum was worked out.

use crate::core::model::{Better, TargetKind};
use crate::core::position::{Position, Years};
use crate::core::rule::case::{Bound, Case};
use crate::core::rule::exact::{Ruler, TOLERANCE, TargetComparison, finite};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Status};

/// How much of a term a mean or a sum covers, in years.
#[derive(Clone, Copy, Debug)]
pub(super) struct CoveredYears {
    /// From the start of the term to the last figure.
    pub(super) covered: f64,
    /// The length of the term.
    pub(super) whole: f64,
}

/// A mean or sum so far, ready to be judged.
pub(super) struct RunningMean {
    /// Against the target.
    pub(super) verdict: TargetComparison,
    /// The mean or the sum; `None` where the source gives only a bound.
    pub(super) actual: Option<f64>,
    /// Actual minus target, worked out exactly.
    pub(super) gap: Option<f64>,
    /// How much of the term it covers.
    pub(super) years: CoveredYears,
    /// The yearly change or amount that is needed from now on.
    pub(super) need: Option<f64>,
    /// Whether the last year was better than the mean so far; `None` if unknown.
    pub(super) improves: Option<bool>,
    /// Whether the term is covered to its end.
    pub(super) is_final: bool,
    /// Whether no later figure of the term can come.
    pub(super) is_over: bool,
    /// The end of what is covered.
    pub(super) at: Position,
    /// Further facts that go with the status.
    pub(super) flags: Vec<Flag>,
}

/// Turns a mean or sum into a status with its numbers.
pub(super) fn conclude(case: &Case<'_>, ruler: &Ruler, result: RunningMean) -> Assessment {
    let CoveredYears { covered, whole } = result.years;
    let target = ruler.number(ruler.target);
    let is_total = case.kind == TargetKind::Total;
    let share = result.actual.filter(|_| target != 0.0);
    let share = share.and_then(|actual| finite(actual / target));
    let time = finite(covered / whole);
    let ratio = match (share, time) {
        (Some(way), Some(time)) if is_total => finite(way / time),
        _ => share,
    };
    let status = match result.verdict {
        TargetComparison::Unknown => return bound_only(&result, share),
        TargetComparison::Near if result.is_final => Err(Reason::AtThreshold),
        TargetComparison::Better => Ok(Status::Exceeded),
        TargetComparison::Equal => Ok(Status::Met),
        TargetComparison::Worse if result.is_final => Ok(Status::Missed),
        TargetComparison::Worse | TargetComparison::Near => {
            Ok(class(case, target, ratio, result.improves))
        }
    };
    let mut found = match status {
        Ok(status) => Assessment::with_status(status),
        Err(reason) => Assessment::refused(reason),
    };
    found.at = Some(result.at);
    found.side = result.verdict.side();
    found.actual = result.actual;
    found.gap = result.gap;
    found.percent_of_target = share;
    let is_open = !result.is_final && !result.is_over;
    let is_last = result.is_over && !result.is_final;
    if is_last && !(is_total && result.verdict.is_met()) {
        let of_the_figure = |flag: &Flag| *flag == Flag::Approximate;
        found
            .flags
            .extend(result.flags.into_iter().filter(of_the_figure));
        return found.into_last_known(case.why_not_final());
    }
    found.time = time;
    found.ratio = ratio;
    found.way = share.filter(|_| is_total);
    found.pace = match result.actual {
        Some(actual) if is_total => finite(actual / covered),
        actual => actual,
    };
    found.need = result
        .need
        .filter(|_| !result.is_final || case.kind == TargetKind::Flow);
    found.factor = match (found.need, found.pace) {
        (Some(need), Some(pace)) if pace != 0.0 => finite(need / pace),
        _ => None,
    };
    found.flags.extend(result.flags);
    if is_open {
        found.flags.push(Flag::Running);
    }
    if result.verdict == TargetComparison::Near && is_open {
        found.flags.push(Flag::AtThreshold);
    }
    if is_last {
        // A total that is already reached cannot be lost again.
        found.flags.push(Flag::LastFigure(result.at.year()));
    }
    found
}

/// A bound that proves nothing has at most a distance.
fn bound_only(result: &RunningMean, share: Option<f64>) -> Assessment {
    let mut found = Assessment::refused(Reason::BoundOnly);
    found.at = Some(result.at);
    found.gap = result.gap;
    found.percent_of_target = share;
    found
}

/// What is needed a year for the rest of the term, so that the mean of the whole of it is the target:
/// growth is compounded, a yearly amount needs its target every year.
pub(super) fn need(kind: TargetKind, target: f64, actual: f64, years: CoveredYears) -> Option<f64> {
    let CoveredYears { covered, whole } = years;
    let left = whole - covered;
    finite(match kind {
        TargetKind::Flow => target,
        TargetKind::Growth => {
            let grown = (1.0 + actual / 100.0).powf(covered);
            let wanted = (1.0 + target / 100.0).powf(whole);
            ((wanted / grown).powf(1.0 / left) - 1.0) * 100.0
        }
        _ => (whole * target - covered * actual) / left,
    })
}

/// The class of a mean or sum that does not reach its target yet.
fn class(case: &Case<'_>, target: f64, ratio: Option<f64>, improves: Option<bool>) -> Status {
    // Actual over target tells how far one is only where more of it is better.
    let towards = match case.better {
        Better::Lower => target < 0.0,
        _ => target > 0.0,
    };
    let limits = case.thresholds;
    match ratio.filter(|_| towards) {
        Some(ratio) if ratio >= limits.on_track - TOLERANCE => Status::OnTrack,
        Some(ratio) if ratio >= limits.at_risk - TOLERANCE => Status::AtRisk,
        None if improves == Some(true) => Status::AtRisk,
        _ => Status::Unlikely,
    }
}

/// Tells whether one change is better than another.
pub(super) fn is_better(ruler: &Ruler, one: f64, other: f64) -> bool {
    let higher = ruler.sign(1) > 0;
    if higher { one > other } else { one < other }
}

/// The flag of a figure that is not exact.
pub(super) fn bound_flags(bound: Bound) -> Vec<Flag> {
    match bound {
        Bound::Exact => Vec::new(),
        _ => vec![Flag::Approximate],
    }
}

/// Mean minus target, from exact whole numbers where they fit.
pub(super) fn exact_gap(ruler: &Ruler, units: i128, years: Years) -> Option<f64> {
    let length = years.parts as f64 / years.per_year as f64;
    let exact = || {
        let change = units.checked_mul(i128::from(years.per_year))?;
        let target = ruler.target.checked_mul(i128::from(years.parts))?;
        Some(ruler.number(change.checked_sub(target)?) / years.parts as f64)
    };
    let close = || ruler.number(units) / length - ruler.number(ruler.target);
    finite(exact().unwrap_or_else(close))
}

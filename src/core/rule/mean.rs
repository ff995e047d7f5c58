//! Turns a mean or a sum into a status.
//!
//! Owns what means and sums have in common: the ratio to their target, the classes, the numbers that
//! exist. Before the deadline such a result is a running one.

use crate::core::model::{Better, TargetKind};
use crate::core::rule::case::{Bound, Case};
use crate::core::rule::exact::{Ruler, TOLERANCE, Verdict, finite};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Status};

/// A mean or sum so far, ready to be judged.
pub(super) struct Running {
    /// Against the target.
    pub(super) verdict: Verdict,
    /// Whether only rounding reaches it.
    pub(super) by_rounding: bool,
    /// The mean or the sum; `None` where the source gives only a bound.
    pub(super) actual: Option<f64>,
    /// Actual minus target, worked out exactly.
    pub(super) gap: Option<f64>,
    /// Years covered, and years of the term.
    pub(super) years: (f64, f64),
    /// What is needed a year from now on.
    pub(super) need: Option<f64>,
    /// Whether the last year was better than the mean so far; `None` if unknown.
    pub(super) improves: Option<bool>,
    /// Whether the deadline's year is covered.
    pub(super) is_final: bool,
    /// Whether the deadline's year is over.
    pub(super) past: bool,
    /// The last year covered.
    pub(super) year: i32,
    /// What is already known to ride beside the status.
    pub(super) flags: Vec<Flag>,
}

/// Turns a mean or sum into a status with its numbers.
pub(super) fn conclude(case: &Case<'_>, ruler: &Ruler, result: Running) -> Assessment {
    let (covered, whole) = result.years;
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
        Verdict::Better => Ok(Status::Exceeded),
        Verdict::Equal => Ok(Status::Met),
        Verdict::Unknown => Err(Reason::BoundOnly),
        Verdict::Worse if result.is_final => Ok(Status::Missed),
        Verdict::Worse if result.past => Err(Reason::NoFinalFigure),
        Verdict::Worse => Ok(class(case, target, ratio, result.improves)),
    };
    let mut found = match status {
        Ok(status) => Assessment::of(status),
        Err(reason) => Assessment::refused(reason),
    };
    found.year = Some(result.year);
    found.gap = result.gap;
    found.percent_of_target = share;
    if found.status == Status::NotAssessable {
        return found;
    }
    found.time = time;
    found.ratio = ratio;
    found.way = share.filter(|_| is_total);
    found.pace = match result.actual {
        Some(actual) if is_total => finite(actual / covered),
        actual => actual,
    };
    found.need = result.need;
    if result.is_final && case.kind != TargetKind::Flow {
        found.need = None;
    }
    found.factor = match (found.need, found.pace) {
        (Some(need), Some(pace)) if pace != 0.0 => finite(need / pace),
        _ => None,
    };
    found.flags = result.flags;
    if !result.is_final {
        found.flags.push(Flag::Running);
    }
    if result.by_rounding {
        found.flags.push(Flag::MetByRounding);
    }
    if result.past && !result.is_final {
        found.flags.push(Flag::LastFigure(result.year));
    }
    found
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
pub(super) fn exact_gap(ruler: &Ruler, units: i128, years: i32) -> Option<f64> {
    let target = ruler.target.checked_mul(i128::from(years));
    let difference = target.and_then(|target| units.checked_sub(target));
    match difference {
        Some(difference) => finite(ruler.number(difference) / f64::from(years)),
        None => finite(ruler.number(units) / f64::from(years) - ruler.number(ruler.target)),
    }
}

//! Results that need no yearly figures.
//!
//! Owns claims that are already a mean or a sum of years, and milestones with their parts. It must not know claims or
//! sources.

use crate::core::model::TargetKind;
use crate::core::position::{Position, Years};
use crate::core::rule::amount::{Sum, conclude_total};
use crate::core::rule::case::{Case, Measure, Point, Target};
use crate::core::rule::exact::{Ruler, TOLERANCE, TargetComparison, finite};
use crate::core::rule::mean::{CoveredYears, RunningMean, bound_flags, conclude, exact_gap, need};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Side, Status};

/// Judges a claim that is already the mean or the sum of the years since the base year.
pub(super) fn judge_span(
    case: &Case<'_>,
    figure: &Point,
    measure: Measure,
    target: Target,
) -> Assessment {
    let ruler = Ruler::for_case(case, std::slice::from_ref(figure), target);
    let is_over = case.is_past() || case.has_ended();
    if figure.at <= case.start() || figure.at > case.end() {
        return Assessment::refused(Reason::NoDataInTerm);
    }
    let is_sum = measure == Measure::Sum;
    match case.kind {
        TargetKind::Total if is_sum => {
            let sum = Sum {
                units: ruler.units(figure.value),
                verdict: ruler.compare_point(figure),
                bound: figure.bound,
                at: figure.at,
            };
            return conclude_total(case, &ruler, &sum, is_over);
        }
        TargetKind::Flow => {}
        TargetKind::Total | TargetKind::Milestone => return mismatch(figure),
        _ if is_sum => return mismatch(figure),
        _ => {}
    }
    let covered = if is_sum {
        figure.at.since_exactly(case.start())
    } else {
        Years {
            parts: 1,
            per_year: 1,
        }
    };
    let years = CoveredYears {
        covered: figure.at.since(case.start()),
        whole: case.end().since(case.start()),
    };
    let units = ruler.units(figure.value);
    let actual = ruler.number(units) * covered.per_year as f64 / covered.parts as f64;
    let exact = !figure.bound.is_bound();
    let goal = ruler.number(ruler.target);
    let result = RunningMean {
        verdict: match (is_sum, exact) {
            (false, _) => ruler.compare_point(figure),
            (true, true) => ruler.compare_mean(units, covered),
            (true, false) => TargetComparison::Unknown,
        },
        actual: Some(actual).filter(|_| exact),
        gap: exact_gap(&ruler, units, covered).filter(|_| exact),
        years,
        need: need(case.kind, goal, actual, years)
            .filter(|_| exact || case.kind == TargetKind::Flow),
        improves: None,
        is_final: figure.at >= case.end(),
        is_over,
        at: figure.at,
        flags: bound_flags(figure.bound),
    };
    conclude(case, &ruler, result)
}

fn mismatch(figure: &Point) -> Assessment {
    let mut found = Assessment::refused(Reason::PeriodMismatch);
    found.at = Some(figure.at);
    found
}

/// Judges a milestone by its parts; never unlikely, for parts are weak evidence.
pub(super) fn judge_parts(case: &Case<'_>, done: u32, all: u32, at: Position) -> Assessment {
    let is_done = done >= all;
    if all == 0 || at > case.end() || (at <= case.start() && !is_done) {
        return Assessment::refused(Reason::NoDataInTerm);
    }
    let is_over = case.is_past() || case.has_ended();
    let is_final = case.is_final_state(at, is_over);
    let way = f64::from(done) / f64::from(all);
    let time = finite(at.since(case.start()) / case.end().since(case.start()));
    let time = time.filter(|time| *time > 0.0);
    let ratio = time.and_then(|time| finite(way / time));
    let on_track = ratio.is_some_and(|ratio| ratio >= case.thresholds.on_track - TOLERANCE);
    let mut found = Assessment::with_status(if is_done {
        Status::Met
    } else if is_final {
        Status::Missed
    } else if on_track {
        Status::OnTrack
    } else {
        Status::AtRisk
    });
    found.at = Some(at);
    found.side = Some(if is_done { Side::Above } else { Side::Below });
    if is_over && !is_final {
        if !is_done {
            return found.into_last_known(case.why_not_final());
        }
        // Amounts already done cannot be lost again.
        found.flags.push(Flag::LastFigure(at.year()));
    }
    if is_final && at < case.end() {
        found.is_part = true;
        found.flags.push(Flag::Provisional);
    }
    (found.way, found.time, found.ratio) = (Some(way), time, ratio);
    found
}

//! Results that need no yearly figures.
//!
//! Owns claims that are already a mean or a sum of years, and milestones with their parts.

use crate::core::model::TargetKind;
use crate::core::rule::amount::{Sum, conclude_total};
use crate::core::rule::case::{Case, Measure, Point, Target};
use crate::core::rule::exact::{Ruler, TOLERANCE, Verdict, finite};
use crate::core::rule::mean::{Running, bound_flags, conclude, exact_gap};
use crate::core::rule::verdict::{Assessment, Reason, Status};

/// Judges a claim that is already the mean or the sum of the years since the base year.
pub(super) fn judge_span(
    case: &Case<'_>,
    figure: &Point,
    measure: Measure,
    half_years: u16,
    target: Target,
) -> Assessment {
    let ruler = Ruler::of(case, [figure.value].into_iter(), target);
    let years = f64::from(half_years) / 2.0;
    let whole = f64::from(case.deadline - case.base_year);
    if years <= 0.0 || whole <= 0.0 {
        return Assessment::refused(Reason::NoDataInTerm);
    }
    let units = ruler.units(figure.value);
    let is_sum = measure == Measure::Sum;
    match case.kind {
        TargetKind::Total if is_sum => {
            let sum = Sum {
                units,
                bound: figure.bound,
                years,
                year: figure.year,
            };
            return conclude_total(case, &ruler, &sum, case.past);
        }
        TargetKind::Total | TargetKind::Milestone => {
            return Assessment::refused(Reason::PeriodMismatch);
        }
        TargetKind::Flow => {}
        _ if is_sum => return Assessment::refused(Reason::PeriodMismatch),
        _ => {}
    }
    // A sum of n years over 2n halves: twice the sum over the halves is the mean.
    let (units, divisor) = match is_sum {
        true => (units.saturating_mul(2), i64::from(half_years)),
        false => (units, 1),
    };
    let actual = ruler.number(units) / divisor as f64;
    let goal = ruler.number(ruler.target);
    let exact = !figure.bound.is_bound();
    let result = Running {
        verdict: match (exact, is_sum) {
            (true, _) => ruler.compare_mean(units, divisor),
            (false, false) => ruler.compare_point(figure),
            (false, true) => Verdict::Unknown,
        },
        by_rounding: exact && ruler.mean_needs_rounding(units, divisor),
        actual: Some(actual).filter(|_| exact),
        gap: exact_gap(&ruler, units, divisor as i32).filter(|_| exact),
        years: (years, whole),
        need: match case.kind {
            TargetKind::Flow => Some(goal),
            _ => finite((whole * goal - years * actual) / (whole - years)).filter(|_| exact),
        },
        improves: None,
        is_final: years >= whole,
        past: case.past,
        year: figure.year,
        flags: bound_flags(figure.bound),
    };
    conclude(case, &ruler, result)
}

/// Judges a milestone by its parts; never unlikely, for parts are weak evidence.
pub(super) fn judge_parts(case: &Case<'_>, done: u32, all: u32, year: i32) -> Assessment {
    if all == 0 || year > case.deadline || (year <= case.base_year && done < all) {
        return Assessment::refused(Reason::NoDataInTerm);
    }
    let way = f64::from(done) / f64::from(all);
    let time = f64::from(year - case.base_year) / f64::from(case.deadline - case.base_year);
    let time = finite(time).filter(|time| *time > 0.0);
    let ratio = time.and_then(|time| finite(way / time));
    let on_track = ratio.is_some_and(|ratio| ratio >= case.thresholds.on_track - TOLERANCE);
    let mut found = Assessment::of(if done >= all {
        Status::Met
    } else if year >= case.deadline {
        Status::Missed
    } else if case.past {
        return Assessment::refused(Reason::NoFinalFigure);
    } else if on_track {
        Status::OnTrack
    } else {
        Status::AtRisk
    });
    found.year = Some(year);
    (found.way, found.time, found.ratio) = (Some(way), time, ratio);
    found
}

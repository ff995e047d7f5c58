//! Mean yearly change of levels.
//!
//! Owns pace (points a year, exact) and growth (percent a year, the geometric mean). It must not know how levels are
//! judged against their target.

use crate::core::model::TargetKind;
use crate::core::rule::case::{Bound, Case, Point, Target, baseline};
use crate::core::rule::exact::{Ruler, TargetComparison, finite};
use crate::core::rule::mean::{CoveredYears, RunningMean, conclude, exact_gap, is_better, need};
use crate::core::rule::verdict::{Assessment, Flag, Reason};

/// Judges the mean yearly change of levels: in points (pace) or in percent (growth).
pub(super) fn judge_change(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    is_over: bool,
) -> Assessment {
    let (newest, base) = match ends(case, points) {
        Ok(ends) => ends,
        Err(found) => return *found,
    };
    let ruler = Ruler::for_case(case, points, target);
    let years = CoveredYears {
        covered: newest.at.since(base.at),
        whole: case.end().since(base.at),
    };
    let before = points
        .iter()
        .rev()
        .find(|point| point.bound == Bound::Exact && point.at < newest.at);
    let change = match case.kind {
        TargetKind::Pace => pace(&ruler, &newest, &base, before),
        _ => growth(&ruler, &newest, &base, before),
    };
    let Some(change) = change else {
        return nothing_to_count_from(&newest);
    };
    let mut flags = Vec::new();
    if base.year() != case.base_year {
        flags.push(Flag::Baseline(base.year()));
    }
    let result = RunningMean {
        verdict: change.verdict,
        actual: finite(change.actual),
        gap: change.gap,
        years,
        need: need(case.kind, ruler.number(ruler.target), change.actual, years),
        improves: change.improves,
        is_final: newest.at >= case.end(),
        is_over,
        at: newest.at,
        flags,
    };
    conclude(case, &ruler, result)
}

fn nothing_to_count_from(newest: &Point) -> Assessment {
    let mut found = Assessment::refused(Reason::NoBaseline);
    found.at = Some(newest.at);
    found
}

/// Newest exact figure and baseline of a case that needs both.
fn ends(case: &Case<'_>, points: &[Point]) -> Result<(Point, Point), Box<Assessment>> {
    let in_term = |point: &&Point| point.at > case.start();
    let exact = |point: &&Point| point.bound == Bound::Exact;
    let newest = points.iter().rev().filter(in_term).find(exact);
    let Some(newest) = newest else {
        let any = points.iter().any(|point| in_term(&point));
        return Err(Box::new(Assessment::refused(if any {
            Reason::BoundOnly
        } else {
            Reason::NoDataInTerm
        })));
    };
    let base = baseline(points, case.base_year, newest.at);
    let base = base.ok_or_else(|| Box::new(nothing_to_count_from(newest)))?;
    Ok((*newest, base))
}

/// A mean yearly change.
struct YearlyChange {
    actual: f64,
    verdict: TargetComparison,
    gap: Option<f64>,
    /// Whether the last change was better than the mean so far.
    improves: Option<bool>,
}

fn pace(
    ruler: &Ruler,
    newest: &Point,
    base: &Point,
    before: Option<&Point>,
) -> Option<YearlyChange> {
    let since = |from: &Point| ruler.units(newest.value) - ruler.units(from.value);
    let yearly = |from: &Point| ruler.number(since(from)) / newest.at.since(from.at);
    let actual = yearly(base);
    let covered = newest.at.since_exactly(base.at);
    Some(YearlyChange {
        actual,
        verdict: ruler.compare_mean(since(base), covered),
        gap: exact_gap(ruler, since(base), covered),
        improves: before.map(|before| is_better(ruler, yearly(before), actual)),
    })
}

/// Geometric mean; there is none from or to a level that is not positive.
fn growth(
    ruler: &Ruler,
    newest: &Point,
    base: &Point,
    before: Option<&Point>,
) -> Option<YearlyChange> {
    let level = |point: &Point| ruler.number(ruler.units(point.value));
    let to = level(newest);
    if level(base) <= 0.0 || to < 0.0 {
        return None;
    }
    let yearly = |from: &Point| {
        let years = newest.at.since(from.at);
        ((to / level(from)).powf(1.0 / years) - 1.0) * 100.0
    };
    let actual = yearly(base);
    let before = before.filter(|before| level(before) > 0.0);
    Some(YearlyChange {
        actual,
        verdict: ruler.compare_number(actual),
        gap: finite(actual - ruler.number(ruler.target)),
        improves: before.map(|before| is_better(ruler, yearly(before), actual)),
    })
}

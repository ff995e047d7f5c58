//! Yearly amounts.
//!
//! Owns flows, which are to be reached every year, and totals over the term. The base year does not count, part of a
//! year does not either; a year without a figure leaves the sum unknown. It must not know claims or sources.

use crate::core::model::{Better, TargetKind};
use crate::core::position::{Position, Years};
use crate::core::rule::case::{Bound, Case, Point, Target};
use crate::core::rule::exact::{Ruler, TargetComparison, finite};
use crate::core::rule::mean::{
    CoveredYears, RunningMean, bound_flags, conclude, exact_gap, is_better, need,
};
use crate::core::rule::verdict::{Assessment, Flag, Reason};

/// Yearly amounts after the base year, every one of them there.
struct Amounts {
    points: Vec<Point>,
    newest: Point,
    sum: i128,
    years: i32,
}

fn amounts(case: &Case<'_>, ruler: &Ruler, points: &[Point]) -> Result<Amounts, Box<Assessment>> {
    let in_term = || points.iter().filter(|point| point.at > case.start());
    let whole: Vec<Point> = in_term()
        .filter(|point| point.at.ends_a_year())
        .copied()
        .collect();
    let refused = |reason, newest: Option<&Point>| {
        let mut found = Assessment::refused(reason);
        found.at = newest.map(|point| point.at);
        Err(Box::new(found))
    };
    let Some(newest) = whole.last().copied() else {
        return match in_term().next_back() {
            Some(part) => refused(Reason::PartOfYear, Some(part)),
            None => refused(Reason::NoDataInTerm, None),
        };
    };
    let years = newest.year() - case.base_year;
    if usize::try_from(years) != Ok(whole.len()) {
        return refused(Reason::MissingYears, Some(&newest));
    }
    let units = whole.iter().map(|point| ruler.units(point.value));
    // Saturating: more than a hundred figures of eighteen digits on a scale of eighteen.
    let sum = units.fold(0, i128::saturating_add);
    Ok(Amounts {
        points: whole,
        newest,
        sum,
        years,
    })
}

/// Judges an amount that is to be reached every year, by the mean of the years.
pub(super) fn judge_flow(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    is_over: bool,
) -> Assessment {
    let ruler = Ruler::for_case(case, points, target);
    let found = match amounts(case, &ruler, points) {
        Ok(found) => found,
        Err(found) => return *found,
    };
    let newest = found.newest;
    let covered = newest.at.since_exactly(case.start());
    let years = CoveredYears {
        covered: f64::from(found.years),
        whole: case.end().since(case.start()),
    };
    let is_exact = found.points.iter().all(|point| point.bound == Bound::Exact);
    let (verdict, flag) = if is_exact {
        verdict_of_exact(&ruler, &found)
    } else {
        (verdict_of_each(&ruler, &found), Some(Flag::Approximate))
    };
    let actual = ruler.number(found.sum) / years.covered;
    let last = ruler.number(ruler.units(newest.value));
    let result = RunningMean {
        verdict,
        actual: finite(actual).filter(|_| is_exact),
        gap: exact_gap(&ruler, found.sum, covered).filter(|_| is_exact),
        years,
        need: need(TargetKind::Flow, ruler.number(ruler.target), actual, years),
        improves: (found.points.len() > 1).then(|| is_better(&ruler, last, actual)),
        is_final: newest.at >= case.end(),
        is_over,
        at: newest.at,
        flags: flag.into_iter().collect(),
    };
    conclude(case, &ruler, result)
}

/// The mean tells; a year that fell short keeps it from being exceeded.
fn verdict_of_exact(ruler: &Ruler, found: &Amounts) -> (TargetComparison, Option<Flag>) {
    let newest = found.newest.at;
    let missed: Box<[i32]> = found
        .points
        .iter()
        .filter(|point| {
            let verdict = if point.at == newest {
                ruler.compare_point(point)
            } else {
                ruler.compare_earlier(point)
            };
            verdict == TargetComparison::Worse
        })
        .map(Point::year)
        .collect();
    let years = Years {
        parts: i64::from(found.years),
        per_year: 1,
    };
    let verdict = ruler.compare_mean(found.sum, years);
    if missed.is_empty() {
        return (verdict, None);
    }
    let verdict = match verdict {
        TargetComparison::Better => TargetComparison::Equal,
        verdict => verdict,
    };
    (verdict, Some(Flag::YearsMissed(missed)))
}

/// Amounts that are not exact have no mean, but each may prove its year.
fn verdict_of_each(ruler: &Ruler, found: &Amounts) -> TargetComparison {
    let is_met = |point: &Point| ruler.compare_point(point).is_met();
    if found.points.iter().all(is_met) {
        TargetComparison::Equal
    } else {
        TargetComparison::Unknown
    }
}

/// Judges a sum over the term.
pub(super) fn judge_total(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    is_over: bool,
) -> Assessment {
    let ruler = Ruler::for_case(case, points, target);
    let found = match amounts(case, &ruler, points) {
        Ok(found) => found,
        Err(found) => return *found,
    };
    if found.points.iter().any(|point| point.bound != Bound::Exact) {
        return Assessment::refused(Reason::BoundOnly);
    }
    let sum = Sum {
        units: found.sum,
        verdict: ruler.compare(found.sum),
        bound: Bound::Exact,
        at: found.newest.at,
    };
    conclude_total(case, &ruler, &sum, is_over)
}

/// A sum so far.
pub(super) struct Sum {
    /// The sum in units of the ruler.
    pub(super) units: i128,
    /// The sum against its target.
    pub(super) verdict: TargetComparison,
    /// How its source bounds it.
    pub(super) bound: Bound,
    /// The end of what it covers.
    pub(super) at: Position,
}

/// Judges a sum so far.
pub(super) fn conclude_total(
    case: &Case<'_>,
    ruler: &Ruler,
    sum: &Sum,
    is_over: bool,
) -> Assessment {
    let (covered, whole) = (sum.at.since(case.start()), case.end().since(case.start()));
    let is_final = sum.at >= case.end();
    if case.better == Better::Lower && !is_final && !is_over {
        // A sum still grows: below its ceiling nothing is decided before the end.
        let mut found = Assessment::refused(Reason::EndOfTermOnly);
        found.at = Some(sum.at);
        return found;
    }
    let actual = (!sum.bound.is_bound()).then(|| ruler.number(sum.units));
    let target = ruler.number(ruler.target);
    let result = RunningMean {
        verdict: sum.verdict,
        actual,
        gap: actual.map(|_| ruler.number(sum.units - ruler.target)),
        years: CoveredYears { covered, whole },
        need: actual.and_then(|actual| finite((target - actual) / (whole - covered))),
        improves: None,
        is_final,
        is_over,
        at: sum.at,
        flags: bound_flags(sum.bound),
    };
    conclude(case, ruler, result)
}

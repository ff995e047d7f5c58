//! Mean yearly change of levels.
//!
//! Owns pace (points a year, exact) and growth (percent a year, the geometric mean).

use crate::core::model::TargetKind;
use crate::core::rule::case::{Bound, Case, Point, Target, baseline};
use crate::core::rule::exact::{Ruler, TOLERANCE, Verdict, finite};
use crate::core::rule::mean::{Running, conclude, exact_gap, is_better};
use crate::core::rule::verdict::{Assessment, Flag, Reason};

/// Judges the mean yearly change of levels: in points (pace) or in percent (growth).
pub(super) fn judge_change(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    past: bool,
) -> Assessment {
    let (newest, base) = match ends(case, points) {
        Ok(ends) => ends,
        Err(reason) => return Assessment::refused(reason),
    };
    let ruler = Ruler::of(case, points.iter().map(|point| point.value), target);
    let covered = newest.year - base.year;
    let whole = case.deadline - base.year;
    let mut result = Running {
        verdict: Verdict::Unknown,
        by_rounding: false,
        actual: None,
        gap: None,
        years: (f64::from(covered), f64::from(whole)),
        need: None,
        improves: None,
        is_final: newest.year >= case.deadline,
        past,
        year: newest.year,
        flags: Vec::new(),
    };
    if base.year != case.base_year {
        result.flags.push(Flag::Baseline(base.year));
    }
    let before = points
        .iter()
        .rev()
        .find(|point| point.bound == Bound::Exact && point.year < newest.year);
    let filled = match case.kind {
        TargetKind::Pace => fill_pace(&mut result, &ruler, (newest, base), before),
        _ => fill_growth(&mut result, &ruler, (newest, base), before),
    };
    match filled {
        Some(()) => conclude(case, &ruler, result),
        None => Assessment::refused(Reason::NoBaseline),
    }
}

/// Newest exact figure and baseline of a case that needs both.
fn ends(case: &Case<'_>, points: &[Point]) -> Result<(Point, Point), Reason> {
    let in_term = |point: &&Point| point.year > case.base_year;
    let exact = |point: &&Point| point.bound == Bound::Exact;
    let newest = points.iter().rev().filter(in_term).find(exact);
    let Some(newest) = newest else {
        let any = points.iter().any(|point| point.year > case.base_year);
        return Err(if any {
            Reason::BoundOnly
        } else {
            Reason::NoDataInTerm
        });
    };
    let base = baseline(points, case.base_year, newest.year).ok_or(Reason::NoBaseline)?;
    Ok((*newest, base))
}

fn fill_pace(
    result: &mut Running,
    ruler: &Ruler,
    (newest, base): (Point, Point),
    before: Option<&Point>,
) -> Option<()> {
    let change = ruler.units(newest.value) - ruler.units(base.value);
    let covered = newest.year - base.year;
    result.verdict = ruler.compare_mean(change, i64::from(covered));
    result.by_rounding = ruler.mean_needs_rounding(change, i64::from(covered));
    let actual = ruler.number(change) / result.years.0;
    result.actual = finite(actual);
    result.gap = exact_gap(ruler, change, covered);
    let (n, whole) = result.years;
    result.need = finite((ruler.number(ruler.target) * whole - ruler.number(change)) / (whole - n));
    result.improves = before.map(|before| {
        let last = ruler.units(newest.value) - ruler.units(before.value);
        let last = ruler.number(last) / f64::from(newest.year - before.year);
        is_better(ruler, last, actual)
    });
    Some(())
}

/// Geometric mean; there is none from or to a level that is not positive.
fn fill_growth(
    result: &mut Running,
    ruler: &Ruler,
    (newest, base): (Point, Point),
    before: Option<&Point>,
) -> Option<()> {
    let level = |point: &Point| ruler.number(ruler.units(point.value));
    let (from, to) = (level(&base), level(&newest));
    if from <= 0.0 || to < 0.0 {
        return None;
    }
    let (n, whole) = result.years;
    let times = to / from;
    let actual = (times.powf(1.0 / n) - 1.0) * 100.0;
    let target = ruler.number(ruler.target);
    result.actual = finite(actual);
    result.verdict = ruler.compare_number(actual);
    let short = if ruler.sign(1) > 0 {
        target - actual
    } else {
        actual - target
    };
    result.by_rounding = result.verdict.is_met() && short > TOLERANCE;
    result.gap = finite(actual - target);
    let left = (1.0 + target / 100.0).powf(whole) / times;
    result.need = finite((left.powf(1.0 / (whole - n)) - 1.0) * 100.0);
    result.improves = before.filter(|before| level(before) > 0.0).map(|before| {
        let years = f64::from(newest.year - before.year);
        let last = ((to / level(before)).powf(1.0 / years) - 1.0) * 100.0;
        is_better(ruler, last, actual)
    });
    Some(())
}

//! Yearly amounts.
//!
//! Owns flows, which are to be reached every year, and totals over the term. The base year does not
//! count; a year without a figure leaves the sum unknown.

use crate::core::model::Better;
use crate::core::rule::case::{Bound, Case, Point, Target};
use crate::core::rule::exact::{Ruler, Verdict, finite};
use crate::core::rule::mean::{Running, bound_flags, conclude, exact_gap, is_better};
use crate::core::rule::verdict::{Assessment, Flag, Reason};

/// Yearly amounts after the base year, every one of them there.
struct Amounts<'p> {
    points: &'p [Point],
    sum: i128,
    years: i32,
}

fn amounts<'p>(case: &Case<'_>, ruler: &Ruler, points: &'p [Point]) -> Result<Amounts<'p>, Reason> {
    let from = points.partition_point(|point| point.year <= case.base_year);
    let points = points.get(from..).unwrap_or_default();
    let newest = points.last().ok_or(Reason::NoDataInTerm)?;
    let years = newest.year - case.base_year;
    if usize::try_from(years) != Ok(points.len()) {
        return Err(Reason::MissingYears);
    }
    let units = points.iter().map(|point| ruler.units(point.value));
    // Saturating: more than a hundred figures of eighteen digits on a scale of eighteen.
    let sum = units.fold(0, i128::saturating_add);
    Ok(Amounts { points, sum, years })
}

/// Judges an amount that is to be reached every year, by the mean of the years.
pub(super) fn judge_flow(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    past: bool,
) -> Assessment {
    let ruler = Ruler::of(case, points.iter().map(|point| point.value), target);
    let found = match amounts(case, &ruler, points) {
        Ok(found) => found,
        Err(reason) => return Assessment::refused(reason),
    };
    let Some((newest, earlier)) = found.points.split_last() else {
        return Assessment::refused(Reason::NoDataInTerm);
    };
    let is_exact = found.points.iter().all(|point| point.bound == Bound::Exact);
    let missed: Box<[i32]> = found
        .points
        .iter()
        .filter(|point| !ruler.compare_point(point).is_met())
        .map(|point| point.year)
        .collect();
    let mut verdict = ruler.compare_mean(found.sum, i64::from(found.years));
    if !is_exact {
        // Amounts that are not exact have no mean, but each may prove its year.
        verdict = if missed.is_empty() {
            Verdict::Equal
        } else {
            Verdict::Unknown
        };
    } else if verdict == Verdict::Better && !missed.is_empty() {
        verdict = Verdict::Equal;
    }
    let mut flags = Vec::new();
    if is_exact && !missed.is_empty() {
        flags.push(Flag::YearsMissed(missed));
    } else if !is_exact {
        flags.push(Flag::Approximate);
    }
    let actual = ruler.number(found.sum) / f64::from(found.years);
    let last = ruler.number(ruler.units(newest.value));
    let result = Running {
        verdict,
        by_rounding: is_exact && ruler.mean_needs_rounding(found.sum, i64::from(found.years)),
        actual: finite(actual).filter(|_| is_exact),
        gap: exact_gap(&ruler, found.sum, found.years).filter(|_| is_exact),
        years: (
            f64::from(found.years),
            f64::from(case.deadline - case.base_year),
        ),
        need: Some(ruler.number(ruler.target)),
        improves: (!earlier.is_empty()).then(|| is_better(&ruler, last, actual)),
        is_final: newest.year >= case.deadline,
        past,
        year: newest.year,
        flags,
    };
    conclude(case, &ruler, result)
}

/// Judges a sum over the term.
pub(super) fn judge_total(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    past: bool,
) -> Assessment {
    let ruler = Ruler::of(case, points.iter().map(|point| point.value), target);
    let found = match amounts(case, &ruler, points) {
        Ok(found) => found,
        Err(reason) => return Assessment::refused(reason),
    };
    if found.points.iter().any(|point| point.bound != Bound::Exact) {
        return Assessment::refused(Reason::BoundOnly);
    }
    let sum = Sum {
        units: found.sum,
        bound: Bound::Exact,
        years: f64::from(found.years),
        year: case.base_year + found.years,
    };
    conclude_total(case, &ruler, &sum, past)
}

/// A sum so far.
pub(super) struct Sum {
    /// The sum in units of the ruler.
    pub(super) units: i128,
    /// How its source bounds it.
    pub(super) bound: Bound,
    /// The years it covers.
    pub(super) years: f64,
    /// The last of them.
    pub(super) year: i32,
}

/// Judges a sum so far.
pub(super) fn conclude_total(case: &Case<'_>, ruler: &Ruler, sum: &Sum, past: bool) -> Assessment {
    let whole = f64::from(case.deadline - case.base_year);
    let is_final = sum.years >= whole;
    if case.better == Better::Lower && !is_final {
        // A sum still grows: below its ceiling nothing is decided before the end.
        return Assessment::refused(Reason::EndOfTermOnly);
    }
    let (verdict, actual) = if sum.bound.is_bound() {
        let known = ruler.compare_bound(sum.units, sum.bound);
        (known, None)
    } else {
        (ruler.compare(sum.units), Some(ruler.number(sum.units)))
    };
    let target = ruler.number(ruler.target);
    let result = Running {
        verdict,
        by_rounding: !sum.bound.is_bound() && ruler.needs_rounding(sum.units),
        actual,
        gap: actual.map(|_| ruler.number(sum.units - ruler.target)),
        years: (sum.years, whole),
        need: actual.and_then(|actual| finite((target - actual) / (whole - sum.years))),
        improves: None,
        is_final,
        past,
        year: sum.year,
        flags: bound_flags(sum.bound),
    };
    conclude(case, ruler, result)
}

//! The rule: what is known of a target becomes what may be said of it.
//!
//! Owns the order of the questions. Whatever can be asked of any case is asked here; levels are judged
//! in `level`, means and sums in `change`, `amount` and `span`.

use std::borrow::Cow;

use crate::core::model::{Better, TargetKind};
use crate::core::rule::case::{Bound, Case, Evidence, Point, Target, baseline};
use crate::core::rule::exact::{Ruler, finite};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Status, Trend};
use crate::core::rule::{amount, change, level, span};

/// Judges a case.
///
/// Every case has an answer; what cannot be judged is `not_assessable` with its reason. Figures of
/// years after the deadline only tell that the deadline is past.
pub fn assess(case: &Case<'_>) -> Assessment {
    let mut found = match case.evidence {
        Evidence::Years(points) => assess_years(case, &in_order(points)),
        Evidence::Span {
            figure,
            measure,
            half_years,
        } => match goal(case) {
            Ok(target) => span::judge_span(case, &figure, measure, half_years, target),
            Err(reason) => Assessment::refused(reason),
        },
        Evidence::Parts { done, all, year } => span::judge_parts(case, done, all, year),
    };
    if case.provisional && found.status != Status::NotAssessable {
        found.flags.push(Flag::Provisional);
    }
    found
}

fn assess_years(case: &Case<'_>, points: &[Point]) -> Assessment {
    let until = points.partition_point(|point| point.year <= case.deadline);
    let past = case.past || until < points.len();
    let points = points.get(..until).unwrap_or_default();
    let points = match since_break(case, points) {
        Ok(points) => points,
        Err(found) => return *found,
    };
    let target = match goal(case) {
        Ok(target) => target,
        Err(Reason::NoTarget) => return trend(case, points),
        Err(reason) => return unjudged(case, points, reason),
    };
    match case.kind {
        TargetKind::Pace | TargetKind::Growth => change::judge_change(case, points, target, past),
        TargetKind::Flow => amount::judge_flow(case, points, target, past),
        TargetKind::Total => amount::judge_total(case, points, target, past),
        TargetKind::Milestone => Assessment::refused(Reason::NoDataInTerm),
        _ => level::judge(case, points, target, past),
    }
}

/// The figures that are counted in one way; where progress would be counted across a change of it,
/// nothing can be said.
fn since_break<'p>(case: &Case<'_>, points: &'p [Point]) -> Result<&'p [Point], Box<Assessment>> {
    let newest = points.last().map(|point| point.year);
    let at = points.iter().rposition(|point| point.is_break);
    let (Some(newest), Some(at)) = (newest, at.filter(|at| *at > 0)) else {
        return Ok(points);
    };
    let (before, since) = points.split_at(at);
    let is_amount = matches!(case.kind, TargetKind::Flow | TargetKind::Total);
    let crosses = if is_amount {
        before.iter().any(|point| point.year > case.base_year)
    } else {
        let base = baseline(points, case.base_year, newest);
        let first = since.first().map(|point| point.year);
        base.is_some_and(|base| Some(base.year) < first)
    };
    if !crosses || case.target.is_none() {
        return Ok(since);
    }
    let mut found = Assessment::refused(Reason::Break);
    found.year = Some(newest).filter(|year| *year > case.base_year);
    Err(Box::new(found))
}

/// The target, or why there is nothing to judge by.
fn goal(case: &Case<'_>) -> Result<Target, Reason> {
    let target = case.target.ok_or(Reason::NoTarget)?;
    match (case.kind, case.better) {
        (TargetKind::Structure, _) => Err(Reason::Structure),
        (_, Better::None) => Err(Reason::NoDirection),
        _ => Ok(target),
    }
}

/// Without a target only the way the figures went can be told.
fn trend(case: &Case<'_>, points: &[Point]) -> Assessment {
    let mut found = Assessment::refused(Reason::NoTarget);
    let exact = |point: &&Point| point.bound == Bound::Exact;
    let newest = points.iter().rev().find(exact);
    let base = newest.and_then(|newest| baseline(points, case.base_year, newest.year));
    let (Some(newest), Some(base), false) = (newest, base, case.better == Better::None) else {
        return found;
    };
    let anything = Target {
        value: newest.value,
        far: None,
        strict: false,
    };
    let ruler = Ruler::of(case, [base.value].into_iter(), anything);
    let change = ruler.units(newest.value) - ruler.units(base.value);
    found.pace = finite(ruler.number(change) / f64::from(newest.year - base.year));
    let trend = match ruler.sign(change) {
        1 => Trend::Improving,
        0 => Trend::Flat,
        _ => Trend::Worsening,
    };
    found.flags = vec![Flag::NoTarget(trend)];
    if base.year != case.base_year {
        found.flags.push(Flag::Baseline(base.year));
    }
    found
}

/// Shares and indicators without a direction are not judged, but their distance is shown.
fn unjudged(case: &Case<'_>, points: &[Point], reason: Reason) -> Assessment {
    let newest = points.last().filter(|point| point.year > case.base_year);
    let (Some(newest), Some(target)) = (newest, case.target) else {
        return Assessment::refused(Reason::NoDataInTerm);
    };
    let mut found = Assessment::refused(reason);
    found.year = Some(newest.year);
    if !newest.bound.is_bound() {
        let ruler = Ruler::of(case, [newest.value].into_iter(), target);
        found.gap = Some(ruler.number(ruler.units(newest.value) - ruler.target));
    }
    found
}

/// One figure a year in the order of years; of several for one year the last given.
fn in_order(points: &[Point]) -> Cow<'_, [Point]> {
    if points.is_sorted_by(|one, next| one.year < next.year) {
        return Cow::Borrowed(points);
    }
    let mut points = points.to_vec();
    points.reverse();
    points.sort_by_key(|point| point.year);
    points.dedup_by_key(|point| point.year);
    Cow::Owned(points)
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::core::figure::Figure;
    use crate::core::model::TargetKind;
    use crate::core::rule::case::Point;
    use crate::core::rule::case::samples::case;
    use crate::core::rule::verdict::{Reason, Status};

    fn points(figures: &[(i32, i64)]) -> Vec<Point> {
        let point = |(year, value): &(i32, i64)| Point::new(*year, Figure::new(*value, 0));
        figures.iter().map(point).collect()
    }

    #[track_caller]
    fn check(figures: &[(i32, i64)], past: bool, status: Status, reason: Option<Reason>) {
        let points = points(figures);
        let mut case = case(TargetKind::Level, &points);
        case.past = past;
        let found = assess(&case);
        assert_eq!((found.status, found.reason), (status, reason));
    }

    #[test]
    fn the_data_tell_the_deadline_not_the_calendar() {
        let open = [(2020, 40), (2023, 58)];
        check(&open, false, Status::OnTrack, None);
        let unknown = Some(Reason::NoFinalFigure);
        check(&open, true, Status::NotAssessable, unknown);
        check(&[(2020, 40), (2023, 71)], true, Status::Exceeded, None);
        check(&[(2020, 40), (2025, 69)], true, Status::Missed, None);
        let later = [(2020, 40), (2023, 58), (2026, 75)];
        check(&later, false, Status::NotAssessable, unknown);
    }

    #[test]
    fn nothing_to_count_from_is_said() {
        let none = Some(Reason::NoBaseline);
        check(&[(2023, 50)], false, Status::NotAssessable, none);
        check(&[(2023, 70)], false, Status::Met, None);
        let data = Some(Reason::NoDataInTerm);
        check(&[], false, Status::NotAssessable, data);
    }

    #[test]
    fn order_does_not_matter() {
        check(&[(2023, 58), (2020, 40)], false, Status::OnTrack, None);
    }
}

//! The rule: judges a target from what is known of it.
//!
//! Owns the order of the questions. Whatever can be asked of any case is asked here; levels are judged in `level`,
//! means and sums in `change`, `amount` and `span`. It must not know claims or sources.

use crate::core::model::{Better, TargetKind};
use crate::core::rule::case::{Bound, Case, Evidence, Point, Target, baseline, in_order};
use crate::core::rule::exact::{Ruler, finite};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Trend};
use crate::core::rule::{amount, change, dispute, level, span};

/// Judges a case.
///
/// Every case has an answer; what cannot be judged is `not_assessable` with its reason. Figures that stand
/// after the deadline only tell that it is past.
pub fn assess(case: &Case<'_>) -> Assessment {
    if case.rivals.is_empty() {
        judge(case)
    } else {
        dispute::judge_rivals(case, judge)
    }
}

/// Judges a case by the figures chosen for it.
fn judge(case: &Case<'_>) -> Assessment {
    let mut found = match case.evidence {
        Evidence::Years(points) => judge_years(case, &in_order(points)),
        Evidence::Span { figure, measure } => match goal(case) {
            Ok(target) => span::judge_span(case, &figure, measure, target),
            Err(reason) => unjudged(case, &[figure], reason),
        },
        Evidence::Parts { done, all, at } => span::judge_parts(case, done, all, at),
    };
    flag_doubts(case, &mut found);
    found
}

/// Old and estimated figures are said to be so beside every answer that rests on one of the term.
fn flag_doubts(case: &Case<'_>, found: &mut Assessment) {
    let asks_no_figure = matches!(
        found.reason,
        Some(Reason::NoTarget | Reason::Structure | Reason::NoDirection | Reason::BoundOnly)
    );
    let Some(at) = found.at.filter(|_| !asks_no_figure) else {
        return;
    };
    if case.provisional && !found.has(&Flag::Provisional) {
        found.flags.push(Flag::Provisional);
    }
    if case.is_stale(at) {
        found.flags.push(Flag::Stale);
    }
}

fn judge_years(case: &Case<'_>, all: &[Point]) -> Assessment {
    let points = case.until_the_end(all);
    let is_over = case.is_past() || case.has_ended() || points.len() < all.len();
    let target = match goal(case) {
        Ok(target) => target,
        Err(Reason::NoTarget) => return trend(case, since_break(points)),
        Err(reason) => return unjudged(case, points, reason),
    };
    if let Some(found) = across_a_break(case, points) {
        return found;
    }
    let points = since_break(points);
    match case.kind {
        TargetKind::Pace | TargetKind::Growth => {
            change::judge_change(case, points, target, is_over)
        }
        TargetKind::Flow => amount::judge_flow(case, points, target, is_over),
        TargetKind::Total => amount::judge_total(case, points, target, is_over),
        TargetKind::Milestone => Assessment::refused(Reason::NoDataInTerm),
        _ => level::judge(case, points, target, is_over),
    }
}

/// The figures since the last change of counting.
fn since_break(points: &[Point]) -> &[Point] {
    let at = points.iter().rposition(|point| point.is_break);
    points.get(at.unwrap_or(0)..).unwrap_or_default()
}

/// Progress across a change of the counting method cannot be judged.
fn across_a_break(case: &Case<'_>, points: &[Point]) -> Option<Assessment> {
    let newest = points.last()?.at;
    let since = since_break(points);
    let before = points.get(..points.len() - since.len())?;
    let first = since.first()?.at;
    let is_amount = matches!(case.kind, TargetKind::Flow | TargetKind::Total);
    let crosses = if is_amount {
        before.iter().any(|point| point.at > case.start())
    } else {
        let base = baseline(points, case.base_year, newest);
        base.is_some_and(|base| base.at < first)
    };
    crosses.then(|| {
        let mut found = Assessment::refused(Reason::Break);
        found.at = Some(newest).filter(|at| *at > case.start());
        found
    })
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

/// Without a target only the trend of the figures can be given.
fn trend(case: &Case<'_>, points: &[Point]) -> Assessment {
    let mut found = Assessment::refused(Reason::NoTarget);
    let exact = |point: &&Point| point.bound == Bound::Exact;
    let newest = points.iter().rev().find(exact);
    let base = newest.and_then(|newest| baseline(points, case.base_year, newest.at));
    let (Some(newest), Some(base), false) = (newest, base, case.better == Better::None) else {
        return found;
    };
    let anything = Target {
        value: newest.value,
        far: None,
        strict: false,
    };
    let ruler = Ruler::for_case(case, &[base], anything);
    let change = ruler.units(newest.value) - ruler.units(base.value);
    found.pace = finite(ruler.number(change) / newest.at.since(base.at));
    let trend = match ruler.sign(change) {
        1 => Trend::Improving,
        0 => Trend::Flat,
        _ => Trend::Worsening,
    };
    found.flags = vec![Flag::NoTarget(trend)];
    if base.year() != case.base_year {
        found.flags.push(Flag::Baseline(base.year()));
    }
    found
}

/// Shares and indicators without a direction are not judged, but their distance is shown.
fn unjudged(case: &Case<'_>, points: &[Point], reason: Reason) -> Assessment {
    let mut found = Assessment::refused(reason);
    let newest = points.last().filter(|point| point.at > case.start());
    let (Some(newest), Some(target)) = (newest, case.target) else {
        return found;
    };
    found.at = Some(newest.at);
    if !newest.bound.is_bound() {
        let ruler = Ruler::for_case(case, &[*newest], target);
        found.gap = Some(ruler.number(ruler.units(newest.value) - ruler.target));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::core::figure::Figure;
    use crate::core::model::TargetKind;
    use crate::core::position::Position;
    use crate::core::rule::case::Point;
    use crate::core::rule::case::samples::case;
    use crate::core::rule::verdict::{Reason, Status};

    fn points(figures: &[(i32, i64)]) -> Vec<Point> {
        let point = |(year, value): &(i32, i64)| Point::new(*year, Figure::new(*value, 0));
        figures.iter().map(point).collect()
    }

    #[track_caller]
    fn check(figures: &[(i32, i64)], day: i32, status: Status, reason: Option<Reason>) {
        let points = points(figures);
        let mut case = case(TargetKind::Level, &points);
        case.today = Some(Position::end_of(day));
        let found = assess(&case);
        assert_eq!((found.status, found.reason), (status, reason));
    }

    #[test]
    fn past_the_deadline_its_own_figure_is_needed() {
        let open = [(2020, 40), (2023, 58)];
        check(&open, 2023, Status::OnTrack, None);
        let unknown = Some(Reason::NoFinalFigure);
        check(&open, 2026, Status::NotAssessable, unknown);
        let above = [(2020, 40), (2023, 71)];
        check(&above, 2025, Status::Exceeded, None);
        check(&above, 2026, Status::NotAssessable, unknown);
        check(&[(2020, 40), (2025, 69)], 2026, Status::Missed, None);
        let later = [(2020, 40), (2023, 58), (2026, 75)];
        check(&later, 2023, Status::NotAssessable, unknown);
    }

    #[test]
    fn nothing_to_count_from_is_said() {
        let none = Some(Reason::NoBaseline);
        check(&[(2023, 50)], 2023, Status::NotAssessable, none);
        check(&[(2023, 70)], 2023, Status::Met, None);
        let data = Some(Reason::NoDataInTerm);
        check(&[], 2023, Status::NotAssessable, data);
    }

    #[test]
    fn order_does_not_matter() {
        check(&[(2023, 58), (2020, 40)], 2023, Status::OnTrack, None);
    }
}

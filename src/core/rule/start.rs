//! What the progress of a level is counted from.
//!
//! Owns the choice between an exact figure and a bound, and what a bound leaves open. It must not know a class.

use std::cmp::Ordering;

use crate::core::model::TargetKind;
use crate::core::rule::case::{Bound, Case, Point, baseline};
use crate::core::rule::exact::Ruler;

/// The baseline from which progress is counted.
#[derive(Clone, Copy)]
pub(super) enum ProgressStart {
    /// An exact figure.
    Figure(Point),
    /// All that is known of the base year is a bound.
    Limit(Point),
    /// Nothing near enough is known.
    Nothing,
}

impl ProgressStart {
    /// The nearest exact figure. A level that was beyond its target only after the base year reached it early:
    /// that is no start.
    pub(super) fn nearest(case: &Case<'_>, ruler: &Ruler, points: &[Point]) -> Self {
        let newest = points.last().map_or(case.start(), |point| point.at);
        let Some(base) = baseline(points, case.base_year, newest) else {
            return Self::Nothing;
        };
        let is_early = case.kind != TargetKind::Maintain
            && base.at > case.start()
            && ruler.against_target(&base) == Ordering::Greater;
        if is_early {
            Self::Nothing
        } else {
            Self::Figure(base)
        }
    }

    /// The bound of the base year, where nothing else is known of it and it is short of the target.
    pub(super) fn limit_instead(
        self,
        case: &Case<'_>,
        ruler: &Ruler,
        points: &[Point],
    ) -> Option<Point> {
        let is_known = |start: Point| start.year() == case.base_year;
        if case.kind == TargetKind::Maintain || self.figure().is_some_and(is_known) {
            return None;
        }
        let (_, earlier) = points.split_last()?;
        let is_limit = |point: &&Point| point.year() == case.base_year && point.bound.is_bound();
        let limit = earlier.iter().rfind(is_limit)?;
        (ruler.against_target(limit) == Ordering::Less).then_some(*limit)
    }

    /// The exact figure, if it is one.
    pub(super) fn figure(self) -> Option<Point> {
        match self {
            Self::Figure(point) => Some(point),
            _ => None,
        }
    }

    /// The figure, or the limit of the bound.
    pub(super) fn point(self) -> Option<Point> {
        match self {
            Self::Figure(point) | Self::Limit(point) => Some(point),
            Self::Nothing => None,
        }
    }
}

/// The share of the time from a start to the deadline that is over.
pub(super) fn elapsed(case: &Case<'_>, start: &Point, newest: &Point) -> f64 {
    newest.at.since(start.at) / case.end().since(start.at)
}

/// The ratio at the other end of what a bound admits: just short of the target, or at the natural limit;
/// without one infinitely far from the target.
pub(super) fn ratio_at_other_end(
    case: &Case<'_>,
    ruler: &Ruler,
    limit: &Point,
    newest: &Point,
) -> f64 {
    let is_least = matches!(limit.bound, Bound::AtLeast | Bound::Above);
    let towards_target = is_least != (ruler.sign(1) < 0);
    let time = elapsed(case, limit, newest);
    let now = ruler.units(newest.value);
    let left = ruler.number(now - ruler.target) * ruler.sign(1) as f64;
    if towards_target && left != 0.0 {
        // A start just short of the target means that the whole gap of today opened since then.
        return left * f64::INFINITY;
    }
    let natural = if is_least { case.max } else { case.min };
    let Some(natural) = natural.filter(|_| !towards_target) else {
        return 1.0 / time;
    };
    let (from, target) = (natural.to_f64(), ruler.number(ruler.target));
    (ruler.number(now) - from) / (target - from) / time
}

//! What is known when a target is judged.
//!
//! Owns the inputs of the rule as plain values, and the questions that they answer by themselves: which figure progress
//! is counted from, whether the deadline is past, whether a figure is old. The caller has already chosen one figure for
//! each time, and one target. It must not know claims or sources.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::core::figure::Figure;
use crate::core::model::{Better, TargetKind, Thresholds};
use crate::core::position::Position;
use crate::core::rule::verdict::Reason;

/// How a source bounds a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// Exactly that much.
    #[default]
    Exact,
    /// About that much.
    About,
    /// Just under that much.
    Nearly,
    /// That much or more.
    AtLeast,
    /// More than that.
    Above,
    /// That much or less.
    AtMost,
    /// Less than that.
    Below,
}

impl Bound {
    /// Tells whether the source gives only a bound.
    pub(super) fn is_bound(self) -> bool {
        !matches!(self, Self::Exact | Self::About | Self::Nearly)
    }
}

/// A figure and where it stands in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The end of what it covers.
    pub at: Position,
    /// The figure.
    pub value: Figure,
    /// How the source bounds it.
    pub bound: Bound,
    /// Whether it is counted in another way than every figure before it.
    pub is_break: bool,
    /// The unit it was rounded to, where its source printed less than the digits show: a thousand of
    /// "226 thousand". Asked of the newest figure only.
    pub rounded_to: Option<Figure>,
}

impl Point {
    /// Returns an exact figure of a year.
    pub fn new(year: i32, value: Figure) -> Self {
        Self::at(Position::end_of(year), value)
    }

    /// Returns an exact figure of a moment.
    pub fn at(at: Position, value: Figure) -> Self {
        Self {
            at,
            value,
            bound: Bound::Exact,
            is_break: false,
            rounded_to: None,
        }
    }

    /// The calendar year it stands in.
    pub fn year(&self) -> i32 {
        self.at.year()
    }
}

/// What a claim over several years gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The mean of the years.
    Mean,
    /// The sum of the years.
    Sum,
}

/// The results.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence<'a> {
    /// One figure for each time, oldest first. Levels for `level`, `maintain`, `pace` and `growth`; yearly
    /// amounts for `total` and `flow`.
    Years(&'a [Point]),
    /// A figure that is already the mean or the sum of all years since the base year; it stands at the end
    /// of them.
    Span {
        /// The figure.
        figure: Point,
        /// Mean or sum.
        measure: Measure,
    },
    /// Parts done of all parts of a milestone.
    Parts {
        /// How many are done.
        done: u32,
        /// How many there are.
        all: u32,
        /// When they were counted.
        at: Position,
    },
}

/// What was promised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The bound that counts as met: of a range the weaker one.
    pub value: Figure,
    /// The other end of a range: up to it the target is met, beyond it exceeded.
    pub far: Option<Figure>,
    /// Whether equality is not enough ("over 93").
    pub strict: bool,
}

/// What is known of one target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Case<'a> {
    /// How the target is to be compared.
    pub kind: TargetKind,
    /// Which way is better.
    pub better: Better,
    /// The results.
    pub evidence: Evidence<'a>,
    /// The year progress is counted from.
    pub base_year: i32,
    /// The target; without one only a trend can be given.
    pub target: Option<Target>,
    /// The year of the target.
    pub deadline: i32,
    /// Digits after the point that numbers are shown with; nothing is compared by them.
    pub decimals: u8,
    /// Natural lower limit.
    pub min: Option<Figure>,
    /// Natural upper limit.
    pub max: Option<Figure>,
    /// Whether the newest figure is an estimate.
    pub provisional: bool,
    /// The day of judgement; without one nothing is past and nothing is old.
    pub today: Option<Position>,
    /// When what is measured ended: a place that was dissolved, a scheme that was replaced.
    pub ended: Option<Position>,
    /// What other sources say of the newest figure; their periods are not compared.
    pub rivals: &'a [Point],
    /// Where one class ends and the next begins.
    pub thresholds: Thresholds,
}

/// How long before the day a figure may stand without being old: one year and a half.
const FRESH: (i64, i64) = (3, 2);

impl Case<'_> {
    /// The end of the term.
    pub(super) fn end(&self) -> Position {
        Position::end_of(self.deadline)
    }

    /// The end of the base year.
    pub(super) fn start(&self) -> Position {
        Position::end_of(self.base_year)
    }

    /// The figures up to the deadline; `points` are in order.
    pub(super) fn until_the_end<'p>(&self, points: &'p [Point]) -> &'p [Point] {
        let until = points.partition_point(|point| point.at <= self.end());
        points.get(..until).unwrap_or_default()
    }

    /// Tells whether the day is past the deadline.
    pub(super) fn is_past(&self) -> bool {
        self.today.is_some_and(|today| today > self.end())
    }

    /// Tells whether what is measured ended before the deadline and by the day.
    pub(super) fn has_ended(&self) -> bool {
        self.ended.is_some_and(|ended| {
            ended < self.end() && self.today.is_none_or(|today| ended <= today)
        })
    }

    /// Why a figure that is not the deadline's decides nothing any more.
    pub(super) fn why_not_final(&self) -> Reason {
        if self.has_ended() {
            Reason::UnitEnded
        } else {
            Reason::NoFinalFigure
        }
    }

    /// Tells whether a figure stands long before the day or the deadline, whichever is earlier.
    pub(super) fn is_stale(&self, at: Position) -> bool {
        let (parts, per_year) = FRESH;
        self.today
            .is_some_and(|today| at < today.min(self.end()).earlier_by(parts, per_year))
    }

    /// Tells whether a state that stands there is the deadline's figure. One of part of the deadline's year
    /// is as soon as nothing later can come: past the deadline, after the end of the unit, without a day.
    pub(super) fn is_final_state(&self, at: Position, is_over: bool) -> bool {
        at >= self.end() || (at.year() == self.deadline && (is_over || self.today.is_none()))
    }
}

/// One figure for each time, in order; of several for one time the last given.
pub(super) fn in_order(points: &[Point]) -> Cow<'_, [Point]> {
    if points.is_sorted_by(|one, next| one.at < next.at) {
        return Cow::Borrowed(points);
    }
    let mut points = points.to_vec();
    points.reverse();
    points.sort_by_key(|point| point.at);
    points.dedup_by_key(|point| point.at);
    Cow::Owned(points)
}

/// The exact figure progress is counted from: the latest of the base year, else the one nearest to its end
/// of those from a year before it up to the newest figure; of two equally near the later.
pub(super) fn baseline(points: &[Point], base_year: i32, newest: Position) -> Option<Point> {
    let end = Position::end_of(base_year);
    let first = end.earlier_by(1, 1);
    let exact = points
        .iter()
        .filter(|point| point.bound == Bound::Exact && (first..newest).contains(&point.at));
    exact
        .min_by_key(|point| {
            (
                point.year() != base_year,
                point.at.distance(end),
                Reverse(point.at),
            )
        })
        .copied()
}

/// Cases that the tests of this folder change.
#[cfg(test)]
pub(super) mod samples {
    use crate::core::figure::Figure;
    use crate::core::model::{Better, TargetKind, Thresholds};
    use crate::core::rule::case::{Case, Evidence, Point, Target};

    /// A case of the term 2020 to 2025, higher is better, target 70.
    pub(in crate::core::rule) fn case(kind: TargetKind, points: &[Point]) -> Case<'_> {
        Case {
            kind,
            better: Better::Higher,
            evidence: Evidence::Years(points),
            base_year: 2020,
            target: Some(Target {
                value: Figure::new(70, 0),
                far: None,
                strict: false,
            }),
            deadline: 2025,
            decimals: 1,
            min: None,
            max: None,
            provisional: false,
            today: None,
            ended: None,
            rivals: &[],
            thresholds: Thresholds::default(),
        }
    }
}

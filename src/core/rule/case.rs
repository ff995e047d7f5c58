//! What is known when a target is judged.
//!
//! Owns the inputs of the rule as plain values. Years are whole; a figure taken within a year stands
//! for it. Whoever makes a case has already chosen one figure a year and one target.

use std::cmp::Reverse;

use crate::core::figure::Figure;
use crate::core::model::{Better, TargetKind, Thresholds};

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

/// One yearly figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The year.
    pub year: i32,
    /// The figure.
    pub value: Figure,
    /// How the source bounds it.
    pub bound: Bound,
    /// Whether it is counted in another way than every figure before it.
    pub is_break: bool,
}

impl Point {
    /// Returns an exact figure of a year.
    pub fn new(year: i32, value: Figure) -> Self {
        Self {
            year,
            value,
            bound: Bound::Exact,
            is_break: false,
        }
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
    /// One figure a year, oldest first. Levels for `level`, `maintain`, `pace` and `growth`; yearly
    /// amounts for `total` and `flow`.
    Years(&'a [Point]),
    /// A figure that is already a mean or a sum; its year is the last one it covers.
    Span {
        /// The figure.
        figure: Point,
        /// Mean or sum.
        measure: Measure,
        /// How many half years it covers.
        half_years: u16,
    },
    /// Parts done of all parts of a milestone, as of a year.
    Parts {
        /// How many are done.
        done: u32,
        /// How many there are.
        all: u32,
        /// The year of the count.
        year: i32,
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
    /// The target; without one only a trend can be told.
    pub target: Option<Target>,
    /// The year of the target.
    pub deadline: i32,
    /// Digits after the point at which figures are compared; means take one more.
    pub decimals: u8,
    /// Natural lower limit.
    pub min: Option<Figure>,
    /// Natural upper limit.
    pub max: Option<Figure>,
    /// Whether the newest figure is an estimate.
    pub provisional: bool,
    /// Whether the day of judgement is past the deadline.
    pub past: bool,
    /// Where one class ends and the next begins.
    pub thresholds: Thresholds,
}

/// The exact figure progress is counted from: that of the base year, else the nearest one older than
/// the newest figure; of two equally near the later.
pub(super) fn baseline(points: &[Point], base_year: i32, newest: i32) -> Option<Point> {
    let older = points.iter().filter(|point| point.year < newest);
    older
        .filter(|point| point.bound == Bound::Exact)
        .min_by_key(|point| (point.year.abs_diff(base_year), Reverse(point.year)))
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
            past: false,
            thresholds: Thresholds::default(),
        }
    }
}

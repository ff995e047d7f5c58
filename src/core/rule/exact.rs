//! Exact comparison of figures with a target.
//!
//! Owns the one scale on which all figures of a case are whole numbers, and what the rounding of a printed figure
//! leaves open: closer to the target than half its last unit, no side is certain. Eighteen digits on a scale of
//! eighteen fit into 128 bits; a sum that does not is computed in binary fractions. It must not know a class.

use std::cmp::Ordering;

use crate::core::figure::Figure;
use crate::core::model::Better;
use crate::core::position::Years;
use crate::core::rule::case::{Bound, Case, Point, Target};
use crate::core::rule::verdict::Side;

/// Numbers worked out that differ by less count as equal.
pub(super) const TOLERANCE: f64 = 1e-9;

/// How a figure compares with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TargetComparison {
    /// Beyond the target.
    Better,
    /// At the target or inside its range.
    Equal,
    /// Nearer to the target than the rounding of the figure.
    Near,
    /// Short of the target.
    Worse,
    /// A bound that proves nothing.
    Unknown,
}

impl TargetComparison {
    /// Tells whether the target is reached.
    pub(super) fn is_met(self) -> bool {
        matches!(self, Self::Better | Self::Equal)
    }

    /// On which side of the target the figure stands.
    pub(super) fn side(self) -> Option<Side> {
        match self {
            Self::Better | Self::Equal => Some(Side::Above),
            Self::Near => Some(Side::AtThreshold),
            Self::Worse => Some(Side::Below),
            Self::Unknown => None,
        }
    }
}

/// The scale of a case with its target on it.
#[derive(Clone, Copy)]
pub(super) struct Ruler {
    scale: u8,
    lower: bool,
    /// The target in units of the scale.
    pub(super) target: i128,
    far: i128,
    strict: bool,
}

impl Ruler {
    /// Lays the figures of a case on one scale.
    pub(super) fn for_case(case: &Case<'_>, points: &[Point], goal: Target) -> Self {
        let far = goal.far.unwrap_or(goal.value);
        let figures = points
            .iter()
            .flat_map(|point| [Some(point.value), point.rounded_to])
            .flatten();
        let scale = figures.map(Figure::scale).max().unwrap_or(0);
        let scale = scale.max(goal.value.scale()).max(far.scale());
        let mut ruler = Self {
            scale,
            lower: case.better == Better::Lower,
            target: 0,
            far: 0,
            strict: goal.strict,
        };
        ruler.target = ruler.units(goal.value);
        ruler.far = ruler.units(far);
        ruler
    }

    /// A figure in units of the scale.
    pub(super) fn units(&self, figure: Figure) -> i128 {
        let shift = self.scale.saturating_sub(figure.scale());
        i128::from(figure.mantissa()) * i128::from(power(shift))
    }

    /// Units as a binary number.
    pub(super) fn number(&self, units: i128) -> f64 {
        units as f64 / power(self.scale) as f64
    }

    /// Orders two figures: the greater one is the better one.
    pub(super) fn order(&self, one: i128, other: i128) -> Ordering {
        let order = one.cmp(&other);
        if self.lower { order.reverse() } else { order }
    }

    /// The sign of a change: positive if it is for the better.
    pub(super) fn sign(&self, change: i128) -> i128 {
        if self.lower {
            -change.signum()
        } else {
            change.signum()
        }
    }

    /// Compares a number that was worked out exactly.
    pub(super) fn compare(&self, units: i128) -> TargetComparison {
        self.settle(|bound| self.order(units, bound))
    }

    /// Compares the mean of a change or sum over some years.
    pub(super) fn compare_mean(&self, units: i128, years: Years) -> TargetComparison {
        let per_year = |bound: i128| bound.checked_mul(i128::from(years.parts));
        let exact =
            || {
                let mean = units.checked_mul(i128::from(years.per_year))?;
                let (target, far) = (per_year(self.target)?, per_year(self.far)?);
                Some(self.settle(|bound| {
                    self.order(mean, if bound == self.target { target } else { far })
                }))
            };
        let length = years.parts as f64 / years.per_year as f64;
        exact().unwrap_or_else(|| self.compare_number(self.number(units) / length))
    }

    /// Compares a binary number with the target, as exactly as binary numbers can.
    pub(super) fn compare_number(&self, number: f64) -> TargetComparison {
        self.settle(|bound| {
            let difference = number - self.number(bound);
            let order = if difference.abs() <= TOLERANCE {
                Ordering::Equal
            } else {
                difference.total_cmp(&0.0)
            };
            if self.lower { order.reverse() } else { order }
        })
    }

    /// Compares the newest figure as it was published.
    pub(super) fn compare_point(&self, point: &Point) -> TargetComparison {
        let rounding = point.rounded_to.map_or_else(
            || self.last_unit(point.value),
            |unit| self.units(unit).abs(),
        );
        self.compare_published(point, rounding)
    }

    /// Compares an earlier figure, by its last digit alone.
    pub(super) fn compare_earlier(&self, point: &Point) -> TargetComparison {
        self.compare_published(point, self.last_unit(point.value))
    }

    /// Compares a figure that may be a bound: it proves what every figure within it proves.
    fn compare_published(&self, point: &Point, rounding: i128) -> TargetComparison {
        let units = self.units(point.value);
        match point.bound {
            Bound::Exact | Bound::About => self.compare_rounded(units, rounding),
            Bound::Nearly => self.compare_nearly(units, rounding),
            bound => self.compare_bound(units, bound),
        }
    }

    /// What a bound proves, whichever figure within it is true.
    pub(super) fn compare_bound(&self, units: i128, bound: Bound) -> TargetComparison {
        let (from, open) = match bound {
            Bound::Exact | Bound::About | Bound::Nearly => return self.compare(units),
            Bound::AtLeast => (true, false),
            Bound::Above => (true, true),
            Bound::AtMost => (false, false),
            Bound::Below => (false, true),
        };
        let against_target = self.baseline(units);
        if from != self.lower {
            // The figure is that good or better.
            let proves = match against_target {
                Ordering::Greater => true,
                Ordering::Equal => open || !self.strict,
                Ordering::Less => false,
            };
            return if proves {
                TargetComparison::Equal
            } else {
                TargetComparison::Unknown
            };
        }
        match against_target {
            Ordering::Less => TargetComparison::Worse,
            Ordering::Equal if open || self.strict => TargetComparison::Worse,
            _ => TargetComparison::Unknown,
        }
    }

    /// A figure "nearly" as large as a target falls short of it; "nearly" a ceiling keeps it.
    fn compare_nearly(&self, units: i128, rounding: i128) -> TargetComparison {
        let is_at_target = self.baseline(units) == Ordering::Equal;
        match (is_at_target, self.lower) {
            (true, false) => TargetComparison::Worse,
            (true, true) => TargetComparison::Equal,
            _ => self.compare_rounded(units, rounding),
        }
    }

    /// Compares a figure that was rounded to a unit: it tells a side only from half the unit on.
    fn compare_rounded(&self, units: i128, rounding: i128) -> TargetComparison {
        let is_clear = |bound: i128| {
            let difference = units.abs_diff(bound);
            difference >= rounding.unsigned_abs().saturating_sub(difference)
        };
        let against = |bound: i128| self.order(units, bound);
        if units == self.target {
            return self.compare(units);
        }
        if !is_clear(self.target) {
            return TargetComparison::Near;
        }
        match against(self.target) {
            Ordering::Less => TargetComparison::Worse,
            _ if against(self.far) == Ordering::Greater && is_clear(self.far) => {
                TargetComparison::Better
            }
            _ => TargetComparison::Equal,
        }
    }

    /// One unit of the last printed digit.
    fn last_unit(&self, figure: Figure) -> i128 {
        i128::from(power(self.scale.saturating_sub(figure.scale())))
    }

    /// Compares a baseline with the target: the target alone counts, not a range around it.
    pub(super) fn baseline(&self, units: i128) -> Ordering {
        self.order(units, self.target)
    }

    /// The same for the figure of a point.
    pub(super) fn against_target(&self, point: &Point) -> Ordering {
        self.baseline(self.units(point.value))
    }

    /// The verdict by the order against both ends of the target, with nothing rounded.
    fn settle(&self, against: impl Fn(i128) -> Ordering) -> TargetComparison {
        match against(self.target) {
            Ordering::Less => TargetComparison::Worse,
            Ordering::Equal if self.strict => TargetComparison::Near,
            _ if against(self.far) == Ordering::Greater => TargetComparison::Better,
            _ => TargetComparison::Equal,
        }
    }
}

/// Ten to a power of at most eighteen, looked up: this is done for every figure of every series.
fn power(exponent: u8) -> i64 {
    const POWERS: [i64; 19] = {
        let mut powers = [1; 19];
        let mut at = 1;
        while at < 19 {
            powers[at] = powers[at - 1] * 10;
            at += 1;
        }
        powers
    };
    POWERS[usize::from(exponent.min(18))]
}

/// A number that exists.
pub(super) fn finite(number: f64) -> Option<f64> {
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{Ruler, TargetComparison};
    use crate::core::figure::Figure;
    use crate::core::model::{Better, TargetKind};
    use crate::core::position::Years;
    use crate::core::rule::case::samples::case;
    use crate::core::rule::case::{Bound, Point, Target};

    fn figure(text: &str) -> Figure {
        Figure::parse(text).unwrap()
    }

    fn ruler(better: Better, target: &str, strict: bool) -> Ruler {
        let mut case = case(TargetKind::Level, &[]);
        case.better = better;
        let goal = Target {
            value: figure(target),
            far: None,
            strict,
        };
        Ruler::for_case(&case, &[Point::new(2024, figure("0.00"))], goal)
    }

    #[test]
    fn bounds_prove_only_what_they_hold() {
        let check = |better, bound, strict, value: &str, expected| {
            let point = Point {
                bound,
                ..Point::new(2024, figure(value))
            };
            let found = ruler(better, "93", strict).compare_point(&point);
            assert_eq!(found, expected, "{better:?} {bound:?} {strict} {value}");
        };
        use Better::{Higher, Lower};
        check(Higher, Bound::Above, false, "93", TargetComparison::Equal);
        check(Higher, Bound::Above, true, "93", TargetComparison::Equal);
        check(
            Higher,
            Bound::AtLeast,
            true,
            "93",
            TargetComparison::Unknown,
        );
        check(Higher, Bound::Above, false, "95", TargetComparison::Equal);
        check(Higher, Bound::Above, false, "92", TargetComparison::Unknown);
        check(Higher, Bound::Below, false, "93", TargetComparison::Worse);
        check(Higher, Bound::Below, false, "94", TargetComparison::Unknown);
        check(
            Higher,
            Bound::AtMost,
            false,
            "93",
            TargetComparison::Unknown,
        );
        check(Higher, Bound::About, false, "93", TargetComparison::Equal);
        check(Higher, Bound::About, true, "93", TargetComparison::Near);
        check(Higher, Bound::Nearly, false, "93", TargetComparison::Worse);
        check(Higher, Bound::Nearly, false, "95", TargetComparison::Better);
        check(Lower, Bound::Nearly, true, "93", TargetComparison::Equal);
        check(Lower, Bound::Below, true, "93", TargetComparison::Equal);
        check(Lower, Bound::Above, false, "93", TargetComparison::Worse);
        check(Lower, Bound::AtMost, false, "92", TargetComparison::Equal);
    }

    #[test]
    fn half_a_printed_unit_is_needed_to_tell() {
        let check = |target: &str, value: &str, rounded_to: Option<&str>, expected| {
            let point = Point {
                rounded_to: rounded_to.map(figure),
                ..Point::new(2024, figure(value))
            };
            let found = ruler(Better::Higher, target, false).compare_point(&point);
            assert_eq!(found, expected, "{value} against {target}, {rounded_to:?}");
        };
        check("57.5", "57.4", None, TargetComparison::Worse);
        check("57.5", "57.5", None, TargetComparison::Equal);
        check("57.52", "57.5", None, TargetComparison::Near);
        check("57.55", "57.5", None, TargetComparison::Worse);
        check("57.55", "57.50", None, TargetComparison::Worse);
        check("57.5", "58", None, TargetComparison::Better);
        check("57.6", "58", None, TargetComparison::Near);
        check("225600", "226000", Some("1000"), TargetComparison::Near);
        check("225500", "226000", Some("1000"), TargetComparison::Better);
        check("226000", "226000", Some("1000"), TargetComparison::Equal);
    }

    #[test]
    fn eighteen_digits_do_not_overflow() {
        let case = case(TargetKind::Flow, &[]);
        let goal = Target {
            value: figure("0.00000000000000001"),
            far: None,
            strict: false,
        };
        let ruler = Ruler::for_case(&case, &[], goal);
        let most = ruler.units(figure("999999999999999999"));
        let years = Years {
            parts: 7,
            per_year: 2,
        };
        assert_eq!(ruler.compare(most), TargetComparison::Better);
        assert_eq!(
            ruler.compare_mean(most * 3, years),
            TargetComparison::Better
        );
        assert_eq!(
            ruler.compare_mean(-most * 3, years),
            TargetComparison::Worse
        );
        let point = Point::new(2024, figure("999999999999999999"));
        assert_eq!(ruler.compare_point(&point), TargetComparison::Better);
    }
}

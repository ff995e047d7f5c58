//! Exact comparison of figures with a target.
//!
//! Owns the one scale on which all figures of a case are whole numbers, and the rounding before a
//! comparison: both sides to the case's decimals, half away from zero. Eighteen digits on a scale of
//! eighteen fit 128 bits; where a sum of many does not, binary numbers stand in.

use std::cmp::Ordering;

use crate::core::figure::Figure;
use crate::core::model::{Better, TargetKind};
use crate::core::rule::case::{Bound, Case, Point, Target};

/// Ratios that differ by less count as equal when they meet a threshold.
pub(super) const TOLERANCE: f64 = 1e-9;

/// How a figure compares with a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Beyond the target.
    Better,
    /// At the target or inside its range.
    Equal,
    /// Short of the target.
    Worse,
    /// A bound that proves nothing.
    Unknown,
}

impl Verdict {
    /// Tells whether the target is reached.
    pub(super) fn is_met(self) -> bool {
        matches!(self, Self::Better | Self::Equal)
    }
}

/// The scale of a case with its target on it.
pub(super) struct Ruler {
    scale: u8,
    decimals: u8,
    lower: bool,
    /// The target in units of the scale.
    pub(super) target: i128,
    far: i128,
    strict: bool,
}

impl Ruler {
    /// Lays the figures of a case on one scale.
    pub(super) fn of(case: &Case<'_>, figures: impl Iterator<Item = Figure>, goal: Target) -> Self {
        let far = goal.far.unwrap_or(goal.value);
        let scale = figures.map(Figure::scale).max().unwrap_or(0);
        let scale = scale.max(goal.value.scale()).max(far.scale());
        let is_mean = matches!(
            case.kind,
            TargetKind::Pace | TargetKind::Growth | TargetKind::Flow
        );
        let mut ruler = Self {
            scale,
            decimals: case.decimals.min(18) + u8::from(is_mean),
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

    /// Compares one exact figure with the target.
    pub(super) fn compare(&self, units: i128) -> Verdict {
        self.settle(
            self.order(self.rounded(units), self.rounded(self.target)),
            self.order(self.rounded(units), self.rounded(self.far)),
        )
    }

    /// Compares a quotient of units and a whole number with the target.
    pub(super) fn compare_mean(&self, units: i128, years: i64) -> Verdict {
        let exact = || {
            let mean = self.quotient(units, years)?;
            let order = |bound| Some(self.order(mean, self.quotient(bound, 1)?));
            Some(self.settle(order(self.target)?, order(self.far)?))
        };
        exact().unwrap_or_else(|| self.compare_number(self.number(units) / years as f64))
    }

    /// Compares a binary number with the target, as exactly as binary numbers can.
    pub(super) fn compare_number(&self, number: f64) -> Verdict {
        let places = 10_f64.powi(i32::from(self.decimals.min(9)));
        let round = |value: f64| (value * places).round();
        let order = |bound: i128| {
            let order = round(number).total_cmp(&round(self.number(bound)));
            if self.lower { order.reverse() } else { order }
        };
        self.settle(order(self.target), order(self.far))
    }

    /// Compares a figure that may be a bound: it proves what every figure within it proves.
    pub(super) fn compare_point(&self, point: &Point) -> Verdict {
        self.compare_bound(self.units(point.value), point.bound)
    }

    /// The same for a figure in units.
    pub(super) fn compare_bound(&self, units: i128, bound: Bound) -> Verdict {
        let at = self.compare(units);
        let (from, open) = match bound {
            Bound::Exact | Bound::About => return at,
            Bound::Nearly => return self.compare_nearly(units, at),
            Bound::AtLeast => (true, false),
            Bound::Above => (true, true),
            Bound::AtMost => (false, false),
            Bound::Below => (false, true),
        };
        let against_target = self.order(self.rounded(units), self.rounded(self.target));
        if from != self.lower {
            // The figure is that good or better.
            let proves = match against_target {
                Ordering::Greater => true,
                Ordering::Equal => open || !self.strict,
                Ordering::Less => false,
            };
            return if proves {
                Verdict::Equal
            } else {
                Verdict::Unknown
            };
        }
        match against_target {
            Ordering::Less => Verdict::Worse,
            Ordering::Equal if open || self.strict => Verdict::Worse,
            _ => Verdict::Unknown,
        }
    }

    /// A figure just under a target is short of it; just under a ceiling it keeps it.
    fn compare_nearly(&self, units: i128, at: Verdict) -> Verdict {
        let is_at_target = self.baseline(units) == Ordering::Equal;
        match (is_at_target, self.lower) {
            (true, false) => Verdict::Worse,
            (true, true) => Verdict::Equal,
            _ => at,
        }
    }

    /// Tells whether a figure reaches the target only after rounding.
    pub(super) fn needs_rounding(&self, units: i128) -> bool {
        self.order(units, self.target) == Ordering::Less && self.compare(units).is_met()
    }

    /// Tells whether a mean reaches the target only after rounding.
    pub(super) fn mean_needs_rounding(&self, units: i128, years: i64) -> bool {
        let short = match self.target.checked_mul(i128::from(years)) {
            Some(target) => self.order(units, target) == Ordering::Less,
            None => false,
        };
        short && self.compare_mean(units, years).is_met()
    }

    /// Compares a baseline with the target: the target alone counts, not a range around it.
    pub(super) fn baseline(&self, units: i128) -> Ordering {
        self.order(self.rounded(units), self.rounded(self.target))
    }

    fn settle(&self, against_target: Ordering, against_far: Ordering) -> Verdict {
        match (against_target, against_far) {
            (Ordering::Less, _) => Verdict::Worse,
            (Ordering::Equal, _) if self.strict => Verdict::Worse,
            (_, Ordering::Greater) => Verdict::Better,
            _ => Verdict::Equal,
        }
    }

    /// Rounds units to the decimals; the result is in units again.
    fn rounded(&self, units: i128) -> i128 {
        if self.decimals >= self.scale {
            return units;
        }
        let step = i128::from(power(self.scale - self.decimals));
        let whole = (units.abs() + step / 2) / step * step;
        whole * units.signum()
    }

    /// Rounds a quotient to the decimals; the result counts the last decimal. `None` on overflow.
    fn quotient(&self, units: i128, divisor: i64) -> Option<i128> {
        let shift = |by: u8| 10_i128.checked_pow(u32::from(by));
        let (units, divisor) = if self.decimals >= self.scale {
            let up = shift(self.decimals - self.scale)?;
            (units.checked_mul(up)?, i128::from(divisor))
        } else {
            let down = shift(self.scale - self.decimals)?;
            (units, i128::from(divisor).checked_mul(down)?)
        };
        let twice = units.unsigned_abs().checked_mul(2)?;
        let divisor = u128::try_from(divisor).ok()?;
        let whole = twice.checked_add(divisor)? / divisor.checked_mul(2)?;
        Some(i128::try_from(whole).ok()? * units.signum())
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
    use super::{Ruler, Verdict};
    use crate::core::figure::Figure;
    use crate::core::model::{Better, TargetKind};
    use crate::core::rule::case::samples::case;
    use crate::core::rule::case::{Bound, Point, Target};

    fn figure(text: &str) -> Figure {
        Figure::parse(text).unwrap()
    }

    fn ruler(better: Better, target: &str, strict: bool, decimals: u8) -> Ruler {
        let mut case = case(TargetKind::Level, &[]);
        (case.better, case.decimals) = (better, decimals);
        let goal = Target {
            value: figure(target),
            far: None,
            strict,
        };
        Ruler::of(&case, [figure("0.00")].into_iter(), goal)
    }

    #[test]
    fn bounds_prove_only_what_they_hold() {
        let check = |better, bound, strict, value: &str, expected| {
            let point = Point {
                bound,
                ..Point::new(2024, figure(value))
            };
            let found = ruler(better, "93", strict, 0).compare_point(&point);
            assert_eq!(found, expected, "{better:?} {bound:?} {strict} {value}");
        };
        use Better::{Higher, Lower};
        check(Higher, Bound::Above, false, "93", Verdict::Equal);
        check(Higher, Bound::Above, true, "93", Verdict::Equal);
        check(Higher, Bound::AtLeast, true, "93", Verdict::Unknown);
        check(Higher, Bound::Above, false, "95", Verdict::Equal);
        check(Higher, Bound::Above, false, "92", Verdict::Unknown);
        check(Higher, Bound::Below, false, "93", Verdict::Worse);
        check(Higher, Bound::Below, false, "94", Verdict::Unknown);
        check(Higher, Bound::AtMost, false, "93", Verdict::Unknown);
        check(Higher, Bound::About, false, "93", Verdict::Equal);
        check(Higher, Bound::Nearly, false, "93", Verdict::Worse);
        check(Higher, Bound::Nearly, false, "95", Verdict::Better);
        check(Lower, Bound::Nearly, true, "93", Verdict::Equal);
        check(Lower, Bound::Below, true, "93", Verdict::Equal);
        check(Lower, Bound::Above, false, "93", Verdict::Worse);
        check(Lower, Bound::AtMost, false, "92", Verdict::Equal);
    }

    #[test]
    fn rounds_half_away_from_zero() {
        let check = |better, decimals, target: &str, value: &str, expected| {
            let ruler = ruler(better, target, false, decimals);
            assert_eq!(ruler.compare(ruler.units(figure(value))), expected);
        };
        check(Better::Higher, 1, "57.5", "57.45", Verdict::Equal);
        check(Better::Higher, 1, "57.5", "57.44", Verdict::Worse);
        check(Better::Higher, 0, "-3", "-2.50", Verdict::Equal);
        check(Better::Lower, 0, "3", "3.49", Verdict::Equal);
        check(Better::Lower, 2, "3", "3.01", Verdict::Worse);
    }

    #[test]
    fn eighteen_digits_do_not_overflow() {
        let mut case = case(TargetKind::Flow, &[]);
        case.decimals = 18;
        let goal = Target {
            value: figure("0.00000000000000001"),
            far: None,
            strict: false,
        };
        let ruler = Ruler::of(&case, std::iter::empty(), goal);
        let most = ruler.units(figure("999999999999999999"));
        assert_eq!(ruler.compare(most), Verdict::Better);
        assert_eq!(ruler.compare_mean(most * 3, 7), Verdict::Better);
        assert_eq!(ruler.compare_mean(-most * 3, 7), Verdict::Worse);
    }
}

//! How many digits a number that was worked out is said with.
//!
//! Owns one rule for sentences, tables and the calculator, so that a number reads the same wherever it stands: figures
//! as they are compared, differences and yearly changes with a digit more, none that is zero at the end. It must not
//! know the number.

use crate::core::lang::Lang;
use crate::core::model::TargetKind;
use crate::words::locale::number::shortest;

/// Digits after the point that a screen has room for.
const MOST: u8 = 9;

/// The digits of one indicator's numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Precision {
    decimals: u8,
    is_mean: bool,
    lang: Lang,
}

impl Precision {
    /// Those of an indicator with so many decimals whose target is of that kind.
    pub(crate) fn new(decimals: u8, kind: TargetKind, lang: Lang) -> Self {
        let is_mean = matches!(
            kind,
            TargetKind::Pace | TargetKind::Growth | TargetKind::Flow
        );
        Self {
            decimals,
            is_mean,
            lang,
        }
    }

    /// A figure as it is compared: means with a digit more.
    pub(crate) fn figure(&self, number: f64) -> String {
        let decimals = self.decimals.saturating_add(u8::from(self.is_mean));
        shortest(number, decimals.min(MOST), self.lang)
    }

    /// A difference or a yearly change.
    pub(crate) fn change(&self, number: f64) -> String {
        shortest(number, self.decimals.saturating_add(1).min(MOST), self.lang)
    }

    /// A share in percent.
    pub(crate) fn percent(&self, share: f64) -> String {
        format!("{}%", shortest(share * 100.0, 1, self.lang))
    }

    /// How many times something is something else.
    pub(crate) fn times(&self, factor: f64) -> String {
        let decimals = if factor.abs() < 1.0 { 2 } else { 1 };
        shortest(factor, decimals, self.lang)
    }

    /// One of the two clocks.
    pub(crate) fn ratio(&self, ratio: f64) -> String {
        shortest(ratio, 3, self.lang)
    }
}

#[cfg(test)]
mod tests {
    use super::Precision;
    use crate::core::lang::Lang;
    use crate::core::model::TargetKind;

    #[test]
    fn a_number_has_the_digits_of_what_it_is() {
        let level = Precision::new(1, TargetKind::Level, Lang::Vi);
        assert_eq!(level.figure(53.64), "53,6");
        assert_eq!(level.change(-3.25), "−3,25");
        assert_eq!(level.percent(0.190_12), "19%");
        let mean = Precision::new(1, TargetKind::Pace, Lang::En);
        assert_eq!(mean.figure(3.456), "3.46");
        assert_eq!(
            (mean.times(2.84), mean.times(0.946)),
            ("2.8".into(), "0.95".into())
        );
    }
}

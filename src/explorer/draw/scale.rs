//! On which row a value stands, and in which column a year.
//!
//! Owns both scales of a chart. Rows are few, so a value stands on the nearest one, with two exceptions that
//! keep a picture true: the ends of the scale are chosen so that the zero line, or else the target, stands
//! exactly on a row; and nothing stands on or beyond the row of zero, or of the target, that is not there in
//! numbers. It must not know what is drawn.

/// The share of the highest value up to which a lowest one draws the scale down to zero.
const NEAR_ZERO: f64 = 1.0 / 3.0;
/// Columns kept free at the right for the marks of the last figure.
const MARGIN: u16 = 2;

/// The scale of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    /// Steps from the lowest row to the highest.
    steps: u16,
    /// Zero, where values lie below it, and the ends of the target: nothing is mistaken for them. Each with
    /// its row, counted from the lowest.
    marks: [Option<(f64, u16)>; 3],
}

impl Scale {
    /// Returns a scale of so many rows for all finite values, the ends of the target among them; `None`
    /// without a value.
    pub(crate) fn fitting(
        values: impl Iterator<Item = f64>,
        target: [Option<f64>; 2],
        rows: u16,
    ) -> Option<Self> {
        let values = values.filter(|value| value.is_finite());
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        if low > high {
            return None;
        }
        let (low, high) = if low < 0.0 {
            (low, high.max(0.0))
        } else if low <= high * NEAR_ZERO {
            (0.0, high)
        } else {
            (low, high)
        };
        let mut scale = Self {
            low,
            high,
            steps: rows.saturating_sub(1),
            marks: [None; 3],
        };
        let zero = (low < 0.0).then_some(0.0);
        let inside = |at: &f64| low < *at && *at < high;
        if let Some(at) = zero.or(target[0]).filter(inside) {
            scale = scale.with_on_a_row(at);
        }
        for (place, at) in [zero, target[0], target[1]].into_iter().enumerate() {
            let at = at.filter(|at| at.is_finite());
            scale.marks[place] = at.map(|at| (at, scale.height_of_mark(at)));
        }
        Some(scale)
    }

    /// The least wider scale on which a value between the ends stands exactly on a row.
    fn with_on_a_row(self, at: f64) -> Self {
        let steps = f64::from(self.steps);
        let step = self.share(at) * steps;
        let wider = |row: f64, is_up: bool| {
            // Something of the scale stays above and below it.
            if steps < 2.0 || row < 1.0 || row > steps - 1.0 {
                return None;
            }
            let share = row / steps;
            let wider = match is_up {
                true => Self {
                    high: self.low + (at - self.low) / share,
                    ..self
                },
                false => Self {
                    low: (at - share * self.high) / (1.0 - share),
                    ..self
                },
            };
            let is_wider = wider.low <= self.low && self.high <= wider.high;
            // A scale that begins at zero, or above it, goes no lower.
            let crosses_zero = self.low >= 0.0 && wider.low < self.low.min(0.0);
            let is_finite = wider.low.is_finite() && wider.high.is_finite();
            (is_wider && is_finite && !crosses_zero).then_some(wider)
        };
        let width = |scale: &Self| scale.high / 2.0 - scale.low / 2.0;
        let (up, down) = (step.floor().min(steps - 1.0), step.ceil().max(1.0));
        [wider(up, true), wider(down, false)]
            .into_iter()
            .flatten()
            .min_by(|one, other| width(one).total_cmp(&width(other)))
            .unwrap_or(self)
    }

    /// Tells whether zero is on the scale.
    pub(crate) fn has_zero(&self) -> bool {
        self.low <= 0.0 && 0.0 <= self.high
    }

    /// Tells whether values lie below zero, so that a zero line is needed.
    pub(crate) fn goes_below_zero(&self) -> bool {
        self.low < 0.0
    }

    /// How many rows below the highest one a value stands.
    pub(crate) fn row(&self, value: f64) -> u16 {
        self.steps - self.height(value)
    }

    /// How many rows above the lowest one a value stands: the nearest one on its side of every mark.
    fn height(&self, value: f64) -> u16 {
        self.height_between(value, (0, self.steps))
    }

    /// The same of a mark, with a row left on each side on which something lies.
    fn height_of_mark(&self, at: f64) -> u16 {
        let least = u16::from(self.low < at);
        let most = self.steps.saturating_sub(u16::from(at < self.high));
        self.height_between(at, (least, most))
    }

    fn height_between(&self, value: f64, (mut least, mut most): (u16, u16)) -> u16 {
        for (at, height) in self.marks.into_iter().flatten() {
            if value > at {
                least = least.max(height + 1);
            } else if value < at {
                let below = height.saturating_sub(1);
                (least, most) = (least.min(below), most.min(below));
            } else {
                return height;
            }
        }
        let nearest = (self.share(value) * f64::from(self.steps)).round() as u16;
        nearest.min(most).max(least).min(self.steps)
    }

    /// The position of a value between the ends. It is computed in halves, because the distance of the extreme
    /// numbers exceeds the greatest number.
    fn share(&self, value: f64) -> f64 {
        let width = self.high / 2.0 - self.low / 2.0;
        if width > 0.0 {
            ((value / 2.0 - self.low / 2.0) / width).clamp(0.0, 1.0)
        } else {
            0.5
        }
    }
}

/// The scale of years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct YearScale {
    /// The first year.
    pub first: i32,
    /// The last year.
    pub last: i32,
    /// Steps from the first column to the last.
    steps: u16,
}

impl YearScale {
    /// Returns a scale of so many columns for all moments; `None` without one.
    pub(crate) fn covering(moments: impl Iterator<Item = f64>, columns: u16) -> Option<Self> {
        let ends = moments.fold(None, |ends: Option<(f64, f64)>, moment| {
            let (first, last) = ends.unwrap_or((moment, moment));
            Some((first.min(moment), last.max(moment)))
        });
        ends.map(|(first, last)| Self {
            first: first.floor() as i32,
            last: last.ceil() as i32,
            steps: columns.saturating_sub(1 + MARGIN),
        })
    }

    /// How many columns right of the first one a moment stands.
    pub(crate) fn column(&self, moment: f64) -> u16 {
        let first = f64::from(self.first);
        let years = (f64::from(self.last) - first).max(1.0);
        let share = ((moment - first) / years).clamp(0.0, 1.0);
        (share * f64::from(self.steps)).round() as u16
    }

    /// Every year, or every second, fifth, tenth ... so that each has so many columns, counted back from the
    /// last one; last of all the first.
    pub(crate) fn spaced(&self, columns: u16) -> Vec<i32> {
        let years = i64::from(self.last) - i64::from(self.first);
        let most = i64::from(self.steps / columns.max(1)).max(1);
        let steps = [1, 2, 5, 10, 20, 50, 100, 1000, 10_000];
        let step = steps.into_iter().find(|step| years / step <= most);
        let step = step.unwrap_or(years.max(1));
        let back = (0..=years / step).map(|at| (i64::from(self.last) - at * step) as i32);
        let mut spaced: Vec<i32> = back.collect();
        if spaced.last() != Some(&self.first) {
            spaced.push(self.first);
        }
        spaced
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The rows of values on a scale of so many rows, counted from the lowest.
    #[track_caller]
    fn check(values: &[f64], target: Option<f64>, rows: u16, expected: &[(f64, u16)]) {
        let all = values.iter().copied().chain(target);
        let scale = Scale::fitting(all, [target, None], rows).unwrap();
        let stand = expected
            .iter()
            .map(|(value, _)| (*value, scale.height(*value)));
        assert_eq!(stand.collect::<Vec<_>>(), expected, "{scale:?}");
    }

    #[test]
    fn what_is_near_zero_is_drawn_from_zero() {
        check(&[2.0, 80.0], None, 9, &[(0.0, 0), (40.0, 4), (80.0, 8)]);
        check(&[52.0, 54.0], None, 5, &[(52.0, 0), (53.0, 2), (54.0, 4)]);
        let high = Scale::fitting([52.0, 54.0].into_iter(), [None, None], 5).unwrap();
        assert!(!high.has_zero());
    }

    #[test]
    fn the_target_stands_exactly_on_a_row_and_nothing_else_there() {
        let values = [40.0, 79.0, 65.0];
        let scale = Scale::fitting(values.into_iter(), [Some(65.0), None], 5).unwrap();
        let row = scale.share(65.0) * 4.0;
        assert!((row - row.round()).abs() < 1e-9, "{scale:?}");
        assert!(scale.low <= 40.0 && 79.0 <= scale.high);
        let row = scale.height(65.0);
        for (value, height) in [(64.99, row - 1), (65.0, row), (65.01, row + 1)] {
            assert_eq!(scale.height(value), height, "{value}");
        }
        // Both ends of a range have their row, even where they are nearer than that.
        let values = [3.9, 16.6, 9.0, 10.0];
        let scale = Scale::fitting(values.into_iter(), [Some(9.0), Some(10.0)], 5).unwrap();
        let heights = [3.9, 8.9, 9.0, 10.0, 10.1].map(|value| scale.height(value));
        assert_eq!(heights, [1, 1, 2, 3, 4]);
    }

    #[test]
    fn the_zero_line_divides_what_is_above_from_what_is_below() {
        check(
            &[-2.77, 24.88],
            None,
            5,
            &[(-2.77, 0), (0.0, 1), (0.001, 2), (24.88, 4)],
        );
        check(&[-4.0, -1.0], None, 5, &[(-4.0, 0), (-1.0, 3), (0.0, 4)]);
        check(
            &[-1.0, 80.0],
            Some(0.5),
            5,
            &[(-1.0, 0), (0.0, 1), (0.5, 2), (0.6, 3), (80.0, 4)],
        );
    }

    #[test]
    fn equal_values_stand_in_the_middle() {
        check(&[7.0, 7.0], None, 5, &[(7.0, 2)]);
        check(&[0.0], None, 5, &[(0.0, 2)]);
        assert_eq!(
            Scale::fitting([f64::NAN].into_iter(), [None, None], 5),
            None
        );
    }

    #[test]
    fn years_are_labelled_back_from_the_last() {
        let years =
            |first: f64, last: f64| YearScale::covering([first, last].into_iter(), 33).unwrap();
        assert_eq!(years(2020.0, 2023.0).spaced(6), [2023, 2022, 2021, 2020]);
        assert_eq!(
            years(2014.0, 2025.0).spaced(6),
            [2025, 2023, 2021, 2019, 2017, 2015, 2014]
        );
        assert_eq!(years(2004.0, 2004.0).spaced(6), [2004]);
        assert_eq!(years(2022.5, 2024.0).first, 2022);
        assert!(years(i32::MIN.into(), i32::MAX.into()).spaced(6).len() < 12);
    }

    proptest! {
        /// Every value has a row, higher values no lower one, and each stands on its side of zero, or else
        /// of the target.
        #[test]
        fn rows_follow_values(
            values in proptest::collection::vec(
                prop_oneof![any::<f64>(), -1e3..1e3, Just(0.0), Just(f64::MAX), Just(f64::MIN)],
                1..9,
            ),
            target in proptest::option::of(prop_oneof![0.0..1e3, Just(0.0)]),
            rows in 1..20_u16,
        ) {
            // With both there may be no row between them.
            let target = target.filter(|_| values.iter().all(|value| *value >= 0.0));
            let all = values.iter().copied().chain(target);
            if let Some(scale) = Scale::fitting(all, [target, None], rows) {
                let mut sorted: Vec<f64> =
                    values.into_iter().filter(|value| value.is_finite()).collect();
                sorted.sort_by(f64::total_cmp);
                for pair in sorted.windows(2) {
                    prop_assert!(scale.row(pair[0]) >= scale.row(pair[1]));
                }
                let zero = sorted.first().is_some_and(|least| *least < 0.0).then_some(0.0);
                for value in sorted {
                    prop_assert!(scale.row(value) < rows);
                    let is_apart = |_: &f64| rows > 4 && (zero.is_some() || scale.low < scale.high);
                    if let Some(mark) = zero.or(target).filter(is_apart) {
                        let side = mark.partial_cmp(&value);
                        prop_assert_eq!(Some(scale.row(value).cmp(&scale.row(mark))), side);
                    }
                }
            }
        }
    }
}

//! One cell a year.
//!
//! Owns the picture of a series in a row of a list: the same years stand in the same columns of every
//! row, a year without a figure stays empty, a mean takes the cells of its years. Heights are counted from the
//! lowest figure, but a change of a few percent stays small; where figures lie below zero they are counted from
//! zero, and those below it hang from the top. A sign stands before a year that is counted in another way. One
//! figure alone draws nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::explorer::draw::{Quality, Stretch};
use crate::report::glyphs::Glyphs;

/// Least width of the scale, as a share of the highest figure: a smaller change must not fill a cell.
const LEAST_WIDTH: f64 = 0.05;

/// A series in one row.
pub(crate) struct Sparkline<'a> {
    /// Its figures; a later one hides an earlier one.
    pub figures: &'a [Stretch],
    /// Years from which the figures are counted in another way.
    pub breaks: &'a [i32],
    /// First and last year; each year takes one cell.
    pub span: (i32, i32),
    /// The signs.
    pub glyphs: &'a Glyphs,
    /// Styles of actual figures and of others.
    pub styles: (Style, Style),
}

/// Lowest and highest value, and zero where one of them lies below it.
#[derive(Clone, Copy)]
struct Ends {
    low: f64,
    high: f64,
}

impl Widget for Sparkline<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let (first, last) = self.span;
        let shown = self.figures.iter().filter(|figure| {
            figure.value.is_finite() && figure.years.0 <= last && first <= figure.years.1
        });
        if shown.clone().count() < 2 || area.height == 0 {
            return;
        }
        let values = shown.clone().map(|figure| figure.value);
        let ends = Ends {
            low: values.clone().fold(f64::INFINITY, f64::min),
            high: values.fold(f64::NEG_INFINITY, f64::max),
        };
        let mut put = |year: i32, sign: &str, style: Style| {
            let column = i64::from(year) - i64::from(first);
            let column = u16::try_from(column).ok();
            if let Some(column) = column.filter(|column| *column < area.width) {
                buffer.set_string(area.x + column, area.y, sign, style);
            }
        };
        let mut earliest = last;
        for figure in shown {
            let style = match figure.quality {
                Quality::Actual => self.styles.0,
                Quality::Estimate | Quality::Forecast => self.styles.1,
            };
            let step = self.step(figure.value, ends);
            let years = figure.years.0.max(first)..=figure.years.1.min(last);
            earliest = earliest.min(*years.start());
            years.for_each(|year| put(year, step, style));
        }
        // The sign takes the place of what cannot be compared with what follows.
        for year in self.breaks.iter().filter(|year| **year > earliest) {
            put(year - 1, self.glyphs.gap, self.styles.1);
        }
    }
}

impl Sparkline<'_> {
    fn step(&self, value: f64, Ends { low, high }: Ends) -> &'static str {
        let (steps, hanging) = (self.glyphs.steps, self.glyphs.hanging);
        if low < 0.0 {
            let most = high.max(-low);
            return match value < 0.0 {
                true => nth(hanging, -value / most),
                false => nth(steps, value / most),
            };
        }
        // The middle of the figures stands in the middle of a scale that is never too fine.
        let width = (high - low).max(high * LEAST_WIDTH);
        let share = match width > 0.0 && width.is_finite() {
            true => (value - low / 2.0 - high / 2.0) / width + 0.5,
            false => 0.5,
        };
        nth(steps, share)
    }
}

/// The step of a share of the whole.
fn nth(steps: &[&'static str], share: f64) -> &'static str {
    let top = steps.len().saturating_sub(1);
    let at = (share * top as f64).round() as usize;
    steps.get(at.min(top)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::glyphs::{ASCII, UNICODE};

    /// Figures of years or of spans of years, drawn over 2020 to 2025.
    #[track_caller]
    fn check(figures: &[(i32, i32, f64)], breaks: &[i32], glyphs: &Glyphs, expected: &str) {
        let figures: Vec<Stretch> = figures
            .iter()
            .map(|(first, last, value)| Stretch {
                years: (*first, *last),
                value: *value,
                quality: Quality::Actual,
            })
            .collect();
        let area = Rect::new(0, 0, 6, 1);
        let mut buffer = Buffer::empty(area);
        let spark = Sparkline {
            figures: &figures,
            breaks,
            span: (2020, 2025),
            glyphs,
            styles: (Style::new(), Style::new()),
        };
        spark.render(area, &mut buffer);
        assert_eq!(buffer, Buffer::with_lines([expected]));
    }

    /// The same of single years.
    #[track_caller]
    fn check_years(figures: &[(i32, f64)], expected: &str) {
        let figures = figures.iter().map(|(year, value)| (*year, *year, *value));
        check(&figures.collect::<Vec<_>>(), &[], &UNICODE, expected);
    }

    #[test]
    fn gaps_stay_empty() {
        check_years(&[], "      ");
        check_years(&[(2020, 1.0), (2022, 8.0), (2025, 4.5)], "▁ █  ▅");
        check_years(
            &[(2019, 1.0), (2021, 5.0), (2023, 9.0), (2026, 9.0)],
            " ▁ █  ",
        );
    }

    #[test]
    fn a_small_change_looks_small() {
        check_years(&[(2020, 33.2), (2021, 33.6)], "▄▅    ");
        check_years(&[(2020, 50.5), (2021, 54.0)], "▁█    ");
        check_years(&[(2020, f64::MAX), (2021, f64::MAX)], "▅▅    ");
    }

    #[test]
    fn one_figure_is_no_line() {
        check_years(&[(2023, 3.9)], "      ");
        check_years(&[(2019, 1.0), (2023, 3.9), (2024, f64::NAN)], "      ");
        check(&[(2021, 2025, 3.9)], &[], &UNICODE, "      ");
    }

    #[test]
    fn a_mean_takes_its_years() {
        let figures = [(2018, 2020, 9.0), (2021, 2023, 3.0), (2022, 2022, 6.0)];
        check(&figures, &[], &UNICODE, "█▁▅▁  ");
    }

    #[test]
    fn a_break_stands_before_its_year() {
        check(
            &[(2020, 2020, 9.0), (2023, 2023, 3.0)],
            &[2023],
            &UNICODE,
            "█ ¦▁  ",
        );
        check(
            &[(2020, 2020, 9.0), (2021, 2021, 3.0)],
            &[2021],
            &UNICODE,
            "¦▁    ",
        );
        check(
            &[(2021, 2021, 9.0), (2022, 2022, 3.0)],
            &[2021],
            &UNICODE,
            " █▁   ",
        );
    }

    #[test]
    fn what_is_below_zero_hangs() {
        check_years(&[(2020, 0.0), (2021, 0.0)], "▅▅    ");
        check_years(
            &[(2020, -4.0), (2021, 3.0), (2022, -0.5), (2023, 0.0)],
            "▀▆▔▁  ",
        );
        check_years(&[(2020, -4.0), (2021, -1.0)], "▀▔    ");
        let figures = [(2020, 2020, -4.0), (2021, 2021, 4.0)];
        check(&figures, &[], &ASCII, "\"@    ");
    }

    proptest! {
        /// Whatever the figures and the room: nothing panics, and one row is touched at the most.
        #[test]
        fn any_figures_can_be_drawn(
            figures in proptest::collection::vec(
                (2010..2030_i32, 0..9_i32, prop_oneof![
                    any::<f64>(), -1e3..1e3, Just(f64::MAX), Just(f64::MIN), Just(-0.0)
                ]),
                0..12,
            ),
            breaks in proptest::collection::vec(2000..2040_i32, 0..3),
            (columns, rows) in (0..20_u16, 0..3_u16),
        ) {
            let figures: Vec<Stretch> = figures
                .into_iter()
                .map(|(last, before, value)| Stretch {
                    years: (last - before, last),
                    value,
                    quality: Quality::Estimate,
                })
                .collect();
            let area = Rect::new(0, 0, columns, rows);
            let mut buffer = Buffer::empty(area);
            Sparkline {
                figures: &figures,
                breaks: &breaks,
                span: (2016, 2026),
                glyphs: &UNICODE,
                styles: (Style::new(), Style::new()),
            }
            .render(area, &mut buffer);
            let touched = buffer.content.iter().skip(usize::from(columns));
            prop_assert!(touched.clone().all(|cell| cell.symbol() == " "));
        }
    }
}

//! One cell a year.
//!
//! Owns the picture of a series in a row of a list: the same years stand in the same columns of every
//! row, a year without a figure stays empty, and a height is never zero because nothing was said. The
//! target, where it is a height among the figures, sets the top of the scale.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::explorer::draw::{Point, Quality};

/// A series in one row.
pub(crate) struct Sparkline<'a> {
    /// One figure a year at the most.
    pub points: &'a [Point],
    /// First and last year; each year takes one cell.
    pub span: (i32, i32),
    /// Bars, lowest first.
    pub steps: &'a [&'static str],
    /// Styles of actual figures and of others.
    pub styles: (Style, Style),
}

impl Widget for Sparkline<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let (first, last) = self.span;
        let shown = self
            .points
            .iter()
            .filter(|point| (first..=last).contains(&point.year) && point.value.is_finite());
        let values = shown.clone().map(|point| point.value);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        for point in shown {
            let column = (point.year - first) as u16;
            if column >= area.width {
                continue;
            }
            let style = match point.quality {
                Quality::Actual => self.styles.0,
                Quality::Estimate | Quality::Forecast => self.styles.1,
            };
            let step = self.step(point.value, low, high);
            buffer.set_string(area.x + column, area.y, step, style);
        }
    }
}

impl Sparkline<'_> {
    fn step(&self, value: f64, low: f64, high: f64) -> &'static str {
        let top = self.steps.len().saturating_sub(1);
        let share = if high > low {
            (value - low) / (high - low)
        } else {
            0.5
        };
        let at = (share * top as f64).round() as usize;
        self.steps.get(at.min(top)).copied().unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: &[&str] = &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

    #[track_caller]
    fn check(points: &[(i32, f64)], expected: &str) {
        let points: Vec<Point> = points
            .iter()
            .map(|(year, value)| Point {
                year: *year,
                value: *value,
                quality: Quality::Actual,
            })
            .collect();
        let area = Rect::new(0, 0, 6, 1);
        let mut buffer = Buffer::empty(area);
        let spark = Sparkline {
            points: &points,
            span: (2020, 2025),
            steps: STEPS,
            styles: (Style::new(), Style::new()),
        };
        spark.render(area, &mut buffer);
        assert_eq!(buffer, Buffer::with_lines([expected]));
    }

    #[test]
    fn gaps_stay_empty() {
        check(&[], "      ");
        check(&[(2020, 1.0), (2022, 8.0), (2025, 4.5)], "▁ █  ▅");
        check(&[(2019, 1.0), (2021, 5.0), (2026, 9.0)], " ▅    ");
    }

    #[test]
    fn zero_negative_and_constant_series_are_drawn() {
        check(&[(2020, 0.0), (2021, 0.0)], "▅▅    ");
        check(&[(2020, -4.0), (2021, 3.0), (2022, -0.5)], "▁█▅   ");
        check(&[(2020, f64::NAN), (2021, 1.0)], " ▅    ");
    }
}

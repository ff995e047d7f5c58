//! A series with its target, larger.
//!
//! Owns the scale, the axis and the marks: every figure of every year is drawn, so that sources that
//! disagree stand above each other; a year without a figure stays empty; actual, estimate and forecast
//! differ by their sign, not by color alone. The target line ends at its year. What is worked out (the
//! straight way to the target, where the pace leads, how far that may be off) has signs of its own and
//! gives way to figures.
//!
//! ```text
//!  79,0 ┤                 ○
//!  65,0 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ mục tiêu
//!  40,0 ┤  ●      ○
//!       └──┬──────┬───────┬
//!        2020   2022    2025
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use crate::explorer::draw::{Point, Quality};
use crate::line::draw::text::width;

/// A height to be reached.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Level {
    /// The height, or one end of a range.
    pub value: f64,
    /// The other end of a range.
    pub far: Option<f64>,
    /// The year by which it is to be reached.
    pub year: Option<i32>,
    /// What stands at its end.
    pub label: String,
}

/// A straight line between two years that is worked out, not reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Way {
    /// Year and height of its start.
    pub from: (i32, f64),
    /// Year and height of its end.
    pub to: (i32, f64),
    /// What draws it.
    pub sign: &'static str,
}

/// How far a height that is worked out may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    /// The year.
    pub year: i32,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// What draws it.
    pub sign: &'static str,
}

/// The signs of a chart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs {
    /// Actual, estimate, forecast.
    pub points: [&'static str; 3],
    /// A piece of the target line.
    pub dash: &'static str,
    /// Upright with a tick, upright, corner, level, level with a tick.
    pub axis: [&'static str; 5],
    /// A piece of the line before a year that is counted in another way.
    pub gap: &'static str,
}

/// The styles of a chart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Styles {
    /// Points.
    pub point: Style,
    /// The target line.
    pub level: Style,
    /// Axis and labels.
    pub axis: Style,
    /// What is worked out.
    pub way: Style,
}

/// A series with its target.
pub(crate) struct Chart<'a> {
    /// Every figure, sorted by year.
    pub points: &'a [Point],
    /// The target, where it is a height among the figures.
    pub target: Option<&'a Level>,
    /// Lines that are worked out.
    pub ways: &'a [Way],
    /// How far the end of the last one may be off.
    pub spread: Option<Spread>,
    /// Years from which the figures are counted in another way.
    pub breaks: &'a [i32],
    /// Writes a number for the axis.
    pub format: &'a dyn Fn(f64) -> String,
    /// The signs.
    pub signs: Signs,
    /// The styles.
    pub styles: Styles,
}

/// The area of the points and the scales that lead into it.
struct Plot {
    area: Rect,
    low: f64,
    high: f64,
    first: i32,
    last: i32,
}

impl Widget for Chart<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        if area.height < 4 || area.width < 12 {
            return;
        }
        let Some((low, high)) = self.bounds() else {
            return;
        };
        let (low_label, high_label) = ((self.format)(low), (self.format)(high));
        let ends: Vec<(f64, String)> = self
            .target
            .into_iter()
            .flat_map(|target| target.far.into_iter().chain([target.value]))
            .map(|end| (end, (self.format)(end)))
            .collect();
        let labels = [&low_label, &high_label].into_iter();
        let labels = labels.chain(ends.iter().map(|(_, label)| label));
        let gutter = labels.map(|label| width(label)).max();
        let gutter = (gutter.unwrap_or(0) as u16 + 1).min(area.width / 2);
        let (first, last) = self.years();
        let plot = Plot {
            area: Rect {
                x: area.x + gutter + 1,
                width: area.width - gutter - 1,
                height: area.height - 2,
                ..area
            },
            low,
            high,
            first,
            last,
        };
        self.draw_axis(&plot, area, gutter, buffer);
        self.label(&plot, high, &high_label, (area, gutter), buffer);
        self.label(&plot, low, &low_label, (area, gutter), buffer);
        for (end, label) in &ends {
            self.label(&plot, *end, label, (area, gutter), buffer);
        }
        if let Some(target) = self.target {
            self.draw_target(&plot, target, buffer);
        }
        self.draw_breaks(&plot, buffer);
        self.draw_ways(&plot, buffer);
        let [actual, estimate, forecast] = self.signs.points;
        // What was reached stands above what was expected in the same cell.
        for (quality, sign) in [
            (Quality::Forecast, forecast),
            (Quality::Estimate, estimate),
            (Quality::Actual, actual),
        ] {
            let points = self.points.iter().filter(|point| point.quality == quality);
            for point in points.filter(|point| point.value.is_finite()) {
                let (x, y) = (plot.x(point.year), plot.y(point.value));
                buffer.set_string(x, y, sign, self.styles.point);
            }
        }
    }
}

impl Chart<'_> {
    /// The lowest and highest height that must be shown.
    fn bounds(&self) -> Option<(f64, f64)> {
        let target = self.target.into_iter();
        let target = target.flat_map(|target| [Some(target.value), target.far]);
        let target = target.flatten();
        let ways = self.ways.iter().flat_map(|way| [way.from.1, way.to.1]);
        let spread = self
            .spread
            .iter()
            .flat_map(|spread| [spread.low, spread.high]);
        let values = self.points.iter().map(|point| point.value).chain(target);
        let values = values.chain(ways).chain(spread);
        let finite = values.filter(|value| value.is_finite());
        let low = finite.clone().fold(f64::INFINITY, f64::min);
        let high = finite.fold(f64::NEG_INFINITY, f64::max);
        (low <= high).then_some((low, high))
    }

    fn years(&self) -> (i32, i32) {
        let target = self.target.and_then(|target| target.year);
        let ways = self.ways.iter().flat_map(|way| [way.from.0, way.to.0]);
        let years = self.points.iter().map(|point| point.year).chain(target);
        let years = years
            .chain(ways)
            .chain(self.spread.map(|spread| spread.year));
        let first = years.clone().min().unwrap_or(0);
        (first, years.max().unwrap_or(first))
    }

    fn draw_axis(&self, plot: &Plot, area: Rect, gutter: u16, buffer: &mut Buffer) {
        let [_, upright, corner, level, tick] = self.signs.axis;
        let style = self.styles.axis;
        let x = area.x + gutter;
        let floor = area.bottom() - 2;
        for y in area.top()..floor {
            buffer.set_string(x, y, upright, style);
        }
        buffer.set_string(x, floor, corner, style);
        for column in x + 1..area.right() {
            buffer.set_string(column, floor, level, style);
        }
        let mut free = x + 1;
        for year in plot.ticks() {
            let column = plot.x(year);
            buffer.set_string(column, floor, tick, style);
            let label = year.to_string();
            let half = width(&label) as u16 / 2;
            let start = column
                .saturating_sub(half)
                .max(x + 1)
                .min(area.right() - width(&label) as u16);
            if start >= free {
                buffer.set_string(start, floor + 1, &label, style);
                free = start + width(&label) as u16 + 1;
            }
        }
    }

    /// Writes a height at the axis, unless another label stands there already.
    fn label(
        &self,
        plot: &Plot,
        value: f64,
        label: &str,
        (area, gutter): (Rect, u16),
        buffer: &mut Buffer,
    ) {
        let y = plot.y(value);
        let is_free = |y: u16| {
            let cell = buffer.cell((area.x + gutter - 1, y));
            cell.is_none_or(|cell| cell.symbol() == " ")
        };
        let taken = buffer.cell((area.x + gutter.saturating_sub(2), y));
        if !is_free(y) || taken.is_some_and(|cell| cell.symbol() != " ") {
            return;
        }
        let room = usize::from(gutter) - 1;
        let start = area.x + (room.saturating_sub(width(label))) as u16;
        buffer.set_stringn(start, y, label, room, self.styles.axis);
        buffer.set_string(area.x + gutter, y, self.signs.axis[0], self.styles.axis);
    }

    fn draw_target(&self, plot: &Plot, target: &Level, buffer: &mut Buffer) {
        let y = plot.y(target.value);
        let end = target
            .year
            .map_or(plot.area.right(), |year| plot.x(year) + 1);
        let far = target.far.map(|far| plot.y(far));
        for x in plot.area.left()..end.min(plot.area.right()) {
            for y in far.into_iter().chain([y]) {
                buffer.set_string(x, y, self.signs.dash, self.styles.level);
            }
        }
        let wide = width(&target.label) as u16;
        let room = plot.area.right().saturating_sub(end);
        let is_free = |y: &u16| plot.area.rows().any(|row| row.y == *y) && far != Some(*y);
        let beside = [y.checked_sub(1), Some(y + 1)].into_iter().flatten();
        if room > wide {
            buffer.set_string(end + 1, y, &target.label, self.styles.level);
        } else if wide < plot.area.width
            && let Some(y) = beside.into_iter().find(is_free)
        {
            buffer.set_string(plot.area.left() + 1, y, &target.label, self.styles.level);
        }
    }
}

impl Chart<'_> {
    /// Draws an upright line between a year that is counted in another way and the years before it.
    fn draw_breaks(&self, plot: &Plot, buffer: &mut Buffer) {
        for year in self.breaks {
            let x = plot.x(*year).saturating_sub(1);
            if *year <= plot.first || x < plot.area.left() {
                continue;
            }
            for y in plot.area.top()..plot.area.bottom() {
                buffer.set_string(x, y, self.signs.gap, self.styles.axis);
            }
        }
    }

    /// Draws what is worked out wherever nothing else stands.
    fn draw_ways(&self, plot: &Plot, buffer: &mut Buffer) {
        let mut put = |x: u16, y: u16, sign: &str| {
            let is_free = buffer.cell((x, y)).is_some_and(|cell| cell.symbol() == " ");
            if is_free && plot.area.contains((x, y).into()) {
                buffer.set_string(x, y, sign, self.styles.way);
            }
        };
        if let Some(spread) = self.spread.filter(|spread| spread.low <= spread.high) {
            let x = plot.x(spread.year);
            for y in plot.y(spread.high)..=plot.y(spread.low) {
                put(x, y, spread.sign);
            }
        }
        for way in self.ways {
            let (first, last) = (plot.x(way.from.0), plot.x(way.to.0));
            let steps = f64::from(last.saturating_sub(first).max(1));
            for x in first..=last {
                let share = f64::from(x - first) / steps;
                let value = way.from.1 + (way.to.1 - way.from.1) * share;
                put(x, plot.y(value), way.sign);
            }
        }
    }
}

impl Plot {
    fn x(&self, year: i32) -> u16 {
        let years = f64::from((self.last - self.first).max(1));
        let cells = f64::from(self.area.width.saturating_sub(2).max(1));
        let share = f64::from(year - self.first) / years;
        self.area.left() + (share * cells).round() as u16
    }

    fn y(&self, value: f64) -> u16 {
        let rows = f64::from(self.area.height - 1);
        let share = if self.high > self.low {
            (value - self.low) / (self.high - self.low)
        } else {
            0.5
        };
        self.area.bottom() - 1 - (share * rows).round() as u16
    }

    /// Years that get a tick: the first, and all of them while there is room, else every second, fifth,
    /// tenth ...
    fn ticks(&self) -> Vec<i32> {
        let years = self.last - self.first;
        let room = i32::from(self.area.width / 6).max(1);
        let steps = [1, 2, 5, 10, 20, 50, 100, 1000];
        let step = steps.into_iter().find(|step| years / step <= room);
        let step = step.unwrap_or(years.max(1));
        let mut ticks: Vec<i32> = (self.first..=self.last)
            .filter(|year| (self.last - year) % step == 0)
            .collect();
        if ticks.first() != Some(&self.first) {
            ticks.insert(0, self.first);
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(points: &[(i32, f64, Quality)], target: Option<(f64, i32)>, expected: &[&str]) {
        check_ways(points, target, (&[], None, &[]), expected);
    }

    #[track_caller]
    fn check_ways(
        points: &[(i32, f64, Quality)],
        target: Option<(f64, i32)>,
        (ways, spread, breaks): (&[Way], Option<Spread>, &[i32]),
        expected: &[&str],
    ) {
        let points: Vec<Point> = points
            .iter()
            .map(|(year, value, quality)| Point {
                year: *year,
                value: *value,
                quality: *quality,
            })
            .collect();
        let level = target.map(|(value, year)| Level {
            value,
            far: None,
            year: Some(year),
            label: "goal".to_owned(),
        });
        let buffer = drawn(&points, level.as_ref(), (ways, spread, breaks));
        assert_eq!(buffer, Buffer::with_lines(expected.iter().copied()));
    }

    /// A chart of thirty columns and seven rows.
    fn drawn(
        points: &[Point],
        target: Option<&Level>,
        (ways, spread, breaks): (&[Way], Option<Spread>, &[i32]),
    ) -> Buffer {
        let format = |value: f64| format!("{value}");
        let area = Rect::new(0, 0, 30, 7);
        let mut buffer = Buffer::empty(area);
        let chart = Chart {
            points,
            target,
            ways,
            spread,
            breaks,
            format: &format,
            signs: Signs {
                points: ["●", "○", "◇"],
                dash: "┄",
                axis: ["┤", "│", "└", "─", "┬"],
                gap: "¦",
            },
            styles: Styles {
                point: Style::new(),
                level: Style::new(),
                axis: Style::new(),
                way: Style::new(),
            },
        };
        chart.render(area, &mut buffer);
        buffer
    }

    #[test]
    fn draws_disagreeing_sources_and_the_target() {
        check(
            &[
                (2020, 40.0, Quality::Actual),
                (2025, 65.5, Quality::Estimate),
                (2025, 79.0, Quality::Estimate),
            ],
            Some((65.0, 2025)),
            &[
                "79 ┤ goal                   ○ ",
                "65 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄○ ",
                "   │                          ",
                "   │                          ",
                "40 ┤●                         ",
                "   └┬────┬────────┬─────────┬─",
                "    2020        2023      2025",
            ],
        );
    }

    #[test]
    fn what_was_reached_hides_what_was_expected_and_not_the_other_way() {
        let expected = [
            "40 ┤                        ● ",
            "   │                          ",
            "   │                          ",
            "   │                          ",
            "20 ┤●                         ",
            "   └┬────┬────────┬─────────┬─",
            "    2020        2023      2025",
        ];
        for order in [
            [Quality::Actual, Quality::Forecast],
            [Quality::Estimate, Quality::Actual],
        ] {
            let points: Vec<(i32, f64, Quality)> = std::iter::once((2020, 20.0, Quality::Actual))
                .chain(order.map(|quality| (2025, 40.0, quality)))
                .collect();
            check(&points, None, &expected);
        }
    }

    #[test]
    fn a_range_is_drawn_at_both_its_ends() {
        let points = [(2021, 7.0), (2023, 8.0)].map(|(year, value)| Point {
            year,
            value,
            quality: Quality::Actual,
        });
        let level = Level {
            value: 9.0,
            far: Some(10.0),
            year: Some(2025),
            label: "goal".to_owned(),
        };
        let expected = [
            "10 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ ",
            " 9 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ ",
            "   │ goal                     ",
            "   │            ●             ",
            " 7 ┤●                         ",
            "   └┬─────┬─────┬─────┬─────┬─",
            "    2021      2023  2024  2025",
        ];
        assert_eq!(
            drawn(&points, Some(&level), (&[], None, &[])),
            Buffer::with_lines(expected)
        );
    }

    #[test]
    fn what_is_worked_out_gives_way_to_figures() {
        let straight = Way {
            from: (2020, 40.0),
            to: (2025, 60.0),
            sign: "·",
        };
        let held = Way {
            from: (2022, 42.0),
            to: (2025, 45.0),
            sign: "-",
        };
        let spread = Spread {
            year: 2025,
            low: 42.0,
            high: 52.0,
            sign: "┊",
        };
        check_ways(
            &[(2020, 40.0, Quality::Actual), (2022, 42.0, Quality::Actual)],
            Some((60.0, 2025)),
            (&[straight, held], Some(spread), &[]),
            &[
                "60 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ ",
                "   │ goal          ······     ",
                "   │         ······         ┊ ",
                "   │   ······    -----------┊ ",
                "40 ┤●··       ●--           ┊ ",
                "   └┬────┬────────┬─────────┬─",
                "    2020        2023      2025",
            ],
        );
    }

    #[test]
    fn a_break_stands_before_the_year_that_is_counted_in_another_way() {
        check_ways(
            &[
                (2014, 24.0, Quality::Actual),
                (2015, 40.0, Quality::Actual),
                (2018, 28.0, Quality::Actual),
            ],
            None,
            (&[], None, &[2015]),
            &[
                "40 ┤     ¦●                   ",
                "   │     ¦                    ",
                "   │     ¦                    ",
                "   │     ¦                  ● ",
                "24 ┤●    ¦                    ",
                "   └┬─────┬─────┬─────┬─────┬─",
                "    2014      2016  2017  2018",
            ],
        );
    }

    #[test]
    fn draws_nothing_without_a_figure() {
        check(&[], None, &["                              "; 7]);
        check(
            &[(2020, f64::NAN, Quality::Actual)],
            None,
            &["                              "; 7],
        );
    }
}

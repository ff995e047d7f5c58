//! A series with its target, larger.
//!
//! Owns the marks on the canvas and the labels of the axes. Every figure of every year is drawn, so that sources that
//! disagree stand above each other; a year without a figure stays empty. The sign of a figure shows how certain it is,
//! marks beside it show its margin, never color alone; a mean is a bar over its years. A label stands on the row of its
//! own value or nowhere. What is worked out (the straight way to the target, where the pace leads, how far that may be
//! off) has signs of its own and gives way to figures. It must not know the catalogue.
//!
//! ```text
//!    79 ┤                      ○≠
//!       │                      ○≠
//!    65 ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
//!       │             ┣━━━━◆
//!    40 ┤◆      ○↑
//!       └┬──────┬──────┬───────┬──
//!        2020   2021   2022    2025
//! ```

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::explorer::draw::canvas::{Canvas, CanvasPiece};
use crate::explorer::draw::scale::{Scale, YearScale};
use crate::explorer::draw::{Datum, PlotBound, Quality};
use crate::line::draw::text::width;
use crate::report::glyphs::Glyphs;
pub(crate) use crate::report::plot::PlotLevel;

/// Least columns and rows that a chart needs.
const LEAST: (u16, u16) = (12, 4);
/// Columns that a year at the axis takes with the space behind it.
const YEAR_LABEL: u16 = 6;
/// Least columns of a mean: its start, a piece of bar, the sign.
const LEAST_BAR: u16 = 3;

/// A straight line between two moments that is worked out, not reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TrendLine {
    /// Moment and height of its start.
    pub from: (f64, f64),
    /// Moment and height of its end.
    pub to: (f64, f64),
    /// What draws it.
    pub piece: CanvasPiece,
}

/// How far a height that is worked out may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    /// The moment.
    pub at: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The styles of a chart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Styles {
    /// Figures and their marks.
    pub figure: Style,
    /// The mark of figures that contradict each other.
    pub disputed: Style,
    /// The target line.
    pub target: Style,
    /// Axis and labels.
    pub axis: Style,
    /// The derived lines.
    pub way: Style,
}

/// A series with its target.
pub(crate) struct Chart<'a> {
    /// Every figure.
    pub data: &'a [Datum],
    /// The target, where it is a height among the figures.
    pub target: Option<&'a PlotLevel>,
    /// Lines that are worked out.
    pub ways: &'a [TrendLine],
    /// How far the end of the last one may be off.
    pub spread: Option<Spread>,
    /// Years from which the figures are counted in another way.
    pub breaks: &'a [i32],
    /// Most decimals of a label.
    pub decimals: u8,
    /// Writes a number for the axis.
    pub format: &'a dyn Fn(f64) -> String,
    /// The signs.
    pub glyphs: &'a Glyphs,
    /// The styles.
    pub styles: Styles,
}

/// A drawn chart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawn {
    /// First and last year.
    pub years: (i32, i32),
    /// Whether zero is on the scale.
    pub has_zero: bool,
    /// The kinds of marks that occur, each once.
    pub pieces: Vec<CanvasPiece>,
}

/// The area of the figures and the scales that lead into it.
struct Plot {
    area: Rect,
    scale: Scale,
    years: YearScale,
}

/// A number at the axis and the row it stands on.
struct AxisLabel {
    row: u16,
    text: String,
}

/// The figure that is seen in a cell.
struct Sign {
    piece: CanvasPiece,
    bound: PlotBound,
    is_derived: bool,
    is_disputed: bool,
}

impl Chart<'_> {
    /// Draws it and tells what is seen of it; `None` where there is nothing to draw or no room.
    pub(crate) fn draw(&self, area: Rect, buffer: &mut Buffer) -> Option<Drawn> {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return None;
        }
        let rows = area.height - 2;
        let scale = Scale::fitting(self.values(), self.target_ends(), rows)?;
        let labels = self.labels(&scale, usize::from(area.width / 2 - 1));
        let widest = labels.iter().map(|label| width(&label.text)).max();
        let gutter = widest.unwrap_or(0) as u16 + 1;
        let plot = Plot {
            area: Rect {
                x: area.x + gutter + 1,
                width: area.width - gutter - 1,
                height: rows,
                ..area
            },
            scale,
            years: YearScale::covering(self.moments(), area.width - gutter - 1)?,
        };
        self.draw_axis(&plot, area.x + gutter, buffer);
        for label in &labels {
            let y = area.y + label.row;
            let start = area.x + gutter - 1 - width(&label.text) as u16;
            buffer.set_string(start, y, &label.text, self.styles.axis);
            let tick = self.glyphs.chart.axis[0];
            buffer.set_string(area.x + gutter, y, tick, self.styles.axis);
        }
        let canvas = self.canvas(&plot);
        let mut pieces = Vec::new();
        for ((x, y), piece) in canvas.seen() {
            buffer.set_string(x, y, sign(self.glyphs, piece), self.style(piece));
            pieces.push(piece);
        }
        pieces.sort_unstable();
        pieces.dedup();
        Some(Drawn {
            years: (plot.years.first, plot.years.last),
            has_zero: scale.has_zero(),
            pieces,
        })
    }

    /// Every figure.
    fn figures(&self) -> impl Iterator<Item = f64> + '_ {
        let both = |datum: &Datum| [Some(datum.value), datum.far];
        let all = self.data.iter().flat_map(both).flatten();
        all.filter(|value| value.is_finite())
    }

    /// The target, or both ends of its range.
    fn target_ends(&self) -> [Option<f64>; 2] {
        let target = self.target;
        [
            target.map(|target| target.value),
            target.and_then(|target| target.far),
        ]
    }

    /// Every height that must be on the scale.
    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let target = self.target_ends().into_iter();
        let ways = self.ways.iter().flat_map(|way| [way.from.1, way.to.1]);
        let spread = self.spread.into_iter();
        let spread = spread.flat_map(|spread| [spread.low, spread.high]);
        self.figures()
            .chain(target.flatten())
            .chain(ways)
            .chain(spread)
    }

    /// Every moment that must be on the scale.
    fn moments(&self) -> impl Iterator<Item = f64> + '_ {
        let data = self.data.iter();
        let data = data.flat_map(|datum| [Some(datum.at), datum.from]);
        let target = self.target.into_iter();
        let target = target.flat_map(|target| [target.at, target.from]);
        let ways = self.ways.iter().flat_map(|way| [way.from.0, way.to.0]);
        let spread = self.spread.map(|spread| spread.at);
        data.chain(target).flatten().chain(ways).chain(spread)
    }

    /// The labels of the axis: zero, the target, the highest and the lowest figure, the ends of derived lines. If two
    /// fall on one row, the first is written; a label that is too wide, or whose rounded value belongs to another
    /// row, is left out.
    fn labels(&self, scale: &Scale, room: usize) -> Vec<AxisLabel> {
        let (low, high) = ends(self.figures());
        let (least, most) = ends(self.values());
        let zero_line = scale.goes_below_zero().then_some(0.0);
        let zero = scale.has_zero().then_some(0.0);
        let [target, far] = self.target_ends();
        let wanted = [zero_line, target, far, high, low, most, least, zero];
        let wanted = wanted.into_iter().flatten();
        let mut labels: Vec<AxisLabel> = Vec::new();
        for value in wanted.filter(|value| value.is_finite()) {
            let row = scale.row(value);
            let said = rounded(value, self.decimals);
            let text = (self.format)(said);
            let is_taken = labels.iter().any(|label| label.row == row);
            if !is_taken && scale.row(said) == row && width(&text) <= room {
                labels.push(AxisLabel { row, text });
            }
        }
        labels
    }

    fn draw_axis(&self, plot: &Plot, x: u16, buffer: &mut Buffer) {
        let [_, upright, corner, level, tick] = self.glyphs.chart.axis;
        let (area, style) = (plot.area, self.styles.axis);
        let floor = area.bottom();
        for y in area.top()..floor {
            buffer.set_string(x, y, upright, style);
        }
        buffer.set_string(x, floor, corner, style);
        for column in area.left()..area.right() {
            buffer.set_string(column, floor, level, style);
        }
        for year in plot.years.spaced(2) {
            let column = area.x + plot.years.column(f64::from(year));
            buffer.set_string(column, floor, tick, style);
        }
        // The first year is written where it is clear of the last, others where they are clear of both.
        let mut years = plot.years.spaced(YEAR_LABEL);
        if years.len() > 2 {
            let first = years.pop();
            years.splice(1..1, first);
        }
        let mut taken = vec![false; usize::from(area.width) + 1];
        for year in years {
            let said = year.to_string();
            let wide = width(&said) as u16;
            if wide > area.width {
                continue;
            }
            let column = plot.years.column(f64::from(year));
            let start = column.saturating_sub(wide / 2).min(area.width - wide);
            let around = usize::from(start.saturating_sub(1))..=usize::from(start + wide);
            if taken[around].contains(&true) {
                continue;
            }
            buffer.set_string(area.x + start, floor + 1, &said, style);
            taken[usize::from(start)..usize::from(start + wide)].fill(true);
        }
    }

    fn canvas(&self, plot: &Plot) -> Canvas {
        let mut canvas = Canvas::new(plot.area);
        if plot.scale.goes_below_zero() {
            let row = plot.scale.row(0.0);
            (0..plot.area.width).for_each(|column| canvas.put(column, row, CanvasPiece::Zero));
        }
        if let Some(target) = self.target {
            let first = target.from.map_or(0, |from| plot.years.column(from));
            let last = target.at.map(|at| plot.years.column(at));
            let last = last.unwrap_or(plot.area.width - 1);
            for value in [Some(target.value), target.far].into_iter().flatten() {
                let row = plot.scale.row(value);
                (first..=last).for_each(|column| canvas.put(column, row, CanvasPiece::Target));
            }
        }
        self.put_breaks(plot, &mut canvas);
        self.put_ways(plot, &mut canvas);
        self.put_figures(plot, &mut canvas);
        canvas
    }

    /// Puts an upright line between a year that is counted in another way and the years before it.
    fn put_breaks(&self, plot: &Plot, canvas: &mut Canvas) {
        for year in self.breaks.iter().filter(|year| **year > plot.years.first) {
            let year = f64::from(*year);
            let (before, this) = (plot.years.column(year - 1.0), plot.years.column(year));
            let between = plot.years.column(year - 0.6).max(before + 1);
            let column = between.min(this.saturating_sub(1)).max(before);
            (0..plot.area.height).for_each(|row| canvas.put(column, row, CanvasPiece::Break));
        }
    }

    /// Puts what is worked out.
    fn put_ways(&self, plot: &Plot, canvas: &mut Canvas) {
        if let Some(spread) = self.spread.filter(|spread| spread.low <= spread.high) {
            let column = plot.years.column(spread.at);
            let rows = plot.scale.row(spread.high)..=plot.scale.row(spread.low);
            rows.for_each(|row| canvas.put(column, row, CanvasPiece::Spread));
        }
        for way in self.ways {
            let (first, last) = (plot.years.column(way.from.0), plot.years.column(way.to.0));
            let steps = f64::from(last.saturating_sub(first).max(1));
            for column in first..=last {
                let share = f64::from(column - first) / steps;
                let value = way.from.1 + (way.to.1 - way.from.1) * share;
                if value.is_finite() {
                    canvas.put(column, plot.scale.row(value), way.piece);
                }
            }
        }
    }

    /// Puts the figures, then what joins them, then the marks that found room.
    fn put_figures(&self, plot: &Plot, canvas: &mut Canvas) {
        let mut signs: BTreeMap<(u16, u16), Sign> = BTreeMap::new();
        let mut disputed: Vec<(usize, u16, u16)> = Vec::new();
        for datum in self.data {
            let (start, column) = plot.extent(datum);
            let ends = [Some(datum.value), datum.far].into_iter().flatten();
            let ends = ends.filter(|value| value.is_finite());
            let rows: Vec<u16> = ends.map(|value| plot.scale.row(value)).collect();
            for row in &rows {
                if datum.from.is_some() {
                    put_bar(canvas, (start, column), *row);
                }
                let sign = Sign::for_datum(datum);
                match signs.get_mut(&(*row, column)) {
                    None => drop(signs.insert((*row, column), sign)),
                    Some(seen) => seen.meet(sign),
                }
                disputed.extend(datum.dispute.map(|dispute| (dispute, column, *row)));
            }
            if let [low, high] = rows[..] {
                (high..low).for_each(|row| canvas.put(column, row, CanvasPiece::Join));
            }
        }
        // The figures of one year stand in one column and are joined.
        disputed.sort_unstable();
        for group in disputed.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            if let [(_, column, top), .., (_, _, bottom)] = *group {
                (top..bottom).for_each(|row| canvas.put(column, row, CanvasPiece::Join));
            }
        }
        for ((row, column), sign) in &signs {
            canvas.put(*column, *row, sign.piece);
        }
        for ((row, column), sign) in &signs {
            sign.put_marks(canvas, *column, *row);
        }
    }

    fn style(&self, piece: CanvasPiece) -> Style {
        match piece {
            CanvasPiece::Zero | CanvasPiece::Break | CanvasPiece::Join => self.styles.axis,
            CanvasPiece::Straight | CanvasPiece::Held | CanvasPiece::Spread => self.styles.way,
            CanvasPiece::Target => self.styles.target,
            CanvasPiece::Disputed => self.styles.disputed,
            _ => self.styles.figure,
        }
    }
}

impl Plot {
    /// First and last column of a figure; a mean has room for more than its sign.
    fn extent(&self, datum: &Datum) -> (u16, u16) {
        let end = self.years.column(datum.at);
        let Some(from) = datum.from else {
            return (end, end);
        };
        let start = self.years.column(from).min(end);
        let end = end.max(start + LEAST_BAR - 1).min(self.area.width - 1);
        (start.min(end.saturating_sub(LEAST_BAR - 1)), end)
    }
}

impl Sign {
    fn for_datum(datum: &Datum) -> Self {
        Self {
            piece: match datum.quality {
                Quality::Actual => CanvasPiece::Actual,
                Quality::Estimate => CanvasPiece::Estimate,
                Quality::Forecast => CanvasPiece::Forecast,
            },
            bound: datum.bound,
            is_derived: datum.is_derived,
            is_disputed: datum.dispute.is_some(),
        }
    }

    /// Takes in another figure of the same cell: the surer one is seen, a contradiction is not lost.
    fn meet(&mut self, other: Self) {
        let sure = |sign: &Self| (sign.piece, sign.bound == PlotBound::Exact, !sign.is_derived);
        let is_disputed = self.is_disputed || other.is_disputed;
        if sure(&other) > sure(self) {
            *self = other;
        }
        self.is_disputed = is_disputed;
    }

    /// Puts its marks at its right, else at its left; where there is no room a mark takes the place of the
    /// sign, so that a bound is never seen as an exact figure.
    fn put_marks(&self, canvas: &mut Canvas, column: u16, row: u16) {
        let bound = match self.bound {
            PlotBound::Exact => None,
            PlotBound::About => Some(CanvasPiece::About),
            PlotBound::AtLeast => Some(CanvasPiece::AtLeast),
            PlotBound::AtMost => Some(CanvasPiece::AtMost),
        };
        let disputed = self.is_disputed.then_some(CanvasPiece::Disputed);
        let derived = self.is_derived.then_some(CanvasPiece::Derived);
        let (mut left, mut right) = (column.checked_sub(1), column + 1);
        let mut has_sign = true;
        for mark in [bound, disputed, derived].into_iter().flatten() {
            if canvas.mark(Some(right), row, mark) {
                right += 1;
            } else if canvas.mark(left, row, mark) {
                left = left.and_then(|left| left.checked_sub(1));
            } else if std::mem::take(&mut has_sign) {
                canvas.replace(column, row, mark);
            }
        }
    }
}

/// The sign of a piece.
pub(crate) fn sign(glyphs: &Glyphs, piece: CanvasPiece) -> &'static str {
    let chart = &glyphs.chart;
    match piece {
        CanvasPiece::Zero => chart.zero,
        CanvasPiece::Straight => chart.ahead[0],
        CanvasPiece::Held => chart.ahead[1],
        CanvasPiece::Spread => chart.ahead[2],
        CanvasPiece::Target => chart.target,
        CanvasPiece::Break => glyphs.gap,
        CanvasPiece::Join => chart.join,
        CanvasPiece::BarStart => chart.bar[0],
        CanvasPiece::Bar => chart.bar[1],
        CanvasPiece::Derived => chart.derived,
        CanvasPiece::Disputed => chart.disputed,
        CanvasPiece::AtLeast => chart.bounds[0],
        CanvasPiece::AtMost => chart.bounds[1],
        CanvasPiece::About => chart.bounds[2],
        CanvasPiece::Actual => chart.points[0],
        CanvasPiece::Estimate => chart.points[1],
        CanvasPiece::Forecast => chart.points[2],
    }
}

fn put_bar(canvas: &mut Canvas, (start, end): (u16, u16), row: u16) {
    canvas.put(start, row, CanvasPiece::BarStart);
    (start + 1..=end).for_each(|column| canvas.put(column, row, CanvasPiece::Bar));
}

/// The least and the greatest of values.
fn ends(values: impl Iterator<Item = f64>) -> (Option<f64>, Option<f64>) {
    let values = values.filter(|value| value.is_finite());
    values.fold((None, None), |(least, most), value| {
        let least = least.map_or(value, |least: f64| least.min(value));
        let most = most.map_or(value, |most: f64| most.max(value));
        (Some(least), Some(most))
    })
}

/// A value as a label writes it.
fn rounded(value: f64, decimals: u8) -> f64 {
    let factor = 10_f64.powi(decimals.into());
    let rounded = (value * factor).round() / factor;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests;

//! The chart of the detail.
//!
//! Owns what is drawn of a series (its figures, the target, what is worked out beside them, where the way of counting
//! changes), how much of the pane the chart takes, and the words above and below it: its unit, its years, and what the
//! signs mean that are seen. `draw::chart` draws it. It must not know how a cell is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::core::figure::Figure;
use crate::core::judge::standing::Standing;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::SeriesId;
use crate::explorer::draw::canvas::CanvasPiece;
use crate::explorer::draw::chart::{Chart, Drawn, Spread, Styles, TrendLine, sign};
use crate::explorer::draw::series;
use crate::explorer::panes::page::PanePage;
use crate::explorer::state::app::App;
use crate::line::draw::text::width;
use crate::words::locale::number;
use crate::words::locale::words::{Words, words};
use crate::words::wording;

/// Narrowest pane that has a chart.
const NARROWEST: usize = 24;
/// Least and most rows of a chart, its axis included.
const HEIGHT: (usize, usize) = (7, 16);
/// Rows of a chart that has to be scrolled to, where half the pane is more.
const BELOW: usize = 10;
/// Rows around it: an empty one, its title, what its signs mean.
const AROUND: usize = 5;
/// Columns by which a long entry goes on further right.
const INDENT: usize = 2;

/// A chart with its words.
pub(super) struct ChartRows {
    /// Unit and years.
    pub(super) title: String,
    /// Its rows.
    pub(super) lines: Vec<Line<'static>>,
    /// What its signs mean.
    legend: Vec<String>,
}

/// Adds the chart of a series, if there is anything to draw, and what its signs mean.
pub(super) fn add(page: &mut PanePage<'_>, series: SeriesId, standing: &Standing) {
    let app = page.app;
    if page.width < NARROWEST {
        return;
    }
    let pane = app.layout().detail.map_or(0, |pane| pane.height);
    let height = height(usize::from(pane), page.lines.len());
    let size = (page.width as u16, height);
    let Some(picture) = picture(app, (series, &app.snapshot.viewpoint), standing, size) else {
        return;
    };
    let theme = &app.display.theme;
    page.gap();
    page.text(&picture.title, 0, theme.muted());
    page.lines.extend(picture.lines);
    for line in packed(&picture.legend, page.width.saturating_sub(INDENT)) {
        page.text(&line, INDENT, theme.muted());
    }
}

/// The chart of a series at a size, if there is anything to draw.
pub(super) fn picture(
    app: &App,
    (series, viewpoint): (SeriesId, &Viewpoint),
    standing: &Standing,
    (width, height): (u16, u16),
) -> Option<ChartRows> {
    let catalog = app.catalog();
    let data = series::data(catalog, viewpoint, series, &standing.conflicts);
    let level = series::level(catalog, series, standing);
    if !series::is_worth_drawing(&data, level.as_ref()) {
        return None;
    }
    let better = catalog.indicator_of(series).better;
    let target = standing.target.map(|at| catalog.claim(at));
    let goal = target.filter(|_| level.is_some());
    let goal = goal.and_then(|target| Some((target.year?, target.weaker_end(better))));
    let ahead = Ahead::from_standing(standing, goal);
    let decimals = series::decimals(catalog, viewpoint, series);
    let theme = &app.display.theme;
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let chart = Chart {
        data: &data,
        target: level.as_ref(),
        ways: &ahead.ways,
        spread: ahead.spread,
        breaks: &series::breaks(catalog, viewpoint, series),
        decimals,
        format: &|value| number::shortest(value, decimals, app.view.lang),
        glyphs: app.display.glyphs,
        styles: Styles {
            figure: theme.figure(),
            disputed: theme.conflict(),
            target: theme.target(),
            axis: theme.muted(),
            way: theme.faint(),
        },
    };
    let drawn = chart.draw(area, &mut buffer)?;
    Some(ChartRows {
        title: title(app, series, &drawn),
        lines: rows(&buffer),
        legend: legend(app, &drawn),
    })
}

/// How many rows a chart takes in a pane of so many, below so many others: what is left of the first
/// screenful, or up to half the pane where it has to be scrolled to.
fn height(pane: usize, above: usize) -> u16 {
    let left = pane.saturating_sub(above + AROUND);
    let (least, most) = HEIGHT;
    left.max(BELOW.min(pane / 2)).clamp(least, most) as u16
}

/// The title: unit and years, and a note if the scale has no zero, since that makes small changes look great.
fn title(app: &App, series: SeriesId, drawn: &Drawn) -> String {
    let unit = wording::unit(app.catalog(), series, app.view.lang);
    let years = match drawn.years {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}–{last}"),
    };
    let parts = [unit, years.as_str()].into_iter();
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let said = parts.join(", ");
    match drawn.has_zero {
        true => said,
        false => format!("{said}; {}", words(app.view.lang).chart_without_zero),
    }
}

/// The legend of the signs that occur.
fn legend(app: &App, drawn: &Drawn) -> Vec<String> {
    let words = words(app.view.lang);
    let glyphs = app.display.glyphs;
    let is_seen = |piece: &CanvasPiece| drawn.pieces.contains(piece);
    let said = [
        CanvasPiece::Actual,
        CanvasPiece::Estimate,
        CanvasPiece::Forecast,
        CanvasPiece::BarStart,
        CanvasPiece::AtLeast,
        CanvasPiece::AtMost,
        CanvasPiece::About,
        CanvasPiece::Derived,
        CanvasPiece::Disputed,
        CanvasPiece::Target,
        CanvasPiece::Break,
        CanvasPiece::Straight,
        CanvasPiece::Held,
        CanvasPiece::Spread,
    ];
    let entry = |piece: CanvasPiece| {
        let sign = match piece {
            CanvasPiece::BarStart => glyphs.chart.bar.concat(),
            _ => sign(glyphs, piece).to_owned(),
        };
        meaning(words, piece).map(|said| format!("{sign} {said}"))
    };
    said.into_iter().filter(is_seen).filter_map(entry).collect()
}

/// Sets entries side by side, as many on a line as fit. Spaces part them: any sign could be one of theirs.
fn packed(entries: &[String], room: usize) -> Vec<String> {
    const SPACE: &str = "   ";
    let mut lines: Vec<String> = Vec::new();
    for entry in entries {
        match lines.last_mut() {
            Some(line) if width(line) + SPACE.len() + width(entry) <= room => {
                line.push_str(SPACE);
                line.push_str(entry);
            }
            _ => lines.push(entry.clone()),
        }
    }
    lines
}

/// What a piece means.
fn meaning(words: &Words, piece: CanvasPiece) -> Option<&'static str> {
    Some(match piece {
        CanvasPiece::Actual => words.actual,
        CanvasPiece::Estimate => words.estimate_long,
        CanvasPiece::Forecast => words.forecast,
        CanvasPiece::BarStart | CanvasPiece::Bar => words.chart_mean,
        CanvasPiece::AtLeast => words.chart_at_least,
        CanvasPiece::AtMost => words.chart_at_most,
        CanvasPiece::About => words.chart_about,
        CanvasPiece::Derived => words.chart_derived,
        CanvasPiece::Disputed => words.chart_disputed,
        CanvasPiece::Target => words.target,
        CanvasPiece::Break => words.chart_break,
        CanvasPiece::Straight => words.chart_straight,
        CanvasPiece::Held => words.chart_held,
        CanvasPiece::Spread => words.chart_spread,
        CanvasPiece::Zero | CanvasPiece::Join => return None,
    })
}

/// The derived lines beside the figures: the straight way to the target, the projection of the pace so far, and its
/// cautious end.
#[derive(Default)]
struct Ahead {
    ways: Vec<TrendLine>,
    spread: Option<Spread>,
}

impl Ahead {
    fn from_standing(standing: &Standing, goal: Option<(i16, Figure)>) -> Self {
        let found = &standing.assessment;
        let mut ahead = Self::default();
        let (Some((by, goal)), Some((base_year, base))) = (goal, found.base) else {
            return ahead;
        };
        let (by, goal) = (f64::from(by), goal.to_f64());
        ahead.ways.push(TrendLine {
            from: (f64::from(base_year), base),
            to: (by, goal),
            piece: CanvasPiece::Straight,
        });
        if let (Some(at), Some(gap), Some(end)) = (found.at, found.gap, found.hold_end) {
            ahead.ways.push(TrendLine {
                from: (series::years(at), goal + gap),
                to: (by, end),
                piece: CanvasPiece::Held,
            });
        }
        ahead.spread =
            found
                .low80
                .zip(found.high80)
                .map(|(low, high)| Spread { at: by, low, high });
        ahead
    }
}

/// The rows of a buffer as lines.
fn rows(buffer: &Buffer) -> Vec<Line<'static>> {
    let area = buffer.area;
    let row = |y: u16| {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for x in area.left()..area.right() {
            let Some(cell) = buffer.cell((x, y)) else {
                continue;
            };
            match spans.last_mut() {
                Some(last) if last.style == cell.style() => {
                    last.content.to_mut().push_str(cell.symbol())
                }
                _ => spans.push(Span::styled(cell.symbol().to_owned(), cell.style())),
            }
        }
        Line::from(spans)
    };
    (area.top()..area.bottom()).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn a_chart_grows_with_its_pane() {
        for (pane, above, rows) in [
            (14, 14, 7),
            (16, 14, 8),
            (19, 18, 9),
            (36, 18, 13),
            (36, 30, 10),
            (56, 20, 16),
            (56, 90, 10),
            (0, 0, 7),
        ] {
            assert_eq!(height(pane, above), rows, "{pane} rows, {above} above");
        }
        for above in 0..60 {
            let heights = (0..100).map(|pane| height(pane, above));
            assert!(heights.is_sorted(), "a larger pane has no smaller chart");
        }
    }
}

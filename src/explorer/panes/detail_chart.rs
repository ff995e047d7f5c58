//! The chart of the detail.
//!
//! Owns what is drawn of a series: its figures, the target, what is worked out beside them and where
//! the way of counting changes; `widgets::chart` draws it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::core::figure::Figure;
use crate::core::judge::standing::Standing;
use crate::core::model::{Claim, Comparator, SeriesId};
use crate::explorer::draw::chart::{Chart, Level, Signs, Spread, Styles, Way};
use crate::explorer::draw::series;
use crate::explorer::panes::page::Page;
use crate::explorer::state::app::App;
use crate::words::locale::number;
use crate::words::locale::words::words;

const CHART_HEIGHT: u16 = 9;

/// Adds the chart of a series, if there is anything to draw, and what its signs mean.
pub(super) fn add(page: &mut Page<'_>, series: SeriesId, standing: &Standing) {
    let (app, catalog) = (page.app, page.app.catalog());
    let points = series::all_points(catalog, &app.snapshot.viewpoint, series);
    let years = points.iter().map(|point| point.year);
    let spread = years.clone().min() != years.max();
    if points.is_empty() || page.width < 24 || !(spread || standing.target.is_some()) {
        return;
    }
    let target = standing
        .target
        .filter(|_| series::target_is_level(catalog, series, standing))
        .map(|at| catalog.claim(at));
    let words = words(app.view.lang);
    let better = catalog.indicator_of(series).better;
    let goal = target.and_then(|target| Some((target.year?, target.weaker_end(better))));
    let ahead = Ahead::of(app, standing, goal);
    let level = target.map(|target: Claim| Level {
        value: target.low.to_f64(),
        far: (target.comparator == Comparator::Range).then(|| target.high.to_f64()),
        year: target.year.map(i32::from),
        label: words.target.to_owned(),
    });
    let breaks = series::breaks(catalog, &app.snapshot.viewpoint, series);
    let decimals = catalog.indicator_of(series).decimals.min(2);
    let format = |value: f64| number::shortest(value, decimals, app.view.lang);
    let area = Rect::new(0, 0, page.width as u16, CHART_HEIGHT);
    let mut buffer = Buffer::empty(area);
    Chart {
        points: &points,
        target: level.as_ref(),
        ways: &ahead.ways,
        spread: ahead.spread,
        breaks: &breaks,
        format: &format,
        signs: Signs {
            points: app.display.glyphs.points,
            dash: app.display.glyphs.dash,
            axis: app.display.glyphs.axis,
            gap: app.display.glyphs.gap,
        },
        styles: Styles {
            point: app.display.theme.figure(),
            level: app.display.theme.target(),
            axis: app.display.theme.muted(),
            way: app.display.theme.faint(),
        },
    }
    .render(area, &mut buffer);
    page.gap();
    page.lines.extend(rows(&buffer));
    let mut legend = ahead.legend(app);
    if !breaks.is_empty() {
        legend.push(format!("{} {}", app.display.glyphs.gap, words.chart_break));
    }
    page.parts(&legend, app.display.theme.faint());
}

/// What is worked out and drawn beside the figures: the straight way to the target, where the pace so
/// far leads, and how far the cautious end may be off.
#[derive(Default)]
struct Ahead {
    ways: Vec<Way>,
    spread: Option<Spread>,
}

impl Ahead {
    fn of(app: &App, standing: &Standing, goal: Option<(i16, Figure)>) -> Self {
        let found = &standing.assessment;
        let signs = app.display.glyphs.ahead;
        let mut ahead = Self::default();
        let (Some((by, goal)), Some(base)) = (goal, found.base) else {
            return ahead;
        };
        let (by, goal) = (i32::from(by), goal.to_f64());
        ahead.ways.push(Way {
            from: base,
            to: (by, goal),
            sign: signs[0],
        });
        if let (Some(year), Some(gap), Some(end)) = (found.year(), found.gap, found.hold_end) {
            ahead.ways.push(Way {
                from: (year, goal + gap),
                to: (by, end),
                sign: signs[1],
            });
        }
        ahead.spread = found.low80.zip(found.high80).map(|(low, high)| Spread {
            year: by,
            low,
            high,
            sign: signs[2],
        });
        ahead
    }

    /// What the signs mean, of those that are drawn.
    fn legend(&self, app: &App) -> Vec<String> {
        let words = words(app.view.lang);
        let drawn = [
            (self.ways.first().map(|way| way.sign), words.chart_straight),
            (self.ways.get(1).map(|way| way.sign), words.chart_held),
            (self.spread.map(|spread| spread.sign), words.chart_spread),
        ];
        let said = drawn
            .into_iter()
            .filter_map(|(sign, said)| Some(format!("{} {said}", sign?)));
        said.collect()
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

//! One indicator on the whole screen, to be read from the last row of a hall.
//!
//! Owns where its facts stand at a size: the name, the figure as large as it fits, the target and the status, the
//! chart in what is left, the source. Nothing else is shown, and nothing moves. `report::wall` has the texts. It must
//! not know how they are made.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::core::model::SeriesId;
use crate::explorer::draw::large::{Large, large};
use crate::explorer::panes::{brief, detail_chart};
use crate::explorer::state::app::App;
use crate::explorer::state::present::Present;
use crate::explorer::state::things::Thing;
use crate::line::draw::text;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::wall::{SourceParts, Wall, seen_as, wall};
use crate::words::briefs::briefs;
use crate::words::hall::hall;
use crate::words::locale::words::fill;
use crate::words::problems::names;

/// Columns from which the margins are wider.
const WIDE: u16 = 60;
/// Rows from which there is an empty one between the parts.
const AIRY: u16 = 22;
/// Least cells beside the figure in which its unit stands.
const LEAST_BESIDE: usize = 14;
/// Least rows of a chart.
const LEAST_CHART: usize = 6;

/// What is presented, and where it stands in its sequence.
#[derive(Clone, Copy)]
pub(crate) struct Presented {
    /// The series; `None` for an item of the agenda that the data lack.
    pub(crate) series: Option<SeriesId>,
    /// Its number, from 1.
    at: usize,
    /// How many there are.
    count: usize,
}

/// The parts of the screen.
struct Parts {
    /// Everything within the margins but the last two lines.
    inner: Rect,
    /// The line of notes.
    notes: Rect,
    /// The last line.
    last: Rect,
}

/// What is presented now; `None` if there is nothing.
pub(crate) fn shown(app: &App, of: Present) -> Option<Presented> {
    match of {
        Present::Brief(at) => {
            let count = app.desk.brief().items().len();
            (at < count).then(|| Presented {
                series: brief::series(app, at),
                at: at + 1,
                count,
            })
        }
        Present::Attention => {
            let (lines, at) = app.attended_in_turn()?;
            let (_, series) = lines.get(at)?;
            Some(Presented {
                series: Some(*series),
                at: at + 1,
                count: lines.len(),
            })
        }
        Present::List => {
            let series = app.selected()?;
            let chosen = app.panes.list.selected();
            let is_series = |thing: Thing| matches!(thing, Thing::Series(_));
            let rows = app.snapshot.rows.iter();
            let count = rows.clone().filter(|row| is_series(row.thing())).count();
            let before = rows
                .take(chosen)
                .filter(|row| is_series(row.thing()))
                .count();
            Some(Presented {
                series: Some(series),
                at: before + 1,
                count,
            })
        }
    }
}

/// Draws it over the whole screen; returns where the cursor rests.
pub(crate) fn draw(app: &App, of: Present, area: Rect, frame: &mut Frame<'_>) -> Position {
    let parts = parts(area);
    let inner = parts.inner;
    let rests = Position::new(inner.x, inner.y);
    let Some(presented) = shown(app, of) else {
        let none = hall(app.view.lang).nothing_to_present;
        Line::styled(none, app.display.theme.title()).render(inner, frame.buffer_mut());
        return rests;
    };
    let Some(series) = presented.series else {
        let why = briefs(app.view.lang).missing;
        draw_missing(app, presented, why, &parts, frame);
        return rests;
    };
    let seen = match of.item() {
        Some(at) => brief::seen(app, at),
        None => Ok(app.snapshot.viewpoint),
    };
    let seen = match seen {
        Ok(seen) => seen,
        Err(error) => {
            let why = names::unknown(&error, app.view.lang);
            draw_missing(app, presented, &why, &parts, frame);
            return rests;
        }
    };
    let basis = Basis {
        viewpoint: &seen,
        ..app.basis()
    };
    let card = Card::new(basis, series);
    let wall = wall(&card);
    let mut lines = above(app, &wall, inner);
    let room = usize::from(inner.height).saturating_sub(lines.len() + usize::from(is_airy(inner)));
    if room >= LEAST_CHART
        && let Some(picture) = detail_chart::picture(
            app,
            (series, &seen),
            &card.standing,
            (inner.width, (room as u16).saturating_sub(1)),
        )
    {
        if is_airy(inner) {
            lines.push(Line::default());
        }
        lines.push(Line::styled(picture.title, app.display.theme.muted()));
        lines.extend(picture.lines);
    }
    Paragraph::new(lines).render(inner, frame.buffer_mut());
    draw_notes(app, &card, parts.notes, frame);
    draw_last(app, wall.source.as_ref(), presented, parts.last, frame);
    rests
}

/// Divides the screen.
fn parts(area: Rect) -> Parts {
    let margin = if area.width >= WIDE { 3 } else { 1 };
    let inner = Rect {
        x: area.x + margin,
        width: area.width.saturating_sub(2 * margin),
        height: area.height.saturating_sub(2),
        ..area
    };
    let row = |below: u16| Rect {
        y: inner.bottom() + below,
        height: 1,
        ..inner
    };
    Parts {
        inner,
        notes: row(0),
        last: row(1),
    }
}

/// An item of the agenda that cannot be shown: its address, and why.
fn draw_missing(app: &App, presented: Presented, why: &str, parts: &Parts, frame: &mut Frame<'_>) {
    let theme = &app.display.theme;
    let item = app.desk.brief().items().get(presented.at.saturating_sub(1));
    let address = item.map_or("", |item| item.address.as_str());
    let mut lines = Vec::new();
    let width = usize::from(parts.inner.width);
    push_wrapped(&mut lines, address, width, theme.title());
    push_wrapped(&mut lines, why, width, theme.text());
    Paragraph::new(lines).render(parts.inner, frame.buffer_mut());
    draw_last(app, None, presented, parts.last, frame);
}

fn is_airy(area: Rect) -> bool {
    area.height >= AIRY
}

/// All that stands above the chart.
fn above(app: &App, wall: &Wall, area: Rect) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let width = usize::from(area.width);
    let gap = |lines: &mut Vec<Line<'static>>| {
        if is_airy(area) {
            lines.push(Line::default());
        }
    };
    let mut lines = Vec::new();
    gap(&mut lines);
    let room = width.saturating_sub(text::width(&wall.place) + 2);
    if text::width(&wall.name) <= room {
        lines.push(Line::from(vec![
            Span::styled(text::pad_right(&wall.name, room + 2), theme.title()),
            Span::styled(wall.place.clone(), theme.muted()),
        ]));
    } else {
        push_wrapped(&mut lines, &wall.name, width, theme.title());
        push_wrapped(&mut lines, &wall.place, width, theme.muted());
    }
    lines.push(Line::default());
    add_figure(app, wall, area, &mut lines);
    lines.push(Line::default());
    add_status(app, wall, width, &mut lines);
    lines
}

/// Adds the target and the status: in a line where they fit.
fn add_status(app: &App, wall: &Wall, width: usize, lines: &mut Vec<Line<'static>>) {
    let theme = &app.display.theme;
    let Some(class) = wall.class else {
        return push_wrapped(lines, &wall.target, width, theme.target());
    };
    let style = theme.status(class.status() as usize);
    let status = format!("{} {}", app.display.glyphs.class(class), wall.status.word);
    let rest = Span::styled(wall.status.rest.clone(), theme.text());
    let whole = text::width(&status) + text::width(&wall.status.rest);
    let target = text::width(&wall.target);
    if target + 3 + whole <= width {
        lines.push(Line::from(vec![
            Span::styled(wall.target.clone(), theme.target()),
            Span::raw(" ".repeat((width - target - whole).min(8))),
            Span::styled(status, style),
            rest,
        ]));
        return;
    }
    push_wrapped(lines, &wall.target, width, theme.target());
    if whole <= width {
        lines.push(Line::from(vec![Span::styled(status, style), rest]));
    } else {
        lines.push(Line::styled(status, style));
        let rest = wall.status.rest.trim_start_matches([':', ' ']);
        push_wrapped(lines, rest, width, theme.text());
    }
}

fn push_wrapped(lines: &mut Vec<Line<'static>>, said: &str, width: usize, style: Style) {
    if !said.is_empty() {
        let wrapped = text::wrap(said, width.max(8)).into_iter();
        lines.extend(wrapped.map(|line| Line::styled(line, style)));
    }
}

/// Adds the figure, with its unit and period at its right, or below where there is no room.
fn add_figure(app: &App, wall: &Wall, area: Rect, lines: &mut Vec<Line<'static>>) {
    let theme = &app.display.theme;
    let width = usize::from(area.width);
    let Some(figure) = &wall.figure else {
        let said = crate::words::wording::capital(wall.no_figure);
        push_wrapped(lines, &said, width, theme.title());
        return;
    };
    let rows = usize::from(area.height) / 3;
    let found = large(figure, (width, rows.max(5)), app.display.glyphs.bar[0]);
    let Some(found) = found else {
        push_wrapped(lines, figure, width, theme.figure());
        push_wrapped(lines, &wall.beside.join(" · "), width, theme.text());
        return;
    };
    let beside = width.saturating_sub(found.width + 2);
    let wraps = |said: &String| text::wrap(said, beside.max(1));
    let told: Vec<String> = wall.beside.iter().flat_map(wraps).collect();
    let is_beside = beside >= LEAST_BESIDE && told.len() <= found.rows.len();
    let first = found.rows.len().saturating_sub(told.len());
    let Large { rows, .. } = found;
    for (at, row) in rows.into_iter().enumerate() {
        let mut spans: Vec<Span<'static>> = row
            .into_iter()
            .map(|piece| match piece.is_sign {
                true => Span::styled(piece.text, theme.figure()),
                false => Span::styled(piece.text, theme.title()),
            })
            .collect();
        if is_beside && at >= first {
            let said = told.get(at - first).cloned().unwrap_or_default();
            spans.push(Span::raw("  "));
            spans.push(Span::styled(said, theme.text()));
        }
        lines.push(Line::from(spans));
    }
    if !is_beside {
        push_wrapped(lines, &wall.beside.join(" · "), width, theme.text());
    }
}

/// The notes above the last line: that the data are old or held, the chosen day, the plan of the target.
fn draw_notes(app: &App, card: &Card<'_>, area: Rect, frame: &mut Frame<'_>) {
    let theme = &app.display.theme;
    let mark = app.renewal.said(app.view.lang).unwrap_or_default();
    let said = seen_as(card, &app.until_now()).join(" · ");
    let gap = match mark.is_empty() || said.is_empty() {
        true => "",
        false => "  ",
    };
    let room = usize::from(area.width).saturating_sub(text::width(mark) + gap.len());
    let said = text::fit(&said, room, app.display.glyphs.ellipsis);
    Line::from(vec![
        Span::styled(mark, theme.title()),
        Span::raw(gap),
        Span::styled(said, theme.muted()),
    ])
    .render(area, frame.buffer_mut());
}

/// The source in so many cells: its title is shortened before its day is.
fn source_line(app: &App, source: &SourceParts, room: usize) -> String {
    /// Least cells of a title that says anything.
    const LEAST_TITLE: usize = 6;
    let phrase = hall(app.view.lang).source_line;
    let said = |title: &str| {
        let parts = [source.name.as_str(), title, source.day.as_str()].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        fill(phrase, &[&parts.join(", ")])
    };
    let left = room.saturating_sub(text::width(&said("")) + 2);
    match left {
        0..LEAST_TITLE => said(""),
        left => said(&text::fit(&source.title, left, app.display.glyphs.ellipsis)),
    }
}

/// The last line: news if there are any, else the source, and where one is in the row.
fn draw_last(
    app: &App,
    source: Option<&SourceParts>,
    presented: Presented,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = &app.display.theme;
    let Presented { at, count, .. } = presented;
    let keys = app.display.glyphs.key("← →");
    let way = format!("{at} / {count}  {keys}");
    let room = usize::from(area.width).saturating_sub(text::width(&way) + 2);
    let (said, style) = match &app.notice {
        Some(news) => (news.clone(), theme.title()),
        None => {
            let said = source.map(|source| source_line(app, source, room));
            (said.unwrap_or_default(), theme.muted())
        }
    };
    let said = text::fit(&said, room, app.display.glyphs.ellipsis);
    Line::from(vec![
        Span::styled(text::pad_right(&said, room + 2), style),
        Span::styled(way, theme.muted()),
    ])
    .render(area, frame.buffer_mut());
}

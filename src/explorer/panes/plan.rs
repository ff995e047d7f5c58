//! A plan, one of its lines or a list in full, over the panes or in the detail.
//!
//! Owns how the lines of such a page stand at a width: an indicator has its cells beside its name where there is
//! room, else below it. `report::plan_page` has the texts. It must not know what a plan contains.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::report::plan_page::{self, IndicatorCells, LineLink, LineRole, PageLine, PageOf};
use crate::report::subject::Subject;

/// The most lines listed under one title: more are not read on a screen.
const MOST: usize = 500;
/// Columns from which an indicator's cells stand beside its name.
const WIDE: usize = 90;
/// Cells that a line stands in for each level.
const STEP: usize = 2;
/// Cells before the lines of a page over the panes, in which the chosen one is marked.
const GUTTER: usize = 2;

/// The lines of a page.
pub(crate) fn lines(app: &App, subject: Subject) -> Vec<PageLine> {
    let of = PageOf {
        subject,
        most: MOST,
    };
    plan_page::lines(app.basis(), of, app.display.glyphs)
}

/// Where each line of a page leads.
pub(crate) fn leads(app: &App, subject: Subject) -> Vec<Option<LineLink>> {
    let lines = lines(app, subject).into_iter();
    lines.map(|line| line.lead).collect()
}

/// Draws a page over the body of the screen; the chosen line is kept about the middle. Gives where it begins.
pub(crate) fn draw(
    app: &App,
    subject: Subject,
    chosen: usize,
    area: Rect,
    frame: &mut Frame<'_>,
) -> Position {
    let inner = Rect {
        x: area.x + GUTTER as u16,
        width: area.width.saturating_sub(GUTTER as u16 + 1),
        ..area
    };
    let lines = lines(app, subject);
    let chosen = chosen.min(lines.len().saturating_sub(1));
    let rows = laid_out(app, &lines, usize::from(inner.width));
    let height = usize::from(area.height);
    let is_chosen = |(line, _): &&(usize, Line<'_>)| *line == chosen;
    let first = rows.iter().position(|row| is_chosen(&row)).unwrap_or(0);
    let of_chosen = rows.iter().filter(is_chosen).count();
    let middle = (height.saturating_sub(of_chosen)) / 2;
    let top = first.saturating_sub(middle);
    let top = top.min(rows.len().saturating_sub(height));
    let mark = Span::styled(app.display.glyphs.cursor, app.display.theme.focus());
    let y = area.y + first.saturating_sub(top).min(height.saturating_sub(1)) as u16;
    let shown: Vec<Line<'_>> = rows
        .into_iter()
        .skip(top)
        .take(height)
        .map(|(_, line)| line)
        .collect();
    Paragraph::new(shown).render(inner, frame.buffer_mut());
    let gutter = Rect {
        y,
        width: 1,
        height: 1,
        ..area
    };
    Line::from(mark).render(gutter, frame.buffer_mut());
    Position::new(inner.x, y)
}

/// The rows of a page at a width, each with the line it belongs to.
pub(crate) fn laid_out(app: &App, lines: &[PageLine], width: usize) -> Vec<(usize, Line<'static>)> {
    let names = lines.iter().filter(|line| line.cells.is_some());
    let names = names.map(|line| text::width(&line.text) + STEP * line.level);
    let column = (names.max().unwrap_or(0) + STEP).min(width * 2 / 5);
    let mut rows = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.role == LineRole::Title {
            // The empty row belongs to the line before, so that the chosen row is one that says something.
            rows.push((at.saturating_sub(1), Line::default()));
        }
        let laid = match &line.cells {
            Some(cells) if width >= WIDE => beside(app, line, cells, column, width),
            Some(cells) => below(app, line, cells, width),
            None => wrapped(&line.text, STEP * line.level, width, style(app, line.role)),
        };
        rows.extend(laid.into_iter().map(|laid| (at, laid)));
    }
    rows
}

fn style(app: &App, role: LineRole) -> Style {
    let theme = &app.display.theme;
    match role {
        LineRole::Name | LineRole::Title => theme.title(),
        LineRole::Text | LineRole::Indicator => theme.text(),
        LineRole::Note => theme.muted(),
    }
}

/// A text indented by some cells; the rows after the first are indented further.
fn wrapped(said: &str, indent: usize, width: usize, style: Style) -> Vec<Line<'static>> {
    let room = width.saturating_sub(indent + STEP).max(8);
    let rows = text::wrap(said, room).into_iter().enumerate();
    rows.map(|(at, row)| {
        let indent = if at == 0 { indent } else { indent + STEP };
        Line::styled(format!("{}{row}", " ".repeat(indent)), style)
    })
    .collect()
}

/// The name in a column, figure and target beside it, the status in its color at the end.
fn beside(
    app: &App,
    line: &PageLine,
    cells: &IndicatorCells,
    column: usize,
    width: usize,
) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let names = wrapped(&line.text, STEP * line.level, column, theme.text());
    let facts = facts(app, cells, width.saturating_sub(column + STEP));
    let rows = names.len().max(facts.len());
    let mut names = names.into_iter();
    let mut facts = facts.into_iter();
    (0..rows)
        .map(|_| {
            let name = names.next().unwrap_or_default();
            let gap = (column + STEP).saturating_sub(name.width());
            let mut spans: Vec<Span<'static>> = vec![Span::styled(name.to_string(), theme.text())];
            spans.push(Span::raw(" ".repeat(gap)));
            spans.extend(facts.next().unwrap_or_default());
            Line::from(spans)
        })
        .collect()
}

/// The name, and below it figure, target and status.
fn below(app: &App, line: &PageLine, cells: &IndicatorCells, width: usize) -> Vec<Line<'static>> {
    let indent = STEP * (line.level + 1);
    let mut rows = wrapped(
        &line.text,
        STEP * line.level,
        width,
        app.display.theme.text(),
    );
    for facts in facts(app, cells, width.saturating_sub(indent)) {
        let mut spans = vec![Span::raw(" ".repeat(indent))];
        spans.extend(facts);
        rows.push(Line::from(spans));
    }
    rows
}

/// Figure, target and status, as many on a row as fit; none is cut between words but a long one.
fn facts(app: &App, cells: &IndicatorCells, room: usize) -> Vec<Vec<Span<'static>>> {
    let theme = &app.display.theme;
    let parts = [
        (&cells.figure, theme.figure()),
        (&cells.target, theme.muted()),
        (&cells.status, theme.status(cells.class as usize)),
    ];
    let mut rows: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for (said, style) in parts {
        let said = said.trim_end();
        if said.is_empty() {
            continue;
        }
        if used > 0 && used + 3 + text::width(said) > room {
            rows.push(Vec::new());
            used = 0;
        }
        if used > 0 {
            rows.last_mut()
                .into_iter()
                .for_each(|row| row.push(Span::styled(" · ", theme.muted())));
            used += 3;
        }
        for (at, piece) in text::wrap(said, room.max(8)).into_iter().enumerate() {
            if at > 0 {
                rows.push(Vec::new());
                used = 0;
            }
            used += text::width(&piece);
            rows.last_mut()
                .into_iter()
                .for_each(|row| row.push(Span::styled(piece.clone(), style)));
        }
    }
    rows
}

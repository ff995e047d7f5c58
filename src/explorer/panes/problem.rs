//! One problem of the data over the screen, with the lines of its file.
//!
//! Owns its frame: what is wrong and where, the lines around it with the place marked, and how to settle it. It reads
//! the state; the lines came clean. It must not know how the problem was found.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::explorer::panes::boxed::{boxed, with_margins};
use crate::explorer::state::app::App;
use crate::explorer::state::problem::{ProblemLines, ProblemView};
use crate::line::draw::text;
use crate::pack::excerpt;
use crate::words::locale::words::words;
use crate::words::problems::diagnostics;

/// Widest that the frame gets.
const WIDEST: u16 = 100;

/// Draws the problem; returns where it begins.
pub(crate) fn draw(app: &App, open: &ProblemView, screen: Rect, frame: &mut Frame<'_>) -> Position {
    let width = screen.width.min(WIDEST);
    let room = usize::from(width.saturating_sub(4)).max(8);
    let lines = lines(app, open, room);
    let height = (lines.len() as u16).saturating_add(2).min(screen.height);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    };
    frame.render_widget(Clear, area);
    let problem = &open.found.problem;
    let severity = diagnostics::severity(problem.severity(), app.view.lang);
    let title = format!("{severity}[{}]", problem.code());
    let inner = with_margins(boxed(app, &title, area, frame));
    Paragraph::new(lines).render(inner, frame.buffer_mut());
    inner.as_position()
}

/// Everything that is said, wrapped.
fn lines(app: &App, open: &ProblemView, room: usize) -> Vec<Line<'static>> {
    let (theme, lang) = (&app.display.theme, app.view.lang);
    let words = words(lang);
    let problem = &open.found.problem;
    let mut lines = Vec::new();
    let mut say = |said: &str, style| {
        let rows = text::wrap(said, room).into_iter();
        lines.extend(rows.map(|row| Line::styled(row, style)));
    };
    say(&diagnostics::message(problem, lang), theme.title());
    say(&open.found.place(), theme.muted());
    say("", theme.text());
    match &open.lines {
        ProblemLines::Awaited => say(words.reading_lines, theme.muted()),
        ProblemLines::None if open.found.span.is_none() => say(words.no_place, theme.muted()),
        ProblemLines::None => say(words.no_lines, theme.muted()),
        ProblemLines::Here(all) => {
            let gutter = all.last().map_or(1, |last| last.number.to_string().len());
            for line in all.iter().skip(open.first) {
                lines.extend(of_file(app, line, gutter, room));
            }
        }
    }
    let help = format!(
        "{}: {}",
        diagnostics::help_label(lang),
        diagnostics::help(problem, lang)
    );
    lines.push(Line::default());
    let rows = text::wrap(&help, room).into_iter();
    lines.extend(rows.map(|row| Line::styled(row, theme.text())));
    lines
}

/// A line of the file behind its number; a sign stands before one that has a part of the place.
fn of_file(
    app: &App,
    line: &excerpt::ExcerptLine,
    gutter: usize,
    room: usize,
) -> Vec<Line<'static>> {
    let (theme, glyphs) = (&app.display.theme, app.display.glyphs);
    let mark = if line.is_marked { glyphs.cursor } else { " " };
    let [before, marked, after] = &line.parts;
    let parts = [
        (before.as_str(), theme.text()),
        (marked.as_str(), theme.matched()),
        (after.as_str(), theme.text()),
    ];
    let number = line.number.to_string();
    let rows = text::broken(&parts, room.saturating_sub(gutter + 5)).into_iter();
    rows.enumerate()
        .map(|(at, row)| {
            let (mark, number) = if at == 0 {
                (mark, number.as_str())
            } else {
                (" ", "")
            };
            let head = format!("{mark} {number:>gutter$} {} ", glyphs.divider);
            let style = if line.is_marked {
                theme.focus()
            } else {
                theme.faint()
            };
            let mut spans = vec![Span::styled(head, style)];
            spans.extend(row);
            Line::from(spans)
        })
        .collect()
}

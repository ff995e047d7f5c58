//! The open menu over the screen.
//!
//! Owns the frame of the one overlay: its title, the line that narrows it, its choices. It stands in the middle on wide
//! screens and fills narrow ones. It must not know what a choice does.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::explorer::panes::boxed::boxed;
use crate::explorer::state::app::App;
use crate::explorer::state::menu::{Menu, MenuItem};
use crate::line::draw::apart::{REACH, fit_apart};
use crate::line::draw::text;

/// Draws the menu.
pub(crate) fn draw(app: &App, menu: &Menu, screen: Rect, frame: &mut Frame<'_>) {
    let area = place(app, menu, screen);
    let theme = &app.display.theme;
    frame.render_widget(Clear, area);
    let inner = boxed(app, &menu.title, area, frame);
    if inner.height < 2 || inner.width < 8 {
        return;
    }
    let field = menu
        .prompt
        .window(usize::from(inner.width).saturating_sub(3));
    let line = Rect { height: 1, ..inner };
    let spans = vec![
        Span::styled("> ", theme.focus()),
        Span::styled(field.text, theme.text()),
    ];
    Line::from(spans).render(line, frame.buffer_mut());
    frame.set_cursor_position((inner.x + 2 + field.cursor as u16, inner.y));
    let below = Rect {
        y: inner.y + 1,
        height: inner.height - 1,
        ..inner
    };
    if menu.wraps {
        return draw_wrapped(app, menu, below, frame);
    }
    let height = usize::from(below.height);
    let start = menu.cursor.top(height);
    let near = menu.lines().skip(start.saturating_sub(REACH));
    let near = near
        .take(height + 2 * REACH)
        .map(|item| item.label.as_str());
    let near: Vec<&str> = near.collect();
    for (at, item) in menu.lines().enumerate().skip(start).take(height) {
        let line = Rect {
            y: below.y + (at - start) as u16,
            height: 1,
            ..below
        };
        draw_item(
            app,
            (item, &near),
            at == menu.cursor.selected(),
            line,
            frame,
        );
    }
}

fn place(app: &App, menu: &Menu, screen: Rect) -> Rect {
    let (width, lines) = match menu.wraps {
        true => {
            let width = screen.width.min(WIDEST);
            (width, wrapped_len(app, menu, screen))
        }
        false => (screen.width.min(76), menu.len()),
    };
    let lines = Menu::height(lines, usize::from(screen.height));
    let height = u16::try_from(lines + 3)
        .unwrap_or(u16::MAX)
        .min(screen.height);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    }
}

/// Widest that a menu of whole lines gets.
const WIDEST: u16 = 100;

/// Draws lines that take several rows each, around the chosen one.
fn draw_wrapped(app: &App, menu: &Menu, area: Rect, frame: &mut Frame<'_>) {
    let (width, height) = (usize::from(area.width), usize::from(area.height));
    let chosen = menu.cursor.selected();
    let of = |at: usize| {
        menu.line(at)
            .map(|item| rows(app, item, at == chosen, width))
    };
    let Some(own) = of(chosen) else { return };
    let mut behind = Vec::new();
    for at in chosen + 1..menu.len() {
        if own.len() + behind.len() >= height {
            break;
        }
        behind.extend(of(at).unwrap_or_default());
    }
    // The chosen line stands in the middle, unless the list ends before the window does.
    let left = height.saturating_sub(own.len());
    let room = (left / 2).max(left.saturating_sub(behind.len()));
    let mut lines: Vec<Line<'static>> = Vec::new();
    for at in (0..chosen).rev() {
        let mut before = of(at).unwrap_or_default();
        if before.len() + lines.len() > room {
            break;
        }
        before.append(&mut lines);
        lines = before;
    }
    lines.extend(own);
    lines.extend(behind);
    lines.truncate(height);
    Paragraph::new(lines).render(area, frame.buffer_mut());
}

/// How many rows all lines take, or more than the screen has.
fn wrapped_len(app: &App, menu: &Menu, screen: Rect) -> usize {
    let width = usize::from(screen.width.min(WIDEST)).saturating_sub(2);
    let mut all = 0;
    for item in menu.lines() {
        all += rows(app, item, false, width).len();
        if all > usize::from(screen.height) {
            break;
        }
    }
    all
}

/// A line shown whole: what it says, then the hint.
fn rows(app: &App, item: &MenuItem, chosen: bool, width: usize) -> Vec<Line<'static>> {
    let theme = &app.display.theme;
    let room = width.saturating_sub(2);
    let style = if chosen { theme.focus() } else { theme.text() };
    let said = text::wrap(&item.label, room).into_iter();
    let mut rows: Vec<Line<'static>> = said
        .enumerate()
        .map(|(at, row)| {
            let mark = if chosen && at == 0 {
                app.display.glyphs.cursor
            } else {
                " "
            };
            Line::from(vec![
                Span::styled(format!("{mark} "), theme.focus()),
                Span::styled(row, style),
            ])
        })
        .collect();
    if !item.hint.is_empty() {
        let hint = text::wrap(&item.hint, room).into_iter();
        rows.extend(hint.map(|row| Line::styled(format!("  {row}"), theme.muted())));
    }
    rows
}

fn draw_item(
    app: &App,
    (item, near): (&MenuItem, &[&str]),
    chosen: bool,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let theme = &app.display.theme;
    let width = usize::from(area.width);
    let mark = if chosen {
        app.display.glyphs.cursor
    } else {
        " "
    };
    // What a short line leaves belongs to its hint.
    let left = width.saturating_sub(4 + text::width(&item.label));
    let hint_room = (width / 2).max(left).min(text::width(&item.hint));
    let hint = text::fit(&item.hint, hint_room, app.display.glyphs.ellipsis);
    let room = width.saturating_sub(2 + hint_room + 2);
    let label = fit_apart(&item.label, room, app.display.glyphs.ellipsis, near);
    let style = if chosen { theme.focus() } else { theme.text() };
    let spans = vec![
        Span::styled(format!("{mark} "), theme.focus()),
        Span::styled(text::pad_right(&label, room), style),
        Span::styled(format!(" {hint}"), theme.muted()),
    ];
    Line::from(spans).render(area, frame.buffer_mut());
}

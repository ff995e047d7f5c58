//! The categories with their counts.
//!
//! Owns one line for each official group, after the two lines of the program: everything, and what has a target. A mark
//! in the gutter shows the chosen line. It must not know how targets are counted.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::things::GroupOf;
use crate::line::draw::text;
use crate::words::locale::number;
use crate::words::locale::words::words;
use crate::words::wording;

/// Draws the pane; returns where the chosen line begins.
pub(crate) fn draw(app: &App, area: Rect, frame: &mut Frame<'_>) -> Position {
    let theme = &app.display.theme;
    let focused = app.panes.focus == Focus::Categories;
    let title = if focused {
        theme.focus()
    } else {
        theme.title()
    };
    let buffer = frame.buffer_mut();
    Line::styled(format!(" {}", words(app.view.lang).categories), title).render(area, buffer);
    let height = usize::from(area.height.saturating_sub(1));
    let start = app.panes.category.top(height);
    let mut rests = area.as_position();
    for (at, group) in app
        .snapshot
        .groups
        .iter()
        .enumerate()
        .skip(start)
        .take(height)
    {
        let line = Rect {
            y: area.y + 1 + (at - start) as u16,
            height: 1,
            ..area
        };
        let chosen = at == app.panes.category.selected();
        if chosen {
            rests = Position::new(line.x + 2, line.y);
        }
        let mark = if chosen {
            app.display.glyphs.cursor
        } else {
            " "
        };
        let count = format!("{} ", number::count(group.count, app.view.lang));
        let room = usize::from(area.width).saturating_sub(2 + text::width(&count) + 1);
        let label = text::fit(&name(app, group.of), room, app.display.glyphs.ellipsis);
        let style = match (chosen, focused) {
            (true, true) => theme.focus(),
            (true, false) => theme.title(),
            _ => theme.text(),
        };
        let spans = vec![
            Span::styled(format!("{mark} "), style),
            Span::styled(text::pad_right(&label, room), style),
            Span::styled(format!(" {count}"), theme.muted()),
        ];
        Line::from(spans).render(line, buffer);
    }
    rests
}

/// The name of a line; of a class with its sign.
pub(crate) fn name(app: &App, of: GroupOf) -> Cow<'_, str> {
    let words = words(app.view.lang);
    match of {
        GroupOf::Category(name) => app.catalog().say(name, app.view.lang).into(),
        GroupOf::WithTarget => words.with_target.into(),
        GroupOf::All => words.all.into(),
        GroupOf::Class(class) => {
            let sign = app.display.glyphs.class(class);
            format!("{sign} {}", wording::class_name(class, app.view.lang)).into()
        }
    }
}

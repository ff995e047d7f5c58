//! The open menu over the screen.
//!
//! Owns the frame of the one overlay: its title, the line that narrows it, its choices. It stands
//! in the middle on wide screens and fills narrow ones.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

use crate::explorer::state::app::App;
use crate::explorer::state::menu::{Item, Menu};
use crate::line::draw::text;

/// Draws the menu.
pub(crate) fn draw(app: &App, menu: &Menu, screen: Rect, frame: &mut Frame<'_>) {
    let area = place(menu, screen);
    let theme = &app.display.theme;
    frame.render_widget(Clear, area);
    let title = text::fit(
        &format!(" {} ", menu.title),
        usize::from(area.width).saturating_sub(4),
        app.display.glyphs.ellipsis,
    );
    let block = Block::bordered()
        .border_set(app.display.glyphs.border)
        .border_style(theme.faint())
        .style(theme.text())
        .title(Span::styled(title, theme.title()));
    let inner = block.inner(area);
    frame.render_widget(block, area);
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
    let height = usize::from(inner.height - 1);
    let start = menu.cursor.top(height);
    for (at, item) in menu.lines().enumerate().skip(start).take(height) {
        let line = Rect {
            y: inner.y + 1 + (at - start) as u16,
            height: 1,
            ..inner
        };
        draw_item(app, item, at == menu.cursor.selected(), line, frame);
    }
}

fn place(menu: &Menu, screen: Rect) -> Rect {
    let width = screen.width.min(76);
    let lines = Menu::height(menu.len(), usize::from(screen.height));
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

fn draw_item(app: &App, item: &Item, chosen: bool, area: Rect, frame: &mut Frame<'_>) {
    let theme = &app.display.theme;
    let width = usize::from(area.width);
    let mark = if chosen {
        app.display.glyphs.cursor
    } else {
        " "
    };
    let hint_room = (width / 2).min(text::width(&item.hint));
    let hint = text::fit(&item.hint, hint_room, app.display.glyphs.ellipsis);
    let room = width.saturating_sub(2 + hint_room + 2);
    let label = text::fit(&item.label, room, app.display.glyphs.ellipsis);
    let style = if chosen { theme.focus() } else { theme.text() };
    let spans = vec![
        Span::styled(format!("{mark} "), theme.focus()),
        Span::styled(text::pad_right(&label, room), style),
        Span::styled(format!(" {hint}"), theme.muted()),
    ];
    Line::from(spans).render(area, frame.buffer_mut());
}

//! The frame of what lies over the screen.
//!
//! Owns its lines and how a title is cut to them. It must not know what stands inside.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::Block;

use crate::explorer::state::app::App;
use crate::line::draw::text;

/// Draws a frame with a title, which is cut at its end; returns the area inside the lines.
pub(super) fn boxed(app: &App, title: &str, area: Rect, frame: &mut Frame<'_>) -> Rect {
    let title = text::fit(
        &format!(" {title} "),
        usize::from(area.width).saturating_sub(4),
        app.display.glyphs.ellipsis,
    );
    let theme = &app.display.theme;
    let block = Block::bordered()
        .border_set(app.display.glyphs.border)
        .border_style(theme.faint())
        .style(theme.text())
        .title(Span::styled(title, theme.title()));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

/// The same area with a column left free on either side.
pub(super) fn with_margins(inner: Rect) -> Rect {
    Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

//! The lines of a view that stands in place of the panes, as many as fit, with the chosen ones among them.
//!
//! Owns the window over such lines and the mark of the chosen ones. It must not know what they say.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::explorer::state::app::App;
use crate::line::draw::text;

/// Cells before the lines, in which the chosen one is marked.
const GUTTER: usize = 2;

/// Lines that grow at a fixed width, each with the thing it belongs to.
pub(super) struct LineWindow {
    /// The width.
    pub(super) width: usize,
    lines: Vec<(Option<usize>, Line<'static>)>,
}

impl LineWindow {
    /// A window over an area.
    pub(super) fn over(area: Rect) -> Self {
        Self {
            width: usize::from(area.width).saturating_sub(GUTTER + 1),
            lines: Vec::new(),
        }
    }

    /// Adds a line.
    pub(super) fn push(&mut self, of: Option<usize>, line: Line<'static>) {
        self.lines.push((of, line));
    }

    /// Adds lines of one thing.
    pub(super) fn extend(&mut self, of: Option<usize>, lines: Vec<Line<'static>>) {
        self.lines.extend(lines.into_iter().map(|line| (of, line)));
    }

    /// Adds a text, wrapped and indented.
    pub(super) fn wrap(&mut self, of: Option<usize>, said: &str, indent: usize, style: Style) {
        let room = self.width.saturating_sub(indent).max(8);
        for line in text::wrap(said, room) {
            let line = format!("{}{line}", " ".repeat(indent));
            self.push(of, Line::styled(line, style));
        }
    }

    /// Draws what fits: the chosen thing whole where it does, and all behind it where it is the last one. Gives where
    /// the chosen thing begins.
    pub(super) fn draw(
        self,
        app: &App,
        chosen: usize,
        is_last: bool,
        area: Rect,
        frame: &mut Frame<'_>,
    ) -> Position {
        let height = usize::from(area.height);
        let is_chosen = |line: &(Option<usize>, Line<'_>)| line.0 == Some(chosen);
        let first = self.lines.iter().position(is_chosen);
        let end = match is_last {
            true => self.lines.len(),
            false => self
                .lines
                .iter()
                .rposition(is_chosen)
                .map_or(0, |at| at + 1),
        };
        let top = end.saturating_sub(height).min(first.unwrap_or(0));
        let inner = Rect {
            x: area.x + GUTTER as u16,
            width: self.width as u16,
            ..area
        };
        let shown = self.lines.into_iter().skip(top).take(height);
        let shown: Vec<Line<'_>> = shown.map(|(_, line)| line).collect();
        Paragraph::new(shown).render(inner, frame.buffer_mut());
        let row = first.unwrap_or(top).saturating_sub(top);
        let y = area.y + row.min(height.saturating_sub(1)) as u16;
        if first.is_some() {
            let mark = Span::styled(app.display.glyphs.cursor, app.display.theme.focus());
            let gutter = Rect {
                y,
                width: 1,
                height: 1,
                ..area
            };
            Line::from(mark).render(gutter, frame.buffer_mut());
        }
        Position::new(inner.x, y)
    }
}

//! A page of lines that grows at a fixed width.
//!
//! Owns how texts, short facts and spans become lines of the detail; it knows nothing of what they say.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::explorer::state::app::App;
use crate::line::draw::text;

/// A page that grows line by line at a fixed width.
pub(crate) struct PanePage<'a> {
    /// The state.
    pub app: &'a App,
    /// The width.
    pub width: usize,
    /// The lines so far.
    pub lines: Vec<Line<'static>>,
}

/// The most lines of a page: people do not scroll further, and every frame builds them again.
const MOST_LINES: usize = 1000;

impl PanePage<'_> {
    /// Tells whether nothing more should be added.
    pub(crate) fn is_full(&self) -> bool {
        self.lines.len() >= MOST_LINES
    }

    /// Adds texts, wrapped, until the page is full; each is made when its turn comes.
    pub(crate) fn texts(&mut self, said: impl IntoIterator<Item = String>, style: Style) {
        for said in said {
            if self.is_full() {
                return;
            }
            self.text(&said, 2, style);
        }
    }

    /// Adds an empty line.
    pub(crate) fn gap(&mut self) {
        self.lines.push(Line::default());
    }

    /// Adds a text, wrapped; the lines after the first are indented.
    pub(crate) fn text(&mut self, said: &str, indent: usize, style: Style) {
        let room = self.width.saturating_sub(indent).max(8);
        for (at, line) in text::wrap(said, room).into_iter().enumerate() {
            let indent = if at == 0 { 0 } else { indent };
            let line = format!("{}{line}", " ".repeat(indent));
            self.lines.push(Line::styled(line, style));
        }
    }

    /// Adds short texts side by side, as many on a line as fit.
    pub(crate) fn parts(&mut self, parts: &[String], style: Style) {
        const INDENT: usize = 2;
        let room = self.width.saturating_sub(INDENT);
        let mut line = String::new();
        for part in parts {
            if !line.is_empty() && text::width(&line) + 3 + text::width(part) > room {
                let full = std::mem::take(&mut line);
                self.text(&full, INDENT, style);
            }
            if !line.is_empty() {
                line.push_str(" · ");
            }
            line.push_str(part);
        }
        if !line.is_empty() {
            self.text(&line, INDENT, style);
        }
    }

    /// Adds a title after an empty line.
    pub(crate) fn title(&mut self, said: &str) {
        self.gap();
        self.text(said, 0, self.app.display.theme.title());
    }

    /// Adds spans as one line, or wrapped in the style of the last one where they do not fit.
    pub(crate) fn spans(&mut self, spans: Vec<Span<'static>>) {
        let whole: String = spans.iter().map(|span| span.content.as_ref()).collect();
        if text::width(&whole) <= self.width {
            self.lines.push(Line::from(spans));
            return;
        }
        // The lines after the first stand two cells in.
        let room = self.width.saturating_sub(2).max(8);
        let mut lines = text::wrap(&whole, room).into_iter();
        let first = lines.next().unwrap_or_default();
        let head = spans.first().map_or("", |span| span.content.as_ref());
        let rest_style = spans.last().map_or(Style::default(), |span| span.style);
        match first.strip_prefix(head) {
            Some(rest) => self.lines.push(Line::from(vec![
                Span::styled(head.to_owned(), spans[0].style),
                Span::styled(rest.to_owned(), rest_style),
            ])),
            None => {
                let style = spans.first().map_or(rest_style, |span| span.style);
                self.lines.push(Line::styled(first, style));
            }
        }
        for line in lines {
            self.lines
                .push(Line::styled(format!("  {line}"), rest_style));
        }
    }
}

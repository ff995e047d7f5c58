//! The whole text of a copy over the screen.
//!
//! Owns its rows: the text from the first column on with nothing beside it, so that any selection takes the text alone,
//! and below it what is known of its way. A text that is longer than the screen scrolls. It must not know how a text
//! reaches a clipboard.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::explorer::state::app::App;
use crate::explorer::state::copy::{Copied, CopyView};
use crate::line::draw::text;
use crate::line::terminal::Clipboard;
use crate::words::locale::words::{fill, words};

/// The line of tmux's configuration that lets copies through.
const TMUX_LINE: &str = "set -s set-clipboard on";

/// How the text lies on the screen.
struct LaidText {
    rows: Vec<String>,
    below: Vec<String>,
    /// How many rows of the text the screen shows.
    height: usize,
}

/// Draws the view over the whole screen; returns where the text begins.
pub(crate) fn draw(app: &App, open: &CopyView, screen: Rect, frame: &mut Frame<'_>) -> Position {
    let theme = &app.display.theme;
    let mut laid = laid(app, &open.of);
    frame.render_widget(Clear, screen);
    let first = open.first.min(laid.last());
    if laid.last() > 0 {
        let shown = [first + 1, first + laid.height, laid.rows.len()].map(|row| row.to_string());
        let shown = shown.each_ref().map(String::as_str);
        let said = fill(words(app.view.lang).copy_rows, &shown);
        let said = format!("{} {said}", app.display.glyphs.arrows);
        let room = usize::from(screen.width);
        if let Some(last) = laid.below.last_mut() {
            *last = text::fit(&said, room, app.display.glyphs.ellipsis);
        }
    }
    let rows = laid.rows.iter().skip(first).take(laid.height);
    let rows: Vec<Line<'_>> = rows
        .map(|row| Line::styled(row.as_str(), theme.text()))
        .collect();
    let above = Rect {
        height: screen.height.min(laid.height as u16),
        ..screen
    };
    Paragraph::new(rows).render(above, frame.buffer_mut());
    let below: Vec<Line<'_>> = laid
        .below
        .iter()
        .map(|row| Line::styled(row.as_str(), theme.muted()))
        .collect();
    let height = screen.height.min(below.len() as u16);
    let area = Rect {
        y: screen.bottom() - height,
        height,
        ..screen
    };
    Paragraph::new(below).render(area, frame.buffer_mut());
    screen.as_position()
}

/// How many rows the screen shows, and how far the text can be scrolled.
pub(crate) fn reach(app: &App, open: &CopyView) -> (usize, usize) {
    let laid = laid(app, &open.of);
    (laid.height, laid.last())
}

impl LaidText {
    fn last(&self) -> usize {
        self.rows.len().saturating_sub(self.height)
    }
}

fn laid(app: &App, copied: &Copied) -> LaidText {
    let (columns, screen) = app.display.size;
    let (columns, screen) = (usize::from(columns), usize::from(screen));
    let notice = notice(app, copied);
    let mut below: Vec<String> = notice
        .iter()
        .flat_map(|said| text::wrap(said, columns))
        .collect();
    // The text needs its rows more than what is said of it; how to go on stands last.
    let most = (screen / 2).max(1);
    if below.len() > most {
        let last = below.pop();
        below.truncate(most - 1);
        below.extend(last);
    }
    let rows = copied.text.lines().flat_map(|line| {
        // A tab has no width of its own on the screen.
        text::wrap(&line.replace('\t', "  "), columns)
    });
    let rows: Vec<String> = rows.collect();
    let room = screen.saturating_sub(below.len()).max(1);
    // An empty row between both, unless the text needs it to be seen at once.
    let height = match rows.len() == room {
        true => room,
        false => room.saturating_sub(1).max(1),
    };
    LaidText {
        rows,
        below,
        height,
    }
}

/// The notes on how the copy reaches the clipboard, a paragraph each.
fn notice(app: &App, copied: &Copied) -> Vec<&'static str> {
    let words = words(app.view.lang);
    let mut said = match (app.display.clipboard, copied.is_sent) {
        (Clipboard::Off, _) => vec![words.clipboard_off],
        (Clipboard::Screen, _) => vec![words.clipboard_screen],
        (Clipboard::Absent, _) => vec![words.clipboard_absent],
        (_, false) => vec![words.too_long_to_copy],
        (Clipboard::Tmux, true) => vec![words.copied_tmux, TMUX_LINE],
        (Clipboard::TmuxOrScreen, true) => vec![words.copied_tmux_or_screen, TMUX_LINE],
        (Clipboard::Open, true) => vec![words.copied_unconfirmed],
    };
    said.push(words.copy_select);
    said
}

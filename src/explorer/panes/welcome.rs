//! Three lines for who is here for the first time.
//!
//! Owns their frame above the footer, and that they are said shortly where there is little room. The keys are those of
//! the table of actions.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Paragraph, Widget};

use crate::explorer::keys::action::Action;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::words::locale::words::fill;
use crate::words::tasks::tasks;

/// Cells that the frame takes beside a line.
const AROUND: u16 = 4;

/// Draws the welcome at the foot of the body.
pub(crate) fn draw(app: &App, body: Rect, frame: &mut Frame<'_>) {
    let words = tasks(app.view.lang);
    let key = |action: Action| app.display.glyphs.key(&action.shown_key());
    let said = |phrases: [&str; 3]| {
        [
            fill(phrases[0], &[&key(Action::Search), &key(Action::Open), &key(Action::Back)]),
            fill(phrases[1], &[&key(Action::CopyFigure), &key(Action::CopyCitation)]),
            fill(phrases[2], &[&key(Action::Help), &key(Action::Quit)]),
        ]
    };
    let room = usize::from(body.width.saturating_sub(AROUND));
    let long = said([words.welcome_find, words.welcome_copy, words.welcome_help]);
    let lines = match long.iter().all(|line| text::width(line) <= room) {
        true => long,
        false => said([words.short_find, words.short_copy, words.short_help]),
    };
    let lines = lines.map(|line| text::fit(&line, room, app.display.glyphs.ellipsis));
    let widest = lines.iter().map(|line| text::width(line)).max().unwrap_or(0);
    let width = (widest as u16).saturating_add(AROUND).min(body.width);
    let height = (lines.len() as u16 + 2).min(body.height);
    let area = Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height),
        width,
        height,
    };
    let theme = &app.display.theme;
    frame.render_widget(Clear, area);
    let block = Block::bordered()
        .border_set(app.display.glyphs.border)
        .border_style(theme.faint())
        .style(theme.text());
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let inner = Rect {
        x: inner.x + 1,
        width: inner.width.saturating_sub(2),
        ..inner
    };
    let lines: Vec<Line<'_>> = lines.into_iter().map(Line::from).collect();
    Paragraph::new(lines).render(inner, frame.buffer_mut());
}

//! Three lines for who is here for the first time.
//!
//! Owns their frame above the footer, and that they are said shortly where there is little room. The keys are those of
//! the table of actions. It must not know when a person is welcomed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Clear, Padding, Paragraph, Widget};

use crate::explorer::keys::action::Action;
use crate::explorer::state::app::App;
use crate::line::draw::text;
use crate::words::locale::words::fill;
use crate::words::tasks::tasks;

/// Cells that the frame takes beside a line.
const AROUND: u16 = 4;

/// Draws the welcome at the foot of the body.
pub(crate) fn draw(app: &App, body: Rect, frame: &mut Frame<'_>) {
    let room = usize::from(body.width.saturating_sub(AROUND));
    let lines = lines(app, room);
    let widest = lines.iter().map(|line| text::width(line)).max();
    let width = (widest.unwrap_or(0) as u16).saturating_add(AROUND);
    let width = width.min(body.width);
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
        .padding(Padding::horizontal(1))
        .style(theme.text());
    let lines: Vec<Line<'_>> = lines.into_iter().map(Line::from).collect();
    Paragraph::new(lines)
        .block(block)
        .render(area, frame.buffer_mut());
}

/// The lines, said shortly where they else do not fit.
fn lines(app: &App, room: usize) -> [String; 3] {
    let words = tasks(app.view.lang);
    let key = |action: Action| app.display.glyphs.key(&action.shown_key());
    let [find, open, back] = [Action::Search, Action::Open, Action::Back].map(key);
    let [figure, citation] = [Action::CopyFigure, Action::CopyCitation].map(key);
    let [help, quit] = [Action::Help, Action::Quit].map(key);
    let said = |[finds, copies, helps]: [&str; 3]| {
        [
            fill(finds, &[&find, &open, &back]),
            fill(copies, &[&figure, &citation]),
            fill(helps, &[&help, &quit]),
        ]
    };
    let long = said([words.welcome_find, words.welcome_copy, words.welcome_help]);
    let lines = match long.iter().all(|line| text::width(line) <= room) {
        true => long,
        false => said([words.short_find, words.short_copy, words.short_help]),
    };
    lines.map(|line| text::fit(&line, room, app.display.glyphs.ellipsis))
}

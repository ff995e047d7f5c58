//! The agenda, in place of the panes, and the notes on one of its items.
//!
//! Owns the layout of its items at a width; `report::agenda` has their texts. It must not know how an agenda is
//! stored.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget};

use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{ClaimId, SeriesId};
use crate::core::nearest::UnknownName;
use crate::explorer::panes::boxed::{boxed, with_margins};
use crate::explorer::panes::window::LineWindow;
use crate::explorer::state::app::App;
use crate::explorer::state::note::{LINES, NoteView};
use crate::explorer::state::overlay::Overlay;
use crate::library::address::Settled;
use crate::line::draw::text;
use crate::report::agenda;
use crate::words::briefs::briefs;
use crate::words::locale::words::fill;

/// Cells that what belongs to an item stands in.
const INDENT: usize = 3;
/// Widest that the notes get.
const WIDEST: u16 = 76;

/// The series of an item, if the data has it.
pub(crate) fn series(app: &App, at: usize) -> Option<SeriesId> {
    let item = app.desk.brief().items().get(at)?;
    item.series(app.catalog())
}

/// The series that are pinned to the agenda as they are seen.
pub(crate) fn pinned(app: &App) -> Vec<SeriesId> {
    let brief = app.desk.brief();
    brief.pinned(app.catalog(), &app.snapshot.viewpoint)
}

/// The day and plan that an item is seen from, as its address says.
///
/// # Errors
/// Where its address names a plan that the data does not have.
pub(crate) fn seen(app: &App, at: usize) -> Result<Viewpoint, UnknownName> {
    let around = app.snapshot.viewpoint;
    let Some(item) = app.desk.brief().items().get(at) else {
        return Ok(around);
    };
    item.seen_from(app.catalog(), &around, Settled::default())
}

/// The figure that the chosen item names by its address, while the agenda is what is seen.
pub(crate) fn claim(app: &App) -> Option<ClaimId> {
    let Some(Overlay::Brief(chosen)) = app.overlays.in_place() else {
        return None;
    };
    let item = app.desk.brief().items().get(chosen.selected())?;
    item.claim(app.catalog())
}

/// The day and plan from which what lies on top is seen: what was opened from an item of the agenda is seen as the
/// address of the item says.
pub(crate) fn seen_on_top(app: &App) -> Viewpoint {
    let mut open = app.overlays.iter().rev();
    let from = open.find(|open| {
        !matches!(
            open,
            Overlay::Compare(_)
                | Overlay::WhatIf(_)
                | Overlay::Menu(_)
                | Overlay::Copy(_)
                | Overlay::Note(_)
        )
    });
    let item = match from {
        Some(Overlay::Brief(chosen)) => Some(chosen.selected()),
        Some(Overlay::Present(of)) => of.item(),
        _ => None,
    };
    let seen = item.and_then(|at| seen(app, at).ok());
    seen.unwrap_or(app.snapshot.viewpoint)
}

/// Draws the agenda over the body of the screen; returns where the chosen item begins.
pub(crate) fn draw(app: &App, chosen: usize, area: Rect, frame: &mut Frame<'_>) -> Position {
    let (theme, lang) = (&app.display.theme, app.view.lang);
    let brief = app.desk.brief();
    let count = brief.items().len();
    let mut window = LineWindow::over(area);
    let name = agenda::title(brief, lang);
    let head = format!(
        "{name} · {} · {}",
        app.desk.name,
        agenda::count(brief, lang)
    );
    window.wrap(None, &head, 0, theme.title());
    if let Some(why) = &app.desk.locked {
        window.wrap(None, why, 0, theme.conflict());
    }
    if let (Some(why), None) = (&app.desk.unsaved, &app.desk.locked) {
        let said = fill(briefs(lang).unsaved_why, &[why]);
        window.wrap(None, &said, 0, theme.conflict());
    }
    if count == 0 {
        window.push(None, Line::default());
        window.wrap(None, briefs(lang).empty_here, 0, theme.text());
    }
    for at in 0..count {
        add_item(app, at, &mut window);
    }
    window.draw(app, chosen, false, area, frame)
}

/// Adds one item: its name, what is known of it, what is to be said and done.
fn add_item(app: &App, at: usize, window: &mut LineWindow) {
    let theme = &app.display.theme;
    let Some(item) = app.desk.brief().items().get(at) else {
        return;
    };
    let told = agenda::told(app.basis(), item, Settled::default());
    let (done, name_style) = match item.done {
        true => (format!(" ({})", briefs(app.view.lang).done), theme.muted()),
        false => (String::new(), theme.title()),
    };
    let name = format!("{}. {}{done}", at + 1, told.name);
    window.push(at.checked_sub(1), Line::default());
    window.wrap(Some(at), &name, 0, name_style);
    let style = match told.series {
        Some(_) => theme.text(),
        None => theme.conflict(),
    };
    window.wrap(Some(at), &told.line, INDENT, style);
    if !told.behind.is_empty() {
        window.wrap(Some(at), &told.behind, INDENT, theme.muted());
    }
    for said in &told.remarks {
        window.wrap(Some(at), said, INDENT, theme.muted());
    }
}

/// Draws the notes on an item over the screen; the cursor stands in the line that is typed into.
pub(crate) fn draw_note(app: &App, open: &NoteView, screen: Rect, frame: &mut Frame<'_>) {
    let theme = &app.display.theme;
    let phrases = briefs(app.view.lang);
    let labels: [&str; LINES] = [phrases.remark, phrases.who, phrases.by_when];
    let label = labels.iter().map(|label| text::width(label)).max();
    let label = label.unwrap_or(0) + 2;
    let width = screen.width.min(WIDEST);
    let height = (LINES as u16 + 3).min(screen.height);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 3,
        width,
        height,
    };
    let room = usize::from(width).saturating_sub(4);
    frame.render_widget(Clear, area);
    let title = fill(phrases.note_title, &[&(open.at + 1).to_string()]);
    let inner = with_margins(boxed(app, &title, area, frame));
    let mut lines = Vec::new();
    for (at, (said, prompt)) in labels.iter().zip(open.prompts()).enumerate() {
        let field = prompt.window(room.saturating_sub(label).max(4));
        if at == open.line {
            let x = inner.x + (label + field.cursor) as u16;
            let x = x.min(inner.right().saturating_sub(1));
            frame.set_cursor_position((x, inner.y + at as u16));
        }
        lines.push(Line::from(vec![
            Span::styled(text::pad_right(said, label), theme.muted()),
            Span::styled(field.text, theme.text()),
        ]));
    }
    let keys = text::fit(phrases.note_keys, room, app.display.glyphs.ellipsis);
    lines.push(Line::styled(keys, theme.faint()));
    Paragraph::new(lines).render(inner, frame.buffer_mut());
}

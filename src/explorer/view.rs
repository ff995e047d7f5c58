//! The state becomes a frame.
//!
//! Owns the order of drawing and the rules between panes. It reads the state and changes nothing.
//!
//! ```text
//! header      title, place, plan, day / counts
//! categories │ indicators │ one indicator in full │ on a wide screen its chart and claims
//! footer      hints, or one line of news
//! ```

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Color;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::explorer::layout::{Focus, LEAST_COLUMNS, LEAST_ROWS, PaneShape, ScreenLayout};
use crate::explorer::panes::{
    attention, brief, categories, compare, copy, detail, footer, header, list, menu, overview,
    plan, present, problem, welcome, what_if,
};
use crate::explorer::state::app::App;
use crate::explorer::state::overlay::Overlay;
use crate::report::glyphs::Glyphs;
use crate::words::locale::words::{fill, words};

/// Draws the whole screen; returns where the cursor rests that no text field shows: on what is chosen or read.
pub fn view(app: &App, frame: &mut Frame<'_>) -> Position {
    let rests = draw(app, frame);
    let buffer = frame.buffer_mut();
    settle(app.display.glyphs, buffer);
    if let Some(page) = app.display.theme.page() {
        paint(page, buffer);
    }
    rests
}

fn draw(app: &App, frame: &mut Frame<'_>) -> Position {
    let layout = app.layout();
    if layout.shape == PaneShape::TooSmall {
        let least = [LEAST_COLUMNS.to_string(), LEAST_ROWS.to_string()];
        let said = fill(words(app.view.lang).too_small, &[&least[0], &least[1]]);
        Line::raw(said).render(frame.area(), frame.buffer_mut());
        return Position::ORIGIN;
    }
    let screen = frame.area();
    // A presentation shows nothing but the indicator.
    if !matches!(app.overlays.in_place(), Some(Overlay::Present(_))) {
        header::draw(app, layout.header, frame);
    }
    let mut rests = match app.overlays.in_place() {
        Some(Overlay::Overview(chosen)) => {
            overview::draw(app, chosen.selected(), layout.body(), frame)
        }
        Some(Overlay::Page(of, chosen)) => {
            plan::draw(app, *of, chosen.selected(), layout.body(), frame)
        }
        Some(Overlay::Compare(open)) => compare::draw(app, open, layout.body(), frame),
        Some(Overlay::Brief(chosen)) => brief::draw(app, chosen.selected(), layout.body(), frame),
        Some(Overlay::Present(of)) => present::draw(app, *of, screen, frame),
        Some(Overlay::Attention(open)) => attention::draw(app, open, layout.body(), frame),
        _ => draw_panes(app, layout, frame),
    };
    if !matches!(app.overlays.in_place(), Some(Overlay::Present(_))) {
        // News of several lines cover the last lines of the body.
        footer::draw(app, layout.footer, frame);
    }
    for open in app.overlays.iter() {
        match open {
            // They stand in place of the panes.
            Overlay::Overview(_)
            | Overlay::Page(..)
            | Overlay::Attention(_)
            | Overlay::Compare(_)
            | Overlay::Brief(_)
            | Overlay::Present(_) => {}
            // Both show the cursor in their field.
            Overlay::Menu(open) => menu::draw(app, open, screen, frame),
            Overlay::WhatIf(open) => what_if::draw(app, open, screen, frame),
            Overlay::Note(open) => brief::draw_note(app, open, screen, frame),
            Overlay::Problem(open) => rests = problem::draw(app, open, screen, frame),
            Overlay::Copy(open) => rests = copy::draw(app, open, screen, frame),
            Overlay::Welcome => welcome::draw(app, layout.body(), frame),
        }
    }
    rests
}

/// Gives letters and ground their colors where they have none of their own.
fn paint((text, ground): (Color, Color), buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.fg == Color::Reset {
            cell.fg = text;
        }
        if cell.bg == Color::Reset {
            cell.bg = ground;
        }
    }
}

/// Replaces signs in texts by what the set of glyphs has for them; letters stay, whatever their marks.
fn settle(glyphs: &Glyphs, buffer: &mut Buffer) {
    if glyphs.plain.is_empty() {
        return;
    }
    for cell in &mut buffer.content {
        let shown = glyphs.plain.iter().find(|(sign, _)| *sign == cell.symbol());
        if let Some((_, plain)) = shown {
            cell.set_symbol(plain);
        }
    }
}

/// Draws the panes; returns where the cursor rests in the focused one.
fn draw_panes(app: &App, layout: ScreenLayout, frame: &mut Frame<'_>) -> Position {
    let mut rests = Position::ORIGIN;
    let mut drawn = |focus, at| {
        if app.panes.focus == focus {
            rests = at;
        }
    };
    if let Some(area) = layout.categories {
        drawn(Focus::Categories, categories::draw(app, area, frame));
        rule_right_of(app, area, frame);
    }
    if let Some(area) = layout.list {
        drawn(Focus::List, list::draw(app, area, frame));
        rule_right_of(app, area, frame);
    }
    if let Some(area) = layout.detail {
        drawn(Focus::Detail, detail::draw(app, area, frame));
        if let Some(beside) = layout.beside {
            rule_right_of(app, area, frame);
            detail::draw_beside(app, beside, frame);
        }
    }
    rests
}

/// Draws the thin rule between a pane and the next one.
fn rule_right_of(app: &App, area: Rect, frame: &mut Frame<'_>) {
    if area.right() >= frame.area().right() {
        return;
    }
    let style = app.display.theme.faint();
    let buffer = frame.buffer_mut();
    for y in area.top()..area.bottom() {
        buffer.set_string(area.right(), y, app.display.glyphs.divider, style);
    }
}

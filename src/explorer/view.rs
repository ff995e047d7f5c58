//! The state becomes a frame.
//!
//! Owns the order of drawing and the rules between panes. It reads the state and changes nothing.
//!
//! ```text
//! header      title, place, plan, day / counts
//! categories │ indicators │ one indicator in full
//! footer      hints, or one line of news
//! ```

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::explorer::layout::{LEAST_COLUMNS, LEAST_ROWS, Layout, Shape};
use crate::explorer::panes::{
    categories, detail, footer, header, list, menu, overview, plan, problem, what_if,
};
use crate::explorer::state::app::App;
use crate::explorer::state::overlay::Overlay;
use crate::report::glyphs::Glyphs;
use crate::words::locale::words::{fill, words};

/// Draws the whole screen.
pub fn view(app: &App, frame: &mut Frame<'_>) {
    draw(app, frame);
    let buffer = frame.buffer_mut();
    settle(app.display.glyphs, buffer);
    if let Some(page) = app.display.theme.page() {
        paint(page, buffer);
    }
}

fn draw(app: &App, frame: &mut Frame<'_>) {
    let layout = app.layout();
    if layout.shape == Shape::TooSmall {
        let least = [LEAST_COLUMNS.to_string(), LEAST_ROWS.to_string()];
        let said = fill(words(app.view.lang).too_small, &[&least[0], &least[1]]);
        Line::raw(said).render(frame.area(), frame.buffer_mut());
        return;
    }
    let screen = frame.area();
    header::draw(app, layout.header, frame);
    footer::draw(app, layout.footer, frame);
    match app.overlays.in_place() {
        Some(Overlay::Overview(chosen)) => {
            overview::draw(app, chosen.selected(), layout.body(), frame);
        }
        Some(Overlay::Page(of, chosen)) => {
            plan::draw(app, *of, chosen.selected(), layout.body(), frame);
        }
        _ => draw_panes(app, layout, frame),
    }
    for open in app.overlays.iter() {
        match open {
            // They stand in place of the panes.
            Overlay::Overview(_) | Overlay::Page(..) => {}
            Overlay::Menu(open) => menu::draw(app, open, screen, frame),
            Overlay::WhatIf(open) => what_if::draw(app, open, screen, frame),
            Overlay::Problem(open) => problem::draw(app, open, screen, frame),
        }
    }
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

/// Shows what a set of glyphs has for the signs in texts; letters stay, whatever their marks.
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

fn draw_panes(app: &App, layout: Layout, frame: &mut Frame<'_>) {
    if let Some(area) = layout.categories {
        categories::draw(app, area, frame);
        rule_right_of(app, area, frame);
    }
    if let Some(area) = layout.list {
        list::draw(app, area, frame);
        rule_right_of(app, area, frame);
    }
    if let Some(area) = layout.detail {
        detail::draw(app, area, frame);
    }
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

//! What moves about: rows, pages, panes, the parts of the detail.
//!
//! Owns how far each key goes in the pane that has the keys. It draws nothing.

use crate::explorer::keys::action::Action;
use crate::explorer::layout::{Focus, visible_rows};
use crate::explorer::panes::detail::{has_part, last_scroll};
use crate::explorer::state::app::App;
use crate::explorer::state::panes::DetailPart;
use crate::line::input::key::Chord;

/// One of two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    Before,
    After,
}

/// The pane beside the focused one; Tab goes round, arrows stop at the ends.
pub(super) fn pane_beside(app: &App, action: Action, toward: Toward) -> Focus {
    let order = [Focus::Categories, Focus::List, Focus::Detail];
    let last = order.len() - 1;
    let at = order.iter().position(|focus| *focus == app.panes.focus);
    let at = at.unwrap_or(1);
    let wraps = matches!(action, Action::NextPane | Action::PreviousPane);
    let next = match toward {
        Toward::Before if at == 0 => {
            if wraps {
                last
            } else {
                0
            }
        }
        Toward::Before => at - 1,
        Toward::After if at == last => {
            if wraps {
                0
            } else {
                last
            }
        }
        Toward::After => at + 1,
    };
    order[next]
}

pub(super) fn movement(app: &mut App, action: Action) {
    let page = page_size(app);
    let by = match action {
        Action::Up | Action::Down => 1,
        Action::PageUp | Action::PageDown => page,
        _ => (page / 2).max(1),
    };
    let upward = matches!(action, Action::Up | Action::PageUp | Action::HalfUp);
    if app.panes.focus == Focus::Detail {
        app.panes.scroll = match action {
            Action::First => 0,
            Action::Last => usize::MAX,
            _ if upward => app.panes.scroll.saturating_sub(by),
            _ => app.panes.scroll.saturating_add(by),
        };
        app.panes.scroll = app.panes.scroll.min(last_scroll(app));
        return;
    }
    let is_categories = app.panes.focus == Focus::Categories;
    let cursor = if is_categories {
        &mut app.panes.category
    } else {
        &mut app.panes.list
    };
    match action {
        Action::First => cursor.first(),
        Action::Last => cursor.last(),
        _ if upward => cursor.up(by),
        _ => cursor.down(by),
    }
    if is_categories {
        app.choose_category(app.panes.category.selected());
    }
}

/// Shows the next part of the detail that has anything to show.
pub(super) fn show_next_part(app: &mut App) {
    for _ in 0..DetailPart::ALL.len() {
        app.panes.shows = app.panes.shows.next();
        if has_part(app, app.panes.shows) {
            break;
        }
    }
    app.panes.scroll = 0;
}

/// Chooses the row of the screen that a digit counts to.
pub(super) fn go_to_row(app: &mut App, chord: Chord) {
    let digit = chord.typed().and_then(|digit| digit.to_digit(10));
    let at = digit.and_then(|digit| digit.checked_sub(1)).unwrap_or(0) as usize;
    if let Some(area) = app
        .layout()
        .list
        .filter(|_| app.panes.focus != Focus::Categories)
    {
        let visible = visible_rows(area);
        let top = app.panes.list.top(visible);
        app.panes
            .list
            .select(top + at.min(visible.saturating_sub(1)));
    }
}

/// How many lines of the focused pane make a page.
fn page_size(app: &App) -> usize {
    let mut layout = app.layout();
    let Some(pane) = *layout.pane(app.panes.focus) else {
        return 1;
    };
    match app.panes.focus {
        Focus::List => visible_rows(pane).max(1),
        _ => usize::from(pane.height.saturating_sub(1)).max(1),
    }
}

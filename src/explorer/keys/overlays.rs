//! The overview and the what-if calculator: how they open and what keys do in them.
//!
//! Owns the way of a key while one of them covers the screen. It draws nothing; what stands in them is
//! kept in the state.

use crate::explorer::keys::action::Action;
use crate::explorer::keys::typing::edit;
use crate::explorer::layout::Focus;
use crate::explorer::panes::overview;
use crate::explorer::state::app::{App, Group};
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::what_if::WhatIf;
use crate::line::input::key::{Chord, Key};
use crate::words::locale::words::words;

/// Opens the calculator on the chosen indicator, or says that nothing was promised there.
pub fn open_what_if(app: &mut App) {
    app.what_if = app.selected().and_then(|series| WhatIf::open(app, series));
    match app.what_if {
        Some(_) => app.searching = false,
        None => app.notice = Some(words(app.lang).what_if_no_target.to_owned()),
    }
}

/// Gives a key to the what-if calculator.
pub fn what_if_key(app: &mut App, chord: Chord) {
    let Some(open) = &mut app.what_if else {
        return;
    };
    match chord.key {
        Key::Esc => app.what_if = None,
        Key::Tab if chord.shift => open.previous(),
        Key::Tab | Key::Enter | Key::Down => open.next(),
        Key::Up => open.previous(),
        _ => {
            if let Some(edit) = edit(chord) {
                open.edit(edit);
            }
        }
    }
}

/// Opens the overview on its first line.
pub fn open_overview(app: &mut App) {
    let mut lines = Cursor::default();
    lines.set_len(overview::len(app));
    app.searching = false;
    app.overview = Some(lines);
}

/// Gives a key to the overview; tells whether it took it. Enter goes to the indicators of the line.
pub fn overview_key(app: &mut App, chord: Chord) -> bool {
    let Some(lines) = &mut app.overview else {
        return false;
    };
    match Action::of(&chord) {
        Some(Action::Up) => lines.up(1),
        Some(Action::Down) => lines.down(1),
        Some(Action::First) => lines.first(),
        Some(Action::Last) => lines.last(),
        Some(Action::Back | Action::Overview) => app.overview = None,
        Some(Action::Open) => {
            let line = lines.selected();
            app.overview = None;
            show_category(app, line);
        }
        Some(
            Action::Help
            | Action::Palette
            | Action::Place
            | Action::Plan
            | Action::Language
            | Action::Theme
            | Action::Redraw
            | Action::Suspend,
        ) => return false,
        Some(_) => {
            app.overview = None;
            return false;
        }
        None => {}
    }
    true
}

/// Lists the indicators of a line of the overview: the first stands for all that have a target.
fn show_category(app: &mut App, line: usize) {
    let category = line
        .checked_sub(1)
        .and_then(|at| app.scoreboard.by_category.get(at));
    let is_wanted = |group: &Group| match category {
        None => group.with_target,
        Some((vi, ..)) => group.name.is_some_and(|(name, _)| name == *vi),
    };
    if let Some(at) = app.groups.iter().position(is_wanted) {
        app.group.select(at);
        app.prompt.clear();
        app.list_rows();
        app.select(None);
    }
    app.focus = Focus::List;
}

//! What keys do in the overlays.
//!
//! Owns how an overlay opens and the way of a key down the stack: the top takes it or lets it fall through. It
//! draws nothing; what stands in an overlay is kept in the state.

use crate::explorer::keys::action::Action;
use crate::explorer::keys::typing::edit;
use crate::explorer::layout::Focus;
use crate::explorer::state::app::App;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::menu::{Choice, Menu};
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::problem::ProblemView;
use crate::explorer::state::things::Group;
use crate::explorer::state::what_if::WhatIf;
use crate::line::input::key::{Chord, Key};
use crate::words::locale::words::words;

/// What an overlay did with a key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It took the key.
    Done,
    /// It took the key, and something was chosen with it.
    Chosen(Choice),
    /// It did not want the key.
    Not,
}

/// What becomes of an overlay after a key.
enum Stay {
    Open(Taken),
    Closed(Taken),
    /// The overlay is closed and a line of the overview is gone to.
    Category(usize),
}

/// Gives a key to the overlays: the top first; what it does not want falls through to the next.
pub(crate) fn overlay_key(app: &mut App, chord: Chord) -> Taken {
    let rows = usize::from(app.display.size.1);
    while let Some(top) = app.overlays.top_mut() {
        let stay = match top {
            Overlay::Menu(menu) => menu_key(menu, chord, rows),
            Overlay::WhatIf(open) => what_if_key(open, chord),
            Overlay::Overview(chosen) => overview_key(chosen, chord),
            Overlay::Problem(open) => problem_key(open, chord, rows),
        };
        match stay {
            Stay::Open(taken) => return taken,
            Stay::Closed(taken) => {
                app.overlays.close();
                if taken != Taken::Not {
                    return taken;
                }
            }
            Stay::Category(line) => {
                app.overlays.close();
                show_category(app, line);
                return Taken::Done;
            }
        }
    }
    Taken::Not
}

/// Gives a pasted text to the top overlay; tells whether it takes letters.
pub(crate) fn overlay_paste(app: &mut App, text: &str) -> bool {
    match app.overlays.top_mut() {
        Some(Overlay::Menu(menu)) => {
            menu.prompt.insert(text);
            menu.narrow();
            true
        }
        Some(Overlay::WhatIf(open)) => {
            open.insert(text);
            true
        }
        Some(Overlay::Overview(_) | Overlay::Problem(_)) | None => false,
    }
}

fn menu_key(menu: &mut Menu, chord: Chord, rows: usize) -> Stay {
    let page = match menu.wraps {
        // Most of them take three rows.
        true => rows.saturating_sub(6) / 3,
        false => rows.saturating_sub(6),
    };
    let page = page.max(1);
    match chord.key {
        Key::Esc => return Stay::Closed(Taken::Done),
        Key::Up => menu.cursor.up(1),
        Key::Down => menu.cursor.down(1),
        Key::PageUp => menu.cursor.up(page),
        Key::PageDown => menu.cursor.down(page),
        Key::Enter => {
            return match menu.chosen() {
                // One step back leads to the list again.
                Some(Choice::Lines(found)) => Stay::Open(Taken::Chosen(Choice::Lines(found))),
                Some(chosen) => Stay::Closed(Taken::Chosen(chosen)),
                None => Stay::Closed(Taken::Done),
            };
        }
        _ => {
            if let Some(edit) = edit(chord)
                && menu.prompt.edit(edit)
            {
                menu.narrow();
            }
        }
    }
    Stay::Open(Taken::Done)
}

fn what_if_key(open: &mut WhatIf, chord: Chord) -> Stay {
    match chord.key {
        Key::Esc => return Stay::Closed(Taken::Done),
        Key::Tab if chord.shift => open.previous(),
        Key::Tab | Key::Enter | Key::Down => open.next(),
        Key::Up => open.previous(),
        _ => {
            if let Some(edit) = edit(chord) {
                open.edit(edit);
            }
        }
    }
    Stay::Open(Taken::Done)
}

/// Back leads to the list of problems. Only what changes how everything is shown goes on to the panes.
fn problem_key(open: &mut ProblemView, chord: Chord, rows: usize) -> Stay {
    let page = (rows / 4).max(1);
    match Action::of(&chord) {
        Some(Action::Up) => open.scroll(false, 1),
        Some(Action::Down) => open.scroll(true, 1),
        Some(Action::PageUp | Action::HalfUp) => open.scroll(false, page),
        Some(Action::PageDown | Action::HalfDown) => open.scroll(true, page),
        Some(Action::First) => open.scroll(false, usize::MAX),
        Some(Action::Last) => open.scroll(true, usize::MAX),
        Some(Action::Back | Action::Problems) => return Stay::Closed(Taken::Done),
        Some(Action::Theme | Action::Redraw | Action::Suspend) => return Stay::Open(Taken::Not),
        _ => {}
    }
    Stay::Open(Taken::Done)
}

/// Enter goes to the indicators of the line. What may lie over the overview leaves it open; whatever else is
/// asked for closes it and is done.
fn overview_key(lines: &mut Cursor, chord: Chord) -> Stay {
    match Action::of(&chord) {
        Some(Action::Up) => lines.up(1),
        Some(Action::Down) => lines.down(1),
        Some(Action::First) => lines.first(),
        Some(Action::Last) => lines.last(),
        Some(Action::Back | Action::Overview) => return Stay::Closed(Taken::Done),
        Some(Action::Open) => return Stay::Category(lines.selected()),
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => {}
    }
    Stay::Open(Taken::Done)
}

/// Opens the calculator on the chosen indicator, or says that nothing was promised there.
pub(crate) fn open_what_if(app: &mut App) {
    let viewpoint = &app.snapshot.viewpoint;
    let lang = app.view.lang;
    let series = app.selected();
    let opened = series.and_then(|id| WhatIf::open(app.catalog(), viewpoint, id, lang));
    match opened {
        Some(open) => {
            app.finder.is_open = false;
            app.overlays.open(Overlay::WhatIf(open));
        }
        None => app.notice = Some(words(lang).what_if_no_target.to_owned()),
    }
}

/// Opens the overview on its first line.
pub(crate) fn open_overview(app: &mut App) {
    let mut lines = Cursor::default();
    lines.set_len(app.snapshot.overview_len());
    app.finder.is_open = false;
    app.overlays.open(Overlay::Overview(lines));
}

/// Lists the indicators of a line of the overview: the first stands for all that have a target.
fn show_category(app: &mut App, line: usize) {
    let category = line
        .checked_sub(1)
        .and_then(|at| app.snapshot.scoreboard.by_category.get(at));
    let is_wanted = |group: &Group| match category {
        None => group.with_target,
        Some(line) => group.name.is_some_and(|name| name.vi == line.name.vi),
    };
    if let Some(at) = app.snapshot.groups.iter().position(is_wanted) {
        app.choose_category(at);
    }
    app.panes.focus = Focus::List;
}

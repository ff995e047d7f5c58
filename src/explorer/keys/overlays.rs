//! What keys do in the overlays.
//!
//! Owns how an overlay opens and the way of a key down the stack: the top takes it or lets it fall through. It
//! draws nothing; what stands in an overlay is kept in the state.

use crate::core::keys::place_key;
use crate::core::model::SeriesId;
use crate::explorer::keys::action::Action;
use crate::explorer::keys::typing::edit;
use crate::explorer::layout::Focus;
use crate::explorer::panes::{copy, plan};
use crate::explorer::state::app::App;
use crate::explorer::state::copy::CopyView;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::menu::{Choice, Menu};
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::problem::ProblemView;
use crate::explorer::state::things::GroupOf;
use crate::explorer::state::what_if::WhatIf;
use crate::line::input::key::{Chord, Key};
use crate::report::plan_page::Lead;
use crate::report::subject::Subject;
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
    Line(usize),
    /// A line of a page is followed.
    Lead(Lead),
    /// It stays, and says that an indicator has to be chosen first.
    ChooseFirst,
}

/// Gives a key to the overlays: the top first; what it does not want falls through to the next.
pub(crate) fn overlay_key(app: &mut App, chord: Chord) -> Taken {
    let rows = usize::from(app.display.size.1);
    while let Some(top) = app.overlays.top() {
        // How many lines there are follows from what is seen, so it is asked before anything is changed.
        let leads = match top {
            Overlay::Page(of, _) => plan::leads(app, *of),
            _ => Vec::new(),
        };
        let reach = match top {
            Overlay::Copy(open) => copy::reach(app, open),
            _ => (0, 0),
        };
        let Some(top) = app.overlays.top_mut() else {
            break;
        };
        let stay = match top {
            Overlay::Menu(menu) => menu_key(menu, chord, rows),
            Overlay::WhatIf(open) => what_if_key(open, chord),
            Overlay::Overview(chosen) => overview_key(chosen, chord, rows),
            Overlay::Page(_, chosen) => page_key(chosen, &leads, chord, rows),
            Overlay::Problem(open) => problem_key(open, chord, rows),
            Overlay::Copy(open) => copy_key(open, chord, reach),
            // The key also acts.
            Overlay::Welcome => Stay::Closed(Taken::Not),
        };
        match stay {
            Stay::Open(taken) => return taken,
            Stay::ChooseFirst => {
                app.notice = Some(words(app.view.lang).choose_first.to_owned());
                return Taken::Done;
            }
            Stay::Closed(taken) => {
                app.overlays.close();
                if taken != Taken::Not {
                    return taken;
                }
            }
            Stay::Line(line) => {
                app.overlays.close();
                show_line(app, line);
                return Taken::Done;
            }
            Stay::Lead(Lead::Subject(of)) => {
                open_page(app, of);
                return Taken::Done;
            }
            Stay::Lead(Lead::Series(series)) => {
                app.overlays.close();
                show_series(app, series);
                return Taken::Done;
            }
        }
    }
    Taken::Not
}

/// Gives a pasted text to the top overlay; tells whether it takes letters. As a key does, it closes the view of a
/// copy and the welcome and goes on to what lies below.
pub(crate) fn overlay_paste(app: &mut App, text: &str) -> bool {
    app.overlays
        .retain(|open| !matches!(open, Overlay::Copy(_) | Overlay::Welcome));
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
        Some(
            Overlay::Overview(_)
            | Overlay::Page(..)
            | Overlay::Problem(_)
            | Overlay::Copy(_)
            | Overlay::Welcome,
        )
        | None => false,
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

/// A key closes the view and then acts; Back has acted with that. A text that is longer than the screen is scrolled
/// first, and what only restores the screen leaves the view on it.
fn copy_key(open: &mut CopyView, chord: Chord, (page, last): (usize, usize)) -> Stay {
    let action = Action::of(&chord);
    let step = match action {
        Some(Action::Back) => return Stay::Closed(Taken::Done),
        Some(Action::Redraw | Action::Suspend) => return Stay::Open(Taken::Not),
        Some(Action::Up) => (false, 1),
        Some(Action::Down) => (true, 1),
        Some(Action::PageUp) => (false, page),
        Some(Action::PageDown) => (true, page),
        Some(Action::HalfUp) => (false, page / 2),
        Some(Action::HalfDown) => (true, page / 2),
        Some(Action::First) => (false, usize::MAX),
        Some(Action::Last) => (true, usize::MAX),
        _ => return Stay::Closed(Taken::Not),
    };
    if last == 0 {
        return Stay::Closed(Taken::Not);
    }
    let (down, by) = step;
    open.scroll(down, by, last);
    Stay::Open(Taken::Done)
}

/// Enter goes to the indicators of the line. What may lie over the overview leaves it open; whatever else is
/// asked for closes it and is done.
fn overview_key(lines: &mut Cursor, chord: Chord, rows: usize) -> Stay {
    let page = (rows / 2).max(1);
    match Action::of(&chord) {
        Some(Action::Up) => lines.up(1),
        Some(Action::Down) => lines.down(1),
        Some(Action::PageUp | Action::HalfUp) => lines.up(page),
        Some(Action::PageDown | Action::HalfDown) => lines.down(page),
        Some(Action::First) => lines.first(),
        Some(Action::Last) => lines.last(),
        Some(Action::Back | Action::Overview) => return Stay::Closed(Taken::Done),
        Some(Action::Open) => return Stay::Line(lines.selected()),
        // The chosen row of the list below is not what is seen here.
        Some(Action::CopyFigure | Action::CopyCitation | Action::WhatIf) => {
            return Stay::ChooseFirst;
        }
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => {}
    }
    Stay::Open(Taken::Done)
}

/// Enter follows the chosen line. What may lie over the page, and what is done with its chosen indicator, leaves
/// it open; whatever else is asked for closes it and is done.
fn page_key(lines: &mut Cursor, leads: &[Option<Lead>], chord: Chord, rows: usize) -> Stay {
    let page = rows.saturating_sub(6).max(1);
    lines.set_len(leads.len());
    match Action::of(&chord) {
        Some(Action::Up) => lines.up(1),
        Some(Action::Down) => lines.down(1),
        Some(Action::PageUp) => lines.up(page),
        Some(Action::PageDown) => lines.down(page),
        Some(Action::HalfUp) => lines.up(page / 2),
        Some(Action::HalfDown) => lines.down(page / 2),
        Some(Action::First) => lines.first(),
        Some(Action::Last) => lines.last(),
        Some(Action::NextIndicator) => follow(lines, leads, true),
        Some(Action::PreviousIndicator) => follow(lines, leads, false),
        Some(Action::Back) => return Stay::Closed(Taken::Done),
        Some(Action::Open) => {
            let lead = leads.get(lines.selected()).copied().flatten();
            return lead.map_or(Stay::Open(Taken::Done), Stay::Lead);
        }
        Some(Action::CopyFigure | Action::CopyCitation | Action::WhatIf) => {
            return Stay::Open(Taken::Not);
        }
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => {}
    }
    Stay::Open(Taken::Done)
}

/// Goes to the next line that leads somewhere, or to the one before.
fn follow(lines: &mut Cursor, leads: &[Option<Lead>], later: bool) {
    let at = lines.selected();
    let is_one = |at: &usize| leads.get(*at).copied().flatten().is_some();
    let next = match later {
        true => (at + 1..leads.len()).find(is_one),
        false => (0..at).rev().find(is_one),
    };
    lines.select(next.unwrap_or(at));
}

/// Opens the page of a plan, of one of its lines or of a list; the first line that leads on is chosen later, so
/// that its head is read first.
pub(crate) fn open_page(app: &mut App, of: Subject) {
    let mut lines = Cursor::default();
    lines.set_len(plan::leads(app, of).len());
    app.finder.is_open = false;
    app.overlays.open(Overlay::Page(of, lines));
}

/// The indicator that is pointed at: that of the chosen line of an open page, else the chosen one of the list.
pub(crate) fn pointed(app: &App) -> Option<SeriesId> {
    let Some((of, line)) = app.overlays.page() else {
        return app.selected();
    };
    match plan::leads(app, of).get(line).copied().flatten() {
        Some(Lead::Series(series)) => Some(series),
        _ => None,
    }
}

/// Shows an indicator in full, in its place and among all others.
pub(crate) fn show_series(app: &mut App, series: SeriesId) {
    let place = app.catalog().series_of(series).place;
    if app.snapshot.place.is_some_and(|shown| shown != place) {
        let place = place_key(app.catalog(), place);
        app.go_to(Some(place));
    }
    app.choose(GroupOf::All, Some(series));
    app.panes.focus = Focus::Detail;
}

/// Opens the calculator on the chosen indicator, or says that nothing was promised there.
pub(crate) fn open_what_if(app: &mut App) {
    let viewpoint = &app.snapshot.viewpoint;
    let lang = app.view.lang;
    let series = pointed(app);
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
    lines.set_len(app.snapshot.overview().len());
    app.finder.is_open = false;
    app.overlays.open(Overlay::Overview(lines));
}

/// Lists the indicators of a line of the overview: exactly those that the board counts there, of a category all.
fn show_line(app: &mut App, line: usize) {
    if let Some(group) = app.snapshot.overview().into_iter().nth(line) {
        app.choose(group, None);
    }
    app.panes.focus = Focus::List;
}

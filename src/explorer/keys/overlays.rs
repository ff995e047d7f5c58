//! What keys do in the overlays.
//!
//! Owns how an overlay opens and the way of a key down the stack: the top takes it or lets it fall through. It
//! draws nothing; what stands in an overlay is kept in the state.

use std::sync::Arc;

use crate::core::keys::{place_key, series_key};
use crate::core::model::SeriesId;
use crate::explorer::keys::action::Action;
use crate::explorer::keys::attention::attention_key;
use crate::explorer::keys::brief::{brief_key, note_key};
use crate::explorer::keys::hall::{compare_key, present_key};
use crate::explorer::keys::taken::{Stay, Taken, pointed};
use crate::explorer::keys::typing::edit;
use crate::explorer::layout::{Focus, PaneShape, attention_parts};
use crate::explorer::panes::{brief, compare, copy, plan};
use crate::explorer::state::app::App;
use crate::explorer::state::copy::CopyView;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::menu::{Menu, MenuChoice};
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::problem::ProblemView;
use crate::explorer::state::things::{GroupOf, Thing};
use crate::explorer::state::what_if::WhatIf;
use crate::line::input::key::{Chord, Key};
use crate::report::plan_page::LineLink;
use crate::report::subject::Subject;
use crate::words::arranging::arranging;
use crate::words::locale::words::words;

/// Gives a key to the overlays: the top first; what it does not want falls through to the next.
pub(crate) fn overlay_key(app: &mut App, chord: Chord) -> Taken {
    let rows = usize::from(app.display.size.1);
    let visible = attention_parts(app.layout().body()).visible;
    while !app.overlays.is_empty() {
        if let Some(stay) = key_of_meeting(app, chord) {
            match stay {
                Stay::Closed(Taken::Not) => {
                    app.overlays.close();
                    continue;
                }
                Stay::Closed(taken) => {
                    app.overlays.close();
                    return taken;
                }
                Stay::Open(taken) => return taken,
                Stay::Lead(LineLink::Series(series)) => {
                    lead_to(app, series);
                    return Taken::Done;
                }
                _ => return Taken::Done,
            }
        }
        let Some(top) = app.overlays.top() else {
            break;
        };
        // How many lines there are follows from what is seen, so it is asked before anything is changed.
        let leads = match top {
            Overlay::Page(of, _) => plan::leads(app, *of),
            _ => Vec::new(),
        };
        let lines = match top {
            Overlay::Attention(open) => app.attention_lines(open),
            _ => Vec::new(),
        };
        let rows_beside = match top {
            Overlay::Compare(open) => compare::series(app, open),
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
            Overlay::Attention(open) => attention_key(open, &lines, chord, visible),
            Overlay::Compare(open) => compare_key(open, &rows_beside, chord),
            Overlay::Present(_) | Overlay::Brief(_) | Overlay::Note(_) => Stay::Open(Taken::Done),
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
            Stay::Attended(series) => {
                if !app.is_counting() {
                    app.open_attended(series);
                    remember(app);
                }
                return Taken::Done;
            }
            Stay::Regroup => {
                app.regroup_attention();
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
            Stay::Lead(LineLink::Subject(of)) => {
                open_page(app, of);
                return Taken::Done;
            }
            Stay::Lead(LineLink::Series(series)) => {
                lead_to(app, series);
                return Taken::Done;
            }
        }
    }
    Taken::Not
}

/// Follows a line to an indicator, seen from where the line is seen.
fn lead_to(app: &mut App, series: SeriesId) {
    let seen = brief::seen_on_top(app);
    app.look_from(&seen);
    app.overlays.close();
    show_series(app, series);
}

/// Gives a key to a view of a meeting, where one lies on top: these change more of the state than themselves.
fn key_of_meeting(app: &mut App, chord: Chord) -> Option<Stay> {
    let (present, item) = match app.overlays.top()? {
        Overlay::Present(of) => (Some(*of), None),
        Overlay::Brief(chosen) => (None, Some(chosen.selected())),
        Overlay::Note(_) => (None, None),
        _ => return None,
    };
    Some(match (present, item) {
        (Some(of), _) => present_key(app, of, chord),
        (None, Some(at)) => brief_key(app, at, chord),
        (None, None) => note_key(app, chord),
    })
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
        Some(Overlay::Note(open)) => {
            open.insert(text);
            true
        }
        _ => false,
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
                Some(MenuChoice::Lines(found)) => {
                    Stay::Open(Taken::Chosen(MenuChoice::Lines(found)))
                }
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
    match Action::for_chord(&chord) {
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
    let action = Action::for_chord(&chord);
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

/// Enter goes to the indicators of the line. Overlays leave the overview open; any other action closes it first.
fn overview_key(lines: &mut Cursor, chord: Chord, rows: usize) -> Stay {
    let page = (rows / 2).max(1);
    match Action::for_chord(&chord) {
        Some(Action::Up) => lines.up(1),
        Some(Action::Down) => lines.down(1),
        Some(Action::PageUp | Action::HalfUp) => lines.up(page),
        Some(Action::PageDown | Action::HalfDown) => lines.down(page),
        Some(Action::First) => lines.first(),
        Some(Action::Last) => lines.last(),
        Some(Action::Back | Action::Overview) => return Stay::Closed(Taken::Done),
        Some(Action::Open) => return Stay::Line(lines.selected()),
        // The chosen row of the list below is not what is seen here.
        Some(Action::CopyFigure | Action::CopyCitation | Action::WhatIf | Action::Compare) => {
            return Stay::ChooseFirst;
        }
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => {}
    }
    Stay::Open(Taken::Done)
}

/// Enter follows the chosen line. Overlays and actions on the chosen indicator leave the page open; any other action
/// closes it first.
fn page_key(lines: &mut Cursor, leads: &[Option<LineLink>], chord: Chord, rows: usize) -> Stay {
    let page = rows.saturating_sub(6).max(1);
    lines.set_len(leads.len());
    match Action::for_chord(&chord) {
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
        Some(Action::CopyFigure | Action::CopyCitation | Action::WhatIf | Action::Compare) => {
            return Stay::Open(Taken::Not);
        }
        Some(action) if action.keeps_overlays() => return Stay::Open(Taken::Not),
        Some(_) => return Stay::Closed(Taken::Not),
        None => {}
    }
    Stay::Open(Taken::Done)
}

/// Goes to the next line that leads somewhere, or to the one before.
fn follow(lines: &mut Cursor, leads: &[Option<LineLink>], later: bool) {
    let at = lines.selected();
    let is_one = |at: &usize| leads.get(*at).copied().flatten().is_some();
    let next = match later {
        true => (at + 1..leads.len()).find(is_one),
        false => (0..at).rev().find(is_one),
    };
    lines.select(next.unwrap_or(at));
}

/// Opens the page of a plan, of one of its lines or of a list; its first link is chosen later, so that the head of
/// the page is read first.
pub(crate) fn open_page(app: &mut App, of: Subject) {
    let mut lines = Cursor::default();
    lines.set_len(plan::leads(app, of).len());
    app.finder.is_open = false;
    app.note_looked(of.into());
    app.overlays.open(Overlay::Page(of, lines));
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
    app.note_looked(Thing::Series(series));
}

/// Goes back or forward in the trail; plans and their lines open their page again.
pub(crate) fn step_on_trail(app: &mut App, is_older: bool) {
    let page = app.overlays.page().map(|(of, _)| Thing::from(of));
    // Where the detail stands beside the list, the chosen row is read.
    let is_beside = app.layout().shape != PaneShape::One;
    let is_read = is_beside || app.panes.focus == Focus::Detail;
    let is_read = is_read && app.overlays.is_empty();
    let here = page.or_else(|| app.chosen().filter(|_| is_read));
    let Some(thing) = app.step_on_trail(is_older, here) else {
        app.notice = Some(arranging(app.view.lang).nothing_further.to_owned());
        return;
    };
    app.overlays.retain(|_| false);
    if let Some(of) = thing.subject() {
        let mut lines = Cursor::default();
        lines.set_len(plan::leads(app, of).len());
        app.overlays.open(Overlay::Page(of, lines));
    }
}

/// Opens the calculator on the chosen indicator, or says that nothing was promised there.
pub(crate) fn open_what_if(app: &mut App) {
    let viewpoint = &brief::seen_on_top(app);
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

/// Lists the indicators of a line of the overview: exactly those that the board counts there, of a category all.
fn show_line(app: &mut App, line: usize) {
    if let Some(group) = app.snapshot.overview().into_iter().nth(line) {
        app.choose(group, None);
    }
    app.panes.focus = Focus::List;
}

/// Remembers the chosen indicator and the query that led to it.
pub(crate) fn remember(app: &mut App) {
    if let Some(series) = app.selected() {
        app.note_looked(Thing::Series(series));
        let key = series_key(app.catalog(), series);
        app.recall.opened(&key, app.finder.prompt.text());
        let opened = Arc::make_mut(&mut app.snapshot.opened);
        *opened.entry(series).or_default() += 1;
    }
}

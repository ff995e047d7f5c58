//! What keys do with the agenda: pinning, ordering, noting, ticking off.
//!
//! Owns what changes the agenda; each change is to be saved at once, which is asked of the outside. It draws nothing.

use std::path::Path;

use crate::core::clean::clean;
use crate::core::keys::place_key;
use crate::explorer::event::SavedBrief;
use crate::explorer::keys::action::Action;
use crate::explorer::keys::taken::{Stay, Taken, pointed};
use crate::explorer::keys::typing::edit;
use crate::explorer::panes::brief;
use crate::explorer::state::app::App;
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::desk::{AgendaRead, Desk, DeskAnswer, DeskQuery};
use crate::explorer::state::menu::{Menu, MenuChoice, MenuItem};
use crate::explorer::state::note::NoteView;
use crate::explorer::state::overlay::Overlay;
use crate::library::address::{Address, Settled};
use crate::line::input::key::{Chord, Key};
use crate::pack::diagnostic::NotAFile;
use crate::pack::files::agenda::Save;
use crate::report::plan_page::LineLink;
use crate::words::briefs::briefs;
use crate::words::locale::words::fill;
use crate::words::problems::{names, system};

/// Pins the indicator that is pointed at, or unpins it, and says which; returns what is to be saved.
pub(crate) fn pin(app: &mut App) -> Option<Save> {
    let phrases = briefs(app.view.lang);
    let Some(series) = pointed(app) else {
        app.notice = Some(phrases.nothing_to_pin.to_owned());
        return None;
    };
    let library = std::sync::Arc::clone(&app.library);
    let viewpoint = app.snapshot.viewpoint;
    let of_agenda = match app.overlays.in_place() {
        Some(Overlay::Present(of)) => of.item(),
        _ => None,
    };
    let brief = app.desk.brief();
    let at = of_agenda.or_else(|| brief.position(&library.catalog, series, &viewpoint));
    if let Some(at) = at {
        return match take_out(app, at) {
            true => save(app),
            false => None,
        };
    }
    let name = app.basis().say(app.catalog().indicator_of(series).name);
    let name = name.to_owned();
    let at = app.desk.pin(&library.catalog, series, &viewpoint);
    app.notice = Some(fill(
        phrases.pinned,
        &[&name, &at.to_string(), &app.desk.name],
    ));
    fit_cursors(app);
    save(app)
}

/// Takes an item out and says so; an item with notes only if it is asked for again at once. Tells whether the item is
/// out.
fn take_out(app: &mut App, at: usize) -> bool {
    let phrases = briefs(app.view.lang);
    let Some(item) = app.desk.brief().items().get(at) else {
        return false;
    };
    let series = item.series(app.catalog());
    let name = series.map(|series| app.basis().say(app.catalog().indicator_of(series).name));
    let name = name.map_or_else(|| item.address.clone(), ToOwned::to_owned);
    let is_told = app.desk.told_of == Some(at);
    if item.has_notes() && !is_told {
        app.desk.told_of = Some(at);
        app.notice = Some(fill(phrases.has_notes, &[&name]));
        return false;
    }
    app.desk.told_of = None;
    app.desk.brief_mut().remove(at);
    app.notice = Some(fill(phrases.unpinned, &[&name]));
    fit_cursors(app);
    true
}

/// The save to carry out now; says so if there is nothing to save.
pub(crate) fn save(app: &mut App) -> Option<Save> {
    let phrases = briefs(app.view.lang);
    let save = app.desk.save();
    if save.is_none() {
        app.notice = Some(match app.desk.locked.clone() {
            Some(why) => {
                let said = fill(phrases.read_only, &[&app.desk.name, &why]);
                app.desk.unsaved = Some(why);
                said
            }
            None => phrases.not_kept.to_owned(),
        });
    }
    save
}

/// Whether the session ends with the key that asks for it.
pub(crate) enum Leaving {
    /// It does.
    Now,
    /// The person is told first that something is unsaved; with what to save once more, if it can be saved.
    Asked(Option<Save>),
}

/// Leaves, unless the agenda has something unsaved: then saving is tried once more and the person is told first. A
/// person who leaves by force is told afterwards.
pub(crate) fn leaving(app: &mut App, is_forced: bool) -> Leaving {
    let why = app.desk.unsaved.as_ref().filter(|_| !is_forced);
    let Some(why) = why.filter(|_| !app.desk.is_leaving) else {
        return Leaving::Now;
    };
    app.notice = Some(fill(briefs(app.view.lang).leaves_unsaved, &[why]));
    app.desk.is_leaving = true;
    Leaving::Asked(app.desk.save())
}

/// Takes what became of an agenda that was to be saved.
pub(crate) fn tell_saved(app: &mut App, saved: SavedBrief) {
    let phrases = briefs(app.view.lang);
    match saved.result {
        Ok(beside) => {
            app.desk.known = Some(saved.save.text.into_bytes().into());
            let was_leaving = std::mem::take(&mut app.desk.is_leaving);
            if app.desk.unsaved.take().is_some() && was_leaving {
                app.notice = Some(phrases.saved_after_all.to_owned());
            }
            if let Some(beside) = beside {
                app.notice = Some(fill(phrases.kept_beside, &[&shown(&beside)]));
            }
        }
        Err(error) => {
            let why = match NotAFile::of(&error) {
                Some(what) => system::not_a_file(what, app.view.lang).to_owned(),
                None => system::message((&error).into(), app.view.lang),
            };
            let path = shown(&saved.save.path);
            if !app.desk.is_leaving {
                app.notice = Some(fill(phrases.not_saved, &[&why, &path]));
            }
            app.desk.unsaved = Some(fill(phrases.of_file, &[&why, &path]));
        }
    }
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// The query about agendas to send; `None` while there are unsaved changes here.
pub(crate) fn ask_desks(app: &mut App, wanted: DeskQuery) -> Option<DeskQuery> {
    if app.desk.is_unsaved() && wanted != DeskQuery::All {
        app.notice = Some(fill(briefs(app.view.lang).unsaved_here, &[&app.desk.name]));
        return None;
    }
    Some(wanted)
}

/// Takes what was answered: offers the agendas that there are, or lays one of them open.
pub(crate) fn take_desks(app: &mut App, answer: DeskAnswer) {
    let phrases = briefs(app.view.lang);
    match answer {
        DeskAnswer::All(None) => app.notice = Some(phrases.not_kept.to_owned()),
        DeskAnswer::All(Some(all)) => {
            let chosen = all.iter().position(|listed| listed.name == app.desk.name);
            let items = all.into_iter().map(|listed| MenuItem {
                choice: MenuChoice::Desks(DeskQuery::One(listed.name.clone())),
                label: clean(&listed.name).into_owned(),
                hint: listed.said,
                words: String::new(),
            });
            let items: Vec<MenuItem> = items.collect();
            match items.is_empty() {
                true => app.notice = Some(phrases.none_beside.to_owned()),
                false => app.overlays.open(Overlay::Menu(Menu::new(
                    phrases.choose_title,
                    items,
                    chosen.unwrap_or(0),
                ))),
            }
        }
        DeskAnswer::One(AgendaRead::Open(desk)) => change_desk(app, desk),
        DeskAnswer::One(AgendaRead::Refused(why)) => app.notice = Some(why),
    }
}

/// Opens the box that asks for the name of a new agenda.
fn ask_new(app: &mut App) -> Stay {
    let phrases = briefs(app.view.lang);
    let hint = MenuItem {
        label: phrases.new_hint.to_owned(),
        hint: String::new(),
        words: String::new(),
        choice: MenuChoice::Read,
    };
    let menu = Menu::new(phrases.new_title, vec![hint], 0);
    let menu = menu.field(|name| MenuChoice::Desks(DeskQuery::New(name)));
    app.overlays.open(Overlay::Menu(menu));
    Stay::Open(Taken::Done)
}

/// Lays another agenda open, with the place, plan and day that it names.
fn change_desk(app: &mut App, desk: Desk) {
    let head = Address {
        place: Some(desk.brief().head("place")).filter(|said| !said.is_empty()),
        plan: Some(desk.brief().head("plan")).filter(|said| !said.is_empty()),
        as_of: desk.brief().head("as_of").parse().ok(),
        ..Address::default()
    };
    app.desk = desk;
    let name = app.desk.name.clone();
    open_brief(app);
    let is_new = app.desk.known.is_none();
    let phrases = briefs(app.view.lang);
    let said = if is_new {
        phrases.begun
    } else {
        phrases.opened
    };
    app.notice = Some(fill(said, &[&name]));
    if let Some(place) = head.place.as_ref().and(head.place(app.catalog())) {
        let place = place_key(app.catalog(), place);
        app.go_to(Some(place));
    }
    let seen = head.seen_from(app.catalog(), &app.snapshot.viewpoint, Settled::default());
    match seen {
        Ok(seen) => app.look_from(&seen),
        Err(error) => app.notice = Some(names::unknown(&error, app.view.lang)),
    }
}

/// Opens the agenda.
pub(crate) fn open_brief(app: &mut App) {
    let mut chosen = Cursor::default();
    chosen.set_len(app.desk.brief().items().len());
    app.finder.is_open = false;
    app.overlays.open(Overlay::Brief(chosen));
}

/// Moves among the items and changes them; what is done with the chosen indicator leaves the agenda open.
pub(super) fn brief_key(app: &mut App, at: usize, chord: Chord) -> Stay {
    let page = usize::from(app.display.size.1) / 4;
    match chord.key {
        Key::Up if chord.shift => return shift(app, at, false),
        Key::Down if chord.shift => return shift(app, at, true),
        Key::Delete => return remove(app, at),
        Key::Tab => return Stay::Open(Taken::Chosen(MenuChoice::Desks(DeskQuery::All))),
        Key::Char('x') if chord.typed().is_some() => return tick(app, at),
        Key::Char('e') if chord.typed().is_some() => return open_note(app, at),
        Key::Char('m') if chord.typed().is_some() => return ask_new(app),
        _ => {}
    }
    let chosen = |app: &mut App, change: &dyn Fn(&mut Cursor)| {
        if let Some(Overlay::Brief(chosen)) = app.overlays.top_mut() {
            change(chosen);
        }
        Stay::Open(Taken::Done)
    };
    match Action::for_chord(&chord) {
        Some(Action::Up | Action::PreviousIndicator) => chosen(app, &|lines| lines.up(1)),
        Some(Action::Down | Action::NextIndicator) => chosen(app, &|lines| lines.down(1)),
        Some(Action::PageUp | Action::HalfUp) => chosen(app, &|lines| lines.up(page)),
        Some(Action::PageDown | Action::HalfDown) => chosen(app, &|lines| lines.down(page)),
        Some(Action::First) => chosen(app, &Cursor::first),
        Some(Action::Last) => chosen(app, &Cursor::last),
        Some(Action::Back | Action::Brief) => Stay::Closed(Taken::Done),
        Some(Action::Pin) => remove(app, at),
        Some(Action::Open) => match (brief::series(app, at), brief::seen(app, at)) {
            (Some(series), Ok(seen)) => {
                app.look_from(&seen);
                Stay::Lead(LineLink::Series(series))
            }
            _ => Stay::Open(Taken::Done),
        },
        Some(
            Action::CopyFigure
            | Action::CopyCitation
            | Action::WhatIf
            | Action::Compare
            | Action::Present
            | Action::Page
            | Action::Earlier
            | Action::Later,
        ) => Stay::Open(Taken::Not),
        Some(action) if action.keeps_overlays() => Stay::Open(Taken::Not),
        Some(_) => Stay::Closed(Taken::Not),
        None => Stay::Open(Taken::Done),
    }
}

/// Moves an item up or down; the cursor goes with it.
fn shift(app: &mut App, at: usize, down: bool) -> Stay {
    let now = app.desk.brief_mut().shift(at, down);
    if let Some(Overlay::Brief(chosen)) = app.overlays.top_mut() {
        chosen.select(now);
    }
    match now == at {
        true => Stay::Open(Taken::Done),
        false => Stay::Open(Taken::Changed),
    }
}

/// Takes an item off the agenda, also one that the data does not have.
fn remove(app: &mut App, at: usize) -> Stay {
    match take_out(app, at) {
        true => Stay::Open(Taken::Changed),
        false => Stay::Open(Taken::Done),
    }
}

/// Ticks an item off, or takes that back.
fn tick(app: &mut App, at: usize) -> Stay {
    let Some(item) = app.desk.brief_mut().item_mut(at) else {
        return Stay::Open(Taken::Done);
    };
    item.done = !item.done;
    Stay::Open(Taken::Changed)
}

fn open_note(app: &mut App, at: usize) -> Stay {
    if let Some(item) = app.desk.brief().items().get(at) {
        let open = NoteView::from_item(at, item);
        app.overlays.open(Overlay::Note(Box::new(open)));
    }
    Stay::Open(Taken::Done)
}

/// Types into the notes of an item; Enter keeps them.
pub(super) fn note_key(app: &mut App, chord: Chord) -> Stay {
    let Some(Overlay::Note(open)) = app.overlays.top_mut() else {
        return Stay::Closed(Taken::Done);
    };
    match chord.key {
        Key::Esc => return Stay::Closed(Taken::Done),
        Key::Enter => {
            let open = open.clone();
            if let Some(item) = app.desk.brief_mut().item_mut(open.at) {
                open.keep(item);
            }
            return Stay::Closed(Taken::Changed);
        }
        Key::Tab if chord.shift => open.step(false),
        Key::Tab | Key::Down => open.step(true),
        Key::Up => open.step(false),
        _ => {
            if let Some(edit) = edit(chord) {
                open.edit(edit);
            }
        }
    }
    Stay::Open(Taken::Done)
}

/// Lets the cursor of an open agenda stay within it.
fn fit_cursors(app: &mut App) {
    let len = app.desk.brief().items().len();
    for open in app.overlays.iter_mut() {
        if let Overlay::Brief(chosen) = open {
            chosen.set_len(len);
        }
    }
}

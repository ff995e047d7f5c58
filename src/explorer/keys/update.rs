//! An event changes the state and may ask something of the outside.
//!
//! Owns the way of a key: the open menu first, then the search box, then the actions of the focused
//! pane. It draws nothing and knows no terminal; what the outside must do comes back as an
//! [`Effect`].

use std::sync::Arc;

use crate::explorer::event::Event;
use crate::explorer::keys::action::Action;
use crate::explorer::keys::overlays::{open_overview, open_what_if, overview_key, what_if_key};
use crate::explorer::keys::typing::edit;
use crate::explorer::layout::{Focus, Shape};
use crate::explorer::state::app::{App, Thing};
use crate::explorer::state::complete;
use crate::explorer::state::menu::Choice;
use crate::explorer::state::menus;
use crate::line::input::key::{Chord, Key};
use crate::report::copy;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// What the outside must do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the session.
    Quit,
    /// Stop until continued.
    Suspend,
    /// Send a text to the terminal's clipboard.
    Copy(String),
    /// Send the whole screen again.
    Redraw,
}

/// Odd letters outside text fields after which the input method is named.
const ODD_LETTERS: u8 = 3;

/// Lets an event change the state.
pub fn update(app: &mut App, event: Event) -> Option<Effect> {
    let effect = take(app, event);
    if app.opens && !app.is_awaiting() {
        app.opens = false;
        open_found(app);
    }
    app.settle();
    effect
}

fn take(app: &mut App, event: Event) -> Option<Effect> {
    match event {
        Event::Key(chord) => {
            if !is_odd(app, chord) {
                app.notice = None;
            }
            key(app, chord)
        }
        Event::Paste(text) => {
            paste(app, &text);
            None
        }
        Event::Resize { columns, rows } => {
            app.size = (columns, rows);
            None
        }
        Event::Stop | Event::Hangup => Some(Effect::Quit),
        Event::Background { red, green, blue } => {
            if !app.theme_chosen {
                app.theme = app.theme.on_ground(red, green, blue);
            }
            None
        }
        Event::Idle => {
            app.follow();
            None
        }
        Event::Continue => Some(Effect::Redraw),
        Event::Wake => {
            app.hear();
            None
        }
    }
}

fn key(app: &mut App, chord: Chord) -> Option<Effect> {
    if matches!(Action::of(&chord), Some(Action::Quit)) && (chord.ctrl || !is_typing(app)) {
        return Some(Effect::Quit);
    }
    if app.menu.is_some() {
        return menu_key(app, chord);
    }
    if app.what_if.is_some() {
        what_if_key(app, chord);
        return None;
    }
    if app.overview.is_some() && overview_key(app, chord) {
        return None;
    }
    if app.searching && search_key(app, chord) {
        return None;
    }
    match Action::of(&chord) {
        Some(action) if !(app.searching && chord.typed().is_some()) => act(app, action),
        _ => {
            note_odd_letter(app, chord);
            None
        }
    }
}

fn is_typing(app: &App) -> bool {
    app.searching || app.menu.is_some() || app.what_if.is_some()
}

fn paste(app: &mut App, text: &str) {
    if let Some(menu) = &mut app.menu {
        menu.prompt.insert(text);
        menu.narrow();
    } else if let Some(open) = &mut app.what_if {
        open.insert(text);
    } else if app.searching {
        app.prompt.insert(text);
        app.search();
    }
}

/// Gives a key to the search box; tells whether the box took it.
fn search_key(app: &mut App, chord: Chord) -> bool {
    match chord.key {
        Key::Esc => {
            app.searching = false;
            if !app.prompt.is_empty() {
                let selected = app.selected();
                app.prompt.clear();
                app.list_rows();
                app.select(selected);
            }
        }
        Key::Up if chord.ctrl => recall(app, true),
        Key::Down if chord.ctrl => recall(app, false),
        // Where the answer is still to come it is opened when it is there.
        Key::Enter => {
            app.searching = false;
            app.opens = true;
        }
        Key::Tab if !chord.shift => {
            if !complete::tab(app) {
                app.notice = Some(words(app.lang).filters.to_owned());
            }
        }
        Key::Tab | Key::F(_) => return false,
        Key::Char('p') if chord.ctrl => app.cursor.up(1),
        Key::Char('n') if chord.ctrl => app.cursor.down(1),
        _ => match edit(chord) {
            Some(edit) => {
                if app.prompt.edit(edit) {
                    app.recall.stay();
                    app.search();
                }
            }
            None => return false,
        },
    }
    true
}

/// Opens the best answer, as Enter asked for.
fn open_found(app: &mut App) {
    if lead_on(app) {
        return;
    }
    remember(app);
    if !app.rows.is_empty() && app.layout().shape == Shape::One {
        app.focus = Focus::Detail;
    }
}

/// Follows a line that is no indicator: a place is switched to, a source lists its indicators. Tells
/// whether there was something to follow.
fn lead_on(app: &mut App) -> bool {
    match app.chosen() {
        Some(Thing::Place(place)) => {
            app.prompt.clear();
            app.go_to(Some(place));
        }
        Some(Thing::Source(source)) => {
            let catalog = app.catalog();
            let id = catalog.text(catalog.source(source).id);
            let query = format!("{}{id} ", app.lang.pick("nguon:", "src:"));
            app.prompt.clear();
            app.prompt.insert(&query);
            app.search();
        }
        _ => return false,
    }
    true
}

/// Puts an older or newer query into the search box.
fn recall(app: &mut App, older: bool) {
    let query = match older {
        true => app.recall.older(app.prompt.text()),
        false => app.recall.newer(),
    };
    if let Some(query) = query {
        app.prompt.clear();
        app.prompt.insert(&query);
        app.search();
    }
}

/// Remembers the chosen indicator and the query that led to it.
fn remember(app: &mut App) {
    if let Some(series) = app.selected() {
        let library = Arc::clone(&app.library);
        app.recall
            .opened(&library.catalog, series, app.prompt.text());
    }
}

fn menu_key(app: &mut App, chord: Chord) -> Option<Effect> {
    let page = usize::from(app.size.1).saturating_sub(6).max(1);
    let menu = app.menu.as_mut()?;
    match chord.key {
        Key::Esc => app.menu = None,
        Key::Up => menu.cursor.up(1),
        Key::Down => menu.cursor.down(1),
        Key::PageUp => menu.cursor.up(page),
        Key::PageDown => menu.cursor.down(page),
        Key::Enter => {
            let choice = menu.chosen();
            app.menu = None;
            return choose(app, choice?);
        }
        _ => {
            if let Some(edit) = edit(chord)
                && menu.prompt.edit(edit)
            {
                menu.narrow();
            }
        }
    }
    None
}

fn choose(app: &mut App, choice: Choice) -> Option<Effect> {
    match choice {
        Choice::Run(action) => return act(app, action),
        Choice::Place(place) => {
            app.go_to(place);
        }
        Choice::Plan(plan) => {
            app.outlook.plan = plan;
            app.refresh();
        }
        Choice::Read => {}
    }
    None
}

/// Does what a person asked for.
pub fn act(app: &mut App, action: Action) -> Option<Effect> {
    match action {
        Action::Quit => return Some(Effect::Quit),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Redraw => return Some(Effect::Redraw),
        Action::CopyFigure => return copy_text(app, copy::figure(app)),
        Action::CopyCitation => return copy_text(app, copy::citation(app)),
        Action::Search => {
            app.searching = true;
            app.focus = Focus::List;
        }
        Action::Back => back(app),
        Action::Open => open(app),
        Action::Left | Action::PreviousPane => app.focus = pane_beside(app, action, -1),
        Action::Right | Action::NextPane => app.focus = pane_beside(app, action, 1),
        Action::NextIndicator => step(app, 1),
        Action::PreviousIndicator => step(app, -1),
        Action::Disagreements => {
            let query = app.lang.pick("co:trái-công-bố ", "has:disagreement ");
            app.prompt.clear();
            app.prompt.insert(query);
            app.search();
            app.focus = Focus::List;
            if app.rows.is_empty() && !app.is_awaiting() {
                app.notice = Some(words(app.lang).no_disagreement.to_owned());
            }
        }
        Action::Earlier => step_day(app, false),
        Action::Later => step_day(app, true),
        Action::Overview => open_overview(app),
        Action::WhatIf => open_what_if(app),
        Action::Zoom => app.zoomed = !app.zoomed,
        Action::Language => {
            app.lang = app.lang.other();
        }
        Action::Theme => switch_theme(app),
        Action::Place => app.menu = Some(menus::places(app)),
        Action::Plan => app.menu = Some(menus::plans(app)),
        Action::Problems => app.menu = Some(menus::problems(app)),
        Action::Palette => app.menu = Some(menus::palette(app)),
        Action::Help => app.menu = Some(menus::help(app)),
        _ => movement(app, action),
    }
    None
}

/// Shows the world as it was known at another publication, and says so.
fn step_day(app: &mut App, later: bool) {
    let stepped = app.step_day(later);
    let words = words(app.lang);
    let day = number::day(app.outlook.day, app.lang);
    let said = match (stepped, app.outlook.as_of) {
        (false, _) => words.no_other_day.to_owned(),
        (true, true) => fill(words.as_known, &[&day]),
        (true, false) => fill(words.as_of_today, &[&day]),
    };
    app.notice = Some(said);
}

fn copy_text(app: &mut App, text: Option<String>) -> Option<Effect> {
    let words = words(app.lang);
    match text {
        Some(text) if text.len() > copy::LONGEST => {
            app.notice = Some(words.too_long_to_copy.to_owned());
            None
        }
        Some(text) if !app.clipboard => {
            app.notice = Some(fill(words.clipboard_off, &[&text]));
            None
        }
        Some(text) => {
            app.notice = Some(fill(words.copied, &[&text]));
            Some(Effect::Copy(text))
        }
        None => {
            app.notice = Some(words.nothing_to_copy.to_owned());
            None
        }
    }
}

fn switch_theme(app: &mut App) {
    app.theme = app.theme.next();
    app.theme_chosen = true;
    let words = words(app.lang);
    let name = if app.theme.is_mono() {
        words.theme_mono
    } else if app.theme.is_dark() {
        words.theme_dark
    } else {
        words.theme_light
    };
    app.notice = Some(name.to_owned());
}

/// One level back: out of the zoom, out of the detail, out of the query; never out of the program.
fn back(app: &mut App) {
    if app.zoomed {
        app.zoomed = false;
    } else if app.focus != Focus::List {
        app.focus = Focus::List;
    } else if !app.prompt.is_empty() {
        let selected = app.selected();
        app.prompt.clear();
        app.list_rows();
        app.select(selected);
    }
}

fn open(app: &mut App) {
    if app.focus == Focus::List && lead_on(app) {
        return;
    }
    if app.focus == Focus::List {
        remember(app);
    }
    app.focus = match app.focus {
        Focus::Categories => Focus::List,
        Focus::List | Focus::Detail => Focus::Detail,
    };
}

fn pane_beside(app: &App, action: Action, step: i8) -> Focus {
    let order = [Focus::Categories, Focus::List, Focus::Detail];
    let at = order
        .iter()
        .position(|focus| *focus == app.focus)
        .unwrap_or(1) as i8;
    let wraps = matches!(action, Action::NextPane | Action::PreviousPane);
    let next = if wraps {
        (at + step).rem_euclid(3)
    } else {
        (at + step).clamp(0, 2)
    };
    order[next as usize]
}

/// Goes to another indicator without leaving the detail.
fn step(app: &mut App, by: i8) {
    match by {
        1 => app.cursor.down(1),
        _ => app.cursor.up(1),
    }
}

fn movement(app: &mut App, action: Action) {
    let page = page_size(app);
    let by = match action {
        Action::Up | Action::Down => 1,
        Action::PageUp | Action::PageDown => page,
        _ => (page / 2).max(1),
    };
    let upward = matches!(action, Action::Up | Action::PageUp | Action::HalfUp);
    if app.focus == Focus::Detail {
        app.scroll = match action {
            Action::First => 0,
            Action::Last => usize::MAX,
            _ if upward => app.scroll.saturating_sub(by),
            _ => app.scroll.saturating_add(by),
        };
        app.scroll = app
            .scroll
            .min(crate::explorer::panes::detail::last_scroll(app));
        return;
    }
    let is_categories = app.focus == Focus::Categories;
    let cursor = if is_categories {
        &mut app.group
    } else {
        &mut app.cursor
    };
    match action {
        Action::First => cursor.first(),
        Action::Last => cursor.last(),
        _ if upward => cursor.up(by),
        _ => cursor.down(by),
    }
    if is_categories {
        app.prompt.clear();
        app.list_rows();
        app.select(None);
    }
}

/// How many lines of the focused pane make a page.
fn page_size(app: &App) -> usize {
    let mut layout = app.layout();
    let height = layout.pane(app.focus).map_or(1, |pane| pane.height);
    let height = usize::from(height.saturating_sub(1)).max(1);
    match app.focus {
        Focus::List => (height / 2).max(1),
        _ => height,
    }
}

/// Counts letters that no command asks for and that an input method makes; names it once.
fn note_odd_letter(app: &mut App, chord: Chord) {
    if !is_odd(app, chord) || app.odd_letters > ODD_LETTERS {
        return;
    }
    app.odd_letters += 1;
    if app.odd_letters == ODD_LETTERS {
        app.odd_letters += 1;
        app.notice = Some(words(app.lang).keyboard_hint.to_owned());
    }
}

/// Tells whether a key outside text fields asks for nothing and looks like an input method at work.
fn is_odd(app: &App, chord: Chord) -> bool {
    let letter = chord.typed().is_some_and(|letter| !letter.is_ascii());
    !is_typing(app) && (chord.key == Key::Backspace || letter)
}

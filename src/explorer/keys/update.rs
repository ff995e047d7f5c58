//! An event changes the state and may ask something of the outside.
//!
//! Owns the way of a key: the overlays first, then the search box, then the actions of the focused pane. It is
//! pure: it draws nothing, starts nothing and knows no terminal; what the outside must do comes back as an
//! [`Effect`].

use crate::core::clean::clean;
use crate::core::keys::{find_plan, find_series, place_key};
use crate::explorer::event::Event;
use crate::explorer::keys::action::Action;
use crate::explorer::keys::brief::{
    Leaving, ask_desks, leaving, open_brief, pin, save, take_desks, tell_saved,
};
use crate::explorer::keys::copies::{copy_menu, copy_seen, keep_copy_whole, tell_copy};
use crate::explorer::keys::hall::{open_asked, open_compare, open_present};
use crate::explorer::keys::moves::{Toward, go_to_row, movement, pane_beside, show_next_part};
use crate::explorer::keys::overlays::{
    open_page, open_what_if, overlay_key, overlay_paste, remember, show_series, step_on_trail,
};
use crate::explorer::keys::paper;
use crate::explorer::keys::taken::Taken;
use crate::explorer::keys::typing::edit;
use crate::explorer::layout::{Focus, PaneShape};
use crate::explorer::panes::list;
use crate::explorer::state::app::App;
use crate::explorer::state::arranging;
use crate::explorer::state::complete;
use crate::explorer::state::desk::DeskQuery;
use crate::explorer::state::menu::{CopyOf, MenuChoice};
use crate::explorer::state::menus;
use crate::explorer::state::overlay::Overlay;
use crate::explorer::state::paper::PageToWrite;
use crate::explorer::state::problem::{ProblemLines, ProblemView};
use crate::explorer::state::search::SearchRequest;
use crate::explorer::state::things::{GroupOf, Thing};
use crate::explorer::state::times;
use crate::explorer::state::turn::CountRequest;
use crate::explorer::theme::ThemeName;
use crate::line::input::key::{Chord, Key};
use crate::line::input::stroke::{LetterUse, Weight};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::agenda::Save;
use crate::report::subject::Subject;
use crate::search::condition::Filter;
use crate::words::filters;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};

/// What the outside must do.
#[derive(Debug)]
pub enum Effect {
    /// End the session.
    Quit,
    /// Stop until continued.
    Suspend,
    /// Send a text to the terminal's clipboard.
    Copy(String),
    /// Send the whole screen again.
    Redraw,
    /// Read the lines around a problem, and answer with [`Event::Lines`].
    Lines(Box<Diagnostic>),
    /// Write a page, and answer with [`Event::Written`].
    Write(Box<PageToWrite>),
    /// Save the agenda, and answer with [`Event::Saved`].
    Save(Box<Save>),
    /// Look at the agendas that there are, and answer with [`Event::Desks`].
    Desks(DeskQuery),
    /// Run a search, and answer with [`Event::Found`]. It supersedes the one before.
    Search(Box<SearchRequest>),
    /// Count what another view shows, and answer with [`Event::Counted`]. It supersedes the one before.
    Count(Box<CountRequest>),
}

/// Odd letters outside text fields after which the input method is named.
const ODD_LETTERS: u8 = 3;

/// Lets an event change the state, and gives what the outside must do for it.
pub(crate) fn update(app: &mut App, event: Event) -> Vec<Effect> {
    let mut effects = Vec::new();
    effects.extend(take(app, event));
    if app.finder.open_when_found && !app.is_awaiting() {
        app.finder.open_when_found = false;
        open_found(app);
    }
    if app.panes.focus != Focus::Detail {
        // Only the detail returns to the list from which it was opened.
        app.panes.aside = None;
    }
    app.settle();
    let search = app.finder.take_wanted();
    effects.extend(search.map(|request| Effect::Search(Box::new(request))));
    let count = app.turns.take_wanted();
    effects.extend(count.map(|request| Effect::Count(Box::new(request))));
    effects
}

fn take(app: &mut App, event: Event) -> Option<Effect> {
    match event {
        Event::Key(chord) => {
            if !is_odd(app, chord) && !is_typed_beside_lost_letters(app, chord) {
                app.notice = None;
            }
            let copied = app.copied.take();
            // Only a key pressed again at once is an answer.
            let (told_of, was_leaving) = (app.desk.told_of, app.desk.is_leaving);
            let effect = key(app, chord);
            if app.desk.told_of == told_of {
                app.desk.told_of = None;
            }
            app.desk.is_leaving &= !was_leaving;
            tell_copy(app, copied.as_ref());
            return effect;
        }
        Event::Paste(text) => paste(app, &text),
        Event::NotUtf8 => app.notice = Some(words(app.view.lang).letters_lost.to_owned()),
        Event::Resize { columns, rows } => {
            app.display.size = (columns, rows);
            keep_copy_whole(app);
        }
        Event::Stop | Event::Hangup => return Some(Effect::Quit),
        Event::Background { red, green, blue } => {
            app.display.theme = app.display.theme.on_ground(red, green, blue);
        }
        Event::Found(found) => app.take_found(*found),
        Event::Counted(counted) => {
            if app.take_counted(*counted) {
                tell_day(app);
            }
        }
        Event::Lines(lines) => {
            if let Some(Overlay::Problem(open)) = app.overlays.top_mut() {
                open.take(lines);
            }
        }
        Event::Written(written) => paper::tell(app, written),
        Event::Saved(saved) => tell_saved(app, *saved),
        Event::Desks(answer) => take_desks(app, *answer),
        Event::Today(day) => app.turn_day(day),
        Event::Idle => app.follow(),
        Event::Continue => return Some(Effect::Redraw),
        Event::Wake => {}
    }
    None
}

/// How a key would act in the present state, for the rules of bursts.
pub(crate) fn ground(app: &App, chord: Chord) -> LetterUse {
    let action = Action::for_chord(&chord);
    if action == Some(Action::Suspend) {
        return LetterUse::Keys(Weight::Stops);
    }
    if is_typing(app) {
        return LetterUse::Field;
    }
    LetterUse::Keys(match action {
        Some(action) if opens_field(action) => Weight::Opens,
        Some(Action::Quit) => Weight::Leaves,
        _ => Weight::Acts,
    })
}

/// Tells whether an action opens a field with a sign that begins no word. `P` and `K` open one too, and begin many.
fn opens_field(action: Action) -> bool {
    matches!(
        action,
        Action::Search | Action::Palette | Action::WhatIf | Action::Problems | Action::Help
    )
}

/// Tells whether a key means something where it arrives now, as it is.
pub(crate) fn is_meant(app: &App, chord: Chord) -> bool {
    Action::for_chord(&chord).is_some() || (is_typing(app) && edit(chord).is_some())
}

/// Tells whether a letter, typed before anything was seen, is a key that may act at once.
pub(crate) fn is_key_ahead(chord: Chord) -> bool {
    let waits = [Action::CopyFigure, Action::CopyCitation, Action::Quit];
    Action::for_chord(&chord).is_some_and(|action| !opens_field(action) && !waits.contains(&action))
}

/// The way of a key: down the stack of overlays until one takes it, then the search box, then the panes.
fn key(app: &mut App, chord: Chord) -> Option<Effect> {
    let action = Action::for_chord(&chord);
    // A person who stops the output by habit (Ctrl-S) resumes it by habit (Ctrl-Q).
    let (stops, goes_on) = (chord == Chord::ctrl('s'), chord == Chord::ctrl('q'));
    let was_stopped = app.is_flow_stopped;
    app.is_flow_stopped = stops || (was_stopped && goes_on);
    if was_stopped && goes_on {
        return None;
    }
    if action == Some(Action::Quit) && (chord.ctrl || !is_typing(app)) {
        return leave(app, chord.ctrl);
    }
    match overlay_key(app, chord) {
        Taken::Done => return None,
        Taken::Chosen(choice) => return choose(app, choice),
        Taken::Changed => return save(app).map(Box::new).map(Effect::Save),
        Taken::Not => {}
    }
    if app.finder.is_open && search_key(app, chord) {
        return None;
    }
    if action == Some(Action::Row) && !app.finder.is_open {
        go_to_row(app, chord);
        return None;
    }
    match action {
        Some(action) if !(app.finder.is_open && chord.typed().is_some()) => act(app, action),
        _ => {
            note_odd_letter(app, chord);
            None
        }
    }
}

fn is_typing(app: &App) -> bool {
    app.finder.is_open || app.overlays.top().is_some_and(Overlay::takes_letters)
}

/// Gives a text to the field that has the keys; where none has, the search opens with it, and runs nothing.
fn paste(app: &mut App, text: &str) {
    if overlay_paste(app, text) {
        return;
    }
    if app.finder.is_open {
        app.finder.prompt.insert(text);
        app.search();
        return;
    }
    if clean(text).trim().is_empty() {
        return;
    }
    app.notice = None;
    app.overlays.retain(|_| false);
    act(app, Action::Search);
    app.search_for(text);
}

/// Gives a key to the search box; tells whether the box took it.
fn search_key(app: &mut App, chord: Chord) -> bool {
    match chord.key {
        Key::Esc => {
            app.finder.is_open = false;
            if !app.finder.prompt.is_empty() {
                let selected = app.selected();
                app.leave_search(selected);
            }
        }
        // The former text of the box comes back.
        Key::Up if app.finder.prompt.is_empty() && has_former(app) => recall_former(app),
        Key::Up if chord.ctrl => recall(app, true),
        Key::Down if chord.ctrl => recall(app, false),
        Key::Down if !chord.ctrl && app.instead().is_some() => app.finder.is_on_instead = true,
        Key::Up if app.finder.is_on_instead => app.finder.is_on_instead = false,
        Key::Enter if app.finder.is_on_instead && app.take_instead() => {}
        // If the answer is still awaited, it opens when it arrives.
        Key::Enter => {
            app.finder.is_open = false;
            app.finder.open_when_found = true;
        }
        // Back from no value at all is the pane before.
        Key::Tab if chord.shift => return complete::tab(app, true),
        Key::Tab => {
            let is_taken = !ends_with_filter(app) && (app.take_offered() || app.take_instead());
            if !is_taken && !complete::tab(app, false) {
                app.notice = Some(filters::hint(app.view.lang));
            }
        }
        Key::F(_) => return false,
        Key::Char('p') if chord.ctrl => app.panes.list.up(1),
        Key::Char('n') if chord.ctrl => app.panes.list.down(1),
        _ => match edit(chord) {
            Some(edit) => {
                if app.finder.prompt.edit(edit) {
                    app.recall.stay();
                    app.search();
                }
            }
            None => return false,
        },
    }
    true
}

/// Tells whether a filter is being typed at the end of the box: then Tab completes it.
fn ends_with_filter(app: &App) -> bool {
    let last = app.finder.prompt.text().split_whitespace().next_back();
    last.is_some_and(|last| last.contains(':'))
}

/// Opens the best answer, as Enter asked for.
fn open_found(app: &mut App) {
    if lead_on(app) {
        return;
    }
    remember(app);
    if open_asked(app) {
        return;
    }
    if !app.snapshot.rows.is_empty() && app.layout().shape == PaneShape::One {
        app.panes.focus = Focus::Detail;
    }
}

/// Follows a line that is no indicator: a place is switched to, a source lists its indicators, of a plan and of
/// what belongs to one the page opens. Tells whether there was something to follow.
fn lead_on(app: &mut App) -> bool {
    match app.chosen() {
        Some(Thing::Place(place)) => {
            app.finder.prompt.clear();
            let place = place_key(app.catalog(), place);
            app.go_to(Some(place));
        }
        Some(thing @ (Thing::Plan(_) | Thing::Programme(_) | Thing::List(_))) => {
            if let Some(of) = thing.subject() {
                open_page(app, of);
            }
        }
        Some(Thing::Source(source)) => {
            let catalog = app.catalog();
            let id = catalog.text(catalog.source(source).id);
            let filter = Filter::Source(id.to_owned());
            search_filtered(app, &filter);
        }
        _ => return false,
    }
    true
}

/// Puts a filter into the search box, ready for more to be typed, and searches for it.
fn search_filtered(app: &mut App, filter: &Filter) {
    let written = filter.written();
    let text = app.view.lang.pick(written.vi, written.en);
    app.search_for(&format!("{text} "));
}

/// Tells whether there is a query to be called back into an empty box.
fn has_former(app: &App) -> bool {
    !app.finder.former.is_empty() || app.recall.shared().queries().last().is_some()
}

/// Puts the query into the box that stood there last, else the one that was asked last in an earlier session.
fn recall_former(app: &mut App) {
    match std::mem::take(&mut app.finder.former) {
        former if former.is_empty() => recall(app, true),
        former => app.search_for(&former),
    }
}

/// Puts an older or newer query into the search box.
fn recall(app: &mut App, older: bool) {
    let query = match older {
        true => app.recall.older(app.finder.prompt.text()),
        false => app.recall.newer(),
    };
    if let Some(query) = query {
        app.search_for(&query);
    }
}

fn choose(app: &mut App, choice: MenuChoice) -> Option<Effect> {
    match choice {
        MenuChoice::Run(action) => return act(app, action),
        MenuChoice::Place(place) => {
            app.go_to(place);
        }
        MenuChoice::Plan(plan) => app.choose_plan(plan),
        MenuChoice::OpenPlan(key) => {
            if let Some(plan) = find_plan(app.catalog(), &key) {
                open_page(app, Subject::Plan(plan));
            }
        }
        MenuChoice::Class(word) => {
            search_filtered(app, &Filter::Status(word.replace(' ', "-")));
            app.panes.focus = Focus::List;
        }
        MenuChoice::Desks(wanted) => return ask_desks(app, wanted).map(Effect::Desks),
        MenuChoice::Copy(of) => return copy_seen(app, of).map(Effect::Copy),
        MenuChoice::Narrow(query) => {
            app.narrow(&query);
            app.panes.focus = Focus::List;
        }
        MenuChoice::Lines(found) => {
            let open = ProblemView::new((*found).clone());
            let is_awaited = open.lines == ProblemLines::Awaited;
            app.overlays.open(Overlay::Problem(Box::new(open)));
            return is_awaited.then_some(Effect::Lines(found));
        }
        MenuChoice::Write(name) => return paper::write(app, &name).map(Effect::Write),
        MenuChoice::AsOf(day) => {
            app.go_to_day(day);
            if app.is_counting() {
                app.turns.tell_day();
            } else {
                tell_day(app);
            }
        }
        MenuChoice::NewsAfter(day) => app.overlays.open(Overlay::Menu(times::after(app, day))),
        MenuChoice::Series(key) => {
            if let Some(series) = find_series(app.catalog(), &key) {
                app.overlays.retain(|_| false);
                show_series(app, series);
            }
        }
        MenuChoice::Read => {}
    }
    None
}

/// Does what a person asked for.
pub(crate) fn act(app: &mut App, action: Action) -> Option<Effect> {
    match action {
        Action::Quit => return leave(app, false),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Redraw => return Some(Effect::Redraw),
        Action::CopyFigure => return copy_seen(app, CopyOf::Figure).map(Effect::Copy),
        Action::CopyCitation => return copy_seen(app, CopyOf::Citation).map(Effect::Copy),
        Action::Search => {
            app.search_afresh();
            app.panes.focus = Focus::List;
        }
        Action::Reach => change_reach(app),
        Action::Back => back(app),
        Action::Open => open(app),
        Action::Left | Action::PreviousPane => {
            app.panes.focus = pane_beside(app, action, Toward::Before)
        }
        Action::Right | Action::NextPane => {
            app.panes.focus = pane_beside(app, action, Toward::After)
        }
        Action::NextIndicator => app.panes.list.down(1),
        Action::PreviousIndicator => app.panes.list.up(1),
        Action::Disagreements => {
            search_filtered(app, &Filter::HasDisagreement);
            app.finder
                .say_if_nothing(words(app.view.lang).no_disagreement);
            app.panes.focus = Focus::List;
        }
        Action::Days => app.overlays.open(Overlay::Menu(times::days(app))),
        Action::Earlier => step_day(app, false),
        Action::Later => step_day(app, true),
        Action::Page => paper::ask_name(app),
        Action::Overview => app.open_overview(),
        Action::Attention => app.open_attention(),
        Action::WhatIf => open_what_if(app),
        Action::Compare => open_compare(app),
        Action::Present => open_present(app),
        Action::Pin => return pin(app).map(Box::new).map(Effect::Save),
        Action::Brief => open_brief(app),
        Action::Zoom => app.panes.zoomed = !app.panes.zoomed,
        Action::Language => {
            app.view.lang = app.view.lang.other();
        }
        Action::Hold => app.hold(),
        Action::Theme => switch_theme(app),
        Action::Place => app.overlays.open(Overlay::Menu(menus::places(app))),
        Action::Plan => app.overlays.open(Overlay::Menu(menus::plans(app))),
        Action::CopySeen => app.overlays.open(Overlay::Menu(copy_menu(app))),
        Action::Backward => step_on_trail(app, true),
        Action::Forward => step_on_trail(app, false),
        Action::View => show_next_part(app),
        Action::Sort => app.overlays.open(Overlay::Menu(arranging::orders(app))),
        Action::Filter => app.overlays.open(Overlay::Menu(arranging::filters(app))),
        Action::Problems => app.overlays.open(Overlay::Menu(menus::problems(app))),
        Action::Palette => app.overlays.open(Overlay::Menu(menus::palette(app))),
        Action::Help => app.overlays.open(Overlay::Menu(menus::help(app))),
        _ => movement(app, action),
    }
    None
}

/// Ends the session, unless its person is asked first.
fn leave(app: &mut App, is_forced: bool) -> Option<Effect> {
    match leaving(app, is_forced) {
        Leaving::Now => Some(Effect::Quit),
        Leaving::Asked(save) => save.map(Box::new).map(Effect::Save),
    }
}

/// Lets a search reach further in or out, and says in what it looks.
fn change_reach(app: &mut App) {
    let is_other = app.change_reach();
    let words = words(app.view.lang);
    // The box says it itself.
    if !is_other {
        app.notice = Some(words.reach_alone.to_owned());
    } else if !app.finder.is_open {
        app.notice = Some(fill(words.reach_is, &[&list::reach_name(app)]));
    }
}

/// Shows the world as it was known at another publication, and says so.
fn step_day(app: &mut App, later: bool) {
    if !app.step_day(later) {
        app.notice = Some(words(app.view.lang).no_other_day.to_owned());
    } else if app.is_counting() {
        app.turns.tell_day();
    } else {
        tell_day(app);
    }
}

/// Says which day is shown now.
fn tell_day(app: &mut App) {
    let words = words(app.view.lang);
    let viewpoint = &app.snapshot.viewpoint;
    let day = number::day(viewpoint.day, app.view.lang);
    let said = match viewpoint.as_of {
        true => words.as_known,
        false => words.as_of_today,
    };
    app.notice = Some(fill(said, &[&day]));
}

fn switch_theme(app: &mut App) {
    let words = words(app.view.lang);
    if !app.display.theme.can_differ() {
        app.notice = Some(words.no_themes.to_owned());
        return;
    }
    app.display.theme = app.display.theme.next();
    let name = app.display.theme.name();
    app.recall.chose_theme(name.code());
    let said = match name {
        ThemeName::Auto => words.theme_auto,
        ThemeName::Dark => words.theme_dark,
        ThemeName::Light => words.theme_light,
        ThemeName::HighContrast => words.theme_high_contrast,
        ThemeName::ColorBlind => words.theme_color_blind,
        ThemeName::None => words.theme_none,
    };
    app.notice = Some(said.to_owned());
}

/// One level back: out of the zoom, out of the detail, out of the query, out of a
/// class; never out of the program.
fn back(app: &mut App) {
    if app.panes.zoomed {
        app.panes.zoomed = false;
    } else if app.panes.focus != Focus::List {
        // A detail returns to the list from which it was opened.
        app.back_to_attention();
        app.panes.focus = Focus::List;
    } else if !app.finder.prompt.is_empty() {
        let selected = app.selected();
        app.leave_search(selected);
    } else if app.view.category.class().is_some() {
        // A class is a part of what has a target.
        let selected = app.selected();
        app.choose(GroupOf::WithTarget, selected);
    }
}

fn open(app: &mut App) {
    if app.panes.focus == Focus::List && app.take_instead() {
        return;
    }
    if app.panes.focus == Focus::List && lead_on(app) {
        return;
    }
    if app.panes.focus == Focus::List {
        remember(app);
    }
    app.panes.focus = match app.panes.focus {
        Focus::Categories => Focus::List,
        Focus::List | Focus::Detail => Focus::Detail,
    };
}

/// Counts letters that no command asks for and that an input method makes; names it once.
fn note_odd_letter(app: &mut App, chord: Chord) {
    if !is_odd(app, chord) || app.odd_letters > ODD_LETTERS {
        return;
    }
    app.odd_letters += 1;
    if app.odd_letters == ODD_LETTERS {
        app.odd_letters += 1;
        app.notice = Some(words(app.view.lang).keyboard_hint.to_owned());
    }
}

/// Tells whether a letter is typed while the message about lost letters is shown: typing must not remove the message
/// before it is read.
fn is_typed_beside_lost_letters(app: &App, chord: Chord) -> bool {
    let told = app.notice.as_deref() == Some(words(app.view.lang).letters_lost);
    told && chord.typed().is_some()
}

/// Tells whether a key outside text fields asks for nothing and looks like an input method at work.
fn is_odd(app: &App, chord: Chord) -> bool {
    let letter = chord.typed().is_some_and(|letter| !letter.is_ascii());
    let backspace = matches!(chord.key, Key::Backspace | Key::QuickBackspace);
    !is_typing(app) && (backspace || letter)
}

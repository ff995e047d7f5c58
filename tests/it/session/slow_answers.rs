//! What a person sees and types while the answer over a large catalogue is still to come.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use chitieu::lang::Lang;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::tui::adopt::Part;
use chitieu::tui::app::{App, Options, Thing};
use chitieu::tui::event::Event;
use chitieu::tui::layout::Focus;
use chitieu::tui::session::Session;
use chitieu::tui::terminal::Questions;
use chitieu::tui::update::update;

use crate::support::screen::{self, press};

/// More than are searched at once.
const MANY: usize = 5_200;

fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    Arc::clone(LIBRARY.get_or_init(|| {
        let mut text = String::from(
            "pack = { id = \"p\", name = \"P\", place = \"P\" }\ncategory = [{ id = \"c\", name = \"C\" }]\n",
        );
        for at in 0..MANY {
            let what = ["Nhà", "Giếng", "Cầu"][at % 3];
            let _ = write!(
                text,
                "[[indicator]]\nid = \"i{at}\"\nname = \"{what} số {at}\"\ncategory = \"c\"\n\
                 claims = [{{ kind = \"actual\", year = 2023, value = {at} }}]\n"
            );
        }
        Arc::new(Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]))
    }))
}

/// A session that waits for no answer.
fn app(size: (u16, u16)) -> App {
    let library = library();
    let options = Options {
        place: None,
        ..screen::options(&library, size)
    };
    let mut app = App::new(library, options);
    app.patience = Duration::ZERO;
    app
}

/// Waits for the answer and takes it.
fn hear(app: &mut App) {
    assert!(app.is_awaiting());
    while !app.is_answered() {
        std::thread::yield_now();
    }
    update(app, Event::Wake);
    assert!(!app.is_awaiting());
}

fn name(app: &App, thing: Option<Thing>) -> String {
    let catalog = app.catalog();
    match thing {
        Some(Thing::Series(id)) => catalog.text(catalog.indicator_of(id).name.vi).to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn until_the_answer_comes_nothing_is_chosen() {
    let mut app = app((120, 30));
    let before = name(&app, app.rows.first().map(|row| row.thing));
    press(&mut app, "/gieng so 100");
    let screen = screen::draw(&app);
    assert!(screen.contains("/ gieng so 100"), "{screen}");
    assert!(screen.contains("đang tìm"), "{screen}");
    assert!(screen.contains(&before), "the former lines stay: {screen}");
    assert_eq!(app.chosen(), None);
    // No key takes a former line for the answer.
    press(&mut app, "<down><C-n>");
    assert_eq!(app.chosen(), None);
    hear(&mut app);
    assert_eq!(name(&app, app.chosen()), "Giếng số 100");
    let screen = screen::draw(&app);
    assert!(!screen.contains("đang tìm"), "{screen}");
    app.lang = Lang::En;
    press(&mut app, "0");
    assert!(screen::draw(&app).contains("searching"));
}

#[test]
fn a_small_catalogue_answers_at_once() {
    let mut app = screen::app((80, 24));
    app.patience = Duration::ZERO;
    press(&mut app, "/ho ngheo");
    assert!(!app.is_awaiting());
}

#[test]
fn a_patient_key_has_its_answer() {
    let mut app = app((120, 30));
    app.patience = Duration::from_secs(60);
    press(&mut app, "/cau so 101");
    assert!(!app.is_awaiting());
    assert_eq!(name(&app, app.chosen()), "Cầu số 101");
}

#[test]
fn enter_opens_what_was_asked_for_when_it_is_there() {
    let mut app = app((40, 20));
    press(&mut app, "/cau so 101<ret>");
    assert!(!app.searching);
    assert_eq!((app.chosen(), app.focus), (None, Focus::List));
    hear(&mut app);
    assert_eq!(name(&app, app.chosen()), "Cầu số 101");
    assert_eq!((app.focus, app.detailed), (Focus::Detail, app.chosen()));
    assert_eq!(app.recall.older(""), Some("cau so 101".to_owned()));
}

#[test]
fn keys_between_enter_and_its_answer_do_no_harm() {
    let check = |keys: &str, focus: Focus, chosen: &str, typed: &str| {
        let mut app = app((40, 20));
        press(&mut app, keys);
        if app.is_awaiting() {
            hear(&mut app);
        }
        let shown = (app.focus, name(&app, app.chosen()));
        assert_eq!(shown, (focus, chosen.to_owned()), "{keys}");
        assert_eq!(app.prompt.text(), typed, "{keys}");
    };
    check(
        "/cau so 101<ret>jj",
        Focus::Detail,
        "Cầu số 101",
        "cau so 101",
    );
    check(
        "/cau so 101<ret>y",
        Focus::Detail,
        "Cầu số 101",
        "cau so 101",
    );
    check(
        "/cau so 101<ret><ret>",
        Focus::Detail,
        "Cầu số 101",
        "cau so 101",
    );
    // Typed on, another answer is awaited, and nobody asked to open that.
    check(
        "/cau so 101<ret>/0",
        Focus::List,
        "Cầu số 1010",
        "cau so 1010",
    );
    // Taken back, nothing is awaited.
    check("/cau so 101<ret><esc>", Focus::List, "Nhà số 0", "");
    check("/cau so 101<esc>", Focus::List, "Nhà số 0", "");
}

#[test]
fn what_was_chosen_stays_chosen_when_the_day_changes() {
    let mut app = app((120, 30));
    press(&mut app, "/nha so");
    hear(&mut app);
    press(&mut app, "<down><down><ret>");
    let chosen = app.chosen();
    assert!(chosen.is_some());
    app.refresh();
    assert_eq!(app.chosen(), None);
    // Asked again before the answer was there.
    app.refresh();
    hear(&mut app);
    assert_eq!(app.chosen(), chosen);
}

#[test]
fn a_part_brings_the_answer_that_was_awaited() {
    let mut app = app((40, 20));
    press(&mut app, "/cau so 101<ret>");
    let part = Part::seen(library(), None, app.angle());
    assert!(app.adopt(Box::new(part)).is_ok());
    update(&mut app, Event::Wake);
    assert!(!app.is_awaiting());
    assert_eq!(name(&app, app.chosen()), "Cầu số 101");
    assert_eq!(app.focus, Focus::Detail);
}

#[test]
fn a_newer_query_gives_up_the_older() {
    let mut app = app((120, 30));
    let library = library();
    let at_rest = Arc::strong_count(&library);
    press(&mut app, "/gieng so >4000");
    hear(&mut app);
    // All searches but the last one have let go of the data.
    while Arc::strong_count(&library) > at_rest {
        std::thread::yield_now();
    }
    assert_eq!(app.answer.total, 399);
}

#[test]
fn a_session_looks_for_the_answer_by_itself() {
    let mut session = Session::new(app((80, 24)), Questions::default());
    let mut now = Duration::ZERO;
    let mut shown = session.open(now);
    shown.extend(session.frame(now));
    session.feed(b"/gieng so 100\r", now);
    assert!(session.app().is_awaiting());
    shown.clear();
    while session.app().is_awaiting() {
        let due = session.due().expect("something is awaited");
        now = now.max(due);
        session.tick(now);
        shown.extend(session.frame(now));
        std::thread::yield_now();
    }
    now += Duration::from_secs(1);
    session.tick(now);
    shown.extend(session.frame(now));
    let shown = String::from_utf8(shown).unwrap();
    assert!(shown.contains("đang tìm"), "{shown:?}");
    assert_eq!(name(session.app(), session.app().chosen()), "Giếng số 100");
}

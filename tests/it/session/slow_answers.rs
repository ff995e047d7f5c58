//! What a person sees and types while the answer over a large catalogue is still to come.

use std::fmt::Write as _;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use chitieu::core::lang::Lang;
use chitieu::explorer::event::Event;
use chitieu::explorer::layout::Focus;
use chitieu::explorer::searcher::Searcher;
use chitieu::explorer::session::Session;
use chitieu::explorer::state::adopt::LoadedPart;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::things::Thing;
use chitieu::library::Library;
use chitieu::line::input::key::Chord;
use chitieu::line::moment::Moment;
use chitieu::line::terminal::Questions;
use chitieu::pack::files::PackFiles;

use crate::support::screen;

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

/// A person at a session whose answers come when the test takes them.
struct Person {
    app: App,
    searcher: Searcher,
}

impl Person {
    /// One who waits at most so long for an answer.
    fn waiting(library: Arc<Library>, size: (u16, u16), patience: Duration) -> Self {
        let options = Options {
            place: None,
            ..screen::options(&library, size)
        };
        Self {
            app: App::new(library, options),
            searcher: Searcher::new(Arc::default()).with_patience(patience),
        }
    }
}

impl Deref for Person {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl DerefMut for Person {
    fn deref_mut(&mut self) -> &mut App {
        &mut self.app
    }
}

/// One who waits for no answer.
fn app(size: (u16, u16)) -> Person {
    Person::waiting(library(), size, Duration::ZERO)
}

fn react(person: &mut Person, event: Event) {
    person.searcher.react(&mut person.app, event);
}

fn press(person: &mut Person, keys: &str) {
    for chord in Chord::parse_all(keys).unwrap() {
        react(person, Event::Key(chord));
    }
}

/// Waits for the answer and takes it.
fn hear(person: &mut Person) {
    assert!(person.is_awaiting());
    let event = loop {
        if let Some(event) = person.searcher.poll() {
            break event;
        }
        std::thread::yield_now();
    };
    react(person, event);
    assert!(!person.is_awaiting());
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
    let before = name(&app, app.snapshot.rows.first().map(|row| row.thing()));
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
    app.view.lang = Lang::En;
    press(&mut app, "0");
    assert!(screen::draw(&app).contains("searching"));
}

#[test]
fn a_small_catalogue_answers_at_once() {
    let frozen = screen::app((80, 24)).library;
    let mut app = Person::waiting(frozen, (80, 24), Duration::ZERO);
    press(&mut app, "/ho ngheo");
    assert!(!app.is_awaiting());
}

#[test]
fn a_patient_key_has_its_answer() {
    let mut app = Person::waiting(library(), (120, 30), Duration::from_secs(60));
    press(&mut app, "/cau so 101");
    assert!(!app.is_awaiting());
    assert_eq!(name(&app, app.chosen()), "Cầu số 101");
}

#[test]
fn enter_opens_what_was_asked_for_when_it_is_there() {
    let mut app = app((40, 20));
    press(&mut app, "/cau so 101<ret>");
    assert!(!app.finder.is_open);
    assert_eq!((app.chosen(), app.panes.focus), (None, Focus::List));
    hear(&mut app);
    assert_eq!(name(&app, app.chosen()), "Cầu số 101");
    assert_eq!(
        (app.panes.focus, app.panes.detailed),
        (Focus::Detail, app.chosen())
    );
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
        let shown = (app.panes.focus, name(&app, app.chosen()));
        assert_eq!(shown, (focus, chosen.to_owned()), "{keys}");
        assert_eq!(app.finder.prompt.text(), typed, "{keys}");
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
    // A search that begins afresh awaits another answer, and nobody asked to open that.
    check(
        "/cau so 101<ret>/gieng so 100",
        Focus::List,
        "Giếng số 100",
        "gieng so 100",
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
    react(&mut app, Event::Wake);
    assert_eq!(app.chosen(), None);
    // Asked again before the answer was there.
    app.refresh();
    react(&mut app, Event::Wake);
    hear(&mut app);
    assert_eq!(app.chosen(), chosen);
}

#[test]
fn a_part_brings_the_answer_that_was_awaited() {
    let mut app = app((40, 20));
    press(&mut app, "/cau so 101<ret>");
    let part = LoadedPart::seen(library(), None, app.lens());
    assert!(app.adopt(Box::new(part)).is_ok());
    react(&mut app, Event::Wake);
    assert!(!app.is_awaiting());
    assert_eq!(name(&app, app.chosen()), "Cầu số 101");
    assert_eq!(app.panes.focus, Focus::Detail);
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
    assert_eq!(app.snapshot.answer.total, 399);
}

#[test]
fn a_session_looks_for_the_answer_by_itself() {
    let Person { app, searcher } = app((80, 24));
    let mut session = Session::with_searcher(app, Questions::default(), searcher);
    let mut now = Moment::START;
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

//! What a person sees and types while another day or place is still being counted over much data.

use std::fmt::Write as _;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use chitieu::core::judge::board::Scoreboard;
use chitieu::core::keys::PlaceKey;
use chitieu::core::lang::Lang;
use chitieu::explorer::event::Event;
use chitieu::explorer::searcher::Searcher;
use chitieu::explorer::session::Session;
use chitieu::explorer::state::adopt::LoadedPart;
use chitieu::explorer::state::app::{App, Options};
use chitieu::explorer::state::lens::View;
use chitieu::library::Library;
use chitieu::line::input::key::Chord;
use chitieu::line::moment::Moment;
use chitieu::line::terminal::Questions;
use chitieu::pack::files::PackFiles;

use crate::support::growth::cost;
use crate::support::screen;

/// Indicators, and the figures of each: together more than are counted at once.
const INDICATORS: usize = 150;
const FIGURES: usize = 160;

fn text(indicators: usize, figures: usize) -> String {
    let mut text = String::from(
        "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Xa\"\nmain_plans = [\"p0\"]\n\
         [[category]]\nid = \"c\"\nname = \"Kinh tế\"\n\
         [[plan]]\nid = \"p0\"\nname = \"NQ\"\nterm = [2021, 2025]\n",
    );
    for at in 1..=5 {
        let _ = writeln!(
            text,
            "[[source]]\nid = \"s{at}\"\ntitle = \"T\"\ndate = \"2024-0{at}-01\""
        );
    }
    for indicator in 0..indicators {
        let place = ["Xa", "Gần"][indicator % 2];
        let _ = writeln!(
            text,
            "[[indicator]]\nid = \"i{indicator}\"\nname = \"Chỉ tiêu {indicator}\"\ncategory = \"c\"\n\
             unit = \"%\"\nbetter = \"higher\"\nclaims = [\n\
             {{ place = \"{place}\", plan = \"p0\", kind = \"target\", year = 2025, value = 60, source = \"s1\" }},"
        );
        for at in 0..figures {
            let _ = writeln!(
                text,
                "{{ place = \"{place}\", plan = \"p0\", kind = \"actual\", year = {}, value = {}, source = \"s{}\" }},",
                2023 - at % 120,
                at % 97,
                1 + at % 5
            );
        }
        text.push_str("]\n");
    }
    text
}

fn open(indicators: usize, figures: usize) -> Arc<Library> {
    let text = text(indicators, figures);
    let library = Library::open(&[PackFiles::in_memory("p.toml", text.as_bytes())]);
    assert_eq!(
        library.error_count(),
        0,
        "{:?}",
        library.diagnostics.first()
    );
    Arc::new(library)
}

fn library() -> Arc<Library> {
    static LIBRARY: OnceLock<Arc<Library>> = OnceLock::new();
    Arc::clone(LIBRARY.get_or_init(|| open(INDICATORS, FIGURES)))
}

/// A person at a session whose answers come when the test takes them.
struct Person {
    app: App,
    searcher: Searcher,
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

fn person() -> Person {
    let library = library();
    let options = Options {
        place: None,
        ..screen::options(&library, (120, 40))
    };
    let app = App::new(library, options);
    let searcher = Searcher::new(Arc::default()).with_patience(Duration::ZERO);
    Person { app, searcher }
}

fn press(person: &mut Person, keys: &str) {
    for chord in Chord::parse_all(keys).unwrap() {
        let event = Event::Key(chord);
        person.searcher.react(&mut person.app, event);
    }
}

/// Waits for everything that is awaited.
fn hear(person: &mut Person) {
    assert!(person.is_awaiting());
    while person.is_awaiting() {
        match person.searcher.poll() {
            Some(event) => {
                person.searcher.react(&mut person.app, event);
            }
            None => std::thread::yield_now(),
        }
    }
}

fn day(person: &Person) -> String {
    person.snapshot.viewpoint.day.to_string()
}

/// What the board of the screen says is what is counted for the day and place of the screen.
fn agrees(person: &Person) {
    let (catalog, snapshot) = (person.catalog(), &person.snapshot);
    assert_eq!(person.view.day, snapshot.viewpoint.day);
    assert_eq!(person.view.place(catalog), snapshot.place);
    let counted = Scoreboard::count(catalog, &snapshot.viewpoint, snapshot.place);
    assert_eq!(counted.by_class, snapshot.scoreboard.by_class);
    assert_eq!(counted.total, snapshot.scoreboard.total);
}

#[test]
fn until_the_counts_are_there_the_screen_tells_the_day_before_and_nothing_can_be_taken() {
    let mut person = person();
    press(&mut person, "<down><down><down>");
    let chosen = person.chosen();
    let today = day(&person);
    let before = screen::draw(&person);
    press(&mut person, "<lt>");
    assert!(person.is_counting());
    assert_eq!(day(&person), today);
    agrees(&person);
    let meanwhile = screen::draw(&person);
    assert!(meanwhile.contains("đang tính lại"), "{meanwhile}");
    let head = |screen: &str| screen.lines().take(2).collect::<Vec<_>>().join("\n");
    assert_eq!(head(&meanwhile), head(&before));
    assert_eq!(person.chosen(), None);
    hear(&mut person);
    assert_eq!(day(&person), "2024-05-01");
    agrees(&person);
    assert_eq!(person.chosen(), chosen);
    let told = person.notice.clone().unwrap();
    assert!(told.contains("01/05/2024"), "{told}");
}

#[test]
fn keys_before_the_counts_go_on_from_where_they_lead() {
    let check = |keys: &str, want: &str| {
        let mut person = person();
        press(&mut person, keys);
        hear(&mut person);
        assert_eq!(day(&person), want, "{keys}");
        agrees(&person);
    };
    check("<lt><lt>", "2024-04-01");
    check("<lt><lt><lt><gt>", "2024-04-01");
    check("<lt><down><lt>L<lt>", "2024-03-01");
    check("<lt>/chi tieu 7", "2024-05-01");
    check("/chi tieu 7<ret><lt>", "2024-05-01");
}

#[test]
fn who_comes_back_before_the_counts_waits_for_none() {
    let mut person = person();
    let today = day(&person);
    press(&mut person, "<lt><gt>");
    assert!(!person.is_counting());
    assert_eq!(day(&person), today);
    agrees(&person);
}

#[test]
fn language_and_category_change_at_once_and_stay() {
    let mut person = person();
    press(&mut person, "<lt>L");
    assert!(person.is_counting());
    assert_eq!(person.view.lang, Lang::En);
    press(&mut person, "<left><down><down>");
    let category = person.view.category.clone();
    hear(&mut person);
    assert_eq!(person.view.lang, Lang::En);
    assert_eq!(person.view.category, category);
    agrees(&person);
}

#[test]
fn another_place_comes_whole() {
    let mut person = person();
    let all = person.snapshot.rows.len();
    person.app.go_to(Some(PlaceKey("Gần".to_owned())));
    assert_eq!(person.snapshot.rows.len(), all);
    person.searcher.react(&mut person.app, Event::Wake);
    hear(&mut person);
    assert_eq!(person.snapshot.rows.len(), all / 2);
    agrees(&person);
}

#[test]
fn a_key_that_is_taken_back_leads_back() {
    let mut person = person();
    let today = day(&person);
    let mark = person.mark();
    press(&mut person, "<lt>");
    person.go_back_to(mark);
    assert!(!person.is_counting());
    let mark = person.mark();
    press(&mut person, "<lt>");
    hear(&mut person);
    person.go_back_to(mark);
    person.searcher.react(&mut person.app, Event::Wake);
    hear(&mut person);
    assert_eq!(day(&person), today);
    agrees(&person);
}

#[test]
fn a_part_brings_the_counts_that_were_awaited() {
    let mut person = person();
    let early = LoadedPart::seen(library(), None, person.lens());
    press(&mut person, "<lt>");
    let late = person.adopt(Box::new(early)).unwrap_err();
    let part = LoadedPart::seen(Arc::clone(&late.library), None, person.lens());
    assert!(person.adopt(Box::new(part)).is_ok());
    assert!(!person.is_awaiting());
    assert_eq!(day(&person), "2024-05-01");
    agrees(&person);
}

#[test]
fn the_clock_turns_the_day_without_being_asked() {
    let mut person = person();
    let next = person.view.day.tomorrow().unwrap();
    person.searcher.react(&mut person.app, Event::Today(next));
    hear(&mut person);
    assert_eq!(person.snapshot.viewpoint.day, next);
    agrees(&person);
}

#[test]
fn a_session_takes_the_counts_by_itself() {
    let Person { app, searcher } = person();
    let view: View = app.view.clone();
    let mut session = Session::with_searcher(app, Questions::default(), searcher);
    let mut now = Moment::START;
    session.open(now);
    session.frame(now);
    session.feed(b"<", now);
    while session.app().view == view {
        now = session.due().map_or(now, |due| due.max(now));
        session.tick(now);
        session.frame(now);
    }
    assert_eq!(session.app().view.day.to_string(), "2024-05-01");
}

#[test]
fn a_frame_costs_the_same_however_many_figures_its_rows_have() {
    let drawn = |figures: usize| {
        let library = open(20, figures);
        let options = Options {
            place: None,
            ..screen::options(&library, (120, 40))
        };
        let mut app = App::new(library, options);
        let (first, _) = cost(|| screen::buffer(&app));
        screen::press(&mut app, "<lt>");
        let (next, _) = cost(|| screen::buffer(&app));
        first.max(next)
    };
    let (few, many) = (drawn(500), drawn(5_000));
    assert!(
        many < few * 3 + Duration::from_millis(30),
        "{few:?}, and {many:?} with ten times as many figures"
    );
}

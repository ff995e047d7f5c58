//! Packs with plenty of one thing: loading and every key cost what the data costs, and never its square.

use std::sync::Arc;
use std::time::Duration;

use chitieu::explorer::event::Event;
use chitieu::explorer::state::app::{App, Options};
use chitieu::library::Library;
use chitieu::line::input::key::Chord;

use crate::support::growth::{KINDS, cost, pack};
use crate::support::screen;

/// The smaller of two sizes, and how many times as much the other is.
const FEW: usize = 800;
const TIMES: u32 = 4;
/// How many times as much work that may cost: the square would be sixteen times as much.
const MOST_TIMES: u32 = 9;
/// What is too little to tell one from the other.
const NOISE: Duration = Duration::from_millis(30);

/// Keys that look at something else or at everything.
const KEYS: [&str; 13] = [
    "<ret>", "y", "O", "<ret>", "=", "P", "<lt>", "<F9>", "!", "L", "?", "<end>", "<right>",
];

/// What loading costs, and the dearest of all keys.
fn costs(make: fn(usize) -> String, count: usize) -> [(String, Duration); 2] {
    let files = [pack(make, count)];
    let (loading, library) = cost(|| Library::open(&files));
    let library = Arc::new(library);
    let options = Options {
        place: None,
        ..screen::options(&library, (120, 40))
    };
    let (opening, mut app) = cost(|| App::new(library, options));
    let mut dearest = (String::new(), Duration::ZERO);
    let mut key = |app: &mut App, name: &str, event: Event| {
        let (asked, ()) = cost(|| {
            screen::react(app, event);
            app.follow();
        });
        let (drawn, _) = cost(|| screen::buffer(app));
        if asked + drawn > dearest.1 {
            dearest = (name.to_owned(), asked + drawn);
        }
    };
    for name in KEYS {
        for name in [name, "<down>", "<esc>"] {
            key(&mut app, name, Event::Key(Chord::parse(name).unwrap()));
        }
    }
    for letter in ["/", "t", "e", "n", "<ret>", "<down>", "<end>", "<pgup>"] {
        key(&mut app, letter, Event::Key(Chord::parse(letter).unwrap()));
    }
    [("load and open".to_owned(), loading + opening), dearest]
}

#[test]
fn work_grows_with_the_data_and_not_with_its_square() {
    for (what, make) in KINDS {
        let few = costs(*make, FEW);
        let many = costs(*make, FEW * TIMES as usize);
        for ((_, few), (name, many)) in few.into_iter().zip(many) {
            assert!(
                many < few * MOST_TIMES + NOISE,
                "{what}: {name} takes {few:?}, and {many:?} with {TIMES} times as much"
            );
        }
    }
}

#[test]
fn what_nobody_reads_to_its_end_says_how_much_more_there_is() {
    let (_, make) = KINDS[1];
    let library = Arc::new(Library::open(&[pack(make, 2_000)]));
    let options = screen::options(&library, (120, 40));
    let mut app = App::new(library, options);
    app.follow();
    let shown = |app: &App| {
        screen::draw(app)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(shown(&app).contains("số nữa"), "{}", shown(&app));
    for key in ["<ret>", "<end>"] {
        screen::react(&mut app, Event::Key(Chord::parse(key).unwrap()));
    }
    let end = shown(&app);
    assert!(end.contains("chitieu show a"), "{end}");
}

#[test]
fn a_page_that_goes_on_says_where_all_of_it_is() {
    let (_, make) = KINDS
        .iter()
        .find(|(what, _)| *what == "reports of one plan")
        .unwrap();
    let library = Arc::new(Library::open(&[pack(*make, 700)]));
    let options = screen::options(&library, (120, 40));
    let mut app = App::new(library, options);
    screen::press(&mut app, "/nq 0<ret>");
    screen::press(&mut app, "<end>");
    let seen = screen::draw(&app);
    assert!(seen.contains("và 200 dòng nữa"), "{seen}");
}

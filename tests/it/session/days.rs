//! A session over midnight: the day follows the clock, unless a person chose another.

use chitieu::explorer::event::Event;
use chitieu::explorer::state::app::App;
use chitieu::line::terminal::Questions;
use jiff::civil::Date;

use crate::support::line::Line;
use crate::support::{frozen, screen};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn turns(line: &mut Line, to: &str) {
    let now = line.now;
    line.session.event(Event::Today(day(to)), now);
    line.pass(std::time::Duration::from_secs(1));
}

/// A clock that goes on takes the session with it, also over several days, and back where it is set right.
#[test]
fn the_day_follows_the_clock() {
    let mut line = Line::open((120, 40));
    assert!(line.text().contains("24/11/2026"));
    for (to, shown) in [
        ("2026-11-25", "25/11/2026"),
        ("2027-01-01", "01/01/2027"),
        ("2026-12-31", "31/12/2026"),
    ] {
        turns(&mut line, to);
        assert!(line.text().contains(shown), "{}", line.text());
        assert!(!line.session.app().view.as_of);
    }
    assert!(!line.text().contains("24/11/2026"));
}

/// The chosen row, the query and what is open stay as they were.
#[test]
fn the_new_day_keeps_the_place() {
    let mut line = Line::open((120, 40));
    line.key("/ho ngheo");
    line.key("\x1b[B");
    let chosen = line.session.app().selected();
    turns(&mut line, "2026-11-25");
    assert_eq!(line.session.app().selected(), chosen);
    assert_eq!(line.session.app().finder.prompt.text(), "ho ngheo");
    line.key("\x1b");
    line.key("O");
    line.key("\x1b[B\x1b[B");
    let before = line.text();
    turns(&mut line, "2026-11-26");
    assert_eq!(line.text().replace("26/11/2026", "25/11/2026"), before);
}

/// A day that was asked for stays.
#[test]
fn a_day_that_was_asked_for_stays() {
    let library = frozen::library();
    let mut options = screen::options(&library, (120, 40));
    options.viewpoint.as_of = true;
    let app = App::new(library, options);
    let mut line = Line::with(app, Questions::default());
    let before = line.text();
    turns(&mut line, "2026-11-25");
    assert_eq!(line.text(), before);
}

/// A day that was stepped to stays, and the way back leads to the day of the clock.
#[test]
fn a_day_that_was_stepped_to_stays() {
    let mut line = Line::open((120, 40));
    line.key("<");
    let chosen = line.session.app().view.day;
    assert_ne!(chosen, day("2026-11-24"));
    turns(&mut line, "2026-11-25");
    assert_eq!(line.session.app().view.day, chosen);
    line.key(">");
    assert_eq!(line.session.app().view.day, day("2026-11-25"));
    assert!(!line.session.app().view.as_of);
    turns(&mut line, "2026-11-26");
    assert_eq!(line.session.app().view.day, day("2026-11-26"));
}

/// The new day is part of what is judged: on the day after the term its targets are at their end.
#[test]
fn the_new_day_is_judged_by() {
    let mut line = Line::open((120, 40));
    turns(&mut line, "2031-01-01");
    let turned = line.session.app().snapshot.viewpoint;
    assert_eq!(turned.day, day("2031-01-01"));
}

//! Where the cursor stands between frames: screen readers, braille lines and magnifiers look there.

use std::time::Duration;

use chitieu::explorer::event::Event;
use chitieu::line::terminal::{Clipboard, ColorDepth, Questions};

use super::{ASKED, colored};
use crate::support::line::Line;
use crate::support::screen;

/// The row in which the cursor stands, from the cursor on.
fn behind_cursor(line: &Line) -> String {
    let (row, column) = line.screen().cursor_position();
    let columns = line.screen().size().1.get();
    let mut rows = line.screen().rows(column, columns - column);
    rows.nth(usize::from(row)).unwrap_or_default()
}

#[track_caller]
fn check(line: &Line, begins: &str) {
    let found = behind_cursor(line);
    assert!(
        found.starts_with(begins),
        "the cursor stands before {found:?}, not {begins:?}:\n{}",
        line.text()
    );
    assert!(line.screen().hide_cursor(), "no field is open");
}

/// The name of the chosen indicator.
fn chosen(line: &Line) -> String {
    let app = line.session.app();
    let series = app.selected().unwrap();
    let indicator = app.catalog().indicator_of(series);
    let name = app.catalog().say(indicator.name, app.view.lang);
    // What is cut at the end of a row is not looked at.
    name.chars().take(12).collect()
}

/// The hidden cursor stands on the name of the chosen row, step by step down the list and back, with and
/// without margins, at every size.
#[test]
fn the_cursor_rests_on_the_chosen_row() {
    for size in [(120, 40), (80, 24), (40, 20), (20, 6)] {
        for asked in [Questions::default(), ASKED] {
            let mut line = Line::with(screen::colored(size, ColorDepth::Ansi256), asked);
            line.pass(Duration::from_secs(1));
            check(&line, &chosen(&line));
            for key in ["\x1b[B"; 25].iter().chain(&["\x1b[A"; 5]) {
                line.feed(key);
                line.draw();
                line.pass(Duration::from_millis(40));
                check(&line, &chosen(&line));
                line.pass(Duration::from_secs(1));
                check(&line, &chosen(&line));
            }
            for key in ["G", "g", "\x1b[6~", "\x0c", "L", "T"] {
                line.key(key);
                check(&line, &chosen(&line));
            }
            line.resize(70, 22);
            line.pass(Duration::from_secs(1));
            check(&line, &chosen(&line));
        }
    }
}

/// In each pane, and in whatever lies over them, it stands on what is chosen or read.
#[test]
fn the_cursor_rests_on_what_is_read() {
    let mut line = Line::open((120, 40));
    line.key("\x1b[D\x1b[B");
    check(&line, "Có mục tiêu");
    line.key("\x1b[C\x1b[C");
    // The name in the detail is wrapped.
    let name = chosen(&line);
    let first: String = name.split(' ').take(2).collect::<Vec<_>>().join(" ");
    check(&line, &first);
    line.key("\x1b[D");
    line.key("O");
    check(&line, "Tất cả");
    line.key("\x1b[B\x1b[B");
    let (row, _) = line.screen().cursor_position();
    let text = line.text();
    let marked = text.lines().position(|row| row.starts_with('▸'));
    assert_eq!(marked, Some(usize::from(row)), "{text}");
    line.key("\x1b");
    check(&line, &chosen(&line));
    let mut app = screen::app((80, 24));
    app.display.clipboard = Clipboard::Off;
    let mut line = Line::with(app, Questions::default());
    line.key("/che phu rung\r");
    line.key("y");
    check(&line, "ước 54%");
    assert_eq!(line.screen().cursor_position(), (0, 0));
}

/// In a field it is shown where the next letter comes, and rests again when the field closes.
#[test]
fn the_cursor_stands_in_the_field_that_is_open() {
    for size in [(120, 40), (80, 24), (40, 20)] {
        let mut line = colored(size, ColorDepth::Ansi256);
        line.key("/ho ngheo");
        assert!(!line.screen().hide_cursor());
        let (row, column) = line.screen().cursor_position();
        let text = line.screen().rows(0, column).nth(usize::from(row)).unwrap();
        assert!(text.ends_with("/ ho ngheo"), "{text:?}");
        line.key("\x1b");
        check(&line, &chosen(&line));
        line.key("?");
        assert!(!line.screen().hide_cursor());
        line.key("\x1b");
        check(&line, &chosen(&line));
    }
}

/// Neither a question to the terminal nor an event from outside leaves it elsewhere, and at rest nothing is sent.
#[test]
fn the_cursor_is_put_back_after_questions_and_events() {
    let mut line = Line::with(screen::colored((80, 24), ColorDepth::Ansi256), ASKED);
    line.pass(Duration::from_secs(1));
    check(&line, &chosen(&line));
    for event in [Event::Wake, Event::Continue] {
        let now = line.now;
        line.session.event(event, now);
        line.pass(Duration::from_secs(1));
        check(&line, &chosen(&line));
    }
    let now = line.now;
    line.session.event(Event::Wake, now);
    assert_eq!(line.pass(Duration::from_secs(60)), 0);
}

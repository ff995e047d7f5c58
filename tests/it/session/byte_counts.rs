//! How many bytes each key costs, against limits and the committed figures.

use std::time::Duration;

use chitieu::explorer::layout::visible_rows;
use chitieu::explorer::session::REST;
use chitieu::line::terminal::ColorDepth;

use super::{ASKED, colored};
use crate::support::line::Line;
use crate::support::screen;

/// Medians of a scripted run, in bytes.
#[derive(Debug, PartialEq, Eq)]
struct Bytes {
    first: usize,
    step: usize,
    letter: usize,
    cursor: usize,
    scroll: usize,
}

fn median(mut values: Vec<usize>) -> usize {
    values.sort_unstable();
    values[values.len() / 2]
}

/// Opens, steps down 40 rows, and types five searches.
fn scripted_run(size: (u16, u16), depth: ColorDepth) -> Bytes {
    let mut line = colored(size, depth);
    line.pass(Duration::from_secs(1));
    let rows = (usize::from(size.1) - 5) / 2;
    let steps: Vec<(usize, usize)> = (0..40).map(|_| line.key("\x1b[B")).collect();
    line.assert_true();
    let mut letters = Vec::new();
    for query in ["ty le ho ngheo", "tyhongheo", "grdp", "rác thải", "qzxw"] {
        line.key("/");
        for letter in query.chars() {
            letters.push(line.key(letter.to_string()).1);
        }
        line.assert_true();
        line.key("\x1b");
    }
    let first = |steps: &[(usize, usize)]| steps.iter().map(|step| step.0).collect();
    Bytes {
        first: line.opened.len() + line.frames[0].len(),
        step: median(steps.iter().map(|step| step.1).collect()),
        letter: median(letters),
        cursor: median(first(&steps[..rows.min(12)])),
        scroll: median(first(&steps[rows.min(30)..])),
    }
}

/// Compares with the committed figures: a rise of more than a tenth fails, and so does passing a
/// limit. After an intended change the figures are set anew from the message.
#[track_caller]
#[expect(clippy::print_stdout, reason = "who reads the tests learns the counts")]
fn check(size: (u16, u16), depth: ColorDepth, committed: Bytes, most: Bytes) {
    let found = scripted_run(size, depth);
    println!("{size:?} {depth:?}: {found:?}");
    let rows = [
        ("first screen", found.first, committed.first, most.first),
        ("step", found.step, committed.step, most.step),
        ("letter", found.letter, committed.letter, most.letter),
        ("cursor", found.cursor, committed.cursor, most.cursor),
        ("scroll", found.scroll, committed.scroll, most.scroll),
    ];
    for (name, found_bytes, committed, most) in rows {
        assert!(
            found_bytes <= most,
            "{size:?} {depth:?} {name}: {found_bytes} bytes, at most {most}: {found:?}"
        );
        assert!(
            found_bytes * 10 <= committed * 11,
            "{size:?} {depth:?} {name}: {found_bytes} bytes, {committed} committed: {found:?}"
        );
    }
}

#[test]
fn bytes_of_three_panes() {
    let most = || Bytes {
        first: 7500,
        step: 1700,
        letter: 2000,
        cursor: 160,
        scroll: 400,
    };
    let committed = Bytes {
        first: 5484,
        step: 1451,
        letter: 1214,
        cursor: 135,
        scroll: 173,
    };
    check((120, 40), ColorDepth::Ansi256, committed, most());
    let committed = Bytes {
        first: 5960,
        step: 1504,
        letter: 1230,
        cursor: 148,
        scroll: 186,
    };
    check((120, 40), ColorDepth::True, committed, most());
}

#[test]
fn bytes_of_two_panes() {
    let most = Bytes {
        first: 5000,
        step: 1500,
        letter: 2500,
        cursor: 160,
        scroll: 400,
    };
    let committed = Bytes {
        first: 4429,
        step: 1348,
        letter: 1020,
        cursor: 126,
        scroll: 138,
    };
    check((80, 40), ColorDepth::Ansi256, committed, most);
}

/// Twice as many indicators as beside a detail, and each letter changes them all.
#[test]
fn bytes_of_a_list_that_has_the_screen_alone() {
    let most = Bytes {
        first: 3500,
        step: 300,
        letter: 2500,
        cursor: 160,
        scroll: 400,
    };
    let committed = Bytes {
        first: 2926,
        step: 205,
        letter: 674,
        cursor: 120,
        scroll: 219,
    };
    check((80, 24), ColorDepth::Ansi256, committed, most);
}

#[test]
fn bytes_of_a_phone() {
    let most = Bytes {
        first: 1900,
        step: 450,
        letter: 900,
        cursor: 120,
        scroll: 400,
    };
    let committed = Bytes {
        first: 1224,
        step: 217,
        letter: 154,
        cursor: 98,
        scroll: 222,
    };
    check((40, 20), ColorDepth::Ansi256, committed, most);
}

/// B6: an unchanged frame and an idle minute are nothing, and nothing is awaited.
#[test]
fn b6_nothing_happens_at_rest() {
    for size in [(120, 40), (80, 24), (40, 20)] {
        let mut line = colored(size, ColorDepth::Ansi256);
        line.key("\x1b[B/ho\x1b");
        assert_eq!(line.session.due(), None, "something is awaited");
        assert_eq!(line.pass(Duration::from_secs(60)), 0);
        // Nothing moves when the cursor stands on the first row already.
        line.key("\x1b[H");
        assert_eq!(line.key("\x1b[H"), (0, 0));
    }
}

#[test]
fn what_came_together_is_answered_by_one_frame() {
    let mut line = colored((120, 40), ColorDepth::Ansi256);
    line.pass(Duration::from_secs(1));
    let frames = line.frames.len();
    line.feed("\x1b[B".repeat(10));
    assert!(line.draw() <= 120);
    assert_eq!(line.draw(), 0);
    assert_eq!(line.frames.len(), frames + 1);
    // The detail follows when the keys rest, and not before.
    assert_eq!(line.pass(REST - Duration::from_millis(1)), 0);
    assert!(line.pass(Duration::from_millis(21)) > 120);
    line.assert_true();
}

/// B9: a key is answered at the moment it comes, by one frame: nothing is waited for, also by quick
/// fingers.
#[test]
fn b9_a_key_is_answered_at_once() {
    for size in [(120, 40), (80, 24), (40, 20)] {
        let mut line = colored(size, ColorDepth::Ansi256);
        line.pass(Duration::from_secs(1));
        for key in [
            "\x1b[B", "/", "h", "ộ", " ", "n", "\x7f", "\x1b[27u", "?", "\x1b[27u",
        ] {
            let frames = line.frames.len();
            line.feed(key);
            assert!(line.draw() > 0, "{size:?}: {key:?} waits");
            assert_eq!(line.frames.len(), frames + 1);
            // Ten keys a second, as fast fingers type.
            line.pass(Duration::from_millis(100));
        }
    }
}

/// B7: a held key makes at most thirty frames a second, and the detail waits for its end.
#[test]
fn b7_a_held_key_sends_little() {
    let mut line = colored((80, 24), ColorDepth::Ansi256);
    line.pass(Duration::from_secs(1));
    let frames = line.frames.len();
    let mut bytes = 0;
    for _ in 0..100 {
        line.feed("\x1b[B");
        bytes += line.pass(Duration::from_millis(20));
    }
    let frames = line.frames.len() - frames;
    assert!(frames <= 66, "{frames} frames in two seconds");
    assert!(bytes < 100 * 400, "{bytes} bytes for 100 rows");
    line.pass(Duration::from_secs(1));
    line.assert_true();
}

/// Steps through the whole list and so many rows back on a terminal that answers so when it is asked for margins:
/// the bytes of every step that scrolls the window, before the detail follows.
fn scrolls(size: (u16, u16), answer: &str, back: usize) -> Vec<usize> {
    let mut line = Line::with(screen::colored(size, ColorDepth::Ansi256), ASKED);
    line.pass(Duration::from_secs(1));
    line.key(answer);
    let rows = line.session.app().snapshot.rows.len();
    let mut scrolled = Vec::new();
    for turn in 0..rows + back.min(rows) {
        let before = first_row(&line);
        let key = if turn < rows { "\x1b[B" } else { "\x1b[A" };
        let (bytes, _) = line.key(key);
        if first_row(&line) != before {
            scrolled.push(bytes);
        }
        if turn % 5 == 0 {
            line.assert_true();
        }
    }
    line.assert_true();
    scrolled
}

/// The row of the list that its window shows first.
fn first_row(line: &Line) -> usize {
    let app = line.session.app();
    app.panes.list.top(visible_rows(app.layout().list.unwrap()))
}

/// Compares the median and the worst with the committed figures and limits, as `check` does.
#[track_caller]
fn check_scrolls(size: (u16, u16), answer: &str, committed: (usize, usize), most: usize) {
    // Leaps are alike in both directions.
    let scrolled = scrolls(size, answer, if answer == CAN { 1000 } else { 40 });
    let worst = scrolled.iter().max().copied().unwrap();
    let found = (median(scrolled), worst);
    assert!(worst <= most, "{size:?}: {worst} bytes, at most {most}");
    let rises = |found: usize, committed: usize| found * 10 > committed * 11;
    let rises = rises(found.0, committed.0) || rises(found.1, committed.1);
    assert!(!rises, "{size:?}: {found:?}, {committed:?} committed");
}

/// Whether margins can be set.
const CAN: &str = "\x1b[?69;2$y";
const CANNOT: &str = "\x1b[?69;0$y";

/// B5: where margins can be set, every step that scrolls costs at most 400 bytes, also beside other
/// panes.
#[test]
fn b5_every_step_down_the_list() {
    check_scrolls((120, 40), CAN, (213, 365), 400);
    check_scrolls((80, 24), CANNOT, (198, 288), 400);
    check_scrolls((40, 20), CANNOT, (214, 300), 400);
}

/// B5: where they cannot, the list beside other panes leaps, which is dear and seldom.
#[test]
fn b5_every_leap_without_margins() {
    check_scrolls((120, 40), CANNOT, (2000, 2531), 2700);
    check_scrolls((80, 30), CANNOT, (1059, 1417), 1700);
}

//! Questions to the terminal: asked late, waited for by nobody, answered whenever.

use std::time::Duration;

use chitieu::line::terminal::ColorDepth;

use super::ASKED;
use crate::support::emulator::Emulator;
use crate::support::escapes::forbidden;
use crate::support::line::Line;
use crate::support::screen;

/// B10: the whole first screen goes out at once. One question stands before it, the others follow;
/// none is waited for.
#[test]
fn b10_the_first_screen_waits_for_no_answer() {
    let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
    assert_eq!(line.frames.len(), 1);
    line.assert_true();
    assert!(line.opened.ends_with(b"\x1b[5n"));
    let first = String::from_utf8(line.frames[0].clone()).unwrap();
    for question in QUESTIONS {
        assert!(!first.contains(question));
    }
    line.pass(Duration::from_secs(1));
    assert_eq!(line.frames.len(), 2);
    let second = String::from_utf8(line.frames[1].clone()).unwrap();
    for question in QUESTIONS {
        assert_eq!(second.matches(question).count(), 1);
    }
    assert!(second.len() < 120, "{second:?}");
    assert_eq!(line.session.due(), None, "nothing is waited for");
}

/// The questions are never waited for either, whenever the first answer comes.
#[test]
fn b10_the_questions_hold_nothing_back() {
    for delay in [0, 5, 19, 20, 25, 100] {
        let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
        line.pass(Duration::from_millis(delay));
        line.feed("\x1b[0n");
        line.pass(Duration::from_millis(30));
        line.feed("\x1b[0n");
        line.feed("\x1b[B");
        assert!(line.pass(Duration::from_millis(40)) > 0, "{delay}");
    }
}

const QUESTIONS: [&str; 4] = ["\x1b]11;?\x1b\\", "\x1b[?2026$p", "\x1b[?69$p", "\x1b[5n"];

/// What an old terminal shows of the questions is written over at once.
#[test]
fn questions_leave_no_trace() {
    for size in [(120, 40), (40, 20)] {
        let mut line = Line::with(screen::colored(size, ColorDepth::Ansi256), ASKED);
        line.pass(Duration::from_secs(1));
        let stream = [&line.opened[..], &line.frames.concat()].concat();
        let mut stream = String::from_utf8(stream).unwrap();
        for (question, shown) in QUESTIONS.iter().zip(["11;?", "$p", "$p", "5n"]) {
            stream = stream.replace(question, shown);
        }
        let mut old = Emulator::new(size);
        old.process(stream.as_bytes());
        assert_eq!(old.screen().contents(), line.text());
    }
}

/// T3: the color of the ground is taken whenever it comes and however it is cut; no part is typed.
#[test]
fn t3_a_late_answer_is_never_typed() {
    let answer = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
    for delay in [0, 50, 500, 3000] {
        for (first, second) in [(1, 2), (2, 9), (5, 20), (10, answer.len() - 1)] {
            let mut line = Line::with(screen::colored((80, 24), ColorDepth::Ansi256), ASKED);
            line.key("/ho");
            line.pass(Duration::from_millis(delay));
            for piece in [&answer[..first], &answer[first..second], &answer[second..]] {
                line.feed(piece);
                line.pass(Duration::from_millis(20));
            }
            line.pass(Duration::from_secs(2));
            let app = line.session.app();
            assert_eq!(app.finder.prompt.text(), "ho", "{delay} {first} {second}");
            assert!(app.finder.is_open);
            assert!(!app.display.theme.is_dark(), "the light ground is taken");
        }
    }
}

#[test]
fn a_chosen_theme_is_kept_when_the_ground_is_told() {
    let mut line = Line::with(screen::colored((80, 24), ColorDepth::Ansi256), ASKED);
    line.key("TTTT");
    line.key("\x1b]11;rgb:ffff/ffff/ffff\x07");
    assert!(line.session.app().display.theme.is_mono());
}

/// T4: frames are held back only where the terminal said it can, and never left half.
#[test]
fn t4_frames_are_held_back_only_where_announced() {
    for (answer, held) in [
        ("", false),
        ("\x1b[?2026;0$y", false),
        ("\x1b[?2026;2$y", true),
    ] {
        let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
        line.feed(answer);
        line.key("\x1b[6~");
        line.key("\x1b[B");
        let holds = |frame: &Vec<u8>| {
            frame
                .windows(8)
                .filter(|part| *part == b"\x1b[?2026h")
                .count()
        };
        let ends = |frame: &Vec<u8>| frame.ends_with(b"\x1b[?2026l");
        assert!(
            line.frames
                .iter()
                .all(|frame| (holds(frame) == 1) == ends(frame))
        );
        assert_eq!(line.frames.iter().any(|frame| holds(frame) == 1), held);
    }
}

/// Margins are set only where the terminal said that it can; the mode is set once and reset once, also
/// after a stop, and none is left narrow.
#[test]
fn margins_are_set_only_where_announced() {
    for (answer, can) in [
        ("", false),
        ("\x1b[?69;0$y", false),
        ("\x1b[?69;4$y", false),
        ("\x1b[?69;1$y", true),
        ("\x1b[?69;2$y", true),
    ] {
        let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
        line.pass(Duration::from_secs(1));
        line.feed(answer);
        let mut stream = Vec::new();
        for _ in 0..2 {
            for keys in ["\x1b[B"; 30].iter().chain(&["\x0c", "\x1b[A"]) {
                line.key(keys);
            }
            line.assert_true();
            stream.extend(line.frames.drain(..).flatten());
            stream.extend(line.session.restore_sequence());
            line.reopen();
        }
        assert_eq!(forbidden(&stream), None);
        let times = |what: &str| {
            let text = String::from_utf8_lossy(&stream);
            text.matches(what).count()
        };
        // Each opening, and each whole screen after it.
        let expected = if can { 4 } else { 0 };
        let set = (times("\x1b[?69h"), times("\x1b[?69l"));
        assert_eq!(set, (expected, expected), "{answer:?}");
        let (narrow, wide) = margins(&stream);
        assert_eq!(narrow, wide, "{answer:?}");
        assert_eq!(wide > 10, can, "{answer:?}");
    }
}

/// How often margins were set, and taken away again.
fn margins(stream: &[u8]) -> (usize, usize) {
    let text = String::from_utf8_lossy(stream);
    let held = text.split("\x1b[").filter_map(|part| {
        let end = part.find(|c: char| c.is_ascii_alphabetic())?;
        part.get(end..)?.starts_with('s').then_some(end > 0)
    });
    let held: Vec<bool> = held.collect();
    let narrow = held.iter().filter(|narrow| **narrow).count();
    (narrow, held.len() - narrow)
}

/// Only answers that may still come are waited for at the end; a question that a terminal never answers
/// delays no leaving later on.
#[test]
fn leaving_waits_for_what_may_still_come() {
    let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
    assert!(line.session.expects_reply(line.now), "the first question");
    line.feed("\x1b[0n");
    line.pass(Duration::from_millis(50));
    line.feed("\x1b[0n");
    assert!(line.session.expects_reply(line.now), "the other questions");
    line.pass(Duration::from_secs(1));
    assert!(!line.session.expects_reply(line.now), "they are given up");
    line.key("\x1b[6~");
    assert!(line.frames.concat().ends_with(b"\x1b[5n"));
    line.feed("\x1b[0n\x1b[0n");
    assert!(!line.session.expects_reply(line.now), "all was answered");
}

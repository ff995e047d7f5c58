//! The bytes of a session: how many, when, and what they say.
//!
//! The session runs on a line in memory under a clock that the test holds, so every figure here is
//! exact and no test waits.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod support;

use std::time::Duration;

use chitieu::tui::session::{REST, Wish};
use chitieu::tui::terminal::Questions;
use chitieu::tui::theme::Depth;
use support::escapes::forbidden;
use support::line::Line;
use support::{rubbish, screen};

const ASKED: Questions = Questions {
    background: true,
    synchronized: true,
    caught: true,
};

fn colored(size: (u16, u16), depth: Depth) -> Line {
    Line::with(screen::colored(size, depth), Questions::default())
}

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
fn scripted_run(size: (u16, u16), depth: Depth) -> Bytes {
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
fn check(size: (u16, u16), depth: Depth, committed: Bytes, most: Bytes) {
    let found = scripted_run(size, depth);
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
        first: 7000,
        step: 1600,
        letter: 2000,
        cursor: 120,
        scroll: 400,
    };
    let committed = Bytes {
        first: 5713,
        step: 1427,
        letter: 655,
        cursor: 33,
        scroll: 33,
    };
    check((120, 40), Depth::Ansi256, committed, most());
    let committed = Bytes {
        first: 6328,
        step: 1498,
        letter: 727,
        cursor: 41,
        scroll: 41,
    };
    check((120, 40), Depth::True, committed, most());
}

#[test]
fn bytes_of_two_panes() {
    let most = Bytes {
        first: 6000,
        step: 1000,
        letter: 2500,
        cursor: 120,
        scroll: 400,
    };
    let committed = Bytes {
        first: 2825,
        step: 646,
        letter: 139,
        cursor: 29,
        scroll: 31,
    };
    check((80, 24), Depth::Ansi256, committed, most);
}

#[test]
fn bytes_of_a_phone() {
    let most = Bytes {
        first: 2000,
        step: 450,
        letter: 900,
        cursor: 120,
        scroll: 400,
    };
    let committed = Bytes {
        first: 1216,
        step: 159,
        letter: 135,
        cursor: 15,
        scroll: 163,
    };
    check((40, 20), Depth::Ansi256, committed, most);
}

/// B6: an unchanged frame and an idle minute are nothing, and nothing is awaited.
#[test]
fn b6_nothing_happens_at_rest() {
    for size in [(120, 40), (80, 24), (40, 20)] {
        let mut line = colored(size, Depth::Ansi256);
        line.key("\x1b[B/ho\x1b");
        assert_eq!(line.session.due(), None, "something is awaited");
        assert_eq!(line.pass(Duration::from_secs(60)), 0);
        // Nothing moves when the cursor stands on the first row already.
        line.key("\x1b[H");
        assert_eq!(line.key("\x1b[H"), (0, 0));
    }
}

/// B10: the whole first screen goes out at once; the questions follow it and are not waited for.
#[test]
fn b10_the_first_screen_waits_for_no_answer() {
    let mut line = Line::with(screen::colored((120, 40), Depth::Ansi256), ASKED);
    assert_eq!(line.frames.len(), 1);
    line.assert_true();
    let first = String::from_utf8([&line.opened[..], &line.frames[0]].concat()).unwrap();
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

const QUESTIONS: [&str; 3] = ["\x1b]11;?\x1b\\", "\x1b[?2026$p", "\x1b[5n"];

/// What an old terminal shows of the questions is written over at once.
#[test]
fn questions_leave_no_trace() {
    for size in [(120, 40), (40, 20)] {
        let mut line = Line::with(screen::colored(size, Depth::Ansi256), ASKED);
        line.pass(Duration::from_secs(1));
        let mut stream = String::from_utf8(line.frames.concat()).unwrap();
        for (question, shown) in QUESTIONS.iter().zip(["11;?", "$p", "5n"]) {
            stream = stream.replace(question, shown);
        }
        let mut old = support::line::emulator(size);
        old.process(stream.as_bytes());
        assert_eq!(old.screen().contents(), line.text());
    }
}

#[test]
fn what_came_together_is_answered_by_one_frame() {
    let mut line = colored((120, 40), Depth::Ansi256);
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

/// B7: a held key makes at most thirty frames a second, and the detail waits for its end.
#[test]
fn b7_a_held_key_sends_little() {
    let mut line = colored((80, 24), Depth::Ansi256);
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

/// A line that carries 2 KB a second and a terminal at its end that confirms what it has read.
struct SlowLine {
    line: Line,
    taken: usize,
    sent: Vec<u8>,
}

impl SlowLine {
    /// Lets ten milliseconds pass: twenty bytes arrive, and answers with them.
    fn tick(&mut self) {
        let seen = self.line.frames.len();
        self.line.pass(Duration::from_millis(10));
        for frame in &self.line.frames[seen..] {
            self.sent.extend_from_slice(frame);
        }
        let before = self.taken.saturating_sub(3);
        self.taken = (self.taken + 20).min(self.sent.len());
        let arrived = &self.sent[before..self.taken];
        if arrived.windows(4).any(|four| four == b"\x1b[5n") {
            self.line.feed("\x1b[0n");
        }
    }

    fn backlog(&self) -> usize {
        self.sent.len() - self.taken
    }
}

/// B8: on a slow line frames are skipped, and the last state stands as soon as its bytes are there.
#[test]
fn b8_a_slow_line_skips_frames() {
    let mut slow = SlowLine {
        line: Line::with(screen::colored((120, 40), Depth::Ansi256), ASKED),
        taken: 0,
        sent: Vec::new(),
    };
    slow.sent = [&slow.line.opened[..], &slow.line.frames[0]].concat();
    for _ in 0..500 {
        slow.tick();
    }
    assert_eq!(slow.backlog(), 0);
    let mut worst = 0;
    for turn in 0..500 {
        if turn % 3 == 0 {
            slow.line.feed("\x1b[B");
        }
        slow.tick();
        worst = worst.max(slow.backlog());
    }
    let largest = slow.line.frames.iter().skip(1).map(Vec::len).max().unwrap();
    assert!(
        worst <= 1500 + largest,
        "{worst} bytes wait, a frame is {largest}"
    );
    let (waiting, before) = (slow.backlog(), slow.sent.len());
    let mut ticks = 0;
    while slow.backlog() > 0 || slow.line.session.due().is_some() {
        slow.tick();
        ticks += 1;
        assert!(ticks < 1000, "it never comes to rest");
    }
    let own = slow.sent.len() - before;
    let needed = (waiting + own) / 20 + 10;
    assert!(
        ticks <= needed,
        "{ticks} ticks for {own} bytes behind {waiting}"
    );
    slow.line.assert_true();
    assert_eq!(slow.line.session.app().cursor.selected(), 167);
}

/// A terminal that stops confirming is not waited for beyond five seconds.
#[test]
fn a_terminal_that_falls_silent_is_not_waited_for() {
    let mut line = Line::with(screen::colored((120, 40), Depth::Ansi256), ASKED);
    line.feed("\x1b[0n");
    for letter in ["/", "h", "o", " ", "n"] {
        line.feed(letter);
        line.pass(Duration::from_secs(1));
    }
    line.pass(Duration::from_secs(6));
    line.assert_true();
    assert_eq!(line.session.due(), None);
}

/// T3: the color of the ground is taken whenever it comes and however it is cut; no part is typed.
#[test]
fn t3_a_late_answer_is_never_typed() {
    let answer = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
    for delay in [0, 50, 500, 3000] {
        for (first, second) in [(1, 2), (2, 9), (5, 20), (10, answer.len() - 1)] {
            let mut line = Line::with(screen::colored((80, 24), Depth::Ansi256), ASKED);
            line.key("/ho");
            line.pass(Duration::from_millis(delay));
            for piece in [&answer[..first], &answer[first..second], &answer[second..]] {
                line.feed(piece);
                line.pass(Duration::from_millis(20));
            }
            line.pass(Duration::from_secs(2));
            let app = line.session.app();
            assert_eq!(app.prompt.text(), "ho", "{delay} {first} {second}");
            assert!(app.searching);
            assert!(!app.theme.is_dark(), "the light ground is taken");
        }
    }
}

#[test]
fn a_chosen_theme_is_kept_when_the_ground_is_told() {
    let mut line = Line::with(screen::colored((80, 24), Depth::Ansi256), ASKED);
    line.key("TT");
    line.key("\x1b]11;rgb:ffff/ffff/ffff\x07");
    assert!(line.session.app().theme.is_mono());
}

/// T4: frames are held back only where the terminal said it can, and never left half.
#[test]
fn t4_frames_are_held_back_only_where_announced() {
    for (answer, held) in [
        ("", false),
        ("\x1b[?2026;0$y", false),
        ("\x1b[?2026;2$y", true),
    ] {
        let mut line = Line::with(screen::colored((120, 40), Depth::Ansi256), ASKED);
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

/// B1: any size that a client claims is survived.
#[test]
fn b1_any_size_is_survived() {
    let mut line = colored((80, 24), Depth::Ansi256);
    let sizes = [0, 1, 2, 19, 500, 65_535, 65_536, 131_072, u32::MAX];
    for columns in sizes {
        for rows in sizes {
            let now = line.now;
            line.session.resize(columns, rows, now);
            line.pass(Duration::from_secs(1));
        }
    }
    let (columns, rows) = line.session.app().size;
    assert_eq!((columns, rows), (500, 200));
}

/// V8: an input method types Backspace and the changed letter; both Backspaces, however cut.
#[test]
fn v8_input_methods_type_into_the_search_box() {
    for backspace in ["\x7f", "\x08"] {
        let typed = format!("vie{backspace}ê{backspace}ệt");
        for size in [1, 2, 3, 100] {
            let mut line = Line::open((80, 24));
            line.feed("/");
            for piece in typed.as_bytes().chunks(size) {
                line.feed(piece);
                line.pass(Duration::from_millis(5));
            }
            line.pass(Duration::from_secs(1));
            assert_eq!(line.session.app().prompt.text(), "việt", "{size}");
        }
    }
}

/// V9: in the list the same keys do nothing but move for `j`; after three the input method is
/// named, once.
#[test]
fn v9_ghost_keys_do_nothing_in_the_list() {
    let hint = "Bộ gõ đang bật (Ctrl+Shift / Alt+Z để tắt)";
    let mut line = Line::open((80, 24));
    line.key("j");
    line.key("\x7fọ");
    assert!(!line.text().contains(hint));
    line.key("\x7f");
    assert!(line.text().contains(hint), "{}", line.text());
    line.key("\x1b[B");
    assert!(!line.text().contains(hint), "a key takes the hint away");
    line.key("\x7f\x7fưđọ\x7f");
    assert!(!line.text().contains(hint), "it is told once");
    assert_eq!(line.wish, None);
    let app = line.session.app();
    assert_eq!(app.cursor.selected(), 2);
    assert!(!app.searching && app.menu.is_none());
}

/// X6: a paste that fakes its end quits nothing.
#[test]
fn x6_a_paste_that_fakes_its_end() {
    for start in ["", "/"] {
        let mut line = Line::open((80, 24));
        line.key(start);
        line.feed("\x1b[200~abc\x1b[201~q\x03\x1b[201~");
        line.pass(Duration::from_secs(1));
        assert_eq!(line.wish, None);
        let text = line.session.app().prompt.text();
        assert_eq!(text, if start == "/" { "abc" } else { "" });
    }
}

/// X7: a paste of 200 KB leaves 256 letters in the box.
#[test]
fn x7_a_huge_paste_is_cut() {
    let mut line = Line::open((80, 24));
    line.key("/");
    line.feed(format!("\x1b[200~{}\x1b[201~", "ệ".repeat(70_000)));
    line.pass(Duration::from_secs(1));
    assert_eq!(line.session.app().prompt.text().chars().count(), 256);
}

/// Rubbish of every kind is survived with few bytes, and the next key works.
#[test]
fn rubbish_is_survived() {
    for (name, bytes) in rubbish::kinds() {
        let mut line = colored((120, 40), Depth::Ansi256);
        line.pass(Duration::from_secs(1));
        let mut written = 0;
        for piece in bytes.chunks(512) {
            line.feed(piece);
            written += line.pass(Duration::from_millis(1));
        }
        written += line.pass(Duration::from_secs(3));
        assert_eq!(line.wish, None, "{name}");
        assert!(written <= 64_000, "{name}: {written} bytes");
        line.assert_true();
        line.key("\x03");
        assert_eq!(line.wish, Some(Wish::Quit), "{name}");
    }
}

/// T6: where a terminal has no other screen, the next line starts on an empty last row.
#[test]
fn t6_without_another_screen_the_last_row_is_free() {
    let mut line = Line::open((80, 24));
    line.key("/ho");
    let stream = [
        &line.opened[..],
        &line.frames.concat(),
        &line.session.farewell(),
    ]
    .concat();
    let stream = String::from_utf8(stream).unwrap();
    let stream = stream.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
    let mut plain = support::line::emulator((80, 24));
    plain.process(stream.as_bytes());
    let shown = plain.screen();
    assert_eq!(shown.cursor_position(), (23, 0));
    assert!(!shown.hide_cursor());
    assert_eq!(
        shown.contents().lines().nth(23),
        None,
        "the last row is empty"
    );
}

/// T7: with ASCII signs no rule, block, arrow or geometric sign is drawn anywhere.
#[test]
fn t7_ascii_signs_alone() {
    for size in [(120, 40), (80, 24), (40, 20)] {
        let mut app = screen::app(size);
        app.glyphs = &chitieu::tui::glyphs::ASCII;
        let mut line = Line::with(app, Questions::default());
        for keys in ["", "/ty le che phu rung\r", "\r", "\x1b[6~", ":"] {
            line.key(keys);
            let shown = line.text();
            let sign = shown.chars().find(|c| {
                matches!(c, '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}')
            });
            assert_eq!(sign, None, "{size:?} {keys:?}\n{shown}");
        }
    }
}

/// T9: a keyboard of a phone sends whole words.
#[test]
fn t9_whole_words_at_once() {
    let mut line = Line::open((40, 20));
    line.feed("/");
    line.feed("hộ nghèo ");
    line.pass(Duration::from_secs(1));
    assert_eq!(line.session.app().prompt.text(), "hộ nghèo ");
}

/// X5: a copy is one write to the clipboard, of one line, told on the screen; nothing is asked.
#[test]
fn x5_copies_go_out_once() {
    let mut line = Line::open((120, 40));
    line.key("/che phu rung\r");
    let before = line.frames.len();
    line.key("Y");
    let sent = String::from_utf8(line.frames[before..].concat()).unwrap();
    assert_eq!(sent.matches("\x1b]52;c;").count(), 1);
    assert!(!sent.contains("\x1b]52;c;?"));
    assert_eq!(forbidden(sent.as_bytes()), None);
    assert!(
        line.text()
            .contains("Đã gửi tới bảng tạm của terminal: Tỷ lệ che phủ rừng")
    );
}

/// Every depth shows the same text; colors are written in the form that the depth has.
#[test]
fn depths_differ_in_color_alone() {
    let shown = |depth| {
        let line = colored((100, 30), depth);
        let bytes = String::from_utf8(line.frames.concat()).unwrap();
        (line.text(), bytes)
    };
    let (text, mono) = shown(Depth::Mono);
    assert!(text.contains("▲ Vượt"), "glyph and word need no color");
    let (same, sixteen) = shown(Depth::Ansi16);
    assert_eq!(same, text);
    let (same, indexed) = shown(Depth::Ansi256);
    assert_eq!(same, text);
    let (same, full) = shown(Depth::True);
    assert_eq!(same, text);
    assert!(full.contains("38;2;") && !full.contains("38;5;"));
    assert!(indexed.contains("38;5;") && !indexed.contains("38;2;"));
    assert!(!sixteen.contains("38;") && sixteen.contains("\x1b[90m"));
    for bytes in [&mono, &sixteen, &indexed, &full] {
        assert_eq!(forbidden(bytes.as_bytes()), None);
    }
    assert_eq!(styles(&mono), [0, 1, 2, 3], "weight and slant alone");
}

/// The numbers of every style in a stream, each once.
fn styles(bytes: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    for sequence in bytes.split("\x1b[").skip(1) {
        let held = sequence
            .split(|c: char| c.is_ascii_alphabetic())
            .next()
            .unwrap_or("");
        if sequence.chars().nth(held.len()) == Some('m') {
            numbers.extend(held.split(';').map(|number| number.parse().unwrap_or(0)));
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The same rows in each depth, with their styles written out.
#[test]
fn a_screen_at_every_depth() {
    for (name, depth) in [
        ("true", Depth::True),
        ("256", Depth::Ansi256),
        ("16", Depth::Ansi16),
        ("none", Depth::Mono),
    ] {
        let mut line = colored((60, 12), depth);
        line.key("/che phu rung\r");
        if matches!(depth, Depth::True | Depth::Ansi256) {
            line.assert_true();
        }
        let rows = line.screen().rows_formatted(0, 60);
        let rows: Vec<String> = rows.map(|row| row.replace('\x1b', "^")).collect();
        insta::assert_snapshot!(format!("depth_{name}"), rows.join("\n"));
    }
}

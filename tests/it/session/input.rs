//! Whatever comes in: claimed sizes, input methods, pastes, rubbish.

use std::time::Duration;

use chitieu::explorer::session::SessionRequest;
use chitieu::explorer::state::app::{App, Options};
use chitieu::line::terminal::{ColorDepth, Questions};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use proptest::test_runner::Config;

use super::{ASKED, colored};
use crate::support::escapes::forbidden;
use crate::support::line::Line;
use crate::support::{rubbish, screen};

/// B1: any size that a client claims is survived.
#[test]
fn b1_any_size_is_survived() {
    let mut line = colored((80, 24), ColorDepth::Ansi256);
    let sizes = [0, 1, 2, 19, 500, 65_535, 65_536, 131_072, u32::MAX];
    for columns in sizes {
        for rows in sizes {
            let now = line.now;
            line.session.resize(columns, rows, now);
            line.pass(Duration::from_secs(1));
        }
    }
    let (columns, rows) = line.session.app().display.size;
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
            assert_eq!(line.session.app().finder.prompt.text(), "việt", "{size}");
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
    assert_eq!(line.request, None);
    let app = line.session.app();
    assert_eq!(app.panes.list.selected(), 2);
    assert!(!app.finder.is_open && app.overlays.is_empty());
}

/// X6: a paste that fakes its end quits nothing.
#[test]
fn x6_a_paste_that_fakes_its_end() {
    for start in ["", "/"] {
        let mut line = Line::open((80, 24));
        line.key(start);
        line.feed("\x1b[200~abc\x1b[201~q\x03\x1b[201~");
        line.pass(Duration::from_secs(1));
        assert_eq!(line.request, None);
        let text = line.session.app().finder.prompt.text();
        assert_eq!(text, "abc", "{start:?}");
    }
}

/// X7: a paste of 200 KB leaves 256 letters in the box.
#[test]
fn x7_a_huge_paste_is_cut() {
    let mut line = Line::open((80, 24));
    line.key("/");
    line.feed(format!("\x1b[200~{}\x1b[201~", "ệ".repeat(70_000)));
    line.pass(Duration::from_secs(1));
    assert_eq!(line.session.app().finder.prompt.text().chars().count(), 256);
}

/// Rubbish of every kind is survived with few bytes, and the next key works.
#[test]
fn rubbish_is_survived() {
    for (name, bytes) in rubbish::kinds() {
        let mut line = colored((120, 40), ColorDepth::Ansi256);
        line.pass(Duration::from_secs(1));
        let mut written = 0;
        for piece in bytes.chunks(512) {
            line.feed(piece);
            written += line.pass(Duration::from_millis(1));
        }
        written += line.pass(Duration::from_secs(3));
        assert_eq!(line.request, None, "{name}");
        assert!(written <= 64_000, "{name}: {written} bytes");
        line.assert_true();
        line.key("\x03");
        assert_eq!(line.request, Some(SessionRequest::Quit), "{name}");
    }
}

/// T9: a keyboard of a phone sends whole words.
#[test]
fn t9_whole_words_at_once() {
    let mut line = Line::open((40, 20));
    line.feed("/");
    line.feed("hộ nghèo ");
    line.pass(Duration::from_secs(1));
    assert_eq!(line.session.app().finder.prompt.text(), "hộ nghèo ");
}

/// What may come next.
#[derive(Clone, Debug)]
enum Next {
    Bytes(Vec<u8>),
    Size(u16, u16),
    Time(u64),
}

fn next() -> impl Strategy<Value = Next> {
    let keys = prop::sample::select(vec![
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[H",
        "\x1b[F",
        "\r",
        "\t",
        "\x1b[Z",
        "\x1b[27u",
        "\x1b",
        "/",
        "h",
        "ộ",
        " n",
        "\x7f",
        "\x15",
        "?",
        ":",
        "!",
        "z",
        "L",
        "T",
        "P",
        "K",
        "y",
        "Y",
        "[",
        "]",
        "\x0c",
        "j",
        "k",
        "\x1b[0n",
        "\x1b[?69;2$y",
        "\x1b[?2026;2$y",
        "\x1b]11;rgb:ffff/ffff/ffff\x07",
        "\x1b[200~dán vào\x1b[201~",
    ]);
    let sizes = prop::sample::select(vec![
        (120, 40),
        (100, 30),
        (80, 24),
        (60, 16),
        (40, 20),
        (20, 6),
        (7, 3),
    ]);
    prop_oneof![
        12 => (keys, 1..4_usize).prop_map(|(key, times)| Next::Bytes(key.repeat(times).into_bytes())),
        1 => prop::collection::vec(any::<u8>(), 1..12).prop_map(Next::Bytes),
        1 => sizes.prop_map(|(columns, rows)| Next::Size(columns, rows)),
        4 => (0..200_u64).prop_map(Next::Time),
        1 => Just(Next::Time(3000)),
    ]
}

proptest! {
    #![proptest_config(Config::with_cases(32))]

    /// Whatever comes, and whenever: only allowed escapes go out, and at rest the terminal shows exactly
    /// what is drawn.
    #[test]
    fn whatever_comes_the_screen_is_true(all in prop::collection::vec(next(), 1..60)) {
        let mut line = Line::with(screen::colored((120, 40), ColorDepth::Ansi256), ASKED);
        for next in all {
            match next {
                Next::Bytes(bytes) => line.feed(bytes),
                Next::Size(columns, rows) => line.resize(columns, rows),
                Next::Time(time) => drop(line.pass(Duration::from_millis(time))),
            }
            if line.request.take() == Some(SessionRequest::Quit) {
                break;
            }
            line.draw();
        }
        // A terminal that answers once and never again is waited for twice, as long as the slowest line takes.
        line.pass(Duration::from_secs(120));
        assert_eq!(line.session.due(), None, "something is awaited");
        let drawn = screen::draw(line.session.app());
        assert_eq!(line.text().trim_end(), drawn.trim_end());
        let stream = [&line.frames.concat()[..], &line.session.restore_sequence()].concat();
        assert_eq!(forbidden(&stream), None);
    }
}

/// What is asked for on the command line stands in the detail at once, without a key.
#[test]
fn a_query_given_at_the_start_is_shown_with_its_detail() {
    let library = screen::app((100, 30)).library;
    let options = Options {
        query: Some("che phu".to_owned()),
        ..screen::options(&library, (100, 30))
    };
    let line = Line::with(App::new(library, options), Questions::default());
    let app = line.session.app();
    assert!(app.chosen().is_some());
    assert_eq!(app.panes.detailed, app.chosen());
    let shown = line.text();
    assert_eq!(shown.matches("Tỷ lệ che phủ rừng").count(), 3, "{shown}");
}

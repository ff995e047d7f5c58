//! What a screen and a copy look like: depths of color, ASCII signs, the way out.

use chitieu::line::terminal::ColorDepth;
use chitieu::line::terminal::Questions;

use super::colored;
use crate::support::emulator::Emulator;
use crate::support::escapes::forbidden;
use crate::support::line::Line;
use crate::support::screen;

/// T6: where a terminal has no other screen, the next line starts on an empty last row.
#[test]
fn t6_without_another_screen_the_last_row_is_free() {
    let mut line = Line::open((80, 24));
    line.key("/ho");
    let stream = [
        &line.opened[..],
        &line.frames.concat(),
        &line.session.restore_sequence(),
    ]
    .concat();
    let stream = String::from_utf8(stream).unwrap();
    let stream = stream.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
    let mut plain = Emulator::new((80, 24));
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
        app.display.glyphs = &chitieu::report::glyphs::ASCII;
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

/// T7: whole screens with ASCII signs, as a person sees them.
#[test]
fn t7_whole_screens_in_ascii() {
    for (name, size, keys) in [
        ("three_panes", (120, 40), "/ty le che phu rung\r"),
        ("two_panes", (80, 24), ""),
        ("phone_list", (40, 20), ""),
        ("phone_detail", (40, 20), "/che phu rung\r\x1b[6~"),
    ] {
        let mut app = screen::app(size);
        app.display.glyphs = &chitieu::report::glyphs::ASCII;
        let mut line = Line::with(app, Questions::default());
        line.key(keys);
        let others: Vec<char> = line
            .text()
            .chars()
            .filter(|c| !c.is_ascii() && !c.is_alphabetic())
            .collect();
        assert!(others.is_empty(), "signs beyond ASCII: {others:?}");
        insta::assert_snapshot!(format!("ascii_{name}"), line.text());
    }
}

/// Every depth shows the same text; colors are written in the form that the depth has.
#[test]
fn depths_differ_in_color_alone() {
    let shown = |depth| {
        let line = colored((100, 30), depth);
        let bytes = String::from_utf8(line.frames.concat()).unwrap();
        (line.text(), bytes)
    };
    let (text, mono) = shown(ColorDepth::Mono);
    assert!(text.contains("▲ Vượt"), "glyph and word need no color");
    let (same, sixteen) = shown(ColorDepth::Ansi16);
    assert_eq!(same, text);
    let (same, indexed) = shown(ColorDepth::Ansi256);
    assert_eq!(same, text);
    let (same, full) = shown(ColorDepth::True);
    assert_eq!(same, text);
    assert!(full.contains("38;2;") && !full.contains("38;5;"));
    assert!(indexed.contains("38;5;") && !indexed.contains("38;2;"));
    for bytes in [&mono, &sixteen, &indexed, &full] {
        assert_eq!(forbidden(bytes.as_bytes()), None);
    }
    for bytes in [&mono, &sixteen] {
        let found = styles(bytes);
        assert_eq!(found, [0, 1, 7], "weight and reversed letters alone");
    }
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
        ("true", ColorDepth::True),
        ("256", ColorDepth::Ansi256),
        ("16", ColorDepth::Ansi16),
        ("none", ColorDepth::Mono),
    ] {
        let mut line = colored((60, 12), depth);
        line.key("/che phu rung\r");
        if matches!(depth, ColorDepth::True | ColorDepth::Ansi256) {
            line.assert_true();
        }
        let rows = line.screen().rows_formatted(0, 60);
        let rows: Vec<String> = rows.map(|row| row.replace('\x1b', "^")).collect();
        insta::assert_snapshot!(format!("depth_{name}"), rows.join("\n"));
    }
}

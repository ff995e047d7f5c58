//! Themes on the screen of a session: every cell has colors that can be read, and what that costs.

use std::collections::HashSet;
use std::time::Duration;

use chitieu::explorer::theme::{Shade, Theme, ThemeName};
use chitieu::line::terminal::ColorDepth;
use chitieu::line::terminal::Questions;
use ratatui::style::{Color, Modifier};

use super::ASKED;
use crate::support::escapes::forbidden;
use crate::support::line::Line;
use crate::support::screen;

/// A session in a theme on a terminal that is dark, as far as is known.
fn themed(size: (u16, u16), depth: ColorDepth, name: ThemeName) -> Line {
    let mut app = screen::colored(size, depth);
    app.display.theme = Theme::new(depth, Shade::Dark).named(name);
    Line::with(app, Questions::default())
}

/// Keys that bring every kind of screen: lists, matches, detail, menus, calculator, overview, what needs attention in
/// its orders, figures side by side in every way, one indicator alone, the agenda with its notes, the days of
/// publication, filters, places.
const WALK: [&str; 36] = [
    "", "/rung", "\r", "\x1b", "\x1b", ":", "\x1b", "?", "\x1b", "=", "\x1b", "O", "\x1b", "a",
    "s", "s", "\x1b[B", "c", "\t", "\t", "\x1b", "p", "\x1b[C", "\x1b", " ", "b", "x", "e", "\x1b",
    "\x1b", "\x1b[23~", "\x1b", "f", "\x1b", "C", "\x1b",
];

/// A color as it looks; none where the terminal decides.
fn seen(color: Color) -> Option<(u8, u8, u8)> {
    match color {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some((red, green, blue)),
        Color::Indexed(grey @ 232..) => {
            let grey = 8 + 10 * (grey - 232);
            Some((grey, grey, grey))
        }
        Color::Indexed(index @ 22..) => {
            let step = |at: u8| if at == 0 { 0 } else { 55 + 40 * at };
            let at = index - 16;
            Some((step(at / 36), step(at / 6 % 6), step(at % 6)))
        }
        other => panic!("{other:?} is what a person's settings make of it"),
    }
}

/// Contrast as WCAG 2 defines it.
fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let luminance = |(red, green, blue): (u8, u8, u8)| {
        let part = |value: u8| match f64::from(value) / 255.0 {
            value if value <= 0.03928 => value / 12.92,
            value => ((value + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The contrast of a letter, if both its colors are the program's or the ground is known.
fn of_letter(letter: Color, behind: Color, ground: (u8, u8, u8)) -> Option<f64> {
    let letter = seen(letter)?;
    Some(contrast(letter, seen(behind).unwrap_or(ground)))
}

#[test]
fn every_letter_of_every_screen_can_be_read_in_every_theme() {
    for name in ThemeName::ALL {
        for (size, depth) in [
            ((120, 40), ColorDepth::Ansi256),
            ((40, 20), ColorDepth::True),
        ] {
            let mut line = themed(size, depth, name);
            let least = match name {
                ThemeName::HighContrast => 7.0,
                _ => 4.5,
            };
            for keys in WALK {
                line.key(keys);
                line.assert_true();
                let drawn = screen::buffer(line.session.app());
                let letters = drawn.content.iter().filter(|cell| cell.symbol() != " ");
                let colors: HashSet<(Color, Color)> =
                    letters.map(|cell| (cell.fg, cell.bg)).collect();
                for (letter, behind) in colors {
                    for ground in [(0, 0, 0), (0x1e, 0x1e, 0x1e)] {
                        let found = of_letter(letter, behind, ground).unwrap_or(21.0);
                        let said = format!("{letter:?} on {behind:?}");
                        assert!(found >= least, "{name} after {keys:?}: {found} {said}");
                    }
                }
            }
            assert_eq!(forbidden(&line.frames.concat()), None);
        }
    }
}

/// A theme that paints its ground leaves no cell to the terminal: not behind menus, not where nothing stands, not
/// where the window is too small, and nothing of it stays when it goes.
#[test]
fn a_painted_ground_reaches_every_cell() {
    for name in [ThemeName::Light, ThemeName::HighContrast] {
        for size in [(120, 40), (80, 24), (40, 20), (10, 3)] {
            let mut line = themed(size, ColorDepth::Ansi256, name);
            for keys in WALK {
                line.key(keys);
                painted(&line, true);
            }
            line.resize(size.0 + 7, size.1 + 3);
            line.pass(Duration::from_secs(1));
            painted(&line, true);
            // Every cell is sent anew, also after a stop.
            line.key("\x0c");
            painted(&line, true);
            line.reopen();
            painted(&line, true);
            assert!(line.session.restore_sequence().starts_with(b"\x1b[m"));
        }
    }
    let mut line = themed((80, 24), ColorDepth::Ansi256, ThemeName::Auto);
    painted(&line, false);
    line.key("T");
    painted(&line, true);
    line.key("TTT");
    assert!(line.session.app().display.theme.is_mono());
    line.assert_true();
    painted(&line, false);
}

/// Checks that the terminal shows a ground of the program's everywhere, or only under the name of the chosen row.
#[track_caller]
fn painted(line: &Line, is_painted: bool) {
    let (rows, columns) = line.screen().size();
    let is_own = |y, x| line.screen().cell(y, x).unwrap().bgcolor() != vt100::Color::Default;
    let mut own_rows = 0;
    for y in 0..rows.get() {
        let own = (0..columns.get()).filter(|x| is_own(y, *x)).count();
        if is_painted {
            assert_eq!(
                own,
                usize::from(columns.get()),
                "row {y} of\n{}",
                line.text()
            );
        }
        own_rows += usize::from(own > 0);
    }
    assert!(is_painted || own_rows <= 1, "{own_rows} rows have a ground");
}

/// A painted ground costs at most half as much again as a screen may cost.
#[test]
fn a_painted_ground_costs_at_most_half_as_much_again() {
    let median = |mut values: Vec<usize>| {
        values.sort_unstable();
        values[values.len() / 2]
    };
    for (size, depth, most) in [
        ((120, 40), ColorDepth::Ansi256, [7500, 1700, 160, 2000]),
        ((120, 40), ColorDepth::True, [7500, 1700, 160, 2000]),
        ((80, 24), ColorDepth::Ansi256, [4300, 1000, 160, 2500]),
        ((40, 20), ColorDepth::Ansi256, [1900, 450, 120, 900]),
    ] {
        for name in [ThemeName::Light, ThemeName::HighContrast] {
            let mut line = themed(size, depth, name);
            let first = line.opened.len() + line.frames[0].len();
            let rows = (usize::from(size.1) - 5) / 2;
            let steps: Vec<(usize, usize)> = (0..40).map(|_| line.key("\x1b[B")).collect();
            line.assert_true();
            let step = median(steps.iter().map(|step| step.1).collect());
            let early = steps.iter().take(rows.min(12));
            let cursor = median(early.map(|step| step.0).collect());
            line.key("/");
            let letters = "ty le ho ngheo".chars();
            let letter = median(letters.map(|c| line.key(c.to_string()).1).collect());
            for (found, most) in [first, step, cursor, letter].into_iter().zip(most) {
                assert!(
                    found * 2 <= most * 3,
                    "{name} {depth:?} {size:?}: {found}, {most} without a ground"
                );
            }
        }
    }
}

/// The list moves row by row where margins can be set, and leaps where they cannot, also on a painted ground and at
/// half as much again at most.
#[test]
fn rows_move_on_a_painted_ground() {
    for (answer, most) in [("\x1b[?69;2$y", 400), ("\x1b[?69;0$y", 2700)] {
        let mut app = screen::colored((120, 40), ColorDepth::Ansi256);
        app.display.theme = app.display.theme.named(ThemeName::Light);
        let mut line = Line::with(app, ASKED);
        line.pass(Duration::from_secs(1));
        line.key(answer);
        for turn in 0..60 {
            let key = if turn < 45 { "\x1b[B" } else { "\x1b[A" };
            let (found, _) = line.key(key);
            assert!(found * 2 <= most * 3, "{answer:?}: {found} in step {turn}");
            if turn % 5 == 0 {
                line.assert_true();
                painted(&line, true);
            }
        }
        assert_eq!(forbidden(&line.frames.concat()), None);
    }
}

/// One key goes through the themes, each is named, and the ground that the terminal told is kept for each of them.
#[test]
fn one_key_goes_through_the_themes() {
    let mut line = Line::with(screen::colored((80, 24), ColorDepth::Ansi256), ASKED);
    line.pass(Duration::from_secs(1));
    for said in [
        "Giao diện: nền sáng",
        "Giao diện: tương phản cao",
        "Giao diện: dành cho người mù màu",
        "Giao diện: không màu",
        "Giao diện: theo nền của terminal",
    ] {
        line.key("T");
        assert!(line.text().contains(said), "{said}");
        line.assert_true();
    }
    line.key("TTTT");
    // It is told while no color is shown, and counts when there are colors again.
    line.key("\x1b]11;rgb:ffff/ffff/ffff\x07");
    assert!(line.session.app().display.theme.is_mono());
    line.key("T");
    assert!(line.text().contains("Giao diện: theo nền của terminal"));
    assert!(!line.session.app().display.theme.is_dark());
    painted(&line, false);
    line.key("T");
    assert!(line.text().contains("Giao diện: nền tối"));
    painted(&line, true);
}

/// Where colors are not known no theme can be chosen, and no question is asked for it.
#[test]
fn without_known_colors_there_is_nothing_to_choose() {
    for depth in [ColorDepth::Ansi16, ColorDepth::Mono] {
        let mut line = Line::with(screen::colored((80, 24), depth), ASKED);
        line.pass(Duration::from_secs(1));
        let sent = String::from_utf8(line.frames.concat()).unwrap();
        assert!(!sent.contains("\x1b]11;?"), "{depth:?}");
        line.key("T");
        assert!(line.text().contains("không đủ màu để đổi giao diện"));
        assert!(line.session.app().recall.shared().is_unchanged());
        let drawn = screen::buffer(line.session.app());
        for cell in &drawn.content {
            let weight = Modifier::BOLD | Modifier::REVERSED;
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
            assert_eq!(cell.modifier - weight, Modifier::empty());
        }
    }
}

//! The style that the terminal writes in, and the shortest way to another one.
//!
//! Owns the numbers of colors and modifiers. They are written here rather than by a library because the sixteen colors
//! must go out in the form that terminals with sixteen colors read, because a change within a style costs less than a
//! new style, and because color is a matter of the session: no variable of the process may take it away. It must not
//! know what is written.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// A style as the terminal holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Each modifier with the number that sets it and the one that ends it.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The attributes that are visible on a blank cell.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

impl Pen {
    /// The style of a cell.
    pub(crate) fn from_cell(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Tells whether a space written or a cell erased in this style is an empty cell.
    pub(crate) fn leaves_blanks(self) -> bool {
        self.bg == Color::Reset && !self.modifier.intersects(SEEN_ON_BLANKS)
    }

    /// Writes what turns the terminal from this style to another.
    pub(crate) fn turn(self, to: Self, out: &mut String) {
        if self == to {
            return;
        }
        let changed = self.changes(to);
        let anew = Self::default().changes(to);
        let anew = match anew.is_empty() {
            true => anew,
            false => format!("0;{anew}"),
        };
        let shorter = if changed.len() <= anew.len() {
            changed
        } else {
            anew
        };
        let _ = write!(out, "\x1b[{shorter}m");
    }

    fn changes(self, to: Self) -> String {
        let mut numbers = StyleNumbers::default();
        let ended = MODIFIERS
            .iter()
            .filter(|(modifier, ..)| (self.modifier - to.modifier).contains(*modifier));
        let mut kept = self.modifier & to.modifier;
        let mut last = None;
        for (_, _, end) in ended {
            // Two modifiers share an end; the one that stays is set again below.
            for (other, _, _) in MODIFIERS.iter().filter(|(_, _, shared)| shared == end) {
                kept.remove(*other);
            }
            if last.replace(*end) != Some(*end) {
                numbers.add(format_args!("{end}"));
            }
        }
        for (modifier, set, _) in MODIFIERS {
            if (to.modifier - kept).contains(modifier) {
                numbers.add(format_args!("{set}"));
            }
        }
        if self.fg != to.fg {
            numbers.add_color(to.fg, 30);
        }
        if self.bg != to.bg {
            numbers.add_color(to.bg, 40);
        }
        numbers.text
    }
}

/// Tells whether a cell shows nothing.
pub(crate) fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Pen::from_cell(cell).leaves_blanks()
}

/// Tells whether two cells look the same.
pub(crate) fn is_same(one: &Cell, other: &Cell) -> bool {
    let same = one.symbol() == other.symbol() && Pen::from_cell(one) == Pen::from_cell(other);
    same || is_blank(one) && is_blank(other)
}

/// The numbers of one change of style.
#[derive(Default)]
struct StyleNumbers {
    text: String,
}

impl StyleNumbers {
    fn add(&mut self, number: std::fmt::Arguments<'_>) {
        if !self.text.is_empty() {
            self.text.push(';');
        }
        let _ = self.text.write_fmt(number);
    }

    /// Adds a color; letters start at 30 and grounds at 40, the bright ones 60 above.
    fn add_color(&mut self, color: Color, base: u8) {
        match color {
            Color::Reset => self.add(format_args!("{}", base + 9)),
            Color::Rgb(red, green, blue) => {
                self.add(format_args!("{};2;{red};{green};{blue}", base + 8));
            }
            Color::Indexed(index) => self.add(format_args!("{};5;{index}", base + 8)),
            named => self.add(format_args!("{}", base + place(named))),
        }
    }
}

/// The place of a named color among the sixteen, counted from the base.
fn place(color: Color) -> u8 {
    match color {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pen(fg: Color, modifier: Modifier) -> Pen {
        Pen {
            fg,
            modifier,
            ..Pen::default()
        }
    }

    #[track_caller]
    fn check(from: Pen, to: Pen, expected: &str) {
        let mut out = String::new();
        from.turn(to, &mut out);
        assert_eq!(out, expected, "{from:?} -> {to:?}");
    }

    #[test]
    fn takes_the_shortest_way() {
        let plain = Pen::default();
        let bold = pen(Color::Reset, Modifier::BOLD);
        let red = pen(Color::Red, Modifier::empty());
        let loud = pen(Color::Red, Modifier::BOLD | Modifier::UNDERLINED);
        check(plain, plain, "");
        check(plain, bold, "\x1b[1m");
        check(bold, plain, "\x1b[m");
        check(bold, red, "\x1b[0;31m");
        check(red, loud, "\x1b[1;4m");
        let deep = |modifier| pen(Color::Indexed(111), modifier);
        let loud_deep = deep(Modifier::BOLD | Modifier::UNDERLINED);
        check(loud_deep, deep(Modifier::empty()), "\x1b[22;24m");
        check(loud, bold, "\x1b[0;1m");
    }

    #[test]
    fn what_ends_two_is_set_again_for_the_one_that_stays() {
        let both = pen(Color::Reset, Modifier::BOLD | Modifier::DIM);
        check(both, pen(Color::Reset, Modifier::DIM), "\x1b[0;2m");
        let red = pen(Color::Indexed(111), Modifier::BOLD | Modifier::DIM);
        check(red, pen(Color::Indexed(111), Modifier::BOLD), "\x1b[22;1m");
    }

    #[test]
    fn colors_at_every_depth() {
        let plain = Pen::default();
        check(plain, pen(Color::Gray, Modifier::empty()), "\x1b[37m");
        check(plain, pen(Color::LightCyan, Modifier::empty()), "\x1b[96m");
        let indexed = pen(Color::Indexed(244), Modifier::empty());
        check(plain, indexed, "\x1b[38;5;244m");
        let full = pen(Color::Rgb(1, 2, 3), Modifier::empty());
        check(indexed, full, "\x1b[38;2;1;2;3m");
        let ground = Pen {
            bg: Color::LightBlue,
            ..plain
        };
        check(plain, ground, "\x1b[104m");
    }
}

//! The difference of two screens as bytes.
//!
//! Owns the choice of the cheapest way along a row: write over unchanged cells or jump, spaces or erase, and what is
//! known of the terminal's cursor. Letters on whose width terminals disagree are followed by a jump, so that they
//! cannot push the rest of a row aside. Only moves, styles, erasures, line insertions and deletions and scroll regions
//! are ever written. It must not know what is drawn.

use std::fmt::Write as _;

use crossterm::Command;
use crossterm::cursor::{MoveTo, MoveToColumn};
use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

use crate::line::output::pen::{Pen, is_blank, is_same};
use crate::line::output::scroll::Shift;

/// Blank cells from which erasing and jumping is shorter than writing spaces.
const ERASE_FROM: usize = 10;

/// Cells below each other from which they are written as an upright rule.
const UPRIGHT_FROM: u16 = 4;

/// The known state of the terminal between two frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TerminalState {
    /// The style it writes in.
    pub pen: Pen,
    /// Where its cursor stands: column and row, from 0; unknown after the last column.
    pub at: Option<(u16, u16)>,
}

/// Writes changes of a screen.
#[derive(Debug)]
pub(crate) struct Encoder {
    /// The known state of the terminal after everything written so far.
    pub state: TerminalState,
    /// The bytes written so far.
    pub out: String,
}

impl Encoder {
    /// Returns an encoder for a terminal in a known state.
    pub(crate) fn new(state: TerminalState) -> Self {
        Self {
            state,
            out: String::new(),
        }
    }

    /// Writes what turns one screen into another of the same size.
    pub(crate) fn difference(&mut self, mut old: Buffer, new: &Buffer) {
        self.uprights(&mut old, new);
        let width = usize::from(new.area.width).max(1);
        let rows = old.content.chunks(width).zip(new.content.chunks(width));
        for (y, (old, new)) in rows.enumerate() {
            self.row(y as u16, old, new);
        }
    }

    /// Writes upright rules from top to bottom, so that their style is sent once and not in every row.
    fn uprights(&mut self, old: &mut Buffer, new: &Buffer) {
        for x in 0..new.area.width {
            let mut y = 0;
            while y < new.area.height {
                let length = upright(old, new, x, y);
                if length >= UPRIGHT_FROM {
                    for y in y..y + length {
                        self.move_to(x, y);
                        self.put(&new[(x, y)], usize::from(new.area.width));
                        old[(x, y)] = new[(x, y)].clone();
                    }
                }
                y += length.max(1);
            }
        }
    }

    /// Moves rows by deleting or inserting lines within a region of a screen so wide; upward by positive
    /// numbers. Where the region is narrower, margins must have been allowed.
    pub(crate) fn scroll(&mut self, shift: Shift, width: u16) {
        let (left, right) = shift.columns;
        let is_narrow = left > 0 || right < width;
        self.blank_pen();
        let _ = write!(self.out, "\x1b[{};{}r", shift.top + 1, shift.bottom + 1);
        if is_narrow {
            let _ = write!(self.out, "\x1b[{};{right}s", left + 1);
        }
        let _ = MoveTo(left, shift.top).write_ansi(&mut self.out);
        let last = if shift.by > 0 { 'M' } else { 'L' };
        match shift.by.unsigned_abs() {
            1 => self.out.push_str("\x1b["),
            lines => {
                let _ = write!(self.out, "\x1b[{lines}");
            }
        }
        self.out.push(last);
        self.out.push_str("\x1b[r");
        if is_narrow {
            self.out.push_str("\x1b[s");
        }
        self.state.at = None;
    }

    /// Moves the cursor by the shortest way: along the row, to the next one, or anywhere.
    ///
    /// A line feed is always followed by the column, so it does not matter whether the line also
    /// returns the cursor to the left.
    pub(crate) fn move_to(&mut self, x: u16, y: u16) {
        match self.state.at {
            Some(at) if at == (x, y) => return,
            Some((column, row)) if row == y && column < x => self.forward(x - column),
            Some((_, row)) if x == 0 && y == row + 1 => self.out.push_str("\r\n"),
            Some((column, row)) if row + 1 == y && (1..=2).contains(&column.wrapping_sub(x)) => {
                self.out.push_str("\x1b[B");
                (x..column).for_each(|_| self.out.push('\u{8}'));
            }
            Some((_, row)) if row == y || row + 1 == y => {
                if row != y {
                    self.out.push('\n');
                }
                let _ = MoveToColumn(x).write_ansi(&mut self.out);
            }
            _ => {
                let _ = MoveTo(x, y).write_ansi(&mut self.out);
            }
        }
        self.state.at = Some((x, y));
    }

    fn forward(&mut self, cells: u16) {
        match cells {
            1 => self.out.push_str("\x1b[C"),
            _ => {
                let _ = write!(self.out, "\x1b[{cells}C");
            }
        }
    }

    /// Writes what turns one row into another of the same length.
    pub(crate) fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        let last = new.iter().enumerate().rfind(|(_, cell)| !is_blank(cell));
        // The second half of a wide letter is an empty cell that must not be erased.
        let end = last.map_or(0, |(at, cell)| {
            (at + cell.symbol().width().max(1)).min(new.len())
        });
        let mut x = 0;
        while let (true, Some(cell)) = (x < end, new.get(x)) {
            if is_same(&old[x], cell) {
                x += 1;
                continue;
            }
            self.reach(x, y, new);
            let blanks = blanks_to_write(old, new, x);
            if blanks >= ERASE_FROM {
                self.blank_pen();
                let _ = write!(self.out, "\x1b[{blanks}X");
                x += blanks;
            } else {
                x += self.put(cell, new.len());
            }
        }
        let rest = old.get(end..).unwrap_or(&[]);
        if rest.iter().any(|cell| !is_blank(cell)) {
            self.reach(end, y, new);
            self.blank_pen();
            self.out.push_str("\x1b[K");
        }
    }

    /// Brings the cursor to a cell: over unchanged cells by writing them again where that is
    /// shorter than a jump.
    fn reach(&mut self, x: usize, y: u16, row: &[Cell]) {
        if let Some((column, _)) = self.state.at.filter(|(_, at)| *at == y) {
            let between = row.get(usize::from(column)..x).unwrap_or(&[]);
            let jump = if between.len() > 9 { 5 } else { 4 };
            let cost: usize = between.iter().map(|cell| self.cost(cell)).sum();
            if !between.is_empty() && cost < jump {
                for cell in between {
                    self.put(cell, row.len());
                }
                return;
            }
        }
        self.move_to(x as u16, y);
    }

    /// The bytes of writing a cell in the current style; a jump is always cheaper than a new style.
    fn cost(&self, cell: &Cell) -> usize {
        let fits = Pen::from_cell(cell) == self.state.pen
            || is_blank(cell) && self.state.pen.leaves_blanks();
        match fits && !is_disputed(cell.symbol()) {
            true => cell.symbol().len(),
            false => usize::MAX / 1024,
        }
    }

    /// Writes one cell where the cursor stands and returns how many columns it takes.
    fn put(&mut self, cell: &Cell, columns: usize) -> usize {
        if is_blank(cell) {
            self.blank_pen();
        } else {
            self.turn(Pen::from_cell(cell));
        }
        let symbol = cell.symbol();
        self.out.push_str(symbol);
        let wide = symbol.width().max(1);
        self.state.at = self.state.at.and_then(|(x, y)| {
            let next = usize::from(x) + wide;
            (next < columns && !is_disputed(symbol)).then_some((next as u16, y))
        });
        wide
    }

    fn turn(&mut self, pen: Pen) {
        self.state.pen.turn(pen, &mut self.out);
        self.state.pen = pen;
    }

    fn blank_pen(&mut self) {
        if !self.state.pen.leaves_blanks() {
            self.turn(Pen::default());
        }
    }
}

/// Clusters of several characters and wide letters: what one terminal draws in one cell another
/// draws in two.
fn is_disputed(symbol: &str) -> bool {
    symbol.len() > 1 && (symbol.chars().nth(1).is_some() || symbol.width() != 1)
}

/// How many changed cells stand below each other from here that look the same in a style of their
/// own.
fn upright(old: &Buffer, new: &Buffer, x: u16, top: u16) -> u16 {
    let first = &new[(x, top)];
    // A space on a ground of its own is written with its row.
    let is_rule = first.symbol() != " " && Pen::from_cell(first) != Pen::default();
    if !is_rule || is_disputed(first.symbol()) {
        return 0;
    }
    let below = (top..new.area.height).take_while(|y| {
        let cell = &new[(x, *y)];
        is_same(cell, first) && !is_same(cell, &old[(x, *y)])
    });
    below.count() as u16
}

/// How many cells from here on are blank and reach to the last of them that changed.
fn blanks_to_write(old: &[Cell], new: &[Cell], x: usize) -> usize {
    let blanks = new.iter().skip(x).take_while(|cell| is_blank(cell)).count();
    let pairs = old.iter().zip(new).skip(x).take(blanks);
    let changed = pairs.map(|(old, new)| !is_same(old, new));
    let last = changed
        .enumerate()
        .filter(|(_, changed)| *changed)
        .map(|(at, _)| at)
        .next_back();
    last.map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn buffer(lines: &[&str]) -> Buffer {
        Buffer::with_lines(lines.iter().copied())
    }

    #[track_caller]
    fn check(old: &[&str], new: &[&str], expected: &str) {
        let mut encoder = Encoder::new(TerminalState::default());
        encoder.difference(buffer(old), &buffer(new));
        assert_eq!(encoder.out, expected);
    }

    #[test]
    fn nothing_changed_is_nothing_written() {
        check(&["Tỷ lệ", "hộ   "], &["Tỷ lệ", "hộ   "], "");
    }

    #[test]
    fn jumps_or_writes_over() {
        check(&["ab cd e"], &["xb cy e"], "\x1b[1;1Hxb cy");
        check(&["abcdefghij"], &["xbcdefghiy"], "\x1b[1;1Hx\x1b[8Cy");
        check(
            &["a         ", "b"],
            &["x         ", "y"],
            "\x1b[1;1Hx\r\ny",
        );
    }

    #[test]
    fn erases_what_is_long() {
        check(&["abcdef"], &["ab    "], "\x1b[1;3H\x1b[K");
        let long = "x".repeat(20);
        let old = format!("a{long}b");
        let new = format!("a{}b", " ".repeat(20));
        check(&[&old], &[&new], "\x1b[1;2H\x1b[20X");
        check(&["a234b"], &["a   b"], "\x1b[1;2H   ");
    }

    #[test]
    fn disputed_widths_cannot_push_a_row_aside() {
        check(
            &["      "],
            &["日本ab"],
            "\x1b[1;1H日\x1b[1;3H本\x1b[1;5Hab",
        );
    }

    #[test]
    fn styles_change_only_where_they_are_seen() {
        let old = Buffer::empty(ratatui::layout::Rect::new(0, 0, 6, 1));
        let mut new = old.clone();
        new.set_string(0, 0, "a", Style::new().bold());
        new.set_string(2, 0, "b", Style::new().bold());
        let mut encoder = Encoder::new(TerminalState::default());
        encoder.difference(old, &new);
        assert_eq!(encoder.out, "\x1b[1;1H\x1b[1ma b");
    }

    #[test]
    fn upright_rules_tell_their_style_once() {
        let old = Buffer::empty(ratatui::layout::Rect::new(0, 0, 5, 4));
        let mut new = Buffer::with_lines(["ab cd"; 4]);
        for y in 0..4 {
            new.set_string(2, y, "|", Style::new().red());
        }
        let mut encoder = Encoder::new(TerminalState::default());
        encoder.difference(old, &new);
        let rule = format!("\x1b[1;3H\x1b[31m|{}", "\x1b[B\u{8}|".repeat(3));
        assert!(encoder.out.starts_with(&rule), "{:?}", encoder.out);
        assert_eq!(encoder.out.matches("\x1b[31m").count(), 1);
        assert!(encoder.out.contains("\x1b[mab\x1b[Ccd"));
    }

    #[test]
    fn lines_move_within_a_region() {
        let mut encoder = Encoder::new(TerminalState::default());
        let shift = |columns, by| Shift {
            columns,
            top: 3,
            bottom: 18,
            by,
        };
        encoder.scroll(shift((0, 80), 2), 80);
        encoder.scroll(shift((0, 80), -1), 80);
        encoder.scroll(shift((25, 74), 2), 80);
        let up = "\x1b[4;19r\x1b[4;1H\x1b[2M\x1b[r";
        let down = "\x1b[4;19r\x1b[4;1H\x1b[L\x1b[r";
        let part = "\x1b[4;19r\x1b[26;74s\x1b[4;26H\x1b[2M\x1b[r\x1b[s";
        assert_eq!(encoder.out, format!("{up}{down}{part}"));
    }
}

//! A terminal in memory that also knows margins to the left and right.
//!
//! The emulator below it knows none: lines deleted or inserted between margins are played by copying
//! cells, all else passes through.

use std::num::NonZero;

/// A terminal in memory.
pub(crate) struct Emulator {
    below: vt100::Parser,
    /// Bytes of an escape that is not whole yet.
    held: Vec<u8>,
    /// Whether margins to the left and right may be set.
    has_margins: bool,
    /// The columns between the margins: the first, and the one after the last.
    columns: Option<(u16, u16)>,
    /// The rows between the margins: the first and the last.
    rows: Option<(u16, u16)>,
}

impl Emulator {
    /// A terminal of so many columns and rows.
    pub(crate) fn new((columns, rows): (u16, u16)) -> Self {
        Self {
            below: vt100::Parser::new(cells(rows), cells(columns), 0),
            held: Vec::new(),
            has_margins: false,
            columns: None,
            rows: None,
        }
    }

    /// Gives it another size, which takes the margins away.
    pub(crate) fn resize(&mut self, (columns, rows): (u16, u16)) {
        self.below
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        (self.columns, self.rows) = (None, None);
    }

    /// What it shows.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.below.screen()
    }

    /// Takes bytes, in whatever pieces they come.
    pub(crate) fn process(&mut self, bytes: &[u8]) {
        let bytes = [&std::mem::take(&mut self.held), bytes].concat();
        let mut rest = &bytes[..];
        while let Some(at) = rest.iter().position(|byte| *byte == 0x1b) {
            let (plain, escape) = rest.split_at(at);
            self.below.process(plain);
            let Some(length) = length(escape) else {
                self.held = escape.to_vec();
                return;
            };
            let (escape, after) = escape.split_at(length);
            self.escape(escape);
            rest = after;
        }
        self.below.process(rest);
    }

    fn escape(&mut self, escape: &[u8]) {
        let text = std::str::from_utf8(escape).unwrap_or("");
        let body = text.strip_prefix("\x1b[").unwrap_or("");
        let (held, last) = body.split_at(body.len().saturating_sub(1));
        let numbers: Vec<u16> = held
            .split(';')
            .filter_map(|n| n.parse::<u16>().ok())
            .collect();
        match (held, last) {
            ("?69", "h") => self.has_margins = true,
            ("?69", "l") => (self.has_margins, self.columns) = (false, None),
            (_, "s") if self.has_margins => {
                self.columns = numbers.get(1).map(|right| (numbers[0] - 1, *right));
                self.below.process(b"\x1b[H");
            }
            (_, "L" | "M") if self.columns.is_some() => {
                let lines = numbers.first().copied().unwrap_or(1);
                self.shift(i32::from(lines) * if last == "M" { 1 } else { -1 });
            }
            _ => {
                if last == "r" && !held.starts_with('?') {
                    self.rows = numbers.get(1).map(|bottom| (numbers[0] - 1, bottom - 1));
                }
                self.below.process(escape);
            }
        }
    }

    /// Moves the rows from the cursor to the lower margin, between the left and right ones.
    fn shift(&mut self, by: i32) {
        let screen = self.screen();
        let (height, width) = screen.size();
        let (height, width) = (height.get(), width.get());
        let (left, right) = self.columns.unwrap_or((0, width));
        let (first, last) = self.rows.unwrap_or((0, height - 1));
        let (top, column) = screen.cursor_position();
        if !(first..=last).contains(&top) || !(left..right).contains(&column) {
            return;
        }
        let parts = screen.rows_formatted(left, right - left);
        // A row that ends blank ends in an erasure, which would reach beyond the margin.
        let parts: Vec<String> = parts.map(|part| part.replace("\x1b[K", "")).collect();
        let style = screen.attributes_formatted();
        for y in top..=last {
            let from = i32::from(y) + by;
            let at = format!("\x1b[m\x1b[{};{}H\x1b[{}X", y + 1, left + 1, right - left);
            self.below.process(at.as_bytes());
            if (i32::from(top)..=i32::from(last)).contains(&from) {
                self.below.process(parts[from as usize].as_bytes());
            }
        }
        let back = format!("\x1b[{};{}H", top + 1, left + 1);
        self.below.process(back.as_bytes());
        self.below.process(style.as_bytes());
    }
}

/// The length of the escape at the start of some bytes, if it is whole.
fn length(bytes: &[u8]) -> Option<usize> {
    let ends = |from: usize, is_last: fn(&u8) -> bool| {
        let rest = bytes.get(from..)?;
        rest.iter().position(is_last).map(|at| from + at + 1)
    };
    match bytes.get(1)? {
        b'[' => ends(2, |byte| (b'@'..=b'~').contains(byte)),
        // The text of a command is nothing to show; its end is.
        _ => Some(2),
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

#[cfg(test)]
mod tests {
    use super::Emulator;

    #[test]
    fn rows_move_between_margins() {
        let mut terminal = Emulator::new((6, 4));
        for (y, text) in ["1aa|xx", "2bb|yy", "3cc|zz", "4dd|ww"].iter().enumerate() {
            terminal.process(format!("\x1b[{};1H{text}", y + 1).as_bytes());
        }
        let moves = "\x1b[31m\x1b[?69h\x1b[1;3r\x1b[2;3s\x1b[1;2H\x1b[2M\x1b[r\x1b[s\x1b[4;5HWW";
        for piece in moves.as_bytes().chunks(3) {
            terminal.process(piece);
        }
        let shown = terminal.screen();
        assert_eq!(shown.contents(), "1cc|xx\n2  |yy\n3  |zz\n4dd|WW");
        assert_eq!(shown.cell(3, 4).unwrap().fgcolor(), vt100::Color::Idx(1));
        terminal.process(b"\x1b[2;4r\x1b[2;3s\x1b[2;2H\x1b[L\x1b[r\x1b[s\x1b[?69l");
        let shown = terminal.screen();
        assert_eq!(shown.contents(), "1cc|xx\n2  |yy\n3  |zz\n4  |WW");
    }
}

//! What the terminal shows, and the bytes that bring it up to the state.
//!
//! Owns the known state of the terminal: cells, cursor, style, whether anything is known at all. One frame is one
//! string of bytes, empty when nothing changed. It must not know the line, nor time.

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use crate::line::output::buffer_backend::BufferBackend;
use crate::line::output::encode::{Encoder, TerminalState};
use crate::line::output::modes::{self, put};
use crate::line::output::scroll::{self, ColumnSpan};

/// Frames shorter than this are never torn, so they are not held back.
const HELD_BACK_FROM: usize = 256;

/// The number of cells that an old terminal may overwrite when it prints a query instead of answering it.
const ECHOED_CELLS: u16 = 12;

/// The fewest bytes that move rows: a region, a place, a line and the region's end.
const SCROLLING: usize = "\x1b[1;2r\x1b[1;1H\x1b[M\x1b[r".len();

/// A symbol that no frame draws.
const UNKNOWN: &str = "\u{fffd}\u{fffd}";

/// The picture of one terminal.
#[derive(Debug)]
pub(crate) struct Screen {
    size: (u16, u16),
    canvas: Terminal<BufferBackend>,
    /// The cells that the terminal shows; `None` if everything must be sent again.
    shown: Option<Buffer>,
    /// The drawn cells of the last row that count as unknown on the terminal.
    covered: Vec<Cell>,
    state: TerminalState,
    cursor: Option<(u16, u16)>,
    /// The position of the cursor after a frame, even a hidden one.
    resting_cursor: (u16, u16),
    is_open: bool,
    /// Whether the terminal said that it can move the rows of some columns alone.
    pub margins: bool,
    /// Whether margins are switched on.
    margins_on: bool,
    /// Whether the terminal said that it can hold a frame back until it is whole.
    pub synchronized: bool,
}

impl Screen {
    /// Returns a terminal of a size that has not been switched over.
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        Self {
            size: (columns, rows),
            canvas: new_canvas(columns, rows),
            shown: None,
            covered: Vec::new(),
            state: TerminalState::default(),
            cursor: None,
            resting_cursor: (0, 0),
            is_open: false,
            margins: false,
            margins_on: false,
            synchronized: false,
        }
    }

    /// Forgets what the terminal shows: the next frame sends everything.
    pub(crate) fn forget(&mut self) {
        self.shown = None;
    }

    /// Returns the bytes that move the cursor to the start of the last row, and marks its first cells as unknown: an
    /// old terminal may print a query there.
    pub(crate) fn mark_unknown(&mut self) -> String {
        let last = self.size.1.saturating_sub(1);
        if let Some(shown) = &mut self.shown {
            for x in 0..ECHOED_CELLS.min(shown.area.width) {
                let cell = &mut shown[(x, last)];
                if cell.symbol() != UNKNOWN {
                    self.covered.push(cell.clone());
                    cell.set_symbol(UNKNOWN);
                }
            }
        }
        let mut out = String::new();
        put(&mut out, &MoveTo(0, last));
        self.state.at = None;
        out
    }

    /// Takes another size; everything is sent anew, since terminals differ in what they keep.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        if self.size != (columns, rows) {
            self.size = (columns, rows);
            self.canvas = new_canvas(columns, rows);
            self.forget();
        }
    }

    /// The bytes that switch the terminal over; to be followed by a frame.
    pub(crate) fn open(&mut self) -> String {
        let mut out = String::new();
        modes::open(&mut out);
        self.is_open = true;
        self.margins_on = false;
        self.cursor = None;
        self.forget();
        out
    }

    /// The bytes that would switch the terminal back now.
    pub(crate) fn restore_sequence(&self) -> String {
        let mut out = String::new();
        if self.margins_on {
            out.push_str(modes::MARGINS_OFF);
        }
        if self.is_open {
            modes::close(&mut out, self.size.1, self.cursor.is_some());
        }
        out
    }

    /// Returns the bytes that write only the unknown cells again, for when nothing else has changed; `None` if
    /// nothing is known of the terminal.
    pub(crate) fn mend(&mut self) -> Option<String> {
        let mut drawn = self.shown.take()?;
        let last = drawn.area.height.saturating_sub(1);
        // All that differs stands in one row.
        let row = drawn.content.len() - usize::from(drawn.area.width);
        let old = drawn.content[row..].to_vec();
        for (x, cell) in (0..).zip(std::mem::take(&mut self.covered)) {
            drawn[(x, last)] = cell;
        }
        let mut encoder = Encoder::new(self.state);
        encoder.row(last, &old, &drawn.content[row..]);
        let (x, y) = self.resting_cursor;
        encoder.move_to(x, y);
        self.state = encoder.state;
        self.shown = Some(drawn);
        Some(encoder.out)
    }

    /// The bytes that bring the terminal up to what `draw` draws; none if it shows it already. Where it shows no
    /// cursor, the hidden one rests where `draw` says: screen readers and magnifiers look there. `panes` are
    /// the columns whose rows may have moved together, besides the whole screen and whatever changed.
    pub(crate) fn frame(
        &mut self,
        draw: impl FnOnce(&mut Frame<'_>) -> Position,
        panes: &[ColumnSpan],
    ) -> String {
        let mut rests = Position::ORIGIN;
        let mut drawn = Buffer::empty(Rect::ZERO);
        let done = self.canvas.draw(|frame| {
            *frame.buffer_mut() = Buffer::empty(frame.area());
            rests = draw(frame);
            let area = frame.area();
            drawn = std::mem::replace(frame.buffer_mut(), no_rows(area.width));
        });
        match done {
            Ok(_) => {}
            Err(never) => match never {},
        }
        let cursor = self.canvas.backend().cursor();
        let mut out = String::new();
        if cursor.is_none() && self.cursor.is_some() {
            put(&mut out, &Hide);
        }
        let old = match self.shown.take() {
            Some(old) if old.area == drawn.area => old,
            _ => {
                self.state = TerminalState::default();
                // Another program may have reset the margins meanwhile; they are set again below.
                if std::mem::take(&mut self.margins_on) {
                    out.push_str(modes::MARGINS_OFF);
                }
                out.push_str("\x1b[m");
                put(&mut out, &Clear(ClearType::All));
                Buffer::empty(drawn.area)
            }
        };
        let parts = match self.margins {
            true => columns(panes, &old, &drawn),
            false => vec![(0, drawn.area.width)],
        };
        let mut encoder = shortest(self.state, old, &drawn, &parts);
        self.resting_cursor = cursor.unwrap_or((rests.x, rests.y));
        encoder.move_to(self.resting_cursor.0, self.resting_cursor.1);
        if cursor.is_some() && self.cursor.is_none() {
            put(&mut encoder.out, &Show);
        }
        if self.margins && !self.margins_on && !encoder.out.is_empty() {
            out.push_str(modes::MARGINS_ON);
            self.margins_on = true;
        }
        out.push_str(&encoder.out);
        self.state = encoder.state;
        self.cursor = cursor;
        self.shown = Some(drawn);
        self.covered.clear();
        self.hold_back(out)
    }

    fn hold_back(&self, frame: String) -> String {
        if !self.synchronized || frame.len() < HELD_BACK_FROM {
            return frame;
        }
        let mut out = String::new();
        put(&mut out, &BeginSynchronizedUpdate);
        out.push_str(&frame);
        put(&mut out, &EndSynchronizedUpdate);
        out
    }
}

/// The columns whose rows may have moved together: the whole screen, each pane, whatever changed.
fn columns(panes: &[ColumnSpan], old: &Buffer, new: &Buffer) -> Vec<ColumnSpan> {
    let mut columns = vec![(0, new.area.width), scroll::changed(old, new)];
    columns.extend(panes);
    columns.sort_unstable();
    columns.dedup();
    // A margin takes two columns at the least.
    columns.retain(|(left, right)| left + 1 < *right);
    columns
}

/// Writes the difference, with or without moving rows first, whichever is shortest.
fn shortest(state: TerminalState, old: Buffer, new: &Buffer, parts: &[ColumnSpan]) -> Encoder {
    let mut best = Encoder::new(state);
    best.difference(old.clone(), new);
    if !can_save(best.out.len(), &old, new) {
        return best;
    }
    for shift in parts
        .iter()
        .filter_map(|part| scroll::find_shift(&old, new, *part))
    {
        let mut scrolled = Encoder::new(state);
        scrolled.scroll(shift, new.area.width);
        let mut old = old.clone();
        scroll::apply(shift, &mut old);
        scrolled.difference(old, new);
        if scrolled.out.len() < best.out.len() {
            best = scrolled;
        }
    }
    best
}

/// Tells whether moving rows can be shorter than so many bytes: not where they are few, nor where one row differs alone.
fn can_save(bytes: usize, old: &Buffer, new: &Buffer) -> bool {
    let width = usize::from(new.area.width).max(1);
    let rows = old.content.chunks(width).zip(new.content.chunks(width));
    bytes > SCROLLING && rows.filter(|(old, new)| old != new).nth(1).is_some()
}

fn new_canvas(columns: u16, rows: u16) -> Terminal<BufferBackend> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let options = TerminalOptions { viewport };
    let mut canvas = match Terminal::with_options(BufferBackend::new(columns, rows), options) {
        Ok(canvas) => canvas,
        Err(never) => match never {},
    };
    // ratatui keeps two screens of its own that nobody would read, since each frame brings its own buffer.
    for _ in 0..2 {
        *canvas.current_buffer_mut() = no_rows(columns);
        canvas.swap_buffers();
    }
    canvas
}

/// A buffer without rows: ratatui compares only buffers of equal width.
fn no_rows(columns: u16) -> Buffer {
    Buffer::empty(Rect::new(0, 0, columns, 0))
}

//! The buffer that ratatui draws on.
//!
//! Owns nothing but the place of the cursor: what is drawn stays in ratatui's own buffer and is
//! read there. It writes no byte and asks no terminal.

use std::convert::Infallible;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// A screen of a fixed size that shows nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BufferBackend {
    size: Size,
    at: Position,
    shown: bool,
}

impl BufferBackend {
    /// Returns an empty buffer of a size.
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        Self {
            size: Size::new(columns, rows),
            at: Position::ORIGIN,
            shown: false,
        }
    }

    /// Where the last frame put the cursor, if anywhere.
    pub(crate) fn cursor(&self) -> Option<(u16, u16)> {
        self.shown.then_some((self.at.x, self.at.y))
    }
}

impl Backend for BufferBackend {
    type Error = Infallible;

    fn draw<'a, I>(&mut self, _: I) -> Result<(), Infallible>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> Result<(), Infallible> {
        self.shown = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> Result<(), Infallible> {
        self.shown = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> Result<Position, Infallible> {
        Ok(self.at)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Infallible> {
        self.at = position.into();
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> Result<(), Infallible> {
        Ok(())
    }

    fn size(&self) -> Result<Size, Infallible> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> Result<WindowSize, Infallible> {
        Ok(WindowSize {
            columns_rows: self.size,
            pixels: Size::ZERO,
        })
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

//! Frames as bytes: turns cells into the fewest bytes that bring the terminal up to date.
//!
//! Owns what the terminal shows and the bytes that change it. `screen` draws the state and compares it with what the
//! terminal shows; `scroll` finds rows that only moved; `encode` writes the difference; `pen` writes styles;
//! `buffer_backend` holds the buffer that ratatui draws on; `modes` switches the terminal over and back. It must not
//! know the line: nothing here writes to a file or waits for one, and the bytes are handed to whoever owns the line.

pub(crate) mod buffer_backend;
pub(crate) mod encode;
pub(crate) mod modes;
pub(crate) mod pen;
pub(crate) mod screen;
pub(crate) mod scroll;

//! Streams as systems have them that are no Unix: Windows.
//!
//! Owns the answers of a system whose console takes text and not bytes, and where no shell continues a stopped job. It
//! must not know what goes through the streams.

use std::fs::Metadata;
use std::io::{self, IsTerminal, Read, Write};

/// A person's own window or shell starts every program here.
pub(crate) fn has_shell() -> bool {
    true
}

/// Columns and rows of the console, where a stream is one.
pub(crate) fn size_of(stream: impl IsTerminal) -> Option<(u16, u16)> {
    stream.is_terminal().then(crossterm::terminal::size)?.ok()
}

/// Nothing tells where a stream leads to.
pub(crate) fn leads_to(_: impl IsTerminal, _: &Metadata) -> bool {
    false
}

/// The standard output: the library's own way, which turns text into what a console takes.
///
/// # Errors
/// None here.
pub(crate) fn output() -> io::Result<impl Write> {
    Ok(io::stdout())
}

/// A stream, which always waits here.
pub(crate) struct Patient<S>(pub(crate) S);

impl<S: Read> Read for Patient<S> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

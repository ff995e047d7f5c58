//! The text between the two marks of a bracketed paste.
//!
//! Owns where it ends and how much of it is kept. It must not know keys, moments or what the text
//! is for; whoever receives it cleans it.

use std::mem;

/// Most bytes kept of one paste; the rest is read and dropped.
pub const PASTE_LIMIT: usize = 16 * 1024;

const END: &[u8] = b"\x1b[201~";

/// A paste that is still coming in.
#[derive(Debug, Default)]
pub struct Paste {
    kept: Vec<u8>,
    /// How many bytes of the end mark have been seen.
    end: usize,
}

impl Paste {
    /// Takes the next byte and tells whether it was the last of the end mark.
    pub fn is_ended_by(&mut self, byte: u8) -> bool {
        if END.get(self.end) == Some(&byte) {
            self.end += 1;
            return self.end == END.len();
        }
        let false_start = mem::take(&mut self.end);
        for begun in END.iter().take(false_start) {
            self.keep(*begun);
        }
        // The only Escape of the mark is its first byte, so a new start is possible only here.
        if END.first() == Some(&byte) {
            self.end = 1;
        } else {
            self.keep(byte);
        }
        false
    }

    /// Tells whether bytes of it are no UTF-8; a letter that the limit cut is no such thing.
    pub fn is_foreign(&self) -> bool {
        match std::str::from_utf8(&self.kept) {
            Ok(_) => false,
            Err(cut) => cut.error_len().is_some() || self.kept.len() < PASTE_LIMIT,
        }
    }

    /// Returns the text so far and forgets it; invalid bytes and a letter cut by the limit vanish.
    pub fn take(&mut self) -> String {
        self.end = 0;
        let bytes = mem::take(&mut self.kept);
        bytes.utf8_chunks().map(|chunk| chunk.valid()).collect()
    }

    fn keep(&mut self, byte: u8) {
        if self.kept.len() < PASTE_LIMIT {
            self.kept.push(byte);
        }
    }
}

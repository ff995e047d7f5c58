//! The sequences that switch a terminal over and back, and the queries to it.
//!
//! Owns the modes that are set, each with its one reset, and the queries; no answer is waited for. The cursor is
//! switched with the frames. It must not know when a mode is set.

use std::fmt::Write as _;

use crossterm::Command;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};

/// Asks whether everything sent before has been read.
pub(crate) const STATUS_REPORT: &str = "\x1b[5n";

/// Asks for the color of the background.
pub(crate) const BACKGROUND: &str = "\x1b]11;?\x1b\\";

/// Asks whether frames can be held back until they are whole.
pub(crate) const SYNCHRONIZED: &str = "\x1b[?2026$p";

/// Asks whether margins can be set to the left and right (DECLRMM).
pub(crate) const MARGINS: &str = "\x1b[?69$p";

/// Lets margins be set to the left and right.
pub(crate) const MARGINS_ON: &str = "\x1b[?69h";

/// Ends that.
pub(crate) const MARGINS_OFF: &str = "\x1b[?69l";

/// Writes a command.
pub(crate) fn put(out: &mut String, command: &impl Command) {
    // Writing to a string cannot fail.
    let _ = command.write_ansi(out);
}

/// The other screen, no cursor, pastes in brackets.
pub(crate) fn open(out: &mut String) {
    put(out, &EnterAlternateScreen);
    put(out, &Hide);
    put(out, &EnableBracketedPaste);
}

/// Everything back; where a terminal has no other screen, the next line starts on the last row.
pub(crate) fn close(out: &mut String, rows: u16, cursor_is_shown: bool) {
    out.push_str("\x1b[m");
    put(out, &DisableBracketedPaste);
    put(out, &MoveTo(0, rows.saturating_sub(1)));
    put(out, &Clear(ClearType::UntilNewLine));
    if !cursor_is_shown {
        put(out, &Show);
    }
    put(out, &LeaveAlternateScreen);
}

/// Sends a text to the terminal's clipboard; never asks for what it holds.
pub(crate) fn copy(out: &mut String, text: &str) {
    let _ = write!(out, "\x1b]52;c;{}\x07", base64(text.as_bytes()));
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let bits = three[0] << 16 | three[1] << 8 | three[2];
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            let sign = if at <= chunk.len() { letter } else { b'=' };
            out.push(char::from(sign));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("ệ", "4buH"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn every_mode_that_is_set_is_reset_once() {
        let mut out = String::new();
        open(&mut out);
        close(&mut out, 24, false);
        for mode in ["?1049", "?2004"] {
            assert_eq!(out.matches(&format!("{mode}h")).count(), 1);
            assert_eq!(out.matches(&format!("{mode}l")).count(), 1);
        }
        assert_eq!(out.matches("?25l").count(), out.matches("?25h").count());
    }
}

//! The signs and colors of plain lines.
//!
//! Owns how a status is marked where lines are all there is, and how wide they may be. It must not know how a terminal was found
//! to take colors.

use crate::core::judge::standing::Status;
use crate::report::glyphs::Glyphs;

/// Signs and colors of plain output.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// The signs.
    pub(crate) glyphs: &'static Glyphs,
    /// Whether to color.
    pub(crate) colored: bool,
    /// The columns of the terminal; none in a pipe, where lines are whole.
    pub(crate) columns: Option<usize>,
}

impl Paint {
    /// Colors the word of a status.
    pub(crate) fn status(self, status: Status, said: &str) -> String {
        if !self.colored {
            return said.to_owned();
        }
        let color = match status {
            Status::Exceeded | Status::Met | Status::OnTrack => 32,
            Status::AtRisk => 33,
            Status::Unlikely | Status::Missed => 31,
            Status::NotAssessable => return said.to_owned(),
        };
        format!("\u{1b}[{color}m{said}\u{1b}[0m")
    }
}

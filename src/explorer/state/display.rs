//! What is known of a person's screen and how it is to look.
//!
//! Owns size, theme and signs of a session. It must not know what is shown.

use crate::explorer::theme::Theme;
use crate::line::terminal::Clipboard;
use crate::report::glyphs::Glyphs;

/// The screen of one person.
#[derive(Clone, Copy, Debug)]
pub struct Display {
    /// The theme.
    pub theme: Theme,
    /// The signs.
    pub glyphs: &'static Glyphs,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Whether the terminal moves the rows of some columns alone for a few bytes, so that the list may move
    /// row by row beside other panes.
    pub moves_columns: bool,
    /// How copies reach the clipboard.
    pub clipboard: Clipboard,
}

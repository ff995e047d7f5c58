//! How output looks: its signs and colors.
//!
//! Owns the way from the options and the terminal to a paint and a depth of color. It must not know what
//! is drawn.

use crate::cli::args::{Color, Global};
use crate::cli::process::Process;
use crate::line::terminal::{self, Depth, Wanted};
use crate::report::glyphs::{ASCII, Glyphs, UNICODE};
use crate::report::paint::Paint;

/// The signs and colors of plain lines.
pub(super) fn paint(around: &Process, global: &Global) -> Paint {
    let depth = depth(around, global);
    Paint {
        glyphs: glyphs(around, global),
        colored: depth != Depth::Mono && (around.is_terminal || global.color != Color::Auto),
        columns: around.columns,
    }
}

/// The signs.
pub(super) fn glyphs(around: &Process, global: &Global) -> &'static Glyphs {
    if global.ascii || !terminal::is_unicode(&around.terminal()) {
        &ASCII
    } else {
        &UNICODE
    }
}

/// How many colors there are.
pub(super) fn depth(around: &Process, global: &Global) -> Depth {
    let wanted = match global.color {
        Color::Auto => Wanted::Auto,
        Color::Always => Wanted::Always,
        Color::Never => Wanted::Exactly(Depth::Mono),
        Color::Ansi16 => Wanted::Exactly(Depth::Ansi16),
        Color::Ansi256 => Wanted::Exactly(Depth::Ansi256),
        Color::True => Wanted::Exactly(Depth::True),
    };
    terminal::depth(&around.terminal(), wanted)
}

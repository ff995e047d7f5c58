//! How output looks: its signs and colors.
//!
//! Owns the way from the options, the configuration and the terminal to a paint and a depth of color. It must not know what
//! is drawn.

use crate::cli::args::{Cli, Color, Global, Signs};
use crate::cli::process::Process;
use crate::cli::settings::Settings;
use crate::explorer::theme::ThemeName;
use crate::line::terminal::{self, Depth, Wanted};
use crate::report::glyphs::{ASCII, Glyphs, UNICODE};
use crate::report::paint::Paint;

/// The signs and colors of plain lines.
pub(super) fn paint(around: &Process, settings: &Settings, cli: &Cli) -> Paint {
    let color = cli.global.color;
    let usual = around.is_terminal && cli.theme.or(settings.theme) != Some(ThemeName::None);
    Paint {
        glyphs: glyphs(around, settings, cli),
        colored: depth(around, &cli.global) != Depth::Mono && (usual || color != Color::Auto),
        columns: around.columns,
    }
}

/// The signs.
pub(super) fn glyphs(around: &Process, settings: &Settings, cli: &Cli) -> &'static Glyphs {
    let is_ascii = cli.global.ascii || cli.signs.or(settings.signs) == Some(Signs::Ascii);
    if is_ascii || !terminal::is_unicode(&around.terminal()) {
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

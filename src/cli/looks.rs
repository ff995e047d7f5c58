//! How output looks: its signs and colors.
//!
//! Owns the way from the options, the configuration and the terminal to a paint and a depth of color. It must not know what
//! is drawn.

use crate::cli::args::{Cli, Color, Global, Signs};
use crate::cli::process::Process;
use crate::cli::settings::Settings;
use crate::explorer::theme::ThemeName;
use crate::line::terminal::{self, ColorChoice, ColorDepth};
use crate::report::glyphs::{ASCII, Glyphs, UNICODE};
use crate::report::paint::Paint;

/// The signs and colors of plain lines.
pub(super) fn paint(around: &Process, settings: &Settings, cli: &Cli) -> Paint {
    let color = cli.global.color;
    let usual = around.is_terminal && cli.theme.or(settings.theme) != Some(ThemeName::None);
    Paint {
        glyphs: glyphs(around, settings, cli),
        colored: depth(around, &cli.global) != ColorDepth::Mono && (usual || color != Color::Auto),
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
pub(super) fn depth(around: &Process, global: &Global) -> ColorDepth {
    let wanted = match global.color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Exactly(ColorDepth::Mono),
        Color::Ansi16 => ColorChoice::Exactly(ColorDepth::Ansi16),
        Color::Ansi256 => ColorChoice::Exactly(ColorDepth::Ansi256),
        Color::True => ColorChoice::Exactly(ColorDepth::True),
    };
    terminal::depth(&around.terminal(), wanted)
}

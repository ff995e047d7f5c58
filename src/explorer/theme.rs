//! Styles by meaning.
//!
//! Owns the themes that a person can choose, the few colors of each, and on which ground they stand: a theme leaves the
//! terminal's ground as it is where its colors can be read there, and paints its own where they cannot. Where the
//! colors of a terminal are not known, with sixteen or none, weight, reversed letters and signs carry the meaning. A
//! theme is a value of the session. It must not know what is drawn.

use std::fmt;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};

use crate::line::terminal::ColorDepth;
pub use crate::line::terminal::Shade;

/// The contrast of text and ground that every theme keeps, as WCAG 2 asks for at level AA.
const LEAST_CONTRAST: f64 = 4.5;

/// A theme by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeName {
    /// Dark or light, as the ground of the terminal is.
    #[default]
    Auto,
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
    /// White on black, at least 7:1.
    HighContrast,
    /// Dark, with status colors that color-blind people can tell apart: blue, yellow, orange.
    ColorBlind,
    /// No color.
    None,
}

/// A name that no theme bears: comes where a person chooses one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no theme")]
pub struct UnknownTheme(pub String);

impl ThemeName {
    /// Every theme, in the order in which one key goes through them.
    pub const ALL: [Self; 6] = [
        Self::Auto,
        Self::Dark,
        Self::Light,
        Self::HighContrast,
        Self::ColorBlind,
        Self::None,
    ];

    /// How it is written in options and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::ColorBlind => "color-blind",
            Self::None => "none",
        }
    }
}

impl fmt::Display for ThemeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Reads the code of a theme; color may be written in the British way.
impl FromStr for ThemeName {
    type Err = UnknownTheme;

    fn from_str(code: &str) -> Result<Self, UnknownTheme> {
        let plain = code.replace("colour", "color");
        let known = Self::ALL.into_iter().find(|name| name.code() == plain);
        known.ok_or_else(|| UnknownTheme(code.to_owned()))
    }
}

/// The background of a terminal, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KnownBackground {
    /// The terminal has not reported its color.
    Assumed(Shade),
    /// The terminal has reported its color.
    Told(Rgb),
}

/// A theme resolved for one terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    /// Weight and reversed letters.
    Plain,
    Dark,
    Light,
    HighContrast,
    ColorBlind,
}

/// The styles of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    depth: ColorDepth,
    name: ThemeName,
    ground: KnownBackground,
    scheme: Scheme,
    /// Whether it paints the ground.
    paints: bool,
}

/// Red, green, blue.
type Rgb = (u8, u8, u8);

/// A color with 24 bits, and the nearest one among the 240 of 256 that no person's settings change. The first
/// six of these, 16 to 21, are left out: well-known sets of colors put their own there.
type PaletteColor = (Rgb, u8);

struct Palette {
    accent: PaletteColor,
    muted: PaletteColor,
    faint: PaletteColor,
    good: PaletteColor,
    warn: PaletteColor,
    bad: PaletteColor,
    /// The ground under the name of the chosen row, and its letters where they must change for it.
    chosen: (PaletteColor, Option<PaletteColor>),
    /// Plain text and ground, where the theme paints its ground.
    page: (PaletteColor, PaletteColor),
}

const BLACK: PaletteColor = ((0, 0, 0), 232);
const WHITE: PaletteColor = ((255, 255, 255), 231);

const DARK: Palette = Palette {
    accent: ((125, 190, 255), 111),
    muted: ((188, 188, 188), 250),
    faint: ((158, 158, 158), 247),
    good: ((120, 200, 120), 114),
    warn: ((230, 180, 80), 179),
    bad: ((255, 130, 120), 210),
    chosen: (((48, 58, 78), 237), None),
    page: (((218, 218, 218), 253), ((28, 28, 28), 234)),
};

const LIGHT: Palette = Palette {
    accent: ((0, 80, 170), 25),
    muted: ((85, 85, 85), 240),
    faint: ((98, 98, 98), 241),
    good: ((0, 100, 30), 22),
    warn: ((125, 75, 0), 94),
    bad: ((175, 20, 20), 124),
    chosen: (((208, 222, 240), 254), None),
    page: (BLACK, WHITE),
};

const HIGH_CONTRAST: Palette = Palette {
    accent: ((95, 255, 255), 87),
    muted: ((208, 208, 208), 252),
    faint: ((188, 188, 188), 250),
    good: ((135, 255, 135), 120),
    warn: ((255, 255, 0), 226),
    bad: ((255, 175, 175), 217),
    chosen: (WHITE, Some(BLACK)),
    page: (WHITE, BLACK),
};

const COLOR_BLIND: Palette = Palette {
    accent: ((215, 175, 255), 183),
    good: ((135, 215, 255), 117),
    warn: ((255, 255, 135), 228),
    bad: ((255, 135, 0), 208),
    ..DARK
};

impl Theme {
    /// The styles for a terminal of that color depth while its background is unknown: those of the assumed shade.
    pub fn new(depth: ColorDepth, shade: Shade) -> Self {
        Self::resolved(depth, ThemeName::Auto, KnownBackground::Assumed(shade))
    }

    /// The theme of that name on the same terminal.
    #[must_use]
    pub fn named(self, name: ThemeName) -> Self {
        Self::resolved(self.depth, name, self.ground)
    }

    /// The next theme in the circle that looks different here; the same one where none does.
    #[must_use]
    pub fn next(self) -> Self {
        let all = ThemeName::ALL;
        let at = all.iter().position(|name| *name == self.name).unwrap_or(0);
        let others = all.iter().cycle().skip(at + 1).take(all.len());
        let mut others = others.map(|name| self.named(*name));
        let looks = |theme: &Self| (theme.scheme, theme.paints);
        let found = others.find(|other| looks(other) != looks(&self));
        found.unwrap_or(self)
    }

    /// The same theme on a ground of that color.
    #[must_use]
    pub fn on_ground(self, red: u8, green: u8, blue: u8) -> Self {
        Self::resolved(
            self.depth,
            self.name,
            KnownBackground::Told((red, green, blue)),
        )
    }

    fn resolved(depth: ColorDepth, name: ThemeName, ground: KnownBackground) -> Self {
        let scheme = match name {
            _ if !has_known_colors(depth) => Scheme::Plain,
            ThemeName::Auto => match ground.shade() {
                Shade::Dark => Scheme::Dark,
                Shade::Light => Scheme::Light,
            },
            ThemeName::Dark => Scheme::Dark,
            ThemeName::Light => Scheme::Light,
            ThemeName::HighContrast => Scheme::HighContrast,
            ThemeName::ColorBlind => Scheme::ColorBlind,
            ThemeName::None => Scheme::Plain,
        };
        let paints = match (name, scheme.palette()) {
            (_, None) => false,
            // These themes include their background, whatever the terminal has.
            (ThemeName::Light | ThemeName::HighContrast, Some(_)) => true,
            (_, Some(palette)) => !can_be_read(palette, depth, ground, scheme),
        };
        Self {
            depth,
            name,
            ground,
            scheme,
            paints,
        }
    }

    /// Its name.
    pub fn name(&self) -> ThemeName {
        self.name
    }

    /// Tells whether the terminal has colors that are known, so that themes differ and the color of the ground
    /// matters.
    pub fn can_differ(&self) -> bool {
        has_known_colors(self.depth)
    }

    /// Tells whether no color is used.
    pub fn is_mono(&self) -> bool {
        self.scheme == Scheme::Plain
    }

    /// Tells whether it is made for a dark ground.
    pub fn is_dark(&self) -> bool {
        self.scheme != Scheme::Light
    }

    /// The colors of letters and ground for what has none of its own, where the theme paints its ground.
    pub fn page(&self) -> Option<(Color, Color)> {
        let palette = self.scheme.palette().filter(|_| self.paints)?;
        let (text, ground) = palette.page;
        Some((self.color(text), self.color(ground)))
    }

    /// Plain text.
    pub fn text(&self) -> Style {
        Style::new()
    }

    /// Secondary text.
    pub fn muted(&self) -> Style {
        self.tone(|palette| palette.muted)
    }

    /// Faint text: rules, hints, remarks.
    pub fn faint(&self) -> Style {
        self.tone(|palette| palette.faint)
    }

    /// Titles and names.
    pub fn title(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The focused pane.
    pub fn focus(&self) -> Style {
        self.target().add_modifier(Modifier::BOLD)
    }

    /// Letters that the query matched.
    pub fn matched(&self) -> Style {
        // An old console shows a line under letters as a color.
        let mark = match self.scheme {
            Scheme::Plain => Modifier::BOLD,
            _ => Modifier::UNDERLINED,
        };
        self.target().add_modifier(mark)
    }

    /// The name of the chosen row: its own style on a ground, or reversed where there are no colors.
    pub fn chosen(&self, own: Style) -> Style {
        let Some(palette) = self.scheme.palette() else {
            return own.add_modifier(Modifier::REVERSED);
        };
        let (ground, letters) = palette.chosen;
        Style {
            fg: letters.map(|letters| self.color(letters)).or(own.fg),
            bg: Some(self.color(ground)),
            ..own
        }
    }

    /// A figure that answers the question.
    pub fn figure(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// An estimate or forecast.
    pub fn estimate(&self) -> Style {
        match self.scheme {
            // An old console shows slanted letters as a color, as it does a line under letters.
            Scheme::Plain => Style::new(),
            _ => Style::new().add_modifier(Modifier::ITALIC),
        }
    }

    /// A target among claims.
    pub fn target(&self) -> Style {
        self.tone(|palette| palette.accent)
    }

    /// Sources that disagree.
    pub fn conflict(&self) -> Style {
        self.marked(|palette| palette.warn)
    }

    /// A status by its place among the statuses: glyph and word.
    pub fn status(&self, class: usize) -> Style {
        match class {
            0..=2 => self.marked(|palette| palette.good),
            3 => self.marked(|palette| palette.warn),
            4 | 5 => self.marked(|palette| palette.bad),
            _ => self.muted(),
        }
    }

    /// A color, or weight where there is none.
    fn marked(&self, pick: fn(&Palette) -> PaletteColor) -> Style {
        match self.scheme {
            Scheme::Plain => Style::new().add_modifier(Modifier::BOLD),
            _ => self.tone(pick),
        }
    }

    fn tone(&self, pick: fn(&Palette) -> PaletteColor) -> Style {
        match self.scheme.palette() {
            Some(palette) => Style::new().fg(self.color(pick(palette))),
            None => Style::new(),
        }
    }

    fn color(&self, ((red, green, blue), indexed): PaletteColor) -> Color {
        match self.depth {
            ColorDepth::True => Color::Rgb(red, green, blue),
            _ => Color::Indexed(indexed),
        }
    }
}

impl Scheme {
    fn palette(self) -> Option<&'static Palette> {
        match self {
            Self::Plain => None,
            Self::Dark => Some(&DARK),
            Self::Light => Some(&LIGHT),
            Self::HighContrast => Some(&HIGH_CONTRAST),
            Self::ColorBlind => Some(&COLOR_BLIND),
        }
    }

    fn shade(self) -> Shade {
        match self {
            Self::Light => Shade::Light,
            _ => Shade::Dark,
        }
    }
}

impl KnownBackground {
    /// Whether the ground is light or dark, by which letters are easier to read on it.
    fn shade(self) -> Shade {
        match self {
            Self::Assumed(shade) => shade,
            Self::Told(color) => {
                let against = |(letters, _): PaletteColor| contrast(letters, color);
                match against(BLACK) > against(WHITE) {
                    true => Shade::Light,
                    false => Shade::Dark,
                }
            }
        }
    }
}

impl Palette {
    /// The colors of letters.
    fn letters(&self) -> [PaletteColor; 6] {
        [
            self.accent,
            self.muted,
            self.faint,
            self.good,
            self.warn,
            self.bad,
        ]
    }
}

/// Tells whether what a color looks like is known: the sixteen are each person's own.
fn has_known_colors(depth: ColorDepth) -> bool {
    matches!(depth, ColorDepth::Ansi256 | ColorDepth::True)
}

/// Tells whether every color of a palette can be read on a ground.
fn can_be_read(
    palette: &Palette,
    depth: ColorDepth,
    ground: KnownBackground,
    scheme: Scheme,
) -> bool {
    match ground {
        KnownBackground::Assumed(shade) => shade == scheme.shade(),
        KnownBackground::Told(ground) => {
            let mut letters = palette.letters().into_iter();
            letters.all(|tone| contrast(looks(tone, depth), ground) >= LEAST_CONTRAST)
        }
    }
}

/// What a tone looks like at a depth.
fn looks((full, indexed): PaletteColor, depth: ColorDepth) -> Rgb {
    if depth == ColorDepth::True {
        return full;
    }
    match indexed {
        // The greys, from nearly black to nearly white.
        232.. => {
            let grey = 8 + 10 * (indexed - 232);
            (grey, grey, grey)
        }
        // A cube of six steps a side.
        _ => {
            let at = indexed.saturating_sub(16);
            let step = |at: u8| if at == 0 { 0 } else { 55 + 40 * at };
            (step(at / 36), step(at / 6 % 6), step(at % 6))
        }
    }
}

/// Contrast of two colors as WCAG 2 defines it.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance as WCAG 2 defines it.
fn luminance((red, green, blue): Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.03928 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
}

#[cfg(test)]
mod tests;

//! Styles by meaning.
//!
//! Owns the few colors: one accent, two greys, and a color for each status, for dark and light
//! backgrounds at every depth. Without color everything is told by weight and by signs. A theme is a
//! value of the session.

use ratatui::style::{Color, Modifier, Style};

use crate::line::terminal::Depth;

/// What the background is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

/// The styles of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    depth: Depth,
    shade: Shade,
    mono: bool,
}

/// A color at each depth: 24 bits, 256, 16.
type Tone = ((u8, u8, u8), u8, Color);

struct Palette {
    accent: Tone,
    muted: Tone,
    faint: Tone,
    good: Tone,
    warn: Tone,
    bad: Tone,
    /// The ground under the name of the chosen row.
    ground: Tone,
}

const DARK: Palette = Palette {
    accent: ((125, 190, 255), 111, Color::LightCyan),
    muted: ((165, 165, 165), 248, Color::Gray),
    faint: ((128, 128, 128), 244, Color::DarkGray),
    good: ((120, 200, 120), 114, Color::LightGreen),
    warn: ((230, 180, 80), 179, Color::LightYellow),
    bad: ((255, 130, 120), 210, Color::LightRed),
    ground: ((48, 58, 78), 237, Color::Blue),
};

const LIGHT: Palette = Palette {
    accent: ((0, 80, 170), 25, Color::Blue),
    muted: ((85, 85, 85), 240, Color::Black),
    faint: ((105, 105, 105), 241, Color::DarkGray),
    good: ((0, 100, 30), 22, Color::Green),
    warn: ((130, 80, 0), 94, Color::Magenta),
    bad: ((175, 20, 20), 124, Color::Red),
    ground: ((208, 222, 240), 254, Color::Cyan),
};

impl Theme {
    /// Returns the styles for a terminal of that depth and ground.
    pub fn new(depth: Depth, shade: Shade) -> Self {
        Self {
            depth,
            shade,
            mono: depth == Depth::Mono,
        }
    }

    /// The next theme in the circle: dark, light, no color.
    #[must_use]
    pub fn next(self) -> Self {
        match (self.mono, self.shade) {
            (false, Shade::Dark) => Self {
                shade: Shade::Light,
                ..self
            },
            (false, Shade::Light) => Self { mono: true, ..self },
            (true, _) => Self {
                shade: Shade::Dark,
                mono: self.depth == Depth::Mono,
                ..self
            },
        }
    }

    /// The same theme for a ground of that color.
    #[must_use]
    pub fn on_ground(self, red: u8, green: u8, blue: u8) -> Self {
        // The eye's weights of ITU-R BT.601; the middle of the scale parts dark from light.
        let light = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
        let shade = match light > 127_500 {
            true => Shade::Light,
            false => Shade::Dark,
        };
        Self { shade, ..self }
    }

    /// Tells whether no color is used.
    pub fn is_mono(&self) -> bool {
        self.mono
    }

    /// Tells whether it is made for a dark ground.
    pub fn is_dark(&self) -> bool {
        self.shade == Shade::Dark
    }

    /// The whole screen before anything is drawn.
    pub fn screen(&self) -> Style {
        Style::new()
    }

    /// Plain text.
    pub fn text(&self) -> Style {
        Style::new()
    }

    /// What stands back.
    pub fn muted(&self) -> Style {
        self.tone(|palette| palette.muted, Modifier::empty())
    }

    /// What stands furthest back: rules, hints, remarks.
    pub fn faint(&self) -> Style {
        self.tone(|palette| palette.faint, Modifier::DIM)
    }

    /// Titles and names.
    pub fn title(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What has the focus.
    pub fn focus(&self) -> Style {
        self.tone(|palette| palette.accent, Modifier::empty())
            .add_modifier(Modifier::BOLD)
    }

    /// Letters that the query matched.
    pub fn matched(&self) -> Style {
        self.tone(|palette| palette.accent, Modifier::empty())
            .add_modifier(Modifier::UNDERLINED)
    }

    /// The name of the chosen row: its own style on a ground, or reversed where there are no colors.
    pub fn chosen(&self, own: Style) -> Style {
        match (self.depth, self.mono) {
            (Depth::Mono | Depth::Ansi16, _) | (_, true) => own.add_modifier(Modifier::REVERSED),
            _ => {
                let ground = self.tone(|palette| palette.ground, Modifier::empty()).fg;
                Style { bg: ground, ..own }
            }
        }
    }

    /// A figure that answers the question.
    pub fn figure(&self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// An estimate or forecast.
    pub fn estimate(&self) -> Style {
        Style::new().add_modifier(Modifier::ITALIC)
    }

    /// A target among claims.
    pub fn target(&self) -> Style {
        self.tone(|palette| palette.accent, Modifier::empty())
    }

    /// Sources that disagree.
    pub fn conflict(&self) -> Style {
        self.tone(|palette| palette.warn, Modifier::BOLD)
    }

    /// A status by its place among the statuses: glyph and word.
    pub fn status(&self, class: usize) -> Style {
        match class {
            0..=2 => self.tone(|palette| palette.good, Modifier::BOLD),
            3 => self.tone(|palette| palette.warn, Modifier::BOLD),
            4 | 5 => self.tone(|palette| palette.bad, Modifier::BOLD),
            _ => self.muted(),
        }
    }

    fn tone(&self, pick: fn(&Palette) -> Tone, without_color: Modifier) -> Style {
        if self.mono {
            return Style::new().add_modifier(without_color);
        }
        let palette = match self.shade {
            Shade::Dark => &DARK,
            Shade::Light => &LIGHT,
        };
        let ((red, green, blue), indexed, named) = pick(palette);
        let color = match self.depth {
            Depth::True => Color::Rgb(red, green, blue),
            Depth::Ansi256 => Color::Indexed(indexed),
            Depth::Ansi16 | Depth::Mono => named,
        };
        Style::new().fg(color)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colors as WCAG 2 defines it.
    fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
        let light = |(red, green, blue): (u8, u8, u8)| {
            let part = |value: u8| {
                let value = f64::from(value) / 255.0;
                if value <= 0.03928 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
        };
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_color_can_be_read_on_usual_grounds() {
        let tones = |palette: &Palette| {
            [
                palette.accent,
                palette.muted,
                palette.faint,
                palette.good,
                palette.warn,
                palette.bad,
            ]
        };
        for ground in [(0, 0, 0), (0x1e, 0x1e, 0x1e)] {
            for (color, _, _) in tones(&DARK) {
                assert!(contrast(color, ground) >= 4.2, "{color:?} on {ground:?}");
            }
        }
        for ground in [(255, 255, 255), (0xfd, 0xf6, 0xe3)] {
            for (color, _, _) in tones(&LIGHT) {
                assert!(contrast(color, ground) >= 4.5, "{color:?} on {ground:?}");
            }
        }
    }

    #[test]
    fn themes_go_round() {
        let dark = Theme::new(Depth::Ansi256, Shade::Dark);
        let light = dark.next();
        let mono = light.next();
        assert!(!light.is_dark() && mono.is_mono());
        assert_eq!(mono.next(), dark);
        let bare = Theme::new(Depth::Mono, Shade::Dark);
        assert!(bare.next().is_mono(), "a terminal without color gets none");
    }

    #[test]
    fn the_ground_decides_between_dark_and_light() {
        let theme = Theme::new(Depth::Ansi256, Shade::Dark);
        assert!(!theme.on_ground(253, 246, 227).is_dark());
        assert!(theme.on_ground(0, 43, 54).is_dark());
        assert!(theme.on_ground(40, 40, 200).is_dark());
        let mono = Theme::new(Depth::Mono, Shade::Dark).on_ground(255, 255, 255);
        assert!(mono.is_mono(), "no ground brings color back");
    }

    #[test]
    fn no_color_means_no_color() {
        let theme = Theme::new(Depth::Mono, Shade::Dark);
        for class in 0..7 {
            assert_eq!(theme.status(class).fg, None);
        }
        assert_eq!(theme.focus().fg, None);
    }
}

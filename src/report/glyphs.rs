//! The signs of the screen, in Unicode and in ASCII.
//!
//! Owns two sets of signs; nothing else spells a sign that draws. No braille, which many terminals
//! lack. It must not know what is drawn with them.

use ratatui::symbols::border;

use crate::core::judge::class::{Class, Kind};

/// A set of signs.
#[derive(Debug)]
pub struct Glyphs {
    /// One sign for each status, in the order of `Status::ALL`.
    statuses: [&'static str; 7],
    /// One sign for each kind without a verdict, in the order of `Kind::ALL`.
    without_verdict: [&'static str; 6],
    /// The keys that move, as the footer names them.
    pub arrows: &'static str,
    /// The mark of the chosen line.
    pub cursor: &'static str,
    /// What ends a cut text.
    pub ellipsis: &'static str,
    /// A value that does not exist.
    pub missing: &'static str,
    /// A piece of a horizontal rule.
    pub rule: &'static str,
    /// A piece of the rule between panes.
    pub divider: &'static str,
    /// Steps of a bar, lowest first.
    pub steps: &'static [&'static str],
    /// The target among bars.
    pub level: &'static str,
    /// Points of a chart: actual, estimate, forecast.
    pub points: [&'static str; 3],
    /// A piece of a chart's target line.
    pub dash: &'static str,
    /// What a chart works out: the straight way, the pace held, how far it may be off.
    pub ahead: [&'static str; 3],
    /// Where a chart's figures begin to be counted in another way.
    pub gap: &'static str,
    /// Axis of a chart: upright with a tick, upright, corner, level, level with a tick.
    pub axis: [&'static str; 5],
    /// The frame of a menu.
    pub border: border::Set<'static>,
    /// Signs in texts, each one cell wide, and what is shown for them.
    pub plain: &'static [(&'static str, &'static str)],
}

/// Signs for terminals with Unicode.
pub const UNICODE: Glyphs = Glyphs {
    statuses: ["▲", "●", "↗", "!", "✗", "■", "·"],
    without_verdict: ["◐", "◐", "≈", "◇", "?", "·"],
    arrows: "↑↓",
    cursor: "▸",
    ellipsis: "…",
    missing: "–",
    rule: "─",
    divider: "│",
    steps: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    level: "┄",
    points: ["●", "○", "◇"],
    dash: "┄",
    ahead: ["·", "∘", "┊"],
    gap: "¦",
    axis: ["┤", "│", "└", "─", "┬"],
    border: border::PLAIN,
    plain: &[],
};

/// Signs for every terminal.
pub const ASCII: Glyphs = Glyphs {
    statuses: ["^", "=", "/", "!", "x", "#", "."],
    without_verdict: ["%", "%", "~", "o", "?", "."],
    arrows: "Up/Down",
    cursor: ">",
    ellipsis: "...",
    missing: "-",
    rule: "-",
    divider: "|",
    steps: &["_", ".", "-", ":", "=", "+", "*", "#"],
    level: "~",
    points: ["*", "o", "?"],
    dash: "-",
    ahead: [".", "~", ":"],
    gap: "!",
    axis: ["+", "|", "+", "-", "+"],
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
    plain: &[
        ("≠", "!"),
        ("≈", "~"),
        ("–", "-"),
        ("—", "-"),
        ("−", "-"),
        ("·", "-"),
        ("×", "x"),
        ("…", "."),
        ("’", "'"),
        ("‘", "'"),
        ("“", "\""),
        ("”", "\""),
        ("→", ">"),
    ],
};

impl Glyphs {
    /// The name of a key with arrows in words where the set has no arrows.
    pub fn key(&self, name: &str) -> String {
        if !self.arrows.is_ascii() {
            return name.to_owned();
        }
        let words = [("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right")];
        let spelled = |name: String, (arrow, word): (&str, &str)| name.replace(arrow, word);
        words.into_iter().fold(name.to_owned(), spelled)
    }

    /// The sign of a status by its place among the statuses.
    pub fn status(&self, class: usize) -> &'static str {
        self.statuses.get(class).copied().unwrap_or(" ")
    }

    /// The sign of a kind without a verdict.
    pub(crate) fn without_verdict(&self, kind: Kind) -> &'static str {
        let signs = Kind::ALL.iter().zip(&self.without_verdict);
        let mut own = signs.filter(|(known, _)| **known == kind);
        own.next().map_or(" ", |(_, sign)| sign)
    }

    /// The sign of a class.
    pub(crate) fn class(&self, class: Class) -> &'static str {
        match class.kind() {
            Some(kind) => self.without_verdict(kind),
            None => self.status(class.status() as usize),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ASCII, UNICODE};

    #[test]
    fn the_ascii_set_is_ascii() {
        let all = ASCII.statuses.iter().chain(ASCII.steps).chain(&ASCII.axis);
        let all = all.chain(&ASCII.points).chain([&ASCII.gap]);
        let all = all.chain(&ASCII.without_verdict);
        let all = all.chain(ASCII.plain.iter().map(|(_, plain)| plain));
        assert!(all.into_iter().all(|sign| sign.is_ascii()));
    }

    #[test]
    fn statuses_differ_without_color() {
        for set in [&UNICODE, &ASCII] {
            let mut signs = set.statuses.to_vec();
            signs.extend(set.without_verdict);
            signs.sort_unstable();
            signs.dedup();
            // What has no figure bears the sign of what is not judged.
            assert_eq!(signs.len(), 7 + 4);
        }
    }
}

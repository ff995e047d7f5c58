//! The signs of the screen, in Unicode and in ASCII.
//!
//! Owns two sets of signs; nothing else spells a sign that draws. No braille, which many terminals
//! lack. It must not know what is drawn with them.

use ratatui::symbols::border;

use crate::core::judge::class::{Class, UnjudgedKind};

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
    /// The mark of what is pinned to the agenda.
    pub pin: &'static str,
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
    /// Steps of a bar that hangs below zero, shortest first.
    pub hanging: &'static [&'static str],
    /// A bar that lies: full, half, where sources disagree, the mark of the target.
    pub bar: [&'static str; 4],
    /// Where figures begin to be counted in another way.
    pub gap: &'static str,
    /// The signs of a chart; none of them is a sign of a status.
    pub chart: ChartGlyphs,
    /// The frame of a menu.
    pub border: border::Set<'static>,
    /// Signs in texts, each one cell wide, and what is shown for them.
    pub plain: &'static [(&'static str, &'static str)],
}

/// The signs of a chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartGlyphs {
    /// Figures: actual, estimate, forecast.
    pub points: [&'static str; 3],
    /// A mean over its years: first cell, those up to the figure at its end.
    pub bar: [&'static str; 2],
    /// Signs beside a figure: that much or more, that much or less, about so much.
    pub bounds: [&'static str; 3],
    /// The mark of a derived figure.
    pub derived: &'static str,
    /// Beside a figure that other sources contradict.
    pub disputed: &'static str,
    /// Between two figures of one moment.
    pub join: &'static str,
    /// A piece of the target line.
    pub target: &'static str,
    /// A piece of the line at zero.
    pub zero: &'static str,
    /// What is worked out: the straight way, the pace held, how far it may be off.
    pub ahead: [&'static str; 3],
    /// Axis: upright with a tick, upright, corner, level, level with a tick.
    pub axis: [&'static str; 5],
}

/// Signs for terminals with Unicode.
pub const UNICODE: Glyphs = Glyphs {
    statuses: ["▲", "●", "↗", "!", "✗", "■", "·"],
    without_verdict: ["◐", "◐", "≈", "◇", "?", "·"],
    arrows: "↑↓",
    cursor: "▸",
    pin: "★",
    ellipsis: "…",
    missing: "–",
    rule: "─",
    divider: "│",
    steps: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    hanging: &["▔", "▀"],
    bar: ["█", "▌", "░", "┃"],
    gap: "¦",
    chart: ChartGlyphs {
        points: ["◆", "○", "□"],
        bar: ["┣", "━"],
        bounds: ["↑", "↓", "~"],
        derived: "*",
        disputed: "≠",
        join: "│",
        target: "┄",
        zero: "─",
        ahead: [".", ":", "┊"],
        axis: ["┤", "│", "└", "─", "┬"],
    },
    border: border::PLAIN,
    plain: &[],
};

/// Signs for every terminal.
pub const ASCII: Glyphs = Glyphs {
    statuses: ["^", "=", "/", "!", "x", "#", "."],
    without_verdict: ["%", "%", "~", "o", "?", "."],
    arrows: "Up/Down",
    cursor: ">",
    pin: "+",
    ellipsis: "...",
    missing: "-",
    rule: "-",
    divider: "|",
    steps: &["_", ",", "-", ";", "+", "*", "&", "@"],
    hanging: &["'", "\""],
    bar: ["@", "@", ":", "|"],
    gap: ":",
    // Letters are the flags of statistical offices: estimated, forecast, circa.
    chart: ChartGlyphs {
        points: ["@", "e", "f"],
        bar: ["[", "_"],
        bounds: [">", "<", "c"],
        derived: "*",
        disputed: "&",
        join: "|",
        target: "-",
        zero: ",",
        ahead: ["'", ";", "I"],
        axis: ["+", "|", "+", "-", "+"],
    },
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
    pub(crate) fn without_verdict(&self, kind: UnjudgedKind) -> &'static str {
        let signs = UnjudgedKind::ALL.iter().zip(&self.without_verdict);
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
    use super::{ASCII, Glyphs, UNICODE};

    /// Every sign of a chart but those of its axis.
    fn of_chart(set: &Glyphs) -> Vec<&'static str> {
        let chart = set.chart;
        let groups = [chart.points, chart.bounds, chart.ahead];
        let single = [
            chart.derived,
            chart.disputed,
            chart.join,
            chart.target,
            chart.zero,
        ];
        let all = groups.concat().into_iter().chain(single).chain(chart.bar);
        all.chain([set.gap]).collect()
    }

    #[test]
    fn the_ascii_set_is_ascii() {
        let chart = of_chart(&ASCII);
        let all = ASCII.statuses.iter().chain(ASCII.steps).chain(&chart);
        let all = all.chain(&ASCII.without_verdict).chain(ASCII.hanging);
        let all = all.chain(&ASCII.chart.axis);
        let all = all.chain(ASCII.plain.iter().map(|(_, plain)| plain));
        assert!(all.into_iter().all(|sign| sign.is_ascii()));
    }

    #[test]
    fn signs_of_a_chart_differ_from_each_other_and_from_statuses() {
        for set in [&UNICODE, &ASCII] {
            let chart = of_chart(set);
            let statuses = [&set.statuses[..], &set.without_verdict].concat();
            let bars = [set.steps, set.hanging].concat();
            for (at, sign) in chart.iter().enumerate() {
                assert!(!chart[..at].contains(sign), "{sign} stands twice");
            }
            for sign in chart.iter().chain(&bars) {
                assert!(!statuses.contains(sign), "{sign} is a status");
            }
        }
    }

    #[test]
    fn statuses_differ_without_color() {
        for set in [&UNICODE, &ASCII] {
            let mut signs = set.statuses.to_vec();
            signs.extend(set.without_verdict);
            signs.sort_unstable();
            signs.dedup();
            // A target without a figure has the sign of one that is not judged.
            assert_eq!(signs.len(), 7 + 4);
        }
    }
}

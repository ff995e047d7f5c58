//! Slips of a hand or of an office program in a pack, as data.
//!
//! Owns the kinds of slips that are known by name, so that the cure can be told and not only the place. It must not
//! know how they are found.

use serde::{Deserialize, Serialize};

/// A slip: comes with an entry that is no TOML, or a figure that is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slip {
    /// A text stands in the quotes of a word processor; so do `more` others of the file.
    CurlyQuote {
        /// The sign.
        sign: char,
        /// How many more places of the file have one.
        more: usize,
    },
    /// A space that only looks like one, where spaces may stand; so do `more` others.
    OddSpace {
        /// The space.
        space: char,
        /// The sign behind it.
        before: Option<char>,
        /// How many more places of the file have one.
        more: usize,
    },
    /// Both sides of a change that was never settled, or a marker of one that was left.
    Conflict {
        /// The first line.
        first: usize,
        /// The last one.
        last: usize,
    },
    /// No comma between two entries of a list.
    MissingComma,
    /// A remark that begins as in another language than TOML; so do `more` others.
    Remark {
        /// How it begins.
        sign: String,
        /// How many more places of the file have one.
        more: usize,
    },
    /// A colon where the equals sign belongs; so do `more` others.
    Colon {
        /// How many more places of the file have one.
        more: usize,
    },
    /// A quote in the middle of a text.
    QuoteInside,
    /// A key that stands twice in its table.
    RepeatedKey {
        /// The key.
        key: String,
        /// The line of its first use.
        line: usize,
    },
    /// Spaces among the digits of a figure.
    SpaceInFigure {
        /// The figure without them.
        figure: String,
        /// Whether one is a no-break space, which nobody sees.
        is_hidden: bool,
    },
    /// A percent sign behind a figure.
    Percent {
        /// The figure without it.
        figure: String,
    },
    /// A range that is written as one word.
    Range {
        /// Its lower end.
        low: String,
        /// Its upper end.
        high: String,
    },
    /// A comparator in front of a figure.
    Bound {
        /// The comparator, as a pack writes it.
        sign: String,
        /// The figure without it.
        figure: String,
    },
    /// A sign that only looks like a minus.
    Minus {
        /// The sign.
        sign: char,
        /// The figure with a minus.
        figure: String,
    },
}

impl Slip {
    /// Tells whether it is one of a figure, and not of the text around.
    pub fn is_of_a_figure(&self) -> bool {
        matches!(
            self,
            Self::SpaceInFigure { .. }
                | Self::Percent { .. }
                | Self::Range { .. }
                | Self::Bound { .. }
                | Self::Minus { .. }
        )
    }

    /// The stable code of the problem.
    pub fn code(&self) -> &'static str {
        match self.is_of_a_figure() {
            true => "bad-figure",
            false => "toml-syntax",
        }
    }

    /// The number of further places, where those of a file are told as one.
    pub fn more(&mut self) -> Option<&mut usize> {
        match self {
            Self::CurlyQuote { more, .. }
            | Self::OddSpace { more, .. }
            | Self::Remark { more, .. }
            | Self::Colon { more } => Some(more),
            _ => None,
        }
    }
}

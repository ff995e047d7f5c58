//! How a query was read so that it matches: from what was typed to the freest guess.
//!
//! Owns the readings, their order and their names in JSON. It must not know how a reading is tried.

/// How the query was read to make it match, the most literal first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// As typed.
    #[default]
    Typed,
    /// Raw Telex keys, decoded.
    Telex,
    /// Raw VNI keys, decoded.
    Vni,
    /// Words typed without the spaces between them.
    Glued,
    /// The first letters of words.
    Initials,
    /// One slip of the finger in a word.
    KeyboardTypo,
    /// Letters of several words, in order.
    Scattered,
}

impl Reading {
    /// Returns the word used in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Reading::Typed => "typed",
            Reading::Telex => "telex",
            Reading::Vni => "vni",
            Reading::Glued => "glued",
            Reading::Initials => "initials",
            Reading::KeyboardTypo => "keyboard-typo",
            Reading::Scattered => "scattered",
        }
    }
}

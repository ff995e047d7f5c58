//! How a query was read so that it matches, from the literal text to the freest guess.
//!
//! Owns the readings, the order in which they are tried, and their names in JSON. It must not know how a reading is
//! carried out.

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
    /// One typing error in a word.
    KeyboardTypo,
    /// Letters of several words, in order.
    Scattered,
    /// Some of the words, each weighed by how much it tells.
    Partial,
    /// A figure that a claim prints.
    Figure,
}

impl Reading {
    /// Every literal reading, in the order in which they are tried.
    pub(super) const ALL: [Self; 7] = [
        Self::Typed,
        Self::Telex,
        Self::Vni,
        Self::Glued,
        Self::Initials,
        Self::KeyboardTypo,
        Self::Scattered,
    ];

    /// Returns the word used in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Telex => "telex",
            Self::Vni => "vni",
            Self::Glued => "glued",
            Self::Initials => "initials",
            Self::KeyboardTypo => "keyboard-typo",
            Self::Scattered => "scattered",
            Self::Partial => "partial",
            Self::Figure => "figure",
        }
    }
}

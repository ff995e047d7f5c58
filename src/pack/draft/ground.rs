//! What told the kind of a figure, and of which kinds those before it are.
//!
//! Owns these two. It must not know a word or a sentence.

use crate::core::model::ClaimKind;

/// What told the kind of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum KindGround {
    /// Words at the figure, or the figure to which it belongs.
    #[default]
    Told,
    /// A word earlier in its sentence.
    Sentence,
    /// A heading, or the line that leads a list.
    Heading,
    /// Neither: its time, or what the text is.
    Text,
}

/// Which kinds the figures before one in its sentence are of, outside of brackets.
#[derive(Clone, Copy, Debug, Default)]
pub struct KindsBefore {
    /// Targets, forecasts too.
    pub targets: bool,
    /// Results, estimates too.
    pub results: bool,
    /// Estimates.
    pub estimates: bool,
}

impl KindsBefore {
    /// Notes a figure.
    pub fn note(&mut self, kind: ClaimKind) {
        self.estimates |= kind == ClaimKind::Estimate;
        match is_reached(kind) {
            true => self.results = true,
            false => self.targets = true,
        }
    }
}

/// Tells whether a kind is of what was reached, as far as it is known.
pub fn is_reached(kind: ClaimKind) -> bool {
    matches!(kind, ClaimKind::Actual | ClaimKind::Estimate)
}

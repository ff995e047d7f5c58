//! What of an indicator was only guessed.
//!
//! Owns the two marks. It must not know how anything is guessed.

use serde::{Deserialize, Serialize};

/// The facts of an indicator that its pack does not state: they were guessed from its name and figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guessed {
    /// Which way is better.
    pub better: bool,
    /// How its targets are to be compared.
    pub target_kind: bool,
}

impl Guessed {
    /// Tells whether a verdict would rest on a guess.
    pub fn is_any(self) -> bool {
        self.better || self.target_kind
    }
}

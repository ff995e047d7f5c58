//! Data that changed while a person looks at them.
//!
//! Owns whether the person keeps what is shown as it is, whether something newer waits, and what is wrong with files
//! whose change was refused. It must not know who watches the files.

use crate::core::lang::Lang;
use crate::pack::diagnostic::Diagnostic;
use crate::words::locale::words::words;

/// What became of files that changed.
#[derive(Clone, Debug, Default)]
pub struct Renewal {
    /// Whether the person keeps what is shown as it is.
    pub(super) is_held: bool,
    /// Whether something newer waits meanwhile.
    pub(super) has_newer: bool,
    /// The errors for which the last change was refused.
    pub(super) refused: Vec<Diagnostic>,
    /// Whether it was.
    pub(super) is_refused: bool,
}

impl Renewal {
    /// What the header says of it, if anything.
    pub(crate) fn said(&self, lang: Lang) -> Option<&'static str> {
        let words = words(lang);
        match (self.is_held, self.has_newer) {
            (true, true) => Some(words.is_still_newer),
            (true, false) => Some(words.is_still),
            (false, _) => self.is_refused.then_some(words.is_old),
        }
    }

    /// The errors for which the last change was refused.
    pub(crate) fn refused(&self) -> &[Diagnostic] {
        &self.refused
    }
}

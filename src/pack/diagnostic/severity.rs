//! How bad a problem is.
//!
//! Owns the two degrees and their stable words. It must not know problems.

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something was not read.
    Error,
    /// Everything was read, but somebody should look.
    Warning,
}

impl Severity {
    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

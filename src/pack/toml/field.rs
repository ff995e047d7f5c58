//! A value and where it stands.
//!
//! Owns that pair alone. It must not know what kind of value it is.

use std::borrow::Cow;
use std::ops::Range;

/// A value with the byte range at which it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The bytes of the text at which it stands.
    pub at: Range<usize>,
}

impl Located<Cow<'_, str>> {
    /// The same with letters of its own.
    pub fn into_owned(self) -> Located<String> {
        Located {
            value: self.value.into_owned(),
            at: self.at,
        }
    }
}

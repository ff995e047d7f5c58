//! A value and where it stands.
//!
//! Owns that pair alone. It must not know what kind of value it is.

use std::ops::Range;

/// A value with the byte range at which it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The bytes of the text at which it stands.
    pub at: Range<usize>,
}

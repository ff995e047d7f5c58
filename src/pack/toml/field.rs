//! A value and where it stands.
//!
//! Owns that pair alone. It must not know what kind of value it is.

use std::ops::Range;

/// A value with the byte range at which it stands.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text being read.
    pub at: Range<usize>,
}

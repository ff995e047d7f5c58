//! Reads a small file of a person's own, whatever stands in its place.
//!
//! Owns what a configuration or a memory may be: a regular file of a bounded size. A pipe, a device or
//! a folder in its place is an error and holds nobody up. It must not know what the bytes mean.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use super::place;

/// Reads the bytes of a file; `None` where there are more than `most`.
///
/// # Errors
///
/// When it is absent, cannot be read or is no regular file.
pub(crate) fn read(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    place::file(path)?;
    let mut bytes = Vec::new();
    // It may have grown since it was measured, and some files have no size to measure.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= most).then_some(bytes))
}

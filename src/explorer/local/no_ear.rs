//! Systems that are not asked to tell that files change: these are looked at now and then.
//!
//! Owns the answer that nothing is told. It must not know what a change means.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// There is nothing that hears.
pub(super) type Told = Infallible;

/// Everything is.
pub(super) fn is_far(_: &Path) -> bool {
    true
}

/// Says that nothing is told.
///
/// # Errors
/// Always.
pub(super) fn listen(_: &[PathBuf]) -> io::Result<Told> {
    Err(ErrorKind::Unsupported.into())
}

/// Nothing that hears is ever there.
pub(super) fn hears(ear: &Told, _: Option<Duration>) -> bool {
    match *ear {}
}

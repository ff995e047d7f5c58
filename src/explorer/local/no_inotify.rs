//! Systems whose reports of file changes are not used: files are polled there.
//!
//! Owns the answer that nothing is reported. It must not know what a change means.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// There is no watcher.
pub(super) type Watcher = Infallible;

/// Everything is polled.
pub(super) fn is_remote(_: &Path) -> bool {
    true
}

/// Refuses.
///
/// # Errors
/// Always.
pub(super) fn watch_places(_: &[PathBuf]) -> io::Result<Watcher> {
    Err(ErrorKind::Unsupported.into())
}

/// Never called, since there is no watcher.
pub(super) fn wait_for_change(watcher: &Watcher, _: Option<Duration>) -> bool {
    match *watcher {}
}

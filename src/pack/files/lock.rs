//! Lets one process after another change the files of a folder.
//!
//! Owns the waiting, which has an end: who holds a lock may have been stopped. It must not know what is
//! changed.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often it is tried, and how long it rests between.
const TRIES: usize = 200;
const REST: Duration = Duration::from_millis(10);

/// Locks a folder until what is given is dropped. `None` where somebody else holds it for long, or where
/// folders cannot be locked: then it is for the caller to go on or not.
pub(crate) fn hold(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    for _ in 0..TRIES {
        match folder.try_lock() {
            Ok(()) => return Some(folder),
            Err(TryLockError::WouldBlock) => thread::sleep(REST),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

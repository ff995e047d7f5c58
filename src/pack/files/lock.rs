//! Lets one process after another change the files of a folder.
//!
//! Owns the waiting, which has an end: who holds a lock may have been stopped. It must not know what is
//! changed.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// How often it is tried, and how long it rests between.
const TRIES: usize = 200;
const REST: Duration = Duration::from_millis(10);

/// How often a turn is waited for.
const TURNS: usize = 15;

/// Waits for the right to change a folder, which lasts until the returned value is dropped; `None` if folders cannot be
/// locked.
///
/// # Errors
/// Where the folder cannot be opened, and where somebody else holds it for half a minute.
pub(crate) fn turn(folder: &Path) -> io::Result<Option<File>> {
    let folder = File::open(folder)?;
    for _ in 0..TURNS * TRIES {
        match folder.try_lock() {
            Ok(()) => return Ok(Some(folder)),
            Err(TryLockError::WouldBlock) => thread::sleep(REST),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

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

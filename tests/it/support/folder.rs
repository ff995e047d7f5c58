//! A folder whose name a test chooses.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

/// A folder with a name of its own, gone when the test ends.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    _around: TempDir,
}

/// A name of these bytes, whatever they are.
#[cfg(unix)]
fn named(bytes: &[u8]) -> &std::ffi::OsStr {
    std::os::unix::ffi::OsStrExt::from_bytes(bytes)
}

/// A name of these letters.
#[cfg(not(unix))]
fn named(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

impl Folder {
    pub(crate) fn new(name: &[u8]) -> Self {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join(named(name));
        fs::create_dir(&path).unwrap();
        Self {
            path,
            _around: around,
        }
    }
}

//! A folder whose name a test chooses.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::PathBuf;

use tempfile::TempDir;

/// A folder with a name of its own, gone when the test ends.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    _around: TempDir,
}

impl Folder {
    pub(crate) fn new(name: &[u8]) -> Self {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join(OsStr::from_bytes(name));
        fs::create_dir(&path).unwrap();
        Self {
            path,
            _around: around,
        }
    }
}

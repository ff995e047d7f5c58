//! How the files of packs stand on the disk, to tell later whether anything changed.
//!
//! Owns by what a change is told: names, sizes, times and which file it is; nothing is read. It must not know who waits
//! for a change.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};

use crate::pack::files::{system, toml_files};

/// The state of all files of some packs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, Option<FileStamp>)>);

/// What identifies the state of a file or folder: device, number, length, and when content and rights changed, in
/// seconds and nanoseconds.
pub(crate) type FileStamp = (Option<(u64, u64)>, u64, [(i64, i64); 2]);

impl Stamp {
    /// How packs stand now, by the paths under which they were named.
    pub fn of(packs: &[PathBuf]) -> Self {
        let files = packs.iter().flat_map(|pack| parts(pack));
        Self(files.map(|path| (path.clone(), mark(&path))).collect())
    }

    /// Tells whether what was named is there.
    pub fn is_there(packs: &[PathBuf]) -> bool {
        packs.iter().all(|pack| pack.exists())
    }

    /// The places to watch for changes of a pack: its folder, or the file that it is. For links also what they lead to,
    /// since the folder of a link hears nothing of that.
    pub fn places(packs: &[PathBuf]) -> Vec<PathBuf> {
        let mut places: Vec<PathBuf> = packs.to_vec();
        let files = packs.iter().flat_map(|pack| parts(pack));
        let is_link = |path: &PathBuf| path.is_symlink();
        places.extend(
            files
                .filter(is_link)
                .filter_map(|link| link.canonicalize().ok()),
        );
        places
    }
}

/// The files of a pack; the path itself where it is no folder that can be read.
fn parts(pack: &Path) -> Vec<PathBuf> {
    match toml_files(pack) {
        Ok(files) if !files.is_empty() => files,
        _ => vec![pack.to_owned()],
    }
}

fn mark(path: &Path) -> Option<FileStamp> {
    fs::metadata(path).ok().as_ref().map(mark_of)
}

/// What tells a file from what stood there before.
pub(crate) fn mark_of(found: &Metadata) -> FileStamp {
    (
        system::identity(found),
        // The length of a folder means nothing.
        if found.is_dir() { 0 } else { found.len() },
        system::times(found),
    )
}

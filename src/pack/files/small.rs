//! Reads a small file of a person's own, whatever stands in its place, and makes the folder for one.
//!
//! Owns what a configuration or a memory may be: a regular file of a bounded size. A pipe, a device or
//! a folder in its place is an error and holds nobody up. It must not know what the bytes mean.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use super::{place, system};

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

/// Makes a folder, with those above it, for its owner alone, whatever rights new files are given; one that is
/// there becomes so. What a link leads to is arranged by whoever made the link.
///
/// # Errors
/// Those of the file system.
pub(crate) fn make_own(folder: &Path) -> io::Result<()> {
    let own = || system::make_folder_private(folder);
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => {
            if !system::is_private_folder(&found) {
                // The rights of somebody else's folder cannot be changed; saving goes on without that.
                let _ = own();
            }
            return Ok(());
        }
        Ok(_) => return Ok(()),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Err(_) => {}
    }
    let above = folder.parent().filter(|above| !above.exists());
    above.map_or(Ok(()), make_own)?;
    match system::own_folders().create(folder) {
        // The mask of the process took some rights away.
        Ok(()) => own(),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

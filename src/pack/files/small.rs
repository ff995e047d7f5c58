//! Reads a small file of a person's own, whatever stands in its place, and makes the folder for one.
//!
//! Owns what a configuration or a memory may be: a regular file of a bounded size. A pipe, a device or
//! a folder in its place is an error and holds nobody up. It must not know what the bytes mean.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, ErrorKind, Read as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;

use super::place;

/// Rights of the folder that it stands in: what a person keeps is nobody else's business.
const OWN_FOLDER: u32 = 0o700;

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
pub(crate) fn make_own(folder: &Path) -> io::Result<()> {
    let own = || fs::set_permissions(folder, Permissions::from_mode(OWN_FOLDER));
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => {
            if found.permissions().mode() & 0o777 != OWN_FOLDER {
                // That somebody else's folder stays as it is hinders no saving.
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
    match DirBuilder::new().mode(OWN_FOLDER).create(folder) {
        // The mask of the process took some rights away.
        Ok(()) => own(),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

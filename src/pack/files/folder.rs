//! Puts the files of a new folder on disk, all or none.
//!
//! Owns the way to the folder: the files are written beside it and moved in one step, or one by one where
//! that cannot be. It must not know what they hold.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::Path;

use super::atomic::{self, Access, Step, Stop, WriteError};

/// Tells whether files may be put into a folder: it does not exist, or it is empty.
///
/// # Errors
/// Where the folder cannot be read, or is no folder.
pub fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.is_symlink() => Ok(true),
        Err(error) => Err(error),
    }
}

/// Writes files, by name and text, into a folder that is free; after an error nothing of them is left.
///
/// # Errors
/// Those of the file system, and when the writing was stopped.
pub fn write(folder: &Path, files: &[(String, String)], stop: &dyn Stop) -> Result<(), WriteError> {
    let existed = folder.is_dir();
    let target = if existed {
        folder.canonicalize().map_err(Step::Find.failed(folder))?
    } else {
        folder.to_owned()
    };
    let around = atomic::folder_of(&target);
    fs::create_dir_all(around).map_err(Step::Make.failed(folder))?;
    atomic::remove_forsaken(around);
    stop.hold();
    match at_once(&target, existed, files, stop) {
        // Nothing may be made beside it, or it is mounted.
        Err(WriteError::Failed { error, .. }) if existed && atomic::is_closed(&error) => {
            one_by_one(&target, files, stop)
        }
        written => written,
    }
}

/// Writes the files beside the folder and puts all in its place; an empty one is replaced.
fn at_once(
    target: &Path,
    existed: bool,
    files: &[(String, String)],
    stop: &dyn Stop,
) -> Result<(), WriteError> {
    let failed = |step: Step| step.failed(target);
    let beside = atomic::folder_beside(target).map_err(failed(Step::Make))?;
    for (name, text) in files {
        let written = File::create_new(beside.path().join(name)).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        written.map_err(failed(Step::Write))?;
        if stop.has_come() {
            let path = target.to_owned();
            return Err(WriteError::Stopped { path });
        }
    }
    if existed {
        let allowed = fs::metadata(target).and_then(|old| {
            let mode = Permissions::from_mode(old.mode() & 0o7777);
            fs::set_permissions(beside.path(), mode)
        });
        allowed.map_err(failed(Step::Make))?;
    }
    atomic::sync_folder(beside.path());
    fs::rename(beside.path(), target).map_err(failed(Step::Place))?;
    // There is nothing under the old name any more.
    let _ = beside.keep();
    atomic::sync_folder(atomic::folder_of(target));
    Ok(())
}

/// Writes the files into a folder that cannot be replaced, such as a mount point.
fn one_by_one(
    target: &Path,
    files: &[(String, String)],
    stop: &dyn Stop,
) -> Result<(), WriteError> {
    for (done, (name, text)) in files.iter().enumerate() {
        let path = target.join(name);
        let fill = |out: &mut dyn io::Write| out.write_all(text.as_bytes());
        if let Err(error) = atomic::write(&path, Access::Usual, stop, fill) {
            for (name, _) in files.iter().take(done) {
                let _ = fs::remove_file(target.join(name));
            }
            return Err(error);
        }
    }
    Ok(())
}

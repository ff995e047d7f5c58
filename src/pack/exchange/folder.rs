//! Puts the files of a pack on disk, all or none.
//!
//! Owns the way to the folder: the files are written beside it and moved in one step. It must not know
//! what they hold.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Tells whether a pack may be written to a folder: it does not exist, or it is empty.
///
/// # Errors
/// Where the folder cannot be read, or is no folder.
pub(crate) fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(!folder.is_symlink()),
        Err(error) => Err(error),
    }
}

/// Writes files into a folder that is free; after an error nothing of them is left.
///
/// # Errors
/// Those of the file system.
pub(crate) fn write(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    let existed = folder.is_dir();
    let target = if existed {
        folder.canonicalize()?
    } else {
        folder.to_owned()
    };
    if let Some(parent) = target
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        fs::create_dir_all(parent)?;
    }
    let beside = beside(&target)?;
    let written = write_all(&beside, files).and_then(|()| {
        // An empty folder is replaced by the full one in one step.
        fs::rename(&beside, &target).or_else(|error| match existed {
            true => move_all(&beside, &target, files),
            false => Err(error),
        })
    });
    // Gone already where it was renamed.
    let _ = fs::remove_dir_all(&beside);
    written
}

/// Writes a file in one step: whoever reads it sees the old or the new one.
///
/// # Errors
/// Those of the file system or of the writing.
pub(crate) fn replace_file(
    path: &Path,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> io::Result<()> {
    // A device or a pipe is written to, not replaced.
    if path.exists() && !path.is_file() {
        return write(&mut io::BufWriter::new(fs::File::create(path)?));
    }
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let beside = name_beside(&target)?;
    let mut file = io::BufWriter::new(fs::File::create_new(&beside)?);
    let written = write(&mut file)
        .and_then(|()| io::Write::flush(&mut file))
        .and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Makes a new folder beside one.
fn beside(target: &Path) -> io::Result<PathBuf> {
    let path = name_beside(target)?;
    fs::create_dir(&path)?;
    Ok(path)
}

/// A free name in the folder of a path.
fn name_beside(target: &Path) -> io::Result<PathBuf> {
    let Some(name) = target.file_name() else {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    };
    let own = std::process::id();
    let free = (0..100_u32)
        .map(|number| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{own}-{number}.new"));
            target.with_file_name(hidden)
        })
        .find(|path| !path.exists());
    free.ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))
}

fn write_all(folder: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// Moves files one by one into a folder that cannot be replaced, such as a mount point.
fn move_all(from: &Path, to: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (done, (name, _)) in files.iter().enumerate() {
        let moved = fs::copy(from.join(name), to.join(name));
        if let Err(error) = moved {
            for (name, _) in files.iter().take(done + 1) {
                let _ = fs::remove_file(to.join(name));
            }
            return Err(error);
        }
    }
    Ok(())
}

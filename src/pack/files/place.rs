//! What stands where a file or a folder is named.
//!
//! Owns the telling apart of files, folders, devices, pipes, sockets and links to nothing, before anything is
//! opened: a pipe would be waited for, a device may never end. It must not know why it is asked.

use std::fs::{self, FileType, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::system;
use crate::pack::diagnostic::NotAFile;

/// What is known of a regular file, links followed.
///
/// # Errors
/// Where it is absent or something else; [`NotAFile`] inside says what.
pub(crate) fn file(path: &Path) -> io::Result<Metadata> {
    let found = any(path)?;
    match found.is_file() {
        true => Ok(found),
        false => Err(io::Error::other(what(found.file_type()))),
    }
}

/// What is known of what is there, links followed.
///
/// # Errors
/// Where nothing is; [`NotAFile`] inside says so if a link leads there.
pub(super) fn any(path: &Path) -> io::Result<Metadata> {
    fs::metadata(path).map_err(|error| match leads_nowhere(path, &error) {
        true => io::Error::other(NotAFile::DanglingLink),
        false => error,
    })
}

/// Tells whether an error says that nothing is there because a link, here or on the way, leads to nothing.
pub(crate) fn leads_nowhere(path: &Path, error: &io::Error) -> bool {
    let is_lost = |part: &Path| part.is_symlink() && !part.exists();
    error.kind() == ErrorKind::NotFound && path.ancestors().any(is_lost)
}

fn what(found: FileType) -> NotAFile {
    if found.is_dir() {
        NotAFile::Folder
    } else if system::is_pipe(found) {
        NotAFile::Pipe
    } else if system::is_socket(found) {
        NotAFile::Socket
    } else {
        NotAFile::Device
    }
}

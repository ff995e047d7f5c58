//! Files as systems have them that are no Unix: Windows.
//!
//! Owns the answers of a system where the folder of a person decides who may read a file, and where a file has no
//! number that could be asked for. It must not know why it is asked.

use std::fs::{DirBuilder, File, FileType, Metadata, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What Windows says where links go in a circle (`ERROR_CANT_RESOLVE_FILENAME`).
const CIRCLE: i32 = 1921;

/// The system does not identify a file under several names.
pub(crate) fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// The system does not tell the device.
pub(crate) fn device(_: &Metadata) -> Option<u64> {
    None
}

/// When the content was changed last, in seconds and nanoseconds, and when the file was made.
pub(crate) fn times(found: &Metadata) -> [(i64, i64); 2] {
    [found.modified(), found.created()].map(since_1970)
}

fn since_1970(time: io::Result<SystemTime>) -> (i64, i64) {
    let since = time
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    since.map_or((0, 0), |since| {
        let seconds = i64::try_from(since.as_secs()).unwrap_or(i64::MAX);
        (seconds, i64::from(since.subsec_nanos()))
    })
}

/// The system does not tell.
pub(crate) fn has_other_names(_: &Metadata) -> bool {
    false
}

/// What stands in the folder of a person is theirs.
pub(crate) fn is_own(_: &Metadata) -> bool {
    true
}

/// The folder decides.
pub(crate) fn others_may_write(_: &Metadata) -> bool {
    false
}

/// The folder decides.
pub(crate) fn made_for(_: &mut tempfile::Builder<'_, '_>, _: bool) {}

/// The folder decides.
pub(crate) fn make_private(_: &File) -> io::Result<()> {
    Ok(())
}

/// The folder decides.
pub(crate) fn keep_rights(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// The folder above decides.
pub(crate) fn keep_folder_rights(_: &Path, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// A new file belongs to this process; the owner is not changed.
pub(crate) fn keep_owner(_: &File, _: &Metadata) -> bool {
    true
}

/// The folder decides.
pub(crate) fn keep_list(_: &File, _: &Path) -> bool {
    true
}

/// Does nothing: a lack of room shows when the file is written.
pub(crate) fn make_room(_: &File, _: u64) -> io::Result<()> {
    Ok(())
}

/// It cannot.
pub(crate) fn sync_all_of(_: &Path) -> Option<io::Result<()>> {
    None
}

/// Opens a file that is no link.
pub(crate) fn open_own(path: &Path) -> io::Result<File> {
    match path.is_symlink() {
        true => Err(ErrorKind::InvalidInput.into()),
        false => OpenOptions::new().read(true).open(path),
    }
}

/// What makes folders.
pub(crate) fn own_folders() -> DirBuilder {
    DirBuilder::new()
}

/// The folder above decides.
pub(crate) fn make_folder_private(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The folder above decides.
pub(crate) fn is_private_folder(_: &Metadata) -> bool {
    true
}

/// The path of which these are the bytes; what is no Unicode in it is not found again.
pub(crate) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// There are none among files.
pub(crate) fn is_pipe(_: FileType) -> bool {
    false
}

/// There are none among files.
pub(crate) fn is_socket(_: FileType) -> bool {
    false
}

/// What is neither file, folder nor link.
pub(crate) fn is_device(kind: FileType) -> bool {
    !kind.is_file() && !kind.is_dir() && !kind.is_symlink()
}

/// The error that links go in a circle.
pub(crate) fn circle_of_links() -> io::Error {
    io::Error::from_raw_os_error(CIRCLE)
}

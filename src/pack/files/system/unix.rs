//! Files as Unix has them.
//!
//! Owns the calls that only such systems have. It must not know why it is asked.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, FileType, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{
    DirBuilderExt as _, FileTypeExt as _, MetadataExt as _, OpenOptionsExt as _,
    PermissionsExt as _, fchown,
};
use std::path::{Path, PathBuf};

use rustix::buffer::spare_capacity;
use rustix::fs::{FallocateFlags, OFlags, XattrFlags, fallocate, fsetxattr, getxattr};
use rustix::io::Errno;
use rustix::process::geteuid;

/// Rights of a folder of a person's own: what they keep is nobody else's business.
const OWN_FOLDER: u32 = 0o700;
/// Rights of a file of a person's own, and of any other before the mask of the process.
const OWN_FILE: u32 = 0o600;
const ANY_FILE: u32 = 0o666;
/// What others may not do with a file that is believed.
const WRITTEN_BY_OTHERS: u32 = 0o022;
/// The extended attribute in which Linux keeps the access list of a file.
const LIST: &str = "system.posix_acl_access";
const LONGEST_LIST: usize = 1 << 16;

/// What tells a file from every other one, under whatever name: its device and its number there.
pub(crate) fn identity(found: &Metadata) -> Option<(u64, u64)> {
    Some((found.dev(), found.ino()))
}

/// The device that a file is on.
pub(crate) fn device(found: &Metadata) -> Option<u64> {
    Some(found.dev())
}

/// When the content, and when the content or the rights were changed last, in seconds and nanoseconds.
pub(crate) fn times(found: &Metadata) -> [(i64, i64); 2] {
    [
        (found.mtime(), found.mtime_nsec()),
        (found.ctime(), found.ctime_nsec()),
    ]
}

/// Tells whether a file has other names.
pub(crate) fn has_other_names(found: &Metadata) -> bool {
    found.nlink() > 1
}

/// Tells whether a file is this person's.
pub(crate) fn is_own(found: &Metadata) -> bool {
    found.uid() == geteuid().as_raw()
}

/// Tells whether others may write a file.
pub(crate) fn others_may_write(found: &Metadata) -> bool {
    found.mode() & WRITTEN_BY_OTHERS != 0
}

/// Options for new files: for their owner alone, or with the usual rights of the process.
pub(crate) fn made_for(named: &mut tempfile::Builder<'_, '_>, is_private: bool) {
    let mode = if is_private { OWN_FILE } else { ANY_FILE };
    named.permissions(Permissions::from_mode(mode));
}

/// Leaves a file to its owner alone.
///
/// # Errors
/// Those of the file system.
pub(crate) fn make_private(file: &File) -> io::Result<()> {
    file.set_permissions(Permissions::from_mode(OWN_FILE))
}

/// Gives a new file the rights of an old one.
///
/// # Errors
/// Those of the file system.
pub(crate) fn keep_rights(new: &File, old: &Metadata) -> io::Result<()> {
    new.set_permissions(Permissions::from_mode(old.mode() & 0o7777))
}

/// Gives a new folder the rights of an old one.
///
/// # Errors
/// Those of the file system.
pub(crate) fn keep_folder_rights(new: &Path, old: &Metadata) -> io::Result<()> {
    fs::set_permissions(new, Permissions::from_mode(old.mode() & 0o7777))
}

/// Gives a new file the owner of the old one; tells whether it has it.
pub(crate) fn keep_owner(new: &File, old: &Metadata) -> bool {
    let is_kept = |found: Metadata| (found.uid(), found.gid()) == (old.uid(), old.gid());
    new.metadata().is_ok_and(is_kept) || fchown(new, Some(old.uid()), Some(old.gid())).is_ok()
}

/// Gives a new file the list of those who may use the old one, which its mode alone does not tell; tells whether it
/// has it.
pub(crate) fn keep_list(new: &File, old: &Path) -> bool {
    let mut list = Vec::with_capacity(LONGEST_LIST);
    match getxattr(old, LIST, spare_capacity(&mut list)) {
        Ok(_) => fsetxattr(new, LIST, &list, XattrFlags::empty()).is_ok(),
        // There is none, or the file system has none.
        Err(error) => error != Errno::RANGE,
    }
}

/// Makes sure, before anything of a file is written over, that what is longer has room on the disk; after an error it is
/// what it was.
///
/// # Errors
/// Where the disk has no room; those of the file system.
pub(crate) fn make_room(file: &File, length: u64) -> io::Result<()> {
    let before = file.metadata()?.len();
    if length <= before {
        return Ok(());
    }
    match fallocate(file, FallocateFlags::empty(), before, length - before) {
        Err(error @ (Errno::NOSPC | Errno::FBIG | Errno::DQUOT)) => {
            file.set_len(before)?;
            Err(error.into())
        }
        // Not every file system can tell beforehand.
        _ => Ok(()),
    }
}

/// Brings everything of the disk of a folder to it at once, where the system can.
///
/// # Errors
/// Those of the file system.
pub(crate) fn sync_all_of(folder: &Path) -> Option<io::Result<()>> {
    #[cfg(target_os = "linux")]
    {
        let synced = File::open(folder).and_then(|folder| Ok(rustix::fs::syncfs(folder)?));
        Some(synced)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        None
    }
}

/// Opens a file that is no link, and waits for nobody.
///
/// # Errors
/// Where it is a link; those of the file system.
pub(crate) fn open_own(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let flags = i32::try_from(flags.bits()).map_err(io::Error::other)?;
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// What makes folders for their owner alone.
pub(crate) fn own_folders() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.mode(OWN_FOLDER);
    builder
}

/// Leaves a folder to its owner alone.
///
/// # Errors
/// Those of the file system.
pub(crate) fn make_folder_private(folder: &Path) -> io::Result<()> {
    fs::set_permissions(folder, Permissions::from_mode(OWN_FOLDER))
}

/// Tells whether a folder is its owner's alone.
pub(crate) fn is_private_folder(found: &Metadata) -> bool {
    found.permissions().mode() & 0o777 == OWN_FOLDER
}

/// The path of which these are the bytes.
pub(crate) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// Tells whether what stands there is a named pipe.
pub(crate) fn is_pipe(kind: FileType) -> bool {
    kind.is_fifo()
}

/// Tells whether what stands there is a socket.
pub(crate) fn is_socket(kind: FileType) -> bool {
    kind.is_socket()
}

/// Tells whether what stands there is a device.
pub(crate) fn is_device(kind: FileType) -> bool {
    kind.is_char_device() || kind.is_block_device()
}

/// The error that links go in a circle.
pub(crate) fn circle_of_links() -> io::Error {
    Errno::LOOP.into()
}

//! Writes files as a whole: whoever reads one sees the old or the new, whatever happens meanwhile.
//!
//! Owns the way of bytes to a file. Links are followed; the new file is written beside the old one, brought
//! to the disk and put in its place, with its rights and its owner. Where that cannot be, the old one is
//! written over, and the caller is told. It must not know what the bytes mean, nor which signals there are.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{NamedTempFile, SpooledTempFile, TempDir};

use super::system;

/// The beginning and the end of the names of files that are not yet in their place.
const PREFIX: &str = ".chitieu-";
const SUFFIX: &str = ".new";
/// How many letters and digits stand between.
const MIDDLE: usize = 8;
/// The age from which nobody can still be writing such a file.
const FORSAKEN: Duration = Duration::from_secs(24 * 60 * 60);
/// Bytes that are gathered before they are written.
const BUFFER: usize = 1 << 16;
/// Bytes that are held in memory where nothing can be written beside a file.
const HELD: usize = 16 << 20;
/// Files that are brought to the disk one by one.
const SYNCED_EACH: usize = 32;
/// Most links that lead from one to the next.
const MOST_LINKS: usize = 40;

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The rights of the file that is there; for a new one those that the process gives its files.
    Usual,
    /// Its owner alone.
    Private,
}

/// How a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    /// In one step.
    Whole,
    /// Over the old one, which a reader may have seen half written.
    InPlace(Obstacle),
    /// To a device or a pipe, as it came.
    Streamed,
}

/// Why a file could not be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No file may be made in its folder, or none may be moved there.
    Folder,
    /// It belongs to somebody else, and the new one would not.
    Owner,
    /// It has other names, under which the new one would not be found.
    Names,
    /// It has a list of who may use it, and the new one could not have it.
    Rights,
}

/// Whether the writing is to stop.
pub trait Stop {
    /// From now on something has to be tidied up, so what would end the process is reported instead.
    fn hold(&self);
    /// Tells whether to stop.
    fn has_come(&self) -> bool;
}

/// Nothing stops the writing.
#[derive(Clone, Copy, Debug)]
pub struct Never;

impl Stop for Never {
    fn hold(&self) {}

    fn has_come(&self) -> bool {
        false
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A step failed.
    #[error("{}: cannot {step}: {error}", path.display())]
    Failed {
        /// The file or folder that was to be written.
        path: PathBuf,
        /// What was tried.
        step: Step,
        /// What the system said.
        #[source]
        error: io::Error,
    },
    /// It was asked to stop.
    #[error("{}: stopped", path.display())]
    Stopped {
        /// The file or folder that was to be written.
        path: PathBuf,
    },
}

/// What is tried, one after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To find what is there.
    Find,
    /// To make the folder or the new file.
    Make,
    /// To write what it is to hold.
    Write,
    /// To bring it to the disk.
    Sync,
    /// To put it in its place.
    Place,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Find => "find what is there",
            Self::Make => "make the file",
            Self::Write => "write it",
            Self::Sync => "bring it to the disk",
            Self::Place => "put it in its place",
        })
    }
}

impl WriteError {
    /// What the system said.
    pub fn into_io(self) -> io::Error {
        match self {
            Self::Failed { error, .. } => error,
            Self::Stopped { .. } => io::Error::from(ErrorKind::Interrupted),
        }
    }
}

impl Step {
    /// The error of this step at a path.
    pub(crate) fn failed(self, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
        let path = path.to_owned();
        move |error| WriteError::Failed {
            path,
            step: self,
            error,
        }
    }
}

/// Writes a file; `fill` is given the place for its bytes. After an error the old file is what it was,
/// unless it was being written over.
///
/// # Errors
/// Those of the system and of `fill`, and when the writing was stopped.
pub fn write(
    path: &Path,
    access: Access,
    stop: &dyn Stop,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<WriteOutcome, WriteError> {
    let old = match fs::metadata(path) {
        Ok(old) if !old.is_file() => return stream(path, fill),
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Step::Find.failed(path)(error)),
    };
    let target = follow(path).map_err(Step::Find.failed(path))?;
    // `/proc` names files that are open already; a new file cannot be put in their place.
    if target.starts_with("/proc") {
        return stream(path, fill);
    }
    remove_forsaken(folder_of(&target));
    stop.hold();
    let job = Job {
        path,
        target: &target,
        access,
        old: old.as_ref(),
        stop,
    };
    match job.beside() {
        Ok(mut new) => {
            job.fill(new.as_file_mut(), fill)?;
            job.place(new)
        }
        Err(error) if job.may_write_over(&error) => {
            let mut held = SpooledTempFile::new(HELD);
            job.fill(&mut held, fill)?;
            job.write_over(&mut held, Obstacle::Folder)
        }
        Err(error) => Err(Step::Make.failed(path)(error)),
    }
}

/// One file to be written.
struct Job<'j> {
    /// What the caller named.
    path: &'j Path,
    /// What it is when links are followed.
    target: &'j Path,
    access: Access,
    old: Option<&'j Metadata>,
    stop: &'j dyn Stop,
}

impl Job<'_> {
    /// Makes the new file, with its access rights in force before the first byte is written.
    fn beside(&self) -> io::Result<NamedTempFile> {
        let is_usual = self.access == Access::Usual && self.old.is_none();
        let mut named = named();
        system::made_for(&mut named, !is_usual);
        named.tempfile_in(folder_of(self.target)).map_err(plain)
    }

    /// Writes what the file is to hold.
    fn fill(
        &self,
        file: &mut dyn Write,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        let mut out = Watched {
            out: BufWriter::with_capacity(BUFFER, file),
            stop: self.stop,
        };
        let filled = fill(&mut out).and_then(|()| out.flush());
        if self.stop.has_come() {
            let path = self.path.to_owned();
            return Err(WriteError::Stopped { path });
        }
        filled.map_err(Step::Write.failed(self.path))
    }

    /// Puts the new file in the place of the old one.
    fn place(&self, mut new: NamedTempFile) -> Result<WriteOutcome, WriteError> {
        if self.old.is_some_and(system::has_other_names) {
            return self.write_over(new.as_file_mut(), Obstacle::Names);
        }
        if self
            .old
            .is_some_and(|old| !system::keep_owner(new.as_file(), old))
        {
            return self.write_over(new.as_file_mut(), Obstacle::Owner);
        }
        // A change of the owner takes some rights away, so they come after it.
        let allowed = match (self.access, self.old) {
            // The mask of the process may have taken rights of its owner.
            (Access::Private, _) => system::make_private(new.as_file()),
            (_, None) => Ok(()),
            (Access::Usual, Some(old)) => system::keep_rights(new.as_file(), old),
        };
        allowed.map_err(Step::Make.failed(self.path))?;
        if self.access == Access::Usual && !system::keep_list(new.as_file(), self.target) {
            return self.write_over(new.as_file_mut(), Obstacle::Rights);
        }
        let synced = new.as_file().sync_all();
        synced.map_err(Step::Sync.failed(self.path))?;
        match new.persist(self.target) {
            Ok(_) => {
                sync_folder(folder_of(self.target));
                Ok(WriteOutcome::Whole)
            }
            Err(mut kept) if self.may_write_over(&kept.error) => {
                self.write_over(kept.file.as_file_mut(), Obstacle::Folder)
            }
            Err(kept) => Err(Step::Place.failed(self.path)(kept.error)),
        }
    }

    /// Tells whether an error says that the folder is closed, and there is a file that may be open.
    fn may_write_over(&self, error: &io::Error) -> bool {
        self.old.is_some() && is_closed(error)
    }

    /// Writes over the old file.
    fn write_over(
        &self,
        new: &mut (impl Read + Seek),
        obstacle: Obstacle,
    ) -> Result<WriteOutcome, WriteError> {
        let failed = Step::Write.failed(self.path);
        let written = new.seek(SeekFrom::End(0)).and_then(|length| {
            let mut file = OpenOptions::new().write(true).open(self.target)?;
            system::make_room(&file, length)?;
            new.rewind()?;
            let length = io::copy(new, &mut file)?;
            file.set_len(length)?;
            if self.access == Access::Private {
                system::make_private(&file)?;
            }
            file.sync_all()
        });
        written.map_err(failed)?;
        Ok(WriteOutcome::InPlace(obstacle))
    }
}

/// Stops between two pieces.
struct Watched<'w, W> {
    out: W,
    stop: &'w dyn Stop,
}

impl<W: Write> Write for Watched<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stop.has_come() {
            // An interruption would be tried again.
            return Err(io::Error::other("stopped"));
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes to a device, a pipe or what is open already: nothing is replaced, nothing is to tidy up.
fn stream(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<WriteOutcome, WriteError> {
    let file = OpenOptions::new().write(true).open(path);
    let file = file.map_err(Step::Make.failed(path))?;
    let mut out = BufWriter::with_capacity(BUFFER, file);
    let filled = fill(&mut out).and_then(|()| out.flush());
    filled.map_err(Step::Write.failed(path))?;
    Ok(WriteOutcome::Streamed)
}

/// The path of a file behind all links; the file itself may be missing.
fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let name = target.file_name().ok_or(ErrorKind::InvalidInput)?;
        let found = folder_of(&target).canonicalize()?.join(name);
        match fs::read_link(&found) {
            Ok(next) if !found.starts_with("/proc") => target = folder_of(&found).join(next),
            _ => return Ok(found),
        }
    }
    Err(system::circle_of_links())
}

/// Tells whether an error says that nothing may be made in a folder or moved there: it is read-only, or
/// the file is a place where something is mounted.
fn is_closed(error: &io::Error) -> bool {
    is_forbidden(error) || is_mounted(error)
}

/// Tells whether an error says that nothing may be made in a folder.
pub(super) fn is_forbidden(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}

/// Tells whether an error says that something is mounted where something was to be put.
pub(super) fn is_mounted(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices
    )
}

/// A builder of temporary files whose names show what a killed process left behind.
pub(super) fn named() -> tempfile::Builder<'static, 'static> {
    let mut named = tempfile::Builder::new();
    named.prefix(PREFIX).suffix(SUFFIX).rand_bytes(MIDDLE);
    named
}

/// Makes a new folder inside a folder, under a name that shows what a killed process left behind.
///
/// # Errors
/// Those of the file system.
pub(super) fn folder_in(folder: &Path) -> io::Result<TempDir> {
    named().tempdir_in(folder).map_err(plain)
}

/// Removes what a killed process left in a folder; a younger leftover may still be in use and stays.
pub(super) fn remove_forsaken(folder: &Path) {
    let now = SystemTime::now();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if !is_ours(&name) {
            continue;
        }
        let Ok(found) = entry.metadata() else {
            continue;
        };
        let age = found.modified().map(|changed| now.duration_since(changed));
        let is_forsaken = matches!(age, Ok(Ok(age)) if age > FORSAKEN);
        if !is_forsaken || !system::is_own(&found) {
            continue;
        }
        // A leftover that cannot be removed does no harm and is not reported.
        let _ = if found.is_dir() {
            fs::remove_dir_all(entry.path())
        } else {
            fs::remove_file(entry.path())
        };
    }
}

/// Tells whether a name is one of those that are given to what is not yet in its place.
pub(super) fn is_ours(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let inner = name.strip_prefix(PREFIX);
    let inner = inner.and_then(|name| name.strip_suffix(SUFFIX));
    inner
        .is_some_and(|name| name.len() == MIDDLE && name.bytes().all(|c| c.is_ascii_alphanumeric()))
}

/// Brings to the disk what a folder names. That some systems cannot is no failure.
pub(super) fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Brings files of a folder to the disk: one by one, or where they are many and the system can, all at once, since
/// each costs a turn of the disk.
///
/// # Errors
/// Those of the file system.
pub(super) fn sync_files(
    folder: &Path,
    files: impl ExactSizeIterator<Item = PathBuf>,
) -> io::Result<()> {
    let is_many = files.len() > SYNCED_EACH;
    if let Some(synced) = is_many.then(|| system::sync_all_of(folder)).flatten() {
        return synced;
    }
    for file in files {
        // Windows syncs only files that were opened for writing.
        OpenOptions::new().write(true).open(file)?.sync_all()?;
    }
    Ok(())
}

/// The folder that a path stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// What the system said, without the path that is put before it.
pub(super) fn plain(error: io::Error) -> io::Error {
    let inner = error.get_ref().and_then(|inner| inner.source());
    let inner = inner.and_then(|inner| inner.downcast_ref::<io::Error>());
    let code = inner.and_then(io::Error::raw_os_error);
    code.map_or(error, io::Error::from_raw_os_error)
}

//! Puts the files of a new folder on disk, all or none.
//!
//! Owns the way to the folder: the files are written beside it and moved in one step. Where something is mounted, or
//! nothing may be made beside it, they are written inside and put in their places one by one, the first of them
//! deciding whose folder it is; nothing that is there is ever replaced. It must not know what they hold.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::atomic::{self, Access, Step, Stop, WriteError};
use super::{lock, system};
use crate::pack::write::PackSink;

/// Tells whether files may be put into a folder: it does not exist, or it is empty. What a process that was killed
/// left in it is nothing.
///
/// # Errors
/// Where the folder cannot be read, or is no folder.
pub fn is_free(folder: &Path) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            for entry in entries {
                if !atomic::is_ours(&entry?.file_name()) {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        Err(error) if error.kind() == ErrorKind::NotFound && !folder.is_symlink() => Ok(true),
        Err(error) => Err(error),
    }
}

/// Writes files, by name and text, into a folder that is free; after an error nothing of them is left.
///
/// # Errors
/// Those of [`fill`].
pub fn write(folder: &Path, files: &[(String, String)], stop: &dyn Stop) -> Result<(), WriteError> {
    fill(folder, stop, &|sink| {
        for (name, text) in files {
            sink.begin(name)?;
            sink.add(text)?;
        }
        Ok(())
    })
}

/// Whoever says files piece by piece, each time the same.
pub type Filling<'f> = dyn Fn(&mut dyn PackSink) -> io::Result<()> + 'f;

/// Writes files into a folder that is free, as they are said; after an error nothing of them is left. They may be asked
/// for twice.
///
/// # Errors
/// Those of the file system, and when the writing was stopped. Where the folder is not free any more, because somebody
/// else was quicker, it is that the directory is not empty.
pub fn fill(folder: &Path, stop: &dyn Stop, files: &Filling<'_>) -> Result<(), WriteError> {
    let existed = folder.is_dir();
    let target = if existed {
        folder.canonicalize().map_err(Step::Find.failed(folder))?
    } else {
        folder.to_owned()
    };
    let around = atomic::folder_of(&target);
    stop.hold();
    let made = Made::around(around).map_err(Step::Make.failed(folder))?;
    atomic::remove_forsaken(around);
    if existed {
        atomic::remove_forsaken(&target);
    }
    let job = Job {
        folder,
        target: &target,
        existed,
        files,
        stop,
    };
    job.run()?;
    made.keep();
    Ok(())
}

/// Adds one file to a folder, under a name that nothing has: the stem, with a number behind it where that is taken.
///
/// # Errors
/// Those of the file system, and when the writing was stopped.
pub fn add(folder: &Path, stem: &str, text: &str, stop: &dyn Stop) -> Result<PathBuf, WriteError> {
    let numbered = (2..).map(|number: u32| folder.join(format!("{stem}-{number}.toml")));
    let mut paths = std::iter::once(folder.join(format!("{stem}.toml"))).chain(numbered);
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let path = paths.find(is_free).unwrap_or_else(|| folder.join(stem));
    atomic::write(&path, Access::Usual, stop, |out| {
        out.write_all(text.as_bytes())
    })?;
    Ok(path)
}

/// The folders that had to be made on the way; they go again, where nothing else came into them, unless they
/// are kept.
struct Made(Vec<PathBuf>);

impl Made {
    fn around(around: &Path) -> io::Result<Self> {
        let missing = around.ancestors().take_while(|folder| {
            let is_named = !folder.as_os_str().is_empty();
            is_named && fs::symlink_metadata(folder).is_err()
        });
        let made = Self(missing.map(Path::to_owned).collect());
        fs::create_dir_all(around)?;
        Ok(made)
    }

    fn keep(mut self) {
        self.0.clear();
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        for folder in &self.0 {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// One folder to be written.
struct Job<'j> {
    /// What the caller named.
    folder: &'j Path,
    /// What it is when links are followed.
    target: &'j Path,
    existed: bool,
    files: &'j Filling<'j>,
    stop: &'j dyn Stop,
}

impl Job<'_> {
    fn run(&self) -> Result<(), WriteError> {
        if self.is_mount_point() {
            return self.one_by_one();
        }
        match self.at_once() {
            // A mount point that has no device number of its own, or a parent folder that cannot be written.
            Err(WriteError::Failed { step, error, .. })
                if self.existed && is_no_way(step, &error) =>
            {
                self.one_by_one()
            }
            written => written,
        }
    }

    fn is_mount_point(&self) -> bool {
        let number = |path: &Path| fs::metadata(path).ok().as_ref().and_then(system::device);
        let around = number(atomic::folder_of(self.target));
        self.existed
            && matches!((number(self.target), around), (Some(own), Some(around)) if own != around)
    }

    /// Writes the files beside the folder and puts all in its place; an empty one is replaced.
    fn at_once(&self) -> Result<(), WriteError> {
        let target = self.target;
        let (beside, _) = self.stage(atomic::folder_of(target))?;
        if self.existed {
            let allowed = fs::metadata(target)
                .and_then(|old| system::keep_folder_rights(beside.path(), &old));
            allowed.map_err(self.failed(Step::Write))?;
        }
        atomic::sync_folder(beside.path());
        fs::rename(beside.path(), target)
            .map_err(taken)
            .map_err(self.failed(Step::Place))?;
        // There is nothing under the old name any more.
        let _ = beside.keep();
        atomic::sync_folder(atomic::folder_of(target));
        Ok(())
    }

    /// Writes the files inside a folder that cannot be replaced, and puts each in its place. Two that do so at the same
    /// time take their turns; where folders cannot be locked, the first file is there for one of them only.
    fn one_by_one(&self) -> Result<(), WriteError> {
        let (inside, names) = self.stage(self.target)?;
        let _turn = lock::hold(self.target);
        if !is_free(self.target).map_err(self.failed(Step::Find))? {
            return Err(self.failed(Step::Place)(
                ErrorKind::DirectoryNotEmpty.into(),
            ));
        }
        for (done, name) in names.iter().enumerate() {
            let placed = put(&inside.path().join(name), &self.target.join(name));
            if let Err(error) = placed {
                for name in names.iter().take(done) {
                    let _ = fs::remove_file(self.target.join(name));
                }
                return Err(self.failed(Step::Place)(error));
            }
        }
        atomic::sync_folder(self.target);
        Ok(())
    }

    /// Writes the files into a new folder in one, which goes with whatever is left in it. Gives their names as well.
    fn stage(&self, around: &Path) -> Result<(TempDir, Vec<String>), WriteError> {
        let stage = atomic::folder_in(around).map_err(self.failed(Step::Make))?;
        let mut staged = Staged {
            stage: stage.path(),
            names: Vec::new(),
            file: None,
            stop: self.stop,
        };
        let said = (self.files)(&mut staged).and_then(|()| staged.end());
        if self.stop.has_come() {
            let path = self.folder.to_owned();
            return Err(WriteError::Stopped { path });
        }
        said.map_err(self.failed(Step::Write))?;
        let names = staged.names;
        let paths = names.iter().map(|name| stage.path().join(name));
        let synced = atomic::sync_files(stage.path(), paths);
        synced.map_err(self.failed(Step::Sync))?;
        Ok((stage, names))
    }

    fn failed(&self, step: Step) -> impl FnOnce(io::Error) -> WriteError {
        step.failed(self.folder)
    }
}

/// Files as they are said, in a folder of their own.
struct Staged<'j> {
    stage: &'j Path,
    names: Vec<String>,
    file: Option<BufWriter<File>>,
    stop: &'j dyn Stop,
}

impl Staged<'_> {
    /// Ends the file under way.
    fn end(&mut self) -> io::Result<()> {
        match self.file.take() {
            Some(mut file) => file.flush(),
            None => Ok(()),
        }
    }
}

impl PackSink for Staged<'_> {
    fn begin(&mut self, name: &str) -> io::Result<()> {
        self.end()?;
        if self.stop.has_come() {
            return Err(ErrorKind::Interrupted.into());
        }
        let file = File::create_new(self.stage.join(name))?;
        self.file = Some(BufWriter::new(file));
        self.names.push(name.to_owned());
        Ok(())
    }

    fn add(&mut self, text: &str) -> io::Result<()> {
        match &mut self.file {
            Some(file) => file.write_all(text.as_bytes()),
            None => Ok(()),
        }
    }
}

/// Tells whether a step failed because the folder cannot be replaced as a whole.
fn is_no_way(step: Step, error: &io::Error) -> bool {
    match step {
        Step::Make => atomic::is_forbidden(error) || atomic::is_mounted(error),
        Step::Place => atomic::is_mounted(error),
        Step::Find | Step::Write | Step::Sync => false,
    }
}

/// Puts a file in its place, where nothing must be.
fn put(from: &Path, to: &Path) -> io::Result<()> {
    let put = match fs::hard_link(from, to) {
        // Not every file system has two names for one file.
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(from, to),
        linked => linked,
    };
    put.map_err(taken)
}

/// If something is there already, the folder is not free any more.
fn taken(error: io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::AlreadyExists => ErrorKind::DirectoryNotEmpty.into(),
        _ => error,
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = File::open(from)?;
    let mut file = File::create_new(to)?;
    let copied = io::copy(&mut source, &mut file).and_then(|_| file.sync_all());
    if copied.is_err() {
        let _ = fs::remove_file(to);
    }
    copied
}

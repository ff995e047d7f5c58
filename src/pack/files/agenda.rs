//! Keeps the file of an agenda whole.
//!
//! Owns the way of such a file to the disk: one writer after another, the old file or the new one and never half of
//! one, and what somebody else wrote meanwhile is kept beside. It must not know what an agenda holds.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::atomic::{self, Access, Never, Step, WriteError};
use super::{lock, place, small};

/// The largest agenda that is read, in bytes.
pub(crate) const LARGEST: u64 = 1 << 20;
/// How many files that changed meanwhile are kept beside one.
const MOST_BESIDE: usize = 1000;

/// What is to be written, and what the writer last knew of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Save {
    /// The file.
    pub path: PathBuf,
    /// What it held when it was last read or written; none where it was not there.
    pub known: Option<Vec<u8>>,
    /// What it is to hold.
    pub text: String,
}

/// What became of it.
#[derive(Debug)]
pub struct Saved {
    /// The file that keeps what somebody else saved meanwhile, if anybody did.
    pub kept_beside: Option<PathBuf>,
}

/// Reads the file of an agenda; `None` where it is too large.
///
/// # Errors
/// When it is absent, cannot be read or is no regular file.
pub(crate) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    small::read(path, LARGEST)
}

/// The names of the agendas in a folder, in order: files that end in `.toml`. None where there is no folder.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let name = |path: PathBuf| {
        let is_toml = path.extension().is_some_and(|end| end == "toml");
        let stem = path.file_stem()?.to_str()?.to_owned();
        (is_toml && !stem.starts_with('.')).then_some(stem)
    };
    let mut names: Vec<String> = files.filter_map(|file| name(file.path())).collect();
    names.sort();
    names
}

/// Saves an agenda.
///
/// # Errors
/// Those of the file system; then the file is as it was.
#[cfg_attr(
    not(unix),
    expect(dead_code, reason = "only the loop of a terminal saves")
)]
pub(crate) fn save(save: &Save) -> Result<Saved, WriteError> {
    let path = save.path.as_path();
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        place::file(path).map_err(Step::Find.failed(path))?;
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    // An existing folder keeps the rights that its maker gave it.
    if !folder.exists() {
        small::make_own(folder).map_err(Step::Make.failed(path))?;
    }
    let _turn = lock::hold(folder);
    let now = match fs::read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(Step::Find.failed(path)(error)),
    };
    let kept_beside = match now {
        Some(now) if save.known.as_deref() != Some(&now) && now != save.text.as_bytes() => {
            Some(keep_beside(path, &now)?)
        }
        _ => None,
    };
    write(path, save.text.as_bytes())?;
    Ok(Saved { kept_beside })
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let fill = |out: &mut dyn io::Write| out.write_all(bytes);
    atomic::write(path, Access::Private, &Never, fill).map(|_| ())
}

/// Writes what somebody else wrote beside the file, under the first name that is free.
fn keep_beside(path: &Path, bytes: &[u8]) -> Result<PathBuf, WriteError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let names = (1..=MOST_BESIDE).map(|at| path.with_file_name(format!("{stem}.other-{at}.toml")));
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let is_same = |path: &PathBuf| fs::read(path).is_ok_and(|known| known == bytes);
    let mut all = names.filter(|path| is_free(path) || is_same(path));
    let Some(beside) = all.next() else {
        return Err(Step::Make.failed(path)(ErrorKind::AlreadyExists.into()));
    };
    write(&beside, bytes)?;
    Ok(beside)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at once")]

    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::{Save, names, save};

    #[test]
    fn a_file_that_changed_meanwhile_is_kept_beside() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("briefs").join("a.toml");
        let write = |known: Option<&str>, text: &str| {
            let saved = save(&Save {
                path: path.clone(),
                known: known.map(|known| known.as_bytes().to_vec()),
                text: text.to_owned(),
            });
            saved.unwrap().kept_beside
        };
        assert_eq!(write(None, "1"), None);
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(write(Some("1"), "2"), None);
        let beside = write(Some("1"), "3").unwrap();
        assert_eq!(fs::read_to_string(&beside).unwrap(), "2");
        assert_eq!(fs::read_to_string(&path).unwrap(), "3");
        let other = write(None, "4").unwrap();
        assert_ne!(other, beside);
        assert_eq!(fs::read_to_string(&other).unwrap(), "3");
        assert_eq!(names(path.parent().unwrap()).len(), 3);
    }

    #[test]
    fn what_stands_in_its_place_is_neither_waited_for_nor_written_over() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("a.toml");
        fs::create_dir(&path).unwrap();
        let save_it = Save {
            path: path.clone(),
            known: None,
            text: "x".to_owned(),
        };
        assert!(save(&save_it).is_err() && path.is_dir());
    }
}

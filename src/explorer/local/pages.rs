//! Pages that a person writes from the list.
//!
//! Owns the way of a page to a file of that person: nothing that is there is written over. It must not know what a page
//! holds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::core::clean::clean;
use crate::explorer::state::paper::{NotWritten, PageToWrite};
use crate::pack::files::atomic::{self, Access, Never};

/// The highest number behind a name that the program offered.
const MOST_NUMBERED: usize = 999;

/// Writes a page; returns where it lies. A name counts from the folder in which the program was started, `~` is the
/// person's own.
///
/// # Errors
/// Where the name has signs that cannot be seen, a file is there already, or it cannot be written.
pub(super) fn write(page: &PageToWrite, home: Option<&Path>) -> Result<String, NotWritten> {
    if page.name.chars().any(char::is_control) {
        return Err(NotWritten::BadName(clean(&page.name).into_owned()));
    }
    let path = match (page.name.strip_prefix("~/"), home) {
        (Some(within), Some(home)) => home.join(within),
        _ => PathBuf::from(&page.name),
    };
    let path = match page.is_offered {
        true => free_beside(path),
        false => path,
    };
    if is_there(&path) {
        return Err(NotWritten::IsThere(shown(&path)));
    }
    let written = atomic::write(&path, Access::Usual, &Never, |out| {
        out.write_all(&page.bytes)
    });
    match written {
        Ok(_) => Ok(shown(&path.canonicalize().unwrap_or(path))),
        Err(error) => Err(NotWritten::Failed {
            path: shown(&path),
            error: error.into_io(),
        }),
    }
}

/// A dangling link also counts as existing.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The path, or where something is there the first one that is free with a number behind its name.
fn free_beside(path: PathBuf) -> PathBuf {
    let (stem, ending) = (path.file_stem(), path.extension());
    let (Some(stem), Some(ending)) = (stem, ending) else {
        return path;
    };
    let (stem, ending) = (stem.to_string_lossy(), ending.to_string_lossy());
    let numbered =
        (2..=MOST_NUMBERED).map(|at| path.with_file_name(format!("{stem}-{at}.{ending}")));
    let mut all = std::iter::once(path.clone()).chain(numbered);
    all.find(|path| !is_there(path)).unwrap_or(path.clone())
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

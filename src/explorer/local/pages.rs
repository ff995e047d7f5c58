//! Pages that a person writes from the list.
//!
//! Owns the way of a page to a file of that person: nothing that is there is written over. It must not know what a page
//! holds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::core::clean::clean;
use crate::explorer::state::paper::{NotWritten, PageToWrite};
use crate::pack::files::atomic::{self, Access, Never};

/// Writes a page; gives where it lies. A name counts from the folder in which the program was started, `~` is the
/// person's own.
pub(super) fn write(page: &PageToWrite, home: Option<&Path>) -> Result<String, NotWritten> {
    if page.name.chars().any(char::is_control) {
        return Err(NotWritten::BadName(clean(&page.name).into_owned()));
    }
    let path = match (page.name.strip_prefix("~/"), home) {
        (Some(within), Some(home)) => home.join(within),
        _ => PathBuf::from(&page.name),
    };
    // Also a link that leads nowhere is something that is there.
    if fs::symlink_metadata(&path).is_ok() {
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

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

//! The project itself: its rooms, the order of its files, and the screen in its readme.

mod guide;
mod house;
mod layout;
mod names;
mod package;
mod pictures;
mod readme;
mod references;
mod tidy;

use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files below a folder.
fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

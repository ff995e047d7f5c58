//! Where packs come from: folders on disk, or the data inside the binary.
//!
//! Owns the reading of folders. It must not know what the files mean.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::clean::clean;
use crate::diagnostic::{Diagnostic, Problem};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The order in which the embedded packs are opened; the first one's place is shown first.
const EMBEDDED_ORDER: [&str; 4] = ["lai-chau", "dien-bien", "son-la", "ca-nuoc"];

/// The files of one pack, not yet understood.
#[derive(Clone, Debug)]
pub struct PackFiles {
    /// The folder, as a person would name it.
    pub name: String,
    /// Name and bytes of each TOML file, sorted by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// What could not be read.
    pub problems: Vec<Diagnostic>,
}

/// Reads the TOML files of a folder, or one file.
pub fn open(path: &Path) -> PackFiles {
    let name = clean(&path.to_string_lossy()).into_owned();
    let mut pack = PackFiles {
        name,
        files: Vec::new(),
        problems: Vec::new(),
    };
    if path.is_file() {
        pack.read_file(path);
        return pack;
    }
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            let problem = Problem::Unreadable(clean(&error.to_string()).into_owned());
            pack.problem(path, problem);
            return pack;
        }
    };
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "toml")
        })
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    for path in &paths {
        pack.read_file(path);
    }
    if paths.is_empty() {
        pack.problem(path, Problem::NoFiles);
    }
    pack
}

/// The packs inside the binary.
pub fn embedded() -> Vec<PackFiles> {
    let folder_name = |dir: &Dir<'_>| dir.path().to_string_lossy().into_owned();
    let mut dirs: Vec<&Dir<'_>> = EMBEDDED.dirs().collect();
    dirs.sort_by_key(|dir| {
        let name = folder_name(dir);
        let rank = EMBEDDED_ORDER.iter().position(|known| *known == name);
        (rank.unwrap_or(EMBEDDED_ORDER.len()), name)
    });
    let pack = |dir: &&Dir<'_>| {
        let mut files: Vec<(String, Vec<u8>)> = dir
            .files()
            .filter(|file| file.path().extension().is_some_and(|e| e == "toml"))
            .map(|file| {
                let name = format!("data/{}", file.path().to_string_lossy());
                (name, file.contents().to_vec())
            })
            .collect();
        files.sort();
        PackFiles {
            name: format!("data/{}", folder_name(dir)),
            files,
            problems: Vec::new(),
        }
    };
    dirs.iter().map(pack).collect()
}

impl PackFiles {
    /// Returns a pack of one file held in memory.
    pub fn in_memory(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            files: vec![(name.to_owned(), bytes.to_vec())],
            problems: Vec::new(),
        }
    }

    fn read_file(&mut self, path: &Path) {
        match fs::read(path) {
            Ok(bytes) => {
                let name = clean(&path.to_string_lossy()).into_owned();
                self.files.push((name, bytes));
            }
            Err(error) => {
                let problem = Problem::Unreadable(clean(&error.to_string()).into_owned());
                self.problem(path, problem);
            }
        }
    }

    fn problem(&mut self, path: &Path, problem: Problem) {
        let file: Arc<str> = clean(&path.to_string_lossy()).into();
        self.problems.push(Diagnostic {
            problem,
            file,
            span: None,
        });
    }
}

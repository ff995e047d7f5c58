//! Where packs come from: folders on disk, or the data inside the binary.
//!
//! Owns the reading of folders: nothing in one is passed over in silence, nothing in one can block or
//! flood the program. It must not know what the files mean.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use crate::clean::clean;
use crate::diagnostic::{Diagnostic, Problem};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The order in which the embedded packs are opened; the first one's place is shown first.
const EMBEDDED_ORDER: [&str; 4] = ["lai-chau", "dien-bien", "son-la", "ca-nuoc"];

/// The most bytes of one file that are read. What must be parsed whole takes some twenty times its size
/// in memory; an import cuts its files long before.
pub const LARGEST: u64 = 64 << 20;

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
    match toml_files(path) {
        Ok(paths) if paths.is_empty() => pack.problem(path, Problem::NoFiles),
        Ok(paths) => paths.iter().for_each(|path| pack.read_file(path)),
        Err(error) => pack.unreadable(path, &error),
    }
    pack
}

/// The paths in a folder that end in `.toml`, sorted; folders among them are no files.
fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "toml") && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Reads a file that is one: a pipe or a device would never end.
fn read(path: &Path) -> io::Result<Result<Vec<u8>, Problem>> {
    let file = fs::metadata(path)?;
    if !file.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    if file.len() > LARGEST {
        return Ok(Err(Problem::TooLarge { most: LARGEST }));
    }
    let mut bytes = Vec::with_capacity(file.len() as usize);
    // It may have grown since it was measured.
    fs::File::open(path)?
        .take(LARGEST)
        .read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
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

    /// Bytes of all files.
    pub fn len(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes.len() as u64).sum()
    }

    /// Tells whether no byte could be read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn read_file(&mut self, path: &Path) {
        match read(path) {
            Ok(Ok(bytes)) => {
                let name = clean(&path.to_string_lossy()).into_owned();
                self.files.push((name, bytes));
            }
            Ok(Err(problem)) => self.problem(path, problem),
            Err(error) => self.unreadable(path, &error),
        }
    }

    fn unreadable(&mut self, path: &Path, error: &io::Error) {
        let words = clean(&error.to_string()).into_owned();
        self.problem(path, Problem::Unreadable(words));
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

//! Files: where packs come from, folders on disk or the data inside the binary; how files are written.
//!
//! Owns the reading of folders: nothing in one is passed over in silence, nothing in one can block or
//! flood the program. `place` tells what stands where; `given` reads one for an import, `small` a person's own, `agenda` that of an agenda; `atomic`
//! writes one, `folder` all of a new
//! folder, `cache` keeps what packs were compiled to, `lock` lets them be changed by one after another, `stamp` tells whether
//! they changed; `system` asks what systems do not have in common. It must not know what the files mean.

pub mod agenda;
pub mod atomic;
pub mod cache;
pub mod folder;
pub mod given;
pub mod image_bytes;
pub(crate) mod lock;
pub(crate) mod place;
pub(crate) mod small;
pub mod stamp;
mod system;

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::core::clean::clean;
use crate::pack::diagnostic::{Diagnostic, Problem};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// Their compiled image, beside them.
const SHIPPED_IMAGE: &str = "shipped.img";
/// The file that tells of a pack itself.
const HEAD: &str = "pack.toml";
/// What holds in every run, whatever packs are open.
const EVERY_RUN: &str = "synonyms.toml";

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

/// The files of a pack that can be opened, not yet read.
#[derive(Clone, Debug)]
pub struct FoundFiles {
    name: String,
    /// What was named.
    path: PathBuf,
    /// The path and the length of each file, sorted by path.
    files: Vec<(PathBuf, u64)>,
    /// What cannot be read.
    pub problems: Vec<Diagnostic>,
}

/// Finds the TOML files of a folder, or one file, and tries whether they can be read.
pub fn find(path: &Path) -> FoundFiles {
    let mut found = FoundFiles {
        name: clean(&path.to_string_lossy()).into_owned(),
        path: path.to_owned(),
        files: Vec::new(),
        problems: Vec::new(),
    };
    let is_folder = place::any(path).map(|there| there.is_dir());
    if matches!(is_folder, Ok(false)) {
        found.try_file(path.to_owned());
        return found;
    }
    match is_folder.and_then(|_| toml_files(path)) {
        Ok(paths) => {
            let renamed = other_names(path, paths.is_empty());
            if paths.is_empty() && renamed.is_empty() {
                found.problems.push(*problem(path, Problem::NoFiles));
            }
            found.problems.extend(renamed);
            paths.into_iter().for_each(|path| found.try_file(path));
        }
        Err(error) => found.problems.push(*unreadable(path, &error)),
    }
    found
}

/// The folder of the pack of which a path names one file only.
pub(crate) fn pack_around(path: &Path) -> Option<PathBuf> {
    let folder = path.parent()?;
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let has_others = || toml_files(folder).is_ok_and(|files| files.len() > 1);
    let is_file = |name: &Path| place::any(name).is_ok_and(|there| there.is_file());
    (is_file(path) && is_file(&folder.join(HEAD)) && has_others()).then(|| folder.to_owned())
}

/// Reads what tells of a pack itself: its file `pack.toml`, or the one file that it is.
pub(crate) fn open_head(path: &Path) -> PackFiles {
    let head = path.join(HEAD);
    let is_folder = place::any(&head).is_ok_and(|there| there.is_file());
    open(if is_folder { &head } else { path })
}

/// Reads the TOML files of a folder, or one file.
pub fn open(path: &Path) -> PackFiles {
    find(path).read(&mut |_| {})
}

impl FoundFiles {
    /// Bytes of all files.
    pub fn len(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes).sum()
    }

    /// Tells whether there is no byte to read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Tells whether a path leads to one of the files, under whatever name.
    pub fn holds(&self, path: &Path) -> bool {
        let told = |path: &Path| {
            let found = fs::metadata(path).ok()?;
            // If the system gives files no number, the path with all links resolved identifies a file.
            match system::identity(&found) {
                Some(number) => Some((Some(number), None)),
                None => Some((None, path.canonicalize().ok())),
            }
        };
        let wanted = told(path);
        wanted.is_some() && self.files.iter().any(|(path, _)| told(path) == wanted)
    }

    /// Reads the files; `told` is given the bytes read so far after each.
    pub fn read(self, told: &mut dyn FnMut(u64)) -> PackFiles {
        let mut pack = PackFiles {
            name: self.name,
            files: Vec::with_capacity(self.files.len()),
            problems: self.problems,
        };
        for (path, _) in self.files {
            match read(&path) {
                Ok(bytes) => {
                    let name = clean(&path.to_string_lossy()).into_owned();
                    pack.files.push((name, bytes));
                }
                Err(problem) => pack.problems.push(*problem),
            }
            told(pack.len());
        }
        pack
    }

    fn try_file(&mut self, path: PathBuf) {
        match open_file(&path) {
            Ok((_, bytes)) => self.files.push((path, bytes)),
            Err(problem) => self.problems.push(*problem),
        }
    }
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

/// The files of a folder that would be read if they had another name: editors add an ending, and some systems write it
/// in capitals. Each comes with the path by which it would be read.
pub(crate) fn misnamed(folder: &Path) -> Vec<(PathBuf, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let wanted = |path: PathBuf| {
        let wanted = wanted_name(path.file_name()?.to_str()?)?;
        let wanted = path.with_file_name(wanted);
        (!path.is_dir()).then_some((path, wanted))
    };
    let mut found: Vec<_> = paths.filter_map(wanted).collect();
    found.sort();
    found
}

/// The same as problems.
fn other_names(folder: &Path, is_alone: bool) -> Vec<Diagnostic> {
    let name = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        clean(&name).into_owned()
    };
    let told = |(path, wanted): &(PathBuf, PathBuf)| {
        let told = Problem::OtherName {
            name: name(path),
            wanted: name(wanted),
            is_alone,
        };
        *problem(path, told)
    };
    misnamed(folder).iter().map(told).collect()
}

/// Gives a file another name; tells whether it has it now, since nothing that is there is replaced.
///
/// # Errors
/// Those of the file system.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<bool> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// The text of a file of a pack; `None` where it cannot be read or is no UTF-8.
pub(crate) fn text(path: &Path) -> Option<String> {
    String::from_utf8(read(path).ok()?).ok()
}

/// The name by which a file would be read, where only the end of its name is in the way.
pub(crate) fn wanted_name(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let stem = ["toml.txt", "toml.text", "toml"]
        .iter()
        .find_map(|end| lower.strip_suffix(end)?.strip_suffix('.'))?;
    let stem = name.get(..stem.len()).filter(|stem| !stem.is_empty())?;
    let wanted = format!("{stem}.toml");
    (wanted != name).then_some(wanted)
}

/// Opens a file that is one, since a pipe or a device would never end; returns its length too.
fn open_file(path: &Path) -> Result<(fs::File, u64), Box<Diagnostic>> {
    let failed = |error: io::Error| unreadable(path, &error);
    let about = place::file(path).map_err(failed)?;
    if about.len() > LARGEST {
        return Err(problem(path, Problem::TooLarge { most: LARGEST }));
    }
    let file = fs::File::open(path).map_err(failed)?;
    Ok((file, about.len()))
}

fn read(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let (file, length) = open_file(path)?;
    let mut bytes = Vec::with_capacity(length as usize);
    // It may have grown since it was measured.
    let read = file.take(LARGEST).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// Where the files of a run came from, so that one can be read again.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// Those inside the binary.
    Embedded,
    /// Files on disk, by the name under which a person is told of them.
    OnDisk(Vec<(String, PathBuf)>),
}

impl Shelf {
    /// The files of packs that were found.
    pub fn of(packs: &[FoundFiles]) -> Self {
        let files = packs.iter().flat_map(|pack| &pack.files);
        let named = |(path, _): &(PathBuf, u64)| {
            let name = clean(&path.to_string_lossy()).into_owned();
            (name, path.clone())
        };
        Self::OnDisk(files.map(named).collect())
    }

    /// Reads the file of that name again; `None` where it is no longer there.
    pub fn read(&self, name: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Embedded => {
                let path = name.strip_prefix("data/")?;
                let file = EMBEDDED.get_file(path)?;
                Some(Cow::Borrowed(file.contents()))
            }
            Self::OnDisk(files) => {
                let (_, path) = files.iter().find(|(known, _)| known == name)?;
                read(path).ok().map(Cow::Owned)
            }
        }
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    problem(path, Problem::unreadable(error))
}

fn problem(path: &Path, problem: Problem) -> Box<Diagnostic> {
    Box::new(Diagnostic {
        problem,
        file: clean(&path.to_string_lossy()).into(),
        span: None,
    })
}

/// The compiled image of the packs inside the binary; empty where there is none.
pub fn shipped_image() -> &'static [u8] {
    EMBEDDED
        .get_file(SHIPPED_IMAGE)
        .map_or(&[], |file| file.contents())
}

/// Name and text of the file that holds in every run, whatever packs are open.
pub(in crate::pack) fn every_run() -> (&'static str, &'static str) {
    let file = EMBEDDED.get_file(EVERY_RUN);
    let text = file.and_then(|file| file.contents_utf8());
    ("data/synonyms.toml", text.unwrap_or_default())
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
    /// What tells of the pack itself: its file `pack.toml`, or all where there is none.
    pub(crate) fn head(&self) -> Self {
        let is_head = |(name, _): &&(String, Vec<u8>)| Path::new(name).ends_with(HEAD);
        let head = self.files.iter().find(is_head);
        Self {
            name: self.name.clone(),
            files: head.map_or_else(|| self.files.clone(), |head| vec![head.clone()]),
            problems: Vec::new(),
        }
    }

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
}

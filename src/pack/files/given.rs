//! Reads a file that a person named for an import, whatever stands in its place.
//!
//! Owns what may be read there: a regular file, a named pipe, the standard input or a folder of files, up to a bounded size,
//! and the way through a file that is not held. A device would never end and a socket is no file: each is refused as what
//! it is. It must not know what the bytes mean.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::system;
use crate::core::clean::clean;
use crate::pack::stored::TextKeeper;

/// The most bytes of one file that are held in memory.
pub const MOST: u64 = 512 << 20;
/// The most bytes of one file that is read in pieces.
pub const MOST_APART: u64 = 2 << 30;

/// A file that was named, not yet read.
#[derive(Debug)]
pub enum NamedFile {
    /// One that may be read in pieces, more than once.
    Apart(Arc<ApartFile>),
    /// A pipe, which gives its bytes once.
    Pipe,
}

/// A regular file that stays open.
#[derive(Debug)]
pub struct ApartFile {
    file: Mutex<File>,
}

impl TextKeeper for ApartFile {
    fn read_at(&self, at: u64, into: &mut [u8]) -> io::Result<usize> {
        // Reading leaves nothing half done, so that a thread that ended meanwhile does no harm.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at))?;
        let mut read = 0;
        while let Some(room) = into.get_mut(read..).filter(|room| !room.is_empty()) {
            match file.read(room) {
                Ok(0) => break,
                Ok(count) => read += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(read)
    }
}

impl ApartFile {
    /// All of it.
    ///
    /// # Errors
    /// Where it cannot be read, or has more than [`MOST`] bytes.
    pub fn whole(&self) -> Result<Vec<u8>, RefusedFile> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(0))?;
        let length = expected(&file.metadata()?, MOST)?;
        whole(&mut *file, length, MOST)
    }
}

/// Opens a file without reading it.
///
/// # Errors
/// Where it cannot be opened, is neither a file nor a pipe, or has more than [`MOST_APART`] bytes.
pub fn open(path: &Path) -> Result<NamedFile, RefusedFile> {
    // The file is examined before it is opened, since opening a device may have an effect.
    let about = fs::metadata(path)?;
    expected(&about, MOST_APART)?;
    // What the system makes up on the way tells no length.
    if !about.is_file() || about.len() == 0 {
        return Ok(NamedFile::Pipe);
    }
    let file = File::open(path)?;
    expected(&file.metadata()?, MOST_APART)?;
    let file = Mutex::new(file);
    Ok(NamedFile::Apart(Arc::new(ApartFile { file })))
}

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub enum RefusedFile {
    /// The system does not give it.
    #[error(transparent)]
    System(#[from] io::Error),
    /// It is a device.
    #[error("a device")]
    Device,
    /// It is a socket.
    #[error("a socket")]
    Socket,
    /// It has more bytes than are read.
    #[error("larger than {most} bytes")]
    TooLarge {
        /// The most that are read.
        most: u64,
    },
}

/// Reads a file; of a pipe whatever comes until its writer is done.
///
/// # Errors
/// Where it cannot be read, is neither a file nor a pipe, or has more than [`MOST`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, RefusedFile> {
    read_up_to(path, MOST)
}

/// Reads what is typed or piped into the process until it ends.
///
/// # Errors
/// Where it cannot be read, or has more than [`MOST`] bytes.
pub fn read_input() -> Result<Vec<u8>, RefusedFile> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > MOST {
        true => Err(RefusedFile::TooLarge { most: MOST }),
        false => Ok(bytes),
    }
}

/// Endings of files in a folder that may hold figures, or say what figures mean.
const ENDINGS: [&str; 10] = [
    "csv", "tsv", "txt", "md", "json", "xlsx", "xlsm", "xls", "ods", "docx",
];
/// The folders below one another that are looked into.
const DEEPEST: usize = 3;
/// The most files of a folder.
const MOST_FILES: usize = 20_000;

/// Reads the files of a folder that may hold figures, by their paths in it and in the order of these.
///
/// # Errors
/// Where one of them cannot be read, or all together have more than [`MOST`] bytes.
pub fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, RefusedFile> {
    let mut paths = Vec::new();
    list(folder, "", DEEPEST, &mut paths)?;
    paths.sort();
    let mut left = MOST;
    let mut files = Vec::with_capacity(paths.len());
    for path in paths.into_iter().take(MOST_FILES) {
        let bytes = read_up_to(&folder.join(&path), left)?;
        left -= bytes.len() as u64;
        files.push((clean(&path).into_owned(), bytes));
    }
    Ok(files)
}

fn list(folder: &Path, inside: &str, deeper: usize, found: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        let path = if inside.is_empty() {
            name.clone()
        } else {
            format!("{inside}/{name}")
        };
        let kind = fs::metadata(entry.path())?.file_type();
        let ending = name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_lowercase();
        if kind.is_dir() && deeper > 1 {
            list(&entry.path(), &path, deeper - 1, found)?;
        } else if kind.is_file() && ENDINGS.contains(&ending.as_str()) {
            found.push(path);
        }
    }
    Ok(())
}

fn read_up_to(path: &Path, most: u64) -> Result<Vec<u8>, RefusedFile> {
    // The file is examined before it is opened, since opening a device may have an effect.
    expected(&fs::metadata(path)?, most)?;
    let file = File::open(path)?;
    let length = expected(&file.metadata()?, most)?;
    whole(file, length, most)
}

fn whole(file: impl io::Read, length: usize, most: u64) -> Result<Vec<u8>, RefusedFile> {
    let mut bytes = Vec::with_capacity(length);
    // The file may have grown since it was measured, and a pipe has no length at all.
    file.take(most + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > most {
        true => Err(RefusedFile::TooLarge { most }),
        false => Ok(bytes),
    }
}

/// The bytes that are to come, as far as that is known.
fn expected(about: &fs::Metadata, most: u64) -> Result<usize, RefusedFile> {
    let kind = about.file_type();
    if system::is_device(kind) {
        return Err(RefusedFile::Device);
    }
    if system::is_socket(kind) {
        return Err(RefusedFile::Socket);
    }
    if about.len() > most {
        return Err(RefusedFile::TooLarge { most });
    }
    Ok(usize::try_from(about.len()).unwrap_or(0))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn files_of_the_size_are_read_and_larger_ones_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, b"12345").unwrap();
        assert_eq!(read_up_to(&path, 5).unwrap(), b"12345");
        let refused = read_up_to(&path, 4).unwrap_err();
        assert!(matches!(refused, RefusedFile::TooLarge { most: 4 }));
    }

    #[test]
    fn what_tells_no_length_is_cut_off() {
        // A file of the system that says it is empty.
        let refused = read_up_to(Path::new("/proc/self/maps"), 100).unwrap_err();
        assert!(
            matches!(refused, RefusedFile::TooLarge { .. }),
            "{refused:?}"
        );
    }

    #[test]
    fn a_pipe_is_read_to_its_end_or_cut_off() {
        use std::io::Write as _;

        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        mknodat(CWD, &path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let written = |count: usize| {
            let path = path.clone();
            std::thread::spawn(move || {
                let mut pipe = fs::OpenOptions::new().write(true).open(path).unwrap();
                // Writing fails once the reader has stopped.
                let _ = pipe.write_all(&vec![b'x'; count]);
            })
        };
        let writer = written(200_000);
        assert_eq!(read_up_to(&path, 200_000).unwrap().len(), 200_000);
        writer.join().unwrap();
        let writer = written(2_000_000);
        let refused = read_up_to(&path, 200_000).unwrap_err();
        assert!(matches!(refused, RefusedFile::TooLarge { .. }));
        writer.join().unwrap();
    }

    #[test]
    fn devices_sockets_and_folders_are_named() {
        let folder = tempfile::tempdir().unwrap();
        for device in ["/dev/zero", "/dev/null", "/dev/full"] {
            let refused = read(Path::new(device)).unwrap_err();
            assert!(
                matches!(refused, RefusedFile::Device),
                "{device}: {refused:?}"
            );
        }
        let socket = folder.path().join("socket");
        let _listener = UnixListener::bind(&socket).unwrap();
        assert!(matches!(read(&socket), Err(RefusedFile::Socket)));
        let Err(RefusedFile::System(error)) = read(folder.path()) else {
            panic!("a folder was read");
        };
        assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
    }
}

//! Keeps what packs on disk compile to, so that they need not be read again.
//!
//! Owns where such a file stands, which files of packs it is of, how that is proven before it is believed, and how
//! much is kept in all. A cache is never needed: whatever is wrong with one, there is none. It must not know what
//! the bytes of an image mean.
//!
//! A file is `MAGIC`, the length and checksum of the seal, the seal, then the image, which has checksums of its own.
//! The seal tells of which program and of which files the image is. A file whose size, times and inode are as they
//! were is the same, if it had rested for `RESTED` when they were taken; any other is told by its content.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use super::atomic::{named, plain, remove_forsaken};
use super::image_bytes::ImageBytes;
use super::{FoundFiles, PackFiles, place, system};

/// What every file of the cache begins with.
const MAGIC: &[u8; 8] = b"chitieu\x1b";
/// Bytes before the seal.
const HEAD: usize = MAGIC.len() + 2 * size_of::<u64>();
/// The most bytes that are kept in all, and so the most of one file.
const MOST: u64 = 1 << 30;
/// How long a file has to have rested for its times to tell it: two writes in one tick of a clock leave the same time.
const RESTED: Duration = Duration::from_secs(2);
/// How the names end.
const SUFFIX: &str = ".img";
/// Letters of a name before that.
const LETTERS: usize = 16;
/// The cache of one person, for one program.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    program: u64,
}

/// The place of packs in the cache.
#[derive(Clone, Debug)]
pub struct CacheEntry {
    folder: PathBuf,
    file: PathBuf,
    seal: Seal,
}

/// What an image was compiled from.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Seal {
    /// Tells the program that made it from any other.
    program: u64,
    packs: Vec<SealedPack>,
}

/// A pack as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SealedPack {
    /// How a person names it, which problems repeat.
    named: Vec<u8>,
    /// Where that is.
    at: Vec<u8>,
    files: Vec<Mark>,
}

/// What tells one file from what it was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    path: Vec<u8>,
    size: u64,
    modified: (i64, i64),
    changed: (i64, i64),
    inode: u64,
    /// Whether it had rested when this was taken.
    has_rested: bool,
    /// The hash of its bytes; 0 until it was read.
    content: u64,
}

impl Cache {
    /// The cache in a folder, of a program; another program, or another build of it, has another number.
    pub fn new(folder: PathBuf, program: u64) -> Self {
        Self { folder, program }
    }

    /// Where it stands.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The place of packs that were found, in this order; none where one of their files cannot be told.
    pub fn entry(&self, packs: &[FoundFiles]) -> Option<CacheEntry> {
        let now = SystemTime::now();
        let packs: Option<Vec<SealedPack>> = packs
            .iter()
            .map(|pack| SealedPack::of(pack, now).ok())
            .collect();
        let packs = packs?;
        let mut paths = Vec::new();
        for pack in &packs {
            for path in [&pack.named, &pack.at] {
                paths.extend((path.len() as u64).to_le_bytes());
                paths.extend(path);
            }
        }
        let name = format!("{:0LETTERS$x}{SUFFIX}", XxHash3_64::oneshot(&paths));
        Some(CacheEntry {
            folder: self.folder.clone(),
            file: self.folder.join(name),
            seal: Seal {
                program: self.program,
                packs,
            },
        })
    }
}

impl SealedPack {
    fn of(pack: &FoundFiles, now: SystemTime) -> io::Result<Self> {
        let at = pack.path.canonicalize()?;
        let mark = |(path, _): &(PathBuf, u64)| Ok(Mark::of(path, &place::file(path)?, now));
        let files: io::Result<Vec<Mark>> = pack.files.iter().map(mark).collect();
        Ok(Self {
            named: pack.path.as_os_str().as_encoded_bytes().to_vec(),
            at: at.as_os_str().as_encoded_bytes().to_vec(),
            files: files?,
        })
    }
}

impl Mark {
    fn of(path: &Path, found: &Metadata, now: SystemTime) -> Self {
        let [modified, changed] = system::times(found);
        let now = now.duration_since(SystemTime::UNIX_EPOCH);
        let now = now.unwrap_or_default().as_nanos();
        let newest = modified.max(changed);
        let newest = i128::from(newest.0) * 1_000_000_000 + i128::from(newest.1);
        let age = i128::try_from(now).unwrap_or(0) - newest;
        Self {
            path: path.as_os_str().as_encoded_bytes().to_vec(),
            size: found.len(),
            modified,
            changed,
            inode: system::identity(found).map_or(0, |(_, number)| number),
            has_rested: age > i128::try_from(RESTED.as_nanos()).unwrap_or(i128::MAX),
            content: 0,
        }
    }

    /// Tells whether the file that is there now is the one that was read.
    fn is_of(&self, now: &Self) -> Option<Same> {
        if (&self.path, self.size) != (&now.path, now.size) {
            return None;
        }
        let times = |mark: &Self| (mark.modified, mark.changed, mark.inode);
        if self.has_rested && times(self) == times(now) {
            return Some(Same::AtALook);
        }
        let path = system::path_of(&now.path);
        let bytes = super::read(&path).ok()?;
        (content(&bytes) == self.content).then_some(Same::InContent)
    }
}

/// How a file was told to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Same {
    AtALook,
    InContent,
}

impl Seal {
    /// Tells whether what is there now is what was read.
    fn is_of(&self, now: &Self) -> Option<Same> {
        if self.program != now.program || self.packs.len() != now.packs.len() {
            return None;
        }
        let mut same = Same::AtALook;
        for (known, now) in self.packs.iter().zip(&now.packs) {
            let named = |pack: &SealedPack| (pack.named.clone(), pack.at.clone());
            if named(known) != named(now) || known.files.len() != now.files.len() {
                return None;
            }
            for (known, now) in known.files.iter().zip(&now.files) {
                if known.is_of(now)? == Same::InContent {
                    same = Same::InContent;
                }
            }
        }
        Some(same)
    }

    /// What is there now, with the contents that were known of it.
    fn renewed(&self, now: &Self) -> Self {
        let mut renewed = now.clone();
        let known = self.packs.iter().flat_map(|pack| &pack.files);
        let marks = renewed.packs.iter_mut().flat_map(|pack| &mut pack.files);
        for (mark, known) in marks.zip(known) {
            mark.content = known.content;
        }
        renewed
    }
}

impl CacheEntry {
    /// The place of the same packs with some that the program brings itself, which are of its own content.
    #[must_use]
    pub fn beside<'n>(mut self, names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.collect();
        if !names.is_empty() {
            let told = (self.file.file_name(), names);
            let name = XxHash3_64::oneshot(format!("{told:?}").as_bytes());
            self.file = self.folder.join(format!("{name:0LETTERS$x}{SUFFIX}"));
        }
        self
    }

    /// The file that it is or would be.
    pub fn path(&self) -> &Path {
        &self.file
    }

    /// Tells whether anything was kept there before, whatever it is.
    pub fn is_there(&self) -> bool {
        fs::symlink_metadata(&self.file).is_ok()
    }

    /// The image of these packs, as far as it can be told that it is; none where there is none, or where it is of other
    /// files, of another program, of somebody else's, cut short, or anything but such a file.
    pub fn read(&self) -> Option<ImageBytes> {
        let (seal, image) = open(&self.file)?;
        if seal.is_of(&self.seal)? == Same::InContent {
            let seal = seal.renewed(&self.seal);
            let mut marks = seal.packs.iter().flat_map(|pack| &pack.files);
            // From now on the stamps alone tell that nothing changed. A failure to write them only costs time.
            if marks.all(|mark| mark.has_rested)
                && let Some(image) = image.whole()
            {
                let _ = self.place(&seal, &image);
            }
        }
        Some(image)
    }

    /// Takes note of what was read, before it is let go. None where it is not what was found, or not all of it.
    #[must_use]
    pub fn read_from(mut self, packs: &[PackFiles]) -> Option<Self> {
        if packs.len() != self.seal.packs.len() {
            return None;
        }
        for (sealed, pack) in self.seal.packs.iter_mut().zip(packs) {
            if pack.files.len() != sealed.files.len() || !pack.problems.is_empty() {
                return None;
            }
            for (mark, (_, bytes)) in sealed.files.iter_mut().zip(&pack.files) {
                if mark.size != bytes.len() as u64 {
                    return None;
                }
                mark.content = content(bytes);
            }
        }
        Some(self)
    }

    /// Keeps the image of what was read; the oldest ones make room for it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, image: &[u8]) -> io::Result<()> {
        self.place(&self.seal, image)
    }

    fn place(&self, seal: &Seal, image: &[u8]) -> io::Result<()> {
        let seal = postcard::to_stdvec(seal).map_err(io::Error::other)?;
        let length = (HEAD + seal.len() + image.len()) as u64;
        if length > MOST {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let mut folders = system::own_folders();
        folders.recursive(true).create(&self.folder)?;
        remove_forsaken(&self.folder);
        make_room(&self.folder, &self.file, length);
        // The new image is written beside the old one, under a name that shows what a killed process left behind. It is
        // not synced to the disk at once, since its checksums show what was lost.
        let mut new = named().tempfile_in(&self.folder).map_err(plain)?;
        new.write_all(MAGIC)?;
        new.write_all(&(seal.len() as u64).to_le_bytes())?;
        new.write_all(&content(&seal).to_le_bytes())?;
        new.write_all(&seal)?;
        new.write_all(image)?;
        new.persist(&self.file).map_err(|kept| kept.error)?;
        Ok(())
    }
}

/// The seal and the image of a file of one's own; none where it is not one.
fn open(path: &Path) -> Option<(Seal, ImageBytes)> {
    let mut file = system::open_own(path).ok()?;
    let found = file.metadata().ok()?;
    let is_own = found.is_file()
        && system::is_own(&found)
        && !system::others_may_write(&found)
        && found.len() <= MOST;
    if !is_own {
        return None;
    }
    let mut head = [0; HEAD];
    file.read_exact(&mut head).ok()?;
    let (length, checksum) = head
        .strip_prefix(MAGIC)?
        .split_at_checked(size_of::<u64>())?;
    let length = u64::from_le_bytes(length.try_into().ok()?);
    let start = (HEAD as u64).checked_add(length)?;
    let image = found.len().checked_sub(start)?;
    let mut seal = Vec::new();
    (&mut file).take(length).read_to_end(&mut seal).ok()?;
    if content(&seal).to_le_bytes() != checksum {
        return None;
    }
    let (seal, rest) = postcard::take_from_bytes(&seal).ok()?;
    let image = ImageBytes::InFile {
        file: Arc::new(Mutex::new(file)),
        start,
        length: image,
    };
    rest.is_empty().then_some((seal, image))
}

/// Removes the oldest files of a folder until so many bytes more may be kept in it beside those that stay.
fn make_room(folder: &Path, replaced: &Path, length: u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut kept: Vec<(SystemTime, u64, PathBuf)> = entries
        .filter(|entry| is_ours(&entry.path()) && entry.path() != replaced)
        .filter_map(|entry| {
            let found = entry.metadata().ok().filter(Metadata::is_file)?;
            Some((found.modified().ok()?, found.len(), entry.path()))
        })
        .collect();
    kept.sort();
    let mut all = kept.iter().map(|(_, length, _)| length).sum::<u64>();
    for (_, bytes, path) in kept {
        if all.saturating_add(length) <= MOST {
            return;
        }
        if fs::remove_file(path).is_ok() {
            all -= bytes;
        }
    }
}

/// Tells whether a name is one of those that the cache gives.
fn is_ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let letters = name.as_deref().and_then(|name| name.strip_suffix(SUFFIX));
    letters.is_some_and(|letters| {
        letters.len() == LETTERS && letters.bytes().all(|letter| letter.is_ascii_hexdigit())
    })
}

fn content(bytes: &[u8]) -> u64 {
    XxHash3_64::oneshot(bytes)
}

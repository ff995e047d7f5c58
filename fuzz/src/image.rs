//! Any bytes as a compiled image or as a file of the cache: no library, or one that holds together.

use std::fs;
use std::sync::LazyLock;

use chitieu::core::judge::standing::standing;
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::library::Library;
use chitieu::pack::files::PackFiles;
use chitieu::pack::files::cache::Cache;
use chitieu::search::answer::Request;
use chitieu::search::query::Query;
use tempfile::TempDir;
use twox_hash::XxHash3_64;

use crate::catalog;

/// The image that is changed.
static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let bytes = include_bytes!("../corpus/pack_text/whole.toml");
    let library = Library::open(&[PackFiles::in_memory("a.toml", bytes)]);
    library.image().expect("an image")
});
/// What the library of that image says.
static SAID: LazyLock<String> = LazyLock::new(|| told(&library(&WHOLE).expect("a library")));
/// Where a file of the cache is kept.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| TempDir::new().expect("a folder"));

/// The number of the program that keeps images.
const PROGRAM: u64 = 7;
/// The bytes of a number.
const NUMBER: usize = size_of::<u64>();
/// What an image begins with, in bytes.
const MAGIC: usize = 8;

/// The bytes are changes of an image, five for each: the place in two of them, what is done, how often, and a letter.
///
/// Demanded: no panic; an image that was changed is none, and so is a file of the cache; one that was changed by
/// somebody who makes its checksums right is none, or holds together and is the same again when it is written.
pub fn image(data: &[u8]) {
    let whole = &*WHOLE;
    let changed = changed(whole, data);
    if let Some(library) = library(&changed) {
        assert_eq!(told(&library), *SAID, "an image that was changed");
    }
    kept(&changed, data);
    let Some(library) = library(&sealed(whole, data)) else {
        return;
    };
    let said = told(&library);
    let again = library.image().expect("an image");
    let again = Library::from_image(again).expect("the image of what an image holds");
    assert_eq!(told(&again), said, "written again");
}

fn library(image: &[u8]) -> Option<Library> {
    Library::from_image(image.to_vec())
}

/// Changes bytes as an input says.
fn changed(bytes: &[u8], data: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in data.chunks_exact(5) {
        let [high, low, what, times, letter] = change else {
            continue;
        };
        let at = usize::from(u16::from_be_bytes([*high, *low]));
        let at = at.min(bytes.len());
        let end = (at + usize::from(*times)).min(bytes.len());
        match what % 5 {
            0 => bytes[at..end].fill(*letter),
            1 => drop(bytes.splice(at..at, std::iter::repeat_n(*letter, usize::from(*times)))),
            2 => drop(bytes.drain(at..end)),
            3 => bytes.truncate(at),
            _ => bytes[at..end].iter_mut().for_each(|byte| *byte ^= letter),
        }
    }
    bytes
}

/// An image of which one section is changed, with lengths and checksums that are right.
fn sealed(image: &[u8], data: &[u8]) -> Vec<u8> {
    // The numbers before the first section: of the program, of sections, length and checksum of each, checksum of these.
    let number = |at: usize| {
        let start = MAGIC + at * NUMBER;
        let bytes = image[start..start + NUMBER].try_into().expect("a number");
        usize::try_from(u64::from_le_bytes(bytes)).expect("a length")
    };
    let sections = number(1);
    // Which section is changed is told by the first byte, so that the others stay what they were.
    let which = usize::from(data.first().copied().unwrap_or_default()) % sections;
    let changes = data.get(1..).unwrap_or_default();
    let mut sealed = image[..MAGIC + 2 * NUMBER].to_vec();
    let mut body = Vec::new();
    let mut start = MAGIC + (2 + 2 * sections + 1) * NUMBER;
    for at in 0..sections {
        let end = start + number(2 + 2 * at);
        let own = &image[start..end];
        let own = if at == which {
            changed(own, changes)
        } else {
            own.to_vec()
        };
        sealed.extend((own.len() as u64).to_le_bytes());
        sealed.extend(XxHash3_64::oneshot(&own).to_le_bytes());
        body.extend(own);
        start = end;
    }
    let checksum = XxHash3_64::oneshot(&sealed);
    sealed.extend(checksum.to_le_bytes());
    sealed.extend(body);
    sealed
}

/// What a library says, after everything in it was used.
fn told(library: &Library) -> String {
    let said = catalog::told(&library.catalog);
    let viewpoint = Viewpoint::on(jiff::civil::date(2024, 6, 30));
    for series in library.catalog.series_ids() {
        standing(&library.catalog, &viewpoint, series);
    }
    let mut found = String::new();
    for text in ["ty le", "grdp dau nguoi", "2025"] {
        let request = Request {
            limit: 5,
            ..Request::default()
        };
        let answer = library.index().search(&Query::parse(text), &request);
        let answer = answer.expect("nobody gave it up");
        found.push_str(&format!("{:?}", answer.hits));
    }
    format!("{said}{found}{:?}", library.diagnostics)
}

/// A file of the cache that was changed is none, or its image is what was kept.
fn kept(image: &[u8], data: &[u8]) {
    let entry = Cache::new(FOLDER.path().to_owned(), PROGRAM).entry(&[]);
    let entry = entry.expect("a place");
    entry.write(image).expect("a file that can be written");
    let kept = entry.read().and_then(|kept| kept.whole());
    assert_eq!(kept.as_deref(), Some(image), "what was kept");
    let file = fs::read(entry.path()).expect("what was kept");
    fs::write(entry.path(), changed(&file, data)).expect("a file that can be written");
    if let Some(library) = entry.read().and_then(Library::from_image) {
        told(&library);
    }
}

//! Packs as bytes: a compiled image, read without a parse.
//!
//! Owns the sections of an image (the catalogue, its index, the problems of the packs), each with its length and
//! checksum, and what makes an image unusable: another program wrote it, it was cut short, it was changed. An image
//! is derived: if it is unusable the packs are read instead, and if only its index is unusable, which is checked on
//! first use, the catalogue is indexed again. It must not know where images are kept.
//!
//! An image begins with [`MAGIC`], the stamp of the program, the number of sections, the length and checksum of each,
//! and the checksum of this header. Numbers are little-endian. The sections follow.

use bytes::Bytes;
use twox_hash::XxHash3_64;

use crate::core::catalog::Catalog;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::search::image::Counts;
use crate::search::index::Index;

/// What every image begins with.
const MAGIC: &[u8; 8] = b"chitieu\x1a";
/// The version of the layout; it changes whenever the content of a section changes.
const FORMAT: &str = concat!(env!("CARGO_PKG_VERSION"), " 7");
/// The number of sections: catalogue, index, problems.
const SECTIONS: usize = 3;
/// The bytes of a number.
const NUMBER: usize = size_of::<u64>();
/// The bytes before the first section.
const HEAD: usize = MAGIC.len() + (2 + 2 * SECTIONS + 1) * NUMBER;

/// Why no image could be made.
#[derive(Debug, thiserror::Error)]
pub enum NoImage {
    /// A file could not be read; trying again may help.
    #[error("a file cannot be read")]
    Unreadable,
    /// The catalogue or its index could not be encoded.
    #[error("the image could not be made")]
    NotWritten(#[from] postcard::Error),
}

/// What an image holds.
pub(super) struct Contents {
    /// The data.
    pub(super) catalog: Catalog,
    /// The bytes of the index.
    pub(super) index: Kept,
    /// What is wrong with the packs.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The bytes of an index that is not decoded before somebody searches.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    bytes: Bytes,
    checksum: u64,
}

/// Encodes a catalogue, its index and its problems; equal input gives equal bytes.
pub(super) fn write(
    catalog: &Catalog,
    index: &Index,
    diagnostics: &[Diagnostic],
) -> Result<Vec<u8>, NoImage> {
    let is_unreadable = |found: &Diagnostic| matches!(found.problem, Problem::Unreadable(_));
    if diagnostics.iter().any(is_unreadable) {
        return Err(NoImage::Unreadable);
    }
    let problems = postcard::to_stdvec(diagnostics)?;
    let sections = [catalog.image()?, index.image()?, problems];
    let mut head = MAGIC.to_vec();
    let mut number = |value: u64| head.extend(value.to_le_bytes());
    number(stamp());
    number(SECTIONS as u64);
    for section in &sections {
        number(section.len() as u64);
        number(XxHash3_64::oneshot(section));
    }
    let checksum = XxHash3_64::oneshot(&head);
    head.extend(checksum.to_le_bytes());
    Ok([head, sections.concat()].concat())
}

/// Decodes an image; `None` if this program did not make it or it is damaged.
pub(super) fn read(image: &Bytes) -> Option<Contents> {
    let [catalog, index, problems] = sections(image)?;
    let (diagnostics, rest) = postcard::take_from_bytes(problems.whole()?).ok()?;
    if !rest.is_empty() {
        return None;
    }
    catalog.whole()?;
    Some(Contents {
        catalog: Catalog::from_image(catalog.bytes)?,
        index,
        diagnostics,
    })
}

impl Kept {
    /// Returns the bytes if their checksum is right.
    fn whole(&self) -> Option<&[u8]> {
        (XxHash3_64::oneshot(&self.bytes) == self.checksum).then_some(&self.bytes)
    }
}

/// Decodes an index over a catalogue; `None` if the bytes are damaged.
pub(super) fn index(kept: &Kept, catalog: &Catalog) -> Option<Index> {
    let plans = [
        catalog.plans().len(),
        catalog.programmes().len(),
        catalog.lists().len(),
    ];
    let counts = Counts {
        indicators: catalog.indicators().len(),
        entries: catalog.series().len(),
        places: catalog.places().len(),
        sources: catalog.sources().len(),
        plans,
    };
    Index::from_image(kept.whole()?, counts)
}

/// The stamp that tells images of this program from those of any other.
fn stamp() -> u64 {
    XxHash3_64::oneshot(FORMAT.as_bytes())
}

/// Cuts the bytes into sections if the header is intact.
fn sections(image: &Bytes) -> Option<[Kept; SECTIONS]> {
    let head = image.get(..HEAD)?;
    let (head, checksum) = head.split_at_checked(HEAD - NUMBER)?;
    if checksum != XxHash3_64::oneshot(head).to_le_bytes() {
        return None;
    }
    let numbers = head.strip_prefix(MAGIC)?.chunks_exact(NUMBER);
    let mut numbers = numbers.map(|bytes| bytes.try_into().map_or(0, u64::from_le_bytes));
    if numbers.next()? != stamp() || numbers.next()? != SECTIONS as u64 {
        return None;
    }
    let mut found = [const { None }; SECTIONS];
    let mut start = HEAD;
    for section in &mut found {
        let length = usize::try_from(numbers.next()?).ok()?;
        let end = start
            .checked_add(length)
            .filter(|end| *end <= image.len())?;
        *section = Some(Kept {
            bytes: image.slice(start..end),
            checksum: numbers.next()?,
        });
        start = end;
    }
    let [catalog, index, problems] = found;
    (start == image.len()).then_some([catalog?, index?, problems?])
}

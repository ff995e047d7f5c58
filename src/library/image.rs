//! Packs as bytes: a compiled image, read without a parse.
//!
//! Owns the sections of an image (the catalogue, the index over it, what is wrong with the packs), each with its length
//! and checksum, and what makes bytes unusable: another program's, cut short, changed. An image is derived: whatever is
//! wrong with one, the packs themselves are read instead; whatever is wrong with its index, which is looked at when
//! somebody asks for it, the catalogue is indexed anew. It must not know where images are kept.
//!
//! An image begins with [`MAGIC`], the stamp of the program, the number of sections, then of each its length and
//! checksum, and the checksum of all that; numbers are little-endian. The sections follow.

use bytes::Bytes;
use twox_hash::XxHash3_64;

use crate::core::catalog::Catalog;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::search::image::Counts;
use crate::search::index::Index;

/// What every image begins with.
const MAGIC: &[u8; 8] = b"chitieu\x1a";
/// Changes whenever what a section holds changes.
const FORMAT: &str = concat!(env!("CARGO_PKG_VERSION"), " 7");
/// Catalogue, index, problems.
const SECTIONS: usize = 3;
/// Bytes of a number.
const NUMBER: usize = size_of::<u64>();
/// Bytes before the first section.
const HEAD: usize = MAGIC.len() + (2 + 2 * SECTIONS + 1) * NUMBER;

/// Why no image could be made.
#[derive(Debug, thiserror::Error)]
pub enum NoImage {
    /// A file cannot be read, which may be otherwise the next time.
    #[error("a file cannot be read")]
    Unreadable,
    /// The bytes could not be made.
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

/// The bytes of an index that nobody asked for yet; they are looked at when somebody does.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    bytes: Bytes,
    checksum: u64,
}

/// The image of a catalogue, its index and what is wrong in it; the same give the same.
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

/// What an image holds; none where the bytes are not those of one that this program made.
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
    /// The bytes, if they are as they were written.
    fn whole(&self) -> Option<&[u8]> {
        (XxHash3_64::oneshot(&self.bytes) == self.checksum).then_some(&self.bytes)
    }
}

/// The index of such bytes over a catalogue; none where they are no longer as they were written.
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

/// Tells this program's images from those of any other.
fn stamp() -> u64 {
    XxHash3_64::oneshot(FORMAT.as_bytes())
}

/// The sections, if what stands before them is as it was written.
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

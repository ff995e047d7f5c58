//! Packs as bytes: a compiled image, read without a parse.
//!
//! Owns the sections of an image (the problems of the packs, the parts of the catalogue and of its index), each with its
//! length and checksum, and what makes an image unusable: another program wrote it, it was cut short, it was changed. An image
//! is derived: if it is unusable the packs are read instead, and if only its index is unusable, which is checked on
//! first use, the catalogue is indexed again. It must not know where images are kept.
//!
//! An image begins with [`MAGIC`], the stamp of the program, the number of sections, the length and checksum of each,
//! and the checksum of this header. Numbers are little-endian. The sections follow.

use std::ops::Range;

use bytes::Bytes;
use twox_hash::XxHash3_64;

use crate::core::catalog::{self, Catalog};
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::files::image_bytes::ImageBytes;
use crate::search;
use crate::search::image::Counts;
use crate::search::index::Index;

/// What every image begins with.
const MAGIC: &[u8; 8] = b"chitieu\x1a";
/// The version of the layout; it changes whenever the content of a section changes.
const FORMAT: &str = concat!(env!("CARGO_PKG_VERSION"), " 9");
/// The number of sections: problems, the parts of the catalogue, the parts of its index.
const SECTIONS: usize = 1 + catalog::image::PARTS + search::image::PARTS;
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
    /// Where the index is.
    pub(super) index: IndexSections,
    /// What is wrong with the packs.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// An index that is not read before somebody searches; empty where there is none.
#[derive(Clone, Debug, Default)]
pub(super) struct IndexSections(Vec<Section>);

/// Some bytes of an image that are not read yet.
#[derive(Clone, Debug)]
struct Section {
    image: ImageBytes,
    range: Range<u64>,
    checksum: u64,
}

/// Encodes a catalogue, its index and its problems; equal input gives equal bytes.
pub(super) fn write(
    catalog: &Catalog,
    index: &Index,
    diagnostics: &[Diagnostic],
) -> Result<Vec<u8>, NoImage> {
    if misses_a_file(diagnostics) {
        return Err(NoImage::Unreadable);
    }
    let mut sections = vec![postcard::to_stdvec(diagnostics)?];
    sections.extend(catalog.image()?);
    sections.extend(index.image()?);
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
pub(super) fn read(image: &ImageBytes) -> Option<Contents> {
    let mut sections = sections(image)?.into_iter();
    let problems = sections.next()?.read()?;
    let (diagnostics, rest) = postcard::take_from_bytes::<Vec<Diagnostic>>(&problems).ok()?;
    if !rest.is_empty() || misses_a_file(&diagnostics) {
        return None;
    }
    let mut part = || sections.next()?.read();
    Some(Contents {
        catalog: Catalog::from_image([part()?, part()?, part()?])?,
        index: IndexSections(sections.collect()),
        diagnostics,
    })
}

/// Tells whether a file of the packs could not be read; then there is no image of them.
fn misses_a_file(diagnostics: &[Diagnostic]) -> bool {
    let mut all = diagnostics.iter();
    all.any(|found| matches!(found.problem, Problem::Unreadable(_)))
}

impl Section {
    /// Reads the bytes; `None` if their checksum is wrong, or they cannot be read any more.
    fn read(&self) -> Option<Bytes> {
        let bytes = self.image.part(self.range.clone())?;
        (XxHash3_64::oneshot(&bytes) == self.checksum).then_some(bytes)
    }
}

/// Decodes an index over a catalogue; `None` if there is none, or its bytes are damaged.
pub(super) fn index(kept: &IndexSections, catalog: &Catalog) -> Option<Index> {
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
    Index::from_image(|at| kept.0.get(at)?.read(), counts)
}

/// The stamp that tells images of this program from those of any other.
fn stamp() -> u64 {
    XxHash3_64::oneshot(FORMAT.as_bytes())
}

/// Finds the sections if the header is intact.
fn sections(image: &ImageBytes) -> Option<Vec<Section>> {
    let head = image.part(0..HEAD as u64)?;
    let (head, checksum) = head.split_at_checked(HEAD - NUMBER)?;
    if checksum != XxHash3_64::oneshot(head).to_le_bytes() {
        return None;
    }
    let numbers = head.strip_prefix(MAGIC)?.chunks_exact(NUMBER);
    let mut numbers = numbers.map(|bytes| bytes.try_into().map_or(0, u64::from_le_bytes));
    if numbers.next()? != stamp() || numbers.next()? != SECTIONS as u64 {
        return None;
    }
    let mut found = Vec::with_capacity(SECTIONS);
    let mut start = HEAD as u64;
    for _ in 0..SECTIONS {
        let end = start.checked_add(numbers.next()?)?;
        found.push(Section {
            image: image.clone(),
            range: start..end,
            checksum: numbers.next()?,
        });
        start = end;
    }
    (start == image.length()).then_some(found)
}

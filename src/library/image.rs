//! Packs as bytes: a compiled image, read without a parse.
//!
//! Owns the sections of an image (the catalogue, the index over it, what is doubtful in the packs), each with its length and checksum, and what makes
//! bytes unusable: another program's, cut short, changed. An image is derived: whatever is wrong with one, the packs
//! themselves are read instead. It must not know where images are kept.
//!
//! An image begins with [`MAGIC`], the stamp of the program, the number of sections, then of each its length and
//! checksum, and the checksum of all that; numbers are little-endian. The sections follow.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

use crate::core::catalog::Catalog;
use crate::pack::diagnostic::{Diagnostic, Doubt, Problem, Span};
use crate::search::image::Counts;
use crate::search::index::Index;

/// What every image begins with.
const MAGIC: &[u8; 8] = b"chitieu\x1a";
/// Changes whenever what a section holds changes.
const FORMAT: &str = concat!(env!("CARGO_PKG_VERSION"), " 1");
/// Catalogue, index, doubts.
const SECTIONS: usize = 3;
/// Bytes of a number.
const NUMBER: usize = size_of::<u64>();
/// Bytes before the first section.
const HEAD: usize = MAGIC.len() + (2 + 2 * SECTIONS + 1) * NUMBER;

/// Why no image could be made.
#[derive(Debug, thiserror::Error)]
pub enum NoImage {
    /// Something in the packs was not read, or not as it stands there: they have to be read each time, so that it is told.
    #[error("the packs have problems")]
    Problems,
    /// The bytes could not be made.
    #[error("the image could not be made")]
    NotWritten(#[from] postcard::Error),
}

/// What is doubtful in a pack, with its file and place.
#[derive(Serialize, Deserialize)]
struct KeptDoubt<'d> {
    file: Cow<'d, str>,
    span: Option<Span>,
    doubt: Doubt,
}

/// What an image holds.
pub(super) struct Contents {
    /// The data.
    pub(super) catalog: Catalog,
    /// The bytes of the index.
    pub(super) index: Kept,
    /// What is doubtful in the packs.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The bytes of an index that nobody asked for yet.
pub(super) type Kept = Cow<'static, [u8]>;

/// The image of a catalogue, its index and what is doubtful in it; the same give the same.
pub(super) fn write(
    catalog: &Catalog,
    index: &Index,
    diagnostics: &[Diagnostic],
) -> Result<Vec<u8>, NoImage> {
    let sections = [catalog.image()?, index.image()?, doubts(diagnostics)?];
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
pub(super) fn read(image: Kept) -> Option<Contents> {
    let [catalog, index, doubts] = sections(&image)?;
    let diagnostics = diagnostics(image.get(doubts)?)?;
    let catalog = Catalog::from_image(image.get(catalog)?)?;
    let index = match image {
        Cow::Borrowed(image) => Cow::Borrowed(image.get(index)?),
        Cow::Owned(image) => Cow::Owned(image.get(index)?.to_vec()),
    };
    Some(Contents {
        catalog,
        index,
        diagnostics,
    })
}

fn doubts(diagnostics: &[Diagnostic]) -> Result<Vec<u8>, NoImage> {
    let kept = diagnostics.iter().map(|found| match found.problem {
        Problem::Doubtful(doubt) => Ok(KeptDoubt {
            file: Cow::Borrowed(&found.file),
            span: found.span,
            doubt,
        }),
        _ => Err(NoImage::Problems),
    });
    let kept: Vec<KeptDoubt<'_>> = kept.collect::<Result<_, _>>()?;
    Ok(postcard::to_stdvec(&kept)?)
}

fn diagnostics(doubts: &[u8]) -> Option<Vec<Diagnostic>> {
    let (kept, rest) = postcard::take_from_bytes::<Vec<KeptDoubt<'_>>>(doubts).ok()?;
    let found = kept.into_iter().map(|kept| Diagnostic {
        problem: Problem::Doubtful(kept.doubt),
        file: kept.file.into(),
        span: kept.span,
    });
    rest.is_empty().then(|| found.collect())
}

/// The index of such bytes over a catalogue.
pub(super) fn index(image: &[u8], catalog: &Catalog) -> Option<Index> {
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
    Index::from_image(image, counts)
}

/// Tells this program's images from those of any other.
fn stamp() -> u64 {
    XxHash3_64::oneshot(FORMAT.as_bytes())
}

/// Where the sections stand, if all is as it was written.
fn sections(image: &[u8]) -> Option<[std::ops::Range<usize>; SECTIONS]> {
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
    let mut found = [const { 0..0 }; SECTIONS];
    let mut start = HEAD;
    for section in &mut found {
        let length = usize::try_from(numbers.next()?).ok()?;
        let end = start.checked_add(length)?;
        if XxHash3_64::oneshot(image.get(start..end)?) != numbers.next()? {
            return None;
        }
        *section = start..end;
        start = end;
    }
    (start == image.len()).then_some(found)
}

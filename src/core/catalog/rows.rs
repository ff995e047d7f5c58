//! The claims as they are kept: 32 bytes each, no string of its own.
//!
//! Owns how a claim lies in those bytes, and in the fewer bytes of an image, where it is unpacked only when it is
//! asked for, so that opening millions of claims costs nothing. It must not know what a claim means.

use bytes::Bytes;

use crate::core::model::{ClaimKind, Comparator};

/// Stands for "none" in a row.
pub(super) const NONE: u32 = u32::MAX;
/// Bits of a row's codes: the comparator, and what few claims are.
pub(super) const COMPARATOR: u8 = 0x07;
pub(super) const DERIVED: u8 = 0x08;
pub(super) const KIND: u8 = 0x30;
pub(super) const NEARLY: u8 = 0x40;
pub(super) const BREAK: u8 = 0x80;
/// Stands for a missing year in a row.
pub(super) const NO_YEAR: i16 = i16::MIN;
/// Numbers of a row.
const COLUMNS: usize = 9;
/// The number among them that says where a claim has what few have.
const EXTRA: usize = 5;
/// Bytes of a number in an image.
const NUMBER: usize = size_of::<u64>();
/// Bytes that are read of a row at once.
const ONCE: usize = size_of::<u128>();
/// Bytes before the rows of an image: how many there are, and the largest number of each column.
const HEAD: usize = (1 + COLUMNS) * NUMBER;

/// A claim as it is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct PackedRow {
    pub(super) mantissa: i64,
    pub(super) period: u32,
    pub(super) source: u32,
    pub(super) note: u32,
    pub(super) plan: u32,
    pub(super) extra: u32,
    pub(super) year: i16,
    pub(super) scale: u8,
    pub(super) codes: u8,
}

/// The id that a number of an image stands for; `NONE` for zero.
fn known(id: u64) -> u32 {
    (id as u32).wrapping_sub(1)
}

impl PackedRow {
    /// Tells whether its codes are those of a kind and a comparator.
    pub(super) fn has_known_codes(&self) -> bool {
        usize::from((self.codes & KIND) >> 4) < ClaimKind::ALL.len()
            && usize::from(self.codes & COMPARATOR) < Comparator::ALL.len()
    }

    /// The row as numbers, most of them small; `None` becomes zero.
    fn columns(&self) -> [u64; COLUMNS] {
        let known = |id: u32| u64::from(id.wrapping_add(1));
        [
            ((self.mantissa << 1) ^ (self.mantissa >> 63)).cast_unsigned(),
            u64::from(self.period),
            known(self.source),
            u64::from(self.note),
            known(self.plan),
            known(self.extra),
            u64::from(self.year.wrapping_sub(NO_YEAR).cast_unsigned()),
            u64::from(self.scale),
            u64::from(self.codes),
        ]
    }

    /// The row of such numbers. Codes that are none stand for the first kind and comparator.
    fn from_numbers(
        [
            mantissa,
            period,
            source,
            note,
            plan,
            extra,
            year,
            scale,
            codes,
        ]: [u64; COLUMNS],
    ) -> Self {
        let row = Self {
            mantissa: (mantissa >> 1).cast_signed() ^ -(mantissa & 1).cast_signed(),
            period: period as u32,
            source: known(source),
            note: note as u32,
            plan: known(plan),
            extra: known(extra),
            year: (year as u16).cast_signed().wrapping_add(NO_YEAR),
            scale: scale as u8,
            codes: codes as u8,
        };
        match row.has_known_codes() {
            true => row,
            false => Self { codes: 0, ..row },
        }
    }
}

/// Rows as an image holds them: each number in as many bytes as the largest of its column needs.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    bytes: Bytes,
    count: usize,
    /// Bytes of a row.
    width: usize,
    columns: [PackedColumn; COLUMNS],
}

/// The position and width of a column in a packed row.
#[derive(Clone, Copy, Debug, Default)]
struct PackedColumn {
    start: usize,
    most: u64,
    /// The bits that its numbers may have.
    mask: u64,
}

impl PackedColumn {
    fn new(start: usize, most: u64) -> Self {
        let width = NUMBER - most.leading_zeros() as usize / 8;
        let unused = 64 - 8 * width as u32;
        let mask = u64::MAX.checked_shr(unused).unwrap_or(0);
        Self { start, most, mask }
    }

    /// How many bytes the largest number needs.
    fn width(self) -> usize {
        NUMBER - self.most.leading_zeros() as usize / 8
    }

    /// The number of a row; no larger than the largest, whatever the bytes say.
    fn read_bytes(self, row: &[u8]) -> u64 {
        let number = row.get(self.start..).and_then(<[u8]>::first_chunk);
        let number = number.copied().map_or(0, u64::from_le_bytes);
        (number & self.mask).min(self.most)
    }

    /// The value of a column in a row that was read at once.
    fn read_wide(self, row: u128) -> u64 {
        ((row >> (8 * self.start)) as u64 & self.mask).min(self.most)
    }
}

impl Packed {
    fn extra(&self, at: usize) -> u32 {
        assert!(at < self.count, "a claim of another catalogue");
        let row = self.bytes.get(at * self.width..).unwrap_or_default();
        known(self.columns[EXTRA].read_bytes(row))
    }

    fn get(&self, at: usize) -> PackedRow {
        assert!(at < self.count, "a claim of another catalogue");
        let row = self.bytes.get(at * self.width..).unwrap_or_default();
        // Most rows are so narrow that they are read at once, which millions of them show.
        match row.first_chunk() {
            Some(whole) if self.width <= ONCE => {
                let whole = u128::from_le_bytes(*whole);
                PackedRow::from_numbers(self.columns.map(|column| column.read_wide(whole)))
            }
            _ => PackedRow::from_numbers(self.columns.map(|column| column.read_bytes(row))),
        }
    }
}

/// All claims, in order.
#[derive(Clone, Debug)]
pub(super) enum PackedRows {
    /// Those of a catalogue that was built.
    Built(Vec<PackedRow>),
    /// Those of an image.
    Kept(Box<Packed>),
}

impl Default for PackedRows {
    fn default() -> Self {
        Self::Built(Vec::new())
    }
}

/// The largest of each number that stands for something else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Most {
    /// Periods that are named, if there is a claim.
    pub(super) periods: u64,
    /// Sources, plans, extras that are named.
    pub(super) sources: u64,
    pub(super) plans: u64,
    pub(super) extras: u64,
}

impl PackedRows {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Built(rows) => rows.len(),
            Self::Kept(packed) => packed.count,
        }
    }

    /// One of them.
    ///
    /// # Panics
    /// Where there is none of that number.
    pub(super) fn get(&self, at: usize) -> PackedRow {
        match self {
            Self::Built(rows) => rows[at],
            Self::Kept(packed) => packed.get(at),
        }
    }

    /// Where one of them has what few claims have, read alone because most readers of it learn that there is none.
    ///
    /// # Panics
    /// Where there is none of that number.
    pub(super) fn extra(&self, at: usize) -> u32 {
        match self {
            Self::Built(rows) => rows[at].extra,
            Self::Kept(packed) => packed.extra(at),
        }
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = PackedRow> + '_ {
        (0..self.len()).map(|at| self.get(at))
    }

    /// Adds one.
    pub(super) fn push(&mut self, row: PackedRow) {
        self.built().push(row);
    }

    /// The rows to be changed; those of an image are unpacked once for it.
    pub(super) fn built(&mut self) -> &mut Vec<PackedRow> {
        if let Self::Kept(_) = self {
            *self = Self::Built(self.iter().collect());
        }
        match self {
            Self::Built(rows) => rows,
            Self::Kept(_) => unreachable!("they were unpacked just now"),
        }
    }

    /// The bytes that they take.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Built(rows) => rows.capacity() * size_of::<PackedRow>(),
            Self::Kept(packed) => packed.bytes.len(),
        }
    }

    /// How many of each the rows name at most.
    pub(super) fn most(&self) -> Most {
        let [_, period, source, _, plan, extra, ..] = self.largest();
        Most {
            periods: if self.len() == 0 {
                0
            } else {
                period.saturating_add(1)
            },
            sources: source,
            plans: plan,
            extras: extra,
        }
    }

    fn largest(&self) -> [u64; COLUMNS] {
        match self {
            Self::Kept(packed) => packed.columns.map(|column| column.most),
            Self::Built(rows) => rows.iter().fold([0; COLUMNS], |mut most, row| {
                for (most, number) in most.iter_mut().zip(row.columns()) {
                    *most = number.max(*most);
                }
                most
            }),
        }
    }

    /// Writes them, as [`Rows::read`] reads them.
    pub(super) fn write(&self, to: &mut Vec<u8>) {
        let largest = self.largest();
        to.extend((self.len() as u64).to_le_bytes());
        to.extend(largest.into_iter().flat_map(u64::to_le_bytes));
        let (columns, width) = columns(largest);
        to.reserve(self.len() * width + ONCE);
        for row in self.iter() {
            for (column, number) in columns.iter().zip(row.columns()) {
                to.extend(number.to_le_bytes().iter().take(column.width()));
            }
        }
        // So many bytes may always be read at once.
        to.extend([0; ONCE]);
    }

    /// The rows at the start of an image, with what follows them; none where it is cut short.
    pub(super) fn from_image(mut image: Bytes) -> Option<(Self, Bytes)> {
        let mut bytes = (image.len() >= HEAD).then(|| image.split_off(HEAD))?;
        let mut numbers = image.chunks_exact(NUMBER);
        let mut number = || Some(u64::from_le_bytes(numbers.next()?.try_into().ok()?));
        let count = usize::try_from(number()?).ok()?;
        let mut largest = [0; COLUMNS];
        for most in &mut largest {
            *most = number()?;
        }
        let (columns, width) = columns(largest);
        let length = count.checked_mul(width)?.checked_add(ONCE)?;
        let rest = (length <= bytes.len()).then(|| bytes.split_off(length))?;
        let packed = Packed {
            bytes,
            count,
            width,
            columns,
        };
        Some((Self::Kept(Box::new(packed)), rest))
    }
}

/// Where columns with such largest numbers stand, and the bytes of a row.
fn columns(largest: [u64; COLUMNS]) -> ([PackedColumn; COLUMNS], usize) {
    let mut width = 0;
    let columns = largest.map(|most| {
        let column = PackedColumn::new(width, most);
        width += column.width();
        column
    });
    (columns, width)
}

#[cfg(test)]
mod tests {
    use super::{HEAD, NO_YEAR, NONE, ONCE, PackedRow, PackedRows};
    use bytes::Bytes;

    #[test]
    fn a_claim_takes_thirty_two_bytes() {
        assert_eq!(size_of::<PackedRow>(), 32);
    }

    #[test]
    fn rows_come_back_as_they_were_written_and_cut_ones_do_not() {
        let row = |mantissa, year, codes| PackedRow {
            mantissa,
            period: 0x0102_0304,
            source: NONE,
            note: 7,
            plan: 0,
            extra: 3,
            year,
            scale: 18,
            codes,
        };
        let rows = PackedRows::Built(vec![
            row(i64::MIN, NO_YEAR, 0xc8),
            row(-1, 2025, 0),
            row(i64::MAX, i16::MAX, 0x21),
        ]);
        let mut image = Vec::new();
        rows.write(&mut image);
        image.push(9);
        let width = 19;
        assert_eq!(image.len(), HEAD + 3 * width + ONCE + 1);
        let (back, rest) = PackedRows::from_image(Bytes::from(image.clone())).unwrap();
        assert_eq!(&rest[..], [9]);
        let said = |rows: &PackedRows| {
            rows.iter()
                .map(|row| format!("{row:?}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(said(&back), said(&rows));
        let mut changed = back.clone();
        changed.push(row(1, 1, 1));
        assert_eq!((changed.len(), back.len()), (4, 3));
        for end in 0..image.len() - 1 {
            assert!(PackedRows::from_image(Bytes::copy_from_slice(&image[..end])).is_none());
        }
        let narrow = PackedRows::Built((0..9).map(|at| row(at - 4, 2020, 1)).collect());
        let mut narrow_image = Vec::new();
        narrow.write(&mut narrow_image);
        let (back, _) = PackedRows::from_image(Bytes::from(narrow_image)).unwrap();
        assert_eq!(said(&back), said(&narrow));
        for rows in [&rows, &narrow, &back] {
            assert!((0..rows.len()).all(|at| rows.extra(at) == rows.get(at).extra));
        }
        image[..8].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(PackedRows::from_image(Bytes::from(image)).is_none());
    }
}

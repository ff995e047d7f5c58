//! Rows that only moved, found by comparing two screens.
//!
//! Owns the search for one block of rows, or of their parts within some columns, that stands elsewhere now. Whether
//! moving it pays is for the caller to measure. It must not know a byte.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use ratatui::buffer::{Buffer, Cell};

use crate::line::output::pen::{is_blank, is_same};

/// Rows that must have moved together before a scroll is considered.
const LEAST: usize = 3;

/// Some columns: the first, and the one after the last.
pub(crate) type ColumnSpan = (u16, u16);

/// A block of rows and how far it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shift {
    /// The columns of the region.
    pub columns: ColumnSpan,
    /// First row of the region.
    pub top: u16,
    /// Last row of the region.
    pub bottom: u16,
    /// Rows it moved up; negative for down.
    pub by: i16,
}

/// The columns in which anything changed.
pub(crate) fn changed(old: &Buffer, new: &Buffer) -> ColumnSpan {
    let width = usize::from(new.area.width).max(1);
    let cells = old.content.iter().zip(&new.content).enumerate();
    let changed = cells.filter(|(_, (old, new))| !is_same(old, new));
    let found = changed.fold((width, 0), |(first, end), (at, _)| {
        (first.min(at % width), end.max(at % width + 1))
    });
    (found.0 as u16, found.1 as u16)
}

/// Finds the shift that brings most rows to where they belong, looking at those columns alone.
pub(crate) fn find_shift(old: &Buffer, new: &Buffer, columns: ColumnSpan) -> Option<Shift> {
    let (old, new) = (rows(old, columns), rows(new, columns));
    let height = old.len().min(new.len());
    let shifts = (1..height).flat_map(|by| [by as isize, -(by as isize)]);
    let best = shifts
        .map(|by| (moved(&old, &new, by), by))
        .max_by_key(|(found, by)| (found.count, -by.abs()))?;
    let (found, by) = best;
    (found.count >= LEAST).then(|| Shift {
        columns,
        top: found.first.min(shifted(found.first, by)) as u16,
        bottom: found.last.max(shifted(found.last, by)) as u16,
        by: by as i16,
    })
}

/// Moves the rows of a screen as the terminal will.
pub(crate) fn apply(shift: Shift, buffer: &mut Buffer) {
    let (left, right) = shift.columns;
    let before = buffer.clone();
    for y in shift.top..=shift.bottom {
        let from = y.checked_add_signed(shift.by);
        let from = from.filter(|from| (shift.top..=shift.bottom).contains(from));
        for x in left..right {
            match from.and_then(|from| before.cell((x, from))) {
                Some(cell) => buffer[(x, y)] = cell.clone(),
                None => buffer[(x, y)].reset(),
            }
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Moved {
    count: usize,
    first: usize,
    last: usize,
}

/// A row's hash, or nothing for a blank one, which needs no moving.
type RowHash = Option<u64>;

fn rows(buffer: &Buffer, (left, right): ColumnSpan) -> Vec<RowHash> {
    let width = usize::from(buffer.area.width).max(1);
    let part = usize::from(left)..usize::from(right);
    let rows = buffer.content.chunks(width);
    rows.map(|cells| row(cells.get(part.clone()).unwrap_or(&[])))
        .collect()
}

fn row(cells: &[Cell]) -> RowHash {
    if cells.iter().all(is_blank) {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    for cell in cells {
        let blank = is_blank(cell);
        cell.symbol().hash(&mut hasher);
        if !blank {
            let Cell {
                fg, bg, modifier, ..
            } = cell;
            (fg, bg, modifier).hash(&mut hasher);
        }
    }
    Some(hasher.finish())
}

/// The rows that stand in the new screen where a shift brings them and stood elsewhere before.
fn moved(old: &[RowHash], new: &[RowHash], by: isize) -> Moved {
    let mut found = Moved::default();
    for (y, row) in new.iter().enumerate() {
        let Some(from) = y.checked_add_signed(by) else {
            continue;
        };
        if row.is_some() && old.get(from) == Some(row) && old.get(y) != Some(row) {
            if found.count == 0 {
                found.first = y;
            }
            found.count += 1;
            found.last = y;
        }
    }
    found
}

fn shifted(row: usize, by: isize) -> usize {
    row.checked_add_signed(by).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &[&str], new: &[&str], expected: Option<(u16, u16, i16)>) {
        let old = Buffer::with_lines(old.iter().copied());
        let new = Buffer::with_lines(new.iter().copied());
        let columns = (0, new.area.width);
        let found = find_shift(&old, &new, columns);
        let told = found.map(|shift| (shift.top, shift.bottom, shift.by));
        assert_eq!(told, expected);
    }

    #[test]
    fn finds_the_block_that_moved() {
        let old = ["head", "a", "b", "c", "d", "foot"];
        check(&old, &["head", "b", "c", "d", "e", "foot"], Some((1, 4, 1)));
        check(
            &old,
            &["head", "z", "a", "b", "c", "foot"],
            Some((1, 4, -1)),
        );
        check(&old, &["head", "b", "c", "x", "y", "foot"], None);
        check(&old, &old, None);
    }

    #[test]
    fn the_gaps_of_a_shift_are_blank() {
        let mut buffer = Buffer::with_lines(["a", "b", "c", "d"]);
        let shift = Shift {
            columns: (0, 1),
            top: 1,
            bottom: 3,
            by: 1,
        };
        apply(shift, &mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["a", "c", "d", " "]));
        apply(Shift { by: -2, ..shift }, &mut buffer);
        assert_eq!(buffer, Buffer::with_lines(["a", " ", " ", "c"]));
    }

    #[test]
    fn a_block_of_some_columns() {
        let lines = ["1a|x", "2b|y", "3c|z", "4d|w"];
        let mut old = Buffer::with_lines(lines);
        let new = Buffer::with_lines(["1b|x", "2c|y", "3d|z", "4e|w"]);
        assert_eq!(changed(&old, &new), (1, 2));
        assert_eq!(find_shift(&old, &new, (0, 4)), None);
        let shift = find_shift(&old, &new, (1, 2)).unwrap();
        assert_eq!((shift.top, shift.bottom, shift.by), (0, 3, 1));
        apply(shift, &mut old);
        assert_eq!(old, Buffer::with_lines(["1b|x", "2c|y", "3d|z", "4 |w"]));
    }
}

//! Tables that stand side by side in one sheet become tables of their own.
//!
//! Owns where the next table begins: at a column that names rows once more, behind figures of the first. It must not
//! know what figures are.

use super::contents;
use super::grid::{Cell, Grid, Merged};
use super::label::{Label, label};

/// How many rows from the top a heading may stand.
const DEEPEST: usize = 30;

/// The tables of a sheet, from left to right; every cell keeps its place, so that its address stays true.
pub fn parted(grid: Grid) -> Vec<Grid> {
    let Some((row, starts)) = (0..grid.lines.len().min(DEEPEST)).find_map(|row| {
        let starts = starts(&grid, row);
        (!starts.is_empty()).then_some((row, starts))
    }) else {
        return vec![grid];
    };
    let ends = starts.iter().copied().chain([usize::MAX]);
    let begins = [0].into_iter().chain(starts.iter().copied());
    begins
        .zip(ends)
        .map(|(first, end)| cut(&grid, row, first, end))
        .collect()
}

/// The columns at which further tables begin, if this row is the heading of several.
fn starts(grid: &Grid, row: usize) -> Vec<usize> {
    let named: Vec<(usize, Label)> = grid
        .filled(row)
        .filter_map(|(at, cell)| {
            let label = label(&cell.text)?;
            matches!(label, Label::Name | Label::Place).then_some((at, label))
        })
        .collect();
    let Some((first, kind)) = named.first().copied() else {
        return Vec::new();
    };
    let mut starts = Vec::new();
    let mut last = first;
    for (at, label) in named.into_iter().skip(1) {
        let begin = with_number(grid, row, at);
        let is_next = label == kind
            && has_figures(grid, row, (last + 1, begin))
            && has_figures(grid, row, (at + 1, grid.width()))
            && contents::is_of_words(grid, row + 1, at);
        if is_next {
            starts.push(begin);
            last = at;
        }
    }
    starts
}

/// The column of the number of rows before their names, or that of the names.
fn with_number(grid: &Grid, row: usize, names: usize) -> usize {
    let numbers = (0..names).rev().take_while(|at| {
        let label = label(grid.shown(row, *at));
        matches!(label, Some(Label::Number | Label::Code))
    });
    numbers.last().unwrap_or(names)
}

/// Tells whether columns without a name of their own have figures below a heading: a value, a year or a code of a long
/// list is none of a table of its own.
fn has_figures(grid: &Grid, row: usize, (first, end): (usize, usize)) -> bool {
    (first..end).any(|column| {
        let below =
            (row + 1..grid.lines.len().min(row + DEEPEST)).map(|row| grid.shown(row, column));
        let figures = below.filter(|text| contents::figure(text).is_some());
        label(grid.shown(row, column)).is_none() && figures.count() >= 1
    })
}

/// The table of some columns. A title that stands alone is that of all of them.
fn cut(grid: &Grid, heading: usize, first: usize, end: usize) -> Grid {
    let mut own = grid.clone();
    for (row, line) in own.lines.iter_mut().enumerate() {
        let is_common = row < heading && grid.filled(row).count() == 1;
        for (at, cell) in line.cells.iter_mut().enumerate() {
            if (at < first || at >= end) && !is_common {
                *cell = Cell::default();
            }
        }
    }
    own.merged = grid
        .merged
        .iter()
        .filter(|area| area.columns.0 < end && area.columns.1 >= first)
        .map(|area| Merged {
            columns: (area.columns.0.max(first), area.columns.1.min(end - 1)),
            ..*area
        })
        .collect();
    own.trim();
    own
}

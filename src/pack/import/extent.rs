//! Which column of a table names its rows where no heading does, and which row is the last.
//!
//! Owns how far a table goes. It must not know what its rows say.

use super::grid::Grid;
use super::layout::{Column, Layout};

/// The column of names of a table that does not label it: the first before the figures with words in it.
pub fn unnamed(grid: &Grid, layout: &Layout, first_figure: usize) -> Option<usize> {
    let is_free = |column: &usize| {
        matches!(
            layout.columns.get(*column),
            Some(Column::Blank | Column::Other(_))
        )
    };
    let has_words = |column: &usize| {
        let rows = layout.body..grid.lines.len();
        let texts = rows
            .map(|row| grid.shown(row, *column))
            .filter(|text| text.chars().any(char::is_alphabetic));
        texts.filter(|text| text.chars().count() > 2).count() >= 1
    };
    (0..first_figure).filter(is_free).find(has_words)
}

/// The last row that has a figure.
pub fn last_row(grid: &Grid, layout: &Layout) -> usize {
    let has_figure = |row: &usize| {
        layout
            .slots()
            .any(|(column, _)| !grid.cell(*row, column).is_blank())
    };
    (layout.body..grid.lines.len())
        .rev()
        .find(has_figure)
        .unwrap_or(layout.body)
}

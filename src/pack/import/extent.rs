//! Which column of a table names its rows where no heading does, and which row is the last.
//!
//! Owns how far a table goes. It must not know what its rows say.

use super::grid::Grid;
use super::heading;
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

/// How far a table goes below its heading.
pub struct TableExtent {
    /// Its rows. A heading that stands there again, as on the next sheet of paper, is none of them.
    pub rows: Vec<usize>,
    /// The row and the column where another table begins, if one does.
    pub second: Option<(usize, usize)>,
}

/// The rows below a heading that are of its table, and where another table begins.
pub fn rows(grid: &Grid, layout: &Layout) -> TableExtent {
    let mut rows = Vec::new();
    for row in layout.body..grid.lines.len() {
        if !is_heading_again(grid, layout, row) {
            rows.push(row);
        } else if !repeats(grid, layout, row) {
            let column = grid.filled(row).next().map_or(0, |(column, _)| column);
            let second = Some((row, column));
            return TableExtent { rows, second };
        }
    }
    TableExtent { rows, second: None }
}

/// Tells whether a row names the columns once more: at least two by the same label, or one and a time or kind.
fn is_heading_again(grid: &Grid, layout: &Layout, row: usize) -> bool {
    let mut labels = 0;
    let mut times = 0;
    for (at, column) in layout.columns.iter().enumerate() {
        let text = grid.shown(row, at);
        match column {
            _ if text.is_empty() => {}
            Column::Labelled(label) => labels += usize::from(heading::label(text) == Some(*label)),
            Column::Figures(_) => times += usize::from(heading::read(text).is_of_figures()),
            _ => {}
        }
    }
    labels >= 2 || labels == 1 && times >= 1
}

/// Tells whether a row is one of the heading, word by word.
fn repeats(grid: &Grid, layout: &Layout, row: usize) -> bool {
    (layout.first..layout.body).any(|above| {
        let width = layout.columns.len();
        (0..width).all(|at| grid.shown(row, at) == grid.shown(above, at))
    })
}

//! The columns of a table of which nothing is taken although they have a heading that is known, or none.
//!
//! Owns which labels a form reads. It must not know a row.

use super::beside::Cells;
use super::day_columns;
use super::extent;
use super::form::FileForm;
use super::grid::{Grid, letters};
use super::heading::Label;
use super::layout::{Column, Layout};

/// Labels that tables with a row a time read, and those that sheets with a column a time read. Row numbers say nothing.
const OF_ROWS: [Label; 13] = [
    Label::Number,
    Label::Name,
    Label::Unit,
    Label::Note,
    Label::Category,
    Label::Place,
    Label::Time,
    Label::Kind,
    Label::Value,
    Label::Source,
    Label::Better,
    Label::Verdict,
    Label::Owner,
];
const OF_SHEETS: [Label; 10] = [
    Label::Number,
    Label::Name,
    Label::Unit,
    Label::Note,
    Label::Category,
    Label::Place,
    Label::Kind,
    Label::Source,
    Label::Better,
    Label::Owner,
];

/// The headings of such columns; one without a heading has its letter.
pub(super) fn headings(grid: &Grid, layout: &Layout, form: FileForm) -> Vec<String> {
    let is_of_rows = matches!(
        form,
        FileForm::Pairs
            | FileForm::Rows
            | FileForm::Owid
            | FileForm::OpenSdg
            | FileForm::Frictionless
    );
    let (known, last) = match is_of_rows {
        true => (&OF_ROWS[..], grid.lines.len().saturating_sub(1)),
        false => (&OF_SHEETS[..], extent::last_row(grid, layout)),
    };
    let name = match is_of_rows {
        true => None,
        false => Cells::of(grid, layout).roles.name,
    };
    let first_day = layout.of(Label::Time);
    let first_day = first_day.and_then(|at| day_columns::first_of(grid, layout.first, at));
    let is_unused = |at: usize, column: &Column| match column {
        _ if first_day == Some(at) => false,
        Column::Labelled(Label::Number) => false,
        Column::Labelled(label) => layout.of(*label) != Some(at) || !known.contains(label),
        Column::Blank => name != Some(at),
        Column::Figures(_) | Column::Compares(_) | Column::Other(_) => false,
    };
    let says = |at: usize| (layout.body..=last).any(|row| !grid.shown(row, at).is_empty());
    let unused = layout.columns.iter().enumerate();
    let unused = unused.filter(|(at, column)| is_unused(*at, column) && says(*at));
    unused.map(|(at, _)| heading(grid, layout, at)).collect()
}

/// The heading of a column, or its letter in brackets as a spreadsheet shows it.
fn heading(grid: &Grid, layout: &Layout, at: usize) -> String {
    let texts = (layout.first..layout.body).map(|row| grid.shown(row, at));
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    match texts.is_empty() {
        true => format!("({})", letters(at)),
        false => texts.join(": "),
    }
}

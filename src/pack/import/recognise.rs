//! Which form a table has, by what stands in it.
//!
//! Owns how each form is recognised. It must not read a figure.

use super::answers::Answers;
use super::eurostat_book;
use super::form::FileForm;
use super::form_columns::FormHeading;
use super::genesis;
use super::grid::{Grid, WorkbookOrigin};
use super::heading::Label;
use super::imf;
use super::layout::{self, Column, Layout};
use super::moment::likely_year;
use super::observations::ObservationColumns;
use super::series;
use crate::core::fold::bare;
use crate::pack::exchange::columns::COLUMNS;

/// A form and, where it has one, the layout by which it was recognised.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The form.
    pub form: FileForm,
    /// Where heading and columns are.
    pub layout: Option<Layout>,
}

/// Why a table has no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unrecognised {
    /// Nothing looks like the heading of a table.
    None,
    /// Two forms fit equally well.
    Two(FileForm, FileForm),
}

/// Tells whether the first row of a table is the header of the long form.
pub fn is_long(grid: &Grid) -> bool {
    let names: Vec<&str> = grid.filled(0).map(|(_, cell)| cell.text.trim()).collect();
    let known = names.iter().filter(|name| COLUMNS.contains(name)).count();
    let has = |name: &str| names.contains(&name);
    known >= 4 && (has("indicator_vi") || has("indicator_en") || has("source_id"))
}

/// Recognises a table.
///
/// # Errors
/// Where it has no heading, or could be two things.
pub fn recognise(grid: &Grid, answers: &Answers) -> Result<Recognised, Unrecognised> {
    let layout = || layout::find(grid, &answers.columns, answers.header_rows);
    let published = |row: usize| layout::at(grid, row, row + 1, &answers.columns);
    if answers.form.is_none() && series::is_list(grid) {
        return Err(Unrecognised::None);
    }
    let said = answers.form.or_else(|| by_header(grid));
    if said == Some(FileForm::FillIn) && FormHeading::of(grid).is_none() {
        return Err(Unrecognised::None);
    }
    let (form, layout) = match said {
        Some(form @ FileForm::WorldBank) => (form, world_bank(grid).map(published)),
        Some(
            form @ (FileForm::Long
            | FileForm::Eurostat
            | FileForm::Sdmx
            | FileForm::Imf
            | FileForm::Series
            | FileForm::FillIn),
        ) => (form, None),
        Some(form) => (form, layout()),
        None => return by_layout(grid, layout().ok_or(Unrecognised::None)?),
    };
    Ok(Recognised { form, layout })
}

/// The form that the header names exactly.
fn by_header(grid: &Grid) -> Option<FileForm> {
    let first: Vec<&str> = grid.filled(0).map(|(_, cell)| cell.text.trim()).collect();
    let id = |name: &str| name.split(':').next().unwrap_or(name).trim().to_owned();
    let has = |wanted: &str| first.iter().any(|name| id(name) == wanted);
    if is_long(grid) {
        Some(FileForm::Long)
    } else if world_bank(grid).is_some() {
        Some(FileForm::WorldBank)
    } else if imf::is_imf(grid) {
        Some(FileForm::Imf)
    } else if series::is_series(grid) {
        Some(FileForm::Series)
    } else if first.iter().any(|name| is_eurostat(name)) || eurostat_book::is_sheet(grid) {
        Some(FileForm::Eurostat)
    } else if ObservationColumns::of(grid).is_some() || genesis::is_flat(grid) {
        Some(FileForm::Sdmx)
    } else if has("Entity") && has("Code") && (has("Year") || has("Day")) {
        Some(FileForm::Owid)
    } else if FormHeading::of(grid).is_some() {
        Some(FileForm::FillIn)
    } else {
        None
    }
}

/// Tells the forms of offices apart by their columns.
fn by_layout(grid: &Grid, layout: Layout) -> Result<Recognised, Unrecognised> {
    let has_time = layout.of(Label::Time).is_some();
    let dated = layout
        .slots()
        .filter(|(_, slot)| slot.moment.as_ref().is_some_and(|moment| moment.year > 0))
        .count();
    let kinds = layout
        .slots()
        .filter(|(_, slot)| slot.moment.is_none())
        .count();
    let form = match (has_time, dated, kinds) {
        (true, 2.., _) => return Err(Unrecognised::Two(FileForm::Wide, FileForm::Rows)),
        (true, _, 1..) => FileForm::Pairs,
        (true, ..) => FileForm::Rows,
        (false, 0, 0) if has_subjects(&layout) => FileForm::Rows,
        (false, 0, 0) => return Err(Unrecognised::None),
        (false, ..) if is_pxweb(grid, &layout) => FileForm::PxWeb,
        (false, ..) => FileForm::Wide,
    };
    let layout = Some(layout);
    Ok(Recognised { form, layout })
}

/// Tells whether rows are places or indicators, and columns say of what or how much.
fn has_subjects(layout: &Layout) -> bool {
    let has_others = layout
        .columns
        .iter()
        .any(|column| matches!(column, Column::Other(_)));
    let of_places = layout.of(Label::Place).is_some() && has_others;
    let of_values = layout.of(Label::Name).is_some() && layout.of(Label::Value).is_some();
    of_places || of_values
}

/// The row of the header of a World Bank download.
fn world_bank(grid: &Grid) -> Option<usize> {
    let has =
        |row: usize, wanted: &str| grid.filled(row).any(|(_, cell)| bare(&cell.text) == wanted);
    (0..grid.lines.len().min(12)).find(|row| {
        has(*row, "country name")
            && (has(*row, "indicator name") || has(*row, "series name"))
            && grid
                .filled(*row)
                .filter(|(_, cell)| {
                    cell.text
                        .split_whitespace()
                        .next()
                        .and_then(likely_year)
                        .is_some()
                })
                .count()
                >= 1
    })
}

/// Tells whether a heading joins the names of keys and of columns: `freq,unit,geo\TIME_PERIOD`.
fn is_eurostat(heading: &str) -> bool {
    let parts = heading.split_once('\\');
    parts.is_some_and(|(keys, columns)| {
        keys.contains(',') && columns.to_lowercase().starts_with("time")
    })
}

/// Tells whether a table has places as rows below a title that names them, as tables of statistics offices do.
fn is_pxweb(grid: &Grid, layout: &Layout) -> bool {
    let is_titled = layout.titles.iter().any(|title| {
        let folded = format!(" {} ", bare(title));
        folded.contains(" chia theo ") || folded.contains(" phan theo ") || folded.contains(" by ")
    });
    let is_text = matches!(grid.origin, WorkbookOrigin::Delimited(_));
    is_text && is_titled && layout.of(Label::Name).is_none() && layout.of(Label::Number).is_none()
}

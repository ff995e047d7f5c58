//! What names of files and sheets tell.
//!
//! Owns which files of a folder and which sheets of a workbook are read. It must not know what stands in them.

use super::grid::Grid;
use crate::core::fold::bare;

/// The tables of the sheet that is wanted, or of all; where there is no such sheet, the names of those that are there.
///
/// # Errors
/// Where no sheet has the name.
pub fn wanted(grids: Vec<Grid>, sheet: Option<&str>) -> Result<Vec<Grid>, Sheets> {
    let names: Vec<String> = grids.iter().filter_map(|grid| grid.sheet.clone()).collect();
    let is_wanted = |grid: &Grid| match (&grid.sheet, sheet) {
        (Some(own), Some(wanted)) => bare(own) == bare(wanted),
        _ => true,
    };
    let wanted: Vec<Grid> = grids.into_iter().filter(is_wanted).collect();
    match wanted.is_empty() && !names.is_empty() {
        true => Err(Sheets(names)),
        false => Ok(wanted),
    }
}

/// The names of the sheets of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sheets are {}", .0.join(", "))]
pub struct Sheets(pub Vec<String>);

/// The name of a table with that of its sheet.
pub fn sheet_name(grid: &Grid) -> String {
    match &grid.sheet {
        Some(sheet) => format!("{} [{sheet}]", grid.file),
        None => grid.file.clone(),
    }
}

/// The name of a file without folders and ending.
pub fn stem(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.strip_prefix("estat_").unwrap_or(stem).to_owned()
}

/// Tells whether bytes begin with the header of the long form.
pub fn has_long_header(bytes: &[u8]) -> bool {
    let line = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    ["indicator_vi", "place", "value"]
        .iter()
        .all(|name| line.contains(name))
}

/// Tells whether a file of a folder may hold a table.
pub fn is_table(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let is_plain = !path.contains('/') && !path.starts_with('.');
    is_plain
        && matches!(
            ending.as_str(),
            "csv" | "tsv" | "txt" | "xlsx" | "xls" | "ods" | "xlsm" | "docx"
        )
}

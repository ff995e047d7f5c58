//! Problems of cells with the places by which a person finds them.
//!
//! Owns the two ways to name a place: line and column of a text, sheet and address of a workbook. It must not know what
//! a problem means.

use std::sync::Arc;

use super::draft::Spot;
use super::grid::{Grid, WorkbookOrigin};
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::toml::Notes;

/// The problems of a table as a person is told of them.
pub fn diagnostics(grid: &Grid, found: &[&(Spot, Problem)]) -> Vec<Diagnostic> {
    if let WorkbookOrigin::Delimited(_) = grid.origin {
        let mut notes = Notes::new(&grid.file);
        for (spot, problem) in found {
            notes.note(problem.clone(), &grid.bytes(spot.row, spot.column));
        }
        return notes.finish(&grid.text);
    }
    let sheet = grid.sheet.as_deref().unwrap_or_default();
    let placed = found.iter().map(|(spot, problem)| {
        let address = grid.address(spot.row, spot.column);
        unplaced(
            &format!("{} [{sheet}!{address}]", grid.file),
            problem.clone(),
        )
    });
    placed.collect()
}

fn unplaced(file: &str, problem: Problem) -> Diagnostic {
    Diagnostic {
        problem,
        file: Arc::from(file),
        span: None,
    }
}

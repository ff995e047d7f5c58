//! The decimal mark that the figures of a file show.
//!
//! Owns which cells are asked, and what is told where they show none. It must not know forms.

use super::decimal::{self, DecimalEvidence, Verdict};
use super::draft::{FoundFigure, Spot};
use super::grid::{CellKind, Grid};
use super::number::{self, Decimal, Manner};
use super::signs;
use super::summary::MarkEvidence;
use super::unit::is_counted;
use crate::pack::diagnostic::TextReading;

/// The mark that figures show; where they show none, the cells beside them are asked.
///
/// # Errors
/// Where they show none or two, with the first cell of which that is so.
pub fn shown_mark(
    drafts: &[FoundFigure],
    beside: &[Spot],
    grids: &[Grid],
) -> Result<MarkEvidence, (Spot, TextReading)> {
    let mut evidence = DecimalEvidence::default();
    let mut first = None;
    for spot in drafts.iter().map(|draft| draft.spot) {
        let text = figure_text(spot, grids).unwrap_or_default();
        evidence.see(text);
        if text.contains([',', '.']) {
            first.get_or_insert(spot);
        }
    }
    if matches!(evidence.verdict(), Verdict::Unproven(_)) {
        let texts = beside.iter().filter_map(|spot| figure_text(*spot, grids));
        texts.for_each(|text| evidence.see(text));
    }
    if matches!(evidence.verdict(), Verdict::Unproven(_)) {
        // Counts have no decimals, so a mark in one parts thousands.
        for draft in drafts {
            let text = figure_text(draft.spot, grids).unwrap_or_default();
            if is_of_a_count(text) {
                evidence.see_whole(text);
            }
        }
    }
    let reading = match evidence.verdict() {
        Verdict::NoMarks => return Ok(MarkEvidence::None),
        Verdict::Proven(decimal, proof) => match broken_count(drafts, grids, decimal) {
            None => return Ok(MarkEvidence::Proven(decimal, proof)),
            Some((spot, count)) => {
                let (comma, point) = match decimal {
                    Decimal::Comma => (proof, count),
                    Decimal::Point => (count, proof),
                };
                return Err((spot, TextReading::Torn { comma, point }));
            }
        },
        Verdict::Unproven(text) => TextReading::Undecided {
            comma: reading(&text, Decimal::Comma),
            point: reading(&text, Decimal::Point),
            text,
        },
        Verdict::Torn(comma, point) => TextReading::Torn { comma, point },
    };
    Err((first.unwrap_or_default(), reading))
}

/// A count of persons, households and the like that would have three decimals by this mark, so that the mark is one of
/// thousands there: `1,234` beside `12,5`.
fn broken_count(
    drafts: &[FoundFigure],
    grids: &[Grid],
    decimal: Decimal,
) -> Option<(Spot, String)> {
    drafts.iter().find_map(|draft| {
        let unit = draft
            .subject
            .unit
            .as_deref()
            .filter(|unit| is_counted(unit));
        let text = figure_text(draft.spot, grids)?;
        let is_count = unit.is_some() || is_of_a_count(text);
        let broken = is_count.then(|| decimal::unclear(text))??;
        broken
            .contains(decimal.sign())
            .then_some((draft.spot, broken))
    })
}

/// Tells whether the unit that stands beside a figure is one of persons, households and the like.
fn is_of_a_count(text: &str) -> bool {
    let is_of_unit = |c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | ' ');
    let beside = text.find(is_of_unit).and_then(|at| text.get(at..));
    beside.is_some_and(is_counted)
}

/// The text of a cell in which a figure is written by hand; none of what a workbook keeps as a number.
fn figure_text(spot: Spot, grids: &[Grid]) -> Option<&str> {
    let grid = grids.get(spot.grid)?;
    let cell = grid.cell(spot.row, spot.column);
    let is_figure = cell.text.chars().any(|c| c.is_ascii_digit())
        && !signs::is_date(&cell.text)
        && !signs::is_error(&cell.text);
    (cell.kind == CellKind::Text && is_figure).then_some(cell.text.as_str())
}

/// A figure in one of its readings, as a message shows it.
fn reading(text: &str, decimal: Decimal) -> String {
    let manner = Manner {
        decimal,
        exponents: false,
        missing: Vec::new(),
    };
    let printed = number::read(text, &manner);
    printed.map_or_else(|_| "?".to_owned(), |printed| printed.low.to_string())
}

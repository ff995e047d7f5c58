//! The digits of figures that were found are read.
//!
//! Owns the way from a cell to a figure with what bounds it, and what is told of cells that give none. It must not
//! know where figures go.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::{FoundFigure, KindBy, Spot};
use super::grid::{Cell, CellKind, Grid, WorkbookOrigin};
use super::number::{self, Decimal, Manner, NoFigure, Oddity, PrintedFigure};
use super::signs;
use super::unit::plain;
use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::core::model::{ClaimKind, Comparator};
use crate::pack::diagnostic::{Aside, FormFault, Problem, TextReading};

/// A figure with everything that is said of it.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was said around it.
    pub draft: FoundFigure,
    /// The figure as the long form writes it.
    pub value: String,
    /// What bounds it.
    pub comparator: Comparator,
    /// Whether it is just short of the figure.
    pub is_nearly: bool,
}

/// How the cells of a file are read.
#[derive(Clone, Debug)]
pub struct CellReading {
    /// How numbers are written.
    pub manner: Manner,
    /// Whether what is no figure is left out instead of refused.
    pub is_lenient: bool,
    /// Whether what is left out is refused instead.
    pub is_strict: bool,
    /// Whether shares of one under a percent unit are percentages.
    pub percent: bool,
}

/// What the cells of a file gave.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// The figures.
    pub records: Vec<Record>,
    /// What is to be told, with its cell.
    pub problems: Vec<(Spot, Problem)>,
    /// How often each mark stands for nothing.
    pub missing: BTreeMap<String, usize>,
    /// How many cells were read without the spaces around their figure.
    pub cleaned: usize,
}

/// Reads the digits of figures.
pub fn resolve(drafts: Vec<FoundFigure>, grids: &[Grid], way: &CellReading) -> Resolved {
    let mut resolved = Resolved::default();
    let shares = shares_of_one(&drafts, grids);
    for draft in drafts {
        let Some(grid) = grids.get(draft.spot.grid) else {
            continue;
        };
        let cell = grid.cell(draft.spot.row, draft.spot.column);
        let is_share = percent_without_format(&draft, grids).is_some()
            && shares.contains(&(draft.spot.grid, draft.spot.row));
        if is_share && !way.percent {
            let problem = TextReading::ShareOrPercent(cell.text.clone());
            resolved.problems.push((draft.spot, Problem::Read(problem)));
            continue;
        }
        let spot = draft.spot;
        let printed = read(cell, way).map(|printed| match is_share {
            true => hundredfold(printed),
            false => printed,
        });
        if let (Ok(printed), Some(said)) = (&printed, draft.comparator)
            && !fits_sign(printed, said)
        {
            let (text, fault) = (cell.text.trim().to_owned(), FormFault::TwoSigns);
            let problem = TextReading::FormCell { text, fault };
            resolved.problems.push((spot, Problem::Read(problem)));
            continue;
        }
        let record = printed.and_then(|printed| record(draft, cell, &printed, &mut resolved));
        match record {
            Ok(record) => resolved.records.push(record),
            Err(says) => refuse(spot, says, cell, way, &mut resolved),
        }
    }
    resolved
}

/// Rows of workbooks without formats whose figures are all shares of one, under a percent unit.
fn shares_of_one(drafts: &[FoundFigure], grids: &[Grid]) -> Vec<(usize, usize)> {
    let mut rows: BTreeMap<(usize, usize), bool> = BTreeMap::new();
    for draft in drafts {
        if let Some(figure) = percent_without_format(draft, grids) {
            let is_share = Figure::new(0, 0) <= figure && figure <= Figure::new(1, 0);
            *rows
                .entry((draft.spot.grid, draft.spot.row))
                .or_insert(true) &= is_share;
        }
    }
    rows.into_iter()
        .filter(|(_, all)| *all)
        .map(|(row, _)| row)
        .collect()
}

/// A number under a percent unit in a workbook that tells no formats.
fn percent_without_format(draft: &FoundFigure, grids: &[Grid]) -> Option<Figure> {
    let grid = grids.get(draft.spot.grid)?;
    let cell = grid.cell(draft.spot.row, draft.spot.column);
    let unit = draft.subject.unit.as_deref().unwrap_or_default();
    let is_meant = grid.origin == WorkbookOrigin::Formatless
        && cell.kind == CellKind::Number
        && unit.trim().starts_with('%');
    Figure::parse(&cell.text).ok().filter(|_| is_meant)
}

fn hundredfold(printed: PrintedFigure) -> PrintedFigure {
    PrintedFigure {
        low: printed.low.shifted(2).unwrap_or(printed.low),
        ..printed
    }
}

fn read(cell: &Cell, way: &CellReading) -> Result<PrintedFigure, NoFigure> {
    match cell.kind {
        CellKind::Text if signs::is_letter(&cell.text) => {
            Err(NoFigure::Missing(cell.text.trim().to_owned()))
        }
        CellKind::Text => number::read(&cell.text, &way.manner),
        CellKind::Date => Err(NoFigure::Date),
        CellKind::Error => Err(NoFigure::Error),
        CellKind::Formula => Err(NoFigure::Missing("=".to_owned())),
        CellKind::Hidden => Err(NoFigure::Missing(";;;".to_owned())),
        CellKind::Number | CellKind::Percent => match Figure::parse(&cell.text) {
            Ok(low) => Ok(PrintedFigure::exactly(low)),
            // A format may print a sign or a unit beside the digits, which have a point.
            Err(_) => number::read(&cell.text, &POINTED).map_err(|says| match says {
                NoFigure::Text if cell.text.bytes().all(|b| !b.is_ascii_alphabetic()) => {
                    NoFigure::TooLong
                }
                says => says,
            }),
        },
    }
}

/// How workbooks keep the digits of numbers.
const POINTED: Manner = Manner {
    decimal: Decimal::Point,
    exponents: false,
    missing: Vec::new(),
};

/// Tells what a cell says instead of a figure.
fn refuse(spot: Spot, says: NoFigure, cell: &Cell, way: &CellReading, resolved: &mut Resolved) {
    let text = cell.text.trim().to_owned();
    let problem = match says {
        NoFigure::Missing(mark) => {
            *resolved.missing.entry(mark).or_default() += 1;
            return;
        }
        _ if way.is_lenient => TextReading::LeftOut { text },
        NoFigure::Aside(is) if !way.is_strict => TextReading::Aside { text, is },
        NoFigure::Error => TextReading::ErrorCell(text),
        NoFigure::Date => TextReading::DateForRange(text),
        NoFigure::Aside(_) | NoFigure::Exponent | NoFigure::TooLong | NoFigure::Text => {
            TextReading::NoFigure(text)
        }
    };
    resolved.problems.push((spot, Problem::Read(problem)));
}

fn record(
    mut draft: FoundFigure,
    cell: &Cell,
    printed: &PrintedFigure,
    resolved: &mut Resolved,
) -> Result<Record, NoFigure> {
    if let Some(beside) = &printed.unit
        && !fits_unit(&mut draft, beside)
    {
        // One letter is a mark of a publisher: provisional, estimated, a break.
        return Err(match beside.chars().count() {
            1 => NoFigure::Aside(Aside::Remark),
            _ => NoFigure::Text,
        });
    }
    if let Some(kind) = printed.kind
        && !takes_kind(&mut draft, kind)
    {
        return Err(NoFigure::Aside(Aside::OtherKind));
    }
    let value = match printed.high {
        Some(high) => format!("{}-{high}", printed.low),
        None => printed.low.to_string(),
    };
    for oddity in &printed.oddities {
        let bound = bound_of(&cell.text);
        let read = printed.comparator.map_or("=", Comparator::code);
        let text = cell.text.trim().to_owned();
        let figure = value.clone();
        let reading = match oddity {
            Oddity::SpacedThousands => TextReading::Thousands { text, figure },
            // A sign that stands for itself is no news.
            Oddity::Bound if bound == read => continue,
            Oddity::Bound => TextReading::Comparator { text: bound, read },
            Oddity::Minus | Oddity::WideDigits | Oddity::Exponent => {
                TextReading::Respelled { text, figure }
            }
            Oddity::Footnote => TextReading::Footnote {
                mark: printed.footnote.clone().unwrap_or_default(),
            },
            Oddity::Spaces => {
                resolved.cleaned += 1;
                continue;
            }
            Oddity::Kind => TextReading::OfKind {
                text,
                kind: draft.kind.code(),
            },
            Oddity::MarkedThousands | Oddity::Unit => continue,
        };
        resolved.problems.push((draft.spot, Problem::Read(reading)));
    }
    if let Some(mark) = &printed.footnote {
        draft.remark(mark);
    }
    if let Some(stored) = &cell.stored {
        let text = stored.to_string();
        let figure = value.clone();
        let reading = TextReading::Scaled { text, figure };
        resolved.problems.push((draft.spot, Problem::Read(reading)));
    }
    let comparator = match (printed.comparator.or(draft.comparator), printed.high) {
        (_, Some(_)) => Comparator::Range,
        (Some(comparator), None) => comparator,
        (None, None) => Comparator::Equal,
    };
    Ok(Record {
        value,
        comparator,
        is_nearly: printed.is_nearly,
        draft,
    })
}

/// Tells whether what bounds a figure in its own cell is what a cell beside it says; `=` beside a range says nothing.
fn fits_sign(printed: &PrintedFigure, said: Comparator) -> bool {
    match (printed.high, printed.comparator) {
        (Some(_), _) => matches!(said, Comparator::Equal | Comparator::Range),
        (None, Some(own)) => own == said,
        (None, None) => said != Comparator::Range,
    }
}

/// Gives a figure the kind that its cell says; `false` if its heading says another kind. A result may yet turn out to
/// be an estimate.
fn takes_kind(draft: &mut FoundFigure, said: ClaimKind) -> bool {
    let is_refined = draft.kind == ClaimKind::Actual && said == ClaimKind::Estimate;
    let is_free = draft.kind_by == KindBy::Nobody || is_refined;
    if is_free {
        draft.set_kind(Some(said));
    }
    draft.kind == said
}

/// The signs and words of a text without its digits.
fn bound_of(text: &str) -> String {
    let is_of_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-');
    let words: String = text.chars().filter(|c| !is_of_figure(*c)).collect();
    words.trim().to_owned()
}

/// Tells whether a unit beside a figure goes with that of its indicator, which takes it where it has none.
fn fits_unit(draft: &mut FoundFigure, beside: &str) -> bool {
    let known = draft.subject.unit.clone();
    let Some(known) = known else {
        // A result of so many per cent of its plan is no unit of the thing.
        Arc::make_mut(&mut draft.subject).unit = Some(beside.to_owned());
        return true;
    };
    if plain(&known) == plain(beside) {
        return true;
    }
    let (known, beside_folded) = (bare(&known), bare(beside));
    let is_percent = |text: &str| {
        text.contains('%')
            || text
                .split(' ')
                .any(|word| word == "percent" || word == "percentage")
            || text.contains("phan tram")
    };
    let is_money = |text: &str| {
        text.chars()
            .all(|c| matches!(c, '$' | '€' | '£' | '¥' | '₫'))
    };
    known == beside_folded
        || beside == "%" && is_percent(&known)
        || is_money(beside)
        || known.starts_with(&beside_folded)
}

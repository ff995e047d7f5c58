//! The forms of the World Bank, Our World in Data and Eurostat.
//!
//! Owns what these publishers write around their tables. It must not read a digit.

use std::collections::HashMap;

use super::answers::Answers;
use super::draft::{NamedSource, Spot, TableFigures};
use super::eurostat_book::{self, flagged};
use super::form::FileForm;
use super::grid::{Cell, Grid, GridRow};
use super::heading::Label;
use super::layout::{self, Column, Layout};
use super::moment;
use super::office;
use super::office_hints::OfficeHints;
use super::rows;
use super::unused;
use crate::core::fold::bare;

/// Reads a download of the World Bank.
pub fn world_bank(grid: &Grid, layout: &Layout, answers: &Answers, number: usize) -> TableFigures {
    let layout = world_bank_layout(grid, layout);
    let known = OfficeHints {
        is_exact: answers.exact,
        grid: number,
        ..OfficeHints::default()
    };
    let mut found = office::read(grid, &layout, &known);
    let category = answers
        .category
        .clone()
        .unwrap_or_else(|| "World Bank".to_owned());
    for draft in &mut found.drafts {
        let subject = std::sync::Arc::make_mut(&mut draft.subject);
        subject.category.get_or_insert_with(|| category.clone());
    }
    found.sources = vec![world_bank_source(&layout)];
    let unused = unused::headings(grid, &layout, FileForm::WorldBank);
    found.passed.columns.extend(unused);
    found
}

/// The columns of a download: years, also written `2020 [YR2020]`, and codes that nobody needs.
fn world_bank_layout(grid: &Grid, layout: &Layout) -> Layout {
    let mut layout = layout.clone();
    for (at, column) in layout.columns.iter_mut().enumerate() {
        let heading = grid.shown(layout.first, at);
        let year = heading
            .split_whitespace()
            .next()
            .and_then(moment::likely_year);
        if let Some(year) = year {
            *column = dated(heading, moment::ClaimMoment::year(year));
        } else if matches!(column, Column::Other(_)) {
            *column = Column::Labelled(Label::Code);
        }
    }
    layout
}

/// A column of figures of one time.
fn dated(heading: &str, moment: moment::ClaimMoment) -> Column {
    Column::Figures(layout::Slot {
        moment: Some(moment),
        heading: heading.to_owned(),
        ..layout::Slot::default()
    })
}

/// The source that the lines above the header name.
fn world_bank_source(layout: &Layout) -> NamedSource {
    let behind = |name: &str| {
        let at = layout.titles.iter().position(|text| bare(text) == name)?;
        layout.titles.get(at + 1).cloned()
    };
    let title = behind("data source").unwrap_or_else(|| "World Development Indicators".to_owned());
    NamedSource {
        title,
        publisher: "World Bank".to_owned(),
        date: behind("last updated date").unwrap_or_default(),
        ..NamedSource::default()
    }
}

/// Reads a chart of Our World in Data.
pub fn owid(grid: &Grid, layout: &Layout, answers: &Answers, number: usize) -> TableFigures {
    let publisher = "Our World in Data";
    let known = rows::TableHints {
        place: None,
        is_exact: false,
        is_of_an_office: false,
        kind: None,
        category: Some(
            answers
                .category
                .clone()
                .unwrap_or_else(|| publisher.to_owned()),
        ),
        indicator: answers.indicator.clone(),
        unit: answers.unit.clone(),
        year: answers.year,
        grid: number,
        is_named_by_heading: true,
        has_dimensions: false,
    };
    let mut found = rows::read(grid, layout, &known);
    found.sources = vec![NamedSource {
        title: publisher.to_owned(),
        publisher: publisher.to_owned(),
        ..NamedSource::default()
    }];
    found
}

/// A table of Eurostat as a plain one: keys in columns of their own, figures without flags.
#[derive(Debug)]
struct Levelled {
    /// The table.
    grid: Grid,
    /// The flags of figures by row and column.
    flags: HashMap<(usize, usize), String>,
    /// Rows with more or fewer keys than the heading, and these: nothing says which of them is the place.
    torn: Vec<(usize, String)>,
}

/// Parts the joined keys and the flags of a table of Eurostat.
fn level(grid: &Grid) -> Levelled {
    let mut level = Grid {
        lines: Vec::with_capacity(grid.lines.len()),
        text: String::new(),
        ..grid.clone()
    };
    let mut flags = HashMap::new();
    let mut torn = Vec::new();
    for (row, line) in grid.lines.iter().enumerate() {
        let first = line.cells.first().map_or("", |cell| cell.text.as_str());
        let keys = first.split('\\').next().unwrap_or(first);
        let mut cells: Vec<Cell> = keys.split(',').map(|key| Cell::text(key.trim())).collect();
        if row == 0 {
            level.joined = cells.len().saturating_sub(1);
        }
        if cells.len() != level.joined + 1 {
            if grid.filled(row).next().is_some() {
                torn.push((row, first.to_owned()));
            }
            cells.clear();
            level.lines.push(GridRow { cells, at: line.at });
            continue;
        }
        for cell in line.cells.iter().skip(1) {
            let mut words = cell.text.split_whitespace();
            let figure = words.next().unwrap_or_default();
            let flag: String = words.collect();
            if row > 0 && !flag.is_empty() {
                flags.insert((row, cells.len()), flag);
            }
            cells.push(Cell::text(figure));
        }
        level.lines.push(GridRow { cells, at: line.at });
    }
    Levelled {
        grid: level,
        flags,
        torn,
    }
}

/// The columns of a table whose keys are parted.
fn eurostat_layout(grid: &Grid, answers: &Answers) -> Layout {
    let mut layout = layout::at(grid, 0, 1, &answers.columns);
    for (at, column) in layout.columns.iter_mut().enumerate() {
        let heading = grid.shown(0, at);
        *column = match (heading, moment::read(heading)) {
            (_, Some(moment)) => dated(heading, moment),
            ("geo", _) => Column::Labelled(Label::Place),
            ("unit", _) => Column::Labelled(Label::Unit),
            ("freq", _) => Column::Labelled(Label::Code),
            (other, _) => Column::Other(other.to_owned()),
        };
    }
    layout
}

/// Reads a table of Eurostat.
pub fn eurostat(kept: &mut Grid, answers: &Answers, name: &str, number: usize) -> TableFigures {
    if eurostat_book::is_sheet(kept) {
        return eurostat_book::read(kept, answers, number);
    }
    let levelled = level(kept);
    let found = joined(&levelled, answers, name, number);
    *kept = Grid {
        text: std::mem::take(&mut kept.text),
        ..levelled.grid
    };
    found
}

/// Reads a table whose keys were joined.
fn joined(levelled: &Levelled, answers: &Answers, name: &str, number: usize) -> TableFigures {
    let grid = &levelled.grid;
    let layout = eurostat_layout(grid, answers);
    let indicator = answers.indicator.clone().unwrap_or_else(|| name.to_owned());
    let known = OfficeHints {
        indicator: Some(indicator),
        unit: answers.unit.clone(),
        place: None,
        is_exact: answers.exact,
        grid: number,
        ..OfficeHints::default()
    };
    let mut found = office::read(grid, &layout, &known);
    let category = answers
        .category
        .clone()
        .unwrap_or_else(|| "Eurostat".to_owned());
    for draft in &mut found.drafts {
        let subject = std::sync::Arc::make_mut(&mut draft.subject);
        subject.category.get_or_insert_with(|| category.clone());
        let place = (draft.spot.row, draft.spot.column);
        let flags = levelled.flags.get(&place).map_or("", String::as_str);
        flags.chars().for_each(|flag| flagged(draft, flag));
    }
    found.sources = vec![NamedSource {
        title: "Eurostat".to_owned(),
        publisher: "Eurostat".to_owned(),
        ..NamedSource::default()
    }];
    found.passed.columns = unused::headings(grid, &layout, FileForm::Eurostat);
    let torn = levelled.torn.iter().map(|(row, keys)| {
        let (grid, row, column) = (number, *row, 0);
        (Spot { grid, row, column }, keys.clone())
    });
    found.passed.rows.extend(torn);
    found
}

//! Workbooks of Eurostat: lines of what all figures share, a row of times, flags beside figures.
//!
//! Owns where these stand, and what letters of flags mean. It must not read a digit.

use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, NamedSource, Spot, TableFigures};
use super::grid::Grid;
use super::marker;
use super::moment::{self, ClaimMoment};
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// The rows among which the row of times stands.
const DEEPEST: usize = 60;

/// What a flag says of a figure.
pub(super) fn flagged(draft: &mut FoundFigure, flag: char) {
    match flag {
        'b' => draft.is_break = true,
        'e' | 'p' | 's' => draft.kind = ClaimKind::Estimate,
        'f' => draft.kind = ClaimKind::Forecast,
        other => draft.remark(&format!("flag {other}")),
    }
}

/// Tells whether a sheet is of such a workbook, with figures or only about them.
pub(super) fn is_sheet(grid: &Grid) -> bool {
    let first = grid.shown(0, 0);
    first.starts_with("Data extracted on") && first.contains("[ESTAT]")
        || bare(first) == "structure" && grid.shown(1, 0) == "Dimension"
}

/// A column that tells of what rows are: its name, and whether it holds codes.
#[derive(Debug)]
struct KeyColumn {
    column: usize,
    name: String,
}

/// Where the table of a sheet stands.
#[derive(Debug)]
struct SheetTable {
    /// The row of times, and the first one of figures.
    times: usize,
    body: usize,
    keys: Vec<KeyColumn>,
    /// Columns of figures, their times, and the column of flags behind each.
    slots: Vec<(usize, ClaimMoment, Option<usize>)>,
}

impl SheetTable {
    fn of(grid: &Grid) -> Option<Self> {
        let deepest = grid.lines.len().min(DEEPEST);
        let is_of_times = |row: &usize| bare(grid.shown(*row, 0)) == "time";
        let times = (0..deepest).find(is_of_times)?;
        let read: Vec<(usize, ClaimMoment)> = grid
            .filled(times)
            .filter_map(|(at, cell)| Some((at, moment::read(cell.text.trim())?)))
            .collect();
        let (first, _) = read.first()?;
        let is_figure = |at: usize| read.iter().any(|(column, _)| *column == at);
        let flags = |at: usize| Some(at + 1).filter(|next| !is_figure(*next));
        let slots = read.iter();
        Some(Self {
            times,
            body: times + 2,
            keys: keys(grid, times + 1, *first),
            slots: slots
                .map(|(at, moment)| (*at, moment.clone(), flags(*at)))
                .collect(),
        })
    }

    /// The lines above the table: what they are called and what they say, without codes.
    fn shared<'g>(&self, grid: &'g Grid) -> Vec<(String, &'g str)> {
        let lines = (1..self.times).filter_map(|row| {
            let said = grid.filled(row).last().filter(|(at, _)| *at > 0)?;
            let name = without_code(grid.shown(row, 0));
            Some((bare(name), without_code(said.1.text.trim())))
        });
        lines.collect()
    }
}

/// The columns that tell of what rows are; codes beside labels of the same are none.
fn keys(grid: &Grid, row: usize, end: usize) -> Vec<KeyColumn> {
    let names: Vec<&str> = (0..end).map(|at| grid.shown(row, at)).collect();
    let dimension = |name: &str| bare(name.split('(').next().unwrap_or(name));
    let is_code = |name: &str| name.contains("(Codes)");
    let has_label = |name: &str| {
        let mut others = names.iter().filter(|other| !is_code(other));
        others.any(|other| dimension(other) == dimension(name))
    };
    let keys = names.iter().enumerate();
    let keys = keys.filter(|(_, name)| !(name.is_empty() || is_code(name) && has_label(name)));
    let keys = keys.map(|(column, name)| KeyColumn {
        column,
        name: dimension(name),
    });
    keys.collect()
}

/// A text without the code in brackets behind it: `Females [F]`, `Unemployment [une_rt_a]`.
fn without_code(text: &str) -> &str {
    let inside = text.trim().strip_suffix(']');
    let parted = inside.and_then(|inside| inside.rsplit_once('['));
    let parted = parted.filter(|(_, code)| !code.contains(char::is_whitespace));
    parted.map_or(text, |(name, _)| name).trim()
}

/// Names of lines that are no part of what is measured, folded.
const ASIDE: [&str; 6] = [
    "time frequency",
    "freq",
    "last updated",
    "dataset",
    "unit of measure",
    "unit",
];

/// Reads a sheet; one without a table has no figures.
pub(super) fn read(grid: &Grid, answers: &Answers, number: usize) -> TableFigures {
    let mut found = TableFigures::default();
    let Some(table) = SheetTable::of(grid) else {
        found.passed.titles = grid.lines.len();
        return found;
    };
    found.passed.titles = table.times;
    let shared = Shared::of(table.shared(grid), answers);
    for row in table.body..grid.lines.len() {
        let first = grid.shown(row, 0);
        if first == "Special value" || first.starts_with("Observation flag") {
            break;
        }
        match grid.filled(row).count() {
            0 | 1 => found.passed.notes += 1,
            _ => figures(grid, &table, (number, row), (&shared, answers), &mut found),
        }
    }
    found.sources = vec![NamedSource {
        title: match shared.title.as_str() {
            "" => "Eurostat".to_owned(),
            title => format!("Eurostat, {title}"),
        },
        publisher: "Eurostat".to_owned(),
        ..NamedSource::default()
    }];
    found
}

/// What the lines above a table say of all of its figures.
#[derive(Debug)]
struct Shared {
    title: String,
    name: String,
    unit: Option<String>,
}

impl Shared {
    fn of(lines: Vec<(String, &str)>, answers: &Answers) -> Self {
        let line = |wanted: &str| {
            let known = lines.iter().find(|(name, _)| name == wanted);
            known.map(|(_, said)| (*said).to_owned())
        };
        let title = answers.indicator.clone().or_else(|| line("dataset"));
        let title = title.unwrap_or_default();
        let parts = lines.iter().filter(|(name, said)| {
            !ASIDE.contains(&name.as_str()) && !marker::is_all(said) && !said.is_empty()
        });
        let name = parts.fold(title.clone(), |name, (_, said)| format!("{name}, {said}"));
        let unit = line("unit of measure").filter(|unit| !unit.is_empty());
        Self { title, name, unit }
    }
}

/// Takes the figures of a row.
fn figures(
    grid: &Grid,
    table: &SheetTable,
    (number, row): (usize, usize),
    (shared, answers): (&Shared, &Answers),
    found: &mut TableFigures,
) {
    let subject = Arc::new(subject(grid, table, (row, shared), answers));
    let geo = table.keys.iter().find(|key| key.name == "geo");
    let place = geo.map(|key| without_code(grid.shown(row, key.column)));
    let place = place.or(answers.place.as_deref());
    for (column, moment, flags) in &table.slots {
        let spot = Spot {
            grid: number,
            row,
            column: *column,
        };
        let mut draft = FoundFigure::new(spot, &subject);
        draft.moment = Some(moment.clone());
        draft.place = place.map(Arc::from);
        let flags = flags.map_or("", |at| grid.shown(row, at)).chars();
        let flags = flags.filter(|flag| flag.is_alphabetic());
        flags.for_each(|flag| flagged(&mut draft, flag));
        found.drafts.push(draft);
    }
}

/// What the figures of a row are of.
fn subject(
    grid: &Grid,
    table: &SheetTable,
    (row, shared): (usize, &Shared),
    answers: &Answers,
) -> FigureSubject {
    let mut name = shared.name.clone();
    let mut unit = shared.unit.as_deref();
    for key in &table.keys {
        let said = without_code(grid.shown(row, key.column));
        match key.name.as_str() {
            "geo" => {}
            "unit" => unit = Some(said),
            _ if said.is_empty() || marker::is_all(said) => {}
            _ => name = format!("{name}, {said}"),
        }
    }
    FigureSubject {
        category: answers
            .category
            .clone()
            .or_else(|| Some("Eurostat".to_owned())),
        name,
        unit: unit.map(str::to_owned).or_else(|| answers.unit.clone()),
        ..FigureSubject::default()
    }
}

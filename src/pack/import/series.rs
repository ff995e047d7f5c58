//! Series in columns below lines that describe them (`Title`, `Series ID`, `Units`), a row for each time.
//!
//! Owns what these lines are called and what they say. It must not read a digit.

use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, NamedSource, Spot, TableFigures};
use super::grid::Grid;
use super::moment::{self, ClaimMoment};
use crate::core::fold::bare;
use crate::core::period::MONTH_NAMES;

/// The rows among which the descriptions stand.
const DEEPEST: usize = 40;

/// Lines that name a series, in the order in which they are preferred, folded.
const NAMES: [&str; 5] = [
    "title",
    "description",
    "series title",
    "series name",
    "series",
];
/// Lines that give its code, by which the form is known, folded.
const CODES: [&str; 5] = ["cdid", "series id", "mnemonic", "series key", "series code"];
/// Lines that part series of one name, and that give the frequency, folded.
const TYPES: [&str; 1] = ["series type"];
const FREQUENCIES: [&str; 2] = ["frequency", "freq"];
/// Lines that give its unit, and what stands before that, folded.
const UNITS: [&str; 3] = ["unit", "units", "unit of measure"];
const BEFORE_UNIT: &str = "preunit";

/// The lines that describe series: folded names, and their rows.
#[derive(Debug)]
struct Descriptions {
    rows: Vec<(String, usize)>,
    /// The first row of times.
    body: usize,
}

impl Descriptions {
    fn of(grid: &Grid) -> Option<Self> {
        let first = |row: usize| grid.shown(row, 0);
        let deepest = grid.lines.len().min(DEEPEST);
        let body = (0..deepest).find(|row| moment::read(first(*row)).is_some())?;
        let rows = (0..body).map(|row| (bare(first(row)), row));
        let rows: Vec<(String, usize)> = rows.filter(|(name, _)| !name.is_empty()).collect();
        let mut found = Self { rows, body };
        // Names may stand on top without a word before them.
        let is_on_top = first(0).is_empty() && grid.filled(0).next().is_some();
        if is_on_top && found.row(&NAMES).is_none() {
            found.rows.push((NAMES[0].to_owned(), 0));
        }
        let is_described = found.row(&NAMES).is_some() && found.row(&CODES).is_some();
        // Times follow the descriptions without a heading of their own.
        let is_below = body > 0 && bare(first(body - 1)) != "year";
        (is_described && is_below).then_some(found)
    }

    /// The first of these lines that is there.
    fn row(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let known = self.rows.iter().find(|(known, _)| known == name);
            known.map(|(_, row)| *row)
        })
    }

    fn text<'g>(&self, grid: &'g Grid, names: &[&str], column: usize) -> &'g str {
        self.row(names).map_or("", |row| grid.shown(row, column))
    }

    fn subject(&self, grid: &Grid, answers: &Answers, column: usize) -> FigureSubject {
        let name = self.text(grid, &NAMES, column);
        let unit = [
            self.text(grid, &[BEFORE_UNIT], column),
            self.text(grid, &UNITS, column),
        ];
        let unit: Vec<&str> = unit.into_iter().filter(|part| !part.is_empty()).collect();
        let level: Vec<&str> = name.split_whitespace().collect();
        let level = level.join(" ");
        let level = level.trim_end_matches([';', ' ']);
        let name = match self.text(grid, &TYPES, column) {
            "" => level.to_owned(),
            _ if level.is_empty() => String::new(),
            kind => format!("{level}, {kind}"),
        };
        let own = answers.indicator.clone().filter(|_| grid.width() <= 2);
        FigureSubject {
            category: answers.category.clone(),
            name: own.unwrap_or(name),
            unit: Some(unit.join(" "))
                .filter(|unit| !unit.is_empty())
                .or_else(|| answers.unit.clone()),
            ..FigureSubject::default()
        }
    }
}

/// Tells whether a table only lists series, whose figures stand in another one.
pub fn is_list(grid: &Grid) -> bool {
    let rows = 0..grid.lines.len().min(DEEPEST);
    let has =
        |row: usize, wanted: &str| grid.filled(row).any(|(_, cell)| bare(&cell.text) == wanted);
    rows.into_iter()
        .any(|row| has(row, "series id") && has(row, "series start") && has(row, "series end"))
}

/// The time of a series of this frequency whose row has the first day of a month; another time as it is, none where a
/// claim cannot say it.
fn of_frequency(time: &str, moment: &ClaimMoment, frequency: &str) -> Option<ClaimMoment> {
    let first = time.strip_suffix("-01").and_then(moment::read);
    let Some(month) = first.filter(|_| !frequency.is_empty()) else {
        return Some(moment.clone());
    };
    let number = MONTH_NAMES.iter().position(|name| *name == month.period)?;
    match bare(frequency).as_str() {
        "month" | "monthly" => Some(month),
        "quarter" | "quarterly" => {
            let period = format!("{} Q{}", month.year, number / 3 + 1);
            Some(ClaimMoment { period, ..month })
        }
        _ => None,
    }
}

/// Tells whether a table has series below lines that describe them.
pub fn is_series(grid: &Grid) -> bool {
    Descriptions::of(grid).is_some()
}

/// Reads a table.
pub fn read(grid: &Grid, answers: &Answers, number: usize) -> TableFigures {
    let mut found = TableFigures::default();
    let Some(said) = Descriptions::of(grid) else {
        return found;
    };
    found.passed.titles = said.body;
    let subjects: Vec<Arc<FigureSubject>> = (1..grid.width())
        .map(|column| Arc::new(said.subject(grid, answers, column)))
        .collect();
    for row in said.body..grid.lines.len() {
        if grid.filled(row).next().is_none() {
            found.passed.blank += 1;
            continue;
        }
        let spot = |column| Spot {
            grid: number,
            row,
            column,
        };
        let time = grid.shown(row, 0);
        let Some(moment) = moment::read(time) else {
            found.passed.rows.push((spot(0), time.to_owned()));
            continue;
        };
        for (column, subject) in (1..)
            .zip(&subjects)
            .filter(|(_, subject)| !subject.name.is_empty())
        {
            let frequency = said.text(grid, &FREQUENCIES, column);
            let Some(moment) = of_frequency(time, &moment, frequency) else {
                found.passed.rows.push((spot(column), time.to_owned()));
                continue;
            };
            let mut draft = FoundFigure::new(spot(column), subject);
            draft.moment = Some(moment);
            draft.place = answers.place.as_deref().map(Arc::from);
            found.drafts.push(draft);
        }
    }
    let nameless = (1..)
        .zip(&subjects)
        .filter(|(_, subject)| subject.name.is_empty());
    let code = |column: usize| said.text(grid, &CODES, column).to_owned();
    found.passed.columns = nameless
        .map(|(column, _)| code(column))
        .filter(|code| !code.is_empty())
        .collect();
    found.sources.extend(source(grid, &said));
    found
}

/// The source of a table that says who publishes it.
fn source(grid: &Grid, said: &Descriptions) -> Option<NamedSource> {
    let named = said.text(grid, &["source"], 1);
    let is_of_ons = said.row(&["cdid"]).is_some();
    let publisher = match (named, is_of_ons) {
        ("", true) => "Office for National Statistics",
        (named, _) => named,
    };
    let title = match said.text(grid, &["source dataset id"], 1) {
        "" => publisher.to_owned(),
        dataset => format!("{publisher}, {dataset}"),
    };
    let date = said.text(grid, &["release date"], 1);
    (!publisher.is_empty()).then(|| NamedSource {
        title,
        publisher: publisher.to_owned(),
        date: match is_of_ons {
            true => day(date).unwrap_or_default(),
            false => String::new(),
        },
        ..NamedSource::default()
    })
}

/// A day as a pack writes it: of `15-07-2024` it is `2024-07-15`.
fn day(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split('-').collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let is_of = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|b| b.is_ascii_digit())
    };
    let is_day = is_of(day, 2) && is_of(month, 2) && is_of(year, 4);
    is_day.then(|| format!("{year}-{month}-{day}"))
}

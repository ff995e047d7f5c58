//! Tables of the International Monetary Fund: a row for each country and subject, a column for each year.
//!
//! Owns the headings of its World Economic Outlook, old and new, and what they say. It must not read a digit.

use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, NamedSource, Spot, TableFigures};
use super::grid::Grid;
use super::moment::{ClaimMoment, likely_year};
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// The rows among which the heading is looked for.
const DEEPEST: usize = 12;
const PUBLISHER: &str = "International Monetary Fund";

/// The columns of a table.
#[derive(Debug)]
struct ImfColumns {
    place: usize,
    subject: usize,
    unit: Option<usize>,
    scale: Option<usize>,
    /// The last year of which a row tells what was observed.
    observed: Option<usize>,
    years: Vec<(usize, i16)>,
}

impl ImfColumns {
    /// The columns below a heading; none where it is another one.
    fn of(grid: &Grid, row: usize) -> Option<Self> {
        let cells: Vec<(usize, String)> = grid
            .filled(row)
            .map(|(at, cell)| (at, bare(&cell.text.replace(['_', '.'], " "))))
            .collect();
        let at = |names: &[&str]| {
            let known = cells
                .iter()
                .find(|(_, text)| names.contains(&text.as_str()));
            known.map(|(at, _)| *at)
        };
        at(&["weo subject code", "series code", "subject notes"])?;
        let years = cells.iter();
        let years = years.filter_map(|(at, text)| Some((*at, likely_year(text)?)));
        let years: Vec<(usize, i16)> = years.collect();
        (!years.is_empty()).then_some(())?;
        Some(Self {
            place: at(&["country", "country group name"])?,
            subject: at(&["subject descriptor", "indicator"])?,
            unit: at(&["units", "unit"]),
            scale: at(&["scale"]),
            observed: at(&["estimates start after", "latest actual annual data"]),
            years,
        })
    }

    fn find(grid: &Grid) -> Option<(usize, Self)> {
        let mut rows = 0..grid.lines.len().min(DEEPEST);
        rows.find_map(|row| Some((row, Self::of(grid, row)?)))
    }

    /// The headings of columns of which nothing is taken.
    fn unused(&self, grid: &Grid, row: usize) -> Vec<String> {
        let single = [
            Some(self.place),
            Some(self.subject),
            self.unit,
            self.scale,
            self.observed,
        ];
        let is_used = |at: usize| {
            single.contains(&Some(at)) || self.years.iter().any(|(year, _)| *year == at)
        };
        let cells = grid.filled(row).filter(|(at, _)| !is_used(*at));
        cells.map(|(_, cell)| cell.text.trim().to_owned()).collect()
    }
}

/// Tells whether a table is one of the fund.
pub fn is_imf(grid: &Grid) -> bool {
    ImfColumns::find(grid).is_some()
}

/// Reads a table.
pub fn read(grid: &Grid, answers: &Answers, number: usize) -> TableFigures {
    let mut found = TableFigures::default();
    let Some((heading, columns)) = ImfColumns::find(grid) else {
        return found;
    };
    let (edition, published) = edition(grid, heading);
    for row in heading + 1..grid.lines.len() {
        let text = |at: usize| grid.shown(row, at);
        let (place, name) = (text(columns.place), text(columns.subject));
        if place.is_empty() || name.is_empty() {
            let is_blank = grid.filled(row).next().is_none();
            found.passed.blank += usize::from(is_blank);
            found.passed.notes += usize::from(!is_blank);
            continue;
        }
        let place: Arc<str> = Arc::from(place);
        let subject = Arc::new(subject(grid, &columns, answers, row));
        let observed = columns.observed.and_then(|at| last_year(text(at)));
        for (column, year) in &columns.years {
            let (row, column) = (row, *column);
            let spot = Spot {
                grid: number,
                row,
                column,
            };
            let mut draft = FoundFigure::new(spot, &subject);
            draft.place = Some(Arc::clone(&place));
            draft.moment = Some(ClaimMoment::year(*year));
            draft.kind = kind(*year, observed, published);
            found.drafts.push(draft);
        }
    }
    found.passed.titles = heading;
    found.passed.columns = columns.unused(grid, heading);
    found.sources = vec![NamedSource {
        title: edition.unwrap_or_else(|| "World Economic Outlook".to_owned()),
        publisher: PUBLISHER.to_owned(),
        ..NamedSource::default()
    }];
    found
}

fn subject(grid: &Grid, columns: &ImfColumns, answers: &Answers, row: usize) -> FigureSubject {
    let text = |at: Option<usize>| at.map_or("", |at| grid.shown(row, at));
    let scale = match bare(text(columns.scale)).as_str() {
        "" | "units" => "",
        _ => text(columns.scale),
    };
    let unit = [scale, text(columns.unit)].into_iter();
    let unit: Vec<&str> = unit.filter(|part| !part.is_empty()).collect();
    let category = answers.category.clone();
    FigureSubject {
        category: Some(category.unwrap_or_else(|| PUBLISHER.to_owned())),
        name: grid.shown(row, columns.subject).to_owned(),
        unit: Some(unit.join(" "))
            .filter(|unit| !unit.is_empty())
            .or_else(|| answers.unit.clone()),
        ..FigureSubject::default()
    }
}

/// The year that a field ends with: `2023`, `FY2022/23`.
fn last_year(text: &str) -> Option<i16> {
    let digits: String = text.chars().filter(char::is_ascii_digit).take(4).collect();
    likely_year(&digits)
}

/// What a figure of a year is: observed, or worked out by the staff of the fund; those of years after the edition are
/// forecasts.
fn kind(year: i16, observed: Option<i16>, published: Option<i16>) -> ClaimKind {
    let is_ahead = published.is_some_and(|published| year > published);
    let is_observed = observed.is_none_or(|observed| year <= observed);
    match (is_observed, is_ahead) {
        (_, true) => ClaimKind::Forecast,
        (true, false) => ClaimKind::Actual,
        (false, false) => ClaimKind::Estimate,
    }
}

/// The edition that a line beside the table names, and its year: `… World Economic Outlook Database, April 2024`.
fn edition(grid: &Grid, heading: usize) -> (Option<String>, Option<i16>) {
    let beside = (0..heading).chain(heading + 1..grid.lines.len());
    let mut texts = beside.filter_map(|row| {
        let mut cells = grid.filled(row);
        let (_, cell) = cells.next()?;
        cells.next().is_none().then(|| cell.text.trim())
    });
    let line = texts.find(|text| text.contains("World Economic Outlook"));
    let year = line.and_then(|text| {
        let mut words = text.split(|c: char| !c.is_ascii_digit()).rev();
        words.find_map(likely_year)
    });
    (line.map(str::to_owned), year)
}

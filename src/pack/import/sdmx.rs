//! SDMX as CSV.
//!
//! Owns its columns, its status flags and its multipliers. It must not read a digit.

use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, NamedSource, Spot, TableFigures};
use super::grid::Grid;
use super::moment;
use crate::core::model::ClaimKind;

/// Columns that name a place, the first that is there.
const PLACES: [&str; 7] = [
    "REF_AREA", "GEO", "GEO_PICT", "AREA", "COUNTRY", "LOCATION", "REPORTER",
];
/// Columns that name what is measured.
const MEASURES: [&str; 6] = [
    "INDICATOR",
    "MEASURE",
    "SERIES",
    "SUBJECT",
    "VARIABLE",
    "INDIC",
];
/// Columns that part nothing further.
const KNOWN: [&str; 24] = [
    "DATAFLOW",
    "STRUCTURE",
    "STRUCTURE_ID",
    "STRUCTURE_NAME",
    "ACTION",
    "FREQ",
    "UNIT_MEASURE",
    "UNIT",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_STATUS",
    "UNIT_MULT",
    "DECIMALS",
    "CONF_STATUS",
    "OBS_COMMENT",
    "COMMENT",
    "TIME_FORMAT",
    "BASE_PER",
    "OBS_FLAG",
    "LAST UPDATE",
    "CURRENCY_DENOM",
    "COLLECTION",
    "SOURCE",
    "TITLE",
];

/// The columns of a table by their ids.
struct Columns(Vec<String>);

impl Columns {
    fn of(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|known| known == name)
    }

    fn first(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.of(name))
    }
}

/// The part of `ID: Name` that a person reads: the name, where there is one.
fn named(text: &str) -> &str {
    text.split_once(": ").map_or(text, |(_, name)| name).trim()
}

/// The code of `ID: Name`.
fn code(text: &str) -> &str {
    text.split(": ").next().unwrap_or(text).trim()
}

/// Reads a table.
pub fn read(grid: &Grid, answers: &Answers, number: usize) -> TableFigures {
    let width = grid.lines.first().map_or(0, |line| line.cells.len());
    let ids = (0..width).map(|at| code(grid.shown(0, at)).to_owned());
    let columns = Columns(ids.collect());
    let mut found = TableFigures::default();
    let (Some(time), Some(value)) = (columns.of("TIME_PERIOD"), columns.of("OBS_VALUE")) else {
        return found;
    };
    for row in 1..grid.lines.len() {
        let spot = |column| Spot {
            grid: number,
            row,
            column,
        };
        let said = grid.shown(row, time);
        let Some(moment) = moment::read(said) else {
            found.passed.rows.push((spot(time), said.to_owned()));
            continue;
        };
        let subject = Arc::new(subject(grid, &columns, answers, row));
        let mut draft = FoundFigure::new(spot(value), &subject);
        draft.moment = Some(moment);
        observed(&mut draft, grid, &columns, row);
        found.drafts.push(draft);
    }
    let flow = columns.first(&["DATAFLOW", "STRUCTURE_ID"]);
    found.sources = vec![source(flow.map_or("", |at| grid.shown(1, at)))];
    found
}

/// Place, status and comment of an observation.
fn observed(draft: &mut FoundFigure, grid: &Grid, columns: &Columns, row: usize) {
    let text = |names: &[&str]| columns.first(names).map_or("", |at| grid.shown(row, at));
    let place = Some(named(text(&PLACES)));
    draft.place = place.filter(|place| !place.is_empty()).map(Arc::from);
    status(draft, code(text(&["OBS_STATUS", "OBS_FLAG"])));
    draft.remark(text(&["OBS_COMMENT", "COMMENT"]));
}

/// The source that a dataflow is.
fn source(flow: &str) -> NamedSource {
    NamedSource {
        title: flow_name(flow).to_owned(),
        publisher: flow.split(':').next().unwrap_or_default().to_owned(),
        ..NamedSource::default()
    }
}

/// The name of a dataflow: `DF_X` of `AG:DF_X(1.0)`.
fn flow_name(flow: &str) -> &str {
    let name = flow.split_once(':').map_or(flow, |(_, name)| name);
    let name = name.split('(').next().unwrap_or(name).trim();
    if name.is_empty() { "SDMX" } else { name }
}

fn status(draft: &mut FoundFigure, flag: &str) {
    match flag {
        "P" | "E" | "I" => draft.kind = ClaimKind::Estimate,
        "F" => draft.kind = ClaimKind::Forecast,
        "B" => draft.is_break = true,
        "" | "A" | "M" | "_Z" => {}
        other => draft.remark(&format!("OBS_STATUS {other}")),
    }
}

fn subject(grid: &Grid, columns: &Columns, answers: &Answers, row: usize) -> FigureSubject {
    let text = |at: Option<usize>| at.map_or("", |at| named(grid.shown(row, at)));
    let measure = columns.first(&MEASURES);
    let flow = columns
        .first(&["DATAFLOW", "STRUCTURE_ID"])
        .map_or("", |at| grid.shown(row, at));
    let mut name = text(measure).to_owned();
    if name.is_empty() {
        name = answers
            .indicator
            .clone()
            .unwrap_or_else(|| flow_name(flow).to_owned());
    }
    for (at, id) in columns.0.iter().enumerate() {
        let is_known =
            KNOWN.contains(&id.as_str()) || PLACES.contains(&id.as_str()) || Some(at) == measure;
        let value = grid.shown(row, at);
        let is_whole = matches!(code(value), "" | "_T" | "_Z" | "_X" | "T" | "TOTAL");
        if !is_known && !is_whole && !id.is_empty() {
            name.push_str(", ");
            name.push_str(named(value));
        }
    }
    let unit = text(columns.first(&["UNIT_MEASURE", "UNIT"]));
    let multiplier = multiplier(
        columns
            .of("UNIT_MULT")
            .map_or("", |at| code(grid.shown(row, at))),
    );
    let unit = [multiplier, unit]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    FigureSubject {
        category: Some(
            answers
                .category
                .clone()
                .unwrap_or_else(|| flow_name(flow).to_owned()),
        ),
        name,
        unit: Some(unit)
            .filter(|unit| !unit.is_empty())
            .or_else(|| answers.unit.clone()),
        ..FigureSubject::default()
    }
}

/// The word for a power of ten.
fn multiplier(power: &str) -> &'static str {
    match power {
        "1" => "ten",
        "2" => "hundred",
        "3" => "thousand",
        "6" => "million",
        "9" => "billion",
        "12" => "trillion",
        _ => "",
    }
}

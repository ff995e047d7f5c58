//! Observations, one a row: SDMX as CSV and tables of its kin.
//!
//! Owns what their flags and multipliers say of a figure. It must not read a digit.

use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, NamedSource, Spot, TableFigures};
use super::eurostat_book::flagged;
use super::grid::Grid;
use super::moment;
use super::observations::{MULTIPLIERS, ObservationColumns};
use super::unit::{in_brackets, multiplier_word};
use crate::core::model::ClaimKind;

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
    let mut found = TableFigures::default();
    let Some(columns) = ObservationColumns::of(grid) else {
        return found;
    };
    let publisher = columns.publisher;
    let (Some(time), Some(value)) = (columns.at(publisher.time), columns.at(publisher.value))
    else {
        return found;
    };
    for row in 1..grid.lines.len() {
        let spot = |column| Spot {
            grid: number,
            row,
            column,
        };
        let action = columns
            .at("ACTION")
            .filter(|at| is_withdrawn(grid.shown(row, *at)));
        if let Some(at) = action {
            let text = format!("ACTION {}", grid.shown(row, at));
            found.passed.rows.push((spot(at), text));
            continue;
        }
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
    found.passed.columns = columns.unused(grid);
    found.sources = vec![source(grid, &columns)];
    found
}

/// Tells whether a row takes an observation back instead of telling it: the action `D` of SDMX.
fn is_withdrawn(action: &str) -> bool {
    matches!(action.trim(), "D" | "d" | "Delete" | "delete")
}

/// Place, status and comment of an observation.
fn observed(draft: &mut FoundFigure, grid: &Grid, columns: &ObservationColumns, row: usize) {
    let publisher = columns.publisher;
    let text = |names: &[&str]| columns.first(names).map_or("", |at| grid.shown(row, at));
    let place = columns.first(publisher.places);
    let place = place.map(|at| named(columns.said(grid, row, at)));
    draft.place = place.filter(|place| !place.is_empty()).map(Arc::from);
    status(draft, text(publisher.flags), columns);
    draft.remark(text(publisher.remarks));
}

/// The source that a publisher or a dataflow is.
fn source(grid: &Grid, columns: &ObservationColumns) -> NamedSource {
    let publisher = columns.publisher.title;
    if !publisher.is_empty() {
        return NamedSource {
            title: publisher.to_owned(),
            publisher: publisher.to_owned(),
            ..NamedSource::default()
        };
    }
    let flow = columns.first(&["DATAFLOW", "STRUCTURE_ID"]);
    let flow = flow.map_or("", |at| grid.shown(1, at));
    NamedSource {
        title: flow_title(grid, columns, 1).to_owned(),
        publisher: flow.split(':').next().unwrap_or_default().to_owned(),
        ..NamedSource::default()
    }
}

/// What the dataflow of a row is called: by its name, where there is one, or by its id.
fn flow_title<'g>(grid: &'g Grid, columns: &ObservationColumns, row: usize) -> &'g str {
    let text = |ids: &[&str]| columns.first(ids).map_or("", |at| grid.shown(row, at));
    match text(&["STRUCTURE_NAME"]) {
        "" => flow_name(text(&["DATAFLOW", "STRUCTURE_ID"])),
        name => name,
    }
}

/// The name of a dataflow: `DF_X` of `AG:DF_X(1.0)`.
fn flow_name(flow: &str) -> &str {
    let name = flow.split_once(':').map_or(flow, |(_, name)| name);
    let name = name.split('(').next().unwrap_or(name).trim();
    if name.is_empty() { "SDMX" } else { name }
}

/// What a flag says: a code, the letters of Eurostat, or words.
fn status(draft: &mut FoundFigure, flag: &str, columns: &ObservationColumns) {
    let publisher = columns.publisher;
    let is_of_letters = flag.len() <= 4 && flag.bytes().all(|b| b.is_ascii_lowercase());
    if is_of_letters {
        flag.chars().for_each(|letter| flagged(draft, letter));
        return;
    }
    let code = code(flag);
    let upper = code.to_uppercase();
    match upper.as_str() {
        said if publisher.estimates.contains(&said) => draft.kind = ClaimKind::Estimate,
        "" => {}
        said if publisher.plain.contains(&said) => {}
        "F" | "FORECAST" => draft.kind = ClaimKind::Forecast,
        "B" => draft.is_break = true,
        _ => draft.remark(&format!("OBS_STATUS {code}")),
    }
}

fn subject(
    grid: &Grid,
    columns: &ObservationColumns,
    answers: &Answers,
    row: usize,
) -> FigureSubject {
    let title = match columns.publisher.title {
        "" => flow_title(grid, columns, row),
        title => title,
    };
    let measures = columns.measures().into_iter();
    let measures = measures.map(|at| named(columns.said(grid, row, at)));
    let measures: Vec<&str> = measures.filter(|text| !text.is_empty()).collect();
    let mut name = measures.join(": ");
    if name.is_empty() {
        let own = answers.indicator.clone();
        let flow = Some(title.to_owned()).filter(|_| columns.publisher.title.is_empty());
        name = own.or(flow).unwrap_or_default();
    }
    let unit = unit(grid, columns, row);
    let (name, unit) = match in_brackets(&name).filter(|_| unit.is_empty()) {
        Some((name, unit)) => (name.to_owned(), unit.to_owned()),
        None => (name, unit),
    };
    let category = answers.category.clone();
    FigureSubject {
        category: Some(category.unwrap_or_else(|| title.to_owned())),
        name: with_parts(name, grid, columns, row),
        unit: Some(unit)
            .filter(|unit| !unit.is_empty())
            .or_else(|| answers.unit.clone()),
        ..FigureSubject::default()
    }
}

/// The unit of an observation, with the word for the power of ten.
fn unit(grid: &Grid, columns: &ObservationColumns, row: usize) -> String {
    let text = |at: Option<usize>| at.map_or("", |at| named(columns.said(grid, row, at)));
    let unit = text(columns.first(columns.publisher.units));
    let multiplier = columns.first(&MULTIPLIERS);
    let multiplier = multiplier.map_or("", |at| multiplier_word(code(grid.shown(row, at))));
    let factor = text(columns.at("SCALAR_FACTOR"));
    let multiplier = match factor {
        "" | "units" | "Units" => multiplier,
        factor => factor,
    };
    let multiplier = match super::unit::says_scale(unit, multiplier) {
        true => "",
        false => multiplier,
    };
    let unit = [multiplier, unit].into_iter();
    let unit: Vec<&str> = unit.filter(|part| !part.is_empty()).collect();
    unit.join(" ")
}

/// A name with the values of the columns that part it.
fn with_parts(mut name: String, grid: &Grid, columns: &ObservationColumns, row: usize) -> String {
    for at in columns.parts() {
        let value = columns.said(grid, row, at);
        let own = grid.shown(row, at);
        if !is_whole(code(own)) && !is_whole(named(value)) {
            if !name.is_empty() {
                name.push_str(", ");
            }
            name.push_str(named(value));
        }
    }
    name
}

/// Tells whether a value of a part stands for all of it.
fn is_whole(value: &str) -> bool {
    matches!(
        value.to_lowercase().as_str(),
        "" | "_t"
            | "_z"
            | "_x"
            | "t"
            | "total"
            | "tot"
            | "bothsex"
            | "both sexes"
            | "btsx"
            | "allage"
            | "all"
            | "all ages"
            | "overall"
    )
}

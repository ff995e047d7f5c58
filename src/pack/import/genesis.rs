//! Flat files of German statistics offices (GENESIS): a variable and its attribute in columns of their own.
//!
//! Owns their headings, old and new. It must not read a digit.

use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, NamedSource, Spot, TableFigures};
use super::grid::Grid;
use super::moment;
use crate::core::fold::bare;

/// Words of variables that are places, folded.
const PLACES: [&str; 9] = [
    "bundesland",
    "lander",
    "kreis",
    "deutschland",
    "gemeinde",
    "region",
    "staat",
    "stadt",
    "land",
];

/// A column of figures: what it measures and in which unit.
#[derive(Debug)]
struct Measured {
    column: usize,
    name: String,
    unit: Option<String>,
}

/// The columns of a flat file.
#[derive(Debug)]
struct FlatColumns {
    statistic: usize,
    time: usize,
    /// The label of each variable, and that of its attribute.
    variables: Vec<(usize, usize)>,
    /// The columns of figures of the old form.
    measured: Vec<Measured>,
    /// Value, unit and name of the new form.
    value: Option<(usize, Option<usize>, usize)>,
}

impl FlatColumns {
    fn of(grid: &Grid) -> Option<Self> {
        let width = grid.lines.first()?.cells.len();
        let ids: Vec<String> = (0..width)
            .map(|at| grid.shown(0, at).trim().to_lowercase())
            .collect();
        let at = |name: &str| ids.iter().position(|id| id == name);
        let either = |old: &str, new: &str| at(old).or_else(|| at(new));
        let variables = (1..).map_while(|number: usize| {
            let label = either(
                &format!("{number}_merkmal_label"),
                &format!("{number}_variable_label"),
            )?;
            let attribute = either(
                &format!("{number}_auspraegung_label"),
                &format!("{number}_variable_attribute_label"),
            )?;
            Some((label, attribute))
        });
        let value = at("value").zip(at("value_variable_label"));
        let found = Self {
            statistic: either("statistik_label", "statistics_label")?,
            time: either("zeit", "time")?,
            variables: variables.collect(),
            measured: (0..width).filter_map(|at| measured(grid, at)).collect(),
            value: value.map(|(value, name)| (value, at("value_unit"), name)),
        };
        let has_figures = found.value.is_some() || !found.measured.is_empty();
        (has_figures && !found.variables.is_empty()).then_some(found)
    }

    /// What the figures of a row are of: column, name and unit.
    fn figures(&self, grid: &Grid, row: usize) -> Vec<(usize, String, Option<String>)> {
        let text = |at: usize| grid.shown(row, at).to_owned();
        if let Some((value, unit, name)) = self.value {
            return vec![(
                value,
                text(name),
                unit.map(text).filter(|unit| !unit.is_empty()),
            )];
        }
        let all = self.measured.iter();
        all.map(|one| (one.column, one.name.clone(), one.unit.clone()))
            .collect()
    }

    /// The place of a row, and what parts its figures further.
    fn place_and_parts<'g>(&self, grid: &'g Grid, row: usize) -> (Option<&'g str>, Vec<&'g str>) {
        let mut place = None;
        let mut parts = Vec::new();
        for (label, attribute) in &self.variables {
            let variable = bare(grid.shown(row, *label));
            let value = grid.shown(row, *attribute);
            let is_place = PLACES.iter().any(|word| variable.contains(word));
            match value {
                "" => {}
                value if is_place && place.is_none() => place = Some(value),
                value if matches!(bare(value).as_str(), "insgesamt" | "total") => {}
                value => parts.push(value),
            }
        }
        (place, parts)
    }

    /// The headings of columns of which nothing is taken.
    fn unused(&self, grid: &Grid) -> Vec<String> {
        let is_used = |at: usize| {
            let of_value = self
                .value
                .is_some_and(|(value, unit, name)| at == value || Some(at) == unit || at == name);
            at == self.time
                || at == self.statistic
                || of_value
                || self.measured.iter().any(|one| one.column == at)
                || self.variables.iter().any(|(_, attribute)| at == *attribute)
        };
        let cells = grid.filled(0).filter(|(at, _)| !is_used(*at));
        cells.map(|(_, cell)| cell.text.trim().to_owned()).collect()
    }
}

/// What a heading of the old form measures: `ERW062__Erwerbslosenquote__Prozent`.
fn measured(grid: &Grid, column: usize) -> Option<Measured> {
    let mut parts = grid.shown(0, column).split("__");
    let (_, name, unit) = (parts.next()?, parts.next()?, parts.next());
    let plain = |text: &str| text.replace('_', " ").trim().to_owned();
    Some(Measured {
        column,
        name: plain(name),
        unit: unit.map(plain).filter(|unit| !unit.is_empty()),
    })
}

/// Tells whether a table is such a file.
pub fn is_flat(grid: &Grid) -> bool {
    FlatColumns::of(grid).is_some()
}

/// Reads a table.
pub fn read(grid: &Grid, answers: &Answers, number: usize) -> TableFigures {
    let mut found = TableFigures::default();
    let Some(columns) = FlatColumns::of(grid) else {
        return found;
    };
    for row in 1..grid.lines.len() {
        if grid.filled(row).count() <= 1 {
            found.passed.notes += 1;
            continue;
        }
        let spot = |column| Spot {
            grid: number,
            row,
            column,
        };
        let time = grid.shown(row, columns.time);
        let Some(moment) = moment::read(time) else {
            found
                .passed
                .rows
                .push((spot(columns.time), time.to_owned()));
            continue;
        };
        let (place, parts) = columns.place_and_parts(grid, row);
        for (column, name, unit) in columns.figures(grid, row) {
            let parts = parts.iter().map(|part| format!(", {part}"));
            let subject = FigureSubject {
                category: answers
                    .category
                    .clone()
                    .or_else(|| Some(grid.shown(row, columns.statistic).to_owned())),
                name: parts.fold(name, |name, part| name + &part),
                unit: unit.or_else(|| answers.unit.clone()),
                ..FigureSubject::default()
            };
            let mut draft = FoundFigure::new(spot(column), &Arc::new(subject));
            draft.moment = Some(moment.clone());
            draft.place = place.map(Arc::from);
            found.drafts.push(draft);
        }
    }
    found.passed.columns = columns.unused(grid);
    found.sources = vec![NamedSource {
        title: grid.shown(1, columns.statistic).to_owned(),
        publisher: "GENESIS".to_owned(),
        ..NamedSource::default()
    }];
    found
}

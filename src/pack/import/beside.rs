//! What the cells of a row of an office sheet say beside its figures.
//!
//! Owns name and marker, unit, kind and parts as they stand in one row. It must not know the rows above it.

use std::collections::HashMap;

use super::contents;
use super::extent;
use super::grid::{CellKind, Grid};
use super::heading::{self, Label};
use super::layout::{Column, Layout};
use super::marker::{self, Depth, Marked};
use crate::core::model::ClaimKind;

/// The columns that say what a row is about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Roles {
    /// The number before its name.
    pub number: Option<usize>,
    /// Its name.
    pub name: Option<usize>,
    /// Its unit.
    pub unit: Option<usize>,
    /// A remark.
    pub note: Option<usize>,
    /// Its group.
    pub category: Option<usize>,
    /// Its place.
    pub place: Option<usize>,
    /// The column of the owner.
    pub owner: Option<usize>,
    /// The column of the source.
    pub source: Option<usize>,
    /// Which way is better.
    pub better: Option<usize>,
}

impl Roles {
    /// The columns that headings name.
    fn of(layout: &Layout) -> Self {
        Self {
            number: layout.of(Label::Number),
            name: layout.of(Label::Name),
            unit: layout.of(Label::Unit),
            note: layout.of(Label::Note),
            category: layout.of(Label::Category),
            place: layout.of(Label::Place),
            owner: layout.of(Label::Owner),
            source: layout.of(Label::Source),
            better: layout.of(Label::Better),
        }
    }
}

/// Tells whether rows are places, and those of one place never differ in a column: it says of the place its code, its
/// region.
fn is_of_places((grid, body): (&Grid, usize), roles: &Roles, column: usize) -> bool {
    let (Some(place), None) = (roles.place, roles.name) else {
        return false;
    };
    let mut known: HashMap<&str, &str> = HashMap::new();
    (body..grid.lines.len()).all(|row| {
        let text = grid.shown(row, column);
        *known.entry(grid.shown(row, place)).or_insert(text) == text
    })
}

/// The cells of the rows of a table that say what its figures are of.
#[derive(Clone, Debug)]
pub struct Cells<'g> {
    /// The table.
    pub grid: &'g Grid,
    /// Its heading.
    pub layout: &'g Layout,
    /// The columns that say what a row is about.
    pub roles: Roles,
    /// Columns whose texts part an indicator further.
    pub dimensions: Vec<usize>,
}

impl<'g> Cells<'g> {
    /// Finds the columns that say what rows are about.
    pub fn of(grid: &'g Grid, layout: &'g Layout) -> Self {
        let first_figure = layout.slots().map(|(at, _)| at).next().unwrap_or(0);
        let mut roles = Roles::of(layout);
        if roles.name.is_none() && roles.place.is_none() {
            roles.name = extent::unnamed(grid, layout, first_figure);
        }
        // A column for row numbers that is empty identifies no rows.
        let is_filled = |column: &usize| {
            (layout.body..grid.lines.len()).any(|row| !grid.shown(row, *column).is_empty())
        };
        roles.number = roles.number.filter(is_filled);
        let before = layout.columns.iter().enumerate().take(first_figure);
        let others = before.filter(|(_, column)| matches!(column, Column::Other(_)));
        // A column of unexplained figures is no dimension of an indicator.
        let dimensions = others
            .map(|(at, _)| at)
            .filter(|at| Some(*at) != roles.name && contents::is_of_words(grid, layout.body, *at));
        let dimensions = dimensions.filter(|at| !is_of_places((grid, layout.body), &roles, *at));
        let dimensions = dimensions.collect();
        Self {
            grid,
            layout,
            roles,
            dimensions,
        }
    }

    /// The text of a cell.
    pub fn text(&self, row: usize, column: Option<usize>) -> &'g str {
        column.map_or("", |column| self.grid.shown(row, column))
    }

    /// The text of a cell, or of the cells it is merged with from above.
    pub fn merged_text(&self, row: usize, column: Option<usize>) -> &'g str {
        let own = self.text(row, column);
        let Some(column) = column.filter(|_| own.is_empty()) else {
            return own;
        };
        let area = self.grid.merged.iter().find(|area| {
            area.rows.0 >= self.layout.body
                && (area.rows.0..=area.rows.1).contains(&row)
                && area.columns.0 == column
        });
        area.map_or("", |area| self.grid.shown(area.rows.0, column))
    }

    /// Where a row stands, and its name without the marker.
    pub fn marked(&self, row: usize) -> Marked {
        let named = self.merged_text(row, self.roles.name);
        let number = self.text(row, self.roles.number);
        let mut marked = marker::of_name(named);
        // A heading may be merged over the number and the name.
        if named.is_empty() && !number.is_empty() {
            marked = marker::of_name(number);
            if marker::of_number(number).is_some() {
                marked.name.clear();
            }
            return marked;
        }
        if let Some(depth) = marker::of_number(number) {
            marked.depth = Some(marked.depth.map_or(depth, |own| own.max(depth)));
        }
        let cell = self.roles.name.map(|column| self.grid.cell(row, column));
        let spaces = cell.map_or(0, |cell| {
            cell.text.chars().take_while(|c| c.is_whitespace()).count() / 2
        });
        let steps = cell.map_or(0, |cell| usize::from(cell.indent)) + spaces;
        if marked.depth.is_none() && steps > 0 {
            marked.depth = Some(Depth::Moved(u8::try_from(steps).unwrap_or(u8::MAX)));
        }
        if marked.depth.is_none() && marked.is_part {
            marked.depth = Some(Depth::Dash);
        }
        marked
    }

    /// The unit of figures that a workbook shows as percentages.
    pub fn percent_of(&self, row: usize) -> Option<String> {
        let mut kinds = self
            .layout
            .slots()
            .map(|(column, _)| self.grid.cell(row, column).kind);
        kinds
            .any(|kind| kind == CellKind::Percent)
            .then(|| "%".to_owned())
    }

    /// A name with the values of further text columns, which divide it.
    pub fn with_dimensions(&self, row: usize, name: &str) -> String {
        let mut whole = name.to_owned();
        for column in &self.dimensions {
            let value = self.merged_text(row, Some(*column));
            let is_kind = heading::kind(value).is_some();
            if !value.is_empty() && !marker::is_all(value) && !is_kind {
                let joint = if whole.is_empty() { "" } else { ", " };
                whole.push_str(joint);
                whole.push_str(value);
            }
        }
        whole
    }

    /// The kind that a row tells: in a column of kinds, in a column that would divide the indicator, or as its name,
    /// where that may say one.
    pub fn kind(&self, row: usize, name: Option<&str>) -> Option<ClaimKind> {
        let columns = self.layout.of(Label::Kind).into_iter();
        let columns = columns.chain(self.dimensions.iter().copied());
        let texts = columns.map(|column| self.merged_text(row, Some(column)));
        texts.chain(name).find_map(heading::kind)
    }
}

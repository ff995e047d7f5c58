//! The places of rows beside the place that a person names.
//!
//! Owns which rows are of all of that place, which of a part of it, and when that cannot be told. It must not know a
//! figure.

use super::grid::Grid;
use super::marker::{self, is_total, is_whole_place};
use crate::core::fold::bare;
use crate::pack::gazetteer;

/// The place of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// No place is written, or every figure is of the place that a person names.
    Home,
    /// This one.
    In(String),
    /// All of a place that nobody names.
    Total,
    /// The name of the place that a person names, beside a row of all of it: that of a part with the same name.
    Doubtful(String),
}

/// The place that a person names.
#[derive(Clone, Copy, Debug)]
pub struct Home<'n> {
    /// Its name.
    pub name: Option<&'n str>,
    /// Whether places that differ by their title are kept apart.
    pub is_exact: bool,
}

/// The column of places of a table.
#[derive(Clone, Debug, Default)]
pub struct Places {
    home: Option<String>,
    is_exact: bool,
    has_whole: bool,
    /// Whether a place, or the whole of them, is named twice.
    comes_again: bool,
    /// The last name above each row, where cells are left empty below a name.
    above: Vec<String>,
    /// Whether the rows are provinces, whose sum is no place that a person names.
    are_provinces: bool,
}

impl Places {
    /// Looks through the column of places of a table.
    pub fn of(grid: &Grid, body: usize, column: Option<usize>, home: Home<'_>) -> Self {
        let Some(column) = column else {
            return Self::default();
        };
        let rows = body..grid.lines.len();
        let names =
            rows.map(|row| own_name(&marker::of_name(grid.shown(row, column)).name).to_owned());
        let names = names.filter(|name| !name.is_empty());
        let (wholes, parts): (Vec<String>, Vec<String>) = names.partition(|name| is_whole(name));
        let is_province =
            |name: &&String| gazetteer::key(name).is_some_and(|key| key.starts_with("Province"));
        let provinces = parts.iter().filter(is_province).count();
        Self {
            home: home.name.map(str::to_owned),
            is_exact: home.is_exact,
            has_whole: !wholes.is_empty(),
            comes_again: twice(&parts),
            above: last_names(grid, body, column),
            are_provinces: provinces * 2 > parts.len() && provinces > 1,
        }
    }

    /// Tells whether a place is named twice.
    pub fn come_again(&self) -> bool {
        self.comes_again
    }

    /// The place that the cell of a row means; an empty one repeats that above it.
    pub fn meant(&self, row: usize, cell: &str) -> Placed {
        let above = self.above.get(row).map_or("", String::as_str);
        let name = marker::of_name(if cell.is_empty() { above } else { cell }).name;
        let name = own_name(&name).to_owned();
        // A title alone parts no places, unless a person wants that.
        let is_same = |home: &str| {
            let key = gazetteer::key(&name);
            let has_key = key.is_some() && key == gazetteer::key(home);
            bare(home) == bare(&name) || has_key && !self.is_exact
        };
        let is_home = self.home.as_deref().is_some_and(is_same);
        if name.is_empty() {
            Placed::Home
        } else if is_whole(&name) {
            match self.home.is_some() && !self.are_provinces {
                true => Placed::Home,
                false => Placed::Total,
            }
        } else if is_home && self.has_whole && !self.are_provinces {
            Placed::Doubtful(name)
        } else {
            Placed::In(name)
        }
    }
}

/// Tells whether a name is that of an administrative unit, in one language or two.
pub fn is_place(name: &str) -> bool {
    gazetteer::is_unit(own_name(name))
}

/// Tells whether the same administrative unit stands twice among names.
fn twice(names: &[String]) -> bool {
    let mut seen = std::collections::HashSet::new();
    let mut units = names.iter().filter(|name| gazetteer::is_unit(name));
    units.any(|name| !seen.insert(bare(name)))
}

/// The name of a place without the English one behind it: `Huyện Tam Đường - Tam Duong district`. A name of two parts is
/// one: `Bà Rịa - Vũng Tàu`.
pub fn own_name(name: &str) -> &str {
    let parted = [" - ", " – ", " / "]
        .iter()
        .find_map(|joint| name.split_once(joint));
    let is_said_again = |own: &str, other: &str| {
        let (own, other) = (bare(own), bare(other));
        // Titles are translated, the name itself is not.
        let mut words = own.split(' ').rev();
        let mut others = other.split(' ');
        words
            .next()
            .is_some_and(|last| others.any(|word| word == last))
    };
    match parted {
        Some((own, other)) if gazetteer::is_unit(own) && is_said_again(own, other) => own.trim(),
        _ => name,
    }
}

fn is_whole(name: &str) -> bool {
    is_total(name) || is_whole_place(name)
}

/// For each row the last name that stands in a column of the table from there up.
fn last_names(grid: &Grid, body: usize, column: usize) -> Vec<String> {
    let mut last = String::new();
    let names = (0..grid.lines.len()).map(|row| {
        let own = grid.shown(row, column);
        if row >= body && !own.is_empty() {
            own.clone_into(&mut last);
        }
        last.clone()
    });
    names.collect()
}

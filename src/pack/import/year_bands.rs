//! Rows between rows of years that say what stands below: `Người - Person`, `Growth (%)`.
//!
//! Owns which rows these are, and what names and units of columns become below them. It must not read a digit.

use super::contents;
use super::grid::Grid;
use super::heading::Label;
use super::layout::Layout;
use super::moment::likely_year;
use super::titles;
use super::unit;

/// The longest text of a band.
const LONGEST: usize = 90;

/// A row that says what stands below it.
#[derive(Debug)]
struct Band {
    row: usize,
    name: Option<String>,
    unit: Option<String>,
}

impl Band {
    /// What the only text of a row says: a unit, or what the rows below are of if years start over there.
    fn of(row: usize, text: &str, starts_over: bool) -> Option<Self> {
        let (name, unit) = match unit::band(text) {
            Some(unit) => (None, Some(unit)),
            None if starts_over => {
                let (name, unit) = titles::subject(titles::own_measure(text));
                (Some(name), unit)
            }
            None => return None,
        };
        Some(Self { row, name, unit })
    }
}

/// The bands of a table, from top to bottom.
#[derive(Debug, Default)]
pub(super) struct YearBands(Vec<Band>);

impl YearBands {
    /// Finds them; a table without a column of times has none.
    pub(super) fn of(grid: &Grid, layout: &Layout) -> Self {
        let Some(times) = layout.of(Label::Time) else {
            return Self::default();
        };
        let year = |row: usize| {
            let mut words = grid.shown(row, times).split_whitespace();
            words.find_map(likely_year)
        };
        let mut bands = Vec::new();
        let mut waiting = Vec::new();
        let mut before = None;
        for row in layout.body..grid.lines.len() {
            if let Some(year) = year(row) {
                let starts_over = before.is_some_and(|before| year <= before);
                let met = waiting.drain(..);
                bands.extend(met.filter_map(|(row, text)| Band::of(row, text, starts_over)));
                before = Some(year);
            } else if let Some(text) = alone(grid, row, times) {
                waiting.push((row, text));
            }
        }
        let last = waiting.into_iter();
        bands.extend(last.filter_map(|(row, text)| Band::of(row, text, false)));
        Self(bands)
    }

    /// Tells whether a row is one.
    pub(super) fn is_one(&self, row: usize) -> bool {
        self.0.binary_search_by_key(&row, |band| band.row).is_ok()
    }

    /// Name and unit of a column in a row, which the band above changes; what the title names gives way to it.
    pub(super) fn below(
        &self,
        row: usize,
        title: Option<&str>,
        (name, unit): (String, Option<String>),
    ) -> (String, Option<String>) {
        let above = self.0.partition_point(|band| band.row < row);
        let Some(band) = above.checked_sub(1).and_then(|at| self.0.get(at)) else {
            return (name, unit);
        };
        let unit = band.unit.clone().or(unit);
        let Some(own) = &band.name else {
            return (name, unit);
        };
        let rest = title.and_then(|title| name.strip_prefix(title));
        let name = match rest {
            Some(rest) => format!("{own}{rest}"),
            None if name.is_empty() => own.clone(),
            None => format!("{own}: {name}"),
        };
        (name, unit)
    }
}

/// The text that stands alone in a row, in another column than that of times, and is no figure.
fn alone(grid: &Grid, row: usize, times: usize) -> Option<&str> {
    let mut cells = grid.filled(row);
    let (column, cell) = cells.next()?;
    let text = cell.text.trim();
    let is_text =
        text.contains(|c: char| c.is_alphabetic() || c == '%') && contents::figure(text).is_none();
    let is_alone = cells.next().is_none() && column != times && text.chars().count() <= LONGEST;
    (is_alone && is_text).then_some(text)
}

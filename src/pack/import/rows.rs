//! A table with one row a time: its figures stand side by side, such as target and actual, or in one column.
//!
//! Owns what such rows say. It must not read a digit, nor know who published them.

use std::borrow::Cow;
use std::sync::Arc;

use super::day_columns;
use super::draft::{FigureSubject, FoundFigure, Spot, TableFigures};
use super::grid::Grid;
use super::heading::{self, Label};
use super::home::{Home, Placed, Places};
use super::layout::{Column, Layout, Where};
use super::moment::{self, ClaimMoment};
use super::number::{Decimal, Manner, read as read_number};
use super::parting;
use super::signs::is_mark;
use super::stacked;
use super::unit;
use super::verdicts::{direction, judge};
use super::year_bands::YearBands;
use crate::core::fold::bare;
use crate::core::model::{Better, ClaimKind, TargetKind};

/// How far above a row what is written once is looked for.
const FARTHEST: usize = 500;

/// What is known of a table from outside.
#[derive(Clone, Debug, Default)]
pub struct TableHints {
    /// The name of the indicator, where no column says it.
    pub indicator: Option<String>,
    /// The group of rows that name none.
    pub category: Option<String>,
    /// The unit of rows that name none.
    pub unit: Option<String>,
    /// The year of rows that name none.
    pub year: Option<i16>,
    /// The kind of figures that name none.
    pub kind: Option<ClaimKind>,
    /// The place that a person names.
    pub place: Option<String>,
    /// Whether places that differ by their title are kept apart.
    pub is_exact: bool,
    /// Whether an office wrote it, which calls all of a place `Toàn tỉnh`, `Tổng số`.
    pub is_of_an_office: bool,
    /// The number of the table.
    pub grid: usize,
    /// Whether the heading of a column of figures names what they measure.
    pub is_named_by_heading: bool,
    /// Whether columns of text part the indicator further.
    pub has_dimensions: bool,
}

impl TableHints {
    /// What the heading of a column of figures names, and in which unit.
    fn measured_by(&self, heading: &str, is_of_many: bool) -> Option<(String, Option<String>)> {
        let is_meant = is_of_many || self.is_named_by_heading || self.indicator.is_none();
        let heading = unit::without_code(heading);
        let parts: Vec<String> = heading.split(": ").map(str::to_owned).collect();
        let slot = match parts.as_slice() {
            [one] => stacked::whole(one),
            parts => stacked::slot(parts),
        };
        let name = slot.thing(self.indicator.as_deref());
        let name = Some(name).filter(|name| is_meant && !name.is_empty())?;
        Some((name, slot.unit))
    }
}

/// A column of figures.
#[derive(Clone, Debug)]
struct Measured {
    column: usize,
    kind: Option<ClaimKind>,
    /// The part of the time of its row, and where its figures are, if its heading says so.
    moment: Option<ClaimMoment>,
    place: Option<Where>,
    /// What its heading names, and in which unit.
    name: Option<(String, Option<String>)>,
    /// The plan of its targets, where several stand side by side.
    plan: Option<Arc<str>>,
}

/// Reads the rows of a table with a column of times.
pub fn read(grid: &Grid, layout: &Layout, known: &TableHints) -> TableFigures {
    let mut found = TableFigures::default();
    found.passed.titles = layout.first;
    let (measured, dimensions) = columns(grid, layout, known, &mut found);
    let home = Home {
        name: known.place.as_deref(),
        is_exact: known.is_exact,
    };
    let times = layout.of(Label::Time);
    let reader = Reader {
        grid,
        layout,
        known,
        measured,
        dimensions,
        flags: flags(layout),
        scale: layout.columns.iter().position(
            |column| matches!(column, Column::Other(heading) if unit::is_of_scales(heading)),
        ),
        are_months: parting::are_months(grid, layout),
        first_days: times.and_then(|at| day_columns::first_of(grid, layout.first, at)),
        bands: YearBands::of(grid, layout),
        places: Places::of(grid, layout.body, layout.of(Label::Place), home),
    };
    for row in layout.body..grid.lines.len() {
        if grid.filled(row).next().is_none() {
            found.passed.blank += 1;
            continue;
        }
        if reader.bands.is_one(row) {
            continue;
        }
        reader.row(row, &mut found);
    }
    found
}

/// Sorts the columns that no label explains into figures and texts.
fn columns(
    grid: &Grid,
    layout: &Layout,
    known: &TableHints,
    found: &mut TableFigures,
) -> (Vec<Measured>, Vec<usize>) {
    let mut measured = dated(layout);
    let mut texts = Vec::new();
    let mut numbers = Vec::new();
    let has_figures = layout.of(Label::Value);
    measured.extend(has_figures.map(|column| of_kind(column, None)));
    let is_figures = |(at, column): &(usize, &Column)| {
        matches!(column, Column::Other(_)) && holds_figures(grid, layout.body, *at)
    };
    // One name cannot be that of several columns.
    let is_of_many = layout.columns.iter().enumerate().filter(is_figures).count() > 1;
    for (at, column) in layout.columns.iter().enumerate() {
        let heading = match column {
            Column::Other(heading) => heading,
            Column::Compares(heading) => {
                found.passed.columns.push(heading.clone());
                continue;
            }
            _ => continue,
        };
        if is_of_flags(column)
            || is_of_time(layout, column)
            || unit::is_of_scales(heading)
            || parting::numbers_rows(grid, layout.body, at)
        {
            continue;
        }
        if heading::read(heading).is_unclear {
            // A baseline is of another year than its row.
            found.passed.columns.push(heading.clone());
            continue;
        }
        let is_free = has_figures.is_none() && measured.iter().all(|one| one.name.is_some());
        match holds_figures(grid, layout.body, at) {
            true if is_free => measured.push(Measured {
                name: known.measured_by(heading, is_of_many),
                ..of_kind(at, None)
            }),
            false => texts.push(at),
            true => numbers.push(at),
        }
    }
    let dimensions = match known.has_dimensions {
        true => texts.clone(),
        false => parting::parting(grid, layout, &texts, &numbers),
    };
    let all = texts.into_iter().chain(numbers);
    pass(layout, all.filter(|at| !dimensions.contains(at)), found);
    (measured, dimensions)
}

/// A column of figures of this kind.
fn of_kind(column: usize, kind: Option<ClaimKind>) -> Measured {
    Measured {
        column,
        kind,
        moment: None,
        place: None,
        name: None,
        plan: None,
    }
}

/// The columns of figures whose headings say what they are.
fn dated(layout: &Layout) -> Vec<Measured> {
    let slots = layout.slots().filter(|(at, _)| {
        let mut column = layout.columns.iter().skip(*at);
        !column
            .next()
            .is_some_and(|column| is_of_time(layout, column))
    });
    let slots = slots.map(|(column, slot)| Measured {
        moment: slot.moment.clone(),
        place: slot.place.clone(),
        plan: slot.plan.as_deref().map(Arc::from),
        name: Some((slot.things.clone(), slot.unit.clone()))
            .filter(|(name, _)| parting::names_a_thing(name)),
        ..of_kind(column, slot.kind)
    });
    slots.collect()
}

/// Takes note of columns that say nothing.
fn pass(layout: &Layout, columns: impl Iterator<Item = usize>, found: &mut TableFigures) {
    for at in columns {
        if let Some(Column::Other(heading)) = layout.columns.get(at) {
            found.passed.columns.push(heading.clone());
        }
    }
}

/// Tells whether a column holds parts of the years beside it, and no figures.
fn is_of_time(layout: &Layout, column: &Column) -> bool {
    layout.of(Label::Time).is_some() && parting::part_of_year(column).is_some()
}

/// The columns of flags.
fn flags(layout: &Layout) -> Vec<usize> {
    let columns = layout.columns.iter().enumerate();
    let flags = columns.filter(|(_, column)| is_of_flags(column));
    flags.map(|(at, _)| at).collect()
}

/// Tells whether a column holds flags of the figures beside it.
fn is_of_flags(column: &Column) -> bool {
    matches!(column, Column::Other(heading) if parting::is_of_flags(heading))
}

/// Tells whether nearly all filled cells of a column are figures.
fn holds_figures(grid: &Grid, body: usize, column: usize) -> bool {
    // What stands alone in a row says something of all columns.
    let rows = (body..grid.lines.len()).filter(|row| grid.filled(*row).nth(1).is_some());
    let texts = rows.map(|row| grid.shown(row, column));
    let texts = texts.filter(|text| !is_mark(text)).take(50);
    let manner = |decimal| Manner {
        decimal,
        exponents: true,
        missing: Vec::new(),
    };
    let manners = [manner(Decimal::Comma), manner(Decimal::Point)];
    let is_figure = |text: &str| {
        manners
            .iter()
            .any(|manner| read_number(text, manner).is_ok())
    };
    let (figures, others): (Vec<&str>, Vec<&str>) = texts.partition(|text| is_figure(text));
    // A word among figures is told at its cell.
    figures.len() > others.len() * 2
}

struct Reader<'g> {
    grid: &'g Grid,
    layout: &'g Layout,
    known: &'g TableHints,
    measured: Vec<Measured>,
    dimensions: Vec<usize>,
    flags: Vec<usize>,
    /// The column of powers of ten.
    scale: Option<usize>,
    /// Whether the first day of a month stands for it.
    are_months: bool,
    /// The column of the first days of times of which another one has the last.
    first_days: Option<usize>,
    bands: YearBands,
    places: Places,
}

impl Reader<'_> {
    fn text(&self, row: usize, label: Label) -> Option<&str> {
        let column = self.layout.of(label)?;
        Some(self.grid.shown(row, column)).filter(|text| !text.is_empty())
    }

    /// A text that is written once for the rows below it.
    fn repeated(&self, row: usize, label: Label) -> Option<&str> {
        let own = self.text(row, label);
        let column = self.layout.of(label)?;
        if own.is_some() || !self.known.is_of_an_office {
            return own;
        }
        let above = (self.layout.body..row).rev().take(FARTHEST);
        let mut above = above.map(|row| self.grid.shown(row, column));
        above.find(|text| !text.is_empty())
    }

    /// The time from the first day that a row tells to the last; the inner one is none where no period says it.
    fn between(&self, row: usize) -> Option<Option<ClaimMoment>> {
        let last = self.layout.of(Label::Time)?;
        let first = self.first_days?;
        let (first, last) = (self.grid.shown(row, first), self.grid.shown(row, last));
        (!first.is_empty() && !last.is_empty()).then(|| day_columns::between(first, last))
    }

    /// The time of a row, with the part of the year that a column beside it tells.
    fn time(&self, row: usize) -> Option<Cow<'_, str>> {
        let year = self.repeated(row, Label::Time)?;
        let mut columns = self.layout.columns.iter().enumerate();
        let part = columns.find_map(|(at, column)| Some((at, parting::part_of_year(column)?)));
        Some(match part {
            Some((at, word)) => {
                let part = self.grid.shown(row, at);
                Cow::Owned(parting::with_part(year, part, word))
            }
            None => Cow::Borrowed(year),
        })
    }

    fn row(&self, row: usize, found: &mut TableFigures) {
        let time = self.time(row);
        let time = time.as_deref();
        let marks = |c: char| matches!(c, '*' | '†');
        let mark = time
            .map(|time| time.matches(marks).collect::<String>())
            .unwrap_or_default();
        let of_school = self
            .layout
            .of(Label::Time)
            .filter(|at| bare(self.grid.shown(self.layout.first, *at)) == "nam hoc");
        let of_month = time.filter(|_| self.are_months);
        let of_month = of_month.and_then(parting::of_month);
        let between = self.between(row);
        let (moment, kind) = time
            .map(|time| match of_school {
                _ if between.is_some() => (between.clone().flatten(), None),
                _ if of_month.is_some() => (of_month.clone(), None),
                Some(at) => timed(&format!(
                    "{} {}",
                    self.grid.shown(self.layout.first, at),
                    time.trim_end_matches(marks)
                )),
                None => timed(time.trim_end_matches(marks)),
            })
            .unwrap_or_default();
        let spot = |column| Spot {
            grid: self.known.grid,
            row,
            column,
        };
        let (Some(time), None) = (time, &moment) else {
            let moment = moment.or_else(|| self.known.year.map(moment::ClaimMoment::year));
            return self.figures(row, (moment, kind), &mark, found);
        };
        let column = self.layout.of(Label::Time).unwrap_or(0);
        let is_empty = self
            .measured
            .iter()
            .all(|one| is_mark(self.grid.shown(row, one.column)));
        match is_empty {
            true => found.passed.notes += 1,
            false => found.passed.rows.push((spot(column), time.to_owned())),
        }
    }

    fn figures(&self, row: usize, (moment, of_time): Timed, mark: &str, found: &mut TableFigures) {
        let better = self.text(row, Label::Better).and_then(direction);
        let said_kind = self.text(row, Label::Kind).and_then(heading::kind);
        let status = self.text(row, Label::Verdict);
        let Some(place) = self.place(row, found) else {
            return;
        };
        let source = self.text(row, Label::Source);
        let source = source.and_then(|title| found.listed_source(title));
        for one in &self.measured {
            let spot = Spot {
                grid: self.known.grid,
                row,
                column: one.column,
            };
            let Some(moment) = within(moment.as_ref(), one.moment.as_ref()) else {
                let heading = self.grid.shown(self.layout.first, one.column);
                found.passed.rows.push((spot, heading.to_owned()));
                continue;
            };
            let subject = Arc::new(self.subject(row, one, better));
            let mut draft = FoundFigure::new(spot, &subject);
            draft.place = match (&place, &one.place) {
                (None, Some(Where::Place(name))) => Some(Arc::from(name.as_str())),
                (place, _) => place.clone(),
            };
            draft.source.clone_from(&source);
            draft.plan.clone_from(&one.plan);
            draft.moment = moment;
            draft.set_kind(one.kind.or(said_kind).or(of_time).or(self.known.kind));
            draft.remark(self.text(row, Label::Note).unwrap_or_default());
            draft.remark(mark);
            for column in &self.flags {
                parting::flag(&mut draft, self.grid.shown(row, *column));
            }
            if let Some(status) = status.filter(|_| draft.kind == ClaimKind::Actual) {
                judge(&mut draft, status);
            }
            found.drafts.push(draft);
        }
    }

    fn subject(
        &self,
        row: usize,
        one: &Measured,
        better: Option<(Better, Option<TargetKind>)>,
    ) -> FigureSubject {
        let named = self.named(row, one);
        let (mut name, unit) = self
            .bands
            .below(row, self.known.indicator.as_deref(), named);
        let values = self
            .dimensions
            .iter()
            .map(|column| self.grid.shown(row, *column));
        for value in values.filter(|value| !value.is_empty() && !is_whole(value)) {
            name.push_str(", ");
            name.push_str(value);
        }
        let category = self.text(row, Label::Category).map(str::to_owned);
        FigureSubject {
            category: category.or_else(|| self.known.category.clone()),
            name,
            unit: unit.or_else(|| self.known.unit.clone()),
            better: better.map(|(better, _)| better),
            target_kind: better.and_then(|(_, kind)| kind),
            owner: self.text(row, Label::Owner).map(str::to_owned),
        }
    }
}

impl Reader<'_> {
    /// The place of a row: `Some(None)` if it is the one that a person names, `None` if the row is skipped.
    fn place(&self, row: usize, found: &mut TableFigures) -> Option<Option<Arc<str>>> {
        let written = self.text(row, Label::Place);
        if !self.known.is_of_an_office {
            return Some(written.map(Arc::from));
        }
        match self.places.meant(row, written.unwrap_or_default()) {
            Placed::Home => Some(None),
            Placed::In(place) => Some(Some(Arc::from(place))),
            Placed::Total if self.known.place.is_none() => Some(None),
            Placed::Total => {
                found.passed.totals.push(row);
                None
            }
            Placed::Doubtful(place) => {
                let column = self.layout.of(Label::Place).unwrap_or(0);
                let grid = self.known.grid;
                let spot = Spot { grid, row, column };
                found.passed.doubtful.push((spot, place));
                None
            }
        }
    }

    /// The name and the unit of what a column of a row measures.
    fn named(&self, row: usize, one: &Measured) -> (String, Option<String>) {
        let heading = one.name.clone();
        let (of_column, unit) = heading.map_or((None, None), |(name, unit)| (Some(name), unit));
        let said = self.repeated(row, Label::Name).map(str::to_owned);
        let name = match (said, of_column) {
            (Some(said), Some(of_column)) => Some(format!("{said}: {of_column}")),
            (said, of_column) => said.or(of_column).or_else(|| self.known.indicator.clone()),
        };
        let name = name.unwrap_or_default();
        // A unit is written once with a name.
        let said_unit = match self.text(row, Label::Name) {
            Some(_) => self.text(row, Label::Unit),
            None => self.repeated(row, Label::Unit),
        };
        let scale = self.scale.map_or("", |at| self.grid.shown(row, at));
        let unit = unit::with_scale(said_unit.map(str::to_owned).or(unit), scale);
        match unit::in_brackets(&name).filter(|_| unit.is_none()) {
            Some((name, unit)) => (name.to_owned(), Some(unit.to_owned())),
            None => (name, unit),
        }
    }
}

/// The time of a figure whose column says a part of that of its row; none where they speak of different times.
fn within(row: Option<&ClaimMoment>, column: Option<&ClaimMoment>) -> Option<Option<ClaimMoment>> {
    let (row, column) = match (row, column) {
        (row, None) => return Some(row.cloned()),
        (None, column) => return Some(column.cloned()),
        (Some(row), Some(column)) => (row, column),
    };
    let is_whole = row.period == moment::WHOLE;
    match column.year {
        0 if is_whole => Some(Some(ClaimMoment {
            year: row.year,
            period: column.period.replace("{}", &row.year.to_string()),
        })),
        year if year == row.year && is_whole => Some(Some(column.clone())),
        _ => None,
    }
}

/// A time, and the kind of figures.
type Timed = (Option<moment::ClaimMoment>, Option<ClaimKind>);

/// The time that a field names, and the kind where it tells that too: `Sơ bộ 2023`.
fn timed(text: &str) -> Timed {
    let moment = moment::read(text);
    if moment.is_some() {
        return (moment, None);
    }
    let said = heading::read(text);
    match said.is_of_figures() && said.rest.is_empty() {
        true => (said.moment, said.kind),
        false => (None, None),
    }
}

/// Tells whether a value of a dimension stands for all of it.
fn is_whole(value: &str) -> bool {
    let folded = bare(value);
    matches!(
        folded.as_str(),
        "total" | "all" | "overall" | "tong so" | "t" | "z" | "both sexes" | "totl"
    ) || matches!(value, "_T" | "_Z" | "_X")
}

//! A table with one row an indicator, or a place, and one column a time.
//!
//! Owns what rows of such sheets say of figures: their indicator, place, kind and time; totals and remarks. It must not read
//! a digit, nor know how rows belong together (`sections`).

use std::sync::Arc;

use super::around;
use super::beside::Cells;
use super::draft::{FigureSubject, FoundFigure, Spot, TableFigures};
use super::extent::{self, TableExtent};
use super::grid::{CellKind, Grid};
use super::heading;
use super::home::{self, Home, Placed, Places};
use super::layout::{Column, Layout, Slot, Where};
use super::marker::{self, Above, Depth, Marked};
use super::moment::ClaimMoment;
use super::office_hints::OfficeHints;
use super::row_time::{self, RowTime};
use super::sections::TableSections;
use super::signs::footnote;
use super::titles;
use super::unit;
use super::verdicts;
use crate::core::model::ClaimKind;

/// Reads a table from top to bottom.
struct Walk<'g> {
    grid: &'g Grid,
    layout: &'g Layout,
    known: &'g OfficeHints,
    cells: Cells<'g>,
    sections: TableSections<'g>,
    places: Places,
    /// The kind that the row says, and whether the rows of an indicator tell kinds.
    kind: Option<ClaimKind>,
    tells_kinds: bool,
    /// The part of the time of the columns that the row says.
    time: Option<RowTime>,
    title: Option<String>,
    found: TableFigures,
}

/// Reads the figures of a table.
pub fn read(grid: &Grid, layout: &Layout, known: &OfficeHints) -> TableFigures {
    let mut walk = Walk::new(grid, layout, known);
    let TableExtent { rows, second } = extent::rows(grid, layout);
    rows.into_iter().for_each(|row| walk.row(row));
    let grid = known.grid;
    walk.found.passed.second = second.map(|(row, column)| Spot { grid, row, column });
    walk.found
}

impl<'g> Walk<'g> {
    fn new(grid: &'g Grid, layout: &'g Layout, known: &'g OfficeHints) -> Self {
        let cells = Cells::of(grid, layout);
        let home = Home {
            name: known.place.as_deref(),
            is_exact: known.is_exact,
        };
        let mut walk = Self {
            grid,
            layout,
            known,
            places: Places::of(grid, layout.body, cells.roles.place, home),
            sections: TableSections::of(cells.clone(), known.unit.clone()),
            cells,
            kind: None,
            tells_kinds: false,
            time: None,
            title: known.indicator.clone(),
            found: TableFigures::default(),
        };
        walk.look_around();
        walk
    }

    /// Reads what stands above and below the rows of figures.
    fn look_around(&mut self) {
        let below = (self.sections.last_row + 1)..self.grid.lines.len();
        let below = below.flat_map(|row| self.grid.filled(row));
        let below: Vec<String> = below.map(|(_, cell)| cell.text.trim().to_owned()).collect();
        for text in self.layout.titles.iter().chain(&below) {
            if let Some(said) = unit::stated(text) {
                self.sections
                    .default_unit
                    .get_or_insert_with(|| said.to_owned());
            }
            if let Some(source) = titles::source(text) {
                self.found.sources.push(source);
            }
            let hint = titles::place_hint(text);
            if self.found.place_hint.is_none() {
                self.found.place_hint = hint;
            }
        }
        self.found.passed.titles = self.layout.first;
        let unit = around::unit_of_rows(&self.cells).map(str::to_owned);
        self.sections.default_unit = self.sections.default_unit.take().or(unit);
        self.take_title();
        self.sections.parted = around::parted(&self.cells, self.sections.last_row);
        self.pass_columns();
    }

    /// If a table names no indicators, the longest line above it says what it is about.
    fn take_title(&mut self) {
        let title = around::longest(self.layout);
        if self.title.is_some() || self.cells.roles.name.is_some() {
            return;
        }
        if let Some(title) = title {
            let (name, said) = titles::subject(title);
            self.title = Some(name);
            self.sections.default_unit = self.sections.default_unit.take().or(said);
        }
    }

    /// Takes note of columns of which nothing is read.
    fn pass_columns(&mut self) {
        for (at, column) in self.layout.columns.iter().enumerate() {
            let is_used = self.cells.dimensions.contains(&at) || Some(at) == self.cells.roles.name;
            if let Column::Compares(heading) | Column::Other(heading) = column
                && !is_used
            {
                self.found.passed.columns.push(heading.clone());
            }
        }
    }

    fn row(&mut self, row: usize) {
        if self.grid.filled(row).next().is_none() {
            self.found.passed.blank += 1;
            return;
        }
        self.look_beside(row);
        if let Some(unit) = self.sections.band(row) {
            self.sections.begin_band(unit);
            return;
        }
        let has_figures = self
            .layout
            .slots()
            .any(|(column, _)| !self.grid.cell(row, column).is_blank());
        let is_place_row = self.cells.roles.place.is_some() && self.cells.roles.name.is_none();
        match (has_figures, is_place_row) {
            (false, _) => self.row_without_figures(row),
            (true, true) => self.place_row(row),
            (true, false) => self.indicator_row(row),
        }
    }

    /// Takes note of cells of comparisons, and of all cells of figures: a total may show the decimal mark as well.
    fn look_beside(&mut self, row: usize) {
        for (column, meaning) in self.layout.columns.iter().enumerate() {
            if matches!(meaning, Column::Compares(_) | Column::Figures(_)) {
                let grid = self.known.grid;
                self.found.beside.push(Spot { grid, row, column });
            }
        }
    }

    fn row_without_figures(&mut self, row: usize) {
        let group = self.group_of_places(row);
        if group.is_some() {
            self.sections.category = group;
            return;
        }
        let marked = self.cells.marked(row);
        let whole = self.grid.filled(row).map(|(_, cell)| cell.text.trim());
        let whole: Vec<&str> = whole.collect();
        if marked.is_part && marked.name.is_empty() && row < self.sections.last_row {
            self.sections.is_within = true;
            return;
        }
        self.sections.is_within = false;
        if marker::is_total(&marked.name) {
            self.found.passed.totals.push(row);
        } else if row > self.sections.last_row
            || marked.name.is_empty()
            || marker::is_remark(&whole.join(" "))
        {
            self.found.passed.notes += 1;
        } else if self.sections.is_group(row, &marked) {
            self.sections.begin_group(marked.name);
        } else {
            let unit = self.sections.unit(row, None);
            // A group whose rows are times is an indicator like others.
            let depth = marked.depth.unwrap_or(Depth::Number).max(Depth::Number);
            self.sections.push_above(depth, marked.name, unit);
        }
    }

    /// The measure that a row without figures names for the places below it, where these come again below another one.
    fn group_of_places(&self, row: usize) -> Option<String> {
        let column = self.cells.roles.place?;
        let is_alone = self.grid.filled(row).count() == 1;
        let name = marker::of_name(self.grid.shown(row, column)).name;
        let is_place =
            marker::is_total(&name) || marker::is_whole_place(&name) || home::is_place(&name);
        let is_group = is_alone && row < self.sections.last_row && !name.is_empty() && !is_place;
        (is_group && self.places.come_again()).then_some(name)
    }

    fn indicator_row(&mut self, row: usize) {
        let mut marked = self.cells.marked(row);
        if marker::is_total(&marked.name) && self.sections.parted.is_none() {
            self.found.passed.totals.push(row);
            return;
        }
        let is_kind = self.take_kind(row, &mut marked);
        if !is_kind && self.tells_kinds && heading::read(&marked.name).compares {
            self.found.passed.columns.push(marked.name);
            return;
        }
        self.tells_kinds = is_kind;
        if is_kind {
            return self.kind_row(row);
        }
        let depth = self.sections.enter(row, &marked);
        let (name, mark) = match footnote(&marked.name) {
            Some((name, mark)) => (name, Some(mark)),
            None => (marked.name, None),
        };
        let (mut whole, said) = self.sections.named(row, name);
        // If a table has nothing but times, the title or a person says what its figures are of.
        let is_time = self.time.as_ref().is_some_and(|time| time.name.is_empty());
        if is_time && self.sections.above.is_empty() {
            whole = self.title.clone().unwrap_or_default();
        }
        if whole.is_empty() {
            self.unnamed_row(row);
            return;
        }
        self.sections.unit_above.clone_from(&said);
        self.sections.above.push(Above {
            depth,
            name: whole.clone(),
            unit: said.clone(),
        });
        let subject = self.subject(row, &whole, said);
        if let Some(place) = self.place(row, true) {
            self.figures(row, &subject, place, mark.as_deref());
        }
    }

    /// Takes the kind and the part of the time that a row says, and tells whether it says nothing else.
    fn take_kind(&mut self, row: usize, marked: &mut Marked) -> bool {
        let has_above = !self.sections.above.is_empty();
        let name = Some(marked.name.as_str()).filter(|_| has_above);
        self.kind = self.cells.kind(row, name);
        let is_below = marked.name.is_empty() && self.kind.is_some();
        let is_kind = is_below || heading::kind(&marked.name).is_some();
        self.time = row_time::of_name(&marked.name);
        let time = self.time.as_ref();
        let is_time = time.is_some_and(|time| self.sections.is_time_of_above(row, time));
        if let Some(time) = time.filter(|time| is_time || !time.name.is_empty()) {
            self.kind = self.kind.or(time.kind);
            marked.name.clone_from(&time.name);
        }
        (is_kind || is_time) && has_above
    }

    /// What the figures of a row are of, with the group and the owner that stand in it.
    fn subject(&mut self, row: usize, whole: &str, unit: Option<String>) -> FigureSubject {
        let roles = self.cells.roles;
        let said = |column| Some(self.cells.text(row, column)).filter(|text| !text.is_empty());
        if let Some(category) = said(roles.category) {
            self.sections.category = Some(category.to_owned());
        }
        let better = verdicts::direction(self.cells.text(row, roles.better));
        FigureSubject {
            category: self.sections.category.clone(),
            name: self.cells.with_dimensions(row, whole),
            unit,
            better: better.map(|(better, _)| better),
            target_kind: better.and_then(|(_, kind)| kind),
            owner: said(roles.owner).map(str::to_owned),
        }
    }

    /// A row below an indicator that says nothing but the kind of its figures: `- Kế hoạch`, `- Thực hiện`.
    fn kind_row(&mut self, row: usize) {
        let Some(above) = self.sections.above.last().cloned() else {
            return;
        };
        let subject = FigureSubject {
            category: self.sections.category.clone(),
            name: self.cells.with_dimensions(row, &above.name),
            unit: self
                .sections
                .unit(row, Some(&above))
                .or_else(|| self.sections.common_unit()),
            ..FigureSubject::default()
        };
        if let Some(place) = self.place(row, true) {
            self.figures(row, &subject, place, None);
        }
    }

    /// A row whose name is a place; what its figures are of, columns or the title say.
    fn place_row(&mut self, row: usize) {
        self.kind = self.cells.kind(row, None);
        self.time = None;
        let Some(place) = self.place(row, false) else {
            return;
        };
        // Where places come again below another group, the groups are what the figures are of.
        let group = self
            .sections
            .category
            .as_deref()
            .filter(|_| self.places.come_again());
        let parted = group.map(|group| titles::subject(titles::own_measure(group)));
        let (name, unit) = match parted {
            Some((name, unit)) => (name, unit),
            None => (self.title.clone().unwrap_or_default(), None),
        };
        let subject = FigureSubject {
            category: self.sections.category.clone().filter(|_| group.is_none()),
            name,
            unit: self.sections.unit(row, None).or(unit),
            ..FigureSubject::default()
        };
        self.figures(row, &subject, place, None);
    }

    /// The place of a row: `Some(None)` if it is the one that a person names, `None` if the row is skipped.
    fn place(&mut self, row: usize, may_ask: bool) -> Option<Option<Arc<str>>> {
        match self
            .places
            .meant(row, self.cells.merged_text(row, self.cells.roles.place))
        {
            Placed::Home => Some(None),
            Placed::In(place) => Some(Some(Arc::from(place))),
            Placed::Total if may_ask && self.known.place.is_none() => Some(None),
            Placed::Total => {
                self.found.passed.totals.push(row);
                None
            }
            Placed::Doubtful(place) => {
                let column = self.cells.roles.place.unwrap_or(0);
                let grid = self.known.grid;
                let spot = Spot { grid, row, column };
                self.found.passed.doubtful.push((spot, place));
                None
            }
        }
    }

    /// Keeps a row whose figures nobody explains, so that a person is asked.
    fn unnamed_row(&mut self, row: usize) {
        self.figures(row, &FigureSubject::default(), None, None);
    }

    fn figures(
        &mut self,
        row: usize,
        subject: &FigureSubject,
        place: Option<Arc<str>>,
        mark: Option<&str>,
    ) {
        let remark = self.cells.text(row, self.cells.roles.note);
        let source = self.cells.text(row, self.cells.roles.source);
        let source = self.found.listed_source(source);
        let whole = Arc::new(subject.clone());
        for (column, slot) in self.layout.slots() {
            let cell = self.grid.cell(row, column);
            if cell.is_blank() {
                continue;
            }
            if self.is_named() && slot.is_of_another_unit(subject.unit.as_deref()) {
                self.pass_column(&slot.heading);
                continue;
            }
            let spot = Spot {
                grid: self.known.grid,
                row,
                column,
            };
            let subject = match self.is_named() {
                true if slot.says_nothing_of_things() => Arc::clone(&whole),
                true => Arc::new(slot.part_of(subject)),
                false => Arc::new(self.of_column(row, subject, slot, cell.kind)),
            };
            let Some(moment) = self.moment(slot) else {
                self.pass_column(&slot.heading);
                continue;
            };
            let mut draft = FoundFigure::new(spot, &subject);
            draft.place = match (&place, &slot.place) {
                (None, Some(Where::Place(name))) => Some(Arc::from(name.as_str())),
                (place, _) => place.clone(),
            };
            draft.source.clone_from(&source);
            draft.plan = slot.plan.as_deref().map(Arc::from);
            draft.moment = moment;
            draft.set_kind(self.kind.or(slot.kind));
            draft.remark(remark);
            draft.remark(mark.unwrap_or_default());
            self.found.drafts.push(draft);
        }
    }

    /// The time of a figure of a column, with what its row says; nothing where both say different things.
    fn moment(&self, slot: &Slot) -> Option<Option<ClaimMoment>> {
        let Some(time) = &self.time else {
            return Some(slot.moment.clone());
        };
        if slot.of_term.is_some() {
            return None;
        }
        time.within(slot.moment.as_ref()).map(Some)
    }

    /// Takes note of a column of which a figure is not read.
    fn pass_column(&mut self, heading: &str) {
        let passed = &mut self.found.passed.columns;
        if !passed.iter().any(|known| known == heading) {
            passed.push(heading.to_owned());
        }
    }

    /// Whether rows name indicators.
    fn is_named(&self) -> bool {
        self.cells.roles.name.is_some() || self.cells.roles.place.is_none()
    }

    /// What the figures of a column are of, in a table whose rows are places.
    fn of_column(
        &self,
        row: usize,
        of_title: &FigureSubject,
        slot: &Slot,
        kind: CellKind,
    ) -> FigureSubject {
        let title = Some(of_title.name.as_str()).filter(|title| !title.is_empty());
        let name = match title {
            Some(title)
                if self.known.is_titled && !slot.things.is_empty() && slot.unit.is_none() =>
            {
                format!("{title}, {}", slot.things)
            }
            _ => slot.thing(title),
        };
        let percent = (kind == CellKind::Percent).then(|| "%".to_owned());
        let own = slot.unit.clone().or_else(|| of_title.unit.clone());
        let common = self.sections.common_unit();
        let common = common.filter(|unit| !unit::is_counted(unit) || !unit::is_of_a_share(&name));
        FigureSubject {
            name: self.cells.with_dimensions(row, &name),
            unit: own.or(percent).or(common),
            ..of_title.clone()
        }
    }
}

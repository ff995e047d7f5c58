//! Where a row of an office sheet stands among those above it.
//!
//! Owns groups, rows with parts and how deep each stands, units that repeat, and the whole name that follows from them. It
//! must not know places, kinds nor figures.

use super::beside::Cells;
use super::extent;
use super::heading;
use super::marker::{self, Above, Depth, Marked};
use super::row_time::{self, RowTime};
use super::unit;
use crate::core::fold::bare;

/// What stands above the row that is being read.
pub(super) struct TableSections<'g> {
    /// The cells beside figures.
    cells: Cells<'g>,
    /// The group.
    pub(super) category: Option<String>,
    /// Rows that may have parts, the outermost first.
    pub(super) above: Vec<Above>,
    /// Whether a row that only says "of which" stands above.
    pub(super) is_within: bool,
    /// The unit that a ditto mark repeats.
    pub(super) unit_above: Option<String>,
    /// The unit of rows that say none.
    pub(super) default_unit: Option<String>,
    /// The unit of the rows of a group or below a band, before that of all.
    group_unit: Option<String>,
    /// What the title names, where the rows are only all of it and its parts: `Nam`, `Nữ`.
    pub(super) parted: Option<String>,
    /// The last row with a figure.
    pub(super) last_row: usize,
}

impl<'g> TableSections<'g> {
    /// Begins above the first row.
    pub(super) fn of(cells: Cells<'g>, default_unit: Option<String>) -> Self {
        Self {
            last_row: extent::last_row(cells.grid, cells.layout),
            cells,
            category: None,
            above: Vec::new(),
            is_within: false,
            unit_above: None,
            default_unit,
            group_unit: None,
            parted: None,
        }
    }

    /// Tells whether a row without figures names a group of indicators, and not one with parts.
    pub(super) fn is_group(&self, row: usize, marked: &Marked) -> bool {
        let has_unit = self.unit(row, None).is_some();
        match marked.depth {
            _ if self.next_is_time(row) => false,
            Some(Depth::Part | Depth::Roman) => true,
            Some(Depth::Number) => self.category.is_none() && !has_unit && !self.next_is_part(row),
            Some(_) => false,
            None => !has_unit && (marker::is_upper(&marked.name) || !self.next_is_part(row)),
        }
    }

    /// The unit that a row says alone, between rows of figures: `Nghìn người - Thous. pers.`.
    pub(super) fn band(&self, row: usize) -> Option<String> {
        let mut cells = self.cells.grid.filled(row);
        let (column, cell) = cells.next()?;
        let is_alone = cells.next().is_none() && row < self.last_row;
        let roles = self.cells.roles;
        // Alone among the names a word may be one of them: `Hợp tác xã`.
        let is_name = Some(column) == roles.name && !cell.text.trim().starts_with('(');
        let is_other = is_name || Some(column) == roles.unit || Some(column) == roles.place;
        unit::band(&cell.text).filter(|_| is_alone && !is_other)
    }

    /// Begins the rows below a band.
    pub(super) fn begin_band(&mut self, unit: String) {
        self.group_unit = Some(unit);
        self.above.clear();
    }

    /// Begins a group, which may say the unit of its rows: `LABOUR FORCE (thousand; calendar year)`.
    pub(super) fn begin_group(&mut self, name: String) {
        self.group_unit = unit::of_group(&name);
        self.category = Some(name);
        self.above.clear();
    }

    /// The unit of rows that say none.
    pub(super) fn common_unit(&self) -> Option<String> {
        self.group_unit
            .clone()
            .or_else(|| self.default_unit.clone())
    }

    /// Tells whether the next row says nothing but a time of this one.
    fn next_is_time(&self, row: usize) -> bool {
        let next =
            (row + 1..=self.last_row).find(|next| self.cells.grid.filled(*next).next().is_some());
        let next = next.map(|next| self.cells.marked(next).name);
        let time = next.and_then(|name| row_time::of_name(&name));
        time.is_some_and(|time| time.name.is_empty())
    }

    /// Tells whether the next row of figures is a part of this one.
    fn next_is_part(&self, row: usize) -> bool {
        let next =
            (row + 1..=self.last_row).find(|next| self.cells.grid.filled(*next).next().is_some());
        let next = next.map(|next| self.cells.marked(next));
        next.is_some_and(|next| {
            let is_deeper = next.depth.is_some_and(|depth| depth > Depth::Number);
            is_deeper || heading::kind(&next.name).is_some()
        })
    }

    /// Puts a row without figures above those that follow.
    pub(super) fn push_above(&mut self, depth: Depth, name: String, unit: Option<String>) {
        self.above.retain(|above| above.depth < depth);
        self.above.push(Above { depth, name, unit });
    }

    /// Leaves what a row of figures is no part of, and gives how deep the row stands.
    pub(super) fn enter(&mut self, row: usize, marked: &Marked) -> Depth {
        self.is_within &= self.is_part_within(row, marked);
        let above = self.above.last();
        let beside = above.filter(|above| marker::stands_beside(&marked.name, &above.name));
        let depth = match beside {
            Some(beside) => beside.depth,
            None => self.depth_of(row, marked),
        };
        self.above.retain(|above| above.depth < depth);
        depth
    }

    /// The unit of a row: its own, the one above by a ditto mark, or that of the row it belongs to.
    pub(super) fn unit(&self, row: usize, parent: Option<&Above>) -> Option<String> {
        let said = self.cells.merged_text(row, self.cells.roles.unit);
        if unit::is_ditto(said) {
            return self.unit_above.clone();
        }
        let own = Some(said).filter(|said| !said.is_empty() && *said != "-");
        let own = own.map(|said| said.split_whitespace().collect::<Vec<_>>().join(" "));
        own.or_else(|| parent.and_then(|parent| parent.unit.clone()))
    }

    /// Tells whether a row says nothing but a part of the time of the indicator above: `Quý I`, `Thu quý I` below
    /// `Thu ngân sách`.
    pub(super) fn is_time_of_above(&self, row: usize, time: &RowTime) -> bool {
        let Some(above) = self.above.last() else {
            return false;
        };
        let whole = above.name.rsplit(": ").next().map(bare).unwrap_or_default();
        let begins = whole.strip_prefix(&bare(&time.name));
        let is_begun = begins.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        (time.name.is_empty() || is_begun) && self.fits_above(row)
    }

    /// The whole name of a row, with that of the row it belongs to, and its unit.
    pub(super) fn named(&self, row: usize, name: String) -> (String, Option<String>) {
        let parent = self.above.last();
        let own = self.unit(row, parent);
        let is_inherited = self.unit(row, None).is_none();
        let (name, said) = match unit::of_name(&name).filter(|_| is_inherited) {
            Some((name, unit)) => (name, Some(unit.to_owned())),
            None => (name, own),
        };
        let said = said.or_else(|| self.cells.percent_of(row));
        // A unit given for all rows is not the unit of a share.
        let common = self.common_unit();
        let common = common.filter(|unit| unit.contains('%') || !unit::is_of_a_share(&name));
        let said = said.or(common);
        let whole = match parent {
            Some(parent) if !name.is_empty() => format!("{}: {name}", parent.name),
            Some(parent) => parent.name.clone(),
            None => match &self.parted {
                Some(title) if marker::is_of_a_part(&name) => format!("{title}: {name}"),
                Some(title) if marker::is_total(&name) => title.clone(),
                _ => name,
            },
        };
        (whole, said)
    }

    /// How deep a row of figures stands: as its marker says, below the last numbered row where it alone has none.
    fn depth_of(&self, row: usize, marked: &Marked) -> Depth {
        match marked.depth {
            // A group that has figures of its own is an indicator like others.
            Some(Depth::Part | Depth::Roman) | None if !self.is_unnumbered_part(row, marked) => {
                Depth::Number
            }
            Some(depth) => depth,
            None => Depth::Dash,
        }
    }

    /// Tells whether a row that bears no number of its own is a part of the one above.
    fn is_unnumbered_part(&self, row: usize, marked: &Marked) -> bool {
        let begins_small = marked.name.chars().next().is_some_and(char::is_lowercase);
        let has_number = !self.cells.text(row, self.cells.roles.number).is_empty();
        let is_numbered = self.cells.roles.number.is_some();
        // A row without number and unit beside rows that have both says less than they do.
        let says_no_unit = self.cells.roles.unit.is_some()
            && self
                .cells
                .merged_text(row, self.cells.roles.unit)
                .is_empty();
        let is_part = self.is_within
            || marker::is_of_a_part(&marked.name) && self.fits_above(row)
            || is_numbered && (begins_small || says_no_unit && !marker::begins_anew(&marked.name));
        marked.depth.is_none() && !has_number && is_part && !self.above.is_empty()
    }

    /// Tells whether a row below "of which" is still one of the parts.
    fn is_part_within(&self, row: usize, marked: &Marked) -> bool {
        let is_marked = marked.depth.is_some_and(|depth| depth < Depth::Dash);
        let has_number = !self.cells.text(row, self.cells.roles.number).is_empty();
        !is_marked && !has_number && !marker::begins_anew(&marked.name) && self.fits_above(row)
    }

    /// Tells whether a row has the unit of the one that it would be a part of, or says none.
    fn fits_above(&self, row: usize) -> bool {
        let own = self.unit(row, None);
        let parent = self.above.last().and_then(|above| above.unit.as_deref());
        own.is_none_or(|own| parent.is_none_or(|parent| unit::plain(&own) == unit::plain(parent)))
    }
}

//! What the cells of columns tell of them, where headings do not.
//!
//! Owns which column names the rows, by what it holds: words, figures or places. It must not know a digit.

use super::column::{Column, Slot, Where};
use super::grid::{CellKind, Grid};
use super::heading;
use super::home::is_place;
use super::label::Label;
use super::marker;
use super::moment::likely_year;
use super::number::{Decimal, Manner, PrintedFigure, read as read_number};
use super::signs::is_mark;
use super::stacked;
use super::unit;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;
use crate::pack::gazetteer;

/// How many rows are looked at.
const ENOUGH: usize = 200;

/// The figure that a text is, by either decimal mark.
pub fn figure(text: &str) -> Option<PrintedFigure> {
    let manner = |decimal| Manner {
        decimal,
        exponents: true,
        missing: Vec::new(),
    };
    [Decimal::Comma, Decimal::Point]
        .into_iter()
        .find_map(|decimal| read_number(text, &manner(decimal)).ok())
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, Default)]
struct Cells {
    figures: usize,
    words: usize,
    places: usize,
    /// Those that name all of a place, or a sum.
    wholes: usize,
    /// Those that are units of figures.
    units: usize,
    /// Those that stand alone in their row and name no place: groups of the rows below.
    groups: usize,
}

impl Cells {
    fn of(grid: &Grid, body: usize, column: usize) -> Self {
        let mut cells = Self::default();
        for row in body..grid.lines.len().min(body + ENOUGH) {
            let cell = grid.cell(row, column);
            let text = cell.text.trim();
            match cell.kind {
                CellKind::Number | CellKind::Percent => cells.figures += 1,
                CellKind::Text if text.is_empty() || is_mark(text) => {}
                CellKind::Text if figure(text).is_some() => cells.figures += 1,
                CellKind::Text if text.chars().any(char::is_alphabetic) => {
                    let known = cells.places + cells.wholes;
                    cells.word(text);
                    let is_alone = grid.filled(row).count() == 1;
                    cells.groups += usize::from(is_alone && known == cells.places + cells.wholes);
                }
                _ => {}
            }
        }
        cells
    }

    fn word(&mut self, text: &str) {
        self.words += 1;
        self.units += usize::from(unit::is_unit(text));
        let name = marker::of_name(text).name;
        if marker::is_whole_place(&name) || marker::is_total(&name) {
            self.wholes += 1;
        } else if is_place(&name) {
            self.places += 1;
        }
    }

    fn is_of_words(self) -> bool {
        self.words > self.figures
    }

    fn is_of_units(self) -> bool {
        self.units * 2 > self.words
    }

    fn is_of_figures(self) -> bool {
        self.figures > self.words
    }

    /// Whether nearly all of its words are names of administrative units.
    fn is_of_places(self) -> bool {
        self.places >= 2 && (self.places + self.wholes) * 10 >= (self.words - self.groups) * 8
    }
}

/// Tells whether a column holds words more than figures.
pub fn is_of_words(grid: &Grid, body: usize, column: usize) -> bool {
    Cells::of(grid, body, column).is_of_words()
}

/// Settles what columns hold of which the heading says too little, or another thing than their cells.
pub fn settle(grid: &Grid, body: usize, columns: &mut [Column], texts: &[Vec<String>]) {
    let cells: Vec<Cells> = (0..columns.len())
        .map(|column| Cells::of(grid, body, column))
        .collect();
    part_men_from_years(columns, texts);
    find_places_of_rows(columns, &cells);
    part_words_from_figures(columns, &cells);
    find_names(columns, &cells);
    part_targets_from_names(columns, &cells, texts);
    part_groups_from_names(columns, &cells);
    name_places(columns, &cells, texts);
    find_places_of_columns(columns, &cells, texts);
    find_things(columns, &cells, texts);
}

/// Next to a column of women `Nam` is a column of men and not of years: men and year fold alike.
fn part_men_from_years(columns: &mut [Column], texts: &[Vec<String>]) {
    let undated = |text: &String| {
        let words = bare(text);
        let kept = words.split(' ').filter(|word| likely_year(word).is_none());
        kept.collect::<Vec<_>>().join(" ")
    };
    let last_is =
        |parts: &Vec<String>, name: &str| parts.last().is_some_and(|text| undated(text) == name);
    if !texts.iter().any(|parts| last_is(parts, "nu")) {
        return;
    }
    for (column, parts) in columns.iter_mut().zip(texts) {
        let is_men = last_is(parts, "nam") && parts.iter().all(|text| text.is_ascii());
        match column {
            Column::Labelled(Label::Time) if is_men => {
                *column = Column::Other(stacked::joined(parts));
            }
            Column::Figures(slot) if is_men && parts.len() == 1 => {
                let words = parts.iter().flat_map(|text| text.split_whitespace());
                let name = words.filter(|word| likely_year(word).is_none());
                slot.extra = name.collect::<Vec<_>>().join(" ");
            }
            _ => {}
        }
    }
}

/// A column of which nearly all cells are administrative units names the places of the rows.
fn find_places_of_rows(columns: &mut [Column], cells: &[Cells]) {
    if columns.contains(&Column::Labelled(Label::Place)) {
        return;
    }
    let may_name = |column: &Column| {
        matches!(
            column,
            Column::Blank | Column::Other(_) | Column::Labelled(Label::Name | Label::Unit)
        )
    };
    let both = columns.iter_mut().zip(cells);
    let mut places = both.filter(|(column, cells)| may_name(column) && cells.is_of_places());
    if let Some((column, _)) = places.next() {
        *column = Column::Labelled(Label::Place);
    }
}

/// A heading such as `Mục tiêu` or `Kết quả` over words heads no figures.
fn part_words_from_figures(columns: &mut [Column], cells: &[Cells]) {
    for (column, cells) in columns.iter_mut().zip(cells) {
        if let Column::Figures(slot) = &*column
            && slot.moment.is_none()
            && cells.is_of_words()
            && cells.figures == 0
        {
            *column = Column::Other(slot.heading.clone());
        }
    }
}

/// If no heading names the rows, the column with the most words before the figures does: `Mục tiêu`, `Lĩnh vực`.
fn find_names(columns: &mut [Column], cells: &[Cells]) {
    let is_name = |column: &Column| {
        matches!(
            column,
            Column::Labelled(Label::Name | Label::Place | Label::Time)
        )
    };
    if columns.iter().any(is_name) {
        return;
    }
    let is_figures = |column: &Column| matches!(column, Column::Figures(_));
    let first = columns.iter().position(is_figures).unwrap_or(columns.len());
    let may_name = |at: &usize| {
        let is_free = matches!(columns.get(*at), Some(Column::Blank | Column::Other(_)));
        is_free && cells.get(*at).is_some_and(|cells| cells.is_of_words())
    };
    let best = (0..first)
        .filter(may_name)
        .max_by_key(|at| cells.get(*at).map(|cells| cells.words));
    // A group that is the only name of rows is their name.
    let group = columns
        .iter()
        .position(|column| *column == Column::Labelled(Label::Category));
    let named = best.or(group);
    if let Some(column) = named.and_then(|at| columns.get_mut(at)) {
        *column = Column::Labelled(Label::Name);
    }
}

/// `Chỉ tiêu` names indicators, and over figures beside names the targets: `Nội dung`, `Chỉ tiêu`, `Thực hiện`.
fn part_targets_from_names(columns: &mut [Column], cells: &[Cells], texts: &[Vec<String>]) {
    let is_name = |column: &Column| *column == Column::Labelled(Label::Name);
    let mut both = columns.iter().zip(cells);
    if !both.any(|(column, cells)| is_name(column) && cells.is_of_words()) {
        return;
    }
    for ((column, cells), parts) in columns.iter_mut().zip(cells).zip(texts) {
        let heading = stacked::joined(parts);
        let says_targets = matches!(
            bare(&heading).as_str(),
            "chi tieu" | "cac chi tieu" | "chi tieu cu the" | "chi tieu nghi quyet"
        );
        if is_name(column) && says_targets && cells.is_of_figures() {
            *column = Column::Figures(Slot {
                kind: Some(ClaimKind::Target),
                heading,
                ..Slot::default()
            });
        }
    }
}

/// If two columns hold names, the one with fewer cells, else the first, names groups: `Nhóm chỉ tiêu`, `Tên chỉ tiêu`. One
/// behind the figures says the names before them in another language.
fn part_groups_from_names(columns: &mut [Column], cells: &[Cells]) {
    let first = columns
        .iter()
        .position(|column| matches!(column, Column::Figures(_)));
    let (before, behind) = columns.split_at_mut(first.unwrap_or(0));
    if before.contains(&Column::Labelled(Label::Name)) {
        let others = behind
            .iter_mut()
            .filter(|column| **column == Column::Labelled(Label::Name));
        others.for_each(|column| *column = Column::Blank);
    }
    let names: Vec<usize> = (0..columns.len())
        .filter(|at| columns.get(*at) == Some(&Column::Labelled(Label::Name)))
        .collect();
    let words = |at: &usize| cells.get(*at).map_or(0, |cells| cells.words);
    let Some(name) = names.iter().copied().max_by_key(words) else {
        return;
    };
    for at in names.into_iter().filter(|at| *at != name) {
        let Some(column) = columns.get_mut(at) else {
            continue;
        };
        *column = match at < name {
            true => Column::Labelled(Label::Category),
            false => Column::Blank,
        };
    }
}

/// If nothing else names the rows, "Đơn vị" means the district or office and not the unit of measure.
fn name_places(columns: &mut [Column], cells: &[Cells], texts: &[Vec<String>]) {
    let is_name = |column: &Column| matches!(column, Column::Labelled(Label::Name | Label::Place));
    let has_names = columns.iter().any(is_name);
    let says_unit = |parts: &Vec<String>| bare(&stacked::joined(parts)) == "don vi";
    let of_places = texts.iter().position(says_unit);
    let is_of_units = |at: &usize| cells.get(*at).is_some_and(|cells| cells.is_of_units());
    let has_words = |at: &usize| cells.get(*at).is_some_and(|cells| cells.words > 0);
    let of_places = of_places.filter(|at| !has_names && has_words(at) && !is_of_units(at));
    if let Some(column) = of_places.and_then(|at| columns.get_mut(at)) {
        *column = Column::Labelled(Label::Place);
    }
}

/// Columns that are headed by administrative units hold the figures of these places.
fn find_places_of_columns(columns: &mut [Column], cells: &[Cells], texts: &[Vec<String>]) {
    if columns.contains(&Column::Labelled(Label::Place)) {
        return;
    }
    let names = |text: &String| gazetteer::is_unit(text);
    let is_place = |parts: &&Vec<String>| parts.iter().any(names);
    let count = texts.iter().filter(is_place).count();
    let is_titled = |text: &String| gazetteer::is_titled_unit(text);
    let are_places = count >= 2 || texts.iter().flatten().any(is_titled);
    let are_named = columns.contains(&Column::Labelled(Label::Name));
    for ((column, cells), parts) in columns.iter_mut().zip(cells).zip(texts) {
        let is_free = matches!(column, Column::Other(_) | Column::Figures(_));
        if !is_free || cells.is_of_words() {
            continue;
        }
        let mut slot = stacked::slot(parts);
        if slot.place.is_none() && count >= 2 {
            let name = parts.iter().find(|text| names(text));
            slot.place = name.cloned().map(Where::Place);
            slot.about = without(parts, name);
            slot.things.clone_from(&slot.about);
        }
        // A sum is of all of a place only beside parts of it.
        if slot.place.is_some() && (are_places || are_named) {
            *column = Column::Figures(slot);
        }
    }
}

/// What the rows of a heading name beside a place.
fn without(parts: &[String], name: Option<&String>) -> String {
    let others: Vec<String> = parts
        .iter()
        .filter(|part| Some(*part) != name)
        .cloned()
        .collect();
    match others.is_empty() {
        true => String::new(),
        false => stacked::slot(&others).about,
    }
}

/// If rows are places, the headings of the columns of figures name the indicators.
fn find_things(columns: &mut [Column], cells: &[Cells], texts: &[Vec<String>]) {
    let has = |columns: &[Column], label: Label| columns.contains(&Column::Labelled(label));
    let has_kinds = columns
        .iter()
        .any(|column| matches!(column, Column::Figures(Slot { kind: Some(_), .. })));
    let are_named = has(columns, Label::Name);
    if are_named || !(has(columns, Label::Place) || has(columns, Label::Time)) {
        return;
    }
    // A column that looks like a comparison is an indicator of its own if there is nothing to compare it with.
    if !has_kinds {
        for column in columns.iter_mut() {
            if let Column::Compares(heading) = &*column
                && heading::may_be_a_thing(heading)
            {
                *column = Column::Other(heading.clone());
            }
        }
    }
    if has(columns, Label::Time) {
        return;
    }
    for ((column, cells), parts) in columns.iter_mut().zip(cells).zip(texts) {
        let is_thing = matches!(column, Column::Other(_)) && cells.is_of_figures();
        if is_thing {
            *column = Column::Figures(stacked::slot(parts));
        }
    }
}

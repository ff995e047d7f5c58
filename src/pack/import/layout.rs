//! Where the heading of a table stands, and what each column holds.
//!
//! Owns the finding of heading rows, merged headings and the meaning of columns. It must not know what the rows
//! below say.

use super::capital;
use super::column::pass_hidden;
pub use super::column::{Column, Slot, Where};
use super::column_times::{give_term, give_time};
use super::contents;
use super::day_columns;
use super::grid::Grid;
use super::heading::{self, ColumnHeading, Label};
use super::headline::Headline;
use super::heads;
use super::marker;
use super::moment::ClaimMoment;
use super::month_columns;
use super::other_measure;
use super::plans;
use super::stacked;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;
use crate::pack::gazetteer;

/// The rows among which a heading is looked for.
const DEEPEST: usize = 80;
/// The most rows of a heading.
const MOST_ROWS: usize = 4;

/// A table with its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The texts above the heading.
    pub titles: Vec<String>,
    /// The first row of the heading.
    pub first: usize,
    /// The first row below it.
    pub body: usize,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What the titles say of the figures, and the name of the sheet.
    pub said: Headline,
}

impl Layout {
    /// The first column of a label.
    pub fn of(&self, label: Label) -> Option<usize> {
        let wanted = Column::Labelled(label);
        self.columns.iter().position(|column| *column == wanted)
    }

    /// The plans that columns side by side name.
    pub fn plans(&self) -> Vec<String> {
        let mut plans: Vec<String> = Vec::new();
        for plan in self.slots().filter_map(|(_, slot)| slot.plan.as_ref()) {
            if !plans.contains(plan) {
                plans.push(plan.clone());
            }
        }
        plans
    }

    /// The columns of figures.
    pub fn slots(&self) -> impl Iterator<Item = (usize, &Slot)> {
        let columns = self.columns.iter().enumerate();
        columns.filter_map(|(at, column)| match column {
            Column::Figures(slot) => Some((at, slot)),
            _ => None,
        })
    }
}

/// What a person said of the columns: heading and label.
pub type Columns = [(String, Label)];

/// Finds the heading; none where no row looks like one.
pub fn find(grid: &Grid, said: &Columns, rows: Option<usize>) -> Option<Layout> {
    let last = grid.lines.len().min(DEEPEST);
    let first = (0..last).find(|row| is_heading(grid, *row, said))?;
    let first = with_group(grid, with_comparisons(grid, first));
    let body = rows.map_or_else(|| end(grid, first, said), |count| first + count.max(1));
    Some(at(grid, first, body, said))
}

/// The first row of a heading together with a row above it that says of which columns figures are compared: below
/// `Tháng 12/2023 so với (%)` stand the times that they are compared with.
fn with_comparisons(grid: &Grid, first: usize) -> usize {
    let Some(above) = first.checked_sub(1) else {
        return first;
    };
    let begins = grid.filled(above).next().map_or(0, |(at, _)| at);
    let mut cells = grid.filled(above);
    let compares = cells.any(|(_, cell)| {
        let is_short = cell.text.chars().count() <= 120;
        is_short && heading::read(&cell.text).compares
    });
    match begins > 0 && compares {
        true => above,
        false => first,
    }
}

/// The first row of a heading together with a row above it that names the rows and what all columns are of: `District`
/// and `Poor households (%)` over nothing and the years.
fn with_group(grid: &Grid, first: usize) -> usize {
    let Some(above) = first.checked_sub(1) else {
        return first;
    };
    let begins = grid.filled(first).next().map_or(0, |(at, _)| at);
    let cells: Vec<(usize, &str)> = grid
        .filled(above)
        .map(|(at, cell)| (at, cell.text.trim()))
        .collect();
    let is_short = |text: &str| !text.contains([':', '.']) && text.chars().count() <= 60;
    match cells.as_slice() {
        [(at, names), (group, thing)]
            if at + 1 == *group
                && *group == begins
                && begins > 0
                && is_short(names)
                && is_short(thing)
                && thing.contains(' ') =>
        {
            above
        }
        _ => first,
    }
}

/// The layout of a table whose heading rows are known.
pub fn at(grid: &Grid, first: usize, body: usize, said: &Columns) -> Layout {
    let titles = (0..first).flat_map(|row| grid.filled(row));
    let titles: Vec<String> = titles
        .map(|(_, cell)| cell.text.trim().to_owned())
        .collect();
    let mut texts = headings(grid, first, body);
    month_columns::write_out(&mut texts);
    let mut columns: Vec<Column> = texts.iter().map(|parts| column(parts, said)).collect();
    let body = match is_numbering(grid, body) {
        true => body + 1,
        false => body,
    };
    contents::settle(grid, body, &mut columns, &texts);
    heads::settle(&mut columns);
    capital::settle(&mut columns);
    month_columns::settle(&mut columns);
    day_columns::settle(&mut columns, &texts);
    pass_hidden(&mut columns, &grid.hidden);
    let headline = Headline::of(&titles).with_sheet(grid.sheet.as_deref());
    give_term(&mut columns, headline.term);
    give_time(&mut columns, &headline);
    pass_shares(&mut columns);
    pass_undated(&mut columns);
    drop_idle_extras(&mut columns);
    Layout {
        titles,
        first,
        body,
        columns,
        said: headline,
    }
}

fn label(text: &str, said: &Columns) -> Option<Label> {
    let folded = bare(text);
    let own = said.iter().find(|(heading, _)| bare(heading) == folded);
    own.map(|(_, label)| *label)
        .or_else(|| heading::label(text))
}

/// Tells whether a row looks like the first of a heading.
fn is_heading(grid: &Grid, row: usize, said: &Columns) -> bool {
    let cells: Vec<&str> = grid.filled(row).map(|(_, cell)| cell.text.trim()).collect();
    // A line such as `Source:` and who that is stands above a heading.
    let is_line = matches!(cells.as_slice(), [name, _] if name.ends_with(':'));
    if cells.len() < 2 || is_line {
        return false;
    }
    let labels = cells
        .iter()
        .filter(|text| label(text, said).is_some())
        .count();
    let read: Vec<ColumnHeading> = cells.iter().map(|text| heading::read(text)).collect();
    let figures = read
        .iter()
        .filter(|heading| heading.is_of_figures() && heading.rest.len() <= 3)
        .count();
    let below = grid
        .filled(row + 1)
        .filter(|(_, cell)| heading::read(&cell.text).is_of_figures())
        .count();
    // A row of figures below a word that looks like a label is no heading.
    let is_short = cells.iter().all(|text| text.chars().count() <= 120);
    let heads = || heads_places(grid, row, said) || heads_times(grid, row, said);
    let is_first = labels == 1 && (figures + below >= 1 || heads());
    is_short && (labels >= 2 || is_first || figures >= 2 || stands_above_places(grid, row, said))
}

/// Tells whether a row names places and, beside them, what the figures below are of.
fn heads_places(grid: &Grid, row: usize, said: &Columns) -> bool {
    let is_place = |text: &str| label(text, said) == Some(Label::Place);
    let is_figure = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let begins = |below: usize| {
        grid.filled(below)
            .skip(1)
            .any(|(_, cell)| is_figure(&cell.text))
    };
    // Further rows of the heading part its groups.
    let behind = (row + 1..row + MOST_ROWS).find(|below| !is_below_groups(grid, row, *below, said));
    grid.filled(row).any(|(_, cell)| is_place(&cell.text))
        && grid.filled(row).all(|(_, cell)| !is_figure(&cell.text))
        && behind.is_some_and(begins)
}

/// Tells whether a row names the times of the rows below the whole heading.
fn heads_times(grid: &Grid, row: usize, said: &Columns) -> bool {
    let mut cells = grid.filled(row);
    let time = cells.find(|(_, cell)| label(&cell.text, said) == Some(Label::Time));
    let behind = (row + 1..row + MOST_ROWS).find(|below| !is_below_groups(grid, row, *below, said));
    let is_time = |at: usize, below: usize| {
        let read = heading::read(grid.shown(below, at));
        read.moment.is_some() && read.is_of_figures()
    };
    // A row of units goes on with the heading.
    let is_of_units = |at: usize, row: usize| {
        let has_digits = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        grid.shown(row, at).is_empty() && grid.filled(row).all(|(_, cell)| !has_digits(&cell.text))
    };
    time.zip(behind).is_some_and(|((at, _), first)| {
        let first = first + usize::from(is_of_units(at, first));
        is_time(at, first) && is_time(at, first + 1)
    })
}

/// Tells whether a row stands above rows that begin with the names of places and go on with figures.
fn stands_above_places(grid: &Grid, row: usize, said: &Columns) -> bool {
    let is_figure = |text: &str| contents::figure(text).is_some();
    let behind = (row + 1..row + MOST_ROWS).find(|below| !is_below_groups(grid, row, *below, said));
    let is_of_place = |below: usize| {
        let cells: Vec<&str> = grid
            .filled(below)
            .map(|(_, cell)| cell.text.trim())
            .collect();
        let figures = cells.iter().filter(|text| is_figure(text)).count();
        let is_place = |name: &&str| {
            gazetteer::is_unit(name) || marker::is_total(name) || marker::is_whole_place(name)
        };
        figures >= 1 && cells.iter().take(2).any(is_place)
    };
    grid.filled(row).all(|(_, cell)| !is_figure(&cell.text))
        && behind.is_some_and(|first| is_of_place(first) && is_of_place(first + 1))
}

/// The row behind the heading that starts at `first`.
fn end(grid: &Grid, first: usize, said: &Columns) -> usize {
    let mut row = first + 1;
    while row < first + MOST_ROWS && continues(grid, first, row, said) {
        row += 1;
    }
    row
}

/// Tells whether a row goes on with the heading above it.
fn continues(grid: &Grid, first: usize, row: usize, said: &Columns) -> bool {
    if is_numbering(grid, row) {
        return false;
    }
    if is_below_groups(grid, first, row, said) {
        return true;
    }
    let mut cells = 0;
    for (at, cell) in grid.filled(row) {
        let text = cell.text.trim();
        let above = grid.shown(first, at);
        let read = heading::read(text);
        let is_bracket = text.starts_with('(') && text.ends_with(')');
        let fits = read.is_of_figures() && read.rest.len() <= 3
            || read.compares
            || label(text, said).is_some()
            || month_columns::is_short_month(text)
            || is_bracket && !text.chars().any(|c| c.is_ascii_digit())
            || text == above;
        if !fits {
            return is_under_merged(grid, first, row) && cells > 0;
        }
        cells += 1;
    }
    cells > 0
}

/// Tells whether a row parts groups of the rows above it: words alone, each below a group, and nothing that names a row.
fn is_below_groups(grid: &Grid, first: usize, row: usize, said: &Columns) -> bool {
    let cells: Vec<(usize, &str)> = grid
        .filled(row)
        .map(|(at, cell)| (at, cell.text.trim()))
        .collect();
    let is_word = |text: &str| {
        let has_letters = text.chars().any(char::is_alphabetic) && text.chars().count() <= 80;
        has_letters && contents::figure(text).is_none()
            || super::moment::likely_year(text).is_some()
    };
    let begins_group = |at: usize| {
        (first..row).any(|above| {
            let own = grid.shown(above, at);
            let next = grid.shown(above, at + 1);
            let is_labelled = label(own, said).is_some();
            !is_labelled && (own.is_empty() || next.is_empty())
        })
    };
    let has_label = grid
        .filled(first)
        .any(|(at, cell)| label(&cell.text, said).is_some() && grid.shown(row, at).is_empty());
    let labelled = |at: usize| label(grid.shown(first, at), said).is_some();
    let first_named = grid.filled(first).next().map(|(at, _)| at);
    let is_free = first_named.is_some_and(|at| grid.shown(row, at).is_empty());
    cells.len() >= 2
        && (has_label || is_free)
        && cells
            .iter()
            .all(|(at, text)| is_word(text) && begins_group(*at) && !labelled(*at))
}

/// Tells whether every cell of a row lies below a merged heading, so that it cannot be of the body.
fn is_under_merged(grid: &Grid, first: usize, row: usize) -> bool {
    let reaches = |column: usize| {
        grid.merged.iter().any(|area| {
            area.columns.0 <= column
                && column <= area.columns.1
                && area.rows.0 == first
                && area.columns.0 < area.columns.1
        })
    };
    grid.filled(row).all(|(column, _)| reaches(column))
}

/// Tells whether a row only numbers the columns: `A B 1 2 3`, `(1) (2) (3=2/1)`.
fn is_numbering(grid: &Grid, row: usize) -> bool {
    let mut last = None;
    let mut cells = 0;
    let mut numbers = 0;
    for (_, cell) in grid.filled(row) {
        let text = cell.text.trim();
        let head = text.split('=').next().unwrap_or(text).trim();
        let head = head.trim_matches(['(', ')', '[', ']']);
        let is_letter = head.len() == 1 && head.bytes().all(|b| b.is_ascii_alphabetic());
        if let Ok(number) = head.parse::<u32>() {
            if last.is_some_and(|last| number != last + 1)
                || number > 99
                || (last.is_none() && number > 1)
            {
                return false;
            }
            last = Some(number);
            numbers += 1;
        } else if !is_letter {
            return false;
        }
        cells += 1;
    }
    cells >= 3 && numbers >= 2
}

/// The heading of each column, row by row.
fn headings(grid: &Grid, first: usize, body: usize) -> Vec<Vec<String>> {
    let width = (first..body)
        .filter_map(|row| grid.lines.get(row))
        .map(|line| line.cells.len());
    let width = width.max().unwrap_or(0);
    (0..width)
        .map(|column| {
            let mut texts: Vec<String> = Vec::new();
            for row in first..body {
                let text = shown(grid, (first, body), row, column);
                let words = text.split_whitespace().map(stacked::unjoined);
                let text = words.collect::<Vec<_>>().join(" ");
                for text in stacked::unstacked(&text) {
                    if !text.is_empty() && !texts.iter().any(|known| known == text) {
                        texts.push(text.to_owned());
                    }
                }
            }
            texts
        })
        .collect()
}

/// What a cell of the heading shows: its own text, that of the area it is merged in, or that of the group that
/// begins to its left.
fn shown(grid: &Grid, (first, body): (usize, usize), row: usize, column: usize) -> &str {
    let own = grid.shown(row, column);
    if !own.is_empty() {
        return own;
    }
    let area = grid.merged.iter().find(|area| {
        (area.rows.0..=area.rows.1).contains(&row)
            && (area.columns.0..=area.columns.1).contains(&column)
    });
    if let Some(area) = area {
        return grid.shown(area.rows.0, area.columns.0);
    }
    let has_below = (row + 1..body).any(|below| !grid.shown(below, column).is_empty());
    // A group ends where the one above it does.
    let parent = |at: usize| match row > first {
        true => shown(grid, (first, body), row - 1, at),
        false => "",
    };
    let mut left = (0..column)
        .rev()
        .take_while(|at| parent(*at) == parent(column));
    let left = left.find(|at| !grid.shown(row, *at).is_empty());
    let left = left.map(|left| grid.shown(row, left));
    let is_group = |text: &&str| heading::label(text).is_none();
    match left.filter(is_group) {
        Some(text) if has_below && row >= first && !has_groups(grid, first, body) => text,
        _ => "",
    }
}

/// Tells whether the heading has merged cells, so that none belongs to a group that is not merged.
fn has_groups(grid: &Grid, first: usize, body: usize) -> bool {
    grid.merged
        .iter()
        .any(|area| area.columns.0 < area.columns.1 && (first..body).contains(&area.rows.0))
}

fn column(parts: &[String], said: &Columns) -> Column {
    let text = stacked::joined(parts);
    if let Some(parts) = stacked::of_years(parts) {
        let mut column = column(&parts, said);
        if let Column::Figures(slot) = &mut column {
            slot.heading = text;
        }
        return column;
    }
    if let [group, times @ ..] = parts
        && only_heads(group, times, said)
    {
        return column(times, said);
    }
    if text.is_empty() {
        return Column::Blank;
    }
    if let Some(label) = label(&text, said) {
        return Column::Labelled(label);
    }
    let heading = heading::read(&stacked::compared(parts));
    if heading.compares {
        return Column::Compares(text);
    }
    match heading.is_of_figures() {
        true => Column::Figures(stacked::slot(parts)),
        false => Column::Other(text),
    }
}

/// Tells whether a row of a heading only says that times stand below it: `Stichtag`, `Trimestre`.
fn only_heads(group: &str, times: &[String], said: &Columns) -> bool {
    let last = times.last().map(|last| heading::read(last));
    let is_time = last.is_some_and(|last| last.moment.is_some() && last.rest.is_empty());
    // Without its mark "nam" may be men.
    is_time && label(group, said) == Some(Label::Time) && bare(group) != "nam"
}

/// A column that says nothing but `%` beside the plan and the result of its year is their ratio.
fn pass_shares(columns: &mut [Column]) {
    let of_kinds: Vec<Option<ClaimMoment>> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Figures(slot) if slot.kind.is_some() => Some(slot.moment.clone()),
            _ => None,
        })
        .collect();
    for column in columns {
        let Column::Figures(slot) = &*column else {
            continue;
        };
        let rest = heading::read(&slot.heading).rest;
        let is_share = slot.kind.is_none()
            && !rest.is_empty()
            && heading::is_share_of_plan(&slot.heading, &rest);
        if is_share && of_kinds.contains(&slot.moment) {
            *column = Column::Compares(slot.heading.clone());
        }
    }
}

/// Skips a share or rank without a time beside columns of times: it is derived from one of them, and nothing says
/// which.
fn pass_undated(columns: &mut [Column]) {
    let is_dated = |column: &Column| {
        let is_of_year = |slot: &Slot| slot.moment.as_ref().is_some_and(|moment| moment.year > 0);
        matches!(column, Column::Figures(slot) if is_of_year(slot))
    };
    if !columns.iter().any(is_dated) {
        return;
    }
    for column in columns {
        if let Column::Figures(slot) = &*column
            && slot.moment.is_none()
            && slot.kind.is_none()
            && other_measure::is_of_others(&slot.heading)
        {
            *column = Column::Other(slot.heading.clone());
        }
    }
}

/// What tells a column of figures apart from another one.
type Told = (
    Option<ClaimMoment>,
    Option<ClaimKind>,
    Option<Where>,
    Option<String>,
    Option<String>,
);

/// Drops what headings say besides where rows name what figures are of, unless it tells columns apart that would say
/// the same otherwise.
fn drop_idle_extras(columns: &mut [Column]) {
    capital::join(columns);
    plans::settle(columns);
    if !columns.contains(&Column::Labelled(Label::Name)) {
        return;
    }
    let told = |slot: &Slot| -> Told {
        let (moment, place) = (slot.moment.clone(), slot.place.clone());
        let (unit, plan) = (slot.unit.clone(), slot.plan.clone());
        (moment, slot.kind, place, unit, plan)
    };
    let slots = columns.iter().filter_map(|column| match column {
        Column::Figures(slot) => Some(slot),
        _ => None,
    });
    let idle = |slot: &Slot| {
        let is_target = slot.kind == Some(ClaimKind::Target);
        slot.about.is_empty() && other_measure::is_idle(&slot.extra, is_target)
    };
    let slots: Vec<(Told, String, bool)> = slots
        .map(|slot| (told(slot), slot.about.clone(), idle(slot)))
        .collect();
    let is_seen = |at: usize, told: &Told| slots.iter().take(at).any(|(other, ..)| other == told);
    let are_apart = !slots
        .iter()
        .enumerate()
        .any(|(at, (told, ..))| is_seen(at, told));
    // The whole stands beside its parts: `Tổng số 2024`, `Nam 2024`.
    let is_whole = |slot: &Slot| {
        let alike = slots
            .iter()
            .filter(|(other, _, idle)| *idle && *other == told(slot));
        idle(slot) && alike.count() == 1
    };
    // One thing over all columns is the subject of the table, which its rows divide.
    let is_of_one = slots.windows(2).all(|pair| match pair {
        [(_, one, _), (_, other, _)] => one == other,
        _ => true,
    });
    for column in columns.iter_mut() {
        if let Column::Figures(slot) = &*column
            && other_measure::is_of_others(&slot.heading)
        {
            *column = Column::Other(slot.heading.clone());
        }
    }
    for column in columns.iter_mut() {
        if let Column::Figures(slot) = column {
            if !are_apart {
                if is_whole(slot) {
                    slot.extra.clear();
                }
                continue;
            }
            if other_measure::is_idle(&slot.extra, slot.kind == Some(ClaimKind::Target)) {
                slot.extra.clear();
            }
            if is_of_one {
                slot.about.clear();
            }
        }
    }
}

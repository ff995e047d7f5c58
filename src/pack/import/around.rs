//! What the lines above a table say of all of its rows.
//!
//! Owns which title names what is measured, and which unit. It must not know a row by itself.

use super::beside::Cells;
use super::layout::Layout;
use super::marker;
use super::titles;
use super::unit;

/// The unit of rows that name things, if no column tells units: in brackets behind the label of the names, `Chỉ tiêu
/// (tỷ đồng)`, or the only one behind a title, `Số học sinh (học sinh)`.
pub(super) fn unit_of_rows<'g>(cells: &Cells<'g>) -> Option<&'g str> {
    let column = cells.roles.name.filter(|_| cells.roles.unit.is_none())?;
    let layout = cells.layout;
    let mut rows = layout.first..layout.body;
    let of_label = rows.find_map(|row| unit::in_brackets(cells.grid.shown(row, column)));
    let said = layout.titles.iter();
    let mut said = said.filter_map(|title| titles::unit_of_rows(title));
    let of_title = || said.next().filter(|_| said.next().is_none());
    of_label.map(|(_, unit)| unit).or_else(of_title)
}

/// The longest line above a table, which says what it is about.
pub(super) fn longest(layout: &Layout) -> Option<&String> {
    if let Some(named) = titles::named(&layout.titles) {
        return Some(named);
    }
    let titles = layout.titles.iter().filter(|text| {
        let is_of_unit = unit::stated(text).is_some();
        let names_nothing =
            is_of_unit && unit::parted(text).is_none_or(|(before, _)| before.is_empty());
        !names_nothing && !titles::is_aside(text)
    });
    // Of a title in two languages the first is that of the names below.
    let titles: Vec<&String> = titles.collect();
    let has_own = titles.iter().any(|text| !text.is_ascii());
    let own = titles
        .into_iter()
        .filter(|text| !has_own || !text.is_ascii());
    let own: Vec<&String> = own.collect();
    // Of several lines the one with a unit says what is measured.
    let mut measured = own.iter().filter(|text| unit::in_brackets(text).is_some());
    let only = measured.next().filter(|_| measured.next().is_none());
    let longest = own.iter().max_by_key(|text| text.chars().count());
    only.or(longest).copied()
}

/// What the title names, if the rows of a table are but all of it and its parts: `Dân số phân theo giới tính`.
pub(super) fn parted(cells: &Cells, last_row: usize) -> Option<String> {
    cells.roles.name?;
    let layout = cells.layout;
    let rows = layout.body..=last_row;
    let figures = rows.filter(|row| {
        let mut slots = layout.slots();
        slots.any(|(column, _)| !cells.grid.cell(*row, column).is_blank())
    });
    let names: Vec<String> = figures.map(|row| cells.marked(row).name).collect();
    let parts = names.iter().filter(|name| marker::is_of_a_part(name));
    let is_known = |name: &String| marker::is_of_a_part(name) || marker::is_total(name);
    let are_parts = parts.count() >= 2 && names.iter().all(is_known);
    let mut titles = layout.titles.iter().filter(|text| !titles::is_aside(text));
    let title = titles.next().filter(|_| are_parts)?;
    Some(titles::subject(title).0)
}

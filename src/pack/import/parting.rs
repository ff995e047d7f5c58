//! What the columns of texts of a table with a row a time say of its figures, where no heading is known.
//!
//! Owns which of them part figures that would be the same otherwise, which hold flags, and what days stand for months.
//! It must not read a digit.

use std::collections::HashMap;

use super::draft::FoundFigure;
use super::grid::Grid;
use super::heading::{self, Label};
use super::layout::{Column, Layout};
use super::moment::{self, ClaimMoment};
use crate::core::fold::bare;
use crate::core::model::ClaimKind;
use crate::core::period::MONTH_NAMES;

/// What rows say of their figures under known headings: rows that agree in all of it tell one figure.
const SAID: [Label; 7] = [
    Label::Place,
    Label::Category,
    Label::Name,
    Label::Unit,
    Label::Time,
    Label::Kind,
    Label::Source,
];

/// The columns in which rows differ that agree in all that is said under known headings; without them two figures would
/// be told of one thing. Columns of figures, such as ages, are asked where texts part too little.
pub fn parting(grid: &Grid, layout: &Layout, texts: &[usize], figures: &[usize]) -> Vec<usize> {
    let said: Vec<usize> = SAID.iter().filter_map(|label| layout.of(*label)).collect();
    let mut parts = differing(grid, layout, &said, texts);
    let told: Vec<usize> = said.iter().chain(&parts).copied().collect();
    parts.extend(differing(grid, layout, &told, figures));
    parts
}

/// The columns in which rows differ that agree in all others that are told.
fn differing(grid: &Grid, layout: &Layout, told: &[usize], columns: &[usize]) -> Vec<usize> {
    let mut last: Vec<&str> = vec![""; told.len()];
    let mut first_rows: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut parts = vec![false; columns.len()];
    for row in layout.body..grid.lines.len() {
        // What is written once counts for the rows below it.
        for (last, column) in last.iter_mut().zip(told) {
            let own = grid.shown(row, *column);
            if !own.is_empty() {
                *last = own;
            }
        }
        let first = *first_rows.entry(last.clone()).or_insert(row);
        for (part, column) in parts.iter_mut().zip(columns) {
            *part |= grid.shown(row, *column) != grid.shown(first, *column);
        }
    }
    let both = columns.iter().zip(parts);
    both.filter(|(_, parts)| *parts)
        .map(|(at, _)| *at)
        .collect()
}

/// Tells whether what a heading says beside time and kind names anything: `Target value` is the target.
pub fn names_a_thing(name: &str) -> bool {
    !matches!(
        bare(name).as_str(),
        "" | "value" | "values" | "figure" | "gia tri" | "year end" | "full year"
    )
}

/// Tells whether a heading is that of flags of figures.
pub fn is_of_flags(heading: &str) -> bool {
    matches!(
        bare(heading).as_str(),
        "flag"
            | "flags"
            | "flag code"
            | "flag codes"
            | "flag description"
            | "obs status"
            | "obs flag"
            | "observation status"
            | "data status"
            | "status code"
            | "nature"
            | "nature of data"
            | "trang thai so lieu"
            | "tinh chat so lieu"
    )
}

/// Gives a figure what its flag says: an estimate, a forecast, or something that is kept as a remark.
pub fn flag(draft: &mut FoundFigure, text: &str) {
    let folded = bare(text);
    let kind = match folded.as_str() {
        "" | "a" | "official" | "official figure" | "final" | "normal value" => return,
        "e" | "p" | "i" | "imputed" | "imputed value" | "estimated value" | "provisional"
        | "provisional value" | "modeled" | "modelled" => Some(ClaimKind::Estimate),
        "f" | "forecast value" => Some(ClaimKind::Forecast),
        _ => heading::kind(text),
    };
    match kind {
        Some(kind @ (ClaimKind::Estimate | ClaimKind::Forecast))
            if draft.kind != ClaimKind::Target =>
        {
            draft.set_kind(Some(kind));
        }
        _ => draft.remark(&format!("flag {text}")),
    }
}

/// Tells whether a column of figures only numbers the rows: `Index` above 1, 2, 3.
pub fn numbers_rows(grid: &Grid, body: usize, column: usize) -> bool {
    let mut headings = (0..body).rev().map(|row| bare(grid.shown(row, column)));
    let heading = headings
        .find(|heading| !heading.is_empty())
        .unwrap_or_default();
    let rows = (body..grid.lines.len()).map(|row| grid.shown(row, column));
    let numbers: Option<Vec<u32>> = rows
        .filter(|text| !text.is_empty())
        .take(50)
        .map(|text| text.parse().ok())
        .collect();
    let follow = numbers.is_some_and(|numbers| {
        let mut pairs = numbers.windows(2);
        numbers.len() >= 2 && pairs.all(|pair| matches!(pair, [one, next] if one + 1 == *next))
    });
    follow && matches!(heading.as_str(), "index" | "row" | "line" | "row number")
}

/// The word for the parts of years that a column beside that of years holds, in the words of headings: `Quý`, `Month`.
pub fn part_of_year(column: &Column) -> Option<&'static str> {
    let heading = match column {
        Column::Other(heading) => heading,
        Column::Figures(slot) => &slot.heading,
        _ => return None,
    };
    match heading.trim().to_lowercase().as_str() {
        "quý" | "quarter" => Some("Quý"),
        "tháng" | "month" => Some("Tháng"),
        _ => None,
    }
}

/// A year with the part that stands beside it: `Quý 1 2023`, `January 2023`.
pub fn with_part(year: &str, part: &str, word: &str) -> String {
    let is_number = part.bytes().all(|b| b.is_ascii_digit());
    let is_roman = matches!(part, "I" | "II" | "III" | "IV");
    match () {
        () if part.is_empty() || is_whole_year(part) => year.to_owned(),
        () if is_number || is_roman => format!("{word} {part} {year}"),
        () => format!("{part} {year}"),
    }
}

fn is_whole_year(part: &str) -> bool {
    matches!(
        bare(part).as_str(),
        "ca nam" | "nam" | "year" | "annual" | "total" | "full year"
    )
}

/// Tells whether the times of a table are the first days of one month after the other, so that each stands for its
/// month. Of first days that are quarters or years apart nothing tells what they stand for.
pub fn are_months(grid: &Grid, layout: &Layout) -> bool {
    let Some(column) = layout.of(Label::Time) else {
        return false;
    };
    let texts = (layout.body..grid.lines.len()).map(|row| grid.shown(row, column));
    let mut months = [false; 12];
    for text in texts.filter(|text| !text.is_empty()) {
        match first_of_month(text) {
            Some((_, month)) => months
                .iter_mut()
                .skip(month - 1)
                .take(1)
                .for_each(|m| *m = true),
            None => return false,
        }
    }
    months.windows(2).any(|pair| pair == [true, true])
}

/// The month that a first day stands for.
pub fn of_month(text: &str) -> Option<ClaimMoment> {
    let (year, month) = first_of_month(text)?;
    let period = (*MONTH_NAMES.get(month.checked_sub(1)?)?).to_owned();
    Some(ClaimMoment { year, period })
}

/// The year and the month of `2023-02-01` or `01/02/2023`.
fn first_of_month(text: &str) -> Option<(i16, usize)> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let (year, month) = match parts.as_slice() {
        [year, month, "01" | "1"] if year.len() == 4 => (*year, *month),
        ["01" | "1", month, year] if year.len() == 4 => (*year, *month),
        _ => return None,
    };
    let month = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    Some((moment::likely_year(year)?, month))
}

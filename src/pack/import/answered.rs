//! The answers of a person, put to a table that was recognised.
//!
//! Owns which answer wins over what a heading or a title says. It must not read a file.

use super::answers::Answers;
use super::column_times;
use super::heading::{self, Label};
use super::layout::{Column, Layout, Slot};
use super::rows;
use super::titles;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// What is known of a table with a row a time from outside it.
pub fn known_rows(answers: &Answers, layout: &Layout, number: usize) -> rows::TableHints {
    let longest = layout
        .titles
        .iter()
        .max_by_key(|title| title.chars().count());
    let title = titles::named(&layout.titles).or(longest);
    let title = title.map(|title| titles::subject(title));
    let (title, unit) = title.map_or((None, None), |(title, unit)| (Some(title), unit));
    rows::TableHints {
        indicator: answers.indicator.clone().or(title),
        category: answers.category.clone(),
        unit: answers.unit.clone().or(unit),
        kind: answers.kind.or_else(|| {
            let planned = layout.said.planned.map(|_| ClaimKind::Target);
            planned.or(layout.said.sheet.map(|sheet| sheet.kind))
        }),
        year: answers.year.or(layout.said.year),
        place: answers.place.clone(),
        is_exact: answers.exact,
        is_of_an_office: true,
        grid: number,
        is_named_by_heading: answers.indicator.is_none(),
        has_dimensions: layout.of(Label::Name).is_none(),
    }
}

/// Gives columns the kinds that a person said.
pub fn with_kinds(mut layout: Layout, answers: &Answers) -> Layout {
    for column in &mut layout.columns {
        let heading = match &*column {
            Column::Other(heading) | Column::Compares(heading) => heading.clone(),
            Column::Figures(slot) => slot.heading.clone(),
            _ => continue,
        };
        let said = answers.kinds.iter();
        let mut said = said.filter(|(known, _)| bare(known) == bare(&heading));
        if let Some((_, kind)) = said.next() {
            *column = Column::Figures(Slot {
                moment: heading::read(&heading).moment,
                kind: Some(*kind),
                heading,
                ..Slot::default()
            });
        }
    }
    column_times::give_term(&mut layout.columns, answers.term);
    column_times::pass_terms(&mut layout.columns);
    column_times::fill_kind(&mut layout.columns, answers.kind);
    if let Some(year) = answers.year {
        column_times::fill_year(&mut layout.columns, year);
    }
    if let Some((_, last)) = answers.term {
        column_times::fill_target_year(&mut layout.columns, last);
    }
    layout
}

//! The time and the kind of columns of figures, where their own heading does not say it.
//!
//! Owns what titles, the name of the sheet or a person fill in, and in which order. It must not know where a heading
//! stands.

use super::column::{Column, Slot};
use super::heading::Label;
use super::headline::Headline;
use super::moment::{ClaimMoment, spoken};
use crate::core::model::ClaimKind;

/// Gives figures of a term that their column does not name that of the titles, or of a person.
pub(super) fn give_term(columns: &mut [Column], term: Option<(i16, i16)>) {
    let Some(term) = term else { return };
    for column in columns {
        let Column::Figures(slot) = column else {
            continue;
        };
        if let Some(moment) = slot.of_term.and_then(|of_term| of_term.within(term)) {
            slot.moment = Some(moment);
            slot.of_term = None;
        }
    }
}

/// Skips figures of a term that nobody names, because their year cannot be told.
pub(super) fn pass_terms(columns: &mut [Column]) {
    for column in columns {
        if let Column::Figures(slot) = &*column
            && slot.of_term.is_some()
        {
            *column = Column::Other(slot.heading.clone());
        }
    }
}

/// Gives columns without a year the one that the titles name for their kind, and results the part of it; returns those
/// of which nothing says the kind that of a plan, where the titles speak of one.
pub(super) fn give_time(columns: &mut [Column], said: &Headline) {
    // Rows that tell their own time need none of a title.
    let has_times = columns.contains(&Column::Labelled(Label::Time));
    let tells_kind =
        |column: &Column| matches!(column, Column::Figures(slot) if slot.kind.is_some());
    let are_alike = !columns.iter().any(tells_kind);
    for column in columns {
        let Column::Figures(slot) = column else {
            continue;
        };
        if let (None, Some(span)) = (slot.kind, said.planned) {
            let year = slot.moment.as_ref().map(|moment| moment.year);
            let is_before = span
                .zip(year)
                .is_some_and(|((first, _), year)| year < first);
            let kind = match is_before {
                true => ClaimKind::Actual,
                false => ClaimKind::Target,
            };
            give_kind(slot, kind);
        }
        if let Some(sheet) = said.sheet.filter(|_| slot.kind.is_none()) {
            let year = slot.moment.as_ref().map_or(0, |moment| moment.year);
            // The sheet of a plan may have the years before it too.
            let is_meant = match sheet.year {
                Some(of_sheet) => year == 0 || year == of_sheet,
                None => are_alike,
            };
            if is_meant {
                give_kind(slot, sheet.kind);
            }
        }
        let waits = slot.moment.is_none() && slot.of_term.is_none() && !has_times;
        if let Some((first, last)) = said.school.filter(|_| waits) {
            slot.moment = Some(ClaimMoment {
                year: last,
                period: format!("school year {first}-{last}"),
            });
        }
        let Some(year) = said.year_of(slot.kind).filter(|_| !has_times) else {
            continue;
        };
        // The plan of a report of six months is that of the year, unless its heading says another thing.
        let part = said.part.as_ref();
        let part = part.filter(|_| slot.kind != Some(ClaimKind::Target));
        if let (None, None, Some(part)) = (&slot.moment, slot.of_term, part) {
            let period = part.clone();
            slot.moment = Some(ClaimMoment { year: 0, period });
        }
        date(slot, year);
    }
}

/// Gives columns without a kind the one that a person says; `None` changes nothing.
pub(super) fn fill_kind(columns: &mut [Column], kind: Option<ClaimKind>) {
    let Some(kind) = kind else { return };
    for column in columns {
        if let Column::Figures(slot) = column
            && slot.kind.is_none()
        {
            give_kind(slot, kind);
        }
    }
}

/// Gives figures a kind that their heading does not say; a target of a term is one of its last year.
fn give_kind(slot: &mut Slot, kind: ClaimKind) {
    slot.kind = Some(kind);
    let term = spoken(&slot.heading).of_whole_term;
    // A year below the term is the year of the column.
    let is_own = |last: i16| {
        slot.moment
            .as_ref()
            .is_some_and(|moment| moment.year != last)
    };
    let term = term.filter(|(_, last)| kind == ClaimKind::Target && !is_own(*last));
    if let Some((_, last)) = term {
        slot.moment = Some(ClaimMoment::year(last));
    }
}

/// Gives targets without a year the last one of their term.
pub(super) fn fill_target_year(columns: &mut [Column], last: i16) {
    let is_target = |slot: &Slot| slot.kind == Some(ClaimKind::Target);
    fill(columns, last, is_target);
}

/// Gives columns without a year this one.
pub(super) fn fill_year(columns: &mut [Column], year: i16) {
    fill(columns, year, |_| true);
}

fn fill(columns: &mut [Column], year: i16, takes: impl Fn(&Slot) -> bool) {
    for column in columns {
        let Column::Figures(slot) = column else {
            continue;
        };
        if !takes(slot) {
            continue;
        }
        date(slot, year);
    }
}

/// Gives figures without a year this one.
fn date(slot: &mut Slot, year: i16) {
    if slot.of_term.is_some() {
        return;
    }
    match &mut slot.moment {
        None => slot.moment = Some(ClaimMoment::year(year)),
        Some(moment) if moment.year == 0 => {
            moment.year = year;
            moment.period = moment.period.replace("{}", &year.to_string());
        }
        Some(_) => {}
    }
}

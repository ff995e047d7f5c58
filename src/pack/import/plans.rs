//! Plans that stand side by side: several columns of targets of one time.
//!
//! Owns how such columns are told apart, and what each plan is called. It must not know the rows below.

use super::column::{Column, Slot, Where};
use super::heading;
use super::moment::{ClaimMoment, OfTerm, WHOLE, take_spans};
use super::other_measure;
use crate::core::model::ClaimKind;

/// What targets say beside their plan.
type Aim = (
    Option<i16>,
    Option<OfTerm>,
    Option<Where>,
    Option<String>,
    String,
);

/// Gives targets of one time that stand in several columns the plan that the heading of each names; of a single column
/// the heading names no plan.
pub(super) fn settle(columns: &mut [Column]) {
    let aims: Vec<Option<Aim>> = columns.iter().map(aim).collect();
    let count = |aim: &Aim| aims.iter().flatten().filter(|other| *other == aim).count();
    let are_several: Vec<bool> = aims
        .iter()
        .map(|aim| aim.as_ref().is_some_and(|aim| count(aim) > 1))
        .collect();
    let mut names: Vec<String> = Vec::new();
    for (column, is_one) in columns.iter().zip(&are_several) {
        if let (Column::Figures(slot), true) = (column, is_one) {
            names.push(name(&slot.heading));
        }
    }
    for (column, aim) in columns.iter_mut().zip(&aims) {
        if let (Column::Figures(slot), Some(_)) = (column, aim) {
            // The other years of such a plan are of that plan too.
            let plan = name(&slot.heading);
            if names.contains(&plan) {
                slot.plan = Some(plan);
                slot.extra.clear();
            }
        }
    }
}

/// What a column of targets says beside its plan; none of a column of something else.
fn aim(column: &Column) -> Option<Aim> {
    let Column::Figures(slot) = column else {
        return None;
    };
    let is_target = slot.kind == Some(ClaimKind::Target);
    let is_of_whole = slot.about.is_empty() && other_measure::is_idle(&slot.extra, true);
    (is_target && is_of_whole).then(|| {
        let (place, unit) = (slot.place.clone(), slot.unit.clone());
        let (year, period) = time(slot);
        (year, slot.of_term, place, unit, period)
    })
}

/// The year and the period of a target; one of a term without more is held against those of its last year.
fn time(slot: &Slot) -> (Option<i16>, String) {
    let is_term = |moment: &ClaimMoment| {
        let mut spans = take_spans(&moment.period).0.into_iter();
        spans.next().is_some() && !moment.period.contains(' ')
    };
    match &slot.moment {
        Some(moment) if is_term(moment) => (Some(moment.year), WHOLE.to_owned()),
        Some(moment) => (Some(moment.year), moment.period.clone()),
        None => (None, String::new()),
    }
}

/// What a plan is called: the rows of its heading without those that only say a time.
fn name(heading: &str) -> String {
    let rows = heading.split(": ").filter(|row| {
        let read = heading::read(row);
        read.kind.is_some() || !read.rest.is_empty() || read.moment.is_none()
    });
    rows.collect::<Vec<_>>().join(": ")
}

/// The first and the last year of the term that the heading of a plan names.
pub(super) fn term(plan: &str) -> Option<(i16, i16)> {
    take_spans(plan).0.first().copied()
}

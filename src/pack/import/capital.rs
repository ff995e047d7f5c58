//! Capital that was planned and what was paid out of it, as two columns of one thing.
//!
//! Owns when both are held against each other: where the sheet does it itself, in a column of shares. It must not know
//! a row.

use super::column::{Column, Slot};
use super::stacked;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// What planned capital is called beside the words of a plan, folded.
const PLANNED: [&str; 6] = [
    "von",
    "von giao",
    "von duoc giao",
    "von dau tu",
    "von dau tu cong",
    "von bo tri",
];

/// A column of what was paid out that says no time is a result beside planned capital: `Giải ngân`.
pub(super) fn settle(columns: &mut [Column]) {
    let is_of_plan = |column: &Column| matches!(column, Column::Figures(slot) if is_planned(slot));
    if !columns.iter().any(is_of_plan) {
        return;
    }
    for column in columns {
        let Column::Other(heading) = &*column else {
            continue;
        };
        if !is_share_paid(column) && names_paid(heading) {
            let slot = stacked::whole(heading);
            *column = Column::Figures(Slot {
                kind: Some(ClaimKind::Actual),
                extra: slot.things.clone(),
                ..slot
            });
        }
    }
}

/// Tells whether a heading begins with what was paid out.
fn names_paid(heading: &str) -> bool {
    let folded = bare(heading);
    [
        "giai ngan",
        "da giai ngan",
        "von giai ngan",
        "so giai ngan",
        "gia tri giai ngan",
    ]
    .iter()
    .any(|start| folded == *start)
}

/// Gives planned capital the name of what was paid out of it, if the sheet tells their share and no other plan of that
/// year could be meant: `Kế hoạch vốn giao`, `Giải ngân`, `Tỷ lệ giải ngân (%)`. Without such a share nothing says
/// that the plan is to be paid out as a whole, and both keep their names.
pub(super) fn join(columns: &mut [Column]) {
    if !columns.iter().any(is_share_paid) {
        return;
    }
    for column in columns.iter_mut() {
        // One name, whether it stands in a row of the heading by itself or beside a time.
        if let Column::Figures(slot) = column
            && is_paid(slot)
            && !slot.about.is_empty()
        {
            slot.extra = std::mem::take(&mut slot.about);
        }
    }
    let paid: Vec<(Option<i16>, (String, String))> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Figures(slot) if is_paid(slot) => {
                Some((year(slot), (slot.about.clone(), slot.extra.clone())))
            }
            _ => None,
        })
        .collect();
    let planned: Vec<Option<i16>> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Figures(slot) if is_planned(slot) => Some(year(slot)),
            _ => None,
        })
        .collect();
    for column in columns {
        let Column::Figures(slot) = column else {
            continue;
        };
        let year = year(slot);
        let is_single = planned.iter().filter(|other| **other == year).count() == 1;
        let mut of_year = paid.iter().filter(|(other, _)| *other == year);
        if let (true, true, Some((_, (about, extra))), None) =
            (is_planned(slot), is_single, of_year.next(), of_year.next())
        {
            slot.about.clone_from(about);
            slot.extra.clone_from(extra);
        }
    }
}

/// Tells whether a column is the share of what was planned that was paid out.
fn is_share_paid(column: &Column) -> bool {
    let heading = match column {
        Column::Compares(heading) | Column::Other(heading) => heading,
        Column::Figures(slot) => &slot.heading,
        Column::Blank | Column::Labelled(_) => return false,
    };
    let folded = bare(heading);
    folded.contains("giai ngan") && (heading.contains('%') || folded.contains("ty le"))
}

fn is_planned(slot: &Slot) -> bool {
    let is_target = slot.kind == Some(ClaimKind::Target);
    is_target && slot.about.is_empty() && PLANNED.contains(&bare(&slot.extra).as_str())
}

fn is_paid(slot: &Slot) -> bool {
    let is_result = matches!(slot.kind, None | Some(ClaimKind::Actual));
    let name = match slot.about.as_str() {
        "" => bare(&slot.extra),
        about => bare(about),
    };
    let is_share = slot.unit.as_deref().is_some_and(|unit| unit.contains('%'));
    is_result && !is_share && name.contains("giai ngan") && !name.contains("ty le")
}

fn year(slot: &Slot) -> Option<i16> {
    slot.moment.as_ref().map(|moment| moment.year)
}

//! Words at the head of headings that tell a kind beside some columns, and beside others are of a name.
//!
//! Owns what settles it. It must not know a word.

use super::column::Column;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// Words at the head of a heading tell a kind where another column tells another kind of the same thing, or, of targets,
/// where any column tells a result: `Kế hoạch vốn`, `Thực hiện vốn`. Else they are of the name: `Kết quả thi`. What may be
/// either beside other columns is passed over: `Budget transparency score 2022` beside `Target`.
pub fn settle(columns: &mut [Column]) {
    let is_target = |kind: Option<ClaimKind>| kind == Some(ClaimKind::Target);
    let told = told(columns);
    let plain = || told.iter().filter(|(_, _, is_plain)| *is_plain);
    let tells = plain().any(|(_, kind, _)| kind.is_some());
    let tells_results = plain().any(|(_, kind, _)| kind.is_some() && !is_target(*kind));
    for column in columns {
        let Column::Figures(slot) = column else {
            continue;
        };
        let own = bare(&slot.things);
        let is_pair = told.iter().any(|(thing, kind, _)| {
            *thing == own && kind.is_some() && is_target(*kind) != is_target(slot.kind)
        });
        // In English the thing follows its kind as the rest of a name does.
        let is_sure = tells_results && !slot.heading.is_ascii();
        if slot.as_name.is_some() && is_target(slot.kind) && tells && !is_pair && !is_sure {
            *column = Column::Other(slot.heading.clone());
            continue;
        }
        let is_kind = is_pair || is_target(slot.kind) && tells;
        if let Some(other) = slot.as_name.take().filter(|_| !is_kind) {
            *slot = *other;
        }
    }
}

/// What columns of figures are of, their kinds, and whether nothing but a kind stands at their heads.
fn told(columns: &[Column]) -> Vec<(String, Option<ClaimKind>, bool)> {
    let told = columns.iter().filter_map(|column| match column {
        Column::Figures(slot) => Some((bare(&slot.things), slot.kind, slot.as_name.is_none())),
        _ => None,
    });
    told.collect()
}

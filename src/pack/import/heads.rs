//! Words at the head of headings that tell a kind beside some columns, and beside others are of a name.
//!
//! Owns what settles it. It must not know a word.

use super::column::Column;
use crate::core::fold::bare;
use crate::core::model::ClaimKind;

/// Words at the head of a heading tell a kind where another column tells another kind of the same thing, or, of targets,
/// where any column tells a kind: `Kế hoạch vốn`, `Thực hiện vốn`. Else they are of the name: `Kết quả thi`.
pub fn settle(columns: &mut [Column]) {
    let is_target = |kind: Option<ClaimKind>| kind == Some(ClaimKind::Target);
    let told: Vec<(String, Option<ClaimKind>, bool)> = columns
        .iter()
        .filter_map(|column| match column {
            Column::Figures(slot) => Some((bare(&slot.things), slot.kind, slot.as_name.is_none())),
            _ => None,
        })
        .collect();
    let tells = told
        .iter()
        .any(|(_, kind, is_plain)| *is_plain && kind.is_some());
    for column in columns {
        let Column::Figures(slot) = column else {
            continue;
        };
        let own = bare(&slot.things);
        let is_pair = told.iter().any(|(thing, kind, _)| {
            *thing == own && kind.is_some() && is_target(*kind) != is_target(slot.kind)
        });
        let is_kind = is_pair || is_target(slot.kind) && tells;
        if let Some(other) = slot.as_name.take().filter(|_| !is_kind) {
            *slot = *other;
        }
    }
}

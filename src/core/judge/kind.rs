//! How a target is compared.
//!
//! Owns the kind of a target and whether one is possible at all. It must not know a figure that was reached.

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::model::{Claim, Indicator, TargetKind};

/// Tells whether a share of less than nothing or more than the whole was promised; growth and indices
/// may pass a hundred.
pub(super) fn is_impossible_share(
    catalog: &Catalog,
    indicator: &Indicator,
    kind: TargetKind,
    (low, high): (Figure, Figure),
) -> bool {
    let is_share = catalog.text(indicator.unit.vi) == "%"
        && matches!(
            kind,
            TargetKind::Level | TargetKind::Maintain | TargetKind::Structure
        );
    is_share && (low < Figure::new(0, 0) || high > Figure::new(100, 0))
}

/// How a target is compared; a sum set for a level is a total.
pub(super) fn kind(catalog: &Catalog, indicator: &Indicator, target: &Claim) -> TargetKind {
    let kind = indicator.target_kind.unwrap_or(TargetKind::Level);
    let is_sum = catalog.period(target.period).is_sum();
    match kind {
        TargetKind::Level | TargetKind::Flow if is_sum => TargetKind::Total,
        kind => kind,
    }
}

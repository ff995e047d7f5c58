//! Checks that the shares of one whole fit together.
//!
//! Owns the doubt that needs several indicators at once: it is asked when every file has been read. It must not know
//! how a file is read.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::model::{ClaimKind, Comparator, IndicatorId, PlaceId, PlanId, TargetKind};
use crate::pack::diagnostic::Doubt;
use crate::pack::lint::{At, ClaimRead, FoundDoubt};

/// One share of a whole.
#[derive(Clone, Debug)]
pub(super) struct Share {
    /// The part of the name before the colon, which the shares of one whole have in common.
    pub(super) whole: String,
    /// The indicator.
    pub(super) indicator: IndicatorId,
    /// Place, year, kind and plan of the figure.
    pub(super) of: (PlaceId, Option<i16>, ClaimKind, Option<PlanId>),
    /// The figure.
    pub(super) value: Figure,
    /// The file, and the bytes in it.
    pub(super) at: At,
}

/// The shares that an indicator's claims give; none unless it is a share of a named whole.
pub(super) fn of(catalog: &Catalog, id: IndicatorId, claims: &[ClaimRead]) -> Vec<Share> {
    let indicator = catalog.indicator(id);
    let name = catalog.text(indicator.name.vi);
    let whole = name
        .split_once(':')
        .map(|(whole, _)| whole.trim().to_owned());
    let (Some(whole), Some(TargetKind::Structure)) = (whole, indicator.target_kind) else {
        return Vec::new();
    };
    let exact = claims
        .iter()
        .filter(|read| read.claim.comparator == Comparator::Equal);
    exact
        .map(|read| {
            let claim = &read.claim;
            Share {
                whole: whole.clone(),
                indicator: id,
                of: (read.place, claim.year, claim.kind, claim.plan),
                value: claim.low,
                at: read.at.clone(),
            }
        })
        .collect()
}

/// Checks that the shares of a whole do not exceed it, and add up to it where every one is known.
pub(super) fn sums(shares: &mut [Share]) -> Vec<FoundDoubt> {
    shares.sort_by(|one, other| (&one.whole, one.of).cmp(&(&other.whole, other.of)));
    let shares = &*shares;
    let mut parts: BTreeMap<&str, BTreeSet<IndicatorId>> = BTreeMap::new();
    for share in shares {
        parts
            .entry(&share.whole)
            .or_default()
            .insert(share.indicator);
    }
    let mut found = Vec::new();
    for group in shares.chunk_by(|one, other| (&one.whole, one.of) == (&other.whole, other.of)) {
        let mut ids: Vec<IndicatorId> = group.iter().map(|share| share.indicator).collect();
        ids.dedup();
        // If two sources give one share, the sum has no single value.
        if ids.len() != group.len() || group.len() < 2 {
            continue;
        }
        let sum: f64 = group.iter().map(|share| share.value.to_f64()).sum();
        let of_whole = group.first().and_then(|first| parts.get(&*first.whole));
        let is_whole = of_whole.is_some_and(|parts| parts.len() == ids.len());
        let off = if is_whole {
            (sum - 100.0).abs()
        } else {
            sum - 100.0
        };
        if let Some(last) = group.last().filter(|_| off > ROUNDING) {
            let tenths = (sum * 10.0).round() as i64;
            let doubt = Doubt::SharesSum { tenths };
            found.push((doubt, last.at.clone()));
        }
    }
    found
}

/// How far shares that were rounded one by one may be off together.
const ROUNDING: f64 = 0.5;

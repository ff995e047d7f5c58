//! Finds targets whose results are given in another unit.
//!
//! Owns the doubt that needs two indicators of one name: one is promised, the other is measured, and the two cannot be
//! compared. It is asked when every file has been read. It must not know how a file is read.

use std::collections::BTreeSet;

use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::judge::term::Term;
use crate::core::model::{Claim, ClaimKind, IndicatorId, PlaceId};
use crate::pack::diagnostic::Doubt;
use crate::pack::lint::{At, ClaimRead, FoundDoubt, MOST_COMPARED};

/// A target without a result in its term.
#[derive(Clone, Debug)]
pub(super) struct UnmeasuredTarget {
    indicator: IndicatorId,
    place: PlaceId,
    term: Term,
    /// The file, and the bytes in it.
    pub(super) at: At,
}

/// The targets of an indicator that have no result, one a place.
pub(super) fn of(
    catalog: &Catalog,
    indicator: IndicatorId,
    claims: &[ClaimRead],
) -> Vec<UnmeasuredTarget> {
    let mut unmeasured: Vec<UnmeasuredTarget> = Vec::new();
    let targets = claims
        .iter()
        .filter(|read| read.claim.kind == ClaimKind::Target);
    for target in targets.take(MOST_COMPARED) {
        let Some(term) = Term::for_target(catalog, &target.claim) else {
            continue;
        };
        let place = target.place;
        let is_measured = claims
            .iter()
            .any(|other| other.place == place && is_result_in(term, &other.claim));
        if !is_measured && unmeasured.iter().all(|other| other.place != place) {
            unmeasured.push(UnmeasuredTarget {
                indicator,
                place,
                term,
                at: target.at.clone(),
            });
        }
    }
    unmeasured
}

/// The doubts about those of them that have results under the same name in another unit.
pub(super) fn check(builder: &Builder, unmeasured: &[UnmeasuredTarget]) -> Vec<FoundDoubt> {
    let catalog = builder.so_far();
    let has_twins =
        |one: &&UnmeasuredTarget| catalog.in_other_units(one.indicator).next().is_some();
    let unmeasured: Vec<&UnmeasuredTarget> = unmeasured.iter().filter(has_twins).collect();
    if unmeasured.is_empty() {
        return Vec::new();
    }
    let mut measured: BTreeSet<(IndicatorId, PlaceId, i32)> = BTreeSet::new();
    for (series, claim) in builder.claims() {
        let series = catalog.series_of(series);
        if let (true, Some(year)) = (claim.is_result(), claim.year) {
            measured.insert((series.indicator, series.place, i32::from(year)));
        }
    }
    let is_measured = |one: &&&UnmeasuredTarget| {
        let mut twins = catalog.in_other_units(one.indicator);
        twins.any(|twin| {
            let (first, last) = (one.term.base + 1, one.term.deadline.max(one.term.base + 1));
            let years = (twin, one.place, first)..=(twin, one.place, last);
            measured.range(years).next().is_some()
        })
    };
    let found = unmeasured.iter().filter(is_measured);
    let doubt = |one: &&UnmeasuredTarget| (Doubt::OtherUnit, one.at.clone());
    found.map(doubt).collect()
}

fn is_result_in(term: Term, claim: &Claim) -> bool {
    let year = claim.year.map(i32::from);
    claim.is_result() && year.is_some_and(|year| year > term.base && year <= term.deadline)
}

//! Series that end with the unit that they are counted in.
//!
//! Owns the question which series of an import are those of a place that is no more. It must not know a row.

use std::collections::{BTreeMap, HashMap};

use crate::core::catalog::Catalog;
use crate::core::model::{Claim, PlaceId};
use crate::pack::gazetteer::{REFORM, has_ended};

/// The series (number of the indicator, place) whose place was abolished by the reform and that have no later result.
pub(super) fn of_places(
    catalog: &Catalog,
    facts: impl Iterator<Item = (usize, PlaceId, Claim)>,
) -> Vec<(usize, PlaceId)> {
    let mut places: HashMap<PlaceId, bool> = HashMap::new();
    let mut series: BTreeMap<(usize, PlaceId), bool> = BTreeMap::new();
    for (indicator, place, claim) in facts {
        let is_gone = *places
            .entry(place)
            .or_insert_with(|| has_ended(catalog.text(catalog.place(place).name.vi)));
        if is_gone {
            let goes_on = claim.is_result() && claim.year.is_some_and(|year| year > REFORM.year());
            *series.entry((indicator, place)).or_default() |= goes_on;
        }
    }
    let ended = series.into_iter().filter(|(_, goes_on)| !goes_on);
    ended.map(|(series, _)| series).collect()
}

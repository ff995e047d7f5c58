//! Finds what is said of one series without a walk over all that is said.
//!
//! Owns where things stand in the lists of a catalogue: main plans, official judgements, withdrawals, owners and
//! ends. A pack may have ten thousands of each, and is asked for those of a series at every line of a list. It must
//! not know what they mean.

use crate::core::maps::FastMap;
use crate::core::model::{Indicator, IndicatorId, Judgement, PackId, PlaceId, PlanId, Withdrawal};

/// An indicator in a place, or in every place.
type IndicatorAt = (IndicatorId, Option<PlaceId>);

/// Where things stand in their lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    pub(super) ranks: FastMap<(PackId, PlanId), usize>,
    pub(super) judgements: FastMap<IndicatorAt, Vec<usize>>,
    pub(super) withdrawals: FastMap<IndicatorAt, Vec<usize>>,
    pub(super) owners: FastMap<IndicatorAt, usize>,
    pub(super) ended: FastMap<IndicatorAt, usize>,
}

impl Lookup {
    /// Takes note of the main plans of a pack.
    pub(super) fn rank(&mut self, pack: PackId, plans: &[PlanId]) {
        self.ranks.retain(|(known, _), _| *known != pack);
        for (rank, plan) in plans.iter().enumerate() {
            self.ranks.entry((pack, *plan)).or_insert(rank);
        }
    }

    /// Fills the remaining look-ups, once everything was added.
    pub(super) fn fill(
        &mut self,
        judgements: &[Judgement],
        withdrawals: &[Withdrawal],
        indicators: &[Indicator],
    ) {
        self.judgements.clear();
        for (at, found) in judgements.iter().enumerate() {
            let here = (found.indicator, found.place);
            self.judgements.entry(here).or_default().push(at);
        }
        self.withdrawals.clear();
        for (at, found) in withdrawals.iter().enumerate() {
            let here = (found.indicator, found.place);
            self.withdrawals.entry(here).or_default().push(at);
        }
        for (id, indicator) in (0..).map(IndicatorId).zip(indicators) {
            // The first of a place counts.
            for (at, owner) in indicator.details().owners.iter().enumerate() {
                self.owners.entry((id, owner.place)).or_insert(at);
            }
            for (at, ended) in indicator.details().ended.iter().enumerate() {
                self.ended.entry((id, ended.place)).or_insert(at);
            }
        }
    }

    /// The position of an entry for an indicator in a place, or else of the entry for all its places.
    pub(super) fn nearest(
        said: &FastMap<IndicatorAt, usize>,
        indicator: IndicatorId,
        place: PlaceId,
    ) -> Option<usize> {
        let here = said.get(&(indicator, Some(place)));
        here.or_else(|| said.get(&(indicator, None))).copied()
    }
}

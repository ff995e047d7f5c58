//! The way from an indicator and a place to their series.
//!
//! Owns the numbers of series by what they are of, which they are asked for, so that a pair is kept in one place only. It
//! must not know a claim.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use crate::core::maps::FastHash;
use crate::core::model::{IndicatorId, PlaceId, Series, SeriesId};

/// What a series is of.
type Pair = (IndicatorId, PlaceId);

/// The numbers of series by what they are of.
#[derive(Clone, Debug, Default)]
pub(super) struct SeriesNumbers {
    numbers: HashTable<SeriesId>,
    hasher: FastHash,
}

impl SeriesNumbers {
    /// The numbers of all series of a catalogue.
    pub(super) fn new(series: &[Series]) -> Self {
        let hasher = FastHash::default();
        let mut numbers = HashTable::with_capacity(series.len());
        let hash = |id: &SeriesId| hasher.hash_one(pair_of(series, *id));
        for id in (0..series.len() as u32).map(SeriesId) {
            numbers.insert_unique(hash(&id), id, hash);
        }
        Self { numbers, hasher }
    }

    /// The series of an indicator in a place.
    pub(super) fn find(&self, series: &[Series], pair: Pair) -> Option<SeriesId> {
        let is_it = |id: &SeriesId| pair_of(series, *id) == pair;
        let hash = self.hasher.hash_one(pair);
        self.numbers.find(hash, is_it).copied()
    }

    /// Keeps the number of the series that was added last.
    pub(super) fn add_last(&mut self, series: &[Series]) {
        if let Some(last) = series.len().checked_sub(1) {
            let hash = |id: &SeriesId| self.hasher.hash_one(pair_of(series, *id));
            let id = SeriesId(last as u32);
            self.numbers.insert_unique(hash(&id), id, hash);
        }
    }
}

fn pair_of(series: &[Series], id: SeriesId) -> Pair {
    let series = &series[id.index()];
    (series.indicator, series.place)
}

#[cfg(test)]
mod tests {
    use super::SeriesNumbers;
    use crate::core::model::{IndicatorId, PlaceId, Series, SeriesId};

    #[test]
    fn every_pair_has_its_series_however_it_was_added() {
        let series = |at: u32| Series {
            indicator: IndicatorId(at / 7),
            place: PlaceId(at % 7),
            first: 0,
            count: 0,
        };
        let mut all: Vec<Series> = (0..500).map(series).collect();
        let mut numbers = SeriesNumbers::new(&all);
        for at in 500..1000 {
            all.push(series(at));
            numbers.add_last(&all);
        }
        for (at, series) in (0..).zip(&all) {
            let pair = (series.indicator, series.place);
            assert_eq!(numbers.find(&all, pair), Some(SeriesId(at)));
        }
        assert_eq!(numbers.find(&all, (IndicatorId(0), PlaceId(7))), None);
    }
}

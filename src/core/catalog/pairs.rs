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
    /// None while the series stand in the order of their pairs, as those of most packs do: then a pair is found by
    /// halving, and a million series need no table.
    table: Option<Table>,
}

#[derive(Clone, Debug, Default)]
struct Table {
    numbers: HashTable<SeriesId>,
    hasher: FastHash,
}

impl SeriesNumbers {
    /// The numbers of all series of a catalogue.
    pub(super) fn new(series: &[Series]) -> Self {
        let table = match series.is_sorted_by_key(of) {
            true => None,
            false => Some(Table::new(series)),
        };
        Self { table }
    }

    /// The series of an indicator in a place.
    pub(super) fn find(&self, series: &[Series], pair: Pair) -> Option<SeriesId> {
        match &self.table {
            Some(table) => table.find(series, pair),
            None => {
                let at = series.binary_search_by_key(&pair, of).ok()?;
                Some(SeriesId(at as u32))
            }
        }
    }

    /// Keeps the number of the series that was added last.
    pub(super) fn add_last(&mut self, series: &[Series]) {
        match &mut self.table {
            Some(table) => table.add_last(series),
            None => {
                let tail = &series[series.len().saturating_sub(2)..];
                if !tail.is_sorted_by_key(of) {
                    self.table = Some(Table::new(series));
                }
            }
        }
    }
}

impl Table {
    fn new(series: &[Series]) -> Self {
        let hasher = FastHash::default();
        let mut numbers = HashTable::with_capacity(series.len());
        let hash = |id: &SeriesId| hasher.hash_one(pair_of(series, *id));
        for id in (0..series.len() as u32).map(SeriesId) {
            numbers.insert_unique(hash(&id), id, hash);
        }
        Self { numbers, hasher }
    }

    fn find(&self, series: &[Series], pair: Pair) -> Option<SeriesId> {
        let is_it = |id: &SeriesId| pair_of(series, *id) == pair;
        let hash = self.hasher.hash_one(pair);
        self.numbers.find(hash, is_it).copied()
    }

    fn add_last(&mut self, series: &[Series]) {
        if let Some(last) = series.len().checked_sub(1) {
            let hash = |id: &SeriesId| self.hasher.hash_one(pair_of(series, *id));
            let id = SeriesId(last as u32);
            self.numbers.insert_unique(hash(&id), id, hash);
        }
    }
}

fn pair_of(series: &[Series], id: SeriesId) -> Pair {
    of(&series[id.index()])
}

fn of(series: &Series) -> Pair {
    (series.indicator, series.place)
}

#[cfg(test)]
mod tests {
    use super::SeriesNumbers;
    use crate::core::model::{IndicatorId, PlaceId, Series, SeriesId};

    /// Checks that 1,000 series in the order given are found, those of the first half at once and the others one by one.
    #[track_caller]
    fn check(order: impl Fn(u32) -> u32) {
        let series = |at: u32| Series {
            indicator: IndicatorId(order(at) / 7),
            place: PlaceId(order(at) % 7),
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

    #[test]
    fn every_pair_has_its_series_however_it_was_added() {
        check(|at| at);
        check(|at| at ^ 1);
        check(|at| 999 - at);
        // The order is left late, and at the last of them.
        check(|at| if at < 800 { at } else { 1799 - at });
        check(|at| if at == 999 { 0 } else { at + 1 });
    }

    #[test]
    fn what_stands_in_order_takes_no_table() {
        let series = |at: u32| Series {
            indicator: IndicatorId(at),
            place: PlaceId(0),
            first: 0,
            count: 0,
        };
        let all: Vec<Series> = (0..10).map(series).collect();
        assert!(SeriesNumbers::new(&all).table.is_none());
    }
}

//! What this person searched and opened before, as a session uses it.
//!
//! Owns the walk through former queries and the counts of opened series, found again in the data of this
//! run by names that outlive it. It must not know where a memory is kept.

use std::collections::HashMap;
use std::sync::Arc;

use crate::core::catalog::Catalog;
use crate::core::model::{IndicatorId, PlaceId, SeriesId};
use crate::explorer::memory::Memory;

/// The memory of a session.
#[derive(Debug, Default)]
pub struct Recall {
    memory: Arc<Memory>,
    opened: HashMap<SeriesId, u32>,
    /// How far back in the queries the search box stands; 0 is what is being typed.
    back: usize,
    typed: String,
}

/// Finds in a catalogue what a person opened before.
pub fn opened(memory: &Memory, catalog: &Catalog) -> HashMap<SeriesId, u32> {
    let opened = memory.all_opened().filter_map(|(key, count)| {
        let (indicator, place) = key.split_once('@')?;
        Some((indicator, (place, count)))
    });
    let mut wanted: HashMap<&str, Vec<(&str, u32)>> = HashMap::new();
    for (indicator, place) in opened {
        wanted.entry(indicator).or_default().push(place);
    }
    let mut found = HashMap::new();
    if wanted.is_empty() {
        return found;
    }
    let places: HashMap<&str, PlaceId> = (0..)
        .zip(catalog.places())
        .map(|(at, place)| (catalog.text(place.name.vi), PlaceId(at)))
        .collect();
    for (at, indicator) in (0..).zip(catalog.indicators()) {
        for (place, count) in wanted.get(catalog.text(indicator.id)).into_iter().flatten() {
            let place = places.get(place);
            let series = place.and_then(|id| catalog.find_series(IndicatorId(at), *id));
            found.extend(series.map(|series| (series, *count)));
        }
    }
    found
}

impl Recall {
    /// Finds the remembered series in a catalogue.
    pub fn new(memory: Memory, catalog: &Catalog) -> Self {
        Self {
            opened: opened(&memory, catalog),
            memory: Arc::new(memory),
            ..Self::default()
        }
    }

    /// Goes on with what was found in a catalogue that has grown, and gives back what was found before.
    pub fn take_over(&mut self, opened: &mut HashMap<SeriesId, u32>) {
        std::mem::swap(&mut self.opened, opened);
    }

    /// The memory, for whoever is to find it in a catalogue that has grown.
    pub fn shared(&self) -> Arc<Memory> {
        Arc::clone(&self.memory)
    }

    /// How often each series was opened.
    pub fn counts(&self) -> HashMap<SeriesId, u32> {
        self.opened.clone()
    }

    /// How often a series was opened.
    pub fn count(&self, series: SeriesId) -> u32 {
        self.opened.get(&series).copied().unwrap_or(0)
    }

    /// Remembers that a series was opened, and the query that led to it.
    pub fn opened(&mut self, catalog: &Catalog, series: SeriesId, query: &str) {
        let indicator = catalog.text(catalog.indicator_of(series).id);
        let place = catalog.place(catalog.series_of(series).place);
        let key = format!("{indicator}@{}", catalog.text(place.name.vi));
        let memory = Arc::make_mut(&mut self.memory);
        memory.opened(&key);
        memory.asked(query);
        *self.opened.entry(series).or_default() += 1;
        self.back = 0;
    }

    /// The query before the one in the box, if there is one.
    pub fn older(&mut self, typed: &str) -> Option<String> {
        let queries = self.memory.queries();
        let at = queries.len().checked_sub(self.back + 1)?;
        let query = queries.get(at)?.clone();
        if self.back == 0 {
            typed.clone_into(&mut self.typed);
        }
        self.back += 1;
        Some(query)
    }

    /// The query after the one in the box; at last what was being typed.
    pub fn newer(&mut self) -> Option<String> {
        self.back = self.back.checked_sub(1)?;
        let queries = self.memory.queries();
        match self.back {
            0 => Some(std::mem::take(&mut self.typed)),
            back => queries.get(queries.len().checked_sub(back)?).cloned(),
        }
    }

    /// Forgets where the walk through the queries stands: something was typed.
    pub fn stay(&mut self) {
        self.back = 0;
    }

    /// The memory, to be saved.
    pub fn memory(&self) -> &Memory {
        &self.memory
    }
}

#[cfg(test)]
mod tests {
    use super::Recall;
    use crate::core::catalog::Catalog;
    use crate::explorer::memory::Memory;

    #[test]
    fn walks_back_and_forth_through_the_queries() {
        let mut memory = Memory::default();
        memory.asked("hộ nghèo");
        memory.asked("grdp");
        let mut recall = Recall::new(memory, &Catalog::default());
        let said = |query: Option<String>| query.unwrap_or_else(|| "-".to_owned());
        assert_eq!(said(recall.older("r")), "grdp");
        assert_eq!(said(recall.older("grdp")), "hộ nghèo");
        assert_eq!(said(recall.older("hộ nghèo")), "-");
        assert_eq!(said(recall.newer()), "grdp");
        assert_eq!(said(recall.newer()), "r");
        assert_eq!(said(recall.newer()), "-");
    }
}

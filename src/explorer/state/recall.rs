//! What this person searched and opened before, as a session uses it.
//!
//! Owns the walk through former queries, and how opened series are found again in the data of this run by keys
//! that outlive it. It must not know where a memory is kept.

use std::collections::HashMap;
use std::sync::Arc;

use crate::core::catalog::Catalog;
use crate::core::keys::SeriesKey;
use crate::core::model::{IndicatorId, PlaceId, SeriesId};
use crate::explorer::choices::Stopped;
use crate::explorer::memory::Memory;

/// The memory of a session.
#[derive(Clone, Debug, Default)]
pub struct Recall {
    memory: Arc<Memory>,
    /// The new entries that are not yet handed out to be saved.
    new: Memory,
    /// How far back in the queries the search box stands; 0 is what is being typed.
    back: usize,
    typed: String,
}

/// Finds in a catalogue what a person opened before, and how often.
pub(crate) fn opened(memory: &Memory, catalog: &Catalog) -> HashMap<SeriesId, u32> {
    let mut wanted: HashMap<String, Vec<(SeriesKey, u32)>> = HashMap::new();
    for (key, count) in memory.all_opened() {
        if let Ok(key) = key.parse::<SeriesKey>() {
            let of_indicator = wanted.entry(key.indicator.clone()).or_default();
            of_indicator.push((key, count));
        }
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
        let named = wanted.get(catalog.text(indicator.id));
        for (key, count) in named.into_iter().flatten() {
            let place = places.get(key.place.as_str());
            let place = place.filter(|_| key.is_of(catalog, IndicatorId(at)));
            let series = place.and_then(|place| catalog.find_series(IndicatorId(at), *place));
            if let Some(series) = series {
                *found.entry(series).or_default() += *count;
            }
        }
    }
    found
}

impl Recall {
    /// The memory as it was kept.
    pub fn new(memory: Memory) -> Self {
        Self {
            memory: Arc::new(memory),
            ..Self::default()
        }
    }

    /// The memory, to be looked up in a catalogue.
    pub fn shared(&self) -> Arc<Memory> {
        Arc::clone(&self.memory)
    }

    /// Remembers that a series was opened, and the query that led to it.
    pub fn opened(&mut self, series: &SeriesKey, query: &str) {
        let key = series.to_string();
        for memory in [Arc::make_mut(&mut self.memory), &mut self.new] {
            memory.opened(&key);
            memory.asked(query);
        }
        self.back = 0;
    }

    /// Remembers the theme that was chosen with a key.
    pub fn chose_theme(&mut self, name: &str) {
        let memory = Arc::make_mut(&mut self.memory);
        memory.chose_theme(name);
        self.new.theme_over(memory.usual_theme());
        self.new.chose_theme(name);
    }

    /// Remembers where the session stops, unless the last one stopped there too.
    pub fn stops(&mut self, at: Stopped) {
        if self.memory.stopped() != Some(&at) {
            self.new.stops(at);
        }
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

    /// Whether something came since it was asked for the last time.
    pub fn has_new(&self) -> bool {
        !self.new.is_unchanged()
    }

    /// Takes the new entries since the last call, to be saved; `None` if there are none.
    pub fn take_new(&mut self) -> Option<Memory> {
        self.has_new().then(|| std::mem::take(&mut self.new))
    }
}

#[cfg(test)]
mod tests {
    use super::Recall;
    use crate::explorer::memory::Memory;

    #[test]
    fn walks_back_and_forth_through_the_queries() {
        let mut memory = Memory::default();
        memory.asked("hộ nghèo");
        memory.asked("grdp");
        let mut recall = Recall::new(memory);
        let said = |query: Option<String>| query.unwrap_or_else(|| "-".to_owned());
        assert_eq!(said(recall.older("r")), "grdp");
        assert_eq!(said(recall.older("grdp")), "hộ nghèo");
        assert_eq!(said(recall.older("hộ nghèo")), "-");
        assert_eq!(said(recall.newer()), "grdp");
        assert_eq!(said(recall.newer()), "r");
        assert_eq!(said(recall.newer()), "-");
    }
}

//! The context of every report.
//!
//! Owns what a layout needs besides its series: the data, the day and the plan, the default place, the language. It
//! must not know where any of them was chosen.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::core::catalog::Catalog;
use crate::core::judge::standing::{self, Standing};
use crate::core::judge::viewpoint::{Seen, Viewpoint};
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::words::locale::words::{Words, words};

/// The data as one person looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Basis<'c> {
    /// The data.
    pub(crate) catalog: &'c Catalog,
    /// The day and the plan.
    pub(crate) viewpoint: &'c Viewpoint,
    /// The default place, which alone is listed and counted and is not named; `None` if all places are.
    pub(crate) home: Option<PlaceId>,
    /// The language.
    pub(crate) lang: Lang,
    /// Cached standings of series, if there is a cache.
    pub(crate) kept: Option<&'c Standings>,
}

/// The number of claims from which it pays to keep the standing of a series.
const MANY: usize = 256;
/// The most series in the cache.
const MOST_KEPT: usize = 1024;

/// The series with the most claims of those that are wanted: as many of them as are kept.
pub(crate) fn largest(catalog: &Catalog, is_wanted: impl Fn(&SeriesId) -> bool) -> Vec<SeriesId> {
    let claims = |series: &SeriesId| catalog.series_of(*series).claims().len();
    let is_large = |series: &SeriesId| claims(series) > MANY && is_wanted(series);
    let mut found: Vec<SeriesId> = catalog.series_ids().filter(is_large).collect();
    found.sort_by_key(|series| Reverse(claims(series)));
    found.truncate(MOST_KEPT);
    found
}

/// Cached results for the series with the most claims, so that they are not computed for every frame. The cache
/// belongs to one catalogue; an entry made for another day or plan is ignored.
#[derive(Debug)]
pub struct PerSeries<T>(Mutex<HashMap<SeriesId, (Viewpoint, Arc<T>)>>);

/// Where the series with the most claims stand.
pub(crate) type Standings = PerSeries<Standing>;

impl<T> Default for PerSeries<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> PerSeries<T> {
    /// Returns the cached value of a series, or the result of `work`. Small series are not cached.
    pub(crate) fn get_or_make(
        &self,
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        series: SeriesId,
        work: impl FnOnce() -> T,
    ) -> Arc<T> {
        if catalog.series_of(series).claims().len() <= MANY {
            return Arc::new(work());
        }
        if let Some(kept) = self.get(series, viewpoint) {
            return kept;
        }
        let found = Arc::new(work());
        self.keep(series, viewpoint, &found);
        found
    }

    fn get(&self, series: SeriesId, under: &Viewpoint) -> Option<Arc<T>> {
        let known = self.0.lock().ok()?;
        let (viewpoint, found) = known.get(&series)?;
        (viewpoint == under).then(|| Arc::clone(found))
    }

    fn keep(&self, series: SeriesId, under: &Viewpoint, found: &Arc<T>) {
        if let Ok(mut known) = self.0.lock() {
            if known.len() >= MOST_KEPT {
                known.clear();
            }
            known.insert(series, (*under, Arc::clone(found)));
        }
    }
}

impl<'c> Basis<'c> {
    /// The program's phrases.
    pub(crate) fn words(self) -> &'static Words {
        words(self.lang)
    }

    /// A text of the data.
    pub(crate) fn say(self, text: Bilingual) -> &'c str {
        self.catalog.say(text, self.lang)
    }

    /// Where a series stands.
    pub(crate) fn standing(self, series: SeriesId) -> Arc<Standing> {
        let work = || standing::standing(self.catalog, self.viewpoint, series);
        match self.kept {
            Some(kept) => kept.get_or_make(self.catalog, self.viewpoint, series, work),
            None => Arc::new(work()),
        }
    }

    /// The claims of a series that exist on the day, in the order of the pack.
    pub(crate) fn claims(self, series: SeriesId) -> impl Iterator<Item = Seen> + use<'c> {
        self.viewpoint.claims(self.catalog, series)
    }

    /// Tells whether a series is listed and counted: it lies in the home place, or every place is shown.
    pub(crate) fn covers(self, series: SeriesId) -> bool {
        let place = self.catalog.series_of(series).place;
        self.home.is_none_or(|home| home == place)
    }
}

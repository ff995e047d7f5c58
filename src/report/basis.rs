//! What every report is made on.
//!
//! Owns what a layout must know besides its series: the data, the day and the plan, the place that goes
//! without saying, the language. It must not know where any of them was chosen.

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
    /// The place that goes without saying, which alone is listed and counted; `None` where all are.
    pub(crate) home: Option<PlaceId>,
    /// The language.
    pub(crate) lang: Lang,
    /// Where series stood when they were asked for before, if anybody keeps it.
    pub(crate) kept: Option<&'c Standings>,
}

/// Claims from which on it is worth keeping where a series stands.
const MANY: usize = 256;
/// Most series of which it is kept.
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

/// What was worked out of the series with the most claims, so that not every frame works it out anew. It belongs to one
/// catalogue; that the day or the plan is another one is noticed.
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
    /// What is kept of a series, or what work gives; of a small series nothing is kept.
    pub(crate) fn of(
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
            Some(kept) => kept.of(self.catalog, self.viewpoint, series, work),
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

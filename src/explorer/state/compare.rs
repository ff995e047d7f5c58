//! Figures side by side, as one person looks at them.
//!
//! Owns what is compared with what, and the chosen row. What may stand side by side is worked out once, when the view
//! opens or the data is exchanged. It must not know what the rows say, nor how they are drawn.

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, PlanId, SeriesId};
use crate::explorer::state::cursor::Cursor;
use crate::explorer::state::things::Thing;
use crate::library::side_by_side::{
    Counterpart, in_places, of_series, places_beside, plans_of, related,
};
use crate::report::compare::Across;

/// The subject of a comparison.
#[derive(Clone, Debug)]
pub struct CompareView {
    /// What differs from row to row now.
    pub across: Across,
    /// The indicator that all others are held against.
    pub series: SeriesId,
    /// One indicator in each place.
    pub(crate) places: Vec<Counterpart>,
    /// The plans that set targets for it.
    pub(crate) plans: Vec<PlanId>,
    /// The pinned indicators of the agenda.
    pub(crate) pins: Vec<Counterpart>,
    /// What its pack names as related to it.
    pub(crate) related: Vec<Counterpart>,
    /// The chosen row.
    pub cursor: Cursor,
}

impl CompareView {
    /// An indicator beside those of some places, or of all that are open; under its plans; and what is pinned.
    pub fn new(
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        series: SeriesId,
        places: Option<&[PlaceId]>,
        pins: &[SeriesId],
    ) -> Self {
        let beside = match places {
            Some(places) => in_places(catalog, series, places),
            None => in_places(catalog, series, &places_beside(catalog, series)),
        };
        let place = catalog.series_of(series).place;
        let is_here = |pin: &&SeriesId| catalog.series_of(**pin).place == place;
        let here: Vec<SeriesId> = pins.iter().filter(is_here).copied().collect();
        Self {
            across: Across::Places,
            series,
            places: beside,
            plans: plans_of(catalog, viewpoint, series),
            pins: of_series(catalog, &here),
            related: of_series(catalog, &related(catalog, series)),
            cursor: Cursor::default(),
        }
    }

    /// Some indicators beside each other, as they were asked for.
    pub fn of_several(catalog: &Catalog, viewpoint: &Viewpoint, all: &[SeriesId]) -> Option<Self> {
        let first = *all.first()?;
        Some(Self {
            across: Across::Indicators,
            pins: of_series(catalog, all),
            ..Self::new(catalog, viewpoint, first, None, &[])
        })
    }

    /// Begins with what is pinned, where there is more than one.
    pub fn prefer_pins(&mut self) {
        if self.has(Across::Indicators) {
            self.across = Across::Indicators;
        }
    }

    /// Goes on to the next way in which there is something to compare.
    pub fn turn(&mut self) {
        let all = Across::ALL;
        let at = all.iter().position(|across| *across == self.across);
        let later = all.iter().cycle().skip(at.unwrap_or(0) + 1).take(all.len());
        let mut later = later.filter(|across| self.has(**across));
        self.across = later.next().copied().unwrap_or(self.across);
        self.cursor = Cursor::default();
    }

    /// Tells whether there is more than one row to be compared so.
    fn has(&self, across: Across) -> bool {
        let beside = |sides: &[Counterpart]| {
            let rows = sides.iter().filter(|side| side.refused.is_none());
            rows.count() > 1
        };
        match across {
            Across::Places => self.places.len() > 1,
            Across::Plans => self.plans.len() > 1,
            Across::Indicators => self.pins.len() > 1,
            Across::Related => beside(&self.related),
        }
    }

    /// Tells whether there is another way than the present one.
    pub fn has_other_way(&self) -> bool {
        let mut all = Across::ALL.into_iter();
        all.any(|across| across != self.across && self.has(across))
    }

    /// The same in another catalogue; none where the indicator is not there.
    pub fn moved(&self, from: &Catalog, to: &Catalog, viewpoint: &Viewpoint) -> Option<Self> {
        let series = |id: SeriesId| match Thing::Series(id).moved(from, to) {
            Some(Thing::Series(id)) => Some(id),
            _ => None,
        };
        let place = |id: PlaceId| match Thing::Place(id).moved(from, to) {
            Some(Thing::Place(id)) => Some(id),
            _ => None,
        };
        let places = self.places.iter().filter_map(|side| place(side.place));
        let places: Vec<PlaceId> = places.collect();
        let pins = self.pins.iter().filter_map(|side| series(side.series?));
        let pins: Vec<SeriesId> = pins.collect();
        let mut moved = Self::new(to, viewpoint, series(self.series)?, Some(&places), &[]);
        moved.pins = of_series(to, &pins);
        moved.across = self.across;
        moved.cursor = self.cursor;
        Some(moved)
    }
}

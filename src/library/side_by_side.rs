//! Which figures may stand side by side, and which not.
//!
//! Owns the rule: one unit, levels beside levels and changes beside changes, one way of measuring; and the choice of
//! what stands beside an indicator in other places. What is refused keeps its reason, and a place that has nothing
//! keeps its line. It must not know a sentence.

use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, PlanId, SeriesId, TargetKind};

/// The most places that stand side by side: more are read by nobody.
const MOST_PLACES: usize = 100;

/// Why two series do not stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They are measured in different units.
    Unit,
    /// One is a level, the other a change.
    LevelAndChange,
    /// They are called differently, so that they may count something else.
    Definition,
}

/// What one place has beside an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// The place.
    pub place: PlaceId,
    /// What it has; none where nothing there is called so.
    pub series: Option<SeriesId>,
    /// Why that does not stand beside the indicator.
    pub refused: Option<Refusal>,
}

/// Why a series does not stand beside another one, if there is a reason.
pub fn refusal(catalog: &Catalog, one: SeriesId, other: SeriesId) -> Option<Refusal> {
    let unit = |series: SeriesId| {
        let unit = catalog.text(catalog.indicator_of(series).unit.vi);
        (bare(unit), unit.contains('%'))
    };
    if unit(one) != unit(other) {
        return Some(Refusal::Unit);
    }
    if is_change(catalog, one) != is_change(catalog, other) {
        return Some(Refusal::LevelAndChange);
    }
    let concept = |series: SeriesId| catalog.indicator_of(series).concept;
    (concept(one) != concept(other)).then_some(Refusal::Definition)
}

/// Tells whether what is measured is how much something changes.
fn is_change(catalog: &Catalog, series: SeriesId) -> bool {
    let kind = catalog.indicator_of(series).target_kind;
    matches!(
        kind,
        Some(TargetKind::Growth | TargetKind::Pace | TargetKind::Flow)
    )
}

/// The places whose figures are looked for beside those of an indicator: its own, then those that packs are about,
/// then every other one that has the same thing.
pub fn places_beside(catalog: &Catalog, series: SeriesId) -> Vec<PlaceId> {
    let own = catalog.series_of(series).place;
    let of_packs = catalog.packs().iter().filter_map(|pack| pack.place);
    let of_same = catalog.same_thing(series).iter();
    let of_same = of_same.map(|same| catalog.series_of(*same).place);
    let mut places = Vec::new();
    for place in std::iter::once(own).chain(of_packs).chain(of_same) {
        if places.len() < MOST_PLACES && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// What each of some places has beside an indicator.
pub fn in_places(catalog: &Catalog, series: SeriesId, places: &[PlaceId]) -> Vec<Counterpart> {
    let same = |place: PlaceId| {
        let mut same = catalog.same_thing(series).iter().copied();
        same.find(|other| catalog.series_of(*other).place == place)
    };
    let sides = places.iter().map(|place| {
        let found = same(*place).or_else(|| namesake(catalog, series, *place));
        Counterpart {
            place: *place,
            series: found,
            refused: found.and_then(|found| refusal(catalog, series, found)),
        }
    });
    sides.collect()
}

/// What stands beside each other of some series: each is held against the first. They are different indicators by
/// choice, and each row has its own name, so that alone refuses none.
pub fn of_series(catalog: &Catalog, all: &[SeriesId]) -> Vec<Counterpart> {
    let first = all.first().copied();
    let refused = |series: SeriesId| {
        let found = refusal(catalog, first?, series);
        found.filter(|why| *why != Refusal::Definition)
    };
    let sides = all.iter().map(|series| Counterpart {
        place: catalog.series_of(*series).place,
        series: Some(*series),
        refused: refused(*series),
    });
    sides.collect()
}

/// An indicator and those that its pack names as related to it, where its place has them.
pub fn related(catalog: &Catalog, series: SeriesId) -> Vec<SeriesId> {
    let own = catalog.series_of(series);
    let others = catalog.indicator(own.indicator).related.iter();
    let here = others.filter_map(|other| catalog.find_series(*other, own.place));
    std::iter::once(series).chain(here).collect()
}

/// What is called the same in a place, in another unit.
fn namesake(catalog: &Catalog, series: SeriesId, place: PlaceId) -> Option<SeriesId> {
    let own = catalog.indicator_of(series);
    let (id, name) = (catalog.text(own.id), bare(catalog.text(own.name.vi)));
    let mut all = catalog.series_ids();
    all.find(|other| {
        let found = catalog.series_of(*other);
        let indicator = catalog.indicator(found.indicator);
        found.place == place
            && (catalog.text(indicator.id) == id || bare(catalog.text(indicator.name.vi)) == name)
    })
}

/// The plans that set targets for a series, the newest term first.
pub fn plans_of(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Vec<PlanId> {
    let every = Viewpoint {
        plan: None,
        ..*viewpoint
    };
    let claims = every.claims(catalog, series);
    let targets = claims.filter(|(_, claim)| !claim.is_result());
    let mut plans: Vec<(Option<i16>, PlanId)> = Vec::new();
    for (_, claim) in targets {
        let Some(plan) = claim.plan else { continue };
        match plans.iter_mut().find(|(_, known)| *known == plan) {
            Some((year, _)) => *year = (*year).max(claim.year),
            None => plans.push((claim.year, plan)),
        }
    }
    plans.sort_by_key(|(year, plan)| (std::cmp::Reverse(*year), *plan));
    plans.into_iter().map(|(_, plan)| plan).collect()
}

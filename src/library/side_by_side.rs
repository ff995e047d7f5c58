//! Which figures may be compared side by side.
//!
//! Owns the rule (one unit, levels with levels and changes with changes, one way of measuring) and the choice of what
//! stands beside an indicator in other places. A refused figure keeps its reason, and a place without one keeps its
//! line. It must not know a sentence.

use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, PlanId, SeriesId, TargetKind};

/// The most places that are shown side by side; nobody reads more.
const MOST_PLACES: usize = 100;

/// Why two series cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// They are measured in different units.
    Unit,
    /// One is a level, the other a change.
    LevelAndChange,
    /// They have different names, so they may count different things.
    Definition,
}

/// The counterpart of an indicator in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counterpart {
    /// The place.
    pub place: PlaceId,
    /// The counterpart; none if the place has nothing of this name.
    pub series: Option<SeriesId>,
    /// Why it cannot be compared with the indicator.
    pub refused: Option<Refusal>,
}

/// Returns why two series cannot be compared, if there is a reason.
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

/// Tells whether a series measures a change and not a level.
fn is_change(catalog: &Catalog, series: SeriesId) -> bool {
    let kind = catalog.indicator_of(series).target_kind;
    matches!(
        kind,
        Some(TargetKind::Growth | TargetKind::Pace | TargetKind::Flow)
    )
}

/// The places to compare with: the indicator's own, then those that packs are about, then all others that have the
/// same indicator.
pub fn places_beside(catalog: &Catalog, series: SeriesId) -> Vec<PlaceId> {
    let own = catalog.series_of(series).place;
    let of_packs = catalog.packs().iter().filter_map(|pack| pack.place);
    let of_same = catalog.same_thing(series);
    let of_same = of_same.map(|same| catalog.series_of(same).place);
    let mut places = Vec::new();
    for place in std::iter::once(own).chain(of_packs).chain(of_same) {
        if places.len() < MOST_PLACES && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// The counterparts of an indicator in some places.
pub fn in_places(catalog: &Catalog, series: SeriesId, places: &[PlaceId]) -> Vec<Counterpart> {
    let same = |place: PlaceId| {
        let mut same = catalog.same_thing(series);
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

/// Compares several series with the first. Somebody chose different indicators and each row shows its name, so a
/// different name is no reason to refuse.
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
    let others = catalog.indicator(own.indicator).details().related.iter();
    let here = others.filter_map(|other| catalog.find_series(*other, own.place));
    std::iter::once(series).chain(here).collect()
}

/// A series of the same name in a place, but in another unit.
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

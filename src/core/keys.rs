//! Names of places, plans, categories and series that outlive a run.
//!
//! Owns the keys by which something is remembered, shared or found again when data was loaded anew, and the
//! way between keys and the ids of one catalogue. Ids are positions: they mean nothing in another catalogue.
//! It must not know what a key is kept for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::model::{IndicatorId, PackId, PlaceId, PlanId, SeriesId, SourceId};

/// A place, by its Vietnamese name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlaceKey(pub String);

/// A plan, by the ids of its pack and of itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlanKey {
    /// The id of the pack that declares it.
    pub pack: String,
    /// The id of the plan.
    pub plan: String,
}

/// A category, by its Vietnamese name: categories of one name in several packs are one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoryKey(pub String);

/// A class of the board, by its stable word; of a provisional one with its side.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClassKey(pub String);

/// A source, by the ids of its pack and of itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceKey {
    /// The id of the pack that declares it.
    pub pack: String,
    /// The id of the source.
    pub source: String,
}

/// An indicator in a place. Written `pack/indicator@place`; ids hold neither sign.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SeriesKey {
    /// The id of the pack; empty where it is not known, which stands for any.
    pub pack: String,
    /// The id of the indicator.
    pub indicator: String,
    /// The Vietnamese name of the place.
    pub place: String,
}

impl fmt::Display for SeriesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pack.is_empty() {
            write!(f, "{}/", self.pack)?;
        }
        write!(f, "{}@{}", self.indicator, self.place)
    }
}

/// A text that is no key of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSeriesKey;

impl FromStr for SeriesKey {
    type Err = NoSeriesKey;

    fn from_str(text: &str) -> Result<Self, NoSeriesKey> {
        let (ids, place) = text.split_once('@').ok_or(NoSeriesKey)?;
        let (pack, indicator) = ids.rsplit_once('/').unwrap_or(("", ids));
        if indicator.is_empty() || place.is_empty() {
            return Err(NoSeriesKey);
        }
        Ok(Self {
            pack: pack.to_owned(),
            indicator: indicator.to_owned(),
            place: place.to_owned(),
        })
    }
}

impl SeriesKey {
    /// Tells whether this is the key of an indicator of some pack.
    pub fn is_of(&self, catalog: &Catalog, indicator: IndicatorId) -> bool {
        let found = catalog.indicator(indicator);
        catalog.text(found.id) == self.indicator
            && (self.pack.is_empty() || self.pack == pack_id(catalog, found.pack))
    }
}

/// The key of a place.
pub fn place_key(catalog: &Catalog, place: PlaceId) -> PlaceKey {
    PlaceKey(catalog.text(catalog.place(place).name.vi).to_owned())
}

/// The key of a plan.
pub fn plan_key(catalog: &Catalog, plan: PlanId) -> PlanKey {
    let plan = catalog.plan(plan);
    PlanKey {
        pack: pack_id(catalog, plan.pack).to_owned(),
        plan: catalog.text(plan.id).to_owned(),
    }
}

/// The key of a class of the board.
pub fn class_key(class: Class) -> ClassKey {
    ClassKey(match class {
        Class::Provisional(side) => format!("{}_{}", class.code(), side.code()),
        class => class.code().to_owned(),
    })
}

/// The class with a key.
pub fn find_class(key: &ClassKey) -> Option<Class> {
    let mut all = Class::all().into_iter();
    all.find(|class| class_key(*class) == *key)
}

/// The key of a source.
pub fn source_key(catalog: &Catalog, source: SourceId) -> SourceKey {
    let source = catalog.source(source);
    SourceKey {
        pack: pack_id(catalog, source.pack).to_owned(),
        source: catalog.text(source.id).to_owned(),
    }
}

/// The key of a series.
pub fn series_key(catalog: &Catalog, series: SeriesId) -> SeriesKey {
    let indicator = catalog.indicator_of(series);
    SeriesKey {
        pack: pack_id(catalog, indicator.pack).to_owned(),
        indicator: catalog.text(indicator.id).to_owned(),
        place: place_key(catalog, catalog.series_of(series).place).0,
    }
}

/// The place of a key, if the catalogue has it.
pub fn find_place(catalog: &Catalog, key: &PlaceKey) -> Option<PlaceId> {
    let mut places = (0..).zip(catalog.places());
    let found = places.find(|(_, place)| catalog.text(place.name.vi) == key.0);
    found.map(|(at, _)| PlaceId(at))
}

/// The plan of a key, if the catalogue has it.
pub fn find_plan(catalog: &Catalog, key: &PlanKey) -> Option<PlanId> {
    let mut plans = (0..).zip(catalog.plans());
    let found = plans.find(|(_, plan)| {
        catalog.text(plan.id) == key.plan && pack_id(catalog, plan.pack) == key.pack
    });
    found.map(|(at, _)| PlanId(at))
}

/// The source of a key, if the catalogue has it.
pub fn find_source(catalog: &Catalog, key: &SourceKey) -> Option<SourceId> {
    let mut sources = (0..).zip(catalog.sources());
    let found = sources.find(|(_, source)| {
        catalog.text(source.id) == key.source && pack_id(catalog, source.pack) == key.pack
    });
    found.map(|(at, _)| SourceId(at))
}

/// The series of a key, if the catalogue has it. It walks through the indicators, some milliseconds for a
/// million.
pub fn find_series(catalog: &Catalog, key: &SeriesKey) -> Option<SeriesId> {
    let place = find_place(catalog, &PlaceKey(key.place.clone()))?;
    let indicators = (0..catalog.indicators().len() as u32).map(IndicatorId);
    indicators
        .filter(|indicator| key.is_of(catalog, *indicator))
        .find_map(|indicator| catalog.find_series(indicator, place))
}

fn pack_id(catalog: &Catalog, pack: PackId) -> &str {
    catalog.text(catalog.pack(pack).id)
}

#[cfg(test)]
mod tests {
    use super::{ClassKey, NoSeriesKey, SeriesKey, class_key, find_class};
    use crate::core::judge::class::Class;

    #[test]
    fn every_class_is_found_by_its_key() {
        for class in Class::all() {
            assert_eq!(find_class(&class_key(class)), Some(class));
        }
        assert_eq!(find_class(&ClassKey("provisional".to_owned())), None);
    }

    #[test]
    fn a_series_key_is_read_back_as_it_was_written() {
        let key = |pack: &str, indicator: &str, place: &str| SeriesKey {
            pack: pack.to_owned(),
            indicator: indicator.to_owned(),
            place: place.to_owned(),
        };
        for (text, expected) in [
            (
                "lai-chau/grdp@Lai Châu",
                Ok(key("lai-chau", "grdp", "Lai Châu")),
            ),
            ("grdp@Lai Châu", Ok(key("", "grdp", "Lai Châu"))),
            ("p/i@A/B @ C", Ok(key("p", "i", "A/B @ C"))),
            ("grdp", Err(NoSeriesKey)),
            ("@Lai Châu", Err(NoSeriesKey)),
            ("grdp@", Err(NoSeriesKey)),
        ] {
            let read = text.parse::<SeriesKey>();
            assert_eq!(read, expected, "{text}");
            if let Ok(key) = read {
                assert_eq!(key.to_string(), text);
            }
        }
    }
}

//! What a line of the list and of the categories stands for.
//!
//! Owns these lines. They hold ids of one catalogue and are made anew with it; what must outlive it is a key
//! of `core::keys`. It must not know how a line is drawn.

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::keys::{
    CategoryKey, PlaceKey, SeriesKey, SourceKey, class_key, find_place, find_series, find_source,
    place_key, series_key, source_key,
};
use crate::core::model::{Bilingual, PlaceId, SeriesId, SourceId};
use crate::explorer::state::lens::CategoryChoice;
use crate::search::answer::{Kind, Other, Reading};

/// What a line of the list stands for, and the detail shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An indicator in a place.
    Series(SeriesId),
    /// A place.
    Place(PlaceId),
    /// A source.
    Source(SourceId),
    /// A programme or another line of a plan, by its position in the catalogue.
    Programme(usize),
}

/// What a line stands for, in any catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThingKey {
    /// An indicator in a place.
    Series(SeriesKey),
    /// A place.
    Place(PlaceKey),
    /// A source.
    Source(SourceKey),
    /// A line of a plan, by its Vietnamese text.
    Programme(String),
}

impl Thing {
    /// The key of it.
    pub fn key(self, catalog: &Catalog) -> Option<ThingKey> {
        Some(match self {
            Self::Series(series) => ThingKey::Series(series_key(catalog, series)),
            Self::Place(place) => ThingKey::Place(place_key(catalog, place)),
            Self::Source(source) => ThingKey::Source(source_key(catalog, source)),
            Self::Programme(at) => {
                let programme = catalog.programmes().get(at)?;
                ThingKey::Programme(catalog.text(programme.text.vi).to_owned())
            }
        })
    }

    /// The same thing in another catalogue, if it is there. The id that it had is tried first: while a pack
    /// loads it stays what it is, and a million indicators are not walked through.
    pub fn moved(self, from: &Catalog, to: &Catalog) -> Option<Self> {
        let key = self.key(from)?;
        if self.is_in(to) && self.key(to).as_ref() == Some(&key) {
            return Some(self);
        }
        match key {
            ThingKey::Series(key) => find_series(to, &key).map(Self::Series),
            ThingKey::Place(key) => find_place(to, &key).map(Self::Place),
            ThingKey::Source(key) => find_source(to, &key).map(Self::Source),
            ThingKey::Programme(text) => {
                let mut programmes = to.programmes().iter();
                let at = programmes.position(|found| to.text(found.text.vi) == text);
                at.map(Self::Programme)
            }
        }
    }

    fn is_in(self, catalog: &Catalog) -> bool {
        match self {
            Self::Series(id) => id.index() < catalog.series().len(),
            Self::Place(id) => id.index() < catalog.places().len(),
            Self::Source(id) => id.index() < catalog.sources().len(),
            Self::Programme(at) => at < catalog.programmes().len(),
        }
    }
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub thing: Thing,
    /// How the query was read to find it.
    pub reading: Reading,
}

impl Row {
    /// The line of a series.
    pub fn series(series: SeriesId, reading: Reading) -> Self {
        Self {
            thing: Thing::Series(series),
            reading,
        }
    }

    /// The line of something that is no indicator.
    pub fn other(found: &Other) -> Self {
        let thing = match found.kind {
            Kind::Place => Thing::Place(PlaceId(found.id)),
            Kind::Source => Thing::Source(SourceId(found.id)),
            Kind::Programme => Thing::Programme(found.id as usize),
        };
        Self {
            thing,
            reading: Reading::Typed,
        }
    }
}

/// What a line of the categories stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupOf {
    /// Every indicator.
    All,
    /// Those that have a target.
    WithTarget,
    /// Those that the board counts in a class; the line is there while it is chosen.
    Class(Class),
    /// Those of a category.
    Category(Bilingual),
}

/// One line of the categories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it stands for.
    pub of: GroupOf,
    /// How many indicators it has.
    pub count: usize,
}

impl GroupOf {
    /// What is chosen with this line, in any catalogue.
    pub fn choice(self, catalog: &Catalog) -> CategoryChoice {
        match self {
            Self::All => CategoryChoice::All,
            Self::WithTarget => CategoryChoice::WithTarget,
            Self::Class(class) => CategoryChoice::Class(class_key(class)),
            Self::Category(name) => {
                CategoryChoice::Category(CategoryKey(catalog.text(name.vi).to_owned()))
            }
        }
    }
}

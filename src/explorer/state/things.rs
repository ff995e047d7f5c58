//! What a line of the list and of the categories stands for.
//!
//! Owns these lines. They hold ids of one catalogue and are made anew with it; what must outlive it is a key
//! of `core::keys`. It must not know how a line is drawn.

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::keys::{
    CategoryKey, PlaceKey, PlanKey, SeriesKey, SourceKey, class_key, find_place, find_plan,
    find_series, find_source, place_key, plan_key, series_key, source_key,
};
use crate::core::model::{
    Bilingual, NamedList, PackId, PlaceId, PlanId, Programme, SeriesId, SourceId, Text,
};
use crate::explorer::state::lens::CategoryChoice;
use crate::report::subject::Subject;
use crate::search::answer::{Other, Reading};

/// The subject of a line of the list, which the detail shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An indicator in a place.
    Series(SeriesId),
    /// A place.
    Place(PlaceId),
    /// A source.
    Source(SourceId),
    /// A plan.
    Plan(PlanId),
    /// A programme or another line of a plan, by its position in the catalogue.
    Programme(u32),
    /// A list of named things, by its position in the catalogue.
    List(u32),
}

/// The subject of a line as a key valid in any catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThingKey {
    /// An indicator in a place.
    Series(SeriesKey),
    /// A place.
    Place(PlaceKey),
    /// A source.
    Source(SourceKey),
    /// A plan.
    Plan(PlanKey),
    /// A line of a plan, by the ids of its pack and of itself.
    Programme(String, String),
    /// A list, in the same way.
    List(String, String),
}

impl Thing {
    /// The key of it.
    pub fn key(self, catalog: &Catalog) -> Option<ThingKey> {
        Some(match self {
            Self::Series(series) => ThingKey::Series(series_key(catalog, series)),
            Self::Place(place) => ThingKey::Place(place_key(catalog, place)),
            Self::Source(source) => ThingKey::Source(source_key(catalog, source)),
            Self::Plan(plan) => ThingKey::Plan(plan_key(catalog, plan)),
            Self::Programme(at) => {
                let found = catalog.programmes().get(at as usize)?;
                let (pack, id) = ids(catalog, found.pack, found.id);
                ThingKey::Programme(pack, id)
            }
            Self::List(at) => {
                let found = catalog.lists().get(at as usize)?;
                let (pack, id) = ids(catalog, found.pack, found.id);
                ThingKey::List(pack, id)
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
        key.find_in(to)
    }

    fn is_in(self, catalog: &Catalog) -> bool {
        match self {
            Self::Series(id) => id.index() < catalog.series().len(),
            Self::Place(id) => id.index() < catalog.places().len(),
            Self::Source(id) => id.index() < catalog.sources().len(),
            Self::Plan(id) => id.index() < catalog.plans().len(),
            Self::Programme(at) => (at as usize) < catalog.programmes().len(),
            Self::List(at) => (at as usize) < catalog.lists().len(),
        }
    }

    /// The subject, if it is not an indicator.
    pub fn subject(self) -> Option<Subject> {
        Some(match self {
            Self::Series(_) => return None,
            Self::Place(place) => Subject::Place(place),
            Self::Source(source) => Subject::Source(source),
            Self::Plan(plan) => Subject::Plan(plan),
            Self::Programme(at) => Subject::Programme(at as usize),
            Self::List(at) => Subject::List(at as usize),
        })
    }
}

impl ThingKey {
    /// Finds the subject in a catalogue, if it is there.
    pub fn find_in(&self, to: &Catalog) -> Option<Thing> {
        match self {
            Self::Series(key) => find_series(to, key).map(Thing::Series),
            Self::Place(key) => find_place(to, key).map(Thing::Place),
            Self::Source(key) => find_source(to, key).map(Thing::Source),
            Self::Plan(key) => find_plan(to, key).map(Thing::Plan),
            Self::Programme(pack, id) => {
                let mut all = to.programmes().iter();
                let is_it = |found: &Programme| is(to, (found.pack, found.id), (pack, id));
                all.position(is_it).map(|at| Thing::Programme(at as u32))
            }
            Self::List(pack, id) => {
                let mut all = to.lists().iter();
                let is_it = |found: &NamedList| is(to, (found.pack, found.id), (pack, id));
                all.position(is_it).map(|at| Thing::List(at as u32))
            }
        }
    }
}

impl From<Subject> for Thing {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Place(place) => Self::Place(place),
            Subject::Source(source) => Self::Source(source),
            Subject::Plan(plan) => Self::Plan(plan),
            Subject::Programme(at) => Self::Programme(at as u32),
            Subject::List(at) => Self::List(at as u32),
        }
    }
}

/// The letters of an id with those of its pack.
fn ids(catalog: &Catalog, pack: PackId, id: Text) -> (String, String) {
    let pack = catalog.text(catalog.pack(pack).id);
    (pack.to_owned(), catalog.text(id).to_owned())
}

/// Tells whether an id in a pack has these letters.
fn is(catalog: &Catalog, found: (PackId, Text), wanted: (&str, &str)) -> bool {
    let pack = catalog.pack(found.0).id;
    (catalog.text(pack), catalog.text(found.1)) == wanted
}

/// One line of the list, in few bytes: there can be a million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The number of the thing among those of its kind.
    number: u32,
    kind: ThingKind,
    reading: Reading,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ThingKind {
    Series,
    Place,
    Source,
    Plan,
    Programme,
    List,
}

impl ListRow {
    /// The line of a thing that a query, read in some way, has found.
    pub fn new(thing: Thing, reading: Reading) -> Self {
        let (kind, number) = match thing {
            Thing::Series(series) => (ThingKind::Series, series.0),
            Thing::Place(place) => (ThingKind::Place, place.0),
            Thing::Source(source) => (ThingKind::Source, source.0),
            Thing::Plan(plan) => (ThingKind::Plan, plan.0),
            Thing::Programme(at) => (ThingKind::Programme, at),
            Thing::List(at) => (ThingKind::List, at),
        };
        Self {
            number,
            kind,
            reading,
        }
    }

    /// The line of a series.
    pub fn series(series: SeriesId, reading: Reading) -> Self {
        Self::new(Thing::Series(series), reading)
    }

    /// The line of something that is no indicator.
    pub fn other(found: &Other) -> Self {
        Self::new(Subject::from_found(found).into(), found.reading)
    }

    /// What it stands for.
    pub fn thing(self) -> Thing {
        match self.kind {
            ThingKind::Series => Thing::Series(SeriesId(self.number)),
            ThingKind::Place => Thing::Place(PlaceId(self.number)),
            ThingKind::Source => Thing::Source(SourceId(self.number)),
            ThingKind::Plan => Thing::Plan(PlanId(self.number)),
            ThingKind::Programme => Thing::Programme(self.number),
            ThingKind::List => Thing::List(self.number),
        }
    }

    /// How the query was read to find it.
    pub fn reading(self) -> Reading {
        self.reading
    }
}

/// The group of a line of the categories.
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
pub struct CategoryGroup {
    /// What it stands for.
    pub of: GroupOf,
    /// How many indicators it has.
    pub count: usize,
}

impl GroupOf {
    /// The choice of this line as a key valid in any catalogue.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A list can have a line for each of a million series.
    #[test]
    fn a_line_takes_eight_bytes_and_keeps_what_it_stands_for() {
        assert_eq!(size_of::<ListRow>(), 8);
        for thing in [
            Thing::Series(SeriesId(u32::MAX)),
            Thing::Place(PlaceId(1)),
            Thing::Source(SourceId(2)),
            Thing::Plan(PlanId(3)),
            Thing::Programme(4),
            Thing::List(5),
        ] {
            let row = ListRow::new(thing, Reading::Glued);
            assert_eq!((row.thing(), row.reading()), (thing, Reading::Glued));
        }
    }
}

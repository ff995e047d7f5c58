//! Things other than indicators that can be found: places, plans, their lines and lists, sources.
//!
//! Owns the name of such a thing and its one-line description, for lists, plain lines and JSON. It must not know how
//! it was found.

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{
    IndicatorId, NamedList, PlaceId, PlanId, Programme, SeriesId, SourceId, Text,
};
use crate::report::basis::Basis;
use crate::report::facts;
use crate::search::answer::{Other, ThingKind};
use crate::words::locale::words::fill;
use crate::words::plans::{self, plans};

/// A thing that is no indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A place.
    Place(PlaceId),
    /// A plan.
    Plan(PlanId),
    /// A line of a plan, by its position in the catalogue.
    Programme(usize),
    /// A list of named things, by its position in the catalogue.
    List(usize),
    /// A source.
    Source(SourceId),
}

impl Subject {
    /// The subject of a search result.
    pub fn from_found(found: &Other) -> Self {
        match found.kind {
            ThingKind::Place => Self::Place(PlaceId(found.id)),
            ThingKind::Plan => Self::Plan(PlanId(found.id)),
            ThingKind::Programme => Self::Programme(found.id as usize),
            ThingKind::List => Self::List(found.id as usize),
            ThingKind::Source => Self::Source(SourceId(found.id)),
        }
    }

    /// The stable word for what it is.
    pub fn code(self) -> &'static str {
        match self {
            Self::Place(_) => "place",
            Self::Plan(_) => "plan",
            Self::Programme(_) => "programme",
            Self::List(_) => "list",
            Self::Source(_) => "source",
        }
    }

    /// Tells whether it is a plan or belongs to one.
    pub(crate) fn is_of_a_plan(self) -> bool {
        matches!(self, Self::Plan(_) | Self::Programme(_) | Self::List(_))
    }

    /// The plan that it is, or to which it belongs.
    pub(crate) fn plan(self, catalog: &Catalog) -> Option<PlanId> {
        match self {
            Self::Plan(plan) => Some(plan),
            Self::Programme(at) => catalog.programmes().get(at)?.plan,
            Self::List(at) => catalog.lists().get(at)?.plan,
            Self::Place(_) | Self::Source(_) => None,
        }
    }

    /// The source that says it, or that it is.
    pub(crate) fn source(self, catalog: &Catalog) -> Option<SourceId> {
        match self {
            Self::Source(source) => Some(source),
            Self::Programme(at) => catalog.programmes().get(at)?.source,
            Self::List(at) => catalog.lists().get(at)?.source,
            Self::Place(_) | Self::Plan(_) => None,
        }
    }

    /// The stable id; a place has none.
    pub(crate) fn id(self, catalog: &Catalog) -> Option<Text> {
        Some(match self {
            Self::Place(_) => return None,
            Self::Plan(id) => catalog.plan(id).id,
            Self::Programme(at) => catalog.programmes().get(at)?.id,
            Self::List(at) => catalog.lists().get(at)?.id,
            Self::Source(id) => catalog.source(id).id,
        })
    }

    /// The place to which it belongs: its own, else the home of its pack.
    pub(crate) fn place(self, catalog: &Catalog) -> Option<PlaceId> {
        let pack = match self {
            Self::Place(place) => return Some(place),
            Self::Plan(id) => catalog.plan(id).pack,
            Self::Programme(at) => catalog.programmes().get(at)?.pack,
            Self::List(at) => catalog.lists().get(at)?.pack,
            Self::Source(id) => catalog.source(id).pack,
        };
        catalog.pack(pack).place
    }
}

/// The name.
pub(crate) fn name(basis: Basis<'_>, subject: Subject) -> String {
    let catalog = basis.catalog;
    let said = match subject {
        Subject::Place(place) => basis.say(catalog.place(place).name),
        Subject::Plan(plan) => basis.say(catalog.plan(plan).name),
        Subject::Programme(at) => line(catalog, at).map_or("", |line| basis.say(line.text)),
        Subject::List(at) => list(catalog, at).map_or("", |list| basis.say(list.title)),
        Subject::Source(id) => {
            let source = catalog.source(id);
            match catalog.text(source.title) {
                "" => catalog.text(source.id),
                title => title,
            }
        }
    };
    said.to_owned()
}

/// Its kind in words: "Nhiệm vụ 3", "Danh sách".
pub(crate) fn what(basis: Basis<'_>, subject: Subject) -> String {
    let words = plans(basis.lang);
    match subject {
        Subject::Place(_) => basis.words().place.to_owned(),
        Subject::Plan(_) => words.plan.to_owned(),
        Subject::Programme(at) => {
            let Some(line) = line(basis.catalog, at) else {
                return String::new();
            };
            let kind = plans::one(basis.catalog.text(line.kind), basis.lang);
            match line.order {
                Some(order) => format!("{kind} {order}"),
                None => kind.to_owned(),
            }
        }
        Subject::List(_) => words.list.to_owned(),
        Subject::Source(_) => facts::capital(basis.words().source),
    }
}

/// The description beside its name: the title of a plan, the plan of a line or list, then the source.
pub(crate) fn about(basis: Basis<'_>, subject: Subject) -> Vec<String> {
    let catalog = basis.catalog;
    let mut parts = Vec::new();
    match subject {
        Subject::Place(place) => {
            let count = in_place(catalog, place).count().to_string();
            parts.push(format!("{count} {}", basis.words().indicators));
        }
        Subject::Plan(id) => {
            let plan = catalog.plan(id);
            parts.extend(plan.title.map(|title| basis.say(title).to_owned()));
            parts.push(catalog.text(plan.id).to_owned());
            // Plans of several packs may have one name.
            let is_told = |place: &PlaceId| catalog.packs().len() > 1 && basis.home != Some(*place);
            let place = subject.place(catalog).filter(is_told);
            parts.extend(place.map(|place| basis.say(catalog.place(place).name).to_owned()));
        }
        Subject::Programme(_) | Subject::List(_) => {
            let plan = subject.plan(catalog);
            parts.extend(plan.map(|id| basis.say(catalog.plan(id).name).to_owned()));
            parts.extend(subject.source(catalog).map(|id| cited(basis, id)));
        }
        Subject::Source(id) => {
            let source = catalog.source(id);
            parts.push(catalog.text(source.id).to_owned());
            parts.push(facts::published(basis, source.published));
        }
    }
    parts
}

/// A hint how to go on: how to ask for the figures of a source.
pub(crate) fn leads_on(basis: Basis<'_>, subject: Subject) -> Option<String> {
    let Subject::Source(id) = subject else {
        return None;
    };
    let id = basis.catalog.text(basis.catalog.source(id).id);
    Some(fill(plans(basis.lang).ask_source, &[id]))
}

/// A source with its day: "L00, 08/09/2023".
pub(crate) fn cited(basis: Basis<'_>, id: SourceId) -> String {
    let source = basis.catalog.source(id);
    let day = facts::published(basis, source.published);
    format!("{}, {day}", basis.catalog.text(source.id))
}

/// Tells whether a source exists on the day: it was published by then.
pub(crate) fn is_known(catalog: &Catalog, viewpoint: &Viewpoint, source: Option<SourceId>) -> bool {
    let last = source.and_then(|id| catalog.source(id).published.last_day());
    !viewpoint.as_of || last.is_some_and(|last| last <= viewpoint.day)
}

/// A line of a plan.
pub(crate) fn line(catalog: &Catalog, at: usize) -> Option<&Programme> {
    catalog.programmes().get(at)
}

/// A list.
pub(crate) fn list(catalog: &Catalog, at: usize) -> Option<&NamedList> {
    catalog.lists().get(at)
}

/// The series of a place.
pub(crate) fn in_place(catalog: &Catalog, place: PlaceId) -> impl Iterator<Item = SeriesId> + '_ {
    catalog
        .series_ids()
        .filter(move |series| catalog.series_of(*series).place == place)
}

/// The series of an indicator that something concerns: in the home place of its pack, else in the first place
/// that has it.
pub(crate) fn series_of(catalog: &Catalog, indicator: IndicatorId) -> Option<SeriesId> {
    let home = catalog.pack(catalog.indicator(indicator).pack).place;
    let at_home = home.and_then(|place| catalog.find_series(indicator, place));
    at_home.or_else(|| {
        let places = (0..catalog.places().len() as u32).map(PlaceId);
        let mut series = places.filter_map(|place| catalog.find_series(indicator, place));
        series.next()
    })
}

//! What a command looks at: packs, place, plan, day, language.
//!
//! Owns the reading of the global options against the data; a name that is not there is an error that
//! names the nearest. It prints nothing.

use std::sync::Arc;

use crate::cli::args::Global;
use crate::core::fold::bare;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::PlaceId;
use crate::core::nearest::{NamedKind, NearestNames, UnknownName, nearest};
use crate::library::Library;
use crate::library::by_name::{find, plan};
use crate::pack::gazetteer;
use crate::report::basis::Basis;

/// What a command looks at.
#[derive(Debug)]
pub struct CommandScope {
    /// The data.
    pub library: Arc<Library>,
    /// Day and plan.
    pub viewpoint: Viewpoint,
    /// The place asked for; `None` where none was asked for or all were.
    pub place: Option<PlaceId>,
    /// Whether every place was asked for.
    pub is_everywhere: bool,
    /// The place that lists show: the one asked for, else the default of the embedded packs.
    pub list_place: Option<PlaceId>,
    /// The language.
    pub lang: Lang,
}

impl CommandScope {
    /// Reads the options against the data.
    ///
    /// # Errors
    /// Where a place or a plan is named that the data does not have.
    pub fn new(
        library: impl Into<Arc<Library>>,
        global: &Global,
        embedded: bool,
        today: jiff::civil::Date,
        lang: Lang,
    ) -> Result<Self, UnknownName> {
        let library = library.into();
        let mut viewpoint = viewpoint(global, today);
        let (place, list_place) = match global.place.as_deref() {
            Some("all") => (None, None),
            Some(name) => {
                let place = find_place(&library, name)?;
                (Some(place), Some(place))
            }
            None if embedded => (None, library.catalog.default_place()),
            None => (None, None),
        };
        viewpoint.plan = match &global.plan {
            Some(name) => Some(plan(&library.catalog, name, list_place)?),
            None => None,
        };
        Ok(Self {
            library,
            viewpoint,
            place,
            is_everywhere: global.place.as_deref() == Some("all"),
            list_place,
            lang,
        })
    }
}

impl CommandScope {
    /// The place that comes first among equals: the one asked for, else the default one.
    pub fn first_place(&self) -> Option<PlaceId> {
        self.place.or_else(|| self.library.catalog.default_place())
    }

    /// The place that the explorer starts in, whatever packs are open: the one asked for, else the home of the first
    /// pack; every place where that has none.
    pub(crate) fn start_place(&self) -> Option<PlaceId> {
        let home = || self.library.catalog.packs().first()?.place;
        match self.is_everywhere {
            true => None,
            false => self.place.or_else(home),
        }
    }

    /// What reports are made on.
    pub(crate) fn basis(&self) -> Basis<'_> {
        Basis {
            catalog: &self.library.catalog,
            viewpoint: &self.viewpoint,
            home: self.list_place,
            lang: self.lang,
            kept: None,
        }
    }
}

/// The day that was asked for, and no plan.
pub fn viewpoint(global: &Global, today: jiff::civil::Date) -> Viewpoint {
    Viewpoint {
        as_of: global.as_of.is_some(),
        ..Viewpoint::on(global.as_of.unwrap_or(today))
    }
}

/// Finds a place by its exact name, then folded.
fn find_place(library: &Library, name: &str) -> Result<PlaceId, UnknownName> {
    let catalog = &library.catalog;
    let names: Vec<(u32, &str)> = (0..)
        .zip(catalog.places())
        .flat_map(|(at, place)| {
            [
                (at, catalog.text(place.name.vi)),
                (at, catalog.text(place.name.en)),
            ]
        })
        .collect();
    find(&names, name, NamedKind::Place)
        .map(PlaceId)
        .map_err(|error| without_likeness(error, library))
}

/// The most places that are named where none is near.
const MOST_PLACES: usize = 8;

/// If a place is real but in no open pack, or resembles no name, no other place is suggested; the known ones are
/// listed.
fn without_likeness(error: UnknownName, library: &Library) -> UnknownName {
    let near = match &error.known {
        NearestNames::Nearest(near) => near.as_str(),
        _ => return error,
    };
    let (wanted, folded) = (bare(&error.name), bare(near));
    let is_near = folded.starts_with(&wanted) || nearest(&wanted, [folded.as_str()]).is_some();
    let is_unit = gazetteer::is_unit(&error.name);
    if is_near && !is_unit {
        return error;
    }
    let catalog = &library.catalog;
    let all = |lang| {
        let places = catalog.places().iter().take(MOST_PLACES);
        places
            .map(|place| catalog.say(place.name, lang).to_owned())
            .collect()
    };
    UnknownName {
        known: NearestNames::Unopened {
            is_unit,
            vi: all(Lang::Vi),
            en: all(Lang::En),
        },
        ..error
    }
}

/// Finds a category by its id or exact name, then folded; returns the Vietnamese names that fit.
///
/// # Errors
/// Where the data has no such category.
pub fn category(library: &Library, name: &str) -> Result<String, UnknownName> {
    let catalog = &library.catalog;
    let names: Vec<(u32, &str)> = (0..)
        .zip(catalog.categories())
        .flat_map(|(at, category)| {
            [category.id, category.name.vi, category.name.en].map(|text| (at, catalog.text(text)))
        })
        .collect();
    let at = find(&names, name, NamedKind::Category)?;
    let category = &catalog.categories()[at as usize];
    Ok(catalog.text(category.name.vi).to_owned())
}

//! What a command looks at: packs, place, plan, day, language.
//!
//! Owns the reading of the global options against the data; a name that is not there is an error that
//! names the nearest. It prints nothing.

use std::sync::Arc;

use crate::cli::args::Global;
use crate::core::fold::bare;
use crate::core::judge::viewpoint::Outlook;
use crate::core::lang::Lang;
use crate::core::model::{PlaceId, PlanId};
use crate::core::nearest::nearest;
use crate::library::Library;
use crate::report::basis::Basis;

/// What a command looks at.
#[derive(Debug)]
pub struct Scope {
    /// The data.
    pub library: Arc<Library>,
    /// Day and plan.
    pub outlook: Outlook,
    /// The place asked for; `None` where none was asked for or all were.
    pub place: Option<PlaceId>,
    /// The place that lists show: the one asked for, else the default of the embedded packs.
    pub list_place: Option<PlaceId>,
    /// The language.
    pub lang: Lang,
}

impl Scope {
    /// Reads the options against the data.
    pub fn new(
        library: impl Into<Arc<Library>>,
        global: &Global,
        embedded: bool,
        today: jiff::civil::Date,
        lang: Lang,
    ) -> Result<Self, String> {
        let library = library.into();
        let mut outlook = outlook(global, today);
        let (place, list_place) = match global.place.as_deref() {
            Some("all") => (None, None),
            Some(name) => {
                let place = find_place(&library, name, lang)?;
                (Some(place), Some(place))
            }
            None if embedded => (None, library.catalog.default_place()),
            None => (None, None),
        };
        outlook.plan = match &global.plan {
            Some(name) => Some(plan(&library, name, list_place, lang)?),
            None => None,
        };
        Ok(Self {
            library,
            outlook,
            place,
            list_place,
            lang,
        })
    }
}

impl Scope {
    /// The place that comes first among equals: the one asked for, else the default one.
    pub fn first_place(&self) -> Option<PlaceId> {
        self.place.or_else(|| self.library.catalog.default_place())
    }

    /// What reports are made on.
    pub(crate) fn basis(&self) -> Basis<'_> {
        Basis {
            catalog: &self.library.catalog,
            viewpoint: &self.outlook,
            home: self.list_place,
            lang: self.lang,
        }
    }
}

/// The day that was asked for, and no plan.
pub fn outlook(global: &Global, today: jiff::civil::Date) -> Outlook {
    Outlook {
        as_of: global.as_of.is_some(),
        ..Outlook::on(global.as_of.unwrap_or(today))
    }
}

/// Finds a place by its exact name, then folded.
fn find_place(library: &Library, name: &str, lang: Lang) -> Result<PlaceId, String> {
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
    match find(&names, name) {
        Ok(at) => Ok(PlaceId(at)),
        Err(near) => Err(unknown(lang.pick("địa bàn", "place"), name, near, lang)),
    }
}

/// Finds a plan by its id or exact name, then folded; of several those of the place's own pack come
/// first, then main plans.
fn plan(
    library: &Library,
    name: &str,
    place: Option<PlaceId>,
    lang: Lang,
) -> Result<PlanId, String> {
    let catalog = &library.catalog;
    let own = |id: &PlanId| {
        let pack = catalog.pack(catalog.plan(*id).pack);
        place.is_none() || pack.place != place
    };
    let main = catalog
        .packs()
        .iter()
        .flat_map(|pack| pack.main_plans.iter());
    let all = (0..catalog.plans().len() as u32).map(PlanId);
    let mut plans: Vec<PlanId> = main.copied().chain(all).collect();
    plans.sort_by_key(own);
    let names: Vec<(u32, &str)> = plans
        .into_iter()
        .flat_map(|id| {
            let plan = catalog.plan(id);
            [plan.id, plan.name.vi, plan.name.en].map(|text| (id.0, catalog.text(text)))
        })
        .collect();
    match find(&names, name) {
        Ok(at) => Ok(PlanId(at)),
        Err(near) => Err(unknown(lang.pick("kế hoạch", "plan"), name, near, lang)),
    }
}

/// Finds a category by its id or exact name, then folded; gives the Vietnamese names that fit.
pub fn category(library: &Library, name: &str, lang: Lang) -> Result<String, String> {
    let catalog = &library.catalog;
    let names: Vec<(u32, &str)> = (0..)
        .zip(catalog.categories())
        .flat_map(|(at, category)| {
            [category.id, category.name.vi, category.name.en].map(|text| (at, catalog.text(text)))
        })
        .collect();
    match find(&names, name) {
        Ok(at) => {
            let category = &catalog.categories()[at as usize];
            Ok(catalog.text(category.name.vi).to_owned())
        }
        Err(near) => Err(unknown(lang.pick("lĩnh vực", "category"), name, near, lang)),
    }
}

/// Finds a name exactly, then folded; else gives the nearest one.
fn find<'n>(names: &[(u32, &'n str)], wanted: &str) -> Result<u32, Option<&'n str>> {
    let exact = names.iter().find(|(_, name)| *name == wanted);
    let folded = || {
        let wanted = bare(wanted);
        names.iter().find(|(_, name)| bare(name) == wanted)
    };
    if let Some((at, _)) = exact.or_else(folded) {
        return Ok(*at);
    }
    let plain: Vec<(String, &str)> = names.iter().map(|(_, name)| (bare(name), *name)).collect();
    let near = nearest(
        &bare(wanted),
        plain.iter().map(|(folded, _)| folded.as_str()),
    );
    let starts = || {
        let wanted = bare(wanted);
        plain
            .iter()
            .find(|(folded, _)| folded.starts_with(&wanted))
            .map(|(_, name)| *name)
    };
    let near = near.and_then(|near| {
        plain
            .iter()
            .find(|(folded, _)| folded == near)
            .map(|(_, name)| *name)
    });
    Err(near
        .or_else(starts)
        .or_else(|| names.first().map(|(_, name)| *name)))
}

/// One line that says which name is not there and which is nearest.
pub fn unknown(what: &str, name: &str, near: Option<&str>, lang: Lang) -> String {
    let name = crate::core::clean::clean(name);
    let said = match lang {
        Lang::Vi => format!("không có {what} “{name}”"),
        Lang::En => format!("there is no {what} “{name}”"),
    };
    match (near, lang) {
        (None, _) => said,
        (Some(near), Lang::Vi) => format!("{said}; gần nhất là “{near}”"),
        (Some(near), Lang::En) => format!("{said}; the nearest is “{near}”"),
    }
}

//! Finds what a typed name stands for.
//!
//! Owns how a plan is found by its name, for options and addresses alike. It must not know where the name was
//! written, nor how an unknown name is reported.

use crate::core::catalog::Catalog;
use crate::core::clean::clean;
use crate::core::fold::bare;
use crate::core::model::{PlaceId, PlanId};
use crate::core::nearest::{NamedKind, NearestNames, UnknownName, most_likely};

/// Finds a plan by its id or exact name, then by its folded name. Of several plans, those of the place's own pack
/// come first, then main plans.
///
/// # Errors
/// Returns the name with the nearest known one if the data has no such plan.
pub(crate) fn plan(
    catalog: &Catalog,
    name: &str,
    place: Option<PlaceId>,
) -> Result<PlanId, UnknownName> {
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
    find(&names, name, NamedKind::Plan).map(PlanId)
}

/// Finds a name exactly, then folded.
///
/// # Errors
/// Returns the nearest name if none matches.
pub(crate) fn find(
    names: &[(u32, &str)],
    wanted: &str,
    what: NamedKind,
) -> Result<u32, UnknownName> {
    let exact = names.iter().find(|(_, name)| *name == wanted);
    let folded = || {
        let wanted = bare(wanted);
        names.iter().find(|(_, name)| bare(name) == wanted)
    };
    if let Some((at, _)) = exact.or_else(folded) {
        return Ok(*at);
    }
    let names: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
    let near = most_likely(wanted, &names).map(ToOwned::to_owned);
    Err(UnknownName {
        what,
        name: clean(wanted).into_owned(),
        known: near.map_or(NearestNames::Nothing, NearestNames::Nearest),
    })
}

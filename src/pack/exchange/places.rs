//! The places of a report as a pack names them.
//!
//! Owns which place of a pack is meant by one of a report: a unit whatever its title, of a district or commune where
//! only one place there bears the name. It must not know a figure.

use std::collections::HashMap;

use super::sameness::place_key;
use crate::core::catalog::Catalog;
use crate::core::model::PlaceId;
use crate::pack::gazetteer;

/// The names in a pack of the places of a report, for those that the pack has.
pub(super) fn named_in(
    pack: &Catalog,
    report: &Catalog,
    is_exact: bool,
) -> HashMap<PlaceId, String> {
    if is_exact {
        return HashMap::new();
    }
    let (there, here) = (names_of(pack), names_of(report));
    let by_key: HashMap<String, &String> = there
        .iter()
        .rev()
        .map(|name| (place_key(name), name))
        .collect();
    let (there, own) = (by_name(&there), by_name(&here));
    let meant = |name: &String| {
        let same = by_key.get(&place_key(name)).copied();
        same.or_else(|| {
            let untitled = gazetteer::untitled(name)?;
            let is_alone = own.get(&untitled).is_some_and(|names| names.len() == 1);
            let there = there.get(&untitled).filter(|_| is_alone)?;
            there.first().copied().filter(|_| there.len() == 1)
        })
    };
    let found = here.iter().zip(0..);
    found
        .filter_map(|(name, number)| Some((PlaceId(number), meant(name)?.clone())))
        .collect()
}

fn names_of(catalog: &Catalog) -> Vec<String> {
    let places = catalog.places().iter();
    places
        .map(|place| catalog.text(place.name.vi).to_owned())
        .collect()
}

/// Places by their names without titles.
fn by_name(names: &[String]) -> HashMap<String, Vec<&String>> {
    let mut found: HashMap<String, Vec<&String>> = HashMap::new();
    for name in names {
        if let Some(untitled) = gazetteer::untitled(name) {
            found.entry(untitled).or_default().push(name);
        }
    }
    found
}

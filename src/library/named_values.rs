//! Finds what the value of a filter names, and reports values that name nothing or several things.
//!
//! Owns the texts that name categories, sources, places, plans, units, owners and classes. It must not know a series,
//! nor how a filter is answered.

use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::lang::Lang;
use crate::core::maps::FastSet;
use crate::core::meant::{Meant, NameFit, meant};
use crate::core::model::{Bilingual, Text};
use crate::core::nearest::{NamedKind, NearestNames, UnknownName, closest};
use crate::search::condition::{Filter, FilterReason};
use crate::search::filter_fields::FilterField;
use crate::words::problems::names;
use crate::words::wording;

/// The most names that are suggested for an unknown value, or listed for one that begins several.
const NAMED: usize = 6;

/// The categories that are named, by their position: by name or id.
pub(super) fn categories(catalog: &Catalog, wanted: &str) -> Meant {
    let all = catalog.categories().iter();
    let names = all.map(|category| [category.name.vi, category.name.en, category.id]);
    among(catalog, names, wanted)
}

/// The sources that are named, by their position: by id, title or publisher.
pub(super) fn sources(catalog: &Catalog, wanted: &str) -> Meant {
    let all = catalog.sources().iter();
    let names = all.map(|source| [source.id, source.title, source.publisher]);
    among(catalog, names, wanted)
}

/// The places that are named, by their position.
pub(super) fn places(catalog: &Catalog, wanted: &str) -> Meant {
    let all = catalog.places().iter();
    among(
        catalog,
        all.map(|place| [place.name.vi, place.name.en]),
        wanted,
    )
}

/// The plans that are named, by their position: by id, name or title.
pub(super) fn plans(catalog: &Catalog, wanted: &str) -> Meant {
    let all = catalog.plans().iter();
    let names = all.map(|plan| {
        let title = plan.title.unwrap_or(plan.name);
        [plan.id, plan.name.vi, plan.name.en, title.vi, title.en]
    });
    among(catalog, names, wanted)
}

/// Every unit, each once.
pub(crate) fn all_units(catalog: &Catalog) -> Vec<Bilingual> {
    let all = catalog.indicators().iter();
    each_once(all.map(|indicator| indicator.unit))
}

/// Everybody who answers for an indicator, each once.
pub(crate) fn all_owners(catalog: &Catalog) -> Vec<Bilingual> {
    let all = catalog.indicators().iter();
    each_once(all.flat_map(|indicator| indicator.details().owners.iter().map(|owner| owner.name)))
}

/// The units that are named.
pub(super) fn units(catalog: &Catalog, wanted: &str) -> Meant {
    let wanted = with_percent(wanted);
    let units = all_units(catalog);
    let names: Vec<[String; 2]> = units
        .iter()
        .map(|unit| [unit.vi, unit.en].map(|text| with_percent(catalog.text(text))))
        .collect();
    let names = names.iter().map(|both| both.iter().map(String::as_str));
    meant(names, &wanted, NameFit::Later)
}

/// Those who answer for an indicator and are named.
pub(super) fn owners(catalog: &Catalog, wanted: &str) -> Meant {
    let owners = all_owners(catalog);
    let names = owners.iter().map(|owner| [owner.vi, owner.en]);
    among(catalog, names, wanted)
}

/// A folded unit in which the percent sign is a word, so that it can be named.
fn with_percent(unit: &str) -> String {
    bare(&unit.replace('%', " percent ")).replace("phan tram", "percent")
}

/// Returns for each thing whether it is named.
fn among<N: IntoIterator<Item = Text>>(
    catalog: &Catalog,
    names: impl Iterator<Item = N>,
    wanted: &str,
) -> Meant {
    let names = names.map(|names| names.into_iter().map(|name| catalog.text(name)));
    meant(names, wanted, NameFit::Later)
}

fn each_once(names: impl Iterator<Item = Bilingual>) -> Vec<Bilingual> {
    let mut known: FastSet<(Text, Text)> = FastSet::default();
    let mut last = None;
    let mut all = Vec::new();
    for name in names {
        let both = (name.vi, name.en);
        // Neighbours mostly have the same text, which is folded only once.
        if last != Some(both) && known.insert(both) {
            all.push(name);
        }
        last = Some(both);
    }
    all
}

/// The classes of the board that a folded word means, and whether it begins several. Tried in this order: a name of a
/// class, a kind of classes or all without a verdict, the beginning of a name, the beginning of a reason.
pub(crate) fn classes(wanted: &str) -> (Vec<Class>, bool) {
    let wanted = wanted.replace(['-', '_'], " ");
    let all = Class::all();
    let meant_by = |names: &dyn Fn(Class) -> Vec<String>, most: NameFit| {
        let names: Vec<Vec<String>> = all.iter().map(|class| names(*class)).collect();
        let names = names.iter().map(|names| names.iter().map(String::as_str));
        meant(names, &wanted, most)
    };
    let every = |class| [wording::class_names(class), wording::class_reasons(class)].concat();
    let mut found = meant_by(&every, NameFit::Whole);
    if !found.any() {
        found = meant_by(&wording::class_names, NameFit::Letters);
    }
    if !found.any() {
        found = meant_by(&wording::class_reasons, NameFit::Letters);
    }
    let classes = all.iter().zip(&found.is);
    let classes = classes.filter_map(|(class, is)| is.then_some(*class));
    (classes.collect(), found.is_unsure)
}

/// Whether a value of several words is the name of something that the field can ask for, or the first words of one.
pub(super) fn is_begun(catalog: &Catalog, field: FilterField, value: &str) -> bool {
    let wanted = bare(value);
    let begins = |name: Text| {
        let name = bare(catalog.text(name));
        let rest = name.strip_prefix(&wanted);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let either = |name: Bilingual| begins(name.vi) || begins(name.en);
    match field {
        FilterField::Status => {
            let names = Class::all().into_iter().flat_map(|class| {
                [wording::class_names(class), wording::class_reasons(class)].concat()
            });
            names.map(|name| bare(&name)).any(|name| name == wanted)
        }
        FilterField::Category => catalog.categories().iter().any(|found| either(found.name)),
        FilterField::Place => catalog.places().iter().any(|found| either(found.name)),
        FilterField::Plan => catalog.plans().iter().any(|found| either(found.name)),
        FilterField::Owner => all_owners(catalog).into_iter().any(either),
        FilterField::Unit => all_units(catalog).into_iter().any(either),
        FilterField::Source => catalog.sources().iter().any(|found| begins(found.title)),
        FilterField::Year | FilterField::Has | FilterField::Estimate | FilterField::Sort => false,
    }
}

/// The problem to report for a value: it names nothing, or begins several names.
pub(super) fn remark(catalog: &Catalog, filter: &Filter, typed: &str) -> Option<FilterReason> {
    let value = typed.replace(['"', '“', '”'], "");
    if let Filter::Status(wanted) = filter {
        let (classes, is_unsure) = classes(wanted);
        return match classes.as_slice() {
            [] => Some(FilterReason::UnknownName(UnknownName {
                what: NamedKind::Status,
                name: value,
                known: names::statuses(),
            })),
            _ => is_unsure.then(|| FilterReason::Several {
                value,
                vi: class_words(&classes, Lang::Vi),
                en: class_words(&classes, Lang::En),
            }),
        };
    }
    let (what, found, all) = match filter {
        Filter::Category(wanted) => {
            let all = catalog.categories().iter().map(|category| category.name);
            (
                NamedKind::Category,
                categories(catalog, wanted),
                all.collect(),
            )
        }
        Filter::Source(wanted) => {
            let ids = catalog.sources().iter().map(|source| Bilingual {
                vi: source.id,
                en: source.id,
            });
            (NamedKind::Source, sources(catalog, wanted), ids.collect())
        }
        Filter::Place(wanted) => {
            let all = catalog.places().iter().map(|place| place.name);
            (NamedKind::Place, places(catalog, wanted), all.collect())
        }
        Filter::Plan(wanted) => {
            let all = catalog.plans().iter().map(|plan| plan.name);
            (NamedKind::Plan, plans(catalog, wanted), all.collect())
        }
        Filter::UnitNamed(wanted) => (NamedKind::Unit, units(catalog, wanted), all_units(catalog)),
        Filter::Owner(wanted) => (
            NamedKind::Owner,
            owners(catalog, wanted),
            all_owners(catalog),
        ),
        _ => return None,
    };
    let all: Vec<Bilingual> = all;
    if !found.any() {
        let known = near(catalog, &all, &bare(&value));
        return Some(
            UnknownName {
                what,
                name: value,
                known,
            }
            .into(),
        );
    }
    found.is_unsure.then(|| {
        let meant = all.iter().zip(&found.is).filter(|(_, is)| **is);
        let meant: Vec<Bilingual> = meant.map(|(name, _)| *name).collect();
        let said = |lang| {
            let mut said: Vec<String> = Vec::new();
            for name in &meant {
                let name = catalog.say(*name, lang);
                if !said.iter().any(|known| known == name) {
                    said.push(name.to_owned());
                }
                if said.len() > NAMED {
                    break;
                }
            }
            said
        };
        FilterReason::Several {
            value,
            vi: said(Lang::Vi),
            en: said(Lang::En),
        }
    })
}

/// The names of the classes, without repetitions.
fn class_words(classes: &[Class], lang: Lang) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for class in classes {
        let word = wording::class_name(*class, lang);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The nearest names in both languages.
fn near(catalog: &Catalog, names: &[Bilingual], wanted: &str) -> NearestNames {
    if names.is_empty() {
        return NearestNames::Nothing;
    }
    let near = |lang| {
        let all = names.iter().map(|name| catalog.say(*name, lang)).collect();
        let near = closest(wanted, all, NAMED).into_iter();
        near.map(ToOwned::to_owned).collect()
    };
    NearestNames::Names {
        vi: near(Lang::Vi),
        en: near(Lang::En),
    }
}

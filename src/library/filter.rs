//! Filters of a query, answered by the catalogue.
//!
//! Owns the meaning of `tt:`, `lv:`, `nam:`, `nguon:`, `dia:`, `co:`, `>` and `<` for one series on one
//! day, and what is said of a value that names nothing. It knows no index and no screen.
//! The one idea: what a value names is looked up once for all series, so that a series costs no text.

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::judge::official::is_disputed;
use crate::core::judge::standing::{assessment, shown};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, Claim, ClaimId, SeriesId};
use crate::core::nearest::{Known, Named, UnknownName, closest};
use crate::search::condition::{Condition, Filter};
use crate::search::query::{Problem, Query};
use crate::words::problems::names;
use crate::words::wording;

/// The conditions of a query, ready to be asked of any series.
#[derive(Debug)]
pub struct CompiledFilter<'c> {
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    // Whether each must hold or must not.
    tests: Vec<(Test, bool)>,
}

#[derive(Debug)]
enum Test {
    Class(Vec<Class>),
    // By the position of the category.
    Category(Vec<bool>),
    Years(i32, i32),
    // By the position of the source.
    Source(Vec<bool>),
    // By the position of the place.
    Place(Vec<bool>),
    Above(f64, bool),
    Below(f64, bool),
    Printed(Vec<Figure>),
    Unit(String),
    HasTarget,
    HasDisagreement,
    HasConflict,
}

impl<'c> CompiledFilter<'c> {
    /// Looks up what the conditions name.
    pub fn new(catalog: &'c Catalog, viewpoint: &'c Viewpoint, conditions: &[Condition]) -> Self {
        let test = |condition: &Condition| (test(catalog, &condition.filter), !condition.negated);
        let mut tests: Vec<(Test, bool)> = conditions.iter().map(test).collect();
        // What is told by a number first, what has to be judged last.
        tests.sort_by_key(|(test, _)| test.cost());
        Self {
            catalog,
            viewpoint,
            tests,
        }
    }

    /// Tells whether a series passes every condition.
    pub fn passes(&self, series: SeriesId) -> bool {
        let mut tests = self.tests.iter();
        tests.all(|(test, wanted)| self.holds(test, series) == *wanted)
    }

    fn holds(&self, test: &Test, series: SeriesId) -> bool {
        let (catalog, viewpoint) = (self.catalog, self.viewpoint);
        let has = |list: &[bool], at: usize| list.get(at).copied().unwrap_or(false);
        match test {
            Test::Class(wanted) => {
                wanted.contains(&Class::of(&assessment(catalog, viewpoint, series)))
            }
            Test::Category(wanted) => has(wanted, catalog.indicator_of(series).category.index()),
            Test::Years(first, last) => viewpoint.claims(catalog, series).any(|(_, claim)| {
                let year = claim.year.map(i32::from);
                year.is_some_and(|year| (*first..=*last).contains(&year))
            }),
            Test::Source(wanted) => viewpoint
                .claims(catalog, series)
                .filter_map(|(_, claim)| claim.source)
                .any(|id| has(wanted, id.index())),
            Test::Place(wanted) => has(wanted, catalog.series_of(series).place.index()),
            Test::Above(bound, or_equal) => self
                .leading(series)
                .is_some_and(|value| value > *bound || (*or_equal && value == *bound)),
            Test::Below(bound, or_equal) => self
                .leading(series)
                .is_some_and(|value| value < *bound || (*or_equal && value == *bound)),
            Test::Printed(figures) => prints(catalog, viewpoint, series, figures).next().is_some(),
            Test::Unit(wanted) => {
                let unit = catalog.indicator_of(series).unit;
                let units = [unit.vi, unit.en];
                units
                    .iter()
                    .any(|unit| begins_with(catalog.text(*unit), wanted))
            }
            Test::HasDisagreement => is_disputed(catalog, viewpoint, series),
            Test::HasConflict => !viewpoint.conflicts(catalog, series).is_empty(),
            Test::HasTarget => viewpoint
                .claims(catalog, series)
                .any(|(_, claim)| viewpoint.is_promised(catalog, &claim)),
        }
    }

    fn leading(&self, series: SeriesId) -> Option<f64> {
        let shown = shown(self.catalog, self.viewpoint, series)?;
        Some(self.catalog.claim(shown).low.to_f64())
    }
}

impl Test {
    fn cost(&self) -> u8 {
        match self {
            Self::Category(_) | Self::Place(_) | Self::Unit(_) => 0,
            Self::Years(..) | Self::Source(_) | Self::HasTarget | Self::Printed(_) => 1,
            Self::HasConflict => 3,
            Self::Class(_) | Self::HasDisagreement | Self::Above(..) | Self::Below(..) => 4,
        }
    }
}

fn test(catalog: &Catalog, filter: &Filter) -> Test {
    match filter {
        Filter::Status(wanted) => Test::Class(classes_named(wanted)),
        Filter::Category(wanted) => Test::Category(categories(catalog, wanted)),
        Filter::Years(first, last) => Test::Years(*first, *last),
        Filter::Source(wanted) => Test::Source(sources(catalog, wanted)),
        Filter::Place(wanted) => Test::Place(places(catalog, wanted)),
        Filter::Above(bound, or_equal) => Test::Above(*bound, *or_equal),
        Filter::Below(bound, or_equal) => Test::Below(*bound, *or_equal),
        Filter::Printed(figures) => Test::Printed(figures.clone()),
        Filter::Unit(wanted) => Test::Unit(wanted.clone()),
        Filter::HasTarget => Test::HasTarget,
        Filter::HasDisagreement => Test::HasDisagreement,
        Filter::HasConflict => Test::HasConflict,
    }
}

/// Tells whether a unit begins with the words that were typed for it: "triệu đồng" with "triệu", "%/năm" with "%".
fn begins_with(unit: &str, wanted: &str) -> bool {
    match (unit.strip_prefix('%'), wanted.strip_prefix('%')) {
        (Some(unit), Some(wanted)) => bare(unit).starts_with(&bare(wanted)),
        (None, None) => {
            let (unit, wanted) = (bare(unit), bare(wanted));
            !wanted.is_empty() && format!("{unit} ").starts_with(&format!("{wanted} "))
        }
        _ => false,
    }
}

/// The claims of a series that print one of these figures, as a value or as an end of a range.
pub fn prints<'c>(
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    series: SeriesId,
    figures: &'c [Figure],
) -> impl Iterator<Item = ClaimId> + use<'c> {
    let claims = viewpoint.claims(catalog, series);
    let is_printed = |claim: &Claim| figures.contains(&claim.low) || figures.contains(&claim.high);
    claims.filter_map(move |(id, claim)| is_printed(&claim).then_some(id))
}

fn categories(catalog: &Catalog, wanted: &str) -> Vec<bool> {
    let all = catalog.categories().iter();
    all.map(|category| {
        let names = [category.name.vi, category.name.en, category.id];
        names
            .iter()
            .any(|name| bare(catalog.text(*name)).contains(wanted))
    })
    .collect()
}

fn sources(catalog: &Catalog, wanted: &str) -> Vec<bool> {
    let all = catalog.sources().iter();
    all.map(|source| {
        let texts = [source.title, source.publisher];
        bare(catalog.text(source.id)) == wanted
            || texts
                .iter()
                .any(|text| bare(catalog.text(*text)).contains(wanted))
    })
    .collect()
}

fn places(catalog: &Catalog, wanted: &str) -> Vec<bool> {
    let all = catalog.places().iter();
    all.map(|place| {
        let names = [place.name.vi, place.name.en];
        names
            .iter()
            .any(|name| bare(catalog.text(*name)).contains(wanted))
    })
    .collect()
}

/// The classes that a folded word means: one, those of a kind, or all without a verdict.
pub fn classes_named(wanted: &str) -> Vec<Class> {
    let all = Class::all().into_iter();
    all.filter(|class| wording::is_class(*class, wanted))
        .collect()
}

/// Values named beside one that is unknown.
const NAMED: usize = 6;

/// Notes at their place in the query the values that name nothing in the catalogue, with the nearest that
/// do. Such a filter still holds: nothing passes it.
pub fn note_unknown(query: &mut Query, catalog: &Catalog) {
    let problems: Vec<Problem> = query
        .conditions()
        .iter()
        .filter_map(|condition| {
            let typed = query.text().chars().skip(condition.start);
            let typed: String = typed.take(condition.end - condition.start).collect();
            let (_, value) = typed.split_once(':').unwrap_or(("", &typed));
            let unknown = unknown(catalog, &condition.filter, value)?;
            Some(Problem {
                start: condition.start,
                end: condition.end,
                reason: unknown.into(),
            })
        })
        .collect();
    query.note(problems);
}

/// The error of a value that names nothing.
fn unknown(catalog: &Catalog, filter: &Filter, typed: &str) -> Option<UnknownName> {
    let none = |found: &[bool]| !found.contains(&true);
    let (what, known) = match filter {
        Filter::Status(wanted) => {
            let is_known = !classes_named(wanted).is_empty();
            (!is_known).then(|| (Named::Status, names::statuses()))?
        }
        Filter::Category(wanted) if none(&categories(catalog, wanted)) => {
            let all = catalog.categories().iter().map(|category| category.name);
            (Named::Category, near(catalog, all, wanted))
        }
        Filter::Source(wanted) if none(&sources(catalog, wanted)) => {
            let ids = catalog.sources().iter().map(|source| Bilingual {
                vi: source.id,
                en: source.id,
            });
            (Named::Source, near(catalog, ids, wanted))
        }
        Filter::Place(wanted) if none(&places(catalog, wanted)) => {
            let all = catalog.places().iter().map(|place| place.name);
            (Named::Place, near(catalog, all, wanted))
        }
        _ => return None,
    };
    Some(UnknownName {
        what,
        name: typed.to_owned(),
        known,
    })
}

/// The nearest of some names in both languages.
fn near(catalog: &Catalog, names: impl Iterator<Item = Bilingual>, wanted: &str) -> Known {
    let names: Vec<Bilingual> = names.collect();
    let near = |lang| {
        let all = names.iter().map(|name| catalog.say(*name, lang)).collect();
        let near = closest(wanted, all, NAMED).into_iter();
        near.map(ToOwned::to_owned).collect()
    };
    Known::Names {
        vi: near(Lang::Vi),
        en: near(Lang::En),
    }
}

//! Filters of a query, answered by the catalogue.
//!
//! Owns the meaning of each filter for one series on one day, and where in the query a value is reported. It must not
//! know the index or a screen; `named_values` looks up what a value names, once for all series, so that testing a
//! series compares no text.

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::judge::official::is_disputed;
use crate::core::judge::standing::{assessment, shown};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::maps::FastSet;
use crate::core::model::{Bilingual, ClaimKind, SeriesId, Text};
use crate::library::named_values::{
    all_owners, all_units, categories, classes, owners, places, plans, remark, sources, units,
};
use crate::library::printed::Printing;
use crate::search::condition::{Condition, Filter};
use crate::search::filter_fields::{alternatives, field_and_value};
use crate::search::printed_figures::unit_words;
use crate::search::query::{Query, QueryProblem};

/// The conditions of a query, ready to be asked of any series.
#[derive(Debug)]
pub struct CompiledFilter<'c> {
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    // True if the condition must hold, false if it must not.
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
    Printed(Printing),
    // By the Vietnamese text of the unit.
    Unit(FastSet<Text>),
    // By the position of the plan.
    Plan(Vec<bool>),
    // By the Vietnamese name of who answers for it.
    Owner(FastSet<Text>),
    Estimate(bool),
    Any(Vec<Test>),
    HasTarget,
    HasDisagreement,
    HasConflict,
}

impl<'c> CompiledFilter<'c> {
    /// Looks up what the conditions name.
    pub fn new(catalog: &'c Catalog, viewpoint: &'c Viewpoint, conditions: &[Condition]) -> Self {
        let test = |condition: &Condition| (test(catalog, &condition.filter), !condition.negated);
        let mut tests: Vec<(Test, bool)> = conditions.iter().map(test).collect();
        // Cheap conditions on numbers first, those that need a judgement last.
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
        match test {
            Test::Class(wanted) => wanted.contains(&Class::from_assessment(&assessment(
                catalog, viewpoint, series,
            ))),
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
            Test::Printed(printing) => printing.claims(catalog, viewpoint, series).next().is_some(),
            Test::Unit(wanted) => wanted.contains(&catalog.indicator_of(series).unit.vi),
            Test::Plan(wanted) => viewpoint
                .claims(catalog, series)
                .filter(|(_, claim)| claim.kind == ClaimKind::Target)
                .filter_map(|(_, claim)| claim.plan)
                .any(|id| has(wanted, id.index())),
            Test::Owner(wanted) => {
                let owner = catalog.owner(series);
                owner.is_some_and(|owner| wanted.contains(&owner.name.vi))
            }
            Test::Estimate(wanted) => shown(catalog, viewpoint, series).is_some_and(|id| {
                let is_estimate = catalog.claim(id).kind == ClaimKind::Estimate;
                is_estimate == *wanted
            }),
            Test::Any(tests) => tests.iter().any(|test| self.holds(test, series)),
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
            Self::Category(_) | Self::Place(_) | Self::Unit(_) | Self::Owner(_) => 0,
            Self::Years(..) | Self::Source(_) | Self::Plan(_) => 1,
            Self::HasTarget | Self::Printed(_) => 1,
            Self::Any(tests) => tests.iter().map(Self::cost).max().unwrap_or_default(),
            Self::HasConflict => 3,
            Self::Class(_) | Self::HasDisagreement | Self::Estimate(_) => 4,
            Self::Above(..) | Self::Below(..) => 4,
        }
    }
}

fn test(catalog: &Catalog, filter: &Filter) -> Test {
    match filter {
        Filter::Status(wanted) => Test::Class(classes(wanted).0),
        Filter::Category(wanted) => Test::Category(categories(catalog, wanted).is),
        Filter::Years(first, last) => Test::Years(*first, *last),
        Filter::Source(wanted) => Test::Source(sources(catalog, wanted).is),
        Filter::Place(wanted) => Test::Place(places(catalog, wanted).is),
        Filter::Plan(wanted) => Test::Plan(plans(catalog, wanted).is),
        Filter::Owner(wanted) => {
            let is = owners(catalog, wanted).is;
            Test::Owner(in_vietnamese(all_owners(catalog), |at, _| has(&is, at)))
        }
        Filter::UnitNamed(wanted) => {
            let is = units(catalog, wanted).is;
            Test::Unit(in_vietnamese(all_units(catalog), |at, _| has(&is, at)))
        }
        Filter::Estimate(wanted) => Test::Estimate(*wanted),
        Filter::Any(filters) => any(filters.iter().map(|filter| test(catalog, filter)).collect()),
        Filter::Above(bound, or_equal) => Test::Above(*bound, *or_equal),
        Filter::Below(bound, or_equal) => Test::Below(*bound, *or_equal),
        Filter::Printed(amount) => Test::Printed(Printing::new(catalog, amount)),
        Filter::Unit(wanted) => Test::Unit(in_vietnamese(all_units(catalog), |_, unit| {
            let mut texts = [unit.vi, unit.en].into_iter();
            texts.any(|text| begins_with(catalog.text(text), wanted))
        })),
        Filter::HasTarget => Test::HasTarget,
        Filter::HasDisagreement => Test::HasDisagreement,
        Filter::HasConflict => Test::HasConflict,
    }
}

/// Whether the thing at a position is one of those wanted.
fn has(list: &[bool], at: usize) -> bool {
    list.get(at).copied().unwrap_or(false)
}

/// The Vietnamese texts of those names that are wanted.
fn in_vietnamese(names: Vec<Bilingual>, is: impl Fn(usize, &Bilingual) -> bool) -> FastSet<Text> {
    let names = names.into_iter().enumerate();
    let wanted = names.filter(|(at, name)| is(*at, name));
    wanted.map(|(_, name)| name.vi).collect()
}

/// Several values of one filter. Classes are joined into one test, so that a series is judged once.
fn any(tests: Vec<Test>) -> Test {
    let classes = tests.iter().map(|test| match test {
        Test::Class(classes) => Some(classes.clone()),
        _ => None,
    });
    let classes: Option<Vec<Vec<Class>>> = classes.collect();
    match classes {
        Some(classes) => Test::Class(classes.concat()),
        None => Test::Any(tests),
    }
}

/// Tells whether a unit begins with the words that were typed for it: "triệu đồng" with "triệu", "%/năm" with "%".
fn begins_with(unit: &str, wanted: &str) -> bool {
    let (unit, wanted) = (unit_words(unit), unit_words(wanted));
    !wanted.is_empty() && format!("{unit} ").starts_with(&format!("{wanted} "))
}

/// Notes, at their place in the query, the values that name nothing in the catalogue, with the nearest known names,
/// and those that begin several names.
pub fn note_unknown(query: &mut Query, catalog: &Catalog) {
    let mut problems: Vec<QueryProblem> = Vec::new();
    for condition in query.conditions() {
        let typed = query.text().chars().skip(condition.start);
        let typed: String = typed.take(condition.end - condition.start).collect();
        let Some((field, value)) = field_and_value(typed.trim_start_matches('!')) else {
            continue;
        };
        let before = condition.end - value.chars().count();
        let parts = alternatives(field, value);
        let is_one = parts.len() == 1;
        let filters = match &condition.filter {
            Filter::Any(filters) => filters.as_slice(),
            filter => std::slice::from_ref(filter),
        };
        for (filter, (at, part)) in filters.iter().zip(parts) {
            let Some(reason) = remark(catalog, filter, part) else {
                continue;
            };
            let start = before + at;
            let (start, end) = match is_one {
                true => (condition.start, condition.end),
                false => (start, start + part.chars().count()),
            };
            problems.push(QueryProblem { start, end, reason });
        }
    }
    query.note(problems);
}

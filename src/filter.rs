//! Filters of a query, answered by the catalogue.
//!
//! Owns the meaning of `tt:`, `lv:`, `nam:`, `nguon:`, `dia:`, `co:`, `>` and `<` for one series on one
//! day. It knows no index and no screen.

use crate::catalog::Catalog;
use crate::fold::bare;
use crate::lang::Lang;
use crate::model::{ClaimKind, SeriesId};
use crate::outlook::Outlook;
use crate::search::condition::{Condition, Filter};
use crate::standing::official::is_disputed;
use crate::standing::{Status, assessment};
use crate::wording;

/// Tells whether a series passes every condition.
pub fn passes(
    catalog: &Catalog,
    outlook: &Outlook,
    conditions: &[Condition],
    series: SeriesId,
) -> bool {
    conditions
        .iter()
        .all(|condition| holds(catalog, outlook, &condition.filter, series) != condition.negated)
}

fn holds(catalog: &Catalog, outlook: &Outlook, filter: &Filter, series: SeriesId) -> bool {
    match filter {
        Filter::Status(wanted) => is_status(assessment(catalog, outlook, series).status, wanted),
        Filter::Category(wanted) => {
            let category = catalog.category(catalog.indicator_of(series).category);
            let names = [category.name.vi, category.name.en, category.id];
            names
                .iter()
                .any(|name| bare(catalog.text(*name)).contains(wanted))
        }
        Filter::Years(first, last) => outlook.claims(catalog, series).any(|(_, claim)| {
            claim
                .year
                .is_some_and(|year| (*first..=*last).contains(&i32::from(year)))
        }),
        Filter::Source(wanted) => outlook
            .claims(catalog, series)
            .filter_map(|(_, claim)| claim.source)
            .any(|id| {
                let source = catalog.source(id);
                bare(catalog.text(source.id)) == *wanted
                    || [source.title, source.publisher]
                        .iter()
                        .any(|text| bare(catalog.text(*text)).contains(wanted))
            }),
        Filter::Place(wanted) => {
            let place = catalog.place(catalog.series_of(series).place).name;
            [place.vi, place.en]
                .iter()
                .any(|name| bare(catalog.text(*name)).contains(wanted))
        }
        Filter::Above(bound, or_equal) => latest(catalog, outlook, series)
            .is_some_and(|value| value > *bound || (*or_equal && value == *bound)),
        Filter::Below(bound, or_equal) => latest(catalog, outlook, series)
            .is_some_and(|value| value < *bound || (*or_equal && value == *bound)),
        Filter::HasDisagreement => is_disputed(catalog, outlook, series),
        Filter::HasConflict => !outlook.conflicts(catalog, series).is_empty(),
        Filter::HasTarget => outlook
            .claims(catalog, series)
            .any(|(_, claim)| claim.kind == ClaimKind::Target),
    }
}

fn latest(catalog: &Catalog, outlook: &Outlook, series: SeriesId) -> Option<f64> {
    let latest = outlook.newest(catalog, series)?;
    Some(catalog.claim(latest).low.to_f64())
}

/// Tells whether a status is meant by a folded word in either language, or by its code.
pub fn is_status(status: Status, wanted: &str) -> bool {
    let wanted = wanted.replace(['-', '_'], " ");
    let names = [
        bare(status.code()).replace('_', " "),
        bare(wording::status(status, Lang::Vi)),
        bare(wording::status(status, Lang::En)),
    ];
    names.contains(&wanted)
}

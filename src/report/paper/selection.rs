//! What was chosen, for scripts: the rows of a list as JSON and CSV, with where each is found again.
//!
//! Owns the keys and columns that stand beside those of a list. It must not know how the rows were chosen.

use std::collections::HashMap;
use std::io;

use serde_json::{Value, json};

use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PackId, SeriesId};
use crate::pack::version::Version;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::json::{self, BilingualJson, CardJson, keys};
use crate::report::paper::cited::Cited;
use crate::report::paper::list::address;
use crate::report::table;

/// The packs of some series, each with its state.
struct States(HashMap<PackId, Version>);

impl States {
    fn collect(basis: Basis<'_>, rows: &[SeriesId]) -> Self {
        let mut states = HashMap::new();
        for series in rows {
            let pack = basis.catalog.indicator_of(*series).pack;
            states
                .entry(pack)
                .or_insert_with(|| Version::of(basis.catalog, pack));
        }
        Self(states)
    }

    /// The packs with their states.
    fn packs(&self, basis: Basis<'_>) -> Vec<Value> {
        let catalog = basis.catalog;
        let mut packs: Vec<(&PackId, &Version)> = self.0.iter().collect();
        packs.sort_unstable_by_key(|(pack, _)| **pack);
        let told = packs.into_iter().map(|(pack, version)| {
            let pack = catalog.pack(*pack);
            json!({
                "id": catalog.text(pack.id),
                "name": BilingualJson::new(catalog, pack.name),
                "version": version.to_string(),
            })
        });
        told.collect()
    }

    fn of_series(&self, basis: Basis<'_>, series: SeriesId) -> String {
        let pack = basis.catalog.indicator_of(series).pack;
        let state = self.0.get(&pack);
        state.map_or_else(String::new, ToString::to_string)
    }
}

/// One JSON document: what it is of, a card for each row, the sources that they name.
pub(crate) fn json(basis: Basis<'_>, query: &str, rows: &[SeriesId]) -> Value {
    let catalog = basis.catalog;
    let mut cited = Cited::new(basis);
    let cards = rows.iter().map(|series| {
        let card = Card::new(basis, *series);
        cited.of_card(&card);
        let mut card = keys(json!(CardJson::new(&card)));
        card.insert("address".to_owned(), address(basis, *series).into());
        Value::Object(card)
    });
    let cards: Vec<Value> = cards.collect();
    let states = States::collect(basis, rows);
    let plan = basis.viewpoint.plan.map(|plan| catalog.plan(plan));
    json!({
        "as_of": basis.viewpoint.day.to_string(),
        "plan": plan.map(|plan| catalog.text(plan.name.vi)),
        "query": query,
        "packs": states.packs(basis),
        "indicators": cards,
        "sources": cited.all().iter().map(|id| json::source(catalog, *id)).collect::<Vec<_>>(),
    })
}

/// The same of series that are each seen from a day and plan of their own, under one head.
///
/// # Errors
/// Those of the writer, which writing to memory does not bring.
pub(crate) fn csv_of_several(
    basis: Basis<'_>,
    items: impl Iterator<Item = (Viewpoint, SeriesId)>,
) -> io::Result<String> {
    let mut all = String::new();
    for (viewpoint, series) in items {
        let viewpoint = &viewpoint;
        let own = Basis { viewpoint, ..basis };
        let text = csv(own, &[series])?;
        match text.split_once('\n') {
            Some((_, rows)) if !all.is_empty() => all.push_str(rows),
            _ => all.push_str(&text),
        }
    }
    Ok(all)
}

/// The columns of a list, and day, state of the pack and address.
///
/// # Errors
/// Those of the writer, which writing to memory does not bring.
pub(crate) fn csv(basis: Basis<'_>, rows: &[SeriesId]) -> io::Result<String> {
    let states = States::collect(basis, rows);
    let day = basis.viewpoint.day.to_string();
    let more = |series: SeriesId| {
        vec![
            day.clone(),
            states.of_series(basis, series),
            address(basis, series),
        ]
    };
    table::csv_with(basis, rows, &["as_of", "pack_version", "address"], &more)
}

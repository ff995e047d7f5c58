//! What must be known of a page: when, where, by which plans, from which state of the data.
//!
//! Owns those facts, for the head of a page and for a sheet of its own. It must not know what else stands on the page.

use crate::core::model::{PackId, PlaceId, PlanId, SourceId};
use crate::pack::version::Version;
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::paper::page::{SheetValue, WorkbookSheet};
use crate::words::locale::number;
use crate::words::locale::words::fill;
use crate::words::paper::paper_words;

/// What a person, or the command, says of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    /// Its title.
    pub(crate) title: String,
    /// Remarks under it.
    pub(crate) remarks: Vec<String>,
    /// The query as it was typed; empty without one.
    pub(crate) query: String,
}

/// The facts at the head of a page with these cards.
pub(crate) fn facts(basis: Basis<'_>, about: &About, cards: &[&Card<'_>]) -> Vec<(String, String)> {
    let catalog = basis.catalog;
    let words = paper_words(basis.lang);
    let mut plans: Vec<PlanId> = cards.iter().filter_map(|card| card.plan()).collect();
    plans.sort_unstable();
    plans.dedup();
    let packs = cards.iter();
    let packs = packs.map(|card| catalog.indicator_of(card.series).pack);
    let mut facts = head(basis);
    if let (Some((_, place)), Some(places)) = (facts.get_mut(1), places(basis, cards)) {
        *place = places;
    }
    if !about.query.is_empty() {
        facts.push((words.query.to_owned(), about.query.clone()));
    }
    let targets: Vec<String> = plans
        .into_iter()
        .map(|plan| plan_name(basis, plan))
        .collect();
    facts.push((words.plans_of_targets.to_owned(), targets.join("; ")));
    let said = fill(words.count, &[&cards.len().to_string()]);
    facts.push((words.list_title.to_owned(), said));
    facts.push((words.data.to_owned(), states(basis, packs.collect())));
    facts.retain(|(_, said)| !said.is_empty());
    facts
}

/// Most places that are named.
const MOST_PLACES: usize = 4;

/// The places of the cards, since a query may find other places too. `None` if there are none, or too many to name.
fn places(basis: Basis<'_>, cards: &[&Card<'_>]) -> Option<String> {
    let catalog = basis.catalog;
    let mut places: Vec<PlaceId> = Vec::new();
    for card in cards {
        let place = catalog.series_of(card.series).place;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let names = places
        .iter()
        .map(|place| basis.say(catalog.place(*place).name));
    match places.len() {
        0 => None,
        few if few <= MOST_PLACES => Some(names.collect::<Vec<_>>().join(", ")),
        _ => Some(basis.words().every_place.to_owned()),
    }
}

/// Day, place and plan.
pub(crate) fn head(basis: Basis<'_>) -> Vec<(String, String)> {
    let words = paper_words(basis.lang);
    let place = match basis.home {
        Some(place) => basis.say(basis.catalog.place(place).name),
        None => basis.words().every_place,
    };
    let plan = match basis.viewpoint.plan {
        Some(plan) => plan_name(basis, plan),
        None => basis.words().every_main_plan.to_owned(),
    };
    vec![
        (
            words.as_of.to_owned(),
            number::day(basis.viewpoint.day, basis.lang),
        ),
        (words.place.to_owned(), place.to_owned()),
        (words.plan.to_owned(), plan),
    ]
}

fn plan_name(basis: Basis<'_>, plan: PlanId) -> String {
    basis.say(basis.catalog.plan(plan).name).to_owned()
}

/// Packs, each with its state: "Lai Châu (bản 2026-02-27 1a2b3c4d)".
pub(crate) fn states(basis: Basis<'_>, mut packs: Vec<PackId>) -> String {
    let catalog = basis.catalog;
    packs.sort_unstable();
    packs.dedup();
    let packs = packs.into_iter().map(|pack| {
        let version = Version::of(catalog, pack);
        let newest = number::published(version.newest, basis.lang);
        let version = [newest, version.digits()];
        let version: Vec<String> = version
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let id = catalog.text(catalog.pack(pack).id);
        fill(paper_words(basis.lang).data_of, &[id, &version.join(" · ")])
    });
    packs.collect::<Vec<_>>().join("; ")
}

/// The same as a sheet.
pub(crate) fn sheet(basis: Basis<'_>, title: &str, facts: &[(String, String)]) -> WorkbookSheet {
    let words = paper_words(basis.lang);
    let row = |(label, said): (&str, &str)| vec![SheetValue::text(label), SheetValue::text(said)];
    let mut rows = vec![row((words.title, title))];
    rows.extend(facts.iter().map(|(label, said)| row((label, said))));
    rows.push(row((words.address, words.find_again)));
    WorkbookSheet {
        name: words.sheet_about.to_owned(),
        columns: vec![(words.fact.to_owned(), 18), (words.content.to_owned(), 90)],
        rows,
    }
}

/// The day of publication of a source, as a day where the day is known.
pub(crate) fn published(basis: Basis<'_>, source: Option<SourceId>) -> SheetValue {
    let Some(id) = source else {
        return SheetValue::Nothing;
    };
    let date = basis.catalog.source(id).published;
    match (date.parts(), date.first_day()) {
        (Some((_, Some(_), Some(_))), Some(day)) => SheetValue::Day(day),
        _ => SheetValue::text(number::published(date, basis.lang)),
    }
}

//! One JSON document with everything that claims need: packs, plans, categories, indicators, sources.
//!
//! Owns the shape of `export --format json`; claims and sources look as in `show --json`. It is
//! written piece by piece, so that a large catalogue needs no second copy in memory. It must not know
//! where it is written to.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::core::catalog::Catalog;
use crate::core::lang::Lang;
use crate::core::model::{
    Ended, Indicator, IndicatorId, Owner, PackId, PlaceId, Relation, SeriesId, SourceId, Text,
};
use crate::report::basis::Basis;
use crate::report::json::{self, BilingualJson, ClaimJson};

/// Writes the claims of some series that exist on the day, and what they refer to.
///
/// # Errors
/// Those of the writer.
pub(crate) fn write(basis: Basis<'_>, series: &[SeriesId], out: &mut dyn Write) -> io::Result<()> {
    let catalog = basis.catalog;
    let shown = ExportedSeries::new(basis, series);
    let mut document = JsonDocument { out, lists: 0 };
    document.list("packs", packs(catalog, &shown))?;
    document.list("plans", plans(catalog, &shown))?;
    document.list("categories", categories(catalog, &shown))?;
    document.list("indicators", indicators(basis, &shown))?;
    document.list("sources", sources(catalog, &shown))?;
    document.out.write_all(b"\n}\n")
}

/// The series to write, by indicator, and the packs they belong to.
struct ExportedSeries {
    series: Vec<Vec<SeriesId>>,
    packs: Vec<bool>,
}

impl ExportedSeries {
    fn new(basis: Basis<'_>, series: &[SeriesId]) -> Self {
        let catalog = basis.catalog;
        let mut shown = Self {
            series: vec![Vec::new(); catalog.indicators().len()],
            // An export of everything lists every pack, even one without figures.
            packs: vec![series.len() == catalog.series().len(); catalog.packs().len()],
        };
        for id in series.iter().copied() {
            let indicator = catalog.series_of(id).indicator;
            shown.series[indicator.index()].push(id);
            shown.packs[catalog.indicator(indicator).pack.index()] = true;
        }
        shown
    }

    fn has(&self, pack: PackId) -> bool {
        self.packs[pack.index()]
    }
}

fn packs<'c>(catalog: &'c Catalog, shown: &'c ExportedSeries) -> impl Iterator<Item = Value> + 'c {
    let packs = (0..).map(PackId).zip(catalog.packs());
    packs.filter(|(id, _)| shown.has(*id)).map(|(_, pack)| {
        let plans = pack.main_plans.iter().map(|plan| catalog.plan(*plan).id);
        let place = pack.place.map(|place| catalog.place(place).name);
        json!({
            "id": catalog.text(pack.id),
            "name": BilingualJson::new(catalog, pack.name),
            "place": place.map(|name| catalog.say(name, Lang::Vi)),
            "main_plans": texts(catalog, plans),
            "assess": json::thresholds(pack.thresholds),
        })
    })
}

fn plans<'c>(catalog: &'c Catalog, shown: &'c ExportedSeries) -> impl Iterator<Item = Value> + 'c {
    let plans = catalog.plans().iter().filter(|plan| shown.has(plan.pack));
    plans.map(|plan| {
        json!({
            "id": catalog.text(plan.id),
            "pack": pack_id(catalog, plan.pack),
            "name": BilingualJson::new(catalog, plan.name),
            "title": plan.title.map(|title| BilingualJson::new(catalog, title)),
            "term": plan.term.map(|(first, last)| [first, last]),
            "status": plan.status.code(),
        })
    })
}

fn categories<'c>(
    catalog: &'c Catalog,
    shown: &'c ExportedSeries,
) -> impl Iterator<Item = Value> + 'c {
    let categories = catalog.categories().iter();
    categories
        .filter(|category| shown.has(category.pack))
        .map(|category| {
            json!({
                "id": catalog.text(category.id),
                "pack": pack_id(catalog, category.pack),
                "name": BilingualJson::new(catalog, category.name),
            })
        })
}

fn sources<'c>(
    catalog: &'c Catalog,
    shown: &'c ExportedSeries,
) -> impl Iterator<Item = Value> + 'c {
    let sources = (0..).map(SourceId).zip(catalog.sources());
    sources
        .filter(|(_, source)| shown.has(source.pack))
        .map(|(id, source)| {
            let mut value = json::source(catalog, id);
            value["pack"] = json!(pack_id(catalog, source.pack));
            value
        })
}

/// An indicator with its claims in every place shown.
#[derive(Serialize)]
struct IndicatorEntry {
    #[serde(flatten)]
    indicator: Map<String, Value>,
    claims: Vec<ClaimJson>,
}

fn indicators<'c>(
    basis: Basis<'c>,
    shown: &'c ExportedSeries,
) -> impl Iterator<Item = IndicatorEntry> + 'c {
    let catalog = basis.catalog;
    let indicators = (0..).map(IndicatorId).zip(catalog.indicators());
    indicators
        .map(|(id, indicator)| (indicator, &shown.series[id.index()]))
        .filter(|(indicator, series)| {
            let without_claims = shown.packs.iter().all(|shown| *shown);
            shown.has(indicator.pack) && (!series.is_empty() || without_claims)
        })
        .map(move |(indicator, series)| IndicatorEntry {
            indicator: describe(catalog, indicator),
            claims: series
                .iter()
                .flat_map(|id| {
                    let claims = basis.claims(*id);
                    claims.map(|(position, _)| ClaimJson::new(catalog, *id, position))
                })
                .collect(),
        })
}

fn describe(catalog: &Catalog, indicator: &Indicator) -> Map<String, Value> {
    let related = indicator.details().related.iter();
    let related = related.map(|id| catalog.indicator(*id).id);
    let category = catalog.category(indicator.category);
    let (min, max) = indicator.details().limits;
    json::keys(json!({
        "id": catalog.text(indicator.id),
        "pack": pack_id(catalog, indicator.pack),
        "name": BilingualJson::new(catalog, indicator.name),
        "category": catalog.say(category.name, Lang::Vi),
        "unit": catalog.say(indicator.unit, Lang::Vi),
        "better": indicator.better.code(),
        "better_guessed": indicator.guessed.better,
        "decimals": indicator.decimals,
        "kind_of_target": indicator.target_kind.map(|kind| kind.code()),
        "kind_of_target_guessed": indicator.guessed.target_kind,
        "min": min.map(json::number),
        "max": max.map(json::number),
        "aliases": texts(catalog, indicator.details().aliases.iter().copied()),
        "related": texts(catalog, related),
        "owner": owners(catalog, &indicator.details().owners),
        "ended": ends(catalog, &indicator.details().ended),
        "relation": relations(catalog, &indicator.details().relations),
    }))
}

fn owners(catalog: &Catalog, owners: &[Owner]) -> Vec<Value> {
    let owners = owners.iter().map(|owner| {
        json!({
            "place": owner.place.map(|place| place_name(catalog, place)),
            "name": BilingualJson::new(catalog, owner.name),
            "source_id": source_id(catalog, owner.source),
        })
    });
    owners.collect()
}

fn ends(catalog: &Catalog, ends: &[Ended]) -> Vec<Value> {
    let ends = ends.iter().map(|ended| {
        json!({
            "place": ended.place.map(|place| place_name(catalog, place)),
            "date": ended.date.to_string(),
            "source_id": source_id(catalog, ended.source),
        })
    });
    ends.collect()
}

fn relations(catalog: &Catalog, relations: &[Relation]) -> Vec<Value> {
    let id = |id: IndicatorId| catalog.text(catalog.indicator(id).id);
    let relations = relations.iter().map(|relation| {
        json!({
            "form": relation.form.code(),
            "of": id(relation.of),
            "count": relation.count.map(id),
        })
    });
    relations.collect()
}

fn place_name(catalog: &Catalog, place: PlaceId) -> &str {
    catalog.say(catalog.place(place).name, Lang::Vi)
}

fn source_id(catalog: &Catalog, source: Option<SourceId>) -> Option<&str> {
    source.map(|id| catalog.text(catalog.source(id).id))
}

fn pack_id(catalog: &Catalog, pack: PackId) -> &str {
    catalog.text(catalog.pack(pack).id)
}

fn texts(catalog: &Catalog, ids: impl Iterator<Item = Text>) -> Vec<&str> {
    ids.map(|id| catalog.text(id)).collect()
}

/// An object of lists, one entry a line.
struct JsonDocument<'w> {
    out: &'w mut dyn Write,
    lists: usize,
}

impl JsonDocument<'_> {
    fn list<T: Serialize>(&mut self, key: &str, items: impl Iterator<Item = T>) -> io::Result<()> {
        let opening = if self.lists == 0 { "{" } else { "," };
        self.lists += 1;
        write!(self.out, "{opening}\n\"{key}\": [")?;
        for (number, item) in items.enumerate() {
            self.out
                .write_all(if number == 0 { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut *self.out, &item)?;
        }
        self.out.write_all(b"\n]")
    }
}

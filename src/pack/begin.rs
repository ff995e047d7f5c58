//! A new pack from a plan: its targets, and the room for their results.
//!
//! Owns what of a plan goes into a pack of its own. It must not know a language: remarks are handed in.

use std::collections::BTreeSet;

use crate::core::catalog::Catalog;
use crate::core::model::{
    Claim, ClaimId, ClaimKind, IndicatorId, PlaceId, PlanId, SeriesId, SourceId,
};
use crate::pack::write::{
    Toml, both, claim_pairs, in_both, place_name, plan_table, quoted, series_by_indicator,
    source_table,
};

/// The line by which editors find the schema beside a file.
const SCHEMA: &str = ":schema ./schema.json";

/// What the files say of themselves, in lines.
#[derive(Clone, Copy, Debug)]
pub struct PackRemarks {
    /// The remarks at the top of the pack's file.
    pub head: &'static [&'static str],
    /// The remarks at the top of the file of indicators.
    pub indicators: &'static [&'static str],
}

/// A target: its place and what is claimed.
type Target = (PlaceId, ClaimId, Claim);

/// The files of a pack with the targets of a plan, under an id.
pub fn from_plan(
    catalog: &Catalog,
    plan: PlanId,
    id: &str,
    remarks: PackRemarks,
) -> Vec<(String, String)> {
    let series = series_by_indicator(catalog);
    let pack = catalog.plan(plan).pack;
    let numbers = (0..).map(IndicatorId).zip(&series);
    let own = numbers.filter(|(indicator, _)| catalog.indicator(*indicator).pack == pack);
    let with_targets: Vec<(IndicatorId, Vec<Target>)> = own
        .map(|(indicator, series)| (indicator, targets(catalog, plan, series)))
        .filter(|(_, targets)| !targets.is_empty())
        .collect();
    vec![
        (
            "pack.toml".to_owned(),
            head(catalog, plan, id, (&with_targets, remarks)),
        ),
        (
            "chi-tieu.toml".to_owned(),
            indicators(catalog, &with_targets, remarks),
        ),
    ]
}

fn targets(catalog: &Catalog, plan: PlanId, series: &[SeriesId]) -> Vec<Target> {
    let of_series = |id: &SeriesId| {
        let place = catalog.series_of(*id).place;
        let claims = catalog.claims(*id);
        claims.map(move |(position, claim)| (place, position, claim))
    };
    let all = series.iter().flat_map(of_series);
    let is_own = |(_, _, claim): &Target| {
        claim.kind == ClaimKind::Target && claim.plan == Some(plan) && !claim.is_computed
    };
    all.filter(is_own).collect()
}

fn commented(remarks: &[&str]) -> Toml {
    let mut text = Toml::new(SCHEMA);
    text.0 = text.0.replacen("# :", "#:", 1);
    for remark in remarks {
        text.0.push_str(&format!("# {remark}\n"));
    }
    text
}

fn head(
    catalog: &Catalog,
    id: PlanId,
    name: &str,
    (with_targets, remarks): (&[(IndicatorId, Vec<Target>)], PackRemarks),
) -> String {
    let plan = catalog.plan(id);
    let pack = catalog.pack(plan.pack);
    let mut text = commented(remarks.head);
    text.table("[pack]");
    text.line("id", &quoted(name));
    text.line("name", &both(catalog, pack.name));
    if let Some(place) = pack.place {
        text.line("place", &quoted(place_name(catalog, place)));
    }
    text.line(
        "main_plans",
        &format!("[{}]", quoted(catalog.text(plan.id))),
    );
    categories(catalog, with_targets, &mut text);
    plan_table(catalog, plan, &mut text);
    let claims = with_targets.iter().flat_map(|(_, targets)| targets);
    let sources = claims.filter_map(|(_, _, claim)| claim.source);
    let sources: BTreeSet<_> = sources.map(|source| source.0).collect();
    for number in sources {
        let source = catalog.source(SourceId(number));
        source_table(catalog, source, catalog.text(source.id), &mut text);
    }
    text.0
}

/// The groups of the indicators.
fn categories(catalog: &Catalog, with_targets: &[(IndicatorId, Vec<Target>)], text: &mut Toml) {
    let indicators = with_targets.iter().map(|(id, _)| catalog.indicator(*id));
    let used: BTreeSet<_> = indicators.map(|found| found.category.index()).collect();
    for category in used.iter().filter_map(|at| catalog.categories().get(*at)) {
        text.table("[[category]]");
        text.line("id", &quoted(catalog.text(category.id)));
        text.line("name", &both(catalog, category.name));
    }
}

fn indicators(
    catalog: &Catalog,
    with_targets: &[(IndicatorId, Vec<Target>)],
    remarks: PackRemarks,
) -> String {
    let mut text = commented(remarks.indicators);
    for (id, targets) in with_targets {
        indicator(catalog, *id, &mut text);
        text.0.push_str("claims = [\n");
        for target in targets {
            text.0
                .push_str(&format!("  {{ {} }},\n", line(catalog, *id, target)));
        }
        let last = targets.iter().filter_map(|(_, _, claim)| claim.year).max();
        let year = last.map_or_else(String::new, |year| format!("year = {year}, "));
        text.0.push_str(&format!(
            "  # {{ kind = \"actual\", {year}value = 0, source = \"\" }},\n]\n"
        ));
    }
    text.0
}

/// Writes an indicator without its links to other indicators, which may be missing from the new pack.
fn indicator(catalog: &Catalog, id: IndicatorId, text: &mut Toml) {
    let found = catalog.indicator(id);
    text.table("[[indicator]]");
    text.line("id", &quoted(catalog.text(found.id)));
    text.line("name", &both(catalog, found.name));
    let category = catalog.category(found.category).id;
    text.line("category", &quoted(catalog.text(category)));
    let unit = (catalog.text(found.unit.vi), catalog.text(found.unit.en));
    text.line("unit", &in_both(unit.0, unit.1));
    text.line("better", &quoted(found.better.code()));
    text.line("decimals", &found.decimals.to_string());
    if let Some(kind) = found.target_kind {
        text.line("target_kind", &quoted(kind.code()));
    }
    for (key, limit) in [
        ("min", found.details().limits.0),
        ("max", found.details().limits.1),
    ] {
        if let Some(limit) = limit {
            text.line(key, &limit.to_string());
        }
    }
    let aliases = found.details().aliases.iter();
    text.list("aliases", aliases.map(|alias| catalog.text(*alias)));
}

fn line(catalog: &Catalog, id: IndicatorId, (place, position, claim): &Target) -> String {
    let home = catalog.pack(catalog.indicator(id).pack).place;
    let place = (home != Some(*place)).then(|| place_name(catalog, *place));
    let plan = claim.plan.map(|plan| catalog.text(catalog.plan(plan).id));
    let source = |source| catalog.text(catalog.source(source).id).to_owned();
    let pairs = claim_pairs(catalog, (*position, claim), (place, plan), &source);
    // The key that names the replacing source is dropped: that source is not copied into the new pack.
    let pairs = pairs.into_iter().filter(|(key, _)| *key != "superseded");
    let pairs: Vec<String> = pairs
        .map(|(key, value)| format!("{key} = {value}"))
        .collect();
    pairs.join(", ")
}

//! The shapes of the JSON that scripts read.
//!
//! Owns names and meaning of every key; they are stable: new ones may be added, none is renamed. A
//! value is the text of the figure as written, `low` and `high` are numbers, what does not exist is
//! `null`.

use serde::Serialize;
use serde_json::{Number, Value, json};

use crate::cli::assess;
use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::official::{disagrees, official};
use crate::core::judge::standing::Standing;
use crate::core::judge::viewpoint::{Conflict, Outlook};
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, Claim, PlanId, SeriesId, SourceId, Thresholds};
use crate::words::judgement::judged;
use crate::words::wording;

/// A text in both languages.
#[derive(Debug, Serialize)]
pub struct Both {
    vi: String,
    en: String,
}

impl Both {
    /// The letters of a bilingual text.
    pub fn of(catalog: &Catalog, text: Bilingual) -> Self {
        Self {
            vi: catalog.say(text, Lang::Vi).to_owned(),
            en: catalog.say(text, Lang::En).to_owned(),
        }
    }
}

/// One claim.
#[derive(Debug, Serialize)]
pub struct ClaimJson {
    kind: &'static str,
    year: Option<i16>,
    period: String,
    value: String,
    low: Number,
    high: Number,
    comparator: &'static str,
    source_id: Option<String>,
    published: Option<String>,
    note: String,
    place: String,
    plan: Option<String>,
    unit: String,
    #[serde(rename = "break")]
    is_break: bool,
}

impl ClaimJson {
    /// The claim at a position of a series.
    pub fn of(catalog: &Catalog, series: SeriesId, position: u32) -> Self {
        let claim = catalog.claim(position);
        let source = claim.source.map(|id| catalog.source(id));
        let published = source.map(|source| source.published.to_string());
        let place = catalog.place(catalog.series_of(series).place);
        Self {
            kind: claim.kind.code(),
            year: claim.year,
            period: catalog.period(claim.period).text().to_owned(),
            value: catalog.value_text(position),
            low: number(claim.low),
            high: number(claim.high),
            comparator: claim.comparator.code(),
            source_id: source.map(|source| catalog.text(source.id).to_owned()),
            published: published.filter(|date| !date.is_empty()),
            note: catalog.text(claim.note).to_owned(),
            place: catalog.say(place.name, Lang::Vi).to_owned(),
            plan: plan_name(catalog, &claim),
            unit: wording::unit(catalog, series, Lang::Vi).to_owned(),
            is_break: claim.is_break,
        }
    }
}

/// The exact text of a claim's plan.
pub fn plan_name(catalog: &Catalog, claim: &Claim) -> Option<String> {
    claim.plan.map(|id| plan_text(catalog, id))
}

/// The exact text of a plan.
pub fn plan_text(catalog: &Catalog, plan: PlanId) -> String {
    catalog.say(catalog.plan(plan).name, Lang::Vi).to_owned()
}

/// A figure as a JSON number: whole ones without a point.
pub fn number(figure: Figure) -> Number {
    if figure.scale() == 0 {
        return figure.mantissa().into();
    }
    Number::from_f64(figure.to_f64()).unwrap_or_else(|| 0.into())
}

/// One source.
pub fn source(catalog: &Catalog, id: SourceId) -> Value {
    let source = catalog.source(id);
    let date = source.published.to_string();
    json!({
        "id": catalog.text(source.id),
        "title": catalog.text(source.title),
        "publisher": catalog.text(source.publisher),
        "published": (!date.is_empty()).then_some(date),
        "url": catalog.text(source.url),
        "covers": catalog.text(source.covers),
    })
}

/// What every list of indicators says of one.
#[derive(Debug, Serialize)]
pub struct Row {
    id: String,
    name: Both,
    category: String,
    place: String,
    plan: Option<String>,
    unit: String,
    status: &'static str,
    reason: Option<&'static str>,
    latest: Option<ClaimJson>,
    target: Option<ClaimJson>,
}

impl Row {
    /// The row of a series.
    pub fn of(catalog: &Catalog, series: SeriesId, standing: &Standing) -> Self {
        let indicator = catalog.indicator_of(series);
        let place = catalog.place(catalog.series_of(series).place);
        let claim = |position: Option<u32>| position.map(|at| ClaimJson::of(catalog, series, at));
        let filed = standing.target.or(standing.latest);
        let category = catalog.category(indicator.category);
        Self {
            id: catalog.text(indicator.id).to_owned(),
            name: Both::of(catalog, indicator.name),
            category: catalog.say(category.name, Lang::Vi).to_owned(),
            place: catalog.say(place.name, Lang::Vi).to_owned(),
            plan: filed.and_then(|at| plan_name(catalog, &catalog.claim(at))),
            unit: wording::unit(catalog, series, Lang::Vi).to_owned(),
            status: standing.status.code(),
            reason: standing.reason.map(|reason| reason.code()),
            latest: claim(standing.latest),
            target: claim(standing.target),
        }
    }
}

/// The numbers of an assessment; those that do not exist are `null`.
pub fn assessment(catalog: &Catalog, series: SeriesId, standing: &Standing) -> Value {
    let mut value = assess::numbers(&standing.assessment);
    if let Value::Object(map) = &mut value {
        let said = |lang| judged::explanation(catalog, series, standing, lang);
        let said = json!({ "vi": said(Lang::Vi), "en": said(Lang::En) });
        map.insert("explanation".to_owned(), said);
    }
    value
}

/// What the assessment was made by: kind, term, baseline, figures looked at, thresholds.
fn rule(catalog: &Catalog, series: SeriesId, standing: &Standing) -> Value {
    let indicator = catalog.indicator_of(series);
    let base = standing.assessment.base;
    let inputs: Vec<Value> = standing
        .inputs
        .iter()
        .map(|point| {
            json!({
                "year": point.year,
                "value": point.value.to_string(),
                "bound": wording::bound_sign(point.bound),
            })
        })
        .collect();
    json!({
        "kind": standing.kind.code(),
        "base_year": standing.term.map(|term| term.base),
        "deadline": standing.term.map(|term| term.deadline),
        "baseline": base.map(|(year, value)| json!({ "year": year, "value": value })),
        "decimals": indicator.decimals,
        "inputs": inputs,
        "thresholds": thresholds(catalog.pack(indicator.pack).thresholds),
    })
}

/// Where one class of the assessment ends and the next begins.
pub fn thresholds(limits: Thresholds) -> Value {
    json!({
        "on_track": limits.on_track,
        "at_risk": limits.at_risk,
        "recent": limits.recent,
        "surge": limits.surge,
    })
}

/// Everything about a series, without its row.
pub fn details(
    catalog: &Catalog,
    outlook: &Outlook,
    series: SeriesId,
    standing: &Standing,
) -> serde_json::Map<String, Value> {
    let indicator = catalog.indicator_of(series);
    let claims: Vec<(u32, Claim)> = outlook.claims(catalog, series).collect();
    let mut sources: Vec<SourceId> = claims
        .iter()
        .filter_map(|(_, claim)| claim.source)
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let text = |ids: &[crate::core::model::Text]| -> Vec<String> {
        ids.iter().map(|id| catalog.text(*id).to_owned()).collect()
    };
    let related: Vec<&str> = indicator
        .related
        .iter()
        .map(|id| catalog.text(catalog.indicator(*id).id))
        .collect();
    let claim_list: Vec<ClaimJson> = claims
        .iter()
        .map(|(position, _)| ClaimJson::of(catalog, series, *position))
        .collect();
    let source_list: Vec<Value> = sources.iter().map(|id| source(catalog, *id)).collect();
    let conflicts: Vec<Value> = standing
        .conflicts
        .iter()
        .map(|found| conflict(catalog, series, found))
        .collect();
    let value = json!({
        "better": indicator.better.code(),
        "decimals": indicator.decimals,
        "kind_of_target": indicator.target_kind.map(|kind| kind.code()),
        "claims": claim_list,
        "sources": source_list,
        "conflicts": conflicts,
        "series": yearly(catalog, outlook, series, &claims),
        "assessment": assessment(catalog, series, standing),
        "rule": rule(catalog, series, standing),
        "official": judgement(catalog, outlook, series, standing),
        "aliases": text(&indicator.aliases),
        "related": related,
    });
    match value {
        Value::Object(map) => map,
        _ => serde_json::Map::new(),
    }
}

fn conflict(catalog: &Catalog, series: SeriesId, conflict: &Conflict) -> Value {
    let values: Vec<ClaimJson> = conflict
        .claims
        .iter()
        .map(|position| ClaimJson::of(catalog, series, *position))
        .collect();
    json!({
        "year": conflict.year,
        "period": catalog.period(conflict.period).text(),
        "kind": conflict.kind.code(),
        "values": values,
        "chosen": ClaimJson::of(catalog, series, conflict.chosen),
        "chosen_by": conflict.by.code(),
    })
}

/// One figure a year: the one that the outlook would choose for it.
fn yearly(
    catalog: &Catalog,
    outlook: &Outlook,
    series: SeriesId,
    claims: &[(u32, Claim)],
) -> Vec<Value> {
    let mut years: Vec<i16> = claims.iter().filter_map(|(_, claim)| claim.year).collect();
    years.sort_unstable();
    years.dedup();
    let of_year = |year: i16| {
        outlook.newest_of(catalog, series, |claim| {
            claim.year == Some(year) && catalog.period(claim.period).stands_for_year()
        })
    };
    years
        .into_iter()
        .filter_map(of_year)
        .map(|position| {
            let claim = catalog.claim(position);
            let source = claim.source.map(|id| catalog.text(catalog.source(id).id));
            json!({
                "year": claim.year,
                "value": catalog.value_text(position),
                "kind": claim.kind.code(),
                "source_id": source,
            })
        })
        .collect()
}

/// The newest official judgement that exists on the day, and whether the computed one can be right beside
/// it.
fn judgement(catalog: &Catalog, outlook: &Outlook, series: SeriesId, standing: &Standing) -> Value {
    let Some(found) = official(catalog, outlook, series) else {
        return Value::Null;
    };
    let source = found.source.map(|id| catalog.source(id));
    let date = source.map_or_else(String::new, |source| source.published.to_string());
    json!({
        "status": found.status.code(),
        "wording": catalog.text(found.wording),
        "source_id": source.map(|source| catalog.text(source.id)),
        "published": (!date.is_empty()).then_some(date),
        "disagrees": disagrees(found.status, standing.status),
    })
}

//! The JSON of an indicator in `find --json` and `show --json`.
//!
//! Owns the two documents; the shapes that they share with others are those of `json`. It must not know how an
//! indicator was looked up: the match is handed in.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::core::catalog::Catalog;
use crate::core::judge::official::{disagrees, official};
use crate::core::judge::standing::Standing;
use crate::core::judge::viewpoint::Conflict;
use crate::core::lang::Lang;
use crate::core::model::{ClaimId, IndicatorId, SeriesId};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts;
use crate::report::json::{self, CardJson, ClaimJson};
use crate::words::judgement::judged;
use crate::words::wording;

/// Where a query met an indicator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct QueryMatch {
    /// The series that is meant.
    pub(crate) series: SeriesId,
    /// Its place among the answers, from 1.
    pub(crate) rank: usize,
    /// How well it answers: higher is better, at most 1.
    pub(crate) score: f64,
    /// How the query was read.
    pub(crate) reading: &'static str,
    /// The field that matched, if it is known.
    pub(crate) field: Option<&'static str>,
    /// The letters of that field that were met: first and past the last, in bytes.
    pub(crate) letters: Vec<(usize, usize)>,
    /// The parts of the score, if they are known.
    pub(crate) parts: Option<Vec<(&'static str, u16)>>,
    /// The words of the query that it does not hold.
    pub(crate) ignored: Vec<String>,
    /// The claims that print the figure that was asked for.
    pub(crate) printed: Vec<ClaimId>,
}

/// The keys of a match, in their order.
#[derive(Serialize)]
struct MatchJson<'m> {
    rank: usize,
    kind: &'static str,
    #[serde(flatten)]
    row: CardJson,
    score: f64,
    reading: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    matched_field: Option<&'static str>,
    matches: &'m [(usize, usize)],
    #[serde(skip_serializing_if = "Option::is_none")]
    score_parts: Option<Map<String, Value>>,
}

/// One entry of `find --json`.
pub(crate) fn found(basis: Basis<'_>, met: &QueryMatch) -> Value {
    Value::Object(match_keys(met, &Card::new(basis, met.series)))
}

/// The document of `show --json`.
pub(crate) fn shown(basis: Basis<'_>, met: &QueryMatch, same_name: &[IndicatorId]) -> Value {
    let card = Card::new(basis, met.series);
    let mut map = match_keys(met, &card);
    map.extend(details(basis, met.series, &card.standing));
    let same_name = ids(basis.catalog, same_name);
    map.insert("same_name".to_owned(), json!(same_name));
    Value::Object(map)
}

fn match_keys(met: &QueryMatch, card: &Card<'_>) -> Map<String, Value> {
    let parts = |parts: &Vec<(&str, u16)>| {
        let parts = parts.iter();
        let part = |(name, cost): &(&str, u16)| ((*name).to_owned(), (*cost).into());
        parts.map(part).collect()
    };
    let found = MatchJson {
        rank: met.rank,
        kind: "indicator",
        row: CardJson::new(card),
        score: met.score,
        reading: met.reading,
        matched_field: met.field,
        matches: &met.letters,
        score_parts: met.parts.as_ref().map(parts),
    };
    let mut keys = json::keys(json!(found));
    if !met.ignored.is_empty() {
        keys.insert("ignored".to_owned(), json!(met.ignored));
    }
    if !met.printed.is_empty() {
        let claims = met.printed.iter();
        let claims = claims.map(|id| ClaimJson::new(card.basis.catalog, met.series, *id));
        keys.insert("printed".to_owned(), json!(claims.collect::<Vec<_>>()));
    }
    keys
}

/// Everything about a series besides its row.
fn details(basis: Basis<'_>, series: SeriesId, standing: &Standing) -> Map<String, Value> {
    let catalog = basis.catalog;
    let indicator = catalog.indicator_of(series);
    let claim = |position: ClaimId| ClaimJson::new(catalog, series, position);
    let claims: Vec<ClaimJson> = basis.claims(series).map(|(at, _)| claim(at)).collect();
    let sources = facts::sources(basis, series);
    let sources: Vec<Value> = sources
        .iter()
        .map(|id| json::source(catalog, *id))
        .collect();
    let conflicts = standing.conflicts.iter();
    let conflicts: Vec<Value> = conflicts
        .map(|found| conflict(catalog, series, found))
        .collect();
    let aliases = indicator.details().aliases.iter();
    let aliases: Vec<&str> = aliases.map(|alias| catalog.text(*alias)).collect();
    json::keys(json!({
        "better": indicator.better.code(),
        "better_guessed": indicator.guessed.better,
        "decimals": indicator.decimals,
        "kind_of_target": indicator.target_kind.map(|kind| kind.code()),
        "kind_of_target_guessed": indicator.guessed.target_kind,
        "claims": claims,
        "sources": sources,
        "conflicts": conflicts,
        "series": yearly(basis, series),
        "assessment": assessment(catalog, series, standing),
        "rule": rule(catalog, series, standing),
        "official": official_judgement(basis, series, standing),
        "aliases": aliases,
        "related": ids(catalog, &indicator.details().related),
    }))
}

fn ids<'c>(catalog: &'c Catalog, indicators: &[IndicatorId]) -> Vec<&'c str> {
    let indicators = indicators.iter();
    indicators
        .map(|id| catalog.text(catalog.indicator(*id).id))
        .collect()
}

fn conflict(catalog: &Catalog, series: SeriesId, conflict: &Conflict) -> Value {
    let claim = |position: ClaimId| ClaimJson::new(catalog, series, position);
    let claims = conflict.claims.iter();
    let values: Vec<ClaimJson> = claims.map(|position| claim(*position)).collect();
    json!({
        "year": conflict.year,
        "period": catalog.period(conflict.period).text(),
        "kind": conflict.kind.code(),
        "values": values,
        "chosen": claim(conflict.chosen),
        "chosen_by": conflict.by.code(),
    })
}

fn yearly(basis: Basis<'_>, series: SeriesId) -> Vec<Value> {
    let catalog = basis.catalog;
    let figure = |position: ClaimId| {
        let claim = catalog.claim(position);
        let source = claim.source.map(|id| catalog.text(catalog.source(id).id));
        json!({
            "year": claim.year,
            "value": catalog.value_text(position),
            "kind": claim.kind.code(),
            "source_id": source,
        })
    };
    facts::yearly(basis, series)
        .into_iter()
        .map(figure)
        .collect()
}

/// The numbers of an assessment with its explanation; those that do not exist are `null`.
fn assessment(catalog: &Catalog, series: SeriesId, standing: &Standing) -> Value {
    let mut map = json::keys(json::numbers(&standing.assessment));
    let said = |lang| judged::explanation(catalog, series, standing, lang);
    let said = json!({ "vi": said(Lang::Vi), "en": said(Lang::En) });
    map.insert("explanation".to_owned(), said);
    Value::Object(map)
}

/// The basis of the assessment: kind, term, baseline, figures considered, thresholds.
fn rule(catalog: &Catalog, series: SeriesId, standing: &Standing) -> Value {
    let indicator = catalog.indicator_of(series);
    let base = standing.assessment.base;
    let inputs: Vec<Value> = standing
        .inputs
        .iter()
        .map(|point| {
            json!({
                "year": point.year(),
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
        "thresholds": json::thresholds(catalog.pack(indicator.pack).thresholds),
    })
}

/// The newest official judgement that exists on the day, and whether the computed one can be right beside
/// it.
fn official_judgement(basis: Basis<'_>, series: SeriesId, standing: &Standing) -> Value {
    let catalog = basis.catalog;
    let Some(found) = official(catalog, basis.viewpoint, series) else {
        return Value::Null;
    };
    let source = found.source.map(|id| catalog.source(id));
    json!({
        "status": found.status.code(),
        "wording": catalog.text(found.wording),
        "source_id": source.map(|source| catalog.text(source.id)),
        "published": source.and_then(|source| json::published(source.published)),
        "disagrees": disagrees(found.status, standing.status),
    })
}

//! The shapes of the JSON that scripts read.
//!
//! Owns names and meaning of every key that more than one document has; they are stable: new ones may be
//! added, none is renamed. A value is the text of the figure as written, `low` and `high` are numbers, what
//! does not exist is `null`. It must not know which command asked.

use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde_json::{Map, Number, Value, json};

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::class::Class;
use crate::core::judge::standing::YearVerdict;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, Claim, ClaimId, Published, SeriesId, SourceId, Thresholds};
use crate::core::rule::verdict::{Assessment, Confidence};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::words::judgement::derived::formula;
use crate::words::wording;

/// A text in both languages.
#[derive(Debug, Serialize)]
pub(crate) struct BilingualJson {
    vi: String,
    en: String,
}

impl BilingualJson {
    /// The letters of a bilingual text.
    pub(crate) fn new(catalog: &Catalog, text: Bilingual) -> Self {
        Self {
            vi: catalog.say(text, Lang::Vi).to_owned(),
            en: catalog.say(text, Lang::En).to_owned(),
        }
    }
}

/// One claim.
#[derive(Debug, Serialize)]
pub(crate) struct ClaimJson {
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
    nearly: bool,
    derived: bool,
    rounded_to: Option<String>,
    superseded: Vec<String>,
    quote: String,
    page: String,
}

impl ClaimJson {
    /// The claim at a position of a series.
    pub(crate) fn new(catalog: &Catalog, series: SeriesId, position: ClaimId) -> Self {
        let claim = catalog.claim(position);
        let source = claim.source.map(|id| catalog.source(id));
        let place = catalog.place(catalog.series_of(series).place);
        let known = catalog.particulars(position);
        let replaced = catalog.superseded_by(position).iter();
        Self {
            kind: claim.kind.code(),
            year: claim.year,
            period: catalog.period(claim.period).text().to_owned(),
            value: catalog.value_text(position),
            low: number(claim.low),
            high: number(claim.high),
            comparator: claim.comparator.code(),
            source_id: source.map(|source| catalog.text(source.id).to_owned()),
            published: source.and_then(|source| published(source.published)),
            note: catalog.text(claim.note).to_owned(),
            place: catalog.say(place.name, Lang::Vi).to_owned(),
            plan: plan_name(catalog, &claim),
            unit: wording::unit(catalog, series, Lang::Vi).to_owned(),
            is_break: claim.is_break,
            nearly: claim.is_nearly,
            derived: claim.is_derived,
            rounded_to: claim.rounded_to.map(|unit| unit.to_string()),
            superseded: replaced
                .map(|id| catalog.text(catalog.source(*id).id).to_owned())
                .collect(),
            quote: known.map_or_else(String::new, |known| known.quote.to_string()),
            page: known.map_or_else(String::new, |known| known.page.to_string()),
        }
    }
}

/// The exact text of a claim's plan.
fn plan_name(catalog: &Catalog, claim: &Claim) -> Option<String> {
    let plan = catalog.plan(claim.plan?);
    Some(catalog.say(plan.name, Lang::Vi).to_owned())
}

/// A day of publication as precisely as it is known: `2023`, `2023-09` or `2023-09-08`.
pub(crate) fn published(date: Published) -> Option<String> {
    let date = date.to_string();
    (!date.is_empty()).then_some(date)
}

/// A figure as a JSON number: whole ones without a point.
pub(crate) fn number(figure: Figure) -> Number {
    if figure.scale() == 0 {
        return figure.mantissa().into();
    }
    Number::from_f64(figure.to_f64()).unwrap_or_else(|| 0.into())
}

/// One source.
pub(crate) fn source(catalog: &Catalog, id: SourceId) -> Value {
    let source = catalog.source(id);
    json!({
        "id": catalog.text(source.id),
        "title": catalog.text(source.title),
        "publisher": catalog.text(source.publisher),
        "published": published(source.published),
        "url": catalog.text(source.url),
        "covers": catalog.text(source.covers),
        "language": catalog.text(source.language),
        "due": source.due.map(|day| day.to_string()),
    })
}

/// A card: what every list of indicators says of one.
#[derive(Debug, Serialize)]
pub(crate) struct CardJson {
    id: String,
    name: BilingualJson,
    category: String,
    place: String,
    plan: Option<String>,
    unit: String,
    status: &'static str,
    class: Option<&'static str>,
    reason: Option<&'static str>,
    flags: Vec<String>,
    latest: Option<ClaimJson>,
    shown: Option<ClaimJson>,
    newer: Option<ClaimJson>,
    apart: Option<ClaimJson>,
    target: Option<ClaimJson>,
    next_target: Option<ClaimJson>,
    gap: Option<f64>,
    gap_low: Option<f64>,
    gap_high: Option<f64>,
    last_known: Option<Value>,
    derived: Option<Value>,
    owner: Option<Value>,
    ended: Option<Value>,
    years: Vec<Value>,
}

impl CardJson {
    /// The keys of a card.
    pub(crate) fn new(card: &Card<'_>) -> Self {
        let (catalog, series, standing) = (card.basis.catalog, card.series, &card.standing);
        let indicator = catalog.indicator_of(series);
        let place = catalog.place(catalog.series_of(series).place);
        let claim =
            |position: Option<ClaimId>| position.map(|at| ClaimJson::new(catalog, series, at));
        let filed = standing.target.or(standing.shown());
        let category = catalog.category(indicator.category);
        let found = &standing.assessment;
        let short = |number: Option<f64>| number.map(twelve_digits);
        let near = standing.near_end(catalog).and_then(|end| end.to_f64());
        let ends = standing.ends_of_range(catalog);
        let ends = ends.and_then(|(low, high)| Some((low.to_f64()?, high.to_f64()?)));
        Self {
            id: catalog.text(indicator.id).to_owned(),
            name: BilingualJson::new(catalog, indicator.name),
            category: catalog.say(category.name, Lang::Vi).to_owned(),
            place: catalog.say(place.name, Lang::Vi).to_owned(),
            plan: filed.and_then(|at| plan_name(catalog, &catalog.claim(at))),
            unit: wording::unit(catalog, series, Lang::Vi).to_owned(),
            status: standing.status.code(),
            class: card.board_class().map(Class::code),
            reason: standing.reason.map(|reason| reason.code()),
            flags: found.flags.iter().map(ToString::to_string).collect(),
            latest: claim(standing.shown()),
            shown: claim(standing.shown()),
            newer: claim(standing.figures.newer),
            apart: claim(standing.figures.apart),
            target: claim(standing.target),
            next_target: claim(standing.next_target),
            gap: short(found.gap.or(near)),
            gap_low: short(found.gap_low.or(ends.map(|(low, _)| low))),
            gap_high: short(found.gap_high.or(ends.map(|(_, high)| high))),
            last_known: last_known(found),
            derived: derived(card),
            owner: card.owner().map(|owner| {
                let source = owner.source.map(|id| catalog.text(catalog.source(id).id));
                json!({ "name": BilingualJson::new(catalog, owner.name), "source_id": source })
            }),
            ended: card.basis.viewpoint.ended(catalog, series).map(|ended| {
                let source = ended.source.map(|id| catalog.text(catalog.source(id).id));
                json!({ "date": ended.date.to_string(), "source_id": source })
            }),
            years: card
                .standing
                .years
                .iter()
                .map(|year| year_verdict(card, year))
                .collect(),
        }
    }
}

/// How the figure that leads was worked out, where the pack declares it.
fn derived(card: &Card<'_>) -> Option<Value> {
    let derivation = card.derivation()?;
    let catalog = card.basis.catalog;
    let inputs = derivation.inputs.iter().filter_map(|input| {
        let series = catalog.find_series(input.indicator, input.place)?;
        let mut claim = keys(json!(ClaimJson::new(catalog, series, input.claim?)));
        let id = catalog.text(catalog.indicator(input.indicator).id);
        claim.insert("indicator".to_owned(), id.into());
        Some(Value::Object(claim))
    });
    let inputs: Vec<Value> = inputs.collect();
    let formula = |lang| formula(catalog, derivation, lang);
    Some(json!({
        "form": derivation.form.code(),
        "inputs": inputs,
        "formula": { "vi": formula(Lang::Vi), "en": formula(Lang::En) },
    }))
}

/// The verdict of one year that has a target of its own.
pub(crate) fn year_verdict(card: &Card<'_>, verdict: &YearVerdict) -> Value {
    let (catalog, series) = (card.basis.catalog, card.series);
    let claim = |id: ClaimId| ClaimJson::new(catalog, series, id);
    json!({
        "year": verdict.year,
        "target": claim(verdict.target),
        "shown": verdict.shown.map(claim),
        "status": verdict.class.status().code(),
        "class": verdict.class.code(),
        "gap": verdict.gap.and_then(|gap| gap.to_f64()),
        "gap_low": verdict.gaps.map(|(low, _)| twelve_digits(low)),
        "gap_high": verdict.gaps.map(|(_, high)| twelve_digits(high)),
    })
}

fn last_known(found: &Assessment) -> Option<Value> {
    let short = |number: Option<f64>| number.map(twelve_digits);
    let known = found.last_known?;
    Some(json!({
        "year": known.year,
        "side": known.side.code(),
        "gap": short(known.gap),
        "percent_of_target": short(known.percent_of_target),
    }))
}

/// Where one class of the assessment ends and the next begins.
pub(crate) fn thresholds(limits: Thresholds) -> Value {
    json!({
        "on_track": limits.on_track,
        "at_risk": limits.at_risk,
        "recent": limits.recent,
        "surge": limits.surge,
    })
}

/// Every number, flag and code of an assessment; what does not exist is `null`. Numbers have at most
/// twelve digits that count, so that no binary remainder shows.
pub(crate) fn numbers(found: &Assessment) -> Value {
    let short = |number: Option<f64>| number.map(twelve_digits);
    let flags: Vec<String> = found.flags.iter().map(ToString::to_string).collect();
    json!({
        "status": found.status.code(),
        "flags": flags,
        "reason": found.reason.map(|reason| reason.code()),
        "way": short(found.way),
        "time": short(found.time),
        "R": short(found.ratio),
        "q": short(found.q),
        "pace": short(found.pace),
        "need": short(found.need),
        "factor": short(found.factor),
        "gap": short(found.gap),
        "gap_low": short(found.gap_low),
        "gap_high": short(found.gap_high),
        "percent_of_target": short(found.percent_of_target),
        "hold_end": short(found.hold_end),
        "cautious_end": short(found.cautious_end),
        "low80": short(found.low80),
        "high80": short(found.high80),
        "confidence": found.confidence.map(Confidence::code),
        "last_known": last_known(found),
    })
}

/// A number with at most twelve significant digits.
pub(crate) fn twelve_digits(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

/// The rows of a list.
pub(crate) fn rows(basis: Basis<'_>, series: &[SeriesId]) -> Vec<CardJson> {
    let row = |series: &SeriesId| CardJson::new(&Card::new(basis, *series));
    series.iter().map(row).collect()
}

/// The keys of a value; none of what is no object.
pub(crate) fn keys(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A document as text.
pub(crate) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

//! What `ask --json` says.
//!
//! Owns the keys of the document; cards, hits and the board have those of the other documents. It must not know how a
//! question was read.

use serde_json::{Value, json};

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::published;
use crate::core::lang::Lang;
use crate::core::model::{PlaceId, SeriesId};
use crate::library::asked::{Asked, Substitute};
use crate::report::asked::of_year::{self, AskedPeriod, OfYear};
use crate::report::asked::{board_of, understood};
use crate::report::basis::Basis;
use crate::report::board;
use crate::report::card::Card;
use crate::report::json::{self, BilingualJson, CardJson, ClaimJson};
use crate::report::show_json::{self, QueryMatch};
use crate::search::answer::Reading;
use crate::search::grammar::{Earlier, QuestionKind, Span};
use crate::search::highlight::matches;

/// The document; `others` are answers that are no indicators, as `find` gives them.
pub(crate) fn document(basis: Basis<'_>, asked: &Asked, others: Vec<Value>) -> Value {
    let catalog = basis.catalog;
    let question = &asked.question;
    let cards = asked
        .series
        .iter()
        .map(|series| json!(CardJson::new(&Card::new(basis, *series))));
    let cards: Vec<Value> = cards.collect();
    let counted = (asked.kind() == QuestionKind::Count).then(|| board_of(basis, asked));
    let mut hits = hits(basis, asked);
    hits.extend(others);
    let changes = asked.changes.iter().map(|(series, id)| {
        let claim = catalog.claim(*id);
        let indicator = catalog.indicator_of(*series);
        json!({
            "published": json::published(published(catalog, &claim)),
            "id": catalog.text(indicator.id),
            "name": BilingualJson::new(catalog, indicator.name),
            "place": place_name(catalog, catalog.series_of(*series).place),
            "claim": ClaimJson::new(catalog, *series, *id),
        })
    });
    let changes: Vec<Value> = changes.collect();
    let names = |places: &[PlaceId]| {
        let names: Vec<&str> = places
            .iter()
            .map(|place| place_name(catalog, *place))
            .collect();
        names
    };
    let other_sides = asked.other_sides.iter();
    let other_sides = other_sides.map(|side| json!({"said": side.said, "found": side.found}));
    let other_sides: Vec<Value> = other_sides.collect();
    let near = asked.near.iter();
    let near = near.map(|series| catalog.text(catalog.indicator_of(*series).id));
    let near: Vec<&str> = near.collect();
    let states: Vec<&str> = question.states.iter().map(|state| state.code()).collect();
    json!({
        "understood": {
            "kind": asked.kind().code(),
            "indicators": indicators(catalog, asked),
            "places": names(&asked.places),
            "missing_places": asked.missing,
            "category": asked.category.map(|name| catalog.say(name, Lang::Vi)),
            "status": states,
            "owner": question.owner,
            "since_year": question.since_year,
            "year": question.year,
            "part": question.part.and_then(of_year::text),
            "earlier": question.earlier.map(earlier),
            "filters": asked.filters,
            "unused_year": asked.unused_year,
            "unused_part": asked.unused_part.and_then(of_year::text),
            "ignored": asked.answer.ignored,
            "years": question.years,
            "is_each_year": question.is_each_year,
            "other_sides": other_sides,
            "instead": asked.instead.map(Substitute::code),
            "narrower_than": asked.narrower_than,
            "only_years": asked.only_years.map(span),
            "compared": asked.question.trend.map(|_| asked.compared),
            "asks_why": question.asks_why,
            "read_as": asked.read_as,
            "nothing_of": asked.nothing_of,
            "near": near,
            "only_levels": asked.only_levels,
            "not_here": asked.not_here.map(|place| place_name(catalog, place)),
            "since": question.since.map(|since| since.0.to_string()),
            "text": {
                "vi": understood(basis, asked, Lang::Vi),
                "en": understood(basis, asked, Lang::En),
            },
        },
        "missing_places": asked.missing,
        "absent_places": names(&asked.absent),
        "cards": cards,
        "of_year": of_year(basis, asked),
        "board": counted.map(|counted| board::json(Basis { home: only_place(asked), ..basis }, &counted, None)),
        "hits": hits,
        "changes": changes,
    })
}

/// Which aspect of several years was asked for.
fn span(span: Span) -> &'static str {
    match span {
        Span::Mean => "mean",
        Span::Whole => "whole",
    }
}

/// The requested comparison: "same_period", "year_before" or a year.
fn earlier(earlier: Earlier) -> Value {
    match earlier {
        Earlier::SamePeriod => json!("same_period"),
        Earlier::YearBefore => json!("year_before"),
        Earlier::Year(year) => json!(year),
    }
}

/// The facts of each card for the year or part that was asked about. A card itself has the leading figure, which may
/// be of another year.
fn of_year(basis: Basis<'_>, asked: &Asked) -> Vec<Value> {
    if asked.is_list() {
        return Vec::new();
    }
    let catalog = basis.catalog;
    let of_series = |series: &SeriesId| {
        let card = Card::new(basis, *series);
        let found = OfYear::new(&card, AskedPeriod::from_question(&asked.question, &card)?);
        let claim = |id| ClaimJson::new(catalog, *series, id);
        Some(json!({
            "id": catalog.text(catalog.indicator_of(*series).id),
            "place": place_name(catalog, catalog.series_of(*series).place),
            "year": found.moment.year,
            "part": found.moment.part.and_then(of_year::text),
            "figure": found.figure.map(claim),
            "target": found.target.map(claim),
            "verdict": found.verdict.map(|verdict| json::year_verdict(&card, &verdict)),
        }))
    };
    asked.series.iter().filter_map(of_series).collect()
}

/// The place of a board; none where it is of several.
fn only_place(asked: &Asked) -> Option<PlaceId> {
    match asked.places.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

fn place_name(catalog: &Catalog, place: PlaceId) -> &str {
    catalog.say(catalog.place(place).name, Lang::Vi)
}

/// The ids of what the question names, each once; a list of targets names none.
fn indicators<'c>(catalog: &'c Catalog, asked: &Asked) -> Vec<&'c str> {
    let is_named = !matches!(
        asked.kind(),
        QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed | QuestionKind::None
    );
    let mut ids: Vec<&str> = Vec::new();
    for series in asked.series.iter().filter(|_| is_named) {
        let id = catalog.text(catalog.indicator_of(*series).id);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The results, best first: the rows of a list, or else the hits of the search.
fn hits(basis: Basis<'_>, asked: &Asked) -> Vec<Value> {
    let is_list = matches!(asked.kind(), QuestionKind::Which | QuestionKind::Count);
    if is_list {
        let rows = (1..).zip(&asked.series);
        return rows
            .map(|(rank, series)| show_json::found(basis, &listed(*series, rank)))
            .collect();
    }
    if asked.kind() == QuestionKind::None {
        return Vec::new();
    }
    let found = (1..).zip(&asked.answer.hits).map(|(rank, hit)| {
        let series = SeriesId(hit.entry);
        let name = basis
            .catalog
            .text(basis.catalog.indicator_of(series).name.vi);
        let met = QueryMatch {
            score: hit.score.value(),
            reading: hit.reading.code(),
            field: Some(hit.field.code()),
            letters: matches(name, &asked.query, hit.reading),
            ignored: asked.answer.ignored.clone(),
            ..listed(series, rank)
        };
        show_json::found(basis, &met)
    });
    found.collect()
}

/// A row that stands in a list for what it is.
fn listed(series: SeriesId, rank: usize) -> QueryMatch {
    QueryMatch {
        series,
        rank,
        score: 1.0,
        reading: Reading::Typed.code(),
        field: None,
        letters: Vec::new(),
        parts: None,
        ignored: Vec::new(),
        printed: Vec::new(),
    }
}

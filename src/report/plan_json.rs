//! Plans, what they consist of, and whatever else is no indicator, for scripts.
//!
//! Owns the keys of such an entry of `find --json` and of the documents of `show --json`; a key that an
//! indicator has as well means the same there, and is `null` where it means nothing. It must not know how the
//! thing was looked up.

use serde_json::{Value, json};

use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, IndicatorId, PlanId, SourceId, Text};
use crate::report::basis::Basis;
use crate::report::board;
use crate::report::json::{self, BilingualJson};
use crate::report::plan_page;
use crate::report::subject::{self, Subject};
use crate::words::plans;

/// A match of a query with something that is not an indicator.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SubjectMatch {
    /// The thing that was found.
    pub(crate) subject: Subject,
    /// Its place among the answers, from 1.
    pub(crate) rank: usize,
    /// How well it answers: higher is better, at most 1.
    pub(crate) score: f64,
    /// How the query was read.
    pub(crate) reading: &'static str,
    /// The field that was met and what it says.
    pub(crate) field: &'static str,
    /// The text that was met.
    pub(crate) text: String,
    /// The letters of that text: first and past the last, in characters.
    pub(crate) letters: Vec<(usize, usize)>,
    /// The position of the named thing of a list that was met.
    pub(crate) item: Option<usize>,
}

/// One entry of `find --json`.
pub(crate) fn found(basis: Basis<'_>, met: &SubjectMatch) -> Value {
    let catalog = basis.catalog;
    let subject = met.subject;
    let plan = subject.plan(catalog).map(|plan| catalog.plan(plan).name);
    let place = subject
        .place(catalog)
        .map(|place| catalog.place(place).name);
    let line = match subject {
        Subject::Programme(at) => subject::line(catalog, at),
        _ => None,
    };
    let list = match subject {
        Subject::List(at) => subject::list(catalog, at),
        _ => None,
    };
    let item = met.item.and_then(|at| list?.items.get(at));
    json!({
        "rank": met.rank,
        "kind": subject.code(),
        "id": id(catalog, subject),
        "name": name(basis, subject),
        "category": null,
        "place": place.map(|name| catalog.text(name.vi)),
        "plan": plan.map(|name| catalog.text(name.vi)),
        "unit": null,
        "status": null,
        "reason": null,
        "latest": null,
        "target": null,
        "line": line.map(|line| catalog.text(line.kind)),
        "item": item.map(|(name, _)| BilingualJson::new(catalog, *name)),
        "source_id": subject.source(catalog).map(|id| catalog.text(catalog.source(id).id)),
        "score": met.score,
        "reading": met.reading,
        "matched_field": met.field,
        "matched_text": met.text,
        "matches": met.letters,
    })
}

fn id(catalog: &Catalog, subject: Subject) -> Option<&str> {
    subject.id(catalog).map(|id| catalog.text(id))
}

fn name(basis: Basis<'_>, subject: Subject) -> Value {
    let said = |lang| subject::name(Basis { lang, ..basis }, subject);
    json!({ "vi": said(Lang::Vi), "en": said(Lang::En) })
}

/// The document of `show --json` for a plan, one of its lines (then that of its plan, if it has one) or a list;
/// `met` is where a query met it.
pub(crate) fn shown(basis: Basis<'_>, subject: Subject, met: Option<&SubjectMatch>) -> Value {
    let catalog = basis.catalog;
    let mut document = match (subject, subject.plan(catalog)) {
        (Subject::Plan(plan), _) | (Subject::Programme(_), Some(plan)) => self::plan(basis, plan),
        (Subject::Programme(at), None) => programme(catalog, at),
        (Subject::List(at), _) => list(catalog, at),
        (Subject::Place(_) | Subject::Source(_), _) => Value::Null,
    };
    if let (Some(document), Some(met)) = (document.as_object_mut(), met) {
        document.insert("met".to_owned(), found(basis, met));
    }
    document
}

fn plan(basis: Basis<'_>, id: PlanId) -> Value {
    let (catalog, viewpoint) = (basis.catalog, basis.viewpoint);
    let plan = catalog.plan(id);
    let targets = plan_page::targets(catalog, viewpoint, id);
    let lines = plan_page::programmes(catalog, viewpoint, id);
    let lists = plan_page::lists(catalog, viewpoint, id, &targets);
    let reported = plan_page::reported(catalog, viewpoint, id);
    let mut sources: Vec<SourceId> = Vec::new();
    sources.extend(
        lines
            .iter()
            .filter_map(|at| catalog.programmes()[*at].source),
    );
    sources.extend(lists.iter().filter_map(|at| catalog.lists()[*at].source));
    sources.extend(reported.iter().filter_map(|count| count.source));
    let under = Viewpoint {
        plan: Some(id),
        ..*viewpoint
    };
    let under = Basis {
        viewpoint: &under,
        ..basis
    };
    let rows = json::rows(under, &targets);
    for series in &targets {
        let claims = viewpoint.claims(catalog, *series).map(|(_, claim)| claim);
        let of_plan = claims.filter(|claim| claim.plan == Some(id));
        sources.extend(of_plan.filter_map(|claim| claim.source));
    }
    sources.sort_unstable();
    sources.dedup();
    let is_number = |at: &&usize| catalog.text(catalog.programmes()[**at].kind) == plans::NUMBER;
    let number = lines.iter().find(is_number);
    let number = number.map(|at| BilingualJson::new(catalog, catalog.programmes()[*at].text));
    let pack = catalog.pack(plan.pack);
    let counts: Vec<Value> = reported
        .iter()
        .map(|count| board::reported_count(basis, count))
        .collect();
    json!({
        "kind": "plan",
        "id": catalog.text(plan.id),
        "pack": catalog.text(pack.id),
        "name": BilingualJson::new(catalog, plan.name),
        "title": plan.title.map(|title| BilingualJson::new(catalog, title)),
        "number": number,
        "place": pack.place.map(|place| catalog.text(catalog.place(place).name.vi)),
        "term": plan.term.map(|(first, last)| [first, last]),
        "status": plan.status.code(),
        "reported": counts,
        "targets": rows,
        "programmes": lines.iter().map(|at| programme(catalog, *at)).collect::<Vec<_>>(),
        "lists": lists.iter().map(|at| list(catalog, *at)).collect::<Vec<_>>(),
        "sources": sources.iter().map(|id| json::source(catalog, *id)).collect::<Vec<_>>(),
    })
}

fn programme(catalog: &Catalog, at: usize) -> Value {
    let Some(line) = subject::line(catalog, at) else {
        return Value::Null;
    };
    json!({
        "kind": "programme",
        "line": catalog.text(line.kind),
        "id": catalog.text(line.id),
        "order": line.order,
        "text": BilingualJson::new(catalog, line.text),
        "plan": line.plan.map(|plan| catalog.text(catalog.plan(plan).name.vi)),
        "note": note(catalog, line.note),
        "source_id": source_id(catalog, line.source),
        "indicators": ids(catalog, &line.indicators),
    })
}

fn list(catalog: &Catalog, at: usize) -> Value {
    let Some(list) = subject::list(catalog, at) else {
        return Value::Null;
    };
    let item = |(name, remark): &(Bilingual, Text)| {
        json!({
            "vi": catalog.say(*name, Lang::Vi),
            "en": catalog.say(*name, Lang::En),
            "note": note(catalog, *remark),
        })
    };
    json!({
        "kind": "list",
        "id": catalog.text(list.id),
        "title": BilingualJson::new(catalog, list.title),
        "plan": list.plan.map(|plan| catalog.text(catalog.plan(plan).name.vi)),
        "items": list.items.iter().map(item).collect::<Vec<_>>(),
        "source_id": source_id(catalog, list.source),
        "indicators": ids(catalog, &list.indicators),
    })
}

fn source_id(catalog: &Catalog, source: Option<SourceId>) -> Option<&str> {
    source.map(|id| catalog.text(catalog.source(id).id))
}

fn ids<'c>(catalog: &'c Catalog, indicators: &[IndicatorId]) -> Vec<&'c str> {
    let indicators = indicators.iter();
    indicators
        .map(|id| catalog.text(catalog.indicator(*id).id))
        .collect()
}

/// A remark in both languages; `null` where there is none.
fn note(catalog: &Catalog, note: Text) -> Value {
    match catalog.text(note) {
        "" => Value::Null,
        _ => json!({ "vi": catalog.note(note, Lang::Vi), "en": catalog.note(note, Lang::En) }),
    }
}

//! What `find` and `show` give besides indicators: plans, what they consist of, places and sources.
//!
//! Owns which of the answers a command shows, and the look-up of a plan by id or name. It prints nothing.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::cli::scope::CommandScope;
use crate::core::catalog::Catalog;
use crate::core::lang::Lang;
use crate::core::model::{Bilingual, PlanId};
use crate::library::plan_texts::{PlanText, PlanTexts, Role};
use crate::report::json;
use crate::report::paint::Paint;
use crate::report::plan_json::{self, SubjectMatch};
use crate::report::plan_plain;
use crate::report::subject::Subject;
use crate::search::answer::{Answer, Other};
use crate::search::highlight::matches;
use crate::search::query::Query;

/// The answers that are no indicators, each with what a query met of it, numbered after those that are; not
/// more than are left of a limit. Where a place was asked for, those of its own packs.
pub(crate) fn found(
    scope: &CommandScope,
    query: &Query,
    answer: &Answer,
    limit: usize,
) -> Vec<SubjectMatch> {
    let catalog = &scope.library.catalog;
    let texts = PlanTexts::new(catalog);
    let is_here = |other: &&Other| {
        let place = Subject::from_found(other).place(catalog);
        scope.place.is_none() || place == scope.place
    };
    let last = answer.hits.last().map(|hit| hit.score.value());
    let room = limit.saturating_sub(answer.hits.len());
    let others = answer.others.iter().filter(is_here).take(room);
    others
        .zip(answer.hits.len() + 1..)
        .map(|(other, rank)| SubjectMatch {
            // Plans are listed after the indicators, so their score must not exceed the last one.
            score: other.score().value().min(last.unwrap_or(1.0)),
            ..met(scope, &texts, query, other, rank)
        })
        .collect()
}

/// Where a query met something.
fn met(
    scope: &CommandScope,
    texts: &PlanTexts<'_>,
    query: &Query,
    other: &Other,
    rank: usize,
) -> SubjectMatch {
    let catalog = &scope.library.catalog;
    let subject = Subject::from_found(other);
    let of_plan = texts.of(other.kind, other.id);
    let at = in_vietnamese(&of_plan, other, query);
    let text = of_plan.into_iter().nth(at);
    let text = text.unwrap_or_else(|| named(catalog, subject, other.text));
    SubjectMatch {
        subject,
        rank,
        score: other.score().value(),
        reading: other.reading.code(),
        field: text.role.code(),
        letters: matches(&text.text, query, other.reading),
        item: match text.role {
            Role::Item(at) => Some(at),
            _ => None,
        },
        text: text.text,
    }
}

/// The number of the matching text to report: the Vietnamese one if it has the words too, as names that are equal in
/// both languages have.
fn in_vietnamese(texts: &[PlanText], other: &Other, query: &Query) -> usize {
    let at = other.text as usize;
    let met = |at: usize| {
        let text = texts.get(at).map_or("", |text| text.text.as_str());
        let letters = matches(text, query, other.reading);
        letters
            .iter()
            .map(|(start, end)| end - start)
            .sum::<usize>()
    };
    let is_same = |before: usize| {
        let both = texts.get(before).zip(texts.get(at));
        both.is_some_and(|(vi, en)| {
            vi.role == en.role && (vi.lang, en.lang) == (Some(Lang::Vi), Some(Lang::En))
        }) && met(before) >= met(at)
    };
    let before = at.checked_sub(1).filter(|before| is_same(*before));
    before.unwrap_or(at)
}

/// The text of a place or a source, by its number: a place is given to the index with both names, a source with
/// title and id.
fn named(catalog: &Catalog, subject: Subject, text: u32) -> PlanText {
    let (role, lang, said) = match subject {
        Subject::Place(place) => {
            let name = catalog.place(place).name;
            match text {
                0 => (Role::Name, Some(Lang::Vi), name.vi),
                _ => (Role::Name, Some(Lang::En), name.en),
            }
        }
        Subject::Source(id) => {
            let source = catalog.source(id);
            match text {
                0 => (Role::Name, None, source.title),
                _ => (Role::Id, None, source.id),
            }
        }
        Subject::Plan(id) => (Role::Id, None, catalog.plan(id).id),
        Subject::Programme(_) | Subject::List(_) => {
            return PlanText {
                role: Role::Name,
                lang: None,
                text: String::new(),
            };
        }
    };
    PlanText {
        role,
        lang,
        text: catalog.text(said).to_owned(),
    }
}

/// One line for an answer.
pub(crate) fn line(scope: &CommandScope, met: &SubjectMatch) -> String {
    plan_plain::found(scope.basis(), met.subject, item(scope, met))
}

/// What of a list was met.
fn item<'s>(scope: &'s CommandScope, met: &SubjectMatch) -> Option<&'s str> {
    let catalog = &scope.library.catalog;
    let Subject::List(at) = met.subject else {
        return None;
    };
    let (name, _) = catalog.lists().get(at)?.items.get(met.item?)?;
    Some(catalog.say(*name, scope.lang))
}

/// The page or the document of something that is no indicator: of a line of a plan that of its plan, which says
/// the line first.
pub(crate) fn shown(
    scope: &CommandScope,
    subject: Subject,
    met: Option<&SubjectMatch>,
    as_json: bool,
    paint: Paint,
) -> String {
    let basis = scope.basis();
    if as_json {
        return json::pretty(&plan_json::shown(basis, subject, met));
    }
    let mut text = String::new();
    if let Some(item) = met.and_then(|met| item(scope, met)) {
        text.push_str(&plan_plain::met(basis, item));
        text.push('\n');
    }
    match (subject, subject.plan(&scope.library.catalog)) {
        (Subject::Programme(_), Some(plan)) => {
            text.push_str(&plan_plain::found(basis, subject, None));
            text.push('\n');
            text.push_str(&plan_plain::page(basis, Subject::Plan(plan), paint));
        }
        _ => text.push_str(&plan_plain::page(basis, subject, paint)),
    }
    text
}

/// The document of `find --json` for what is no indicator.
pub(crate) fn document(scope: &CommandScope, met: &SubjectMatch) -> Value {
    plan_json::found(scope.basis(), met)
}

/// A plan, a line of one or a list by its exact id, else by its exact name in any case: a plan also by its title.
/// Of several those of the place that comes first, then main plans.
pub(crate) fn exact(scope: &CommandScope, wanted: &str) -> Option<Subject> {
    let catalog = &scope.library.catalog;
    let name = folded(wanted);
    let is = |text: Bilingual| {
        let texts = [text.vi, text.en].map(|text| catalog.text(text));
        !name.is_empty() && texts.iter().any(|text| folded(text) == name)
    };
    let subjects = || {
        let plans = (0..catalog.plans().len() as u32).map(|at| Subject::Plan(PlanId(at)));
        let lines = (0..catalog.programmes().len()).map(Subject::Programme);
        let lists = (0..catalog.lists().len()).map(Subject::List);
        plans.chain(lines).chain(lists)
    };
    let has_id = |subject: &Subject| {
        let id = subject.id(catalog);
        id.is_some_and(|id| catalog.text(id) == wanted)
    };
    let has_name = |subject: &Subject| match *subject {
        Subject::Plan(id) => {
            let plan = catalog.plan(id);
            is(plan.name) || plan.title.is_some_and(is)
        }
        Subject::Programme(at) => is(catalog.programmes()[at].text),
        Subject::List(at) => is(catalog.lists()[at].title),
        Subject::Place(_) | Subject::Source(_) => false,
    };
    let best = |found: &mut dyn Iterator<Item = Subject>| {
        found.min_by_key(|subject| rank(scope, *subject))
    };
    let by_id = best(&mut subjects().filter(has_id));
    by_id.or_else(|| best(&mut subjects().filter(has_name)))
}

/// The sort key of things of one name; the order of the data decides between equals.
fn rank(scope: &CommandScope, subject: Subject) -> (bool, bool, bool) {
    let catalog = &scope.library.catalog;
    let is_plan = matches!(subject, Subject::Plan(_));
    let is_here = subject.place(catalog) == scope.first_place();
    let is_main = subject.plan(catalog).is_some_and(|plan| {
        let pack = catalog.plan(plan).pack;
        catalog.rank(pack, plan).is_some()
    });
    (!is_plan, !is_here, !is_main)
}

fn folded(text: &str) -> String {
    text.trim().nfc().collect::<String>().to_lowercase()
}

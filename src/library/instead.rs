//! What to ask instead where a query finds nothing: the same elsewhere, or other words.
//!
//! Owns that no suggestion is offered that finds nothing or was asked already. It must not know a screen; of the
//! place in view it knows only that the search was limited to it.

use crate::core::fold::bare;
use crate::core::model::SeriesId;
use crate::library::ask::Scope;
use crate::library::open::Library;
use crate::search::answer::{Answer, Request};
use crate::search::condition::{Condition, Filter};
use crate::search::grammar;
use crate::search::query::Query;

/// What to ask instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// Other words, which find something in the scope that was searched.
    Words(String),
    /// The same words, which find something outside the scope.
    Elsewhere {
        /// The query without the filters that hid it.
        query: String,
        /// The first series that it finds.
        first: SeriesId,
        /// The number of series that it finds.
        total: usize,
    },
}

impl Library {
    /// Suggests another query if this answer is empty; `request` is the one that led to it.
    pub fn instead(
        &self,
        query: &Query,
        answer: &Answer,
        scope: Scope<'_>,
        request: Request<'_>,
    ) -> Option<Instead> {
        if answer.total > 0 || !answer.others.is_empty() || query.terms().is_empty() {
            return None;
        }
        let elsewhere = self.elsewhere(query, scope, request);
        elsewhere.or_else(|| self.other_words(query, answer, scope, request))
    }

    /// The same words without a filter by place or category, if only that filter hid the results.
    fn elsewhere(&self, query: &Query, scope: Scope<'_>, request: Request<'_>) -> Option<Instead> {
        let hides = query.conditions().iter().any(is_of_place);
        if !hides && scope.place.is_none() && request.filter.is_none() {
            return None;
        }
        let text = without(query, &is_of_place);
        let anywhere = Scope {
            place: None,
            ..scope
        };
        let request = Request {
            filter: None,
            limit: 1,
            ..request
        };
        let found = self.answer(&self.understand(&text), anywhere, request)?;
        let first = SeriesId(found.hits.first()?.entry);
        Some(Instead::Elsewhere {
            query: text,
            first,
            total: found.total,
        })
    }

    /// The suggested words with the filters of the query, if they find something.
    fn other_words(
        &self,
        query: &Query,
        answer: &Answer,
        scope: Scope<'_>,
        request: Request<'_>,
    ) -> Option<Instead> {
        let words = answer.suggestion.as_deref()?;
        if grammar::only_asks(words) {
            return None;
        }
        let mut text = words.to_owned();
        for filter in filters(query, &|_| true) {
            text.push(' ');
            text.push_str(&filter);
        }
        if bare(&text) == bare(query.text()) {
            return None;
        }
        let request = Request {
            limit: 1,
            ..request
        };
        let found = self.answer(&self.understand(&text), scope, request)?;
        (found.total > 0).then_some(Instead::Words(text))
    }
}

fn is_of_place(condition: &Condition) -> bool {
    matches!(condition.filter, Filter::Place(_) | Filter::Category(_))
}

/// The filters of a query by place and category, as they were typed.
pub fn place_filters(query: &Query) -> Vec<String> {
    filters(query, &is_of_place)
}

/// Some of the filters of a query as they were typed.
fn filters(query: &Query, wanted: &dyn Fn(&Condition) -> bool) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for condition in query.conditions().iter().filter(|found| wanted(found)) {
        let is_known = found.iter().any(|(start, _)| *start == condition.start);
        if !is_known {
            let typed = query.text().chars().skip(condition.start);
            let length = condition.end - condition.start;
            found.push((condition.start, typed.take(length).collect()));
        }
    }
    found.into_iter().map(|(_, typed)| typed).collect()
}

/// The text of a query without some of its filters.
fn without(query: &Query, drops: &dyn Fn(&Condition) -> bool) -> String {
    let dropped: Vec<&Condition> = query.conditions().iter().filter(|c| drops(c)).collect();
    let is_kept = |at: usize| {
        let mut dropped = dropped.iter();
        !dropped.any(|condition| (condition.start..condition.end).contains(&at))
    };
    let letters = query.text().chars().enumerate();
    let kept: String = letters
        .filter(|(at, _)| is_kept(*at))
        .map(|(_, letter)| letter)
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

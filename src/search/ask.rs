//! The front door of the index: a query goes in, an answer comes out.
//!
//! Owns what is done where nothing is found: the query is asked again without the words that only ask, and
//! a suggestion is looked for. Must not know how a query is read against the index. No other file of this
//! room imports this one.

use crate::search::answer::{Answer, Hit, Request};
use crate::search::index::Index;
use crate::search::query::Query;
use crate::search::steady::steady;
use crate::search::suggest::suggest;
use crate::search::tolerant::tolerate;
use crate::search::try_readings::try_readings;

impl Index {
    /// Answers a query; `None` when it was abandoned. An empty query is answered with every entry. A query
    /// that finds nothing is asked again without the words that only ask. What explains too little of the query gives
    /// way to what explains more.
    pub fn search(&self, query: &Query, request: &Request<'_>) -> Option<Answer> {
        let search = |query: &Query| {
            let literal = self.literal(query, request)?;
            tolerate(self, query, request, literal)
        };
        let answer = search(query)?;
        steady(self, query, request, answer, &search)
    }

    /// Returns whether a name of what stands first is the whole query: then the last word is no start of another.
    pub(super) fn is_called(&self, query: &Query, first: Option<&Hit>) -> bool {
        let Some(first) = first else { return false };
        let typed: Vec<&str> = query
            .terms()
            .iter()
            .flat_map(|term| &term.words)
            .map(|word| word.bare.as_str())
            .collect();
        let mut words = Vec::new();
        self.texts.of(first.document).any(|text| {
            self.texts.read(text, &mut words);
            let words = words.iter().map(|id| self.vocabulary.get(*id));
            words
                .map(|known| known.word.bare.as_str())
                .eq(typed.iter().copied())
        })
    }

    /// Answers a query by what it says.
    fn literal(&self, query: &Query, request: &Request<'_>) -> Option<Answer> {
        let answer = ask(self, query, request)?;
        if !answer.hits.is_empty() || answer.names_a_plan() {
            return Some(answer);
        }
        let mut of_plans = None;
        for lighter in query.without_question_words() {
            let mut found = ask(self, &lighter.query, request)?;
            let best = found.hits.first();
            let fits = best.is_some_and(|best| !lighter.whole_only || best.is_whole());
            let asked = || lighter.query.text().trim_start_matches('^').to_owned();
            found.understood = Some(found.understood.take().unwrap_or_else(asked));
            if fits {
                return Some(found);
            }
            if of_plans.is_none() && best.is_none() && found.names_a_plan() {
                of_plans = Some(found);
            }
        }
        Some(of_plans.unwrap_or(answer))
    }
}

/// Answers a query, with a suggestion where nothing is found; `None` when abandoned.
fn ask(index: &Index, query: &Query, request: &Request<'_>) -> Option<Answer> {
    let mut answer = try_readings(index, query, request)?;
    if answer.hits.is_empty() && answer.total == 0 && answer.others.is_empty() {
        answer.suggestion = suggest(index, query, request);
    }
    Some(answer)
}

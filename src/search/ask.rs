//! The front door of the index: a query goes in, an answer comes out.
//!
//! Owns what is done when nothing is found: the words that only ask are left out, then a suggestion is
//! looked for. It must not know how a query is read against the index.

use crate::search::answer::{Answer, Request};
use crate::search::index::Index;
use crate::search::query::Query;
use crate::search::suggest::suggest;
use crate::search::try_readings::find;

impl Index {
    /// Answers a query; `None` when it was abandoned. An empty query is answered with every entry.
    /// A query that fits nothing is asked again without the words that only ask.
    pub fn search(&self, query: &Query, request: &Request<'_>) -> Option<Answer> {
        let answer = ask(self, query, request)?;
        if !answer.hits.is_empty() {
            return Some(answer);
        }
        for (lighter, whole) in query.without_asking() {
            let mut found = ask(self, &lighter, request)?;
            let best = found.hits.first();
            if best.is_some_and(|best| !whole || best.is_whole()) {
                let said = found.understood.take();
                found.understood =
                    Some(said.unwrap_or_else(|| lighter.text().trim_start_matches('^').to_owned()));
                return Some(found);
            }
        }
        Some(answer)
    }
}

// Answers a query, with a suggestion where nothing is found; `None` when abandoned.
fn ask(index: &Index, query: &Query, request: &Request<'_>) -> Option<Answer> {
    let answer = find(index, query, request)?;
    if answer.hits.is_empty() && answer.total == 0 && answer.others.is_empty() {
        let suggestion = suggest(index, query, request);
        return Some(Answer {
            suggestion,
            ..answer
        });
    }
    Some(answer)
}

//! The entry point of the index: a query goes in, an answer comes out.
//!
//! Owns what happens when nothing is found: the query is asked again without the words that only ask, and a
//! suggestion is looked for. It must not know how a query is read against the index. No other file of this room
//! imports this one.

use crate::core::fold::Word;
use crate::search::another_word::without_another_word;
use crate::search::answer::{Answer, Hit, Request};
use crate::search::apart::apart_told;
use crate::search::compounds_apart::{ends_with_a_compound, without_compounds_apart};
use crate::search::finished::finished;
use crate::search::index::Index;
use crate::search::plainest::with_plainest_first;
use crate::search::query::Query;
use crate::search::reading::Reading;
use crate::search::steady::steady;
use crate::search::suggest::{shares_a_telling_word, suggest};
use crate::search::tolerant::tolerate;
use crate::search::try_readings::try_readings;

impl Index {
    /// Answers a query; `None` when it was abandoned. An empty query is answered with every entry. A query that finds
    /// nothing is asked again without the words that only ask. A hit that explains too little of the query is
    /// replaced by one that explains more.
    pub fn search(&self, query: &Query, request: &Request<'_>) -> Option<Answer> {
        let search = |query: &Query| {
            let literal = self.literal(query, request)?;
            let answer = tolerate(self, query, request, literal)?;
            let answer = without_another_word(self, query, answer);
            let answer = without_compounds_apart(self, query, answer);
            let answer = apart_told(self, query, answer);
            Some(with_plainest_first(self, query, answer))
        };
        let answer = search(query)?;
        let answer = measured(query, answer, &search)?;
        let mut answer = steady(self, query, request, answer, &search)?;
        if answer.hits.is_empty() && answer.others.is_empty() && answer.total == 0 {
            answer = before_begun_place(self, query, answer, &search)?;
        }
        if request.is_finished {
            answer = finished(self, query, answer);
        }
        answer.suggestion = answer
            .suggestion
            .filter(|near| shares_a_telling_word(query, near));
        Some(answer)
    }

    /// Returns whether a name of the first hit is the whole query: then the last word is complete.
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

    /// Answers a query as it was typed.
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

/// The most words at the end of a query that may begin the name of a place.
const MOST_OF_A_PLACE: usize = 3;

/// Ignores the unfinished name of a place at the end of a query, reports it as left out, and answers the words before
/// it; `None` when abandoned.
fn before_begun_place(
    index: &Index,
    query: &Query,
    answer: Answer,
    search: &dyn Fn(&Query) -> Option<Answer>,
) -> Option<Answer> {
    if ends_with_a_compound(query) {
        return Some(answer);
    }
    for count in 1..=MOST_OF_A_PLACE {
        let Some((rest, left_out)) = query.without_last(count) else {
            break;
        };
        let typed: Vec<Word> = left_out
            .iter()
            .flat_map(|term| term.words.clone())
            .collect();
        // A word typed with marks is complete.
        let is_marked = typed.iter().any(Word::is_marked);
        let is_open = left_out.last().is_some_and(|term| term.open);
        if is_marked || !begins_a_place(index, &typed, is_open) {
            continue;
        }
        let mut found = search(&rest)?;
        if found.hits.is_empty() {
            continue;
        }
        for hit in &mut found.hits {
            hit.reading = Reading::Partial;
            hit.score.reading = Reading::Partial as u8;
        }
        found
            .ignored
            .extend(typed.into_iter().map(|word| word.bare));
        return Some(found);
    }
    Some(answer)
}

/// Returns whether words begin the name of a place; the last of them may be unfinished.
fn begins_a_place(index: &Index, typed: &[Word], is_open: bool) -> bool {
    let mut names = index.places.texts.iter().flatten();
    names.any(|name| {
        let last = typed.len().saturating_sub(1);
        let known = |id: &u32| index.vocabulary.get(*id).word.bare.as_str();
        let mut pairs = typed.iter().zip(name.iter().map(known)).enumerate();
        let is_met = |(at, (typed, known)): (usize, (&Word, &str))| {
            *known == typed.bare || (is_open && at == last && known.starts_with(&typed.bare))
        };
        name.len() >= typed.len() && pairs.all(is_met)
    })
}

/// Answers "level of poverty" as "poverty" where nothing has all the words; `None` when abandoned.
fn measured(
    query: &Query,
    answer: Answer,
    search: &dyn Fn(&Query) -> Option<Answer>,
) -> Option<Answer> {
    let is_met = !answer.hits.is_empty() && answer.ignored.is_empty();
    let Some((rest, measure)) = query.without_measure().filter(|_| !is_met) else {
        return Some(answer);
    };
    let mut found = search(&rest)?;
    if found.hits.is_empty() {
        return Some(answer);
    }
    for hit in &mut found.hits {
        hit.reading = Reading::Partial;
        hit.score.reading = Reading::Partial as u8;
    }
    found.ignored.splice(0..0, measure);
    Some(found)
}

/// Answers a query, with a suggestion where nothing is found; `None` when abandoned.
fn ask(index: &Index, query: &Query, request: &Request<'_>) -> Option<Answer> {
    let mut answer = try_readings(index, query, request)?;
    if answer.hits.is_empty() && answer.total == 0 && answer.others.is_empty() {
        answer.suggestion = suggest(index, query, request);
    }
    Some(answer)
}

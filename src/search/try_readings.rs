//! Puts one query to the index, reading after reading, until something is found.
//!
//! Owns when a reading is tried, how the query was read, and which results the next query may use again. It must not
//! know how a word is read, nor how entries are ranked.
//!
//! The first reading under which anything matches is the last one tried; a less literal one could only add
//! noise.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::adjacency::Adjacency;
use crate::search::answer::{Answer, Hit, Other, Request, ThingKind};
use crate::search::bounds::Bounds;
use crate::search::evaluate::evaluate;
use crate::search::field::TextClass;
use crate::search::index::Index;
use crate::search::interpretations::{Interpretation, interpret};
use crate::search::kept::KeptIndex;
use crate::search::levels::WordLevels;
use crate::search::meaning::Meaning;
use crate::search::others::{ThingQuery, matches_anything, others};
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::rank_tiers::{Ranked, ReadQuery, rank_tiers};
use crate::search::reading::Reading;
use crate::search::score::Scorer;
use crate::search::tie_break::order;

/// A longer query is pasted text: its words are read, but nothing is guessed.
const MOST_GUESSED: usize = 12;

/// Names of the country, which a single word of them never means.
const COUNTRY: [&str; 2] = ["viet nam", "ca nuoc"];

/// Answers a query, without a suggestion; `None` when abandoned.
pub(super) fn try_readings(index: &Index, query: &Query, request: &Request<'_>) -> Option<Answer> {
    let terms = distinct_terms(query);
    let mut attempt = Attempt {
        index,
        request,
        bounds: Bounds::new(index, query),
        words: vec![Vec::new(); terms.len()],
        terms,
        found: Vec::new(),
    };
    let excluded = excluded(index, query);
    let mut answer = Answer::default();
    for reading in Reading::ALL {
        if attempt.terms.len() > MOST_GUESSED && reading > Reading::Vni {
            break;
        }
        let has_grown = attempt.add_reading(reading)?;
        if reading != Reading::Typed && !has_grown {
            continue;
        }
        // One corrected word among several is too weak to mean a source.
        let is_sure = reading < Reading::KeyboardTypo || attempt.terms.len() == 1;
        if answer.others.is_empty() && is_sure {
            answer.others = attempt.others(query, reading, &excluded);
            let named_in_part = attempt.named_in_part();
            let is_named = |other: &Other| {
                other.kind != ThingKind::Place
                    || !other.is_aside && other.breadth == 0
                    || !named_in_part.contains(other.id)
            };
            answer.others.retain(is_named);
        }
        let ranked = attempt.rank(reading)?;
        if ranked.matches_any {
            let first = ranked.hits.first().filter(|_| reading != Reading::Typed);
            answer.understood = first.and_then(|first| attempt.understood(first));
            answer.total = ranked.total;
            answer.hits = ranked.hits;
            break;
        }
        // A plan with the words was meant; a less literal reading would only add noise.
        if answer.names_a_plan() {
            break;
        }
    }
    answer.kept = KeptIndex::new(index, attempt.found);
    Some(answer)
}

/// Returns the terms that must match, each once: a word typed twice asks for nothing more.
fn distinct_terms(query: &Query) -> Vec<&QueryTerm> {
    let mut distinct: Vec<&QueryTerm> = Vec::new();
    for term in query.terms().iter().filter(|term| term.mode != Mode::Not) {
        let is_same = |known: &&QueryTerm| known.words == term.words && known.mode == term.mode;
        match distinct.iter_mut().find(|known| is_same(known)) {
            // Only the term typed last may be unfinished.
            Some(known) => *known = term,
            None => distinct.push(term),
        }
    }
    distinct
}

/// Returns the interpretations that must not match.
fn excluded(index: &Index, query: &Query) -> Vec<Interpretation> {
    let terms = query.terms().iter();
    let terms = terms.filter(|term| term.mode == Mode::Not);
    let read = |term: &QueryTerm| interpret(&index.vocabulary, term, Reading::Typed);
    terms.filter_map(read).collect()
}

/// A query with what its words mean under the readings tried so far.
struct Attempt<'a> {
    index: &'a Index,
    request: &'a Request<'a>,
    bounds: Bounds,
    terms: Vec<&'a QueryTerm>,
    /// For each term, its meanings that match anything.
    words: Vec<Vec<Meaning>>,
    /// Every meaning that was found, for the next query.
    found: Vec<Meaning>,
}

impl Attempt<'_> {
    /// Adds what each term means under one more reading. Returns whether that matches anything new; `None`
    /// when abandoned.
    fn add_reading(&mut self, reading: Reading) -> Option<bool> {
        let unmatched = self.words.iter().filter(|word| word.is_empty()).count();
        let mut has_grown = false;
        for (at, term) in self.terms.iter().enumerate() {
            // Letters may be scattered in one word only and, among several, only in one that has no meaning.
            let may_scatter =
                self.terms.len() == 1 || (unmatched == 1 && self.words[at].is_empty());
            let is_guess = matches!(
                reading,
                Reading::Initials | Reading::KeyboardTypo | Reading::Scattered
            );
            let is_tried = (reading != Reading::Scattered || may_scatter)
                && !(is_guess && self.is_abbreviation(term));
            let meaning = is_tried.then(|| self.meaning(term, reading)).flatten();
            if is_abandoned(self.request.abandon) {
                return None;
            }
            let Some(meaning) = meaning else { continue };
            self.found.push(meaning.clone());
            if matches_anything(self.index, &meaning) {
                self.words[at].push(meaning);
                has_grown = true;
            }
        }
        Some(has_grown)
    }

    fn is_abbreviation(&self, term: &QueryTerm) -> bool {
        matches!(term.words.as_slice(), [word] if self.index.wordings.is_abbreviation(word))
    }

    /// Returns the meaning of a term under a reading, taken from the previous query where possible.
    fn meaning(&self, term: &QueryTerm, reading: Reading) -> Option<Meaning> {
        let index = self.index;
        let kept = self.request.previous.map(|previous| &previous.kept);
        if let Some(known) = kept.and_then(|kept| kept.meaning(index, term, reading)) {
            return Some(known.clone());
        }
        let interpretation = interpret(&index.vocabulary, term, reading)?;
        let open = term.may_be_begun();
        let wider = match &interpretation {
            Interpretation::Scattered(_) | Interpretation::Initials(_) => {
                kept.and_then(|kept| kept.wider(index, &interpretation))
            }
            _ => None,
        };
        let levels = evaluate(index, &interpretation, open, wider, self.request.abandon);
        Some(Meaning {
            term: term.clone(),
            reading,
            interpretation: Arc::new(interpretation),
            levels: Arc::new(levels),
        })
    }

    /// Finds what matches besides entries.
    fn others(&self, query: &Query, reading: Reading, excluded: &[Interpretation]) -> Vec<Other> {
        let asked = ThingQuery {
            words: &self.words,
            excluded,
            is_filtered: !query.conditions().is_empty(),
            reading,
            home: self.request.default_place,
        };
        others(self.index, &asked)
    }

    /// Finds the best entries and puts them in order; `None` when abandoned.
    fn rank(&self, reading: Reading) -> Option<Ranked> {
        let levels =
            |word: &Vec<Meaning>| word.iter().map(|meaning| meaning.levels.clone()).collect();
        let words: Vec<WordLevels> = self.words.iter().map(levels).collect();
        let adjacency = Adjacency::new(self.index.vocabulary.len(), &self.words);
        let named_in_part = self.named_in_part();
        let read_query = ReadQuery {
            named_in_part: &named_in_part,
            words: &words,
            bounds: &self.bounds,
            adjacency: adjacency.as_ref(),
            reading,
        };
        let mut scorer = self.scorer();
        let mut ranked = rank_tiers(self.index, &read_query, self.request, &mut scorer)?;
        order(&mut ranked.hits, &mut scorer, self.request);
        Some(ranked)
    }

    /// Returns the places that a word of their name does not mean unless the query has a whole name: the country,
    /// places whose name consists of words of indicators ("Điện Biên"), and places of which only such a word after
    /// the first matches ("la" is "là", not "Sơn La").
    fn named_in_part(&self) -> RoaringBitmap {
        let in_names = self.index.class(TextClass::Name);
        let is_common = |id: &u32| in_names.any(&(*id..*id + 1));
        let is_bare_common = |id: &u32| {
            let bare = &self.index.vocabulary.get(*id).word.bare;
            in_names.any(&self.index.vocabulary.whole(bare))
        };
        let meanings = || self.words.iter().flatten();
        let is_met = |id: &u32| {
            meanings().any(|meaning| match &*meaning.interpretation {
                Interpretation::Word(any) => any.iter().any(|any| any.ids.contains(id)),
                _ => false,
            })
        };
        let mut found = RoaringBitmap::new();
        for (place, names) in (0..).zip(&self.index.places.texts) {
            let is_touched = |meaning: &&Meaning| {
                let mut levels = meaning.levels.places.iter();
                levels.any(|level| level.set.contains(place))
            };
            let mut touching = meanings().filter(is_touched).peekable();
            if touching.peek().is_none() {
                continue;
            }
            // An interpretation as several words matches a whole name.
            let is_word =
                |meaning: &Meaning| matches!(&*meaning.interpretation, Interpretation::Word(_));
            let is_whole =
                !touching.all(is_word) || names.iter().any(|name| name.iter().all(is_met));
            let is_begun = |name: &[u32]| name.first().is_some_and(is_met);
            let is_by_chance = || {
                let met = names.iter().flat_map(|name| name.iter());
                !names.iter().any(|name| is_begun(name))
                    && met.filter(|id| is_met(id)).all(is_bare_common)
            };
            let bare = |id: &u32| self.index.vocabulary.get(*id).word.bare.as_str();
            let is_country = || {
                let mut names = names.iter().map(|name| name.iter().map(bare));
                names.any(|name| {
                    COUNTRY
                        .iter()
                        .any(|country| name.clone().eq(country.split(' ')))
                })
            };
            let has_common_name = || names.iter().any(|name| name.iter().all(is_common));
            if !is_whole && (is_country() || has_common_name() || is_by_chance()) {
                found.insert(place);
            }
        }
        found
    }

    fn scorer(&self) -> Scorer<'_> {
        let interpretations = self.words.iter().map(|word| {
            let meanings = word.iter();
            meanings.map(|meaning| &*meaning.interpretation).collect()
        });
        let open = self.terms.iter().map(|term| term.may_be_begun()).collect();
        Scorer::new(self.index, interpretations.collect(), open)
    }

    /// Returns the words of the first hit as they were read; `None` where they are the typed ones.
    fn understood(&self, first: &Hit) -> Option<String> {
        let understood = self.scorer().understood(first.document, first.place);
        let words = self.terms.iter().zip(understood).map(|(term, understood)| {
            understood
                .filter(|_| term.mode == Mode::Plain)
                .unwrap_or_else(|| typed_words(term).collect::<Vec<_>>().join(" "))
        });
        let understood = words.collect::<Vec<_>>().join(" ");
        let typed = self.terms.iter().flat_map(|term| typed_words(term));
        let typed = typed.collect::<Vec<_>>().join(" ");
        Some(understood).filter(|understood| *understood != typed)
    }
}

fn typed_words(term: &QueryTerm) -> impl Iterator<Item = &str> {
    term.words.iter().map(|word| word.bare.as_str())
}

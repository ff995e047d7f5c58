//! The index: answers a query.
//!
//! Owns the folded words of a catalogue; display texts stay with the catalogue. Immutable once built,
//! shared between sessions.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use std::sync::atomic::Ordering;

use crate::fold::{Likeness, Word};
use crate::search::answer::{Answer, Field, Hit, Kind, Other, Reading, Request, Score};
use crate::search::build::IndexBuilder;
use crate::search::query::{Filter, Mode, Query, Term};

#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) fields: Vec<(Field, Vec<Word>)>,
    pub(crate) main: bool,
}

/// What can be searched: folded, immutable, made by [`IndexBuilder`].
#[derive(Debug)]
pub struct Index {
    built: IndexBuilder,
}

impl Index {
    pub(crate) fn new(built: IndexBuilder) -> Index {
        Index { built }
    }

    /// Returns how many entries there are.
    pub fn len(&self) -> usize {
        self.built.entries.len()
    }

    /// Returns whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.built.entries.is_empty()
    }

    /// Answers a query; `None` when it was abandoned. An empty query is answered with every entry.
    pub fn search(&self, query: &Query, request: &Request<'_>) -> Option<Answer> {
        let matcher = SkimMatcherV2::default();
        let needle: String = query
            .terms()
            .iter()
            .flat_map(|term| &term.words)
            .map(|word| word.bare.as_str())
            .collect();
        let mut hits = Vec::new();
        for (entry, &(indicator, place)) in (0..).zip(&self.built.entries) {
            if request
                .abandon
                .is_some_and(|flag| flag.load(Ordering::Relaxed))
            {
                return None;
            }
            if request.filter.is_some_and(|filter| !filter(entry))
                || !self.passes(query, indicator, place)
            {
                continue;
            }
            let Some((mut score, field)) = self.score(query, indicator, place) else {
                continue;
            };
            score.elsewhere = u8::from(request.default_place.is_some_and(|wanted| wanted != place));
            let name: Vec<&str> = self.built.indicators[indicator as usize].fields[0]
                .1
                .iter()
                .map(|word| word.bare.as_str())
                .collect();
            let fit = matcher
                .fuzzy_match(&name.join(" "), &needle)
                .unwrap_or(0)
                .clamp(0, 1000);
            score.letters = 1000 - fit as u16;
            hits.push(Hit {
                entry,
                indicator,
                place,
                reading: Reading::Typed,
                field,
                score,
            });
        }
        let total = hits.len();
        hits.sort_by_key(|hit| {
            (
                hit.score,
                self.built.indicators[hit.indicator as usize].fields[0]
                    .1
                    .clone(),
                hit.entry,
            )
        });
        hits.truncate(request.limit);
        Some(Answer {
            hits,
            total,
            others: self.others(query),
            understood: None,
            suggestion: None,
        })
    }

    fn passes(&self, query: &Query, indicator: u32, place: u32) -> bool {
        query.conditions().iter().all(|condition| {
            let holds = match &condition.filter {
                Filter::Place(name) => self.built.places[place as usize]
                    .iter()
                    .any(|words| starts(words, name)),
                Filter::Category(name) => self.built.indicators[indicator as usize]
                    .fields
                    .iter()
                    .any(|(field, words)| *field == Field::Category && starts(words, name)),
                _ => return true,
            };
            holds != condition.negated
        })
    }

    fn score(&self, query: &Query, indicator: u32, place: u32) -> Option<(Score, Field)> {
        let document = &self.built.indicators[indicator as usize];
        let mut worst = (0, 0, Field::Name);
        for term in query.terms() {
            let in_place = self.built.places[place as usize]
                .iter()
                .map(|words| (Field::Place, words));
            let fields = document
                .fields
                .iter()
                .map(|(field, words)| (*field, words))
                .chain(in_place);
            let best = fields
                .filter_map(|(field, words)| meets(term, field, words))
                .min();
            match (best, term.mode) {
                (Some(_), Mode::Not) => return None,
                (None, Mode::Not) => {}
                (best, _) => worst = worst.max(best?),
            }
        }
        let name = &document.fields[0].1;
        let said: usize = query.terms().iter().map(|term| term.words.len()).sum();
        let unsaid = name.len().saturating_sub(said) * 2 + usize::from(!document.main) * 5;
        let breadth = u16::try_from(unsaid).unwrap_or(u16::MAX);
        Some((
            Score {
                manner: worst.0,
                marks: worst.1,
                breadth,
                ..Score::default()
            },
            worst.2,
        ))
    }

    fn others(&self, query: &Query) -> Vec<Other> {
        if query.terms().is_empty() {
            return Vec::new();
        }
        let kinds = [
            (Kind::Place, &self.built.places),
            (Kind::Source, &self.built.sources),
            (Kind::Programme, &self.built.programmes),
        ];
        let mut found = Vec::new();
        for (kind, all) in kinds {
            let fits = all.iter().zip(0..).filter(|(names, _)| {
                names.iter().any(|words| {
                    query
                        .terms()
                        .iter()
                        .all(|term| meets(term, Field::Place, words).is_some())
                })
            });
            found.extend(fits.take(5).map(|(_, id)| Other { kind, id }));
        }
        found
    }
}

fn starts(words: &[Word], name: &str) -> bool {
    name.split(' ')
        .all(|wanted| words.iter().any(|word| word.bare.starts_with(wanted)))
}

fn meets(term: &Term, field: Field, words: &[Word]) -> Option<(u8, u8, Field)> {
    let rank = match field {
        Field::Name => 0,
        Field::Alias(_) => 1,
        Field::English => 2,
        _ => 4,
    };
    let mut worst = (0, 0, field);
    for wanted in &term.words {
        let best = words.iter().enumerate().filter_map(|(at, word)| {
            if term.mode == Mode::Start && (at > 0 || rank > 2) {
                return None;
            }
            let marks = if wanted.is_marked() { 2 } else { 0 };
            match wanted.likeness(word) {
                Some(Likeness::Exact) => Some((rank, 0, field)),
                Some(likeness) if wanted.is_marked() => Some((rank, likeness as u8, field)),
                Some(_) => Some((rank, 0, field)),
                None if term.mode != Mode::Exact && word.bare.starts_with(&wanted.bare) => {
                    Some((rank + 3, marks, field))
                }
                None => None,
            }
        });
        worst = worst.max(best.min()?);
    }
    Some(worst)
}

//! The conditions of a query on an entry, besides its words.
//!
//! Owns `!word`, the filters that the index itself can answer, and the query that is a whole id or alias. It must not
//! know how words are matched.

use roaring::RoaringBitmap;

use crate::search::code::by_code;
use crate::search::condition::{Condition, Filter};
use crate::search::evaluate::evaluate;
use crate::search::exact::text_hash;
use crate::search::field::TextClass;
use crate::search::index::Index;
use crate::search::interpretations::interpret;
use crate::search::postings::{Postings, union};
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;

/// The conditions of a query on an entry, besides its words.
#[derive(Default)]
pub(super) struct Bounds {
    /// The only documents that may answer.
    pub(super) documents: Option<RoaringBitmap>,
    /// Documents that must not answer.
    pub(super) excluded: RoaringBitmap,
    /// The only places that may answer.
    pub(super) places: Option<RoaringBitmap>,
    /// Documents whose id is the whole query.
    pub(super) by_id: RoaringBitmap,
    /// Documents whose code is the whole query: its id as it is written, or the number that its name begins with.
    pub(super) by_code: RoaringBitmap,
    /// Documents that have an alias or English name which is the whole query.
    pub(super) by_alias: RoaringBitmap,
}

impl Bounds {
    /// Works out the conditions of a query.
    pub(super) fn new(index: &Index, query: &Query) -> Self {
        let mut bounds = Self::default();
        let terms = query.terms();
        for term in terms.iter().filter(|term| term.mode == Mode::Not) {
            if let Some(interpretation) = interpret(&index.vocabulary, term, Reading::Typed) {
                bounds.excluded |= evaluate(index, &interpretation, false, None, None).all;
            }
        }
        for condition in query.conditions() {
            bounds.narrow(index, condition);
        }
        if !terms.is_empty() && terms.iter().all(|term| term.mode == Mode::Plain) {
            let hash = text_hash(
                terms
                    .iter()
                    .map(|term: &QueryTerm| term.words[0].bare.as_str()),
            );
            bounds.by_id = index.ids.documents(hash);
            bounds.by_alias = index.aliases.documents(hash);
            bounds.by_code = by_code(index, query, &bounds.by_id);
        }
        bounds
    }

    /// Narrows to what may pass a filter by place or category. The catalogue checks every filter again and more
    /// exactly, so a negated filter is left to it.
    fn narrow(&mut self, index: &Index, condition: &Condition) {
        let filters = match &condition.filter {
            Filter::Any(filters) => filters.as_slice(),
            filter => std::slice::from_ref(filter),
        };
        if condition.negated {
            return;
        }
        let passing = |of: &dyn Fn(&Filter) -> Option<RoaringBitmap>| {
            // A name that the index does not have may be an id.
            let known = |filter: &Filter| of(filter).filter(|set| !set.is_empty());
            let sets: Option<Vec<RoaringBitmap>> = filters.iter().map(known).collect();
            Some(union(sets?.iter()))
        };
        let in_places = passing(&|filter| match filter {
            Filter::Place(name) => Some(named(index, &index.places.by_word, name)),
            _ => None,
        });
        let in_categories = passing(&|filter| match filter {
            Filter::Category(name) => Some(named(index, index.class(TextClass::Category), name)),
            _ => None,
        });
        restrict(&mut self.places, in_places);
        restrict(&mut self.documents, in_categories);
    }
}

/// Intersects a bound with what passes; without a bound, everything passed so far.
fn restrict(bound: &mut Option<RoaringBitmap>, passing: Option<RoaringBitmap>) {
    let Some(passing) = passing else { return };
    *bound = Some(match bound.take() {
        Some(before) => before & passing,
        None => passing,
    });
}

/// Returns what has, for each word of a folded name, a word that starts with it.
fn named(index: &Index, postings: &Postings, name: &str) -> RoaringBitmap {
    let mut words = name
        .split(' ')
        .map(|word| postings.things(&index.vocabulary.starting(word)));
    let first = words.next().unwrap_or_default();
    words.fold(first, |all, set| all & set)
}

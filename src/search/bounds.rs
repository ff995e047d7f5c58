//! What a query asks of an entry besides its words.
//!
//! Owns `!word`, the filters that the index itself can answer, and the query that is a whole id or alias.
//! Must not know how words are matched.

use roaring::RoaringBitmap;

use crate::search::code::by_code;
use crate::search::condition::{Condition, Filter};
use crate::search::evaluate::evaluate;
use crate::search::exact::text_hash;
use crate::search::field::Class;
use crate::search::index::Index;
use crate::search::interpretations::interpret;
use crate::search::postings::{Postings, below};
use crate::search::query::{Mode, Query, Term};
use crate::search::reading::Reading;

/// What a query asks of an entry besides its words.
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
    /// Works out the bounds of a query.
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
            let hash = text_hash(terms.iter().map(|term: &Term| term.words[0].bare.as_str()));
            bounds.by_id = index.ids.documents(hash);
            bounds.by_alias = index.aliases.documents(hash);
            bounds.by_code = by_code(index, query, &bounds.by_id);
        }
        bounds
    }

    /// Leaves what passes a filter by place or category; the catalogue evaluates all others.
    fn narrow(&mut self, index: &Index, condition: &Condition) {
        let (bound, passing, count) = match &condition.filter {
            Filter::Place(name) => (
                &mut self.places,
                named(index, &index.places.by_word, name),
                index.places.texts.len() as u32,
            ),
            Filter::Category(name) => (
                &mut self.documents,
                named(index, index.class(Class::Category), name),
                index.texts.documents(),
            ),
            _ => return,
        };
        let passing = if condition.negated {
            below(count) - passing
        } else {
            passing
        };
        *bound = Some(match bound.take() {
            Some(before) => before & passing,
            None => passing,
        });
    }
}

/// Returns what contains, for each word of a folded name, a word that starts with it.
fn named(index: &Index, postings: &Postings, name: &str) -> RoaringBitmap {
    let mut words = name
        .split(' ')
        .map(|word| postings.things(&index.vocabulary.starting(word)));
    let first = words.next().unwrap_or_default();
    words.fold(first, |all, set| all & set)
}

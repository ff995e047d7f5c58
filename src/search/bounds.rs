//! What a query asks of an entry besides its words.
//!
//! Owns the reading of `!word`, of the filters that the index itself answers, and of a query that is all of
//! an id or an alias. It must not know how the words are matched.

use roaring::RoaringBitmap;

use crate::search::condition::Filter;
use crate::search::exact::number;
use crate::search::field::Class;
use crate::search::index::Index;
use crate::search::postings::{Postings, below};
use crate::search::query::{Mode, Query};
use crate::search::reading::Reading;
use crate::search::sense::sense;
use crate::search::sets::levels;

/// What is asked of the entries besides the words.
#[derive(Default)]
pub(crate) struct Bounds {
    /// The only documents to look at.
    pub(crate) documents: Option<RoaringBitmap>,
    /// Documents that must not answer.
    pub(crate) without: RoaringBitmap,
    /// The only places to look at.
    pub(crate) places: Option<RoaringBitmap>,
    /// Documents asked for by their id.
    pub(crate) by_id: RoaringBitmap,
    /// Documents of which an alias is the whole query.
    pub(crate) by_alias: RoaringBitmap,
}

/// Works out what a query asks besides its words.
pub(crate) fn bounds(index: &Index, query: &Query) -> Bounds {
    let mut bounds = Bounds::default();
    for term in query.terms().iter().filter(|term| term.mode == Mode::Not) {
        if let Some(sense) = sense(&index.vocabulary, term, Reading::Typed) {
            bounds.without |= levels(index, &sense, None, None).all;
        }
    }
    for condition in query.conditions() {
        let (name, all) = match &condition.filter {
            Filter::Place(name) => (name, &mut bounds.places),
            Filter::Category(name) => (name, &mut bounds.documents),
            _ => continue,
        };
        let (postings, count) = match &condition.filter {
            Filter::Place(_) => (&index.places, index.place_texts.len() as u32),
            _ => (index.class(Class::Category), index.texts.documents()),
        };
        let fit = named(index, postings, name);
        let fit = match condition.negated {
            true => below(count) - fit,
            false => fit,
        };
        *all = Some(match all.take() {
            Some(before) => before & fit,
            None => fit,
        });
    }
    let terms = query.terms();
    if !terms.is_empty() && terms.iter().all(|term| term.mode == Mode::Plain) {
        let text = number(terms.iter().map(|term| term.words[0].bare.as_str()));
        bounds.by_id = index.ids.of(text);
        bounds.by_alias = index.aliases.of(text);
    }
    bounds
}

// What holds words that begin with each word of a folded name.
fn named(index: &Index, postings: &Postings, name: &str) -> RoaringBitmap {
    let mut words = name
        .split(' ')
        .map(|word| postings.of(&index.vocabulary.starting(word)));
    let first = words.next().unwrap_or_default();
    words.fold(first, |all, set| all & set)
}

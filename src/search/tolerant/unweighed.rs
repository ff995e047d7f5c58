//! Decides which literal answers are not judged by the tolerant reading.
//!
//! Owns which answers are so plainly meant, or so unfinished, that they stand. It must not know how an answer is
//! judged.

use crate::core::fold::Word;
use crate::search::answer::{Answer, Hit};
use crate::search::field::Field;
use crate::search::index::Index;
use crate::search::query::QueryTerm;
use crate::search::reading::Reading;
use crate::search::tolerant::chance::is_chance;

/// A word of fewer letters is still being typed.
const UNFINISHED: usize = 3;
/// The same letters under other marks, as `Other::marks` numbers them.
pub(super) const SAME_LETTERS: u8 = 1;

/// Returns whether a name of a literal hit has the words side by side, the last possibly unfinished: nothing explains
/// the query better.
pub(super) fn holds_phrase(index: &Index, hit: &Hit, terms: &[QueryTerm]) -> bool {
    if hit.reading != Reading::Typed || terms.len() < 2 {
        return false;
    }
    let is_met = |term: &QueryTerm, id: &u32| {
        let known = &index.vocabulary.get(*id).word;
        term.words.iter().all(|typed| {
            let is_begun = term.open && known.toneless.starts_with(&typed.toneless);
            let is_bare =
                known.bare == typed.bare || (term.open && known.bare.starts_with(&typed.bare));
            known == typed || (!typed.is_marked() && is_bare) || (typed.tones == 0 && is_begun)
        })
    };
    let mut words = Vec::new();
    let mut texts = index.texts.of(hit.document);
    texts.any(|text| {
        index.texts.read(text, &mut words);
        let mut rows = words.windows(terms.len());
        rows.any(|row| terms.iter().zip(row).all(|(term, id)| is_met(term, id)))
    })
}

/// Returns whether a literal answer stands whatever it explains: a word is still being typed, or a figure or a code
/// was asked for.
pub(super) fn is_free(index: &Index, terms: &[QueryTerm], literal: &Answer) -> bool {
    let Some(first) = literal.hits.first() else {
        return false;
    };
    let mut words = terms.iter().flat_map(|term| &term.words);
    let is_figure = |word: &Word| word.bare.starts_with(|c: char| c.is_ascii_digit());
    let is_marked = words.clone().any(Word::is_marked);
    let is_figures = words.all(is_figure);
    let is_guess = first.reading == Reading::KeyboardTypo;
    let typed: Vec<Word> = terms.iter().flat_map(|term| term.words.clone()).collect();
    let is_guess = is_guess || is_chance(index, &typed, first);
    let are_initials = first.reading == Reading::Initials && first.field == Field::English;
    let is_as_typed = first.reading == Reading::Typed && first.score.marks == 0;
    let is_single = terms.len() == 1 && (!is_marked || is_as_typed) && !is_guess && !are_initials;
    let is_sure = first.reading == Reading::Scattered && terms.len() > 1;
    // If a word matches only the place, its name is being typed.
    let is_open = terms.last().is_some_and(|term| term.open);
    let is_typed = first.reading == Reading::Typed;
    let is_typed = is_typed && first.score.marks == 0;
    let names_a_place = is_typed && is_open && terms.len() > 1 && first.field == Field::Place;
    is_single || is_figures || first.field == Field::Id || is_sure || names_a_place
}

/// Returns whether a literal answer stands because its last word is still being typed: a word of a letter or two may
/// become anything.
pub(super) fn is_begun(index: &Index, terms: &[QueryTerm], first: &Hit) -> bool {
    let is_begun = terms.last().is_some_and(|term| {
        let letters = term.words.iter().map(|word| word.bare.chars().count());
        let is_marked = term.words.iter().any(Word::is_marked);
        let is_as_typed = !is_marked || first.score.marks == 0;
        term.open && letters.sum::<usize>() < UNFINISHED && is_as_typed
    });
    // A synonym is a finished word.
    let typed: Vec<Word> = terms.iter().flat_map(|term| term.words.clone()).collect();
    let agrees = first.score.marks <= SAME_LETTERS && !index.wordings.is_synonym(&typed);
    is_begun && terms.len() > 1 && first.reading == Reading::Typed && agrees
}

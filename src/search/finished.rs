//! The last word of a finished text is complete.
//!
//! Owns what is reported where its last syllable matched only the start of another one: "ga" is not "gạt", "tho" is
//! not "thôn". It must not know how an answer was found, nor who asks.

use crate::core::fold::Word;
use crate::search::another_word::{bears, spelled};
use crate::search::answer::Answer;
use crate::search::index::Index;
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;
use crate::search::syllable::is_syllable;

/// A single letter is not a word.
const WORD_FROM: usize = 2;

/// Reports the word that the last one was taken for. Things other than entries that match only its start or a similar
/// word are dropped.
pub(super) fn finished(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    let Some(word) = query.terms().last().and_then(last_syllable) else {
        return answer;
    };
    let is_slip = |reading| matches!(reading, Reading::KeyboardTypo | Reading::Glued);
    answer
        .others
        .retain(|other| !other.is_start && !is_slip(other.reading));
    let Some(first) = answer.hits.first() else {
        return answer;
    };
    if answer.understood.is_some() || first.reading != Reading::Typed {
        return answer;
    }
    let mut words = Vec::new();
    let mut begun = None;
    for text in index.texts.of(first.document) {
        index.texts.read(text, &mut words);
        let known = words.iter().map(|id| index.vocabulary.get(*id));
        for known in known {
            if bears(&known.word, word, false) {
                return answer;
            }
            let is_begun = begun.is_none() && bears(&known.word, word, true);
            if is_begun {
                begun = Some(known.spelled.to_string());
            }
        }
    }
    let before = query.terms().iter().rev().skip(1).rev();
    let typed = before.flat_map(|term| &term.words);
    let typed = typed.map(|word| spelled(index, word));
    answer.is_by_chance = begun.is_some();
    answer.understood = begun.map(|begun| {
        let all: Vec<String> = typed.chain([begun]).collect();
        all.join(" ")
    });
    answer
}

/// The last word of a query, if it could still be typed on and is a syllable already.
fn last_syllable(term: &QueryTerm) -> Option<&Word> {
    let word = term.words.last()?;
    let is_word = word.bare.chars().count() >= WORD_FROM && is_syllable(&word.bare);
    (term.open && term.mode == Mode::Plain && is_word).then_some(word)
}

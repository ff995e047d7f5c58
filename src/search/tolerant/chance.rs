//! Detects letters that match a text by accident.
//!
//! Owns when initials, scattered letters and glued words are most likely an accident. It must not know what else a
//! query explains.

use crate::core::fold::Word;
use crate::search::answer::Hit;
use crate::search::field::Field;
use crate::search::index::Index;
use crate::search::letters::scattered;
use crate::search::reading::Reading;

/// So few letters count as words of a name only at its beginning.
const FEW_INITIALS: usize = 3;

/// The least share, in percent, that scattered letters must have of the letters of their words.
const LEAST_SCATTERED: usize = 50;

/// Fewer glued letters are two short words, which occur apart in many names.
const FEW_GLUED: usize = 6;

/// Returns whether a hit for one word is hardly more than an accident.
pub(super) fn is_chance(index: &Index, typed: &[Word], hit: &Hit) -> bool {
    let [typed] = typed else {
        return false;
    };
    let letters: Vec<char> = typed.bare.chars().collect();
    match hit.reading {
        Reading::Initials => are_chance_initials(hit, letters.len()),
        Reading::Scattered => is_thin(index, hit, &letters),
        Reading::Glued => {
            let is_aside = matches!(hit.field, Field::Category | Field::Unit | Field::Place);
            is_aside || (letters.len() < FEW_GLUED && !stand_glued(index, hit, &typed.bare))
        }
        _ => false,
    }
}

/// Returns whether some letters begin words that stand side by side in a text.
fn stand_glued(index: &Index, hit: &Hit, letters: &str) -> bool {
    let mut words = Vec::new();
    index.texts.read(hit.matched.text, &mut words);
    (0..words.len()).any(|at| {
        let row = words.iter().skip(at).take(letters.len());
        let row = row.map(|id| index.vocabulary.get(*id).word.bare.as_str());
        row.collect::<String>().starts_with(letters)
    })
}

/// Returns whether a few letters are initials in the middle of a text, where they match almost any row of words.
fn are_chance_initials(hit: &Hit, letters: usize) -> bool {
    let is_aside = matches!(hit.field, Field::English | Field::Alias(_));
    is_aside && letters <= FEW_INITIALS && usize::from(hit.matched.words) > letters
}

/// Returns whether scattered letters are too few of the letters of their words.
fn is_thin(index: &Index, hit: &Hit, letters: &[char]) -> bool {
    let mut words = Vec::new();
    index.texts.read(hit.matched.text, &mut words);
    let bare = |at: usize| {
        let id = words.get(at).copied();
        id.map_or("", |id| index.vocabulary.get(id).word.bare.as_str())
    };
    let mut met: Vec<usize> = Vec::new();
    let is_there = scattered(words.len(), bare, letters, &mut Vec::new(), |word, _| {
        if met.last() != Some(&word) {
            met.push(word);
        }
    });
    let all: usize = met.iter().map(|at| bare(*at).len()).sum();
    is_there && letters.len() * 100 < all * LEAST_SCATTERED
}

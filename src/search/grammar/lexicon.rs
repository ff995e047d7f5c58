//! Finds the words that ask in a row of words.
//!
//! Owns the look-up: phrases of the tables are tried longest first, so that "không đạt" is not read as "đạt". It must
//! not know what several phrases mean together.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::core::fold::{Folded, Word};
use crate::search::grammar::phrases::PHRASES;
use crate::search::grammar::says::Says;
use crate::search::grammar::tokens::Token;

/// Words that are not taken for a small word without its marks: "chi" is spending more often than "chị", and "ho" is
/// a household more often than "họ".
const OF_THEIR_OWN: &[&str] = &["chi", "ho"];

/// A unit if any word follows, folded; at the end of a question it is the particle "hả".
const HECTARES: &str = "ha";

/// A phrase of several words.
struct Entry {
    words: Vec<Word>,
    says: Says,
}

static ENTRIES: LazyLock<HashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
    for (phrases, says) in PHRASES {
        for phrase in phrases.split('|') {
            let words: Vec<Word> = Folded::new(phrase).spelled().collect();
            let Some(first) = words.first() else {
                continue;
            };
            let known = entries.entry(first.bare.clone()).or_default();
            known.push(Entry { words, says: *says });
        }
    }
    for known in entries.values_mut() {
        known.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
    }
    entries
});

/// The longest phrase at the start of some words: its meaning and its number of words.
pub(super) fn phrase(tokens: &[&Token]) -> Option<(Says, usize)> {
    let first = tokens.first()?;
    let known = first
        .spellings()
        .filter_map(|spelling| ENTRIES.get(spelling))
        .flatten();
    let bare = first.word.bare.as_str();
    let is_own = !first.word.is_marked()
        && (OF_THEIR_OWN.contains(&bare) || (bare == HECTARES && tokens.len() > 1));
    let fits = |entry: &&Entry| {
        if is_own && entry.words.len() == 1 {
            return false;
        }
        let row = tokens.get(..entry.words.len());
        let next = tokens.get(entry.words.len());
        row.is_some_and(|row| {
            !sets_against(entry, row, next)
                && !begins_another(entry, next)
                && row
                    .iter()
                    .zip(&entry.words)
                    .all(|(token, word)| token.is(word))
        })
    };
    // "Did" is an English word before it is the raw keys of "đi".
    let is_typed = |entry: &&Entry| {
        let word = entry.words.first();
        word.is_some_and(|word| word.bare == first.word.bare)
    };
    // Typed without marks, "dat ke hoach" at the end is "đạt kế hoạch"; before other words it may as well be "đặt", and
    // "dat" alone "đất". "Dem so" counts.
    let is_likelier = |entry: &&Entry| match entry.says {
        Says::Reached | Says::State(_) => entry.words.len() == tokens.len(),
        says => says == Says::Many,
    };
    let longest = known
        .filter(fits)
        .max_by_key(|entry| (entry.words.len(), is_typed(entry), is_likelier(entry)))?;
    Some((longest.says, longest.words.len()))
}

/// In "kinh tế so với" the last word begins "so với" and is not "số".
fn sets_against(entry: &Entry, row: &[&Token], next: Option<&&Token>) -> bool {
    let is_marked = entry.words.last().is_some_and(Word::is_marked);
    let sets = next.is_some_and(|next| next.word.bare == "voi");
    let is_so = |last: &&Token| last.word.bare == "so" && !last.word.is_marked();
    is_marked && sets && row.last().is_some_and(is_so)
}

/// In "ai lo việc làm" the last word begins "việc làm".
fn begins_another(entry: &Entry, next: Option<&&Token>) -> bool {
    let last = entry.words.last().map_or("", |word| word.bare.as_str());
    entry.words.len() > 1 && last == "viec" && next.is_some_and(|next| next.word.bare == "lam")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{Folded, PHRASES};

    #[test]
    fn no_phrase_says_two_things() {
        let mut known: HashMap<Vec<_>, &str> = HashMap::new();
        for (at, (phrases, says)) in PHRASES.iter().enumerate() {
            for phrase in phrases.split('|') {
                let words: Vec<_> = Folded::new(phrase).spelled().collect();
                assert!(!words.is_empty(), "row {at}: an empty phrase");
                let is_same = |other: &&str| {
                    let row = PHRASES
                        .iter()
                        .find(|(all, _)| all.split('|').any(|one| one == *other));
                    row.is_some_and(|(_, said)| said == says)
                };
                if let Some(other) = known.insert(words, phrase) {
                    assert!(is_same(&other), "{other:?} and {phrase:?}");
                }
            }
        }
    }
}

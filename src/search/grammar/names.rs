//! Finds places and categories in a question.
//!
//! Owns how a name is recognized among words: in full, by its initials in capitals, a category also by common other
//! words for it. The names come in as values. It must not know what they stand for.

use std::ops::Range;

use crate::core::fold::{Folded, Word, bare};
use crate::search::grammar::countries;
use crate::search::grammar::says::PlaceWord;
use crate::search::grammar::tokens::Token;
use crate::search::tolerant::elsewhere;
use crate::search::typo::is_typo;

/// A place that the data knows.
#[derive(Clone, Debug)]
pub struct PlaceName {
    /// Its number.
    pub id: u32,
    /// A name.
    pub name: String,
    /// Whether a pack is about it: only then its initials mean it, too.
    pub is_main: bool,
}

/// A category that the data knows.
#[derive(Clone, Debug)]
pub struct CategoryName {
    /// Its number.
    pub id: u32,
    /// Its name in both languages.
    pub names: [String; 2],
}

/// The names that a question may contain.
#[derive(Clone, Debug, Default)]
pub struct QuestionNames {
    /// Names of places, possibly several of one place.
    pub places: Vec<PlaceName>,
    /// Names of categories.
    pub categories: Vec<CategoryName>,
}

/// Other words for categories, each with a word of the name, folded.
const CALLED: &[(&str, &str)] = &[
    ("kinh te", "kinh te|kt|economic|economy|economics"),
    (
        "xa hoi",
        "xa hoi|van hoa|van hoa xa hoi|van xa|vhxh|vh xh|social|society|culture|cultural|social affairs",
    ),
    (
        "moi truong",
        "moi truong|tai nguyen moi truong|tnmt|environment|environmental|green",
    ),
    (
        "ha tang",
        "ha tang|co so ha tang|ket cau ha tang|csht|khht|infrastructure|infrastructural",
    ),
    (
        "dang",
        "xay dung dang|xd dang|xdd|he thong chinh tri|htct|party|party building|political system|political",
    ),
    (
        "hanh chinh",
        "cai cach hanh chinh|cchc|hanh chinh|administrative|administrative reform|administration|admin reform",
    ),
    ("tong hop", "tong hop|general"),
];

/// Words before and after the name of a place that belong to it, folded.
const BEFORE: &[&str] = &["tinh", "cua", "o", "tai", "ben", "province", "of", "in"];

/// A name of at most so many letters must not lack one.
const SHORT_NAME: usize = 8;

/// The places in a row of words, each with its position.
pub(super) fn places(
    tokens: &[&Token],
    names: &QuestionNames,
    is_compared: bool,
) -> Vec<(Range<usize>, PlaceWord)> {
    let mut found: Vec<(Range<usize>, PlaceWord)> = Vec::new();
    let mut add = |at: Range<usize>, place: PlaceWord| {
        let overlaps =
            |(other, _): &(Range<usize>, PlaceWord)| other.start < at.end && at.start < other.end;
        if !found.iter().any(overlaps) {
            found.push((at, place));
        }
    };
    let mut known: Vec<(Vec<Word>, &PlaceName)> = names
        .places
        .iter()
        .map(|place| (Folded::new(&place.name).spelled().collect(), place))
        .filter(|(words, _): &(Vec<Word>, _)| words.len() > 1)
        .collect();
    known.sort_by_key(|(words, place)| (std::cmp::Reverse(words.len()), !place.is_main));
    for (words, place) in &known {
        for at in stands(tokens, words) {
            add(at, PlaceWord::Named(place.id));
        }
        let glued: String = words.iter().map(|word| word.bare.as_str()).collect();
        for (at, token) in tokens.iter().enumerate() {
            if place.is_main && token.word.bare == glued {
                add(at..at + 1, PlaceWord::Named(place.id));
            }
        }
    }
    // The words of a place with one typing error in them: "son laa".
    for (words, place) in known
        .iter()
        .filter(|(words, place)| place.is_main && words.len() == 2)
    {
        let name: Vec<&str> = words.iter().map(|word| word.bare.as_str()).collect();
        for (at, two) in tokens.windows(2).enumerate() {
            let typed: Vec<&str> = two.iter().map(|token| token.word.bare.as_str()).collect();
            let (typed, name) = (typed.join(" "), name.join(" "));
            // "Dân số là" is not "Sơn La": typed marks count, and short names must not lack a letter.
            let is_near = two
                .iter()
                .zip(words)
                .all(|(token, word)| token.is(word) || !token.word.is_marked());
            let is_whole = typed.len() >= name.len() || name.len() > SHORT_NAME;
            if is_near && is_whole && is_typo(&typed, &name, false) {
                add(at..at + 2, PlaceWord::Named(place.id));
            }
        }
    }
    for name in elsewhere::PLACES {
        let words: Vec<Word> = Folded::new(name).spelled().collect();
        for at in stands(tokens, &words) {
            add(at, PlaceWord::Missing(name));
        }
        // "Hanoi", as it is written in English.
        let glued: String = words.iter().map(|word| word.bare.as_str()).collect();
        let is_glued = |token: &&Token| words.len() > 1 && token.word.bare == glued;
        for (at, _) in tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| is_glued(token))
        {
            add(at..at + 1, PlaceWord::Missing(name));
        }
    }
    for (at, name) in countries::countries(tokens) {
        add(at, PlaceWord::Missing(name));
    }
    for (words, place) in known
        .iter()
        .filter(|(words, place)| place.is_main && words.len() == 2)
    {
        let initials: String = words
            .iter()
            .filter_map(|word| word.bare.chars().next())
            .collect();
        for (at, token) in tokens.iter().enumerate() {
            let is_capital = token.text.chars().all(char::is_uppercase);
            if token.word.bare == initials && (is_capital || is_compared) {
                add(at..at + 1, PlaceWord::Named(place.id));
            }
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    for (at, _) in &mut found {
        let before = |at: usize| tokens.get(at).map_or("", |token| token.word.bare.as_str());
        while at.start > 0 && BEFORE.contains(&before(at.start - 1)) {
            at.start -= 1;
        }
        if before(at.end) == "province" {
            at.end += 1;
        }
    }
    found
}

/// The position of a name among words.
fn stands(tokens: &[&Token], name: &[Word]) -> Vec<Range<usize>> {
    let last = tokens.len().saturating_sub(name.len() - 1);
    (0..last)
        .filter(|at| {
            let row = tokens.get(*at..at + name.len());
            row.is_some_and(|row| row.iter().zip(name).all(|(token, word)| token.is(word)))
        })
        .map(|at| at..at + name.len())
        .collect()
}

/// The category that some words name, and its position: the one with most words.
pub(super) fn category(tokens: &[&Token], names: &QuestionNames) -> Option<(Range<usize>, u32)> {
    let mut best: Option<(Range<usize>, u32)> = None;
    for category in &names.categories {
        let own = category.names.iter().map(|name| bare(name));
        let vi = category
            .names
            .first()
            .map_or_else(String::new, |name| bare(name));
        let called = CALLED
            .iter()
            .filter(|(word, _)| format!(" {vi} ").contains(&format!(" {word} ")));
        let called = called.flat_map(|(_, said)| said.split('|').map(ToOwned::to_owned));
        for phrase in own.chain(called) {
            let words: Vec<&str> = phrase.split(' ').collect();
            for start in 0..tokens.len() {
                let row = tokens.get(start..start + words.len());
                let is = |(token, word): (&&Token, &&str)| {
                    token.spellings().any(|spelling| spelling == *word)
                };
                let is_longer = best.as_ref().is_none_or(|(at, _)| at.len() < words.len());
                if is_longer && row.is_some_and(|row| row.iter().zip(&words).all(is)) {
                    best = Some((start..start + words.len(), category.id));
                }
            }
        }
    }
    best
}

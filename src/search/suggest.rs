//! The suggestion for a query that finds nothing: a similar one that would find something.
//!
//! Owns which words are near a typed one, and when they make a suggestion. It must not know how it is offered: a
//! suggestion is never searched for unasked.

use strsim::osa_distance;

use crate::core::fold::{Folded, Word, bare, loose};
use crate::search::answer::Request;
use crate::search::english::are_forms;
use crate::search::evaluate::evaluate;
use crate::search::field::TextClass;
use crate::search::index::Index;
use crate::search::interpretations::{Interpretation, interpret};
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;
use crate::search::syllable::is_syllable;

/// Words for a way of measuring, folded: a suggestion that shares only these is about another thing.
const MEASURES: &[&str] = &[
    "ty le",
    "ti le",
    "ty suat",
    "ty trong",
    "toc do",
    "muc do",
    "so luong",
    "san luong",
    "dien tich",
    "chi so",
    "tong so",
    "gia tri",
    "nang suat",
    "trung binh",
    "binh quan",
    "khoi luong",
    "quy mo",
    "mat do",
    "luong",
    "tong",
    "muc",
    "so",
    "gia",
    "nam",
    "tinh",
    "huyen",
    "xa",
    "nguoi",
    "cua",
    "cac",
    "va",
    "trong",
    "tai",
    "duoc",
    "dat",
    "tren",
    "o",
    "co",
    "cho",
    "theo",
    "den",
    "tu",
    "rate",
    "number",
    "share",
    "size",
    "level",
    "amount",
    "area",
    "total",
    "average",
    "volume",
    "quantity",
    "value",
    "of",
    "the",
    "a",
    "an",
    "in",
    "by",
    "for",
    "per",
    "and",
    "under",
    "from",
    "to",
];

/// Words of at least so many letters may differ by one typing error.
const SLIPS_FROM: usize = 4;

/// A query of more words is not a name with typing errors.
const MOST_WORDS: usize = 8;

/// Returns a query that would find something: the known words nearest to the typed ones, if at least half of
/// them stand in a row in some name.
pub(super) fn suggest(index: &Index, query: &Query, request: &Request<'_>) -> Option<String> {
    let terms = query.terms();
    if terms.is_empty() || terms.len() > MOST_WORDS || terms.iter().any(|t| t.mode != Mode::Plain) {
        return None;
    }
    let near: Vec<Option<String>> = terms.iter().map(|term| near(index, term)).collect();
    let known: Vec<String> = near.into_iter().flatten().collect();
    if known.len() * 2 < terms.len() || known.is_empty() {
        return None;
    }
    // Words that merely occur in one name make no sense together, so they must stand in a row; and one word
    // says too little of several.
    let least = terms.len().div_ceil(2).max(2.min(terms.len()));
    let mut found = runs(&known, least).into_iter();
    let spelled = found.find_map(|run| in_a_row(index, &run, request))?;
    // The query itself is not a suggestion.
    let typed = terms.iter().flat_map(|term| &term.words);
    let typed: Vec<&str> = typed.map(|word| word.bare.as_str()).collect();
    (bare(&spelled) != typed.join(" ")).then_some(spelled)
}

/// Returns whether a suggestion shares the specific words of the query: its only one, or two that stand side by side.
pub(super) fn shares_a_telling_word(query: &Query, suggestion: &str) -> bool {
    let typed: Vec<Word> = query
        .terms()
        .iter()
        .flat_map(|term| term.words.clone())
        .collect();
    let suggested: Vec<Word> = Folded::new(suggestion).spelled().collect();
    let mut tells = telling(&typed);
    if !tells.contains(&true) {
        tells.fill(true);
    }
    let count = tells.iter().filter(|tells| **tells).count();
    let is_begun = |word: &Word, known: &Word| {
        known.bare == word.bare
            || (word.bare.len() > 2 && known.bare.starts_with(&word.bare))
            || is_same(word, known)
    };
    let is_shared = |word: &Word| {
        let has = |known: &Word| match typed.len() {
            1 => is_begun(word, known) || is_near(word, known),
            _ => is_same(word, known) || is_near(word, known),
        };
        suggested.iter().any(has)
    };
    let shared = typed
        .iter()
        .zip(&tells)
        .map(|(word, tells)| *tells && is_shared(word));
    let shared: Vec<bool> = shared.collect();
    match count {
        0 | 1 => shared.contains(&true),
        _ => shared.windows(2).any(|pair| pair == [true, true]),
    }
}

/// Returns for each word whether it names the subject and not the way of measuring.
pub(super) fn telling(words: &[Word]) -> Vec<bool> {
    let mut tells: Vec<bool> = words
        .iter()
        .map(|word| !word.bare.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    for measure in MEASURES {
        let measure: Vec<&str> = measure.split(' ').collect();
        for at in 0..words.len() {
            let row = words.get(at..at + measure.len());
            let bare = row.map(|row| row.iter().map(|word| word.bare.as_str()));
            if bare.is_some_and(|bare| bare.eq(measure.iter().copied())) {
                tells[at..at + measure.len()].fill(false);
            }
        }
    }
    tells
}

/// Returns whether a word is the typed one or a form of it; typed marks must agree.
fn is_same(typed: &Word, known: &Word) -> bool {
    let is_bare = loose(&typed.bare) == loose(&known.bare);
    let is_spelled_so = typed.bare != known.bare || typed.toneless == known.toneless;
    let agrees = !typed.is_marked() || (typed.tones == known.tones && is_spelled_so);
    let is_form = || typed.bare != known.bare && are_forms(&typed.bare, &known.bare);
    (is_bare && agrees) || is_form()
}

/// Returns whether a typed word, which is not a syllable itself, is a misspelling of a known one.
fn is_near(typed: &Word, known: &Word) -> bool {
    let letters = typed.bare.chars().count();
    let farthest = if letters > 5 { 2 } else { 1 };
    let may_slip = letters >= SLIPS_FROM && !is_syllable(&typed.bare);
    may_slip && osa_distance(&typed.bare, &known.bare) <= farthest
}

/// Returns the words as they are spelled, with their marks, where some name contains them one after another.
fn in_a_row(index: &Index, words: &[&str], request: &Request<'_>) -> Option<String> {
    let folded = Folded::new(&words.join(" "));
    let alternatives = |word: Word| index.vocabulary.alternatives(&word, false);
    let words: Vec<_> = folded.spelled().map(alternatives).collect();
    let length = words.len();
    let phrase = Interpretation::Phrase {
        words: words.clone(),
        start: false,
    };
    let found = evaluate(index, &phrase, false, None, request.abandon);
    let is_met = |row: &[u32]| {
        let mut pairs = row.iter().zip(&words);
        pairs.all(|(id, any)| any.iter().any(|any| any.ids.contains(id)))
    };
    let spelled = |text: &[u32]| {
        let row = text.windows(length).find(|row| is_met(row))?;
        let words = row.iter().map(|id| &*index.vocabulary.get(*id).spelled);
        Some(words.collect::<Vec<_>>().join(" "))
    };
    let mut read = Vec::new();
    for document in found.documents.iter().flat_map(|level| &level.set) {
        for text in index.texts.of(document) {
            index.texts.read(text, &mut read);
            if let Some(spelled) = spelled(&read) {
                return Some(spelled);
            }
        }
    }
    let mut places = found.places.iter().flat_map(|level| &level.set);
    places.find_map(|place| {
        let mut names = index.places.texts[place as usize].iter();
        names.find_map(|name| spelled(name))
    })
}

/// Returns rows of the words, leaving out more and more of them down to `least` words; later rows are tried before
/// earlier ones.
fn runs(words: &[String], least: usize) -> Vec<Vec<&str>> {
    let all: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut runs = Vec::new();
    for left_out in 0..(all.len() + 1).saturating_sub(least) {
        for at in (0..=all.len() - left_out).rev() {
            runs.push([&all[..at], &all[at + left_out..]].concat());
            if left_out == 0 {
                break;
            }
        }
    }
    runs
}

/// Returns the typed word if it is known, else the nearest one in the name of an indicator.
fn near(index: &Index, term: &QueryTerm) -> Option<String> {
    let typed = &term.words.first()?.bare;
    if interpret(&index.vocabulary, term, Reading::Typed).is_some() {
        return Some(as_typed(index, &term.words[0]));
    }
    let letters = typed.chars().count();
    let farthest = match letters {
        0..=3 => return None,
        4..=5 => 1,
        _ => 2,
    };
    let mut best: Option<(usize, u32)> = None;
    let mask = letter_mask(typed);
    for (id, word) in index.vocabulary.iter() {
        let apart = (mask ^ letter_mask(&word.bare)).count_ones() as usize;
        if word.bare.len().abs_diff(typed.len()) > 2 * farthest || apart > 2 * farthest {
            continue;
        }
        let distance = osa_distance(typed, &word.bare);
        let is_in_a_name = || index.class(TextClass::Name).any(&(id..id + 1));
        if distance <= farthest
            && best.is_none_or(|(before, _)| distance < before)
            && is_in_a_name()
        {
            best = Some((distance, id));
        }
    }
    best.map(|(_, id)| index.vocabulary.get(id).spelled.to_string())
}

/// Returns a known word with the marks as typed, if they make a word, else without marks.
fn as_typed(index: &Index, word: &Word) -> String {
    let same = index.vocabulary.whole(&word.bare);
    let known = same.map(|id| index.vocabulary.get(id));
    let same = known.into_iter().find(|known| known.word == *word);
    same.map_or_else(|| word.bare.clone(), |known| known.spelled.to_string())
}

/// Returns a bit for each letter that occurs. One edit changes at most two bits, so words whose bits differ
/// more are not even compared.
fn letter_mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| mask | 1 << (byte % 32))
}

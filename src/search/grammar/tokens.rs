//! The words of a question, one by one.
//!
//! Owns how a typed text is split, and how a typed word may be read: as it stands, or as the raw keys of an input
//! method. It must not know which words ask.

use std::sync::LazyLock;

use crate::core::fold::{Folded, Word, bare, first_graphemes, nfc, spell, written};
use crate::search::filter_fields::field_and_value;
use crate::search::grammar::dates::{self, Date};
use crate::search::grammar::earlier;
use crate::search::grammar::parts;
use crate::search::grammar::phrases::{LONG, is_known};
use crate::search::grammar::says::Earlier;
use crate::search::keys::{telex, vni};
use crate::search::query::LONGEST;
use crate::search::typed_number::number;
use crate::search::typo::is_typo;

/// Punctuation around words.
const AROUND: &[char] = &[
    '?', '!', '.', ',', ';', ':', '"', '“', '”', '‘', '’', '\'', '(', ')', '[', ']', '{', '}', '…',
    '–', '—', '-', '*', '•', '<', '>', '«', '»', '/', '~', '≥', '≤', '≈', '=', '+', '|', '_', '`',
    '#',
];

static SLIPPED: LazyLock<Vec<(String, Word)>> = LazyLock::new(|| {
    let words = Folded::new(LONG);
    let words = words.spelled();
    words.map(|word| (word.bare.clone(), word)).collect()
});

/// A word as it was typed.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Its text up to the next white space.
    pub(super) text: String,
    /// Whether a comma or another separator follows it.
    pub(super) ends: bool,
    /// Its letters.
    pub(super) word: Word,
    /// Its letters read as raw keys.
    keys: Vec<Word>,
}

impl Token {
    /// Tells whether it may be a word, which is given with all its marks.
    pub(super) fn is(&self, wanted: &Word) -> bool {
        let typed = &self.word;
        let is_bare = !typed.is_marked() && typed.bare == wanted.bare;
        // The marks of letters without the tone, as hurried people type.
        let is_toneless = typed.tones == 0 && typed.toneless == wanted.toneless;
        typed == wanted || is_bare || is_toneless || self.keys.contains(wanted)
    }

    /// The letters under which it is looked up.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &str> {
        let keys = self.keys.iter().map(|word| word.bare.as_str());
        std::iter::once(self.word.bare.as_str()).chain(keys)
    }

    fn new(text: &str, word: Word) -> Self {
        let made =
            |keys: Option<Word>| keys.filter(|made| made.bare != word.bare || made.is_marked());
        let slipped = SLIPPED
            .iter()
            .filter(|(bare, _)| !is_known(&word.bare) && is_typo(&word.bare, bare, false))
            .map(|(_, word)| word.clone())
            .chain(drawn_out(text));
        let keys = match word.is_marked() {
            true => drawn_out(text).into_iter().collect(),
            false => [telex(&word.bare), vni(&word.bare)]
                .into_iter()
                .filter_map(made)
                .chain(slipped)
                .collect(),
        };
        Self {
            text: text.to_owned(),
            ends: false,
            word,
            keys,
        }
    }
}

/// A word whose last key was held: "chưaa" is "chưa".
fn drawn_out(text: &str) -> Option<Word> {
    let mut letters: Vec<char> = text.chars().collect();
    let count = letters.len();
    letters.dedup_by(|next, last| next == last);
    let (last, before) = letters.split_last()?;
    let whole: Vec<char> = text.chars().collect();
    let is_only_the_end = whole.starts_with(before) && whole.get(before.len()) == Some(last);
    let is_held = letters.len() < count && letters.len() > 2 && is_only_the_end;
    let short: String = letters.into_iter().collect();
    is_held.then(|| Folded::new(&short).spelled().next())?
}

/// A part of a question.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A word.
    Word(Token),
    /// A day, a month, a year.
    Date(Date),
    /// Another figure, as it was typed.
    Figure(String),
    /// The earlier time to compare with.
    Earlier(Earlier),
}

/// The chunks after the number of a paragraph in a report: "1.2.", "a)", "-".
fn without_numbering<'t, 'c>(chunks: &'c [&'t str]) -> &'c [&'t str] {
    let is_numbering = |chunk: &str| {
        let is_part = |part: &str| {
            part.chars().count() < 3 && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        let body = chunk.trim_end_matches(['.', ')']);
        let is_ended = body != chunk && !body.is_empty();
        is_ended && body.split('.').all(is_part)
    };
    match chunks {
        [first, rest @ ..] if is_numbering(first) && rest.len() > 1 => rest,
        _ => chunks,
    }
}

/// Splits a text; `None` if it has a filter or a sign of the query language, and so is not a question.
pub(super) fn items(text: &str) -> Option<Vec<Item>> {
    let text = nfc(first_graphemes(text, LONGEST));
    let chunks: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|chunk| !chunk.is_empty())
        .collect();
    let is_sign = |chunk: &&str| {
        let has_sign = chunk.starts_with(['!', '\'', '^', '>', '<']) && chunk.chars().count() > 1;
        has_sign || field_and_value(chunk).is_some_and(|(_, value)| !value.is_empty())
    };
    if chunks.iter().any(is_sign) {
        return None;
    }
    let chunks = without_numbering(&chunks);
    let ends: Vec<bool> = chunks
        .iter()
        .map(|chunk| chunk.ends_with([',', ';', '+', '&']))
        .collect();
    let chunks: Vec<&str> = chunks
        .iter()
        .map(|chunk| chunk.trim_matches(AROUND))
        .collect();
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(chunk) = chunks.get(at) {
        let rest = chunks.get(at..).unwrap_or_default();
        if let Some((earlier, taken)) = earlier::read(rest) {
            items.push(Item::Earlier(earlier));
            at += taken;
            continue;
        }
        if let Some((date, taken)) = parts::read(rest).or_else(|| dates::read(rest)) {
            // In "giá 2010" the year is part of a name.
            let before = at.checked_sub(1).and_then(|at| chunks.get(at));
            let is_price = before.is_some_and(|chunk| bare(chunk) == "gia")
                || chunks
                    .get(at + 1)
                    .is_some_and(|chunk| bare(chunk) == "prices");
            if is_price && taken == 1 {
                items.push(Item::Word(Token::new(
                    chunk,
                    spell(Folded::new(chunk).letters()),
                )));
            } else {
                items.push(Item::Date(date));
            }
            at += taken;
            continue;
        }
        at += 1;
        if number(chunk).is_some() {
            items.push(Item::Figure((*chunk).to_owned()));
            continue;
        }
        let folded = Folded::new(chunk);
        let words = folded.words();
        for range in words.iter().filter(|range| !range.is_empty()) {
            let letters = folded.letters().get(range.clone()).unwrap_or_default();
            // A chunk of several words, such as "đạt/vượt" or "what's", is split.
            let text = match words.len() {
                1 => (*chunk).to_owned(),
                _ => written(letters),
            };
            items.push(Item::Word(Token::new(&text, spell(letters))));
        }
        let is_end = ends.get(at - 1) == Some(&true);
        if let Some(Item::Word(token)) = items.last_mut() {
            token.ends |= is_end;
        }
    }
    Some(items)
}

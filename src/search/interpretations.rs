//! What one typed word may mean under each reading.
//!
//! Owns how a word is read against the vocabulary: as typed, decoded from raw keys, cut into words, as initials, with
//! a typing error, as scattered letters. It must not know which indicators contain a word, nor the order in which
//! readings are tried.

use crate::core::fold::Word;
use crate::search::keys::{telex, vni};
use crate::search::letters::{INITIALS, SCATTERED, typed_initials};
use crate::search::query::{Mode, QueryTerm};
use crate::search::reading::Reading;
use crate::search::syllable::is_syllable;
use crate::search::typo::is_typo;
use crate::search::vocabulary::{Alternatives, Vocabulary, WordMatch, i_for_y};

/// One interpretation of a typed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Interpretation {
    /// Any one of these words.
    Word(Alternatives),
    /// Words one after another.
    Phrase {
        /// What each word may stand for.
        words: Vec<Alternatives>,
        /// Whether the first of them must be the first of the text.
        start: bool,
    },
    /// Several words typed without spaces, cut apart in different ways, the fewest cuts first.
    Cuts(Vec<Cut>),
    /// The first letters of words in a row.
    Initials(Vec<char>),
    /// Letters of several words in order.
    Scattered(Vec<char>),
}

/// One way to cut letters into words: what each word may stand for.
pub(super) type Cut = Vec<Alternatives>;

/// Interprets a term under one reading; `None` where it means nothing under it.
pub(super) fn interpret(
    vocabulary: &Vocabulary,
    term: &QueryTerm,
    reading: Reading,
) -> Option<Interpretation> {
    if term.mode != Mode::Plain {
        return (reading == Reading::Typed).then(|| phrase(vocabulary, term));
    }
    let word = term.words.first()?;
    // A word typed with marks is neither raw keys nor an abbreviation.
    let is_plain = !word.is_marked();
    let letters = || word.bare.chars().collect::<Vec<char>>();
    // A syllable is a word: it is neither two words nor letters of several.
    // A word of the vocabulary is never cut or corrected: "đầu tư công" is not "đầu tư động".
    let is_unknown = || vocabulary.whole(&word.bare).is_empty();
    match reading {
        Reading::Typed => word_of(vocabulary.alternatives(word, true)),
        Reading::Telex if is_plain => decoded(vocabulary, &telex(&word.bare)?),
        Reading::Vni if is_plain => decoded(vocabulary, &vni(&word.bare)?),
        Reading::Glued if is_unknown() && !is_syllable(&word.bare) => {
            cuts(vocabulary, &word.bare, term.open)
        }
        Reading::Initials if INITIALS.contains(&word.bare.chars().count()) => {
            typed_initials(word).map(Interpretation::Initials)
        }
        Reading::KeyboardTypo if is_unknown() => word_of(typos(vocabulary, word, term.open)),
        Reading::Scattered
            if is_plain
                && SCATTERED.contains(&word.bare.chars().count())
                && !is_syllable(&word.bare) =>
        {
            Some(Interpretation::Scattered(letters()))
        }
        _ => None,
    }
}

fn word_of(alternatives: Alternatives) -> Option<Interpretation> {
    (!alternatives.is_empty()).then_some(Interpretation::Word(alternatives))
}

/// Interprets the words after a sign: whole words, in which `'exact` asks for the marks as typed; only the
/// last word of `^start` may be unfinished.
fn phrase(vocabulary: &Vocabulary, term: &QueryTerm) -> Interpretation {
    let last = term.words.len().saturating_sub(1);
    let alternatives = |(at, word): (usize, &Word)| {
        let starts = term.mode == Mode::Start && term.open && at == last;
        let mut found = vocabulary.alternatives(word, starts);
        if term.mode == Mode::Exact {
            found.retain(|alternative| alternative.marks == 0);
        }
        found
    };
    Interpretation::Phrase {
        words: term.words.iter().enumerate().map(alternatives).collect(),
        start: term.mode == Mode::Start,
    }
}

/// Interprets a word decoded from raw keys. A person who types raw keys types every mark, so only words with
/// exactly these marks are meant, or words that start with them. Without a tone the word stands for any tone.
fn decoded(vocabulary: &Vocabulary, word: &Word) -> Option<Interpretation> {
    let mut found = vocabulary.alternatives(word, true);
    found.retain(|alternative| {
        alternative.marks == 0 || (alternative.marks == 1 && word.tones == 0)
    });
    if let Some(other) = i_for_y(&word.bare) {
        let ids = vocabulary.whole(&other);
        let same = ids.filter(|id| vocabulary.get(*id).word.tones == word.tones);
        found.extend(same.map(|id| WordMatch {
            ids: id..id + 1,
            whole: true,
            marks: 3,
        }));
    }
    word_of(found)
}

/// Returns the words that a typed word is with one typing error, whole words first.
fn typos(vocabulary: &Vocabulary, typed: &Word, open: bool) -> Alternatives {
    let mut found = Alternatives::new();
    for (id, word) in vocabulary.iter() {
        let whole = is_typo(&typed.bare, &word.bare, false);
        // The start of a word needs one letter more than a whole word: a short start is near many words.
        let is_start = || open && typed.bare.len() > 4 && is_typo(&typed.bare, &word.bare, true);
        if !whole && !is_start() {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.ids.end == id && last.whole == whole => last.ids.end += 1,
            _ => found.push(WordMatch {
                ids: id..id + 1,
                whole,
                marks: 0,
            }),
        }
    }
    found.sort_by_key(|alternative| !alternative.whole);
    found
}

/// The most ways to cut that are looked up in the index.
const MOST_CUTS: usize = 48;
/// The most steps spent on cutting one row of letters.
const MOST_STEPS: usize = 4000;
/// Words cut from at least so many letters may stand apart in a name. From fewer letters they must stand side by
/// side; otherwise they would match almost every name.
const APART_FROM: usize = 5;

/// Interprets letters as several words typed without spaces.
fn cuts(vocabulary: &Vocabulary, glued: &str, open: bool) -> Option<Interpretation> {
    let letters = glued.chars().count();
    if !(3..=60).contains(&letters) {
        return None;
    }
    let mut cutter = Cutter {
        vocabulary,
        open,
        found: Vec::new(),
        steps: 0,
        letter_before_last: glued.chars().nth_back(1),
        is_long: letters >= APART_FROM,
    };
    cutter.cut(glued, &mut Vec::new());
    let mut found = cutter.found;
    found.sort_by_key(Vec::len);
    found.truncate(MOST_CUTS);
    if letters < APART_FROM {
        let words = found.into_iter().next()?;
        return Some(Interpretation::Phrase {
            words,
            start: false,
        });
    }
    (!found.is_empty()).then_some(Interpretation::Cuts(found))
}

/// Cuts letters into words of the vocabulary in every way.
struct Cutter<'v> {
    vocabulary: &'v Vocabulary,
    /// Whether the last word may be unfinished.
    open: bool,
    found: Vec<Cut>,
    steps: usize,
    letter_before_last: Option<char>,
    /// Whether there are enough letters for the last one alone to start a word.
    is_long: bool,
}

impl Cutter<'_> {
    /// Cuts the rest of the letters, after the words of `done`; longer words first.
    fn cut(&mut self, rest: &str, done: &mut Cut) {
        self.steps += 1;
        if self.steps > MOST_STEPS || self.found.len() > 4 * MOST_CUTS {
            return;
        }
        let ends: Vec<usize> = rest
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        for end in ends.into_iter().rev() {
            let (head, tail) = rest.split_at(end);
            let (whole, start) = (self.whole(head), tail.is_empty() && self.open);
            if tail.is_empty() && !done.is_empty() {
                // A single last letter is a word or its start, but a letter typed twice is a typing error.
                let is_single = head.chars().count() == 1;
                let is_repeated = is_single && self.letter_before_last == head.chars().next();
                let may_start = start && (self.is_long || !is_single);
                let last = if may_start {
                    self.starting(head)
                } else {
                    whole
                };
                if let Some(last) = last.filter(|_| !is_repeated) {
                    let mut cut = done.clone();
                    cut.push(last);
                    self.found.push(cut);
                }
            } else if let Some(word) = whole.filter(|_| !tail.is_empty()) {
                done.push(word);
                self.cut(tail, done);
                done.pop();
            }
        }
    }

    /// Returns the words with these letters. A single letter is a word only where it is a vowel: ô tô, y tế.
    fn whole(&self, bare: &str) -> Option<Alternatives> {
        if bare.len() == 1 && !matches!(bare, "a" | "e" | "i" | "o" | "u" | "y") {
            return None;
        }
        let other = i_for_y(bare).map(|other| self.vocabulary.whole(&other));
        let found = std::iter::once(self.vocabulary.whole(bare)).chain(other);
        let found = found.filter(|ids| !ids.is_empty()).map(|ids| WordMatch {
            ids,
            whole: true,
            marks: 0,
        });
        let found: Alternatives = found.collect();
        (!found.is_empty()).then_some(found)
    }

    /// Returns the words with these letters, then the words that start with them.
    fn starting(&self, bare: &str) -> Option<Alternatives> {
        let whole = self.whole(bare);
        let ids = self.vocabulary.starting(bare);
        let rest = self.vocabulary.whole(bare).end.max(ids.start)..ids.end;
        let mut found = whole.unwrap_or_default();
        if !rest.is_empty() {
            found.push(WordMatch {
                ids: rest,
                whole: false,
                marks: 0,
            });
        }
        (!found.is_empty()).then_some(found)
    }
}

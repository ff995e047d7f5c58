//! Withdraws answers in which a typed word was taken for another word.
//!
//! Owns when a corrected word was not a typing error: people who type marks type whole words, and a short topic with
//! one word changed is another topic. The other word becomes a suggestion; a word found with another tone is
//! reported. It must not know how an answer was found.

use strsim::osa_distance;

use crate::core::fold::{Folded, Word, loose};
use crate::search::answer::{Answer, Field, Hit};
use crate::search::english::are_forms;
use crate::search::index::Index;
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;
use crate::search::suggest::telling;
use crate::search::syllable::is_syllable;
use crate::search::tolerant::sounds;

/// In a longer query the other words are enough.
const SHORT: usize = 5;
/// Words of at least this many letters may differ by two edits, shorter ones by one.
const LONG: usize = 6;
/// Sounds that are at least this alike are often written for each other, in a short query and in a longer one.
const SAME_SOUND: f64 = 0.88;
const SAME_SOUND_IN_COMPANY: f64 = 0.80;
const COMPANY: usize = 3;
/// The number of words that may be corrected in a query typed without marks.
const CORRECTED: usize = 1;

/// The tones hỏi and ngã, which people confuse.
const CONFUSED: [u32; 2] = [2, 3];
/// A word of fewer letters is unfinished.
const BEGUN: usize = 3;
/// Words further apart in a text are there by accident, in a query of at most so many words.
const FAR: usize = 4;
const FAR_UP_TO: usize = 3;

/// Small English words that are also syllables.
const SMALL_ENGLISH: [&str; 8] = ["to", "an", "in", "on", "at", "so", "do", "no"];

/// Withdraws an answer in which words were replaced; the replacement becomes the suggestion.
pub(super) fn without_another_word(index: &Index, query: &Query, answer: Answer) -> Answer {
    let terms = query.terms();
    let is_plain = terms.iter().all(|term| term.mode == Mode::Plain);
    let mut answer = answer;
    if is_plain && terms.len() > 1 {
        let is_short = terms.len() <= FAR_UP_TO && answer.understood.is_none();
        let syllable = Some(terms).filter(|_| is_short).and_then(Syllable::new);
        let count = answer.hits.len();
        answer.hits.retain(|hit| {
            let is_far = (syllable.as_ref()).is_some_and(|last| last.is_far(index, hit));
            !(is_far
                || is_foreign(index, terms, hit)
                || is_gathered_round_a_letter(index, terms, hit))
        });
        answer.total -= count - answer.hits.len();
        if answer.hits.is_empty() {
            answer.total = 0;
        }
    }
    let Some(first) = answer.hits.first().filter(|_| is_plain) else {
        return answer;
    };
    if terms.len() > SHORT || first.reading == Reading::Figure {
        return answer;
    }
    let is_marked = terms
        .iter()
        .flat_map(|term| &term.words)
        .any(Word::is_marked);
    let corrected = corrected(index, terms, &answer);
    let is_another = match is_marked {
        true => corrected > 0 || is_begun_otherwise(index, terms, &answer, first),
        false => corrected > CORRECTED,
    };
    if !is_another {
        let said = answer.understood.take();
        let other_marks = || other_marks(index, terms, answer.hits.first()?);
        let understood = said.or_else(|| is_marked.then(other_marks)?);
        return Answer {
            understood,
            ..answer
        };
    }
    let suggestion = answer.understood.clone();
    Answer {
        hits: Vec::new(),
        total: 0,
        understood: None,
        ignored: Vec::new(),
        suggestion,
        ..answer
    }
}

/// Returns whether a syllable matched a small English word and no text has all words: "ô tô" is not "to".
fn is_foreign(index: &Index, terms: &[QueryTerm], hit: &Hit) -> bool {
    let is_small = |term: &QueryTerm| {
        term.words
            .iter()
            .any(|word| SMALL_ENGLISH.contains(&word.bare.as_str()))
    };
    if hit.reading != Reading::Typed || hit.field != Field::English || !terms.iter().any(is_small) {
        return false;
    }
    !stand_together(index, terms, hit)
}

/// Returns whether a letter or two begin only a place, a unit or a category, and no text has all other words.
fn is_gathered_round_a_letter(index: &Index, terms: &[QueryTerm], hit: &Hit) -> bool {
    let Some((last, rest)) = terms.split_last().filter(|(last, _)| last.open) else {
        return false;
    };
    let is_aside = matches!(hit.field, Field::Category | Field::Unit | Field::Place);
    let letters: usize = last
        .words
        .iter()
        .map(|word| word.bare.chars().count())
        .sum();
    if !is_aside || letters >= BEGUN || rest.len() < 2 || hit.reading != Reading::Typed {
        return false;
    }
    let place = index.places.texts.get(hit.place as usize);
    let in_place = |term: &&QueryTerm| {
        let mut words = place.into_iter().flatten().flatten();
        words.any(|id| {
            let known = &index.vocabulary.get(*id).word;
            term.words.iter().all(|word| bears(known, word, false))
        })
    };
    let rest: Vec<QueryTerm> = rest
        .iter()
        .filter(|term| !in_place(term))
        .cloned()
        .collect();
    !stand_together(index, &rest, hit)
}

/// Returns whether one text of a hit has all of some words.
fn stand_together(index: &Index, terms: &[QueryTerm], hit: &Hit) -> bool {
    let mut words = Vec::new();
    index.texts.of(hit.document).any(|text| {
        index.texts.read(text, &mut words);
        let has = |term: &QueryTerm| {
            let mut known = words.iter().map(|id| &index.vocabulary.get(*id).word);
            known.any(|known| term.words.iter().all(|word| bears(known, word, term.open)))
        };
        terms.iter().all(has)
    })
}

/// A single syllable after other words, which may well be part of an unrelated word of a text.
struct Syllable<'a> {
    last: &'a QueryTerm,
    rest: &'a [QueryTerm],
    /// Whether only measures stand before it: then it is the whole topic and must stand in the text.
    is_measured: bool,
    /// Whether it is one of two syllables typed with marks.
    is_pair: bool,
}

impl<'a> Syllable<'a> {
    /// Returns the last word where it may match by accident; several meaningful words hardly do.
    fn new(terms: &'a [QueryTerm]) -> Option<Self> {
        let (last, rest) = terms.split_last()?;
        let typed: Vec<Word> = rest.iter().flat_map(|term| term.words.clone()).collect();
        let is_measured = !telling(&typed).contains(&true) && typed.iter().any(Word::is_marked);
        let mut words = terms.iter().flat_map(|term| &term.words);
        let is_pair = rest.len() == 1 && words.any(Word::is_marked);
        let is_syllable = last.words.iter().all(|word| is_syllable(&word.bare));
        (is_syllable && (is_measured || is_pair)).then_some(Self {
            last,
            rest,
            is_measured,
            is_pair,
        })
    }

    /// Returns whether it stands far from the others in every text: "tỷ lệ sinh" is not "tỷ lệ … dân sinh".
    fn is_far(&self, index: &Index, hit: &Hit) -> bool {
        let is_name = match hit.field {
            Field::Name | Field::Alias(_) => true,
            Field::Category | Field::Unit => self.is_measured,
            _ => false,
        };
        if !is_name || hit.reading != Reading::Typed {
            return false;
        }
        let is_met = |term: &QueryTerm, known: &Word| {
            term.words.iter().any(|word| bears(known, word, term.open))
        };
        let mut words = Vec::new();
        let mut has_all = false;
        let is_near = index.texts.of(hit.document).any(|text| {
            index.texts.read(text, &mut words);
            let known: Vec<&Word> = words
                .iter()
                .map(|id| &index.vocabulary.get(*id).word)
                .collect();
            let places = |term: &QueryTerm| -> Vec<usize> {
                let known = known.iter().enumerate();
                let met = known.filter(|(_, known)| is_met(term, known));
                met.map(|(at, _)| at).collect()
            };
            let mine = places(self.last);
            // An unfinished word may become any other.
            let is_finished = |at: &usize| {
                self.last
                    .words
                    .iter()
                    .any(|word| known[*at].bare == word.bare)
            };
            if !mine.is_empty() && !mine.iter().any(is_finished) {
                return true;
            }
            let others: Vec<Vec<usize>> = self.rest.iter().map(places).collect();
            if mine.is_empty() || others.iter().any(Vec::is_empty) {
                return false;
            }
            has_all = true;
            let mut others = others.iter().flatten();
            let is_near = |at: usize, other: usize| match self.is_pair {
                // Two syllables in reverse order and apart are another word.
                true => at + 1 == other || (1..=FAR).contains(&at.saturating_sub(other)),
                false => (1..=FAR).contains(&at.abs_diff(other)),
            };
            others.any(|other| mine.iter().any(|at| is_near(*at, *other)))
        });
        (has_all || self.is_measured) && !is_near
    }
}

/// Returns how many typed syllables were matched by a word that is not a form, a start or a sound of them.
fn corrected(index: &Index, terms: &[QueryTerm], answer: &Answer) -> usize {
    let understood = answer.understood.as_deref().unwrap_or_default();
    let understood: Vec<Word> = Folded::new(understood).spelled().collect();
    let ignored: Vec<Word> = answer
        .ignored
        .iter()
        .flat_map(|text| Folded::new(text).spelled().collect::<Vec<_>>())
        .collect();
    let typed = || {
        terms
            .iter()
            .flat_map(|term| term.words.iter().map(move |word| (term, word)))
    };
    let is_typed = |known: &Word| typed().any(|(term, word)| bears(known, word, term.open));
    let others: Vec<&Word> = understood.iter().filter(|known| !is_typed(known)).collect();
    let least = match terms.len() > COMPANY {
        true => SAME_SOUND_IN_COMPANY,
        false => SAME_SOUND,
    };
    let is_corrected = |(term, word): &(&QueryTerm, &Word)| {
        let is_met = || understood.iter().any(|known| bears(known, word, term.open));
        let is_left_out = || ignored.iter().any(|known| known.bare == word.bare);
        let sounds = sounds::alike(&word.bare);
        let most = if word.bare.len() < LONG { 1 } else { 2 };
        let is_other = |known: &&&Word| {
            let distance = osa_distance(&word.bare, &known.bare);
            let mut sounds = sounds.iter();
            let is_sound = sounds.any(|(bare, how)| *bare == known.bare && *how > least);
            (1..=most).contains(&distance) && !is_sound
        };
        let is_being_typed = term.open && terms.len() > COMPANY;
        is_syllable(&word.bare)
            && !is_being_typed
            && !is_known(index, word)
            && !is_met()
            && !is_left_out()
            && others.iter().any(|known| is_other(&known))
    };
    typed().filter(is_corrected).count()
}

/// Returns the typed words with the marks of the first hit, where a word differs from it only in its marks.
fn other_marks(index: &Index, terms: &[QueryTerm], first: &Hit) -> Option<String> {
    if first.reading != Reading::Typed {
        return None;
    }
    let mut ids = Vec::new();
    let mut words = Vec::new();
    for text in index.texts.of(first.document) {
        index.texts.read(text, &mut words);
        ids.extend_from_slice(&words);
    }
    let known = || ids.iter().map(|id| index.vocabulary.get(*id));
    let mut is_other = false;
    let typed = terms
        .iter()
        .flat_map(|term| term.words.iter().map(move |word| (term, word)));
    let said = typed.map(|(term, word)| {
        let agrees = |known: &Word| known.tones == word.tones && known.toneless == word.toneless;
        let goes_on = |known: &Word| term.open && known.toneless.starts_with(&word.toneless);
        let contradicts = |known: &Word| {
            let is_other_tone = word.tones > 0 && known.tones > 0 && known.tones != word.tones;
            known.bare == word.bare && (is_other_tone || has_another_letter(word, known))
        };
        let is_there = known().any(|known| agrees(&known.word) || goes_on(&known.word));
        let other = known()
            .find(|known| contradicts(&known.word))
            .filter(|_| !is_there);
        is_other |= other.is_some();
        other.map_or_else(|| spelled(index, word), |known| known.spelled.to_string())
    });
    let said: Vec<String> = said.collect();
    is_other.then(|| said.join(" "))
}

/// Tells whether a letter was typed with a mark that the known word does not have: "quân" is not "quản". A missing
/// mark is no difference.
fn has_another_letter(typed: &Word, known: &Word) -> bool {
    let mut letters = typed.toneless.chars().zip(known.toneless.chars());
    letters.any(|(typed, known)| typed != known && !typed.is_ascii())
}

/// A typed word in its usual spelling, with marks.
pub(super) fn spelled(index: &Index, word: &Word) -> String {
    let mut same = index.vocabulary.whole(&word.bare);
    let known = same.find(|id| index.vocabulary.get(*id).word == *word);
    let known = known.map(|id| index.vocabulary.get(id).spelled.to_string());
    known.unwrap_or_else(|| word.bare.clone())
}

/// Returns whether the last word has a tone and matches only the start of words with another tone: a syllable with
/// its tone is a complete word.
fn is_begun_otherwise(index: &Index, terms: &[QueryTerm], answer: &Answer, first: &Hit) -> bool {
    let last = terms.last().filter(|term| term.open);
    let Some(word) = last.and_then(|term| term.words.last()) else {
        return false;
    };
    let is_aside = matches!(
        first.field,
        Field::Category | Field::Unit | Field::Place | Field::Id
    );
    let is_literal = first.reading == Reading::Typed && answer.ignored.is_empty();
    if word.tones == 0
        || !(2..=FAR_UP_TO).contains(&terms.len())
        || is_aside
        || !is_literal
        || answer.understood.is_some()
    {
        return false;
    }
    let mut words = Vec::new();
    !index.texts.of(first.document).any(|text| {
        index.texts.read(text, &mut words);
        let mut words = words.iter().map(|id| &index.vocabulary.get(*id).word);
        words.any(|known| bears(known, word, true))
    })
}

/// Returns whether the data has exactly this word; then another word was not needed to explain it.
fn is_known(index: &Index, typed: &Word) -> bool {
    let mut same = index.vocabulary.whole(&typed.bare);
    same.any(|id| !typed.is_marked() || index.vocabulary.get(id).word == *typed)
}

/// Returns whether a known word is the typed one, a form of it or, where the typed one is unfinished, starts with it.
pub(super) fn bears(known: &Word, typed: &Word, open: bool) -> bool {
    let is_same = known.bare == typed.bare || loose(&known.bare) == loose(&typed.bare);
    let goes_on = || {
        let are_confused = CONFUSED.contains(&typed.tones) && CONFUSED.contains(&known.tones);
        let is_tone = typed.tones == 0 || typed.tones == known.tones || are_confused;
        let is_start = match typed.is_marked() {
            true => known.toneless.starts_with(&typed.toneless),
            false => known.bare.starts_with(&typed.bare),
        };
        open && is_tone && is_start
    };
    is_same || goes_on() || are_forms(&known.bare, &typed.bare)
}

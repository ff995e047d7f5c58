//! Prefers the plainest answer: a name that is the whole query, or that stands in it as a whole.
//!
//! Owns which answer has the name that was typed, if the first one only shares words with it. It must not know how an
//! answer was found.

use crate::core::fold::{Folded, Word, loose};
use crate::search::another_word::spelled;
use crate::search::answer::{Answer, Hit};
use crate::search::index::Index;
use crate::search::query::{Mode, Query};
use crate::search::reading::Reading;

/// Shorter names occur in longer texts by accident.
const NAME_FROM: usize = 3;
/// Words of a text that stand further apart are not a name.
const APART: u16 = 12;

/// Prefers a hit whose name is the query over one with scattered words of it. Of a longer query, prefers the name
/// that holds most of its words in a row over a match through a synonym.
pub(super) fn with_plainest_first(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    answer = with_rate_first(index, query, answer);
    let terms = query.terms();
    if terms.len() < NAME_FROM || terms.iter().any(|term| term.mode != Mode::Plain) {
        return answer;
    }
    let Some(first) = answer.hits.first() else {
        return answer;
    };
    let typed: Vec<&Word> = terms.iter().flat_map(|term| &term.words).collect();
    let is_as_typed = first.reading == Reading::Typed && answer.understood.is_none();
    let is_loose = match is_as_typed {
        true => first.score.breadth >= APART,
        false => answer.understood.is_some() || !answer.ignored.is_empty(),
    };
    if !is_loose {
        return answer;
    }
    let least = if is_as_typed { typed.len() } else { NAME_FROM };
    // The number of typed words that the first hit has.
    let understood = answer.understood.as_deref().unwrap_or_default();
    let understood: Vec<Word> = Folded::new(understood).spelled().collect();
    let is_there = |word: &&&Word| understood.iter().any(|known| is(word, known));
    let met = typed.iter().filter(is_there).count();
    let known = called(index, first, &typed).max(met);
    let names = answer.hits.iter().map(|hit| called(index, hit, &typed));
    let is_here = |hit: &Hit| is_as_typed || hit.place == first.place;
    let names = names.enumerate().filter(|(at, length)| {
        *length >= least && *length > known && answer.hits.get(*at).is_some_and(is_here)
    });
    // Among equals the first wins.
    let best = names.min_by_key(|(at, length)| (usize::MAX - length, *at));
    let Some((at, length)) = best else {
        return answer;
    };
    let score = answer.hits[0].score;
    let mut hit = answer.hits.remove(at);
    hit.score = score;
    if !is_as_typed {
        let at = stands(index, &hit, &typed);
        let row = at.and_then(|at| typed.get(at..at + length));
        let bare = row
            .unwrap_or_default()
            .iter()
            .map(|word| spelled(index, word));
        answer.understood = Some(bare.collect::<Vec<_>>().join(" "));
    }
    answer.hits.insert(0, hit);
    answer
}

/// The beginnings of names of rates and of numbers, folded.
const RATE: &[&str] = &["ty", "le"];
const NUMBERS: [&[&str]; 3] = [&["so"], &["tong", "so"], &["so", "luong"]];

/// Prefers the rate over the number for a bare noun, if both belong to one place: "Tỷ lệ hộ nghèo" over "Số hộ
/// nghèo", although the bare noun may be an alias of the latter.
fn with_rate_first(index: &Index, query: &Query, mut answer: Answer) -> Answer {
    let terms = query.terms();
    let Some(first) = answer.hits.first() else {
        return answer;
    };
    let is_plain = terms.len() > 1 && terms.iter().all(|term| term.mode == Mode::Plain);
    let typed: Vec<&Word> = terms.iter().flat_map(|term| &term.words).collect();
    let is_called = |hit: &Hit, begins: &[&str]| {
        let mut name = Vec::new();
        index.texts.read(index.texts.name(hit.document), &mut name);
        let words: Vec<&Word> = name
            .iter()
            .map(|id| &index.vocabulary.get(*id).word)
            .collect();
        let (before, own) = words.split_at(begins.len().min(words.len()));
        let begins_so = before
            .iter()
            .map(|word| word.bare.as_str())
            .eq(begins.iter().copied());
        begins_so
            && own.len() == typed.len()
            && typed.iter().zip(own).all(|(typed, own)| is(typed, own))
    };
    if !is_plain || !NUMBERS.iter().any(|begins| is_called(first, begins)) {
        return answer;
    }
    let is_rate = |hit: &Hit| hit.place == first.place && is_called(hit, RATE);
    if let Some(at) = answer.hits.iter().position(is_rate) {
        let score = first.score;
        let mut rate = answer.hits.remove(at);
        rate.score = score;
        answer.hits.insert(0, rate);
    }
    answer
}

/// Returns how many typed words, in a row, are a whole name of a hit.
fn called(index: &Index, hit: &Hit, typed: &[&Word]) -> usize {
    longest(index, hit, typed).map_or(0, |(_, length)| length)
}

fn stands(index: &Index, hit: &Hit, typed: &[&Word]) -> Option<usize> {
    longest(index, hit, typed).map(|(at, _)| at)
}

fn longest(index: &Index, hit: &Hit, typed: &[&Word]) -> Option<(usize, usize)> {
    let mut words = Vec::new();
    let texts = index.texts.of(hit.document);
    let found = texts.filter_map(|text| {
        index.texts.read(text, &mut words);
        let known: Vec<&Word> = words
            .iter()
            .map(|id| &index.vocabulary.get(*id).word)
            .collect();
        let mut rows = typed.windows(known.len().max(1));
        let is_same = |row: &[&Word]| {
            row.iter()
                .zip(&known)
                .all(|(typed, known)| is(typed, known))
        };
        let at = rows.position(is_same).filter(|_| !known.is_empty());
        at.map(|at| (at, known.len()))
    });
    found.max_by_key(|(_, length)| *length)
}

fn is(typed: &Word, known: &Word) -> bool {
    let is_bare = loose(&typed.bare) == loose(&known.bare);
    is_bare && (!typed.is_marked() || typed.toneless == known.toneless || typed == known)
}

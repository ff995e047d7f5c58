//! One query put to the index: reading after reading until something is found.
//!
//! Owns the order of readings, what is understood, and what the next query may use again. It knows
//! neither how words are decoded nor how entries are ordered.
//! The one idea: the first reading under which anything is met is the only one; a less literal one could
//! only add noise to it.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::search::answer::{Answer, Request};
use crate::search::beside::Beside;
use crate::search::bounds::{Bounds, bounds};
use crate::search::gather::{Asked, Gathered, gather};
use crate::search::index::Index;
use crate::search::kept::Kept;
use crate::search::levels::Levels;
use crate::search::meaning::Meaning;
use crate::search::others::{matches_anything, others};
use crate::search::query::{Mode, Query, Term};
use crate::search::reading::Reading;
use crate::search::score::Scorer;
use crate::search::sense::{Sense, sense};
use crate::search::sets::levels;
use crate::search::tie_break::order;

const READINGS: [Reading; 7] = [
    Reading::Typed,
    Reading::Telex,
    Reading::Vni,
    Reading::Glued,
    Reading::Initials,
    Reading::KeyboardTypo,
    Reading::Scattered,
];

/// A query of more words is a text that was pasted: its words are read, but nothing is guessed.
const MOST_GUESSED: usize = 12;

/// Answers a query without looking for a suggestion.
pub(crate) fn find(index: &Index, query: &Query, request: &Request<'_>) -> Option<Answer> {
    let asked = asked(query);
    let bounds = bounds(index, query);
    let mut meanings: Vec<Vec<Meaning>> = vec![Vec::new(); asked.len()];
    let mut answer = Answer::default();
    let mut worked = Vec::new();
    for reading in READINGS {
        if asked.len() > MOST_GUESSED && reading > Reading::Vni {
            break;
        }
        let before: usize = meanings.iter().map(Vec::len).sum();
        let fresh = read(index, &asked, reading, request, &meanings)?;
        for (known, meaning) in meanings.iter_mut().zip(fresh) {
            worked.extend(meaning.clone());
            known.extend(meaning.filter(|meaning| matches_anything(index, meaning)));
        }
        let grown = meanings.iter().map(Vec::len).sum::<usize>() > before;
        if reading != Reading::Typed && !grown {
            continue;
        }
        // Of several words a slip says too little to name a source.
        let is_sure = reading < Reading::KeyboardTypo || asked.len() == 1;
        if answer.others.is_empty() && is_sure {
            answer.others = others(index, &meanings);
        }
        let found = gathered(index, &meanings, &bounds, request, reading)?;
        if found.any {
            answer.understood = understood(index, &asked, &meanings, &found, reading);
            answer.total = found.total;
            answer.hits = found.hits;
            break;
        }
    }
    answer.kept = Kept::new(index, worked);
    Some(answer)
}

// The words that must be met, each once: a word said again asks for nothing more.
fn asked(query: &Query) -> Vec<&Term> {
    let mut asked: Vec<&Term> = Vec::new();
    for term in query.terms().iter().filter(|term| term.mode != Mode::Not) {
        let same = |known: &&Term| known.words == term.words && known.mode == term.mode;
        match asked.iter_mut().find(|known| same(known)) {
            // Of two the last one typed may still be unfinished.
            Some(known) => *known = term,
            None => asked.push(term),
        }
    }
    asked
}

// What each word means under one more reading.
fn read(
    index: &Index,
    asked: &[&Term],
    reading: Reading,
    request: &Request<'_>,
    meanings: &[Vec<Meaning>],
) -> Option<Vec<Option<Meaning>>> {
    let is_lost = |known: &Vec<Meaning>| known.is_empty();
    // One word may be scattered, and, unless it stands alone, only one that means nothing else.
    let scatters = meanings.iter().filter(|known| is_lost(known)).count() == 1;
    let mut found = Vec::with_capacity(asked.len());
    for (term, known) in asked.iter().zip(meanings) {
        let tries =
            reading != Reading::Scattered || asked.len() == 1 || (scatters && is_lost(known));
        let kept = request.previous;
        let kept = kept.and_then(|answer| answer.kept.of(index, term, reading));
        found.push(match kept {
            _ if !tries => None,
            Some(kept) => Some(kept.clone()),
            None => mean(index, term, reading, request),
        });
        if request
            .abandon
            .is_some_and(|flag| flag.load(Ordering::Relaxed))
        {
            return None;
        }
    }
    Some(found)
}

fn mean(index: &Index, term: &Term, reading: Reading, request: &Request<'_>) -> Option<Meaning> {
    let sense = sense(&index.vocabulary, term, reading)?;
    let narrower = match &sense {
        Sense::Scattered(_) | Sense::Initials(_) => {
            let kept = request.previous.map(|answer| &answer.kept);
            kept.and_then(|kept| kept.wider(index, &sense))
        }
        _ => None,
    };
    let levels = levels(index, &sense, narrower, request.abandon);
    Some(Meaning {
        term: term.clone(),
        reading,
        sense: Arc::new(sense),
        levels: Arc::new(levels),
    })
}

fn gathered(
    index: &Index,
    meanings: &[Vec<Meaning>],
    bounds: &Bounds,
    request: &Request<'_>,
    reading: Reading,
) -> Option<Gathered> {
    let terms: Vec<Vec<Arc<Levels>>> = meanings
        .iter()
        .map(|known| known.iter().map(|meaning| meaning.levels.clone()).collect())
        .collect();
    let mut scorer = scorer(index, meanings);
    let senses: Vec<Vec<(Reading, &Sense)>> = meanings.iter().map(|known| senses(known)).collect();
    let beside = Beside::new(index.vocabulary.len(), &senses);
    let asked = Asked {
        terms: &terms,
        bounds,
        beside: beside.as_ref(),
        reading,
    };
    let mut found = gather(index, &asked, request, &mut scorer)?;
    order(&mut found.hits, &mut scorer, request);
    Some(found)
}

fn senses(known: &[Meaning]) -> Vec<(Reading, &Sense)> {
    let senses = known.iter();
    senses
        .map(|meaning| (meaning.reading, &*meaning.sense))
        .collect()
}

fn scorer<'a>(index: &'a Index, meanings: &'a [Vec<Meaning>]) -> Scorer<'a> {
    let senses = |known: &'a Vec<Meaning>| known.iter().map(|meaning| &*meaning.sense).collect();
    Scorer::new(index, meanings.iter().map(senses).collect())
}

// What was understood, when it is not what was typed: the words of the first answer.
fn understood(
    index: &Index,
    asked: &[&Term],
    meanings: &[Vec<Meaning>],
    found: &Gathered,
    reading: Reading,
) -> Option<String> {
    let first = found.hits.first().filter(|_| reading != Reading::Typed)?;
    let said = scorer(index, meanings).understood(first.document, first.place);
    let words = asked.iter().zip(said).map(|(term, said)| {
        said.filter(|_| term.mode == Mode::Plain)
            .unwrap_or_else(|| {
                let typed = term.words.iter().map(|word| word.bare.as_str());
                typed.collect::<Vec<_>>().join(" ")
            })
    });
    let said = words.collect::<Vec<_>>().join(" ");
    let typed = asked.iter().flat_map(|term| &term.words);
    let typed: Vec<&str> = typed.map(|word| word.bare.as_str()).collect();
    Some(said).filter(|said| *said != typed.join(" "))
}

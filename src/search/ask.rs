//! One query put to the index: reading after reading until something is found.
//!
//! Owns the order of readings, what is understood, and what the next query may use again. It knows
//! neither how words are decoded nor how entries are ordered.
//! The one idea: the first reading under which anything is met is the only one; a less literal one could
//! only add noise to it.

use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use fuzzy_matcher::skim::SkimMatcherV2;
use roaring::RoaringBitmap;

use crate::search::answer::{Answer, Hit, Kept, Kind, Other, Reading, Request};
use crate::search::beside::Beside;
use crate::search::condition::Filter;
use crate::search::exact::number;
use crate::search::gather::{Asked, Bounds, Gathered, gather};
use crate::search::index::Index;
use crate::search::postings::{Postings, below, unite};
use crate::search::query::{Mode, Query, Term};
use crate::search::rank::Class;
use crate::search::score::Scorer;
use crate::search::sense::{Sense, sense};
use crate::search::sets::{Levels, levels};
use crate::search::suggest::suggest;
use crate::search::vocabulary::Meeting;

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

/// A meaning of a typed word, and what meets it.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    term: Term,
    reading: Reading,
    sense: Arc<Sense>,
    levels: Arc<Levels>,
}

/// Answers a query; `None` when abandoned.
pub(crate) fn ask(index: &Index, query: &Query, request: &Request<'_>) -> Option<Answer> {
    let answer = find(index, query, request)?;
    if answer.hits.is_empty() && answer.total == 0 && answer.others.is_empty() {
        let suggestion = suggest(index, query, request);
        return Some(Answer {
            suggestion,
            ..answer
        });
    }
    Some(answer)
}

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
            known.extend(meaning.filter(|meaning| !meaning.is_void(index)));
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

fn bounds(index: &Index, query: &Query) -> Bounds {
    let mut bounds = Bounds::default();
    for term in query.terms().iter().filter(|term| term.mode == Mode::Not) {
        if let Some(sense) = sense(&index.vocabulary, term, Reading::Typed) {
            bounds.without |= levels(index, &sense, None, None).all;
        }
    }
    for condition in query.conditions() {
        let (name, all) = match &condition.filter {
            Filter::Place(name) => (name, &mut bounds.places),
            Filter::Category(name) => (name, &mut bounds.documents),
            _ => continue,
        };
        let (postings, count) = match &condition.filter {
            Filter::Place(_) => (&index.places, index.place_texts.len() as u32),
            _ => (index.class(Class::Category), index.texts.documents()),
        };
        let fit = named(index, postings, name);
        let fit = match condition.negated {
            true => below(count) - fit,
            false => fit,
        };
        *all = Some(match all.take() {
            Some(before) => before & fit,
            None => fit,
        });
    }
    let terms = query.terms();
    if !terms.is_empty() && terms.iter().all(|term| term.mode == Mode::Plain) {
        let text = number(terms.iter().map(|term| term.words[0].bare.as_str()));
        bounds.by_id = index.ids.of(text);
        bounds.by_alias = index.aliases.of(text);
    }
    bounds
}

// What holds words that begin with each word of a folded name.
fn named(index: &Index, postings: &Postings, name: &str) -> RoaringBitmap {
    let mut words = name
        .split(' ')
        .map(|word| postings.of(&index.vocabulary.starting(word)));
    let first = words.next().unwrap_or_default();
    words.fold(first, |all, set| all & set)
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

/// Rows on which fuzzy-matcher is asked: as many as a screen shows.
const JUDGED: usize = 40;
/// The same where all of them are equal but for the letters.
const JUDGED_AT_MOST: usize = 80;

// Puts the hits in order and drops those beyond the limit.
fn order(hits: &mut Vec<Hit>, scorer: &mut Scorer<'_>, request: &Request<'_>) {
    hits.sort_unstable_by_key(|hit| (hit.score, hit.document, hit.entry));
    hits.truncate(request.limit.max(JUDGED_AT_MOST));
    let matcher = SkimMatcherV2::default();
    let needle = scorer.needle();
    let mut start = 0;
    while start < hits.len() {
        let score = hits[start].score;
        let length = hits[start..].iter().take_while(|hit| hit.score == score);
        let end = start + length.count();
        let tied = &mut hits[start..end];
        if start < JUDGED && tied.len() > 1 && !needle.is_empty() {
            judge(tied, scorer, &matcher, &needle);
        }
        settle(tied, request);
        start = end;
    }
    hits.truncate(request.limit);
}

// Lets fuzzy-matcher tell equals apart. Those beyond a screenful keep the worst mark and their order.
fn judge(tied: &mut [Hit], scorer: &mut Scorer<'_>, matcher: &SkimMatcherV2, needle: &str) {
    let mut last: Option<((u32, u16), u16)> = None;
    for (at, hit) in tied.iter_mut().enumerate() {
        hit.score.letters = match last {
            _ if at >= JUDGED_AT_MOST => 1000,
            Some((text, letters)) if text == hit.text => letters,
            _ => scorer.letters(matcher, hit.text, needle),
        };
        last = Some((hit.text, hit.score.letters));
    }
}

// Orders equals by letters, then by what this user opens. They come in the order of their documents,
// which is that of length and of the Vietnamese alphabet, and keep it.
fn settle(tied: &mut [Hit], request: &Request<'_>) {
    let opened = |hit: &Hit| request.opened.map_or(0, |opened| opened(hit.entry));
    tied.sort_by_cached_key(|hit| (hit.score.letters, Reverse(opened(hit))));
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

/// Places, sources and programmes listed of each kind at most.
const OTHERS: u64 = 5;

fn others(index: &Index, meanings: &[Vec<Meaning>]) -> Vec<Other> {
    let kinds = [
        (Kind::Place, &index.places),
        (Kind::Source, &index.sources),
        (Kind::Programme, &index.programmes),
    ];
    let mut found = Vec::new();
    if meanings.is_empty() {
        return found;
    }
    for (kind, postings) in kinds {
        for whole in [true, false] {
            let sets = meanings.iter().map(|known| holding(postings, known, whole));
            let common = sets.reduce(|all, set| all & set).unwrap_or_default();
            let mut room = OTHERS as usize;
            room -= found
                .iter()
                .filter(|other: &&Other| other.kind == kind)
                .count();
            let fresh = common.iter().map(|id| Other { kind, id });
            let fresh: Vec<Other> = fresh
                .filter(|other| !found.contains(other))
                .take(room)
                .collect();
            found.extend(fresh);
        }
    }
    found
}

fn holding(postings: &Postings, known: &[Meaning], whole: bool) -> RoaringBitmap {
    let of = |meetings: &[Meeting]| {
        let wanted = meetings.iter().filter(|met| met.whole || !whole);
        let sets: Vec<RoaringBitmap> = wanted.map(|met| postings.of(&met.ids)).collect();
        unite(sets.iter())
    };
    let sets = known.iter().map(|meaning| match &*meaning.sense {
        Sense::Word(meetings) => of(meetings),
        Sense::Phrase { words, .. } => {
            let sets = words.iter().map(|word| of(word));
            sets.reduce(|all, set| all & set).unwrap_or_default()
        }
        Sense::Cuts(cuts) => {
            let cut = |cut: &Vec<Vec<Meeting>>| {
                let sets = cut.iter().map(|part| of(part));
                sets.reduce(|all, set| all & set).unwrap_or_default()
            };
            let sets: Vec<RoaringBitmap> = cuts.iter().map(cut).collect();
            unite(sets.iter())
        }
        Sense::Initials(_) | Sense::Scattered(_) => RoaringBitmap::new(),
    });
    let sets: Vec<RoaringBitmap> = sets.collect();
    unite(sets.iter())
}

impl Meaning {
    /// Returns whether this is the meaning of a term under a reading.
    pub(crate) fn is_of(&self, term: &Term, reading: Reading) -> bool {
        // Whether more letters may follow matters where it is guessed where a word ends.
        let guesses = matches!(reading, Reading::Glued | Reading::KeyboardTypo);
        let guesses = guesses || term.mode == Mode::Start;
        self.reading == reading
            && self.term.words == term.words
            && self.term.mode == term.mode
            && (!guesses || self.term.open == term.open)
    }

    // Whether nothing at all is met, neither an entry nor a source nor a programme.
    fn is_void(&self, index: &Index) -> bool {
        let known = std::slice::from_ref(self);
        let beside = [&index.sources, &index.programmes];
        let mut beside = beside
            .iter()
            .map(|postings| holding(postings, known, false));
        self.levels.is_empty() && beside.all(|set| set.is_empty())
    }

    /// Returns what meets the letters of which these are more.
    pub(crate) fn wider(&self, sense: &Sense) -> Option<&RoaringBitmap> {
        let is_more = match (&*self.sense, sense) {
            (Sense::Scattered(before), Sense::Scattered(now))
            | (Sense::Initials(before), Sense::Initials(now)) => now.starts_with(before),
            _ => false,
        };
        is_more.then_some(&self.levels.all)
    }
}

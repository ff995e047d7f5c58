//! Gathers names and makes the index.
//!
//! Owns the order of numbers: every kind counts from 0 in the order given. It keeps folded words only.
//! The one idea: an entry is a pair of numbers, an indicator and a place; no text is made for a pair. A
//! builder goes on after a snapshot, so that a catalogue still being read can be searched.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use crate::fold::{Folded, Word, bare, spell, written};
use crate::search::exact::{Exact, number as text_number};
use crate::search::field::Class;
use crate::search::index::{Entries, Index, Names};
use crate::search::postings::{Postings, postings};
use crate::search::rank::COMPONENT;
use crate::search::texts::Texts;
use crate::search::vocabulary::Vocabulary;

/// The texts by which an indicator is found.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndicatorText<'a> {
    /// The stable id.
    pub id: &'a str,
    /// The Vietnamese name.
    pub name_vi: &'a str,
    /// The English name.
    pub name_en: &'a str,
    /// What people call it, in either language.
    pub aliases: &'a [&'a str],
    /// The category, in each language.
    pub category: &'a [&'a str],
    /// The unit.
    pub unit: &'a str,
    /// Whether it bears a target of its own, and so comes before its like.
    pub main: bool,
}

/// Gathers what can be found.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    lexicon: Lexicon,
    indicators: Vec<Gathered>,
    words: Vec<u32>,
    ends: Vec<u32>,
    places: Vec<Names>,
    sources: Vec<Names>,
    programmes: Vec<Names>,
    entries: Vec<(u32, u32)>,
}

#[derive(Debug)]
struct Gathered {
    first_text: u32,
    category: u32,
    unit: u32,
    id: u64,
    main: bool,
}

// Words by provisional number, in the order in which they were met.
#[derive(Debug, Default)]
struct Lexicon {
    words: Vec<(Word, Box<str>)>,
    numbers: HashMap<Word, u32, RandomState>,
    // Pieces of raw text between spaces, folded once: a million names are written with few of them.
    pieces: HashMap<Box<str>, Box<[u32]>, RandomState>,
    shared: Vec<Box<[u32]>>,
    shared_numbers: HashMap<Box<[u32]>, u32, RandomState>,
}

impl IndexBuilder {
    /// Returns an empty builder.
    pub fn new() -> IndexBuilder {
        IndexBuilder::default()
    }

    /// Adds an indicator and returns its number.
    pub fn indicator(&mut self, text: &IndicatorText<'_>) -> u32 {
        let first_text = cast(self.ends.len());
        let named = std::iter::once(&text.name_vi).chain(text.aliases);
        for named in named.chain(std::iter::once(&text.name_en)) {
            self.lexicon.read(named, &mut self.words);
            self.ends.push(cast(self.words.len()));
        }
        let category = self.lexicon.share(text.category);
        let unit = self.lexicon.share(&[text.unit]);
        self.indicators.push(Gathered {
            first_text,
            category,
            unit,
            id: text_number(bare(text.id).split(' ')),
            main: text.main,
        });
        number(self.indicators.len())
    }

    /// Adds a place under all its names and returns its number.
    pub fn place(&mut self, names: &[&str]) -> u32 {
        self.places.push(self.lexicon.names(names));
        number(self.places.len())
    }

    /// Adds an entry, the pair of an indicator and a place, and returns its number.
    pub fn entry(&mut self, indicator: u32, place: u32) -> u32 {
        self.entries.push((indicator, place));
        number(self.entries.len())
    }

    /// Adds a source by its title and whatever else names it, and returns its number.
    pub fn source(&mut self, names: &[&str]) -> u32 {
        self.sources.push(self.lexicon.names(names));
        number(self.sources.len())
    }

    /// Adds a programme under all its names and returns its number.
    pub fn programme(&mut self, names: &[&str]) -> u32 {
        self.programmes.push(self.lexicon.names(names));
        number(self.programmes.len())
    }

    /// Makes the index.
    pub fn build(self) -> Index {
        self.snapshot()
    }

    /// Makes an index of what was gathered so far. Costs as much as [`IndexBuilder::build`].
    pub fn snapshot(&self) -> Index {
        let (vocabulary, numbers) = Vocabulary::new(&self.lexicon.words);
        let sorted = Sorted {
            order: self.order(&vocabulary, &numbers),
            builder: self,
            vocabulary,
            numbers,
        };
        sorted.index()
    }

    fn texts_of(&self, indicator: usize) -> std::ops::Range<usize> {
        let next = self.indicators.get(indicator + 1);
        let end = next.map_or(self.ends.len(), |next| next.first_text as usize);
        self.indicators[indicator].first_text as usize..end
    }

    fn text(&self, text: usize) -> &[u32] {
        let start = text.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[text] as usize]
    }

    // The indicators, shorter names first, then in Vietnamese order: the order in which equals answer.
    fn order(&self, vocabulary: &Vocabulary, numbers: &[u32]) -> Vec<u32> {
        let ranks: Vec<u32> = numbers.iter().map(|id| vocabulary.rank(*id)).collect();
        let mut order: Vec<(u128, u32)> = (0..)
            .zip(&self.indicators)
            .map(|(at, indicator): (u32, _)| {
                let component = if indicator.main { 0 } else { COMPONENT };
                let length = self.name(at).len() as u128 + u128::from(component);
                (length, at)
            })
            .collect();
        order.sort_unstable();
        self.sort_runs(&mut order, 0, &ranks);
        order.into_iter().map(|(_, at)| at).collect()
    }

    // Sorts each run of equals by the next words of their names, as many as one number holds, so that
    // few comparisons touch a text.
    fn sort_runs(&self, order: &mut [(u128, u32)], from: usize, ranks: &[u32]) {
        for run in order.chunk_by_mut(|a, b| a.0 == b.0) {
            if run.len() < 2 {
                continue;
            }
            let is_over = run.iter().all(|(_, at)| self.name(*at).len() <= from);
            if is_over {
                let tones = |id: &u32| self.lexicon.words[*id as usize].0.tones;
                run.sort_by_cached_key(|(_, at)| {
                    let tones = self.name(*at).iter().map(tones);
                    (tones.collect::<Vec<_>>(), *at)
                });
                continue;
            }
            for (key, at) in run.iter_mut() {
                let words = self.name(*at).iter().skip(from).take(WORDS_A_KEY);
                let packed = words.fold((0, WORDS_A_KEY), |(key, left): (u128, usize), id| {
                    (
                        key | u128::from(ranks[*id as usize]) << (32 * (left - 1)),
                        left - 1,
                    )
                });
                *key = packed.0;
            }
            run.sort_unstable();
            self.sort_runs(run, from + WORDS_A_KEY, ranks);
        }
    }

    fn name(&self, indicator: u32) -> &[u32] {
        self.text(self.indicators[indicator as usize].first_text as usize)
    }
}

/// Words of a name whose places in the alphabet one sort key holds.
const WORDS_A_KEY: usize = 4;

struct Sorted<'b> {
    builder: &'b IndexBuilder,
    vocabulary: Vocabulary,
    numbers: Vec<u32>,
    order: Vec<u32>,
}

impl Sorted<'_> {
    fn index(self) -> Index {
        let texts = self.texts();
        let (name, beside) = std::thread::scope(|scope| {
            let beside = scope.spawn(|| self.beside(&texts));
            let name = self.class(&texts, Class::Name);
            match beside.join() {
                Ok(beside) => (name, beside),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        let [alias, english, category, unit] = beside;
        let builder = self.builder;
        let ids = (0..).zip(&self.order);
        let ids = ids.map(|(document, at)| (builder.indicators[*at as usize].id, document));
        let place_texts = self.renumber(&builder.places);
        Index {
            classes: [name, alias, english, category, unit],
            main: (0..)
                .zip(&self.order)
                .filter(|(_, at)| builder.indicators[**at as usize].main)
                .map(|(document, _)| document)
                .collect(),
            ids: Exact::new(ids.collect()),
            aliases: self.aliases(&texts),
            entries: self.entries(),
            places: self.others(&place_texts),
            sources: self.others(&self.renumber(&builder.sources)),
            programmes: self.others(&self.renumber(&builder.programmes)),
            place_texts,
            vocabulary: self.vocabulary,
            texts,
            numbers: self.order,
            identity: Arc::new(()),
        }
    }

    fn texts(&self) -> Texts {
        let builder = self.builder;
        let mut texts = Texts::new(
            self.vocabulary.len(),
            self.order.len(),
            builder.ends.len(),
            builder.words.len(),
        );
        for at in &self.order {
            texts.begin();
            for text in builder.texts_of(*at as usize) {
                let words = builder.text(text).iter();
                texts.push(words.map(|id| self.numbers[*id as usize]));
            }
        }
        texts
    }

    fn beside(&self, texts: &Texts) -> [Postings; 4] {
        let shared = |pick: fn(&Gathered) -> u32| {
            postings(self.vocabulary.len(), |each| {
                for (document, at) in (0..).zip(&self.order) {
                    let indicator = &self.builder.indicators[*at as usize];
                    for id in &self.builder.lexicon.shared[pick(indicator) as usize] {
                        each(self.numbers[*id as usize], document);
                    }
                }
            })
        };
        [
            self.class(texts, Class::Alias),
            self.class(texts, Class::English),
            shared(|indicator| indicator.category),
            shared(|indicator| indicator.unit),
        ]
    }

    fn class(&self, texts: &Texts, class: Class) -> Postings {
        postings(self.vocabulary.len(), |each| {
            let mut words = Vec::new();
            for document in 0..texts.documents() {
                for text in texts.of_class(document, class) {
                    texts.read(text, &mut words);
                    words.iter().for_each(|word| each(*word, document));
                }
            }
        })
    }

    // Every alias and English name as a whole.
    fn aliases(&self, texts: &Texts) -> Exact {
        let mut pairs = Vec::new();
        let mut words = Vec::new();
        for document in 0..texts.documents() {
            for text in texts.of(document).skip(1) {
                texts.read(text, &mut words);
                let bare = words.iter().map(|id| &*self.vocabulary.get(*id).word.bare);
                if !words.is_empty() {
                    pairs.push((text_number(bare), document));
                }
            }
        }
        Exact::new(pairs)
    }

    fn entries(&self) -> Entries {
        let mut documents = vec![0; self.order.len()];
        for (document, at) in (0..).zip(&self.order) {
            documents[*at as usize] = document;
        }
        Entries::new(
            self.order.len(),
            self.builder.places.len(),
            self.builder
                .entries
                .iter()
                .map(|(indicator, place)| (documents[*indicator as usize], *place)),
        )
    }

    fn renumber(&self, names: &[Names]) -> Vec<Names> {
        let word = |id: &u32| self.numbers[*id as usize];
        let text = |text: &Vec<u32>| text.iter().map(word).collect();
        let thing = |texts: &Names| texts.iter().map(text).collect();
        names.iter().map(thing).collect()
    }

    fn others(&self, names: &[Names]) -> Postings {
        postings(self.vocabulary.len(), |each| {
            for (thing, texts) in (0..).zip(names) {
                for id in texts.iter().flatten() {
                    each(*id, thing);
                }
            }
        })
    }
}

impl Lexicon {
    // A space ends every letter, so what stands between two of them folds the same alone.
    fn read(&mut self, text: &str, words: &mut Vec<u32>) {
        for piece in text.split(' ').filter(|piece| !piece.is_empty()) {
            if let Some(known) = self.pieces.get(piece) {
                words.extend_from_slice(known);
                continue;
            }
            let folded = Folded::new(piece);
            let letters = folded
                .words()
                .iter()
                .map(|range| &folded.letters()[range.clone()]);
            let ids: Box<[u32]> = letters
                .map(|letters| self.number(spell(letters), || written(letters)))
                .collect();
            words.extend_from_slice(&ids);
            self.pieces.insert(piece.into(), ids);
        }
    }

    fn number(&mut self, word: Word, written: impl FnOnce() -> String) -> u32 {
        if let Some(known) = self.numbers.get(&word) {
            return *known;
        }
        let number = cast(self.words.len());
        self.words.push((word.clone(), written().into()));
        self.numbers.insert(word, number);
        number
    }

    fn names(&mut self, names: &[&str]) -> Names {
        let mut read = Vec::with_capacity(names.len());
        for name in names {
            let mut words = Vec::new();
            self.read(name, &mut words);
            read.push(words);
        }
        read
    }

    fn share(&mut self, texts: &[&str]) -> u32 {
        let mut words = Vec::new();
        for text in texts {
            self.read(text, &mut words);
        }
        let words: Box<[u32]> = words.into();
        if let Some(known) = self.shared_numbers.get(&words) {
            return *known;
        }
        let number = cast(self.shared.len());
        self.shared.push(words.clone());
        self.shared_numbers.insert(words, number);
        number
    }
}

fn number(count: usize) -> u32 {
    cast(count - 1)
}

fn cast(count: usize) -> u32 {
    u32::try_from(count).expect("a catalogue holds fewer than four thousand million things")
}

//! Collects names and makes the index.
//!
//! Owns the numbering: every kind of thing counts from 0 in the order given, and documents are sorted when the index
//! is made. It must not know the catalogue from which the names come.
//!
//! An entry is a pair of numbers, an indicator and a place; no text is made for a pair. A builder can go on
//! after a snapshot, so that a catalogue can be searched while it is still being read.

use std::sync::{Arc, OnceLock};

use crate::core::fold::{Folded, Word, bare, spell, written};
use crate::core::maps::FastMap;
use crate::search::entries::Entries;
use crate::search::exact::{ExactTexts, text_hash};
use crate::search::field::TextClass;
use crate::search::index::Index;
use crate::search::postings::{Postings, postings};
use crate::search::rank::COMPONENT;
use crate::search::texts::Texts;
use crate::search::things::{NOWHERE, NumberedTexts, Things};
use crate::search::tolerant::known::KnownWords;
use crate::search::vocabulary::Vocabulary;
use crate::search::wordings::Wordings;

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
    /// Whether it has a target of its own, and so comes before similar ones.
    pub main: bool,
}

/// The texts by which a plan or a part of one is found.
#[derive(Clone, Copy, Debug, Default)]
pub struct IndexedTexts<'a> {
    /// Its names, and words for its kind.
    pub names: &'a [&'a str],
    /// Remarks on it, which rank last. Texts are numbered on from the names.
    pub remarks: &'a [&'a str],
    /// The place to which it belongs.
    pub home: Option<u32>,
}

/// Collects what can be found.
///
/// Words are numbered in the order in which they are first read; the index numbers them anew.
#[derive(Debug, Default)]
pub struct IndexBuilder {
    lexicon: Lexicon,
    indicators: Vec<Indicator>,
    /// The words of all names, one text after the other.
    words: Vec<u32>,
    /// Where each text ends in `words`.
    ends: Vec<u32>,
    /// The texts of places, sources and what plans consist of.
    places: ThingTexts,
    sources: ThingTexts,
    plans: ThingTexts,
    programmes: ThingTexts,
    lists: ThingTexts,
    /// The indicator and the place of each entry.
    entries: Vec<(u32, u32)>,
    wordings: Wordings,
}

/// The texts of some things, and the place to which each belongs.
#[derive(Debug, Default)]
struct ThingTexts {
    texts: Vec<NumberedTexts>,
    named: Vec<u32>,
    homes: Vec<u32>,
}

impl ThingTexts {
    /// Adds something that has only names and belongs to no place.
    fn name(&mut self, lexicon: &mut Lexicon, names: &[&str]) -> u32 {
        let text = IndexedTexts {
            names,
            ..IndexedTexts::default()
        };
        self.add(lexicon, &text)
    }

    fn add(&mut self, lexicon: &mut Lexicon, text: &IndexedTexts<'_>) -> u32 {
        let mut texts = lexicon.names(text.names);
        self.named.push(cast(texts.len()));
        texts.extend(lexicon.names(text.remarks));
        self.texts.push(texts);
        self.homes.push(text.home.unwrap_or(NOWHERE));
        last(self.texts.len())
    }
}

/// An indicator that was added.
#[derive(Debug)]
struct Indicator {
    /// The text of its Vietnamese name; the aliases and the English name follow.
    first_text: u32,
    /// The number of its category in `Lexicon::shared`.
    category: u32,
    /// The number of its unit in `Lexicon::shared`.
    unit: u32,
    /// The hash of its id.
    id: u64,
    main: bool,
}

/// The distinct words and shared texts read so far.
#[derive(Debug, Default)]
struct Lexicon {
    /// Each word, folded and as first written.
    words: Vec<(Word, Box<str>)>,
    numbers: FastMap<Word, u32>,
    /// The words of each piece of raw text between spaces. Few pieces make up a million names, so each is
    /// folded only once.
    pieces: FastMap<Box<str>, Box<[u32]>>,
    /// The words of each category and unit; many indicators share one.
    shared: Vec<Box<[u32]>>,
    shared_numbers: FastMap<Box<[u32]>, u32>,
}

impl IndexBuilder {
    /// Returns an empty builder.
    pub fn new() -> Self {
        Self::default()
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
        self.indicators.push(Indicator {
            first_text,
            category,
            unit,
            id: text_hash(bare(text.id).split(' ')),
            main: text.main,
        });
        last(self.indicators.len())
    }

    /// Adds a place under all its names and returns its number.
    pub fn place(&mut self, names: &[&str]) -> u32 {
        self.places.name(&mut self.lexicon, names)
    }

    /// Adds an entry, the pair of an indicator and a place, and returns its number.
    pub fn entry(&mut self, indicator: u32, place: u32) -> u32 {
        self.entries.push((indicator, place));
        last(self.entries.len())
    }

    /// Adds a synonym for words of the data. Of several, the one added last is tried first.
    pub fn synonym(&mut self, said: &str, meant: &[&str]) {
        self.wordings.add_synonym(said, meant);
    }

    /// Adds a short form and the words that it stands for where it is not a word itself.
    pub fn short_form(&mut self, said: &str, meant: &[&str]) {
        self.wordings.add_short_form(said, meant);
    }

    /// Adds the name of something unrelated that shares words with the data.
    pub fn false_friend(&mut self, said: &str) {
        self.wordings.add_false_friend(said);
    }

    /// Adds a source by its title and whatever else names it, and returns its number.
    pub fn source(&mut self, names: &[&str]) -> u32 {
        self.sources.name(&mut self.lexicon, names)
    }

    /// Adds a plan and returns its number.
    pub fn plan(&mut self, text: &IndexedTexts<'_>) -> u32 {
        self.plans.add(&mut self.lexicon, text)
    }

    /// Adds a line of a plan, such as a programme or a task, and returns its number.
    pub fn programme(&mut self, text: &IndexedTexts<'_>) -> u32 {
        self.programmes.add(&mut self.lexicon, text)
    }

    /// Adds a list of named things and returns its number.
    pub fn list(&mut self, text: &IndexedTexts<'_>) -> u32 {
        self.lists.add(&mut self.lexicon, text)
    }

    /// Forgets plans, their lines and lists, so that they can be added again: their texts may have grown, and there
    /// are few of them.
    pub fn forget_plans(&mut self) {
        self.plans = ThingTexts::default();
        self.programmes = ThingTexts::default();
        self.lists = ThingTexts::default();
    }

    /// Makes the index.
    pub fn build(self) -> Index {
        self.snapshot()
    }

    /// Makes an index of what was added so far. Takes as long as [`IndexBuilder::build`].
    pub fn snapshot(&self) -> Index {
        let (vocabulary, numbers) = Vocabulary::new(&self.lexicon.words);
        let assembly = Assembly {
            order: self.order(&vocabulary, &numbers),
            builder: self,
            vocabulary,
            numbers,
        };
        assembly.index()
    }

    /// Returns the numbers of the texts of an indicator.
    fn texts_of(&self, indicator: usize) -> std::ops::Range<usize> {
        let next = self.indicators.get(indicator + 1);
        let end = next.map_or(self.ends.len(), |next| next.first_text as usize);
        self.indicators[indicator].first_text as usize..end
    }

    /// Returns the words of a text.
    fn text(&self, text: usize) -> &[u32] {
        let start = text.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.words[start as usize..self.ends[text] as usize]
    }

    /// Returns the indicators in the order in which equals are listed: shorter names first, then in
    /// Vietnamese alphabetical order.
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

    /// Sorts each run of equals by the next words of their names, packed into one number, so that most
    /// comparisons need not read a text.
    fn sort_runs(&self, order: &mut [(u128, u32)], from: usize, ranks: &[u32]) {
        for run in order.chunk_by_mut(|a, b| a.0 == b.0) {
            if run.len() < 2 {
                continue;
            }
            let is_read = run.iter().all(|(_, at)| self.name(*at).len() <= from);
            if is_read {
                // These names differ only in their tones.
                let tones = |id: &u32| self.lexicon.words[*id as usize].0.tones;
                run.sort_by_cached_key(|(_, at)| {
                    let tones = self.name(*at).iter().map(tones);
                    (tones.collect::<Vec<_>>(), *at)
                });
                continue;
            }
            for (key, at) in run.iter_mut() {
                let words = self.name(*at).iter().skip(from);
                let places = words.zip((0..WORDS_A_KEY).rev());
                *key = places.fold(0, |key, (id, place)| {
                    key | u128::from(ranks[*id as usize]) << (32 * place)
                });
            }
            run.sort_unstable();
            self.sort_runs(run, from + WORDS_A_KEY, ranks);
        }
    }

    fn name(&self, indicator: u32) -> &[u32] {
        self.text(self.indicators[indicator as usize].first_text as usize)
    }
}

/// How many words of a name one sort key holds, each by its place in the alphabet.
const WORDS_A_KEY: usize = 4;

/// The index in the making: words and documents have their final numbers.
struct Assembly<'b> {
    builder: &'b IndexBuilder,
    vocabulary: Vocabulary,
    /// The final number of each word of the builder.
    numbers: Vec<u32>,
    /// The indicator of each document.
    order: Vec<u32>,
}

impl Assembly<'_> {
    fn index(self) -> Index {
        let texts = self.texts();
        let (name, others) = std::thread::scope(|scope| {
            let others = scope.spawn(|| self.classes_but_name(&texts));
            let name = self.class(&texts, TextClass::Name);
            match others.join() {
                Ok(others) => (name, others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
        let [alias, english, category, unit] = others;
        let builder = self.builder;
        let ids = (0..).zip(&self.order);
        let ids = ids.map(|(document, at)| (builder.indicators[*at as usize].id, document));
        Index {
            classes: [name, alias, english, category, unit],
            main: (0..)
                .zip(&self.order)
                .filter(|(_, at)| builder.indicators[**at as usize].main)
                .map(|(document, _)| document)
                .collect(),
            ids: ExactTexts::new(ids.collect()),
            aliases: self.aliases(&texts),
            entries: self.entries(),
            places: self.things(&builder.places),
            sources: self.things(&builder.sources),
            plans: self.things(&builder.plans),
            programmes: self.things(&builder.programmes),
            lists: self.things(&builder.lists),
            vocabulary: self.vocabulary,
            texts,
            indicators: self.order,
            nearby: OnceLock::new(),
            known: KnownWords::default(),
            wordings: builder.wordings.clone(),
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

    /// Indexes aliases, English names, categories and units.
    fn classes_but_name(&self, texts: &Texts) -> [Postings; 4] {
        let shared = |pick: fn(&Indicator) -> u32| {
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
            self.class(texts, TextClass::Alias),
            self.class(texts, TextClass::English),
            shared(|indicator| indicator.category),
            shared(|indicator| indicator.unit),
        ]
    }

    /// Indexes the texts of a class.
    fn class(&self, texts: &Texts, class: TextClass) -> Postings {
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

    /// Indexes every alias and English name as a whole.
    fn aliases(&self, texts: &Texts) -> ExactTexts {
        let mut pairs = Vec::new();
        let mut words = Vec::new();
        for document in 0..texts.documents() {
            for text in texts.of(document).skip(1) {
                texts.read(text, &mut words);
                let bare = words.iter().map(|id| &*self.vocabulary.get(*id).word.bare);
                if !words.is_empty() {
                    pairs.push((text_hash(bare), document));
                }
            }
        }
        ExactTexts::new(pairs)
    }

    fn entries(&self) -> Entries {
        let mut documents = vec![0; self.order.len()];
        for (document, at) in (0..).zip(&self.order) {
            documents[*at as usize] = document;
        }
        Entries::new(
            self.order.len(),
            self.builder.places.texts.len(),
            self.builder
                .entries
                .iter()
                .map(|(indicator, place)| (documents[*indicator as usize], *place)),
        )
    }

    fn things(&self, gathered: &ThingTexts) -> Things {
        let texts = self.renumber(&gathered.texts);
        Things {
            by_word: self.by_word(&texts),
            texts,
            named: gathered.named.clone(),
            homes: gathered.homes.clone(),
        }
    }

    /// Returns names with the final numbers of their words.
    fn renumber(&self, names: &[NumberedTexts]) -> Vec<NumberedTexts> {
        let word = |id: &u32| self.numbers[*id as usize];
        let text = |text: &Vec<u32>| text.iter().map(word).collect();
        let thing = |texts: &NumberedTexts| texts.iter().map(text).collect();
        names.iter().map(thing).collect()
    }

    /// Indexes things by the words of their texts.
    fn by_word(&self, names: &[NumberedTexts]) -> Postings {
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
    /// Adds the words of a text. No letter reaches across a space, so each piece between spaces can be folded
    /// alone.
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

    fn names(&mut self, names: &[&str]) -> NumberedTexts {
        let mut read = Vec::with_capacity(names.len());
        for name in names {
            let mut words = Vec::new();
            self.read(name, &mut words);
            read.push(words);
        }
        read
    }

    /// Returns the number of a list of texts that many indicators share.
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

/// Returns the number of the last of so many things.
fn last(count: usize) -> u32 {
    cast(count - 1)
}

fn cast(count: usize) -> u32 {
    u32::try_from(count).expect("a catalogue holds fewer than four thousand million things")
}

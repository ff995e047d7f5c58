//! How well one document fits: what its texts say beyond the query, and how the letters lie.
//!
//! Owns the scoring of the shortlist, one document at a time. It must not know sets: the caller has checked that
//! every word matches somewhere.
//!
//! The texts are read as a person reads them: one after the other, the name first.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::field::{Field, TextClass};
use crate::search::index::Index;
use crate::search::interpretations::Interpretation;
use crate::search::letters::{bare_initial, initial, initials, scattered};
use crate::search::rank::{
    BEGUN, COMPONENT, NUMBER, RATE, breadth, breadth_outside_name, is_reordered, match_quality,
};
use crate::search::scan_texts::Phrase;
use crate::search::texts::TextStart;
use crate::search::vocabulary::WordMatch;

/// What a typed word may stand for, in the order of the readings.
pub(super) type Interpretations<'a> = Vec<&'a Interpretation>;

/// How well a document fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// See `Score::breadth`.
    pub(super) breadth: u16,
    /// The lowest ranking of the fields that were needed.
    pub(super) field: Field,
    /// The text that was scored, up to the last word that matched.
    pub(super) matched: TextStart,
    /// Whether a word matched the place alone.
    pub(super) in_place: bool,
    /// Whether the words stand in another order than in the query.
    pub(super) is_reordered: bool,
    /// Whether the text consists of the words only.
    pub(super) is_whole: bool,
    /// Whether the words are spread over several texts.
    pub(super) is_gathered: bool,
}

/// Scores documents against the words of one query.
pub(super) struct Scorer<'a> {
    index: &'a Index,
    terms: Vec<Interpretations<'a>>,
    /// Which words of the query may still be unfinished.
    open: Vec<bool>,
    /// The words of the text that is read.
    words: Vec<u32>,
    /// Where these match the words of the query, in the order of the query.
    matched: Vec<usize>,
    /// Memory for `letters::scattered`, used again from text to text.
    scratch: Vec<u8>,
    /// Whether a word of the query matched the place instead.
    in_place: bool,
    /// Whether an unfinished word matched only the start of another one.
    is_begun: bool,
}

impl<'a> Scorer<'a> {
    /// Makes a scorer for the words of a query.
    pub(super) fn new(index: &'a Index, terms: Vec<Interpretations<'a>>, open: Vec<bool>) -> Self {
        Self {
            index,
            terms,
            open,
            words: Vec::new(),
            matched: Vec::new(),
            scratch: Vec::new(),
            in_place: false,
            is_begun: false,
        }
    }

    /// Scores a document of which every word matches with at least the given quality. The words for which
    /// `covered` is set match the place, so the texts need not contain them.
    pub(super) fn fit(&mut self, document: u32, quality: u8, covered: &[bool]) -> Fit {
        let component = if self.index.main.contains(document) {
            0
        } else {
            COMPONENT
        };
        let fit = self.best_text(document, quality, covered);
        let fit = fit.unwrap_or_else(|| self.fit_of_name(document, covered));
        Fit {
            breadth: fit.breadth.saturating_add(component),
            ..fit
        }
    }

    /// Scores the text that contains every word and says least beyond them; `None` where no text contains
    /// all.
    fn best_text(&mut self, document: u32, quality: u8, covered: &[bool]) -> Option<Fit> {
        let texts = self.index.texts.of(document);
        let name_words = self.index.texts.count(texts.start);
        let mut best: Option<Fit> = None;
        for text in texts {
            let field = self.index.texts.field(document, text);
            let class = class_of(field);
            if match_quality(class, true) > quality {
                continue;
            }
            if self.read(text, match_quality(class, false) <= quality, covered) > 0 {
                continue;
            }
            let own = breadth(self.words.len(), &self.matched, 0) + self.begun();
            let is_whole = self.is_met_whole();
            let own = match field {
                Field::Name => self.of_kind(own),
                _ => breadth_outside_name(own, name_words, class),
            };
            if best.is_none_or(|before| own < before.breadth) {
                let field = if self.in_place { Field::Place } else { field };
                best = Some(Fit {
                    is_whole,
                    ..self.fit_of(text, own, field)
                });
            }
            // If the name contains every word, the other texts do not count.
            if field == Field::Name {
                break;
            }
        }
        best
    }

    /// Scores the name, although it does not contain every word.
    fn fit_of_name(&mut self, document: u32, covered: &[bool]) -> Fit {
        let name = self.index.texts.name(document);
        let missing = self.read(name, true, covered);
        let breadth = breadth(self.words.len(), &self.matched, missing) + self.begun();
        let fit = self.fit_of(name, self.of_kind(breadth), Field::Name);
        let worst = self.worst_field(document, covered);
        let field = if fit.in_place {
            worst.max(Field::Place)
        } else {
            worst
        };
        Fit {
            field,
            is_gathered: missing > 0,
            ..fit
        }
    }

    /// The cost of an unfinished word that matched only the start of another one.
    fn begun(&self) -> u16 {
        u16::from(self.is_begun) * BEGUN
    }

    /// Describes the text that was read last.
    fn fit_of(&self, text: u32, breadth: u16, field: Field) -> Fit {
        let words = self.matched.iter().max().map_or(0, |last| last + 1);
        Fit {
            breadth,
            field,
            matched: TextStart {
                text,
                words: u16::try_from(words).unwrap_or(u16::MAX),
            },
            in_place: self.in_place,
            is_reordered: is_reordered(&self.matched),
            is_whole: false,
            is_gathered: false,
        }
    }

    /// Returns whether the words of the query are the whole text that was read last, in their order.
    fn is_met_whole(&self) -> bool {
        let order = 0..self.words.len();
        !self.is_begun && !self.in_place && order.eq(self.matched.iter().copied())
    }

    /// The breadth of a name, adjusted by the kind of figure that it begins with if the query names no kind.
    fn of_kind(&self, breadth: u16) -> u16 {
        let first = self.matched.iter().copied().min().unwrap_or(0);
        let before = self.words.get(..first).unwrap_or_default();
        let bare = |at: usize| {
            let id = before.get(at);
            id.map_or("", |id| self.index.vocabulary.get(*id).word.bare.as_str())
        };
        match (bare(0), bare(1)) {
            ("ty", "le") => breadth.saturating_sub(RATE),
            ("so", _) | ("tong", "so") => breadth.saturating_add(NUMBER),
            _ => breadth,
        }
    }

    /// Returns for each word of the query the words of the document, or of its place, that match it.
    pub(super) fn understood(&mut self, document: u32, place: u32) -> Vec<Option<String>> {
        let mut said = Vec::new();
        for term in 0..self.terms.len() {
            let mut found = None;
            for text in self.index.texts.of(document) {
                self.index.texts.read(text, &mut self.words);
                found = self.matched_words(term);
                if found.is_some() {
                    break;
                }
            }
            if found.is_none() {
                for name in &self.index.places.texts[place as usize] {
                    self.words.clone_from(name);
                    found = found.or_else(|| self.matched_words(term));
                }
            }
            said.push(found.or_else(|| self.first_alternative(term)));
        }
        said
    }

    /// Returns how far fuzzy-matcher's score of the start of a text is from the best one. The words after the
    /// last matched one would add nothing to the score and much to the time.
    pub(super) fn letters(
        &mut self,
        matcher: &SkimMatcherV2,
        start: TextStart,
        needle: &str,
    ) -> u16 {
        self.index.texts.read(start.text, &mut self.words);
        self.words.truncate(usize::from(start.words));
        let mut line = String::new();
        for id in &self.words {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&self.index.vocabulary.get(*id).word.bare);
        }
        let fit = matcher.fuzzy_match(&line, needle).unwrap_or(0);
        1000 - fit.clamp(0, 1000) as u16
    }

    /// Returns the letters for which fuzzy-matcher looks.
    pub(super) fn needle(&self) -> String {
        let mut needle = String::new();
        for interpretations in &self.terms {
            match interpretations.first() {
                Some(Interpretation::Word(alternatives)) => {
                    let first = alternatives.first().map(|alternative| &alternative.ids);
                    let Some(ids) = first else { continue };
                    let bare = &self.index.vocabulary.get(ids.start).word.bare;
                    needle.push_str(bare);
                }
                Some(Interpretation::Initials(letters) | Interpretation::Scattered(letters)) => {
                    needle.extend(letters.iter().copied().map(bare_initial));
                }
                _ => {}
            }
        }
        needle
    }

    /// Reads a text, notes where its words match the query, and returns how many words of the query it
    /// misses. Unless `starts` is set, only whole words match.
    fn read(&mut self, text: u32, starts: bool, covered: &[bool]) -> usize {
        self.index.texts.read(text, &mut self.words);
        self.matched.clear();
        self.in_place = false;
        self.is_begun = false;
        let mut missing = 0;
        for (term, interpretations) in self.terms.iter().enumerate() {
            let before = self.matched.len();
            let open = self.open.get(term) == Some(&true);
            let is_matched = interpretations.iter().any(|interpretation| {
                let mut found = Found {
                    matched: &mut self.matched,
                    scratch: &mut self.scratch,
                };
                let is_matched =
                    found.look_for(interpretation, self.index, &self.words, starts || open);
                let last = self.matched.last().and_then(|at| self.words.get(*at));
                self.is_begun |=
                    is_matched && open && last.is_some_and(|id| is_start_only(interpretation, *id));
                is_matched
            });
            if !is_matched {
                self.matched.truncate(before);
                match covered.get(term) {
                    Some(true) => self.in_place = true,
                    _ => missing += 1,
                }
            }
        }
        missing
    }

    fn worst_field(&mut self, document: u32, covered: &[bool]) -> Field {
        let mut worst = Field::Name;
        for term in 0..self.terms.len() {
            if covered.get(term) != Some(&true) {
                worst = worst.max(self.field_of(document, term));
            }
        }
        worst
    }

    /// Returns the first field of a document that matches a word of the query.
    fn field_of(&mut self, document: u32, term: usize) -> Field {
        for text in self.index.texts.of(document) {
            self.index.texts.read(text, &mut self.words);
            if self.matched_places(term).is_some() {
                return self.index.texts.field(document, text);
            }
        }
        let category = self.index.class(TextClass::Category);
        let in_category = |alternative: &WordMatch| category.contains(&alternative.ids, document);
        let is_category = self.terms[term]
            .iter()
            .any(|interpretation| match interpretation {
                Interpretation::Word(alternatives) => alternatives.iter().any(in_category),
                _ => false,
            });
        if is_category {
            Field::Category
        } else {
            Field::Unit
        }
    }

    /// Returns where the text that was read last matches a word of the query; `None` where it does not.
    fn matched_places(&self, term: usize) -> Option<Vec<usize>> {
        let (mut matched, mut scratch) = (Vec::new(), Vec::new());
        let is_matched = self.terms[term].iter().any(|interpretation| {
            matched.clear();
            let mut found = Found {
                matched: &mut matched,
                scratch: &mut scratch,
            };
            found.look_for(interpretation, self.index, &self.words, true)
        });
        is_matched.then_some(matched)
    }

    /// Returns the words that match a word of the query in the text that was read last.
    fn matched_words(&self, term: usize) -> Option<String> {
        let matched = self.matched_places(term)?;
        let spelled = matched.iter().map(|at| self.spell(self.words[*at]));
        Some(spelled.collect::<Vec<_>>().join(" "))
    }

    fn first_alternative(&self, term: usize) -> Option<String> {
        match self.terms[term].first() {
            Some(Interpretation::Word(alternatives)) => {
                let first = alternatives.first()?;
                Some(self.spell(first.ids.start).to_owned())
            }
            _ => None,
        }
    }

    fn spell(&self, id: u32) -> &str {
        &self.index.vocabulary.get(id).spelled
    }
}

/// Returns the class of a text by the field that it is.
fn class_of(field: Field) -> TextClass {
    match field {
        Field::Alias(_) => TextClass::Alias,
        Field::English => TextClass::English,
        _ => TextClass::Name,
    }
}

/// Returns whether a word matches only words that start with it.
fn is_start_only(interpretation: &Interpretation, id: u32) -> bool {
    match interpretation {
        Interpretation::Word(alternatives) => {
            let mut alternatives = alternatives.iter();
            alternatives
                .find(|alternative| alternative.ids.contains(&id))
                .is_some_and(|alternative| !alternative.whole)
        }
        _ => false,
    }
}

/// Where a text matches the words of a query that were looked for so far.
struct Found<'a> {
    matched: &'a mut Vec<usize>,
    scratch: &'a mut Vec<u8>,
}

impl Found<'_> {
    /// Looks for an interpretation in a text and adds where it matches. Where it does not match, the caller
    /// must drop what was added.
    fn look_for(
        &mut self,
        interpretation: &Interpretation,
        index: &Index,
        words: &[u32],
        starts: bool,
    ) -> bool {
        let bare = |id: &u32| index.vocabulary.get(*id).word.bare.as_str();
        match interpretation {
            Interpretation::Word(alternatives) => {
                match_word(alternatives, words, starts, self.matched)
            }
            Interpretation::Phrase {
                words: wanted,
                start,
            } => {
                let phrase = Phrase {
                    words: wanted,
                    start: *start,
                };
                let at = phrase.find(words);
                self.add(at.map(|at| at..at + wanted.len()))
            }
            Interpretation::Cuts(cuts) => cuts.iter().any(|cut| {
                let before = self.matched.len();
                let mut parts = cut.iter();
                let is_matched = parts.all(|part| match_word(part, words, starts, self.matched));
                if !is_matched {
                    self.matched.truncate(before);
                }
                is_matched
            }),
            Interpretation::Initials(letters) => {
                let word = |id: &u32| initial(&index.vocabulary.get(*id).word);
                let firsts = words.iter().map(word);
                self.add(initials(firsts, letters))
            }
            Interpretation::Scattered(letters) => {
                let word = |at: usize| bare(&words[at]);
                let matched = &mut *self.matched;
                scattered(words.len(), word, letters, self.scratch, |word, _| {
                    if matched.last() != Some(&word) {
                        matched.push(word);
                    }
                })
            }
        }
    }

    fn add(&mut self, range: Option<Range<usize>>) -> bool {
        let is_found = range.is_some();
        self.matched.extend(range.into_iter().flatten());
        is_found
    }
}

/// Adds the word of a text that matches best; among equals the first one after the word matched before.
fn match_word(
    alternatives: &[WordMatch],
    words: &[u32],
    starts: bool,
    matched: &mut Vec<usize>,
) -> bool {
    let before = matched.last().copied();
    let mut best: Option<(usize, bool, usize)> = None;
    // Most words of a text lie outside the range of all alternatives, and are passed over at once.
    let low = alternatives
        .iter()
        .map(|alternative| alternative.ids.start)
        .min()
        .unwrap_or(0);
    let high = alternatives
        .iter()
        .map(|alternative| alternative.ids.end)
        .max()
        .unwrap_or(0);
    for (at, id) in words.iter().enumerate() {
        if !(low..high).contains(id) {
            continue;
        }
        let rank = alternatives
            .iter()
            .position(|alternative| alternative.ids.contains(id));
        let Some(rank) = rank.filter(|rank| starts || alternatives[*rank].whole) else {
            continue;
        };
        let key = (rank, before.is_some_and(|before| at <= before), at);
        if best.is_none_or(|best| key < best) {
            best = Some(key);
        }
    }
    best.map(|(_, _, at)| matched.push(at)).is_some()
}

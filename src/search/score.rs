//! How well one indicator fits: what its texts say beyond the query, and how the letters lie.
//!
//! Owns the scoring of the shortlist. It knows no sets; that every word is met somewhere is known already.
//! The one idea: the texts are read as the person reads them, one at a time, the name first.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::field::{Class, Field};
use crate::search::index::Index;
use crate::search::letters::{first, initials, scattered};
use crate::search::rank::{COMPONENT, breadth, breadth_beside, is_turned, manner};
use crate::search::scan::Phrase;
use crate::search::sense::Sense;
use crate::search::vocabulary::Meeting;

/// The meanings of a typed word in the order of their readings.
pub(crate) type Senses<'a> = Vec<&'a Sense>;

/// What was found out about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fit {
    /// See `Score::breadth`.
    pub(crate) breadth: u16,
    /// The least of the fields that were needed.
    pub(crate) field: Field,
    /// The text that holds most of the words.
    pub(crate) text: u32,
    /// How many of its words there are up to the last one met.
    pub(crate) span: u16,
    /// Whether a word was met in the place alone.
    pub(crate) in_place: bool,
    /// Whether the words stand in another order than in the query.
    pub(crate) turned: bool,
}

/// Scores indicators against the words of one query.
pub(crate) struct Scorer<'a> {
    index: &'a Index,
    terms: Vec<Senses<'a>>,
    words: Vec<u32>,
    met: Vec<usize>,
    // Used again from text to text.
    room: Vec<u8>,
    in_place: bool,
}

impl<'a> Scorer<'a> {
    /// Returns a scorer for these words.
    pub(crate) fn new(index: &'a Index, terms: Vec<Senses<'a>>) -> Scorer<'a> {
        Scorer {
            index,
            terms,
            words: Vec::new(),
            met: Vec::new(),
            room: Vec::new(),
            in_place: false,
        }
    }

    /// Scores an indicator whose words are met at best with the given manner; `free` words are met in the
    /// place.
    pub(crate) fn fit(&mut self, document: u32, best: u8, free: &[bool]) -> Fit {
        let texts = self.index.texts.of(document);
        let component = match self.index.main.contains(document) {
            true => 0,
            false => COMPONENT,
        };
        let name_words = self.index.texts.count(texts.start);
        let mut found: Option<Fit> = None;
        for text in texts.clone() {
            let field = self.index.texts.field(document, text);
            let class = class_of(field);
            if manner(class, true) > best {
                continue;
            }
            if self.read(text, manner(class, false) <= best, free) > 0 {
                continue;
            }
            let own = breadth(self.words.len(), &self.met, 0);
            let own = match field {
                Field::Name => own,
                _ => breadth_beside(own, name_words, class),
            };
            if found.is_none_or(|before| own < before.breadth) {
                found = Some(Fit {
                    breadth: own,
                    field: if self.in_place { Field::Place } else { field },
                    text,
                    span: self.span(),
                    in_place: self.in_place,
                    turned: is_turned(&self.met),
                });
            }
            // Aliases come after the name only where the name does not hold every word.
            if field == Field::Name {
                break;
            }
        }
        let fit = found.unwrap_or_else(|| {
            let missing = self.read(texts.start, true, free);
            let breadth = breadth(name_words, &self.met, missing);
            let (span, in_place) = (self.span(), self.in_place);
            let field = self.worst_field(document, free);
            Fit {
                breadth,
                field: if in_place {
                    field.max(Field::Place)
                } else {
                    field
                },
                text: texts.start,
                span,
                in_place,
                turned: is_turned(&self.met),
            }
        });
        Fit {
            breadth: fit.breadth.saturating_add(component),
            ..fit
        }
    }

    /// Returns the words of an indicator and its place that were understood, in the order of the query.
    pub(crate) fn understood(&mut self, document: u32, place: u32) -> Vec<Option<String>> {
        let mut said = Vec::new();
        for term in 0..self.terms.len() {
            let texts = self.index.texts.of(document);
            let mut found = None;
            for text in texts {
                self.index.texts.read(text, &mut self.words);
                found = self.say(term);
                if found.is_some() {
                    break;
                }
            }
            if found.is_none() {
                for text in &self.index.place_texts[place as usize] {
                    self.words.clone_from(text);
                    found = found.or_else(|| self.say(term));
                }
            }
            said.push(found.or_else(|| self.first_meaning(term)));
        }
        said
    }

    /// Returns what fuzzy-matcher makes of the beginning of a text, so many words of it, as a distance
    /// from the best. What follows the last word met adds nothing to its score, and much to its time.
    pub(crate) fn letters(
        &mut self,
        matcher: &SkimMatcherV2,
        (text, span): (u32, u16),
        needle: &str,
    ) -> u16 {
        self.index.texts.read(text, &mut self.words);
        self.words.truncate(usize::from(span));
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

    /// Returns the letters by which fuzzy-matcher judges.
    pub(crate) fn needle(&self) -> String {
        let mut needle = String::new();
        for senses in &self.terms {
            match senses.first() {
                Some(Sense::Word(meetings)) => {
                    let first = meetings.first().map(|met| &met.ids);
                    let Some(ids) = first else { continue };
                    let bare = &self.index.vocabulary.get(ids.start).word.bare;
                    needle.push_str(bare);
                }
                Some(Sense::Initials(letters) | Sense::Scattered(letters)) => {
                    needle.extend(letters);
                }
                _ => {}
            }
        }
        needle
    }

    fn span(&self) -> u16 {
        let last = self.met.iter().max().map_or(0, |last| last + 1);
        u16::try_from(last).unwrap_or(u16::MAX)
    }

    // Reads a text: notes where its words meet the query, returns how many words it does not meet.
    fn read(&mut self, text: u32, starts: bool, free: &[bool]) -> usize {
        self.index.texts.read(text, &mut self.words);
        self.met.clear();
        self.in_place = false;
        let mut missing = 0;
        for (term, senses) in self.terms.iter().enumerate() {
            let before = self.met.len();
            let is_met = senses.iter().any(|sense| {
                let notes = (&mut self.met, &mut self.room);
                meet(self.index, sense, &self.words, starts, notes)
            });
            if !is_met {
                self.met.truncate(before);
                // What the place says the name need not say.
                match free.get(term) {
                    Some(true) => self.in_place = true,
                    _ => missing += 1,
                }
            }
        }
        missing
    }

    fn worst_field(&mut self, document: u32, free: &[bool]) -> Field {
        let mut worst = Field::Name;
        for term in 0..self.terms.len() {
            if free.get(term) != Some(&true) {
                worst = worst.max(self.field_of(document, term));
            }
        }
        worst
    }

    fn field_of(&mut self, document: u32, term: usize) -> Field {
        for text in self.index.texts.of(document) {
            self.index.texts.read(text, &mut self.words);
            let (mut met, mut room) = (Vec::new(), Vec::new());
            let meets =
                |sense: &&Sense| meet(self.index, sense, &self.words, true, (&mut met, &mut room));
            if self.terms[term].iter().any(meets) {
                return self.index.texts.field(document, text);
            }
        }
        let in_category =
            |met: &Meeting| self.index.class(Class::Category).holds(&met.ids, document);
        let in_category = self.terms[term].iter().any(|sense| match sense {
            Sense::Word(meetings) => meetings.iter().any(in_category),
            _ => false,
        });
        match in_category {
            true => Field::Category,
            false => Field::Unit,
        }
    }

    fn say(&self, term: usize) -> Option<String> {
        let (mut met, mut room) = (Vec::new(), Vec::new());
        let meets = |sense: &&Sense| {
            met.clear();
            meet(self.index, sense, &self.words, true, (&mut met, &mut room))
        };
        self.terms[term].iter().any(meets).then(|| {
            let spelled = met.iter().map(|at| self.spell(self.words[*at]));
            spelled.collect::<Vec<_>>().join(" ")
        })
    }

    fn first_meaning(&self, term: usize) -> Option<String> {
        match self.terms[term].first() {
            Some(Sense::Word(meetings)) => {
                let first = meetings.first()?;
                Some(self.spell(first.ids.start).to_owned())
            }
            _ => None,
        }
    }

    fn spell(&self, id: u32) -> &str {
        &self.index.vocabulary.get(id).spelled
    }
}

fn class_of(field: Field) -> Class {
    match field {
        Field::Alias(_) => Class::Alias,
        Field::English => Class::English,
        _ => Class::Name,
    }
}

// Notes where a meaning is met in a text; false, with rubbish noted, when it is not.
fn meet(
    index: &Index,
    sense: &Sense,
    words: &[u32],
    starts: bool,
    (met, room): (&mut Vec<usize>, &mut Vec<u8>),
) -> bool {
    let bare = |id: &u32| index.vocabulary.get(*id).word.bare.as_str();
    match sense {
        Sense::Word(meetings) => meet_word(meetings, words, starts, met),
        Sense::Phrase {
            words: wanted,
            start,
        } => match (Phrase {
            words: wanted,
            start: *start,
        })
        .find(words)
        {
            Some(at) => {
                met.extend(at..at + wanted.len());
                true
            }
            None => false,
        },
        Sense::Cuts(cuts) => cuts.iter().any(|cut| {
            let before = met.len();
            let is_met = cut.iter().all(|part| meet_word(part, words, starts, met));
            if !is_met {
                met.truncate(before);
            }
            is_met
        }),
        Sense::Initials(letters) => match initials(words.iter().map(|id| first(bare(id))), letters)
        {
            Some(range) => {
                met.extend(range);
                true
            }
            None => false,
        },
        Sense::Scattered(letters) => {
            let word = |at: usize| bare(&words[at]);
            scattered(words.len(), word, letters, room, |word, _| {
                if met.last() != Some(&word) {
                    met.push(word);
                }
            })
        }
    }
}

// The best word; among equals the first one after the word met before.
fn meet_word(meetings: &[Meeting], words: &[u32], starts: bool, met: &mut Vec<usize>) -> bool {
    let before = met.last().copied();
    let mut best: Option<(usize, bool, usize)> = None;
    // Most words of a text are far from all of these.
    let low = meetings.iter().map(|met| met.ids.start).min().unwrap_or(0);
    let high = meetings.iter().map(|met| met.ids.end).max().unwrap_or(0);
    for (at, id) in words.iter().enumerate() {
        if !(low..high).contains(id) {
            continue;
        }
        let known = meetings.iter().position(|met| met.ids.contains(id));
        let Some(known) = known.filter(|known| starts || meetings[*known].whole) else {
            continue;
        };
        let key = (known, before.is_some_and(|before| at <= before), at);
        if best.is_none_or(|best| key < best) {
            best = Some(key);
        }
    }
    best.map(|(_, _, at)| met.push(at)).is_some()
}

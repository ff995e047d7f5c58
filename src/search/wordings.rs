//! What people type for words of the data: synonyms, short forms, names of unrelated things.
//!
//! Owns how such phrases are found among typed words. It must not know where they come from.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::core::fold::{Folded, Word};

/// Shorter short forms too often mean something else.
const ABBREVIATION_FROM: usize = 3;

/// Phrases with what they stand for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Wordings {
    synonyms: Phrases,
    short_forms: Phrases,
    false_friends: Phrases,
}

/// Phrases by their first word, without marks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Phrases(BTreeMap<String, Vec<Phrase>>);

/// A phrase as it is typed, with its meanings.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Phrase {
    said: Vec<Word>,
    meant: Box<[Box<str>]>,
}

impl Wordings {
    /// Adds a synonym of words in the data.
    pub(super) fn add_synonym(&mut self, said: &str, meant: &[&str]) {
        self.synonyms.add(said, meant);
    }

    /// Adds a short form.
    pub(super) fn add_short_form(&mut self, said: &str, meant: &[&str]) {
        self.short_forms.add(said, meant);
    }

    /// Adds the name of an unrelated thing.
    pub(super) fn add_false_friend(&mut self, said: &str) {
        self.false_friends.add(said, &[]);
    }

    /// Returns where synonyms stand among words, each with a meaning; of several at one place the one added last
    /// comes first.
    pub(super) fn synonyms<'w>(&'w self, words: &[&Word]) -> Vec<(Range<usize>, &'w [Box<str>])> {
        let starts = (0..words.len()).flat_map(|at| self.synonyms.at(words, at));
        starts.map(|(at, phrase)| (at, &*phrase.meant)).collect()
    }

    /// Returns whether all words together are a synonym.
    pub(super) fn is_synonym(&self, words: &[Word]) -> bool {
        let words: Vec<&Word> = words.iter().collect();
        let mut found = self.synonyms.at(&words, 0);
        found.any(|(at, _)| at.len() == words.len())
    }

    /// Returns whether some of the words, in a row, are a synonym.
    pub(super) fn has_synonym(&self, words: &[&Word]) -> bool {
        (0..words.len()).any(|at| self.synonyms.at(words, at).next().is_some())
    }

    /// Returns the meaning of a short form.
    pub(super) fn short_form(&self, word: &Word) -> Option<&str> {
        let (_, phrase) = self.short_forms.at(&[word], 0).next()?;
        phrase.meant.first().map(|meant| &**meant)
    }

    /// Returns whether a word is a common abbreviation. Its letters are not guessed at: it has its meaning or none.
    pub(super) fn is_abbreviation(&self, word: &Word) -> bool {
        word.bare.chars().count() >= ABBREVIATION_FROM && self.short_form(word).is_some()
    }

    /// Returns the words of the first unrelated name that stands among words.
    pub(super) fn false_friend(&self, words: &[Word]) -> Option<&[Word]> {
        let words: Vec<&Word> = words.iter().collect();
        let mut starts = (0..words.len()).flat_map(|at| self.false_friends.at(&words, at));
        starts.next().map(|(_, phrase)| phrase.said.as_slice())
    }
}

impl Phrases {
    fn add(&mut self, said: &str, meant: &[&str]) {
        let said: Vec<Word> = Folded::new(said).spelled().collect();
        if let Some(first) = said.first() {
            let meant = meant.iter().map(|text| Box::from(*text)).collect();
            let known = self.0.entry(first.bare.clone()).or_default();
            known.push(Phrase { said, meant });
        }
    }

    /// Returns the phrases that begin at a word, those added last first.
    fn at(&self, words: &[&Word], at: usize) -> impl Iterator<Item = (Range<usize>, &Phrase)> {
        let known = words.get(at).and_then(|first| self.0.get(&first.bare));
        let found = known.into_iter().flatten().rev().filter_map(move |phrase| {
            let row = words.get(at..at + phrase.said.len())?;
            let is_here = row.iter().zip(&phrase.said).all(|(typed, said)| {
                // A phrase of one word must agree in its marks, unless it is an abbreviation without any ("đc",
                // "dc").
                let is_alone = phrase.said.len() == 1 && said.is_marked();
                typed.bare == said.bare && (!is_alone || !typed.is_marked() || *typed == said)
            });
            is_here.then_some((at..at + phrase.said.len(), phrase))
        });
        found.collect::<Vec<_>>().into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_stand_among_words_with_their_marks_or_without() {
        let mut wordings = Wordings::default();
        wordings.add_synonym("đói nghèo", &["tỷ lệ hộ nghèo"]);
        wordings.add_synonym("rác", &["chất thải rắn"]);
        wordings.add_synonym("rác", &["phế thải"]);
        wordings.add_short_form("tl", &["tỷ lệ"]);
        wordings.add_false_friend("hồ tiêu");
        let words = |text: &str| Folded::new(text).spelled().collect::<Vec<Word>>();
        let check = |text: &str, want: &str| {
            let words = words(text);
            let words: Vec<&Word> = words.iter().collect();
            let found = wordings.synonyms(&words).into_iter();
            let said = found.map(|(at, meant)| format!("{at:?} {}", meant.join("|")));
            assert_eq!(said.collect::<Vec<_>>().join(", "), want, "{text}");
        };
        check("giam doi ngheo", "1..3 tỷ lệ hộ nghèo");
        check("đói nghèo", "0..2 tỷ lệ hộ nghèo");
        check("rác", "0..1 phế thải, 0..1 chất thải rắn");
        check("rắc", "");
        check("đói", "");
        check("", "");
        assert_eq!(wordings.short_form(&words("tl")[0]), Some("tỷ lệ"));
        assert_eq!(wordings.short_form(&words("rac")[0]), None);
        assert!(wordings.false_friend(&words("gia ho tieu")).is_some());
        assert!(wordings.false_friend(&words("hộ nghèo")).is_none());
    }
}

//! The distinct words of a catalogue, numbered so that words that start alike stand together.
//!
//! Owns how a typed word finds the numbers of the words it may stand for. It knows no field and no
//! indicator.
//! The one idea: a catalogue of a million names has some ten thousand words, so everything clever is
//! done to words, and names are only counted and intersected.

use std::ops::Range;

use crate::core::fold::{Likeness, Word, collation_key, loose};

/// One word of the vocabulary.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// The folded word.
    pub(crate) word: Word,
    /// The word as first written, in lower case.
    pub(crate) spelled: Box<str>,
    /// Where its letters stand in Vietnamese order; equal for words that differ in tone only.
    rank: u32,
}

/// A run of words that a typed word may stand for, and how well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meeting {
    /// The numbers of the words.
    pub(crate) ids: Range<u32>,
    /// Whether the word is met whole, not only at its start.
    pub(crate) whole: bool,
    /// 0 exact or no marks typed, 1 tone dropped, 2 marks dropped, 3 i for y.
    pub(crate) marks: u8,
}

/// The words, sorted by bare letters, then by marks.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    known: Vec<Known>,
}

impl Vocabulary {
    /// Sorts the words; returns for each given word its number.
    pub(crate) fn new(words: &[(Word, Box<str>)]) -> (Vocabulary, Vec<u32>) {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_unstable_by(|&a, &b| words[a].0.cmp(&words[b].0));
        let mut numbers = vec![0; words.len()];
        let mut known = Vec::with_capacity(words.len());
        for (number, &at) in (0..).zip(&order) {
            numbers[at] = number;
            known.push(Known {
                word: words[at].0.clone(),
                spelled: words[at].1.clone(),
                rank: 0,
            });
        }
        rank(&mut known);
        (Vocabulary { known }, numbers)
    }

    /// Returns how many words there are.
    pub(crate) fn len(&self) -> u32 {
        self.known.len() as u32
    }

    /// Returns a word by its number.
    pub(crate) fn get(&self, id: u32) -> &Known {
        &self.known[id as usize]
    }

    /// Returns the words with their numbers.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &Word)> {
        (0..).zip(self.known.iter().map(|known| &known.word))
    }

    /// Returns the words with exactly these bare letters.
    pub(crate) fn whole(&self, bare: &str) -> Range<u32> {
        let start = self.starts_at(bare);
        let rest = &self.known[start..];
        let count = rest.partition_point(|known| known.word.bare.as_str() <= bare);
        start as u32..(start + count) as u32
    }

    /// Returns the words whose bare letters begin so.
    pub(crate) fn starting(&self, bare: &str) -> Range<u32> {
        let start = self.starts_at(bare);
        let rest = &self.known[start..];
        let count = rest.partition_point(|known| known.word.bare.starts_with(bare));
        start as u32..(start + count) as u32
    }

    /// Returns what a typed word may stand for, best first: the word, the word with i for y, and, if
    /// wanted, words that begin with it.
    pub(crate) fn meetings(&self, typed: &Word, starts: bool) -> Vec<Meeting> {
        let mut found = Vec::new();
        let whole = self.whole(&typed.bare);
        self.grade(typed, whole.clone(), true, &mut found);
        if let Some(other) = i_for_y(&typed.bare) {
            let ids = self.whole(&other);
            if !ids.is_empty() {
                found.push(Meeting {
                    ids,
                    whole: true,
                    marks: Likeness::Loose as u8,
                });
            }
        }
        if starts {
            let all = self.starting(&typed.bare);
            self.grade(typed, whole.end..all.end, false, &mut found);
        }
        found.sort_by_key(|meeting| (!meeting.whole, meeting.marks));
        found
    }

    /// Returns where the letters of a word stand in Vietnamese order.
    pub(crate) fn rank(&self, id: u32) -> u32 {
        self.get(id).rank
    }

    fn starts_at(&self, bare: &str) -> usize {
        self.known
            .partition_point(|known| known.word.bare.as_str() < bare)
    }

    // Cuts a range into runs of equal likeness.
    fn grade(&self, typed: &Word, ids: Range<u32>, whole: bool, found: &mut Vec<Meeting>) {
        if ids.is_empty() {
            return;
        }
        if !typed.is_marked() {
            found.push(Meeting {
                ids,
                whole,
                marks: 0,
            });
            return;
        }
        for id in ids {
            let marks = grade(typed, &self.get(id).word, whole);
            match found.last_mut() {
                Some(last) if last.ids.end == id && last.marks == marks && last.whole == whole => {
                    last.ids.end += 1;
                }
                _ => found.push(Meeting {
                    ids: id..id + 1,
                    whole,
                    marks,
                }),
            }
        }
    }
}

/// Grades the marks of a typed word against a word with the same letters, or, when it is not met
/// whole, against one that begins so.
pub(crate) fn grade(typed: &Word, word: &Word, whole: bool) -> u8 {
    if !typed.is_marked() {
        return 0;
    }
    let letters = match whole {
        true => typed.toneless == word.toneless,
        false => word.toneless.starts_with(&typed.toneless),
    };
    match letters {
        true if typed.tones == word.tones => Likeness::Exact as u8,
        true => Likeness::Toneless as u8,
        false => Likeness::Bare as u8,
    }
}

/// Returns the other spelling of a word that ends in i or y as its only vowel.
pub(crate) fn i_for_y(bare: &str) -> Option<String> {
    let other = match bare.strip_suffix('i') {
        Some(head) => format!("{head}y"),
        None => format!("{}i", bare.strip_suffix('y')?),
    };
    (loose(bare) == loose(&other)).then_some(other)
}

fn rank(known: &mut [Known]) {
    let mut order: Vec<(Vec<u32>, usize)> = (0..known.len())
        .map(|at| (collation_key(&known[at].word.toneless), at))
        .collect();
    order.sort_unstable();
    let mut rank = 0;
    let mut before: Option<&Vec<u32>> = None;
    for (key, at) in &order {
        rank += u32::from(before != Some(key));
        before = Some(key);
        known[*at].rank = rank;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::fold::Folded;

    fn word(text: &str) -> Word {
        Folded::new(text).spelled().next().unwrap()
    }

    #[test]
    fn a_typed_word_finds_its_like() {
        let texts = ["tỷ", "ty", "tỉ", "tính", "nghèo", "ngheo", "nghề", "tỳ"];
        let given: Vec<(Word, Box<str>)> = texts
            .iter()
            .map(|text| (word(text), (*text).into()))
            .collect();
        let (vocabulary, numbers) = Vocabulary::new(&given);
        let check = |typed: &str, want: &str| {
            let mut shown = Vec::new();
            for meeting in vocabulary.meetings(&word(typed), true) {
                let sign = if meeting.whole { "" } else { "…" };
                for id in meeting.ids {
                    shown.push(format!(
                        "{}{sign}{}",
                        vocabulary.get(id).spelled,
                        meeting.marks
                    ));
                }
            }
            assert_eq!(shown.join(" "), want, "{typed}");
        };
        check("ty", "ty0 tỳ0 tỷ0 tỉ3");
        check("tỷ", "tỷ0 ty1 tỳ1 tỉ3");
        check("ti", "tỉ0 ty3 tỳ3 tỷ3 tính…0");
        check("ngh", "nghề…0 ngheo…0 nghèo…0");
        check("nghê", "nghề1 ngheo…2 nghèo…2");
        check("x", "");
        for (text, number) in texts.iter().zip(numbers) {
            assert_eq!(*vocabulary.get(number).spelled, **text);
        }
    }

    #[test]
    fn y_where_it_is_the_only_vowel() {
        let check = |word: &str, want: Option<&str>| {
            assert_eq!(i_for_y(word).as_deref(), want, "{word}");
        };
        check("ty", Some("ti"));
        check("ti", Some("ty"));
        check("quy", Some("qui"));
        check("tai", None);
        check("thuy", None);
        check("an", None);
    }
}

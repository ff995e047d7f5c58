//! The distinct words of a catalogue, numbered so that words that start alike stand together.
//!
//! Owns how a typed word finds the numbers of the words it may stand for. It must not know fields or indicators.
//!
//! A catalogue of a million names has some ten thousand words. So all costly work is done on words, and
//! names are only counted and intersected.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::core::fold::{Likeness, Word, collation_key, loose};

/// One word of the vocabulary.
#[derive(Clone, Debug)]
pub(super) struct VocabularyWord {
    /// The folded word.
    pub(super) word: Word,
    /// The word as first written, in lower case.
    pub(super) spelled: Box<str>,
    /// Its place in Vietnamese alphabetical order; the same for words that differ in tone only.
    rank: u32,
}

/// A run of words that a typed word may stand for, all equally well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WordMatch {
    /// The numbers of the words.
    pub(super) ids: Range<u32>,
    /// Whether the typed word is the whole word, not only its start.
    pub(super) whole: bool,
    /// How well the marks agree: 0 exact or none typed, 1 tone dropped, 2 marks dropped, 3 i for y.
    pub(super) marks: u8,
}

/// Everything that one word of a query may stand for, best first.
pub(super) type Alternatives = Vec<WordMatch>;

/// The words, sorted by bare letters, then by marks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub(super) struct Vocabulary {
    known: Vec<VocabularyWord>,
}

/// The words as an image keeps them: all letters in one text, which is read at once.
#[derive(Serialize, Deserialize)]
struct Kept {
    letters: String,
    /// Where the bare, the toneless and the spelled letters of each word end.
    ends: Vec<[u32; 3]>,
    tones: Vec<u32>,
    ranks: Vec<u32>,
}

impl From<Vocabulary> for Kept {
    fn from(vocabulary: Vocabulary) -> Self {
        let mut letters = String::new();
        let known = vocabulary.known.iter();
        let ends = known.clone().map(|known| {
            [&known.word.bare, &known.word.toneless, &*known.spelled].map(|text: &str| {
                letters.push_str(text);
                letters.len() as u32
            })
        });
        Self {
            ends: ends.collect(),
            tones: known.clone().map(|known| known.word.tones).collect(),
            ranks: known.map(|known| known.rank).collect(),
            letters,
        }
    }
}

impl From<Kept> for Vocabulary {
    fn from(kept: Kept) -> Self {
        let mut start = 0;
        let rest = kept.tones.iter().zip(&kept.ranks);
        let known = kept.ends.iter().zip(rest).map(|(ends, (tones, rank))| {
            let [bare, toneless, spelled] = ends.map(|end| {
                let text = kept.letters.get(start..end as usize);
                start = end as usize;
                text.unwrap_or_default()
            });
            VocabularyWord {
                word: Word {
                    bare: bare.to_owned(),
                    toneless: toneless.to_owned(),
                    tones: *tones,
                },
                spelled: spelled.into(),
                rank: *rank,
            }
        });
        Self {
            known: known.collect(),
        }
    }
}

impl Vocabulary {
    /// Sorts the words. Also returns the number of each given word, in the order given.
    pub(super) fn new(words: &[(Word, Box<str>)]) -> (Self, Vec<u32>) {
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_unstable_by(|&a, &b| words[a].0.cmp(&words[b].0));
        let mut numbers = vec![0; words.len()];
        let mut known = Vec::with_capacity(words.len());
        for (number, &at) in (0..).zip(&order) {
            numbers[at] = number;
            known.push(VocabularyWord {
                word: words[at].0.clone(),
                spelled: words[at].1.clone(),
                rank: 0,
            });
        }
        rank(&mut known);
        (Self { known }, numbers)
    }

    /// Returns how many words there are.
    pub(super) fn len(&self) -> u32 {
        self.known.len() as u32
    }

    /// Checks that the words are sorted as look-ups need them.
    pub(super) fn is_sound(&self) -> bool {
        let words = self.known.iter().map(|known| &known.word);
        words.is_sorted()
    }

    /// Returns a word by its number.
    pub(super) fn get(&self, id: u32) -> &VocabularyWord {
        &self.known[id as usize]
    }

    /// Returns the words with their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &Word)> {
        (0..).zip(self.known.iter().map(|known| &known.word))
    }

    /// Returns the words with exactly these bare letters.
    pub(super) fn whole(&self, bare: &str) -> Range<u32> {
        let start = self.starts_at(bare);
        let rest = &self.known[start..];
        let count = rest.partition_point(|known| known.word.bare.as_str() <= bare);
        start as u32..(start + count) as u32
    }

    /// Returns the words whose bare letters start with these.
    pub(super) fn starting(&self, bare: &str) -> Range<u32> {
        let start = self.starts_at(bare);
        let rest = &self.known[start..];
        let count = rest.partition_point(|known| known.word.bare.starts_with(bare));
        start as u32..(start + count) as u32
    }

    /// Returns what a typed word may stand for: the word itself, the word with i for y, and, where `starts`
    /// is set, the words that start with it.
    pub(super) fn alternatives(&self, typed: &Word, starts: bool) -> Alternatives {
        let mut found = Vec::new();
        let whole = self.whole(&typed.bare);
        self.push_graded(typed, whole.clone(), true, &mut found);
        if let Some(other) = i_for_y(&typed.bare) {
            let ids = self.whole(&other);
            if !ids.is_empty() {
                found.push(WordMatch {
                    ids,
                    whole: true,
                    marks: Likeness::Loose as u8,
                });
            }
        }
        if starts {
            let all = self.starting(&typed.bare);
            self.push_graded(typed, whole.end..all.end, false, &mut found);
        }
        found.sort_by_key(|alternative| (!alternative.whole, alternative.marks));
        found
    }

    /// Returns the place of a word in Vietnamese alphabetical order, tones aside.
    pub(super) fn rank(&self, id: u32) -> u32 {
        self.get(id).rank
    }

    fn starts_at(&self, bare: &str) -> usize {
        self.known
            .partition_point(|known| known.word.bare.as_str() < bare)
    }

    /// Splits a run of words into runs whose marks agree equally well with the typed ones.
    fn push_graded(&self, typed: &Word, ids: Range<u32>, whole: bool, found: &mut Alternatives) {
        if ids.is_empty() {
            return;
        }
        if !typed.is_marked() {
            found.push(WordMatch {
                ids,
                whole,
                marks: 0,
            });
            return;
        }
        for id in ids {
            let marks = grade_marks(typed, &self.get(id).word, whole);
            match found.last_mut() {
                Some(last) if last.ids.end == id && last.marks == marks && last.whole == whole => {
                    last.ids.end += 1;
                }
                _ => found.push(WordMatch {
                    ids: id..id + 1,
                    whole,
                    marks,
                }),
            }
        }
    }
}

/// Returns how well the marks of a typed word agree with those of a word that has the same letters or,
/// where `whole` is not set, starts with them. See [`WordMatch::marks`].
pub(super) fn grade_marks(typed: &Word, word: &Word, whole: bool) -> u8 {
    if !typed.is_marked() {
        return 0;
    }
    let has_same_letters = if whole {
        typed.toneless == word.toneless
    } else {
        word.toneless.starts_with(&typed.toneless)
    };
    let likeness = if !has_same_letters {
        Likeness::Bare
    } else if typed.tones == word.tones {
        Likeness::Exact
    } else {
        Likeness::Toneless
    };
    likeness as u8
}

/// Returns the other spelling of a word that ends in i or y as its only vowel.
pub(super) fn i_for_y(bare: &str) -> Option<String> {
    let other = match bare.strip_suffix('i') {
        Some(head) => format!("{head}y"),
        None => format!("{}i", bare.strip_suffix('y')?),
    };
    (loose(bare) == loose(&other)).then_some(other)
}

/// Gives each word its place in Vietnamese alphabetical order.
fn rank(known: &mut [VocabularyWord]) {
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
            for alternative in vocabulary.alternatives(&word(typed), true) {
                let sign = if alternative.whole { "" } else { "…" };
                for id in alternative.ids {
                    shown.push(format!(
                        "{}{sign}{}",
                        vocabulary.get(id).spelled,
                        alternative.marks
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

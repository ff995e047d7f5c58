//! Finds words that differ from a typed one by a letter or two, or by an English ending.
//!
//! Owns the tables that find them without looking at every word; they are made when the first query needs them. It
//! must not know what a typing error costs.
//!
//! Two words one error apart are equal after one letter is taken away from either, whether a letter was replaced,
//! dropped or added. So the table holds every word with each letter taken away, and from six letters on with two.

use crate::search::english::stem;
use crate::search::syllable::is_syllable;
use crate::search::vocabulary::Vocabulary;

/// Longer words are left out: they have too many pairs of letters.
const LONGEST: usize = 20;

/// From so many letters on two may be wrong.
const TWO_FROM: usize = 6;

/// Words by their remaining letters; each word is stored as the number of the first one with its letters.
#[derive(Debug, Default)]
pub(super) struct Nearby {
    one: Table,
    two: Table,
    stems: Table,
    orders: Table,
}

/// Pairs of hash and word, sorted.
#[derive(Debug, Default)]
struct Table(Vec<(u32, u32)>);

impl Table {
    fn sorted(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        pairs.shrink_to_fit();
        Self(pairs)
    }

    fn add_words(&self, hash: u32, found: &mut Vec<u32>) {
        let start = self.0.partition_point(|pair| pair.0 < hash);
        let pairs = self.0.iter().skip(start);
        found.extend(pairs.take_while(|pair| pair.0 == hash).map(|pair| pair.1));
    }
}

impl Nearby {
    /// Makes the tables of a vocabulary.
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let (mut one, mut two, mut stems, mut orders) = (vec![], vec![], vec![], vec![]);
        let mut before = "";
        for (id, word) in vocabulary.iter() {
            let bare = word.bare.as_str();
            if bare == before || !can_slip(bare) {
                continue;
            }
            before = bare;
            one.push((hash(bare.bytes()), id));
            without_one(bare.as_bytes(), |rest| one.push((rest, id)));
            if bare.len() >= TWO_FROM {
                without_two(bare.as_bytes(), |rest| two.push((rest, id)));
            }
            stems.push((hash(stem(bare).bytes()), id));
            orders.push((in_order(bare), id));
        }
        Self {
            one: Table::sorted(one),
            two: Table::sorted(two),
            stems: Table::sorted(stems),
            orders: Table::sorted(orders),
        }
    }

    /// Returns words that may be one or two errors away from the typed letters, without the letters themselves.
    pub(super) fn slips(&self, vocabulary: &Vocabulary, typed: &str) -> Vec<u32> {
        let mut found = Vec::new();
        if !can_slip(typed) {
            return found;
        }
        let typed_hash = hash(typed.bytes());
        self.one.add_words(typed_hash, &mut found);
        self.two.add_words(typed_hash, &mut found);
        self.orders.add_words(in_order(typed), &mut found);
        without_one(typed.as_bytes(), |rest| {
            self.one.add_words(rest, &mut found);
            self.two.add_words(rest, &mut found);
        });
        if typed.len() >= TWO_FROM - 1 {
            without_two(typed.as_bytes(), |rest| {
                self.one.add_words(rest, &mut found);
                self.two.add_words(rest, &mut found);
            });
        }
        found.sort_unstable();
        found.dedup();
        // A syllable is not a misspelt abbreviation: "thất" is not "THPT".
        let is_syllable = is_syllable(typed);
        found.retain(|id| {
            let bare = vocabulary.get(*id).word.bare.as_str();
            bare != typed && !(is_syllable && is_letters(bare))
        });
        found
    }

    /// Returns words with the same English stem, without the letters themselves.
    pub(super) fn forms(&self, vocabulary: &Vocabulary, typed: &str) -> Vec<u32> {
        let mut found = Vec::new();
        if !can_slip(typed) || typed.len() < 3 {
            return found;
        }
        let own = stem(typed);
        self.stems.add_words(hash(own.bytes()), &mut found);
        found.retain(|id| {
            let bare = vocabulary.get(*id).word.bare.as_str();
            let is_same_start = bare.bytes().next() == typed.bytes().next();
            bare != typed && is_same_start && stem(bare) == own
        });
        found
    }

    /// Returns about how many bytes the tables take.
    pub(super) fn bytes(&self) -> usize {
        let tables = [&self.one, &self.two, &self.stems, &self.orders];
        tables.iter().map(|table| table.0.len() * 8).sum()
    }
}

/// Whether a word has no vowel, and so is an abbreviation.
fn is_letters(bare: &str) -> bool {
    !bare.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn can_slip(bare: &str) -> bool {
    (2..=LONGEST).contains(&bare.len()) && bare.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// FNV-1a.
fn hash(letters: impl Iterator<Item = u8>) -> u32 {
    letters.fold(0x811c_9dc5, |hash, letter| {
        (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193)
    })
}

fn in_order(bare: &str) -> u32 {
    let mut letters = bare.as_bytes().to_vec();
    letters.sort_unstable();
    hash(letters.into_iter())
}

fn without_one(word: &[u8], mut each: impl FnMut(u32)) {
    for at in 0..word.len() {
        let rest = (0..word.len()).filter(|place| *place != at);
        each(hash(rest.map(|place| word[place])));
    }
}

fn without_two(word: &[u8], mut each: impl FnMut(u32)) {
    for first in 0..word.len() {
        for second in first + 1..word.len() {
            let rest = (0..word.len()).filter(|place| *place != first && *place != second);
            each(hash(rest.map(|place| word[place])));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::fold::Folded;

    fn vocabulary(text: &str) -> Vocabulary {
        let folded = Folded::new(text);
        let words = folded.spelled();
        let words: Vec<_> = words
            .map(|word| {
                let spelled = word.bare.clone().into_boxed_str();
                (word, spelled)
            })
            .collect();
        Vocabulary::new(&words).0
    }

    #[test]
    fn a_letter_or_two_away() {
        let known = vocabulary("nghèo hộ rừng doanh nghiệp lao động poverty rates labour program");
        let nearby = Nearby::new(&known);
        let spelled = |ids: Vec<u32>| {
            let words = ids.iter().map(|id| known.get(*id).word.bare.clone());
            words.collect::<Vec<_>>().join(" ")
        };
        let check = |typed: &str, want: &str| {
            // The table may return more distant words; their cost is checked by the caller.
            let found = spelled(nearby.slips(&known, typed));
            let is_found = found.split(' ').any(|word| word == want);
            assert!(is_found, "{typed}: {found}");
        };
        check("nheo", "ngheo");
        check("ngheoo", "ngheo");
        check("nghoe", "ngheo");
        check("npheo", "ngheo");
        check("ngihep", "nghiep");
        check("povetri", "poverty");
        check("2025", "");
        let check = |typed: &str, want: &str| {
            assert_eq!(spelled(nearby.forms(&known, typed)), want, "{typed}");
        };
        check("rate", "rates");
        check("labors", "labour");
        check("programmes", "program");
        check("poverties", "poverty");
        check("ngheo", "");
        assert!(nearby.bytes() > 0);
    }
}

//! The rows of words whose spaces stand in the wrong places: "cun ghoa", "soh uyne".
//!
//! Owns where letters are split again, and how many ways are tried. The parts are looked up like any other word. It
//! must not know documents.

use crate::core::fold::Word;
use crate::search::keys::is_held;
use crate::search::nearby::Nearby;
use crate::search::tolerant::candidates::WordPosition;
use crate::search::tolerant::raw_keys::{telex, vni};
use crate::search::tolerant::rows::{Row, RowWord};
use crate::search::tolerant::slips::likeness;
use crate::search::vocabulary::Vocabulary;

/// The factor of such a row beside the typed one.
const RESPACED: f64 = 0.96;

/// The least and most letters: fewer may be any words, and more are a page.
const LETTERS: std::ops::RangeInclusive<usize> = 6..=48;
/// A word of so few letters is unfinished.
const HARDLY_BEGUN: usize = 2;
/// The most raw keys of a syllable.
const LONGEST: usize = 11;
/// A shorter part is not taken for a misspelt word.
const SLIP_FROM: usize = 3;

/// The number of ways kept for each letter, and of rows made of the best.
const FOLLOWED: usize = 10;
const MOST: usize = 6;

/// The value of a letter of a word, of one in raw keys, of the start of one.
const LETTER: f64 = 1.0;
const DECODED: f64 = 0.93;
const STARTED: f64 = 0.80;
/// The least likeness of a misspelt word.
const ALIKE: f64 = 0.70;
/// The loss of each letter of a misspelt word, times its unlikeness.
const UNLIKE: f64 = 2.0;
/// The cost of each word, so that few long ones come before many short ones.
const PIECE: f64 = 1.6;
/// The cost of a typed space inside a word, and of a space that was not typed.
const SWALLOWED: f64 = 0.45;
const ADDED: f64 = 0.25;

/// A way to split the letters up to some position.
#[derive(Clone, Copy)]
struct Way {
    worth: f64,
    /// The start of its last word, and the way up to there that it continues.
    start: usize,
    before: usize,
}

/// Returns the best ways to split the letters of a query again, apart from the typed one.
pub(super) fn respaced(
    vocabulary: &Vocabulary,
    nearby: &Nearby,
    typed: &[Word],
    open: bool,
) -> Vec<Row> {
    let letters: String = typed.iter().map(|word| word.bare.as_str()).collect();
    let is_plain = typed.iter().all(|word| !word.is_marked())
        && letters.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && letters.bytes().any(|letter| letter.is_ascii_alphabetic());
    // If every word is known, the spaces are right.
    let is_known = |word: &Word| !vocabulary.whole(&word.bare).is_empty();
    // A letter or two that may become a word do not show a wrong space either.
    let (last, rest) = match typed.split_last() {
        Some((last, rest)) if open && last.bare.len() <= HARDLY_BEGUN => (None, rest),
        _ => (typed.last(), typed),
    };
    if rest.iter().chain(last).all(is_known) {
        return Vec::new();
    }
    if !is_plain || !LETTERS.contains(&letters.len()) || is_held(&letters) {
        return Vec::new();
    }
    // The typed words by their ends.
    let mut ends = Vec::new();
    for word in typed {
        ends.push(ends.last().unwrap_or(&0) + word.bare.len());
    }
    let parting = Parting {
        vocabulary,
        nearby,
        letters: &letters,
        ends: &ends,
        open,
    };
    let ways = parting.ways();
    let cuts = parting.cuts(&ways);
    let cuts = cuts.into_iter().filter(|cut| *cut != ends).take(MOST);
    cuts.map(|cut| parting.row(&cut)).collect()
}

/// The letters of a query without their spaces.
struct Parting<'a> {
    vocabulary: &'a Vocabulary,
    nearby: &'a Nearby,
    letters: &'a str,
    /// The ends of the typed words.
    ends: &'a [usize],
    open: bool,
}

impl Parting<'_> {
    /// Returns the best ways up to each letter, the best first.
    fn ways(&self) -> Vec<Vec<Way>> {
        let count = self.letters.len();
        let mut ways: Vec<Vec<Way>> = vec![Vec::new(); count + 1];
        ways[0].push(Way {
            worth: 0.0,
            start: 0,
            before: 0,
        });
        for end in 1..=count {
            let mut here = Vec::new();
            let starts = ways.iter().enumerate().take(end);
            for (start, known) in starts.skip(end.saturating_sub(LONGEST)) {
                if known.is_empty() {
                    continue;
                }
                let Some(worth) = self.worth(start, end) else {
                    continue;
                };
                let known = known.iter().enumerate();
                here.extend(known.map(|(before, way)| Way {
                    worth: way.worth + worth,
                    start,
                    before,
                }));
            }
            here.sort_by(|a: &Way, b: &Way| b.worth.total_cmp(&a.worth));
            here.truncate(FOLLOWED);
            ways[end] = here;
        }
        ways
    }

    /// The value of the letters between two positions as a word, with the cost of spaces; `None` if they are not a
    /// word.
    fn worth(&self, start: usize, end: usize) -> Option<f64> {
        let piece = self.letters.get(start..end)?;
        let is_last = end == self.letters.len();
        let word = self.word(piece, is_last && self.open)?;
        let inside = self.ends.iter().filter(|at| start < **at && **at < end);
        let is_added = !self.ends.contains(&end);
        let spaces = SWALLOWED * inside.count() as f64 + if is_added { ADDED } else { 0.0 };
        Some(word - PIECE - spaces)
    }

    fn word(&self, piece: &str, open: bool) -> Option<f64> {
        let letters = piece.len() as f64;
        let is_known = |bare: &str| !self.vocabulary.whole(bare).is_empty();
        let is_vowel = matches!(piece, "a" | "e" | "i" | "o" | "u" | "y");
        if (piece.len() > 1 || is_vowel) && is_known(piece) {
            return Some(letters * LETTER);
        }
        let keys: Vec<String> = [telex(piece), vni(piece)]
            .into_iter()
            .flatten()
            .map(|keys| keys.bare)
            .filter(|bare| bare.len() > 1)
            .collect();
        if keys.iter().any(|bare| is_known(bare)) {
            return Some(letters * DECODED);
        }
        let is_start = open && piece.len() > 1 && !self.vocabulary.starting(piece).is_empty();
        let start = is_start.then_some(letters * STARTED);
        let typed = std::iter::once((piece, LETTER))
            .chain(keys.iter().map(|bare| (bare.as_str(), DECODED)));
        let slips = typed
            .filter(|(bare, _)| bare.len() >= SLIP_FROM)
            .filter_map(|(bare, letter)| {
                let near = self.nearby.slips(self.vocabulary, bare).into_iter();
                let alike = near.map(|id| likeness(bare, &self.vocabulary.get(id).word.bare));
                let alike = alike.fold(0.0, f64::max);
                let is_alike = alike >= ALIKE;
                is_alike.then_some(letters * (letter - UNLIKE * (1.0 - alike)))
            });
        slips
            .chain(start)
            .filter(|worth| *worth > 0.0)
            .reduce(f64::max)
    }

    /// Returns the ends of words for the best ways up to the last letter.
    fn cuts(&self, ways: &[Vec<Way>]) -> Vec<Vec<usize>> {
        let last = self.letters.len();
        let cut = |(mut at, mut way): (usize, Way)| {
            let mut ends = vec![at];
            while way.start > 0 {
                at = way.start;
                ends.push(at);
                way = ways.get(at)?.get(way.before).copied()?;
            }
            ends.reverse();
            Some(ends)
        };
        let best = ways.get(last).into_iter().flatten();
        best.filter_map(|way| cut((last, *way))).collect()
    }

    fn row(&self, cut: &[usize]) -> Row {
        let mut start = 0;
        let mut words = Vec::new();
        for end in cut {
            let bare = self.letters.get(start..*end).unwrap_or_default().to_owned();
            let first = self.ends.partition_point(|at| *at <= start);
            let after = self.ends.partition_point(|at| at < end) + 1;
            words.push(RowWord {
                word: Word {
                    toneless: bare.clone(),
                    bare,
                    tones: 0,
                },
                standing: match self.open && *end == self.letters.len() {
                    true => WordPosition::Last,
                    false => WordPosition::Inner,
                },
                typed: first..after,
            });
            start = *end;
        }
        Row {
            words,
            factor: RESPACED,
            is_cut: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::respaced;
    use crate::core::fold::{Folded, Word};
    use crate::search::nearby::Nearby;
    use crate::search::vocabulary::Vocabulary;

    #[test]
    fn letters_are_parted_anew() {
        let known = "cung hoa thu ngân sách số huyện xếp hạng tỷ lệ tổng sản phẩm";
        let words: Vec<_> = Folded::new(known)
            .spelled()
            .zip(known.split(' '))
            .map(|(word, spelled)| (word, spelled.to_owned().into_boxed_str()))
            .collect();
        let vocabulary = Vocabulary::new(&words).0;
        let nearby = Nearby::new(&vocabulary);
        let check = |typed: &str, want: &str| {
            let typed: Vec<Word> = Folded::new(typed).spelled().collect();
            let rows = respaced(&vocabulary, &nearby, &typed, false);
            let said = rows.first().map(|row| {
                let words = row.words.iter().map(|word| word.word.bare.as_str());
                words.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(said.unwrap_or_default(), want, "{typed:?}");
        };
        check("cun ghoa", "cung hoa");
        check("th ungan", "thu ngan");
        check("soh uyne", "so huyne");
        check("xe phang", "xep hang");
        check("tyl e so", "ty le so");
        check("toongrsanr phaamr", "toongr sanr phaamr");
        // The typed way is not among them, however good.
        check("sanhc phaam", "sanh cphaam");
        check("qzxwk", "");
        check("ngân sá", "");
    }
}

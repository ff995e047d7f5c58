//! The rows of words that a query may be: as typed, joined, split, with short forms and synonyms replaced.
//!
//! Owns which rows are tried, and the value of each. It must not know documents.

use std::ops::Range;

use crate::core::fold::{Folded, Word};
use crate::search::keys::is_held;
use crate::search::syllable::is_syllable;
use crate::search::tolerant::candidates::WordPosition;
use crate::search::tolerant::raw_keys::{telex, vni};
use crate::search::vocabulary::Vocabulary;
use crate::search::wordings::Wordings;

/// The factor of a row beside the typed one.
const JOINED: f64 = 0.97;
const CUT: f64 = 0.98;
const SHORT_FORM: f64 = 0.97;
const SYNONYM: f64 = 0.93;
const KNOWN_SYNONYM: f64 = 0.86;

/// The most rows that are tried.
const MOST_ROWS: usize = 14;

/// A row of words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// The words.
    pub(super) words: Vec<RowWord>,
    /// From 0 to 1.
    pub(super) factor: f64,
    /// Whether letters were cut or joined into words.
    pub(super) is_cut: bool,
}

/// A word of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowWord {
    /// The word.
    pub(super) word: Word,
    /// Where it stands in the query.
    pub(super) standing: WordPosition,
    /// The typed words that it was made of.
    pub(super) typed: Range<usize>,
}

/// Makes further rows of a row.
type Rewrite<'a> = &'a dyn Fn(&Row) -> Vec<Row>;

/// Returns the rows of a query, the typed one first. `open` tells whether the last word may be unfinished.
pub(super) fn rows(
    vocabulary: &Vocabulary,
    wordings: &Wordings,
    typed: &[Word],
    open: bool,
) -> Vec<Row> {
    let last = typed.len().saturating_sub(1);
    let words = typed.iter().enumerate().map(|(at, word)| RowWord {
        word: word.clone(),
        standing: match open && at == last {
            true => WordPosition::Last,
            false => WordPosition::Inner,
        },
        typed: at..at + 1,
    });
    let mut rows = vec![Row {
        words: words.collect(),
        factor: 1.0,
        is_cut: false,
    }];
    let is_unknown = |word: &Word| !is_known(vocabulary, &word.bare);
    let mut unknown = typed.iter().filter(|word| is_unknown(word));
    if unknown.any(|word| wordings.is_abbreviation(word)) {
        // The letters of a common abbreviation are not a misspelt word.
        rows = short_forms(vocabulary, wordings, &rows[0]).map_or(rows, |written| vec![written]);
    }
    let rewrites: [Rewrite<'_>; 5] = [
        &|row| joined(vocabulary, row).into_iter().collect(),
        &|row| short_forms(vocabulary, wordings, row).into_iter().collect(),
        &|row| cut(vocabulary, row).into_iter().collect(),
        &|row| synonyms(vocabulary, wordings, row),
        &|row| synonyms(vocabulary, wordings, row),
    ];
    for rewrite in rewrites {
        for at in 0..rows.len() {
            for row in rewrite(&rows[at]) {
                let is_new = rows.iter().all(|known| !is_same(known, &row));
                if is_new && rows.len() < MOST_ROWS {
                    rows.push(row);
                }
            }
        }
    }
    rows
}

fn is_same(one: &Row, other: &Row) -> bool {
    let bare = |row: &Row| -> Vec<String> {
        let words = row.words.iter().map(|word| word.word.bare.clone());
        words.collect()
    };
    bare(one) == bare(other)
}

fn is_known(vocabulary: &Vocabulary, bare: &str) -> bool {
    !vocabulary.whole(bare).is_empty()
}

/// Joins neighbours of which one is not a word, and single letters in a row: "n gheo", "p c i".
fn joined(vocabulary: &Vocabulary, row: &Row) -> Option<Row> {
    let mut words: Vec<RowWord> = Vec::new();
    for word in &row.words {
        let is_letter = |word: &RowWord| word.word.bare.chars().count() == 1;
        let join = words.last().and_then(|before| {
            let whole = join_words(before, word);
            let is_word = is_known(vocabulary, &whole.word.bare);
            let is_start = word.standing == WordPosition::Last
                && whole.word.bare.len() > 3
                && !vocabulary.starting(&whole.word.bare).is_empty();
            let are_words =
                is_known(vocabulary, &before.word.bare) && is_known(vocabulary, &word.word.bare);
            let are_letters = is_letter(word) && before.word.bare.chars().count() <= 5;
            let is_apart = !are_words || (are_letters && is_letter(before));
            (is_apart && (is_word || is_start)).then_some(whole)
        });
        match join {
            Some(whole) => {
                words.pop();
                words.push(whole);
            }
            None => words.push(word.clone()),
        }
    }
    let letters = joined_letters(vocabulary, &words);
    let words = letters.unwrap_or(words);
    (words.len() < row.words.len()).then_some(Row {
        words,
        factor: row.factor * JOINED,
        is_cut: true,
    })
}

/// Joins three and more single letters in a row into one known word.
fn joined_letters(vocabulary: &Vocabulary, words: &[RowWord]) -> Option<Vec<RowWord>> {
    let is_letter = |word: &RowWord| word.word.bare.chars().count() == 1;
    let start = words.iter().position(is_letter)?;
    let count = words
        .iter()
        .skip(start)
        .take_while(|word| is_letter(word))
        .count();
    let run = words.get(start..start + count)?;
    let whole = run
        .iter()
        .skip(1)
        .fold(run.first()?.clone(), |whole, word| join_words(&whole, word));
    if count < 2 || !is_known(vocabulary, &whole.word.bare) {
        return None;
    }
    let mut all = words.to_vec();
    all.splice(start..start + count, [whole]);
    Some(all)
}

fn join_words(before: &RowWord, word: &RowWord) -> RowWord {
    RowWord {
        word: Word {
            bare: format!("{}{}", before.word.bare, word.word.bare),
            toneless: format!("{}{}", before.word.toneless, word.word.toneless),
            tones: before.word.tones.max(word.word.tones),
        },
        standing: word.standing,
        typed: before.typed.start..word.typed.end,
    }
}

/// Replaces some words of a row by bare words.
fn replaced(row: &Row, at: Range<usize>, text: &str, factor: f64) -> Row {
    let typed = row.words[at.clone()]
        .iter()
        .map(|word| word.typed.clone())
        .reduce(|one, other| one.start..other.end);
    let typed = typed.unwrap_or_default();
    let folded = Folded::new(text);
    let is_marked = row.words.iter().any(|word| word.word.is_marked());
    let words = folded.spelled().map(|word| RowWord {
        word: if is_marked { word } else { without_marks(word) },
        standing: WordPosition::Inner,
        typed: typed.clone(),
    });
    let mut all = row.words.clone();
    all.splice(at, words);
    Row {
        words: all,
        factor: row.factor * factor,
        is_cut: row.is_cut,
    }
}

fn without_marks(word: Word) -> Word {
    Word {
        toneless: word.bare.clone(),
        tones: 0,
        bare: word.bare,
    }
}

/// Replaces short forms; in a query of one word only those that are not words.
fn short_forms(vocabulary: &Vocabulary, wordings: &Wordings, row: &Row) -> Option<Row> {
    let mut written = row.clone();
    let mut at = 0;
    while let Some(word) = written.words.get(at) {
        let bare = word.word.bare.as_str();
        let form = wordings.short_form(&word.word);
        // Beside other words it may be short for its words even if a name has it too.
        let is_alone = row.words.len() == 1;
        let form = form.filter(|_| !is_alone || !is_known(vocabulary, bare) || bare.len() <= 2);
        if let Some(long) = form {
            let before = written.words.len();
            written = replaced(&written, at..at + 1, long, 1.0);
            at += written.words.len() + 1 - before;
        } else {
            at += 1;
        }
    }
    written.factor = row.factor * SHORT_FORM;
    (written.words != row.words).then_some(written)
}

/// Replaces a synonym by the words of the data; the longest phrase first.
fn synonyms(vocabulary: &Vocabulary, wordings: &Wordings, row: &Row) -> Vec<Row> {
    let words: Vec<&Word> = row.words.iter().map(|word| &word.word).collect();
    let mut known = wordings.synonyms(&words);
    known.sort_by_key(|(at, _)| std::cmp::Reverse(at.len()));
    let longest = known.first().map_or(0, |(at, _)| at.len());
    let known = known.into_iter().filter(|(at, _)| at.len() + 1 >= longest);
    let rows = known.flat_map(|(at, meant)| {
        // If the data has these very words, they are as likely meant.
        let mut said = words.get(at.clone()).into_iter().flatten();
        let is_of_data = said.all(|word| is_known(vocabulary, &word.bare));
        let factor = if is_of_data { KNOWN_SYNONYM } else { SYNONYM };
        let rows = meant.iter();
        rows.map(move |text| replaced(row, at.clone(), text, factor))
    });
    rows.take(MOST_ROWS).collect()
}

/// The value of a letter in a word, in raw keys, and in the start of a word; the cost of each piece.
const LETTER: f64 = 1.0;
const DECODED_LETTER: f64 = 0.93;
const STARTED_LETTER: f64 = 0.85;
const PIECE: f64 = 1.6;

/// The least and most letters to split: more are a text without spaces.
const CUT_FROM: usize = 4;
const CUT_TO: usize = 60;
const LONGEST_PIECE: usize = 14;
/// So many letters may contain a word of one vowel.
const VOWEL_FROM: usize = 6;

/// Splits unknown words into known ones.
fn cut(vocabulary: &Vocabulary, row: &Row) -> Option<Row> {
    let mut words = Vec::new();
    for word in &row.words {
        // A syllable is a word and not two that were glued.
        let is_word = is_syllable(&word.word.bare) || is_known(vocabulary, &word.word.bare);
        let pieces = match is_word {
            true => None,
            false => pieces(vocabulary, &word.word.bare, word.standing),
        };
        match pieces {
            None => words.push(word.clone()),
            Some(pieces) => {
                let last = pieces.len() - 1;
                for (at, piece) in pieces.iter().enumerate() {
                    let standing = match at == last {
                        true => word.standing,
                        false => WordPosition::Inner,
                    };
                    words.extend(Folded::new(piece).spelled().map(|spelled| RowWord {
                        word: spelled,
                        standing,
                        typed: word.typed.clone(),
                    }));
                }
            }
        }
    }
    (words.len() > row.words.len()).then_some(Row {
        words,
        factor: row.factor * CUT,
        is_cut: true,
    })
}

/// The best way to split letters into at least two words; `None` if there is none.
fn pieces(vocabulary: &Vocabulary, bare: &str, standing: WordPosition) -> Option<Vec<String>> {
    let letters = bare.len();
    if is_held(bare) {
        return None;
    }
    if !(CUT_FROM..=CUT_TO).contains(&letters) || !bare.bytes().all(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    // The best value of the letters up to each position, and the start of the last piece.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; letters + 1];
    best[0] = Some((0.0, 0));
    for start in 0..letters {
        let Some((before, _)) = best[start] else {
            continue;
        };
        let ends = best.iter_mut().enumerate();
        let ends = ends.skip(start + 1).take(LONGEST_PIECE);
        for (end, known) in ends {
            if start == 0 && end == letters {
                continue;
            }
            let Some(piece) = bare.get(start..end) else {
                continue;
            };
            let is_open = standing == WordPosition::Last && end == letters;
            // A single vowel is a word of its own only among many letters ("baohiemyte").
            let is_alone = piece.len() == 1 && letters < VOWEL_FROM;
            let worth = worth(vocabulary, piece, is_open).filter(|_| !is_alone);
            let Some(worth) = worth else {
                continue;
            };
            let whole = before + worth - PIECE;
            if known.is_none_or(|(known, _)| whole > known) {
                *known = Some((whole, start));
            }
        }
    }
    let mut cut = Vec::new();
    let mut end = letters;
    while end > 0 {
        let (_, start) = best[end]?;
        cut.push(bare.get(start..end)?.to_owned());
        end = start;
    }
    cut.reverse();
    Some(cut)
}

fn worth(vocabulary: &Vocabulary, piece: &str, is_open: bool) -> Option<f64> {
    let letters = piece.len() as f64;
    let is_vowel = matches!(piece, "a" | "e" | "i" | "o" | "u" | "y");
    if (piece.len() > 1 || is_vowel) && is_known(vocabulary, piece) {
        return Some(letters * LETTER);
    }
    let mut decoded = [telex(piece), vni(piece)].into_iter().flatten();
    if decoded.any(|keys| keys.bare.len() > 1 && is_known(vocabulary, &keys.bare)) {
        return Some(letters * DECODED_LETTER);
    }
    let is_start = is_open && piece.len() > 1 && !vocabulary.starting(piece).is_empty();
    is_start.then_some(letters * STARTED_LETTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_query() {
        let known = "tỷ lệ hộ nghèo nông thôn mới rừng che phủ pci bao nhiêu ngân sách giảm";
        let words: Vec<_> = Folded::new(known)
            .spelled()
            .zip(known.split(' '))
            .map(|(word, spelled)| (word, spelled.to_owned().into_boxed_str()))
            .collect();
        let vocabulary = Vocabulary::new(&words).0;
        let mut wordings = Wordings::default();
        wordings.add_short_form("tl", &["tỷ lệ"]);
        wordings.add_synonym("giảm nghèo", &["giảm tỷ lệ hộ nghèo"]);
        let check = |typed: &str, want: &[&str]| {
            let typed: Vec<Word> = Folded::new(typed).spelled().collect();
            let rows = rows(&vocabulary, &wordings, &typed, false);
            let said = rows.iter().map(|row| {
                let words = row.words.iter().map(|word| word.word.bare.as_str());
                words.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(said.collect::<Vec<_>>(), want, "{typed:?}");
        };
        check("ho ngheo", &["ho ngheo"]);
        check("ho n gheo", &["ho n gheo", "ho ngheo"]);
        check("p c i", &["p c i", "pci"]);
        check("nongthonmoi", &["nongthonmoi", "nong thon moi"]);
        check("noongthoonmowis", &["noongthoonmowis", "noong thoon mowis"]);
        check("tl ho ngheo", &["tl ho ngheo", "ty le ho ngheo"]);
        check("giảm nghèo", &["giam ngheo", "giam ty le ho ngheo"]);
    }
}

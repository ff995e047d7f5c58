//! Calculates how far a typed word is from another by typing errors.
//!
//! Owns the costs of errors and the distance between two words. It must not know the vocabulary.
//!
//! The costs were set on errors that people made and on generated ones: common errors cost little.

use crate::search::typo::are_neighbors;

/// Two letters in the wrong order.
const SWAPPED: f64 = 0.11;
/// A letter struck twice.
const STRUCK_TWICE: f64 = 0.08;
/// A letter left out.
const DROPPED: f64 = 0.17;
/// The key next to the right one.
const KEY_BESIDE: f64 = 0.17;
/// One vowel for another.
const VOWEL_FOR_VOWEL: f64 = 0.20;
/// Any other key.
const FAR_KEY: f64 = 0.28;
/// A superfluous letter whose key is next to that of a letter around it.
const ADDED_BESIDE: f64 = 0.17;
/// Any other superfluous letter.
const ADDED_FAR: f64 = 0.24;
/// More for the first letter, which people seldom get wrong; half of it if it is swapped.
const FIRST_LETTER: f64 = 0.05;
/// The least likeness of the same letters in another order, from four letters on.
const SAME_LETTERS: f64 = 0.78;

/// Returns how likely a typed word means another, 1 for the same letters, 0 if they have too little in common. Digits
/// are never corrected: 2025 is not 2024.
pub(super) fn likeness(typed: &str, meant: &str) -> f64 {
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let is_digit = |word: &[u8]| word.iter().any(u8::is_ascii_digit);
    if !typed.is_ascii() || !meant.is_ascii() || is_digit(typed) || is_digit(meant) {
        return f64::from(u8::from(typed == meant));
    }
    if typed.is_empty() || meant.is_empty() || typed.len().abs_diff(meant.len()) > 2 {
        return 0.0;
    }
    let found = 1.0 - distance(typed, meant) * length_factor(typed.len().max(meant.len()));
    match is_same_letters(typed, meant) {
        true => found.max(SAME_LETTERS),
        false => found.max(0.0),
    }
}

/// Returns whether one letter was replaced, dropped, added or swapped with the next.
pub(super) fn is_one_slip(typed: &str, meant: &str) -> bool {
    let (typed, meant) = (typed.as_bytes(), meant.as_bytes());
    let is_letters = |word: &[u8]| word.iter().all(u8::is_ascii_lowercase);
    if typed == meant || meant.len() < 2 || !is_letters(typed) || !is_letters(meant) {
        return false;
    }
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let (typed, meant) = (&typed[same..], &meant[same..]);
    match (typed, meant) {
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => true,
        _ => {
            let is_replaced = typed.len() == meant.len() && typed.get(1..) == meant.get(1..);
            is_replaced
                || typed == meant.get(1..).unwrap_or_default()
                || typed.get(1..) == Some(meant)
        }
    }
}

/// An error in a short word leaves little of it.
fn length_factor(letters: usize) -> f64 {
    match letters {
        0..=2 => 2.0,
        3 => 1.5,
        4 => 1.15,
        5 => 1.0,
        6 => 0.95,
        7 => 0.85,
        8 => 0.8,
        _ => 0.75,
    }
}

fn is_same_letters(typed: &[u8], meant: &[u8]) -> bool {
    if typed.len() < 4 || typed.len() != meant.len() || typed[0] != meant[0] {
        return false;
    }
    let sorted = |word: &[u8]| {
        let mut letters = word.to_vec();
        letters.sort_unstable();
        letters
    };
    sorted(typed) == sorted(meant)
}

/// The least cost of errors that turn the meant word into the typed one (Damerau, with a cost for each kind).
fn distance(typed: &[u8], meant: &[u8]) -> f64 {
    let width = meant.len() + 1;
    let mut costs = vec![0.0; (typed.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    for column in 1..width {
        costs[at(0, column)] = costs[at(0, column - 1)] + dropped(column);
    }
    for row in 1..=typed.len() {
        costs[at(row, 0)] = costs[at(row - 1, 0)] + added(typed, row, meant, 0);
        for column in 1..width {
            let replaced = costs[at(row - 1, column - 1)] + replaced(typed, row, meant, column);
            let dropped = costs[at(row, column - 1)] + dropped(column);
            let added = costs[at(row - 1, column)] + added(typed, row, meant, column);
            let mut best = replaced.min(dropped).min(added);
            let is_swapped = row > 1
                && column > 1
                && typed[row - 1] == meant[column - 2]
                && typed[row - 2] == meant[column - 1];
            if is_swapped {
                let first = if column == 2 { FIRST_LETTER / 2.0 } else { 0.0 };
                best = best.min(costs[at(row - 2, column - 2)] + SWAPPED + first);
            }
            costs[at(row, column)] = best;
        }
    }
    costs[at(typed.len(), meant.len())]
}

fn dropped(column: usize) -> f64 {
    DROPPED + if column == 1 { FIRST_LETTER } else { 0.0 }
}

fn replaced(typed: &[u8], row: usize, meant: &[u8], column: usize) -> f64 {
    let (is, should) = (typed[row - 1], meant[column - 1]);
    if is == should {
        return 0.0;
    }
    let cost = if are_neighbors(is, should) {
        KEY_BESIDE
    } else if is_vowel(is) && is_vowel(should) {
        VOWEL_FOR_VOWEL
    } else {
        FAR_KEY
    };
    let is_first = row == 1 && column == 1;
    cost + if is_first { FIRST_LETTER } else { 0.0 }
}

/// The cost of the letter `row` of the typed word, after the letter `column` of the meant one.
fn added(typed: &[u8], row: usize, meant: &[u8], column: usize) -> f64 {
    let is = typed[row - 1];
    if row > 1 && typed[row - 2] == is {
        return STRUCK_TWICE;
    }
    let around = [column.checked_sub(1), Some(column)];
    let mut around = around.into_iter().flatten();
    let is_beside = around.any(|at| meant.get(at).is_some_and(|key| are_neighbors(is, *key)));
    let cost = if is_beside { ADDED_BESIDE } else { ADDED_FAR };
    cost + if row == 1 { FIRST_LETTER } else { 0.0 }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::{is_one_slip, likeness};

    #[test]
    fn one_slip_is_one_letter() {
        let check = |typed: &str, meant: &str, want: bool| {
            assert_eq!(is_one_slip(typed, meant), want, "{typed} {meant}");
        };
        check("bu", "vu", true);
        check("vuj", "vu", true);
        check("v", "vu", true);
        check("uv", "vu", true);
        check("dihc", "dich", true);
        check("vu", "vu", false);
        check("ab", "vu", false);
        check("dcih", "dihc", false);
        check("vụ", "vu", false);
        check("2", "20", false);
    }

    #[test]
    fn what_happens_often_costs_little() {
        let check = |typed: &str, meant: &str, want: f64| {
            let found = likeness(typed, meant);
            assert!((found - want).abs() < 0.001, "{typed} {meant}: {found}");
        };
        check("ngheo", "ngheo", 1.0);
        // Swapped, struck twice, dropped, next key, another vowel, distant key, superfluous.
        check("nghoe", "ngheo", 0.89);
        check("nggheo", "ngheo", 1.0 - 0.08 * 0.95);
        check("nheo", "ngheo", 0.83);
        check("ngheo", "nhheo", 0.83);
        check("ngheu", "ngheo", 0.80);
        check("ngpeo", "ngheo", 0.72);
        check("ngzheo", "ngheo", 1.0 - 0.24 * 0.95);
        // The first letter, a short word, two errors, letters in disorder, figures.
        check("mgheo", "ngheo", 0.78);
        check("hi", "ho", 1.0 - 0.17 * 2.0);
        check("nghoee", "ngheo", 1.0 - (0.11 + 0.08) * 0.95);
        check("nogn", "nong", 1.0 - 0.11 * 1.15);
        check("noghn", "nohng", 0.78);
        check("2025", "2024", 0.0);
        check("ngheo", "a", 0.0);
    }
}

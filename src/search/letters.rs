//! Letters of several words: initials, and letters scattered over a text.
//!
//! Owns what it means for a row of letters to stand for a row of words. It knows words as letters only.
//! The one idea: a word can be entered at its first letter only; so the letters that a person picks out of
//! a name are found and noise is not.

use std::ops::Range;

/// The fewest and most initials.
pub(crate) const INITIALS: std::ops::RangeInclusive<usize> = 2..=40;
/// The fewest and most letters that may be scattered; fewer are in too many names to mean one.
pub(crate) const SCATTERED: std::ops::RangeInclusive<usize> = 5..=40;

/// Returns the words in a row of which these are the first letters, given the first letters of all words.
pub(crate) fn initials(
    firsts: impl ExactSizeIterator<Item = char> + Clone,
    wanted: &[char],
) -> Option<Range<usize>> {
    let last = firsts.len().checked_sub(wanted.len())?;
    let mut rest = firsts;
    for start in 0..=last {
        if rest
            .clone()
            .zip(wanted)
            .all(|(first, wanted)| first == *wanted)
        {
            return Some(start..start + wanted.len());
        }
        rest.next();
    }
    None
}

/// Returns the first letter of a word.
pub(crate) fn first(word: &str) -> char {
    word.chars().next().unwrap_or(' ')
}

/// Letters of a word that may be left out in a row: a long word holds almost any letters.
const LEFT_OUT: usize = 3;

/// Returns how many letters of `wanted` stand in a word in order, the first one at its start.
pub(crate) fn reach(word: &str, wanted: &[char]) -> usize {
    let mut letters = word.chars();
    if letters.next() != wanted.first().copied() {
        return 0;
    }
    let (mut count, mut left_out) = (1, 0);
    for letter in letters {
        if wanted.get(count) == Some(&letter) {
            (count, left_out) = (count + 1, 0);
        } else if left_out == LEFT_OUT {
            break;
        } else {
            left_out += 1;
        }
    }
    count
}

const NEVER: u8 = u8::MAX;

/// Finds where the letters stand in a row of so many words, the fewest words that hold them, and tells each as
/// a pair of word and letter; false when they do not. `room` is used again from text to text.
pub(crate) fn scattered<'w>(
    count: usize,
    word: impl Fn(usize) -> &'w str,
    wanted: &[char],
    room: &mut Vec<u8>,
    mut tell: impl FnMut(usize, usize),
) -> bool {
    // From the end: the fewest words that hold the rest, by first word allowed and letters done. A word that
    // begins with none of the letters changes nothing.
    let row = wanted.len() + 1;
    room.clear();
    room.resize((count + 1) * row, NEVER);
    room[(count + 1) * row - 1] = 0;
    for at in (0..count).rev() {
        let (here, next) = room[at * row..(at + 2) * row].split_at_mut(row);
        here.copy_from_slice(next);
        let letters = word(at);
        let begins = first(letters);
        for done in (0..wanted.len()).filter(|done| wanted[*done] == begins) {
            let reach = reach(letters, &wanted[done..]);
            let rest = next[done + 1..=done + reach].iter().min();
            let enter = rest.map_or(NEVER, |least| least.saturating_add(1));
            here[done] = here[done].min(enter);
        }
    }
    if room[0] == NEVER {
        return false;
    }
    let mut done = 0;
    for at in 0..count {
        if done == wanted.len() {
            break;
        }
        let (least, letters) = (room[at * row + done], word(at));
        let next = &room[(at + 1) * row..(at + 2) * row];
        let taken = (1..=reach(letters, &wanted[done..]))
            .rev()
            .find(|taken| next[done + taken].saturating_add(1) == least);
        let Some(taken) = taken else { continue };
        let mut wanted = wanted[done..done + taken].iter().peekable();
        for (letter, c) in letters.chars().enumerate() {
            if wanted.next_if_eq(&&c).is_some() {
                tell(at, letter);
            }
        }
        done += taken;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_words() {
        let name = ["ty", "le", "ho", "ngheo"];
        let check = |letters: &str, first: Option<Range<usize>>, all: &str| {
            let wanted: Vec<char> = letters.chars().collect();
            assert_eq!(
                initials(name.iter().map(|word| super::first(word)), &wanted),
                first,
                "{letters}"
            );
            let mut found = Vec::new();
            let tell = |word: usize, letter: usize| found.push(format!("{word}{letter}"));
            scattered(name.len(), |at| name[at], &wanted, &mut Vec::new(), tell);
            assert_eq!(found.join(" "), all, "{letters}");
        };
        check("tlhn", Some(0..4), "00 10 20 30");
        check("lh", Some(1..3), "10 20");
        check("tyhng", None, "00 01 20 30 31");
        check("nghe", None, "30 31 32 33");
        check("tno", None, "00 30 34");
        check("eo", None, "");
        check("hl", None, "");
    }
}

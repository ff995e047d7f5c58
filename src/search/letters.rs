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

/// Returns how many letters of `wanted` stand in a word in order, the first one at its start.
pub(crate) fn reach(word: &str, wanted: &[char]) -> usize {
    let mut letters = word.chars();
    if letters.next() != wanted.first().copied() {
        return 0;
    }
    let mut count = 1;
    for letter in letters {
        if wanted.get(count) == Some(&letter) {
            count += 1;
        }
    }
    count
}

const NEVER: u32 = u32::MAX;

/// Returns where the letters stand, as pairs of word and letter; the fewest words that hold them.
pub(crate) fn scattered(words: &[&str], wanted: &[char]) -> Option<Vec<(usize, usize)>> {
    if wanted.is_empty() {
        return Some(Vec::new());
    }
    // From the end: the fewest words that hold the rest, by first word allowed and letters done.
    let (count, rest) = (words.len(), wanted.len());
    let at = |word: usize, done: usize| word * (rest + 1) + done;
    let mut fewest = vec![NEVER; (count + 1) * (rest + 1)];
    for word in (0..=count).rev() {
        fewest[at(word, rest)] = 0;
        for done in (0..rest).filter(|_| word < count) {
            let enter = (1..=reach(words[word], &wanted[done..]))
                .map(|taken| fewest[at(word + 1, done + taken)].saturating_add(1))
                .min();
            fewest[at(word, done)] = fewest[at(word + 1, done)].min(enter.unwrap_or(NEVER));
        }
    }
    if fewest[0] == NEVER {
        return None;
    }
    let (mut found, mut done) = (Vec::with_capacity(rest), 0);
    for (place, word) in words.iter().enumerate() {
        let least = fewest[at(place, done)];
        let taken = (1..=reach(word, &wanted[done..]))
            .rev()
            .find(|taken| fewest[at(place + 1, done + taken)].saturating_add(1) == least);
        let Some(taken) = taken.filter(|_| done < rest) else {
            continue;
        };
        let mut wanted = wanted[done..done + taken].iter().peekable();
        for (letter, c) in word.chars().enumerate() {
            if wanted.next_if_eq(&&c).is_some() {
                found.push((place, letter));
            }
        }
        done += taken;
    }
    Some(found)
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
            let found = scattered(&name, &wanted).map(|found| {
                let shown = found.iter().map(|(word, letter)| format!("{word}{letter}"));
                shown.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(found.unwrap_or_default(), all, "{letters}");
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

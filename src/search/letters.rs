//! Letters of several words: initials, and letters scattered over a text.
//!
//! Owns when a row of letters stands for a row of words. It must not know words as anything but letters.
//!
//! The letters taken from a word must begin with its first letter. That is how people abbreviate a name,
//! and it keeps random letters from matching.

use std::ops::{Range, RangeInclusive};

use crate::core::fold::Word;

/// The least and most letters that may be initials.
pub(super) const INITIALS: RangeInclusive<usize> = 2..=40;
/// The least and most letters that may be scattered; fewer would be found in too many names.
pub(super) const SCATTERED: RangeInclusive<usize> = 5..=40;

/// Returns the run of words whose first letters are `wanted`, given the first letters of all words.
pub(super) fn initials(
    firsts: impl ExactSizeIterator<Item = char> + Clone,
    wanted: &[char],
) -> Option<Range<usize>> {
    let last = firsts.len().checked_sub(wanted.len())?;
    let mut rest = firsts;
    for start in 0..=last {
        if rest
            .clone()
            .zip(wanted)
            .all(|(first, wanted)| stands_for(*wanted, first))
        {
            return Some(start..start + wanted.len());
        }
        rest.next();
    }
    None
}

/// Returns whether an initial stands for the first letter of a word: d may be an đ, but đ is never a d.
fn stands_for(initial: char, first: char) -> bool {
    initial == first || (initial == 'd' && first == 'đ')
}

/// Returns the first letter of a word as its initial: without marks, except for đ.
pub(super) fn initial(word: &Word) -> char {
    match word.toneless.chars().next() {
        Some('đ') => 'đ',
        _ => first(&word.bare),
    }
}

/// Returns an initial without the stroke of đ.
pub(super) fn bare_initial(initial: char) -> char {
    if initial == 'đ' { 'd' } else { initial }
}

/// Returns the letters of a typed word as possible initials; `None` where its marks show that it is a word. The only
/// marked initial is đ, and not before a vowel, where it begins a word.
pub(super) fn typed_initials(word: &Word) -> Option<Vec<char>> {
    let marked = word.toneless.chars().zip(word.bare.chars());
    let mut initials = Vec::new();
    for (letter, bare) in marked {
        if letter != bare && letter != 'đ' {
            return None;
        }
        initials.push(letter);
    }
    let has_vowel_next = word.bare.chars().nth(1).is_some_and(is_vowel);
    let may_be = word.tones == 0 && (!word.is_marked() || !has_vowel_next);
    may_be.then_some(initials)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Returns the first letter of a word.
pub(super) fn first(word: &str) -> char {
    word.chars().next().unwrap_or(' ')
}

/// The most letters of a word that may be skipped in a row. A long word contains almost any letters if more
/// may be skipped.
const MOST_SKIPPED: usize = 3;

/// Returns how many letters of `wanted` a word contains in order, the first of them at its start.
pub(super) fn reach(word: &str, wanted: &[char]) -> usize {
    let mut letters = word.chars();
    if letters.next() != wanted.first().copied() {
        return 0;
    }
    let (mut count, mut skipped) = (1, 0);
    for letter in letters {
        if wanted.get(count) == Some(&letter) {
            (count, skipped) = (count + 1, 0);
        } else if skipped == MOST_SKIPPED {
            break;
        } else {
            skipped += 1;
        }
    }
    count
}

/// Means that the letters cannot be found: more words than any row has.
const NEVER: u8 = u8::MAX;

/// Finds the letters in a row of `count` words, in as few words as possible, and reports each letter as a
/// pair of word and letter in it. Returns whether all were found. `scratch` saves an allocation a text.
pub(super) fn scattered<'w>(
    count: usize,
    word: impl Fn(usize) -> &'w str,
    wanted: &[char],
    scratch: &mut Vec<u8>,
    mut report: impl FnMut(usize, usize),
) -> bool {
    // `scratch[at * row + done]` is the fewest words, from word `at` on, that contain the letters from `done`
    // on; it is filled from the last word to the first.
    let row = wanted.len() + 1;
    scratch.clear();
    scratch.resize((count + 1) * row, NEVER);
    scratch[(count + 1) * row - 1] = 0;
    for at in (0..count).rev() {
        let (here, next) = scratch[at * row..(at + 2) * row].split_at_mut(row);
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
    if scratch[0] == NEVER {
        return false;
    }
    let mut done = 0;
    for at in 0..count {
        if done == wanted.len() {
            break;
        }
        let (least, letters) = (scratch[at * row + done], word(at));
        let next = &scratch[(at + 1) * row..(at + 2) * row];
        let taken = (1..=reach(letters, &wanted[done..]))
            .rev()
            .find(|taken| next[done + taken].saturating_add(1) == least);
        let Some(taken) = taken else { continue };
        let mut wanted = wanted[done..done + taken].iter().peekable();
        for (letter, c) in letters.chars().enumerate() {
            if wanted.next_if_eq(&&c).is_some() {
                report(at, letter);
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
    fn initials_with_a_stroke() {
        use crate::core::fold::Folded;
        let words = |text: &str| Folded::new(text).spelled().collect::<Vec<Word>>();
        let name = words("tỷ lệ đồng bào dân tộc");
        let check = |typed: &str, want: Option<Range<usize>>| {
            let typed_word = words(typed).remove(0);
            let letters = typed_initials(&typed_word);
            let found = letters.and_then(|letters| initials(name.iter().map(initial), &letters));
            assert_eq!(found, want, "{typed}");
        };
        check("ĐBDT", Some(2..6));
        check("dbdt", Some(2..6));
        check("DBĐT", None);
        check("ĐT", None);
        check("DT", Some(4..6));
        check("lđb", Some(1..4));
        // These are words, not initials.
        check("đô", None);
        check("lệ", None);
    }

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
            let report = |word: usize, letter: usize| found.push(format!("{word}{letter}"));
            scattered(name.len(), |at| name[at], &wanted, &mut Vec::new(), report);
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

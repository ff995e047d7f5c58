//! Raw keys of the Vietnamese input methods, read as the word they would have made.
//!
//! Owns the rules of Telex and VNI for one word, with marks typed after their letter or at the end of the word. It
//! must not know the vocabulary.
//!
//! A word is kept as its letters, each with at most one mark, and one tone for the whole. Over which letter
//! the tone mark would be written does not matter, because the fold does not keep it.

use unicode_normalization::char::compose;

use crate::core::fold::{Folded, Word};

/// The mark on a letter; tones are kept apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Circumflex,
    Breve,
    Horn,
    Stroke,
}

/// The word that the keys have made so far.
#[derive(Default)]
struct Typed {
    letters: Vec<(char, Mark)>,
    /// 0 for none, else the place in `TONES` counted from 1.
    tone: u8,
}

/// Returns the word that these keys make in Telex; `None` where they make no mark.
pub(super) fn telex(keys: &str) -> Option<Word> {
    if is_held(keys) {
        return None;
    }
    let mut typed = Typed::default();
    for key in keys.chars() {
        match key {
            's' => typed.tone_or_letter(4, key),
            'f' => typed.tone_or_letter(1, key),
            'r' => typed.tone_or_letter(2, key),
            'x' => typed.tone_or_letter(3, key),
            'j' => typed.tone_or_letter(5, key),
            'z' if typed.tone != 0 => typed.tone = 0,
            'd' => typed.stroke_or_letter(key),
            'a' | 'e' | 'o' => typed.double_or_letter(key),
            'w' => typed.horn_or_breve(),
            _ => typed.push(key),
        }
    }
    typed.word()
}

/// Tells whether a key was held down or struck at random: no word has a letter four times in a row.
pub(super) fn is_held(keys: &str) -> bool {
    let letters: Vec<char> = keys.chars().collect();
    letters
        .windows(4)
        .any(|four| four.iter().all(|key| Some(key) == four.first()))
}

/// Returns the word that these keys make in VNI; `None` where they make no mark.
pub(super) fn vni(keys: &str) -> Option<Word> {
    let mut typed = Typed::default();
    for key in keys.chars() {
        match key {
            '1' => typed.tone_or_letter(4, key),
            '2' => typed.tone_or_letter(1, key),
            '3' => typed.tone_or_letter(2, key),
            '4' => typed.tone_or_letter(3, key),
            '5' => typed.tone_or_letter(5, key),
            '0' if typed.tone != 0 => typed.tone = 0,
            '6' => typed.mark_or_letter(&['a', 'e', 'o'], Mark::Circumflex, key),
            '7' => typed.mark_or_letter(&['o', 'u'], Mark::Horn, key),
            '8' => typed.mark_or_letter(&['a'], Mark::Breve, key),
            '9' => typed.stroke_or_letter(key),
            _ => typed.push(key),
        }
    }
    typed.word()
}

impl Typed {
    fn push(&mut self, letter: char) {
        self.letters.push((letter, Mark::None));
    }

    /// The same tone key typed twice removes the tone and writes the key itself.
    fn tone_or_letter(&mut self, tone: u8, key: char) {
        if self.nucleus().is_empty() {
            self.push(key);
        } else if self.tone == tone {
            self.tone = 0;
            self.push(key);
        } else {
            self.tone = tone;
        }
    }

    fn stroke_or_letter(&mut self, key: char) {
        match self.letters.first_mut() {
            Some(first) if *first == ('d', Mark::None) => first.1 = Mark::Stroke,
            Some(first) if *first == ('d', Mark::Stroke) => {
                first.1 = Mark::None;
                self.push(key);
            }
            _ => self.push(key),
        }
    }

    /// A vowel typed again gives it a circumflex, at once (`aa`) or at the end of the word (`tiene`).
    fn double_or_letter(&mut self, key: char) {
        let nucleus = self.nucleus();
        let is_closed = nucleus.end < self.letters.len();
        let at = if is_closed {
            nucleus.rev().find(|&at| self.letters[at].0 == key)
        } else {
            nucleus.last().filter(|&at| self.letters[at].0 == key)
        };
        match at {
            Some(at) if self.letters[at].1 == Mark::Circumflex => {
                self.letters[at].1 = Mark::None;
                self.push(key);
            }
            Some(at) => self.letters[at].1 = Mark::Circumflex,
            None => self.push(key),
        }
    }

    fn horn_or_breve(&mut self) {
        let nucleus = self.nucleus();
        let find = |letter: char| {
            nucleus
                .clone()
                .rev()
                .find(|&at| self.letters[at].0 == letter)
        };
        let (a, o, u) = (find('a'), find('o'), find('u'));
        let fresh = |at: &usize| matches!(self.letters[*at].1, Mark::None | Mark::Circumflex);
        let target = match (o.filter(fresh), u.filter(fresh), a.filter(fresh)) {
            // In `oa` the a takes a breve (hoặc), in `ua` the u takes a horn (chưa).
            (Some(o), _, Some(a)) if a == o + 1 => Some((a, Mark::Breve)),
            (None, Some(u), Some(a)) if a == u + 1 => Some((u, Mark::Horn)),
            (Some(o), _, _) => Some((o, Mark::Horn)),
            (None, _, Some(a)) => Some((a, Mark::Breve)),
            (None, Some(u), None) => Some((u, Mark::Horn)),
            (None, None, None) => None,
        };
        match target {
            Some((at, mark)) => self.letters[at].1 = mark,
            // A w with no vowel before it is the letter ư.
            None if nucleus.is_empty() || self.is_gi() => self.letters.push(('u', Mark::Horn)),
            None => self.push('w'),
        }
    }

    /// Returns whether the word so far is `gi`, whose i belongs to the consonant: giữa is typed `giwax`.
    fn is_gi(&self) -> bool {
        matches!(self.letters[..], [('g', _), ('i', _)])
    }

    fn mark_or_letter(&mut self, bearers: &[char], mark: Mark, key: char) {
        // In `uo` the o takes the horn; `settle_uo` gives it to the u as well where a letter follows.
        let bearer = self
            .nucleus()
            .rev()
            .find(|&at| bearers.contains(&self.letters[at].0));
        match bearer {
            Some(at) => self.letters[at].1 = mark,
            None => self.push(key),
        }
    }

    /// Returns the last run of vowels. The u of `qu` belongs to the consonant.
    fn nucleus(&self) -> std::ops::Range<usize> {
        let is_vowel = |at: usize| matches!(self.letters[at].0, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        let mut end = self.letters.len();
        while end > 0 && !is_vowel(end - 1) {
            end -= 1;
        }
        let mut start = end;
        while start > 0 && is_vowel(start - 1) {
            start -= 1;
        }
        let before = start.checked_sub(1).map(|at| self.letters[at].0);
        if before == Some('q') && start < end && self.letters[start].0 == 'u' {
            start += 1;
        }
        start..end
    }

    fn word(mut self) -> Option<Word> {
        let is_marked = self.tone != 0 || self.letters.iter().any(|(_, mark)| *mark != Mark::None);
        if !is_marked {
            return None;
        }
        self.settle_uo();
        let nucleus = self.nucleus();
        let bearer = nucleus
            .clone()
            .rev()
            .find(|&at| self.letters[at].1 != Mark::None)
            .unwrap_or(nucleus.start);
        let mut text = String::new();
        for (at, (letter, mark)) in self.letters.iter().enumerate() {
            let letter = with_mark(*letter, *mark);
            text.push(letter);
            if at == bearer && self.tone != 0 {
                text.push(TONES[usize::from(self.tone) - 1]);
            }
        }
        Folded::new(&text).spelled().next()
    }

    /// Writes `uơ` and `ưo` as `ươ` where another letter follows, but not after q.
    fn settle_uo(&mut self) {
        for at in 1..self.letters.len().saturating_sub(1) {
            let pair = (self.letters[at - 1], self.letters[at]);
            let horned = pair.0.1 == Mark::Horn || pair.1.1 == Mark::Horn;
            let after_q = at > 1 && self.letters[at - 2].0 == 'q';
            if (pair.0.0, pair.1.0) == ('u', 'o') && horned && !after_q {
                self.letters[at - 1].1 = Mark::Horn;
                self.letters[at].1 = Mark::Horn;
            }
        }
    }
}

/// Grave, hook, tilde, acute, dot below, as combining characters.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

fn with_mark(letter: char, mark: Mark) -> char {
    let sign = match mark {
        Mark::None => return letter,
        Mark::Stroke => return 'đ',
        Mark::Circumflex => '\u{302}',
        Mark::Breve => '\u{306}',
        Mark::Horn => '\u{31b}',
    };
    compose(letter, sign).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Word {
        Folded::new(text).spelled().next().unwrap()
    }

    #[test]
    fn keys_make_words() {
        let check = |decode: fn(&str) -> Option<Word>, keys: &str, want: &str| {
            let want = (!want.is_empty()).then(|| folded(want));
            assert_eq!(decode(keys), want, "{keys}");
        };
        check(telex, "tyr", "tỷ");
        check(telex, "ngheof", "nghèo");
        check(telex, "dduwongf", "đường");
        check(telex, "duocwdj", "được");
        check(telex, "trienre", "triển");
        check(telex, "hoacwj", "hoặc");
        check(telex, "chuaw", "chưa");
        check(telex, "quangw", "quăng");
        check(telex, "thuowr", "thuở");
        check(telex, "cwoif", "cười");
        check(telex, "ass", "");
        check(telex, "ngoeo", "");
        check(telex, "rung", "");
        check(vni, "le65", "lệ");
        check(vni, "nghe2o", "nghèo");
        check(vni, "d9a3ng", "đảng");
        check(vni, "dau96", "đâu");
        check(vni, "nua74", "nữa");
        check(vni, "vuon7", "vươn");
        check(vni, "2025", "");
        check(vni, "m2", "");
    }

    #[test]
    fn key_sequences_of_syllables() {
        let (mut right, mut wrong) = (0, Vec::new());
        let lines = include_str!("../../tests/data/search/keystrokes.tsv").lines();
        for line in lines.filter(|line| !line.starts_with('#')) {
            let mut parts = line.split('\t');
            let (keys, word, method) = (
                parts.next().unwrap(),
                parts.next().unwrap(),
                parts.next().unwrap(),
            );
            let made = match method {
                "telex" => telex(keys),
                _ => vni(keys),
            };
            if made.unwrap_or_else(|| folded(keys)) == folded(word) {
                right += 1;
            } else {
                wrong.push(format!("{keys} {word}"));
            }
        }
        let all = right + wrong.len();
        assert!(right * 1000 >= all * 999, "{right} of {all}: {wrong:?}");
        assert!(all > 3900, "{all}");
    }
}

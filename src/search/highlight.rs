//! The letters to mark in a text that a query found.
//!
//! Owns the way from a query back to the characters of one text. Must not know the index: a text on the
//! screen is so short that the query is simply read against it again.

use std::ops::Range;

use crate::core::fold::{Folded, Likeness, Word};
use crate::search::keys::{telex, vni};
use crate::search::letters::{INITIALS, SCATTERED, initial, initials, scattered, typed_initials};
use crate::search::query::{Mode, Query, Term};
use crate::search::reading::Reading;
use crate::search::typo::is_typo;
use crate::search::vocabulary::grade_marks;

/// Returns what to mark in a text: ranges `[start, end)` in characters of its NFC form, on grapheme edges,
/// in order, none touching the next. Readings less literal than the given one are not tried.
pub fn matches(text: &str, query: &Query, reading: Reading) -> Vec<(usize, usize)> {
    let folded = Folded::new(text);
    let words: Vec<Word> = folded.spelled().collect();
    let mut row = Row {
        marked: vec![false; folded.letters().len()],
        ranges: folded.words(),
        words: &words,
    };
    for term in query.terms() {
        match term.mode {
            Mode::Not => {}
            Mode::Plain => {
                if let Some(word) = term.words.first() {
                    row.mark_word(word, term.open, reading);
                }
            }
            Mode::Exact | Mode::Start => row.mark_phrase(term),
        }
    }
    merge(&folded, &row.marked)
}

/// The text, with its letters marked so far.
struct Row<'a> {
    /// Whether each folded letter is marked.
    marked: Vec<bool>,
    /// The letters of each word.
    ranges: &'a [Range<usize>],
    words: &'a [Word],
}

impl Row<'_> {
    /// Marks some letters of a word; a range that ends beyond the word ends with it.
    fn mark(&mut self, word: usize, letters: Range<usize>) {
        let start = self.ranges[word].start;
        let end = self.ranges[word].end.min(start.saturating_add(letters.end));
        self.marked[start + letters.start..end].fill(true);
    }

    /// Marks what the most literal reading finds.
    fn mark_word(&mut self, typed: &Word, open: bool, reading: Reading) {
        let is_plain = !typed.is_marked();
        let may = |wanted: Reading| reading >= wanted;
        let _ = self.mark_typed(typed, 3)
            || (is_plain && may(Reading::Telex) && self.mark_decoded(telex(&typed.bare)))
            || (is_plain && may(Reading::Vni) && self.mark_decoded(vni(&typed.bare)))
            || (may(Reading::Glued) && self.mark_cut(&typed.bare))
            || (may(Reading::Initials) && self.mark_initials(typed))
            || (may(Reading::KeyboardTypo) && self.mark_typos(&typed.bare, open))
            || (is_plain && may(Reading::Scattered) && self.mark_scattered(&typed.bare));
    }

    /// Marks every word that matches as well as the best one, if its marks agree at least as well as `worst`.
    fn mark_typed(&mut self, typed: &Word, worst: u8) -> bool {
        let matched: Vec<Option<Match>> = self
            .words
            .iter()
            .map(|word| match_word(typed, word).filter(|matched| matched.marks <= worst))
            .collect();
        let Some(best) = matched.iter().flatten().min() else {
            return false;
        };
        let length = typed.bare.chars().count();
        for at in (0..matched.len()).filter(|at| matched[*at] == Some(*best)) {
            self.mark(at, 0..length);
        }
        true
    }

    fn mark_decoded(&mut self, word: Option<Word>) -> bool {
        let Some(word) = word else { return false };
        let same_tones = |other: &Word| other.tones == word.tones;
        let worst = if word.tones == 0 { 1 } else { 0 };
        if self.mark_typed(&word, worst) {
            return true;
        }
        let loose = |other: &Word| word.likeness(other) == Some(Likeness::Loose);
        let fits: Vec<usize> = (0..self.words.len())
            .filter(|at| loose(&self.words[*at]) && same_tones(&self.words[*at]))
            .collect();
        fits.iter().for_each(|at| self.mark(*at, 0..usize::MAX));
        !fits.is_empty()
    }

    fn mark_cut(&mut self, glued: &str) -> bool {
        let mut parts = Vec::new();
        if !self.cut(glued, &mut parts) || parts.len() < 2 {
            return false;
        }
        for (word, letters) in parts {
            self.mark(word, 0..letters);
        }
        true
    }

    /// Cuts letters into words of the row, each used once; the last may be only the start of a word.
    fn cut(&self, rest: &str, parts: &mut Vec<(usize, usize)>) -> bool {
        if rest.is_empty() {
            return true;
        }
        let next = parts.last().map_or(0, |(word, _)| word + 1);
        let order = (next..self.words.len()).chain(0..next);
        for at in order {
            let bare = self.words[at].bare.as_str();
            let is_used = parts.iter().any(|(word, _)| *word == at);
            if is_used || bare.is_empty() {
                continue;
            }
            let taken = match rest.strip_prefix(bare) {
                Some(tail) => Some((bare, tail)),
                None => bare.starts_with(rest).then_some((rest, "")),
            };
            let Some((head, tail)) = taken else { continue };
            parts.push((at, head.chars().count()));
            if self.cut(tail, parts) {
                return true;
            }
            parts.pop();
        }
        false
    }

    fn mark_initials(&mut self, typed: &Word) -> bool {
        let Some(letters) = typed_initials(typed) else {
            return false;
        };
        let firsts = self.words.iter().map(initial);
        let Some(range) = initials(firsts, &letters).filter(|_| INITIALS.contains(&letters.len()))
        else {
            return false;
        };
        range.for_each(|word| self.mark(word, 0..1));
        true
    }

    fn mark_typos(&mut self, typed: &str, open: bool) -> bool {
        let near = |at: &usize| is_typo(typed, &self.words[*at].bare, false);
        let whole: Vec<usize> = (0..self.words.len()).filter(near).collect();
        if !whole.is_empty() {
            whole.iter().for_each(|at| self.mark(*at, 0..usize::MAX));
            return true;
        }
        let near = |at: &usize| open && is_typo(typed, &self.words[*at].bare, true);
        let started: Vec<usize> = (0..self.words.len()).filter(near).collect();
        let length = typed.chars().count();
        started.iter().for_each(|at| self.mark(*at, 0..length));
        !started.is_empty()
    }

    fn mark_scattered(&mut self, typed: &str) -> bool {
        let letters: Vec<char> = typed.chars().collect();
        if !SCATTERED.contains(&letters.len()) {
            return false;
        }
        let words = self.words;
        let mut found = Vec::new();
        let report = |word: usize, letter: usize| found.push((word, letter));
        let word = |at: usize| words[at].bare.as_str();
        let is_found = scattered(words.len(), word, &letters, &mut Vec::new(), report);
        for (word, letter) in found {
            self.mark(word, letter..letter + 1);
        }
        is_found
    }

    fn mark_phrase(&mut self, term: &Term) {
        let start = term.mode == Mode::Start;
        let last = term.words.len().saturating_sub(1);
        let fits = |at: usize| {
            let pairs = term.words.iter().zip(&self.words[at..]);
            pairs.enumerate().all(|(place, (typed, word))| {
                let may_start = start && place == last;
                match_word(typed, word).is_some_and(|matched| {
                    (may_start || !matched.is_start) && (start || matched.marks == 0)
                })
            })
        };
        let Some(latest) = self.words.len().checked_sub(term.words.len()) else {
            return;
        };
        let latest = if start { 0 } else { latest };
        let found: Vec<usize> = (0..=latest).filter(|at| fits(*at)).collect();
        for at in found {
            for (place, typed) in term.words.iter().enumerate() {
                self.mark(at + place, 0..typed.bare.chars().count());
            }
        }
    }
}

/// How a typed word matches a word of the row; the smaller the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    /// Whether it matches only the start of the word.
    is_start: bool,
    /// How well the marks agree, as in `WordMatch::marks`.
    marks: u8,
}

fn match_word(typed: &Word, word: &Word) -> Option<Match> {
    let (is_start, marks) = if typed.bare == word.bare {
        (false, grade_marks(typed, word, true))
    } else if typed.likeness(word) == Some(Likeness::Loose) {
        (false, Likeness::Loose as u8)
    } else if !typed.bare.is_empty() && word.bare.starts_with(&typed.bare) {
        (true, grade_marks(typed, word, false))
    } else {
        return None;
    };
    Some(Match { is_start, marks })
}

/// Turns marked letters into ranges of characters.
fn merge(folded: &Folded, marked: &[bool]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for at in (0..marked.len()).filter(|&at| marked[at]) {
        let run: Range<usize> = at..at + 1;
        let Some((start, end)) = folded.characters(run) else {
            continue;
        };
        match ranges.last_mut() {
            Some(last) if last.1 >= start => last.1 = last.1.max(end),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_letters_that_were_matched() {
        let check = |text: &str, query: &str, reading: Reading, want: &str| {
            let letters: Vec<char> = crate::core::fold::nfc(text).chars().collect();
            let found = matches(text, &Query::parse(query), reading);
            let shown = found
                .iter()
                .map(|(start, end)| letters[*start..*end].iter().collect::<String>());
            assert_eq!(shown.collect::<Vec<_>>().join("|"), want, "{query}");
        };
        let name = "Tỷ lệ hộ nghèo";
        check(name, "ho ngh", Reading::Typed, "hộ|ngh");
        check(name, "NGHÈO", Reading::Typed, "nghèo");
        check(name, "ti", Reading::Typed, "Tỷ");
        check(name, "hooj ngheof", Reading::Telex, "hộ|nghèo");
        check(name, "hooj", Reading::Typed, "");
        check(name, "ho65", Reading::Vni, "hộ");
        check(name, "tyhong", Reading::Glued, "Tỷ|hộ|ng");
        check(name, "lhn", Reading::Initials, "l|h|n");
        check(name, "nghoe", Reading::KeyboardTypo, "nghèo");
        check(name, "tyngo", Reading::Scattered, "Tỷ|ng|o");
        check(name, "'ho ^ty", Reading::Typed, "Tỷ|hộ");
        check(name, "^le !ho", Reading::Typed, "");
        check("hoàn thành hộ", "ho", Reading::Typed, "hộ");
        check("ho\u{323}\u{302}", "ho", Reading::Typed, "hộ");
        check("", "ho", Reading::Typed, "");
    }
}

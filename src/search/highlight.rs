//! The letters to mark in a text that a query found.
//!
//! Owns the way from a query back to the characters of one text. It must not know the index: a text on the screen is
//! so short that the query is simply read against it again.

use std::ops::Range;

use crate::core::fold::{Folded, Likeness, Word};
use crate::search::keys::{telex, vni};
use crate::search::letters::{INITIALS, SCATTERED, initial, initials, scattered, typed_initials};
use crate::search::query::{Mode, Query, QueryTerm};
use crate::search::reading::Reading;
use crate::search::tolerant::alike::{Alike, is_near};
use crate::search::typo::is_typo;
use crate::search::vocabulary::grade_marks;

/// How alike a word must be to be marked, and the same for a word of two or three letters.
const LEAST: f64 = 0.60;
const LEAST_OF_SHORT: f64 = 0.75;

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
    // Where each word of the query matches, and the words that match nowhere by themselves.
    let mut met: Vec<Option<usize>> = Vec::new();
    let mut unmet: Vec<(usize, &Word)> = Vec::new();
    for term in query.terms() {
        match (term.mode, term.words.first()) {
            (Mode::Plain, Some(word)) => {
                let is_met = row.mark_word(word, term.open, reading);
                if !is_met {
                    unmet.push((met.len(), word));
                }
                met.push(row.literal(word).filter(|_| is_met));
            }
            (Mode::Exact | Mode::Start, _) => row.mark_phrase(term),
            _ => {}
        }
    }
    if reading >= Reading::KeyboardTypo {
        for (at, word) in unmet {
            row.mark_in_company(word, at, &met);
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
    fn mark_word(&mut self, typed: &Word, open: bool, reading: Reading) -> bool {
        let is_plain = !typed.is_marked();
        let may = |wanted: Reading| reading >= wanted;
        self.mark_typed(typed, 3)
            || (is_plain && may(Reading::Telex) && self.mark_decoded(telex(&typed.bare)))
            || (is_plain && may(Reading::Vni) && self.mark_decoded(vni(&typed.bare)))
            || (may(Reading::Glued) && self.mark_cut(&typed.bare))
            || (may(Reading::Initials) && self.mark_initials(typed))
            || (may(Reading::KeyboardTypo) && self.mark_typos(&typed.bare, open))
            || (may(Reading::Telex) && self.mark_alike(typed, reading))
            || (is_plain && reading == Reading::Scattered && self.mark_scattered(&typed.bare))
    }

    /// Marks the words that are most like the typed one, as in the tolerant reading.
    fn mark_alike(&mut self, typed: &Word, reading: Reading) -> bool {
        let least = match typed.bare.chars().count() {
            0 | 1 => return false,
            2 | 3 => LEAST_OF_SHORT,
            _ => LEAST,
        };
        let alike = Alike::new(typed, reading);
        let words = self.words.iter();
        let likeness: Vec<f64> = words.map(|word| alike.likeness(word)).collect();
        let best = likeness.iter().copied().fold(0.0, f64::max);
        if best < least {
            return false;
        }
        for (at, likeness) in likeness.into_iter().enumerate() {
            if likeness >= best {
                self.mark(at, 0..usize::MAX);
            }
        }
        true
    }

    /// Returns the only word of the row that has the letters of a typed one.
    fn literal(&self, typed: &Word) -> Option<usize> {
        let mut same = self.words.iter().enumerate();
        let (at, _) = same.find(|(_, word)| word.bare == typed.bare)?;
        same.all(|(_, word)| word.bare != typed.bare).then_some(at)
    }

    /// Marks the word next to a neighbour that matches, if the typed word is a misspelling of it.
    fn mark_in_company(&mut self, typed: &Word, at: usize, met: &[Option<usize>]) {
        let met = |term: Option<usize>| met.get(term?).copied().flatten();
        let after = met(at.checked_sub(1)).map(|before| before + 1);
        let before = met(Some(at + 1)).and_then(|after| after.checked_sub(1));
        let mut places = [after, before].into_iter().flatten();
        let is_meant = |at: &usize| self.words.get(*at).is_some_and(|word| is_near(typed, word));
        if let Some(at) = places.find(is_meant) {
            self.mark(at, 0..usize::MAX);
        }
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

    fn mark_phrase(&mut self, term: &QueryTerm) {
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

    #[test]
    fn words_met_with_a_slip_by_sound_or_from_raw_keys() {
        let check = |text: &str, query: &str, reading: Reading, want: &str| {
            let letters: Vec<char> = crate::core::fold::nfc(text).chars().collect();
            let found = matches(text, &Query::parse(query), reading);
            let shown = found
                .iter()
                .map(|(start, end)| letters[*start..*end].iter().collect::<String>());
            assert_eq!(shown.collect::<Vec<_>>().join("|"), want, "{query}");
        };
        let work = "Năng suất lao động";
        check(
            work,
            "lang xuat lao dong",
            Reading::KeyboardTypo,
            "Năng|suất|lao|động",
        );
        check(work, "lăng xuất", Reading::Partial, "Năng|suất");
        check(work, "lang xuat", Reading::Typed, "");
        let forest = "Tỷ lệ che phủ rừng";
        check(forest, "che phurr ruwngf", Reading::Telex, "che|phủ|rừng");
        check(
            forest,
            "che phhu rưngf",
            Reading::KeyboardTypo,
            "che|phủ|rừng",
        );
        check(
            forest,
            "che pju rng xyzzy",
            Reading::Partial,
            "che|phủ|rừng",
        );
        let poor = "Tỷ lệ hộ nghèo";
        check(poor, "mgheo", Reading::KeyboardTypo, "nghèo");
        check(
            poor,
            "ty lr ho nghwo",
            Reading::KeyboardTypo,
            "Tỷ|lệ|hộ|nghèo",
        );
        check(poor, "giao duc", Reading::Partial, "");
        check("Dịch vụ", "dich au", Reading::KeyboardTypo, "Dịch|vụ");
        check(
            "Forest cover",
            "forrest covr",
            Reading::KeyboardTypo,
            "Forest|cover",
        );
    }
}

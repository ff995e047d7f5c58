//! Secondary parts of a question: several years, trends, words that no answer uses.
//!
//! Owns which of them become part of the question and which are reported as left out. It must not know what answers.

use std::collections::HashSet;

use jiff::civil::Date as Day;

use crate::core::fold::bare;
use crate::search::grammar::decide::Reader;
use crate::search::grammar::lexicon::phrase;
use crate::search::grammar::pieces::Piece;
use crate::search::grammar::says::{AskedTrend, Earlier, Lead, Question, QuestionKind, Says};
use crate::search::grammar::tokens::{self, Item, Token};

/// No list has more rows than this; a larger number is something else.
const MOST_ROWS: usize = 100;

/// Numbers in words, folded.
const NUMBERS: &[(&str, usize)] = &[
    ("hai", 2),
    ("ba", 3),
    ("bon", 4),
    ("nam", 5),
    ("sau", 6),
    ("bay", 7),
    ("tam", 8),
    ("chin", 9),
    ("muoi", 10),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
];

/// Words for how large or fast something is, folded.
const SIZES: &[&str] = &[
    "thap", "cao", "nhieu", "it", "nhanh", "lon", "nho", "kem", "te", "tot", "low", "high", "bad",
    "good", "slow", "fast", "big", "small", "so low", "so high", "so slow", "so bad",
];

/// Units of a place, folded.
const LEVELS: &[&str] = &[
    "xa",
    "phuong",
    "huyen",
    "ban",
    "thon",
    "communes",
    "commune",
    "wards",
    "ward",
    "districts",
    "district",
    "villages",
    "village",
];

impl Reader<'_> {
    /// Several years that are named one by one. With a change, "từ năm 2020" is the year to compare with.
    pub(super) fn take_years(&self, question: &mut Question, now: Day) {
        let asks_change = question.lead.is_some_and(Lead::is_change);
        if question.is_each_year && question.year.is_none() && asks_change {
            question.earlier = question.earlier.or(question.since_year.map(Earlier::Year));
            (question.since_year, question.is_each_year) = (None, false);
        }
        let dates = self.pieces.dates.iter();
        let mut years: Vec<i16> = dates.filter_map(|date| date.whole_year(now)).collect();
        let mut known = HashSet::new();
        years.retain(|year| known.insert(*year));
        if years.len() > 1 {
            question.years = years;
        }
    }

    /// Whether the newest figure is asked for.
    pub(super) fn asks_newest(&self) -> bool {
        let words = |piece: &Piece| -> bool {
            let at = piece.at.clone();
            let mut words = self.pieces.words.iter().take(at.end).skip(at.start);
            words.any(|word| {
                matches!(
                    word.word.bare.as_str(),
                    "nhat" | "latest" | "newest" | "recent"
                )
            })
        };
        let mut found = self.pieces.found.iter();
        found.any(|piece| piece.says == Says::Ask(QuestionKind::Figure) && words(piece))
    }

    /// "How big": the words that ask for the size of something.
    pub(super) fn size_asked(&self) -> Option<String> {
        let mut asking = self.pieces.found.iter();
        asking.find_map(|piece| {
            let words = piece.at.clone().collect::<Vec<usize>>();
            let said = self.pieces.bare(&words);
            matches!(said.as_str(), "how big" | "how large" | "how wide").then_some(said)
        })
    }

    /// The counted noun after "how many" if the question names a thing besides: "dân số có bao nhiêu hộ".
    pub(super) fn counted_unit(&self) -> Option<String> {
        let parts = self.pieces.left();
        let is_counted = |part: &&Vec<usize>| {
            let [only] = part.as_slice() else {
                return false;
            };
            let counts = |piece: &Piece| piece.at.end == *only && self.pieces.asks_how_many(piece);
            self.pieces.found.iter().any(counts)
        };
        let part = parts.iter().find(is_counted).filter(|_| parts.len() > 1)?;
        Some(self.pieces.text(part))
    }

    /// The trend in the question: better or worse.
    pub(super) fn trend(&self) -> Option<AskedTrend> {
        self.pieces.found.iter().find_map(|piece| match piece.says {
            Says::Went(trend) => Some(trend),
            _ => None,
        })
    }

    /// Words that an answer about one thing does not use: "cao nhất", "hơn".
    pub(super) fn left(&self, kind: QuestionKind) -> Vec<String> {
        if kind == QuestionKind::Compare {
            return Vec::new();
        }
        let is_general = self.is_general(kind);
        // No list answers what is lower or higher than in a place.
        let sets_against = !self.pieces.places.is_empty();
        let is_unused = |says| match says {
            Says::More => !is_general || sets_against,
            Says::Extreme => !is_general,
            _ => false,
        };
        let found = self.pieces.found.iter();
        let unused = found.filter(|piece| is_unused(piece.says));
        let words = unused.map(|piece| self.pieces.text(&piece.at.clone().collect::<Vec<usize>>()));
        words.chain(self.denied_name(kind)).collect()
    }

    /// "Không phải" before a name without a question: the name is what is not meant.
    fn denied_name(&self, kind: QuestionKind) -> Option<String> {
        let begins = self.pieces.bare(&[0, 1]) == "khong phai";
        (begins && kind == QuestionKind::Search).then(|| self.pieces.text(&[0, 1]))
    }

    /// How many rows are asked for: the figure right before the targets.
    pub(super) fn most(&self) -> Option<usize> {
        let begins =
            |piece: &Piece| matches!(piece.says, Says::Noun | Says::Nouns | Says::First(_));
        let mut figures = self.pieces.figures_before();
        figures.find_map(|(at, figure)| {
            let is_before = self
                .pieces
                .found
                .iter()
                .any(|piece| piece.at.start == at && begins(piece));
            let count = figure.parse::<usize>().ok()?;
            (is_before && (1..=MOST_ROWS).contains(&count)).then_some(count)
        })
    }

    /// Takes a number in words for the number of rows: "ba chỉ tiêu", "top five".
    pub(super) fn take_number_of_rows(&mut self) -> Option<usize> {
        let begins =
            |piece: &Piece| matches!(piece.says, Says::Noun | Says::Nouns | Says::First(_));
        let (at, count) = (0..self.pieces.words.len()).find_map(|at| {
            let said = self.pieces.bare(&[at]);
            // "Năm 2022 những chỉ tiêu nào": the word of a year is no number of rows.
            let is_free = self.pieces.left().iter().any(|part| part.contains(&at));
            let (_, count) = NUMBERS.iter().find(|(word, _)| *word == said)?;
            let mut found = self.pieces.found.iter();
            let is_before = found.any(|piece| piece.at.start == at + 1 && begins(piece));
            let is_behind_top = at > 0 && self.pieces.bare(&[at - 1]) == "top";
            (is_free && (is_before || is_behind_top)).then_some((at, *count))
        })?;
        self.pieces.take_all(&[at]);
        Some(count)
    }

    /// "Chỉ tiêu này", "this target".
    pub(super) fn points_at_one(&self) -> bool {
        let bare_at = |at: Option<usize>| at.map_or(String::new(), |at| self.pieces.bare(&[at]));
        let mut nouns = self
            .pieces
            .found
            .iter()
            .filter(|piece| piece.says == Says::Noun);
        nouns.any(|piece| {
            let before = bare_at(piece.at.start.checked_sub(1));
            let behind = bare_at(Some(piece.at.end));
            matches!(before.as_str(), "this" | "that")
                || matches!(behind.as_str(), "nay" | "do" | "ay" | "kia")
        })
    }

    /// "Xã nào", "which districts": asks for the units of a place one by one.
    pub(super) fn each_unit(&self) -> Option<String> {
        let count = self.pieces.words.len();
        let mut pairs = (0..count.saturating_sub(1)).map(|at| [at, at + 1]);
        let pair = pairs.find(|pair| {
            let said = self.pieces.bare(pair);
            match said.strip_suffix(" nao") {
                Some(level) => LEVELS.contains(&level),
                None => said
                    .strip_prefix("which ")
                    .is_some_and(|level| LEVELS.contains(&level)),
            }
        })?;
        Some(self.pieces.text(&pair))
    }
}

/// Tells whether a subject only says how large or fast something is, without naming it: "thấp", "slow".
pub fn is_only_size(subjects: &[String]) -> bool {
    let is_size = |subject: &String| SIZES.contains(&bare(subject).as_str());
    !subjects.is_empty() && subjects.iter().all(is_size)
}

/// Tells whether a text consists of words that ask; such a text is not worth suggesting.
pub fn only_asks(text: &str) -> bool {
    let items = tokens::items(text).unwrap_or_default();
    let words: Vec<&Token> = items
        .iter()
        .filter_map(|item| match item {
            Item::Word(token) => Some(token),
            _ => None,
        })
        .collect();
    let mut at = 0;
    while let Some((_, taken)) = phrase(words.get(at..).unwrap_or_default()) {
        at += taken;
    }
    at == words.len()
}

#[cfg(test)]
mod tests {
    use super::only_asks;

    #[test]
    fn words_that_only_ask_are_no_suggestion() {
        assert!(only_asks("bao nhiêu") && only_asks("là bao nhiêu") && only_asks("how many"));
        assert!(!only_asks("hộ nghèo") && !only_asks("bao nhiêu hộ nghèo"));
    }
}

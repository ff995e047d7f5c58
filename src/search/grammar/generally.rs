//! Questions about targets in general: which, how many, which share of them.
//!
//! Owns when a question is one of these, and which of its words name a category or ask for a share of the targets. It
//! must not know what answers.

use crate::search::grammar::decide::Reader;
use crate::search::grammar::names::{self, QuestionNames};
use crate::search::grammar::phrases::MET;
use crate::search::grammar::pieces::Piece;
use crate::search::grammar::says::{First, Lead, QuestionKind, Says};
use crate::search::grammar::tokens::Token;

/// Words that ask for a share if only targets follow, folded.
const SHARES: &[&str] = &[
    "ty le",
    "ti le",
    "ty trong",
    "share",
    "rate",
    "percentage",
    "proportion",
];

/// Words that ask how something stands, folded.
const HOW: &[&str] = &[
    "the nao",
    "ra sao",
    "den dau",
    "toi dau",
    "thi sao",
    "sao roi",
    "how is",
    "how are",
    "how s",
    "what about",
    "how about",
];

/// Expressions for targets that have been met, folded.
const SHARES_REACHED: &[&str] = &[
    "success rate",
    "completion rate",
    "achievement rate",
    "attainment rate",
    "hit rate",
    "fulfilment rate",
    "fulfillment rate",
    "ty le thanh cong",
    "ti le thanh cong",
    "ty le ve dich",
    "muc do hoan thanh",
];

impl Reader<'_> {
    /// Takes "tỷ lệ" before targets or a class of them as a question for a share of the targets, not as the name of
    /// an indicator.
    pub(super) fn take_share_of_targets(&mut self, names: &QuestionNames) {
        let parts = self.parts();
        let says_reached =
            |part: &Vec<usize>| SHARES_REACHED.contains(&self.pieces.bare(part).as_str());
        let is_share = |part: &&Vec<usize>| {
            SHARES.contains(&self.pieces.bare(part).as_str()) || says_reached(part)
        };
        let Some(part) = parts.iter().find(is_share).cloned() else {
            return;
        };
        let end = part.last().map_or(0, |last| last + 1);
        let start = part.first().copied().unwrap_or(0);
        let is_of_targets = |piece: &Piece| {
            matches!(
                piece.says,
                Says::Noun | Says::Nouns | Says::State(_) | Says::Reached
            )
        };
        let mut next = self.pieces.found.iter();
        let next = next.find(|piece| piece.at.start >= end && piece.says != Says::Edge);
        // "Targets met rate": in English the targets may stand before it.
        let before = self
            .pieces
            .found
            .iter()
            .rfind(|piece| piece.at.end == start);
        let is_class = says_reached(&part) || self.has_states() || self.pieces.says(Says::Reached);
        let stands = next.or(before).is_some_and(is_of_targets);
        if !stands || !is_class {
            return;
        }
        self.pieces.take_all(&part);
        self.take_category(names);
        if !self.parts().is_empty() {
            self.category = None;
            self.pieces.untake(&part);
            return;
        }
        self.pieces.lead = Some(Lead::Share);
        self.pieces.found.insert(
            0,
            Piece {
                says: Says::Much(Lead::Share),
                at: start..end,
                is_denied: false,
            },
        );
        self.is_share_of_targets = true;
    }

    /// Takes the category out of the remaining words if nothing else remains: "kinh tế" is one in "chỉ tiêu kinh tế",
    /// but not in "tăng trưởng kinh tế".
    pub(super) fn take_category(&mut self, names: &QuestionNames) {
        let is_general = self.has_noun()
            || self.pieces.says(Says::Which)
            || self.has_states()
            || self.asks_how()
            || self.asked(QuestionKind::Changed);
        let parts = self.parts();
        for part in &parts {
            let words: Vec<&Token> = part
                .iter()
                .filter_map(|at| self.pieces.words.get(*at))
                .copied()
                .collect();
            let Some((at, id)) = names::category(&words, names).filter(|_| is_general) else {
                continue;
            };
            let taken = part.get(at).unwrap_or_default().to_vec();
            let others = parts.iter().flatten().filter(|word| !taken.contains(word));
            let others: Vec<usize> = others.copied().collect();
            if others.iter().all(|at| self.only_joins(*at)) {
                self.pieces.take_all(&taken);
                self.pieces.take_all(&others);
                self.category = Some(id);
                return;
            }
        }
    }

    fn only_joins(&self, at: usize) -> bool {
        const JOINS: &[&str] = &[
            "ve", "linh", "vuc", "nhom", "nganh", "thuoc", "trong", "cua", "related", "sector",
            "area", "field", "in", "on", "the", "of", "for", "chi", "tieu", "khoi", "mang", "ket",
            "qua", "tinh", "hinh", "results", "result", "progress",
        ];
        self.pieces
            .words
            .get(at)
            .is_none_or(|word| JOINS.contains(&word.word.bare.as_str()))
    }

    /// Questions about targets in general.
    pub(super) fn general(&self, nothing_left: bool) -> Option<QuestionKind> {
        let has_noun = self.has_noun();
        if nothing_left && self.pieces.says(Says::Overall) && !self.has_states() {
            return Some(QuestionKind::Count);
        }
        if nothing_left && self.is_share_of_targets {
            return Some(QuestionKind::Count);
        }
        if nothing_left && self.category.is_some() && self.asks_how() && !has_noun {
            return Some(QuestionKind::Count);
        }
        let which = self.pieces.says(Says::Which);
        let is_ranked = match self.pieces.first() {
            Some(First::Worst) => !self.has_states(),
            Some(First::Best) => has_noun && !self.has_states(),
            None => false,
        };
        if nothing_left && is_ranked {
            return Some(match self.is_counting() {
                true => QuestionKind::Count,
                false => QuestionKind::Which,
            });
        }
        if nothing_left && self.trend().is_some() && (which || self.asked(QuestionKind::Figure)) {
            return Some(QuestionKind::Which);
        }
        let is_class =
            self.has_states() || self.pieces.says(Says::Reached) || self.asked(QuestionKind::Met);
        if self.asks_owner() && !self.pieces.says(Says::Who) && has_noun && which {
            return Some(QuestionKind::Which);
        }
        let asks_of_one = [
            QuestionKind::Source,
            QuestionKind::Owner,
            QuestionKind::When,
        ]
        .iter()
        .any(|kind| self.asked(*kind));
        if asks_of_one || self.pieces.says(Says::Who) || self.pieces.says(Says::Why) {
            return None;
        }
        if self.beside_noun(Says::Many)
            && !self.asked(QuestionKind::Gap)
            && (nothing_left || is_class)
        {
            return Some(QuestionKind::Count);
        }
        if self.pieces.counts_of_a_topic() && is_class && !self.asked(QuestionKind::Gap) {
            return Some(QuestionKind::Count);
        }
        let is_counting = self.is_counting();
        if nothing_left && has_noun && is_counting && (is_class || self.pieces.says(Says::HowMany))
        {
            return Some(QuestionKind::Count);
        }
        if nothing_left && self.has_states() && is_counting && !self.asked(QuestionKind::Gap) {
            return Some(QuestionKind::Count);
        }
        let is_list = self.pieces.says(Says::Nouns) || (has_noun && which);
        let is_of_category = self.category.is_some() && (has_noun || is_class);
        let what = which || self.asked(QuestionKind::Figure) || self.pieces.says(Says::Overall);
        if nothing_left
            && (is_list || is_of_category || (is_class && which) || (self.has_states() && what))
        {
            return Some(QuestionKind::Which);
        }
        if nothing_left && has_noun && self.has_states() {
            return Some(QuestionKind::Which);
        }
        let beside = self.beside_noun(Says::Which) || self.pieces.says(Says::Nouns);
        if self.pieces.which_of_a_topic() && (self.has_states() || self.pieces.says(Says::Reached))
        {
            return Some(QuestionKind::Which);
        }
        (beside && self.has_states() && !self.asked(QuestionKind::Met))
            .then_some(QuestionKind::Which)
    }

    /// "Thế nào", "tới đâu rồi", "how is": asks how something stands, not for a figure.
    fn asks_how(&self) -> bool {
        let asks = |piece: &Piece| {
            let words: Vec<usize> = piece.at.clone().collect();
            let said = self.pieces.bare(&words);
            piece.says == Says::Overall
                || piece.says == Says::Ask(QuestionKind::Figure)
                    && HOW.iter().any(|how| said.contains(how))
        };
        !self.is_counting() && self.pieces.found.iter().any(asks)
    }

    pub(super) fn states_are_met(&self) -> bool {
        let is_met = |piece: &Piece| piece.says == Says::State(MET);
        self.pieces.found.iter().any(is_met)
    }
}

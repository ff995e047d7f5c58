//! Whether a figure is a target, a result, an estimate or a forecast.
//!
//! Owns how words turn the kind in the course of a sentence. It must not know names.

use super::cues::{TURNS, Turn};
use super::heading::is_governed;
use super::read::ReadParagraph;
use super::sentence::Sentence;
use crate::core::model::ClaimKind;

/// The words in front of an account of a whole sentence, at most.
const HEAD: usize = 3;

/// Most tokens of a sentence before the word that makes an account of all of it.
const NEAR_HEAD: usize = 24;

/// What was turned in a sentence so far.
#[derive(Clone, Copy, Debug)]
pub struct Turned {
    sentence: Sentence,
    scanned: usize,
    state: Option<ClaimKind>,
    is_hope: bool,
    account: Option<ClaimKind>,
    clause: Option<(usize, ClaimKind)>,
    /// The account of the parts of a figure, up to the end of their list.
    parts: Option<ClaimKind>,
    /// Whether a colon leads that list, which semicolons part.
    is_list: bool,
}

impl Turned {
    /// Begins a sentence.
    pub fn new(sentence: Sentence) -> Self {
        Self {
            sentence,
            scanned: sentence.from,
            state: None,
            is_hope: false,
            account: None,
            clause: None,
            parts: None,
            is_list: false,
        }
    }

    /// Begins a sentence that gives the parts of the sentence before.
    pub fn going_on(
        sentence: Sentence,
        read: &ReadParagraph<'_>,
        before: Option<ClaimKind>,
    ) -> Self {
        let word = |at: usize| {
            read.tokens
                .get(sentence.from + at)
                .map_or("", |token| token.lower.as_str())
        };
        let is_part = matches!(
            (word(0), word(1)),
            ("trong", "đó" | "mức" | "tổng" | "số") | ("cụ", "thể") | ("riêng", _) | ("theo", "đó")
        );
        let account = before
            .filter(|kind| is_part && matches!(kind, ClaimKind::Estimate | ClaimKind::Forecast));
        Self {
            account,
            ..Self::new(sentence)
        }
    }

    /// Reads on up to a token.
    pub fn advance(&mut self, read: &ReadParagraph<'_>, to: usize) {
        let own = read.brackets.get(to).copied().unwrap_or(0);
        while self.scanned < to {
            let at = self.scanned;
            let bracket = read.brackets.get(at).copied().unwrap_or(0);
            let ends = read.tokens.get(at).is_some_and(|mark| mark.is(";"));
            if bracket == 0 && ends && !self.is_list {
                self.parts = None;
            }
            let Some((end, turn)) = TURNS.at(read.tokens, at) else {
                self.scanned += 1;
                continue;
            };
            self.scanned = end.min(to).max(at + 1);
            // A word in brackets does not change the kind of figures outside them.
            if bracket == 0 || bracket == own && self.scanned < to {
                self.turn(read, at, turn, bracket != 0);
            }
        }
    }

    fn turn(&mut self, read: &ReadParagraph<'_>, at: usize, turn: Turn, is_inner: bool) {
        match turn {
            Turn::Target if is_inner || self.names_plan(read, at) => {}
            Turn::Target if !is_governed(read.tokens, self.sentence.from, at) => {
                self.set(ClaimKind::Target, false)
            }
            Turn::Plan if !is_inner && self.leads(read, at) => self.set(ClaimKind::Target, false),
            // "Theo kế hoạch, năm nay phải giải ngân 412 tỷ đồng": only at the head does it lead what follows.
            Turn::Hope if is(read, at, "theo") && at != self.sentence.from => {}
            Turn::Hope if !is_inner => self.set(ClaimKind::Target, true),
            // "Từ 52 % hiện nay lên 65 %": only the first of both is of now.
            Turn::Result if self.is_hope && is_behind_figure(read, at) => {}
            Turn::Result if !is_inner => self.set(ClaimKind::Actual, false),
            Turn::Kind(kind) => {
                if !is_inner && self.is_head(read, at) {
                    self.account = Some(kind);
                } else {
                    self.clause = Some((at, kind));
                }
            }
            _ => {}
        }
    }

    /// "Trong 20 chỉ tiêu Nghị quyết đề ra, 8 chỉ tiêu vượt": whose the targets are, and no target that follows.
    fn names_plan(&self, read: &ReadParagraph<'_>, at: usize) -> bool {
        let end = TURNS.at(read.tokens, at).map_or(at, |(end, _)| end);
        let goes_on = read.tokens.get(end).is_some_and(|next| {
            next.shape == super::text::Shape::Word && !next.is_one_of(&["đã", "có", "trong", "thì"])
        });
        (is(read, at, "nghị") || is(read, at, "đại")) && !goes_on
    }

    /// Turns what stands where nothing nearer tells the kind.
    fn set(&mut self, kind: ClaimKind, is_hope: bool) {
        self.state = Some(kind);
        self.is_hope = is_hope;
        self.account = None;
        self.parts = None;
    }

    /// Tells whether a token begins what leads its sentence: "Nhiệm vụ quý IV: gieo trồng 6.800 ha …".
    fn leads(&self, read: &ReadParagraph<'_>, at: usize) -> bool {
        let tokens = |from: usize, to: usize| read.tokens.get(from..to).unwrap_or(&[]);
        let is_first = tokens(self.sentence.from, at)
            .iter()
            .all(|token| token.shape != super::text::Shape::Word);
        is_first && read.lead(self.sentence).is_some_and(|colon| at < colon)
    }

    /// Tells whether hardly a word stands before a token in its sentence.
    fn is_head(&self, read: &ReadParagraph<'_>, at: usize) -> bool {
        if at - self.sentence.from > NEAR_HEAD {
            return false;
        }
        let is_time = |at: usize| {
            let number = read.times.partition_point(|time| time.to <= at);
            read.times.get(number).is_some_and(|time| time.from <= at)
        };
        let words = (self.sentence.from..at).filter(|near| {
            let is_word = read
                .tokens
                .get(*near)
                .is_some_and(|token| token.shape == super::text::Shape::Word);
            is_word && !is_time(*near)
        });
        // "Sản xuất ước tăng 7 %, …": of that figure alone.
        let mark = (at..at + 9).find(|near| {
            let token = read.tokens.get(*near);
            token.is_some_and(|token| {
                token.is_one_of(&[",", ":"]) || token.is_number() && !is_time(*near)
            })
        });
        let leads =
            mark.is_some_and(|at| read.tokens.get(at).is_some_and(|token| !token.is_number()));
        let has_comma =
            || (at..at + 16).any(|near| read.tokens.get(near).is_some_and(|token| token.is(",")));
        match words.count() {
            // "Dự ước có 18/22 chỉ tiêu đạt, 4 chỉ tiêu không đạt".
            0 => leads || has_comma(),
            before => before <= HEAD && leads,
        }
    }

    /// The kind that an account in the clause of a figure says.
    pub fn of_clause(&self, edge: usize) -> Option<ClaimKind> {
        self.clause
            .filter(|(at, _)| *at >= edge)
            .map(|(_, kind)| kind)
    }

    /// Takes the account of a figure for its parts behind it: "ước tăng 7,4 %, trong đó công nghiệp tăng 9 %, dịch vụ tăng 6 %".
    pub fn take_parts(&mut self, of: ClaimKind, is_list: bool) {
        self.is_list = is_list;
        if matches!(of, ClaimKind::Estimate | ClaimKind::Forecast) {
            self.parts = Some(of);
        }
    }

    /// The account of the whole sentence.
    pub fn account(&self) -> Option<ClaimKind> {
        self.account
    }

    /// Whether a word hopes, so that figures are targets whatever else is said.
    pub fn hopes(&self) -> bool {
        self.is_hope
    }

    /// What the sentence says of its figures where nothing stands nearer.
    pub fn standing(&self) -> Option<ClaimKind> {
        self.account.or(self.parts).or(self.state)
    }
}

/// Tells whether a word stands right behind a figure.
fn is_behind_figure(read: &ReadParagraph<'_>, at: usize) -> bool {
    let number = read.numbers.partition_point(|number| number.to < at);
    read.numbers
        .get(number)
        .is_some_and(|number| number.to == at)
}

fn is(read: &ReadParagraph<'_>, at: usize, word: &str) -> bool {
    read.tokens.get(at).is_some_and(|token| token.is(word))
}

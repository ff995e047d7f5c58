//! The name of what a figure is of.
//!
//! Owns how it is cut out of the words on the left or, where none is there, on the right. It must not know kinds or
//! periods.

use super::cells::CELL;
use super::cues::{
    ACTIONS, CUES_BEFORE, Cue, ENDS, HEADS, LEAD_INS, OTHER_TIMES, PLANS, TURNS, Turn,
};
use super::text::{Shape, Text, TextToken};
use super::time::Time;
use crate::core::model::ClaimKind;

/// The most words of a name that is not long.
pub const LONGEST: usize = 18;
/// The most tokens of a name on the right.
const RIGHT: usize = 16;

/// Letters by which items of a list are told apart.
const ITEMS: [&str; 12] = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];

/// A row of tokens: the first and the one behind the last.
pub type TokenRange = (usize, usize);

/// The words of a paragraph, for names.
#[derive(Clone, Copy)]
pub struct Words<'t> {
    /// The text.
    pub text: &'t Text,
    /// The tokens of the paragraph.
    pub tokens: &'t [TextToken],
    /// Its expressions of time.
    pub times: &'t [Time],
}

impl Words<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(word))
    }

    fn time_from(&self, at: usize) -> Option<&Time> {
        let number = self.times.partition_point(|time| time.from < at);
        self.times.get(number).filter(|time| time.from == at)
    }

    fn time_to(&self, end: usize) -> Option<&Time> {
        let number = self.times.partition_point(|time| time.to < end);
        self.times.get(number).filter(|time| time.to == end)
    }

    /// The words of a part as they were printed, with a capital.
    pub fn said(&self, part: TokenRange) -> String {
        let tokens = self.tokens.get(part.0..part.1).unwrap_or(&[]);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return String::new();
        };
        match bound_within(tokens) {
            Some((before, behind)) => {
                let shown = [Some((first, before)), behind.map(|behind| (behind, last))];
                let shown = shown.into_iter().flatten();
                let words: Vec<String> = shown
                    .map(|(first, last)| self.text.shown(first.start, last.end))
                    .collect();
                capital(&words.join(" "))
            }
            None => capital(&self.text.shown(first.start, last.end)),
        }
    }

    /// The name in the words between an edge and a verb; none where nothing is left of them.
    pub fn left(&self, edge: usize, end: usize) -> Option<TokenRange> {
        let end = self.without_tail(edge, end);
        let mut start = self.without_head(edge, end);
        if let Some(head) = self.last_head(start, end) {
            start = head;
        } else if let Some(comma) = (start..end).rev().find(|at| self.is_break(*at)) {
            start = self.without_head(comma + 1, end);
        }
        start = self.without_head(start, end);
        start = self.behind_hope(start, end);
        let has_word = self
            .tokens
            .get(start..end)?
            .iter()
            .any(|token| token.shape == Shape::Word);
        // "Bằng 48 % dự toán" is what another figure was held against, and no name.
        let is_ratio = self.is(start, "bằng") && self.is_number(start + 1);
        let part = (start < end && has_word && !is_ratio).then_some((start, end));
        part.filter(|part| !self.is_empty_name(*part))
    }

    /// "Chúng ta đặt mục tiêu thu ngân sách", "tỉnh dự kiến công nhận": who hopes is no part of the name.
    fn behind_hope(&self, start: usize, end: usize) -> usize {
        let is_hope = |turn: Turn| matches!(turn, Turn::Hope | Turn::Kind(ClaimKind::Forecast));
        let last = (start..end).rev().find_map(|at| {
            let (to, turn) = TURNS.at(self.tokens, at)?;
            (is_hope(turn) && to <= end).then_some(to)
        });
        last.map_or(start, |to| self.without_head(to, end))
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(TextToken::is_number)
    }

    /// A mark that parts names: a comma that is not within a list of words of one name.
    fn is_break(&self, at: usize) -> bool {
        // "Nông, lâm nghiệp".
        let is_list = at > 0
            && self.is(at, ",")
            && self
                .tokens
                .get(at - 1)
                .is_some_and(|word| word.is_one_of(&["nông", "lâm", "ngư", "khám", "xuất"]));
        let mark = self.tokens.get(at).filter(|_| !is_list);
        mark.is_some_and(|mark| mark.is_one_of(&[",", ":", "\"", "-", "+", "•", "*", CELL]))
    }

    /// The last piece between commas that begins with the head of a name.
    fn last_head(&self, start: usize, end: usize) -> Option<usize> {
        let begins = |at: &usize| {
            let at = *at;
            let is_first = at == start
                || self.is_break(at - 1)
                || (self.is(at - 1, "và") || self.is(at - 1, "với")) && self.is(at, "tổng");
            is_first && HEADS.at(self.tokens, at).is_some_and(|(to, ())| to <= end)
        };
        (start..end).rev().find(|at| {
            let after = self.without_head(*at, end);
            begins(at)
                || after < end
                    && after != *at
                    && (*at == start || self.is_break(at - 1))
                    && HEADS.at(self.tokens, after).is_some()
        })
    }

    fn without_tail(&self, edge: usize, end: usize) -> usize {
        let mut end = end;
        while end > edge {
            if let Some(time) = self.time_to(end).filter(|time| time.from >= edge) {
                end = time.from;
                continue;
            }
            let last = &self.tokens[end - 1];
            // A quotation that ends the name ends with its mark.
            let marks = (edge..end).filter(|at| self.is(*at, "\""));
            let closes = last.is("\"") && marks.count().is_multiple_of(2);
            let is_loose =
                matches!(last.shape, Shape::Mark) && !last.is(")") && !last.is("%") && !closes;
            if is_loose
                || last.is_one_of(&[
                    "trong", "của", "là", "đến", "tại", "với", "đã", "so", "cho", "cũng", "cả",
                    "theo",
                ])
            {
                end -= 1;
            } else {
                break;
            }
        }
        end
    }

    fn without_head(&self, from: usize, end: usize) -> usize {
        let mut start = from;
        while start < end {
            let token = &self.tokens[start];
            // "6 tháng đầu năm" begins with a number.
            if let Some(time) = self.time_from(start) {
                start = time.to;
                continue;
            }
            if token.shape != Shape::Word {
                start += 1;
                continue;
            }
            // An item of a list: "a) Thu ngân sách".
            if token.is_one_of(&ITEMS) && self.is(start + 1, ")") {
                start += 2;
                continue;
            }
            if token.is("theo")
                && let Some(comma) = (start..end).find(|at| self.is(*at, ","))
            {
                start = comma + 1;
                continue;
            }
            if let Some((to, ())) = OTHER_TIMES.at(self.tokens, start) {
                start = to;
                continue;
            }
            match LEAD_INS.at(self.tokens, start) {
                Some((to, ()))
                    if HEADS
                        .at(self.tokens, start)
                        .is_none_or(|(head, ())| head <= to) =>
                {
                    start = to
                }
                _ => break,
            }
        }
        start.min(end)
    }

    /// The phrase on the right of a unit, up to a mark or a verb.
    pub fn right(&self, from: usize, limit: usize) -> Option<TokenRange> {
        let mut at = from;
        let is_of_targets = self.is(from, "chỉ") && self.is(from + 1, "tiêu");
        let most = limit.min(from + RIGHT);
        while at < most {
            let is_plan = is_of_targets && at > from + 1 && PLANS.at(self.tokens, at).is_some();
            // "118 lớp dạy nghề cho 3.540 lao động": the next figure.
            let is_for_next =
                self.is(at, "cho") && (self.is_number(at + 1) || self.is_number(at + 2));
            let is_time = self.time_from(at).is_some() || is_plan || is_for_next;
            let ends = ENDS.at(self.tokens, at).is_some();
            // "đạt chuẩn" belongs to what is counted.
            let goes_on = is_of_targets && (self.is(at, "đạt") || self.is(at, "vượt"))
                || self.is(at, "đạt") && self.is_reached_word(at + 1)
                || self.is(at, ",") && self.goes_on_behind(at, most)
                || self.is(at, "và") && !self.tokens.get(at + 1).is_some_and(TextToken::is_number);
            if is_time || ends && !goes_on {
                break;
            }
            at += 1;
        }
        while at > from
            && self.tokens.get(at - 1).is_some_and(|token| {
                token.is_one_of(&[",", "trong", "đã", "và", "của", "đến", "đều"])
            })
        {
            at -= 1;
        }
        (at > from).then_some((from, at))
    }

    /// "Đạt chuẩn", "đạt gia đình văn hóa": what is reached is a word, and no figure or plan.
    fn is_reached_word(&self, at: usize) -> bool {
        let is_bound = CUES_BEFORE
            .at(self.tokens, at)
            .is_some_and(|(_, cue)| !matches!(cue, Cue::Level | Cue::Mean));
        let is_word = self.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Word && !token.is_one_of(&["thấp", "cao", "được", "và", "kết"])
        });
        is_word && !is_bound && PLANS.at(self.tokens, at).is_none() && !self.is_number(at + 1)
    }

    /// "đoàn viên, hội viên": a comma behind which a noun of the list stands, before the next comma or end.
    fn goes_on_behind(&self, comma: usize, most: usize) -> bool {
        let noun = super::units::UNITS.at(self.tokens, comma + 1);
        let Some((to, _)) = noun else {
            return false;
        };
        to <= most
            && self
                .tokens
                .get(to)
                .is_none_or(|next| next.is_one_of(&[",", ".", ";", ")"]))
    }

    /// The first verb of a part that makes a count of what is behind it.
    pub fn action(&self, part: TokenRange) -> bool {
        ACTIONS
            .at(self.tokens, part.0)
            .is_some_and(|(to, ())| to <= part.1)
    }

    /// Tells whether a part is nothing but a verb that makes a count.
    pub fn is_only_action(&self, part: TokenRange) -> bool {
        let mut at = part.0;
        while at < part.1 {
            let is_loose = self.tokens.get(at).is_some_and(|word| {
                word.is_one_of(&["mới", "được", "thêm", "cho", "thành", "công", ",", "và"])
            });
            match ACTIONS.within(self.tokens, at, part.1) {
                Some((to, ())) => at = to,
                None if is_loose && at > part.0 => at += 1,
                None => return false,
            }
        }
        part.0 < part.1
    }

    /// Tells whether a phrase of a table stands in a part.
    pub fn has(&self, part: TokenRange, table: &super::phrases::Phrases<()>) -> bool {
        table.first_in(self.tokens, part.0, part.1).is_some()
    }

    /// The place where a bare verb of change begins a name: "Giảm tỷ lệ hộ nghèo bình quân".
    pub fn leading_change(&self, edge: usize, part: TokenRange) -> Option<super::cues::Cue> {
        let before = part.0.checked_sub(1).filter(|at| *at >= edge)?;
        let (start, cue) = CUES_BEFORE.before(self.tokens, edge, before + 1)?;
        let is_change = matches!(cue, super::cues::Cue::Rise | super::cues::Cue::Fall);
        (is_change && start + 1 >= before).then_some(cue)
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "10 xã trở lên đạt chuẩn": the words on both sides of a bound of the figure. A grade is none: "khá trở lên".
fn bound_within(tokens: &[TextToken]) -> Option<(&TextToken, Option<&TextToken>)> {
    const GRADES: [&str; 9] = [
        "khá", "tốt", "giỏi", "vụ", "bình", "mức", "học", "đẳng", "sao",
    ];
    let at = tokens.windows(2).take(4).position(|pair| {
        matches!(pair, [first, second] if first.is("trở") && second.is_one_of(&["lên", "xuống"]))
    })?;
    let before = tokens.get(at.checked_sub(1)?)?;
    (!before.is_one_of(&GRADES)).then(|| (before, tokens.get(at + 2)))
}

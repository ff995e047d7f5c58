//! Headings, and what they say of the paragraphs below them.
//!
//! Owns which paragraph is a heading and how long it holds. It must not know figures.

use super::cells::CELL;
use super::cues::{TURNS, Turn};
use super::text::{Paragraph, Shape, TextToken};
use super::time::Time;
use super::time_words::TimePart;
use super::when::When;
use crate::core::model::ClaimKind;

/// The most tokens of a heading that is not styled as one.
const LONGEST: usize = 40;
/// How far back a word of achievement governs one of targets.
const GOVERNS: usize = 10;
/// The rank of a line that leads a list.
pub const LEADS: u8 = 6;

/// What headings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadingScope {
    /// The kind of figures below it.
    pub kind: Option<ClaimKind>,
    /// The time of figures below it.
    pub when: Option<When>,
    /// Whether that is a year itself, and not the years up to it: "Chỉ tiêu năm 2025".
    pub is_year_itself: bool,
    /// Whether the kind is that of the title, which is far away.
    pub is_of_title: bool,
}

/// The headings above a paragraph, the outermost first.
#[derive(Clone, Debug, Default)]
pub struct Headings {
    stack: Vec<(u8, HeadingScope)>,
    /// The lines of the title, above the first figure; they hold for the whole text.
    titles: Vec<HeadingScope>,
    /// Whether a figure stood below a heading.
    has_figures: bool,
    /// Whether the list that a line leads has marks at its items, once the first is read.
    is_marked: Option<bool>,
}

impl Headings {
    /// Takes a heading; those of its rank and below end.
    pub fn push(&mut self, rank: u8, heading: HeadingScope) {
        // A line that leads a list leads the numbered heads right below it too: "Các chỉ tiêu sau:", "1. Về kinh tế".
        if let Some((leads, _)) = self.stack.last_mut()
            && *leads == LEADS
            && self.is_marked.is_none()
            && (2..5).contains(&rank)
        {
            *leads = rank - 1;
        }
        if !self.has_figures && rank != LEADS {
            let above = self.stack.iter().filter(|(known, _)| *known >= rank);
            self.titles.extend(above.map(|(_, heading)| *heading));
        }
        self.stack.retain(|(known, _)| *known < rank);
        self.stack.push((rank, heading));
        if rank == LEADS {
            self.is_marked = None;
        }
    }

    /// Notes a paragraph of text: a list whose items have marks ends with the first one that has none.
    pub fn pass(&mut self, paragraph: &Paragraph, has_figure: bool) {
        self.has_figures |= has_figure;
        let is_marked = is_item(&paragraph.tokens);
        match self.is_marked {
            None => self.is_marked = Some(is_marked),
            Some(true) if !is_marked => self.stack.retain(|(rank, _)| *rank < LEADS),
            Some(_) => {}
        }
    }

    /// What holds now.
    pub fn now(&self) -> HeadingScope {
        let stack = self.stack.iter().rev().map(|(_, heading)| heading);
        let all = || stack.clone().chain(self.titles.iter().rev());
        HeadingScope {
            kind: all().find_map(|heading| heading.kind),
            when: all().find_map(|heading| heading.when),
            is_year_itself: all()
                .find(|heading| heading.when.is_some())
                .is_some_and(|heading| heading.is_year_itself),
            is_of_title: stack.clone().all(|heading| heading.kind.is_none()),
        }
    }
}

/// Tells whether a line is an item of a list.
fn is_item(tokens: &[TextToken]) -> bool {
    let first = tokens.first();
    let second = tokens.get(1);
    first.is_some_and(|token| token.is_one_of(&["-", "+", "•", "*", "("]))
        || second.is_some_and(|mark| mark.glued && mark.is_one_of(&[")", ".", "/"]))
}

/// The rank of a heading; none where a paragraph is none.
pub fn rank(paragraph: &Paragraph, has_figure: bool) -> Option<u8> {
    let tokens = &paragraph.tokens;
    let last = tokens.last()?;
    if last.is(":") && !has_figure {
        return Some(numbering(tokens).unwrap_or(LEADS));
    }
    let ends = last.is_one_of(&[".", ";", ",", "!", "?", "…"]);
    let number = numbering(tokens);
    let is_short = tokens.len() <= LONGEST;
    let is_heading = paragraph.is_heading
        || is_short && !ends
        || number.is_some() && is_short && !has_stop(tokens);
    if has_figure || !is_heading || is_item(tokens) && number.is_none() {
        return None;
    }
    let letters = tokens.iter().filter(|token| token.shape == Shape::Word);
    let is_upper = letters.clone().count() > 1
        && tokens
            .iter()
            .filter(|token| token.shape == Shape::Word)
            .all(|token| token.capital);
    Some(number.unwrap_or(if is_upper { 1 } else { 5 }))
}

fn has_stop(tokens: &[TextToken]) -> bool {
    let inner = tokens.len().saturating_sub(1);
    tokens
        .iter()
        .take(inner)
        .skip(2)
        .any(|token| token.is_one_of(&[".", ";"]))
}

fn numbering(tokens: &[TextToken]) -> Option<u8> {
    let (first, second) = (tokens.first()?, tokens.get(1)?);
    let is_marked =
        second.glued && second.is_one_of(&[".", ")", "/"]) || second.is_one_of(&[".", "-"]);
    let is_roman = first.shape == Shape::Word
        && first.capital
        && first.lower.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    if first.is("phần") && first.capital {
        return Some(0);
    }
    // An article of a resolution stands above the numbered parts of its list.
    if first.is("điều") && first.capital && second.is_number() {
        return Some(1);
    }
    if is_roman && is_marked {
        return Some(1);
    }
    if first.is_number() && (is_marked || first.lower.contains('.')) {
        let dots = first.lower.matches('.').count();
        return u8::try_from(2 + dots.min(2)).ok();
    }
    let is_letter = first.shape == Shape::Word && first.lower.chars().count() == 1;
    match is_letter && second.glued && second.is_one_of(&[")", ".", "/"]) {
        true if first.capital => Some(0),
        true => Some(4),
        false => None,
    }
}

/// Tells whether a word of targets at a token is governed by one of achievement in its clause.
pub fn is_governed(tokens: &[TextToken], from: usize, at: usize) -> bool {
    let start = from.max(at.saturating_sub(GOVERNS));
    let clause = (start..at).rev().find(|near| {
        tokens
            .get(*near)
            .is_some_and(|token| token.is_one_of(&[",", ";", ":", "(", ")", "."]))
    });
    let start = clause.map_or(start, |mark| mark + 1);
    let is_counted = at > start
        && tokens.get(at - 1).is_some_and(TextToken::is_number)
        && !leads_list(tokens, at);
    let governs = |near: usize| matches!(TURNS.at(tokens, near), Some((_, Turn::Achieve)));
    is_counted || (start..at).any(governs)
}

/// "Đại hội thống nhất 15 chỉ tiêu, trong đó: …": the targets that are set follow. "Đề ra 22 chỉ tiêu, trong đó 18 chỉ
/// tiêu đạt" tells what became of them.
fn leads_list(tokens: &[TextToken], at: usize) -> bool {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
    let is_set = at > 1 && is(at - 2, &["nhất", "qua", "ra", "định"]);
    let end = (at..at + 10).find(|near| tokens.get(*near).is_none_or(TextToken::is_number));
    let end = end.unwrap_or(at + 10);
    let leads = |near: usize| {
        is(near, &[":"]) || is(near, &["trong"]) && is(near + 1, &["đó"]) || is(near, &["sau"])
    };
    let is_of_targets = is(end, &["chỉ", "mục"]) || is(end + 1, &["chỉ", "mục"]);
    is_set && !is_of_targets && (at..end).any(leads)
}

/// The kind that the words of a heading say.
pub fn kind(tokens: &[TextToken]) -> Option<ClaimKind> {
    let mut at = 0;
    while at < tokens.len() {
        let Some((end, turn)) = TURNS.at(tokens, at) else {
            at += 1;
            continue;
        };
        match turn {
            Turn::Target | Turn::Plan if !is_governed(tokens, 0, at) => {
                return Some(ClaimKind::Target);
            }
            Turn::Hope
                if !tokens
                    .get(at)
                    .is_some_and(|word| word.is_one_of(&["sẽ", "nhằm", "để"])) =>
            {
                return Some(ClaimKind::Target);
            }
            Turn::Result => return Some(ClaimKind::Actual),
            Turn::Kind(kind) => return Some(kind),
            Turn::Achieve if tokens.get(at).is_some_and(|word| word.is("đánh")) => {
                return Some(ClaimKind::Actual);
            }
            _ => at = end,
        }
    }
    None
}

/// The kind that the head of a table says of the figures below it: that of its last column.
pub fn kind_of_row(tokens: &[TextToken]) -> Option<ClaimKind> {
    let last = tokens.iter().rposition(|token| token.is(CELL))?;
    let cell = tokens.get(last + 1..)?;
    let says = |words: &[&str]| cell.iter().any(|token| token.is_one_of(words));
    if says(&["ước", "ưth"]) {
        return Some(ClaimKind::Estimate);
    }
    if says(&["thực", "th", "kết"]) {
        return Some(ClaimKind::Actual);
    }
    match says(&["kh", "nq"]) {
        true => Some(ClaimKind::Target),
        false => kind(cell),
    }
}

/// Tells whether a time names a year itself, and not what leads up to it.
pub fn is_year_itself(tokens: &[TextToken], time: &Time) -> bool {
    let words = tokens.get(time.from..time.to).unwrap_or(&[]);
    let is_up_to = |word: &TextToken| word.is_one_of(&["đến", "tới", "hết", "cuối", "vào"]);
    time.part == TimePart::Year && !words.iter().any(is_up_to)
}

/// The time of a heading: the first one that is not the base of a comparison.
pub fn time(times: &[Time]) -> Option<&Time> {
    let is_own = |time: &&Time| !time.is_base && !matches!(time.part, TimePart::To(..));
    widest(times.iter().filter(is_own))
}

/// The first of some times; of "tháng 6 và 6 tháng đầu năm" the longer one.
pub fn widest<'t>(mut times: impl Iterator<Item = &'t Time>) -> Option<&'t Time> {
    let first = times.next()?;
    let is_longer = |time: &&Time| matches!(time.part, TimePart::Half(_) | TimePart::Months(_));
    match first.part {
        TimePart::Month(_) => times.find(is_longer).or(Some(first)),
        _ => Some(first),
    }
}

//! Takes a question apart: which words have a meaning, and which are left.
//!
//! Owns the one pass over the words, in which names of places, dates, figures with their units and phrases are taken
//! out. It must not know what the pieces mean together.

use std::ops::Range;

use crate::core::fold::Folded;
use crate::search::compounds::is_compound;
use crate::search::grammar::dates::{Date, HEADS};
use crate::search::grammar::lexicon::phrase;
use crate::search::grammar::names::{self, QuestionNames};
use crate::search::grammar::phrases::{HUNDRED, MARKED_HEADS, OF_COMRADE, OWN_PROVINCE};
use crate::search::grammar::says::{Earlier, Lead, PlaceWord, Says, TAKEN};
use crate::search::grammar::tokens::{Item, Token};
use crate::search::syllable::is_syllable;

/// Words for units and counted things after a number, folded.
pub(super) const UNITS: &[&str] = &[
    "phan",
    "tram",
    "%",
    "trieu",
    "nghin",
    "ngan",
    "ty",
    "ti",
    "dong",
    "chi",
    "ha",
    "hecta",
    "tan",
    "km",
    "km2",
    "kg",
    "luot",
    "diem",
    "usd",
    "do",
    "giuong",
    "percent",
    "percentage",
    "points",
    "million",
    "billion",
    "thousand",
    "hectares",
    "hectare",
    "tonnes",
    "tons",
    "vnd",
    "tr",
    "m2",
    "m3",
    "mw",
    "kwh",
    "lakh",
];

/// Words for counting animals, folded.
const HEADS_OF: &str = "con";

/// Things that are counted in hundreds, folded.
const HUNDREDS_OF: &[&str] = &["ty", "ti", "trieu", "nghin", "ngan"];

/// Numbers of places that follow, folded.
const HOW_MANY_PLACES: &[&str] = &["hai", "ba", "bon", "two", "three", "four"];

/// The role of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// Unknown: part of the subject.
    Free,
    /// Part of the subject, unless it stands at the edge.
    Edge,
    /// Taken by a date, a place, a figure or a phrase.
    Taken,
}

/// A phrase with its position.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// What it says.
    pub(super) says: Says,
    /// Its words.
    pub(super) at: Range<usize>,
    /// Whether "not" stands before it.
    pub(super) is_denied: bool,
}

/// A question in pieces.
#[derive(Debug, Default)]
pub(super) struct Pieces<'t> {
    /// Its words, without dates and figures.
    pub(super) words: Vec<&'t Token>,
    /// The phrases, in order.
    pub(super) found: Vec<Piece>,
    /// The places, each with its words.
    pub(super) places: Vec<(Range<usize>, PlaceWord)>,
    /// The dates.
    pub(super) dates: Vec<Date>,
    /// Other figures, with their units.
    pub(super) figures: Vec<String>,
    /// The earlier time to compare with.
    pub(super) earlier: Option<Earlier>,
    /// The kind of figure that the question words ask for.
    pub(super) lead: Option<Lead>,
    /// The unit of a count, as it was typed.
    pub(super) unit: Option<String>,
    marks: Vec<Mark>,
    /// Words that do not directly follow the previous one.
    breaks: Vec<usize>,
    /// The words before which the figures stand.
    figures_at: Vec<usize>,
}

impl<'t> Pieces<'t> {
    /// Takes a question apart.
    pub(super) fn new(items: &'t [Item], names: &QuestionNames) -> Self {
        let mut pieces = Self::default();
        let mut after_figure = None;
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Word(token) => {
                    // "3 chỉ tiêu": not a unit.
                    let is_target = token.word.bare == "chi" && is_word(items.get(at + 1), "tieu");
                    let is_unit = UNITS.contains(&token.word.bare.as_str()) && !is_target;
                    let unit = after_figure.filter(|count| is_unit && *count < 3);
                    after_figure = unit.map(|count: usize| count + 1);
                    if let (Some(_), Some(figure)) = (unit, pieces.figures.last_mut()) {
                        figure.push(' ');
                        figure.push_str(&token.text);
                    }
                    pieces.words.push(token);
                    pieces.marks.push(if unit.is_some() {
                        Mark::Taken
                    } else {
                        Mark::Free
                    });
                }
                Item::Date(date) => {
                    pieces.take_heads();
                    pieces.dates.push(*date);
                    pieces.breaks.push(pieces.words.len());
                    after_figure = None;
                }
                Item::Earlier(earlier) => {
                    pieces.take_joining_word();
                    pieces.earlier = pieces.earlier.or(Some(*earlier));
                    pieces.breaks.push(pieces.words.len());
                    after_figure = None;
                }
                Item::Figure(text) => {
                    pieces.take_number_word();
                    pieces.figures.push(text.clone());
                    pieces.figures_at.push(pieces.words.len());
                    pieces.breaks.push(pieces.words.len());
                    after_figure = Some(0);
                }
            }
        }
        let versus = pieces
            .walk()
            .into_iter()
            .any(|piece| piece.says == Says::Versus);
        pieces.places = names::places(&pieces.words, names, versus);
        for (at, _) in pieces.places.clone() {
            let before = at.start.checked_sub(1);
            pieces.take(at);
            // "Của ba tỉnh Lai Châu, Điện Biên, Sơn La".
            let is_count = |at: &usize| {
                let word = pieces.words.get(*at);
                word.is_some_and(|word| HOW_MANY_PLACES.contains(&word.word.bare.as_str()))
            };
            if let Some(before) = before.filter(is_count) {
                pieces.take(before..before + 1);
            }
        }
        pieces.found = pieces.walk();
        pieces.deny();
        pieces.take_found();
        pieces.take_back();
        pieces
    }

    /// Takes the words that introduce a date.
    fn take_heads(&mut self) {
        let bare_at = |at: usize| {
            self.words
                .get(at)
                .map_or("", |word| word.word.bare.as_str())
        };
        let is_country = |at: usize| bare_at(at) == "nam" && at > 0 && bare_at(at - 1) == "viet";
        let country = (0..self.words.len()).rev().find(|at| is_country(*at));
        // "Việt Nam 2024" and "Việt Nam năm 2024" name a country, whose "Nam" is not "năm".
        let after_country = country.map_or(0, |at| at + 1);
        let words = self.words.iter().zip(&mut self.marks);
        let words = words.skip(after_country).rev();
        for (word, mark) in words.take_while(|(word, _)| HEADS.contains(&word.word.bare.as_str())) {
            // In "khách đến 2025", "đến" introduces the year; a word with other marks does not.
            let is_written = !word.word.is_marked() || is_head(word);
            if !is_written {
                break;
            }
            *mark = Mark::Taken;
        }
    }

    /// Takes words that only announce a figure: "con số 54%".
    fn take_number_word(&mut self) {
        let last = self.words.last().map_or("", |word| word.word.bare.as_str());
        if let Some(mark) = self
            .marks
            .last_mut()
            .filter(|_| matches!(last, "so" | "muc" | "number"))
        {
            *mark = Mark::Taken;
        }
    }

    /// Takes "so" before an earlier time: "tăng 5% so cùng kỳ".
    fn take_joining_word(&mut self) {
        let last = self.words.last().filter(|word| word.text == "so");
        let before = self.words.iter().rev().nth(1);
        let is_noun = before.is_some_and(|word| {
            let bare = word.word.bare.as_str();
            matches!(bare, "dan" | "chi" | "con" | "tong" | "he")
        });
        if let (Some(_), false, Some(mark)) = (last, is_noun, self.marks.last_mut()) {
            *mark = Mark::Taken;
        }
    }

    fn take(&mut self, at: Range<usize>) {
        for mark in self.marks.iter_mut().take(at.end).skip(at.start) {
            *mark = Mark::Taken;
        }
    }

    /// Finds the phrases among the words that are not taken yet.
    fn walk(&self) -> Vec<Piece> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let is_free = |at: &usize| self.marks.get(*at) == Some(&Mark::Free);
            let end = (at..self.words.len())
                .find(|next| !is_free(next) || (*next > at && self.breaks.contains(next)))
                .unwrap_or(self.words.len());
            let row = self.words.get(at..end).unwrap_or_default();
            match phrase(row) {
                Some((_, 1)) if self.is_half_of_a_word(at, end, &found) => at += 1,
                Some((says, taken)) => {
                    found.push(Piece {
                        says,
                        at: at..at + taken,
                        is_denied: false,
                    });
                    at += taken;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a word is half of a compound, typed with its marks or without any: "gia dat" is the price of land.
    fn is_half_of_a_word(&self, at: usize, end: usize, found: &[Piece]) -> bool {
        let word = |at: usize| self.words.get(at).map(|token| &token.word);
        let is_of_a_word = |one: usize, other: usize| {
            let two = word(one).zip(word(other));
            two.is_some_and(|(one, other)| is_compound(one, other))
        };
        let is_taken = |at: usize| found.iter().any(|piece| piece.at.contains(&at));
        let is_behind = at
            .checked_sub(1)
            .is_some_and(|before| !is_taken(before) && is_of_a_word(before, at));
        // "Đó thì sao": the next word belongs to a longer phrase.
        let next = self.words.get(at + 1..end).unwrap_or_default();
        let begins_another = phrase(next).is_some_and(|(_, taken)| taken > 1);
        is_behind || (at + 1 < end && is_of_a_word(at, at + 1) && !begins_another)
    }

    fn take_found(&mut self) {
        // "How much has it grown", "is it growing", "why is it growing".
        let asks = |piece: &Piece| match piece.says {
            Says::Many | Says::Why => true,
            Says::Polar => piece.at.start == 0,
            _ => false,
        };
        let is_counted = self.found.iter().any(asks);
        for piece in self.found.clone() {
            let mark = match piece.says {
                Says::Name => Mark::Free,
                Says::Change(_) if !is_counted => Mark::Free,
                Says::Edge | Says::Polar | Says::Published => Mark::Edge,
                _ => Mark::Taken,
            };
            for known in self
                .marks
                .iter_mut()
                .take(piece.at.end)
                .skip(piece.at.start)
            {
                *known = mark;
            }
        }
        for piece in self.found.clone() {
            let asks_how_many = self.asks_how_many(&piece);
            let lead = match piece.says {
                Says::Much(lead) => Some(lead),
                Says::Change(lead) if is_counted => Some(lead),
                Says::Many | Says::Ask(_) if asks_how_many => self.counted(piece.at.end),
                _ => None,
            };
            let is_change = lead.is_some_and(Lead::is_change);
            self.lead = self.lead.filter(|_| !is_change).or(lead);
        }
    }

    /// Takes the counted noun after "how many": a unit is taken, any other noun is what is counted.
    fn counted(&mut self, start: usize) -> Option<Lead> {
        if self.is_heads(start) {
            self.take(start..start + 1);
            return Some(Lead::Number);
        }
        let mut at = start;
        while let Some(word) = self.words.get(at) {
            let is_unit = UNITS.contains(&word.word.bare.as_str()) && self.is_unit_there(at);
            if !is_unit || at >= start + 3 || self.marks.get(at) != Some(&Mark::Free) {
                break;
            }
            if let Some(mark) = self.marks.get_mut(at) {
                *mark = Mark::Taken;
            }
            at += 1;
        }
        let unit: Vec<usize> = (start..at).collect();
        self.unit = Some(self.text(&unit)).filter(|unit| !unit.is_empty());
        let is_free = self.marks.get(at) == Some(&Mark::Free) && !self.breaks.contains(&at);
        (at == start && is_free).then_some(Lead::Number)
    }

    /// Tells whether animals are counted: "bao nhiêu con", where "con" is not "còn".
    fn is_heads(&self, at: usize) -> bool {
        let word = self.words.get(at).map(|word| &word.word);
        let is_last = at + 1 == self.words.len();
        is_last && word.is_some_and(|word| word.bare == HEADS_OF && !word.is_marked())
    }

    /// Tells whether a possible unit is one at its position: "phần trăm" and "đồng chí" are, "trạm" and "chi" are
    /// not.
    fn is_unit_there(&self, at: usize) -> bool {
        let bare_at = |at: Option<usize>| {
            let word = at.and_then(|at| self.words.get(at));
            word.map_or("", |word| word.word.bare.as_str())
        };
        let (before, behind) = (at.checked_sub(1), Some(at + 1));
        let is_spelled = |written: &str| {
            let word = self.words.get(at).map(|word| &word.word);
            word.is_some_and(|word| {
                !word.is_marked() || Folded::new(written).spelled().any(|one| one == *word)
            })
        };
        match bare_at(Some(at)) {
            "tram" => {
                let is_number = HUNDREDS_OF.contains(&bare_at(behind));
                is_spelled(HUNDRED) && (bare_at(before) == "phan" || is_number)
            }
            "chi" => is_spelled(OF_COMRADE) && bare_at(before) == "dong",
            _ => true,
        }
    }

    /// Tells whether a phrase ends with "how many".
    pub(super) fn asks_how_many(&self, piece: &Piece) -> bool {
        let last = self.words.get(piece.at.end - 1);
        last.is_some_and(|word| {
            matches!(
                word.word.bare.as_str(),
                "nhieu" | "may" | "many" | "much" | "bn"
            )
        })
    }

    /// Takes words out of the subject.
    pub(super) fn take_all(&mut self, at: &[usize]) {
        for at in at {
            if let Some(mark) = self.marks.get_mut(*at) {
                *mark = Mark::Taken;
            }
        }
    }

    /// Gives words back to the subject.
    pub(super) fn untake(&mut self, at: &[usize]) {
        for at in at {
            if let Some(mark) = self.marks.get_mut(*at) {
                *mark = Mark::Free;
            }
        }
    }

    /// The words of some numbers, folded.
    pub(super) fn bare(&self, part: &[usize]) -> String {
        let words = part.iter().filter_map(|at| self.words.get(*at));
        let words: Vec<&str> = words.map(|word| word.word.bare.as_str()).collect();
        words.join(" ")
    }

    /// All words that neither ask nor are denied, with the joining words, as they were typed.
    pub(super) fn said(&self) -> String {
        let mut said: Vec<&str> = Vec::new();
        for (word, mark) in self.words.iter().zip(&self.marks) {
            match mark {
                Mark::Taken if said.last().is_some_and(|last| *last != TAKEN) => said.push(TAKEN),
                Mark::Taken => {}
                _ => said.push(word.text.as_str()),
            }
        }
        if said.last() == Some(&TAKEN) {
            said.pop();
        }
        said.join(" ")
    }

    /// Tells whether any piece has that meaning.
    pub(super) fn says(&self, wanted: Says) -> bool {
        self.found.iter().any(|piece| piece.says == wanted)
    }

    /// The words that are left, in connected parts, without joining words at their edges: the numbers of their words.
    pub(super) fn left(&self) -> Vec<Vec<usize>> {
        let mut parts: Vec<Vec<usize>> = Vec::new();
        let mut follows = false;
        for (at, mark) in self.marks.iter().enumerate() {
            if *mark == Mark::Taken {
                follows = false;
                continue;
            }
            match parts
                .last_mut()
                .filter(|_| follows && !self.breaks.contains(&at))
            {
                Some(part) => part.push(at),
                None => parts.push(vec![at]),
            }
            follows = true;
        }
        let is_edge = |at: &usize| self.marks.get(*at) == Some(&Mark::Edge);
        for part in &mut parts {
            while part.last().is_some_and(is_edge) {
                part.pop();
            }
            let edges = part.iter().take_while(|at| is_edge(at)).count();
            part.drain(..edges);
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    /// Tells whether a part is only "tỉnh" or "province" beside words that ask.
    pub(super) fn is_own_province(&self, part: &[usize]) -> bool {
        let [only] = part else {
            return false;
        };
        let names = Folded::new(OWN_PROVINCE);
        let mut names = names.spelled();
        let word = self.words.get(*only);
        !self.found.is_empty() && word.is_some_and(|word| names.any(|name| word.is(&name)))
    }

    /// The figures, each with the word after it.
    pub(super) fn figures_before(&self) -> impl Iterator<Item = (usize, &str)> {
        let figures = self.figures.iter().map(String::as_str);
        self.figures_at.iter().copied().zip(figures)
    }

    /// The subject with the small words beside it, if it is one syllable and typed without marks: "cán bộ" without
    /// marks begins like "cần".
    pub(super) fn with_small_words(&self, parts: &[Vec<usize>]) -> Option<String> {
        let [part] = parts else {
            return None;
        };
        let [only] = part.as_slice() else {
            return None;
        };
        let word = |at: usize| self.words.get(at).map(|word| &word.word);
        let is_bare =
            |at: usize| word(at).is_some_and(|word| !word.is_marked() && is_syllable(&word.bare));
        let is_small = |at: usize| self.marks.get(at) == Some(&Mark::Edge) && is_bare(at);
        let are_bare =
            (0..self.words.len()).all(|at| word(at).is_none_or(|word| !word.is_marked()));
        let is_joined = |at: usize| !self.breaks.contains(&at);
        let mut start = *only;
        while start > 0 && is_joined(start) && is_small(start - 1) {
            start -= 1;
        }
        let mut end = only + 1;
        while is_joined(end) && is_small(end) {
            end += 1;
        }
        let all: Vec<usize> = (start..end).collect();
        (are_bare && is_bare(*only) && all.len() > 1).then(|| self.text(&all))
    }

    /// The words of some numbers with the figures between them, as they were typed.
    pub(super) fn text_with_figures(&self, part: &[usize]) -> Option<String> {
        let mut figures = self.figures_at.iter().zip(&self.figures).peekable();
        figures.peek()?;
        let mut said: Vec<&str> = Vec::new();
        for at in part {
            while let Some((_, figure)) = figures.next_if(|(before, _)| *before <= at) {
                said.push(figure);
            }
            said.extend(self.words.get(*at).map(|word| word.text.as_str()));
        }
        said.extend(figures.map(|(_, figure)| figure.as_str()));
        Some(said.join(" "))
    }

    /// The words of some numbers, as they were typed.
    pub(super) fn text(&self, part: &[usize]) -> String {
        let words = part.iter().filter_map(|at| self.words.get(*at));
        let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
        words.join(" ")
    }
}

fn is_word(item: Option<&Item>, bare: &str) -> bool {
    matches!(item, Some(Item::Word(token)) if token.word.bare == bare)
}

/// Tells whether a word with marks introduces a date.
fn is_head(token: &Token) -> bool {
    let heads = Folded::new(MARKED_HEADS);
    heads.spelled().any(|head| token.is(&head))
}

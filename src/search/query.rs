//! What a person typed, read as words and filters.
//!
//! Owns the query language: words (all must match), `'exact`, `^start`, `!not`, and where filters stand among them.
//! It must not know the index or the catalogue: a filter is handed on as a value.
//!
//! A filter that cannot be read is explained at its place, and the query has no answers: without the filter it would
//! be another question.

use crate::core::clean::clean;
use crate::core::figure::Figure;
use crate::core::fold::{Folded, Word, first_graphemes, nfc, written};
use crate::search::condition::{Condition, Filter, FilterReason, Order};
use crate::search::filter_fields::{FilterField, name_and_value};
use crate::search::printed_figures::{Printed, printed, printed_figures, ratio};
use crate::search::question;
use crate::search::read_filter::{Read, compare, read};
use crate::search::tokens::{IsName, QueryPart, split, with_whole_values};
use crate::search::typed_number::number;

/// The longest query, in graphemes; a longer one is cut.
pub const LONGEST: usize = 256;

/// English words that say how something is measured where "of" stands behind them.
const MEASURES: [&str; 11] = [
    "number", "level", "levels", "size", "amount", "area", "volume", "quantity", "value", "total",
    "average",
];

/// A query that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    text: String,
    terms: Vec<QueryTerm>,
    conditions: Vec<Condition>,
    orders: Vec<Order>,
    problems: Vec<QueryProblem>,
}

/// A word, or several words after a sign, that an answer must match or must not.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QueryTerm {
    /// The words: one, except after a sign, where `!tăng-bình-quân` keeps three together.
    pub words: Vec<Word>,
    /// How the words must match.
    pub mode: Mode,
    /// Whether the term may still be unfinished: nothing was typed after it.
    pub open: bool,
}

/// How a term must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Under any reading.
    Plain,
    /// `'word`: whole words, with the marks as typed if any were.
    Exact,
    /// `^word`: at the start of a name.
    Start,
    /// `!word`: must not match.
    Not,
}

/// A part of the query that could not be read or can hold for nothing, or a remark on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryProblem {
    /// The first character of the part.
    pub start: usize,
    /// The character after the part.
    pub end: usize,
    /// What is wrong.
    pub reason: FilterReason,
}

impl QueryTerm {
    /// Returns whether somebody may still be typing the word.
    pub(super) fn may_be_begun(&self) -> bool {
        // The beginning of a number is another number, so it is never treated as unfinished.
        let is_number = |word: &Word| word.bare.starts_with(|c: char| c.is_ascii_digit());
        self.open && self.mode == Mode::Plain && !self.words.iter().all(is_number)
    }
}

impl Query {
    /// Reads a query. Never fails; see [`Query::problems`].
    pub fn parse(text: &str) -> Self {
        Self::parse_with(text, &|_, _| false)
    }

    /// The same, with a test whether a value of several words is the name of something or the beginning of one. If
    /// so, `tt:không đạt` is one filter and not a filter and a word.
    pub fn parse_with(text: &str, is_name: IsName<'_>) -> Self {
        let text: String = nfc(first_graphemes(text, LONGEST)).into_owned();
        let mut query = Self::default();
        let tokens = with_whole_values(split(&text), is_name);
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            // "> 50" is read as ">50".
            let is_comparison = matches!(token.text.as_str(), ">" | "<" | ">=" | "<=");
            match tokens.get(at).filter(|_| is_comparison) {
                Some(next) if number(&next.text).is_some() => {
                    at += 1;
                    let joined = QueryPart {
                        text: format!("{}{}", token.text, next.text),
                        end: next.end,
                        ..*token
                    };
                    query.read(&joined, false);
                }
                // Among words the sign comes from pasted text.
                Some(_) => query.problems.push(token.problem(FilterReason::LoneSign)),
                _ => query.read(token, token.end == text.chars().count()),
            }
        }
        query.text = text;
        query
    }

    /// Returns the query without the words that only ask ("bao nhiêu", "mục tiêu", "what is the"), in several
    /// forms, the one that leaves out fewest words first.
    pub(super) fn without_question_words(&self) -> Vec<LighterQuery> {
        let tokens = split(&self.text);
        let is_filter = |token: &&QueryPart| {
            let mut conditions = self.conditions.iter();
            conditions.any(|found| found.start <= token.start && token.end <= found.end)
        };
        let words = tokens.iter().filter(|token| !is_filter(token));
        let words: Vec<&str> = words.map(|token| token.text.as_str()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let lighter = question::without_question_words(&words).into_iter();
        lighter
            .map(|lighter| {
                let mut query = Self::parse(&lighter.text);
                query.conditions.clone_from(&self.conditions);
                query.orders.clone_from(&self.orders);
                query.problems.clone_from(&self.problems);
                for term in &mut query.terms {
                    // If only whole words may match, the last one is complete too.
                    term.open &= !lighter.whole_only;
                }
                LighterQuery {
                    query,
                    whole_only: lighter.whole_only,
                }
            })
            .filter(|lighter| !lighter.query.terms.is_empty())
            .collect()
    }

    /// Returns the query for claims that print these figures, if the text has only figures and the words around them:
    /// `19,46`, `54 %`, `khoảng 93–95%`, `79tr`, `226 nghìn tấn năm 2025`. Other words are taken for a unit, and
    /// claims in another unit do not match.
    pub fn for_printed_figures(&self) -> Option<Self> {
        if !self.conditions.is_empty() || !self.problems.is_empty() || !self.orders.is_empty() {
            return None;
        }
        let Printed { years, amounts } = printed_figures(&self.text)?;
        let years = years.into_iter().map(|year| Filter::Years(year, year));
        let filters = amounts.into_iter().map(Filter::Printed).chain(years);
        let conditions = filters.map(|filter| Condition {
            filter,
            negated: false,
            start: 0,
            end: self.text.chars().count(),
        });
        Some(Self {
            text: self.text.clone(),
            conditions: conditions.collect(),
            ..Self::default()
        })
    }

    /// Returns the query in which the parts of every number (`13.000`, `1,2`, `22/55`) must stand side by side;
    /// `None` where there is no such number.
    pub fn with_whole_numbers(&self) -> Option<Self> {
        let mut whole = Self::default();
        let mut has_any = false;
        for token in split(&self.text) {
            let number: Vec<Word> = Folded::new(&token.text).spelled().collect();
            let is_digits = |word: &Word| word.bare.chars().all(|c| c.is_ascii_digit());
            if number.len() > 1 && number.iter().all(is_digits) {
                has_any = true;
                whole.terms.push(QueryTerm {
                    words: number,
                    mode: Mode::Exact,
                    open: false,
                });
            } else {
                whole.read(&token, false);
            }
        }
        whole.text.clone_from(&self.text);
        has_any.then_some(whole)
    }

    /// Returns the query without the English words for a way of measuring ("level of", "number of the"), and these
    /// words; `None` where there are none or nothing else.
    pub(super) fn without_measure(&self) -> Option<(Self, Vec<String>)> {
        let bare = |at: usize| {
            self.terms
                .get(at)?
                .words
                .first()
                .map(|word| word.bare.as_str())
        };
        let is_plain = self.terms.iter().all(|term| term.mode == Mode::Plain);
        if !is_plain || !MEASURES.contains(&bare(0)?) || bare(1) != Some("of") {
            return None;
        }
        let count = if bare(2) == Some("the") { 3 } else { 2 };
        let measure: Vec<String> = (0..count)
            .filter_map(|at| bare(at).map(str::to_owned))
            .collect();
        let (_, rest) = self
            .terms
            .split_at_checked(count)
            .filter(|(_, rest)| !rest.is_empty())?;
        let words = split(&self.text).into_iter().map(|token| token.text);
        let text: Vec<String> = words.skip(count).collect();
        let rest = Self {
            text: text.join(" "),
            terms: rest.to_vec(),
            ..self.clone()
        };
        Some((rest, measure))
    }

    /// Returns the query without its last words, and these; `None` where nothing is left.
    pub(super) fn without_last(&self, count: usize) -> Option<(Self, Vec<QueryTerm>)> {
        let kept = self
            .terms
            .len()
            .checked_sub(count)
            .filter(|kept| *kept > 0)?;
        let (rest, last) = self.terms.split_at_checked(kept)?;
        let is_plain = self.terms.iter().all(|term| term.mode == Mode::Plain);
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let text = words.get(..words.len().checked_sub(count)?)?.join(" ");
        let rest = Self {
            text,
            terms: rest.to_vec(),
            ..self.clone()
        };
        is_plain.then(|| (rest, last.to_vec()))
    }

    /// Returns the query with the filters and orders of another one.
    pub fn asked_as(mut self, other: &Self) -> Self {
        self.conditions.clone_from(&other.conditions);
        self.orders.clone_from(&other.orders);
        self
    }

    /// Returns the text without "so many of so many" (`22/55`, `22 / 55`), and what was removed; a month of a year
    /// stays.
    pub fn without_ratios(&self) -> (String, Vec<String>) {
        let tokens = split(&self.text);
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        let (mut rest, mut ratios) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(text) = texts.get(at) {
            let found = (1..=3).find_map(|length| {
                let ratio = ratio(&texts.get(at..at + length)?.concat())?;
                Some((length, ratio))
            });
            at += found.as_ref().map_or(1, |(length, _)| *length);
            match found {
                Some((_, ratio)) => ratios.push(ratio),
                None => rest.push(*text),
            }
        }
        (rest.join(" "), ratios)
    }

    /// Returns the query without its last word, and that word as it was typed, if it may still be unfinished and
    /// other words stand before it.
    pub(super) fn without_begun_word(&self) -> Option<(Self, String)> {
        let (last, rest) = self.terms.split_last()?;
        let is_plain = rest.iter().all(|term| term.mode == Mode::Plain);
        if !last.may_be_begun() || rest.is_empty() || !is_plain {
            return None;
        }
        let begun = self.text.split_whitespace().next_back()?.to_owned();
        // A part of a joined word is not a word of its own.
        let folded = Folded::new(&begun);
        let [letters] = folded.words() else {
            return None;
        };
        let written = written(folded.letters().get(letters.clone())?);
        let written = clean(&written).into_owned();
        let text = self.text.strip_suffix(begun.as_str())?.to_owned();
        Some((
            Self {
                text,
                terms: rest.to_vec(),
                ..self.clone()
            },
            written,
        ))
    }

    /// Returns the figures among other words, each with all its meanings: those with a decimal or thousands mark or a
    /// percent sign. Other numbers may be years, or part of a name.
    pub fn figures_beside_words(&self) -> Vec<Vec<Figure>> {
        let tokens = split(&self.text);
        let is_telling = |text: &str| {
            let mut letters = text.trim_end_matches([',', '.', ';', ':', ')']).chars();
            letters.any(|c| matches!(c, '.' | ',' | '%'))
        };
        let telling = tokens.iter().filter(|token| is_telling(&token.text));
        let read = telling.filter_map(|token| {
            let text = token.text.trim_matches(['(', ')', ';', ':', ',', '.']);
            printed(text)
        });
        read.flatten().collect()
    }

    /// Returns the text as read: NFC, at most [`LONGEST`] graphemes.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the terms in order.
    pub fn terms(&self) -> &[QueryTerm] {
        &self.terms
    }

    /// Returns the filters in order.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Returns the text without its filters and orders, and these as they were typed.
    pub fn parted(&self) -> (String, Vec<String>) {
        let (mut rest, mut filters) = (Vec::new(), Vec::new());
        for token in split(&self.text) {
            let mut conditions = self.conditions.iter();
            let field = name_and_value(token.text.trim_start_matches('!'));
            let is_order = field.is_some_and(|(name, value)| {
                !value.is_empty() && FilterField::named(name) == Some(FilterField::Sort)
            });
            match is_order || conditions.any(|condition| condition.start == token.start) {
                true => filters.push(token.text),
                false => rest.push(token.text),
            }
        }
        (rest.join(" "), filters)
    }

    /// Returns the orders, the one that counts most first.
    pub fn orders(&self) -> &[Order] {
        &self.orders
    }

    /// Returns what could not be read, and remarks.
    pub fn problems(&self) -> &[QueryProblem] {
        &self.problems
    }

    /// Returns the first part that could not be read.
    pub fn error(&self) -> Option<&QueryProblem> {
        self.problems
            .iter()
            .find(|problem| !problem.reason.is_remark())
    }

    /// Returns the first part that cannot be read as it stands, except a last filter whose value may still be typed.
    pub fn unreadable(&self) -> Option<&QueryProblem> {
        let end = self.text.chars().count();
        let may_go_on =
            |problem: &QueryProblem| problem.reason.is_unfinished() && problem.end == end;
        let is_wrong =
            |problem: &&QueryProblem| !(problem.reason.is_remark() || may_go_on(problem));
        self.problems.iter().find(is_wrong)
    }

    /// Adds problems that only the catalogue could tell.
    pub fn note(&mut self, problems: Vec<QueryProblem>) {
        self.problems.extend(problems);
        self.problems.sort_by_key(|problem| problem.start);
    }

    /// Returns whether nothing is asked for, so that every entry answers.
    pub fn is_empty(&self) -> bool {
        let asks_nothing = self.terms.is_empty() && self.conditions.is_empty();
        asks_nothing && self.orders.is_empty() && self.unreadable().is_none()
    }

    /// Reads one token as a filter or, where it is none, as words.
    fn read(&mut self, token: &QueryPart, open: bool) {
        let (negated, rest) = match token.text.strip_prefix('!') {
            Some(rest) => (true, rest),
            None => (false, token.text.as_str()),
        };
        let field = name_and_value(rest);
        let known = field.and_then(|(name, _)| FilterField::named(name));
        let read = match (rest.chars().next(), field, known) {
            (Some('>' | '<'), ..) => {
                let filter = compare(rest).map_err(|reason| (None, reason));
                filter.map(|filter| Read::Filter(filter, None))
            }
            // "Năm: 2023": a name before a space is a word.
            (_, Some((_, "")), Some(field)) if !open => {
                self.problems
                    .push(token.problem(FilterReason::LoneField(field)));
                self.read_words(rest, negated, open);
                return;
            }
            (_, Some((name, value)), Some(field)) => {
                read((field, name), value, open).map_err(|(at, reason)| {
                    let before = token.text.chars().count() - value.chars().count();
                    let at = at.map(|(start, end)| {
                        (token.start + before + start, token.start + before + end)
                    });
                    (at, reason)
                })
            }
            _ => {
                self.remark_on(token, field);
                self.read_words(rest, negated, open);
                return;
            }
        };
        match read {
            Ok(Read::Filter(filter, remark)) => {
                let is_share = matches!(filter, Filter::Above(..) | Filter::Below(..));
                if is_share && rest.ends_with('%') && !negated {
                    self.ask(token, Filter::Unit("%".to_owned()), negated);
                }
                self.ask(token, filter, negated);
                self.problems
                    .extend(remark.map(|reason| token.problem(reason)));
            }
            Ok(Read::Order(order)) => self.orders.push(Order {
                is_reversed: order.is_reversed != negated,
                ..order
            }),
            Err((at, reason)) => {
                let (start, end) = at.unwrap_or((token.start, token.end));
                self.problems.push(QueryProblem { start, end, reason });
            }
        }
    }

    fn ask(&mut self, token: &QueryPart, filter: Filter, negated: bool) {
        self.conditions.push(Condition {
            filter,
            negated,
            start: token.start,
            end: token.end,
        });
    }

    /// Remarks on words that look like a filter with a misspelt field.
    fn remark_on(&mut self, token: &QueryPart, field: Option<(&str, &str)>) {
        let Some((name, value)) = field else { return };
        let near = FilterField::one_slip_from(name).filter(|_| !value.is_empty());
        if let Some((near, known)) = near {
            let reason = FilterReason::UnknownField(name.to_owned(), near, known);
            self.problems.push(token.problem(reason));
        }
    }

    fn read_words(&mut self, text: &str, negated: bool, open: bool) {
        let (mode, text) = match text.chars().next() {
            _ if negated => (Mode::Not, text),
            Some('\'') => (Mode::Exact, text.trim_start_matches('\'')),
            Some('^') => (Mode::Start, text.trim_start_matches('^')),
            _ => (Mode::Plain, text),
        };
        let words: Vec<Word> = Folded::new(text).spelled().collect();
        if words.is_empty() {
            return;
        }
        if mode != Mode::Plain {
            self.terms.push(QueryTerm { words, mode, open });
            return;
        }
        let last = words.len() - 1;
        for (at, word) in words.into_iter().enumerate() {
            self.terms.push(QueryTerm {
                words: vec![word],
                mode,
                open: open && at == last,
            });
        }
    }
}

/// A query without words that only ask.
pub(super) struct LighterQuery {
    /// The query.
    pub(super) query: Query,
    /// Whether it may only match whole words, because what was left out may be part of a name.
    pub(super) whole_only: bool,
}

impl QueryPart {
    /// Makes a problem of the whole token.
    fn problem(&self, reason: FilterReason) -> QueryProblem {
        QueryProblem {
            start: self.start,
            end: self.end,
            reason,
        }
    }
}

#[cfg(test)]
mod tests;

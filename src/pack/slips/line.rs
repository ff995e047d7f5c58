//! The slips of one line.
//!
//! Owns how a line of a pack is looked at, sign by sign, outside of its strings. It must not know other lines but for
//! a string that goes on, and for a list whose last entry has no comma behind it.

use std::ops::Range;

use super::figure::{self, is_odd_space};
use super::found::Slips;
use crate::pack::diagnostic::Slip;

/// Keys that take figures.
const OF_FIGURES: [&str; 7] = ["value", "low", "high", "min", "max", "rounded_to", "term"];

/// Longer lines are not looked at: nobody wrote them, and each sign may look ahead to their end.
const LONGEST: usize = 20_000;

/// What is known of the lines before.
#[derive(Debug, Default)]
pub(super) struct FileState {
    /// The quotes of a string of several lines that was opened.
    open: Option<&'static str>,
    /// The bracket with which the last line ended.
    ended: Option<usize>,
}

impl FileState {
    pub(super) fn is_in_a_string(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn look(&mut self, text: &str, range: &Range<usize>, slips: &mut Slips) {
        if range.len() > LONGEST {
            return;
        }
        let mut look = Look {
            line: text.get(range.clone()).unwrap_or_default(),
            base: range.start,
            at: 0,
            segment: 0,
            last: None,
            slips,
        };
        if let Some(quotes) = self.open {
            match look.line.find(quotes) {
                Some(found) => {
                    look.at = found + quotes.len();
                    look.last = Some((look.at - 1, '"'));
                }
                None => return,
            }
            self.open = None;
        }
        let first = look
            .line
            .find(|c: char| !c.is_whitespace() && !is_odd_space(c));
        let first = first.filter(|_| look.at == 0);
        if let (Some(ended), Some(first)) = (self.ended, first)
            && look.rest(first).starts_with('{')
        {
            look.comma(text, ended, first);
        }
        self.open = look.signs();
        match look.last {
            Some((at, '}')) => self.ended = Some(range.start + at),
            Some(_) => self.ended = None,
            None => {}
        }
    }
}

struct Look<'t, 's> {
    line: &'t str,
    /// The byte of the text at which the line starts.
    base: usize,
    at: usize,
    /// Where the key or value that is looked at begins.
    segment: usize,
    /// The last sign that means something.
    last: Option<(usize, char)>,
    slips: &'s mut Slips,
}

impl<'t> Look<'t, '_> {
    fn rest(&self, at: usize) -> &'t str {
        self.line.get(at..).unwrap_or_default()
    }

    fn place(&self, start: usize, end: usize) -> Range<usize> {
        self.base + start..self.base + end
    }

    fn cover(&mut self) {
        let whole = self.place(0, self.line.len());
        self.slips.covered.push(whole);
    }

    /// Goes through the line; returns the quotes of a string that runs on.
    fn signs(&mut self) -> Option<&'static str> {
        while let Some(c) = self.rest(self.at).chars().next() {
            let start = self.at;
            self.at += c.len_utf8();
            match c {
                '#' => return None,
                '"' | '\'' => {
                    if let Some(open) = self.string(start, c) {
                        return Some(open);
                    }
                }
                c if is_curly(c) => self.curly(start, c),
                c if is_odd_space(c) => self.odd_space(start, c),
                '{' | '[' | ',' => self.segment = self.at,
                '=' => self.value(start),
                ':' if self.is_key(start) => {
                    let at = self.place(start, self.at);
                    self.slips.put(&at, "=", false);
                    self.slips.tell(Slip::Colon { more: 0 }, at);
                    self.value(start);
                }
                '/' | ';' | '-' if self.is_remark(start) => return None,
                _ => {}
            }
            if !c.is_whitespace() && !is_odd_space(c) {
                self.last = Some((self.at - 1, c));
            }
        }
        None
    }

    /// No comma stands between the bracket that ended a line and the one that begins this one.
    fn comma(&mut self, text: &str, ended: usize, first: usize) {
        let slips = &mut *self.slips;
        slips.tell(Slip::MissingComma, ended..ended + 1);
        slips.covered.push(ended..self.base + first + 1);
        let before = ended.checked_sub(1);
        let before = before.filter(|at| text.as_bytes().get(*at) == Some(&b' '));
        if let Some(before) = before {
            slips.put(&(before..ended + 1), "},", false);
        } else if first > 0 && self.line.starts_with([' ', '\t']) {
            slips.put(&(self.base..self.base + 1), ",", false);
        }
    }

    /// A string that begins at `start`; returns its quotes where it runs on behind the line.
    fn string(&mut self, start: usize, quote: char) -> Option<&'static str> {
        let three = if quote == '"' { "\"\"\"" } else { "'''" };
        if self.rest(start).starts_with(three) {
            let inside = start + three.len();
            return match self.rest(inside).find(three) {
                Some(end) => {
                    self.at = inside + end + three.len();
                    None
                }
                None => Some(three),
            };
        }
        let inside = self.at;
        let end = closing(self.rest(inside), quote).map(|end| inside + end);
        let is_closed = end.is_some_and(|end| !self.rest(end + 1).starts_with(is_of_a_word));
        if let Some(end) = end.filter(|_| is_closed) {
            self.at = end + 1;
            return None;
        }
        let curly = self.rest(inside).char_indices();
        let mut curly = curly.filter(|(_, c)| is_curly(*c));
        let curly = curly.find(|(at, c)| ends_value(self.rest(inside + at + c.len_utf8())));
        if let Some((at, sign)) = curly
            && end.is_none_or(|end| inside + at < end)
        {
            let (from, to) = (inside + at, inside + at + sign.len_utf8());
            let at = self.place(from, to);
            let quote = quote.to_string();
            self.slips.put(&at, &quote, false);
            self.slips.fix(at.clone(), &quote);
            self.slips.tell(Slip::CurlyQuote { sign, more: 0 }, at);
            self.at = to;
            return None;
        }
        match end {
            Some(end) => self.quote_inside(end, quote),
            None => self.at = self.line.len(),
        }
        None
    }

    /// A string ends in the middle of a word: the quote belongs to the text.
    fn quote_inside(&mut self, first: usize, quote: char) {
        let rest = self.rest(first + 1);
        let others = rest.match_indices(quote).map(|(at, _)| first + 1 + at);
        let others: Vec<usize> = others.collect();
        let last = others.iter().find(|at| ends_value(self.rest(**at + 1)));
        let between = |last: usize| self.line.get(first..last).unwrap_or_default();
        let last = last.filter(|last| quote == '"' && !between(**last).contains('='));
        self.at = first + 1;
        let Some(last) = last.copied() else {
            return;
        };
        let at = self.place(first, last);
        self.slips.tell(Slip::QuoteInside, at);
        for inner in std::iter::once(first).chain(others).filter(|at| *at < last) {
            let at = self.place(inner, inner + 1);
            self.slips.put(&at, "'", false);
        }
        self.at = last + 1;
    }

    /// Quotes of a word processor around a text.
    fn curly(&mut self, start: usize, sign: char) {
        let inside = self.at;
        let slip = Slip::CurlyQuote { sign, more: 0 };
        let Some((from, to)) = self.curly_end(start) else {
            let at = self.place(start, inside);
            self.slips.tell(slip, at);
            self.cover();
            return;
        };
        let (open, close) = (self.place(start, inside), self.place(from, to));
        self.slips.put(&open, "\"", true);
        self.slips.put(&close, "\"", false);
        let text = self.line.get(inside..from).unwrap_or_default();
        if text.contains(['"', '\\']) {
            self.cover();
        } else {
            self.slips.fix(open, "\"");
            self.slips.fix(close, "\"");
        }
        let at = self.place(start, to);
        self.slips.tell(slip, at);
        self.at = to;
        self.last = Some((to - 1, '"'));
    }

    /// Where the quote stands that closes the one at `start`: behind it a key or a value ends.
    fn curly_end(&self, start: usize) -> Option<(usize, usize)> {
        let inside = self.at;
        let before = self.line.get(self.segment..start).unwrap_or_default();
        let is_of_a_key = before.trim().is_empty();
        let ends_key = |rest: &str| is_of_a_key && rest.trim_start().starts_with(['=', ':']);
        let mut quotes = self.rest(inside).char_indices();
        let end = quotes.find(|(at, c)| {
            let behind = self.rest(inside + at + c.len_utf8());
            (is_curly(*c) || *c == '"') && (ends_value(behind) || ends_key(behind))
        });
        end.map(|(at, c)| (inside + at, inside + at + c.len_utf8()))
    }

    fn odd_space(&mut self, start: usize, space: char) {
        let at = self.place(start, self.at);
        self.slips.put(&at, "", false);
        self.slips.fix(at.clone(), " ");
        let mut behind = self.rest(self.at).chars();
        let before = behind.find(|c| !c.is_whitespace() && !is_odd_space(*c));
        // Adjacent slips count as one.
        let joins = self.line.get(..start).unwrap_or_default();
        if joins.ends_with(is_odd_space) {
            return;
        }
        let slip = Slip::OddSpace {
            space,
            before,
            more: 0,
        };
        self.slips.tell(slip, at);
    }

    /// What stands behind an equals sign, if its key takes figures.
    fn value(&mut self, equals: usize) {
        let key = self.line.get(self.segment..equals).unwrap_or_default();
        let key = key.trim_matches(|c: char| c.is_whitespace() || is_odd_space(c));
        let plain = key.trim_end_matches(['<', '>']).trim_end();
        let sign = key.get(plain.len()..).unwrap_or_default().trim();
        if !OF_FIGURES.contains(&plain.trim_matches('"')) {
            return;
        }
        let rest = self.rest(self.at);
        let start = self.at + rest.len() - rest.trim_start().len();
        let length = value_length(self.rest(start));
        let written = self.rest(start).get(..length).unwrap_or_default();
        let written = written.trim_end();
        if written.is_empty() || written.starts_with(['"', '\'', '[', '{']) {
            return;
        }
        let end = start + written.len();
        let at = self.place(start, end);
        let said = match sign {
            "" => written.to_owned(),
            sign => format!("{sign}={written}"),
        };
        if sign.is_empty()
            && let Some(mended) = figure::certain(written)
        {
            self.slips.fix(at.clone(), &mended);
        }
        if let Some(slip) = figure::slip(&said) {
            self.slips.tell(slip, at.clone());
            self.cover();
            self.slips.left_out.push(at);
            self.at = end;
        }
    }

    /// Tells whether what stands before a colon is a key.
    fn is_key(&self, colon: usize) -> bool {
        let key = self
            .line
            .get(self.segment..colon)
            .unwrap_or_default()
            .trim();
        let bare = key.trim_matches(|c| c == '"' || is_curly(c));
        let is_of_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        bare.starts_with(|c: char| c.is_ascii_alphabetic()) && bare.chars().all(is_of_key)
    }

    /// A remark as other languages begin one; it is read as a remark.
    fn is_remark(&mut self, start: usize) -> bool {
        let before = self.line.get(..start).unwrap_or_default();
        let is_first = before.trim().is_empty();
        let sign = ["//", "--", ";"]
            .into_iter()
            .find(|sign| self.rest(start).starts_with(sign));
        let Some(sign) =
            sign.filter(|sign| is_first || (*sign == "//" && before.ends_with([' ', '\t', ','])))
        else {
            return false;
        };
        let at = self.place(start, start + sign.len());
        self.slips.put(&at, "##", false);
        let sign = sign.to_owned();
        self.slips.tell(Slip::Remark { sign, more: 0 }, at);
        true
    }
}

fn is_curly(c: char) -> bool {
    matches!(c, '\u{201c}'..='\u{201f}' | '\u{2018}'..='\u{201b}' | '\u{ff02}')
}

fn is_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || c == '"'
}

/// Tells whether what follows ends a value.
fn ends_value(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || is_odd_space(c));
    rest.is_empty() || rest.starts_with([',', '}', ']', '#']) || rest.starts_with("//")
}

/// Where a string ends, from behind its first quote on.
fn closing(rest: &str, quote: char) -> Option<usize> {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if quote == '"' => is_escaped = true,
            c if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}

/// How long a bare value is: up to the comma behind it, which is none between digits, the bracket or the remark.
fn value_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut signs = rest.char_indices();
    let end = signs.find(|(at, c)| match c {
        ',' => !(is_digit(at + 1) && at.checked_sub(1).is_some_and(is_digit)),
        '}' | ']' | '#' => true,
        _ => false,
    });
    end.map_or(rest.len(), |(at, _)| at)
}

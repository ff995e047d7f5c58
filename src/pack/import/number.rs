//! What is printed in a cell that should hold a figure.
//!
//! Owns the many ways of writing a number: marks of thousands and decimals, signs and words that bound it, brackets
//! for minus, footnote marks, and what says that there is none. Digits are never rounded or invented. It must not
//! know which mark is the decimal one: that is decided for a whole file and handed in.

pub use super::digits::{Decimal, Oddity};
use super::digits::{is_exponent, plain, without_exponent};
use super::heading;
use super::signs::{self, BEFORE, BEHIND, SIGNS, footnote, is_date, is_error, is_missing};
use super::unit;
use crate::core::figure::Figure;
use crate::core::fold::{bare, nfc};
use crate::core::model::{ClaimKind, Comparator};
use crate::pack::diagnostic::Aside;

/// A figure as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedFigure {
    /// The figure or the lower end, with all its digits.
    pub low: Figure,
    /// The upper end of a range.
    pub high: Option<Figure>,
    /// What bounds it, where something does.
    pub comparator: Option<Comparator>,
    /// Whether it is just short of the figure.
    pub is_nearly: bool,
    /// The footnote mark behind it.
    pub footnote: Option<String>,
    /// The unit that stands beside it.
    pub unit: Option<String>,
    /// The kind that words beside it say: `ước 45,2`, `45,2 (ước)`.
    pub kind: Option<ClaimKind>,
    /// What was unusual.
    pub oddities: Vec<Oddity>,
}

impl PrintedFigure {
    /// A figure with nothing beside it.
    pub fn exactly(low: Figure) -> Self {
        Self {
            low,
            high: None,
            comparator: None,
            is_nearly: false,
            footnote: None,
            unit: None,
            kind: None,
            oddities: Vec::new(),
        }
    }
}

/// What a cell says instead of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFigure {
    /// There is no figure, by this mark.
    Missing(String),
    /// A spreadsheet could not work the figure out.
    Error,
    /// A day: a spreadsheet makes one of `9-10`.
    Date,
    /// An exponent.
    Exponent,
    /// More digits than a figure may have.
    TooLong,
    /// Something that is understood and is no single figure.
    Aside(Aside),
    /// Something else.
    Text,
}

/// How cells are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// The decimal mark.
    pub decimal: Decimal,
    /// Whether exponents are written out; otherwise they are no figures.
    pub exponents: bool,
    /// Further texts that stand for nothing.
    pub missing: Vec<String>,
}

/// Reads a cell.
///
/// # Errors
/// What the cell says instead of a figure.
pub fn read(text: &str, manner: &Manner) -> Result<PrintedFigure, NoFigure> {
    if is_missing(text, &manner.missing) {
        return Err(NoFigure::Missing(text.trim().to_owned()));
    }
    if is_error(text) {
        return Err(NoFigure::Error);
    }
    if is_date(text) {
        return Err(NoFigure::Date);
    }
    if let Some(aside) = signs::aside(text) {
        return Err(NoFigure::Aside(aside));
    }
    let mut read = Reader::new(text);
    read.take_remark()?;
    read.take_bound();
    read.take_behind();
    read.take_brackets();
    read.take_money();
    let rest = read.rest.clone();
    let mut read_part = |part: &str| {
        let found = read.figure(part, manner);
        found.map_err(|fault| match fault {
            NoFigure::Text if signs::is_led_by_word(text) => NoFigure::Aside(Aside::Words),
            fault => fault,
        })
    };
    let (low, high) = match ends(&rest) {
        Some((low, high)) => (read_part(&low)?, Some(read_part(&high)?)),
        None => (read_part(&rest)?, None),
    };
    read.oddities.sort_unstable();
    read.oddities.dedup();
    Ok(PrintedFigure {
        low,
        high,
        comparator: read.comparator,
        is_nearly: read.is_nearly,
        footnote: read.footnote,
        unit: read.unit,
        kind: read.kind,
        oddities: read.oddities,
    })
}

/// A text that is taken apart from both ends.
struct Reader {
    rest: String,
    comparator: Option<Comparator>,
    is_nearly: bool,
    footnote: Option<String>,
    unit: Option<String>,
    kind: Option<ClaimKind>,
    oddities: Vec<Oddity>,
}

impl Reader {
    fn new(text: &str) -> Self {
        let mut oddities = Vec::new();
        let trimmed = text.trim();
        if trimmed.len() != text.len() {
            oddities.push(Oddity::Spaces);
        }
        if trimmed.contains(|c| matches!(c, '\u{FF10}'..='\u{FF19}')) {
            oddities.push(Oddity::WideDigits);
        }
        let rest: String = nfc(trimmed).chars().map(level).collect();
        if rest.starts_with('-') && !trimmed.starts_with('-') {
            oddities.push(Oddity::Minus);
        }
        Self {
            rest,
            comparator: None,
            is_nearly: false,
            footnote: None,
            unit: None,
            kind: None,
            oddities,
        }
    }

    fn bound(&mut self, comparator: Comparator, is_nearly: bool, rest: String) {
        self.comparator = Some(comparator);
        self.is_nearly = is_nearly;
        self.rest = rest;
        self.oddities.push(Oddity::Bound);
    }

    /// Words in brackets behind the digits: the kind, or something that only a person understands.
    fn take_remark(&mut self) -> Result<(), NoFigure> {
        let parted = self
            .rest
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('));
        let Some((figure, words)) = parted else {
            return Ok(());
        };
        let is_digit = |c: char| c.is_ascii_digit();
        let says = words.trim_matches(['*', ' ', '.', ':']);
        let is_mark = says.chars().count() <= 1 || says.len() <= 2 && says.chars().all(is_digit);
        if !figure.contains(is_digit) || is_mark {
            return Ok(());
        }
        let says_more = says.contains(is_digit) || says.contains(char::is_alphabetic);
        if !says_more || unit::is_unit(says) && !says.contains(is_digit) {
            return Ok(());
        }
        let folded = bare(says);
        let number = folded.strip_prefix("so ").and_then(heading::kind);
        let kind = heading::kind(&folded).or(number);
        let Some(kind) = kind else {
            return Err(NoFigure::Aside(Aside::Remark));
        };
        self.kind = Some(kind);
        self.oddities.push(Oddity::Kind);
        self.rest = figure.trim_end().to_owned();
        Ok(())
    }

    /// A sign or words before the digits.
    fn take_bound(&mut self) {
        let is_sign = |c: char| SIGNS.iter().any(|(sign, _)| sign.starts_with(c));
        if let Some((words, rest)) = split_at(&self.rest, is_sign)
            && let (Some(kind), "") = said_kind(&bare(&words))
        {
            self.kind = Some(kind);
            self.oddities.push(Oddity::Kind);
            self.rest = rest;
        }
        let found = SIGNS.iter().find_map(|(sign, comparator)| {
            Some((*comparator, self.rest.strip_prefix(sign)?.trim()))
        });
        if let Some((comparator, rest)) = found {
            let rest = rest.to_owned();
            return self.bound(comparator, false, rest);
        }
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | '$');
        let Some((words, rest)) = split_at(&self.rest, digits) else {
            return;
        };
        let words = bare(&words);
        let (kind, words) = said_kind(&words);
        if kind.is_some() {
            self.kind = kind;
            self.oddities.push(Oddity::Kind);
        }
        if matches!(words, "" | "tu" | "from") {
            self.rest = rest;
            return;
        }
        let known = BEFORE.iter().find(|(known, ..)| *known == words);
        if let Some((_, comparator, is_nearly)) = known {
            self.bound(*comparator, *is_nearly, rest);
        }
    }

    /// Words, footnote marks and signs behind the digits.
    fn take_behind(&mut self) {
        let bound = BEHIND.iter().find_map(|(words, comparator)| {
            let rest = self.rest.strip_suffix(words)?.trim();
            let is_figure = rest.contains(|c: char| c.is_ascii_digit());
            is_figure.then(|| (*comparator, rest.to_owned()))
        });
        if let Some((comparator, rest)) = bound {
            self.bound(comparator, false, rest);
        }
        if let Some((rest, mark)) = footnote(&self.rest) {
            self.footnote = Some(mark);
            self.rest = rest;
            self.oddities.push(Oddity::Footnote);
        }
        self.take_unit();
    }

    /// The unit behind the digits.
    fn take_unit(&mut self) {
        let is_last = |c: char| c.is_ascii_digit() || c == ')';
        let Some((at, _)) = self.rest.char_indices().rfind(|(_, c)| is_last(*c)) else {
            return;
        };
        let (figure, unit) = self.rest.split_at(at + 1);
        let word = unit.trim();
        let is_word = word == "%" || word.starts_with(char::is_alphabetic);
        if is_word && !is_exponent(unit) {
            self.unit = Some(word.to_owned());
            self.rest = figure.to_owned();
            self.oddities.push(Oddity::Unit);
        }
    }

    /// Brackets that stand for minus.
    fn take_brackets(&mut self) {
        let inside = self.rest.strip_prefix('(');
        let inside = inside.and_then(|rest| rest.strip_suffix(')'));
        if let Some(inside) = inside
            && inside.chars().any(|c| c.is_ascii_digit())
        {
            self.rest = format!("-{}", inside.trim());
            self.oddities.push(Oddity::Minus);
        }
    }

    /// Signs of money.
    fn take_money(&mut self) {
        let (sign, digits) = match self.rest.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", self.rest.as_str()),
        };
        let is_money = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₫');
        let plain = digits.trim().trim_matches(is_money).trim();
        if plain.len() != digits.len() {
            let money: String = digits.chars().filter(|c| is_money(*c)).collect();
            if !money.is_empty() {
                self.unit.get_or_insert(money);
                self.oddities.push(Oddity::Unit);
            }
            self.rest = format!("{sign}{plain}");
        }
    }

    fn figure(&mut self, part: &str, manner: &Manner) -> Result<Figure, NoFigure> {
        let part = part.trim();
        if manner.exponents && is_exponent(part) {
            self.oddities.push(Oddity::Exponent);
            let written_out = without_exponent(part).ok_or(NoFigure::Text)?;
            return Figure::parse(&written_out).map_err(|_| NoFigure::TooLong);
        }
        let Some((plain, marks)) = plain(part, manner.decimal) else {
            let says = if is_exponent(part) {
                NoFigure::Exponent
            } else {
                NoFigure::Text
            };
            return Err(says);
        };
        self.oddities.extend(marks);
        Figure::parse(&plain).map_err(|_| NoFigure::TooLong)
    }
}

/// A letter as it is written on a plain keyboard: digits, marks, minus and space of any width.
fn level(c: char) -> char {
    match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{FF0C}' => ',',
        '\u{FF0E}' => '.',
        '\u{2212}' | '\u{FF0D}' | '\u{2010}'..='\u{2014}' => '-',
        '\u{A0}' | '\u{202F}' | '\u{2007}'..='\u{2009}' | '\u{3000}' => ' ',
        '\u{2019}' => '\'',
        other => other,
    }
}

/// The text before the first of such letters, and from it on; nothing where it begins with one.
fn split_at(text: &str, is: impl Fn(char) -> bool) -> Option<(String, String)> {
    let at = text.find(is).filter(|at| *at > 0)?;
    let (before, rest) = text.split_at(at);
    Some((before.trim().to_owned(), rest.to_owned()))
}

/// Folded words before a figure without those that only lead to it: `giảm còn dưới`, `đạt trên`.
fn without_level(words: &str) -> &str {
    let mut left = words;
    while let Some(rest) = signs::LEADING.iter().find_map(|lead| {
        let rest = left.strip_prefix(lead)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
    }) {
        left = rest;
    }
    left
}

/// The kind that folded words before a figure say, and the words without it and without those that only lead to the
/// figure: `ước đạt khoảng`.
fn said_kind(words: &str) -> (Option<ClaimKind>, &str) {
    let mut kind = None;
    let mut left = without_level(words);
    while let Some((said, rest)) = signs::KINDS.iter().find_map(|(said, kind)| {
        let rest = left.strip_prefix(said)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (*kind, rest.trim_start()))
    }) {
        kind = kind.or(Some(said));
        left = without_level(rest);
    }
    (kind, left)
}

/// The two ends of a range: parted by `-` or `÷` behind a digit, by `đến` or `to`.
fn ends(text: &str) -> Option<(String, String)> {
    for word in ["đến", "tới", " to ", "÷", "~"] {
        if let Some((low, high)) = text.split_once(word) {
            return Some((low.to_owned(), high.to_owned()));
        }
    }
    let mut after_digit = false;
    for (at, c) in text.char_indices() {
        if c == '-' && after_digit {
            let (low, rest) = text.split_at(at);
            return Some((
                low.to_owned(),
                rest.strip_prefix('-').unwrap_or(rest).to_owned(),
            ));
        }
        after_digit = c.is_ascii_digit() || (after_digit && matches!(c, ' ' | '%'));
    }
    None
}

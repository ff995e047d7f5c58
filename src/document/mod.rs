//! A TOML file that remembers where values stand.
//!
//! Owns the walk over a parsed document: typed getters that note a problem and go on, and the
//! report of keys nobody asked for. It must not know what the keys mean. Nothing here fails: a
//! wrong value is noted with its place and counts as absent.

mod syntax;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::clean::{clean, is_hidden, is_plain};
use crate::diagnostic::{Diagnostic, LineIndex, Problem, Wanted, nearest};
use crate::figure::{Figure, FigureError, split_range};

pub use syntax::{faults, first_fault};

/// The problems of one file, with byte ranges until the file is done.
#[derive(Debug)]
pub struct Notes {
    file: Arc<str>,
    base: usize,
    found: Vec<(Problem, Option<Range<usize>>)>,
}

impl Notes {
    /// Returns no problems yet for a file of that name.
    pub fn new(file: &str) -> Self {
        Self {
            file: clean(file).into(),
            base: 0,
            found: Vec::new(),
        }
    }

    /// Shifts the places of what follows: the text read next starts at this byte of the file.
    pub fn set_base(&mut self, base: usize) {
        self.base = base;
    }

    /// Notes a problem at a byte range of the text being read.
    pub fn note(&mut self, problem: Problem, at: &Range<usize>) {
        let place = at.start + self.base..at.end + self.base;
        self.found.push((problem, Some(place)));
    }

    /// Notes a problem of the file as a whole.
    pub fn note_file(&mut self, problem: Problem) {
        self.found.push((problem, None));
    }

    /// The name of the file.
    pub fn file(&self) -> Arc<str> {
        Arc::clone(&self.file)
    }

    /// The byte of the file at which a range of the text being read starts.
    pub fn offset(&self, at: &Range<usize>) -> usize {
        at.start + self.base
    }

    /// Turns the notes into diagnostics, in the order of the file.
    pub fn finish(mut self, text: &(impl AsRef<[u8]> + ?Sized)) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        let index = LineIndex::new(text);
        self.found
            .sort_by_key(|(_, at)| at.as_ref().map(|at| at.start));
        let file = self.file;
        let found = self.found.into_iter();
        found
            .map(|(problem, at)| Diagnostic {
                problem,
                file: Arc::clone(&file),
                span: at.map(|at| index.span(&at)),
            })
            .collect()
    }
}

/// A value with the byte range at which it stands.
#[derive(Clone, Debug)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text being read.
    pub at: Range<usize>,
}

/// The figures of one claim as written.
#[derive(Clone, Debug)]
pub struct Value {
    /// The figure, or the lower end.
    pub low: Figure,
    /// The upper end of a range.
    pub high: Option<Figure>,
    /// What was written, where the figures do not give it back.
    pub verbatim: Option<String>,
}

impl Value {
    /// Reads a figure, or a range `low-high`; fails with the part that is no figure.
    pub fn parse(text: &str) -> Result<Self, (&str, FigureError)> {
        let figure = |part| Figure::parse(part).map_err(|error| (part, error));
        let (low, high) = match split_range(text) {
            Some((low, high)) => (figure(low)?, Some(figure(high)?)),
            None => (figure(text)?, None),
        };
        Ok(Self::of(low, high, text))
    }

    /// Keeps the text where the figures do not give it back.
    fn of(low: Figure, high: Option<Figure>, text: &str) -> Self {
        let printed = match high {
            Some(high) => format!("{low}-{high}"),
            None => low.to_string(),
        };
        let verbatim = (printed != text).then(|| text.to_owned());
        Self {
            low,
            high,
            verbatim,
        }
    }
}

/// A table whose keys are taken one by one.
#[derive(Debug)]
pub struct Table<'t> {
    name: &'static str,
    entries: DeTable<'t>,
    at: Range<usize>,
    asked: Vec<&'static str>,
}

/// Parses a document, noting every syntax error; what could be read is returned.
pub fn parse<'t>(text: &'t str, notes: &mut Notes) -> Table<'t> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        let words = clean(error.message()).into_owned();
        notes.note(Problem::Syntax(words), &at);
    }
    Table::new("top", root)
}

/// Parses a document that is expected to be right; `None` if it is not.
pub fn parse_quiet(text: &str) -> Option<Table<'_>> {
    syntax::strict(text)
        .ok()
        .map(|root| Table::new("top", root))
}

impl<'t> Table<'t> {
    fn new(name: &'static str, spanned: Spanned<DeTable<'t>>) -> Self {
        let at = spanned.span();
        let entries = spanned.into_inner();
        Self {
            name,
            entries,
            at,
            asked: Vec::new(),
        }
    }

    /// A table without entries.
    pub fn empty() -> Self {
        Self::new("top", Spanned::new(0..0, DeTable::new()))
    }

    /// Where the table stands.
    pub fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// Tells whether a key is there and not yet taken.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Takes a string, cleaned.
    pub fn text(&mut self, key: &'static str, notes: &mut Notes) -> Option<Field<String>> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::String(text) => Some(Field {
                value: cleaned(key, text, &at, notes),
                at,
            }),
            other => self.wrong(key, Wanted::Text, &other, &at, notes),
        }
    }

    /// Takes a string that must be there and not be empty.
    pub fn required_text(&mut self, key: &'static str, notes: &mut Notes) -> Option<Field<String>> {
        let present = self.has(key);
        let field = self.text(key, notes);
        match &field {
            None if !present => notes.note(
                Problem::MissingKey {
                    key,
                    table: self.name,
                },
                &self.head(),
            ),
            Some(text) if text.value.trim().is_empty() => {
                notes.note(Problem::EmptyText { key }, &text.at);
                return None;
            }
            _ => {}
        }
        field
    }

    /// Takes an id of small ASCII letters, digits and hyphens that must be there.
    pub fn id(&mut self, notes: &mut Notes) -> Option<Field<String>> {
        let field = self.required_text("id", notes)?;
        let valid = field.value.bytes().all(|b| {
            b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.')
        });
        if valid {
            return Some(field);
        }
        notes.note(Problem::BadId(field.value), &field.at);
        None
    }

    /// Takes a text in both languages: a string for both, or `{ vi, en }`.
    pub fn both(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Field<(String, String)>> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::String(text) => {
                let text = cleaned(key, text, &at, notes);
                Some(Field {
                    value: (text.clone(), text),
                    at,
                })
            }
            DeValue::Table(entries) => {
                let mut table = Table::new(key, Spanned::new(at.clone(), entries));
                let vi = table.text("vi", notes);
                let en = table.text("en", notes);
                for (key, missing) in [("vi", vi.is_none()), ("en", en.is_none())] {
                    if missing {
                        let table = self.name;
                        notes.note(Problem::MissingKey { key, table }, &at);
                    }
                }
                table.finish(notes);
                let value = match (vi, en) {
                    (Some(vi), Some(en)) => (vi.value, en.value),
                    (Some(one), None) | (None, Some(one)) => (one.value.clone(), one.value),
                    (None, None) => return None,
                };
                Some(Field { value, at })
            }
            other => self.wrong(key, Wanted::BothLanguages, &other, &at, notes),
        }
    }

    /// Takes a text in both languages that must be there.
    pub fn required_both(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Field<(String, String)>> {
        if !self.has(key) {
            self.asked.push(key);
            let table = self.name;
            notes.note(Problem::MissingKey { key, table }, &self.head());
            return None;
        }
        let field = self.both(key, notes)?;
        if field.value.0.trim().is_empty() {
            notes.note(Problem::EmptyText { key }, &field.at);
            return None;
        }
        Some(field)
    }

    /// Takes one word of a fixed list.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[T],
        code: fn(T) -> &'static str,
        notes: &mut Notes,
    ) -> Option<Field<T>> {
        let field = self.text(key, notes)?;
        let found = words
            .iter()
            .copied()
            .find(|word| code(*word) == field.value);
        if found.is_none() {
            let allowed: Vec<&'static str> = words.iter().map(|word| code(*word)).collect();
            let problem = Problem::UnknownWord {
                key,
                nearest: nearest(&field.value, allowed.iter().copied()),
                word: field.value,
                allowed,
            };
            notes.note(problem, &field.at);
        }
        found.map(|value| Field {
            value,
            at: field.at,
        })
    }

    /// Takes a whole number between two bounds.
    pub fn integer(
        &mut self,
        key: &'static str,
        (least, most): (i64, i64),
        notes: &mut Notes,
    ) -> Option<Field<i64>> {
        let (value, at) = self.take(key)?;
        let DeValue::Integer(digits) = &value else {
            return self.wrong(key, Wanted::Integer, &value, &at, notes);
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        match number.filter(|number| (least..=most).contains(number)) {
            Some(value) => Some(Field { value, at }),
            None => {
                notes.note(Problem::BadNumber { key, least, most }, &at);
                None
            }
        }
    }

    /// Takes a year.
    pub fn year(&mut self, key: &'static str, notes: &mut Notes) -> Option<i16> {
        let field = self.integer(key, (1, 9999), notes)?;
        i16::try_from(field.value).ok()
    }

    /// Takes `[first year, last year]`.
    pub fn term(&mut self, key: &'static str, notes: &mut Notes) -> Option<(i16, i16)> {
        let (value, at) = self.take(key)?;
        let DeValue::Array(items) = &value else {
            return self.wrong(key, Wanted::Term, &value, &at, notes);
        };
        let year = |item: &Spanned<DeValue<'_>>| {
            let digits = item.get_ref().as_integer()?;
            i16::from_str_radix(digits.as_str(), digits.radix()).ok()
        };
        let years: Vec<Option<i16>> = items.iter().map(year).collect();
        if let [Some(first), Some(last)] = years[..]
            && (1..=9999).contains(&first)
            && first <= last
            && last <= 9999
        {
            return Some((first, last));
        }
        if let [Some(first), Some(last)] = years[..] {
            notes.note(Problem::BadYear(format!("{first}-{last}")), &at);
            return None;
        }
        self.wrong(key, Wanted::Term, &value, &at, notes)
    }

    /// Takes `true` or `false`.
    pub fn yes_or_no(&mut self, key: &'static str, notes: &mut Notes) -> Option<bool> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::Boolean(answer) => Some(answer),
            other => self.wrong(key, Wanted::YesOrNo, &other, &at, notes),
        }
    }

    /// Takes a list of strings, cleaned.
    pub fn texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Field<String>> {
        let Some((value, at)) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value else {
            let _: Option<()> = self.wrong(key, Wanted::Texts, &value, &at, notes);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            let at = item.span();
            match item.into_inner() {
                DeValue::String(text) => texts.push(Field {
                    value: cleaned(key, text, &at, notes),
                    at,
                }),
                other => {
                    let _: Option<()> = self.wrong(key, Wanted::Texts, &other, &at, notes);
                }
            }
        }
        texts
    }

    /// Takes one string, or a list of strings, cleaned.
    pub fn text_or_texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Field<String>> {
        let is_one = self
            .entries
            .get(key)
            .is_some_and(|value| value.get_ref().is_str());
        if is_one {
            self.text(key, notes).into_iter().collect()
        } else {
            self.texts(key, notes)
        }
    }

    /// Takes a figure, or `[low, high]`, with the digits as written.
    pub fn figure(&mut self, key: &'static str, notes: &mut Notes) -> Option<Field<Value>> {
        let (value, at) = self.take(key)?;
        let value = match &value {
            DeValue::Array(items) => {
                let ends: Vec<_> = items.iter().collect();
                let [low, high] = ends[..] else {
                    notes.note(Problem::BadRange, &at);
                    return None;
                };
                let texts = (digits(low.get_ref()), digits(high.get_ref()));
                let (Some(low_text), Some(high_text)) = texts else {
                    return self.wrong(key, Wanted::Figure, &value, &at, notes);
                };
                let low = one_figure(low_text, &low.span(), notes)?;
                let high = one_figure(high_text, &high.span(), notes)?;
                Value::of(low, Some(high), &format!("{low_text}-{high_text}"))
            }
            single => match digits(single).map(Value::parse) {
                None => return self.wrong(key, Wanted::Figure, single, &at, notes),
                Some(Ok(value)) => value,
                Some(Err((text, error))) => {
                    note_bad_figure(text, error, &at, notes);
                    return None;
                }
            },
        };
        Some(Field { value, at })
    }

    /// Takes a list of tables.
    pub fn tables(
        &mut self,
        key: &'static str,
        name: &'static str,
        notes: &mut Notes,
    ) -> Vec<Table<'t>> {
        let Some((value, at)) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value else {
            let _: Option<()> = self.wrong(key, Wanted::Tables, &value, &at, notes);
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            let at = item.span();
            match item.into_inner() {
                DeValue::Table(entries) => {
                    tables.push(Table::new(name, Spanned::new(at, entries)));
                }
                other => {
                    let _: Option<()> = self.wrong(key, Wanted::Tables, &other, &at, notes);
                }
            }
        }
        tables
    }

    /// Takes a table.
    pub fn table(&mut self, key: &'static str, notes: &mut Notes) -> Option<Table<'t>> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::Table(entries) => Some(Table::new(key, Spanned::new(at, entries))),
            other => self.wrong(key, Wanted::Table, &other, &at, notes),
        }
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, notes: &mut Notes) {
        for (key, _) in self.entries {
            let at = key.span();
            let key = clean(key.get_ref()).into_owned();
            let problem = Problem::UnknownKey {
                nearest: nearest(&key, self.asked.iter().copied()),
                key,
                table: self.name,
            };
            notes.note(problem, &at);
        }
    }

    /// The first character of the table, where something missing is reported.
    fn head(&self) -> Range<usize> {
        self.at.start..self.at.start + 1
    }

    fn take(&mut self, key: &'static str) -> Option<(DeValue<'t>, Range<usize>)> {
        self.asked.push(key);
        let value = self.entries.remove(key)?;
        let at = value.span();
        Some((value.into_inner(), at))
    }

    fn wrong<T>(
        &self,
        key: &'static str,
        wanted: Wanted,
        found: &DeValue<'_>,
        at: &Range<usize>,
        notes: &mut Notes,
    ) -> Option<T> {
        let found = found.type_str();
        notes.note(Problem::WrongType { key, wanted, found }, at);
        None
    }
}

/// The digits of a number or a string as written.
fn digits<'v>(value: &'v DeValue<'_>) -> Option<&'v str> {
    match value {
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str()),
        DeValue::Float(number) => Some(number.as_str()),
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

fn one_figure(text: &str, at: &Range<usize>, notes: &mut Notes) -> Option<Figure> {
    let figure = Figure::parse(text);
    if let Err(error) = figure {
        note_bad_figure(text, error, at, notes);
    }
    figure.ok()
}

fn note_bad_figure(text: &str, error: FigureError, at: &Range<usize>, notes: &mut Notes) {
    let text = clean(text).into_owned();
    notes.note(Problem::BadFigure { text, error }, at);
}

/// Cleans a string and notes what a person should know of it.
fn cleaned(key: &'static str, text: Cow<'_, str>, at: &Range<usize>, notes: &mut Notes) -> String {
    if text.chars().all(|c| is_plain(c) && !is_suspect(c)) {
        return text.into_owned();
    }
    if text.chars().any(|c| c.is_control() || is_hidden(c)) {
        notes.note(Problem::Cleaned { key }, at);
    }
    if let Some(letter) = text.chars().find(|c| is_lookalike(*c)) {
        notes.note(Problem::LookalikeLetter { letter }, at);
    }
    if has_legacy_encoding(&text) {
        notes.note(Problem::LegacyEncoding, at);
    }
    clean(&text).into_owned()
}

/// Tells whether a letter is written instead of đ.
fn is_lookalike(c: char) -> bool {
    matches!(c, 'Ð' | 'Ɖ' | 'ð' | 'ɖ')
}

/// Tells whether a letter stands in texts of another encoding read as Latin.
fn is_foreign(c: char) -> bool {
    matches!(c, 'Ö' | 'Ì' | 'Ø' | 'Õ' | 'Ñ' | 'Î' | 'Ï')
}

fn is_suspect(c: char) -> bool {
    is_lookalike(c) || is_foreign(c)
}

/// Tells whether a text looks like TCVN3 or VNI bytes read as Latin letters ("Tû lÖ hé nghÌo").
///
/// A small letter followed inside a word by a capital accented one does not occur in Vietnamese,
/// nor do the marks that VNI fonts put behind vowels.
fn has_legacy_encoding(text: &str) -> bool {
    let next = text.chars().skip(1);
    let inside = text.chars().zip(next);
    let inside = inside.filter(|(one, next)| one.is_ascii_lowercase() && is_foreign(*next));
    inside.count() >= 2
}

//! A table whose keys are taken one by one.
//!
//! Owns the typed getters: a wrong value is noted with its place and counts as absent, and keys that nobody asked for
//! are reported at the end. It must not know what a key means.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::field::Located;
use super::notes::Notes;
use super::text::cleaned;
use crate::core::clean::clean;
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Problem, WantedValue};

/// A table whose keys are taken one by one.
#[derive(Debug)]
pub struct Table<'t> {
    name: &'static str,
    entries: DeTable<'t>,
    at: Range<usize>,
    asked: Vec<&'static str>,
}

impl<'t> Table<'t> {
    pub(super) fn new(name: &'static str, spanned: Spanned<DeTable<'t>>) -> Self {
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
    pub fn text(&mut self, key: &'static str, notes: &mut Notes) -> Option<Located<String>> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::String(text) => Some(Located {
                value: cleaned(key, text, &at, notes),
                at,
            }),
            other => self.wrong(key, WantedValue::Text, &other, &at, notes),
        }
    }

    /// Takes a string that must be there and not be empty.
    pub fn required_text(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Located<String>> {
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
    pub fn id(&mut self, notes: &mut Notes) -> Option<Located<String>> {
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
    ) -> Option<Located<(String, String)>> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::String(text) => {
                let text = cleaned(key, text, &at, notes);
                Some(Located {
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
                Some(Located { value, at })
            }
            other => self.wrong(key, WantedValue::BothLanguages, &other, &at, notes),
        }
    }

    /// Takes a text in both languages that must be there.
    pub fn required_both(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Located<(String, String)>> {
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
    ) -> Option<Located<T>> {
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
        found.map(|value| Located {
            value,
            at: field.at,
        })
    }

    /// Takes one word of a fixed list that must be there.
    pub fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[T],
        code: fn(T) -> &'static str,
        notes: &mut Notes,
    ) -> Option<Located<T>> {
        if !self.has(key) {
            let table = self.name;
            notes.note(Problem::MissingKey { key, table }, &self.head());
        }
        self.word(key, words, code, notes)
    }

    /// Takes a whole number between two bounds.
    pub fn integer(
        &mut self,
        key: &'static str,
        (least, most): (i64, i64),
        notes: &mut Notes,
    ) -> Option<Located<i64>> {
        let (value, at) = self.take(key)?;
        let DeValue::Integer(digits) = &value else {
            return self.wrong(key, WantedValue::Integer, &value, &at, notes);
        };
        let number = i64::from_str_radix(digits.as_str(), digits.radix()).ok();
        match number.filter(|number| (least..=most).contains(number)) {
            Some(value) => Some(Located { value, at }),
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
            return self.wrong(key, WantedValue::Term, &value, &at, notes);
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
        self.wrong(key, WantedValue::Term, &value, &at, notes)
    }

    /// Takes `true` or `false`.
    pub fn yes_or_no(&mut self, key: &'static str, notes: &mut Notes) -> Option<bool> {
        let (value, at) = self.take(key)?;
        match value {
            DeValue::Boolean(answer) => Some(answer),
            other => self.wrong(key, WantedValue::YesOrNo, &other, &at, notes),
        }
    }

    /// Takes a list of strings, cleaned.
    pub fn texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Located<String>> {
        let Some((value, at)) = self.take(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value else {
            let _: Option<()> = self.wrong(key, WantedValue::Texts, &value, &at, notes);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in items {
            let at = item.span();
            match item.into_inner() {
                DeValue::String(text) => texts.push(Located {
                    value: cleaned(key, text, &at, notes),
                    at,
                }),
                other => {
                    let _: Option<()> = self.wrong(key, WantedValue::Texts, &other, &at, notes);
                }
            }
        }
        texts
    }

    /// Takes one string, or a list of strings, cleaned.
    pub fn text_or_texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Located<String>> {
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

    /// The same where it must be there, and an empty list says nothing.
    pub fn needed_texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Located<String>> {
        let table = self.name;
        match self.entries.get(key) {
            None => notes.note(Problem::MissingKey { key, table }, &self.head()),
            Some(value) if matches!(value.get_ref(), DeValue::Array(items) if items.is_empty()) => {
                notes.note(Problem::EmptyText { key }, &value.span());
            }
            Some(_) => {}
        }
        self.text_or_texts(key, notes)
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
            let _: Option<()> = self.wrong(key, WantedValue::Tables, &value, &at, notes);
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
                    let _: Option<()> = self.wrong(key, WantedValue::Tables, &other, &at, notes);
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
            other => self.wrong(key, WantedValue::Table, &other, &at, notes),
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

    pub(super) fn take(&mut self, key: &'static str) -> Option<(DeValue<'t>, Range<usize>)> {
        self.asked.push(key);
        let value = self.entries.remove(key)?;
        let at = value.span();
        Some((value.into_inner(), at))
    }

    pub(super) fn wrong<T>(
        &self,
        key: &'static str,
        wanted: WantedValue,
        found: &DeValue<'_>,
        at: &Range<usize>,
        notes: &mut Notes,
    ) -> Option<T> {
        let found = found.type_str();
        notes.note(Problem::WrongType { key, wanted, found }, at);
        None
    }
}

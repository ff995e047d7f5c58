//! The values of a document in one row, each table and list followed by what stands in it.
//!
//! Owns that order: a document takes one piece of memory, which is quick to make and to let go, also when one thread made
//! it and another one reads it. It must not know what is no TOML; what is given to it was parsed.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TreeValue<'t> {
    Text(Cow<'t, str>),
    /// A whole number by its digits, with their base.
    Integer(Cow<'t, str>, u32),
    Float(Cow<'t, str>),
    YesOrNo(bool),
    Moment,
    /// What stands in it, by its place in the row.
    List(Range<usize>),
    /// The same.
    Table(Range<usize>),
}

impl TreeValue<'_> {
    /// What TOML calls it.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Text(_) => "string",
            Self::Integer(..) => "integer",
            Self::Float(_) => "float",
            Self::YesOrNo(_) => "boolean",
            Self::Moment => "datetime",
            Self::List(_) => "array",
            Self::Table(_) => "table",
        }
    }
}

/// A value with its key and where both stand; what stands in a list has an empty key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreeItem<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) key_at: Range<usize>,
    pub(super) value: TreeValue<'t>,
    pub(super) at: Range<usize>,
}

/// The values of a document in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tree<'t> {
    all: Vec<TreeItem<'t>>,
}

impl<'t> Tree<'t> {
    /// The values that a parser found.
    pub(super) fn of(entries: DeTable<'t>) -> Self {
        let mut tree = Self::default();
        tree.add_entries(entries);
        tree
    }

    /// No values yet, and room for so many.
    pub(super) fn with_room(values: usize) -> Self {
        Self {
            all: Vec::with_capacity(values),
        }
    }

    /// All that stands at the top.
    pub(super) fn top(&self) -> Range<usize> {
        0..self.all.len()
    }

    /// What stands in a table or a list, one after the other.
    pub(super) fn items(&self, inside: &Range<usize>) -> impl Iterator<Item = &TreeItem<'t>> {
        let mut rest = inside.clone();
        std::iter::from_fn(move || self.next(&mut rest))
    }

    /// The first of what stands in a table or a list; the others are left.
    pub(super) fn next(&self, rest: &mut Range<usize>) -> Option<&TreeItem<'t>> {
        let item = self.all.get(rest.start).filter(|_| rest.start < rest.end)?;
        rest.start = match &item.value {
            TreeValue::List(inside) | TreeValue::Table(inside) => inside.end,
            _ => rest.start + 1,
        };
        Some(item)
    }

    /// Adds a value behind all others.
    pub(super) fn add(&mut self, item: TreeItem<'t>) {
        self.all.push(item);
    }

    /// Adds a table or a list behind all others; what is added until it is closed stands in it.
    pub(super) fn open(
        &mut self,
        (key, key_at): TreeKey<'t>,
        at: Range<usize>,
        is_list: bool,
    ) -> usize {
        let number = self.all.len();
        let inside = number + 1..usize::MAX;
        let value = match is_list {
            true => TreeValue::List(inside),
            false => TreeValue::Table(inside),
        };
        self.add(TreeItem {
            key,
            key_at,
            value,
            at,
        });
        number
    }

    /// Ends a table or a list that was opened; it reaches to a byte of the text, where that is not known yet.
    pub(super) fn close(&mut self, number: usize, end: Option<usize>) {
        let behind = self.all.len();
        if let Some(item) = self.all.get_mut(number) {
            item.at.end = end.unwrap_or(item.at.end);
            if let TreeValue::List(inside) | TreeValue::Table(inside) = &mut item.value {
                inside.end = behind;
            }
        }
    }

    fn add_entries(&mut self, entries: DeTable<'t>) {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in entries {
            let at = key.span();
            self.add_value((key.into_inner(), at), value);
        }
    }

    fn add_value(&mut self, key: TreeKey<'t>, value: Spanned<DeValue<'t>>) {
        let at = value.span();
        let value = match value.into_inner() {
            DeValue::Array(items) => {
                let list = self.open(key, at, true);
                for item in items {
                    self.add_value(TreeKey::default(), item);
                }
                return self.close(list, None);
            }
            DeValue::Table(entries) => {
                let table = self.open(key, at, false);
                self.add_entries(entries);
                return self.close(table, None);
            }
            DeValue::String(text) => TreeValue::Text(text),
            DeValue::Integer(number) => {
                TreeValue::Integer(number.as_str().to_owned().into(), number.radix())
            }
            DeValue::Float(number) => TreeValue::Float(number.as_str().to_owned().into()),
            DeValue::Boolean(answer) => TreeValue::YesOrNo(answer),
            DeValue::Datetime(_) => TreeValue::Moment,
        };
        let (key, key_at) = key;
        self.add(TreeItem {
            key,
            key_at,
            value,
            at,
        });
    }
}

/// A key and where it stands.
pub(super) type TreeKey<'t> = (Cow<'t, str>, Range<usize>);

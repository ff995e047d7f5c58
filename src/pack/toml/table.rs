//! A table whose keys are taken one by one.
//!
//! Owns the typed getters: a wrong value is noted with its place and counts as absent, and keys that nobody asked for
//! are reported at the end. It must not know what a key means.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::field::Located;
use super::notes::Notes;
use super::text::cleaned;
use super::tree::{Tree, TreeItem, TreeValue};
use crate::core::clean::clean;
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Problem, WantedValue};

/// So many keys are asked of a claim.
const KEYS_OF_A_CLAIM: usize = 24;

/// A table whose keys are taken one by one.
#[derive(Debug)]
pub struct Table<'t> {
    name: &'static str,
    /// The document, of which this is a part.
    document: Rc<SharedTree<'t>>,
    /// The part that stands in this table.
    inside: Range<usize>,
    at: Range<usize>,
    /// Marks of all keys that stand in it: most keys that are asked for are missing, as most such marks are.
    marks: u64,
    /// The keys that were taken, or asked for in vain.
    asked: Vec<&'static str>,
    /// The same as a bit for each of the first entries: most tables have few, and each is asked for many keys.
    taken: u64,
}

/// A document and what its tables share.
#[derive(Debug)]
struct SharedTree<'t> {
    tree: Tree<'t>,
    /// The room that the keys asked of a finished table took, for the next one.
    room: RefCell<Vec<&'static str>>,
}

/// A mark of a key; few other keys have the same.
fn mark(key: &str) -> u64 {
    let first = key.bytes().next().unwrap_or(0);
    1 << ((usize::from(first) + 11 * key.len()) % 64)
}

impl<'t> Table<'t> {
    /// The table at the top of a document.
    pub(in crate::pack) fn top(tree: Tree<'t>) -> Self {
        let inside = tree.top();
        let room = RefCell::default();
        Self::new("top", Rc::new(SharedTree { tree, room }), inside, 0..0)
    }

    fn new(
        name: &'static str,
        document: Rc<SharedTree<'t>>,
        inside: Range<usize>,
        at: Range<usize>,
    ) -> Self {
        let items = document.tree.items(&inside);
        let marks = items.fold(0, |marks, item| marks | mark(&item.key));
        let mut asked = document.room.take();
        asked.reserve(KEYS_OF_A_CLAIM);
        Self {
            name,
            document,
            inside,
            at,
            marks,
            asked,
            taken: 0,
        }
    }

    /// A table that stands in this one.
    fn inner(&self, name: &'static str, inside: &Range<usize>, at: &Range<usize>) -> Self {
        Self::new(name, Rc::clone(&self.document), inside.clone(), at.clone())
    }

    /// A table without entries.
    pub fn empty() -> Self {
        Self::top(Tree::default())
    }

    /// Where the table stands.
    pub fn at(&self) -> &Range<usize> {
        &self.at
    }

    /// Tells whether a key is there and not yet taken.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// Tells whether a key is there, taken or not.
    pub fn holds(&self, key: &str) -> bool {
        self.standing(key).is_some()
    }

    /// Takes a string, cleaned, with letters of its own.
    pub fn text(&mut self, key: &'static str, notes: &mut Notes) -> Option<Located<String>> {
        self.said(key, notes).map(Located::into_owned)
    }

    /// Takes a string, cleaned; nearly always its letters are those of the document.
    pub fn said(&mut self, key: &'static str, notes: &mut Notes) -> Option<Located<Cow<'t, str>>> {
        let (value, at) = self.take(key)?;
        match value {
            TreeValue::Text(text) => Some(Located {
                value: cleaned(key, text, &at, notes),
                at,
            }),
            other => wrong(key, WantedValue::Text, &other, &at, notes),
        }
    }

    /// Takes a string that must be there and not be empty, with letters of its own.
    pub fn required_text(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Located<String>> {
        self.required(key, notes).map(Located::into_owned)
    }

    /// Takes a string that must be there and not be empty.
    pub fn required(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Located<Cow<'t, str>>> {
        let field = self.said(key, notes);
        match &field {
            None if !self.holds(key) => notes.note(
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
    ) -> Option<Located<(Cow<'t, str>, Cow<'t, str>)>> {
        let (value, at) = self.take(key)?;
        match value {
            TreeValue::Text(text) => {
                let text = cleaned(key, text, &at, notes);
                Some(Located {
                    value: (text.clone(), text),
                    at,
                })
            }
            TreeValue::Table(inside) => {
                let mut table = self.inner(key, &inside, &at);
                let vi = table.said("vi", notes);
                let en = table.said("en", notes);
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
            other => wrong(key, WantedValue::BothLanguages, &other, &at, notes),
        }
    }

    /// Takes a text in both languages that must be there.
    pub fn required_both(
        &mut self,
        key: &'static str,
        notes: &mut Notes,
    ) -> Option<Located<(Cow<'t, str>, Cow<'t, str>)>> {
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
        let field = self.said(key, notes)?;
        let found = words
            .iter()
            .copied()
            .find(|word| code(*word) == field.value);
        if found.is_none() {
            let allowed: Vec<&'static str> = words.iter().map(|word| code(*word)).collect();
            let problem = Problem::UnknownWord {
                key,
                nearest: nearest(&field.value, allowed.iter().copied()),
                word: field.value.into_owned(),
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
        let word = self.word(key, words, code, notes);
        if word.is_none() && !self.holds(key) {
            let table = self.name;
            notes.note(Problem::MissingKey { key, table }, &self.head());
        }
        word
    }

    /// Takes a whole number between two bounds.
    pub fn integer(
        &mut self,
        key: &'static str,
        (least, most): (i64, i64),
        notes: &mut Notes,
    ) -> Option<Located<i64>> {
        let (value, at) = self.take(key)?;
        let TreeValue::Integer(digits, radix) = &value else {
            return wrong(key, WantedValue::Integer, &value, &at, notes);
        };
        let number = i64::from_str_radix(digits, *radix).ok();
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
        let TreeValue::List(items) = &value else {
            return wrong(key, WantedValue::Term, &value, &at, notes);
        };
        let year = |item: &TreeItem<'_>| match &item.value {
            TreeValue::Integer(digits, radix) => i16::from_str_radix(digits, *radix).ok(),
            _ => None,
        };
        let years: Vec<Option<i16>> = self.document.tree.items(items).map(year).collect();
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
        wrong(key, WantedValue::Term, &value, &at, notes)
    }

    /// Takes `true` or `false`.
    pub fn yes_or_no(&mut self, key: &'static str, notes: &mut Notes) -> Option<bool> {
        let (value, at) = self.take(key)?;
        match value {
            TreeValue::YesOrNo(answer) => Some(answer),
            other => wrong(key, WantedValue::YesOrNo, &other, &at, notes),
        }
    }

    /// Takes a list of strings, cleaned.
    pub fn texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Located<String>> {
        let Some((value, at)) = self.take(key) else {
            return Vec::new();
        };
        let TreeValue::List(items) = value else {
            let _: Option<()> = wrong(key, WantedValue::Texts, &value, &at, notes);
            return Vec::new();
        };
        let mut texts = Vec::new();
        for TreeItem { value, at, .. } in self.document.tree.items(&items) {
            match value {
                TreeValue::Text(text) => texts.push(Located {
                    value: cleaned(key, text.clone(), at, notes).into_owned(),
                    at: at.clone(),
                }),
                other => {
                    let _: Option<()> = wrong(key, WantedValue::Texts, other, at, notes);
                }
            }
        }
        texts
    }

    /// Takes one string, or a list of strings, cleaned.
    pub fn text_or_texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Located<String>> {
        let found = self.find(key).map(|item| &item.value);
        if matches!(found, Some(TreeValue::Text(_))) {
            self.text(key, notes).into_iter().collect()
        } else {
            self.texts(key, notes)
        }
    }

    /// The same where it must be there, and an empty list says nothing.
    pub fn needed_texts(&mut self, key: &'static str, notes: &mut Notes) -> Vec<Located<String>> {
        let table = self.name;
        match self.find(key) {
            None => notes.note(Problem::MissingKey { key, table }, &self.head()),
            Some(item) if matches!(&item.value, TreeValue::List(items) if items.is_empty()) => {
                notes.note(Problem::EmptyText { key }, &item.at);
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
        let mut coming = self.one_by_one(key, name, notes);
        std::iter::from_fn(|| coming.next(notes)).collect()
    }

    /// Takes a list of tables that are made one by one, since there may be thousands.
    pub fn one_by_one(
        &mut self,
        key: &'static str,
        name: &'static str,
        notes: &mut Notes,
    ) -> TablesInTurn<'t> {
        let rest = match self.take(key) {
            Some((TreeValue::List(items), _)) => items,
            Some((value, at)) => {
                let _: Option<()> = wrong(key, WantedValue::Tables, &value, &at, notes);
                0..0
            }
            None => 0..0,
        };
        TablesInTurn {
            key,
            name,
            document: Rc::clone(&self.document),
            rest,
        }
    }

    /// Takes a table.
    pub fn table(&mut self, key: &'static str, notes: &mut Notes) -> Option<Table<'t>> {
        let (value, at) = self.take(key)?;
        match value {
            TreeValue::Table(inside) => Some(self.inner(key, &inside, &at)),
            other => wrong(key, WantedValue::Table, &other, &at, notes),
        }
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, notes: &mut Notes) {
        let items = (0..).zip(self.document.tree.items(&self.inside));
        for (_, item) in items.filter(|(number, item)| !self.is_taken(*number, &item.key)) {
            let key = clean(&item.key).into_owned();
            let problem = Problem::UnknownKey {
                nearest: nearest(&key, self.asked.iter().copied()),
                key,
                table: self.name,
            };
            notes.note(problem, &item.key_at);
        }
        let mut room = self.asked;
        room.clear();
        self.document.room.replace(room);
    }

    /// What stands under a key that was not yet taken.
    fn find(&self, key: &str) -> Option<&TreeItem<'t>> {
        self.numbered(key).map(|(_, item)| item)
    }

    /// The same with its number in this table.
    fn numbered(&self, key: &str) -> Option<(u32, &TreeItem<'t>)> {
        let found = self.standing(key);
        found.filter(|(number, _)| !self.is_taken(*number, key))
    }

    /// The same, taken or not.
    fn standing(&self, key: &str) -> Option<(u32, &TreeItem<'t>)> {
        if self.marks & mark(key) == 0 {
            return None;
        }
        // Most keys differ in their first letter or their length, and only the others are worth a comparison.
        let start = key.bytes().next();
        let is_it = |item: &TreeItem<'_>| {
            item.key.len() == key.len() && item.key.bytes().next() == start && item.key == key
        };
        let mut items = (0..).zip(self.document.tree.items(&self.inside));
        items.find(|(_, item)| is_it(item))
    }

    /// Tells whether an entry was taken, by its number and its key.
    fn is_taken(&self, number: u32, key: &str) -> bool {
        match 1_u64.checked_shl(number) {
            Some(bit) => self.taken & bit != 0,
            None => self.asked.contains(&key),
        }
    }

    /// The first character of the table, where something missing is reported.
    fn head(&self) -> Range<usize> {
        self.at.start..self.at.start + 1
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<(TreeValue<'t>, Range<usize>)> {
        let found = self.numbered(key);
        let found = found.map(|(number, item)| (number, (item.value.clone(), item.at.clone())));
        self.asked.push(key);
        let (number, found) = found?;
        self.taken |= 1_u64.checked_shl(number).unwrap_or(0);
        Some(found)
    }

    /// What stands in a list of this document.
    pub(super) fn items(&self, list: &Range<usize>) -> impl Iterator<Item = &TreeItem<'t>> {
        self.document.tree.items(list)
    }
}

/// The tables of a list, of which each is made when it is its turn.
#[derive(Debug)]
pub struct TablesInTurn<'t> {
    key: &'static str,
    name: &'static str,
    document: Rc<SharedTree<'t>>,
    rest: Range<usize>,
}

impl<'t> TablesInTurn<'t> {
    /// The next table; what is none is noted.
    pub fn next(&mut self, notes: &mut Notes) -> Option<Table<'t>> {
        while let Some(TreeItem { value, at, .. }) = self.document.tree.next(&mut self.rest) {
            if let TreeValue::Table(inside) = value {
                let document = Rc::clone(&self.document);
                return Some(Table::new(self.name, document, inside.clone(), at.clone()));
            }
            let _: Option<()> = wrong(self.key, WantedValue::Tables, value, at, notes);
        }
        None
    }
}

/// Notes a value of another kind than is wanted.
pub(super) fn wrong<T>(
    key: &'static str,
    wanted: WantedValue,
    found: &TreeValue<'_>,
    at: &Range<usize>,
    notes: &mut Notes,
) -> Option<T> {
    let found = found.word();
    notes.note(Problem::WrongType { key, wanted, found }, at);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::toml::syntax::strict;

    /// A table of more entries than have a bit: each is taken once, and the others are told.
    #[test]
    fn what_was_taken_of_a_table_of_any_size_is_gone_and_the_rest_is_told() {
        for count in [1, 2, 63, 64, 65, 200] {
            let text: String = (0..count).map(|at| format!("k{at} = {at}\n")).collect();
            let mut notes = Notes::new("x.toml");
            let whole = format!("{text}last = \"x\"\nk = \"y\"\n");
            let mut table = Table::top(Tree::of(strict(&whole).unwrap().into_inner()));
            let last = table.text("last", &mut notes).map(|found| found.value);
            assert_eq!(last.as_deref(), Some("x"));
            assert!(!table.has("last") && table.text("last", &mut notes).is_none());
            assert!(table.holds("last") && !table.holds("lost") && !table.holds("k200"));
            assert!(table.has("k") && table.has("k0"));
            assert!(table.integer("k0", (0, 0), &mut notes).is_some());
            table.finish(&mut notes);
            assert_eq!(notes.finish(&whole).len(), count);
        }
    }
}

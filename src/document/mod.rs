//! A TOML file that remembers where values stand.
//!
//! Owns the walk over a parsed document: `table` takes values out by their keys, `text` and `value` read
//! strings and figures, `notes` keeps the problems, `syntax` tells what is no TOML, `shape` sees the lines of
//! what may be none. It must not know what the keys mean. Nothing here fails: a wrong value is noted with its place and counts as absent.

mod notes;
pub mod shape;
mod syntax;
mod table;
mod text;
mod value;

use std::ops::Range;

use toml::de::DeTable;

use crate::clean::clean;
use crate::diagnostic::Problem;

pub use notes::Notes;
pub use syntax::{faults, first_fault};
pub use table::Table;
pub use value::Value;

/// A value with the byte range at which it stands.
#[derive(Clone, Debug)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text being read.
    pub at: Range<usize>,
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

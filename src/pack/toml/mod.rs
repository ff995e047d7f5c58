//! A TOML file that remembers where values stand.
//!
//! Owns the walk over a parsed document: `table` takes values out by their keys, `text` and `value` read
//! strings and figures, `notes` keeps the problems, `syntax` tells what is no TOML, `shape` sees the lines of
//! what may be none. It must not know what the keys mean. Nothing here fails: a wrong value is noted with its
//! place and counts as absent.

mod field;
mod notes;
pub(crate) mod shape;
mod syntax;
mod table;
mod text;
mod value;

use toml::de::DeTable;

use crate::pack::diagnostic::Problem;

pub use field::Located;
pub use notes::Notes;
pub use syntax::{faults, first_fault};
pub use table::Table;
pub use value::ClaimFigures;

/// Parses a document, noting every syntax error; what could be read is returned.
pub fn parse<'t>(text: &'t str, notes: &mut Notes) -> Table<'t> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let (fault, at) = syntax::fault(&error);
        notes.note(Problem::Syntax(fault), &at);
    }
    Table::new("top", root)
}

/// Parses a document that is expected to be right; `None` if it is not.
pub fn parse_quiet(text: &str) -> Option<Table<'_>> {
    syntax::strict(text)
        .ok()
        .map(|root| Table::new("top", root))
}

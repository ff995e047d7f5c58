//! A TOML file that remembers where values stand.
//!
//! Owns the walk over a parsed document: `tree` has the values in a row, which `plain` makes quickly of most texts, `table` takes them out by their keys, `text` and `value` read
//! strings and figures, `notes` keeps the problems, `syntax` tells what is no TOML, `shape` sees the lines of
//! what may be none. It must not know what the keys mean. Nothing here fails: a wrong value is noted with its
//! place and counts as absent.

mod field;
mod notes;
mod plain;
pub(crate) mod shape;
mod syntax;
mod table;
mod text;
mod tree;
mod value;

use plain::plain;
use toml::de::DeTable;
use toml_parser::lexer::Token;

use crate::pack::diagnostic::Problem;

pub use field::Located;
pub use notes::Notes;
pub use syntax::{faults, first_fault};
pub use table::{Table, TablesInTurn};
pub use tree::Tree;
pub use value::ClaimFigures;

/// Parses a document, noting every syntax error; what could be read is returned.
pub fn parse<'t>(text: &'t str, notes: &mut Notes) -> Table<'t> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let (fault, at) = syntax::fault(&error);
        notes.note(Problem::Syntax(fault), &at);
    }
    Table::top(Tree::of(root.into_inner()))
}

/// Parses a document that is expected to be right; `None` if it is not.
pub fn parse_quiet(text: &str) -> Option<Table<'_>> {
    tree(text).map(Table::top)
}

/// The values of a document that is expected to be right; `None` if it is not.
pub(in crate::pack) fn tree(text: &str) -> Option<Tree<'_>> {
    TreeMaker::default().tree(text)
}

/// Parses document after document in the same room.
#[derive(Debug, Default)]
pub(in crate::pack) struct TreeMaker {
    tokens: Vec<Token>,
}

impl TreeMaker {
    /// The values of a document that is expected to be right; `None` if it is not.
    pub(in crate::pack) fn tree<'t>(&mut self, text: &'t str) -> Option<Tree<'t>> {
        let strict = || Some(Tree::of(syntax::strict(text).ok()?.into_inner()));
        plain(text, &mut self.tokens).or_else(strict)
    }
}

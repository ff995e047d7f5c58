//! One file of a pack: its tables, and its indicators as pieces of text.
//!
//! Owns how a file is cut and, where it is broken, mended before it is parsed. It must not know what the
//! tables mean.

use std::cell::OnceCell;
use std::ops::Range;

use crate::pack::mend::is_large;
use crate::pack::slips::mend_with_slips;
use crate::pack::split::{FilePieces, split};
use crate::pack::toml::{self, Notes, Table};

/// A file: its tables, and its indicators as pieces of text if it could be cut.
pub(super) struct ParsedFile<'t> {
    pub(super) text: &'t str,
    /// The text without its broken entries, once one was met.
    mended: &'t OnceCell<String>,
    pub(super) table: Table<'t>,
    pub(super) pieces: Vec<Range<usize>>,
}

impl<'t> ParsedFile<'t> {
    pub(super) fn parse(text: &'t str, mended: &'t OnceCell<String>, notes: &mut Notes) -> Self {
        let mut file = Self {
            text,
            mended,
            table: Table::empty(),
            pieces: Vec::new(),
        };
        let mut pieces = split(text);
        if has_large_part(text, pieces.as_ref()) {
            file.mend(notes);
            pieces = split(file.text);
        }
        if pieces.and_then(|pieces| file.cut(pieces)).is_some() {
            return file;
        }
        match toml::parse_quiet(file.text) {
            Some(table) => file.table = table,
            None => {
                file.mend(notes);
                file.table = toml::parse_quiet(file.text).unwrap_or_else(Table::empty);
            }
        }
        file
    }

    /// Cuts off the indicators and parses the rest; `None` where the file must be read whole.
    fn cut(&mut self, pieces: FilePieces) -> Option<()> {
        let table = toml::parse_quiet(self.text.get(pieces.head)?)?;
        if pieces.indicators.is_empty() || !table.has("indicator") {
            self.table = table;
            self.pieces = pieces.indicators;
            return Some(());
        }
        None
    }

    /// Goes on with the text without its broken entries.
    pub(super) fn mend(&mut self, notes: &mut Notes) {
        let text = self.text;
        self.text = self.mended.get_or_init(|| mend_with_slips(text, notes));
    }
}

/// Tells whether anything that is to be parsed at once is large.
fn has_large_part(text: &str, pieces: Option<&FilePieces>) -> bool {
    let is_part_large = |part: &Range<usize>| text.get(part.clone()).is_some_and(is_large);
    match pieces {
        Some(pieces) => is_part_large(&pieces.head) || pieces.indicators.iter().any(is_part_large),
        None => is_large(text),
    }
}

//! The rows of a CSV text, one after the other.
//!
//! Owns how much of a text is held at once: a piece of it, or a row that is longer. It must not know what a column
//! means.

use std::io;
use std::ops::Range;

use super::quotes::{RowScan, row_start};
use crate::pack::diagnostic::RowError;
use crate::pack::stored::{StoredText, TextWalk};

/// The bytes of a row from which on it is held only if it can be read: an open quote takes all the rest of a file.
const LONG: usize = 16 << 20;

/// One row as it stands in the text.
#[derive(Debug)]
pub(super) struct RawRow<'r> {
    /// The byte of the text at which it starts.
    pub(super) start: usize,
    /// Its bytes; none of a long one that is broken.
    pub(super) bytes: &'r [u8],
    /// The bytes of each field in the text, quotes included.
    pub(super) fields: &'r [Range<usize>],
    /// The quotes that break it.
    pub(super) broken: &'r [(RowError, Range<usize>)],
}

impl<'r> RawRow<'r> {
    /// The bytes of each field, quotes included.
    pub(super) fn raw_fields(&self) -> impl Iterator<Item = &'r [u8]> + use<'r> {
        let (start, bytes) = (self.start, self.bytes);
        let within = move |at: &Range<usize>| bytes.get(at.start - start..at.end - start);
        self.fields
            .iter()
            .map(move |at| within(at).unwrap_or_default())
    }
}

/// A way through the rows of a text. Blank lines are no rows.
#[derive(Debug)]
pub(super) struct CsvRows<'t> {
    text: &'t StoredText,
    walk: TextWalk<'t>,
    scan: RowScan,
    /// The bytes of the window that belong to the last row.
    taken: usize,
    /// A row that is longer than what is held otherwise.
    long: Vec<u8>,
}

impl<'t> CsvRows<'t> {
    /// Begins at the first row.
    pub(super) fn of(text: &'t StoredText, sign: u8) -> Self {
        Self {
            text,
            walk: TextWalk::of(text),
            scan: RowScan::new(sign),
            taken: 0,
            long: Vec::new(),
        }
    }

    /// The next row.
    ///
    /// # Errors
    /// Where the text cannot be read, or is not what it was when it was read before.
    pub(super) fn next_row(&mut self) -> io::Result<Option<RawRow<'_>>> {
        self.walk.pass(std::mem::take(&mut self.taken));
        if !self.passes_breaks()? {
            return Ok(None);
        }
        let start = self.walk.at();
        self.scan.begin(start);
        let mut seen = 0;
        let end = loop {
            let window = self.walk.window();
            let new = window.get(seen..).unwrap_or_default();
            if let Some(end) = self.scan.feed(new, start + seen) {
                break end;
            }
            seen = window.len();
            if self.walk.is_last() {
                self.scan.end(start + seen);
                break start + seen;
            }
            if seen >= LONG {
                return self.long_row(start, seen).map(Some);
            }
            self.walk.more()?;
        };
        self.taken = end - start;
        Ok(Some(RawRow {
            start,
            bytes: self.walk.window().get(..self.taken).unwrap_or_default(),
            fields: &self.scan.fields,
            broken: &self.scan.broken,
        }))
    }

    /// Passes over line breaks; tells whether anything follows.
    fn passes_breaks(&mut self) -> io::Result<bool> {
        loop {
            let breaks = row_start(self.walk.window(), 0);
            let is_row = breaks < self.walk.window().len();
            self.walk.pass(breaks);
            if is_row || self.walk.is_last() {
                return Ok(is_row);
            }
            self.walk.more()?;
        }
    }

    /// The rest of a row of which much was seen. It is read to its end without being held, and then, if nothing breaks
    /// it, once more.
    fn long_row(&mut self, start: usize, seen: usize) -> io::Result<RawRow<'_>> {
        self.scan.forget_fields();
        self.walk.pass(seen);
        let end = loop {
            self.walk.more()?;
            let (at, count) = (self.walk.at(), self.walk.window().len());
            if let Some(end) = self.scan.feed(self.walk.window(), at) {
                self.walk.pass(end - at);
                break end;
            }
            self.walk.pass(count);
            if self.walk.is_last() {
                self.scan.end(at + count);
                break at + count;
            }
        };
        self.long.clear();
        if self.scan.broken.is_empty() {
            self.long = self.text.bytes(start..end)?.into_owned();
            self.scan.begin(start);
            if self.scan.feed(&self.long, start).is_none() {
                self.scan.end(end);
            }
        }
        Ok(RawRow {
            start,
            bytes: &self.long,
            fields: &self.scan.fields,
            broken: &self.scan.broken,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CsvRows, LONG};
    use crate::pack::diagnostic::RowError;
    use crate::pack::stored::tests::both;

    #[test]
    fn rows_of_any_length_are_the_same_wherever_a_text_stands() {
        let long = "x".repeat(2 * LONG + 77);
        let text = format!("a,b\r\n\r\n{long},\"c\n\"\nd,e\n\n");
        for stored in both(text.as_bytes()) {
            let mut rows = CsvRows::of(&stored, b',');
            let mut found = Vec::new();
            while let Some(row) = rows.next_row().unwrap() {
                let fields = row.raw_fields().map(|field| field.len());
                found.push((row.start, fields.collect::<Vec<_>>()));
            }
            let last = text.len() - "d,e\n\n".len();
            assert_eq!(
                found,
                [
                    (0, vec![1, 1]),
                    (7, vec![long.len(), 4]),
                    (last, vec![1, 1])
                ]
            );
        }
    }

    #[test]
    fn a_quote_that_is_never_closed_holds_nothing() {
        let text = format!("a,\"b\"c,\"{}", "x,\n".repeat(LONG));
        for (stored, held) in both(text.as_bytes()).iter().zip([text.len(), 0]) {
            let mut rows = CsvRows::of(stored, b',');
            let row = rows.next_row().unwrap().unwrap();
            let broken: Vec<_> = row
                .broken
                .iter()
                .map(|(error, at)| (*error, at.start))
                .collect();
            assert_eq!(
                broken,
                [(RowError::AfterQuote, 5), (RowError::OpenQuote, 7)]
            );
            assert_eq!(row.bytes.len(), held);
            assert!(rows.next_row().unwrap().is_none());
        }
    }
}

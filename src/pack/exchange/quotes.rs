//! Finds the fields of a CSV text by their quotes.
//!
//! Owns the rules of RFC 4180 for quotes. The `csv` crate forgives a quote that is never closed and then takes the rest
//! of the file for one field. Here such places are found, and the place of every field, so that they can be reported,
//! in a text that may come in pieces. It must not know what a column means.

use std::borrow::Cow;
use std::ops::Range;

use crate::pack::diagnostic::RowError;

/// A row that is read on and on, until its line break.
#[derive(Debug)]
pub(crate) struct RowScan {
    sign: u8,
    state: FieldState,
    /// Where the field under way starts, and the byte behind its closing quote.
    start: usize,
    closed: usize,
    /// Whether the places of fields are kept.
    keeps_fields: bool,
    /// The bytes of each field, quotes included.
    pub(crate) fields: Vec<Range<usize>>,
    /// The quotes that break the row, in order.
    pub(crate) broken: Vec<(RowError, Range<usize>)>,
}

/// How far a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldState {
    Start,
    Plain,
    Quoted,
    /// A quote was read that closes the field, or is the first of two that stand for one.
    Closing,
    Closed,
}

impl RowScan {
    /// A row of fields that this sign parts.
    pub(crate) fn new(sign: u8) -> Self {
        Self {
            sign,
            state: FieldState::Start,
            start: 0,
            closed: 0,
            keeps_fields: true,
            fields: Vec::new(),
            broken: Vec::new(),
        }
    }

    /// Begins a row that starts at this byte of the text.
    pub(crate) fn begin(&mut self, start: usize) {
        self.state = FieldState::Start;
        self.start = start;
        self.keeps_fields = true;
        self.fields.clear();
        self.broken.clear();
    }

    /// Keeps no places of fields in this row, of which there may be millions.
    pub(crate) fn forget_fields(&mut self) {
        self.keeps_fields = false;
        self.fields = Vec::new();
    }

    /// Reads on: bytes, and where in the text they start. Gives the place of the line break that ends the row, if it
    /// is among them.
    pub(crate) fn feed(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        let mut next = 0;
        while let Some(byte) = bytes.get(next).copied() {
            let rest = bytes.get(next..).unwrap_or_default();
            match self.state {
                FieldState::Start | FieldState::Closing if byte == b'"' => {
                    self.state = FieldState::Quoted;
                    next += 1;
                }
                FieldState::Quoted => {
                    next += 1 + rest.iter().position(|byte| *byte == b'"')?;
                    self.state = FieldState::Closing;
                }
                FieldState::Closing => self.close(at + next),
                FieldState::Start | FieldState::Plain | FieldState::Closed => {
                    next += self.until_end(rest)?;
                    self.end_field(at + next);
                    if bytes.get(next) != Some(&self.sign) {
                        return Some(at + next);
                    }
                    next += 1;
                    self.start = at + next;
                    self.state = FieldState::Start;
                }
            }
        }
        None
    }

    /// How many bytes stand before the sign or line break that ends a field; none where it goes on.
    fn until_end(&mut self, rest: &[u8]) -> Option<usize> {
        let ends = |byte: &u8| *byte == self.sign || matches!(byte, b'\r' | b'\n');
        let count = rest.iter().position(ends);
        if count.is_none() && self.state == FieldState::Start {
            self.state = FieldState::Plain;
        }
        count
    }

    /// Ends the row where its text ends.
    pub(crate) fn end(&mut self, at: usize) {
        match self.state {
            FieldState::Quoted => {
                let open = self.start..self.start + 1;
                self.broken.push((RowError::OpenQuote, open));
            }
            FieldState::Closing => self.close(at),
            _ => {}
        }
        self.end_field(at);
    }

    fn close(&mut self, at: usize) {
        self.state = FieldState::Closed;
        self.closed = at;
    }

    fn end_field(&mut self, at: usize) {
        if self.state == FieldState::Closed && at > self.closed {
            let behind = self.closed..self.closed + 1;
            self.broken.push((RowError::AfterQuote, behind));
        }
        if self.keeps_fields {
            self.fields.push(self.start..at);
        }
    }
}

/// The bytes of one field of the row that starts at `row`, quotes included; `sign` parts fields. A missing one is the
/// end of its row.
pub(crate) fn field(bytes: &[u8], row: usize, number: usize, sign: u8) -> Range<usize> {
    let mut scan = RowScan::new(sign);
    scan.begin(row);
    let end = scan.feed(bytes.get(row..).unwrap_or_default(), row);
    let end = end.unwrap_or_else(|| {
        scan.end(bytes.len());
        bytes.len()
    });
    scan.fields.get(number).cloned().unwrap_or(end..end)
}

/// What a field says, without the quotes around it.
pub(crate) fn unquoted(field: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = field.strip_prefix(b"\"") else {
        return Cow::Borrowed(field);
    };
    match inner.iter().position(|byte| *byte == b'"') {
        Some(quote) if quote + 1 == inner.len() => {
            return Cow::Borrowed(inner.get(..quote).unwrap_or_default());
        }
        None => return Cow::Borrowed(inner),
        Some(_) => {}
    }
    let mut said = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        // Two quotes stand for one; behind a single one nothing is quoted any more.
        if byte == b'"' && bytes.next_if_eq(&b'"').is_none() {
            said.extend(bytes);
            break;
        }
        said.push(byte);
    }
    Cow::Owned(said)
}

/// Passes over the line breaks before a row.
pub(crate) fn row_start(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at + breaks.count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::proptest;

    /// A row: the bytes of its fields, and where what breaks it stands.
    type FoundRow = (Vec<Range<usize>>, Vec<(RowError, usize)>);

    /// Every row of a text that comes in pieces of a length.
    fn rows(bytes: &[u8], piece: usize) -> Vec<FoundRow> {
        let mut found = Vec::new();
        let mut scan = RowScan::new(b',');
        let mut start = row_start(bytes, 0);
        while start < bytes.len() {
            scan.begin(start);
            let mut at = start;
            let end = loop {
                let next = bytes.len().min(at + piece);
                match scan.feed(&bytes[at..next], at) {
                    Some(end) => break end,
                    None if next == bytes.len() => {
                        scan.end(next);
                        break next;
                    }
                    None => at = next,
                }
            };
            let broken = scan.broken.iter().map(|(error, at)| (*error, at.start));
            found.push((scan.fields.clone(), broken.collect()));
            start = row_start(bytes, end);
        }
        found
    }

    fn reader(bytes: &[u8]) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(bytes)
    }

    #[test]
    fn finds_what_breaks_a_row() {
        let check = |text: &str, expected: &[(RowError, usize)]| {
            for piece in 1..=text.len() {
                let found = rows(text.as_bytes(), piece);
                let found: Vec<_> = found.into_iter().flat_map(|row| row.1).collect();
                assert_eq!(found, expected, "{text:?} in pieces of {piece}");
            }
        };
        check("a,b\r\n\"x\"\"y\n\",2\n", &[]);
        check("a,5\" pipe\n", &[]);
        check("a,\"b\n1,2\n", &[(RowError::OpenQuote, 2)]);
        check(
            "\"a\"b,c\n\"d\" ,e",
            &[(RowError::AfterQuote, 3), (RowError::AfterQuote, 10)],
        );
        check("a,\"\"", &[]);
    }

    #[test]
    fn finds_fields() {
        let text = b"a,b\n\"x,\ny\",2,\nz";
        let of = |row, number| text.get(field(text, row, number, b',')).unwrap();
        assert_eq!(of(4, 0), b"\"x,\ny\"");
        assert_eq!(of(4, 1), b"2");
        assert_eq!(of(4, 2), b"");
        assert_eq!(of(4, 3), b"", "a missing field is the end of its row");
        assert_eq!(row_start(b"\r\n\r\na", 1), 4);
    }

    proptest! {
        #[test]
        fn rows_are_those_of_the_csv_crate_in_pieces_of_any_length(
            text in "[a\",\n\r]{0,40}",
            piece in 1_usize..9,
        ) {
            let bytes = text.as_bytes();
            let own = rows(bytes, piece);
            let said = own.iter().map(|(fields, _)| {
                let fields = fields.iter().map(|at| unquoted(&bytes[at.clone()]).into_owned());
                fields.collect::<Vec<_>>()
            });
            let records = reader(bytes).into_byte_records().map(Result::unwrap);
            let records = records.map(|record| record.iter().map(<[u8]>::to_vec).collect());
            assert_eq!(said.collect::<Vec<_>>(), records.collect::<Vec<Vec<_>>>(), "{text:?}");
        }
    }
}

//! Finds the fields of a CSV text by their quotes.
//!
//! Owns the rules of RFC 4180 for quotes. The `csv` crate reads the fields; it forgives a quote that is never closed
//! and then takes the rest of the file for one field. Here such places are found, and the place of any field, so that
//! they can be reported. It must not know what a column means.

use std::ops::Range;

use crate::pack::diagnostic::RowError;

/// Finds the quotes that break a row, in order.
pub(crate) fn broken(bytes: &[u8], sign: u8) -> Vec<(RowError, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let field = field_at(bytes, at, sign);
        if let Some(error) = field.error {
            let start = match error {
                RowError::AfterQuote => field.closed,
                _ => at,
            };
            found.push((error, start..start + 1));
        }
        at = field.end + 1;
    }
    found
}

/// The bytes of one field of the row that starts at `row`, quotes included; `sign` parts fields.
pub(crate) fn field(bytes: &[u8], row: usize, number: usize, sign: u8) -> Range<usize> {
    let mut fields = fields(bytes, row, sign);
    // The iterator never ends: fields behind the row are empty and stand at its end.
    fields.nth(number).unwrap_or(row..row)
}

/// The bytes of each field of the row that starts at `row`, quotes included; a missing one is the end of its row.
pub(crate) fn fields(bytes: &[u8], row: usize, sign: u8) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(row);
    let mut end = row;
    std::iter::repeat_with(move || {
        let Some(start) = next else {
            return end..end;
        };
        end = field_at(bytes, start, sign).end;
        next = (bytes.get(end) == Some(&sign)).then_some(end + 1);
        start..end
    })
}

/// Passes over the line breaks before a row.
pub(crate) fn row_start(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let breaks = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at + breaks.count()
}

struct Field {
    /// The end of the field: the place of a comma, a line break or the end of the text.
    end: usize,
    /// The place behind the closing quote.
    closed: usize,
    error: Option<RowError>,
}

fn field_at(bytes: &[u8], start: usize, sign: u8) -> Field {
    let mut at = start;
    let mut error = None;
    let mut closed = start;
    if bytes.get(at) == Some(&b'"') {
        match closing_quote(bytes, at + 1) {
            Some(quote) => at = quote + 1,
            None => {
                at = bytes.len();
                error = Some(RowError::OpenQuote);
            }
        }
        closed = at;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    let more = rest
        .iter()
        .take_while(|byte| **byte != sign && !matches!(byte, b'\r' | b'\n'));
    let end = at + more.count();
    if closed > start && end > closed {
        error = Some(RowError::AfterQuote);
    }
    Field { end, closed, error }
}

/// The quote that closes a field; two in a row stand for one letter.
fn closing_quote(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        if *byte != b'"' {
            at += 1;
        } else if bytes.get(at + 1) == Some(&b'"') {
            at += 2;
        } else {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_breaks_a_row() {
        let check = |text: &str, expected: &[(RowError, usize)]| {
            let found = broken(text.as_bytes(), b',');
            let found: Vec<_> = found.iter().map(|(error, at)| (*error, at.start)).collect();
            assert_eq!(found, expected, "{text:?}");
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
}

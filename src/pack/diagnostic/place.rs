//! Places in a text.
//!
//! Owns lines and columns, which count from one, columns in characters, and the way from and to bytes.

use std::ops::Range;

/// A place in a text: lines and columns from one, columns in characters; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// Line of the first character.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the character behind the last.
    pub end_line: usize,
    /// Column of the character behind the last.
    pub end_column: usize,
}

/// Finds lines and columns of byte offsets in one text, which need not be valid UTF-8.
///
/// Characters are counted once for every `CHUNK` bytes, so that a file of one endless line with
/// thousands of problems is no slower than any other.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t [u8],
    starts: Vec<usize>,
    counts: Vec<usize>,
}

/// Bytes between two counts of characters.
const CHUNK: usize = 512;

impl<'t> LineIndex<'t> {
    /// Indexes a text by its line feeds.
    pub fn new(text: &'t (impl AsRef<[u8]> + ?Sized)) -> Self {
        let text = text.as_ref();
        let feeds = text.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(feeds.map(|(at, _)| at + 1));
        let mut counts = vec![0];
        let mut sum = 0;
        for chunk in text.chunks(CHUNK) {
            sum += characters(chunk);
            counts.push(sum);
        }
        Self {
            text,
            starts: starts.collect(),
            counts,
        }
    }

    /// The lines and columns of a byte range.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end.max(range.start));
        Span {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The bytes of a line (counted from one) without its line break.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.start(line);
        let end = self
            .starts
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        let ends_in_return = end > start && self.text.get(end - 1) == Some(&b'\r');
        start..end - usize::from(ends_in_return)
    }

    /// The byte at which a character of a line starts; line and column count from one.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let wanted = self.count_before(self.start(line)) + column.saturating_sub(1);
        let chunk = self.counts.partition_point(|count| *count <= wanted);
        let chunk = chunk.saturating_sub(1);
        let mut missing = wanted - self.counts.get(chunk).copied().unwrap_or(0);
        let rest = self.text.get(chunk * CHUNK..).unwrap_or_default();
        for (at, byte) in rest.iter().enumerate() {
            if is_first_byte(*byte) {
                if missing == 0 {
                    return chunk * CHUNK + at;
                }
                missing -= 1;
            }
        }
        self.text.len()
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let before = self.count_before(offset) - self.count_before(self.start(line));
        (line, before + 1)
    }

    fn start(&self, line: usize) -> usize {
        let start = self.starts.get(line.saturating_sub(1));
        start.copied().unwrap_or(self.text.len())
    }

    fn count_before(&self, offset: usize) -> usize {
        let chunk = offset / CHUNK;
        let rest = self.text.get(chunk * CHUNK..offset).unwrap_or_default();
        self.counts.get(chunk).copied().unwrap_or(0) + characters(rest)
    }
}

fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_first_byte(**byte)).count()
}

/// Tells whether a byte starts a character; continuation bytes do not.
fn is_first_byte(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::LineIndex;

    #[test]
    fn columns_count_characters() {
        let index = LineIndex::new("tỷ lệ = 1\nhộ = 2\n");
        let second = "tỷ lệ = 1\nhộ = ".len();
        let span = index.span(&(second..second + 1));
        assert_eq!((span.line, span.column), (2, 6));
        assert_eq!((span.end_line, span.end_column), (2, 7));
    }

    #[test]
    fn places_lead_back_to_bytes() {
        let text = format!("a\r\n{}x\n", "ộ".repeat(2000));
        let index = LineIndex::new(&text);
        for (line, column, found) in [(1, 1, "a"), (2, 1, "ộ"), (2, 2000, "ộ"), (2, 2001, "x")]
        {
            let at = index.offset(line, column);
            assert!(
                text.get(at..).unwrap().starts_with(found),
                "{line}:{column}"
            );
            let span = index.span(&(at..at + found.len()));
            assert_eq!((span.line, span.column), (line, column));
            assert_eq!((span.end_line, span.end_column), (line, column + 1));
        }
        assert_eq!(index.line(1), 0..1);
        assert_eq!(index.line(2), 3..3 + 6001);
        assert_eq!(index.offset(9, 9), text.len());
    }
}

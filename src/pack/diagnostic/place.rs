//! Places in a text.
//!
//! Owns lines and columns, which count from one, columns in characters, and the way from and to bytes. It must not know
//! what stands at a place.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A place in a text: lines and columns from one, columns in characters; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextSpan {
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
/// Lines and characters are counted once for every `CHUNK` bytes, so that neither a file of one endless
/// line with thousands of problems nor one of nothing but line breaks costs more than any other.
#[derive(Debug)]
pub struct LineIndex<'t> {
    text: &'t [u8],
    counts: Vec<Count>,
}

/// What stands before a chunk.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    feeds: usize,
    characters: usize,
}

/// Bytes between two counts of characters.
const CHUNK: usize = 512;

impl<'t> LineIndex<'t> {
    /// Indexes a text by its line feeds.
    pub fn new(text: &'t (impl AsRef<[u8]> + ?Sized)) -> Self {
        let text = text.as_ref();
        let mut count = Count::default();
        let mut counts = vec![count];
        for chunk in text.chunks(CHUNK) {
            count.feeds += feeds(chunk);
            count.characters += characters(chunk);
            counts.push(count);
        }
        Self { text, counts }
    }

    /// The lines and columns of a byte range.
    pub fn span(&self, range: &Range<usize>) -> TextSpan {
        let (line, column) = self.position(range.start);
        let (end_line, end_column) = self.position(range.end.max(range.start));
        TextSpan {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// The bytes of a line (counted from one) without its line break.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.start(line);
        let next = self.start(line + 1);
        let has_feed = next > start && self.text.get(next - 1) == Some(&b'\n');
        let end = next - usize::from(has_feed);
        let ends_in_return = end > start && self.text.get(end - 1) == Some(&b'\r');
        start..end - usize::from(ends_in_return)
    }

    /// The byte at which a character of a line starts; line and column count from one.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let wanted = self.before(self.start(line)).characters + column.saturating_sub(1);
        self.find(wanted, |count| count.characters, is_first_byte)
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let before = self.before(offset.min(self.text.len()));
        let line = before.feeds + 1;
        let start = self.before(self.start(line));
        (line, before.characters - start.characters + 1)
    }

    /// The byte at which a line starts; the end of the text where there is none.
    fn start(&self, line: usize) -> usize {
        let Some(feed) = line.checked_sub(2) else {
            return 0;
        };
        let feed = self.find(feed, |count| count.feeds, is_feed);
        (feed + 1).min(self.text.len())
    }

    /// The byte that has so many like it before it.
    fn find(&self, before: usize, count: impl Fn(&Count) -> usize, is: fn(u8) -> bool) -> usize {
        let chunk = self.counts.partition_point(|known| count(known) <= before);
        let chunk = chunk.saturating_sub(1);
        let missing = before - self.counts.get(chunk).map_or(0, &count);
        let rest = self.text.get(chunk * CHUNK..).unwrap_or_default();
        let mut found = rest.iter().enumerate().filter(|(_, byte)| is(**byte));
        found
            .nth(missing)
            .map_or(self.text.len(), |(at, _)| chunk * CHUNK + at)
    }

    /// What stands before a byte.
    fn before(&self, offset: usize) -> Count {
        let chunk = offset / CHUNK;
        let rest = self.text.get(chunk * CHUNK..offset).unwrap_or_default();
        let count = self.counts.get(chunk).copied().unwrap_or_default();
        Count {
            feeds: count.feeds + feeds(rest),
            characters: count.characters + characters(rest),
        }
    }
}

/// So many bytes are counted at once, in a number of one byte: the processor then counts many side by side.
const COUNTED_AT_ONCE: usize = 128;

/// How many bytes of a kind there are.
fn count(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let in_part = |part: &[u8]| {
        part.iter()
            .fold(0_u8, |sum, byte| sum + u8::from(is(*byte)))
    };
    let parts = bytes.chunks(COUNTED_AT_ONCE);
    parts.map(|part| usize::from(in_part(part))).sum()
}

fn feeds(bytes: &[u8]) -> usize {
    count(bytes, is_feed)
}

fn is_feed(byte: u8) -> bool {
    byte == b'\n'
}

fn characters(bytes: &[u8]) -> usize {
    count(bytes, is_first_byte)
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

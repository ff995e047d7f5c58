//! Places in a text.
//!
//! Owns lines and columns, which count from one, columns in characters, and the way from and to bytes. It must not know
//! what stands at a place.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::pack::stored::{StoredText, TextWalk};

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
    text: IndexedText<'t>,
    /// What stands before each chunk, and before the end.
    counts: Vec<Count>,
}

/// Where the bytes are that an index counts.
#[derive(Clone, Copy, Debug)]
enum IndexedText<'t> {
    Held(&'t [u8]),
    Apart(&'t StoredText),
}

impl<'t> IndexedText<'t> {
    fn len(self) -> usize {
        match self {
            Self::Held(bytes) => bytes.len(),
            Self::Apart(text) => text.len(),
        }
    }

    /// Bytes between two counts.
    fn chunk(self) -> usize {
        match self {
            Self::Held(_) => CHUNK,
            Self::Apart(_) => CHUNK_APART,
        }
    }

    /// The bytes of a range; none where they cannot be read any more.
    fn bytes(self, range: Range<usize>) -> Cow<'t, [u8]> {
        match self {
            Self::Held(bytes) => {
                let end = range.end.min(bytes.len());
                let start = range.start.min(end);
                Cow::Borrowed(bytes.get(start..end).unwrap_or_default())
            }
            Self::Apart(text) => text.bytes(range).unwrap_or_default(),
        }
    }
}

/// What stands before a chunk.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    feeds: usize,
    characters: usize,
}

/// Bytes between two counts of characters.
const CHUNK: usize = 512;
/// The same of a text that is not held: what a disk gives at once, so that the counts stay few.
const CHUNK_APART: usize = 4096;

impl Count {
    fn add(&mut self, chunk: &[u8]) {
        self.feeds += feeds(chunk);
        self.characters += characters(chunk);
    }
}

impl<'t> LineIndex<'t> {
    /// Indexes a text by its line feeds.
    pub fn new(text: &'t (impl AsRef<[u8]> + ?Sized)) -> Self {
        let text = text.as_ref();
        let mut count = Count::default();
        let mut counts = vec![count];
        for chunk in text.chunks(CHUNK) {
            count.add(chunk);
            counts.push(count);
        }
        let text = IndexedText::Held(text);
        Self { text, counts }
    }

    /// Indexes a text wherever it stands; one that cannot be read any more has no lines from there on.
    pub fn of(text: &'t StoredText) -> Self {
        if let Some(bytes) = text.whole() {
            return Self::new(bytes);
        }
        let mut count = Count::default();
        let mut counts = vec![count];
        let mut walk = TextWalk::of(text);
        while walk.more().is_ok() {
            let whole = match walk.is_last() {
                true => walk.window().len(),
                false => walk.window().len() / CHUNK_APART * CHUNK_APART,
            };
            for chunk in walk
                .window()
                .get(..whole)
                .unwrap_or_default()
                .chunks(CHUNK_APART)
            {
                count.add(chunk);
                counts.push(count);
            }
            walk.pass(whole);
            if walk.is_last() {
                break;
            }
        }
        let text = IndexedText::Apart(text);
        Self { text, counts }
    }

    /// The bytes of a range; none where they cannot be read any more.
    pub fn bytes(&self, range: Range<usize>) -> Cow<'t, [u8]> {
        self.text.bytes(range)
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
        let is = |at: usize, byte: u8| *self.text.bytes(at..at + 1) == [byte];
        let has_feed = next > start && is(next - 1, b'\n');
        let end = next - usize::from(has_feed);
        let ends_in_return = end > start && is(end - 1, b'\r');
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
        let start = chunk * self.text.chunk();
        let bytes = self.text.bytes(start..start + self.text.chunk());
        let mut found = bytes.iter().enumerate().filter(|(_, byte)| is(**byte));
        found
            .nth(missing)
            .map_or(self.text.len(), |(at, _)| start + at)
    }

    /// What stands before a byte.
    fn before(&self, offset: usize) -> Count {
        let chunk = offset / self.text.chunk();
        let rest = self.text.bytes(chunk * self.text.chunk()..offset);
        let mut count = self.counts.get(chunk).copied().unwrap_or_default();
        count.add(&rest);
        count
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

/// The lines and columns of many byte ranges of a text, which is read once for all of them.
///
/// # Errors
/// Where it cannot be read, or is not what it was when it was read before.
pub fn spans(text: &StoredText, ranges: &[Range<usize>]) -> io::Result<Vec<TextSpan>> {
    let ends = |range: &Range<usize>| [range.start, range.end.max(range.start)];
    let mut offsets: Vec<usize> = ranges.iter().flat_map(ends).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let positions = positions(text, &offsets)?;
    let position = |offset: usize| {
        let at = offsets.partition_point(|known| *known < offset);
        positions.get(at).copied().unwrap_or((1, 1))
    };
    let span = |range: &Range<usize>| {
        let [(line, column), (end_line, end_column)] = ends(range).map(position);
        TextSpan {
            line,
            column,
            end_line,
            end_column,
        }
    };
    Ok(ranges.iter().map(span).collect())
}

/// The lines and columns of sorted offsets.
fn positions(text: &StoredText, offsets: &[usize]) -> io::Result<Vec<(usize, usize)>> {
    let mut walk = TextWalk::of(text);
    let mut found = Vec::with_capacity(offsets.len());
    let (mut line, mut column) = (1, 1);
    for offset in offsets {
        loop {
            let missing = offset.saturating_sub(walk.at());
            let window = walk.window();
            let before = window.get(..missing.min(window.len())).unwrap_or_default();
            line += feeds(before);
            column = match before.iter().rposition(|byte| is_feed(*byte)) {
                Some(feed) => 1 + characters(before.get(feed + 1..).unwrap_or_default()),
                None => column + characters(before),
            };
            let count = before.len();
            walk.pass(count);
            if count == missing || walk.is_last() {
                break;
            }
            walk.more()?;
        }
        found.push((line, column));
    }
    // The rest is read as well: only a whole text shows that it is still the same.
    while !walk.is_last() {
        walk.pass(walk.window().len());
        walk.more()?;
    }
    Ok(found)
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
    use super::{LineIndex, spans};
    use crate::pack::stored::tests::both;
    use proptest::prelude::{any, proptest};

    proptest! {
        #[test]
        fn places_are_the_same_wherever_a_text_stands(
            letters in "([a\\nộ\\r]|[ạb]{0,9}){0,60}",
            times in 1_usize..600,
            places in proptest::collection::vec((any::<u16>(), 0_usize..9), 0..9),
        ) {
            let text = letters.repeat(times);
            let ranges = places.iter().map(|(start, length)| {
                let start = usize::from(*start) % (text.len() + 3);
                start..start + length
            });
            let ranges: Vec<_> = ranges.collect();
            let held = LineIndex::new(&text);
            let wanted: Vec<_> = ranges.iter().map(|range| held.span(range)).collect();
            for stored in both(text.as_bytes()) {
                assert_eq!(spans(&stored, &ranges).unwrap(), wanted);
                let index = LineIndex::of(&stored);
                for (range, span) in ranges.iter().zip(&wanted) {
                    assert_eq!(index.span(range), *span);
                    assert_eq!(index.line(span.line), held.line(span.line));
                    let at = |index: &LineIndex<'_>| index.offset(span.line, span.column);
                    assert_eq!(at(&index), at(&held));
                }
            }
        }
    }

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

//! The ranges of a TOML text that are blanked where an entry is broken.
//!
//! Owns how far an entry reaches: its lines, its table, the place where it was opened. It must not know what is wrong
//! with an entry.

use std::ops::Range;

use crate::pack::toml::shape::{self, header, lines};

/// The text of bytes that were blanked.
pub(super) fn as_text(bytes: &[u8]) -> &str {
    // Only whole lines and brackets were blanked, so that the bytes are still UTF-8.
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Puts spaces for all but the line breaks.
pub(super) fn blank(bytes: &mut [u8], range: &Range<usize>) {
    let range = bytes.get_mut(range.clone()).unwrap_or_default();
    for byte in range.iter_mut().filter(|byte| **byte != b'\n') {
        *byte = b' ';
    }
}

/// The lines that look like headers; some may stand in strings and lists.
pub(super) fn headers(text: &str) -> impl Iterator<Item = shape::Header<'_>> {
    text.lines().map(str::trim_start).filter_map(header)
}

/// Extends lines that hold a header to all of its table: what stands under a broken header must not
/// become part of the table before.
pub(super) fn whole_table(text: &str, unit: Range<usize>) -> Range<usize> {
    let lines = text.get(unit.clone()).unwrap_or_default().lines();
    let has_header = lines
        .map(str::trim_start)
        .next()
        .is_some_and(|line| line.starts_with('['));
    if has_header {
        unit.start..text.len()
    } else {
        unit
    }
}

/// The range to mend for something that is never closed: the parser reports the end of the text, but the fault lies
/// where it was opened.
pub(super) fn opened(text: &str, at: Range<usize>, key: &Range<usize>) -> Range<usize> {
    if at.start >= text.trim_end().len() {
        first_line(text, key)
    } else {
        at
    }
}

/// The first line of a range, without the space around it.
pub(super) fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default().lines().next();
    let line = line.unwrap_or_default();
    let start = range.start + line.len() - line.trim_start().len();
    start..start + line.trim().len()
}

/// Whether nothing but space stands in a range.
pub(super) fn is_blank(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone())
        .is_none_or(|part| part.trim().is_empty())
}

/// The lines around a place: from one that starts at most so deep in brackets to the next that starts
/// no deeper than that one.
pub(super) fn unit(text: &str, place: usize, depth: usize) -> Range<usize> {
    let (mut start, mut deepest) = (0, 0);
    for line in lines(text) {
        if line.start > place && line.depth <= deepest {
            return start..line.start;
        }
        if line.start <= place && line.depth <= depth {
            (start, deepest) = (line.start, line.depth);
        }
    }
    start..text.len()
}

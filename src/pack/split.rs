//! Cuts a TOML text before each indicator, so that memory follows one indicator, not the file.
//!
//! Owns a guess that is always checked: a cut inside a string or a list leaves pieces that do not parse, and then the
//! reader parses the whole file instead. A parse tree takes some twenty times its text, hence the pieces. It must not
//! know what an indicator holds.

use std::ops::Range;

use crate::pack::toml::shape::header;

const TABLE: &str = "indicator";

/// The pieces of a text: what stands before the first indicator, and one piece for each.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FilePieces {
    /// Everything before the first indicator.
    pub head: Range<usize>,
    /// One piece for each indicator.
    pub indicators: Vec<Range<usize>>,
}

/// Cuts a text; `None` where another table follows an indicator, so that it must be read whole.
pub(crate) fn split(text: &str) -> Option<FilePieces> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        match header(line.trim_start()) {
            Some(found) if found.name == TABLE && !found.is_whole => {}
            Some(found) if found.name == TABLE && found.is_list => starts.push(at),
            Some(_) if !starts.is_empty() => return None,
            _ => {}
        }
        at += line.len();
    }
    let first = starts.first().copied().unwrap_or(text.len());
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let indicators = starts.iter().zip(ends).map(|(start, end)| *start..end);
    Some(FilePieces {
        head: 0..first,
        indicators: indicators.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[&str])>) {
        let pieces = split(text).map(|pieces| {
            let part = |range: &Range<usize>| text.get(range.clone()).unwrap();
            let indicators: Vec<&str> = pieces.indicators.iter().map(part).collect();
            (part(&pieces.head), indicators)
        });
        let expected = expected.map(|(head, indicators)| (head, indicators.to_vec()));
        assert_eq!(pieces, expected);
    }

    #[test]
    fn cuts_before_each_indicator() {
        check("a = 1\n", Some(("a = 1\n", &[])));
        check(
            "a = 1\n[[indicator]]\nx = 1\n[indicator.name]\n[[indicator]] # two\ny = 2",
            Some((
                "a = 1\n",
                &[
                    "[[indicator]]\nx = 1\n[indicator.name]\n",
                    "[[indicator]] # two\ny = 2",
                ],
            )),
        );
    }

    #[test]
    fn leaves_mixed_files_whole() {
        check("[[indicator]]\nx = 1\n[[source]]\nid = 1\n", None);
    }
}

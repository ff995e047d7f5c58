//! The lines of a file around a place.
//!
//! Owns how many there are, where a long one is cut, and that whatever a file holds is clean before it is shown. It
//! must not know a screen, nor where the text comes from.

use std::ops::Range;

use crate::core::clean::clean;
use crate::pack::diagnostic::{LineIndex, TextSpan};

/// Lines before and behind the place.
const AROUND: usize = 3;
/// Lines of a place of many lines.
const MOST_MARKED: usize = 8;
/// Characters of a line that are kept, and how many of them before a place far to the right.
const LONGEST: usize = 600;
const BEFORE: usize = 200;

/// A line, clean, in three parts: what stands before the place, what belongs to it, what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExcerptLine {
    /// Its number, from one.
    pub number: usize,
    /// Whether it has a part of the place.
    pub is_marked: bool,
    /// The three parts; a line beside the place has all of its text in the first.
    pub parts: [String; 3],
}

/// The lines around a place in the bytes of a file; none where the file has no such line any more.
pub fn around(bytes: &[u8], span: TextSpan) -> Vec<ExcerptLine> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let index = LineIndex::new(text);
    let last_marked = span.end_line.min(span.line + MOST_MARKED - 1);
    let wanted = span.line.saturating_sub(AROUND).max(1)..=last_marked + AROUND;
    let column = span.column.saturating_sub(1);
    let skipped = if column > LONGEST - BEFORE {
        column - BEFORE
    } else {
        0
    };
    let mut lines = Vec::new();
    let mut is_there = false;
    for number in wanted {
        let whole = index.line(number);
        // Behind the last line break there is a last line only if it has letters.
        if number > 1 && whole.start >= text.len() {
            break;
        }
        is_there |= number == span.line;
        let is_marked = (span.line..=last_marked).contains(&number);
        let within = |column: usize| index.offset(number, column).clamp(whole.start, whole.end);
        let shown = within(skipped + 1)..within(skipped + 1 + LONGEST);
        let mark = match is_marked {
            true => {
                let start = if number == span.line {
                    within(span.column)
                } else {
                    whole.start
                };
                let end = if number == span.end_line {
                    within(span.end_column)
                } else {
                    whole.end
                };
                start..end.max(start)
            }
            false => shown.end..shown.end,
        };
        lines.push(ExcerptLine {
            number,
            is_marked,
            parts: parts(text, &whole, &shown, &mark),
        });
    }
    if is_there { lines } else { Vec::new() }
}

/// Cuts a line at the ends of what is shown and of what is marked, with a sign where something is left out.
fn parts(
    text: &[u8],
    whole: &Range<usize>,
    shown: &Range<usize>,
    mark: &Range<usize>,
) -> [String; 3] {
    let start = mark.start.clamp(shown.start, shown.end);
    let end = mark.end.clamp(start, shown.end);
    let part = |from: usize, to: usize| {
        let bytes = text.get(from..to).unwrap_or_default();
        clean(&String::from_utf8_lossy(bytes)).into_owned()
    };
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    [
        format!(
            "{}{}",
            cut(shown.start > whole.start),
            part(shown.start, start)
        ),
        part(start, end),
        format!("{}{}", part(end, shown.end), cut(shown.end < whole.end)),
    ]
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::pack::diagnostic::TextSpan;

    fn span(line: usize, columns: (usize, usize)) -> TextSpan {
        TextSpan {
            line,
            column: columns.0,
            end_line: line,
            end_column: columns.1,
        }
    }

    /// The lines as `number:before|marked|after`.
    fn shown(text: &str, span: TextSpan) -> Vec<String> {
        let lines = around(text.as_bytes(), span).into_iter();
        lines
            .map(|line| {
                let sign = if line.is_marked { '>' } else { ' ' };
                format!("{sign}{}:{}", line.number, line.parts.join("|"))
            })
            .collect()
    }

    #[test]
    fn a_few_lines_stand_around_the_place() {
        let text = "a\nb\nc\nd\nhộ = 47,45\nf\ng\n";
        let found = shown(text, span(5, (6, 11)));
        assert_eq!(
            found,
            [
                " 2:b||",
                " 3:c||",
                " 4:d||",
                ">5:hộ = |47,45|",
                " 6:f||",
                " 7:g||"
            ]
        );
        assert_eq!(shown(text, span(9, (1, 2))), [] as [&str; 0]);
        assert_eq!(shown("", span(1, (1, 2))), [">1:||"]);
    }

    #[test]
    fn a_place_of_many_lines_and_one_far_to_the_right_are_cut() {
        let many = "x\n".repeat(40);
        let wide = TextSpan {
            end_line: 30,
            ..span(10, (1, 2))
        };
        let found = shown(&many, wide);
        assert_eq!(found.len(), 3 + 8 + 3);
        assert_eq!(found.iter().filter(|line| line.starts_with('>')).count(), 8);
        let long = format!("{}MARK{}", "ộ".repeat(9000), "x".repeat(9000));
        let found = &around(long.as_bytes(), span(1, (9001, 9005)))[0].parts;
        assert_eq!(found[0], format!("…{}", "ộ".repeat(200)));
        assert_eq!(found[1], "MARK");
        assert_eq!(found[2], format!("{}…", "x".repeat(396)));
    }

    #[test]
    fn whatever_a_file_holds_is_clean() {
        let hostile = "ok\u{1b}[2J\u{202e}\n\u{9b}31mx\u{7}\r\n";
        for line in around(hostile.as_bytes(), span(1, (1, 3))) {
            let text = line.parts.concat();
            assert!(
                text.chars().all(|c| !c.is_control() && c != '\u{202e}'),
                "{text:?}"
            );
        }
        let broken = around(b"\xEF\xBB\xBFa\xff\x80b", span(1, (1, 2)));
        assert_eq!(broken[0].parts[1], "a");
    }
}

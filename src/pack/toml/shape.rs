//! The shape of a TOML text, sound or broken: its lines, its headers, and how deep in brackets they are.
//!
//! Owns what can be told of a text from the parser's tokens, one after another: none are kept, since a
//! token takes more room than the letters it is made of. It must not know what the tables of a pack are.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// How many blank lines a text may have before they are worth taking out.
const MANY_BLANK_LINES: usize = 100_000;

/// A line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TomlLine {
    /// The byte at which it starts.
    pub start: usize,
    /// How many brackets are open where it starts; a string of several lines counts as one.
    pub depth: usize,
    /// Whether it starts inside a string.
    pub in_string: bool,
}

/// A header of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header<'t> {
    /// Its first key, as it is written.
    pub name: &'t str,
    /// Whether it begins one more of several tables: `[[name]]`.
    pub is_list: bool,
    /// Whether nothing but the closing bracket or the end of the line follows its first key.
    pub is_whole: bool,
}

/// The lines of a text, and how deep each starts. A string on a single line ends with the line, closed
/// or not. An inline table holds no line that starts with `{` or `]`: what was open before is then taken
/// for a fault of the line before, and the list goes on.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = TomlLine> {
    let first = TomlLine {
        start: 0,
        depth: 0,
        in_string: false,
    };
    let mut depth = 0_usize;
    let rest = tokens(text).flat_map(move |(kind, at)| {
        match kind {
            kind if opens(kind) && !(depth == 0 && is_header_start(text, at.start)) => depth += 1,
            kind if closes(kind) => depth = depth.saturating_sub(1),
            TokenKind::Newline if depth > 1 && starts_entry(part(text, at.end..text.len())) => {
                depth = 1;
            }
            _ => {}
        }
        let in_string = kind != TokenKind::Newline;
        let feeds = part(text, at.clone()).match_indices('\n');
        feeds.map(move |(feed, _)| TomlLine {
            start: at.start + feed + 1,
            depth: depth + usize::from(in_string),
            in_string,
        })
    });
    std::iter::once(first).chain(rest)
}

/// The header that a line starts with, closed or not.
pub(crate) fn header(line: &str) -> Option<Header<'_>> {
    let is_list = line.strip_prefix('[')?.starts_with('[');
    let tokens = tokens(line).skip(1 + usize::from(is_list));
    let mut tokens = tokens.filter(|(kind, _)| *kind != TokenKind::Whitespace);
    let (_, name) = tokens.next()?;
    let (behind, _) = tokens.next()?;
    Some(Header {
        name: part(line, name),
        is_list,
        is_whole: matches!(
            behind,
            TokenKind::RightSquareBracket | TokenKind::Newline | TokenKind::Eof
        ),
    })
}

/// Finds `= 47,45`: digits on both sides of a comma behind an equals sign.
pub(crate) fn decimal_comma(text: &str) -> Option<Range<usize>> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut equals = tokens(text).filter(|(kind, _)| *kind == TokenKind::Equals);
    equals.find_map(|(_, equals)| {
        let rest = part(text, equals.end..text.len());
        let number = rest.trim_start();
        let start = equals.end + rest.len() - number.len();
        let sign = usize::from(number.starts_with('-'));
        let whole = digits(number.get(sign..)?);
        let fraction = number.get(sign + whole..)?.strip_prefix(',').map(digits)?;
        let found = whole > 0 && fraction > 0;
        found.then_some(start..start + sign + whole + 1 + fraction)
    })
}

/// Tells whether a text has more than so many tokens.
pub(crate) fn has_more_tokens(text: &str, than: usize) -> bool {
    text.len() > than && Source::new(text).lex().nth(than).is_some()
}

/// The beginning of a text, of at most so many tokens; cut behind a line where that can be.
pub(crate) fn beginning(text: &str, most: usize) -> &str {
    let mut depth = 0_usize;
    let mut cut = 0;
    for (number, (kind, at)) in tokens(text).enumerate() {
        if number == most {
            let cut = if cut > 0 { cut } else { at.start };
            return part(text, 0..cut);
        }
        match kind {
            kind if opens(kind) => depth += 1,
            kind if closes(kind) => depth = depth.saturating_sub(1),
            TokenKind::Newline if depth == 0 => cut = at.end,
            _ => {}
        }
    }
    text
}

/// Blanks what stands in the lists and inline tables of a sound text, from `in_value` on as if a key
/// stood before it. The length stays.
pub(crate) fn outline(text: &str, mut in_value: bool, out: &mut Vec<u8>) {
    let mut depth = 0_usize;
    for (kind, at) in tokens(text) {
        depth = depth.saturating_sub(usize::from(in_value && closes(kind)));
        match part(text, at) {
            kept if depth == 0 => out.extend_from_slice(kept.as_bytes()),
            blank => out.extend(std::iter::repeat_n(b' ', blank.len())),
        }
        depth += usize::from(in_value && opens(kind));
        match kind {
            TokenKind::Equals => in_value = true,
            TokenKind::Newline if depth == 0 => in_value = false,
            _ => {}
        }
    }
}

/// A text without its many blank lines and comments, as long as before; `None` where there are few.
/// The parser keeps more for a blank line than for a word.
pub(crate) fn dense(text: &str) -> Option<String> {
    let is_blank = |line: &&str| matches!(line.trim_start().as_bytes().first(), None | Some(b'#'));
    text.lines().filter(is_blank).nth(MANY_BLANK_LINES)?;
    let mut bytes = text.as_bytes().to_vec();
    // From behind the first line break of a blank stretch to the last one.
    let mut stretch: Option<Range<usize>> = None;
    for (kind, at) in tokens(text) {
        match (kind, part(text, at.clone())) {
            (TokenKind::Newline, "\n" | "\r\n") => {
                let start = stretch.map_or(at.end, |stretch| stretch.start);
                stretch = Some(start..at.start.max(start));
            }
            (TokenKind::Whitespace, _) => {}
            // What may not stand in a comment is for the parser to find.
            (TokenKind::Comment, words)
                if !words.contains(|c: char| c != '\t' && c.is_control()) => {}
            _ => {
                let stretch = stretch.take().and_then(|stretch| bytes.get_mut(stretch));
                stretch.unwrap_or_default().fill(b' ');
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn tokens(text: &str) -> impl Iterator<Item = (TokenKind, Range<usize>)> {
    let place = |token: Token| (token.kind(), token.span().start()..token.span().end());
    Source::new(text).lex().map(place)
}

fn part(text: &str, at: Range<usize>) -> &str {
    text.get(at).unwrap_or_default()
}

fn opens(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket
    )
}

fn closes(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket
    )
}

/// Tells whether a line starts a new entry of a list, or ends the list.
fn starts_entry(line: &str) -> bool {
    line.trim_start_matches([' ', '\t']).starts_with(['{', ']'])
}

/// Brackets of a header are no depth.
fn is_header_start(text: &str, at: usize) -> bool {
    let before = part(text, 0..at);
    let before = before.strip_suffix('[').unwrap_or(before);
    before.is_empty() || before.ends_with('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_tell_how_deep_they_start() {
        // The depth of each line; `s` where it starts inside a string.
        let check = |text: &str, expected: &str| {
            let told = lines(text).map(|line| {
                let sign = if line.in_string { "s" } else { "" };
                format!("{}{sign}", line.depth)
            });
            assert_eq!(told.collect::<Vec<_>>().join(" "), expected, "{text}");
        };
        check("a = 1\n[[b]]\nc = [\n{\nd = 1 },\n]\n", "0 0 0 1 2 1 0");
        check("a = [ # [ {\n\"]\", '}',\n]", "0 1 1");
        check("a = \"\"\"\n[\n\"\"\"\n", "0 1s 1s 0");
        // What is not closed ends where another entry starts, a string with its line.
        check("a = [\n{ b = 1,\n{ b = 2 },\n]", "0 1 1 1");
        check("a = [ \"x ]\r\n]\r\n", "0 1 0");
        // A quote inside a word opens no string.
        check("a = [ x\" ]\n", "0 0");
    }

    #[test]
    fn headers_are_told_by_their_first_key() {
        let check = |line: &str, name: &str, is_list: bool, is_whole: bool| {
            let expected = Header {
                name,
                is_list,
                is_whole,
            };
            assert_eq!(header(line), Some(expected), "{line}");
        };
        check("[a]", "a", false, true);
        check("[[ a ]] # b\n", "a", true, true);
        check("[[a\n", "a", true, true);
        check("[a.b]", "a", false, false);
        check("[\"a\"]", "\"a\"", false, true);
        check("[1, 2],", "1", false, false);
        assert_eq!(header(" [a]"), None);
    }

    #[test]
    fn a_decimal_comma_stands_behind_an_equals_sign() {
        let check = |text: &str, found: Option<&str>| {
            assert_eq!(
                decimal_comma(text).map(|at| part(text, at)),
                found,
                "{text}"
            );
        };
        check("{ value = -47,45, year = 2020 }", Some("-47,45"));
        check("{ note = \"= 1,2\", value = 3,4 }", Some("3,4"));
        check("{ a = [1,2], value = 1, 2 }", None);
    }

    #[test]
    fn an_outline_keeps_headers_keys_and_what_is_short() {
        let outlined = |text: &str, in_value: bool| {
            let mut out = Vec::new();
            outline(text, in_value, &mut out);
            String::from_utf8(out).unwrap()
        };
        assert_eq!(
            outlined("[[a]]\nb = [\n{ c = 1 },\n] # d\ne = \"[\"\n", false),
            "[[a]]\nb = [            ] # d\ne = \"[\"\n"
        );
        assert_eq!(outlined("{ c = [1] },\n", true), "{         },\n");
    }

    #[test]
    fn a_beginning_ends_behind_a_line_where_it_can() {
        assert_eq!(beginning("a = 1\nb = 2\n", 100), "a = 1\nb = 2\n");
        assert_eq!(beginning("a = 1\nb = 2\n", 8), "a = 1\n");
        assert_eq!(beginning("a = [\n1,\n2,\n", 8), "a = [\n1,");
    }

    #[test]
    fn many_blank_lines_are_taken_out_and_nothing_else() {
        assert_eq!(dense("a = 1\n\n\nb = 2\n"), None);
        let many = |line: &str| line.repeat(MANY_BLANK_LINES + 1);
        let string = format!("\"\"\"{}\"\"\"", many("\n"));
        let text = format!(
            "a = 1 # a\n{}b = {string}\n{}",
            many("  # \"\r\n"),
            many(" \n")
        );
        let found = dense(&text).unwrap();
        assert_eq!(found.len(), text.len());
        let lines: Vec<&str> = found.split_inclusive('\n').collect();
        assert_eq!(lines[0], "a = 1 # a\n");
        assert_eq!(lines[1].trim_start_matches(' '), "\r\n");
        assert_eq!(
            lines[2..lines.len() - 1].concat(),
            format!("b = {string}\n")
        );
        // What may not stand in a comment stays for the parser to find.
        assert!(dense(&many("#\0\n")).unwrap().contains('\0'));
    }
}

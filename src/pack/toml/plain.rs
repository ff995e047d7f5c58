//! A quick way through plain documents, which most pieces of a pack are.
//!
//! Owns what is plain: sound, without dotted keys or moments, and with one header at most, `[[name]]`, before all keys. Of
//! anything else it says nothing, and the parser with all its rules is asked. It must never find other values than that
//! one does.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::lexer::Token;
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source, Span};

use super::syntax::is_integer;
use super::tree::{Tree, TreeItem, TreeKey, TreeValue};

/// How deep lists and tables may stand in each other.
const DEPTH: u32 = 80;
/// So many keys of one table are compared with each other.
const KEYS: usize = 64;

/// So many tokens stand for one value in a claim: its key, the signs and spaces around both.
const TOKENS_OF_A_VALUE: usize = 6;

/// The values of a plain document; `tokens` is room, which may have been used before.
pub(super) fn plain<'t>(text: &'t str, tokens: &mut Vec<Token>) -> Option<Tree<'t>> {
    if text.starts_with('\u{FEFF}') {
        return None;
    }
    let source = Source::new(text);
    tokens.clear();
    tokens.extend(source.lex());
    let mut planter = Planter {
        source,
        tree: Tree::with_room(tokens.len() / TOKENS_OF_A_VALUE),
        open: Vec::new(),
        header: None,
        key: None,
        is_plain: true,
    };
    let mut fault: Option<ParseError> = None;
    let mut sound = ValidateWhitespace::new(&mut planter, source);
    let mut bounded = RecursionGuard::new(&mut sound, DEPTH);
    parse_document(tokens, &mut bounded, &mut fault);
    planter.finish().filter(|_| fault.is_none())
}

/// Where the parser is.
struct Planter<'t> {
    source: Source<'t>,
    tree: Tree<'t>,
    /// The tables and lists that are open, from the outermost to the innermost.
    open: Vec<Open>,
    /// Where the header begins, until it is closed.
    header: Option<usize>,
    /// A key, until its value is met.
    key: Option<TreeKey<'t>>,
    is_plain: bool,
}

/// Tells whether a letter may stand in a key without quotes.
fn is_of_bare_key(letter: u8) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_')
}

/// A table or a list that is open.
struct Open {
    number: usize,
    is_list: bool,
}

impl<'t> Planter<'t> {
    fn finish(mut self) -> Option<Tree<'t>> {
        while let Some(open) = self.open.pop() {
            self.tree.close(open.number, None);
        }
        (self.is_plain && self.key.is_none() && self.header.is_none()).then_some(self.tree)
    }

    fn raw(&mut self, span: Span, encoding: Option<Encoding>) -> Option<Raw<'t>> {
        let raw = self.source.get(span);
        self.is_plain &= raw.is_some();
        raw.map(|raw| Raw::new_unchecked(raw.as_str(), encoding, span))
    }

    /// What stands in the innermost table so far.
    fn inside(&self) -> Range<usize> {
        let start = self.open.last().map_or(0, |open| open.number + 1);
        start..self.tree.top().end
    }

    /// The key of what is met now; in a list there is none.
    fn key(&mut self) -> TreeKey<'t> {
        let is_in_list = self.open.last().is_some_and(|open| open.is_list);
        let key = self.key.take();
        self.is_plain &= key.is_none() == is_in_list;
        key.unwrap_or_default()
    }

    fn open(&mut self, span: Span, is_list: bool) {
        let key = self.key();
        let number = self.tree.open(key, span.start()..span.end(), is_list);
        self.open.push(Open { number, is_list });
    }

    fn close(&mut self, span: Span) {
        match self.open.pop() {
            Some(open) => self.tree.close(open.number, Some(span.end())),
            None => self.is_plain = false,
        }
    }
}

impl EventReceiver for Planter<'_> {
    fn std_table_open(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_plain = false;
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.is_plain &= self.tree.top().is_empty() && self.header.is_none();
        self.header = Some(span.start());
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        let start = self.header.take().unwrap_or(span.start());
        let whole = Span::new_unchecked(start, span.end());
        self.open(whole, true);
        self.open(whole, false);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span, false);
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open(span, true);
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.close(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else {
            return;
        };
        let mut key = Cow::Borrowed(raw.as_str());
        // A bare key stands for itself.
        let is_bare = encoding.is_none() && !key.is_empty() && key.bytes().all(is_of_bare_key);
        if !is_bare {
            raw.decode_key(&mut key, error);
        }
        let inside = self.inside();
        let before = self.tree.items(&inside).enumerate();
        let is_new = before
            .into_iter()
            .all(|(count, item)| count < KEYS && item.key != key);
        self.is_plain &= is_new && self.key.is_none();
        self.key = Some((key, span.start()..span.end()));
    }

    fn key_sep(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_plain = false;
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = self.raw(span, encoding) else {
            return;
        };
        let mut text = Cow::Borrowed("");
        let value = match raw.decode_scalar(&mut text, error) {
            ScalarKind::String => TreeValue::Text(text),
            ScalarKind::Boolean(answer) => TreeValue::YesOrNo(answer),
            ScalarKind::Float => TreeValue::Float(text),
            ScalarKind::Integer(radix) => {
                self.is_plain &= is_integer(&text, radix.value());
                TreeValue::Integer(text, radix.value())
            }
            ScalarKind::DateTime => {
                self.is_plain = false;
                return;
            }
        };
        let (key, key_at) = self.key();
        self.tree.add(TreeItem {
            key,
            key_at,
            value,
            at: span.start()..span.end(),
        });
    }

    fn error(&mut self, _: Span, _: &mut dyn ErrorSink) {
        self.is_plain = false;
    }
}

#[cfg(test)]
mod tests {
    use super::super::syntax::strict;
    use super::*;

    fn plain(text: &str) -> Option<Tree<'_>> {
        super::plain(text, &mut Vec::new())
    }

    /// What the parser with all its rules finds.
    fn strictly(text: &str) -> Option<Tree<'_>> {
        Some(Tree::of(strict(text).ok()?.into_inner()))
    }

    #[track_caller]
    fn check_plain(text: &str) {
        assert_eq!(plain(text), strictly(text), "{text}");
        assert!(plain(text).is_some(), "{text}");
    }

    #[track_caller]
    fn check_left(text: &str) {
        assert_eq!(plain(text), None, "{text}");
    }

    #[test]
    fn what_is_plain_is_what_the_parser_finds() {
        check_plain("");
        check_plain("# only this\n\n");
        check_plain("[[indicator]]");
        check_plain("[[ \"indicator\" ]] # x\r\na = 1\r\n");
        check_plain(
            "a = 'x'\nb = \"\\u00e0\\n\"\nc = '''\nx\n'''\nd = \"\"\"\\\n  y\"\"\"\n\"e f\" = ''\n",
        );
        check_plain("a = 1\nb = 0x1F\n");
        check_plain("a = 1_000\nb = 0o17\nc = +1.50\nd = inf\ne = 1e3\nf = true\n");
        check_plain(
            "[[i]]\nname = { vi = 'a', en = 'b' }\nclaims = [\n  { year = 2020, value = [1, 2.5] }, # one\n  {},\n  [],\n]\nlast = [[1], [{ a = [] }]]\n",
        );
        check_plain("a = { b = { c = 1 }, d = 2 }\nb = 3\n");
        // Keys of one name in tables of their own.
        check_plain("a = [{ a = 1 }, { a = 2 }]\n");
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_parser() {
        for text in [
            "a.b = 1\n",
            "a = { b.c = 1 }\n",
            "a = 1\n[[b]]\n",
            "[[a]]\n[[a]]\n",
            "[[a]]\n[a.b]\nc = 1\n",
            "[a]\nb = 1\n",
            "[[a.b]]\n",
            "a = 2020-01-01\n",
        ] {
            check_left(text);
            assert!(strictly(text).is_some(), "{text}");
        }
        let many: String = (0..200).map(|at| format!("k{at} = {at}\n")).collect();
        check_left(&many);
    }

    #[test]
    fn what_is_no_toml_is_never_plain() {
        for text in [
            "a = 1\na = 2\n",
            "a = { b = 1, b = 2 }\n",
            "a = { \"b\" = 1, b = 2 }\n",
            "a = 47,45\n",
            "a = \n",
            "a\n",
            "= 1\n",
            "a = 'x\n",
            "a = [1, 2\n",
            "a = [1 2]\n",
            "a = { b = 1\n",
            "a = 1]\n",
            "a = 0x\n",
            "a = 01\n",
            "a = 1__0\n",
            "a = 1.\n",
            "a = yes\n",
            "[[a]\nb = 1\n",
            "[[a]] b = 1\n",
            "[[]]\n",
            "a = 1 b = 2\n",
            "a = \"\u{1}\"\n",
            "# \u{1}\n",
            "a = \"\\q\"\n",
            "a = 1\rb = 2\n",
            "\u{FEFF}\u{FEFF}a = 1\n",
        ] {
            check_left(text);
        }
        let deep = format!("a = {}{}\n", "[".repeat(200), "]".repeat(200));
        check_left(&deep);
    }

    /// A sound piece is cut and changed at each of its bytes: whatever comes of it is found alike, or left.
    #[test]
    fn no_change_of_a_letter_makes_another_thing_of_it() {
        let text = "[[i]]\nid = \"a\" # n\nn = { vi = 'b', en = 'c' }\nclaims = [\n{ y = 20, v = 1.5 },\n]\n";
        for at in 0..text.len() {
            for put in [
                "", ".", ",", "]", "}", "'", "\"", "=", "\n", "[", "{", "#", "0", "-", "a", " ",
            ] {
                let (head, tail) = text.split_at(at);
                let behind = tail.get(1..).unwrap();
                for changed in [format!("{head}{put}{tail}"), format!("{head}{put}{behind}")] {
                    if let Some(found) = plain(&changed) {
                        assert_eq!(Some(found), strictly(&changed), "{changed}");
                    }
                }
            }
        }
    }
}

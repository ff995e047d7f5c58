//! Several texts in one field.
//!
//! Owns how they are joined and told apart again: a sign stands between them, spaces around it mean nothing, and
//! `\` stands before a sign, a `\` or a space at the edge that belongs to a text. It must not know what the texts
//! are.

use crate::core::clean::clean;

/// The escape sign: the character after it belongs to the text.
const KEEPS: char = '\\';
/// Stands between the texts of a list.
pub(super) const LIST: char = ';';
/// Stands between the two languages of a text.
pub(super) const LANGUAGES: char = '|';

/// The texts of a field, empty ones too; at most so many, the last with whatever follows.
pub(super) fn parts(field: &str, sign: char, most: usize) -> Vec<String> {
    let mut parts = vec![Part::default()];
    let mut chars = field.chars().peekable();
    while let Some(c) = chars.next() {
        let kept = (c == KEEPS).then(|| chars.next_if(|next| is_kept(*next)));
        let count = parts.len();
        let Some(last) = parts.last_mut() else { break };
        match kept.flatten() {
            Some(next) => last.push(next),
            None if c == sign && count < most => parts.push(Part::default()),
            None if c.is_whitespace() => last.space(c),
            None => last.push(c),
        }
    }
    parts.into_iter().map(Part::text).collect()
}

/// The texts of a list; empty ones are none.
pub(super) fn list(field: &str) -> impl Iterator<Item = String> {
    let texts = parts(field, LIST, usize::MAX).into_iter();
    texts.filter(|text| !text.is_empty())
}

fn is_kept(c: char) -> bool {
    matches!(c, KEEPS | LIST | LANGUAGES) || c.is_whitespace()
}

/// A text that grows, without the spaces at its edges.
#[derive(Debug, Default)]
struct Part {
    text: String,
    /// The bytes up to the last character that is no space at the edge.
    kept: usize,
}

impl Part {
    fn push(&mut self, c: char) {
        self.text.push(c);
        self.kept = self.text.len();
    }

    fn space(&mut self, c: char) {
        if self.kept > 0 {
            self.text.push(c);
        }
    }

    /// The text, cleaned: where it was cut, a combining mark may have lost its letter.
    fn text(mut self) -> String {
        self.text.truncate(self.kept);
        clean(&self.text).into_owned()
    }
}

/// One field of several texts; [`parts`] gives them back.
pub(super) fn join<'t>(texts: impl IntoIterator<Item = &'t str>, sign: char) -> String {
    let mut field = String::new();
    for (number, text) in texts.into_iter().enumerate() {
        if number > 0 {
            field.push(sign);
        }
        let (edge, last) = (text.trim(), text.chars().count().saturating_sub(1));
        for (at, c) in text.chars().enumerate() {
            let is_edge = edge.len() < text.len() && (at == 0 || at == last) && c.is_whitespace();
            if c == sign || c == KEEPS || is_edge {
                field.push(KEEPS);
            }
            field.push(c);
        }
    }
    field
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, LIST, join, list, parts};
    use proptest::prelude::{Strategy, proptest};

    #[test]
    fn texts_of_one_field_are_told_apart() {
        let check = |field: &str, texts: &[&str]| {
            assert_eq!(list(field).collect::<Vec<_>>(), texts, "{field:?}");
        };
        check("", &[]);
        check(" ; ;", &[]);
        check("L30", &["L30"]);
        check(" L30 ;NQ 39 ; ", &["L30", "NQ 39"]);
        check(r"a\;b;c\\;d\", &["a;b", r"c\", r"d\"]);
        check(r"\ a ;\x|y", &[" a", r"\x|y"]);
        check("a;\u{301}x", &["a", "\u{25CC}\u{301}x"]);
        assert_eq!(parts("Sở A | Dept A | x", '|', 2), ["Sở A", "Dept A | x"]);
        assert_eq!(parts("Sở A|", '|', 2), ["Sở A", ""]);
    }

    #[test]
    fn texts_that_need_no_sign_are_written_as_they_are() {
        assert_eq!(join(["L30", "NQ 39", "a|b"], ';'), "L30;NQ 39;a|b");
        assert_eq!(join(["a;b", r"\", " x "], ';'), r"a\;b;\\;\ x\ ");
        assert_eq!(join([], ';'), "");
    }

    fn text() -> impl Strategy<Value = String> {
        "[a;|\\\\ \u{a0}é]{1,6}"
    }

    proptest! {
        #[test]
        fn what_is_joined_comes_apart_again(texts in proptest::collection::vec(text(), 1..4)) {
            for sign in [LIST, LANGUAGES] {
                let field = join(texts.iter().map(String::as_str), sign);
                assert_eq!(parts(&field, sign, usize::MAX), texts, "{field:?}");
            }
        }
    }
}

//! What no form of a page may hold.
//!
//! Owns the last look at a text: what the formats forbid is left out. Control signs of the data became visible where
//! they came in; this is for what came another way, and for the few code points that XML has no place for. It must not
//! know a form.

use std::borrow::Cow;

/// A text without what XML has no place for.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    match text.chars().all(is_allowed) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().filter(|sign| is_allowed(*sign)).collect()),
    }
}

fn is_allowed(sign: char) -> bool {
    match sign {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => !other.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_xml_forbids_is_left_out_and_all_else_stays() {
        for (text, expected) in [
            ("Tỷ lệ\tới\nhạn", "Tỷ lệ\tới\nhạn"),
            ("a\0b\u{1b}[31m\u{9b}c\u{fffe}\u{ffff}\u{7f}", "ab[31mc"),
            ("𝟙 👍 ]]> <b>", "𝟙 👍 ]]> <b>"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}

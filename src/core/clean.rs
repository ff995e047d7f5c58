//! Makes text harmless before it enters the program.
//!
//! Owns the one cleaning step that every string passes which may reach a screen, a clipboard or a
//! file: pack data, CSV fields, file names, error texts, typed queries. It must not know where a
//! text comes from. After it a text is in NFC, on one line, free of control characters, and every
//! invisible or direction-changing character has become a visible mark, so that nothing hides.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc_quick;

/// The replacement for a character that would be invisible or would change the reading direction.
pub const VISIBLE_MARK: char = '\u{FFFD}';

/// Most combining marks kept on one base letter; Vietnamese needs two.
const MARKS_PER_BASE: usize = 4;

/// Returns the text as it may be shown: one line, NFC, no control characters, no hidden ones.
///
/// Line breaks and tabs become spaces, other control characters vanish, hidden characters
/// (zero-width, bidi controls, variation selectors, tags) become [`VISIBLE_MARK`], at most four combining marks stay on
/// a letter, and marks without a letter stand on a dotted circle. Clean text is returned as it is.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let plain = text.chars().all(|c| {
        !c.is_control() && !is_hidden(c) && !is_combining_mark(c) && !matches!(c, VISIBLE_MARK)
    });
    if plain && is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    let cleaned = rebuild(text);
    if cleaned == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(cleaned)
    }
}

/// Tells at a glance that nothing has to be done about a text, for the letters and signs of which nearly all texts
/// consist. Some clean texts get `false` too.
pub fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}'
        | '\u{2010}'..='\u{2027}')
}

/// Tells whether a character has no picture of its own or turns the reading direction: what Unicode calls ignorable by
/// default, also where nothing stands yet, every format character, and its separators of lines and paragraphs.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
        | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

fn rebuild(text: &str) -> String {
    let visible = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' | '\u{0085}' => Some(' '),
        c if c.is_control() => None,
        c if is_hidden(c) => Some(VISIBLE_MARK),
        c => Some(c),
    });
    let mut out = String::with_capacity(text.len());
    // Starting at the limit makes a mark without a base stand on its own circle.
    let mut marks = 0;
    let mut has_base = false;
    for c in visible.nfc() {
        if !is_combining_mark(c) {
            out.push(c);
            marks = 0;
            has_base = true;
        } else if marks < MARKS_PER_BASE {
            if !has_base {
                out.push('\u{25CC}');
                has_base = true;
            }
            out.push(c);
            marks += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(clean(text), expected);
        assert_eq!(
            clean(&clean(text)),
            expected,
            "cleaning twice changes nothing"
        );
    }

    #[test]
    fn leaves_plain_text_alone() {
        for text in [
            "",
            "Tỷ lệ hộ nghèo",
            "GRDP/người > 65 %",
            "ước 47,45",
            "日本",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text:?}");
            check(text, text);
        }
    }

    #[test]
    fn plain_letters_are_clean_beside_each_other() {
        let plain: String = ('\0'..=char::MAX).filter(|c| is_plain(*c)).collect();
        assert_eq!(rebuild(&plain), plain);
        let letters: Vec<char> = plain.chars().collect();
        let turned: String = letters.iter().rev().collect();
        assert_eq!(rebuild(&turned), turned);
        assert!(
            letters
                .iter()
                .all(|c| !c.is_control() && !is_hidden(*c) && !is_combining_mark(*c))
        );
        for text in ["Tỷ lệ hộ nghèo – “A”…", "Đắk Lắk", "km²"] {
            assert!(text.chars().all(is_plain), "{text}");
        }
    }

    #[test]
    fn composes_letters() {
        check("Ty\u{309} le\u{302}\u{323}", "Tỷ lệ");
        check("ê\u{0301}", "ế");
    }

    #[test]
    fn removes_controls_and_shows_the_hidden() {
        check("a\u{1b}[31mb", "a[31mb");
        check("a\u{9b}31mb", "a31mb");
        check("a\nb\tc\r", "a b c ");
        check("\0\u{7f}x", "x");
        check("a\u{202e}b\u{200b}c\u{feff}", "a\u{fffd}b\u{fffd}c\u{fffd}");
        check("tag\u{e0041}", "tag\u{fffd}");
    }

    #[test]
    fn tames_stacked_marks() {
        check(
            &format!("z{}", "\u{0335}".repeat(50)),
            &format!("z{}", "\u{0335}".repeat(4)),
        );
        check("\u{0301}a", "\u{25cc}\u{0301}a");
    }
}

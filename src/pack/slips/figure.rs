//! What was meant by a text that is no figure.
//!
//! Owns the slips that a figure can have: a sign before or behind it, a range in one word, spaces among its digits.
//! It must not know where the text stands, and never decides what the figure is: it is left out and told.

use crate::pack::diagnostic::Slip;

/// Comparators as people write them, the longer ones first, and as a pack writes them.
const COMPARATORS: [(&str, &str); 15] = [
    (">=", ">="),
    ("=>", ">="),
    ("<=", "<="),
    ("=<", "<="),
    ("≥", ">="),
    ("≤", "<="),
    ("≈", "~"),
    ("~", "~"),
    (">", ">"),
    ("<", "<"),
    ("trên", ">"),
    ("dưới", "<"),
    ("khoảng", "~"),
    ("over", ">"),
    ("under", "<"),
];

/// Signs that look like a minus.
const DASHES: [char; 6] = [
    '\u{2212}', '\u{2013}', '\u{2014}', '\u{2012}', '\u{2010}', '\u{2011}',
];
/// Words and signs between the ends of a range.
const BETWEEN: [&str; 8] = ["-", "–", "—", "−", "‒", "..", "đến", "to"];

/// Tells whether a character is a space that only looks like a plain one.
pub fn is_odd_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '\u{3000}' | '\u{200b}' | '\u{feff}'
    )
}

/// The slip in a text that should be a figure; `None` where it is one, or where nothing is known of it.
pub fn slip(text: &str) -> Option<Slip> {
    let text = text.trim();
    for (written, sign) in COMPARATORS {
        if let Some(rest) = text.strip_prefix(written) {
            let figure = number(rest.trim_end_matches('%').trim())?;
            let sign = sign.to_owned();
            return Some(Slip::Bound { sign, figure });
        }
    }
    if let Some(rest) = text.strip_suffix('%') {
        let figure = number(rest.trim())?;
        return Some(Slip::Percent { figure });
    }
    if let Some((sign, rest)) = text.chars().next().zip(text.get(first_len(text)..))
        && DASHES.contains(&sign)
        && let Some(figure) = number(rest.trim())
    {
        let figure = format!("-{figure}");
        return Some(Slip::Minus { sign, figure });
    }
    for between in BETWEEN {
        let ends = text.split_once(between);
        let ends = ends.and_then(|(low, high)| number(low.trim()).zip(number(high.trim())));
        if let Some((low, high)) = ends {
            return Some(Slip::Range { low, high });
        }
    }
    let is_hidden = text.contains(is_odd_space);
    let is_space = |c: char| c == ' ' || is_odd_space(c);
    if text.contains(is_space) {
        let plain: String = text.chars().filter(|c| !is_space(*c)).collect();
        let figure = number(&plain)?;
        return Some(Slip::SpaceInFigure { figure, is_hidden });
    }
    None
}

/// The figure that a text certainly means, where only its signs are those of another program: a decimal comma that
/// parts no thousands, a minus, hidden spaces between groups of three digits. `None` where it is fine or unsure.
pub fn certain(text: &str) -> Option<String> {
    let text = text.trim();
    let mut plain = text.to_owned();
    if let Some(rest) = text.strip_prefix(DASHES) {
        plain = format!("-{rest}");
    }
    if plain.contains(is_odd_space) {
        let whole = plain.split(['.', ',']).next().unwrap_or_default();
        let mut groups = whole.trim_start_matches('-').split(is_odd_space);
        let first = groups.next().map_or(0, str::len);
        if !(1..=3).contains(&first) || !groups.all(|group| group.len() == 3) {
            return None;
        }
        plain.retain(|c| !is_odd_space(c));
    }
    if let Some((whole, fraction)) = plain.split_once(',') {
        let could_be_thousands = fraction.len() == 3 && whole.trim_start_matches('-') != "0";
        if could_be_thousands {
            return None;
        }
    }
    let figure = number(&plain)?;
    (figure != text).then_some(figure)
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Digits with at most one decimal mark, written with a point; spaces of thousands are taken out.
fn number(text: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = text.strip_prefix('-').unwrap_or(text);
    let is_number = match plain.split_once(['.', ',']) {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(plain),
    };
    is_number.then(|| text.replace(',', "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_told_and_a_figure_is_none() {
        let bound = |sign: &str, figure: &str| {
            let (sign, figure) = (sign.to_owned(), figure.to_owned());
            Some(Slip::Bound { sign, figure })
        };
        let range = |low: &str, high: &str| {
            let (low, high) = (low.to_owned(), high.to_owned());
            Some(Slip::Range { low, high })
        };
        assert_eq!(slip(">= 65"), bound(">=", "65"));
        assert_eq!(slip("≤12,5"), bound("<=", "12.5"));
        assert_eq!(slip("trên 95 %"), bound(">", "95"));
        assert_eq!(slip("60-65"), range("60", "65"));
        assert_eq!(slip("9 – 10,5"), range("9", "10.5"));
        assert_eq!(slip("60 đến 65"), range("60", "65"));
        for text in ["47.45", "-2.5", "2020-10-01", "abc", "", "47,45", "1-2-3"] {
            assert_eq!(slip(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_is_certain_is_mended() {
        for (text, mended) in [
            ("47,45", Some("47.45")),
            ("0,125", Some("0.125")),
            ("\u{2212}2.5", Some("-2.5")),
            ("\u{2013}2,77", Some("-2.77")),
            ("1\u{a0}234.5", Some("1234.5")),
            ("12\u{202f}345", Some("12345")),
            ("1,234", None),
            ("1\u{a0}2", None),
            ("1.234,5", None),
            ("60-65", None),
            ("47.45%", None),
            ("47.45", None),
            ("", None),
        ] {
            assert_eq!(certain(text).as_deref(), mended, "{text}");
        }
    }
}

//! Reads a number as a person types it.
//!
//! Owns which marks separate thousands and decimals, and which words stand for powers of ten. It must not know what
//! the number is compared with.

use crate::core::figure::Figure;
use crate::core::fold::bare;

/// Reads a number as either language writes it: a comma or point before each group of exactly three digits separates
/// thousands (`3.000`, `27,004`), any other is a decimal mark (`47,45`). A percent sign may follow.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim_end_matches('%');
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    if digits.is_empty()
        || !digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let decimal = digits
        .char_indices()
        .rev()
        .map(|(_, c)| c)
        .find(|c| matches!(c, '.' | ','));
    let plain = match decimal {
        None => digits.to_owned(),
        Some(mark) if is_grouped(digits, mark) => digits.replace(mark, ""),
        Some(mark) => {
            let other = if mark == '.' { ',' } else { '.' };
            digits.replace(other, "").replace(mark, ".")
        }
    };
    plain.parse::<f64>().ok().map(|number| sign * number)
}

/// Returns the figures that a text may mean: a comma or point before three digits may separate thousands or decimals
/// ("27.004" is 27,004 in one language and 27.004 in the other). Empty if it is not a number.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let text = text.trim_end_matches('%').replace('−', "-");
    if number(&text).is_none() {
        return Vec::new();
    }
    let marks = [('.', ','), (',', '.')];
    let read = marks.map(|(thousands, decimal)| {
        let (whole, fraction) = match text.rsplit_once(decimal) {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text.as_str(), None),
        };
        let groups = whole.trim_start_matches('-');
        let is_whole = !groups.contains(thousands) || is_grouped(groups, thousands);
        let whole = whole.replace(thousands, "");
        // "15.000" means thousands: nobody prints three decimals of which the last is zero.
        let is_round = fraction.is_some_and(|fraction| fraction.ends_with('0'));
        let is_grouped = is_grouped(text.trim_start_matches('-'), decimal);
        let is_whole = is_whole && !(is_round && is_grouped);
        let plain = fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}"));
        Figure::parse(&plain).ok().filter(|_| is_whole)
    });
    let mut figures: Vec<Figure> = read.into_iter().flatten().collect();
    figures.dedup();
    figures
}

/// The words of both languages by which a number is multiplied, folded.
const POWERS_OF_TEN: [(&str, i32); 11] = [
    ("nghin", 3),
    ("ngan", 3),
    ("van", 4),
    ("trieu", 6),
    ("ty", 9),
    ("ti", 9),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("quadrillion", 15),
];

/// Returns the power of ten that a word stands for.
pub(crate) fn power_of_ten(word: &str) -> Option<i32> {
    let word = bare(word);
    let mut known = POWERS_OF_TEN.iter();
    known
        .find(|(name, _)| *name == word)
        .map(|(_, power)| *power)
}

/// Returns whether a mark separates the digits into groups of thousands.
fn is_grouped(digits: &str, mark: char) -> bool {
    let mut groups = digits.split(mark);
    let head = groups.next().unwrap_or_default();
    let is_head =
        (1..=3).contains(&head.len()) && head != "0" && head.chars().all(|c| c.is_ascii_digit());
    is_head && groups.all(|group| group.len() == 3 && group.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_both_languages() {
        let check = |text: &str, want: Option<f64>| assert_eq!(number(text), want, "{text}");
        check("3.000", Some(3000.0));
        check("27,004", Some(27004.0));
        check("47,45", Some(47.45));
        check("1.234.567,8", Some(1_234_567.8));
        check("0.125", Some(0.125));
        check("-3,4%", Some(-3.4));
        check("1..2", None);
        check("abc", None);
        check("", None);
    }

    #[test]
    fn figures_with_either_mark() {
        let check = |text: &str, want: &str| {
            let found: Vec<String> = figures(text).iter().map(Figure::to_string).collect();
            assert_eq!(found.join(" "), want, "{text}");
        };
        check("19,46", "19.46");
        check("27.004", "27004 27.004");
        check("27,004", "27.004 27004");
        check("54%", "54");
        check("1.234.567,8", "1234567.8");
        check("1,205.7", "1205.7");
        check("-3,4", "-3.4");
        check("2025", "2025");
        check("15.000", "15000");
        check("8.500", "8500");
        check("0,50", "0.50");
        check("1.2.1", "");
        check("abc", "");
    }
}

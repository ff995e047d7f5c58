//! Reads figures that are searched for: with a power of ten in words, a unit, a range, a year.
//!
//! Owns which words around a figure are not words to search for, and how "so many of so many" is written. It must not
//! know which claims print the figure.

use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::search::tokens::split;
use crate::search::typed_number::{figures, power_of_ten};

/// A figure as it may stand in a claim: its digits, what they are multiplied by, its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// What the digits may mean with either decimal mark.
    pub figures: Vec<Figure>,
    /// The power of ten of the words after it: 3 of "nghìn".
    pub power: i32,
    /// The words of the unit that was typed, folded; empty where there are none.
    pub unit: String,
}

/// The figures and years in a text that has no other words.
pub(super) struct Printed {
    pub(super) years: Vec<i32>,
    pub(super) amounts: Vec<Amount>,
}

/// Words before a year, and words around a figure that are not its unit; folded.
const YEAR: [&str; 2] = ["nam", "year"];
const AROUND: [&str; 16] = [
    "dat", "la", "khoang", "tren", "duoi", "gan", "hon", "uoc", "tu", "den", "muc", "about",
    "over", "under", "nearly", "=",
];

/// Punctuation around a figure.
const AROUND_FIGURES: &[char] = &[
    '(', ')', '[', ']', '"', '“', '”', '‘', '’', ';', ':', ',', '.', '…', '!', '?',
];

/// Abbreviations of powers of ten that count only directly after the digits.
const SHORT_POWERS: [(&str, i32); 4] = [("k", 3), ("tr", 6), ("m", 6), ("bn", 9)];

/// Returns the figures that a text asks for; `None` where it has none.
pub(super) fn printed_figures(text: &str) -> Option<Printed> {
    let tokens = split(text);
    let (mut years, mut found, mut unit) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_behind_figure = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let word = bare(&token.text);
        let year = tokens.get(at).and_then(|next| next.text.parse().ok());
        if let (true, Some(year @ 1900..2100)) = (YEAR.contains(&word.as_str()), year) {
            years.push(year);
            at += 1;
            continue;
        }
        if let Some((read, rest)) = with_letters(&token.text) {
            let rest_power = SHORT_POWERS.iter().find(|(short, _)| *short == bare(rest));
            let power = rest_power.map(|(_, power)| *power);
            let power = power.or_else(|| power_of_ten(rest));
            found.push((read, power.unwrap_or(0)));
            if power.is_none() && !rest.is_empty() {
                unit.push(rest.to_owned());
            }
            is_behind_figure = true;
            continue;
        }
        let power = power_of_ten(&token.text).or((word == "tr").then_some(6));
        match (power, found.last_mut()) {
            (Some(power), Some((_, known))) if is_behind_figure && unit.is_empty() => {
                *known += power;
                continue;
            }
            _ => is_behind_figure = false,
        }
        let is_word = token.text.chars().any(|c| c.is_alphanumeric() || c == '%');
        if is_word && !AROUND.contains(&word.as_str()) {
            unit.push(token.text.clone());
        }
    }
    let unit = unit_words(&unit.join(" "));
    let amounts = found.into_iter().flat_map(|(read, power)| {
        let unit = unit.clone();
        read.into_iter().map(move |figures| Amount {
            figures,
            power,
            unit: unit.clone(),
        })
    });
    let amounts: Vec<Amount> = amounts.collect();
    (!amounts.is_empty()).then_some(Printed { years, amounts })
}

/// Returns the words of a unit, folded, with "phần trăm" and "percent" as the percent sign.
pub(crate) fn unit_words(unit: &str) -> String {
    const SHARES: [&str; 4] = ["phan tram", "percent", "per cent", "percentage"];
    let mut words = format!(" {} ", bare(&unit.replace('%', " percent ")));
    for share in SHARES {
        words = words.replace(&format!(" {share} "), " percent ");
    }
    words.trim().to_owned()
}

/// Returns the figures of a token and the letters right after them: "79tr".
fn with_letters(text: &str) -> Option<(Vec<Vec<Figure>>, &str)> {
    if let Some(found) = printed(text) {
        let rest = if text.ends_with('%') { "%" } else { "" };
        return Some((found, rest));
    }
    let text = text.trim_matches(AROUND_FIGURES);
    let is_letter = |c: char| c.is_alphabetic() || c == '%';
    let end = text.find(is_letter)?;
    let (digits, rest) = text.split_at_checked(end)?;
    let begins = digits.starts_with(|c: char| c.is_ascii_digit());
    let found = printed(digits).filter(|_| begins)?;
    // Digits after the letters make it a code.
    let is_unit = !rest.chars().any(|c| c.is_ascii_digit()) || rest.ends_with('2');
    is_unit.then_some((found, rest))
}

/// The figures that a token prints: one, or both ends of a range, each with all its meanings.
pub(super) fn printed(text: &str) -> Option<Vec<Vec<Figure>>> {
    let text = text.trim_matches(AROUND_FIGURES);
    let text = text.trim_start_matches(['≈', '≥', '≤', '~', '+']);
    let one = figures(text);
    if !one.is_empty() {
        return Some(vec![one]);
    }
    let (from, to) = text.split_once(['-', '–', '—'])?;
    let ends = [figures(from), figures(to)];
    let are_figures = ends.iter().all(|end| !end.is_empty());
    are_figures.then(|| ends.to_vec())
}

/// Returns "so many of so many" as it is written: "22/55". A month of a year does not count.
pub(super) fn ratio(text: &str) -> Option<String> {
    let text = text.trim_matches(AROUND_FIGURES);
    let (part, whole) = text.split_once('/')?;
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let number = |text: &str| text.parse::<u32>().ok();
    let is_month = (1..=12).contains(&number(part)?) && (1900..2100).contains(&number(whole)?);
    (is_number(part) && is_number(whole) && !is_month).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_with_their_power_and_unit() {
        let check = |text: &str, want: &str| {
            let found = printed_figures(text).map_or(Vec::new(), |found| found.amounts);
            let said = found.iter().map(|amount| {
                let figures: Vec<String> = amount.figures.iter().map(Figure::to_string).collect();
                format!("{} e{} {}", figures.join("|"), amount.power, amount.unit)
            });
            assert_eq!(said.collect::<Vec<_>>().join(", "), want, "{text}");
        };
        check("226 nghìn tấn", "226 e3 tan");
        check("79tr", "79 e6 ");
        check("79 tr đồng", "79 e6 dong");
        check("1,2 tỷ", "1.2 e9 ");
        check("1.2 nghìn tỉ đồng", "1.2 e12 dong");
        check("3,4 điểm phần trăm", "3.4 e0 diem percent");
        check("54 %", "54 e0 percent");
        check("54%/năm", "54 e0 percent nam");
        check("27 thousand people", "27 e3 people");
        check("93–95%", "93 e0 percent, 95 e0 percent");
        check("12ha", "12 e0 ha");
        check("tỷ lệ", "");
        check("22/55", "");
        check("khoảng 2 vạn người năm 2025", "2 e4 nguoi");
    }

    #[test]
    fn how_many_of_how_many() {
        let check = |text: &str, want: Option<&str>| {
            assert_eq!(ratio(text).as_deref(), want, "{text}");
        };
        check("22/55", Some("22/55"));
        check("(19/55),", Some("19/55"));
        check("8/2025", None);
        check("13/2025", Some("13/2025"));
        check("08/09/2023", None);
        check("a/b", None);
    }
}

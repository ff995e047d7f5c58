//! Numbers, dates and figures as a language writes them.
//!
//! Owns separators, the words of comparators and the form of dates: 47,45 and 27.004 in Vietnamese,
//! 47.45 and 27,004 in English. It must not know where a figure stands on the screen.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::core::figure::{Figure, FigureError};
use crate::core::lang::Lang;
use crate::core::model::{Comparator, Published};

/// How much room a figure has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureSize {
    /// In words: "khoảng 47,45".
    Words,
    /// With signs: "≈47,45".
    Signs,
}

/// Writes digits with the separators of a language; the text is `-?digits(.digits)?`.
pub fn digits(text: &str, lang: Lang) -> String {
    let (decimal, thousands) = lang.pick((',', '.'), ('.', ','));
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut out = String::from(sign);
    let length = whole.chars().count();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (length - at).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// Writes how many there are of something.
pub fn count(number: usize, lang: Lang) -> String {
    digits(&number.to_string(), lang)
}

/// Writes an exact figure with all its digits.
pub fn figure(figure: Figure, lang: Lang) -> String {
    digits(&figure.to_string(), lang)
}

/// Reads the digits and marks of a figure as a person types them in a language: `47,45`, `3.000`, `27.004,5` in
/// Vietnamese.
///
/// The other language's decimal mark is understood where it cannot be a thousands mark (`47.45`).
///
/// # Errors
/// Where the marks cannot be those of one number, or it has too many digits.
pub fn read(text: &str, lang: Lang) -> Result<Figure, FigureError> {
    let text = text.trim().replace('−', "-");
    let (decimal, thousands) = lang.pick((',', '.'), ('.', ','));
    let last_mark = text.chars().rev().find(|c| matches!(c, '.' | ','));
    let plain = match last_mark {
        None => text,
        Some(mark) if is_grouped(&text, mark, thousands) => text.replace(mark, ""),
        Some(mark) => {
            let other = if mark == decimal { thousands } else { decimal };
            let (whole, fraction) = text.rsplit_once(mark).unwrap_or((&text, ""));
            if whole.contains(other) && !is_grouped(whole, other, other) {
                return Err(FigureError::NotANumber);
            }
            format!("{}.{fraction}", whole.replace(other, ""))
        }
    };
    Figure::parse(&plain)
}

/// Tells whether a mark separates thousands: groups of three behind a head of one to three digits, and
/// once only if it is the thousands mark.
fn is_grouped(text: &str, mark: char, thousands: char) -> bool {
    let digits = text.trim_start_matches('-');
    let mut groups = digits.split(mark);
    let head = groups.next().unwrap_or("");
    let groups: Vec<&str> = groups.collect();
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    !groups.is_empty()
        && (groups.len() > 1 || mark == thousands)
        && (1..=3).contains(&head.len())
        && head != "0"
        && all_digits(head)
        && groups
            .iter()
            .all(|group| group.len() == 3 && all_digits(group))
}

/// Writes a computed number rounded to so many decimals, half away from zero.
pub fn rounded(number: f64, decimals: u8, lang: Lang) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let text = half_away(number, decimals)
        .unwrap_or_else(|| format!("{number:.*}", usize::from(decimals)));
    let is_zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    let text = if is_zero {
        text.trim_start_matches('-')
    } else {
        &text
    };
    digits(text, lang)
}

/// Rounds the digits that a person would read off the number; `None` where they are too many.
fn half_away(number: f64, decimals: u8) -> Option<String> {
    let read: Decimal = number.to_string().parse().ok()?;
    let rounded =
        read.round_dp_with_strategy(u32::from(decimals), RoundingStrategy::MidpointAwayFromZero);
    Some(format!("{rounded:.*}", usize::from(decimals)))
}

/// Writes a number rounded to at most so many decimals, none that are zero at the end.
pub fn shortest(number: f64, decimals: u8, lang: Lang) -> String {
    let text = rounded(number, decimals, lang);
    if decimals == 0 || !number.is_finite() {
        return text;
    }
    let text = text.trim_end_matches('0');
    text.trim_end_matches(lang.pick(',', '.')).to_owned()
}

/// Writes a claim's figure with its comparator; `nearly` is an "about" whose source says "nearly".
pub fn bounded(
    (low, high): (Figure, Figure),
    comparator: Comparator,
    nearly: bool,
    form: FigureSize,
    lang: Lang,
) -> String {
    let number = figure(low, lang);
    let frame = match (form, comparator) {
        (_, Comparator::Equal) => return number,
        (_, Comparator::Range) => return format!("{number}–{}", figure(high, lang)),
        (FigureSize::Signs, _) => return format!("{}{number}", sign(comparator)),
        (FigureSize::Words, Comparator::About) if nearly => lang.pick("gần {}", "nearly {}"),
        (FigureSize::Words, Comparator::About) => lang.pick("khoảng {}", "about {}"),
        (FigureSize::Words, Comparator::Above) => lang.pick("trên {}", "over {}"),
        (FigureSize::Words, Comparator::Below) => lang.pick("dưới {}", "under {}"),
        (FigureSize::Words, Comparator::AtLeast) => lang.pick("từ {} trở lên", "at least {}"),
        (FigureSize::Words, Comparator::AtMost) => lang.pick("không quá {}", "at most {}"),
    };
    frame.replace("{}", &number)
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::About => "≈",
        Comparator::Above => ">",
        Comparator::Below => "<",
        Comparator::AtLeast => "≥",
        Comparator::AtMost => "≤",
        Comparator::Equal | Comparator::Range => "",
    }
}

/// Writes a date of publication as far as it is known; empty for an undated source.
pub fn published(date: Published, lang: Lang) -> String {
    match (date.parts(), lang) {
        (None, _) => String::new(),
        (Some((year, None, _)), _) => year.to_string(),
        (Some((year, Some(month), None)), Lang::Vi) => format!("{month:02}/{year}"),
        (Some((year, Some(month), None)), Lang::En) => format!("{} {year}", month_name(month)),
        (Some((year, Some(month), Some(day))), Lang::Vi) => format!("{day:02}/{month:02}/{year}"),
        (Some((year, Some(month), Some(day))), Lang::En) => {
            format!("{day} {} {year}", month_name(month))
        }
    }
}

/// Writes a day.
pub fn day(date: jiff::civil::Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Lang::En => {
            let month = month_name(date.month().unsigned_abs());
            format!("{} {month} {}", date.day(), date.year())
        }
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    NAMES
        .get(usize::from(month).wrapping_sub(1))
        .copied()
        .unwrap_or("?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_follow_the_language() {
        for (text, vi, en) in [
            ("47.45", "47,45", "47.45"),
            ("27004", "27.004", "27,004"),
            ("2000000", "2.000.000", "2,000,000"),
            ("40.40", "40,40", "40.40"),
            ("-2.77", "−2,77", "−2.77"),
            ("999", "999", "999"),
            ("9068.73", "9.068,73", "9,068.73"),
        ] {
            assert_eq!(digits(text, Lang::Vi), vi);
            assert_eq!(digits(text, Lang::En), en);
        }
    }

    #[test]
    fn reads_what_a_person_types() {
        for (text, vi, en) in [
            ("47,45", Some("47.45"), Some("47.45")),
            ("47.45", Some("47.45"), Some("47.45")),
            ("3.000", Some("3000"), Some("3.000")),
            ("27,004", Some("27.004"), Some("27004")),
            ("2.000.000", Some("2000000"), Some("2000000")),
            ("1.234,5", Some("1234.5"), Some("1234.5")),
            ("1,234.5", Some("1234.5"), Some("1234.5")),
            ("-2,77", Some("-2.77"), Some("-2.77")),
            ("−0,5", Some("-0.5"), Some("-0.5")),
            ("65", Some("65"), Some("65")),
            ("0.500", Some("0.500"), Some("0.500")),
            ("1.23.4", None, None),
            ("12.34,5", None, None),
            ("abc", None, None),
            ("", None, None),
        ] {
            let said = |lang| read(text, lang).ok().map(|figure| figure.to_string());
            assert_eq!(said(Lang::Vi).as_deref(), vi, "{text}");
            assert_eq!(said(Lang::En).as_deref(), en, "{text}");
        }
    }

    #[test]
    fn an_axis_has_no_needless_zeros() {
        for (value, expected) in [(2.2, "2,2"), (38.1, "38,1"), (65.0, "65"), (0.126, "0,13")] {
            assert_eq!(shortest(value, 2, Lang::Vi), expected);
        }
        assert_eq!(shortest(f64::NAN, 2, Lang::Vi), "–");
    }

    #[test]
    fn comparators_are_said() {
        let figure = |text| Figure::parse(text).unwrap();
        let check = |text, comparator, nearly, vi: &str, en: &str, signs: &str| {
            let ends = (figure(text), figure("10"));
            let said = |form, lang| bounded(ends, comparator, nearly, form, lang);
            assert_eq!(said(FigureSize::Words, Lang::Vi), vi);
            assert_eq!(said(FigureSize::Words, Lang::En), en);
            assert_eq!(said(FigureSize::Signs, Lang::Vi), signs);
        };
        check(
            "47.45",
            Comparator::About,
            false,
            "khoảng 47,45",
            "about 47.45",
            "≈47,45",
        );
        check(
            "9000",
            Comparator::About,
            true,
            "gần 9.000",
            "nearly 9,000",
            "≈9.000",
        );
        check(
            "226000",
            Comparator::Above,
            false,
            "trên 226.000",
            "over 226,000",
            ">226.000",
        );
        check("4", Comparator::Below, false, "dưới 4", "under 4", "<4");
        check(
            "60",
            Comparator::AtLeast,
            false,
            "từ 60 trở lên",
            "at least 60",
            "≥60",
        );
        check(
            "3.65",
            Comparator::AtMost,
            false,
            "không quá 3,65",
            "at most 3.65",
            "≤3,65",
        );
        check("9", Comparator::Range, false, "9–10", "9–10", "9–10");
    }

    #[test]
    fn halves_are_rounded_away_from_zero_as_they_are_read() {
        for (number, decimals, expected) in [
            (2.5, 0, "3"),
            (-0.125, 2, "−0,13"),
            (0.285, 2, "0,29"),
            (0.975, 2, "0,98"),
            (1e300, 0, &digits(&format!("{:.0}", 1e300), Lang::Vi)),
        ] {
            assert_eq!(rounded(number, decimals, Lang::Vi), expected);
        }
    }

    #[test]
    fn no_minus_before_zero() {
        assert_eq!(rounded(-0.001, 1, Lang::Vi), "0,0");
        assert_eq!(rounded(f64::NAN, 1, Lang::Vi), "–");
    }

    #[test]
    fn dates_follow_the_language() {
        for (text, vi, en) in [
            ("2023-09-08", "08/09/2023", "8 Sep 2023"),
            ("2020-10", "10/2020", "Oct 2020"),
            ("2018", "2018", "2018"),
            ("", "", ""),
        ] {
            let date = Published::parse(text).unwrap();
            assert_eq!(published(date, Lang::Vi), vi);
            assert_eq!(published(date, Lang::En), en);
        }
    }
}

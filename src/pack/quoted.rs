//! Tells whether the words of a source hold a figure.
//!
//! Owns the reading of numbers as officials print them: `47,45` and `47.45`, `226.000` and `226,000`, `3,5 nghìn
//! tỷ` and `1.2 million`. A number in words is none. Where a print can be read in two ways both are allowed, since
//! a check that fires on sound data is no check. It must not know claims or files.

use crate::core::figure::Figure;

/// Most groups of three that are joined over spaces: no figure has more.
const MOST_GROUPS: usize = 6;

/// Words that stand for zeros behind a number or in front of a unit.
const SCALES: [(&str, i32); 10] = [
    ("nghìn", 3),
    ("ngàn", 3),
    ("triệu", 6),
    ("tỷ", 9),
    ("tỉ", 9),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("vạn", 4),
];

/// What makes another word of "tỷ": a rate, a share, a price.
const NO_BILLION: [&str; 5] = ["lệ", "trọng", "suất", "giá", "số"];

/// What stands between the ends of a range.
const BETWEEN: [&str; 9] = ["-", "–", "—", "−", "~", "đến", "tới", "to", "and"];

/// Tells whether a quote holds a figure, of a range both ends. `zeros` are those that the unit stands for, as
/// [`zeros_of`] counts them.
pub(super) fn holds(quote: &str, (low, high): (Figure, Figure), zeros: i32) -> bool {
    let numbers = numbers(quote);
    let is_there = |figure: Figure| numbers.iter().any(|number| number.is(figure, zeros));
    is_there(low) && (low == high || is_there(high))
}

/// How many zeros a unit stands for: "nghìn tấn" 3, "tỷ đồng" 9, "1000 ha" 3. What follows "per" or a stroke
/// measures and does not count.
pub(super) fn zeros_of(unit: &str) -> i32 {
    let unit = unit.trim_start();
    let end = unit.find(|c: char| !matches!(c, '0'..='9' | '.' | ','));
    let (number, rest) = unit.split_at(end.unwrap_or(unit.len()));
    let digits = number.replace(['.', ','], "");
    let is_power = digits.strip_prefix('1').is_some_and(|rest| {
        // 10 and 100 are no scale: they are a base, as in "per 100 people".
        rest.len() >= 3 && rest.bytes().all(|digit| digit == b'0')
    });
    let power = if is_power { digits.len() as i32 - 1 } else { 0 };
    power + scale(rest)
}

/// Tells whether a unit is percent or points of it.
pub(super) fn is_percent(unit: &str) -> bool {
    unit.starts_with('%') || unit.starts_with("điểm")
}

/// A number as it is printed in a quote: every way to read it, and the zeros of the words behind it.
struct Printed {
    readings: Vec<Number>,
    zeros: Vec<i32>,
}

impl Printed {
    /// Tells whether it is a figure whose unit stands for so many zeros.
    fn is(&self, figure: Figure, zeros: i32) -> bool {
        let wanted = Number::of(figure);
        let mut readings = self.readings.iter();
        readings.any(|number| {
            let scaled = |own: &i32| {
                let alike = number.exponent + own == wanted.exponent + zeros;
                // The heading of a table may name the unit, so that a bare number may be scaled.
                alike || (*own == 0 && number.exponent == wanted.exponent)
            };
            let is_meant = number.digits == wanted.digits && number.fits(figure);
            // Zero is the same in every unit.
            is_meant && (number.digits.is_empty() || self.zeros.iter().any(scaled))
        })
    }
}

/// A number without its sign: digits without zeros at either end, times a power of ten.
#[derive(Debug, PartialEq, Eq)]
struct Number {
    digits: String,
    exponent: i32,
    /// The decimals that a figure must have been written with to be meant: of "47,450" all three, or it is
    /// forty-seven thousand.
    decimals: Option<u8>,
}

impl Number {
    fn new(whole: &str, fraction: &str) -> Self {
        let digits = format!("{whole}{fraction}");
        let kept = digits.trim_end_matches('0');
        let zeros = digits.len() - kept.len();
        let kept = kept.trim_start_matches('0');
        Self {
            exponent: match kept.is_empty() {
                true => 0,
                false => zeros as i32 - fraction.len() as i32,
            },
            digits: kept.to_owned(),
            decimals: None,
        }
    }

    fn of(figure: Figure) -> Self {
        let text = figure.to_string();
        let text = text.trim_start_matches('-');
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        Self::new(whole, fraction)
    }

    fn fits(&self, figure: Figure) -> bool {
        self.decimals
            .is_none_or(|decimals| decimals == figure.scale())
    }
}

/// A run of digits and marks.
struct Run {
    text: String,
    start: usize,
    end: usize,
}

/// Every number of a quote.
fn numbers(quote: &str) -> Vec<Printed> {
    let runs = runs(quote);
    let after = |run: &Run| quote.get(run.end..).unwrap_or("");
    let own: Vec<i32> = runs.iter().map(|run| scale(after(run))).collect();
    let mut found = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let mut zeros = vec![own[at]];
        // "9-10 triệu": the word stands for both ends.
        if let (0, Some(next)) = (own[at], runs.get(at + 1)) {
            let between = quote.get(run.end..next.start).unwrap_or("").trim();
            let between = between.trim_start_matches('%').trim().to_lowercase();
            if BETWEEN.contains(&between.as_str()) {
                zeros.push(own[at + 1]);
            }
        }
        found.push(Printed {
            readings: readings(&run.text),
            zeros,
        });
        found.extend(joined(quote, &runs[at..]).map(|(text, last)| Printed {
            readings: readings(&text),
            zeros: vec![own[at + last]],
        }));
    }
    found
}

/// Splits a quote into runs of digits and marks; one glued to a small letter is no number ("km2").
fn runs(quote: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut from = 0;
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    while let Some(start) = quote
        .get(from..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
        .map(|at| from + at)
    {
        let mut text = String::new();
        let mut end = start;
        let mut is_grouped = false;
        let mut rest = quote.get(start..).unwrap_or("").chars();
        while let Some(c) = rest.next() {
            let is_mark = matches!(c, '.' | ',') && is_digit(rest.clone().next());
            if c.is_ascii_digit() || is_mark {
                text.push(c);
            } else if is_hard_space(c)
                && is_group(rest.as_str())
                && (is_head(&text) || is_grouped && is_digits(&text))
            {
                is_grouped = true;
            } else {
                break;
            }
            end += c.len_utf8();
        }
        let before = quote
            .get(..start)
            .and_then(|before| before.chars().next_back());
        if !before.is_some_and(char::is_lowercase) {
            runs.push(Run { text, start, end });
        }
        from = end;
    }
    runs
}

/// Tells whether a space keeps two groups of one number together.
fn is_hard_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Tells whether a text begins with exactly three digits.
fn is_group(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3
}

/// Tells whether digits may be followed by groups of three.
fn is_head(text: &str) -> bool {
    is_digits(text) && (1..=3).contains(&text.len()) && !text.starts_with('0')
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// The numbers that begin with the first of some runs and go on over single spaces ("12 345"), each with the
/// place of its last run. Whether they are one number nobody can tell, so the runs alone are numbers as well.
fn joined<'r>(quote: &'r str, runs: &'r [Run]) -> impl Iterator<Item = (String, usize)> + 'r {
    let mut text = String::new();
    let mut end = None;
    let mut goes_on = true;
    let parts = runs.iter().take(MOST_GROUPS).enumerate();
    parts
        .map_while(move |(at, run)| {
            let is_first = at == 0;
            let is_next = match end {
                None => is_head(&run.text),
                Some(end) => quote.get(end..run.start) == Some(" ") && is_group(&run.text),
            };
            if !(goes_on && is_next) {
                return None;
            }
            text.push_str(&run.text);
            end = Some(run.end);
            // Groups of thousands end at a decimal mark.
            goes_on = is_digits(&run.text);
            Some((!is_first).then(|| (text.clone(), at)))
        })
        .flatten()
}

/// Every way to read a run of digits and marks.
fn readings(text: &str) -> Vec<Number> {
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let marks: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let is_grouped = |parts: &[&str]| {
        let mut parts = parts.iter();
        let head = parts.next().is_some_and(|head| is_head(head));
        head && parts.all(|part| part.len() == 3)
    };
    let alike = |marks: &[char]| marks.windows(2).all(|two| two[0] == two[1]);
    match (parts.as_slice(), marks.split_last()) {
        ([whole, fraction], _) => {
            let mut decimal = Number::new(whole, fraction);
            if !is_grouped(&parts) {
                return vec![decimal];
            }
            if fraction.ends_with('0') {
                decimal.decimals = u8::try_from(fraction.len()).ok();
            }
            vec![decimal, Number::new(&parts.concat(), "")]
        }
        ([groups @ .., fraction], Some((last, marks))) if !marks.is_empty() => {
            if marks.contains(last) && alike(marks) && is_grouped(&parts) {
                vec![Number::new(&parts.concat(), "")]
            } else if !marks.contains(last) && alike(marks) && is_grouped(groups) {
                vec![Number::new(&groups.concat(), fraction)]
            } else {
                // A date, a list, the number of a heading.
                parts.iter().map(|part| Number::new(part, "")).collect()
            }
        }
        _ => vec![Number::new(text, "")],
    }
}

/// The zeros of the words at the beginning of a text.
fn scale(text: &str) -> i32 {
    let mut zeros = 0;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '(');
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let word = word.to_lowercase();
        let known = SCALES.iter().find(|(known, _)| *known == word);
        let Some((_, power)) = known else {
            return zeros;
        };
        let next = after.trim_start().to_lowercase();
        if *power == 9 && NO_BILLION.iter().any(|other| next.starts_with(other)) {
            return zeros;
        }
        zeros += power;
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop_assert, prop_assume, prop_oneof, proptest};

    use super::{Number, holds, zeros_of};
    use crate::core::figure::Figure;

    fn figure(text: &str) -> Figure {
        Figure::parse(text).unwrap()
    }

    #[track_caller]
    fn check(value: &str, unit: &str, cases: &[(&str, bool)]) {
        let (low, high) = value.split_once("..").unwrap_or((value, value));
        for (quote, expected) in cases {
            let found = holds(quote, (figure(low), figure(high)), zeros_of(unit));
            assert_eq!(found, *expected, "{value} {unit} in {quote:?}");
        }
    }

    #[test]
    fn a_figure_is_found_as_it_is_printed() {
        check(
            "226000",
            "tấn",
            &[
                ("đạt 226 nghìn tấn", true),
                ("đạt 226.000 tấn", true),
                ("226,000 tonnes", true),
                ("226 ngàn tấn, 226\u{a0}000", true),
                ("226\u{a0}000 tấn", true),
                ("226 000 tấn", true),
                ("226 tấn", false),
                ("1.226.000 tấn", false),
                ("2.260 tấn", false),
                ("226 triệu tấn", false),
            ],
        );
        check(
            "226",
            "xã",
            &[
                ("226 xã", true),
                ("1226 xã", false),
                ("1.226 xã", false),
                ("1\u{a0}226 xã", false),
                ("2.26", false),
                ("22,6", false),
                ("226.000", false),
                ("năm 2025 có 226/1.200 xã", true),
                ("hai trăm hai mươi sáu", false),
                ("", false),
            ],
        );
        check(
            "47.45",
            "triệu đồng",
            &[
                ("đạt 47,45 triệu đồng/người/năm", true),
                ("47.45 million", true),
                ("47,45", true),
                ("47,450", false),
                ("47,4", false),
                ("47.450.000 đồng", true),
                ("47,45 tỷ đồng", false),
            ],
        );
        check("47.450", "%", &[("47,450", true), ("47,45", true)]);
        check(
            "-2.77",
            "%",
            &[("giảm 2,77%", true), ("−2.77", true), ("2,7", false)],
        );
        check("2", "km", &[("226 km2", false), ("2 km", true)]);
        check("0", "xã", &[("0 xã", true), ("0,5", false), ("10", false)]);
        check(
            "12345.6",
            "ha",
            &[
                ("12.345,6 ha", true),
                ("12,345.6", true),
                ("12 345,6", true),
            ],
        );
    }

    #[test]
    fn words_of_number_and_unit_stand_for_zeros() {
        check(
            "3500",
            "tỷ đồng",
            &[
                ("3,5 nghìn tỷ đồng", true),
                ("3.500 tỷ", true),
                ("3.5 trillion đồng", true),
                ("3.500", true),
                ("3,5 tỷ", false),
                ("3.500 nghìn tỷ", false),
            ],
        );
        check(
            "1200000",
            "người",
            &[
                ("1,2 triệu người", true),
                ("1.2 million", true),
                ("1.2 billion", false),
            ],
        );
        check(
            "226",
            "nghìn tấn",
            &[("226.000 tấn", true), ("226 nghìn tấn", true)],
        );
        check(
            "90.5",
            "%",
            &[("90,5 tỷ lệ", true), ("90,5 (tỷ đồng)", false)],
        );
        for (unit, zeros) in [
            ("nghìn tỷ đồng", 12),
            ("million đồng", 6),
            ("1000 ha", 3),
            ("1.000 lượt", 3),
            ("bác sĩ/vạn dân", 0),
            ("trẻ/1000 trẻ", 0),
            ("%", 0),
            ("", 0),
        ] {
            assert_eq!(zeros_of(unit), zeros, "{unit}");
        }
    }

    #[test]
    fn a_range_needs_both_ends() {
        let yes = [
            "tăng 9-10%",
            "từ 9 đến 10%",
            "between 9% and 10%",
            "9,0 – 10,0",
        ];
        check("9..10", "%", &yes.map(|quote| (quote, true)));
        check("9..10", "%", &[("9%", false), ("tối đa 10%", false)]);
        check(
            "9000..10000",
            "lao động",
            &[("9-10 nghìn lao động", true), ("9-10", false)],
        );
    }

    /// A figure as it may be printed: its digits, the marks of a language, and zeros as a word.
    fn printed(figure: Figure, is_vietnamese: bool, word: usize) -> String {
        let (decimal, group) = if is_vietnamese {
            (',', '.')
        } else {
            ('.', ',')
        };
        let words = [
            ("", ""),
            ("nghìn", "thousand"),
            ("triệu", "million"),
            ("tỷ", "billion"),
        ];
        let (vi, en) = words[word];
        let text = figure.to_string();
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        // The point moves left by as many places as the word has zeros.
        let width = word * 3 + 1;
        let padded = format!("{whole:0>width$}");
        let (head, tail) = padded.split_at(padded.len() - word * 3);
        let fraction = format!("{tail}{fraction}");
        let fraction = match word {
            0 => fraction.as_str(),
            _ => fraction.trim_end_matches('0'),
        };
        let mut out = String::new();
        for (at, digit) in head.chars().enumerate() {
            if at > 0 && (head.len() - at) % 3 == 0 {
                out.push(group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push(decimal);
            out.push_str(fraction);
        }
        format!("{out} {}", if is_vietnamese { vi } else { en })
    }

    fn any_figure() -> impl Strategy<Value = Figure> {
        (0_i64..1_000_000_000_000, prop_oneof![Just(0_u8), 0_u8..6])
            .prop_map(|(mantissa, scale)| Figure::new(mantissa, scale))
    }

    proptest! {
        #[test]
        fn whatever_is_printed_is_found_and_nothing_else(
            one in any_figure(),
            other in any_figure(),
            is_vietnamese: bool,
            word in 0_usize..4,
        ) {
            let quote = format!("Ước đạt {}, tăng", printed(one, is_vietnamese, word));
            prop_assert!(holds(&quote, (one, one), 0), "{one} in {quote}");
            let digits = |figure| Number::of(figure).digits;
            prop_assume!(digits(one) != digits(other));
            prop_assert!(!holds(&quote, (other, other), 0), "{other} in {quote}");
        }

        #[test]
        fn any_text_is_read(quote: String, marks in "[0-9., \u{a0}-]{0,80}") {
            holds(&quote, (figure("1"), figure("2")), 3);
            holds(&marks, (figure("1"), figure("2")), 3);
        }
    }
}

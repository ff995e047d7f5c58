//! The digits of a number and the marks between them.
//!
//! Owns thousands, decimals and exponents; the decimal mark is handed in. It must not know what stands around a number.

/// The decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decimal {
    /// `2.150,5`.
    Comma,
    /// `2,150.5`.
    Point,
}

impl Decimal {
    /// The sign of decimals.
    pub fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }

    /// The sign of thousands.
    pub fn thousands(self) -> char {
        match self {
            Self::Comma => '.',
            Self::Point => ',',
        }
    }
}

/// An unusual way of writing that was understood, to be reported to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddity {
    /// Spaces around it.
    Spaces,
    /// Spaces, hard ones among them, between thousands.
    SpacedThousands,
    /// Marks between thousands.
    MarkedThousands,
    /// A sign or word that bounds it.
    Bound,
    /// Another sign than `-` for minus, or brackets.
    Minus,
    /// Digits of full width.
    WideDigits,
    /// A footnote mark behind it.
    Footnote,
    /// A unit or currency beside it.
    Unit,
    /// Words that say its kind.
    Kind,
    /// An exponent.
    Exponent,
}

/// A number in the way a figure is written, and what was unusual about it.
pub fn plain(text: &str, decimal: Decimal) -> Option<(String, Vec<Oddity>)> {
    let text = text.trim().trim_end_matches('%').trim_end();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match digits.split_once(decimal.sign()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(all_digits) {
        return None;
    }
    let (whole, oddities) = match all_digits(whole) {
        true => (whole.to_owned(), Vec::new()),
        false => ungrouped(whole, decimal)?,
    };
    let fraction = fraction
        .map(|digits| format!(".{digits}"))
        .unwrap_or_default();
    Some((format!("{sign}{whole}{fraction}"), oddities))
}

/// The digits of a whole number with marks between thousands, and which marks these are.
fn ungrouped(whole: &str, decimal: Decimal) -> Option<(String, Vec<Oddity>)> {
    let marks = [decimal.thousands(), ' ', '\''];
    let mark = marks.into_iter().find(|mark| whole.contains(*mark))?;
    let oddity = match mark {
        ' ' => Oddity::SpacedThousands,
        _ => Oddity::MarkedThousands,
    };
    Some((grouped(whole, mark)?, vec![oddity]))
}

/// The digits of a number in groups of three; the first group has one to three digits and no leading zero.
fn grouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let mut all = first.to_owned();
    let mut rest = 0;
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        all.push_str(group);
        rest += 1;
    }
    (is_first && rest > 0 && all.bytes().all(|b| b.is_ascii_digit())).then_some(all)
}

/// Tells whether a text ends as `1e-05` does.
pub fn is_exponent(text: &str) -> bool {
    let text = text.trim();
    let Some((number, exponent)) = text.split_once(['e', 'E']) else {
        return false;
    };
    let exponent = exponent.trim_start_matches(['-', '+']);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ');
    !exponent.is_empty()
        && exponent.bytes().all(|b| b.is_ascii_digit())
        && number.chars().all(is_number)
}

/// A number with an exponent written out, all its digits kept.
pub fn without_exponent(text: &str) -> Option<String> {
    let (number, exponent) = text.split_once(['e', 'E'])?;
    let exponent: i32 = exponent.trim_start_matches('+').parse().ok()?;
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number.strip_prefix('+').unwrap_or(number)),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) || exponent.abs() > 40 {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()? + exponent;
    Some(format!("{sign}{}", with_point(&digits, point)?))
}

/// Digits with a point before the one of this number, which may lie outside them.
fn with_point(digits: &str, point: i32) -> Option<String> {
    if point <= 0 {
        let zeros = "0".repeat(usize::try_from(-point).ok()?);
        return Some(format!("0.{zeros}{digits}"));
    }
    let point = usize::try_from(point).ok()?;
    let padded = format!("{digits:0<point$}");
    let (whole, fraction) = padded.split_at(point.min(padded.len()));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match fraction {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    })
}

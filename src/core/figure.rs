//! An exact decimal number as a source printed it.
//!
//! Owns the reading, writing and comparing of figures: a scaled integer that keeps its trailing
//! zeros, so that 40.40 stays 40.40. It must not know units, languages or claims. Arithmetic goes
//! through `rust_decimal`, never through binary fractions.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// Most digits a figure may have, before and after the point together; zeros before the first other
/// digit of the whole part are not counted.
pub const MAX_DIGITS: usize = 18;

/// A decimal number of at most eighteen digits; equality and order are those of the number.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(from = "(i64, u8)", into = "(i64, u8)")]
pub struct Figure {
    mantissa: i64,
    scale: u8,
}

/// Why a text is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FigureError {
    /// Nothing was written.
    #[error("no figure is written")]
    Empty,
    /// A decimal comma or a thousands mark was used.
    #[error("a comma in a figure")]
    Comma,
    /// The number has an exponent.
    #[error("an exponent in a figure")]
    Exponent,
    /// More than eighteen digits.
    #[error("more than {MAX_DIGITS} digits")]
    TooLong,
    /// Not of the form `-?digits(.digits)?`.
    #[error("not a decimal number")]
    NotANumber,
}

impl From<(i64, u8)> for Figure {
    fn from((mantissa, scale): (i64, u8)) -> Self {
        Self::new(mantissa, scale)
    }
}

impl From<Figure> for (i64, u8) {
    fn from(figure: Figure) -> Self {
        (figure.mantissa, figure.scale)
    }
}

impl Figure {
    /// Returns the figure `mantissa / 10^scale`; the scale is at most eighteen.
    pub const fn new(mantissa: i64, scale: u8) -> Self {
        let most = MAX_DIGITS as u8;
        let scale = if scale < most { scale } else { most };
        Self { mantissa, scale }
    }

    /// Reads `-?digits(.digits)?` with at most eighteen digits.
    ///
    /// # Errors
    /// Where the text has another form or more digits.
    pub fn parse(text: &str) -> Result<Self, FigureError> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let mut mantissa: i64 = 0;
        let mut counted = 0;
        let mut point = None;
        for (at, byte) in unsigned.bytes().enumerate() {
            match byte {
                b'0'..=b'9' => {
                    // Where digits are lost here the figure is too long, which is told below.
                    let digit = i64::from(byte - b'0');
                    mantissa = mantissa.wrapping_mul(10).wrapping_add(digit);
                    counted += usize::from(byte != b'0' || counted > 0 || point.is_some());
                }
                b'.' if point.is_none() && at > 0 => point = Some(at),
                _ => return Err(explain(text)),
            }
        }
        let scale = point.map_or(0, |point| unsigned.len() - point - 1);
        if unsigned.is_empty() || (point.is_some() && scale == 0) {
            return Err(explain(text));
        }
        if counted > MAX_DIGITS {
            return Err(FigureError::TooLong);
        }
        let is_negative = unsigned.len() < text.len();
        Ok(Self {
            mantissa: if is_negative { -mantissa } else { mantissa },
            scale: scale as u8,
        })
    }

    /// Tells whether the figure is printed as the text that it was parsed from: without needless zeros before its
    /// digits, and without a sign before zero.
    pub fn is_printed(self, text: &str) -> bool {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let has_sign = unsigned.len() < text.len();
        let behind_zero = unsigned.strip_prefix('0').unwrap_or("");
        let has_needless_zero = behind_zero.starts_with(|c: char| c.is_ascii_digit());
        let has_needless_sign = has_sign && self.mantissa == 0;
        !has_needless_zero && !has_needless_sign
    }

    /// The digits as a whole number, without the point.
    pub fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many digits stand after the point.
    pub fn scale(self) -> u8 {
        self.scale
    }

    /// The same number for exact arithmetic.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.mantissa, u32::from(self.scale))
    }

    /// The figure rounded to at most so many decimals, without zeros at the end.
    pub fn shortened(self, decimals: u8) -> Self {
        let rounded = self
            .decimal()
            .round_dp_with_strategy(u32::from(decimals), RoundingStrategy::MidpointAwayFromZero);
        Self::parse(&rounded.normalize().to_string()).unwrap_or(self)
    }

    /// The figure times ten to the power of `places`, exactly and without zeros at the end of its decimals;
    /// `None` where it has more digits than a figure may have.
    pub fn shifted(self, places: i32) -> Option<Self> {
        let (mut mantissa, mut scale) = (i128::from(self.mantissa), i32::from(self.scale));
        scale = scale.checked_sub(places)?;
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale = if mantissa == 0 { 0 } else { scale - 1 };
        }
        let most = 10_i128.pow(MAX_DIGITS as u32);
        while scale < 0 && mantissa != 0 {
            mantissa = mantissa
                .checked_mul(10)
                .filter(|found| found.abs() < most)?;
            scale += 1;
        }
        let scale = u8::try_from(scale.max(0)).ok()?;
        (usize::from(scale) <= MAX_DIGITS).then_some(Self {
            mantissa: i64::try_from(mantissa).ok()?,
            scale,
        })
    }

    /// The nearest binary number, for drawing only.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

fn explain(text: &str) -> FigureError {
    if text.is_empty() {
        FigureError::Empty
    } else if text.contains(',') {
        FigureError::Comma
    } else if is_exponent(text) {
        FigureError::Exponent
    } else {
        FigureError::NotANumber
    }
}

/// Tells whether a text is a number with an exponent, and not a word with an e in it.
fn is_exponent(text: &str) -> bool {
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E');
    text.contains(['e', 'E'])
        && text.chars().all(is_of_number)
        && text.contains(|c: char| c.is_ascii_digit())
}

/// Writes the figure with a decimal point and all its digits, without needless leading zeros.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs();
        if self.scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let unit = 10_u64.pow(u32::from(self.scale));
        let width = usize::from(self.scale);
        write!(f, "{sign}{}.{:0width$}", digits / unit, digits % unit)
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Figure {}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        // Eighteen digits shifted by eighteen places fit 128 bits.
        let scale = self.scale.max(other.scale);
        let widen = |figure: &Self| {
            i128::from(figure.mantissa) * 10_i128.pow(u32::from(scale - figure.scale))
        };
        widen(self).cmp(&widen(other))
    }
}

/// Splits a printed value into its lower and upper text: a range at the first `-` after a digit.
pub fn split_range(text: &str) -> Option<(&str, &str)> {
    let mut after_digit = false;
    for (at, c) in text.char_indices() {
        if c == '-' && after_digit {
            let (low, rest) = text.split_at(at);
            return Some((low, rest.strip_prefix('-').unwrap_or(rest)));
        }
        after_digit = c.is_ascii_digit();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_exactly_or_not_at_all() {
        for (text, places, shifted) in [
            ("70", 0, Some("70")),
            ("0.07", 3, Some("70")),
            ("70000000", -6, Some("70")),
            ("1.2", 6, Some("1200000")),
            ("-47.450", 2, Some("-4745")),
            ("47.450", 1, Some("474.5")),
            ("7", -6, Some("0.000007")),
            ("0", 40, Some("0")),
            ("0.00", -40, Some("0")),
            ("123456789012345678", 1, None),
            ("1", 18, None),
            ("1", -19, None),
            ("123456789012345678", -18, Some("0.123456789012345678")),
        ] {
            let found = Figure::parse(text).unwrap().shifted(places);
            let found = found.map(|figure| figure.to_string());
            assert_eq!(found.as_deref(), shifted, "{text} {places}");
        }
    }

    #[test]
    fn keeps_what_was_written() {
        for text in [
            "65",
            "40.40",
            "0",
            "-2.77",
            "0.5",
            "9.0",
            "-0.05",
            "123456789012345678",
            "0.123456789012345678",
            "0.000376121901108149",
        ] {
            assert_eq!(Figure::parse(text).unwrap().to_string(), text);
        }
        for (text, canonical) in [("007", "7"), ("-0", "0"), ("00.5", "0.5")] {
            assert_eq!(Figure::parse(text).unwrap().to_string(), canonical);
        }
    }

    #[test]
    fn tells_what_it_is_printed_as_without_printing_it() {
        let signs = ["", "-"];
        let wholes = ["0", "00", "7", "07", "000", "10", "123456789012345678"];
        let fractions = ["", ".0", ".5", ".50", ".00", ".05"];
        let mut read = 0;
        for (sign, whole) in signs
            .iter()
            .flat_map(|sign| wholes.map(|whole| (sign, whole)))
        {
            for fraction in fractions {
                let text = format!("{sign}{whole}{fraction}");
                let Ok(figure) = Figure::parse(&text) else {
                    continue;
                };
                read += 1;
                assert_eq!(
                    figure.is_printed(&text),
                    figure.to_string() == text,
                    "{text}"
                );
            }
        }
        assert_eq!(read, signs.len() * (wholes.len() * fractions.len() - 5));
    }

    #[test]
    fn refuses_what_is_no_figure() {
        for (text, error) in [
            ("", FigureError::Empty),
            ("47,45", FigureError::Comma),
            ("1e3", FigureError::Exponent),
            ("1.", FigureError::NotANumber),
            ("1.2.3", FigureError::NotANumber),
            (".", FigureError::NotANumber),
            ("-", FigureError::NotANumber),
            ("-.5", FigureError::NotANumber),
            ("1234567890123456789x", FigureError::NotANumber),
            (".5", FigureError::NotANumber),
            ("+5", FigureError::NotANumber),
            ("--5", FigureError::NotANumber),
            ("1 000", FigureError::NotANumber),
            ("١", FigureError::NotANumber),
            ("1234567890123456789", FigureError::TooLong),
            ("0.1234567890123456789", FigureError::TooLong),
            ("1.234567890123456789", FigureError::TooLong),
        ] {
            assert_eq!(Figure::parse(text).unwrap_err(), error, "{text:?}");
        }
    }

    #[test]
    fn compares_numbers_not_digits() {
        let figure = |text| Figure::parse(text).unwrap();
        assert_eq!(figure("40.40"), figure("40.4"));
        assert!(figure("-3") < figure("-2.9"));
        assert!(figure("99999999999999999.9") > figure("0.00000000000000001"));
    }

    #[test]
    fn splits_ranges_after_a_digit() {
        assert_eq!(split_range("9-10"), Some(("9", "10")));
        assert_eq!(split_range("-5--3"), Some(("-5", "-3")));
        assert_eq!(split_range("-5"), None);
        assert_eq!(split_range("6.5-7.0"), Some(("6.5", "7.0")));
    }
}

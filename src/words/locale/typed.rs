//! Figures and years as a person types them.
//!
//! Owns the reading of a number with its scale and unit ("70", "70 triệu đồng", "0,07 tỷ" and "70.000.000 đồng" are
//! one figure of "triệu đồng") and what is said of a text that cannot be read. A text is understood whole or not
//! at all: nothing in it is passed over. It must not know where it was typed.

use crate::core::figure::{Figure, FigureError, MAX_DIGITS};
use crate::core::fold::{Folded, Likeness, Word, first_graphemes, nfc};
use crate::core::lang::Lang;
use crate::core::model::TargetKind;
use crate::words::locale::number;
use crate::words::locale::unit::{RANK, UnitWords};
use crate::words::locale::words::{fill, words};

/// The last year that can be asked for.
const LAST_YEAR: i32 = 9999;
/// Letters that are told again of a text that is not understood.
const MOST_QUOTED: usize = 24;

/// Words of scale and how many zeros each stands for.
const SCALES: &[(&str, i32)] = &[
    ("nghìn", 3),
    ("ngàn", 3),
    ("thousand", 3),
    ("triệu", 6),
    ("million", 6),
    ("tỷ", 9),
    ("tỉ", 9),
    ("billion", 9),
    ("trillion", 12),
    ("quadrillion", 15),
];

/// Other words for those of units, as people type them.
const SYNONYMS: &[(&str, &str)] = &[
    ("phần trăm", "%"),
    ("percent", "%"),
    ("đ", "đồng"),
    ("₫", "đồng"),
    ("vnđ", "đồng"),
];

/// What parts a unit from what it is counted by: "triệu đồng/lao động", "million đồng per worker".
const DIVIDERS: &[&str] = &["/", " mỗi ", " a ", " per ", " of "];

/// The unit in which a figure is asked for, by all the names that it has.
#[derive(Clone, Debug)]
pub struct AskedUnit {
    /// What it is called in each language.
    said: [String; 2],
    names: Vec<Name>,
    is_rank: bool,
    /// Whether there are thousands and millions of it, as there are none of percent and places in a ranking.
    has_scale: bool,
}

/// A name of a unit: "triệu đồng" is a scale of six zeros and the word "đồng".
#[derive(Clone, Debug)]
struct Name {
    zeros: i32,
    noun: Vec<Word>,
}

/// Why a typed text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no number in it, or none that can be understood in one way.
    NoNumber(String),
    /// A number with an exponent.
    Exponent(String),
    /// More than one number.
    TwoNumbers(String),
    /// More digits than a figure may have.
    TooLong(String),
    /// What stands behind the number is not the unit asked for.
    OtherUnit {
        /// What stands there.
        typed: String,
        /// The unit asked for, in each language.
        asked: [String; 2],
    },
    /// The text is no whole year.
    NoYear(String),
    /// The year is none of those that can be asked for.
    YearBeyond {
        /// The first of them.
        first: i32,
    },
    /// A figure is given without its year.
    YearMissing {
        /// A year that could be meant.
        such_as: i32,
    },
}

impl AskedUnit {
    /// Returns a unit by its names in both languages; with a kind of target that is told in a unit of its own (a
    /// growth of arrivals in percent a year) that unit.
    pub fn new(vi: &str, en: &str, kind: Option<TargetKind>) -> Self {
        let told = kind.unwrap_or(TargetKind::Level);
        let units =
            [(vi, Lang::Vi), (en, Lang::En)].map(|(said, lang)| UnitWords::new(vi, said, lang));
        let said = units.map(|unit| unit.of_kind(told, "").trim().to_owned());
        let singular = units.map(|unit| unit.of_kind(told, "1"));
        let singular = singular.iter().filter_map(|one| one.strip_prefix('1'));
        let own = [vi, en].into_iter().filter(|_| kind.is_none());
        let whole: Vec<&str> = said
            .iter()
            .map(String::as_str)
            .chain(singular)
            .chain(own)
            .collect();
        // The base of a unit ("per 100 people") may be left out.
        let short = whole.iter().flat_map(|name| {
            let heads = DIVIDERS
                .iter()
                .filter_map(|divider| name.split_once(divider));
            heads.map(|(head, _)| head)
        });
        let names = whole.iter().copied().chain(short).map(Name::new);
        let is_rank = vi == RANK && kind.is_none();
        let names: Vec<Name> = names.filter(|name| !name.is_empty()).collect();
        Self {
            is_rank,
            has_scale: !is_rank && !said.iter().any(|said| said.contains('%')),
            names,
            said,
        }
    }

    /// What it is called in a language.
    pub fn said(&self, lang: Lang) -> &str {
        let [vi, en] = &self.said;
        lang.pick(vi, en)
    }

    /// How many zeros the unit itself stands for: six of "triệu đồng".
    fn zeros(&self) -> i32 {
        self.names.first().map_or(0, |name| name.zeros)
    }

    /// Tells whether words name it.
    fn is_named(&self, noun: &[Word]) -> bool {
        let is_same = |name: &Name| {
            let pairs = || noun.iter().zip(&name.noun);
            noun.len() == name.noun.len() && pairs().all(|(typed, known)| is_meant(typed, known))
        };
        !noun.is_empty() && self.names.iter().any(is_same)
    }
}

impl Name {
    fn new(text: &str) -> Self {
        let words = spelled(text);
        let (zeros, scale) = scale(&words);
        Self {
            zeros,
            noun: words.into_iter().skip(scale).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.zeros == 0 && self.noun.is_empty()
    }
}

/// Reads a figure in a unit, with the marks of a language; `None` where nothing is typed.
///
/// The number may stand alone, or with words of scale ("0,07 tỷ"), the unit ("70.000.000 đồng") or both, in either
/// language, with or without marks.
///
/// # Errors
/// Where the whole text cannot be understood as one figure of the unit.
pub fn figure(text: &str, unit: &AskedUnit, lang: Lang) -> Result<Option<Figure>, Unreadable> {
    let text = nfc(text);
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let is_in_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let start = text.find(|c: char| c.is_ascii_digit());
    let (before, rest) = text.split_at(start.unwrap_or(text.len()));
    let end = rest.find(|c| !is_in_number(c)).unwrap_or(rest.len());
    let (digits, behind) = rest.split_at(end);
    let (before, sign) = match before.strip_suffix(['-', '−']) {
        Some(before) => (before, "-"),
        None => (before, ""),
    };
    let leads = before.trim();
    let is_led = leads.is_empty() || (unit.is_rank && unit.is_named(&spelled(leads)));
    if digits.is_empty() || !is_led {
        return Err(Unreadable::NoNumber(quoted(text)));
    }
    if is_exponent(behind) {
        return Err(Unreadable::Exponent(quoted(text)));
    }
    let following = spelled(behind);
    let is_number = |word: &Word| word.bare.starts_with(|c: char| c.is_ascii_digit());
    if following.iter().any(is_number) {
        return Err(Unreadable::TwoNumbers(quoted(text)));
    }
    let number = number::read(&format!("{sign}{digits}"), lang).map_err(|error| match error {
        FigureError::TooLong => Unreadable::TooLong(quoted(text)),
        _ => Unreadable::NoNumber(quoted(text)),
    })?;
    let behind = behind.trim();
    let zeros = zeros(behind, &following, unit).ok_or_else(|| {
        match unit.said.iter().any(String::is_empty) {
            // Without a unit nothing can stand there.
            true => Unreadable::NoNumber(quoted(text)),
            false => Unreadable::OtherUnit {
                typed: quoted(behind),
                asked: unit.said.clone(),
            },
        }
    })?;
    if zeros == 0 {
        return Ok(Some(number));
    }
    let shifted = number.shifted(zeros);
    shifted
        .map(Some)
        .ok_or_else(|| Unreadable::TooLong(quoted(text)))
}

/// How many zeros what stands behind a number adds to a figure of the unit; `None` if it is another unit.
fn zeros(text: &str, words: &[Word], unit: &AskedUnit) -> Option<i32> {
    if text.is_empty() {
        return Some(0);
    }
    let is_plain =
        |c: char| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '%' | '/' | ',' | '₫');
    if words.is_empty() || !text.chars().all(is_plain) {
        return None;
    }
    let (zeros, taken) = scale(words);
    let noun = words.get(taken..).unwrap_or_default();
    let fits = noun.is_empty() || unit.is_named(noun);
    let is_scaled = taken > 0;
    (fits && (unit.has_scale || !is_scaled)).then_some(zeros - unit.zeros())
}

/// The zeros of the words of scale that lead, and how many words these are: "nghìn tỷ" is one of twelve.
fn scale(words: &[Word]) -> (i32, usize) {
    let mut all = 0;
    let mut last = 0;
    let mut taken = 0;
    for word in words {
        let known = SCALES.iter().find(|(name, zeros)| {
            *zeros > last && spelled(name).iter().all(|name| is_meant(word, name))
        });
        let Some((_, zeros)) = known else {
            break;
        };
        (all, last, taken) = (all + zeros, *zeros, taken + 1);
    }
    (all, taken)
}

/// The words of a text, synonyms replaced.
fn spelled(text: &str) -> Vec<Word> {
    let plain = |text: &str| Folded::new(text).spelled().collect::<Vec<Word>>();
    let typed = plain(text);
    let mut rest = typed.as_slice();
    let mut words = Vec::with_capacity(rest.len());
    while let Some((first, others)) = rest.split_first() {
        let known = SYNONYMS.iter().find_map(|(synonym, meant)| {
            let synonym = plain(synonym);
            let (start, behind) = rest.split_at_checked(synonym.len())?;
            let mut pairs = start.iter().zip(&synonym);
            pairs
                .all(|(typed, known)| is_meant(typed, known))
                .then_some((meant, behind))
        });
        if let Some((meant, behind)) = known {
            words.extend(plain(meant));
            rest = behind;
        } else {
            words.push(first.clone());
            rest = others;
        }
    }
    words
}

/// Tells whether a typed word is a known one: with its marks, without any, or with i for y.
fn is_meant(typed: &Word, known: &Word) -> bool {
    match typed.likeness(known) {
        None => false,
        Some(Likeness::Exact) => true,
        Some(Likeness::Loose) if typed.tones == known.tones => true,
        Some(_) => !typed.is_marked(),
    }
}

/// Tells whether what stands behind digits makes an exponent of them: "e3", "E+3".
fn is_exponent(behind: &str) -> bool {
    let power = behind.strip_prefix(['e', 'E']);
    let digits = power.map(|power| power.strip_prefix(['+', '-', '−']).unwrap_or(power));
    digits.is_some_and(|digits| digits.starts_with(|c: char| c.is_ascii_digit()))
}

/// Reads a whole year from the first that can be asked for on; `None` where nothing is typed.
///
/// # Errors
/// Where the text is no whole year or not one of those.
pub fn year(text: &str, first: i32) -> Result<Option<i32>, Unreadable> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unreadable::NoYear(quoted(text)));
    }
    let year = text.parse().ok();
    let year = year.filter(|year| (first..=LAST_YEAR).contains(year));
    year.map(Some).ok_or(Unreadable::YearBeyond { first })
}

/// The beginning of a text, as much of it as is told again.
fn quoted(text: &str) -> String {
    let start = first_graphemes(text, MOST_QUOTED);
    match start.len() < text.len() {
        true => format!("{start}…"),
        false => text.to_owned(),
    }
}

impl Unreadable {
    /// What is wrong and what to write instead.
    pub fn said(&self, lang: Lang) -> String {
        let words = words(lang);
        match self {
            Self::NoNumber(text) => fill(words.typed_no_number, &[text, lang.pick("70,5", "70.5")]),
            Self::Exponent(text) => {
                fill(words.typed_exponent, &[text, lang.pick("1.000", "1,000")])
            }
            Self::TwoNumbers(text) => fill(words.typed_two_numbers, &[text]),
            Self::TooLong(text) => fill(words.typed_too_long, &[text, &MAX_DIGITS.to_string()]),
            Self::OtherUnit {
                typed,
                asked: [vi, en],
            } => fill(words.typed_other_unit, &[typed, lang.pick(vi, en)]),
            Self::NoYear(text) => fill(words.typed_no_year, &[text, "2025"]),
            Self::YearBeyond { first } => {
                let ends = [first, &LAST_YEAR].map(ToString::to_string);
                fill(
                    words.typed_year_beyond,
                    &ends.each_ref().map(String::as_str),
                )
            }
            Self::YearMissing { such_as } => {
                fill(words.typed_year_missing, &[&such_as.to_string()])
            }
        }
    }
}

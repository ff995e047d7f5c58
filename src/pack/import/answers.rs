//! What a person says of a file that does not say it itself.
//!
//! Owns the answers and their form as a file that is kept beside the data. It must not know the command line.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::form::FileForm;
use super::heading::Label;
use super::number::Decimal;
use crate::core::model::{Better, ClaimKind, TargetKind};
use crate::pack::exchange::import::Sides;

/// What a person says.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// The form.
    pub form: Option<FileForm>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// How many rows the heading has.
    pub header_rows: Option<usize>,
    /// The sign between fields.
    pub delimiter: Option<u8>,
    /// The decimal mark.
    pub decimal: Option<Decimal>,
    /// The encoding.
    pub encoding: Option<String>,
    /// Further texts that stand for nothing.
    pub missing: Vec<String>,
    /// The place of rows that name none.
    pub place: Option<String>,
    /// The plan.
    pub plan: Option<String>,
    /// First and last year of the plan.
    pub term: Option<(i16, i16)>,
    /// Which way is better and how targets are compared, of indicators that do not say it.
    pub sides: Sides,
    /// The group of rows that name none.
    pub category: Option<String>,
    /// The indicator of rows that name none.
    pub indicator: Option<String>,
    /// The unit of rows that name none.
    pub unit: Option<String>,
    /// The units of single indicators, by name, in place of what a file says.
    pub units: Vec<(String, String)>,
    /// The year of figures that name none.
    pub year: Option<i16>,
    /// The kind of figures of which nothing says it.
    pub kind: Option<ClaimKind>,
    /// The title of the source.
    pub source: Option<String>,
    /// The day of the source, as a pack writes it.
    pub published: Option<String>,
    /// Whether shares of one under a percent unit are meant as percentages.
    pub percent: bool,
    /// Whether places that differ by their title are kept apart.
    pub exact: bool,
    /// Whether a row that cannot be held refuses all.
    pub strict: bool,
    /// Headings and what their columns hold.
    pub columns: Vec<(String, Label)>,
    /// Headings and the kind of their figures.
    pub kinds: Vec<(String, ClaimKind)>,
    /// Names as a file has them, and as a pack should.
    pub indicators: Vec<(String, String)>,
    /// What the group of an indicator is called that nobody sorted.
    pub unsorted: String,
    /// The day on which it is done.
    pub today: Option<Date>,
}

/// The answers as a file keeps them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Map {
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_rows: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decimal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    plan: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<(i16, i16)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indicator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<bool>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    better: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    kind_of_target: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    columns: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    kinds: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    indicators: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    units: BTreeMap<String, String>,
}

/// Why a map cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadMap {
    /// It is no TOML, or has a key that means nothing: line and column, and the parser's words.
    #[error("{0}")]
    Toml(String),
    /// A key does not take this word.
    #[error("{key} does not take {word}")]
    Word {
        /// The key.
        key: &'static str,
        /// The word.
        word: String,
    },
}

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// Where it is no TOML, or has a key that means nothing.
    pub fn parse(text: &str) -> Result<Self, BadMap> {
        toml::from_str(text).map_err(|error| BadMap::Toml(error.to_string()))
    }

    /// The map of answers.
    pub fn of(answers: &Answers) -> Self {
        let codes = |pairs: &[(String, Label)]| {
            let pairs = pairs
                .iter()
                .map(|(heading, label)| (heading.clone(), label.code().to_owned()));
            pairs.collect()
        };
        let kinds = answers
            .kinds
            .iter()
            .map(|(heading, kind)| (heading.clone(), kind.code().to_owned()));
        Self {
            form: answers.form.map(|form| form.code().to_owned()),
            sheet: answers.sheet.clone(),
            header_rows: answers.header_rows,
            delimiter: answers.delimiter.map(|sign| char::from(sign).to_string()),
            decimal: answers
                .decimal
                .map(|decimal| decimal_code(decimal).to_owned()),
            encoding: answers.encoding.clone(),
            missing: answers.missing.clone(),
            place: answers.place.clone(),
            plan: answers.plan.clone(),
            term: answers.term,
            category: answers.category.clone(),
            indicator: answers.indicator.clone(),
            unit: answers.unit.clone(),
            year: answers.year,
            kind: answers.kind.map(|kind| kind.code().to_owned()),
            percent: answers.percent.then_some(true),
            better: said(&answers.sides.better, Better::code),
            kind_of_target: said(&answers.sides.target_kind, TargetKind::code),
            columns: codes(&answers.columns),
            kinds: kinds.collect(),
            indicators: answers.indicators.iter().cloned().collect(),
            units: answers.units.iter().rev().cloned().collect(),
        }
    }

    /// The map as a file.
    pub fn write(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }

    /// Answers what is not answered yet.
    ///
    /// # Errors
    /// Where a key does not take its word.
    pub fn fill(self, answers: &mut Answers) -> Result<(), BadMap> {
        let form = word("form", self.form, |code| {
            FileForm::ALL.into_iter().find(|form| form.code() == code)
        })?;
        let decimal = word("decimal", self.decimal, decimal_of)?;
        let delimiter = word("delimiter", self.delimiter, delimiter_of)?;
        let kind = word("kind", self.kind, kind_of)?;
        or(&mut answers.form, form);
        or(&mut answers.kind, kind);
        or(&mut answers.decimal, decimal);
        or(&mut answers.delimiter, delimiter);
        or(&mut answers.sheet, self.sheet);
        or(&mut answers.header_rows, self.header_rows);
        or(&mut answers.encoding, self.encoding);
        or(&mut answers.place, self.place);
        or(&mut answers.plan, self.plan);
        or(&mut answers.term, self.term);
        or(&mut answers.category, self.category);
        or(&mut answers.indicator, self.indicator);
        or(&mut answers.unit, self.unit);
        or(&mut answers.year, self.year);
        answers.percent |= self.percent.unwrap_or(false);
        answers.missing.extend(self.missing);
        answers.indicators.extend(self.indicators);
        answers.units.extend(self.units);
        let better = sides("better", self.better, Better::ALL, Better::code)?;
        answers.sides.better.extend(better);
        let kinds = sides(
            "kind_of_target",
            self.kind_of_target,
            TargetKind::ALL,
            TargetKind::code,
        )?;
        answers.sides.target_kind.extend(kinds);
        for (heading, code) in self.columns {
            let label = word("columns", Some(code), Label::from_code)?;
            answers.columns.extend(label.map(|label| (heading, label)));
        }
        for (heading, code) in self.kinds {
            let kind = word("kinds", Some(code), kind_of)?;
            answers.kinds.extend(kind.map(|kind| (heading, kind)));
        }
        Ok(())
    }
}

/// The name in a map that stands for all indicators of which it says nothing else.
const ALL: &str = "*";

/// What is said of indicators, by name.
fn said<T: Copy>(
    said: &[(Option<String>, T)],
    code: fn(T) -> &'static str,
) -> BTreeMap<String, String> {
    // The first answer counts, so the pairs are inserted in reverse.
    let pairs = said.iter().rev().map(|(name, what)| {
        let name = name.as_deref().unwrap_or(ALL);
        (name.to_owned(), code(*what).to_owned())
    });
    pairs.collect()
}

/// What a map says of indicators.
fn sides<T: Copy>(
    key: &'static str,
    pairs: BTreeMap<String, String>,
    all: &[T],
    code: fn(T) -> &'static str,
) -> Result<Vec<(Option<String>, T)>, BadMap> {
    let pairs = pairs.into_iter().map(|(name, said)| {
        let known = |said: &str| all.iter().copied().find(|known| code(*known) == said);
        let what = word(key, Some(said), known)?;
        Ok(what.map(|what| (Some(name).filter(|name| name != ALL), what)))
    });
    pairs.filter_map(Result::transpose).collect()
}

/// Keeps what is there, or takes the other.
fn or<T>(kept: &mut Option<T>, other: Option<T>) {
    if kept.is_none() {
        *kept = other;
    }
}

fn word<T>(
    key: &'static str,
    said: Option<String>,
    known: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, BadMap> {
    let Some(word) = said else {
        return Ok(None);
    };
    match known(&word) {
        Some(known) => Ok(Some(known)),
        None => Err(BadMap::Word { key, word }),
    }
}

/// The kind of figures of a word.
pub fn kind_of(code: &str) -> Option<ClaimKind> {
    let known = ClaimKind::ALL.iter().copied();
    known.into_iter().find(|kind| kind.code() == code)
}

/// The word for a decimal mark.
pub fn decimal_code(decimal: Decimal) -> &'static str {
    match decimal {
        Decimal::Comma => "comma",
        Decimal::Point => "point",
    }
}

/// The decimal mark of a word.
pub fn decimal_of(code: &str) -> Option<Decimal> {
    match code {
        "comma" | "," => Some(Decimal::Comma),
        "point" | "." => Some(Decimal::Point),
        _ => None,
    }
}

fn delimiter_of(text: &str) -> Option<u8> {
    match text {
        "tab" | "\t" => Some(b'\t'),
        _ => text
            .bytes()
            .next()
            .filter(|byte| text.len() == 1 && byte.is_ascii_punctuation()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_gives_back_what_was_written() {
        let answers = Answers {
            form: Some(FileForm::Wide),
            decimal: Some(Decimal::Comma),
            delimiter: Some(b';'),
            place: Some("Bắc Hà".to_owned()),
            term: Some((2020, 2025)),
            columns: vec![("Nội dung công việc".to_owned(), Label::Name)],
            sides: Sides {
                better: vec![
                    (None, Better::Higher),
                    (Some("Hộ nghèo".to_owned()), Better::Lower),
                ],
                target_kind: vec![(Some("Thu ngân sách".to_owned()), TargetKind::Flow)],
            },
            kinds: vec![("Giao".to_owned(), ClaimKind::Target)],
            indicators: vec![("GRDP/ng".to_owned(), "GRDP bình quân đầu người".to_owned())],
            ..Answers::default()
        };
        let map = Map::of(&answers);
        let read = Map::parse(&map.write()).unwrap();
        assert_eq!(read, map);
        let mut filled = Answers::default();
        read.fill(&mut filled).unwrap();
        assert_eq!(Map::of(&filled), map);
    }

    #[test]
    fn keys_and_words_that_mean_nothing_are_refused() {
        assert!(matches!(Map::parse("plaze = 'x'"), Err(BadMap::Toml(_))));
        let map = Map::parse("decimal = 'dot'").unwrap();
        let refused = map.fill(&mut Answers::default()).unwrap_err();
        assert_eq!(
            refused,
            BadMap::Word {
                key: "decimal",
                word: "dot".to_owned()
            }
        );
    }
}

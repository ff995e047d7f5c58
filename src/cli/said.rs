//! What a person says on the command line of files that do not say it themselves.
//!
//! Owns these options of `import` and how their words are read. It must not know what is made of them.

use std::num::ParseIntError;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::core::model::{Better, ClaimKind, Published, TargetKind};
use crate::core::typed_days as dates;
use crate::pack::import::answers;
use crate::pack::import::form::FileForm;
use crate::pack::import::number::Decimal;

/// What a person says of files that do not say it themselves.
#[derive(Clone, Debug, Default, Args)]
pub struct FileHints {
    /// Form of the files: long, wide, pairs, rows, pxweb, worldbank, sdmx-csv, eurostat-tsv, owid, imf, series, open-sdg, frictionless, form.
    #[arg(long, value_name = "FORM", value_parser = forms(), hide_possible_values = true)]
    pub form: Option<FileForm>,

    /// Sheet of a workbook; without it all visible ones.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,

    /// Decimal mark: comma or point.
    #[arg(long, value_name = "MARK", value_parser = marks(), hide_possible_values = true)]
    pub decimal: Option<Decimal>,

    /// Encoding of the files, such as windows-1258.
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,

    /// A text that stands for no figure; may be given several times.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub missing: Vec<String>,

    /// Term of the plan, as 2021-2025.
    #[arg(long, value_name = "YEARS", value_parser = years)]
    pub term: Option<(i16, i16)>,

    /// Which way is better where the files do not say it, higher, lower or none: of all, or as NAME=WAY of one.
    #[arg(long, value_name = "WAY", value_parser = better)]
    pub better: Vec<(Option<String>, Better)>,

    /// Kind of target where the files do not say it (level, maintain, pace, growth, total, flow, milestone, structure, rank): of all, or as NAME=KIND of one.
    #[arg(long, value_name = "KIND", value_parser = kind_of_target)]
    pub kind_of_target: Vec<(Option<String>, TargetKind)>,

    /// Category of indicators that name none.
    #[arg(long, value_name = "NAME")]
    pub category: Option<String>,

    /// Indicator of figures that name none.
    #[arg(long, value_name = "NAME")]
    pub indicator: Option<String>,

    /// Unit of indicators that name none; as NAME=UNIT of one, in place of what the file says.
    #[arg(long, value_name = "UNIT", value_parser = unit)]
    pub unit: Vec<(Option<String>, String)>,

    /// Year of figures that name none.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1..=9999))]
    pub year: Option<i16>,

    /// Kind of figures of which no heading says it: actual, target, estimate or forecast.
    #[arg(long, value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub kind: Option<ClaimKind>,

    /// Title of the source.
    #[arg(long, value_name = "TITLE")]
    pub source: Option<String>,

    /// Day on which the source was published.
    #[arg(long, value_name = "DATE", value_parser = dates::published)]
    pub published: Option<Published>,

    /// Shares of one under the unit % are percentages, where a workbook does not tell.
    #[arg(long)]
    pub percent: bool,
}

/// Reads the name of a form.
fn forms() -> impl TypedValueParser<Value = FileForm> {
    PossibleValuesParser::new(FileForm::ALL.map(FileForm::code)).map(|code| {
        let known = FileForm::ALL.into_iter().find(|form| form.code() == code);
        known.unwrap_or(FileForm::Wide)
    })
}

/// Reads the name of a kind of figures.
fn kinds() -> impl TypedValueParser<Value = ClaimKind> {
    let codes: Vec<&str> = ClaimKind::ALL.iter().map(|kind| kind.code()).collect();
    PossibleValuesParser::new(codes)
        .map(|code| answers::kind_of(&code).unwrap_or(ClaimKind::Actual))
}

/// Reads the name of a decimal mark.
fn marks() -> impl TypedValueParser<Value = Decimal> {
    PossibleValuesParser::new(["comma", "point"]).map(|code| match code.as_str() {
        "comma" => Decimal::Comma,
        _ => Decimal::Point,
    })
}

/// Reads the first and last year of a term.
///
/// # Errors
/// Where the text is not two years with a hyphen between them, the earlier one first.
pub(super) fn years(text: &str) -> Result<(i16, i16), ParseIntError> {
    let (first, last) = text.split_once('-').unwrap_or((text, ""));
    let (first, last) = (first.trim().parse()?, last.trim().parse()?);
    // A term that ends as or before it begins is none: a target of one year has no need of one.
    if first >= last {
        "".parse::<i16>().map(|year| (year, year))
    } else {
        Ok((first, last))
    }
}

/// Which way is better, of one indicator or of all.
fn better(text: &str) -> Result<(Option<String>, Better), UnknownWord> {
    side(text, Better::parse)
}

/// A kind of target, of one indicator or of all.
fn kind_of_target(text: &str) -> Result<(Option<String>, TargetKind), UnknownWord> {
    side(text, TargetKind::parse)
}

/// A unit, of one indicator or of all that name none.
fn unit(text: &str) -> Result<(Option<String>, String), UnknownWord> {
    Ok(match text.rsplit_once('=') {
        Some((name, unit)) => (Some(name.trim().to_owned()), unit.trim().to_owned()),
        None => (None, text.trim().to_owned()),
    })
}

/// Reads a word of all indicators, or behind a name and `=` of one.
fn side<T>(
    text: &str,
    known: impl Fn(&str) -> Option<T>,
) -> Result<(Option<String>, T), UnknownWord> {
    let (name, word) = match text.rsplit_once('=') {
        Some((name, word)) => (Some(name.trim().to_owned()), word),
        None => (None, text),
    };
    known(word.trim())
        .map(|known| (name, known))
        .ok_or(UnknownWord)
}

/// A word that may not stand there.
#[derive(Debug, thiserror::Error)]
#[error("unknown word")]
struct UnknownWord;

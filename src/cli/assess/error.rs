//! What is wrong with an argument of `assess`.
//!
//! Owns the cases and the choice of the sentence for each; the sentences stand in `words`. It must not know
//! how an argument is read.

use std::fmt;

use crate::core::clean::clean;
use crate::core::figure::{Figure, FigureError};
use crate::core::lang::Lang;
use crate::words::commands::commands;
use crate::words::locale::words::fill;

/// What is wrong with an argument of `assess`: comes before anything is judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArgumentError {
    /// `--by` is not after the base year.
    DeadlineBeforeBase {
        /// The base year.
        base_year: i32,
    },
    /// `--target-far` beside `--kind milestone`.
    MilestoneRange,
    /// `--max` is below `--min`.
    LimitsReversed,
    /// A figure is below `--min`.
    BelowMin {
        /// The option with the figure.
        option: &'static str,
        /// The figure.
        value: Figure,
    },
    /// A figure is above `--max`.
    AboveMax {
        /// The option with the figure.
        option: &'static str,
        /// The figure.
        value: Figure,
    },
    /// An entry of `--series` is not of the form `year:figure`.
    BadPoint(String),
    /// Two figures for one year.
    YearTwice(i32),
    /// `--kind milestone` without `--parts`.
    NoParts,
    /// `--parts` with another kind.
    PartsOfNoMilestone,
    /// No figure is given.
    NoSeries,
    /// `--parts` is not of the form `done/all`.
    BadParts(String),
    /// `--target-far` without `--target`.
    RangeWithoutTarget,
    /// `--target-far` is worse than `--target`.
    RangeWorse,
    /// `--decimals` is more than a figure can have.
    BadDecimals(u32),
    /// A year that is not between 1 and 9999.
    BadYear {
        /// The option with the year.
        option: &'static str,
        /// What stands there.
        text: String,
    },
    /// A text that is no figure.
    BadFigure {
        /// The option with the figure.
        option: &'static str,
        /// What stands there.
        text: String,
        /// Why it is none.
        error: FigureError,
    },
    /// A word that the option does not take.
    UnknownWord {
        /// The option.
        option: &'static str,
        /// What stands there.
        text: String,
        /// The words that it takes.
        known: Vec<&'static str>,
        /// The nearest of them.
        nearest: Option<&'static str>,
    },
}

/// Says it in English, for whoever uses this as a library.
impl fmt::Display for ArgumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

impl ArgumentError {
    /// What is wrong and what may stand there, in one line.
    pub fn said(&self, lang: Lang) -> String {
        let phrases = commands(lang);
        match self {
            Self::DeadlineBeforeBase { base_year } => {
                fill(phrases.deadline_before_base, &[&base_year.to_string()])
            }
            Self::MilestoneRange => phrases.milestone_range.to_owned(),
            Self::LimitsReversed => phrases.limits_reversed.to_owned(),
            Self::BelowMin { option, value } => {
                fill(phrases.below_min, &[option, &value.to_string()])
            }
            Self::AboveMax { option, value } => {
                fill(phrases.above_max, &[option, &value.to_string()])
            }
            Self::BadPoint(entry) => fill(phrases.bad_point, &[&clean(entry)]),
            Self::YearTwice(year) => fill(phrases.year_twice, &[&year.to_string()]),
            Self::NoParts => phrases.no_parts.to_owned(),
            Self::PartsOfNoMilestone => phrases.parts_of_no_milestone.to_owned(),
            Self::NoSeries => phrases.no_series.to_owned(),
            Self::BadParts(text) => fill(phrases.bad_parts, &[&clean(text)]),
            Self::RangeWithoutTarget => phrases.range_without_target.to_owned(),
            Self::RangeWorse => phrases.range_worse.to_owned(),
            Self::BadDecimals(wanted) => fill(phrases.bad_decimals, &[&wanted.to_string()]),
            Self::BadYear { option, text } => fill(phrases.bad_year, &[option, &clean(text)]),
            Self::BadFigure {
                option,
                text,
                error,
            } => {
                let phrase = match error {
                    FigureError::TooLong => phrases.too_many_digits,
                    _ => phrases.bad_figure,
                };
                fill(phrase, &[option, &clean(text)])
            }
            Self::UnknownWord {
                option,
                text,
                known,
                nearest,
            } => {
                let near = nearest.map(|near| fill(phrases.cure_near, &[near]));
                let near = near.unwrap_or_default();
                fill(
                    phrases.unknown_word,
                    &[option, &clean(text), &known.join(", "), &near],
                )
            }
        }
    }
}

//! What is wrong with an argument of `assess`.
//!
//! Owns the cases and the choice of the sentence for each; the sentences stand in `words`. It must not know
//! how an argument is read.

use std::fmt;

use crate::core::clean::clean;
use crate::core::figure::{Figure, FigureError};
use crate::core::lang::Lang;
use crate::core::position::Position;
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
    /// Two figures for one moment.
    MomentTwice(Position),
    /// `--mean` without `--mean-to`.
    MeanWithoutEnd,
    /// `--mean-to` without `--mean`.
    EndWithoutMean,
    /// `--mean` beside `--series`.
    MeanBesideSeries,
    /// `--mean` with a kind whose target is no mean.
    MeanOfOtherKind,
    /// `--mean` without `--base-year`.
    MeanWithoutBase,
    /// `--conflict` beside `--kind milestone`.
    ConflictOfParts,
    /// `--strict` without `--target`.
    StrictWithoutTarget,
    /// `--strict` beside `--target-far`.
    StrictRange,
    /// `--rounded-to` is not above zero.
    NotAUnit(Figure),
    /// A text that is no moment.
    BadMoment {
        /// The option with the moment.
        option: &'static str,
        /// What stands there.
        text: String,
    },
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
            Self::MomentTwice(at) => fill(phrases.moment_twice, &[&at.to_string()]),
            Self::MeanWithoutEnd => phrases.mean_without_end.to_owned(),
            Self::EndWithoutMean => phrases.end_without_mean.to_owned(),
            Self::MeanBesideSeries => phrases.mean_beside_series.to_owned(),
            Self::MeanOfOtherKind => phrases.mean_of_other_kind.to_owned(),
            Self::MeanWithoutBase => phrases.mean_without_base.to_owned(),
            Self::ConflictOfParts => phrases.conflict_of_parts.to_owned(),
            Self::StrictWithoutTarget => phrases.strict_without_target.to_owned(),
            Self::StrictRange => phrases.strict_range.to_owned(),
            Self::NotAUnit(unit) => fill(phrases.not_a_unit, &[&unit.to_string()]),
            Self::BadMoment { option, text } => fill(phrases.bad_moment, &[option, &clean(text)]),
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

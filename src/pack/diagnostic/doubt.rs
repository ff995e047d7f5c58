//! What is doubtful in data that were read without error.
//!
//! Owns the stable codes of the doubts; `pack/lint` finds them, `words/problems/doubts` says them. It must not know a
//! language.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::core::figure::Figure;
use crate::core::model::RelationForm;

/// What somebody should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt {
    /// The figure at the start of a term is already better than the target.
    DirectionConflict,
    /// A yearly unit with a level as target.
    YearlyUnit,
    /// A level as target whose name or remark speaks of every year.
    YearlyText,
    /// A growth rate as target of figures in another unit.
    UnitMismatch,
    /// A target whose results have the same name and another unit.
    OtherUnit,
    /// A target outside the term of its plan.
    OutsideTerm {
        /// First year of the term.
        first: i16,
        /// Last year of the term.
        last: i16,
    },
    /// A result filed under a plan whose term it lies outside.
    FigureOutsideTerm {
        /// First year of the term.
        first: i16,
        /// Last year of the term.
        last: i16,
    },
    /// A target with a figure in its term and none before it to count from.
    NoBaseline,
    /// A yearly target whose term has figures of parts of years only.
    PartOfYearOnly,
    /// A note that names a part of a year beside a figure of a whole one.
    PartOfYearNote,
    /// One source with two figures for the same thing.
    SameSource,
    /// Two figures of one year that exclude each other, neither of them published later.
    DuplicateYear,
    /// A second target of one plan without a document.
    TargetChanged,
    /// More parts of a milestone done than there are.
    PartsOverAll,
    /// A remark that counts more than there are.
    CountOverAll,
    /// A break said of a figure that is no result.
    BadBreak,
    /// Percent said of a difference of percentages.
    PercentForPoints,
    /// Shares that do not add up to their whole.
    SharesSum {
        /// The sum, in tenths.
        tenths: i64,
    },
    /// "Nearly" said of a figure that is not about so much.
    NearlyOfExact,
    /// A figure replaced by its own source.
    ReplacedByItself,
    /// A derivation that names no inputs.
    DerivationWithoutInputs,
    /// A derivation whose input the pack has no figure for.
    DerivationLacksInput,
    /// Derivations that need each other.
    DerivationCircle,
    /// A derivation whose inputs make no figure by its form.
    DerivationImpossible,
    /// A printed figure that is not what its derivation gives.
    DerivedDiffers {
        /// The lower end as worked out.
        low: Figure,
        /// The upper end as worked out.
        high: Figure,
    },
    /// A quote that does not hold its figure.
    QuoteLacksFigure {
        /// The figure, or the lower end of a range.
        low: Figure,
        /// The figure, or the upper end of a range.
        high: Figure,
    },
    /// Figures of one source that do not fit a relation of the pack.
    RelationDiffers {
        /// The relation.
        form: RelationForm,
        /// The ends of what follows.
        follows: (Figure, Figure),
        /// The ends of what was printed.
        printed: (Figure, Figure),
    },
    /// A plan of several years without a term.
    PlanWithoutTerm,
    /// A target of an indicator of which nobody says which way is better.
    NoDirection,
    /// A source whose next edition was expected before the day.
    PastDue {
        /// When it was expected.
        due: Date,
    },
}

impl Doubt {
    /// One of each.
    pub const ALL: [Self; 32] = [
        Self::DirectionConflict,
        Self::YearlyUnit,
        Self::YearlyText,
        Self::UnitMismatch,
        Self::OtherUnit,
        Self::OutsideTerm {
            first: 2021,
            last: 2025,
        },
        Self::FigureOutsideTerm {
            first: 2021,
            last: 2025,
        },
        Self::NoBaseline,
        Self::PartOfYearOnly,
        Self::PartOfYearNote,
        Self::SameSource,
        Self::DuplicateYear,
        Self::TargetChanged,
        Self::PartsOverAll,
        Self::CountOverAll,
        Self::BadBreak,
        Self::PercentForPoints,
        Self::SharesSum { tenths: 1015 },
        Self::NearlyOfExact,
        Self::ReplacedByItself,
        Self::DerivationWithoutInputs,
        Self::DerivationLacksInput,
        Self::DerivationCircle,
        Self::DerivationImpossible,
        Self::DerivedDiffers {
            low: Figure::new(58, 1),
            high: Figure::new(6, 0),
        },
        Self::QuoteLacksFigure {
            low: Figure::new(9, 0),
            high: Figure::new(10, 0),
        },
        Self::relation(RelationForm::Share),
        Self::relation(RelationForm::Parts),
        Self::relation(RelationForm::Change),
        Self::PlanWithoutTerm,
        Self::NoDirection,
        Self::PastDue {
            due: Date::constant(2026, 3, 1),
        },
    ];

    const fn relation(form: RelationForm) -> Self {
        Self::RelationDiffers {
            form,
            follows: (Figure::new(1017, 1), Figure::new(1029, 1)),
            printed: (Figure::new(110, 0), Figure::new(110, 0)),
        }
    }

    /// The stable code of the doubt.
    pub fn code(self) -> &'static str {
        match self {
            Self::DirectionConflict => "direction-conflict",
            Self::YearlyUnit => "yearly-unit",
            Self::YearlyText => "yearly-target-text",
            Self::UnitMismatch => "unit-mismatch",
            Self::OtherUnit => "other-unit",
            Self::OutsideTerm { .. } => "outside-term",
            Self::FigureOutsideTerm { .. } => "figure-outside-term",
            Self::NoBaseline => "no-baseline",
            Self::PartOfYearOnly => "part-of-year-only",
            Self::PartOfYearNote => "part-of-year-note",
            Self::SameSource => "same-source-disagrees",
            Self::DuplicateYear => "duplicate-year",
            Self::TargetChanged => "target-changed",
            Self::PartsOverAll => "parts-over-all",
            Self::CountOverAll => "count-over-all",
            Self::BadBreak => "bad-break",
            Self::PercentForPoints => "percent-for-points",
            Self::SharesSum { .. } => "shares-sum",
            Self::NearlyOfExact => "nearly-of-exact",
            Self::ReplacedByItself => "replaced-by-itself",
            Self::DerivationWithoutInputs => "derivation-without-inputs",
            Self::DerivationLacksInput => "derivation-lacks-input",
            Self::DerivationCircle => "derivation-circle",
            Self::DerivationImpossible => "derivation-impossible",
            Self::DerivedDiffers { .. } => "derived-differs",
            Self::QuoteLacksFigure { .. } => "quote-without-figure",
            Self::RelationDiffers { .. } => "relation-differs",
            Self::PlanWithoutTerm => "plan-without-term",
            Self::NoDirection => "no-direction",
            Self::PastDue { .. } => "past-due",
        }
    }
}

//! Why something that was read may be wrong.
//!
//! Owns the reasons and which of them keep a figure out of the draft until a person decides. It must not know how a
//! reason is said.

/// A reason to doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftDoubt {
    /// The digits can be read in two ways.
    Digits,
    /// The noun behind it is none that is known as a unit.
    UnknownUnit,
    /// No unit stands beside the figure.
    NoUnit,
    /// Nothing says whether it is a target or a result.
    Kind,
    /// The account of a year that is not over.
    Unfinished,
    /// Level or fall cannot be told.
    LevelOrFall,
    /// A target or a difference from one.
    TargetOrGap,
    /// Points or percent.
    PointsOrPercent,
    /// Which of several names it is of.
    WhichName,
    /// The first end of a change; its year is not said.
    BaseYear,
    /// A part of a whole, or points of a norm.
    PartOfNorm,
    /// A result beside its plan.
    ResultOrPlan,
    /// No name was found.
    NoName,
    /// The name was taken from another figure.
    InheritedName,
    /// The name is long.
    LongName,
    /// The year is that of the day of the text.
    YearOfDay,
    /// No year was found.
    NoYear,
    /// The period comes from the head of the paragraph or heading.
    PeriodFromHead,
    /// The period comes from the name of the document.
    PeriodFromTitle,
    /// The time stands far from the figure, and may be that of others.
    FarTime,
    /// The years that a mean or a sum covers are not said.
    Span,
    /// What a change is counted from.
    ChangeBase,
    /// A share of the plan.
    ShareOfPlan,
    /// The year of a target that stands beside the result of another year.
    PlanYear,
}

impl DraftDoubt {
    /// Tells whether it concerns value, kind or year, so that the figure stays out until a person decides.
    pub fn keeps_out(self) -> bool {
        !matches!(
            self,
            Self::InheritedName
                | Self::LongName
                | Self::PeriodFromHead
                | Self::PeriodFromTitle
                | Self::Span
                | Self::ChangeBase
        )
    }

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Digits => "digits",
            Self::UnknownUnit => "unknown-unit",
            Self::NoUnit => "no-unit",
            Self::Kind => "kind",
            Self::Unfinished => "unfinished",
            Self::LevelOrFall => "level-or-fall",
            Self::TargetOrGap => "target-or-gap",
            Self::PointsOrPercent => "points-or-percent",
            Self::WhichName => "which-name",
            Self::BaseYear => "base-year",
            Self::PartOfNorm => "part-of-norm",
            Self::ResultOrPlan => "result-or-plan",
            Self::NoName => "no-name",
            Self::InheritedName => "inherited-name",
            Self::LongName => "long-name",
            Self::YearOfDay => "year-of-day",
            Self::NoYear => "no-year",
            Self::PeriodFromHead => "period-from-head",
            Self::PeriodFromTitle => "period-from-title",
            Self::FarTime => "far-time",
            Self::Span => "span",
            Self::ChangeBase => "change-base",
            Self::ShareOfPlan => "share-of-plan",
            Self::PlanYear => "plan-year",
        }
    }

    /// How much it takes from certainty, of a hundred.
    pub fn weight(self) -> u32 {
        match self {
            Self::LongName | Self::PeriodFromHead => 10,
            Self::InheritedName | Self::PeriodFromTitle | Self::ChangeBase => 15,
            Self::Span => 20,
            Self::YearOfDay | Self::Unfinished | Self::ResultOrPlan => 40,
            _ => 50,
        }
    }
}

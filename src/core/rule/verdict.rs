//! What may be said of a case.
//!
//! Owns the seven classes, the reasons, the flags and the numbers with their stable words. A number that does not exist
//! is `None`; nothing here is ever infinite or not a number. It must not know how any of it is concluded, nor a
//! language.

use std::fmt;

use crate::core::position::Position;

/// One of seven classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Better than the target by more than the rounding of the figure.
    Exceeded,
    /// At the target or inside its range.
    Met,
    /// Not met, going well.
    OnTrack,
    /// Behind.
    AtRisk,
    /// Far behind.
    Unlikely,
    /// The deadline's figure is known and does not meet the target.
    Missed,
    /// Cannot be judged; the reason says why.
    NotAssessable,
}

impl Status {
    /// Every class, best first.
    pub const ALL: [Self; 7] = [
        Self::Exceeded,
        Self::Met,
        Self::OnTrack,
        Self::AtRisk,
        Self::Unlikely,
        Self::Missed,
        Self::NotAssessable,
    ];

    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Exceeded => "exceeded",
            Self::Met => "met",
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::Unlikely => "unlikely",
            Self::Missed => "missed",
            Self::NotAssessable => "not_assessable",
        }
    }

    /// Tells whether the target is met or exceeded.
    pub fn is_met(self) -> bool {
        matches!(self, Self::Exceeded | Self::Met)
    }

    /// Tells whether it says how the target stands.
    pub fn is_verdict(&self) -> bool {
        *self != Self::NotAssessable
    }
}

/// Why something is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nothing was promised.
    NoTarget,
    /// No result within the term of the target.
    NoDataInTerm,
    /// The deadline has passed and its figure is not known.
    NoFinalFigure,
    /// No figure from which progress could be counted.
    NoBaseline,
    /// Progress starts beyond the target: a wrong direction, or a floor to be kept.
    DirectionConflict,
    /// A mean or sum of years of which some have no figure.
    MissingYears,
    /// Only the end of the term can tell.
    EndOfTermOnly,
    /// The newest figure covers part of a year.
    PartOfYear,
    /// The newest figure and the target cover different spans.
    PeriodMismatch,
    /// The target is said in another unit than the figures.
    UnitMismatch,
    /// A share of a whole.
    Structure,
    /// The indicator has no better direction.
    NoDirection,
    /// The source gives only a bound that proves nothing.
    BoundOnly,
    /// The target names no year.
    NoDeadline,
    /// A share of less than nothing or more than the whole was promised.
    TargetOutOfRange,
    /// Between the start and the newest figure the way of counting changed.
    Break,
    /// Sources put the newest figure on different sides of the target.
    Conflict,
    /// What was measured ended before the deadline.
    UnitEnded,
    /// The figure was published too coarsely to tell whether the target is met.
    AtThreshold,
    /// The plan of the target has no term, and all figures are older than the one year that is left of it then.
    NoTerm,
    /// The better direction or the way of comparing was guessed, and no person has confirmed it.
    Unconfirmed,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 21] = [
        Self::NoTarget,
        Self::NoDataInTerm,
        Self::NoFinalFigure,
        Self::NoBaseline,
        Self::DirectionConflict,
        Self::MissingYears,
        Self::EndOfTermOnly,
        Self::PartOfYear,
        Self::PeriodMismatch,
        Self::UnitMismatch,
        Self::Structure,
        Self::NoDirection,
        Self::BoundOnly,
        Self::NoDeadline,
        Self::TargetOutOfRange,
        Self::Break,
        Self::Conflict,
        Self::UnitEnded,
        Self::AtThreshold,
        Self::NoTerm,
        Self::Unconfirmed,
    ];

    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTarget => "no_target",
            Self::NoDataInTerm => "no_data_in_term",
            Self::NoFinalFigure => "no_final_figure",
            Self::NoBaseline => "no_baseline",
            Self::DirectionConflict => "direction_conflict",
            Self::MissingYears => "missing_years",
            Self::EndOfTermOnly => "end_of_term_only",
            Self::PartOfYear => "part_of_year",
            Self::PeriodMismatch => "period_mismatch",
            Self::UnitMismatch => "unit_mismatch",
            Self::Structure => "structure",
            Self::NoDirection => "no_direction",
            Self::BoundOnly => "bound_only",
            Self::NoDeadline => "no_deadline",
            Self::TargetOutOfRange => "target_out_of_range",
            Self::Break => "break",
            Self::Conflict => "conflict",
            Self::UnitEnded => "unit_ended",
            Self::AtThreshold => "at_threshold",
            Self::NoTerm => "no_term",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// On which side of its target a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Met or exceeded.
    Above,
    /// Not met.
    Below,
    /// Too near to the target to tell.
    AtThreshold,
}

impl Side {
    /// Every side.
    pub const ALL: [Self; 3] = [Self::Above, Self::Below, Self::AtThreshold];

    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
            Self::AtThreshold => "at_threshold",
        }
    }
}

/// The last known state of a figure before the deadline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LastKnown {
    /// The year of the figure.
    pub year: i32,
    /// On which side of the target.
    pub side: Side,
    /// Figure minus target, in the unit; none of a bound or of parts.
    pub gap: Option<f64>,
    /// Figure over target.
    pub percent_of_target: Option<f64>,
}

/// Which way figures without a target went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trend {
    /// The better way.
    Improving,
    /// The worse way.
    Worsening,
    /// Neither.
    Flat,
}

impl Trend {
    fn code(self) -> &'static str {
        match self {
            Self::Improving => "improving",
            Self::Worsening => "worsening",
            Self::Flat => "flat",
        }
    }
}

/// What rides beside a status. `Display` writes its stable word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Flag {
    /// Progress is counted from this year, the base year having no figure.
    Baseline(i32),
    /// A mean or sum of a term that is not over.
    Running,
    /// The judged figure is an estimate.
    Provisional,
    /// The judged figure is only about that much, or a bound.
    Approximate,
    /// Met, but the last change, repeated, loses the target by the deadline.
    Slipping,
    /// Met, but the last change was for the worse.
    Worsening,
    /// An earlier figure kept the target.
    WasMet,
    /// On track, but the last change is too small for the remaining way.
    Stalling,
    /// Far behind, but the last change would be enough.
    Surging,
    /// Further from the target than at the start.
    MovingAway,
    /// Within a tenth of the line.
    CloseCall,
    /// Nearer to the target than its own rounding.
    AtThreshold,
    /// Progress is counted from a bound: of the base year no more is known.
    BaselineBound,
    /// The judged figure is old.
    Stale,
    /// Sources differ on the judged figure, all of them on one side of the target.
    Conflict,
    /// Years in which a yearly amount was not reached.
    YearsMissed(Box<[i32]>),
    /// The deadline has passed; the last figure known is of this year.
    LastFigure(i32),
    /// Which way figures without a target went.
    NoTarget(Trend),
    /// The reason why it is not judged.
    Reason(Reason),
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Baseline(year) => return write!(f, "baseline={year}"),
            Self::LastFigure(year) => return write!(f, "last_figure={year}"),
            Self::NoTarget(trend) => return write!(f, "no_target:{}", trend.code()),
            Self::YearsMissed(years) => {
                let years: Vec<String> = years.iter().map(ToString::to_string).collect();
                return write!(f, "years_missed={}", years.join("/"));
            }
            Self::Running => "running",
            Self::Provisional => "provisional",
            Self::Approximate => "approximate",
            Self::Slipping => "slipping",
            Self::Worsening => "worsening",
            Self::WasMet => "was_met",
            Self::Stalling => "stalling",
            Self::Surging => "surging",
            Self::MovingAway => "moving_away",
            Self::CloseCall => "close_call",
            Self::AtThreshold => "at_threshold",
            Self::BaselineBound => "baseline_bound",
            Self::Stale => "stale",
            Self::Conflict => "conflict",
            Self::Reason(reason) => reason.code(),
        };
        f.write_str(word)
    }
}

/// How much the figures can bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Few points, an estimate, or a wide interval.
    Low,
    /// In between.
    Medium,
    /// Six points or more and nothing against it.
    High,
}

impl Confidence {
    /// The stable word for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What may be said of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The class.
    pub status: Status,
    /// Why it is not judged; only with [`Status::NotAssessable`].
    pub reason: Option<Reason>,
    /// What rides beside the status, the reason included.
    pub flags: Vec<Flag>,
    /// The position in time of the compared figure; for a mean or sum, its end.
    pub at: Option<Position>,
    /// The side of the target, if it is known.
    pub side: Option<Side>,
    /// Whether it is the deadline's figure though it does not cover the whole of the deadline's year.
    pub is_part: bool,
    /// The mean or sum that was compared; `None` of a level, and where the source gives only a bound.
    pub actual: Option<f64>,
    /// Year and figure from which progress is counted, for levels only. With `BaselineBound` it is the bound.
    pub base: Option<(i32, f64)>,
    /// Share of the way from baseline to target that is done.
    pub way: Option<f64>,
    /// Share of the time from baseline to deadline that is over.
    pub time: Option<f64>,
    /// The term clock: way over time, or actual over target of a mean.
    pub ratio: Option<f64>,
    /// The recent clock: last yearly change over the change needed a year.
    pub q: Option<f64>,
    /// Change a year so far, in the unit; of a growth rate percent a year.
    pub pace: Option<f64>,
    /// Change a year needed from now on.
    pub need: Option<f64>,
    /// The last yearly change, where both of its figures are exact; of levels only.
    pub last_change: Option<f64>,
    /// How many times the pace so far is needed.
    pub factor: Option<f64>,
    /// Actual minus target, whatever the direction.
    pub gap: Option<f64>,
    /// The least gap of claims that differ.
    pub gap_low: Option<f64>,
    /// The greatest gap of claims that differ.
    pub gap_high: Option<f64>,
    /// Actual over target: 0.73 of it is reached.
    pub percent_of_target: Option<f64>,
    /// The last known state, if the figure of the deadline is missing.
    pub last_known: Option<LastKnown>,
    /// Figure of the deadline year if the pace so far holds.
    pub hold_end: Option<f64>,
    /// Figure of the deadline year if the recent drift fades.
    pub cautious_end: Option<f64>,
    /// Lower end of the interval around it that covered about four of five past cases.
    pub low80: Option<f64>,
    /// Upper end of that interval.
    pub high80: Option<f64>,
    /// How much the figures can bear.
    pub confidence: Option<Confidence>,
}

impl Assessment {
    /// Returns an assessment of that class with no number yet.
    pub(super) fn with_status(status: Status) -> Self {
        Self {
            status,
            reason: None,
            flags: Vec::new(),
            at: None,
            side: None,
            is_part: false,
            actual: None,
            base: None,
            way: None,
            time: None,
            ratio: None,
            q: None,
            pace: None,
            need: None,
            last_change: None,
            factor: None,
            gap: None,
            gap_low: None,
            gap_high: None,
            percent_of_target: None,
            last_known: None,
            hold_end: None,
            cautious_end: None,
            low80: None,
            high80: None,
            confidence: None,
        }
    }

    /// Returns what is not judged, for a reason that its flags repeat.
    pub fn refused(reason: Reason) -> Self {
        Self {
            reason: Some(reason),
            flags: vec![Flag::Reason(reason)],
            ..Self::with_status(Status::NotAssessable)
        }
    }

    /// Returns the assessment as last known before a deadline whose figure is missing: it keeps side and distance,
    /// nothing else.
    pub(super) fn into_last_known(self, reason: Reason) -> Self {
        let of_the_figure = |flag: &Flag| matches!(flag, Flag::Approximate | Flag::Provisional);
        let mut found = Self::refused(reason);
        found
            .flags
            .extend(self.flags.into_iter().filter(of_the_figure));
        (found.at, found.side, found.actual) = (self.at, self.side, self.actual);
        found.last_known = self.at.zip(self.side).map(|(at, side)| LastKnown {
            year: at.year(),
            side,
            gap: self.gap,
            percent_of_target: self.percent_of_target,
        });
        found
    }

    /// Returns the assessment without its verdict, since its direction or kind was only guessed. The side is dropped
    /// too, because it depends on the guess; a reason that does not depend on the direction stays.
    pub(in crate::core) fn into_unconfirmed(self) -> Self {
        let rests_on_direction = matches!(
            self.reason,
            None | Some(Reason::NoFinalFigure | Reason::DirectionConflict)
        );
        match rests_on_direction {
            true => Self::refused(Reason::Unconfirmed),
            false => self,
        }
    }

    /// The year of the figure that was compared with the target; the last one of a mean or sum.
    pub fn year(&self) -> Option<i32> {
        self.at.map(Position::year)
    }

    /// Tells whether a flag is set.
    pub fn has(&self, flag: &Flag) -> bool {
        self.flags.contains(flag)
    }
}

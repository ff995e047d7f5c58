//! The class of a target on the board.
//!
//! Owns the classes: the six verdicts, and why a target has none. Each target stands in exactly one. It must not
//! know how they are counted or shown.

use std::cmp::Ordering;

use crate::core::rule::verdict::{Assessment, Reason, Side, Status};

/// Where a target stands on the board. Classes are ordered as the board shows them: verdicts, best first, then
/// the kinds without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It has a verdict, which is never "not assessable".
    Judged(Status),
    /// Its deadline has passed without a final figure; the last known one stood on this side.
    Provisional(Side),
    /// It has no verdict for this reason.
    Without(Reason),
}

/// The kinds of targets without a verdict, in the order in which the board shows them; each has a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnjudgedKind {
    /// Past the deadline without a final figure, on whichever side of the target; or judged by a direction that was
    /// only guessed.
    Provisional,
    /// What was counted ended before the deadline.
    UnitEnded,
    /// At the threshold.
    AtThreshold,
    /// A share of a whole, which is not judged.
    Structure,
    /// Another reason.
    Other,
    /// No figure in the term.
    NoData,
}

impl UnjudgedKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Provisional,
        Self::UnitEnded,
        Self::AtThreshold,
        Self::Structure,
        Self::Other,
        Self::NoData,
    ];
}

impl Class {
    /// Every class, in the order of the board.
    pub fn all() -> Vec<Self> {
        let judged = Status::ALL.into_iter().filter(Status::is_verdict);
        let judged = judged.map(Self::Judged);
        let sides = Side::ALL.into_iter().map(Self::Provisional);
        let without = Reason::ALL.into_iter().map(Self::Without);
        let mut all: Vec<Self> = judged.chain(sides).chain(without).collect();
        all.sort();
        all
    }

    /// The class of an assessment.
    pub fn from_assessment(found: &Assessment) -> Self {
        match (found.reason, &found.last_known) {
            (None, _) => Self::Judged(found.status),
            (Some(Reason::NoFinalFigure), Some(last)) => Self::Provisional(last.side),
            (Some(reason), _) => Self::Without(reason),
        }
    }

    /// The verdict, if it has one.
    pub fn status(self) -> Status {
        match self {
            Self::Judged(status) => status,
            Self::Provisional(_) | Self::Without(_) => Status::NotAssessable,
        }
    }

    /// Which kind it is of, without a verdict.
    pub fn kind(self) -> Option<UnjudgedKind> {
        match self {
            Self::Judged(_) => None,
            Self::Provisional(_) | Self::Without(Reason::Unconfirmed) => {
                Some(UnjudgedKind::Provisional)
            }
            Self::Without(Reason::UnitEnded) => Some(UnjudgedKind::UnitEnded),
            Self::Without(Reason::AtThreshold) => Some(UnjudgedKind::AtThreshold),
            Self::Without(Reason::Structure) => Some(UnjudgedKind::Structure),
            Self::Without(Reason::NoDataInTerm) => Some(UnjudgedKind::NoData),
            Self::Without(_) => Some(UnjudgedKind::Other),
        }
    }

    /// The stable word for it; of several words for one reason that of the board.
    pub fn code(self) -> &'static str {
        match self {
            Self::Judged(status) => status.code(),
            Self::Provisional(_) => "provisional",
            Self::Without(Reason::NoDataInTerm) => "no_data",
            Self::Without(reason) => reason.code(),
        }
    }

    /// Where it stands on the board: the verdicts, then kind after kind.
    fn place(self) -> (usize, usize) {
        let of_kind = |kind: UnjudgedKind| {
            let before = UnjudgedKind::ALL.iter().take_while(|known| **known != kind);
            1 + before.count()
        };
        let part = match self {
            Self::Judged(status) => status as usize,
            Self::Provisional(side) => side as usize,
            Self::Without(reason) => reason as usize,
        };
        (self.kind().map_or(0, of_kind), part)
    }
}

impl Ord for Class {
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for Class {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::{Class, UnjudgedKind};

    #[test]
    fn classes_stand_in_the_order_of_the_board_and_each_once() {
        let all = Class::all();
        assert!(all.is_sorted_by(|one, next| one < next));
        assert_eq!(all.len(), 6 + 3 + 21);
        let kinds: Vec<Option<UnjudgedKind>> = all.iter().map(|class| class.kind()).collect();
        let mut order = vec![None];
        order.extend(UnjudgedKind::ALL.map(Some));
        let mut met = kinds.clone();
        met.dedup();
        assert_eq!(met, order);
    }
}

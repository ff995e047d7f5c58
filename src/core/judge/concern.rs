//! Why a target needs attention, and how far it is from being met.
//!
//! Owns which classes fail or may fail, their gravity, and the measure by which targets of different units compare. It
//! must not know which targets are looked at, nor a sentence.

use rust_decimal::prelude::ToPrimitive;

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::judge::standing::{Reason, Standing, Status};
use crate::core::model::TargetKind;
use crate::core::rule::case::{Bound, Point};
use crate::core::rule::verdict::Side;

/// The groups of [`Rank`] behind those that need attention.
const UNDER_WAY: u8 = 100;
const BEYOND: u8 = 101;

/// Why a target needs attention, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Concern {
    /// Its deadline's figure does not meet it.
    Missed,
    /// Far behind.
    Unlikely,
    /// Behind.
    AtRisk,
    /// Too near to the target to tell.
    AtThreshold,
    /// Some sources say that it is met, others that it is not.
    Disputed,
    /// Past its deadline without a final figure; the last one known was short of it.
    Provisional,
}

/// What a distance is a share of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Yardstick {
    /// The way from the baseline to the target.
    Way,
    /// The target itself, where no baseline is known.
    Target,
}

/// How far a figure is from its target, without a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TargetDistance {
    /// The size of the gap as a share.
    pub(crate) share: f64,
    /// The reference of the share.
    pub(crate) of: Yardstick,
}

/// Where a target that needs attention stands among others: the gravest first, then the farthest from its target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ConcernRank {
    /// Why it needs attention.
    pub(crate) concern: Concern,
    /// How far it is; none where the source gives only a bound.
    pub(crate) distance: Option<TargetDistance>,
}

impl ConcernRank {
    /// The place of a standing with its class; none where it needs no attention.
    pub(crate) fn for_standing(
        catalog: &Catalog,
        class: Class,
        standing: &Standing,
    ) -> Option<Self> {
        let concern = Concern::for_class(class, standing)?;
        let distance = distance(catalog, standing);
        Some(Self { concern, distance })
    }

    /// Compares two targets by rank; equal ones keep their order.
    pub(crate) fn before(&self, other: &Self) -> std::cmp::Ordering {
        let farther = other.far().total_cmp(&self.far());
        self.concern.cmp(&other.concern).then(farther)
    }

    /// How far it is; what gives only a bound comes last.
    fn far(&self) -> f64 {
        self.distance.map_or(-1.0, |distance| distance.share)
    }
}

/// The order of targets by how far they are from being met: first those that need attention, by their rank among these;
/// then those under way, the farthest first; then those at or beyond their target, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rank {
    /// The gravest first.
    group: u8,
    /// The smallest rank comes first.
    far: f64,
}

impl Rank {
    /// The rank of a standing with its class; none where there is no distance to speak of.
    pub(crate) fn for_standing(
        catalog: &Catalog,
        class: Class,
        standing: &Standing,
    ) -> Option<Self> {
        if let Some(place) = ConcernRank::for_standing(catalog, class, standing) {
            let group = place.concern as u8;
            let far = -place.far();
            return Some(Self { group, far });
        }
        let share = distance(catalog, standing)?.share;
        let is_under_way = class == Class::Judged(Status::OnTrack);
        Some(match is_under_way {
            true => Self {
                group: UNDER_WAY,
                far: -share,
            },
            false => Self {
                group: BEYOND,
                far: share,
            },
        })
    }

    /// Which of two stands first.
    pub(crate) fn before(&self, other: &Self) -> std::cmp::Ordering {
        let far = self.far.total_cmp(&other.far);
        self.group.cmp(&other.group).then(far)
    }
}

impl Concern {
    /// The stable word for it.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Missed => "missed",
            Self::Unlikely => "unlikely",
            Self::AtRisk => "at_risk",
            Self::AtThreshold => "at_threshold",
            Self::Disputed => "disputed",
            Self::Provisional => "provisional",
        }
    }

    /// Why a target of a class needs attention, where it does. If the indicator ended before its deadline, the side
    /// on which it was last known decides.
    pub(crate) fn for_class(class: Class, standing: &Standing) -> Option<Self> {
        let last = standing.assessment.last_known.map(|known| known.side);
        match (class, last) {
            (Class::Judged(Status::Missed), _) => Some(Self::Missed),
            (Class::Judged(Status::Unlikely), _) => Some(Self::Unlikely),
            (Class::Judged(Status::AtRisk), _) => Some(Self::AtRisk),
            (Class::Without(Reason::AtThreshold) | Class::Provisional(Side::AtThreshold), _) => {
                Some(Self::AtThreshold)
            }
            (Class::Without(Reason::UnitEnded), Some(Side::AtThreshold)) => Some(Self::AtThreshold),
            (Class::Without(Reason::Conflict), _) => Some(Self::Disputed),
            (Class::Provisional(Side::Below), _) => Some(Self::Provisional),
            (Class::Without(Reason::UnitEnded), Some(Side::Below)) => Some(Self::Provisional),
            _ => None,
        }
    }
}

/// Tells whether a target of a class may need attention, from the class alone.
pub(crate) fn may_concern(class: Class) -> bool {
    match class {
        Class::Judged(status) => {
            matches!(status, Status::Missed | Status::Unlikely | Status::AtRisk)
        }
        Class::Provisional(side) => side != Side::Above,
        Class::Without(reason) => matches!(
            reason,
            Reason::AtThreshold | Reason::Conflict | Reason::UnitEnded
        ),
    }
}

/// How far a figure is from its target: as a share of the way from the baseline, else of the target.
fn distance(catalog: &Catalog, standing: &Standing) -> Option<TargetDistance> {
    let target = catalog.claim(standing.target?);
    let gap = gap(catalog, standing)?;
    let bound = match gap < 0.0 {
        true => target.low.to_f64(),
        false => target.high.to_f64(),
    };
    let way = baseline(standing).map(|base| (bound - base).abs());
    let share = |of: f64, yardstick| {
        let share = gap.abs() / of;
        (of > 0.0 && share.is_finite()).then_some(TargetDistance {
            share,
            of: yardstick,
        })
    };
    way.and_then(|way| share(way, Yardstick::Way))
        .or_else(|| share(bound.abs(), Yardstick::Target))
}

/// Figure minus target: of what was compared, else of what was last known; of sources that disagree, and of a
/// figure that is a range, the end that is farthest from the target.
fn gap(catalog: &Catalog, standing: &Standing) -> Option<f64> {
    let found = &standing.assessment;
    let farthest = |(one, other): (f64, f64)| if one.abs() > other.abs() { one } else { other };
    let of_sources = || found.gap_low.zip(found.gap_high).map(farthest);
    let of_range = || {
        let (one, other) = standing.ends_of_range(catalog)?;
        Some(farthest((one.to_f64()?, other.to_f64()?)))
    };
    let exact = || standing.gap.and_then(|gap| gap.to_f64());
    let last = || found.last_known.and_then(|known| known.gap);
    of_sources()
        .or_else(exact)
        .or(found.gap)
        .or_else(of_range)
        .or_else(last)
}

/// The figure from which the progress of a level is counted. A last known figure has no judgement with a baseline, so
/// the figure of the base year is taken from the inputs.
fn baseline(standing: &Standing) -> Option<f64> {
    let is_level = matches!(standing.kind, TargetKind::Level | TargetKind::Maintain);
    let of_year = || {
        let base = standing.term?.base;
        let is_base = |point: &&Point| point.at.year() == base && point.bound == Bound::Exact;
        let found = standing.inputs.iter().rfind(is_base)?;
        Some(found.value.to_f64())
    };
    let judged = standing.assessment.base.map(|(_, base)| base);
    judged.or_else(|| is_level.then(of_year).flatten())
}

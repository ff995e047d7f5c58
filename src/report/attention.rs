//! What needs attention: the targets that fail or may fail, the farthest from its target first.
//!
//! Owns which targets these are, their order, and the measure by which targets of different units compare. The
//! explorer, `list --attention` and its JSON take all three from here. It must not know how a row is laid out.

use rust_decimal::prelude::ToPrimitive;

use crate::core::catalog::Catalog;
use crate::core::judge::board::Scoreboard;
use crate::core::judge::class::{Class, Kind};
use crate::core::judge::standing::{Reason, Standing, Status};
use crate::core::model::{ClaimKind, SeriesId, TargetKind};
use crate::core::rule::case::{Bound, Point};
use crate::core::rule::verdict::Side;
use crate::report::basis::Basis;

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
    /// By some sources it is met, by others not.
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
pub(crate) struct Distance {
    /// The size of the gap as a share.
    pub(crate) share: f64,
    /// Of what.
    pub(crate) of: Yardstick,
}

/// A target that needs attention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Row {
    /// The series.
    pub(crate) series: SeriesId,
    /// Its class on the board.
    pub(crate) class: Class,
    /// Why it stands here.
    pub(crate) concern: Concern,
    /// How far it is; none where the source gives only a bound.
    pub(crate) distance: Option<Distance>,
}

/// What needs attention among the targets that a board counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attention {
    /// The targets, in order.
    pub(crate) rows: Vec<Row>,
    /// Those of which no figure is known.
    pub(crate) without_figure: Vec<SeriesId>,
    /// Those of which a figure is known that cannot be judged.
    pub(crate) unjudged: Vec<SeriesId>,
    /// Those that would stand among the targets by a target that the board does not count: that of a yearly plan.
    pub(crate) of_yearly_plans: Vec<SeriesId>,
    /// How many targets were looked at.
    pub(crate) total: usize,
}

impl Attention {
    /// Looks at the targets of a board: class first, then the distance, then the order of the data.
    pub(crate) fn of(basis: Basis<'_>, board: &Scoreboard) -> Self {
        let mut found = Self {
            total: board.total,
            of_yearly_plans: of_yearly_plans(basis),
            ..Self::default()
        };
        for (class, series) in &board.by_class {
            match (may_concern(*class), class) {
                (true, _) => {
                    let rows = series.iter().filter_map(|id| Row::of(basis, *id, *class));
                    found.rows.extend(rows);
                }
                (false, Class::Without(Reason::NoDataInTerm)) => {
                    found.without_figure.extend(series);
                }
                (false, _) if is_unjudged(*class) => found.unjudged.extend(series),
                (false, _) => {}
            }
        }
        // Equals stay in the order in which the board lists them.
        found.rows.sort_by(|one, other| {
            let far = |row: &Row| row.distance.map_or(-1.0, |distance| distance.share);
            let farther = far(other).total_cmp(&far(one));
            one.concern.cmp(&other.concern).then(farther)
        });
        found
    }

    /// Whether nothing stands here because the plan that is looked at has no target here.
    pub(crate) fn has_no_target_of_plan(&self, basis: Basis<'_>) -> bool {
        self.total == 0 && basis.viewpoint.plan.is_some()
    }

    /// The same of those series alone for which something holds; so many targets are among them.
    pub(crate) fn among(&self, is_in: impl Fn(SeriesId) -> bool, total: usize) -> Self {
        let some = |all: &[SeriesId]| {
            let some = all.iter().copied();
            some.filter(|series| is_in(*series)).collect()
        };
        let rows = self.rows.iter().copied();
        Self {
            rows: rows.filter(|row| is_in(row.series)).collect(),
            without_figure: some(&self.without_figure),
            unjudged: some(&self.unjudged),
            of_yearly_plans: some(&self.of_yearly_plans),
            total,
        }
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

    /// Why a target of a class needs attention, where it does. What ended before its deadline does by the side on
    /// which it was last known.
    fn of(class: Class, standing: &Standing) -> Option<Self> {
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

/// The series that need attention by a target of theirs that does not count.
fn of_yearly_plans(basis: Basis<'_>) -> Vec<SeriesId> {
    let (catalog, viewpoint) = (basis.catalog, basis.viewpoint);
    let is_here = |series: &SeriesId| {
        let place = catalog.series_of(*series).place;
        basis.home.is_none_or(|home| home == place)
    };
    let is_promised = |series: &SeriesId| {
        let mut claims = catalog.claims(*series);
        claims.any(|(_, claim)| claim.kind == ClaimKind::Target)
    };
    let others = catalog
        .series_ids()
        .filter(|series| is_here(series) && is_promised(series))
        .filter(|series| !viewpoint.is_counted(catalog, *series));
    let is_concern = |series: &SeriesId| {
        let standing = basis.standing(*series);
        standing.reason != Some(Reason::NoTarget)
            && Concern::of(standing.class, &standing).is_some()
    };
    others.filter(is_concern).collect()
}

/// Tells whether a target of a class may need attention, from the class alone.
fn may_concern(class: Class) -> bool {
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

/// Tells whether a figure is known of a class, and no verdict: whoever asks what fails must hear of it.
fn is_unjudged(class: Class) -> bool {
    class == Class::Without(Reason::Unconfirmed) || class.kind() == Some(Kind::Other)
}

impl Row {
    fn of(basis: Basis<'_>, series: SeriesId, class: Class) -> Option<Self> {
        let standing = basis.standing(series);
        Some(Self {
            series,
            class,
            concern: Concern::of(class, &standing)?,
            distance: distance(basis.catalog, &standing),
        })
    }
}

/// How far a figure is from its target: as a share of the way from the baseline, else of the target.
pub(crate) fn distance(catalog: &Catalog, standing: &Standing) -> Option<Distance> {
    let target = catalog.claim(standing.target?);
    let gap = gap(catalog, standing)?;
    let bound = match gap < 0.0 {
        true => target.low.to_f64(),
        false => target.high.to_f64(),
    };
    let way = baseline(standing).map(|base| (bound - base).abs());
    let share = |of: f64, yardstick| {
        let share = gap.abs() / of;
        (of > 0.0 && share.is_finite()).then_some(Distance {
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

/// The figure from which the progress of a level is counted. What is only last known is not judged, so the figure of
/// the base year is looked for among those that were looked at.
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

//! What needs attention: the targets that fail or may fail, the farthest from its target first.
//!
//! Owns which targets these are, in the order and by the measure of `core::judge::concern`. The
//! explorer, `list --attention` and its JSON take them from here. It must not know how a row is laid out.

use crate::core::judge::board::Scoreboard;
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::concern::{Concern, ConcernRank, TargetDistance, may_concern};
use crate::core::judge::standing::Reason;
use crate::core::model::{ClaimKind, SeriesId};
use crate::report::basis::Basis;

/// A target that needs attention.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct AttentionRow {
    /// The series.
    pub(crate) series: SeriesId,
    /// Its class on the board.
    pub(crate) class: Class,
    /// Why it stands here.
    pub(crate) concern: Concern,
    /// How far it is; none where the source gives only a bound.
    pub(crate) distance: Option<TargetDistance>,
}

/// The targets of a board that need attention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attention {
    /// The targets, in order.
    pub(crate) rows: Vec<AttentionRow>,
    /// The targets without a figure.
    pub(crate) without_figure: Vec<SeriesId>,
    /// The targets whose figure cannot be judged.
    pub(crate) unjudged: Vec<SeriesId>,
    /// Series that would be listed for a target that the board does not count: that of another plan.
    pub(crate) of_other_plans: Vec<SeriesId>,
    /// How many targets were considered.
    pub(crate) total: usize,
}

impl Attention {
    /// Looks at the targets of a board: class first, then the distance, then the order of the data.
    pub(crate) fn collect(basis: Basis<'_>, board: &Scoreboard) -> Self {
        let mut found = Self {
            total: board.total,
            of_other_plans: of_other_plans(basis),
            ..Self::default()
        };
        for (class, series) in &board.by_class {
            match (may_concern(*class), class) {
                (true, _) => {
                    let rows = series
                        .iter()
                        .filter_map(|id| AttentionRow::for_series(basis, *id, *class));
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
        found
            .rows
            .sort_by(|one, other| one.place().before(&other.place()));
        found
    }

    /// Whether the list is empty because the chosen plan has no target here.
    pub(crate) fn has_no_target_of_plan(&self, basis: Basis<'_>) -> bool {
        self.total == 0 && basis.viewpoint.plan.is_some()
    }

    /// The list reduced to the series that pass a test; `total` is the number of targets among them.
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
            of_other_plans: some(&self.of_other_plans),
            total,
        }
    }
}

/// The series that need attention by a target of theirs that does not count.
fn of_other_plans(basis: Basis<'_>) -> Vec<SeriesId> {
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
            && Concern::for_class(standing.class, &standing).is_some()
    };
    others.filter(is_concern).collect()
}

/// Tells whether targets of a class have a figure but no verdict. A list of failing targets must mention them.
fn is_unjudged(class: Class) -> bool {
    class == Class::Without(Reason::Unconfirmed) || class.kind() == Some(UnjudgedKind::Other)
}

impl AttentionRow {
    fn for_series(basis: Basis<'_>, series: SeriesId, class: Class) -> Option<Self> {
        let place = ConcernRank::for_standing(basis.catalog, class, &basis.standing(series))?;
        Some(Self {
            series,
            class,
            concern: place.concern,
            distance: place.distance,
        })
    }

    fn place(&self) -> ConcernRank {
        ConcernRank {
            concern: self.concern,
            distance: self.distance,
        }
    }
}

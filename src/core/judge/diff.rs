//! What differs between two states of the data.
//!
//! Owns which series of one state is which of the other, and what became of their claims, targets and classes. A state
//! is a catalogue seen on a day: two packs, or one on two days. It must not know a language or where a pack lies.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::fold::key;
use crate::core::judge::class::Class;
use crate::core::judge::standing::standing;
use crate::core::judge::viewpoint::{Viewpoint, published};
use crate::core::model::{Claim, ClaimId, ClaimKind, Comparator, SeriesId};

/// A catalogue seen on a day.
#[derive(Clone, Copy, Debug)]
pub struct CatalogState<'c> {
    /// The data.
    pub catalog: &'c Catalog,
    /// The day and the plan.
    pub viewpoint: &'c Viewpoint,
}

/// What became of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimChange {
    /// It is new.
    Added(ClaimId),
    /// It stands for another one: of the first state, of the second.
    Revised(ClaimId, ClaimId),
    /// It is gone.
    Withdrawn(ClaimId),
}

/// A series with a difference.
#[derive(Clone, Debug)]
pub struct Changed {
    /// The series in the first state, if it is there.
    pub before: Option<SeriesId>,
    /// The series in the second state, if it is there.
    pub after: Option<SeriesId>,
    /// What became of its figures.
    pub claims: Vec<ClaimChange>,
    /// The targets that count, where they differ.
    pub targets: Option<(Option<ClaimId>, Option<ClaimId>)>,
    /// The classes of its targets, where they differ; none where it has no target that counts.
    pub classes: Option<(Option<Class>, Option<Class>)>,
}

/// What differs between two states, in the order of the second, then what the first alone has.
pub fn diff(before: CatalogState<'_>, after: CatalogState<'_>) -> Vec<Changed> {
    let known = SeriesIndex::build(before.catalog);
    let mut met = HashSet::new();
    let mut found = Vec::new();
    for series in after.catalog.series_ids() {
        let old = known
            .counterpart(after.catalog, series)
            .filter(|old| met.insert(*old));
        found.extend(changed(before.at(old), after.at(Some(series))));
    }
    for series in before.catalog.series_ids().filter(|old| !met.contains(old)) {
        found.extend(changed(before.at(Some(series)), after.at(None)));
    }
    found
}

/// What differs in a series since a day. Claims without a day of publication are left out, since they may be old; a
/// status that changed by time alone is listed without figures.
pub fn since(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    day: Date,
    series: SeriesId,
) -> Option<Changed> {
    let then = Viewpoint {
        day,
        as_of: true,
        ..*viewpoint
    };
    let [before, after] = [&then, viewpoint].map(|viewpoint| CatalogState { catalog, viewpoint });
    let mut found = changed(before.at(Some(series)), after.at(Some(series)))?;
    let is_by_time_alone = found.claims.is_empty();
    found.claims.retain(|change| match *change {
        ClaimChange::Added(id) | ClaimChange::Revised(_, id) => is_late(catalog, id, day),
        ClaimChange::Withdrawn(_) => true,
    });
    (is_by_time_alone || !found.claims.is_empty()).then_some(found)
}

/// Tells whether a claim was published after a day; what has no day was not.
pub fn is_late(catalog: &Catalog, id: ClaimId, day: Date) -> bool {
    let last = published(catalog, &catalog.claim(id)).last_day();
    last.is_some_and(|last| last > day)
}

/// A series of one state; `None` where the state lacks it.
#[derive(Clone, Copy)]
struct SeriesState<'c> {
    state: CatalogState<'c>,
    series: Option<SeriesId>,
}

impl<'c> CatalogState<'c> {
    fn at(self, series: Option<SeriesId>) -> SeriesState<'c> {
        SeriesState {
            state: self,
            series,
        }
    }
}

/// A series by the id of its indicator and its place.
#[derive(PartialEq, Eq, Hash)]
struct IdKey {
    indicator: String,
    place: String,
}

/// A series by the name and unit of its indicator and its place.
#[derive(PartialEq, Eq, Hash)]
struct NameKey {
    name: String,
    unit: String,
    place: String,
}

/// The series of a catalogue: by the id of the indicator, else by its name and unit; always by the place.
struct SeriesIndex {
    by_id: HashMap<IdKey, SeriesId>,
    by_name: HashMap<NameKey, SeriesId>,
}

impl SeriesIndex {
    fn build(catalog: &Catalog) -> Self {
        let mut known = Self {
            by_id: HashMap::new(),
            by_name: HashMap::new(),
        };
        for series in catalog.series_ids() {
            let (id, name) = series_keys(catalog, series);
            known.by_id.entry(id).or_insert(series);
            known.by_name.entry(name).or_insert(series);
        }
        known
    }

    fn counterpart(&self, other: &Catalog, series: SeriesId) -> Option<SeriesId> {
        let (id, name) = series_keys(other, series);
        let by_name = || self.by_name.get(&name);
        self.by_id.get(&id).or_else(by_name).copied()
    }
}

fn series_keys(catalog: &Catalog, series: SeriesId) -> (IdKey, NameKey) {
    let indicator = catalog.indicator_of(series);
    let place = catalog.place(catalog.series_of(series).place);
    let place = key(catalog.text(place.name.vi));
    let id = IdKey {
        indicator: catalog.text(indicator.id).to_owned(),
        place: place.clone(),
    };
    let [name, unit] = [indicator.name.vi, indicator.unit.vi].map(|text| key(catalog.text(text)));
    (id, NameKey { name, unit, place })
}

/// The subject of a figure.
#[derive(PartialEq, Eq)]
struct ClaimSubject {
    kind: ClaimKind,
    year: Option<i16>,
    period: String,
    /// The plan of a target.
    plan: Option<String>,
}

/// A claim by what it is of, what it says and who says it.
struct ClaimContent {
    id: ClaimId,
    subject: ClaimSubject,
    figures: (Figure, Figure, Comparator),
    source: Option<String>,
}

impl ClaimContent {
    fn all(at: SeriesState<'_>) -> Vec<Self> {
        let Some(series) = at.series else {
            return Vec::new();
        };
        let CatalogState { catalog, viewpoint } = at.state;
        let counting = viewpoint.counting(catalog, series).into_iter();
        let printed = counting.filter(|(_, claim)| !claim.is_computed);
        printed
            .map(|(id, claim)| Self::from_claim(catalog, id, &claim))
            .collect()
    }

    fn from_claim(catalog: &Catalog, id: ClaimId, claim: &Claim) -> Self {
        let plan = claim.plan.filter(|_| claim.kind == ClaimKind::Target);
        let plan = plan.map(|plan| key(catalog.text(catalog.plan(plan).name.vi)));
        let source = claim
            .source
            .map(|id| catalog.text(catalog.source(id).id).to_owned());
        let period = catalog.period(claim.period).text().to_owned();
        Self {
            id,
            subject: ClaimSubject {
                kind: claim.kind,
                year: claim.year,
                period,
                plan,
            },
            figures: (claim.low, claim.high, claim.comparator),
            source,
        }
    }
}

fn changed(before: SeriesState<'_>, after: SeriesState<'_>) -> Option<Changed> {
    let [old_claims, new_claims] = [before, after].map(ClaimContent::all);
    let claims = changes(&old_claims, &new_claims);
    let ends = [before, after].map(|at| stands(at.state, at.series?));
    let [(old_target, old_class), (new_target, new_class)] =
        ends.map(|end| end.map_or((None, None), |(target, class)| (target, class)));
    let figures = |state: CatalogState<'_>, target: Option<ClaimId>| {
        let claim = state.catalog.claim(target?);
        Some((claim.low, claim.high, claim.comparator, claim.year))
    };
    let is_other = figures(before.state, old_target) != figures(after.state, new_target);
    let found = Changed {
        before: before.series,
        after: after.series,
        claims,
        targets: is_other.then_some((old_target, new_target)),
        classes: (old_class != new_class).then_some((old_class, new_class)),
    };
    let is_same = found.claims.is_empty() && found.targets.is_none() && found.classes.is_none();
    (!is_same).then_some(found)
}

/// The target that counts of a series, and its class.
fn stands(state: CatalogState<'_>, series: SeriesId) -> Option<(Option<ClaimId>, Option<Class>)> {
    let CatalogState { catalog, viewpoint } = state;
    viewpoint.is_counted(catalog, series).then(|| {
        let found = standing(catalog, viewpoint, series);
        (found.target, Some(found.class))
    })
}

/// How the figures of one series changed. Equal figures are left out; the others are paired by time, those of one
/// source first.
fn changes(old: &[ClaimContent], new: &[ClaimContent]) -> Vec<ClaimChange> {
    let mut gone: Vec<&ClaimContent> = old.iter().collect();
    let mut come: Vec<&ClaimContent> = Vec::new();
    for said in new {
        let same = gone.iter().position(|known| {
            known.subject == said.subject
                && known.figures == said.figures
                && known.source == said.source
        });
        match same {
            Some(at) => {
                gone.remove(at);
            }
            None => come.push(said),
        }
    }
    let mut found = Vec::new();
    for by_source in [true, false] {
        come.retain(|said| {
            let pair = gone.iter().position(|known| {
                known.subject == said.subject && (!by_source || known.source == said.source)
            });
            if let Some(at) = pair {
                let known = gone.remove(at);
                if known.figures != said.figures {
                    found.push(ClaimChange::Revised(known.id, said.id));
                }
            }
            pair.is_none()
        });
    }
    for said in come {
        // A later source says another figure beside the one that stays.
        let mut beside = old.iter().filter(|known| known.subject == said.subject);
        found.push(match beside.next_back() {
            Some(known) if known.figures != said.figures => ClaimChange::Revised(known.id, said.id),
            _ => ClaimChange::Added(said.id),
        });
    }
    found.extend(gone.into_iter().map(|said| ClaimChange::Withdrawn(said.id)));
    found
}

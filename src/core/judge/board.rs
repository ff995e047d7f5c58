//! How many targets are met: computed, and as sources reported it.
//!
//! Owns the counting; the denominator is always part of the result. Computed and reported counts
//! stand side by side and are never mixed.

use std::collections::BTreeMap;

use crate::core::catalog::Catalog;
use crate::core::judge::class::{Class, Kind};
use crate::core::judge::standing::{Reason, Status, assessment};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{Bilingual, PlaceId, Reported, SeriesId, Withdrawal};
use crate::core::rule::verdict::Flag;

/// The targets of one category; categories of one name in several packs are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryCount {
    /// The name.
    pub name: Bilingual,
    /// How many indicators have a target that counts.
    pub total: usize,
    /// How many of them fall in each class, in the order of [`Status::ALL`].
    pub by_status: [usize; 7],
}

impl CategoryCount {
    /// How many targets are met or exceeded.
    pub fn met(&self) -> usize {
        self.by_status[Status::Met as usize] + self.by_status[Status::Exceeded as usize]
    }
}

/// The counts of one place under one viewpoint.
#[derive(Clone, Debug, Default)]
pub struct Scoreboard {
    /// How many indicators have a target that counts.
    pub total: usize,
    /// Which they are, in the order of the data.
    pub counted: Vec<SeriesId>,
    /// How many indicators were withdrawn from the plan and are not counted.
    pub withdrawn: usize,
    /// Which they are, with the document that withdrew each.
    pub withdrawals: Vec<(SeriesId, Withdrawal)>,
    /// How many of them fall in each class, in the order of [`Status::ALL`].
    pub by_status: [usize; 7],
    /// How many of them stand in each class; together they are all.
    pub by_class: BTreeMap<Class, usize>,
    /// How many of them have no figure in the term of their target.
    pub without_figure: usize,
    /// How many of the met ones rest on a figure of a year before their deadline, which has passed.
    pub met_before: usize,
    /// The same by category, in the order of the packs.
    pub by_category: Vec<CategoryCount>,
    /// What sources reported, oldest first.
    pub reported: Vec<Reported>,
}

impl Scoreboard {
    /// Counts the series of a place, or of every place.
    pub fn count(catalog: &Catalog, viewpoint: &Viewpoint, place: Option<PlaceId>) -> Self {
        let mut board = Self::default();
        for category in catalog.categories() {
            let mut known = board.by_category.iter();
            if !known.any(|line| line.name.vi == category.name.vi) {
                board.by_category.push(CategoryCount {
                    name: category.name,
                    total: 0,
                    by_status: [0; 7],
                });
            }
        }
        for series in catalog.series_ids() {
            if place.is_none_or(|wanted| catalog.series_of(series).place == wanted) {
                board.meet(catalog, viewpoint, series);
            }
        }
        board.by_category.retain(|line| line.total > 0);
        board.withdrawn = board.withdrawals.len();
        board.reported = reported(catalog, viewpoint, place);
        board
    }

    /// How many targets fall in a class.
    pub fn of(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// How many targets without a verdict are of a kind.
    pub fn without_verdict(&self, kind: Kind) -> usize {
        let all = self.by_class.iter();
        let of_kind = all.filter(|(class, _)| class.kind() == Some(kind));
        of_kind.map(|(_, count)| count).sum()
    }

    /// How many targets are met or exceeded.
    pub fn met(&self) -> usize {
        self.of(Status::Met) + self.of(Status::Exceeded)
    }

    fn meet(&mut self, catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) {
        if viewpoint.is_counted(catalog, series) {
            self.add(catalog, viewpoint, series);
        } else if let Some(withdrawal) = viewpoint.withdrawal(catalog, series) {
            self.withdrawals.push((series, *withdrawal));
        }
    }

    fn add(&mut self, catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) {
        let found = assessment(catalog, viewpoint, series);
        let class = found.status as usize;
        self.total += 1;
        self.counted.push(series);
        self.by_status[class] += 1;
        *self.by_class.entry(Class::of(&found)).or_default() += 1;
        let is_last = found
            .flags
            .iter()
            .any(|flag| matches!(flag, Flag::LastFigure(_)));
        self.met_before += usize::from(found.status.is_met() && is_last);
        self.without_figure += usize::from(found.reason == Some(Reason::NoDataInTerm));
        let category = catalog.category(catalog.indicator_of(series).category);
        let mut lines = self.by_category.iter_mut();
        if let Some(line) = lines.find(|line| line.name.vi == category.name.vi) {
            line.total += 1;
            line.by_status[class] += 1;
        }
    }
}

/// The reported counts that exist on the day: of the chosen plan, else of the main plans.
fn reported(catalog: &Catalog, viewpoint: &Viewpoint, place: Option<PlaceId>) -> Vec<Reported> {
    let date = |reported: &Reported| reported.source.map(|id| catalog.source(id).published);
    let mut counts: Vec<Reported> = catalog
        .reported()
        .iter()
        .filter(|count| place.is_none() || count.place == place)
        .filter(|count| {
            let main = &catalog.pack(count.pack).main_plans;
            match viewpoint.plan {
                Some(plan) => count.plan == Some(plan),
                None => count.plan.is_some_and(|plan| main.contains(&plan)),
            }
        })
        .filter(|count| {
            let last = date(count).and_then(|date| date.last_day());
            !viewpoint.as_of || last.is_some_and(|last| last <= viewpoint.day)
        })
        .copied()
        .collect();
    counts.sort_by_key(|count| date(count).and_then(|date| date.last_day()));
    counts
}

/// Tells when a reported count was published.
pub fn reported_date(catalog: &Catalog, count: &Reported) -> crate::core::model::Published {
    count
        .source
        .map_or_else(Default::default, |id| catalog.source(id).published)
}

//! How many targets are met: computed, and as sources reported it.
//!
//! Owns the counting; the denominator is always part of the result. Computed and reported counts stand side by side and
//! are never mixed. It must not know how a target is judged, nor a language.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::core::catalog::Catalog;
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::standing::{Reason, Status, assessment};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::maps::FastMap;
use crate::core::model::{
    Bilingual, PackId, PlaceId, PlanId, Reported, SeriesId, Text, Withdrawal,
};
use crate::core::rule::verdict::Flag;
use crate::core::shares::shared;

/// The targets of one category; categories of one name in several packs are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryCount {
    /// The name.
    pub name: Bilingual,
    /// How many indicators have a target that counts.
    pub total: usize,
    /// How many of them fall in each class, in the order of [`Status::ALL`].
    pub by_status: [usize; 7],
    /// How many of them stand in each class.
    pub by_class: BTreeMap<Class, usize>,
}

impl CategoryCount {
    /// How many targets are met or exceeded.
    pub fn met(&self) -> usize {
        met(&self.by_status)
    }
}

/// The targets that one body answers for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerCount {
    /// The body or person; none where no source says who answers.
    pub name: Option<Bilingual>,
    /// How many indicators have a target that counts.
    pub total: usize,
    /// How many of them fall in each class, in the order of [`Status::ALL`].
    pub by_status: [usize; 7],
}

impl OwnerCount {
    /// How many targets are met or exceeded.
    pub fn met(&self) -> usize {
        met(&self.by_status)
    }
}

fn add_counts(counts: &mut [usize; 7], more: [usize; 7]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

/// How many of the counts in the order of [`Status::ALL`] are met or exceeded.
fn met(by_status: &[usize; 7]) -> usize {
    by_status[Status::Met as usize] + by_status[Status::Exceeded as usize]
}

/// How many indicators a source counted, and how many of them are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownTargets {
    /// How many a source counted.
    pub of: usize,
    /// How many of them are counted here, as their target is known.
    pub known: usize,
}

impl UnknownTargets {
    /// How many are not known at all.
    pub fn count(self) -> usize {
        self.of.saturating_sub(self.known)
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
    /// Which of them stand in each class, in the order in which they are listed; together they are all.
    pub by_class: BTreeMap<Class, Vec<SeriesId>>,
    /// How many of them have no figure in the term of their target.
    pub without_figure: usize,
    /// How many of the met ones rest on a figure of a year before their deadline, which has passed.
    pub met_before: usize,
    /// The same by category, in the order of the packs.
    pub by_category: Vec<CategoryCount>,
    /// What sources reported, oldest first.
    pub reported: Vec<Reported>,
    /// How many are not known at all, where a source said how many there are.
    pub unknown: Option<UnknownTargets>,
    /// The one plan whose targets are counted: that asked for, else the only main plan. `None` if several plans
    /// count, so that no plan is credited with the targets of another.
    pub plan: Option<PlanId>,
}

impl Scoreboard {
    /// Counts the series of a place, or of every place.
    pub fn count(catalog: &Catalog, viewpoint: &Viewpoint, place: Option<PlaceId>) -> Self {
        Self::count_while(catalog, viewpoint, place, &|| true)
    }

    /// Counts like [`Self::count`] while `goes_on` says so, which is asked before every series. An abandoned count is
    /// of no use.
    pub fn count_while(
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        place: Option<PlaceId>,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Self {
        let share = |share: Range<usize>| {
            let mut board = Self::default();
            let lines = board.open_lines(catalog);
            for series in share
                .map(|at| SeriesId(at as u32))
                .take_while(|_| goes_on())
            {
                if place.is_none_or(|wanted| catalog.series_of(series).place == wanted) {
                    board.meet(catalog, viewpoint, series, &lines);
                }
            }
            board
        };
        let mut shares = shared(catalog.series().len(), &share).into_iter();
        let mut board = shares.next().unwrap_or_default();
        shares.for_each(|share| board.append(share));
        board.reported = reported(catalog, viewpoint, place);
        board.close(catalog, viewpoint, place);
        board
    }

    /// Opens a line for each category; returns where the line of each name stands, which categories of one name share.
    fn open_lines(&mut self, catalog: &Catalog) -> FastMap<Text, usize> {
        let mut lines: FastMap<Text, usize> = FastMap::default();
        for category in catalog.categories() {
            lines.entry(category.name.vi).or_insert_with(|| {
                self.by_category.push(CategoryCount {
                    name: category.name,
                    total: 0,
                    by_status: [0; 7],
                    by_class: BTreeMap::new(),
                });
                self.by_category.len() - 1
            });
        }
        lines
    }

    /// Adds the counts of the series that come next in the data.
    fn append(&mut self, mut next: Self) {
        self.total += next.total;
        self.counted.append(&mut next.counted);
        self.withdrawals.append(&mut next.withdrawals);
        self.without_figure += next.without_figure;
        self.met_before += next.met_before;
        add_counts(&mut self.by_status, next.by_status);
        for (class, mut series) in next.by_class {
            self.by_class.entry(class).or_default().append(&mut series);
        }
        // Both have a line for each category.
        for (line, next) in self.by_category.iter_mut().zip(next.by_category) {
            line.total += next.total;
            add_counts(&mut line.by_status, next.by_status);
            for (class, count) in next.by_class {
                *line.by_class.entry(class).or_default() += count;
            }
        }
    }

    /// What is known once all is counted.
    fn close(&mut self, catalog: &Catalog, viewpoint: &Viewpoint, place: Option<PlaceId>) {
        self.by_category.retain(|line| line.total > 0);
        for of_class in self.by_class.values_mut() {
            of_class.sort_by_key(|series| catalog.indicator_of(*series).category);
        }
        self.withdrawn = self.withdrawals.len();
        self.unknown = self.unknown(catalog);
        self.plan = viewpoint
            .plan
            .or_else(|| self.only_main_plan(catalog, place));
    }

    /// Counts some series and nothing else, as those of one topic: what sources reported of a plan is not of them.
    pub fn of_some(catalog: &Catalog, viewpoint: &Viewpoint, some: &[SeriesId]) -> Self {
        let mut board = Self::default();
        let lines = board.open_lines(catalog);
        for series in some {
            board.meet(catalog, viewpoint, *series, &lines);
        }
        board.close(catalog, viewpoint, None);
        board
    }

    /// How many targets fall in a class.
    pub fn count_of(&self, status: Status) -> usize {
        self.by_status[status as usize]
    }

    /// How many targets without a verdict are of a kind.
    pub fn without_verdict(&self, kind: UnjudgedKind) -> usize {
        let all = self.by_class.iter();
        let of_kind = all.filter(|(class, _)| class.kind() == Some(kind));
        of_kind.map(|(_, series)| series.len()).sum()
    }

    /// Which targets stand in a class, in the order in which they are listed.
    pub fn of_class(&self, class: Class) -> &[SeriesId] {
        self.by_class.get(&class).map_or(&[], Vec::as_slice)
    }

    /// How many targets are met or exceeded.
    pub fn met(&self) -> usize {
        met(&self.by_status)
    }

    /// The same targets by who answers for them, in the order of the data; targets without a named owner come last.
    pub fn by_owner(&self, catalog: &Catalog) -> Vec<OwnerCount> {
        let status_of: HashMap<SeriesId, Status> = self
            .by_class
            .iter()
            .flat_map(|(class, all)| all.iter().map(|series| (*series, class.status())))
            .collect();
        let mut owners: Vec<OwnerCount> = Vec::new();
        let mut lines: HashMap<Option<Text>, usize> = HashMap::new();
        for series in &self.counted {
            let name = catalog.owner(*series).map(|owner| owner.name);
            let line = *lines.entry(name.map(|name| name.vi)).or_insert_with(|| {
                owners.push(OwnerCount {
                    name,
                    total: 0,
                    by_status: [0; 7],
                });
                owners.len() - 1
            });
            owners[line].total += 1;
            owners[line].by_status[status_of[series] as usize] += 1;
        }
        owners.sort_by_key(|owner| owner.name.is_none());
        owners
    }

    fn meet(
        &mut self,
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        series: SeriesId,
        lines: &FastMap<Text, usize>,
    ) {
        if viewpoint.is_counted(catalog, series) {
            self.add(catalog, viewpoint, series, lines);
        } else if let Some(withdrawal) = viewpoint.withdrawal(catalog, series) {
            self.withdrawals.push((series, *withdrawal));
        }
    }

    fn add(
        &mut self,
        catalog: &Catalog,
        viewpoint: &Viewpoint,
        series: SeriesId,
        lines: &FastMap<Text, usize>,
    ) {
        let found = assessment(catalog, viewpoint, series);
        let status = found.status as usize;
        let class = Class::from_assessment(&found);
        self.total += 1;
        self.counted.push(series);
        self.by_status[status] += 1;
        self.by_class.entry(class).or_default().push(series);
        let is_last = found
            .flags
            .iter()
            .any(|flag| matches!(flag, Flag::LastFigure(_)));
        self.met_before += usize::from(found.status.is_met() && is_last);
        self.without_figure += usize::from(found.reason == Some(Reason::NoDataInTerm));
        let category = catalog.category(catalog.indicator_of(series).category);
        let line = lines.get(&category.name.vi).copied();
        if let Some(line) = line.and_then(|at| self.by_category.get_mut(at)) {
            line.total += 1;
            line.by_status[status] += 1;
            *line.by_class.entry(class).or_default() += 1;
        }
    }

    /// The first count of all indicators that a source gave for what is counted, beside what is known.
    fn unknown(&self, catalog: &Catalog) -> Option<UnknownTargets> {
        let first = self.reported.iter().find(|count| count.of.is_some())?;
        // What a source said of one place tells nothing of others.
        let is_there = |series: &SeriesId| Some(catalog.series_of(*series).place) == first.place;
        let unknown = UnknownTargets {
            of: first.of? as usize,
            known: self.total,
        };
        (unknown.known <= unknown.of && self.counted.iter().all(is_there)).then_some(unknown)
    }

    /// The only main plan of the packs that set what is counted; where nothing is, of the packs of the place.
    fn only_main_plan(&self, catalog: &Catalog, place: Option<PlaceId>) -> Option<PlanId> {
        let pack_of = |series: &SeriesId| catalog.indicator_of(*series).pack;
        let mut packs: Vec<PackId> = self.counted.iter().map(pack_of).collect();
        packs.dedup();
        let all = || (0..).map(PackId).zip(catalog.packs());
        if packs.is_empty() {
            let of_place = all().filter(|(_, pack)| place.is_some() && pack.place == place);
            packs = of_place.map(|(id, _)| id).collect();
        }
        packs.sort_unstable();
        packs.dedup();
        let mut plans = packs
            .iter()
            .flat_map(|pack| &catalog.pack(*pack).main_plans);
        let first = plans.next()?;
        plans.next().is_none().then_some(*first)
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
            let is_main = |plan: PlanId| catalog.rank(count.pack, plan).is_some();
            match viewpoint.plan {
                Some(plan) => count.plan == Some(plan),
                None => count.plan.is_some_and(is_main),
            }
        })
        .filter(|count| {
            let last = date(count).and_then(|date| date.last_day());
            !viewpoint.as_of || last.is_some_and(|last| last <= viewpoint.day)
        })
        .copied()
        .collect();
    // A claim without a date cannot be shown to be the first.
    counts.sort_by_key(|count| {
        let day = date(count).and_then(|date| date.last_day());
        (day.is_none(), day)
    });
    counts
}

/// Tells when a reported count was published.
pub fn reported_date(catalog: &Catalog, count: &Reported) -> crate::core::model::Published {
    count
        .source
        .map_or_else(Default::default, |id| catalog.source(id).published)
}

//! A library seen through a lens: counts, categories, list.
//!
//! Owns everything that costs a walk through the whole data. It is a value of its own, so that another thread can
//! prepare it and the session can exchange it as a whole. It must not know a screen.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::core::catalog::Catalog;
use crate::core::judge::board::Scoreboard;
use crate::core::judge::class::Class;
use crate::core::judge::standing::standing;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, SeriesId};
use crate::explorer::draw::columns::MeasuredOnce;
use crate::explorer::draw::series::{Spark, spark};
use crate::explorer::state::lens::{Lens, Reach, View};
use crate::explorer::state::recall::opened;
use crate::explorer::state::search::{FoundAnswer, SearchRequest, Within};
use crate::explorer::state::things::{CategoryGroup, GroupOf, ListRow};
use crate::library::asked::Asked;
use crate::library::{Instead, Library};
use crate::report::attention::Attention;
use crate::report::basis::{PerSeries, Standings, largest};
use crate::search::answer::{Answer, Reading};
use crate::search::query::Query;

/// The counts and lists of a library.
#[derive(Debug)]
pub struct Snapshot {
    /// The day and plan of the view.
    pub viewpoint: Viewpoint,
    /// The place of the view; `None` shows every place.
    pub place: Option<PlaceId>,
    /// The counts of the header.
    pub scoreboard: Scoreboard,
    /// The lines of the categories.
    pub groups: Vec<CategoryGroup>,
    /// How often each series was opened.
    pub opened: Arc<HashMap<SeriesId, u32>>,
    /// What was understood of the query.
    pub query: Query,
    /// What the index answered.
    pub answer: Answer,
    /// The lines of the list.
    pub rows: Vec<ListRow>,
    /// What to ask instead where the query found nothing.
    pub instead: Option<Instead>,
    /// The question that they answer, if they answer one.
    pub asked: Option<Arc<Asked>>,
    /// The cached standings of the largest series.
    pub standings: Standings,
    /// What their sparklines draw.
    pub sparks: PerSeries<Spark>,
    /// The attention list, made on demand.
    pub(super) attention: OnceLock<Attention>,
    /// The column widths of the list. They do not depend on what is listed, so that typing and choosing moves no
    /// column.
    pub(crate) measured_rows: MeasuredOnce,
    /// The column widths of the attention list.
    pub(crate) measured_attention: MeasuredOnce,
}

impl Snapshot {
    /// Looks at a library through a lens; that takes long where there is much to see.
    pub fn new(library: &Arc<Library>, lens: &Lens) -> Self {
        let mut snapshot = Self::counted(&library.catalog, &lens.view);
        snapshot.look(library, lens);
        snapshot
    }

    /// Lists what a lens shows of what was counted through its view.
    pub fn look(&mut self, library: &Arc<Library>, lens: &Lens) {
        let catalog = &library.catalog;
        self.opened = Arc::new(opened(&lens.memory, catalog));
        self.query = library.understand(&lens.query);
        if self.query.is_empty() {
            self.list_category(catalog, &lens.view);
        } else {
            // The lines before make room first: there can be a million.
            self.rows = Vec::new();
            let request = self.request(library, &lens.view, 0);
            let found = request.run(None).unwrap_or_default();
            self.take(found);
        }
    }

    /// The counts of a view, before anything is listed.
    pub fn counted(catalog: &Catalog, view: &View) -> Self {
        Self::counted_while(catalog, view, &|| true)
    }

    /// Counts like [`Self::counted`] while `goes_on` says so. An abandoned count is of no use.
    pub fn counted_while(
        catalog: &Catalog,
        view: &View,
        goes_on: &(dyn Fn() -> bool + Sync),
    ) -> Self {
        let viewpoint = view.viewpoint(catalog);
        let place = view.place(catalog);
        let scoreboard = Scoreboard::count_while(catalog, &viewpoint, place, goes_on);
        let mut snapshot = Self {
            viewpoint,
            place,
            groups: groups(catalog, &scoreboard, place),
            scoreboard,
            opened: Arc::default(),
            query: Query::default(),
            answer: Answer::default(),
            rows: Vec::new(),
            instead: None,
            asked: None,
            standings: Standings::default(),
            sparks: PerSeries::default(),
            attention: OnceLock::new(),
            measured_rows: MeasuredOnce::default(),
            measured_attention: MeasuredOnce::default(),
        };
        snapshot.show_class(view.category.class());
        snapshot.keep_largest(catalog, goes_on);
        snapshot
    }

    /// Works out what the rows of the largest series show, so that no frame has to.
    fn keep_largest(&self, catalog: &Catalog, goes_on: &dyn Fn() -> bool) {
        let place = self.place;
        let is_here =
            |series: &SeriesId| place.is_none_or(|place| catalog.series_of(*series).place == place);
        let viewpoint = &self.viewpoint;
        for series in largest(catalog, is_here) {
            if !goes_on() {
                return;
            }
            let stands = || standing(catalog, viewpoint, series);
            self.standings
                .get_or_make(catalog, viewpoint, series, stands);
            let drawn = || spark(catalog, viewpoint, series);
            self.sparks.get_or_make(catalog, viewpoint, series, drawn);
        }
    }

    /// Tells whether this is what is seen of a day, a plan and a place.
    pub fn shows(&self, catalog: &Catalog, view: &View) -> bool {
        self.viewpoint == view.viewpoint(catalog) && self.place == view.place(catalog)
    }

    /// The line of the chosen category; the first where it is not there.
    pub fn chosen_group(&self, catalog: &Catalog, view: &View) -> usize {
        let is_chosen = |group: &CategoryGroup| group.of.choice(catalog) == view.category;
        self.groups.iter().position(is_chosen).unwrap_or(0)
    }

    /// Lists the series of the chosen category: those with a main target first, then in the pack's order.
    pub fn list_category(&mut self, catalog: &Catalog, view: &View) {
        self.answer = Answer::default();
        self.instead = None;
        self.asked = None;
        // The lines before make room first: there can be a million.
        self.rows = Vec::new();
        let chosen = self.groups.get(self.chosen_group(catalog, view));
        self.rows = chosen.map_or_else(Vec::new, |group| self.category(catalog, group));
    }

    /// The search request of the query, with its number.
    pub fn request(&self, library: &Arc<Library>, view: &View, number: u64) -> SearchRequest {
        SearchRequest {
            number,
            library: Arc::clone(library),
            viewpoint: self.viewpoint,
            place: self.place,
            within: self.within(&library.catalog, view),
            query: self.query.clone(),
            previous: self.answer.to_go_on(),
            opened: Arc::clone(&self.opened),
        }
    }

    /// What a search finds.
    fn within(&self, catalog: &Catalog, view: &View) -> Within {
        let of = match view.reaches() {
            Reach::Everywhere => return Within::Everywhere,
            Reach::Place => return Within::Place,
            Reach::Category => self.groups.get(self.chosen_group(catalog, view)),
        };
        let ascending = |series: &[SeriesId]| {
            let mut series = series.to_vec();
            series.sort_unstable();
            Within::Series(series.into())
        };
        match of.map(|group| group.of) {
            Some(GroupOf::Category(name)) => Within::Category(name.vi),
            Some(GroupOf::WithTarget) => ascending(&self.scoreboard.counted),
            Some(GroupOf::Class(class)) => ascending(self.scoreboard.of_class(class)),
            Some(GroupOf::All) | None => Within::Place,
        }
    }

    /// How many series a search looks at.
    pub fn searched(&self, library: &Library, view: &View) -> usize {
        let catalog = &library.catalog;
        let all = self.groups.iter().find(|group| group.of == GroupOf::All);
        match view.reaches() {
            Reach::Everywhere => library.catalog.series().len(),
            Reach::Place => all.map_or(0, |group| group.count),
            Reach::Category => {
                let chosen = self.groups.get(self.chosen_group(catalog, view));
                chosen.or(all).map_or(0, |group| group.count)
            }
        }
    }

    /// Takes what was found.
    pub fn take(&mut self, found: FoundAnswer) {
        self.answer = found.answer;
        self.rows = found.rows;
        self.instead = found.instead;
        self.asked = found.asked;
    }

    /// Lets the line of a class stand among the categories while it is chosen.
    pub fn show_class(&mut self, class: Option<Class>) {
        let is_class = |group: &CategoryGroup| matches!(group.of, GroupOf::Class(_));
        self.groups.retain(|group| !is_class(group));
        if let Some(class) = class {
            let line = CategoryGroup {
                of: GroupOf::Class(class),
                count: self.scoreboard.of_class(class).len(),
            };
            let is_category = |group: &CategoryGroup| matches!(group.of, GroupOf::Category(_));
            let first = self.groups.iter().position(is_category);
            self.groups.insert(first.unwrap_or(self.groups.len()), line);
        }
    }

    /// The lines of the overview that can be chosen: all with a target, the categories, the classes that occur.
    pub fn overview(&self) -> Vec<GroupOf> {
        let board = &self.scoreboard;
        let categories = board.by_category.iter();
        let categories = categories.map(|line| GroupOf::Category(line.name));
        let classes = board.by_class.keys().copied().map(GroupOf::Class);
        let all = std::iter::once(GroupOf::WithTarget);
        all.chain(categories).chain(classes).collect()
    }

    /// The series that the columns of the list are made for: those with a main target, then others of the place.
    pub(crate) fn measured(&self, catalog: &Catalog) -> impl Iterator<Item = SeriesId> {
        let is_here = |series: &SeriesId| {
            self.place
                .is_none_or(|place| catalog.series_of(*series).place == place)
        };
        let counted = &self.scoreboard.counted;
        // Both are in the order of the catalogue.
        let mut next = counted.iter().peekable();
        let is_other = move |series: &SeriesId| next.next_if(|next| *next == series).is_none();
        let others = catalog.series_ids().filter(is_other).filter(is_here);
        counted.iter().copied().chain(others)
    }

    fn category(&self, catalog: &Catalog, group: &CategoryGroup) -> Vec<ListRow> {
        let row = |series: &SeriesId| ListRow::series(*series, Reading::Typed);
        let wanted = match group.of {
            GroupOf::All | GroupOf::WithTarget => None,
            GroupOf::Category(name) => Some(name),
            GroupOf::Class(class) => {
                return self.scoreboard.of_class(class).iter().map(row).collect();
            }
        };
        // Where the lines of each category begin, those of counted series first: each series is visited twice, and
        // nothing is sorted.
        let categories = catalog.categories().len();
        let mut begins = vec![0_usize; 2 * categories + 1];
        let lists_rest = group.of != GroupOf::WithTarget;
        let visit = |put: &mut dyn FnMut(usize, SeriesId)| {
            let mut told = |series: SeriesId, is_counted: bool| {
                let category = catalog.indicator_of(series).category;
                let name = catalog.category(category).name.vi;
                if wanted.is_none_or(|wanted| name == wanted.vi) {
                    let before = if is_counted { 0 } else { categories };
                    put(before + category.index(), series);
                }
            };
            let counted = &self.scoreboard.counted;
            counted.iter().for_each(|series| told(*series, true));
            if lists_rest {
                let others = self.measured(catalog).skip(counted.len());
                others.for_each(|series| told(series, false));
            }
        };
        visit(&mut |list, _| begins[list + 1] += 1);
        for list in 1..begins.len() {
            begins[list] += begins[list - 1];
        }
        let total = begins.last().copied().unwrap_or_default();
        let mut rows = vec![row(&SeriesId(0)); total];
        visit(&mut |list, series| {
            rows[begins[list]] = row(&series);
            begins[list] += 1;
        });
        rows
    }
}

/// The lines of the categories for a place: all, those with a target, then the official groups.
fn groups(
    catalog: &Catalog,
    scoreboard: &Scoreboard,
    place: Option<PlaceId>,
) -> Vec<CategoryGroup> {
    let line = |of, count| CategoryGroup { of, count };
    let mut groups = vec![
        line(GroupOf::All, 0),
        line(GroupOf::WithTarget, scoreboard.total),
    ];
    // Where the line of each category stands; categories of one name share it.
    let mut lines = Vec::with_capacity(catalog.categories().len());
    let mut named = HashMap::new();
    for category in catalog.categories() {
        let name = category.name;
        let at = named.entry(name.vi).or_insert_with(|| {
            groups.push(line(GroupOf::Category(name), 0));
            groups.len() - 1
        });
        lines.push(*at);
    }
    for series in catalog.series_ids() {
        if place.is_some_and(|wanted| catalog.series_of(series).place != wanted) {
            continue;
        }
        let category = catalog.indicator_of(series).category;
        groups[lines[category.index()]].count += 1;
        groups[0].count += 1;
    }
    groups.retain(|group| group.count > 0 || group.of == GroupOf::All);
    groups
}

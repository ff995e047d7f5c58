//! What a session shows of all series at once: counts, categories, list.
//!
//! Owns everything that costs a walk through the whole data, worked out from a library and the angle from
//! which a person looks at it. It is a value of its own, so that it can be made beside the keys, where
//! nobody waits, and be taken over when the data grows. It must not know a screen.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::core::catalog::Catalog;
use crate::core::judge::board::Scoreboard;
use crate::core::judge::viewpoint::Outlook;
use crate::core::model::{PlaceId, SeriesId, Text};
use crate::explorer::memory::Memory;
use crate::explorer::state::app::{Group, Row};
use crate::explorer::state::recall;
use crate::library::Library;
use crate::library::filter::{Sieve, note_unknown};
use crate::search::answer::{Answer, Reading, Request};
use crate::search::query::Query;

/// The most answers that a list holds.
const LIST_LIMIT: usize = 500;

/// What makes a line of the categories the same in a library that has grown.
pub type GroupKey = (Option<(Text, Text)>, bool);

/// The angle from which a person looks at the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Angle {
    /// The day and plan.
    pub outlook: Outlook,
    /// The place shown; `None` shows every place.
    pub place: Option<PlaceId>,
    /// The chosen category.
    pub group: Option<GroupKey>,
    /// What stands in the search box.
    pub query: String,
    /// What this person opened before, which breaks ties.
    pub memory: Arc<Memory>,
}

/// What is seen of a library from an angle.
#[derive(Debug, Default)]
pub struct Sight {
    /// The counts of the header.
    pub scoreboard: Scoreboard,
    /// The lines of the categories.
    pub groups: Vec<Group>,
    /// Which of them is the chosen one; the first if it is no longer there.
    pub group: usize,
    /// What was understood of the query.
    pub query: Query,
    /// What the index answered.
    pub answer: Answer,
    /// The lines of the list.
    pub rows: Vec<Row>,
    /// How often each series was opened.
    pub opened: HashMap<SeriesId, u32>,
}

impl Sight {
    /// Looks at a library.
    pub fn of(library: &Library, angle: &Angle) -> Self {
        let catalog = &library.catalog;
        let scoreboard = Scoreboard::count(catalog, &angle.outlook, angle.place);
        let groups = groups(catalog, &scoreboard, angle.place);
        let is_chosen = |line: &Group| angle.group == Some(line.key());
        let group = groups.iter().position(is_chosen).unwrap_or(0);
        let opened = recall::opened(&angle.memory, catalog);
        let mut query = Query::parse(&angle.query);
        note_unknown(&mut query, catalog);
        let looked = Looked {
            library,
            outlook: &angle.outlook,
            place: angle.place,
        };
        let (answer, rows) = match groups.get(group) {
            Some(chosen) if query.is_empty() => {
                let rows = looked.category(&scoreboard, chosen);
                (Answer::default(), rows)
            }
            _ => {
                let count = |series| opened.get(&series).copied().unwrap_or(0);
                let found = looked.search(&query, None, &count, None);
                found.unwrap_or_default()
            }
        };
        Self {
            scoreboard,
            groups,
            group,
            query,
            answer,
            rows,
            opened,
        }
    }
}

/// A library as it is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Looked<'l> {
    /// The data.
    pub library: &'l Library,
    /// The day and plan.
    pub outlook: &'l Outlook,
    /// The place shown.
    pub place: Option<PlaceId>,
}

impl Looked<'_> {
    /// Asks the index; what was worked out for the answer before is used again. `None` once the flag is set.
    pub fn search(
        self,
        query: &Query,
        previous: Option<&Answer>,
        opened: &(dyn Fn(SeriesId) -> u32 + Sync),
        abandon: Option<&AtomicBool>,
    ) -> Option<(Answer, Vec<Row>)> {
        let conditions = query.conditions();
        let sieve = Sieve::new(&self.library.catalog, self.outlook, conditions);
        let passes = |entry: u32| sieve.passes(SeriesId(entry));
        let opened = |entry: u32| opened(SeriesId(entry));
        let request = Request {
            opened: Some(&opened),
            previous,
            limit: LIST_LIMIT,
            default_place: self.place.map(|place| place.0),
            filter: (!conditions.is_empty()).then_some(&passes),
            abandon,
        };
        let answer = self.library.index.search(query, &request)?;
        let hits = answer.hits.iter();
        let hits = hits.map(|hit| Row::of(SeriesId(hit.entry), hit.reading));
        let others = answer.others.iter().map(Row::other);
        let rows = hits.chain(others).collect();
        Some((answer, rows))
    }

    /// The series of a category: those with a main target first, then in the pack's order.
    pub fn category(self, scoreboard: &Scoreboard, group: &Group) -> Vec<Row> {
        let catalog = &self.library.catalog;
        // One list for each category: a series is looked at once, and nothing is sorted.
        let mut first = vec![Vec::new(); catalog.categories().len()];
        let put = |lists: &mut Vec<Vec<Row>>, series: SeriesId| {
            let category = catalog.indicator_of(series).category;
            let name = catalog.category(category).name.vi;
            if group.name.is_none_or(|(vi, _)| name == vi) {
                lists[category.index()].push(Row::of(series, Reading::Typed));
            }
        };
        for series in &scoreboard.counted {
            put(&mut first, *series);
        }
        if !group.with_target {
            let mut rest = vec![Vec::new(); first.len()];
            let mut counted = scoreboard.counted.iter().peekable();
            for series in catalog.series_ids() {
                let is_here = || {
                    self.place
                        .is_none_or(|place| catalog.series_of(series).place == place)
                };
                if counted.next_if(|next| **next == series).is_none() && is_here() {
                    put(&mut rest, series);
                }
            }
            first.append(&mut rest);
        }
        first.concat()
    }
}

/// The lines of the categories for a place: all, those with a target, then the official groups.
pub fn groups(catalog: &Catalog, scoreboard: &Scoreboard, place: Option<PlaceId>) -> Vec<Group> {
    let all = |with_target, count| Group {
        name: None,
        with_target,
        count,
    };
    let mut groups = vec![all(false, 0), all(true, scoreboard.total)];
    // Where the line of each category stands; categories of one name share it.
    let mut lines = Vec::with_capacity(catalog.categories().len());
    for category in catalog.categories() {
        let name = (category.name.vi, category.name.en);
        let is_named = |group: &Group| group.name.is_some_and(|(vi, _)| vi == name.0);
        lines.push(groups.iter().position(is_named).unwrap_or(groups.len()));
        if lines.last() == Some(&groups.len()) {
            groups.push(Group {
                name: Some(name),
                with_target: false,
                count: 0,
            });
        }
    }
    for series in catalog.series_ids() {
        if place.is_some_and(|wanted| catalog.series_of(series).place != wanted) {
            continue;
        }
        let category = catalog.indicator_of(series).category;
        groups[lines[category.index()]].count += 1;
        groups[0].count += 1;
    }
    groups.retain(|group| group.count > 0 || group.name.is_none() && !group.with_target);
    groups
}

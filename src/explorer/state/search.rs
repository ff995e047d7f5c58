//! One search: its request and its answer.
//!
//! Owns all that a search needs, so that it can run anywhere: `update` only asks for it, and its answer comes back as
//! an event. It must not know which thread runs it.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, SeriesId, Text};
use crate::explorer::state::things::ListRow;
use crate::library::asked::Asked;
use crate::library::{Instead, Library, Scope};
use crate::search::answer::{Answer, Reading, Request};
use crate::search::grammar;
use crate::search::query::Query;

/// The most answers that a list holds.
const LIST_LIMIT: usize = 500;

/// What is searched.
#[derive(Clone, Debug)]
pub struct SearchRequest {
    /// The number of the search within its session; a greater one supersedes it.
    pub number: u64,
    /// The data.
    pub library: Arc<Library>,
    /// The day and plan.
    pub viewpoint: Viewpoint,
    /// The place shown.
    pub place: Option<PlaceId>,
    /// What is searched.
    pub within: Within,
    /// The query as it was understood.
    pub query: Query,
    /// Work kept from the former answer, to be reused.
    pub previous: Answer,
    /// How often each series was opened, which breaks ties.
    pub opened: Arc<HashMap<SeriesId, u32>>,
}

/// The scope of a search.
#[derive(Clone, Debug)]
pub enum Within {
    /// Everything; what is in the place shown comes first.
    Everywhere,
    /// The place shown.
    Place,
    /// A category, by its name, in the place shown.
    Category(Text),
    /// These series, in ascending order.
    Series(Arc<[SeriesId]>),
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub struct FoundAnswer {
    /// The number of the search.
    pub number: u64,
    /// What the index answered.
    pub answer: Answer,
    /// The lines that it fills.
    pub rows: Vec<ListRow>,
    /// Suggestions if there are none.
    pub instead: Option<Instead>,
    /// The question, where the rows answer one.
    pub asked: Option<Arc<Asked>>,
}

impl SearchRequest {
    /// Asks the index. `None` once the flag is set, which is polled.
    pub fn run(&self, abandon: Option<&AtomicBool>) -> Option<FoundAnswer> {
        let scope = Scope {
            viewpoint: &self.viewpoint,
            place: match self.within {
                Within::Place | Within::Category(_) => self.place,
                Within::Everywhere | Within::Series(_) => None,
            },
            home: self.place,
        };
        let opened = |entry: u32| self.opened.get(&SeriesId(entry)).copied().unwrap_or(0);
        let catalog = &self.library.catalog;
        let is_wanted = |entry: u32| match &self.within {
            Within::Everywhere | Within::Place => true,
            Within::Category(name) => {
                let category = catalog.indicator_of(SeriesId(entry)).category;
                catalog.category(category).name.vi == *name
            }
            Within::Series(all) => all.binary_search(&SeriesId(entry)).is_ok(),
        };
        let is_narrow = matches!(self.within, Within::Category(_) | Within::Series(_));
        let request = Request {
            filter: is_narrow.then_some(&is_wanted),
            opened: Some(&opened),
            previous: Some(&self.previous),
            limit: LIST_LIMIT,
            default_place: self.place.map(|place| place.0),
            abandon,
            is_finished: false,
        };
        let mut answer = self.library.answer(&self.query, scope, request)?;
        if is_narrow {
            // Plans and places stand in no category.
            answer.others.clear();
        } else if let Some(asked) = self.asked(scope, &answer, abandon) {
            return Some(self.answering(asked, answer));
        }
        let instead = self.library.instead(&self.query, &answer, scope, request);
        let hits = answer.hits.iter();
        let hits = hits.map(|hit| ListRow::series(SeriesId(hit.entry), hit.reading));
        let others = answer.others.iter().map(ListRow::other);
        let rows = hits.chain(others).collect();
        Some(FoundAnswer {
            number: self.number,
            answer,
            rows,
            instead,
            asked: None,
        })
    }

    /// The rows that answer a question, before those that the search found.
    fn answering(&self, asked: Asked, mut answer: Answer) -> FoundAnswer {
        let hits = asked.answer.hits.iter();
        let hits = hits.map(|hit| (SeriesId(hit.entry), hit.reading));
        let is_other = |(series, _): &(SeriesId, _)| !asked.series.contains(series);
        let others: Vec<_> = match asked.is_list() {
            true => Vec::new(),
            false => hits.filter(is_other).collect(),
        };
        let first = asked.series.iter().map(|series| (*series, Reading::Typed));
        let rows: Vec<ListRow> = first
            .chain(others)
            .map(|(series, reading)| ListRow::series(series, reading))
            .collect();
        answer.total = rows.len();
        answer.suggestion = None;
        FoundAnswer {
            number: self.number,
            answer,
            rows,
            instead: None,
            asked: Some(Arc::new(asked)),
        }
    }

    /// The question of the text, if its answer is better than that of the search.
    fn asked(
        &self,
        scope: Scope<'_>,
        answer: &Answer,
        abandon: Option<&AtomicBool>,
    ) -> Option<Asked> {
        let (plain, _) = self.query.parted();
        if self.query.error().is_some() || !grammar::asks(&plain) {
            return None;
        }
        let asked = self
            .library
            .ask_unless(self.query.text(), scope, None, abandon);
        let is_abandoned = abandon.is_some_and(|flag| flag.load(Ordering::Relaxed));
        (!is_abandoned && asked.is_better_than(answer)).then_some(asked)
    }

    /// How many series are searched.
    pub fn len(&self) -> usize {
        self.library.catalog.series().len()
    }

    /// Tells whether there is nothing to search.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

//! One search: what is asked, and what was found.
//!
//! Owns all that a search needs, so that it can run anywhere: `update` only asks for it, and its answer comes
//! back as an event. It must not know who runs it or who waits.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, SeriesId};
use crate::explorer::state::things::Row;
use crate::library::{Library, Scope};
use crate::search::answer::{Answer, Request};
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
    /// What was understood of the query.
    pub query: Query,
    /// What was worked out for the answer before, to be used again.
    pub previous: Answer,
    /// How often each series was opened, which breaks ties.
    pub opened: Arc<HashMap<SeriesId, u32>>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The number of the search.
    pub number: u64,
    /// What the index answered.
    pub answer: Answer,
    /// The lines that it fills.
    pub rows: Vec<Row>,
}

impl SearchRequest {
    /// Asks the index. `None` once the flag is set, which is looked at now and then.
    pub fn run(&self, abandon: Option<&AtomicBool>) -> Option<Found> {
        let scope = Scope {
            viewpoint: &self.viewpoint,
            // A search finds what is elsewhere too; what is here comes first.
            place: None,
            home: self.place,
        };
        let opened = |entry: u32| self.opened.get(&SeriesId(entry)).copied().unwrap_or(0);
        let request = Request {
            opened: Some(&opened),
            previous: Some(&self.previous),
            limit: LIST_LIMIT,
            default_place: self.place.map(|place| place.0),
            abandon,
            ..Request::default()
        };
        let answer = self.library.answer(&self.query, scope, request)?;
        let hits = answer.hits.iter();
        let hits = hits.map(|hit| Row::series(SeriesId(hit.entry), hit.reading));
        let others = answer.others.iter().map(Row::other);
        let rows = hits.chain(others).collect();
        Some(Found {
            number: self.number,
            answer,
            rows,
        })
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

//! What a query asks of a library.
//!
//! Owns the way from a typed text to an answer: the text is understood, its conditions are asked of the
//! catalogue, its words of the index. It must not know who asks or what becomes of the answer.

use crate::core::judge::standing::{Standing, standing};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{PlaceId, SeriesId};
use crate::library::filter::{CompiledFilter, note_unknown};
use crate::library::open::Library;
use crate::search::answer::{Answer, Request};
use crate::search::query::Query;

/// Where a query looks.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'s> {
    /// The day and the plan, which conditions such as a status need.
    pub viewpoint: &'s Viewpoint,
    /// The only place whose series are found, if one was asked for.
    pub place: Option<PlaceId>,
    /// The place that comes first among equals.
    pub home: Option<PlaceId>,
}

impl Library {
    /// Understands a query; what it names that is not in the catalogue is noted in it.
    pub fn understand(&self, text: &str) -> Query {
        let mut query = Query::parse(text);
        note_unknown(&mut query, &self.catalog);
        query
    }

    /// Finds what a query asks for, at most so many series, the best first.
    pub fn find(&self, query: &Query, scope: Scope<'_>, limit: usize) -> Answer {
        let request = Request {
            limit,
            default_place: scope.home.map(|place| place.0),
            ..Request::default()
        };
        self.answer(query, scope, request).unwrap_or_default()
    }

    /// The same with whatever else a request may say. `None` once it is abandoned.
    pub fn answer(&self, query: &Query, scope: Scope<'_>, request: Request<'_>) -> Option<Answer> {
        let catalog = &self.catalog;
        let filter = CompiledFilter::new(catalog, scope.viewpoint, query.conditions());
        let passes = |entry: u32| {
            let series = SeriesId(entry);
            let is_there = |place| catalog.series_of(series).place == place;
            scope.place.is_none_or(is_there) && filter.passes(series)
        };
        let is_filtered = scope.place.is_some() || !query.conditions().is_empty();
        let request = Request {
            filter: is_filtered.then_some(&passes),
            ..request
        };
        self.index.search(query, &request)
    }

    /// Where a series stands on the day, under the plan.
    pub fn judge(&self, series: SeriesId, viewpoint: &Viewpoint) -> Standing {
        standing(&self.catalog, viewpoint, series)
    }
}

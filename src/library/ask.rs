//! What a query asks of a library.
//!
//! Owns the way from a typed text to an answer: the text is understood, its conditions are asked of the
//! catalogue, its words of the index. It must not know who asks or what becomes of the answer.

use crate::core::fold::Word;
use crate::core::judge::standing::{Standing, standing};
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{ClaimId, PlaceId, SeriesId};
use crate::library::filter::{CompiledFilter, note_unknown};
use crate::library::in_order::{Sorter, search_in_order};
use crate::library::named_values;
use crate::library::open::Library;
use crate::library::printed::Printing;
use crate::search::answer::{Answer, Hit, Reading, Request};
use crate::search::condition::Filter;
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

/// The number of answers that are ranked however few are shown, so that the first answer does not depend on the
/// number of rows.
const WEIGHED: usize = 500;

impl Library {
    /// Reads a query, and notes in it every name that the catalogue does not have.
    pub fn understand(&self, text: &str) -> Query {
        let is_name = |field, value: &str| named_values::is_begun(&self.catalog, field, value);
        let mut query = Query::parse_with(text, &is_name);
        note_unknown(&mut query, &self.catalog);
        query
    }

    /// Finds what a query asks for, at most so many series, the best first.
    pub fn find(&self, query: &Query, scope: Scope<'_>, limit: usize) -> Answer {
        let request = Request {
            limit,
            default_place: scope.home.map(|place| place.0),
            is_finished: true,
            ..Request::default()
        };
        self.answer(query, scope, request).unwrap_or_default()
    }

    /// The same with everything else that a request may say. `None` once it is abandoned. A query that cannot be read
    /// has no answers: without the unreadable part it would be another question.
    pub fn answer(&self, query: &Query, scope: Scope<'_>, request: Request<'_>) -> Option<Answer> {
        if query.unreadable().is_some() {
            return Some(Answer::default());
        }
        // A figure must not change an order that was asked for.
        let is_decided = !query.figures_beside_words().is_empty() && query.orders().is_empty();
        let most = request.limit;
        let request = Request {
            limit: most.max(WEIGHED),
            ..request
        };
        if let Some(answer) = self.answer_ratio(query, scope, request)? {
            return Some(answer);
        }
        let mut answer = self.answer_literally(query, scope, request)?;
        if is_decided {
            self.decide(query, scope.viewpoint, &mut answer);
        }
        answer.hits.truncate(most.max(1));
        let request = Request {
            limit: most,
            ..request
        };
        // A number that is itself a name, such as a code or a year within a name, is searched as that name.
        let is_alone = query.terms().len() == 1 || query.text().split_whitespace().count() == 1;
        let is_digit = |c: char| c.is_ascii_digit();
        // The beginning of a longer number ("0" of "04") is not a name.
        let names = |hit: &Hit| hit.is_whole() || !query.text().chars().all(is_digit);
        let is_name =
            |hit: &Hit| hit.reading == Reading::Typed && answer.understood.is_none() && names(hit);
        if is_alone && answer.hits.first().is_some_and(is_name) {
            return Some(answer);
        }
        let Some(printed) = query.for_printed_figures() else {
            return Some(answer);
        };
        let mut found = self.answer_literally(&printed, scope, request)?;
        if found.hits.is_empty() {
            // A name with only some of the digits does not have the figure, and neither does another figure with the
            // same unit.
            let is_figure = self.printings(&printed).iter().all(Printing::has_unit);
            if !is_figure {
                return Some(answer);
            }
            if let Some(whole) = query.with_whole_numbers() {
                answer = self.answer_literally(&whole, scope, request)?;
            }
            if answer.understood.take().is_some() || !answer.ignored.is_empty() {
                answer.hits.clear();
                answer.total = 0;
                answer.ignored.clear();
            }
            return Some(answer);
        }
        found.others = answer.others;
        for hit in &mut found.hits {
            hit.reading = Reading::Figure;
        }
        Some(found)
    }

    /// The claims of a series that print the figures of a query, where it is nothing but figures.
    pub fn printed(&self, query: &Query, viewpoint: &Viewpoint, series: SeriesId) -> Vec<ClaimId> {
        let printed = query.for_printed_figures().unwrap_or_default();
        let mut claims = Vec::new();
        for printing in self.printings(&printed) {
            claims.extend(printing.claims(&self.catalog, viewpoint, series));
        }
        claims.sort_unstable();
        claims.dedup();
        claims
    }

    fn printings(&self, printed: &Query) -> Vec<Printing> {
        let conditions = printed.conditions().iter();
        let amounts = conditions.filter_map(|condition| match &condition.filter {
            Filter::Printed(amount) => Some(amount),
            _ => None,
        });
        let printing = |amount| Printing::new(&self.catalog, amount);
        amounts.map(printing).collect()
    }

    /// Answers "22/55" with the series that print both numbers side by side, and with nothing else. Beside other
    /// words the figures are dropped if no series prints them. The inner `None` means that the query has no such
    /// figures.
    fn answer_ratio(
        &self,
        query: &Query,
        scope: Scope<'_>,
        request: Request<'_>,
    ) -> Option<Option<Answer>> {
        let (rest, ratios) = query.without_ratios();
        if ratios.is_empty() {
            return Some(None);
        }
        let mut unprinted = Vec::new();
        for ratio in &ratios {
            let whole = Query::parse(ratio).with_whole_numbers();
            let whole = whole.unwrap_or_default();
            let found = self.index().search(&whole, &request)?;
            let words = whole.terms().iter().flat_map(|term| term.words.clone());
            let words: Vec<Word> = words.collect();
            let mut others = found.others.iter();
            let is_printed = !found.hits.is_empty()
                || others.any(|other| self.index().has_in_a_row(other, &words));
            if !is_printed {
                unprinted.push(ratio.clone());
            }
        }
        let rest = self.understand(&rest);
        if rest.terms().is_empty() {
            let whole = self.understand(&ratios.join(" ")).with_whole_numbers();
            let whole = whole.map(|whole| whole.asked_as(&rest)).unwrap_or_default();
            return match unprinted.is_empty() {
                true => Some(Some(self.answer_literally(&whole, scope, request)?)),
                false => Some(Some(Answer::default())),
            };
        }
        if unprinted.is_empty() {
            // Numbers printed side by side come before numbers found apart, and these before one number alone.
            let whole = query.with_whole_numbers();
            let Some(whole) = whole.filter(|_| query.conditions().is_empty()) else {
                return Some(None);
            };
            let answer = self.answer_literally(&whole.asked_as(&rest), scope, request)?;
            let is_found = !answer.hits.is_empty() || !answer.others.is_empty();
            return Some((is_found && answer.ignored.is_empty()).then_some(answer));
        }
        let mut answer = self.answer(&rest, scope, request)?;
        for hit in &mut answer.hits {
            hit.reading = Reading::Partial;
        }
        answer.ignored.extend(unprinted);
        Some(Some(answer))
    }

    fn answer_literally(
        &self,
        query: &Query,
        scope: Scope<'_>,
        request: Request<'_>,
    ) -> Option<Answer> {
        let catalog = &self.catalog;
        let filter = CompiledFilter::new(catalog, scope.viewpoint, query.conditions());
        let passes = |entry: u32| {
            let series = SeriesId(entry);
            let is_there = |place| catalog.series_of(series).place == place;
            scope.place.is_none_or(is_there)
                && request.filter.is_none_or(|wanted| wanted(entry))
                && filter.passes(series)
        };
        let is_narrow = scope.place.is_some() || request.filter.is_some();
        let is_filtered = is_narrow || !query.conditions().is_empty();
        let request = Request {
            filter: is_filtered.then_some(&passes),
            ..request
        };
        if query.orders().is_empty() {
            return self.index().search(query, &request);
        }
        let sorter = Sorter {
            catalog,
            viewpoint: scope.viewpoint,
            beginnings: &self.beginnings,
            home: scope.home,
            orders: query.orders(),
        };
        search_in_order(self.index(), query, &request, &sorter)
    }

    /// Where a series stands on the day, under the plan.
    pub fn judge(&self, series: SeriesId, viewpoint: &Viewpoint) -> Standing {
        standing(&self.catalog, viewpoint, series)
    }
}

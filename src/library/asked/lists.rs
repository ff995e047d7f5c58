//! Questions about targets in general: which, how many, what is new.
//!
//! Owns which series and claims such a question lists. It must not know questions about a single thing.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::judge::concern::ConcernRank;
use crate::core::judge::standing::{assessment, standing};
use crate::core::judge::viewpoint::{Seen, published};
use crate::core::model::{Better, Claim, ClaimId, PlaceId, SeriesId};
use crate::core::rule::verdict::{Reason, Side};
use crate::library::ask::Scope;
use crate::library::asked::answer::Asked;
use crate::library::asked::asking::Asking;
use crate::library::asked::limits;
use crate::library::filter::CompiledFilter;
use crate::library::in_order::Sorter;
use crate::library::named_values;
use crate::search::answer::{Answer, Field, Hit};
use crate::search::condition::Order;
use crate::search::filter_fields::SortKey;
use crate::search::grammar::{AskedTrend, First, QuestionKind, State};
use crate::search::query::Query;

/// The most claims in an answer about what is new.
const MOST_CHANGES: usize = 200;
/// The same if the question names no day.
const NEWEST: usize = 20;
/// The most series in a list about a subject.
const MOST_LISTED: usize = 500;

impl Asking<'_> {
    /// The targets of a class, a category, a body or a topic.
    pub(super) fn list(&self, asked: &mut Asked) {
        let catalog = self.catalog();
        let viewpoint = self.scope.viewpoint;
        let classes = classes(&asked.question.states);
        let term = asked.question.since_year.zip(asked.question.year);
        let term = term.filter(|_| !asked.question.is_each_year);
        // The list judges targets as of today or at the end of the plan that the year belongs to; it cannot judge as
        // of another year.
        asked.unused_year = asked.question.year.take();
        asked.unused_part = asked.question.part.take();
        let Some(mut among) = self.gather(asked) else {
            // An unknown topic gives no list; listing all targets would answer another question.
            asked.question.kind = QuestionKind::None;
            return;
        };
        asked.is_narrowed = !asked.question.subjects.is_empty()
            || asked.category.is_some()
            || asked.question.owner.is_some();
        asked.is_narrowed |= self.filter.is_some() || self.limits.is_some();
        let year = asked
            .unused_year
            .filter(|_| term.is_none() && !classes.is_empty());
        let year = year.filter(|_| asked.unused_part.is_none() && asked.question.first.is_none());
        if let Some(year) = year
            && self.list_of_year(asked, &among, &classes, year)
        {
            return;
        }
        // If figures are asked for and not their status, series without a target count too.
        let is_of_figures = self.limits.is_some() && classes.is_empty();
        let is_counted =
            |series: &SeriesId| is_of_figures || viewpoint.is_counted(catalog, *series);
        if let Some((first, last)) = term {
            let before = among.iter().filter(|series| is_counted(series)).count();
            among.retain(|series| !is_counted(series) || self.is_of_term(*series, last));
            let after = among.iter().filter(|series| is_counted(series)).count();
            if !takes_term(asked, (first, last), before, after) {
                return;
            }
        }
        let is_listed = |series: &SeriesId| {
            is_counted(series)
                && (classes.is_empty()
                    || classes.contains(&Class::from_assessment(&assessment(
                        catalog, viewpoint, *series,
                    ))))
        };
        let went = |series: &SeriesId| {
            let trend = asked.question.trend;
            trend.is_none_or(|trend| self.went(*series) == Some(trend))
        };
        let listed = among.iter().copied().filter(is_listed).filter(went);
        let listed: Vec<SeriesId> = listed.collect();
        let others = self.of_other_plans(&among, &classes, asked.question.first);
        let listed = or_by_other_plans(asked, listed, others);
        asked.counts_figures = is_of_figures;
        asked.provisionally_short = self.provisionally_short(asked, &among);
        let knows = |series: &&SeriesId| is_counted(series) && self.went(**series).is_some();
        asked.compared = match asked.question.trend {
            Some(_) => among.iter().filter(knows).count(),
            None => 0,
        };
        asked.series = self.in_order(asked, listed);
        asked
            .series
            .truncate(asked.question.most.unwrap_or(usize::MAX));
        asked.total = among.iter().filter(|series| is_counted(series)).count();
        asked.among = among;
    }

    /// Lists the targets of one year that are of a class, if any target of that year is judged.
    fn list_of_year(
        &self,
        asked: &mut Asked,
        among: &[SeriesId],
        classes: &[Class],
        year: i16,
    ) -> bool {
        let (catalog, viewpoint) = (self.catalog(), self.scope.viewpoint);
        let judged = among.iter().filter_map(|series| {
            let standing = standing(catalog, viewpoint, *series);
            Some((*series, standing.class_in(catalog, year)?))
        });
        let judged: Vec<(SeriesId, Class)> = judged.collect();
        if judged.is_empty() {
            return false;
        }
        let listed = judged.iter().filter(|(_, class)| classes.contains(class));
        asked.series = listed.map(|(series, _)| *series).collect();
        asked
            .series
            .truncate(asked.question.most.unwrap_or(usize::MAX));
        asked.total = judged.len();
        asked.among = judged.into_iter().map(|(series, _)| series).collect();
        asked.of_year = asked.unused_year.take();
        asked.question.year = asked.of_year;
        true
    }

    /// The number of targets that are below as far as is known, which "chưa đạt" may include: their term is not over,
    /// or their last figure is missing.
    fn provisionally_short(&self, asked: &Asked, among: &[SeriesId]) -> usize {
        let states = &asked.question.states;
        let is_open = states.contains(&State::OnTrack) && states.contains(&State::Missed);
        let (catalog, viewpoint) = (self.catalog(), self.scope.viewpoint);
        let is_short = |series: &&SeriesId| {
            let found = assessment(catalog, viewpoint, **series);
            viewpoint.is_counted(catalog, **series)
                && Class::from_assessment(&found) == Class::Provisional(Side::Below)
        };
        match is_open {
            true => among.iter().filter(is_short).count(),
            false => 0,
        }
    }

    /// All series that a list selects from, whatever their class: those of the places, the category, the body and the
    /// topic, within the limits. `None` if the topic is unknown.
    fn gather(&self, asked: &mut Asked) -> Option<Vec<SeriesId>> {
        let (catalog, viewpoint) = (self.catalog(), self.scope.viewpoint);
        let is_of_owner = |series: SeriesId| {
            asked.question.owner.as_deref().is_none_or(|wanted| {
                let owner = catalog
                    .owner(series)
                    .map(|owner| bare(catalog.text(owner.name.vi)));
                owner.is_some_and(|owner| owner.contains(&bare(wanted)))
            })
        };
        let filter = self
            .filter
            .map(|query| CompiledFilter::new(catalog, viewpoint, query.conditions()));
        let limits = self.limits.map(|of| limits::ways(catalog, viewpoint, of));
        let keeps_limits = |series: &SeriesId| {
            let mut ways = limits.iter().flatten();
            limits.is_none() || ways.any(|way| way.passes(*series))
        };
        let is_among = |series: &SeriesId| {
            self.is_of_place_and_category(asked, *series)
                && is_of_owner(*series)
                && filter.as_ref().is_none_or(|filter| filter.passes(*series))
                && keeps_limits(series)
        };
        let subject = asked.question.subjects.first().cloned();
        let Some(subject) = subject else {
            let mut among: Vec<SeriesId> = catalog.series_ids().filter(is_among).collect();
            among.sort_by_key(|series| catalog.indicator_of(*series).category);
            return Some(among);
        };
        let (query, answer) = self.topic(&subject, asked.places.as_slice());
        let hits = answer.hits.iter().map(|hit| SeriesId(hit.entry));
        let hits: Vec<SeriesId> = hits.filter(is_among).collect();
        let is_understood = !answer.hits.is_empty();
        (asked.query, asked.answer) = (query, answer);
        is_understood.then_some(hits)
    }

    /// Whether a series belongs to the places and the category in the question.
    fn is_of_place_and_category(&self, asked: &Asked, series: SeriesId) -> bool {
        let catalog = self.catalog();
        let place = catalog.series_of(series).place;
        let category = catalog.category(catalog.indicator_of(series).category);
        (asked.places.is_empty() || asked.places.contains(&place))
            && asked
                .category
                .is_none_or(|wanted| category.name.vi == wanted.vi)
    }

    /// Whether the deciding target of a series is due in a year.
    fn is_of_term(&self, series: SeriesId, last: i16) -> bool {
        let standing = standing(self.catalog(), self.scope.viewpoint, series);
        let term = standing.term;
        term.is_some_and(|term| term.deadline == i32::from(last))
    }

    /// The series that have such a class only by a target of another plan.
    fn of_other_plans(
        &self,
        among: &[SeriesId],
        classes: &[Class],
        first: Option<First>,
    ) -> Vec<SeriesId> {
        let (catalog, viewpoint) = (self.catalog(), self.scope.viewpoint);
        let is_worst = first == Some(First::Worst);
        if classes.is_empty() && !is_worst {
            return Vec::new();
        }
        let others = among
            .iter()
            .filter(|series| !viewpoint.is_counted(catalog, **series));
        let is_of_class = |series: &&SeriesId| {
            let found = assessment(catalog, viewpoint, **series);
            let is_of_class =
                classes.is_empty() || classes.contains(&Class::from_assessment(&found));
            let is_worst = || !is_worst || self.concern(**series).is_some();
            found.reason != Some(Reason::NoTarget) && is_of_class && is_worst()
        };
        others.filter(is_of_class).copied().collect()
    }

    /// The trend of the last two years of a series, better or worse; `None` if it is unknown.
    fn went(&self, series: SeriesId) -> Option<AskedTrend> {
        let (catalog, viewpoint) = (self.catalog(), self.scope.viewpoint);
        let mut of_years: BTreeMap<i16, Vec<Seen>> = BTreeMap::new();
        for seen in viewpoint.counting(catalog, series) {
            let is_known = seen.1.is_result() && seen.1.low == seen.1.high;
            if let Some(year) = seen.1.year.filter(|_| is_known) {
                of_years.entry(year).or_default().push(seen);
            }
        }
        let stands = |claim: &Claim| catalog.period(claim.period).stands_for_year();
        let newest =
            |claims: Vec<Seen>| viewpoint.newest_among(catalog, claims.into_iter(), stands);
        let mut last = of_years.into_values().rev().filter_map(newest);
        let ((_, new), (_, old)) = (last.next()?, last.next()?);
        let (new_value, old_value) = (new.low.decimal(), old.low.decimal());
        if new.is_break || new_value == old_value {
            return None;
        }
        let rose = new_value > old_value;
        Some(match catalog.indicator_of(series).better {
            Better::Higher if rose => AskedTrend::Better,
            Better::Lower if !rose => AskedTrend::Better,
            Better::Higher | Better::Lower => AskedTrend::Worse,
            _ => return None,
        })
    }

    /// The reason why a target needs attention, and its distance, if it does.
    fn concern(&self, series: SeriesId) -> Option<ConcernRank> {
        let catalog = self.catalog();
        let standing = standing(catalog, self.scope.viewpoint, series);
        ConcernRank::for_standing(catalog, standing.class, &standing)
    }

    /// The targets that fail or may fail, in the order of what needs attention.
    fn worst_first(&self, listed: &[SeriesId]) -> Vec<SeriesId> {
        let placed = listed.iter();
        let placed = placed.filter_map(|series| Some((self.concern(*series)?, *series)));
        let mut placed: Vec<(ConcernRank, SeriesId)> = placed.collect();
        placed.sort_by(|(one, _), (other, _)| one.before(other));
        placed.into_iter().map(|(_, series)| series).collect()
    }

    /// Sorts a list as the question asks: worst or best first, or by its order filters.
    fn in_order(&self, asked: &Asked, mut listed: Vec<SeriesId>) -> Vec<SeriesId> {
        let (catalog, viewpoint) = (self.catalog(), self.scope.viewpoint);
        // A target without a gap is neither worst nor best, and a share of a whole has no better side.
        let is_ranked = |series: &SeriesId| {
            let found = assessment(catalog, viewpoint, *series);
            found.gap.is_some() && found.reason != Some(Reason::Structure)
        };
        let typed = self.filter.map_or(&[][..], Query::orders);
        if asked.question.first == Some(First::Worst) {
            listed = self.worst_first(&listed);
        }
        let is_best = asked.question.first == Some(First::Best);
        let first = is_best.then_some(Order {
            by: SortKey::Gap,
            is_reversed: true,
            is_english: false,
        });
        if first.is_some() {
            listed.retain(is_ranked);
        }
        let orders: Vec<Order> = typed.iter().cloned().chain(first).collect();
        if orders.is_empty() {
            return listed;
        }
        let sorter = Sorter {
            catalog,
            beginnings: &self.library.beginnings,
            viewpoint,
            home: self.home(),
            orders: &orders,
        };
        let entries: Vec<u32> = listed.iter().map(|series| series.0).collect();
        let count = entries.len();
        let ordered = sorter.first(entries, count, self.abandon);
        ordered.map_or(listed, |all| all.into_iter().map(SeriesId).collect())
    }

    /// The series about a topic, in some places or everywhere; `None` if a word of the topic is unknown.
    fn topic(&self, subject: &str, places: &[PlaceId]) -> (Query, Answer) {
        let query = self.library.understand(subject);
        let place = match places {
            [only] => Some(*only),
            _ => None,
        };
        let scope = Scope {
            place,
            home: place.or(self.home()),
            ..self.scope
        };
        let mut answer = self.library.find(&query, scope, MOST_LISTED);
        if !answer.ignored.is_empty() || answer.understood.is_some() {
            answer.hits.clear();
        }
        (query, answer)
    }

    /// The claims published since a day, or the newest ones if no day is named.
    pub(super) fn changed(&self, asked: &mut Asked) {
        let catalog = self.catalog();
        let viewpoint = self.scope.viewpoint;
        let subject = asked.question.subjects.first().cloned();
        let about = subject.as_ref().map(|subject| {
            let here = asked.places.first().copied();
            let (mut query, mut answer) = self.search(&asked.question, subject, here);
            if answer.hits.is_empty() && asked.question.places.is_empty() {
                // The own place has nothing new; new claims of other places are reported as such.
                (query, answer) = self.search(&asked.question, subject, None);
                let first = answer.hits.first().map(|hit| SeriesId(hit.entry));
                let there = first.map(|series| self.catalog().series_of(series).place);
                asked.places = there.into_iter().collect();
            }
            let is_met = answer.ignored.is_empty() && !answer.is_by_chance;
            // A word for the category, the unit or the place is not a name here.
            let is_called =
                |hit: &&Hit| matches!(hit.field, Field::Name | Field::English | Field::Alias(_));
            let hits = answer.hits.iter().filter(|_| is_met).filter(is_called);
            let hits: Vec<SeriesId> = hits.map(|hit| SeriesId(hit.entry)).collect();
            (asked.query, asked.answer) = (query, answer);
            hits
        });
        if let Some(subject) = subject.filter(|_| about.as_ref().is_some_and(Vec::is_empty)) {
            // Claims about everything would be reported under the name of the subject.
            self.refuse(asked, &subject);
            return;
        }
        let is_about = |series: &SeriesId| {
            self.is_of_place_and_category(asked, *series)
                && about.as_ref().is_none_or(|hits| hits.contains(series))
        };
        let since = asked.question.since.map(|since| since.0);
        let mut changes: Vec<(Reverse<Date>, SeriesId, ClaimId)> = Vec::new();
        for series in catalog.series_ids().filter(is_about) {
            for (id, claim) in viewpoint.claims(catalog, series) {
                let day = published(catalog, &claim).first_day();
                let is_new =
                    |day: &Date| *day <= viewpoint.day && since.is_none_or(|since| *day >= since);
                if let Some(day) = day.filter(is_new) {
                    changes.push((Reverse(day), series, id));
                }
            }
        }
        changes.sort_unstable();
        changes.truncate(if since.is_some() {
            MOST_CHANGES
        } else {
            NEWEST
        });
        for (_, series, id) in changes {
            if !asked.series.contains(&series) {
                asked.series.push(series);
            }
            asked.changes.push((series, id));
        }
    }
}

/// The classes in the question.
fn classes(states: &[State]) -> Vec<Class> {
    let named = states.iter().flat_map(|state| match state {
        State::ProvisionalMet => vec![Class::Provisional(Side::Above)],
        State::ProvisionalShort => vec![Class::Provisional(Side::Below)],
        State::UnitEnded => vec![Class::Without(Reason::UnitEnded)],
        state => named_values::classes(&bare(state.code())).0,
    });
    named.collect()
}

/// Records that targets of other terms were dropped; tells whether any target remains.
fn takes_term(asked: &mut Asked, term: (i16, i16), before: usize, after: usize) -> bool {
    (asked.unused_year, asked.unused_part) = (None, None);
    if after == 0 {
        asked.no_term = Some(term);
        asked.question.kind = QuestionKind::None;
        return false;
    }
    asked.is_narrowed |= after < before;
    true
}

/// Selects the list. If no main target is of the class, targets of other plans are listed.
fn or_by_other_plans(
    asked: &mut Asked,
    listed: Vec<SeriesId>,
    others: Vec<SeriesId>,
) -> Vec<SeriesId> {
    asked.is_by_other_plans =
        listed.is_empty() && !others.is_empty() && asked.kind() == QuestionKind::Which;
    let (of_other_plans, listed) = match asked.is_by_other_plans {
        true => (0, others),
        false => (others.len(), listed),
    };
    asked.of_other_plans = of_other_plans;
    listed
}

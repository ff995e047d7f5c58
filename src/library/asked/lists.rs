//! Questions about targets in general: which, how many, what is new.
//!
//! Owns which series and claims such a question lists. It must not know single things.

use std::cmp::Reverse;

use jiff::civil::Date;

use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::judge::standing::assessment;
use crate::core::judge::viewpoint::published;
use crate::core::model::{ClaimId, SeriesId};
use crate::library::ask::Scope;
use crate::library::asked::answer::Asked;
use crate::library::asked::asking::Asking;
use crate::library::named_values;
use crate::search::grammar::State;

/// The most claims that are told of what is new.
const MOST_CHANGES: usize = 200;
/// How many of them where no day is named.
const NEWEST: usize = 20;
/// The most of a list that is about a subject.
const MOST_LISTED: usize = 500;

impl Asking<'_> {
    /// The targets of a class, a category, a body or a topic.
    pub(super) fn list(&self, asked: &mut Asked) {
        let catalog = self.catalog();
        let viewpoint = self.scope.viewpoint;
        let classes = classes(&asked.question.states);
        let is_of_owner = |series: SeriesId| {
            asked.question.owner.as_deref().is_none_or(|wanted| {
                let owner = catalog
                    .owner(series)
                    .map(|owner| bare(catalog.text(owner.name.vi)));
                owner.is_some_and(|owner| owner.contains(&bare(wanted)))
            })
        };
        let is_listed = |series: &SeriesId| {
            let place = catalog.series_of(*series).place;
            let category = catalog
                .category(catalog.indicator_of(*series).category)
                .name;
            (asked.places.is_empty() || asked.places.contains(&place))
                && asked.category.is_none_or(|wanted| category.vi == wanted.vi)
                && viewpoint.is_counted(catalog, *series)
                && is_of_owner(*series)
                && (classes.is_empty()
                    || classes.contains(&Class::of(&assessment(catalog, viewpoint, *series))))
        };
        let Some(subject) = asked.question.subjects.first().cloned() else {
            let mut rows: Vec<SeriesId> = catalog.series_ids().filter(is_listed).collect();
            rows.sort_by_key(|series| catalog.indicator_of(*series).category);
            asked.series = rows;
            return;
        };
        let place = asked.places.first().copied();
        let query = self.library.understand(&subject);
        let scope = Scope {
            place,
            home: place,
            ..self.scope
        };
        let answer = self.library.find(&query, scope, MOST_LISTED);
        let hits = answer.hits.iter().map(|hit| SeriesId(hit.entry));
        asked.series = hits.filter(is_listed).collect();
        (asked.query, asked.answer) = (query, answer);
    }

    /// What was published since a day; without one the newest.
    pub(super) fn changed(&self, asked: &mut Asked) {
        let catalog = self.catalog();
        let viewpoint = self.scope.viewpoint;
        let about = asked.question.subjects.first().map(|subject| {
            let (query, answer) =
                self.search(&asked.question, subject, asked.places.first().copied());
            let hits: Vec<SeriesId> = answer.hits.iter().map(|hit| SeriesId(hit.entry)).collect();
            (asked.query, asked.answer) = (query, answer);
            hits
        });
        let is_about = |series: &SeriesId| {
            let place = catalog.series_of(*series).place;
            let category = catalog
                .category(catalog.indicator_of(*series).category)
                .name;
            (asked.places.is_empty() || asked.places.contains(&place))
                && asked.category.is_none_or(|wanted| category.vi == wanted.vi)
                && about
                    .as_ref()
                    .is_none_or(|hits| hits.is_empty() || hits.contains(series))
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

/// The classes that a question names.
fn classes(states: &[State]) -> Vec<Class> {
    states
        .iter()
        .flat_map(|state| named_values::classes(&bare(state.code())).0)
        .collect()
}

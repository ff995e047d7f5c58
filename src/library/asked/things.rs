//! Questions about one thing, and about several side by side.
//!
//! Owns which series such a question means. What is known elsewhere and not here is not guessed here, and nothing
//! stands side by side that does not compare. It must not know lists of targets.

use crate::core::fold::bare;
use crate::core::model::{PlaceId, SeriesId, TargetKind};
use crate::library::asked::answer::Asked;
use crate::library::asked::asking::Asking;
use crate::search::answer::{Answer, Hit};
use crate::search::grammar::Kind;
use crate::search::query::Query;

impl Asking<'_> {
    /// A question about one thing.
    pub(super) fn single(&self, asked: &mut Asked) {
        let Some(subject) = asked.question.subjects.first().cloned() else {
            let question = &asked.question;
            let names_something =
                question.asks || !question.places.is_empty() || question.year.is_some();
            let about = self
                .about
                .filter(|_| names_something || question.kind != Kind::Search);
            match about {
                Some(series) => {
                    asked.series = self.of_places(series, &asked.places, &mut asked.absent)
                }
                None => asked.question.kind = Kind::None,
            }
            return;
        };
        let place = asked
            .places
            .first()
            .copied()
            .filter(|_| self.is_place_named(asked));
        let place = place.or(self.scope.place);
        let (mut query, mut answer) = self.search(&asked.question, &subject, place);
        let is_weak = |answer: &Answer| answer.hits.is_empty() || !answer.ignored.is_empty();
        if place.is_some() {
            // What is known elsewhere, and not here, is not guessed here.
            let (_, elsewhere) = self.search(&asked.question, &subject, None);
            let best = |answer: &Answer| answer.hits.first().map(|hit| hit.score.match_quality);
            let is_better = best(&elsewhere)
                .zip(best(&answer))
                .is_none_or(|(there, here)| there < here);
            if !is_weak(&elsewhere) && (is_weak(&answer) || is_better) {
                let meant = elsewhere.hits.first().map(|hit| SeriesId(hit.entry));
                let here = meant
                    .zip(place)
                    .and_then(|(series, place)| self.same_in(series, place));
                answer = Answer::default();
                if let Some(series) = here {
                    asked.query = query;
                    asked.series.push(series);
                    return;
                }
                asked.absent.extend(place);
            }
        }
        if answer.hits.is_empty()
            && place.is_none()
            && asked.question.asks
            && answer.others.is_empty()
        {
            // Some word that asks may be part of what is asked for.
            let (whole, found) = self.find(self.text, self.scope);
            if found.ignored.is_empty() {
                (query, answer) = (whole, found);
            }
        }
        match answer.hits.first() {
            Some(hit) => {
                let series = SeriesId(hit.entry);
                asked.series.push(series);
                asked.places = vec![self.catalog().series_of(series).place];
            }
            None if answer.others.is_empty() || asked.kind() != Kind::Search => {
                asked.question.kind = Kind::None;
            }
            None => {}
        }
        asked.query = query;
        asked.answer = answer;
    }

    fn is_place_named(&self, asked: &Asked) -> bool {
        !asked.question.places.is_empty()
    }

    /// The series of the same thing in each of the places.
    fn of_places(
        &self,
        series: SeriesId,
        places: &[PlaceId],
        absent: &mut Vec<PlaceId>,
    ) -> Vec<SeriesId> {
        let mut found = Vec::new();
        for place in places {
            match self.same_in(series, *place) {
                Some(series) => found.push(series),
                None => absent.push(*place),
            }
        }
        found
    }

    fn same_in(&self, series: SeriesId, place: PlaceId) -> Option<SeriesId> {
        let catalog = self.catalog();
        if catalog.series_of(series).place == place {
            return Some(series);
        }
        let mut same = catalog.same_thing(series).iter().copied();
        same.find(|other| catalog.series_of(*other).place == place)
    }

    /// One thing in several places, or two things in one.
    pub(super) fn compare(&self, asked: &mut Asked) {
        let subjects = asked.question.subjects.clone();
        if let [_, _, ..] = subjects.as_slice() {
            for subject in &subjects {
                let (query, answer) = self.search(&asked.question, subject, self.scope.place);
                asked
                    .series
                    .extend(answer.hits.first().map(|hit| SeriesId(hit.entry)));
                (asked.query, asked.answer) = (query, answer);
            }
            if asked.series.len() < subjects.len() {
                asked.series.clear();
                asked.question.kind = Kind::None;
            }
            return;
        }
        let Some(subject) = subjects.first() else {
            match self.about {
                Some(series) => {
                    asked.series = self.of_places(series, &asked.places, &mut asked.absent);
                }
                None => asked.question.kind = Kind::None,
            }
            return;
        };
        // The thing is what fits the words best in the own place or in one of those that are compared.
        let mut best: Option<(Query, Answer, Hit)> = None;
        for place in self.home().iter().chain(&asked.places) {
            let (query, answer) = self.search(&asked.question, subject, Some(*place));
            let Some(hit) = answer
                .hits
                .first()
                .filter(|_| answer.ignored.is_empty())
                .cloned()
            else {
                continue;
            };
            if best
                .as_ref()
                .is_none_or(|(.., known)| hit.score < known.score)
            {
                best = Some((query, answer, hit));
            }
        }
        let Some((query, answer, hit)) = best else {
            asked.question.kind = Kind::None;
            return;
        };
        (asked.query, asked.answer) = (query, answer);
        let meant = SeriesId(hit.entry);
        for place in asked.places.clone() {
            let same = self.same_in(meant, place).or_else(|| {
                let (_, answer) = self.search(&asked.question, subject, Some(place));
                let hit = answer.hits.first().filter(|_| answer.ignored.is_empty())?;
                Some(SeriesId(hit.entry)).filter(|series| self.is_comparable(meant, *series))
            });
            match same {
                Some(series) => asked.series.push(series),
                None => asked.absent.push(place),
            }
        }
    }

    /// Whether two series are of one unit and both levels or both changes: nothing else stands side by side.
    fn is_comparable(&self, one: SeriesId, other: SeriesId) -> bool {
        let catalog = self.catalog();
        let of = |series: SeriesId| {
            let indicator = catalog.indicator_of(series);
            let kind = indicator.target_kind;
            let is_change = matches!(
                kind,
                Some(TargetKind::Growth | TargetKind::Pace | TargetKind::Flow)
            );
            (
                bare(catalog.text(indicator.unit.vi)),
                catalog.text(indicator.unit.vi).contains('%'),
                is_change,
            )
        };
        of(one) == of(other)
    }
}

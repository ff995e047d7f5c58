//! Questions about one thing, and about several side by side.
//!
//! Owns which series such a question means. A figure of another place is never offered as one of this place, and
//! series that cannot be compared are not put side by side. It must not know lists of targets.

use crate::core::fold::bare;
use crate::core::model::{ClaimId, PlaceId, SeriesId};
use crate::library::asked::answer::Asked;
use crate::library::asked::asking::Asking;
use crate::library::asked::change::level_name;
use crate::library::side_by_side::{Refusal, refusal};
use crate::search::answer::{Answer, Field, Hit};
use crate::search::grammar::{self, Earlier, Lead, Question, QuestionKind};
use crate::search::query::Query;

/// Subjects with different names in provinces and in the country, folded.
const CALLED_OTHERWISE: &[(&str, &str)] = &[
    ("grdp", "gdp"),
    ("gdp", "grdp"),
    ("tong san pham tren dia ban", "quy mo kinh te"),
    ("quy mo kinh te", "tong san pham tren dia ban"),
    ("tong san pham tren dia ban", "gdp"),
    ("gdp", "tong san pham tren dia ban"),
];

/// Whether folded words occur side by side in a folded name.
fn contains(name: &str, words: &str) -> bool {
    format!(" {name} ").contains(&format!(" {words} "))
}

impl Asking<'_> {
    /// A question about one thing.
    pub(super) fn single(&self, asked: &mut Asked) {
        let is_they = |subject: &String| self.about.is_some() && bare(subject) == "ho";
        let named = asked.question.subjects.first();
        let Some(mut subject) = named.filter(|subject| !is_they(subject)).cloned() else {
            asked.question.subjects.clear();
            self.of_what_was_spoken(asked);
            return;
        };
        if asked.question.lead.is_none_or(|lead| lead == Lead::Number)
            && asked.kind() == QuestionKind::Figure
            && grammar::asks_population(&subject)
        {
            subject = grammar::POPULATION.to_owned();
            asked.question.subjects = vec![subject.clone()];
            asked.question.lead = None;
        }
        let place = asked
            .places
            .first()
            .copied()
            .filter(|_| self.is_place_named(asked));
        let place = place.or(self.scope.place);
        if let Some(area) = self.of_a_measure(asked, &subject) {
            subject = area;
            asked.question.subjects = vec![subject.clone()];
        }
        if asked.nothing_of.is_some() {
            return;
        }
        let by_its_name = self
            .mean_of(&asked.question, place)
            .or_else(|| self.what_prints(asked, place));
        if let Some((query, answer)) = by_its_name {
            self.take(asked, query, answer);
            return;
        }
        let has_figure = |answer: &Answer| self.has_figure_if_named(asked, answer);
        let with_base = self.with_its_base(&asked.question, &subject, place);
        if let Some((query, answer)) = with_base.filter(|(_, answer)| has_figure(answer)) {
            self.take(asked, query, answer);
            return;
        }
        if let Some(growth) = self.growth_of_the_economy(&asked.question, &subject, place) {
            subject = growth.to_owned();
        } else if let Some((query, answer)) = self
            .change(&asked.question, &subject, place)
            .filter(|(_, answer)| has_figure(answer))
        {
            self.take(asked, query, answer);
            return;
        }
        let (mut query, mut answer) = self.search(&asked.question, &subject, place);
        if !is_literal(&answer) && self.several(asked, place, &answer) {
            return;
        }
        if is_weak(&answer) {
            let with_figures = asked.question.with_figures.clone();
            let found = with_figures.map(|text| self.search(&asked.question, &text, place));
            if let Some(found) = found.filter(|(_, found)| is_literal(found)) {
                (query, answer) = found;
                asked.question.figure = None;
            }
        }
        self.prefer_home(asked, &subject, &mut answer);
        self.prefer_what_has_the_figure(&asked.question, &subject, &mut answer);
        if place.is_some() {
            let (_, elsewhere) = self.search(&asked.question, &subject, None);
            let best = |answer: &Answer| answer.hits.first().map(|hit| hit.score.match_quality);
            let is_better = best(&elsewhere)
                .zip(best(&answer))
                .is_none_or(|(there, here)| there < here);
            let is_better = is_better || self.is_only_elsewhere(&subject, &answer, &elsewhere);
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
            // A word that asks may also be part of the subject.
            let (whole, found) = self.find(self.text, self.scope);
            if found.ignored.is_empty() {
                (query, answer) = (whole, found);
            }
        }
        self.take(asked, query, answer);
    }

    /// A question without a subject is about the earlier one.
    fn of_what_was_spoken(&self, asked: &mut Asked) {
        let question = &asked.question;
        let names_something =
            question.asks || !question.places.is_empty() || question.year.is_some();
        let about = self
            .about
            .filter(|_| names_something || question.kind != QuestionKind::Search);
        asked.about = about;
        match about {
            Some(series) if question.earlier.is_some() => {
                self.change_of(asked, series);
            }
            Some(series) => asked.series = self.of_places(series, &asked.places, &mut asked.absent),
            None => asked.question.kind = QuestionKind::None,
        }
    }

    /// Whether a measured change has a figure for the year that is compared; if not, the figures of both years tell
    /// more.
    fn has_figure_if_named(&self, asked: &Asked, answer: &Answer) -> bool {
        let question = &asked.question;
        let names_both =
            question.year.is_some() && matches!(question.earlier, Some(Earlier::Year(_)));
        let first = answer.hits.first().map(|hit| SeriesId(hit.entry));
        !names_both || first.is_some_and(|series| self.has_figure(series, question))
    }

    /// The change of the earlier subject: the series that measures it, else its levels.
    fn change_of(&self, asked: &mut Asked, series: SeriesId) {
        let place = self.catalog().series_of(series).place;
        let name = self
            .catalog()
            .text(self.catalog().indicator_of(series).name.vi);
        let question = &asked.question;
        let found = self
            .with_its_base(question, name, Some(place))
            .or_else(|| self.change(question, name, Some(place)));
        match found {
            Some((query, answer)) => self.take(asked, query, answer),
            None => {
                asked.series = vec![series];
                asked.places = vec![place];
                asked.only_levels = !self.is_change(series);
            }
        }
    }

    /// Asks who publishes a figure: the series that print it, among those that contain every word.
    fn prefer_what_prints_the_figure(&self, question: &Question, answer: &mut Answer) {
        let figure = question.figure.as_deref();
        let names_one = matches!(
            question.kind,
            QuestionKind::Source
                | QuestionKind::Met
                | QuestionKind::Gap
                | QuestionKind::When
                | QuestionKind::Target
        );
        let figure = figure.filter(|_| names_one && answer.ignored.is_empty());
        let Some(figure) = figure else {
            return;
        };
        let place = |hit: &Hit| self.catalog().series_of(SeriesId(hit.entry)).place;
        let first = answer.hits.first().map(place);
        let prints = |hit: &Hit| !self.printing(figure, SeriesId(hit.entry)).is_empty();
        let is_meant = |hit: &Hit| Some(place(hit)) == first && prints(hit);
        if let Some(at) = answer.hits.iter().position(is_meant) {
            let before = answer.hits.get_mut(..=at);
            before.unwrap_or_default().rotate_right(1);
        }
    }

    /// The subject of a sentence that states a figure: "tỷ lệ hộ nghèo còn 19,46%, giảm 4,66 điểm % so với năm 2023"
    /// does not ask how much it fell.
    fn what_prints(&self, asked: &Asked, place: Option<PlaceId>) -> Option<(Query, Answer)> {
        let question = &asked.question;
        let figure = question.figure.as_deref()?;
        if question.kind != QuestionKind::Figure || question.earlier.is_none() {
            return None;
        }
        let place = place.or(self.home());
        let (query, mut answer) = self.find(figure, self.scope);
        let said = format!(" {} ", bare(self.text));
        let is_named = |series: SeriesId| {
            let name = self.name(series);
            name.split(' ')
                .all(|word| said.contains(&format!(" {word} ")))
        };
        let is_here = |series: SeriesId| Some(self.catalog().series_of(series).place) == place;
        answer.hits.retain(|hit| {
            let series = SeriesId(hit.entry);
            is_here(series) && is_named(series)
        });
        let length = |hit: &Hit| self.name(SeriesId(hit.entry)).split(' ').count();
        let longest = answer.hits.iter().max_by_key(|hit| length(hit))?.clone();
        answer.hits = vec![longest];
        (answer.understood, answer.total) = (None, 1);
        Some((query, answer))
    }

    /// The claims of a series that print a figure as it was typed.
    fn printing(&self, figure: &str, series: SeriesId) -> Vec<ClaimId> {
        let query = Query::parse(figure);
        self.library.printed(&query, self.scope.viewpoint, series)
    }

    /// Takes the results of the search for one thing.
    fn take(&self, asked: &mut Asked, query: Query, mut answer: Answer) {
        self.prefer_what_prints_the_figure(&asked.question, &mut answer);
        match answer.hits.first() {
            Some(hit) => {
                let series = SeriesId(hit.entry);
                let figure = asked.question.figure.as_deref();
                asked.printed = figure.map(|figure| self.printing(figure, series));
                asked.series.push(series);
                let place = self.catalog().series_of(series).place;
                let is_single =
                    !matches!(asked.kind(), QuestionKind::Search | QuestionKind::Compare);
                if is_single && !self.is_place_named(asked) {
                    asked.not_here = self.home().filter(|home| *home != place);
                }
                asked.places = vec![place];
                let asks_change = asked.question.lead.is_some_and(Lead::is_change);
                asked.only_levels = asks_change && is_single && !self.is_change(series);
            }
            None if answer.others.is_empty() || asked.kind() != QuestionKind::Search => {
                asked.question.kind = QuestionKind::None;
            }
            None => {}
        }
        asked.query = query;
        asked.answer = answer;
    }

    /// Whether exactly this name exists only elsewhere and the place has only longer names: "Tỷ lệ hộ nghèo" is not
    /// "Mức giảm tỷ lệ hộ nghèo".
    fn is_only_elsewhere(&self, subject: &str, here: &Answer, elsewhere: &Answer) -> bool {
        let subject = bare(subject);
        let is_called = |hit: &Hit| self.name(SeriesId(hit.entry)) == subject;
        let is_part = |hit: &Hit| matches!(hit.field, Field::Name) && !is_called(hit);
        elsewhere.hits.first().is_some_and(is_called) && here.hits.first().is_some_and(is_part)
    }

    /// Splits a question into several things, as few as possible; tells whether it did.
    fn several(&self, asked: &mut Asked, place: Option<PlaceId>, whole: &Answer) -> bool {
        let ways = asked.question.apart.clone();
        // If a part is unknown the question is split further, and the unknown part is reported.
        let mut finer = ways.iter().rev();
        ways.iter()
            .any(|parts| self.each(asked, parts, place, whole, false))
            || finer.any(|parts| self.each(asked, parts, place, whole, true))
    }

    /// Answers several things if each part is one; tells whether they are.
    fn each(
        &self,
        asked: &mut Asked,
        parts: &[String],
        place: Option<PlaceId>,
        whole: &Answer,
        may_miss: bool,
    ) -> bool {
        let mut found: Vec<(SeriesId, Query, Answer)> = Vec::new();
        let mut missed: Vec<String> = Vec::new();
        let is_nothing = may_miss && is_weak(whole);
        let is_met = |answer: &Answer| match is_weak(whole) {
            true => answer.ignored.is_empty(),
            false => is_literal(answer),
        };
        for part in parts {
            let (query, answer) = self.search(&asked.question, part, place);
            let hit = answer.hits.first().filter(|_| is_met(&answer));
            let Some(series) = hit.map(|hit| SeriesId(hit.entry)) else {
                if !is_nothing || !answer.hits.is_empty() {
                    return false;
                }
                missed.push(part.clone());
                continue;
            };
            let is_of_place = |place: PlaceId| self.catalog().series_of(series).place == place;
            if !place.or(self.home()).is_none_or(is_of_place) {
                return false;
            }
            if !found.iter().any(|(known, ..)| *known == series) {
                found.push((series, query, answer));
            }
        }
        // One of several things may be unknown; it is reported as left out.
        let is_enough = match missed.is_empty() {
            true => found.len() > 1,
            false => found.iter().all(|(.., answer)| is_literal(answer)) && !found.is_empty(),
        };
        if !is_enough {
            return false;
        }
        let is_one = found.len() == 1;
        for (series, query, answer) in found {
            asked.series.push(series);
            (asked.query, asked.answer) = (query, answer);
        }
        let first = asked.series.first().copied();
        asked
            .answer
            .hits
            .retain(|hit| first == Some(SeriesId(hit.entry)));
        asked.answer.ignored = missed;
        if is_one {
            return true;
        }
        asked.is_several = true;
        if asked.kind() == QuestionKind::Search {
            asked.question.kind = QuestionKind::Figure;
        }
        true
    }

    /// If the first hit is a change without a figure for the year or part in the question, prefers the plain thing
    /// that has one: "Tổng lượt khách du lịch" over "… tăng bình quân".
    fn prefer_what_has_the_figure(&self, question: &Question, subject: &str, answer: &mut Answer) {
        let names_time = question.year.is_some() || question.part.is_some();
        let asks_change = bare(subject)
            .split(' ')
            .any(|word| matches!(word, "tang" | "growth"));
        let Some(hit) = answer.hits.first().filter(|_| names_time && !asks_change) else {
            return;
        };
        let first = SeriesId(hit.entry);
        let level = level_name(&self.name(first));
        if level == self.name(first) || self.has_figure(first, question) {
            return;
        }
        let of_year = Question {
            part: None,
            ..question.clone()
        };
        let lacks = |series| [question, &of_year].map(|of| !self.has_figure(series, of));
        let place = self.catalog().series_of(first).place;
        let (_, plain) = self.search(&Question::default(), &level, Some(place));
        let is_plain = |hit: &&Hit| self.name(SeriesId(hit.entry)) == level;
        if let Some(hit) = plain.hits.iter().find(is_plain)
            && lacks(SeriesId(hit.entry)) <= lacks(first)
        {
            answer.hits.retain(|other| other.entry != hit.entry);
            answer.hits.insert(0, hit.clone());
        }
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
        let mut same = catalog.same_thing(series);
        same.find(|other| catalog.series_of(*other).place == place)
    }

    /// Compares one thing in several places, or two things in one.
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
                asked.question.kind = QuestionKind::None;
            }
            return;
        }
        let Some(subject) = subjects.first() else {
            match self.about {
                Some(series) => {
                    asked.series = self.of_places(series, &asked.places, &mut asked.absent);
                }
                None => asked.question.kind = QuestionKind::None,
            }
            return;
        };
        let growth = self.growth_compared(&asked.question, subject);
        let subject = growth.unwrap_or(subject);
        // The thing is the best match in the own place or in one of the compared places.
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
            asked.question.kind = QuestionKind::None;
            return;
        };
        (asked.query, asked.answer) = (query, answer);
        let meant = SeriesId(hit.entry);
        for place in asked.places.clone() {
            let same = self
                .same_in(meant, place)
                .or_else(|| self.called_otherwise(meant, place));
            let same = same.or_else(|| {
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

    /// The growth of the economy, if the subject is the economy: places compare their economies by growth.
    fn growth_compared(&self, question: &Question, subject: &str) -> Option<&'static str> {
        let asks_growth = Question {
            lead: Some(Lead::Growth),
            ..question.clone()
        };
        self.growth_of_the_economy(&asks_growth, subject, self.home())
    }

    /// The same thing under the name used in a place: "GDP" of a country is "GRDP" of a province.
    fn called_otherwise(&self, series: SeriesId, place: PlaceId) -> Option<SeriesId> {
        let name = self.name(series);
        let others = CALLED_OTHERWISE
            .iter()
            .filter(|(one, _)| contains(&name, one));
        let mut others = others.map(|(one, other)| name.replacen(one, other, 1));
        others.find_map(|other| {
            let (_, answer) = self.search(&Question::default(), &other, Some(place));
            let mut hits = answer.hits.iter().map(|hit| SeriesId(hit.entry));
            let is_meant = |hit: &SeriesId| {
                self.name(*hit) == other && self.catalog().series_of(*hit).place == place
            };
            hits.find(is_meant)
        })
    }

    /// Whether two series have the same unit and are both levels or both changes; others cannot be compared.
    fn is_comparable(&self, one: SeriesId, other: SeriesId) -> bool {
        let refused = refusal(self.catalog(), one, other);
        // A counterpart with another name is shown with that name.
        matches!(refused, None | Some(Refusal::Definition))
    }
}

/// Tells whether every typed word was matched as it is.
fn is_literal(answer: &Answer) -> bool {
    !answer.hits.is_empty() && answer.ignored.is_empty() && answer.understood.is_none()
}

/// Tells whether nothing was matched, or only a part of the typed words.
fn is_weak(answer: &Answer) -> bool {
    answer.hits.is_empty() || !answer.ignored.is_empty()
}

//! The state of one question while its answer is looked for.
//!
//! Owns the look-ups that every kind of question needs: its places, its category, the search for its subject. It must
//! not know which kind of question needs which of them.

use std::sync::atomic::AtomicBool;

use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::model::{Bilingual, PlaceId, SeriesId};
use crate::library::ask::Scope;
use crate::library::open::Library;
use crate::search::answer::{Answer, Field, Hit, Reading, Request};
use crate::search::grammar::{
    self, CategoryName, Lead, Limits, PlaceName, PlaceWord, Question, QuestionKind, QuestionNames,
};
use crate::search::query::Query;

/// The number of hits that are looked at for a subject.
const MOST_HITS: usize = 20;

/// The state of one question.
pub(super) struct Asking<'l> {
    pub(super) library: &'l Library,
    pub(super) scope: Scope<'l>,
    pub(super) about: Option<SeriesId>,
    pub(super) text: &'l str,
    pub(super) abandon: Option<&'l AtomicBool>,
    /// Whether lists and counts cover every place if the question names none.
    pub(super) is_everywhere: bool,
    /// The filters and orders in the text.
    pub(super) filter: Option<&'l Query>,
    /// The limits on the figures of a list.
    pub(super) limits: Option<&'l Limits>,
}

impl Asking<'_> {
    pub(super) fn catalog(&self) -> &Catalog {
        &self.library.catalog
    }

    pub(super) fn home(&self) -> Option<PlaceId> {
        self.scope.place.or(self.scope.home)
    }

    /// Whether the whole text is the name of an indicator, so that no word of it asks.
    pub(super) fn is_a_name(&self) -> bool {
        let query = self.library.understand(self.text);
        let answer = self.library.find(&query, self.scope, 1);
        let is_name = |hit: &Hit| {
            let is_name = matches!(hit.field, Field::Name | Field::English | Field::Alias(_));
            is_name && hit.reading == Reading::Typed
        };
        answer.hits.first().is_some_and(is_name)
            && answer.understood.is_none()
            && answer.ignored.is_empty()
    }

    /// Whether the text without the year is the whole name of an indicator: only then is the number a year and not
    /// part of another name.
    pub(super) fn is_named_without_year(&self, question: &Question) -> bool {
        let subject = question
            .subjects
            .first()
            .filter(|_| question.year.is_some() || question.earlier.is_some());
        subject.is_some_and(|subject| {
            let (_, answer) = self.find(subject, self.scope);
            let catalog = self.catalog();
            answer.hits.first().is_some_and(|hit| {
                let indicator = catalog.indicator_of(SeriesId(hit.entry));
                let names = [indicator.name.vi, indicator.name.en];
                let mut called = names.iter().chain(indicator.details().aliases.iter());
                called.any(|name| bare(catalog.text(*name)) == bare(subject))
            })
        })
    }

    /// The places of a question: those that it names, else the place of whoever asks.
    pub(super) fn places(&self, question: &Question) -> (Vec<PlaceId>, Vec<&'static str>) {
        let (mut places, mut missing) = (Vec::new(), Vec::new());
        let mut add = |place: PlaceId| {
            if !places.contains(&place) {
                places.push(place);
            }
        };
        for word in &question.places {
            match word {
                PlaceWord::Named(id) => add(PlaceId(*id)),
                PlaceWord::Home => self.home().into_iter().for_each(&mut add),
                PlaceWord::Neighbours => self.neighbours().into_iter().for_each(&mut add),
                PlaceWord::Country => match self.country() {
                    Some(country) => add(country),
                    None => missing.push(grammar::COUNTRY),
                },
                PlaceWord::Every => {}
                PlaceWord::Missing(name) => missing.push(*name),
            }
        }
        // A comparison ("so với Hà Giang") lists the own place itself, so a missing place alone is asked about
        // without the own place.
        let is_list = matches!(
            question.kind,
            QuestionKind::Which | QuestionKind::Count | QuestionKind::Changed
        );
        let is_named = !question.places.is_empty() || (is_list && self.is_everywhere);
        if !is_named {
            let spoken_of = self
                .about
                .map(|series| self.catalog().series_of(series).place);
            let is_single = question.subjects.is_empty();
            let place = spoken_of.filter(|_| is_single).or(self.home());
            places.extend(place);
        }
        (places, missing)
    }

    /// The places that packs are about, without the country and the place of whoever asks.
    pub(super) fn neighbours(&self) -> Vec<PlaceId> {
        let catalog = self.catalog();
        let country = self.country();
        let mut places: Vec<PlaceId> = catalog
            .packs()
            .iter()
            .filter_map(|pack| pack.place)
            .collect();
        places.retain(|place| Some(*place) != country && Some(*place) != self.home());
        places.dedup();
        places
    }

    pub(super) fn country(&self) -> Option<PlaceId> {
        let catalog = self.catalog();
        let is_country = |place: &PlaceId| {
            let name = bare(catalog.text(catalog.place(*place).name.vi));
            matches!(name.as_str(), "ca nuoc" | "toan quoc" | "viet nam")
        };
        catalog
            .packs()
            .iter()
            .filter_map(|pack| pack.place)
            .find(is_country)
    }

    /// The name of a category, as the packs of the places have it.
    pub(super) fn category(&self, at: u32, places: &[PlaceId]) -> Option<Bilingual> {
        let catalog = self.catalog();
        let named = catalog.categories().get(at as usize)?;
        let wanted = bare(catalog.text(named.name.vi));
        let is_here = |category: &&crate::core::model::Category| {
            let place = catalog.pack(category.pack).place;
            place.is_some_and(|place| places.contains(&place))
        };
        let here = catalog.categories().iter().filter(is_here);
        let fits = |name: Bilingual| {
            let name = bare(catalog.text(name.vi));
            name == wanted || name.contains(&wanted) || wanted.contains(&name)
        };
        let found = here.map(|category| category.name).find(|name| fits(*name));
        Some(found.unwrap_or(named.name))
    }

    /// Finds a subject, in a place or anywhere: first as the name of the kind of figure asked for, then as it was
    /// typed.
    pub(super) fn search(
        &self,
        question: &Question,
        subject: &str,
        place: Option<PlaceId>,
    ) -> (Query, Answer) {
        let scope = Scope {
            place,
            home: place.or(self.home()),
            ..self.scope
        };
        let (query, mut answer) = self.find(subject, scope);
        if let Some(at) = self.led(question, subject, &answer.hits) {
            answer
                .hits
                .get_mut(..=at)
                .unwrap_or_default()
                .rotate_right(1);
            return (query, answer);
        }
        let Some(lead) = question.lead.and_then(Lead::also) else {
            return (query, answer);
        };
        let led = self.find(&format!("{lead} {subject}"), scope);
        if !led.1.hits.is_empty() && led.1.ignored.is_empty() && led.1.understood.is_none() {
            return led;
        }
        (query, answer)
    }

    /// Chooses the hit of the kind asked for among those that match as well as the first: one in percent if the
    /// question names a percentage; for a bare noun the share before the number.
    fn led(&self, question: &Question, subject: &str, hits: &[Hit]) -> Option<usize> {
        let catalog = self.catalog();
        let first = hits.first()?;
        let name = |hit: &Hit| {
            let name = catalog.indicator_of(SeriesId(hit.entry)).name.vi;
            bare(catalog.text(name)) + " "
        };
        let is_share = |hit: &Hit| {
            let unit = catalog.indicator_of(SeriesId(hit.entry)).unit.vi;
            catalog.text(unit).starts_with('%')
        };
        let fits = |hit: &Hit| {
            let (one, other) = (hit.score, first.score);
            (one.reading, one.match_quality, one.other_place)
                == (other.reading, other.match_quality, other.other_place)
        };
        let number = Lead::Number.begins();
        let names_share = question
            .figure
            .as_ref()
            .is_some_and(|figure| figure.contains('%'));
        let names_share = names_share || bare(subject).starts_with(Lead::Share.begins());
        let begins = match question.lead.filter(|lead| !lead.is_change()) {
            Some(lead) => lead.begins(),
            None if names_share && !is_share(first) => {
                return hits.iter().position(|hit| fits(hit) && is_share(hit));
            }
            None if name(first).starts_with(number) && !bare(subject).starts_with(number) => {
                Lead::Share.begins()
            }
            None => return None,
        };
        let led = hits.iter().enumerate();
        let led = led.filter(|(_, hit)| fits(hit) && name(hit).starts_with(begins));
        // If several remain, the plainest name wins.
        let plainest = led.min_by_key(|(_, hit)| (hit.score.breadth, name(hit).len()));
        plainest.map(|(at, _)| at)
    }

    pub(super) fn find(&self, text: &str, scope: Scope<'_>) -> (Query, Answer) {
        let query = self.library.understand(text);
        let request = Request {
            limit: MOST_HITS,
            default_place: scope.home.map(|place| place.0),
            abandon: self.abandon,
            is_finished: true,
            ..Request::default()
        };
        let answer = self.library.answer(&query, scope, request);
        (query, answer.unwrap_or_default())
    }
}

/// The names that a question may contain, those of the own place's pack first.
pub(super) fn names(catalog: &Catalog, home: Option<PlaceId>) -> QuestionNames {
    let main: Vec<PlaceId> = catalog
        .packs()
        .iter()
        .filter_map(|pack| pack.place)
        .collect();
    let places = (0..).zip(catalog.places()).flat_map(|(id, place)| {
        let names = [place.name.vi, place.name.en].map(|name| catalog.text(name).to_owned());
        let is_main = main.contains(&PlaceId(id));
        names.map(|name| PlaceName { id, name, is_main })
    });
    let is_home = |id: u32| {
        let category = catalog.categories().get(id as usize);
        category.is_some_and(|category| catalog.pack(category.pack).place == home)
    };
    let categories = (0..)
        .zip(catalog.categories())
        .map(|(id, category)| CategoryName {
            id,
            names: [category.name.vi, category.name.en].map(|name| catalog.text(name).to_owned()),
        });
    let mut categories: Vec<CategoryName> = categories.collect();
    categories.sort_by_key(|category| !is_home(category.id));
    QuestionNames {
        places: places.collect(),
        categories,
    }
}

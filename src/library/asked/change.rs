//! Questions about how much a thing rose or fell.
//!
//! Owns which indicator measures the change of a thing, and what "growth" alone means. If no indicator measures the
//! change, it is not calculated: the answer is the thing itself. It must not know a sentence.

use std::cmp::Reverse;

use crate::core::fold::bare;
use crate::core::model::{PlaceId, SeriesId};
use crate::library::ask::Scope;
use crate::library::asked::asking::Asking;
use crate::search::answer::{Answer, Field, Hit};
use crate::search::grammar::{Earlier, GROWTH_OF_ECONOMY, Lead, Question};
use crate::search::query::Query;

/// "Growth" alone, folded; it means that of the economy.
const GROWTH: &[&str] = &[
    "tang truong",
    "toc do tang truong",
    "muc tang truong",
    "tang truong chung",
    "tang truong kinh te",
    "kinh te tang truong",
    "kinh te",
    "growth",
    "growth rate",
    "economic growth",
    "economy",
    "the economy",
];

impl Asking<'_> {
    /// The indicator that "growth" alone means in a place; none if the subject names what grows or is the whole name
    /// of an indicator.
    pub(super) fn growth_of_the_economy(
        &self,
        question: &Question,
        subject: &str,
        place: Option<PlaceId>,
    ) -> Option<&'static str> {
        let said = bare(subject);
        let is_growth = said.contains("tang truong") || said.contains("growth");
        let asks_growth = is_growth || question.lead == Some(Lead::Growth);
        if !asks_growth || !GROWTH.contains(&said.as_str()) {
            return None;
        }
        let place = place.or(self.home());
        GROWTH_OF_ECONOMY.into_iter().find(|name| {
            let (_, answer) = self.find(name, self.of(place));
            let Some(hit) = answer.hits.first() else {
                return false;
            };
            let series = SeriesId(hit.entry);
            let is_named = self.name(series) == bare(name);
            let has = |series| question.year.is_none() || self.has_figure(series, question);
            let other_has = || {
                let (_, other) = self.find(subject, self.of(place));
                let first = other.hits.first();
                first.is_some_and(|hit| has(SeriesId(hit.entry)))
            };
            is_named && (has(series) || !other_has())
        })
    }

    /// The scope of a search: one place only, or one place first.
    fn of(&self, place: Option<PlaceId>) -> Scope<'_> {
        Scope {
            place,
            home: place.or(self.home()),
            ..self.scope
        }
    }

    /// The indicator whose name also says what it compares with: "… tăng so với cùng kỳ".
    pub(super) fn with_its_base(
        &self,
        question: &Question,
        subject: &str,
        place: Option<PlaceId>,
    ) -> Option<(Query, Answer)> {
        let text = format!("{subject} {}", question.earlier?.as_names_say());
        let (query, answer) = self.find(&text, self.of(place.or(self.home())));
        let hit = answer.hits.first()?;
        let is_named = hit.field == Field::Name && hit.score.other_place == 0;
        let is_whole = answer.ignored.is_empty() && answer.understood.is_none();
        (is_named && is_whole).then_some((query, answer))
    }

    /// The indicator that measures the change of a thing.
    pub(super) fn change(
        &self,
        question: &Question,
        subject: &str,
        place: Option<PlaceId>,
    ) -> Option<(Query, Answer)> {
        let lead = question.lead.filter(|lead| lead.is_change())?;
        let scope = self.of(place.or(self.home()));
        let (_, level) = self.search(&Question::default(), subject, place.or(self.home()));
        let level = level.hits.first().map(|hit| self.name(SeriesId(hit.entry)));
        let level = level.map(|name| level_name(&name)).unwrap_or_default();
        let mut best: Option<(Worth, Query, Answer)> = None;
        // A comparison with the year right before is what such names mean.
        let earlier = match (question.earlier, question.year) {
            (Some(Earlier::Year(base)), Some(year)) if base + 1 == year => {
                Some(Earlier::YearBefore)
            }
            (earlier, _) => earlier,
        };
        for (at, text) in lead.changes_of(subject, earlier).iter().enumerate() {
            let (query, answer) = self.find(text, scope);
            if !answer.ignored.is_empty() || answer.understood.is_some() {
                continue;
            }
            for hit in &answer.hits {
                let series = SeriesId(hit.entry);
                let name = self.name(series);
                if !self.is_change_of(hit, lead, subject)
                    || !is_against(&name, question.earlier, question.year)
                {
                    continue;
                }
                let worth = (
                    !self.has_figure(series, question),
                    !self.has_figure(series, &Question::default()),
                    !name.contains(&level),
                    !name.contains(&bare(subject)),
                    beyond(&name, &level, subject),
                    Reverse(self.newest(series)),
                    at,
                );
                if best.as_ref().is_none_or(|(known, ..)| worth < *known) {
                    let mut answer = answer.clone();
                    answer.hits.retain(|other| other.entry == hit.entry);
                    best = Some((worth, query.clone(), answer));
                }
            }
        }
        best.map(|(_, query, answer)| (query, answer))
    }

    /// The Vietnamese name of a series, folded.
    pub(super) fn name(&self, series: SeriesId) -> String {
        let catalog = self.catalog();
        bare(catalog.text(catalog.indicator_of(series).name.vi))
    }

    /// Tells whether the name of a series says that it measures a rise or fall.
    pub(super) fn is_change(&self, series: SeriesId) -> bool {
        let name = format!(" {} ", self.name(series));
        [" tang ", " giam ", " toc do "]
            .iter()
            .any(|word| name.contains(word))
    }

    fn is_change_of(&self, hit: &Hit, lead: Lead, subject: &str) -> bool {
        let series = SeriesId(hit.entry);
        let name = format!(" {} ", self.name(series));
        let wanted = match lead {
            Lead::Fall => " giam ",
            _ => " tang ",
        };
        let is_of_name = matches!(hit.field, Field::Name | Field::English | Field::Alias(_));
        let is_itself = bare(subject).split(' ').any(|word| word == wanted.trim());
        is_of_name && name.contains(wanted) && !is_itself && hit.score.other_place == 0
    }

    /// The year of the newest result of a series.
    fn newest(&self, series: SeriesId) -> Option<i16> {
        let claims = self.scope.viewpoint.claims(self.catalog(), series);
        let results = claims.filter(|(_, claim)| claim.is_result());
        results.filter_map(|(_, claim)| claim.year).max()
    }

    /// Tells whether a series has a result of the year and part in the question; any result if it names none.
    pub(super) fn has_figure(&self, series: SeriesId, question: &Question) -> bool {
        let catalog = self.catalog();
        self.scope
            .viewpoint
            .claims(catalog, series)
            .any(|(_, claim)| {
                let is_of_year = question.year.is_none_or(|year| claim.year == Some(year));
                let period = catalog.period(claim.period);
                let is_of_part = match question.part {
                    Some(part) => period.is_of(part),
                    None => question.year.is_none() || period.stands_for_year(),
                };
                claim.is_result() && is_of_year && is_of_part
            })
    }
}

/// The rank of a candidate; the parts are compared in order and less is better: no figure for that time, no figure at
/// all, another thing, words in between, further words, an older figure, a less usual wording.
type Worth = (bool, bool, bool, bool, usize, Reverse<Option<i16>>, usize);

/// Tells whether a named change fits the year it is compared with: "against the year before" fits 2020 only for a
/// change of 2021.
fn is_against(name: &str, asked: Option<Earlier>, of: Option<i16>) -> bool {
    let base = name.split_once(" so voi ").map(|(_, base)| base);
    let year = |base: &str| base.strip_prefix("nam ")?.parse::<i16>().ok();
    match (asked, base) {
        (Some(Earlier::Year(asked)), Some("nam truoc")) => Some(asked + 1) == of,
        (Some(Earlier::Year(asked)), None) => Some(asked + 1) == of,
        (Some(Earlier::Year(asked)), base) => base.and_then(year) == Some(asked),
        (Some(_), Some(base)) => year(base).is_none(),
        _ => true,
    }
}

/// The name of a thing without the words for its change: "tong luot khach du lich" from "… tang binh quan".
pub(super) fn level_name(name: &str) -> String {
    let name = name.split(" tang ").next().unwrap_or(name);
    name.trim_end_matches(" tang").to_owned()
}

/// The number of words in a name that belong neither to the thing nor to its change.
fn beyond(name: &str, level: &str, subject: &str) -> usize {
    const CHANGES: &[&str] = &[
        "tang", "giam", "muc", "toc", "do", "truong", "so", "voi", "nam", "truoc", "cung", "ky",
    ];
    let subject = bare(subject);
    let is_own = |word: &str| {
        CHANGES.contains(&word)
            || level.split(' ').any(|own| own == word)
            || subject.split(' ').any(|own| own == word)
    };
    name.split(' ').filter(|word| !is_own(word)).count()
}

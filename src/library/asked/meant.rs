//! Tells whether an answer is about what was meant: the whole, a number, the thing and not its opposite.
//!
//! Owns what is reported where it is not, and which measures and small words have no answer. It must not know a
//! sentence.

use crate::core::fold::{Folded, Word, bare};
use crate::core::judge::standing::standing;
use crate::core::model::{PlaceId, SeriesId};
use crate::core::period::PeriodMeaning;
use crate::library::asked::answer::{Asked, Substitute};
use crate::library::asked::asking::Asking;
use crate::library::asked::left::leave_out;
use crate::search::answer::{Answer, Field, Hit};
use crate::search::grammar::{self, Earlier, Lead, Question, QuestionKind, Span};
use crate::search::query::Query;

/// Words that only join others in a name, folded.
const SMALL: &[&str] = &[
    "tai", "cua", "cac", "va", "o", "la", "thi", "cho", "voi", "tu", "den", "trong", "nhung", "da",
    "dang", "duoc", "bi", "co", "theo", "tren", "qua", "ve",
];

/// Words for a mean in names, folded.
const MEANS: &[&str] = &[
    "binh quan",
    "trung binh",
    "average",
    "mean",
    "moi nam",
    "annual",
];

/// Words for a change in names, folded.
const CHANGES: &[&str] = &["tang", "giam", "growth", "fall", "rise"];

/// The beginnings of names that count things or give their share, folded.
const COUNTS: &[&str] = &["tong so ", "so ", "ty le "];

/// The thing that a folded name counts or gives the share of.
fn things(name: &str) -> &str {
    let mut starts = COUNTS.iter();
    starts
        .find_map(|start| name.strip_prefix(start))
        .unwrap_or(name)
}

impl Asking<'_> {
    /// Reports that another kind of figure answers than was asked for, or that the answer covers only a part.
    pub(super) fn tell_what_is_meant(&self, asked: &mut Asked, series: SeriesId) {
        asked.instead = self.instead(&asked.question, series);
        let subject = asked.question.subjects.join(" ");
        let is_its_mean = asked.question.over.is_some() && self.says_mean(series);
        let is_plain = asked.read_as.is_none() && asked.answer.ignored.is_empty();
        if is_plain && !is_its_mean {
            asked.narrower_than = self.is_narrower(series, &subject).then_some(subject);
        }
        self.tell_base(asked, series);
        let wants_years = asked.question.over.as_ref();
        let wants_years = wants_years.filter(|_| matches!(asked.kind(), QuestionKind::Figure));
        asked.only_years = wants_years
            .map(|over| over.kind)
            .filter(|kind| !self.is_over_years(series, *kind));
    }

    /// Reports that a mean of years was asked for, if the answer is another figure and lists no years.
    pub(super) fn tell_mean(&self, asked: &mut Asked) {
        if asked.kind() == QuestionKind::Compare {
            let first = asked.series.first();
            asked.instead = first.and_then(|series| self.instead(&asked.question, *series));
        }
        let over = asked.question.over.clone();
        let is_mean = |series: &SeriesId| self.says_mean(*series);
        let is_told = asked.only_years.is_some() || asked.series.first().is_none_or(is_mean);
        let over = over.filter(|over| over.kind == Span::Mean && !is_told && !asked.is_list());
        if let Some(over) = over {
            leave_out(asked, over.said);
        }
    }

    /// The year to compare with, if the name of the change does not say it. The year right before is implied for a
    /// yearly change; any other is reported as left out.
    fn tell_base(&self, asked: &mut Asked, series: SeriesId) {
        let Some(Earlier::Year(base)) = asked.question.earlier else {
            return;
        };
        let name = self.name(series);
        if asked.only_levels || name.contains(&base.to_string()) {
            return;
        }
        match asked.question.year {
            Some(year) if base + 1 == year => asked.is_against_year_before = true,
            _ => leave_out(asked, base.to_string()),
        }
    }

    fn instead(&self, question: &Question, series: SeriesId) -> Option<Substitute> {
        let catalog = self.catalog();
        let unit = bare(catalog.text(catalog.indicator_of(series).unit.vi));
        let sign = catalog.text(catalog.indicator_of(series).unit.vi);
        let is_share = sign.contains('%');
        let name = format!(" {} ", self.name(series));
        let is_rank =
            name.contains(" xep hang ") || name.contains(" thu hang ") || unit.contains("hang");
        if question.lead == Some(Lead::Number) && question.kind == QuestionKind::Figure {
            // "Bao nhiêu con" does not ask for the growth of the herd.
            let is_rise = name.contains(" toc do ") || unit.contains("/nam") && is_share;
            if is_rise {
                return Some(Substitute::Change);
            }
        }
        match question.lead? {
            Lead::Number if question.kind == QuestionKind::Figure && is_share => {
                Some(Substitute::Share)
            }
            Lead::Share if question.kind == QuestionKind::Figure && !sign.contains('%') => {
                Some(Substitute::Number)
            }
            Lead::Rank if !is_rank => Some(Substitute::Level),
            _ => None,
        }
    }

    /// Prefers the kind of figure asked for over another kind about exactly the same things, if it has figures: a
    /// number over the share, a share over the number.
    pub(super) fn prefer_the_kind_asked_for(&self, asked: &mut Asked) {
        let first = asked.series.first().copied();
        let is_other_kind = |series: SeriesId| {
            let instead = self.instead(&asked.question, series);
            matches!(instead, Some(Substitute::Share | Substitute::Number))
        };
        let rank = first.and_then(|first| self.rank_of(asked, first));
        if let Some(rank) = rank {
            asked.put_first(rank);
            return;
        }
        let Some(first) = first.filter(|first| is_other_kind(*first)) else {
            return;
        };
        let catalog = self.catalog();
        let place = catalog.series_of(first).place;
        let things = things(&self.name(first)).to_owned();
        let is_asked_for = |series: &SeriesId| {
            let has_figure = || {
                standing(catalog, self.scope.viewpoint, *series)
                    .shown()
                    .is_some()
            };
            catalog.series_of(*series).place == place
                && !is_other_kind(*series)
                && self::things(&self.name(*series)) == things
                && has_figure()
        };
        let mut hits = asked.answer.hits.iter().map(|hit| SeriesId(hit.entry));
        if let Some(series) = hits.find(is_asked_for) {
            asked.put_first(series);
        }
    }

    /// If a rank was asked for and an index answers, its rank: the names of both contain the abbreviation of the
    /// index.
    fn rank_of(&self, asked: &Asked, first: SeriesId) -> Option<SeriesId> {
        if self.instead(&asked.question, first) != Some(Substitute::Level) {
            return None;
        }
        let catalog = self.catalog();
        let letters = |series: SeriesId| {
            let name = catalog.text(catalog.indicator_of(series).name.vi);
            let is_short = |word: &&str| {
                word.chars().count() > 2 && word.chars().all(|letter| letter.is_ascii_uppercase())
            };
            name.split(' ').find(is_short)
        };
        let own = letters(first)?;
        let place = catalog.series_of(first).place;
        let ranked = format!("{} {own}", Lead::Rank.also()?);
        let (_, answer) = self.search(&Question::default(), &ranked, Some(place));
        let mut hits = answer.hits.iter().map(|hit| SeriesId(hit.entry));
        hits.find(|series| {
            catalog.series_of(*series).place == place
                && letters(*series) == Some(own)
                && self.instead(&asked.question, *series).is_none()
        })
    }

    /// Whether the name covers a part of the subject and none of its names covers the whole.
    fn is_narrower(&self, series: SeriesId, subject: &str) -> bool {
        let catalog = self.catalog();
        let indicator = catalog.indicator_of(series);
        let asked = bare(subject);
        let mut called = [indicator.name.vi, indicator.name.en].into_iter();
        let mut aliases = indicator.details().aliases.iter();
        let is_it = |name: &str| {
            let name = bare(name);
            name == asked || grammar::is_part_of(&asked, &name, false)
        };
        let is_known = called.any(|name| is_it(catalog.text(name)))
            || aliases.any(|name| is_it(catalog.text(*name)));
        let (vi, en) = (
            catalog.text(indicator.name.vi),
            catalog.text(indicator.name.en),
        );
        !is_known
            && (grammar::is_part_of(vi, subject, false) || grammar::is_part_of(en, subject, true))
    }

    /// Whether the leading figure covers several years: the mean, if that was asked for.
    fn is_over_years(&self, series: SeriesId, wanted: Span) -> bool {
        let catalog = self.catalog();
        let says_mean = self.says_mean(series);
        let shown = standing(catalog, self.scope.viewpoint, series).shown();
        let is_span = shown.is_some_and(|id| {
            let period = catalog.period(catalog.claim(id).period);
            matches!(
                period.meaning(),
                PeriodMeaning::Span { .. } | PeriodMeaning::Undated(..)
            )
        });
        match wanted {
            Span::Mean => says_mean,
            Span::Whole => is_span || says_mean,
        }
    }

    /// Whether the name of a series says that it is a mean of years; a mean per person is not.
    fn says_mean(&self, series: SeriesId) -> bool {
        let name = format!(" {} ", self.name(series));
        let is_of_people = [
            "binh quan dau nguoi",
            "binh quan nhan khau",
            "binh quan cu dan",
        ];
        let plain = is_of_people
            .iter()
            .fold(name, |name, said| name.replace(said, ""));
        MEANS
            .iter()
            .any(|mean| plain.contains(&format!(" {mean} ")))
    }

    /// The indicator for the mean of several years of a subject, if there is one.
    pub(super) fn mean_of(
        &self,
        question: &Question,
        place: Option<PlaceId>,
    ) -> Option<(Query, Answer)> {
        let named = question.over.as_ref()?.named.as_deref()?;
        let asks_change = says_change(named) || question.subjects.iter().any(|of| says_change(of));
        let home = place.or(self.home());
        let is_mean = |hit: &Hit| {
            let series = SeriesId(hit.entry);
            let is_here = home.is_none_or(|home| self.catalog().series_of(series).place == home);
            let is_change = says_change(&self.name(series));
            let is_named = matches!(hit.field, Field::Name | Field::English | Field::Alias(_));
            is_here && is_named && is_change == asks_change && self.says_mean(series)
        };
        let subject = question.subjects.first().map_or("", String::as_str);
        // Names always use this wording for a mean, whatever the question used.
        let ways = std::iter::once(named.to_owned()).chain(grammar::means_of(subject));
        let mut ways = ways;
        ways.find_map(|text| {
            let (query, mut answer) = self.search(&Question::default(), &text, home);
            let at = answer.hits.iter().position(is_mean);
            let at = at.filter(|_| answer.ignored.is_empty())?;
            let before = answer.hits.get_mut(..=at);
            before.unwrap_or_default().rotate_right(1);
            answer.understood = None;
            Some((query, answer))
        })
    }

    /// The area of the place, if no other thing is named; a measure without a thing has no answer.
    pub(super) fn of_a_measure(&self, asked: &mut Asked, subject: &str) -> Option<String> {
        if grammar::asks_area(subject) {
            return Some(grammar::AREA.to_owned());
        }
        let asks = !matches!(asked.kind(), QuestionKind::Search | QuestionKind::Compare);
        if asks && grammar::is_of_nothing(subject) {
            let (query, answer) = self.find(subject, self.scope);
            (asked.query, asked.answer) = (query, answer);
            self.refuse(asked, subject);
        }
        None
    }

    /// Among equal names, prefers one of the own place in which the words stand side by side.
    pub(super) fn prefer_home(&self, asked: &Asked, subject: &str, answer: &mut Answer) {
        let home = self.home().filter(|_| asked.question.places.is_empty());
        let (Some(home), Some(first)) = (home, answer.hits.first()) else {
            return;
        };
        let place = |hit: &Hit| self.catalog().series_of(SeriesId(hit.entry)).place;
        if place(first) == home {
            return;
        }
        let own = format!(" {} ", bare(subject));
        let reading = first.reading;
        let is_meant = |hit: &Hit| {
            let has = |name: &String| format!(" {} ", bare(name)).contains(&own);
            let is_called = self.names(SeriesId(hit.entry)).iter().any(has);
            place(hit) == home && hit.reading == reading && is_called
        };
        if let Some(at) = answer.hits.iter().position(is_meant) {
            let before = answer.hits.get_mut(..=at);
            before.unwrap_or_default().rotate_right(1);
        }
    }

    /// A word that was typed with marks and that names contain only as a small word with other marks: "tái" is not
    /// "tại".
    pub(super) fn is_met_by_a_small_word(&self, series: SeriesId, subject: &str) -> bool {
        let names = self.names(series);
        let known: Vec<Word> = names
            .iter()
            .flat_map(|name| Folded::new(name).spelled().collect::<Vec<Word>>())
            .collect();
        let typed = Folded::new(subject);
        typed.spelled().any(|word| {
            let is_same = |other: &&Word| other.bare == word.bare;
            let is_small = SMALL.contains(&word.bare.as_str());
            let mut same = known.iter().filter(is_same).peekable();
            word.is_marked()
                && is_small
                && same.peek().is_some()
                && same.all(|other| *other != word)
        })
    }
}

fn says_change(text: &str) -> bool {
    let text = format!(" {} ", bare(text));
    CHANGES
        .iter()
        .any(|word| text.contains(&format!(" {word} ")))
}

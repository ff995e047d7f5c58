//! Packs, places, plans, indicators, claims and sources.
//!
//! Owns the words of the subject as types. It must not know TOML, files, languages of the screen or
//! how anything is judged. Texts are kept once in the catalogue and named here by [`Text`], so that
//! millions of claims hold no string of their own.

use serde::{Deserialize, Serialize};

use crate::core::figure::Figure;
use crate::core::ids::codes;

pub use crate::core::guessed::Guessed;
pub use crate::core::ids::{
    Bilingual, CategoryId, ClaimId, IndicatorId, PackId, PeriodId, PlaceId, PlanId, SeriesId,
    SourceId, Text,
};
pub use crate::core::published::Published;

codes! {
    /// What a claim says of its figure.
    ClaimKind {
        /// Promised.
        Target = "target",
        /// Reached, as reported.
        Actual = "actual",
        /// Estimated before the period closed (ước, sơ bộ).
        Estimate = "estimate",
        /// Expected (dự kiến, dự báo).
        Forecast = "forecast",
    }
}

codes! {
    /// What a text stands for beside the words of the data.
    WordingKind {
        /// People say it for what the data calls otherwise.
        Synonym = "synonym",
        /// It is typed in haste, and no word itself.
        ShortForm = "short_form",
        /// It names another thing than what shares words with it.
        FalseFriend = "false_friend",
    }
}

/// What people type for words of the data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// What it is.
    pub kind: WordingKind,
    /// What is typed.
    pub said: Text,
    /// What the data calls it; nothing of a false friend.
    pub meant: Box<[Text]>,
}

codes! {
    /// How the source bounds its figure.
    Comparator {
        /// Exactly.
        Equal = "=",
        /// That much or more.
        AtLeast = ">=",
        /// That much or less.
        AtMost = "<=",
        /// More than.
        Above = ">",
        /// Less than.
        Below = "<",
        /// About; nearly, where the note says so.
        About = "~",
        /// Between two figures.
        Range = "range",
    }
}

codes! {
    /// Which way is better.
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
        /// Neither.
        None = "none",
    }
}

codes! {
    /// How a target is to be compared with results.
    TargetKind {
        /// A level to be reached by a year.
        Level = "level",
        /// A floor or ceiling to be kept.
        Maintain = "maintain",
        /// A mean yearly change in the unit's points.
        Pace = "pace",
        /// A mean yearly growth rate.
        Growth = "growth",
        /// A sum over the term.
        Total = "total",
        /// An amount to be reached every year.
        Flow = "flow",
        /// Named parts to be done.
        Milestone = "milestone",
        /// A share of a whole, without a better direction.
        Structure = "structure",
        /// A place in a ranking.
        Rank = "rank",
    }
}

codes! {
    /// How binding a plan is.
    PlanStatus {
        /// In force.
        Adopted = "adopted",
        /// Proposed: its targets bind nobody yet.
        Draft = "draft",
        /// Replaced by a later document.
        Superseded = "superseded",
    }
}

codes! {
    /// What an official source said of an indicator.
    JudgementStatus {
        /// Above its target.
        Exceeded = "exceeded",
        /// At its target.
        Met = "met",
        /// Behind.
        Low = "low",
        /// Expected to be missed.
        HardToReach = "hard_to_reach",
        /// Missed.
        Missed = "missed",
    }
}

/// A folder of data: its names, home place and main plans.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pack {
    /// The stable ASCII id.
    pub id: Text,
    /// The pack's name.
    pub name: Bilingual,
    /// The place of claims that name none, and the first one shown.
    pub place: Option<PlaceId>,
    /// The plans whose targets count first, in order.
    pub main_plans: Box<[PlanId]>,
    /// Where one class of the assessment ends and the next begins.
    pub thresholds: Thresholds,
}

/// Where one class of the assessment ends and the next begins; `docs/assessment.md` gives the reasons.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thresholds {
    /// From this ratio of way to time a target is on track.
    pub on_track: f64,
    /// From this ratio of way to time it is at risk, below it unlikely.
    pub at_risk: f64,
    /// Below this ratio of last change to needed change it stalls.
    pub recent: f64,
    /// From this ratio of last change to needed change it surges.
    pub surge: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            on_track: 0.95,
            at_risk: 0.60,
            recent: 0.90,
            surge: 1.0,
        }
    }
}

/// A country, region, province, district or commune.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The name; the Vietnamese one is the exact text of the claims.
    pub name: Bilingual,
}

/// An official group of indicators.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Category {
    /// The pack that declares it.
    pub pack: PackId,
    /// The stable ASCII id.
    pub id: Text,
    /// The name; the Vietnamese one is the exact text of the CSV.
    pub name: Bilingual,
}

/// A document that sets targets, or under which results are filed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Plan {
    /// The pack that declares it.
    pub pack: PackId,
    /// The stable ASCII id.
    pub id: Text,
    /// The short name; the Vietnamese one is the exact text of the CSV.
    pub name: Bilingual,
    /// The full official title, where it is known.
    pub title: Option<Bilingual>,
    /// First and last year of the term.
    pub term: Option<(i16, i16)>,
    /// How binding it is.
    pub status: PlanStatus,
}

/// A document that says figures.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Source {
    /// The pack that lists it.
    pub pack: PackId,
    /// The id, unique in the pack.
    pub id: Text,
    /// The title as published; empty where the pack does not list the source.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// The day, month or year of publication, as precisely as it is known.
    pub published: Published,
    /// Its address, possibly empty.
    pub url: Text,
    /// What it covers.
    pub covers: Text,
    /// The language of the text, as BCP 47 names it ("en"); empty for Vietnamese or where it is not known.
    pub language: Text,
    /// The day on which the next edition is expected.
    pub due: Option<jiff::civil::Date>,
}

impl Source {
    /// Tells whether the pack lists it, or only names it.
    pub fn is_listed(&self) -> bool {
        let others = [self.publisher, self.url, self.covers, self.language];
        self.published != Published::default() || others.iter().any(|text| *text != self.title)
    }
}

/// A thing measured, with a unit and a better direction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Indicator {
    /// The pack that declares it.
    pub pack: PackId,
    /// The stable ASCII id, unique in the pack.
    pub id: Text,
    /// The name, exactly as in the sources.
    pub name: Bilingual,
    /// Its official group.
    pub category: CategoryId,
    /// The unit; the Vietnamese one is the exact text of the CSV.
    pub unit: Bilingual,
    /// Which way is better.
    pub better: Better,
    /// Digits after the point that its numbers are shown with.
    pub decimals: u8,
    /// How its targets are to be compared, where it has any.
    pub target_kind: Option<TargetKind>,
    /// What was only guessed, and waits for a person to confirm it.
    pub guessed: Guessed,
    /// What many indicators lack, if it has any of it.
    pub(crate) details: Option<Box<IndicatorDetails>>,
    /// What makes two indicators of different packs the same thing.
    pub(crate) concept: u32,
    /// The next indicator of the same pack and name, in another unit; the last one leads to the first.
    pub(crate) twin: Option<IndicatorId>,
}

/// What many indicators lack; it is kept apart because there may be a million of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IndicatorDetails {
    /// Natural lower and upper limit.
    pub limits: (Option<Figure>, Option<Figure>),
    /// What people call it.
    pub aliases: Vec<Text>,
    /// Indicators close to it.
    pub related: Vec<IndicatorId>,
    /// Who answers for it, by place.
    pub owners: Vec<Owner>,
    /// Where and when its unit of measurement ended.
    pub ended: Vec<Ended>,
    /// What must hold between its figures and those of others.
    pub relations: Vec<Relation>,
}

static NO_DETAILS: IndicatorDetails = IndicatorDetails {
    limits: (None, None),
    aliases: Vec::new(),
    related: Vec::new(),
    owners: Vec::new(),
    ended: Vec::new(),
    relations: Vec::new(),
};

impl Indicator {
    /// What many indicators lack; empty where this one lacks all of it.
    pub fn details(&self) -> &IndicatorDetails {
        self.details.as_deref().unwrap_or(&NO_DETAILS)
    }
}

impl IndicatorDetails {
    /// The details to be kept with an indicator; none where there is nothing in them.
    pub(crate) fn if_any(self) -> Option<Box<Self>> {
        (self != NO_DETAILS).then(|| Box::new(self))
    }
}

/// Who answers for an indicator in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Where; everywhere, if no place is named.
    pub place: Option<PlaceId>,
    /// The body or person.
    pub name: Bilingual,
    /// The document that says so.
    pub source: Option<SourceId>,
}

/// The end of what an indicator is counted in: a place that was dissolved, a scheme that was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Where; everywhere, if no place is named.
    pub place: Option<PlaceId>,
    /// From this day on there is no unit to count.
    pub date: jiff::civil::Date,
    /// The document that ended it.
    pub source: Option<SourceId>,
}

codes! {
    /// How figures of several indicators belong together.
    RelationForm {
        /// This share of all is that count: share × `of` = `count`.
        Share = "share",
        /// This one and its sisters, named one by one, sum to `of`.
        Parts = "parts",
        /// This is the change of `of` from one year to the next.
        Change = "change",
    }
}

/// A relation that must hold between printed figures of one source, place and period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// How they belong together.
    pub form: RelationForm,
    /// The whole, or what changes.
    pub of: IndicatorId,
    /// The count, of a share.
    pub count: Option<IndicatorId>,
}

/// One indicator in one place, with its claims.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Series {
    /// What is measured.
    pub indicator: IndicatorId,
    /// Where.
    pub place: PlaceId,
    pub(crate) first: u32,
    pub(crate) count: u32,
}

impl Series {
    /// Its claims, in the order of the pack.
    pub fn claims(&self) -> impl ExactSizeIterator<Item = ClaimId> + DoubleEndedIterator + use<> {
        (self.first..self.first + self.count).map(ClaimId)
    }
}

/// A programme, breakthrough, vision or other line of a plan's structure.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Programme {
    /// The pack that declares it.
    pub pack: PackId,
    /// The stable ASCII id.
    pub id: Text,
    /// What line it is (`key_programme`, `breakthrough`, `vision` ...).
    pub kind: Text,
    /// Its plan.
    pub plan: Option<PlanId>,
    /// Its number among its kind.
    pub order: Option<u16>,
    /// What it says.
    pub text: Bilingual,
    /// Who says so.
    pub source: Option<SourceId>,
    /// A remark.
    pub note: Text,
    /// The indicators it clearly concerns.
    pub indicators: Box<[IndicatorId]>,
}

/// A list of named things, such as communes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NamedList {
    /// The pack that declares it.
    pub pack: PackId,
    /// The stable ASCII id.
    pub id: Text,
    /// What the things have in common.
    pub title: Bilingual,
    /// Its plan.
    pub plan: Option<PlanId>,
    /// Who says so.
    pub source: Option<SourceId>,
    /// Name and remark of each.
    pub items: Box<[(Bilingual, Text)]>,
    /// The indicators it belongs to.
    pub indicators: Box<[IndicatorId]>,
}

/// How many of its own indicators a source called met or missed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Reported {
    /// The pack that declares it.
    pub pack: PackId,
    /// The plan counted.
    pub plan: Option<PlanId>,
    /// Where.
    pub place: Option<PlaceId>,
    /// How many were met or exceeded, if the source said so.
    pub met: Option<u32>,
    /// How many were missed, if the source said so.
    pub missed: Option<u32>,
    /// Out of how many.
    pub of: Option<u32>,
    /// The year and period of the count.
    pub year: Option<i16>,
    /// The period text.
    pub period: PeriodId,
    /// Whether it is a result or an estimate.
    pub kind: ClaimKind,
    /// Who says so.
    pub source: Option<SourceId>,
    /// A remark.
    pub note: Text,
}

/// An indicator taken out of the set of a plan.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Where.
    pub place: Option<PlaceId>,
    /// From which plan; from every one, if none is named.
    pub plan: Option<PlanId>,
    /// The document that withdrew it.
    pub source: Option<SourceId>,
    /// A remark.
    pub note: Text,
}

/// What an official source said of one indicator.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Judgement {
    /// The indicator judged.
    pub indicator: IndicatorId,
    /// Where.
    pub place: Option<PlaceId>,
    /// Against which plan.
    pub plan: Option<PlanId>,
    /// The judgement.
    pub status: JudgementStatus,
    /// The source's own word.
    pub wording: Text,
    /// The year it speaks of.
    pub year: Option<i16>,
    /// The period text.
    pub period: PeriodId,
    /// Who says so.
    pub source: Option<SourceId>,
    /// A remark.
    pub note: Text,
}

/// One figure said by one source.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// What it says of the figure.
    pub kind: ClaimKind,
    /// How the source bounds it.
    pub comparator: Comparator,
    /// The figure, or the lower end of a range.
    pub low: Figure,
    /// The figure, or the upper end of a range.
    pub high: Figure,
    /// The year it refers to; for a term, its last year.
    pub year: Option<i16>,
    /// The part of the year, or the span.
    pub period: PeriodId,
    /// The plan under which it is filed.
    pub plan: Option<PlanId>,
    /// Who says so.
    pub source: Option<SourceId>,
    /// A remark as it is exchanged; the catalogue knows it in Vietnamese too.
    pub note: Text,
    /// Whether it is counted in another way than every figure of an earlier year.
    pub is_break: bool,
    /// Whether the source wrote that it is just short of this ("nearly"); only of a figure that is about so
    /// much.
    pub is_nearly: bool,
    /// Whether it was worked out from published figures rather than published itself.
    pub is_derived: bool,
    /// Whether the program worked it out, as the pack declares: no row of the pack holds it, and nothing
    /// exports it.
    pub is_computed: bool,
    /// The unit it was rounded to, where the source printed less than the digits show: a thousand of "226
    /// thousand".
    pub rounded_to: Option<Figure>,
}

impl Claim {
    /// Tells whether it says a result: an actual figure or an estimate.
    pub fn is_result(&self) -> bool {
        matches!(self.kind, ClaimKind::Actual | ClaimKind::Estimate)
    }

    /// The figure at which a target is met: for a range the end that is easier to reach.
    pub fn weaker_end(&self, better: Better) -> Figure {
        match better {
            Better::Lower => self.high,
            Better::Higher | Better::None => self.low,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Published;

    #[test]
    fn dates_keep_what_is_known() {
        for text in ["", "2023", "2020-10", "2023-09-08"] {
            assert_eq!(Published::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "2023-13",
            "2023-02-30",
            "23",
            "2023-9-8",
            "08/09/2023",
            "2023-09-08T",
        ] {
            assert_eq!(Published::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_or_year_counts_from_its_last_day() {
        for (text, day) in [
            ("2023", "2023-12-31"),
            ("2024-02", "2024-02-29"),
            ("2023-09-08", "2023-09-08"),
        ] {
            let last = Published::parse(text).unwrap().last_day().unwrap();
            assert_eq!(last.to_string(), day);
        }
        assert_eq!(Published::default().last_day(), None);
    }
}

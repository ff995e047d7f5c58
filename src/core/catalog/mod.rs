//! All that a session reads, built once and shared.
//!
//! Owns the packs of one run as an immutable value: entities in lists, texts once, claims as
//! 32-byte rows (`rows`) sorted by series. It knows no day, no language of the screen, no file and no
//! judgement; those come as arguments from above. Replace it whole (behind an `Arc`), never change
//! it. `build` fills it.

pub(crate) mod build;
pub(crate) mod image;
mod lookup;
mod pairs;
mod rows;
mod texts;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::core::derivation::Derivation;
use crate::core::figure::Figure;
use crate::core::lang::Lang;
use crate::core::maps::FastMap;
use crate::core::model::{
    Bilingual, Category, CategoryId, Claim, ClaimId, ClaimKind, Comparator, Ended, Indicator,
    IndicatorId, Judgement, NamedList, Owner, Pack, PackId, PeriodId, Place, PlaceId, Plan, PlanId,
    Programme, Reported, Series, SeriesId, Source, SourceId, Text, Withdrawal, Wording,
};
use crate::core::period::Period;

use lookup::Lookup;
use pairs::SeriesNumbers;
use rows::{BREAK, COMPARATOR, DERIVED, KIND, NEARLY, NO_YEAR, NONE, PackedRow, PackedRows};
use texts::TextStore;

/// The most units of one name that are compared; no real indicator has more.
const MOST_UNITS: usize = 16;
/// Facts that few claims have: the upper end of a range, digits that the figure alone would lose, the text that the
/// source printed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Extra {
    high: Option<Figure>,
    verbatim: Option<Box<str>>,
    rounded_to: Option<Figure>,
    is_computed: bool,
    particulars: Option<Box<Particulars>>,
}

impl Extra {
    fn is_needed(&self) -> bool {
        self.high.is_some()
            || self.verbatim.is_some()
            || self.rounded_to.is_some()
            || self.is_computed
            || self.particulars.is_some()
    }
}

/// What is known of a claim beside its figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    /// The words of the source that hold the figure; empty if not kept.
    pub quote: Box<str>,
    /// The page or paragraph of the source; empty if not known.
    pub page: Box<str>,
    /// The sources that replaced it: from the day one was published it is listed and never chosen.
    pub superseded: Box<[SourceId]>,
}

impl Particulars {
    /// Tells whether nothing of it is known.
    pub fn is_empty(&self) -> bool {
        self.quote.is_empty() && self.page.is_empty() && self.superseded.is_empty()
    }
}

/// The data of one run.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Catalog {
    #[serde(skip)]
    texts: TextStore,
    vietnamese_notes: BTreeMap<Text, Text>,
    packs: Vec<Pack>,
    places: Vec<Place>,
    categories: Vec<Category>,
    plans: Vec<Plan>,
    sources: Vec<Source>,
    indicators: Vec<Indicator>,
    periods: Vec<Period>,
    programmes: Vec<Programme>,
    lists: Vec<NamedList>,
    reported: Vec<Reported>,
    judgements: Vec<Judgement>,
    withdrawals: Vec<Withdrawal>,
    derivations: Vec<Derivation>,
    wordings: Vec<Wording>,
    #[serde(skip)]
    derivation_of: FastMap<ClaimId, usize>,
    series: Vec<Series>,
    /// Series by what they are of; empty while they stand in that order, as those of most packs do.
    by_concept: Vec<SeriesId>,
    concept_ends: Vec<u32>,
    #[serde(skip)]
    by_pair: OnceLock<SeriesNumbers>,
    #[serde(skip)]
    lookup: Lookup,
    #[serde(skip)]
    rows: PackedRows,
    extras: Vec<Extra>,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $many:ident, $one:ident: $id:ident -> $item:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $many(&self) -> &[$item] {
                &self.$many
            }

            /// One of them by its id.
            ///
            /// # Panics
            /// With an id of another catalogue.
            pub fn $one(&self, id: $id) -> &$item {
                &self.$many[id.index()]
            }
        )*
    };
}

impl Catalog {
    lists! {
        /// The packs, in the order they were opened.
        packs, pack: PackId -> Pack;
        /// The places, in the order they were met; the default place of the first pack first.
        places, place: PlaceId -> Place;
        /// The categories, in the order of their packs.
        categories, category: CategoryId -> Category;
        /// The plans, in the order of their packs.
        plans, plan: PlanId -> Plan;
        /// The sources, in the order of their packs.
        sources, source: SourceId -> Source;
        /// The indicators, in the order of their packs.
        indicators, indicator: IndicatorId -> Indicator;
        /// The series, in the order of their indicators.
        series, series_of: SeriesId -> Series;
        /// The distinct period texts.
        periods, period: PeriodId -> Period;
    }

    /// The programmes, breakthroughs and other lines of the plans.
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// The lists of named things.
    pub fn lists(&self) -> &[NamedList] {
        &self.lists
    }

    /// What sources counted as met or missed.
    pub fn reported(&self) -> &[Reported] {
        &self.reported
    }

    /// What official sources said of single indicators.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// What was taken out of the set of a plan.
    pub fn withdrawals(&self) -> &[Withdrawal] {
        &self.withdrawals
    }

    /// What official sources said of a series, in the order of the packs.
    pub fn judgements_of(&self, series: SeriesId) -> impl Iterator<Item = &Judgement> {
        let at = self.lookup.judgements.get(&self.here(series));
        at.into_iter()
            .flatten()
            .filter_map(|at| self.judgements.get(*at))
    }

    /// What was taken out of the set of a plan, of a series.
    pub fn withdrawals_of(&self, series: SeriesId) -> impl Iterator<Item = &Withdrawal> {
        let at = self.lookup.withdrawals.get(&self.here(series));
        at.into_iter()
            .flatten()
            .filter_map(|at| self.withdrawals.get(*at))
    }

    fn here(&self, series: SeriesId) -> (IndicatorId, Option<PlaceId>) {
        let series = self.series_of(series);
        (series.indicator, Some(series.place))
    }

    /// The rank of a plan among the main plans of a pack; `None` for any other plan.
    pub fn rank(&self, pack: PackId, plan: PlanId) -> Option<usize> {
        self.lookup.ranks.get(&(pack, plan)).copied()
    }

    /// The figures that the packs declare to follow from others.
    pub fn derivations(&self) -> &[Derivation] {
        &self.derivations
    }

    /// What people type for words of the data: of every run, then of each pack.
    pub fn wordings(&self) -> &[Wording] {
        &self.wordings
    }

    /// The derivation that a claim is the figure of.
    pub fn derivation_of(&self, claim: ClaimId) -> Option<&Derivation> {
        self.derivations.get(*self.derivation_of.get(&claim)?)
    }

    /// What is known of a claim beside its figure.
    pub fn particulars(&self, claim: ClaimId) -> Option<&Particulars> {
        let extra = self.rows.extra(claim.index());
        self.extras.get(extra as usize)?.particulars.as_deref()
    }

    /// The sources that replaced a claim.
    pub fn superseded_by(&self, claim: ClaimId) -> &[SourceId] {
        self.particulars(claim)
            .map_or(&[], |known| &known.superseded)
    }

    /// Tells whether more is known of a source than its id.
    pub fn is_described(&self, source: &Source) -> bool {
        let texts = [
            source.title,
            source.publisher,
            source.url,
            source.covers,
            source.language,
        ];
        texts.iter().any(|text| !self.text(*text).is_empty())
            || source.published.parts().is_some()
            || source.due.is_some()
    }

    /// Who answers for a series.
    pub fn owner(&self, series: SeriesId) -> Option<&Owner> {
        let Series {
            indicator, place, ..
        } = *self.series_of(series);
        let at = Lookup::nearest(&self.lookup.owners, indicator, place)?;
        self.indicator(indicator).details().owners.get(at)
    }

    /// When the unit of a series ended.
    pub fn ended(&self, series: SeriesId) -> Option<&Ended> {
        let Series {
            indicator, place, ..
        } = *self.series_of(series);
        let at = Lookup::nearest(&self.lookup.ended, indicator, place)?;
        self.indicator(indicator).details().ended.get(at)
    }

    /// The letters of a text.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// The letters of a bilingual text in one language; in the other where it has none in this one.
    pub fn say(&self, text: Bilingual, lang: Lang) -> &str {
        match self.texts.get(text.pick(lang)) {
            "" => self.texts.get(text.pick(lang.other())),
            said => said,
        }
    }

    /// A remark in one language; where no Vietnamese was given, the exchanged text in both.
    pub fn note(&self, note: Text, lang: Lang) -> &str {
        let said = match lang {
            Lang::Vi => self.vietnamese_notes.get(&note).copied(),
            Lang::En => None,
        };
        self.texts.get(said.unwrap_or(note))
    }

    /// The series of an indicator in a place.
    pub fn find_series(&self, indicator: IndicatorId, place: PlaceId) -> Option<SeriesId> {
        self.by_pair().find(&self.series, (indicator, place))
    }

    /// The series by indicator and place. Built at the first question, since many commands never ask.
    fn by_pair(&self) -> &SeriesNumbers {
        self.by_pair
            .get_or_init(|| SeriesNumbers::new(&self.series))
    }

    /// The series of the same thing (same id or name, same unit) in every place, this one included.
    pub fn same_thing(&self, series: SeriesId) -> impl Iterator<Item = SeriesId> + '_ {
        let concept = self.indicator_of(series).concept as usize;
        let start = match concept {
            0 => 0,
            at => self.concept_ends[at - 1] as usize,
        };
        let all = start..self.concept_ends[concept] as usize;
        all.map(|at| match self.by_concept.get(at) {
            Some(series) => *series,
            None => SeriesId(at as u32),
        })
    }

    /// The other indicators of the same pack and name: the same thing in other units.
    pub fn in_other_units(&self, indicator: IndicatorId) -> impl Iterator<Item = IndicatorId> + '_ {
        let next = move |id: &IndicatorId| {
            let twin = self.indicator(*id).twin?;
            (twin != indicator).then_some(twin)
        };
        std::iter::successors(next(&indicator), next).take(MOST_UNITS)
    }

    /// The indicator of a series.
    pub fn indicator_of(&self, series: SeriesId) -> &Indicator {
        self.indicator(self.series_of(series).indicator)
    }

    /// Every series id, in order.
    pub fn series_ids(&self) -> impl Iterator<Item = SeriesId> + use<> {
        (0..self.series.len() as u32).map(SeriesId)
    }

    /// How many claims there are.
    pub fn claim_count(&self) -> usize {
        self.rows.len()
    }

    /// The claims of a series with their ids, in the order of the pack.
    pub fn claims(
        &self,
        series: SeriesId,
    ) -> impl DoubleEndedIterator<Item = (ClaimId, Claim)> + '_ {
        self.series_of(series)
            .claims()
            .map(|id| (id, self.claim(id)))
    }

    /// The claim of an id.
    ///
    /// # Panics
    /// With an id of another catalogue.
    pub fn claim(&self, id: ClaimId) -> Claim {
        let row = &self.rows.get(id.index());
        let low = Figure::new(row.mantissa, row.scale);
        let known = |id: u32| (id != NONE).then_some(id);
        let extra = self.extra(row);
        Claim {
            kind: ClaimKind::ALL[usize::from((row.codes & KIND) >> 4)],
            comparator: Comparator::ALL[usize::from(row.codes & COMPARATOR)],
            low,
            high: extra.and_then(|extra| extra.high).unwrap_or(low),
            year: (row.year != NO_YEAR).then_some(row.year),
            period: PeriodId(row.period),
            plan: known(row.plan).map(PlanId),
            source: known(row.source).map(SourceId),
            note: Text(row.note),
            is_break: row.codes & BREAK != 0,
            is_nearly: row.codes & NEARLY != 0,
            is_derived: row.codes & DERIVED != 0,
            is_computed: extra.is_some_and(|extra| extra.is_computed),
            rounded_to: extra.and_then(|extra| extra.rounded_to),
        }
    }

    /// The figure of a claim exactly as it was written, `low-high` for a range.
    pub fn value_text(&self, id: ClaimId) -> String {
        let row = &self.rows.get(id.index());
        let low = Figure::new(row.mantissa, row.scale);
        match self.extra(row) {
            Some(Extra {
                verbatim: Some(text),
                ..
            }) => text.to_string(),
            Some(Extra {
                high: Some(high), ..
            }) => format!("{low}-{high}"),
            _ => low.to_string(),
        }
    }

    /// The place that is shown first: the first pack's own, else that of the first series.
    pub fn default_place(&self) -> Option<PlaceId> {
        let own = self.packs.iter().find_map(|pack| pack.place);
        own.or_else(|| self.series.first().map(|series| series.place))
    }

    /// The bytes that the claims take, without the texts.
    pub fn claim_bytes(&self) -> usize {
        self.rows.bytes() + self.extras.capacity() * size_of::<Extra>()
    }

    fn extra(&self, row: &PackedRow) -> Option<&Extra> {
        self.extras.get(row.extra as usize)
    }
}

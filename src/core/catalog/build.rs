//! Fills a catalogue.
//!
//! Owns the growing state: the map of texts, the claims before they are sorted. It checks nothing that a pack may get
//! wrong: the reader of the pack has done so. The order in which things are added is the order in which they are kept.
//! It must not know where its parts come from.

use super::rows::{BREAK, DERIVED, NEARLY, NO_YEAR, NONE, PackedRow};
use super::texts::TextNumbers;
use super::{Catalog, Extra, Particulars};
use crate::core::derivation::Derivation;
use crate::core::maps::FastMap;
use crate::core::model::{
    Bilingual, Category, CategoryId, Claim, ClaimId, Comparator, Indicator, IndicatorDetails,
    IndicatorId, Judgement, NamedList, Pack, PackId, PeriodId, Place, PlaceId, Plan, PlanId,
    Programme, Published, Relation, Reported, Series, SeriesId, Source, SourceId, Text, Thresholds,
    Withdrawal, Wording,
};
use crate::core::period::Period;

/// What is known of a claim beside its figure, when it is added.
#[derive(Debug, Default)]
pub struct Beside<'t> {
    /// The figure as written, where the digits differ.
    pub verbatim: Option<&'t str>,
    /// Quote, page and what replaced it.
    pub particulars: Particulars,
}

/// A catalogue that still grows.
#[derive(Debug, Default)]
pub struct Builder {
    catalog: Catalog,
    texts: TextNumbers,
    places: FastMap<Text, PlaceId>,
    periods: FastMap<Text, PeriodId>,
    /// The place and the period that were asked for last, which most claims share with the one before.
    last_place: Option<PlaceId>,
    last_period: Option<PeriodId>,
    concepts: FastMap<(Text, Text), u32>,
    concept_count: u32,
    names: FastMap<(PackId, Text), IndicatorId>,
    row_series: Vec<u32>,
}

impl Builder {
    /// Returns an empty catalogue that grows.
    pub fn new() -> Self {
        Self::default()
    }

    /// The catalogue so far; its claims are not sorted yet.
    pub fn so_far(&self) -> &Catalog {
        &self.catalog
    }

    /// Keeps a text, once.
    pub fn text(&mut self, text: &str) -> Text {
        self.texts.keep(&mut self.catalog.texts, text)
    }

    /// A text, if it was kept before.
    pub fn known(&self, text: &str) -> Option<Text> {
        self.texts.number_of(&self.catalog.texts, text)
    }

    /// The letters of a text kept before.
    pub fn letters(&self, text: Text) -> &str {
        self.catalog.text(text)
    }

    /// Keeps a text in both languages.
    pub fn both(&mut self, vi: &str, en: &str) -> Bilingual {
        Bilingual {
            vi: self.text(vi),
            en: self.text(en),
        }
    }

    /// Keeps a remark and returns its exchanged text, the English one. The first Vietnamese given for
    /// an English text stands for all remarks of that text, so that a claim keeps one number only.
    pub fn note(&mut self, vi: &str, en: &str) -> Text {
        let note = self.text(en);
        if vi != en {
            let vi = self.text(vi);
            self.catalog.vietnamese_notes.entry(note).or_insert(vi);
        }
        note
    }

    /// Returns the place of that exact name, new if it was not known.
    pub fn place(&mut self, name: &str) -> PlaceId {
        let is_it = |last: &PlaceId| {
            let last = self.catalog.place(*last);
            self.catalog.text(last.name.vi) == name
        };
        if let Some(last) = self.last_place.filter(is_it) {
            return last;
        }
        let text = self.text(name);
        let places = &mut self.catalog.places;
        let place = *self.places.entry(text).or_insert_with(|| {
            places.push(Place {
                name: Bilingual { vi: text, en: text },
            });
            PlaceId(places.len() as u32 - 1)
        });
        self.last_place = Some(place);
        place
    }

    /// Gives a place its English name.
    pub fn name_place(&mut self, vi: &str, en: &str) -> PlaceId {
        let id = self.place(vi);
        let en = self.text(en);
        self.catalog.places[id.index()].name.en = en;
        id
    }

    /// Keeps a period text, once.
    pub fn period(&mut self, text: &str) -> PeriodId {
        let is_it = |last: &PeriodId| self.catalog.period(*last).text() == text;
        if let Some(last) = self.last_period.filter(is_it) {
            return last;
        }
        let key = self.text(text);
        let periods = &mut self.catalog.periods;
        let period = *self.periods.entry(key).or_insert_with(|| {
            periods.push(Period::parse(text));
            PeriodId(periods.len() as u32 - 1)
        });
        self.last_period = Some(period);
        period
    }

    /// Adds a pack; its main plans may be set later.
    pub fn pack(&mut self, pack: Pack) -> PackId {
        let id = PackId(self.catalog.packs.len() as u32);
        self.catalog.lookup.rank(id, &pack.main_plans);
        self.catalog.packs.push(pack);
        id
    }

    /// Gives a pack its id, name and home place.
    pub fn describe_pack(
        &mut self,
        pack: PackId,
        id: Option<Text>,
        name: Option<Bilingual>,
        place: Option<PlaceId>,
    ) {
        let pack = &mut self.catalog.packs[pack.index()];
        pack.id = id.unwrap_or(pack.id);
        pack.name = name.unwrap_or(pack.name);
        pack.place = place;
    }

    /// Sets the plans of a pack whose targets count first.
    pub fn set_main_plans(&mut self, pack: PackId, plans: Vec<PlanId>) {
        self.catalog.lookup.rank(pack, &plans);
        self.catalog.packs[pack.index()].main_plans = plans.into();
    }

    /// Sets where the classes of a pack's assessment end.
    pub fn set_thresholds(&mut self, pack: PackId, thresholds: Thresholds) {
        self.catalog.packs[pack.index()].thresholds = thresholds;
    }

    /// Adds a category.
    pub fn category(&mut self, category: Category) -> CategoryId {
        self.catalog.categories.push(category);
        CategoryId(self.catalog.categories.len() as u32 - 1)
    }

    /// Adds a plan.
    pub fn plan(&mut self, plan: Plan) -> PlanId {
        self.catalog.plans.push(plan);
        PlanId(self.catalog.plans.len() as u32 - 1)
    }

    /// Adds a source.
    pub fn source(&mut self, source: Source) -> SourceId {
        self.catalog.sources.push(source);
        SourceId(self.catalog.sources.len() as u32 - 1)
    }

    /// Adds an indicator.
    pub fn indicator(&mut self, mut indicator: Indicator) -> IndicatorId {
        indicator.concept = self.concept(&indicator);
        let id = IndicatorId(self.catalog.indicators.len() as u32);
        let key = (indicator.pack, indicator.name.vi);
        if let Some(first) = self.names.get(&key) {
            // The ring opens after the first of the name.
            let first_twin = &mut self.catalog.indicators[first.index()].twin;
            indicator.twin = first_twin.replace(id).or(Some(*first));
        } else {
            self.names.insert(key, id);
        }
        self.catalog.indicators.push(indicator);
        id
    }

    /// The claims added so far, in the order in which they were added, each with its series.
    pub fn claims(&self) -> impl Iterator<Item = (SeriesId, Claim)> + '_ {
        self.claims_from(ClaimId(0))
    }

    /// Those of them from one on.
    pub fn claims_from(&self, first: ClaimId) -> impl Iterator<Item = (SeriesId, Claim)> + '_ {
        let series = self.row_series.iter().skip(first.index());
        let numbers = (first.0..).map(|at| self.catalog.claim(ClaimId(at)));
        series.map(|series| SeriesId(*series)).zip(numbers)
    }

    /// The claim that will be added next.
    pub fn next_claim(&self) -> ClaimId {
        ClaimId(self.row_series.len() as u32)
    }

    /// The series of a claim, by its number among the claims as they were added.
    ///
    /// # Panics
    /// Where there is none of that number.
    pub fn series_of(&self, claim: ClaimId) -> SeriesId {
        SeriesId(self.row_series[claim.index()])
    }

    /// Tells the first and last year of a plan.
    pub fn set_term(&mut self, plan: PlanId, term: (i16, i16)) {
        self.catalog.plans[plan.index()].term = Some(term);
    }

    /// Links an indicator to others.
    pub fn set_related(&mut self, indicator: IndicatorId, related: Vec<IndicatorId>) {
        if !related.is_empty() {
            self.details(indicator).related = related;
        }
    }

    /// Adds a line of a plan's structure; returns its position.
    pub fn programme(&mut self, programme: Programme) -> usize {
        self.catalog.programmes.push(programme);
        self.catalog.programmes.len() - 1
    }

    /// Tells which indicators a line of a plan's structure concerns.
    pub fn link_programme(&mut self, at: usize, indicators: Box<[IndicatorId]>) {
        self.catalog.programmes[at].indicators = indicators;
    }

    /// Adds a list of named things; returns its position.
    pub fn list(&mut self, list: NamedList) -> usize {
        self.catalog.lists.push(list);
        self.catalog.lists.len() - 1
    }

    /// Tells which indicators a list belongs to.
    pub fn link_list(&mut self, at: usize, indicators: Box<[IndicatorId]>) {
        self.catalog.lists[at].indicators = indicators;
    }

    /// Adds a reported count.
    pub fn reported(&mut self, reported: Reported) {
        self.catalog.reported.push(reported);
    }

    /// Adds an official judgement.
    pub fn judgement(&mut self, judgement: Judgement) {
        self.catalog.judgements.push(judgement);
    }

    /// Adds a withdrawal.
    pub fn withdrawal(&mut self, withdrawal: Withdrawal) {
        self.catalog.withdrawals.push(withdrawal);
    }

    /// Adds a source of which nothing is known but its id, as a pack names it without listing it.
    pub fn unlisted_source(&mut self, pack: PackId, id: Text) -> SourceId {
        let empty = self.text("");
        self.source(Source {
            pack,
            id,
            title: empty,
            publisher: empty,
            published: Published::default(),
            url: empty,
            covers: empty,
            language: empty,
            due: None,
        })
    }

    /// Returns the series of an indicator in a place, new if it was not known.
    pub fn series(&mut self, indicator: IndicatorId, place: PlaceId) -> SeriesId {
        self.catalog.by_pair();
        let series = &mut self.catalog.series;
        let next = SeriesId(series.len() as u32);
        // Most claims belong to the series of the one before.
        let is_it = |last: &Series| (last.indicator, last.place) == (indicator, place);
        if series.last().is_some_and(is_it) {
            return SeriesId(next.0 - 1);
        }
        let Some(known) = self.catalog.by_pair.get_mut() else {
            // It was made just now.
            return next;
        };
        if let Some(known) = known.find(series, (indicator, place)) {
            return known;
        }
        series.push(Series {
            indicator,
            place,
            first: 0,
            count: 0,
        });
        known.add_last(series);
        next
    }

    /// Adds a claim to a series; `beside` is what is known of it beside its figure. Gives its number among the
    /// claims as they are added.
    pub fn claim(&mut self, series: SeriesId, claim: &Claim, beside: Beside<'_>) -> u32 {
        let high = (claim.comparator == Comparator::Range).then_some(claim.high);
        let extra = Extra {
            high,
            verbatim: beside.verbatim.map(Into::into),
            rounded_to: claim.rounded_to,
            is_computed: claim.is_computed,
            particulars: Some(beside.particulars)
                .filter(|known| !known.is_empty())
                .map(Box::new),
        };
        let extra = if extra.is_needed() {
            self.catalog.extras.push(extra);
            self.catalog.extras.len() as u32 - 1
        } else {
            NONE
        };
        self.catalog.rows.push(PackedRow {
            mantissa: claim.low.mantissa(),
            period: claim.period.0,
            source: claim.source.map_or(NONE, |id| id.0),
            note: claim.note.0,
            plan: claim.plan.map_or(NONE, |id| id.0),
            extra,
            year: claim.year.unwrap_or(NO_YEAR),
            scale: claim.low.scale(),
            codes: pack_codes(claim),
        });
        self.row_series.push(series.0);
        self.row_series.len() as u32 - 1
    }

    /// Sets what must hold between an indicator's figures and those of others.
    pub fn set_relations(&mut self, indicator: IndicatorId, relations: Vec<Relation>) {
        if !relations.is_empty() {
            self.details(indicator).relations = relations;
        }
    }

    fn details(&mut self, indicator: IndicatorId) -> &mut IndicatorDetails {
        let indicator = &mut self.catalog.indicators[indicator.index()];
        indicator.details.get_or_insert_default()
    }

    /// Adds a derivation; its claims are numbered as they were added.
    pub fn derivation(&mut self, derivation: Derivation) {
        self.catalog.derivations.push(derivation);
    }

    /// Adds what people type for words of the data.
    pub fn wording(&mut self, wording: Wording) {
        self.catalog.wordings.push(wording);
    }

    /// The numbers of the claims of some series as they were added, in one walk over all.
    pub fn numbers_of(&self, wanted: &[SeriesId]) -> FastMap<SeriesId, Vec<ClaimId>> {
        let mut found: FastMap<SeriesId, Vec<ClaimId>> =
            wanted.iter().map(|series| (*series, Vec::new())).collect();
        if found.is_empty() {
            return found;
        }
        for (number, series) in (0..).zip(&self.row_series) {
            if let Some(numbers) = found.get_mut(&SeriesId(*series)) {
                numbers.push(ClaimId(number));
            }
        }
        found
    }

    /// Finishes the catalogue: claims are sorted by series, like things are grouped.
    pub fn build(self) -> Catalog {
        let mut catalog = self.catalog;
        sort_claims(&mut catalog, &self.row_series);
        group_concepts(&mut catalog, self.concept_count);
        look_up(&mut catalog);
        catalog.texts.shrink();
        catalog
    }

    /// Finishes a copy of what was added so far. Every id in it means the same in all that comes
    /// later; the positions of claims do not.
    pub fn snapshot(&self) -> Catalog {
        let mut catalog = self.catalog.clone();
        sort_claims(&mut catalog, &self.row_series);
        group_concepts(&mut catalog, self.concept_count);
        look_up(&mut catalog);
        catalog
    }

    /// Finds what makes an indicator the same as one of another pack: id and unit, or name and unit.
    fn concept(&mut self, indicator: &Indicator) -> u32 {
        let by_id = (indicator.id, indicator.unit.vi);
        let by_name = (indicator.name.vi, indicator.unit.vi);
        let known = self
            .concepts
            .get(&by_id)
            .or_else(|| self.concepts.get(&by_name));
        let concept = known.copied().unwrap_or_else(|| {
            self.concept_count += 1;
            self.concept_count - 1
        });
        self.concepts.insert(by_id, concept);
        self.concepts.insert(by_name, concept);
        concept
    }
}

/// Sorts the claims by series (a stable counting sort) and tells each series its share; `row_series`
/// names the series of each claim as they were added.
fn sort_claims(catalog: &mut Catalog, row_series: &[u32]) {
    let moved = sort_rows(catalog, row_series);
    if let Some(moved) = moved {
        let follow = |claim: &mut ClaimId| *claim = ClaimId(moved[claim.index()]);
        for derivation in &mut catalog.derivations {
            derivation.claim.iter_mut().for_each(follow);
            let inputs = derivation.inputs.iter_mut();
            inputs
                .filter_map(|input| input.claim.as_mut())
                .for_each(follow);
        }
    }
    name_derivations(catalog);
}

/// Notes which claims are figures of derivations.
pub(super) fn name_derivations(catalog: &mut Catalog) {
    let derivations = catalog.derivations.iter().enumerate();
    catalog.derivation_of = derivations
        .filter_map(|(at, derivation)| Some((derivation.claim?, at)))
        .collect();
}

/// Gives where each row went, if any moved and something names rows.
fn sort_rows(catalog: &mut Catalog, row_series: &[u32]) -> Option<Vec<u32>> {
    for series in row_series {
        catalog.series[*series as usize].count += 1;
    }
    let mut first = 0;
    for series in &mut catalog.series {
        series.first = first;
        first += series.count;
    }
    let mut next: Vec<u32> = catalog.series.iter().map(|series| series.first).collect();
    if row_series.is_sorted() {
        catalog.rows.built().shrink_to_fit();
        return None;
    }
    let old = catalog.rows.built();
    let mut rows = vec![EMPTY; old.len()];
    let is_named = !catalog.derivations.is_empty();
    let mut moved = Vec::with_capacity(if is_named { row_series.len() } else { 0 });
    for (row, series) in old.iter().zip(row_series) {
        let at = &mut next[*series as usize];
        rows[*at as usize] = *row;
        if is_named {
            moved.push(*at);
        }
        *at += 1;
    }
    *old = rows;
    is_named.then_some(moved)
}

pub(super) fn look_up(catalog: &mut Catalog) {
    let (judgements, withdrawals) = (&catalog.judgements, &catalog.withdrawals);
    let lookup = &mut catalog.lookup;
    lookup.fill(judgements, withdrawals, &catalog.indicators);
}

fn group_concepts(catalog: &mut Catalog, concept_count: u32) {
    let concept_of =
        |series: &Series| catalog.indicators[series.indicator.index()].concept as usize;
    let mut ends = vec![0_u32; concept_count as usize];
    for series in &catalog.series {
        ends[concept_of(series)] += 1;
    }
    let mut total = 0;
    let mut starts = Vec::with_capacity(ends.len());
    for end in &mut ends {
        starts.push(total);
        total += *end;
        *end = total;
    }
    let mut grouped = vec![SeriesId(0); catalog.series.len()];
    for (at, series) in catalog.series.iter().enumerate() {
        let start = &mut starts[concept_of(series)];
        grouped[*start as usize] = SeriesId(at as u32);
        *start += 1;
    }
    let is_in_order = grouped.is_sorted();
    catalog.by_concept = if is_in_order { Vec::new() } else { grouped };
    catalog.concept_ends = ends;
}

const EMPTY: PackedRow = PackedRow {
    mantissa: 0,
    period: 0,
    source: NONE,
    note: 0,
    plan: NONE,
    extra: NONE,
    year: NO_YEAR,
    scale: 0,
    codes: 0,
};

fn pack_codes(claim: &Claim) -> u8 {
    let flag = |is_set: bool, bit: u8| if is_set { bit } else { 0 };
    ((claim.kind as u8) << 4)
        | claim.comparator as u8
        | flag(claim.is_break, BREAK)
        | flag(claim.is_nearly, NEARLY)
        | flag(claim.is_derived, DERIVED)
}

#[cfg(test)]
mod tests {
    use super::Builder;
    use crate::core::lang::Lang;

    #[test]
    fn a_remark_is_said_in_its_language_and_exchanged_in_english() {
        // Given in Vietnamese and English; then said in Vietnamese, said in English, exchanged.
        let cases = [
            (["", ""], ["", "", ""]),
            (["up 50%", "up 50%"], ["up 50%", "up 50%", "up 50%"]),
            (
                ["lũy kế", "cumulative"],
                ["lũy kế", "cumulative", "cumulative"],
            ),
            // The first Vietnamese stands for every remark of that English text.
            (
                ["cộng dồn", "cumulative"],
                ["lũy kế", "cumulative", "cumulative"],
            ),
            (
                ["cumulative", "cumulative"],
                ["lũy kế", "cumulative", "cumulative"],
            ),
        ];
        let mut builder = Builder::new();
        let notes = cases.map(|([vi, en], _)| builder.note(vi, en));
        let catalog = builder.build();
        for (note, (given, said)) in notes.into_iter().zip(cases) {
            let found = [
                catalog.note(note, Lang::Vi),
                catalog.note(note, Lang::En),
                catalog.text(note),
            ];
            assert_eq!(found, said, "{given:?}");
        }
    }
}

//! Reads the rows of the long CSV.
//!
//! Owns the meaning of the columns and every check that one row needs. A row of which a field cannot be read gives no
//! claim and a problem for each such field. A claim goes to the catalogue at once: millions that waited would take more
//! than they do there. Relations wait until every indicator is known. It must not know where the file comes from.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::columns::{FULL_COLUMNS, READ_COLUMNS, column};
use super::ended;
use super::fields::{
    comparator, day, decimals, flag, id, judgement, name, note_says, noted, optional,
    optional_word, rank, required, rounded_to, term, value, word, year,
};
use super::guess::{GuessFigure, IndicatorGuess};
use super::indicators::{Described, Here, IndicatorIdentity, Indicators};
use super::joined;
use super::neighbours;
use super::placed::{ByIndicator, FigurePlaces};
use super::plans;
use super::relations::{KnownIds, Relations};
use super::sameness::{IndicatorTexts, Sameness};
use super::sheet::{CsvFile, Sheet, SheetRow};
use super::slug::UniqueIds;
use super::tolerance::Tolerance;
use crate::core::catalog::Particulars;
use crate::core::catalog::build::{Beside, Builder};
use crate::core::model::{
    Better, Bilingual, Claim, ClaimId, ClaimKind, Comparator, Guessed, Judgement, PackId, PlaceId,
    Plan, PlanId, PlanStatus, SourceId, TargetKind, Text,
};
use crate::pack::diagnostic::{Diagnostic, Doubt, Problem, TextReading};

/// Columns without which no row says a figure.
const REQUIRED: [&str; 5] = ["place", "category", "indicator_vi", "kind", "value"];

/// The years by which the Buddhist era is ahead of ours.
const BUDDHIST: i16 = 543;

/// What stands for an empty or missing `period` column.
const WHOLE_YEAR: &str = "year";

/// What is said of a claim in columns that few rows fill.
struct Further {
    is_break: bool,
    is_nearly: bool,
    is_derived: bool,
    particulars: Particulars,
}

/// Everything read so far.
pub(super) struct ClaimReader<'b, 'f> {
    builder: &'b mut Builder,
    pack: PackId,
    tolerance: Tolerance,
    met: Sameness,
    /// Names as they are written, and what was made of them.
    known_names: HashMap<IndicatorIdentity, (IndicatorIdentity, Option<TextReading>)>,
    known_places: HashMap<String, Option<String>>,
    indicators: Indicators,
    plan_ids: UniqueIds,
    plans: HashMap<Text, PlanId>,
    terms: HashMap<PlanId, (i16, i16)>,
    ranks: BTreeSet<(u8, PlanId)>,
    sources: HashMap<Text, SourceId>,
    places: FigurePlaces,
    sheets: Vec<Sheet<'f>>,
}

/// What a reading ends with.
#[derive(Debug)]
pub(super) struct Finished {
    /// The only place, if there is one.
    pub(super) home: Option<PlaceId>,
    /// The problems, file by file.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many fields were cleaned.
    pub(super) cleaned: usize,
    /// What was guessed of indicators.
    pub(super) proposals: Vec<IndicatorGuess>,
    /// The places that are no more, with which their series ended.
    pub(super) ended: Vec<PlaceId>,
}

impl<'b, 'f> ClaimReader<'b, 'f> {
    /// Starts with the listed sources.
    pub(super) fn new(
        builder: &'b mut Builder,
        pack: PackId,
        sources: HashMap<Text, SourceId>,
        tolerance: Tolerance,
    ) -> Self {
        Self {
            builder,
            pack,
            tolerance,
            met: Sameness::default(),
            known_names: HashMap::new(),
            known_places: HashMap::new(),
            indicators: Indicators::default(),
            plan_ids: UniqueIds::default(),
            plans: HashMap::new(),
            terms: HashMap::new(),
            ranks: BTreeSet::new(),
            sources,
            places: FigurePlaces::default(),
            sheets: Vec::new(),
        }
    }

    /// Reads one file.
    pub(super) fn read(&mut self, file: &'f CsvFile) {
        let mut sheet = Sheet::open(file, &READ_COLUMNS, &REQUIRED);
        if !self.tolerance.exact {
            sheet.keep_spoilt();
        }
        self.places.begin_file();
        sheet.each_row(|row| {
            self.row(row);
        });
        self.sheets.push(sheet);
    }

    /// Adds the indicators to the catalogue, which has their claims.
    pub(super) fn finish(mut self) -> Finished {
        let by_indicator = ByIndicator::of(self.builder, self.indicators.len());
        self.doubt_figures(&by_indicator);
        plans::give_term(self.builder, self.tolerance.term);
        let proposals = self.settle(&by_indicator);
        let ended = self.end_with_their_places();
        let added = std::mem::take(&mut self.indicators).build(self.builder, self.pack);
        let mut known = KnownIds::new(self.builder, added.iter().map(|added| added.id));
        for indicator in &added {
            let Some(relations) = &indicator.relations else {
                continue;
            };
            let (found, problems) = relations.resolve(&mut known, self.builder);
            self.builder.set_relations(indicator.id, found);
            let (file, at) = relations.at();
            if let Some(sheet) = self.sheets.get_mut(*file) {
                for problem in problems {
                    sheet.note_at(column::RELATION, problem, at);
                }
            }
        }
        plans::rank(self.builder, self.pack, self.ranks);
        let cleaned = self.sheets.iter().map(Sheet::cleaned).sum();
        let diagnostics = self.sheets.into_iter().flat_map(Sheet::finish).collect();
        Finished {
            home: only_place(self.builder),
            diagnostics,
            cleaned,
            proposals,
            ended,
        }
    }

    /// Ends the series of places that no longer exist and have no later figure. Returns these places.
    fn end_with_their_places(&mut self) -> Vec<PlaceId> {
        if self.tolerance.exact || !self.tolerance.guesses {
            return Vec::new();
        }
        let catalog = self.builder.so_far();
        let facts = self.builder.claims().map(|(series, claim)| {
            let series = catalog.series_of(series);
            (series.indicator.index(), series.place, claim)
        });
        let ended = ended::of_places(catalog, facts);
        for (indicator, place) in &ended {
            self.indicators.end(*indicator, *place);
        }
        let mut places: Vec<PlaceId> = ended.into_iter().map(|(_, place)| place).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Settles what the rows do not say of their indicators.
    fn settle(&mut self, by_indicator: &ByIndicator) -> Vec<IndicatorGuess> {
        let (builder, guesses) = (&*self.builder, self.tolerance.guesses);
        let catalog = builder.so_far();
        let figures = |indicator: usize| {
            let of_it = by_indicator.get(indicator).iter();
            let of_it = of_it.filter(|_| guesses);
            // The figures are kept only of an indicator that has a target, which few of millions do.
            let is_target = |claim: &ClaimId| catalog.claim(*claim).kind == ClaimKind::Target;
            if !of_it.clone().any(is_target) {
                return Vec::new();
            }
            let seen = |claim: &ClaimId| {
                let place = catalog.series_of(builder.series_of(*claim)).place;
                GuessFigure::of(catalog, place, &catalog.claim(*claim))
            };
            of_it.filter_map(seen).collect()
        };
        self.indicators
            .settle(builder, &self.tolerance.sides, figures)
    }

    fn row(&mut self, row: &mut SheetRow<'_, '_>) -> Option<()> {
        let place = required(row, column::PLACE).map(|name| self.place(row, &name));
        let indicator = self.indicator(row);
        let kind = word(row, column::KIND, ClaimKind::ALL, ClaimKind::code);
        let year = year(row);
        self.doubt_year(row, kind, year);
        let written = value(row);
        let comparator = comparator(row, written.as_ref());
        let plan = self.plan(row, kind);
        let source = self.source(row, column::SOURCE_ID);
        let period = row.text(column::PERIOD);
        let period = self.builder.period(period.as_deref().unwrap_or(WHOLE_YEAR));
        let note = noted(row, written.as_ref());
        let further = self.further(row, &note, comparator);
        let rounded_to = rounded_to(row);
        let here = self.here(row);
        let (written, indicator, place) = (written?, indicator?, place?);
        let value = written.value;
        self.indicators.sees_decimals(indicator, &value);
        self.indicators
            .tells(indicator, place, here, (row, self.builder));
        let claim = Claim {
            kind: kind?,
            comparator: comparator?,
            low: value.low,
            high: value.high.unwrap_or(value.low),
            year: year.ok()?,
            period,
            plan,
            source,
            note: self.builder.text(&note),
            is_break: further.is_break,
            is_nearly: further.is_nearly
                || (written.is_nearly && comparator == Some(Comparator::About)),
            is_derived: further.is_derived,
            is_computed: false,
            rounded_to,
        };
        self.judge((indicator, place), &claim, row);
        let series = self.builder.series(Indicators::id(indicator), place);
        let beside = Beside {
            verbatim: value.verbatim.as_deref(),
            particulars: further.particulars,
        };
        self.builder.claim(series, &claim, beside);
        self.places.push(&row.place(column::VALUE));
        Some(())
    }

    /// Keeps what a source itself says of the target of an indicator.
    fn judge(
        &mut self,
        (indicator, place): (usize, PlaceId),
        claim: &Claim,
        row: &mut SheetRow<'_, '_>,
    ) {
        let Some((status, wording)) = judgement(row) else {
            return;
        };
        let judgement = Judgement {
            indicator: Indicators::id(indicator),
            place: Some(place),
            plan: claim.plan,
            status,
            wording: self.builder.text(&wording),
            year: claim.year,
            period: claim.period,
            source: claim.source,
            note: Text(0),
        };
        self.builder.judgement(judgement);
    }

    fn further(
        &mut self,
        row: &mut SheetRow<'_, '_>,
        note: &str,
        comparator: Option<Comparator>,
    ) -> Further {
        let is_about = comparator == Some(Comparator::About);
        let says_nearly = flag(row, column::NEARLY);
        if says_nearly && !is_about && comparator.is_some() {
            row.warn(column::NEARLY, Problem::Doubtful(Doubt::NearlyOfExact));
        }
        let quote = row.text(column::QUOTE).unwrap_or_default();
        let page = row.text(column::PAGE).unwrap_or_default();
        let superseded = row.text(column::SUPERSEDED).unwrap_or_default();
        let superseded = joined::list(&superseded);
        let superseded = superseded.map(|id| self.listed(row, column::SUPERSEDED, &id));
        let particulars = Particulars {
            quote: quote.into(),
            page: page.into(),
            superseded: superseded.collect(),
        };
        Further {
            is_break: flag(row, column::BREAK),
            is_nearly: is_about && (says_nearly || note_says(row, note, column::NEARLY)),
            is_derived: flag(row, column::DERIVED) || note_says(row, note, column::DERIVED),
            particulars,
        }
    }

    /// What a row tells of its indicator in its place.
    fn here(&mut self, row: &mut SheetRow<'_, '_>) -> Here {
        let owner = name(row, column::OWNER).map(|(vi, en)| self.builder.both(&vi, &en));
        let ended = day(row, column::ENDED);
        let mut source = |column, of: usize| {
            let source = self.source(row, column);
            if source.is_some() && row.is_empty(of) {
                let key = FULL_COLUMNS[of];
                row.note(column, Problem::EmptyText { key });
            }
            source
        };
        let owner_source = source(column::OWNER_SOURCE, column::OWNER);
        let ended_source = source(column::ENDED_SOURCE, column::ENDED);
        Here {
            owner: owner.map(|owner| (owner, owner_source)),
            ended: ended.map(|ended| (ended, ended_source)),
        }
    }

    fn indicator(&mut self, row: &mut SheetRow<'_, '_>) -> Option<usize> {
        let category = required(row, column::CATEGORY);
        let vi = required(row, column::INDICATOR_VI);
        let en = row.text(column::INDICATOR_EN).unwrap_or_default();
        let unit = row.text(column::UNIT).unwrap_or_default();
        let described = self.described(row);
        let written = IndicatorIdentity {
            category: self.builder.text(&category?),
            vi: self.builder.text(&vi?),
            en: self.builder.text(&en),
            unit: self.builder.text(&unit),
        };
        let (named, english) = self.joined(row, written);
        let number = self.indicators.find(named, described, row);
        if let Some(english) = english {
            self.indicators.learn_english(number, english);
        }
        Some(number)
    }

    /// The indicator that a row is about, and the English name that it still lacks. Spellings met before are not
    /// compared again.
    fn joined(
        &mut self,
        row: &mut SheetRow<'_, '_>,
        written: IndicatorIdentity,
    ) -> (IndicatorIdentity, Option<Text>) {
        if self.tolerance.exact {
            return (written, None);
        }
        let mut english = None;
        let (named, told) = match self.known_names.get(&written) {
            Some(known) => known.clone(),
            None => {
                let letters = |text: Text| self.builder.letters(text).to_owned();
                let joined = self.met.indicator(IndicatorTexts {
                    category: letters(written.category),
                    vi: letters(written.vi),
                    en: letters(written.en),
                    unit: letters(written.unit),
                });
                english = joined.english.map(|english| self.builder.text(&english));
                let named = IndicatorIdentity {
                    category: self.builder.text(&joined.texts.category),
                    vi: self.builder.text(&joined.texts.vi),
                    en: self.builder.text(&joined.texts.en),
                    unit: self.builder.text(&joined.texts.unit),
                };
                self.known_names
                    .insert(written, (named, joined.told.clone()));
                (named, joined.told)
            }
        };
        if let Some(told) = told {
            row.warn(column::INDICATOR_VI, Problem::Read(told));
        }
        (named, english)
    }

    /// The place of a row; one that differs from an earlier one by spaces or capitals only is the same.
    fn place(&mut self, row: &mut SheetRow<'_, '_>, name: &str) -> PlaceId {
        let kept = match self.known_places.get(name) {
            Some(known) => known.clone(),
            None if self.tolerance.exact => None,
            None => {
                let kept = self.met.place(name);
                self.known_places.insert(name.to_owned(), kept.clone());
                kept
            }
        };
        let Some(kept) = kept else {
            return self.builder.place(name);
        };
        let place = self.builder.place(&kept);
        row.warn(
            column::PLACE,
            Problem::Read(TextReading::JoinedPlace { kept }),
        );
        place
    }

    /// Warns of a result of a year that has not come, and of a year of two digits.
    fn doubt_year(
        &self,
        row: &mut SheetRow<'_, '_>,
        kind: Option<ClaimKind>,
        year: Result<Option<i16>, ()>,
    ) {
        let (Ok(Some(year)), Some(kind)) = (year, kind) else {
            return;
        };
        if year < 100 {
            row.warn(column::YEAR, Problem::Read(TextReading::ShortYear { year }));
        }
        let now = self.tolerance.today.map(Date::year);
        if kind == ClaimKind::Actual && now.is_some_and(|now| year > now) {
            let ours = year - BUDDHIST;
            let buddhist =
                Some(ours).filter(|ours| now.is_some_and(|now| (1900..=now).contains(ours)));
            row.warn(
                column::YEAR,
                Problem::Read(TextReading::YearToCome { year, buddhist }),
            );
        }
    }

    /// Warns of figures far from their neighbors in the series, and of decimals in a count.
    fn doubt_figures(&mut self, by_indicator: &ByIndicator) {
        let unit = |indicator| self.indicators.unit(indicator);
        for (claim, doubt) in neighbours::told(self.builder, by_indicator, unit) {
            let Some((file, place)) = self.places.of(claim) else {
                continue;
            };
            if let Some(sheet) = self.sheets.get_mut(file) {
                sheet.warn_at(Problem::Read(doubt), &place);
            }
        }
    }

    fn described(&mut self, row: &mut SheetRow<'_, '_>) -> Described {
        let aliases = row.text(column::ALIASES).unwrap_or_default();
        let aliases = joined::list(&aliases).filter(|alias| !alias.trim().is_empty());
        Described {
            id: id(row),
            better: optional_word(row, column::BETTER, Better::ALL, Better::code),
            kind: optional_word(
                row,
                column::KIND_OF_TARGET,
                TargetKind::ALL,
                TargetKind::code,
            ),
            guessed: Guessed {
                better: flag(row, column::BETTER_GUESSED),
                target_kind: flag(row, column::KIND_GUESSED),
            },
            decimals: decimals(row),
            aliases: aliases.map(|alias| self.builder.text(&alias)).collect(),
            relations: Relations::read(row, self.sheets.len()),
        }
    }

    fn plan(&mut self, row: &mut SheetRow<'_, '_>, kind: Option<ClaimKind>) -> Option<PlanId> {
        let plan = self.named_plan(row, kind);
        let term = term(row);
        let Some(plan) = plan else {
            if term.is_some() && row.is_empty(column::PLAN) {
                row.note(column::TERM, Problem::EmptyText { key: "plan" });
            }
            return None;
        };
        if let Some(term) = term {
            let kept = *self.terms.entry(plan).or_insert(term);
            if kept == term {
                self.builder.set_term(plan, term);
            } else {
                row.note_difference(column::TERM, format!("{}-{}", kept.0, kept.1));
            }
        }
        self.ranks.extend(rank(row).map(|rank| (rank, plan)));
        Some(plan)
    }

    fn named_plan(
        &mut self,
        row: &mut SheetRow<'_, '_>,
        kind: Option<ClaimKind>,
    ) -> Option<PlanId> {
        let name = match optional(row, column::PLAN) {
            Some(name) => name,
            None => Cow::Owned(self.tolerance.plan_without_name(kind)?.to_owned()),
        };
        if name.trim().is_empty() {
            row.note(column::PLAN, Problem::EmptyText { key: "plan" });
            return None;
        }
        let text = self.builder.text(&name);
        if let Some(known) = self.plans.get(&text) {
            return Some(*known);
        }
        let id = self.plan_ids.make(&name, &[], "plan");
        let plan = Plan {
            pack: self.pack,
            id: self.builder.text(&id),
            name: Bilingual { vi: text, en: text },
            title: None,
            term: None,
            status: PlanStatus::Adopted,
        };
        let plan = self.builder.plan(plan);
        self.plans.insert(text, plan);
        Some(plan)
    }

    /// The source that a field names.
    fn source(&mut self, row: &mut SheetRow<'_, '_>, column: usize) -> Option<SourceId> {
        let name = optional(row, column)?;
        Some(self.listed(row, column, &name))
    }

    /// The source of an id; one that is not listed is noted and added.
    fn listed(&mut self, row: &mut SheetRow<'_, '_>, column: usize, name: &str) -> SourceId {
        let id = self.builder.text(name);
        if let Some(known) = self.sources.get(&id) {
            return *known;
        }
        let problem = Problem::SourceNotListed {
            id: name.to_owned(),
        };
        row.warn(column, problem);
        let source = self.builder.unlisted_source(self.pack, id);
        self.sources.insert(id, source);
        source
    }
}

/// The only place of which there are claims.
fn only_place(builder: &Builder) -> Option<PlaceId> {
    let mut places = builder.so_far().series().iter().map(|series| series.place);
    let first = places.next()?;
    places.all(|other| other == first).then_some(first)
}

//! Reads the rows of the long CSV.
//!
//! Owns the meaning of the columns and every check that one row needs. A row of which a field cannot be read gives no
//! claim and a problem for each such field. Relations wait until every indicator is known. It must not know where the
//! file comes from.

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
use super::plans;
use super::relations::{KnownIds, Relations};
use super::sameness::{IndicatorTexts, Sameness};
use super::sheet::{CsvFile, Sheet, SheetRow};
use super::slug::UniqueIds;
use super::tolerance::Tolerance;
use super::waiting::{Rare, WaitingClaim};
use crate::core::catalog::Particulars;
use crate::core::catalog::build::{Beside, Builder};
use crate::core::figure::Figure;
use crate::core::model::{
    Better, Bilingual, Claim, ClaimKind, Comparator, Guessed, PackId, PlaceId, Plan, PlanId,
    PlanStatus, SourceId, TargetKind, Text,
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
    waiting: Vec<WaitingClaim>,
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
            waiting: Vec::new(),
            sheets: Vec::new(),
        }
    }

    /// Reads one file.
    pub(super) fn read(&mut self, file: &'f CsvFile) {
        let mut sheet = Sheet::open(file, &READ_COLUMNS, &REQUIRED);
        if !self.tolerance.exact {
            sheet.keep_spoilt();
        }
        sheet.each_row(|row| {
            if let Some(waiting) = self.row(row) {
                self.waiting.push(waiting);
            }
        });
        self.sheets.push(sheet);
    }

    /// Adds indicators and claims to the catalogue.
    pub(super) fn finish(mut self) -> Finished {
        self.doubt_figures();
        plans::give_term(self.builder, self.tolerance.term);
        let proposals = self.settle();
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
        let first = self.waiting.first().map(|waiting| waiting.place);
        let home = first.filter(|first| self.waiting.iter().all(|other| other.place == *first));
        for waiting in self.waiting {
            let id = added[waiting.indicator()].id;
            let rare = waiting.rare.as_deref();
            if let Some((status, wording)) = rare.and_then(|rare| rare.judgement.as_ref()) {
                let judgement = waiting.judged(id, *status, self.builder.text(wording));
                self.builder.judgement(judgement);
            }
            let series = self.builder.series(id, waiting.place);
            let beside = Beside {
                verbatim: rare.and_then(|rare| rare.verbatim.as_deref()),
                particulars: rare
                    .map_or_else(Particulars::default, |rare| rare.particulars.clone()),
            };
            self.builder.claim(series, &waiting.claim, beside);
        }
        plans::rank(self.builder, self.pack, self.ranks);
        let cleaned = self.sheets.iter().map(Sheet::cleaned).sum();
        let diagnostics = self.sheets.into_iter().flat_map(Sheet::finish).collect();
        Finished {
            home,
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
        let waiting = self.waiting.iter();
        let facts = waiting.map(|waiting| (waiting.indicator(), waiting.place, &waiting.claim));
        let ended = ended::of_places(self.builder.so_far(), facts);
        for (indicator, place) in &ended {
            self.indicators.end(*indicator, *place);
        }
        let mut places: Vec<PlaceId> = ended.into_iter().map(|(_, place)| place).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Settles what the rows do not say of their indicators.
    fn settle(&mut self) -> Vec<IndicatorGuess> {
        let mut figures: Vec<Vec<GuessFigure>> = vec![Vec::new(); self.indicators.len()];
        let catalog = self.builder.so_far();
        for waiting in self.waiting.iter().filter(|_| self.tolerance.guesses) {
            let seen = GuessFigure::of(catalog, waiting.place, &waiting.claim);
            if let Some(of_it) = figures.get_mut(waiting.indicator()) {
                of_it.extend(seen);
            }
        }
        self.indicators
            .settle(self.builder, &self.tolerance.sides, &figures)
    }

    fn row(&mut self, row: &mut SheetRow<'_, '_>) -> Option<WaitingClaim> {
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
        let rare = Rare {
            verbatim: value.verbatim,
            particulars: further.particulars,
            judgement: judgement(row),
        };
        let figure = (self.sheets.len(), row.place(column::VALUE));
        Some(WaitingClaim::new((indicator, place), claim, rare, figure))
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
    fn doubt_figures(&mut self) {
        let mut order: Vec<usize> = (0..self.waiting.len()).collect();
        let key = |at: &usize| {
            let waiting = &self.waiting[*at];
            (
                waiting.indicator(),
                waiting.place,
                waiting.claim.period,
                waiting.claim.year,
            )
        };
        order.sort_by_key(key);
        let same = |one: &usize, other: &usize| {
            let (one, other) = (key(one), key(other));
            (one.0, one.1, one.2) == (other.0, other.1, other.2)
        };
        let mut told: Vec<(usize, TextReading)> = Vec::new();
        for series in order.chunk_by(same) {
            self.doubt_series(series, &mut told);
        }
        for (at, doubt) in told {
            let (file, place) = (self.waiting[at].file(), self.waiting[at].at());
            if let Some(sheet) = self.sheets.get_mut(file) {
                sheet.warn_at(Problem::Read(doubt), &place);
            }
        }
    }

    /// Warns of the figures of one series, given their positions in the order of their years.
    fn doubt_series(&self, series: &[usize], told: &mut Vec<(usize, TextReading)>) {
        let dated = series
            .iter()
            .filter(|at| self.waiting[**at].claim.year.is_some());
        let dated: Vec<usize> = dated.copied().collect();
        let figures: Vec<Figure> = dated.iter().map(|at| self.waiting[*at].claim.low).collect();
        for (at, far) in dated.iter().zip(neighbours::doubts(&figures)) {
            let Some(far) = far else {
                continue;
            };
            let beside = far
                .nearest
                .into_iter()
                .flatten()
                .filter_map(|other| dated.get(other));
            let beside = beside.map(|other| {
                let year = self.waiting[*other].claim.year.unwrap_or_default();
                format!("{year}: {}", self.printed(*other))
            });
            let reading = TextReading::FarFromNeighbours {
                figure: self.printed(*at),
                times: far.times,
                beside: beside.collect::<Vec<_>>().join("; "),
                is_three: far.is_three,
            };
            told.push((*at, reading));
        }
        let first = series.first().map_or(0, |at| self.waiting[*at].indicator());
        let unit = self.builder.letters(self.indicators.unit(first));
        let is_part = |at: &&usize| neighbours::has_part(self.waiting[**at].claim.low);
        if !series.iter().any(|at| is_part(&at)) || !neighbours::is_counted(unit) {
            return;
        }
        let parts = series.iter().filter(is_part);
        told.extend(parts.map(|at| {
            let (figure, unit) = (self.printed(*at), unit.to_owned());
            (*at, TextReading::PartOfACount { figure, unit })
        }));
    }

    /// A figure as its row prints it.
    fn printed(&self, at: usize) -> String {
        let waiting = &self.waiting[at];
        let rare = waiting.rare.as_deref();
        rare.and_then(|rare| rare.verbatim.clone())
            .unwrap_or_else(|| waiting.claim.low.to_string())
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

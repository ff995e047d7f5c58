//! Reads indicators and their claims.
//!
//! Owns the table `indicator` and the checks that need one indicator only. An indicator without an
//! id or a name is skipped; a claim without a kind or a figure is skipped; nothing else is lost.

use std::ops::Range;

use crate::core::figure::Figure;
use crate::core::maps::FastSet;
use crate::core::model::{
    Better, Claim, ClaimKind, Comparator, Indicator, IndicatorId, PeriodId, PlaceId, PlanId,
    SourceId, TargetKind, Text,
};
use crate::pack::diagnostic::{Doubt, Problem};
use crate::pack::toml::{self, Field, Notes, Table, Value};

use crate::pack::lint::{self, Stated};
use crate::pack::{shares, units};

use super::context::Context;
use super::entities::{both, note, period, plan, source};
use super::top::Top;

/// Reads the indicators of one file, piece by piece where it could be cut.
pub(super) fn read(context: &mut Context<'_>, top: &mut Top<'_>, notes: &mut Notes) {
    let mut done = 0;
    for piece in std::mem::take(&mut top.pieces) {
        let mut parsed = parse(top.text, &piece);
        if parsed.is_none() {
            top.mend(notes);
            parsed = parse(top.text, &piece);
        }
        let Some(mut table) = parsed else {
            // Sound as a whole, so it was cut inside a string.
            read_whole(context, top.text, done, notes);
            return;
        };
        notes.set_base(piece.start);
        done += read_tables(context, &mut table, 0, notes);
        table.finish(notes);
        notes.set_base(0);
    }
    read_tables(context, &mut top.table, 0, notes);
}

fn parse<'t>(text: &'t str, piece: &Range<usize>) -> Option<Table<'t>> {
    text.get(piece.clone()).and_then(toml::parse_quiet)
}

/// Reads a file whole after one of its pieces did not parse; the first `done` indicators were read.
fn read_whole(context: &mut Context<'_>, text: &str, done: usize, notes: &mut Notes) {
    if let Some(mut table) = toml::parse_quiet(text) {
        read_tables(context, &mut table, done, notes);
    }
}

/// Reads the indicators of a table behind the first `done`; gives how many there are.
fn read_tables(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    done: usize,
    notes: &mut Notes,
) -> usize {
    let tables = table.tables("indicator", "indicator", notes);
    let count = tables.len();
    for mut table in tables.into_iter().skip(done) {
        context.tell(notes.offset(table.at()));
        let indicator = declare(context, &mut table, notes);
        let claims = table.tables("claims", "claim", notes);
        if let Some((indicator, unit, kind)) = indicator {
            let mut seen = FastSet::<ClaimKey>::default();
            let mut stated = Vec::new();
            let all = claims.len();
            let mut lints = Lints {
                unit,
                kind,
                asked_for_kind: kind.is_some(),
            };
            for mut entry in claims {
                let at = entry.at().clone();
                if let Some((place, claim, verbatim)) = read_claim(context, &mut entry, notes) {
                    lints.check(context, &claim, &at, notes);
                    if !seen.insert(ClaimKey::of(place, &claim)) {
                        notes.note(Problem::DuplicateClaim, &at);
                    }
                    let series = context.builder.series(indicator, place);
                    context.builder.claim(series, &claim, verbatim.as_deref());
                    stated.push(Stated { place, claim, at });
                }
                entry.finish(notes);
            }
            let is_whole = stated.len() == all;
            doubt(context, indicator, (&stated, is_whole), notes);
        }
        table.finish(notes);
    }
    count
}

/// Notes what does not fit together among the claims of an indicator.
fn doubt(
    context: &mut Context<'_>,
    id: IndicatorId,
    (stated, is_whole): (&[Stated], bool),
    notes: &mut Notes,
) {
    let catalog = context.builder.so_far();
    for (doubt, at) in lint::indicator(catalog, id, stated) {
        // The figure that is missing may be the one that could not be read.
        if is_whole || doubt != Doubt::NoBaseline {
            notes.note(Problem::Doubtful(doubt), &at);
        }
    }
    let mut shares = shares::of(catalog, id, stated, context.file);
    for share in &mut shares {
        // The shares are compared when other pieces of the file have been read.
        let base = notes.offset(&(0..0));
        share.at.1 = share.at.1.start + base..share.at.1.end + base;
    }
    context.shares.extend(shares);
    let mut lonely = units::of(catalog, id, stated, context.file);
    let base = notes.offset(&(0..0));
    for one in &mut lonely {
        one.at.1 = one.at.1.start + base..one.at.1.end + base;
    }
    context.lonely.extend(lonely);
}

/// Adds an indicator; gives its id, its unit and its kind of target.
fn declare(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> Option<(IndicatorId, Text, Option<TargetKind>)> {
    let id = table.id(notes);
    let name = table.required_both("name", notes);
    let category = table.required_text("category", notes);
    let unit = table.both("unit", notes);
    let better = table.word("better", Better::ALL, Better::code, notes);
    let decimals = table.integer("decimals", (0, 18), notes);
    let kind = table.word("target_kind", TargetKind::ALL, TargetKind::code, notes);
    let limits = (limit(table, "min", notes), limit(table, "max", notes));
    let aliases = table.texts("aliases", notes);
    let related = table.texts("related", notes);
    let (id, name, category) = (id?, name?, category?);
    if !context.is_first_use("indicator", &id, notes) {
        return None;
    }
    let category = context.category(&category, notes);
    let unit = match unit {
        Some(unit) => both(context, &unit),
        None => context.builder.both("", ""),
    };
    let kind = kind.map(|kind| kind.value);
    let indicator = Indicator {
        pack: context.pack,
        id: context.builder.text(&id.value),
        name: both(context, &name),
        category,
        unit,
        better: better.map_or(Better::None, |better| better.value),
        decimals: decimals.map_or(0, |decimals| decimals.value as u8),
        target_kind: kind,
        limits,
        aliases: keep_all(context, &aliases),
        related: Box::default(),
        concept: 0,
        twin: None,
    };
    let indicator = context.builder.indicator(indicator);
    context.meet(&id.value, indicator);
    let base = notes.offset(&(0..0));
    let file = context.file;
    context.related.push((file, indicator, related, base));
    Some((indicator, unit.vi, kind))
}

fn keep_all(context: &mut Context<'_>, fields: &[Field<String>]) -> Box<[Text]> {
    let texts = fields.iter().filter(|field| !field.value.trim().is_empty());
    texts
        .map(|field| context.builder.text(&field.value))
        .collect()
}

fn limit(table: &mut Table<'_>, key: &'static str, notes: &mut Notes) -> Option<Figure> {
    table.figure(key, notes).map(|field| field.value.low)
}

fn read_claim(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> Option<(PlaceId, Claim, Option<String>)> {
    let place = place(context, table, notes);
    let has_plan = table.has("plan");
    let plan = plan(context, table, notes);
    let kind = required_kind(table, notes);
    let has_year = table.has("year");
    let year = table.year("year", notes);
    let period = period(context, table, notes);
    let has_value = table.has("value");
    let value = table.figure("value", notes);
    if !has_value {
        let problem = Problem::MissingKey {
            key: "value",
            table: "claim",
        };
        notes.note(problem, &(table.at().start..table.at().start + 1));
    }
    let comparator = comparator(table, value.as_ref(), notes);
    let source = source(context, table, notes);
    let note = note(context, table, notes);
    let is_break = table.yes_or_no("break", notes).unwrap_or(false);
    // A plan or a year that could not be understood would file the figure in the wrong place.
    if (has_plan && plan.is_none()) || (has_year && year.is_none()) {
        return None;
    }
    let (place, kind, value, comparator) = (place?, kind?, value?.value, comparator?);
    let claim = Claim {
        kind,
        comparator,
        low: value.low,
        high: value.high.unwrap_or(value.low),
        year,
        period,
        plan,
        source,
        note,
        is_break,
    };
    Some((place, claim, value.verbatim))
}

fn place(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Option<PlaceId> {
    if table.has("place") || context.home.is_none() {
        let place = table.required_text("place", notes)?;
        return Some(context.builder.place(&place.value));
    }
    context.home
}

fn required_kind(table: &mut Table<'_>, notes: &mut Notes) -> Option<ClaimKind> {
    if !table.has("kind") {
        let problem = Problem::MissingKey {
            key: "kind",
            table: "claim",
        };
        notes.note(problem, &(table.at().start..table.at().start + 1));
    }
    let kind = table.word("kind", ClaimKind::ALL, ClaimKind::code, notes)?;
    Some(kind.value)
}

/// Reads the comparator; two figures are a range, and a range has two figures.
fn comparator(
    table: &mut Table<'_>,
    value: Option<&Field<Value>>,
    notes: &mut Notes,
) -> Option<Comparator> {
    let is_range = value.is_some_and(|value| value.value.high.is_some());
    let written = table.has("comparator");
    let word = table.word("comparator", Comparator::ALL, Comparator::code, notes);
    let fitting = match (&word, written) {
        (None, true) => return None,
        (None, false) if is_range => Comparator::Range,
        (None, false) => Comparator::Equal,
        (Some(word), _) => word.value,
    };
    if let Some(value) = value
        && is_range != (fitting == Comparator::Range)
    {
        notes.note(Problem::BadRange, &value.at);
        return None;
    }
    Some(fitting)
}

/// What makes two claims the same.
#[derive(PartialEq, Eq, Hash)]
struct ClaimKey {
    place: PlaceId,
    kind: ClaimKind,
    comparator: Comparator,
    low: (i64, u8),
    high: (i64, u8),
    year: Option<i16>,
    filed: (PeriodId, Option<PlanId>, Option<SourceId>, Text),
}

impl ClaimKey {
    fn of(place: PlaceId, claim: &Claim) -> Self {
        Self {
            place,
            kind: claim.kind,
            comparator: claim.comparator,
            low: (claim.low.mantissa(), claim.low.scale()),
            high: (claim.high.mantissa(), claim.high.scale()),
            year: claim.year,
            filed: (claim.period, claim.plan, claim.source, claim.note),
        }
    }
}

/// Checks that need the claim and its indicator only.
struct Lints {
    unit: Text,
    kind: Option<TargetKind>,
    asked_for_kind: bool,
}

impl Lints {
    fn check(
        &mut self,
        context: &mut Context<'_>,
        claim: &Claim,
        at: &Range<usize>,
        notes: &mut Notes,
    ) {
        if claim.high < claim.low {
            notes.note(Problem::ReversedRange, at);
        }
        if claim.kind != ClaimKind::Target {
            return;
        }
        if !self.asked_for_kind {
            self.asked_for_kind = true;
            notes.note(Problem::NoTargetKind, at);
        }
        let percent = context.builder.text("%");
        let is_share = self.unit == percent
            && matches!(
                self.kind,
                Some(TargetKind::Level | TargetKind::Maintain | TargetKind::Structure)
            );
        let (none, all) = (Figure::new(0, 0), Figure::new(100, 0));
        if is_share && (claim.low < none || claim.high > all) {
            let outside = if claim.low < none {
                claim.low
            } else {
                claim.high
            };
            let value = outside.to_string();
            notes.note(Problem::ShareOutOfRange { value }, at);
        }
    }
}

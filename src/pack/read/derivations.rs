//! Reads what a pack declares to follow from other figures, and works it out.
//!
//! Owns the table `derive`: which claims are meant, in which order derivations that need each other are worked out, and
//! what is added to the catalogue. The arithmetic is `core::derive`. A derivation that lacks an input stays without a
//! figure and is told; one that needs itself is told and left out. It must not know the arithmetic of a form.

use jiff::civil::Date;

use crate::core::catalog::build::Beside;
use crate::core::derivation::{Derivation, DerivationInput, Form};
use crate::core::derive::{DerivedValue, Operand, work_out};
use crate::core::figure::Figure;
use crate::core::judge::viewpoint::{is_preferred, published};
use crate::core::maps::{FastMap, FastSet};
use crate::core::model::{
    Claim, ClaimId, ClaimKind, Comparator, IndicatorId, PeriodId, PlaceId, SeriesId,
};
use crate::pack::diagnostic::{Doubt, Problem};
use crate::pack::lint::At;
use crate::pack::toml::{Notes, Table};

use super::context::Context;
use super::entities::{both, note, period, source};
use super::waiting::{Declared, NamedInput};

/// What a derivation can give.
const RESULTS: [ClaimKind; 3] = [ClaimKind::Actual, ClaimKind::Estimate, ClaimKind::Forecast];

/// Reads the derivations of one file; they wait until every claim is known.
pub(super) fn read(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("derive", "derive", notes) {
        let at = head(context, &table, notes);
        let indicator = table.required_text("indicator", notes);
        let place = place(context, &mut table, notes);
        let kind = table.word("kind", &RESULTS, ClaimKind::code, notes);
        let year = table.year("year", notes);
        let period = period(context, &mut table, notes);
        let form = table.required_word("form", Form::ALL, Form::code, notes);
        let entries = table.tables("inputs", "inputs", notes);
        let inputs: Vec<Option<NamedInput>> = entries
            .into_iter()
            .map(|entry| input(context, entry, place, notes))
            .collect();
        let value = table.figure("value", notes);
        let comparator = table.word("comparator", Comparator::ALL, Comparator::code, notes);
        let formula = table.both("formula", notes);
        let note = note(context, &mut table, notes);
        table.finish(notes);
        let (Some(indicator), Some(place), Some(form)) = (indicator, place, form) else {
            continue;
        };
        if inputs.is_empty() {
            context.note_later(Problem::Doubtful(Doubt::DerivationWithoutInputs), &at);
            continue;
        }
        let bound = value.zip(comparator);
        let bound = bound.map(|(value, comparator)| (value.value.low, comparator.value));
        if form.value == Form::Bound && bound.is_none() {
            let (key, table) = ("value", "derive");
            context.note_later(Problem::MissingKey { key, table }, &at);
            continue;
        }
        // Without the unreadable input it would be another derivation, so it is dropped whole.
        let Some(inputs) = inputs.into_iter().collect() else {
            continue;
        };
        let formula = formula.map(|formula| both(context, &formula));
        context.derivations.push(Declared {
            at,
            indicator,
            place,
            kind: kind.map_or(ClaimKind::Actual, |kind| kind.value),
            year,
            period,
            form: form.value,
            inputs,
            bound,
            formula,
            note,
        });
    }
}

fn head(context: &Context<'_>, table: &Table<'_>, notes: &Notes) -> At {
    let start = notes.offset(table.at());
    (context.file, start..start + 1)
}

fn place(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Option<PlaceId> {
    if table.has("place") || context.home.is_none() {
        let place = table.required_text("place", notes)?;
        return Some(context.builder.place(&place.value));
    }
    context.home
}

fn input(
    context: &mut Context<'_>,
    mut table: Table<'_>,
    home: Option<PlaceId>,
    notes: &mut Notes,
) -> Option<NamedInput> {
    let at = head(context, &table, notes);
    let indicator = table.required_text("indicator", notes);
    let place = match table.has("place") {
        true => place(context, &mut table, notes),
        false => home,
    };
    let year = table.year("year", notes);
    let period = period(context, &mut table, notes);
    let source = source(context, &mut table, notes);
    // An end that cannot be read is not left out: it would make another derivation.
    let mut end = |key| match (table.has(key), table.figure(key, notes)) {
        (true, None) => None,
        (_, field) => Some(field.map(|field| field.value.low)),
    };
    let (low, high) = (end("low"), end("high"));
    let note = note(context, &mut table, notes);
    table.finish(notes);
    Some(NamedInput {
        at,
        indicator: indicator?,
        place: place?,
        year,
        period,
        source,
        ends: (low?, high?),
        note,
    })
}

/// A derivation whose indicators are known.
struct Pending {
    declared: Declared,
    series: SeriesId,
    /// The indicator of each input, and its series if it has figures.
    inputs: Vec<(IndicatorId, Option<SeriesId>)>,
}

/// Works the derivations out once every claim is known.
pub(super) fn resolve(context: &mut Context<'_>, notes: &mut [Notes]) {
    let declared = std::mem::take(&mut context.derivations);
    let known: Vec<_> = declared
        .into_iter()
        .filter_map(|declared| known(context, declared, notes))
        .collect();
    // An input may be what another derivation gives, and then it has a series by now.
    let pending: Vec<Pending> = known
        .into_iter()
        .map(|(declared, series, inputs)| pending(context, declared, series, inputs))
        .collect();
    let mut wanted: Vec<SeriesId> = pending
        .iter()
        .flat_map(|one| one.inputs.iter().filter_map(|(_, series)| *series))
        .chain(pending.iter().map(|one| one.series))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    let mut slots = FastSet::<Slot>::default();
    for one in &pending {
        if !slots.insert(Slot::of(one)) {
            context.note_later(Problem::DuplicateClaim, &one.declared.at);
        }
    }
    let mut rows = context.builder.numbers_of(&wanted);
    let order = in_order(&pending);
    let mut known = KnownFrom::default();
    for at in &order {
        add(context, &pending[*at], &mut rows, &mut known);
    }
    let mut is_done = vec![false; pending.len()];
    order.iter().for_each(|at| is_done[*at] = true);
    for (one, _) in pending.iter().zip(is_done).filter(|(_, is_done)| !is_done) {
        context.note_later(Problem::Doubtful(Doubt::DerivationCircle), &one.declared.at);
    }
}

/// An order in which every derivation comes after those that it needs; those that need themselves are left out.
fn in_order(pending: &[Pending]) -> Vec<usize> {
    let mut givers: FastMap<Slot, Vec<usize>> = FastMap::default();
    for (at, one) in pending.iter().enumerate() {
        givers.entry(Slot::of(one)).or_default().push(at);
    }
    let mut missing = vec![0_usize; pending.len()];
    let mut takers = vec![Vec::new(); pending.len()];
    for (at, one) in pending.iter().enumerate() {
        for giver in Slot::needed(one)
            .filter_map(|slot| givers.get(&slot))
            .flatten()
        {
            missing[at] += 1;
            takers[*giver].push(at);
        }
    }
    let mut order: Vec<usize> = (0..pending.len()).filter(|at| missing[*at] == 0).collect();
    let mut next = 0;
    while let Some(done) = order.get(next).copied() {
        next += 1;
        for taker in &takers[done] {
            missing[*taker] -= 1;
            if missing[*taker] == 0 {
                order.push(*taker);
            }
        }
    }
    order
}

/// The indicators that a derivation names; an unknown one is noted, and the derivation left out.
fn known(
    context: &mut Context<'_>,
    declared: Declared,
    notes: &mut [Notes],
) -> Option<(Declared, SeriesId, Vec<IndicatorId>)> {
    let notes = &mut notes[declared.at.0];
    let indicator = context.indicator(&declared.indicator, notes);
    let mut inputs = Vec::with_capacity(declared.inputs.len());
    for input in &declared.inputs {
        inputs.push(context.indicator(&input.indicator, notes));
    }
    let inputs: Option<Vec<IndicatorId>> = inputs.into_iter().collect();
    let series = context.builder.series(indicator?, declared.place);
    Some((declared, series, inputs?))
}

fn pending(
    context: &Context<'_>,
    declared: Declared,
    series: SeriesId,
    inputs: Vec<IndicatorId>,
) -> Pending {
    let catalog = context.builder.so_far();
    let inputs = inputs.into_iter().zip(&declared.inputs);
    let inputs = inputs.map(|(id, input)| (id, catalog.find_series(id, input.place)));
    Pending {
        inputs: inputs.collect(),
        declared,
        series,
    }
}

/// The year of a series, in which a derivation gives a figure or needs one.
#[derive(PartialEq, Eq, Hash)]
struct Slot(SeriesId, Option<i16>, PeriodId);

impl Slot {
    fn of(pending: &Pending) -> Self {
        let Declared { year, period, .. } = pending.declared;
        Self(pending.series, year, period)
    }

    fn needed(pending: &Pending) -> impl Iterator<Item = Self> + '_ {
        let inputs = pending.inputs.iter().zip(&pending.declared.inputs);
        inputs.filter_map(|((_, series), input)| Some(Self((*series)?, input.year, input.period)))
    }
}

type Rows = FastMap<SeriesId, Vec<ClaimId>>;

/// Works one derivation out and adds it.
fn add(context: &mut Context<'_>, pending: &Pending, rows: &mut Rows, known: &mut KnownFrom) {
    let declared = &pending.declared;
    let chosen: Vec<Option<(ClaimId, Claim)>> = pending
        .inputs
        .iter()
        .zip(&declared.inputs)
        .map(|((_, series), input)| choose(context, rows.get(&(*series)?)?, input))
        .collect();
    let mut value = None;
    let all: Option<Vec<(ClaimId, Claim)>> = chosen.iter().copied().collect();
    if let Some(all) = &all {
        value = worked_out(context, pending, all);
        if value.is_none() {
            context.note_later(Problem::Doubtful(Doubt::DerivationImpossible), &declared.at);
        }
    }
    for (input, chosen) in declared.inputs.iter().zip(&chosen) {
        if chosen.is_none() {
            context.note_later(Problem::Doubtful(Doubt::DerivationLacksInput), &input.at);
        }
    }
    let row = printed(context, pending, rows);
    if let (Some((_, row)), Some((low, high))) = (&row, value)
        && differs(row, (low, high))
    {
        let doubt = Doubt::DerivedDiffers { low, high };
        context.note_later(Problem::Doubtful(doubt), &declared.at);
    }
    let claim = match (row, value, &all) {
        (Some((id, _)), ..) => Some(id),
        (None, Some(value), Some(all)) => Some(computed(context, pending, value, all, rows)),
        (None, ..) => None,
    };
    let inputs = pending.inputs.iter().zip(&declared.inputs).zip(&chosen);
    let inputs = inputs.map(|(((indicator, _), input), chosen)| DerivationInput {
        indicator: *indicator,
        place: input.place,
        year: input.year,
        claim: chosen.map(|(id, _)| id),
        ends: chosen.and_then(|(_, claim)| stated_ends(input, &claim)),
        note: input.note,
    });
    let derivation = Derivation {
        series: pending.series,
        form: declared.form,
        inputs: inputs.collect(),
        claim,
        value,
        known_from: all
            .filter(|_| value.is_some())
            .and_then(|all| known_from(context, known, &all)),
        formula: declared.formula,
        note: declared.note,
    };
    if let Some(claim) = derivation.claim {
        known.insert(claim, derivation.known_from);
    }
    context.builder.derivation(derivation);
}

/// The day from which each figure that was worked out is known.
type KnownFrom = FastMap<ClaimId, Option<Date>>;

/// The day from which all inputs are known, and what they were worked out from.
fn known_from(
    context: &Context<'_>,
    known: &KnownFrom,
    inputs: &[(ClaimId, Claim)],
) -> Option<Date> {
    let catalog = context.builder.so_far();
    let mut latest = None;
    for (id, claim) in inputs {
        let own = published(catalog, claim).last_day()?;
        let before = known.get(id).copied().unwrap_or(Some(own))?;
        latest = latest.max(Some(own.max(before)));
    }
    latest
}

/// The claim that an input means: of several the preferred one; what was superseded only if it is named.
fn choose(context: &Context<'_>, rows: &[ClaimId], input: &NamedInput) -> Option<(ClaimId, Claim)> {
    let catalog = context.builder.so_far();
    let all = rows.iter().map(|id| (*id, catalog.claim(*id)));
    let meant = all.filter(|(id, claim)| {
        claim.kind != ClaimKind::Target
            && claim.year == input.year
            && claim.period == input.period
            && match input.source {
                Some(source) => claim.source == Some(source),
                None => catalog.superseded_by(*id).is_empty(),
            }
    });
    meant.reduce(|best, next| {
        if is_preferred(catalog, &next, &best) {
            next
        } else {
            best
        }
    })
}

/// The ends that the pack gives for an input, with those of the claim where it gives one only.
fn stated_ends(input: &NamedInput, claim: &Claim) -> Option<(Figure, Figure)> {
    match input.ends {
        (None, None) => None,
        (low, high) => Some((low.unwrap_or(claim.low), high.unwrap_or(claim.high))),
    }
}

fn worked_out(
    context: &Context<'_>,
    pending: &Pending,
    inputs: &[(ClaimId, Claim)],
) -> Option<(Figure, Figure)> {
    let declared = &pending.declared;
    if let Some((bound, _)) = declared.bound.filter(|_| declared.form == Form::Bound) {
        return Some((bound, bound));
    }
    let catalog = context.builder.so_far();
    let is_percent = |id: IndicatorId| {
        let unit = catalog.indicator(id).unit.vi;
        catalog.text(unit).starts_with('%')
    };
    let mut operands = Vec::with_capacity(inputs.len());
    for (((id, _), input), (_, claim)) in pending.inputs.iter().zip(&declared.inputs).zip(inputs) {
        let own = match claim.comparator {
            Comparator::Equal | Comparator::About | Comparator::Range => {
                Some((claim.low, claim.high))
            }
            // A bound can only be passed on; no other form can compute with it.
            _ => (declared.form == Form::Same).then_some((claim.low, claim.high)),
        };
        let span = catalog.period(claim.period).years();
        let years = span.map_or(1, |(first, last)| i32::from(last) - i32::from(first) + 1);
        let ends = stated_ends(input, claim).or(own)?;
        if !fits(ends, claim) {
            return None;
        }
        operands.push(Operand {
            ends,
            year: i32::from(claim.year?),
            years: u32::try_from(years).ok().filter(|years| *years > 0)?,
            is_percent: is_percent(*id),
        });
    }
    let indicator = catalog.indicator_of(pending.series);
    let wanted = DerivedValue {
        form: declared.form,
        better: indicator.better,
        is_percent: is_percent(catalog.series_of(pending.series).indicator),
    };
    work_out(wanted, &operands)
}

/// Tells whether the ends that a pack gives for a claim are ends, and do not contradict it.
fn fits((low, high): (Figure, Figure), claim: &Claim) -> bool {
    let holds = match claim.comparator {
        Comparator::Equal | Comparator::Range => low <= claim.low && claim.high <= high,
        Comparator::About => true,
        Comparator::AtLeast | Comparator::Above => low >= claim.low,
        Comparator::AtMost | Comparator::Below => high <= claim.high,
    };
    low <= high && holds
}

/// The row of the pack that prints a derived figure.
fn printed(context: &Context<'_>, pending: &Pending, rows: &Rows) -> Option<(ClaimId, Claim)> {
    let catalog = context.builder.so_far();
    let declared = &pending.declared;
    let all = rows.get(&pending.series)?.iter();
    all.map(|id| (*id, catalog.claim(*id))).find(|(_, claim)| {
        claim.is_derived
            && !claim.is_computed
            && claim.kind == declared.kind
            && claim.year == declared.year
            && claim.period == declared.period
    })
}

/// Tells whether a printed figure is not what was worked out, beyond a unit of its last digit.
fn differs(row: &Claim, (low, high): (Figure, Figure)) -> bool {
    let off = |printed: Figure, worked_out: Figure| {
        let unit = Figure::new(1, printed.scale()).decimal();
        let off = printed.decimal().checked_sub(worked_out.decimal());
        off.is_none_or(|off| off.abs() > unit)
    };
    off(row.low, low) || off(row.high, high)
}

/// Adds the figure that the program works out; it is an estimate, published with its latest input.
fn computed(
    context: &mut Context<'_>,
    pending: &Pending,
    (low, high): (Figure, Figure),
    inputs: &[(ClaimId, Claim)],
    rows: &mut Rows,
) -> ClaimId {
    let declared = &pending.declared;
    let catalog = context.builder.so_far();
    let claims = || inputs.iter().map(|(_, claim)| claim);
    // If one input is undated, the publication day of the result is unknown too.
    let latest = claims().max_by_key(|claim| {
        let day = published(catalog, claim).last_day();
        (day.is_none(), day)
    });
    let is_about = claims().any(|claim| claim.comparator == Comparator::About);
    let first = inputs.first().map(|(_, claim)| claim);
    let comparator = match (declared.form, declared.bound, first) {
        (Form::Bound, Some((_, comparator)), _) => comparator,
        (Form::Same, _, Some(claim)) => claim.comparator,
        _ if low != high => Comparator::Range,
        _ if is_about => Comparator::About,
        _ => Comparator::Equal,
    };
    // A figure that is only passed on keeps the rounding of its source; one worked out has none.
    let passed_on = match declared.form {
        Form::Same | Form::Weakest => claims().find(|claim| claim.low == low),
        _ => None,
    };
    let claim = Claim {
        kind: ClaimKind::Estimate,
        comparator,
        low: passed_on.map_or(low, |claim| claim.low),
        high,
        year: declared.year,
        period: declared.period,
        plan: None,
        source: latest.and_then(|claim| claim.source),
        note: declared.note,
        is_break: false,
        is_nearly: false,
        is_derived: true,
        is_computed: true,
        rounded_to: match passed_on {
            Some(claim) => claim.rounded_to.or(Some(Figure::new(1, claim.low.scale()))),
            None => Some(Figure::new(0, 0)),
        },
    };
    let id = context
        .builder
        .claim(pending.series, &claim, Beside::default());
    rows.entry(pending.series).or_default().push(ClaimId(id));
    ClaimId(id)
}

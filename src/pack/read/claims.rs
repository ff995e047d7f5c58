//! Reads claims, in their indicator and at the top of a file.
//!
//! Owns the table `claim` and the checks that need a claim and its indicator only. A claim without a kind or a
//! figure is skipped; nothing else is lost. It must not know how indicators are declared.

use std::borrow::Cow;

use crate::core::catalog::Particulars;
use crate::core::catalog::build::Beside;
use crate::core::figure::Figure;
use crate::core::judge::viewpoint::may_replace;
use crate::core::model::{
    Better, Bilingual, Claim, ClaimKind, Comparator, IndicatorId, PlaceId, SourceId, TargetKind,
    Text,
};
use crate::pack::diagnostic::{Doubt, Problem};
use crate::pack::lint::{At, ClaimRead};
use crate::pack::quoted;
use crate::pack::toml::{ClaimFigures, Located, Notes, Table};

use super::context::Context;
use super::entities::{note, period, plan, source};
use super::waiting::PendingClaim;

/// Reads the claims that stand at the top of a file; they wait for their indicators.
pub(super) fn at_the_top(context: &mut Context<'_>, top: &mut Table<'_>, notes: &mut Notes) {
    for mut table in top.tables("claim", "claim", notes) {
        let indicator = table.required_text("indicator", notes);
        let read = read(context, &mut table, notes);
        table.finish(notes);
        if let (Some(indicator), Some(read)) = (indicator, read) {
            context.wait_for_indicator(indicator, read);
        }
    }
}

/// Reads a claim.
pub(super) fn read(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    notes: &mut Notes,
) -> Option<PendingClaim> {
    let place = place(context, table, notes);
    let plan = plan(context, table, notes);
    let kind = required_kind(table, notes);
    let year = table.year("year", notes);
    let period = period(context, table, notes);
    let value = table.figure("value", notes);
    if value.is_none() && !table.holds("value") {
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
    let is_nearly = table.yes_or_no("nearly", notes).unwrap_or(false);
    let is_derived = table.yes_or_no("derived", notes).unwrap_or(false);
    let rounded_to = rounded_to(table, notes);
    let (particulars, quote) = particulars(context, table, source, notes);
    // A plan or a year that could not be understood would file the figure in the wrong place.
    if (plan.is_none() && table.holds("plan")) || (year.is_none() && table.holds("year")) {
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
        is_nearly: is_nearly && comparator == Comparator::About,
        is_derived,
        is_computed: false,
        rounded_to,
    };
    let head = table.at().start..table.at().start + 1;
    if is_nearly && !claim.is_nearly {
        notes.note(Problem::Doubtful(Doubt::NearlyOfExact), &head);
    }
    let start = notes.offset(table.at());
    let at = start..start + table.at().len();
    Some(PendingClaim {
        place,
        claim,
        verbatim: value.verbatim,
        particulars,
        quote,
        at: (context.file, at),
    })
}

/// Takes the unit that a figure was rounded to.
fn rounded_to(table: &mut Table<'_>, notes: &mut Notes) -> Option<Figure> {
    let key = "rounded_to";
    let field = table.figure(key, notes)?;
    let unit = field.value.low;
    if field.value.high.is_none() && unit > Figure::new(0, 0) {
        return Some(unit);
    }
    notes.note(Problem::NotAboveZero { key }, &field.at);
    None
}

/// Takes what is known of a claim beside its figure, and where its quote stands.
fn particulars(
    context: &mut Context<'_>,
    table: &mut Table<'_>,
    source: Option<SourceId>,
    notes: &mut Notes,
) -> (Particulars, Option<At>) {
    let (quote, page) = (table.said("quote", notes), table.said("page", notes));
    let superseded = table.texts("superseded", notes);
    let at = quote.as_ref().map(|quote| {
        let start = notes.offset(&quote.at);
        (context.file, start..start + quote.at.len())
    });
    let said = |field: Option<Located<Cow<'_, str>>>| {
        field.map_or_else(Box::default, |field| field.value.into())
    };
    let particulars = Particulars {
        quote: said(quote),
        page: said(page),
        superseded: superseded
            .iter()
            .map(|id| replacing(context, id, source, notes))
            .collect(),
    };
    (particulars, at)
}

/// A source that replaced the figure of another one. One that cannot have done so is noted, and kept as it was
/// written; nothing is replaced by it.
fn replacing(
    context: &mut Context<'_>,
    id: &Located<String>,
    replaced: Option<SourceId>,
    notes: &mut Notes,
) -> SourceId {
    let source = context.source(id, notes);
    let is_known = context.builder.so_far().source(source).is_listed();
    if is_known && !may_replace(context.builder.so_far(), source, replaced) {
        notes.note(Problem::Doubtful(Doubt::ReplacedByItself), &id.at);
    }
    source
}

fn place(context: &mut Context<'_>, table: &mut Table<'_>, notes: &mut Notes) -> Option<PlaceId> {
    if table.has("place") || context.home.is_none() {
        let place = table.required("place", notes)?;
        return Some(context.builder.place(&place.value));
    }
    context.home
}

fn required_kind(table: &mut Table<'_>, notes: &mut Notes) -> Option<ClaimKind> {
    let kind = table.word("kind", ClaimKind::ALL, ClaimKind::code, notes);
    if kind.is_none() && !table.holds("kind") {
        let problem = Problem::MissingKey {
            key: "kind",
            table: "claim",
        };
        notes.note(problem, &(table.at().start..table.at().start + 1));
    }
    Some(kind?.value)
}

/// Reads the comparator; two figures are a range, and a range has two figures.
fn comparator(
    table: &mut Table<'_>,
    value: Option<&Located<ClaimFigures>>,
    notes: &mut Notes,
) -> Option<Comparator> {
    let is_range = value.is_some_and(|value| value.value.high.is_some());
    let word = table.word("comparator", Comparator::ALL, Comparator::code, notes);
    let fitting = match word {
        Some(word) => word.value,
        None if table.holds("comparator") => return None,
        None if is_range => Comparator::Range,
        None => Comparator::Equal,
    };
    if let Some(value) = value
        && is_range != (fitting == Comparator::Range)
    {
        notes.note(Problem::BadRange, &value.at);
        return None;
    }
    Some(fitting)
}

/// The claims of one indicator as they are added.
pub(super) struct AddedClaims {
    indicator: IndicatorId,
    unit: Bilingual,
    kind: Option<TargetKind>,
    asked_for_kind: bool,
    lacks_direction: bool,
    /// Those that were added.
    pub(super) claims: Vec<ClaimRead>,
}

impl AddedClaims {
    /// Begins without claims, for an indicator with a unit, a kind of target and a better direction.
    pub(super) fn new(
        indicator: IndicatorId,
        unit: Bilingual,
        kind: Option<TargetKind>,
        better: Better,
    ) -> Self {
        // A share of a whole has no better direction, and the direction of a rank is known.
        let needs_direction =
            kind.is_some_and(|kind| !matches!(kind, TargetKind::Structure | TargetKind::Rank));
        Self {
            indicator,
            unit,
            kind,
            asked_for_kind: kind.is_some(),
            lacks_direction: needs_direction && better == Better::None,
            claims: Vec::new(),
        }
    }

    /// Adds a claim.
    pub(super) fn add(&mut self, context: &mut Context<'_>, read: PendingClaim) {
        let PendingClaim {
            place, claim, at, ..
        } = read;
        for problem in self.problems(context, &claim) {
            context.note_later(problem, &at);
        }
        let quote = read.quote.filter(|_| !claim.is_derived);
        if let Some(quote) = quote
            && !self.is_quoted(context, &claim, &read.particulars.quote)
        {
            let (low, high) = (claim.low, claim.high);
            let doubt = Doubt::QuoteLacksFigure { low, high };
            context.note_later(Problem::Doubtful(doubt), &quote);
        }
        let series = context.builder.series(self.indicator, place);
        let beside = Beside {
            verbatim: read.verbatim.as_deref(),
            particulars: read.particulars,
        };
        context.builder.claim(series, &claim, beside);
        self.claims.push(ClaimRead { place, claim, at });
    }

    /// Tells whether a quote holds the figure, in words of the unit.
    fn is_quoted(&self, context: &Context<'_>, claim: &Claim, quote: &str) -> bool {
        let zeros = |text: Text| quoted::zeros_of(context.builder.letters(text));
        let zeros = match zeros(self.unit.vi) {
            0 => zeros(self.unit.en),
            zeros => zeros,
        };
        quote.is_empty() || quoted::holds(quote, (claim.low, claim.high), zeros)
    }

    fn problems(&mut self, context: &mut Context<'_>, claim: &Claim) -> Vec<Problem> {
        let mut found = Vec::new();
        if claim.high < claim.low {
            found.push(Problem::ReversedRange);
        }
        if claim.kind != ClaimKind::Target {
            return found;
        }
        if !self.asked_for_kind {
            self.asked_for_kind = true;
            found.push(Problem::NoTargetKind);
        }
        if std::mem::take(&mut self.lacks_direction) {
            found.push(Problem::Doubtful(Doubt::NoDirection));
        }
        let percent = context.builder.text("%");
        let is_share = self.unit.vi == percent
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
            found.push(Problem::ShareOutOfRange { value });
        }
        found
    }
}

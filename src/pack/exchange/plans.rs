//! The terms of plans in rows.
//!
//! Owns which term a plan has for which no row says one, and what is told of plans that need one. It must not know a
//! row.

use std::collections::BTreeSet;

use crate::core::catalog::build::Builder;
use crate::core::judge::term::Term;
use crate::core::model::{ClaimId, ClaimKind, PackId, PlaceId, PlanId};
use crate::pack::diagnostic::{Diagnostic, Problem, TextReading};
use crate::pack::remarks::span_in;
use crate::pack::terms::{self, Termless};
use crate::pack::toml::Notes;

/// Makes plans the main ones, in the order that rows say.
pub(super) fn rank(builder: &mut Builder, pack: PackId, ranks: BTreeSet<(u8, PlanId)>) {
    let mut plans: Vec<PlanId> = Vec::new();
    for (_, plan) in ranks {
        if !plans.contains(&plan) {
            plans.push(plan);
        }
    }
    if !plans.is_empty() {
        builder.set_main_plans(pack, plans);
    }
}

/// Gives plans without a term the one that a person says.
pub(super) fn give_term(builder: &mut Builder, term: Option<(i16, i16)>) {
    let Some(term) = term else { return };
    for plan in without_term(builder) {
        builder.set_term(plan, term);
    }
}

/// Reports plans whose targets need a term that nobody says, with the term that their names suggest; also targets
/// without a plan, and places with which series ended.
pub(super) fn told(builder: &Builder, ended: &[PlaceId], file: &str) -> Vec<Diagnostic> {
    let catalog = builder.so_far();
    let mut notes = Notes::new(file);
    let without: Vec<Termless> = without_term(builder)
        .enumerate()
        .map(|(number, plan)| Termless {
            plan,
            at: (number, 0..0),
        })
        .collect();
    for (_, (number, _)) in terms::check(builder, ClaimId(0), &without) {
        if let Some(termless) = without.get(number) {
            let plan = catalog.text(catalog.plan(termless.plan).name.vi);
            notes.note_file(Problem::Read(TextReading::NoTerm {
                plan: plan.to_owned(),
                likely: span_in(plan),
            }));
        }
    }
    if let Some((first, last)) = years_without_plan(builder) {
        notes.note_file(Problem::Read(TextReading::NoPlan { first, last }));
    }
    for place in ended {
        let place = catalog.text(catalog.place(*place).name.vi).to_owned();
        notes.note_file(Problem::Read(TextReading::EndedPlace { place }));
    }
    notes.finish("")
}

fn without_term(builder: &Builder) -> impl Iterator<Item = PlanId> + use<> {
    let plans = builder.so_far().plans().iter().zip(0..);
    let without = plans.filter(|(plan, _)| plan.term.is_none());
    let ids: Vec<PlanId> = without.map(|(_, number)| PlanId(number)).collect();
    ids.into_iter()
}

/// The years from the first figure to the last target without a plan that lies years ahead of its document or, if that
/// has no date, of the newest result.
fn years_without_plan(builder: &Builder) -> Option<(i16, i16)> {
    let catalog = builder.so_far();
    let newest = terms::newest_results(builder, ClaimId(0));
    let (mut first, mut last): (Option<i16>, Option<i16>) = (None, None);
    for (series, claim) in builder.claims_from(ClaimId(0)) {
        let Some(year) = claim.year else { continue };
        first = Some(first.map_or(year, |first| first.min(year)));
        let is_open = claim.kind == ClaimKind::Target && claim.plan.is_none();
        if is_open && Term::is_unsaid(catalog, &claim, newest.get(&series).copied()) {
            last = Some(last.map_or(year, |last| last.max(year)));
        }
    }
    let last = last?;
    Some((first.filter(|first| *first <= last)?, last))
}

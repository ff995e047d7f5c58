//! Finds plans of several years that name no term.
//!
//! Owns the doubt that needs a plan and its targets. A plan of one year needs no term: each of its targets names the
//! year and counts from the one before. It is asked when every file has been read. It must not know how a file is read.

use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::judge::term::{Term, years_ahead};
use crate::core::maps::FastMap;
use crate::core::model::{Claim, ClaimId, ClaimKind, PlanId, SeriesId};
use crate::core::period::{PartOfYear, PeriodMeaning};
use crate::pack::diagnostic::Doubt;
use crate::pack::lint::{At, FoundDoubt};
use crate::pack::remarks::span_in;

/// A plan without a term.
#[derive(Clone, Debug)]
pub(super) struct Termless {
    /// The plan.
    pub(super) plan: PlanId,
    /// Where it stands.
    pub(super) at: At,
}

/// The plans among them whose targets need a term, each told once; the claims of the pack begin with `first`.
pub(super) fn check(builder: &Builder, first: ClaimId, termless: &[Termless]) -> Vec<FoundDoubt> {
    if termless.is_empty() {
        return Vec::new();
    }
    let catalog = builder.so_far();
    // Those that were not found to need one yet, and whether their names span years.
    let mut open: FastMap<PlanId, bool> = termless
        .iter()
        .map(|one| (one.plan, is_named_by_span(catalog, one.plan)))
        .collect();
    let newest = newest_results(builder, first);
    for (series, claim) in builder.claims_from(first) {
        let plan = claim.plan.filter(|_| claim.kind == ClaimKind::Target);
        let named = plan.and_then(|plan| Some((plan, *open.get(&plan)?)));
        if let Some((plan, spans)) = named
            && (needs_term(catalog, &claim, spans)
                || Term::is_unsaid(catalog, &claim, newest.get(&series).copied()))
        {
            open.remove(&plan);
        }
    }
    let told = termless.iter().filter(|one| !open.contains_key(&one.plan));
    told.map(|one| (Doubt::PlanWithoutTerm, one.at.clone()))
        .collect()
}

/// The year of the newest result of each series, of the claims from one on.
pub(super) fn newest_results(builder: &Builder, first: ClaimId) -> FastMap<SeriesId, i16> {
    let mut newest: FastMap<SeriesId, i16> = FastMap::default();
    for (series, claim) in builder.claims_from(first) {
        if let Some(year) = claim.year.filter(|_| claim.is_result()) {
            let known = newest.entry(series).or_insert(year);
            *known = year.max(*known);
        }
    }
    newest
}

/// Tells whether a target of a plan without a term cannot be that of a yearly plan: nobody names its year, its
/// period is told by the term, its document is years older, or the plan's own name spans years. A target that
/// spans years of its own has its term.
fn needs_term(catalog: &Catalog, target: &Claim, plan_spans: bool) -> bool {
    let period = catalog.period(target.period);
    if period.years().is_some() {
        return false;
    }
    let by_term = [
        PartOfYear::Term,
        PartOfYear::StartOfTerm,
        PartOfYear::MidTerm,
        PartOfYear::EndOfTerm,
    ];
    let is_by_term =
        matches!(period.meaning(), PeriodMeaning::Within(part) if by_term.contains(&part));
    Term::for_target(catalog, target).is_none()
        || is_by_term
        || is_ahead(catalog, target)
        || plan_spans
}

/// Tells whether a target lies years ahead of its document.
fn is_ahead(catalog: &Catalog, target: &Claim) -> bool {
    years_ahead(catalog, target) == Some(true)
}

fn is_named_by_span(catalog: &Catalog, plan: PlanId) -> bool {
    let plan = catalog.plan(plan);
    let texts = [Some(plan.name), plan.title].into_iter().flatten();
    texts
        .flat_map(|text| [text.vi, text.en])
        .any(|text| span_in(catalog.text(text)).is_some())
}

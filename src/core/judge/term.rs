//! The time a target covers.
//!
//! Owns the base year, the deadline and the question whether the figures of an indicator are already yearly changes. It
//! must not know a figure that was reached.

use crate::core::catalog::Catalog;
use crate::core::model::{Claim, Indicator, TargetKind};

/// The years from which progress is counted and until which the target runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The year progress is counted from; the term begins with the next one.
    pub base: i32,
    /// The year of the target.
    pub deadline: i32,
}

impl Term {
    /// The term of a target; `None` where neither it nor its plan names a year.
    pub fn for_target(catalog: &Catalog, target: &Claim) -> Option<Self> {
        let span = catalog.period(target.period).years();
        let plan = target.plan.and_then(|plan| catalog.plan(plan).term);
        let deadline = target
            .year
            .or(span.map(|(_, last)| last))
            .or(plan.map(|(_, last)| last))?;
        let base = match (span, plan) {
            (Some((first, _)), _) => first.saturating_sub(1),
            (None, Some(term)) if (term.0..=term.1).contains(&deadline) => Self::base_of(term),
            // The plan of a year counts from the year before.
            _ => deadline.saturating_sub(1),
        };
        Some(Self {
            base: i32::from(base.min(deadline)),
            deadline: i32::from(deadline),
        })
    }

    /// Tells whether the term of a target is unknown: neither its period nor its plan states one, and it lies too
    /// many years ahead of its document to belong to a yearly plan (of the newest result, if the document has no
    /// date).
    pub(crate) fn is_unsaid(catalog: &Catalog, target: &Claim, newest: Option<i16>) -> bool {
        let span = catalog.period(target.period).years();
        let plan = target.plan.and_then(|plan| catalog.plan(plan).term);
        let ahead_of_results = || {
            let years = target.year.zip(newest);
            years.is_some_and(|(year, newest)| year.saturating_sub(newest) >= YEARS_AHEAD)
        };
        let is_said = span.is_some() || plan.is_some();
        !is_said && years_ahead(catalog, target).unwrap_or_else(ahead_of_results)
    }

    /// How many years it has.
    pub fn years(self) -> i32 {
        self.deadline - self.base
    }

    /// The base year of a plan: a plan of 2021 to 2025 names its five years and counts from 2020; a term
    /// of 2020 to 2025 names the year it starts from.
    pub fn base_of((first, last): (i16, i16)) -> i16 {
        let named = last.saturating_sub(first).saturating_add(1);
        if named % 5 == 0 {
            first.saturating_sub(1)
        } else {
            first
        }
    }
}

/// A target this many years ahead of its document does not belong to a yearly plan.
const YEARS_AHEAD: i16 = 2;

/// Tells whether a target lies years ahead of its document; `None` where either has no year.
pub(crate) fn years_ahead(catalog: &Catalog, target: &Claim) -> Option<bool> {
    let source = target.source.map(|source| catalog.source(source));
    let (published, ..) = source.and_then(|source| source.published.parts())?;
    Some(target.year?.saturating_sub(published) >= YEARS_AHEAD)
}

/// Tells whether the figures of an indicator are themselves yearly changes, such as "%/năm" or
/// "điểm %"; else they are levels whose change is to be worked out.
pub(crate) fn is_rate(catalog: &Catalog, indicator: &Indicator, kind: TargetKind) -> bool {
    let unit = catalog.text(indicator.unit.vi);
    match kind {
        TargetKind::Growth => unit.starts_with('%') || unit.contains("/năm"),
        TargetKind::Pace => unit.starts_with("điểm") || unit.contains("/năm"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Term;

    #[test]
    fn a_plan_counts_from_the_year_before_its_first() {
        for (term, base) in [
            ((2021, 2025), 2020),
            ((2021, 2030), 2020),
            ((2020, 2025), 2020),
            ((2025, 2030), 2025),
            ((2026, 2030), 2025),
        ] {
            assert_eq!(Term::base_of(term), base, "{term:?}");
        }
    }
}

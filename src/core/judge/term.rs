//! The time a target covers.
//!
//! Owns the base year, the deadline and the question whether the figures of an indicator are already
//! yearly changes.

use crate::core::catalog::Catalog;
use crate::core::model::{Claim, Indicator, TargetKind};

/// From which year progress is counted, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The year progress is counted from; the term begins with the next one.
    pub base: i32,
    /// The year of the target.
    pub deadline: i32,
}

impl Term {
    /// The term of a target; `None` where neither it nor its plan names a year.
    pub fn of(catalog: &Catalog, target: &Claim) -> Option<Self> {
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

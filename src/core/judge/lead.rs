//! What leads of a series: the target that counts and the figure that stands beside it.
//!
//! Owns the choice between a target of a term and targets of single years (`docs/choices.md`, "The figure that
//! leads"): the first leads with what can be compared with it, of the others that of the newest whole year that
//! has a result. It judges nothing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::core::catalog::Catalog;
use crate::core::judge::evidence::Judged;
use crate::core::judge::term::Term;
use crate::core::judge::viewpoint::{Seen, Viewpoint, is_preferred, published, stands_at};
use crate::core::model::{Claim, ClaimId, ClaimKind, PlanId};
use crate::core::period::{PartOfYear, PeriodMeaning};
use crate::core::rule::verdict::Reason;

/// Chooses for one series: holds the data, the day and plan, and the claims that count.
#[derive(Clone, Copy)]
pub(super) struct LeadChooser<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) viewpoint: &'c Viewpoint,
    pub(super) main_plans: &'c [PlanId],
    pub(super) seen: &'c [Seen],
}

/// The target that counts, and what is to be known of targets of single years.
#[derive(Debug, Default)]
pub(super) struct LeadingTarget {
    /// The target; none where the newest whole year has a result and no target, though others have one.
    pub(super) target: Option<Seen>,
    /// The result of the newest whole year, where targets of single years lead.
    pub(super) of_year: Option<ClaimId>,
    /// The target of a year or term to come, which has no result yet.
    pub(super) next: Option<ClaimId>,
}

impl<'c> LeadChooser<'c> {
    /// The target that leads.
    pub(super) fn lead(self) -> LeadingTarget {
        let nearest = self
            .viewpoint
            .target_among(self.catalog, self.seen, self.main_plans);
        match nearest {
            Some(target) if self.is_yearly(&target.1) => self.lead_of_years(target),
            Some(target) => self.lead_of_terms(target),
            None => LeadingTarget::default(),
        }
    }

    /// The first main plan whose term has a result leads; targets of a term that has just begun are shown beside it.
    fn lead_of_terms(self, first: Seen) -> LeadingTarget {
        let is_main = |plan: Option<PlanId>| plan.is_some_and(|plan| self.rank(plan).is_some());
        let alone = LeadingTarget {
            target: Some(first),
            ..LeadingTarget::default()
        };
        if self.viewpoint.plan.is_some() || !is_main(first.1.plan) {
            return alone;
        }
        let years = self.years_of_results();
        if self.has_result(&first.1, &years) {
            return alone;
        }
        let others = self
            .main_plans
            .iter()
            .filter(|plan| Some(**plan) != first.1.plan);
        let of_plans = self.viewpoint.targets_by_plan(self.catalog, self.seen);
        let mut others = others.filter_map(|plan| of_plans.get(plan).copied());
        match others.find(|(_, target)| self.has_result(target, &years)) {
            Some(target) if self.is_yearly(&target.1) => alone,
            Some(target) => LeadingTarget {
                target: Some(target),
                of_year: None,
                next: (self.deadline(&first.1) > self.deadline(&target.1)).then_some(first.0),
            },
            None => alone,
        }
    }

    /// Tells whether the term of a target has a result, of the years that have one.
    fn has_result(self, target: &Claim, years: &BTreeSet<i32>) -> bool {
        let term = Term::for_target(self.catalog, target);
        term.is_some_and(|term| {
            let first = term.base.saturating_add(1);
            first <= term.deadline && years.range(first..=term.deadline).next().is_some()
        })
    }

    /// The years of which a result is known on the day.
    fn years_of_results(self) -> BTreeSet<i32> {
        let last = self.viewpoint.day.year();
        let results = self.seen.iter().filter(|(_, claim)| claim.is_result());
        let years = results.filter_map(|(_, claim)| claim.year);
        years.filter(|year| *year <= last).map(i32::from).collect()
    }

    /// The rank of a plan among the main plans of its pack.
    fn rank(self, plan: PlanId) -> Option<usize> {
        self.catalog.rank(self.catalog.plan(plan).pack, plan)
    }

    /// The targets of single years, one a year: those of the plan that was chosen, else of every plan.
    pub(super) fn targets_of_years(self) -> BTreeMap<i16, Seen> {
        let mut years: BTreeMap<i16, Seen> = BTreeMap::new();
        let is_one_of_a_year = self.within_longer_terms();
        let mut targets: Vec<&Seen> = self
            .seen
            .iter()
            .filter(|(_, claim)| self.viewpoint.is_promised(self.catalog, claim))
            .filter(|(_, claim)| {
                let plan = self.viewpoint.plan;
                plan.is_none() || claim.plan == plan
            })
            .filter(|(_, claim)| self.is_yearly(claim) || is_one_of_a_year(claim))
            .collect();
        // A main plan first, then what was said last.
        targets.sort_by_cached_key(|(position, claim)| {
            let main = claim.plan.and_then(|plan| self.rank(plan));
            let day = published(self.catalog, claim).last_day();
            (main.unwrap_or(usize::MAX), Reverse(day), *position)
        });
        for target in targets {
            if let Some(year) = self.deadline(&target.1) {
                years.entry(year).or_insert(*target);
            }
        }
        years
    }

    fn lead_of_years(self, nearest: Seen) -> LeadingTarget {
        let targets = self.targets_of_years();
        let whole = self.newest_result(|claim| self.is_whole_year(claim));
        let part = self.newest_result(|_| true);
        let result = whole.or(part);
        let year = result.and_then(|(_, claim)| claim.year);
        let of_year = year.and_then(|year| targets.get(&year)).copied();
        let target = match (of_year, year) {
            (Some(target), _) => Some(target),
            (None, None) => Some(nearest),
            // A person who chose a plan asks for its targets, and not for the years that it has none for.
            (None, Some(_)) if self.viewpoint.plan.is_some() => {
                let years = self.years_of_results();
                let has_result = |year: &i16| years.contains(&i32::from(*year));
                let with_result = targets.iter().rev().find(|(year, _)| has_result(year));
                with_result.map(|(_, target)| *target).or(Some(nearest))
            }
            // A target without a stated term is not a yearly target; its missing term is reported.
            (None, Some(_)) => {
                Some(nearest).filter(|(_, claim)| Term::is_unsaid(self.catalog, claim, year))
            }
        };
        // A target of a year that is over is none to come.
        let today = self.viewpoint.day.year();
        let after = year.map(|year| year.saturating_add(1).max(today));
        let after = after.and_then(|year| targets.range(year..).next());
        LeadingTarget {
            target,
            of_year: result.map(|(position, _)| position),
            next: after.map(|(_, (position, _))| *position),
        }
    }

    fn newest_result(self, passes: impl Fn(&Claim) -> bool) -> Option<Seen> {
        let last = self.viewpoint.day.year();
        let results = self.seen.iter().filter(|(_, claim)| {
            claim.is_result() && claim.year.is_some_and(|year| year <= last) && passes(claim)
        });
        results
            .reduce(|best, next| match is_preferred(self.catalog, next, best) {
                true => next,
                false => best,
            })
            .copied()
    }

    fn is_whole_year(self, claim: &Claim) -> bool {
        matches!(
            self.catalog.period(claim.period).meaning(),
            PeriodMeaning::Within(PartOfYear::Year | PartOfYear::EndOfTerm | PartOfYear::EachYear)
        )
    }

    fn is_yearly(self, target: &Claim) -> bool {
        Term::for_target(self.catalog, target).is_some_and(|term| term.years() == 1)
    }

    /// Returns a test for targets of one year within a longer term: such a target is compared with that year's result
    /// only, never with an earlier one.
    fn within_longer_terms(self) -> impl Fn(&Claim) -> bool {
        let (plans, results) = (self.plans_by_year(), self.years_of_results());
        move |claim| {
            self.is_of_whole_year(claim)
                && claim.plan.is_some_and(|plan| plans.contains(&plan))
                && claim
                    .year
                    .is_some_and(|year| results.contains(&i32::from(year)))
        }
    }

    /// The plans that say a target for each of several years.
    fn plans_by_year(self) -> BTreeSet<PlanId> {
        let mut years: BTreeMap<PlanId, (i16, bool)> = BTreeMap::new();
        for (_, claim) in self.seen {
            if let (true, Some(plan), Some(year)) =
                (self.is_of_whole_year(claim), claim.plan, claim.year)
            {
                let known = years.entry(plan).or_insert((year, false));
                known.1 |= known.0 != year;
            }
        }
        let several = years.into_iter().filter(|(_, (_, several))| *several);
        several.map(|(plan, _)| plan).collect()
    }

    /// Tells whether a claim is the target of a whole year.
    fn is_of_whole_year(self, claim: &Claim) -> bool {
        claim.kind == ClaimKind::Target && self.catalog.period(claim.period).is_whole_year()
    }

    fn deadline(self, target: &Claim) -> Option<i16> {
        let term = Term::for_target(self.catalog, target)?;
        i16::try_from(term.deadline).ok()
    }
}

/// The figures that are shown beside a target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeadingFigures {
    /// The figure that leads: what was compared with the target, else what of its term could not be, else the
    /// newest; none where the term has none.
    pub shown: Option<ClaimId>,
    /// A newer figure that cannot be compared with the target; where the term has no result also a forecast.
    pub newer: Option<ClaimId>,
    /// A figure from before the term, where the term has none: it stands apart, never beside the target.
    pub apart: Option<ClaimId>,
}

impl LeadingFigures {
    /// The figures beside a target: the judged one, else the one that could not be compared, and the newest of all.
    pub(super) fn beside_judged(
        catalog: &Catalog,
        lead: &LeadingTarget,
        judged: &Judged,
        latest: Option<ClaimId>,
    ) -> Self {
        let at = |id: ClaimId| stands_at(catalog, &catalog.claim(id));
        let compared = judged.position.or(judged.unfit);
        let reason = judged.assessment.reason;
        let is_outside =
            compared.is_none() && matches!(reason, Some(Reason::NoDataInTerm | Reason::Structure));
        if is_outside {
            let term = lead
                .target
                .and_then(|(_, target)| Term::for_target(catalog, &target));
            // A claim within the term that was not considered is a forecast, not a result.
            let is_before = |id: &ClaimId| {
                let year = catalog.claim(*id).year.map(i32::from);
                term.is_none_or(|term| year.is_none_or(|year| year <= term.base))
            };
            return Self {
                shown: None,
                newer: latest.filter(|id| !is_before(id)),
                apart: latest.filter(is_before),
            };
        }
        let shown = compared.or(lead.of_year).or(latest);
        let newer = latest.filter(|latest| {
            shown.is_some_and(|shown| shown != *latest && at(*latest) > at(shown))
        });
        Self {
            shown,
            newer,
            apart: None,
        }
    }
}

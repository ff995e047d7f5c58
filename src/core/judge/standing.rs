//! Where a series stands against its target, on a day, under a plan.
//!
//! Owns the way from claims to a judgement: `term` says what time a target covers, `evidence` chooses the figures it is
//! judged by, [`crate::core::rule`] judges, `official` sets what sources said beside it. It never says more than the
//! figures allow: what cannot be compared is `not_assessable` with a reason. Pure; the day is an argument. It must not
//! know a language.

use rust_decimal::Decimal;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::class::Class;
use crate::core::judge::decisive::decisive;
use crate::core::judge::evidence::{self, Judged, KnownClaims, Supposed};
use crate::core::judge::lead::{LeadChooser, LeadingFigures};
use crate::core::judge::term::Term;
use crate::core::judge::viewpoint::{Conflict, Seen, Viewpoint, conflicts_among};
use crate::core::model::{
    Better, Claim, ClaimId, ClaimKind, Comparator, PeriodId, PlanId, PlanStatus, SeriesId,
    TargetKind, Text,
};
use crate::core::period::Period;
use crate::core::rule::case::Point;
use crate::core::rule::verdict::{Assessment, Flag};

pub use crate::core::rule::verdict::{Reason, Status};

/// Where a series stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The class.
    pub status: Status,
    /// Why it is not judged; only with [`Status::NotAssessable`].
    pub reason: Option<Reason>,
    /// Position of the target that counts.
    pub target: Option<ClaimId>,
    /// The class of the target on the board.
    pub class: Class,
    /// The figure that leads, and what stands apart from it.
    pub figures: LeadingFigures,
    /// The target of a year or term to come, which has no result yet.
    pub next_target: Option<ClaimId>,
    /// One verdict for each year that has a target of its own, newest first.
    pub years: Vec<YearVerdict>,
    /// Position of the figure that was compared with the target; of a mean or sum worked out from
    /// yearly figures the last one.
    pub judged: Option<ClaimId>,
    /// Position of the newest figure of the term where none could be compared, and the reason speaks of it.
    pub unfit: Option<ClaimId>,
    /// Figure minus the nearest bound of the target, in the unit; zero inside a range.
    pub gap: Option<Decimal>,
    /// Whether the judgement rests on an estimate.
    pub provisional: bool,
    /// Where sources disagree.
    pub conflicts: Vec<Conflict>,
    /// Every number and flag of the judgement.
    pub assessment: Assessment,
    /// How the target was compared.
    pub kind: TargetKind,
    /// The years that the target covers, if they are known.
    pub term: Option<Term>,
    /// How many figures the judgement rests on.
    pub points: usize,
    /// The figures that were looked at, oldest first.
    pub inputs: Vec<Point>,
    /// The mean or sum that was compared, where it was worked out from yearly figures.
    pub worked_out: Option<f64>,
}

/// The verdict on the target of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearVerdict {
    /// The year.
    pub year: i16,
    /// Its target.
    pub target: ClaimId,
    /// Its result, or what of it could not be compared.
    pub shown: Option<ClaimId>,
    /// The class.
    pub class: Class,
    /// Figure minus the nearest bound of the target, in the unit.
    pub gap: Option<Decimal>,
    /// The least and the greatest gap, where sources disagree about the result.
    pub gaps: Option<(f64, f64)>,
}

/// Judges a series and tells everything that stands around the judgement.
pub fn standing(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Standing {
    let seen = viewpoint.counting(catalog, series);
    let latest = viewpoint.newest_among(catalog, seen.iter().copied(), |_| true);
    let latest = latest.map(|(position, _)| position);
    let chooser = lead_chooser(catalog, viewpoint, series, &seen);
    let lead = chooser.lead();
    let results = decisive(catalog, &seen);
    let judge = |target: Option<&Seen>| {
        let known = KnownClaims {
            seen: &results,
            target: target.map(|(_, claim)| claim),
        };
        evidence::judge(catalog, viewpoint, series, known)
    };
    let found = judge(lead.target.as_ref());
    let years = chooser.targets_of_years().into_iter().rev();
    let years = years.map(|(year, target)| {
        let found = judge(Some(&target));
        YearVerdict {
            year,
            target: target.0,
            shown: found.position.or(found.unfit),
            class: Class::from_assessment(&found.assessment),
            gap: gap(catalog, Some(&target), &found),
            gaps: found.assessment.gap_low.zip(found.assessment.gap_high),
        }
    });
    let years = years.collect();
    let gap = gap(catalog, lead.target.as_ref(), &found);
    let provisional = found.position.is_some() && found.provisional;
    let reason = found.assessment.reason;
    Standing {
        status: found.assessment.status,
        reason,
        target: lead.target.map(|(position, _)| position),
        class: Class::from_assessment(&found.assessment),
        figures: LeadingFigures::beside_judged(catalog, &lead, &found, latest),
        next_target: lead.next,
        years,
        judged: found.position,
        unfit: found.unfit,
        gap,
        provisional,
        conflicts: conflicts_among(catalog, &seen),
        assessment: found.assessment,
        kind: found.kind,
        term: found.term,
        points: found.points,
        inputs: found.inputs,
        worked_out: found.worked_out,
    }
}

/// Judges a series and tells nothing else: for counting and filtering.
pub fn assessment(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Assessment {
    let seen = viewpoint.counting(catalog, series);
    let target = lead_chooser(catalog, viewpoint, series, &seen)
        .lead()
        .target;
    let known = KnownClaims {
        seen: &decisive(catalog, &seen),
        target: target.as_ref().map(|(_, claim)| claim),
    };
    evidence::judge(catalog, viewpoint, series, known).assessment
}

/// The figure of a series that leads, and nothing else: for filtering.
pub fn shown(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Option<ClaimId> {
    let seen = viewpoint.counting(catalog, series);
    let latest = viewpoint.newest_among(catalog, seen.iter().copied(), |_| true);
    let latest = latest.map(|(position, _)| position);
    if seen
        .iter()
        .all(|(_, claim)| claim.kind != ClaimKind::Target)
    {
        return latest;
    }
    let lead = lead_chooser(catalog, viewpoint, series, &seen).lead();
    let known = KnownClaims {
        seen: &decisive(catalog, &seen),
        target: lead.target.as_ref().map(|(_, claim)| claim),
    };
    let found = evidence::judge(catalog, viewpoint, series, known);
    LeadingFigures::beside_judged(catalog, &lead, &found, latest).shown
}

/// Judges a series as if something else were known or promised; nothing of it is kept.
pub fn suppose(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
    supposed: Supposed,
) -> Judged {
    let seen = viewpoint.counting(catalog, series);
    let lead = lead_chooser(catalog, viewpoint, series, &seen).lead();
    let promised = lead.target.map(|(_, claim)| claim);
    let imagine = || imagined(catalog, viewpoint, series, supposed.target?);
    let target = promised.or_else(imagine);
    let known = KnownClaims {
        seen: &decisive(catalog, &seen),
        target: target.as_ref(),
    };
    evidence::suppose(catalog, viewpoint, series, known, supposed)
}

/// The term that a target would have where none was set: that of a plan in force on the day, a main one
/// first, else of the first main plan.
pub fn imagined_term(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Option<Term> {
    let target = imagined(catalog, viewpoint, series, Figure::new(0, 0))?;
    Term::for_target(catalog, &target)
}

/// An imagined target, for one calculation.
fn imagined(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
    value: Figure,
) -> Option<Claim> {
    let indicator = catalog.indicator_of(series);
    if indicator.better == Better::None {
        return None;
    }
    let main = &catalog.pack(indicator.pack).main_plans;
    let own = (0..).map(PlanId).zip(catalog.plans());
    let own = own.filter(|(_, plan)| plan.pack == indicator.pack);
    let adopted = own.filter(|(_, plan)| plan.status == PlanStatus::Adopted);
    let is_now = |plan: &PlanId| {
        let term = catalog.plan(*plan).term;
        term.is_some_and(|(first, last)| {
            first <= viewpoint.day.year() && viewpoint.day.year() < last
        })
    };
    let plans = viewpoint.plan.into_iter().chain(main.iter().copied());
    let mut running = plans
        .clone()
        .chain(adopted.map(|(id, _)| id))
        .filter(is_now);
    let plan = viewpoint
        .plan
        .or_else(|| running.next())
        .or_else(|| main.first().copied())?;
    let whole_year = catalog.periods().iter().position(Period::is_whole_year)?;
    Some(Claim {
        kind: ClaimKind::Target,
        comparator: Comparator::Equal,
        low: value,
        high: value,
        year: Some(catalog.plan(plan).term?.1),
        period: PeriodId(whole_year as u32),
        plan: Some(plan),
        source: None,
        note: Text(0),
        is_break: false,
        is_nearly: false,
        is_derived: false,
        is_computed: false,
        rounded_to: None,
    })
}

fn lead_chooser<'c>(
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    series: SeriesId,
    seen: &'c [Seen],
) -> LeadChooser<'c> {
    LeadChooser {
        catalog,
        viewpoint,
        main_plans: &catalog.pack(catalog.indicator_of(series).pack).main_plans,
        seen,
    }
}

/// Figure minus the nearest bound of the target. A figure that is itself only a bound has no gap.
fn gap(catalog: &Catalog, target: Option<&Seen>, found: &Judged) -> Option<Decimal> {
    let (_, target) = target?;
    if found.assessment.last_known.is_some() {
        // A last known figure carries its own distance.
        return None;
    }
    let value = match found.worked_out {
        Some(mean) => Decimal::try_from(mean).ok()?,
        None => exact(&catalog.claim(found.position?))?,
    };
    from_target(value, target)
}

/// A value minus the nearest bound of a target.
fn from_target(value: Decimal, target: &Claim) -> Option<Decimal> {
    let (low, high) = (target.low.decimal(), target.high.decimal());
    if value < low {
        value.checked_sub(low)
    } else if value > high {
        value.checked_sub(high)
    } else {
        Some(Decimal::ZERO)
    }
}

fn exact(claim: &Claim) -> Option<Decimal> {
    let is_figure = matches!(claim.comparator, Comparator::Equal | Comparator::About);
    is_figure.then(|| claim.low.decimal())
}

impl Standing {
    /// The figure that leads.
    pub fn shown(&self) -> Option<ClaimId> {
        self.figures.shown
    }

    /// The class of the target of a year: of the leading target where it is of that year, else of the one that was set for
    /// the year; `None` where there is neither.
    pub fn class_in(&self, catalog: &Catalog, year: i16) -> Option<Class> {
        let leads = |target: &ClaimId| catalog.claim(*target).year == Some(year);
        let lead = self.target.filter(leads).map(|_| self.class);
        let of_year = || self.years.iter().find(|verdict| verdict.year == year);
        lead.or_else(|| of_year().map(|verdict| verdict.class))
    }

    /// For a range, the distances of its lower and of its upper end from the target.
    pub fn ends_of_range(&self, catalog: &Catalog) -> Option<(Decimal, Decimal)> {
        let (found, target) = (catalog.claim(self.judged?), catalog.claim(self.target?));
        if found.comparator != Comparator::Range || self.assessment.last_known.is_some() {
            return None;
        }
        let ends = [found.low, found.high].map(|end| from_target(end.decimal(), &target));
        ends[0].zip(ends[1])
    }

    /// For a range, the distance of its nearer end from the target; `None` if the target lies within it.
    pub fn near_end(&self, catalog: &Catalog) -> Option<Decimal> {
        let (one, other) = self.ends_of_range(catalog)?;
        if one.is_zero() || other.is_zero() || one.is_sign_negative() != other.is_sign_negative() {
            return Some(Decimal::ZERO);
        }
        Some(if one.abs() < other.abs() { one } else { other })
    }

    /// Tells whether a flag is set.
    pub fn has(&self, flag: &Flag) -> bool {
        self.assessment.has(flag)
    }
}

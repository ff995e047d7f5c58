//! Checks what was read for figures that do not fit each other.
//!
//! Owns the doubts: everything was understood, but somebody should look. It sees one indicator at a
//! time and changes nothing; `shares` compares several, `remarks` reads free text. A check that would
//! fire on sound data is no check, so each one asks for a plain contradiction.

use std::ops::Range;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::term::{Term, is_rate};
use crate::core::judge::viewpoint::{excludes, published};
use crate::core::lang::Lang;
use crate::core::maps::FastSet;
use crate::core::model::{
    Better, Claim, ClaimKind, Comparator, Indicator, IndicatorId, PlaceId, PlanStatus, TargetKind,
    Thresholds,
};
use crate::core::rule::assess::assess;
use crate::core::rule::case::{Case, Evidence, Point, Target};
use crate::core::rule::verdict::Reason;
use crate::pack::diagnostic::{Doubt, Problem};
use crate::pack::remarks::{
    Count, count, names_every_year, says_a_year, says_part_of_year, says_percent_over,
};

/// A claim as it was read, with its place in the file.
#[derive(Clone, Debug)]
pub(super) struct ClaimRead {
    /// Where the figure was taken.
    pub(super) place: PlaceId,
    /// The claim.
    pub(super) claim: Claim,
    /// Where it stands.
    pub(super) at: At,
}

/// A file of the pack, by its number, and bytes of it.
pub(super) type At = (usize, Range<usize>);

/// A doubt and the bytes it concerns.
pub(super) type FoundDoubt = (Doubt, At);

/// A problem and the bytes it concerns.
pub(super) type FoundProblem = (Problem, At);

fn doubtful(doubt: Doubt) -> Problem {
    Problem::Doubtful(doubt)
}

/// Checks the claims of one indicator.
pub(super) fn indicator(
    catalog: &Catalog,
    id: IndicatorId,
    claims: &[ClaimRead],
) -> Vec<FoundProblem> {
    let mut sorted: Vec<&ClaimRead> = claims.iter().collect();
    // The sort is stable, so that claims of one place keep the order of the file.
    sorted.sort_by_key(|read| read.place);
    let mut found = Vec::new();
    for group in sorted.chunk_by(|one, other| one.place == other.place) {
        let look = Look {
            catalog,
            indicator: catalog.indicator(id),
            claims: group,
        };
        look.twice(&mut found);
        for read in group {
            look.note(read, &mut found);
            if read.claim.is_break && !read.claim.is_result() {
                found.push((doubtful(Doubt::BadBreak), read.at.clone()));
            }
            match read.claim.kind {
                ClaimKind::Target => look.target(read, &mut found),
                _ => look.figure(read, &mut found),
            }
        }
        look.baseline(&mut found);
    }
    found
}

struct Look<'c> {
    catalog: &'c Catalog,
    indicator: &'c Indicator,
    claims: &'c [&'c ClaimRead],
}

impl Look<'_> {
    fn target(&self, target: &ClaimRead, found: &mut Vec<FoundProblem>) {
        let mut doubt = |doubt: Doubt| found.push((doubtful(doubt), target.at.clone()));
        if let Some((first, last)) = self.outside(&target.claim) {
            doubt(Doubt::OutsideTerm { first, last });
        }
        let Some(kind) = self.indicator.target_kind else {
            return;
        };
        let unit = self.catalog.text(self.indicator.unit.vi);
        if kind == TargetKind::Level && unit.contains("/năm") {
            doubt(Doubt::YearlyUnit);
        } else if kind == TargetKind::Level && self.is_said_yearly(&target.claim) {
            doubt(Doubt::YearlyText);
        }
        if kind == TargetKind::Growth && !is_rate(self.catalog, self.indicator, kind) {
            doubt(Doubt::UnitMismatch);
        }
        let Some(term) = Term::for_target(self.catalog, &target.claim) else {
            return;
        };
        if self.is_part_of_year_only(kind, term) {
            doubt(Doubt::PartOfYearOnly);
        }
        if kind == TargetKind::Level && self.starts_beyond(&target.claim, term) {
            doubt(Doubt::DirectionConflict);
        }
        if kind == TargetKind::Milestone {
            let more = self.results().find(|result| {
                term.deadline >= year(&result.claim) && result.claim.low > target.claim.high
            });
            if let Some(more) = more {
                found.push((doubtful(Doubt::PartsOverAll), more.at.clone()));
            }
        }
    }

    /// Finds a result filed under a plan whose term does not cover it; the base year of the term may have results too.
    fn figure(&self, read: &ClaimRead, found: &mut Vec<FoundProblem>) {
        let plan = read.claim.plan.map(|plan| self.catalog.plan(plan));
        // A draft holds figures of any year, so that its term says nothing about them.
        let plan = plan.filter(|plan| plan.status != PlanStatus::Draft);
        let plan = plan.and_then(|plan| plan.term);
        let (Some((first, last)), Some(year)) = (plan, read.claim.year) else {
            return;
        };
        let base = Term::base_of((first, last));
        if !(base..=last).contains(&year) {
            let doubt = Doubt::FigureOutsideTerm { first, last };
            found.push((doubtful(doubt), read.at.clone()));
        }
    }

    /// The first target whose progress cannot be counted: the term has a figure, but none is older.
    fn baseline(&self, found: &mut Vec<FoundProblem>) {
        let by_levels = |kind| match kind {
            TargetKind::Level | TargetKind::Rank => true,
            TargetKind::Pace | TargetKind::Growth => !is_rate(self.catalog, self.indicator, kind),
            _ => false,
        };
        if !self.indicator.target_kind.is_some_and(by_levels) {
            return;
        }
        let targets = self.claims.iter().filter(|read| {
            let period = self.catalog.period(read.claim.period);
            read.claim.kind == ClaimKind::Target && !period.is_mean() && !period.is_sum()
        });
        let without = targets.take(MOST_COMPARED).find(|target| {
            let term = Term::for_target(self.catalog, &target.claim);
            term.is_some_and(|term| self.starts_nowhere(term))
        });
        let doubt = |target: &&ClaimRead| (doubtful(Doubt::NoBaseline), target.at.clone());
        found.extend(without.map(doubt));
    }

    /// Tells whether a term has a figure of one of its years and no exact one before that.
    fn starts_nowhere(&self, term: Term) -> bool {
        let levels = || {
            self.results()
                .filter(|read| self.catalog.period(read.claim.period).stands_for_year())
        };
        let in_term = |year: &i32| (term.base + 1..=term.deadline).contains(year);
        let newest = levels().map(|read| year(&read.claim)).filter(in_term).max();
        newest.is_some_and(|newest| {
            let exact = |read: &&&ClaimRead| read.claim.comparator == Comparator::Equal;
            let mut older = levels().filter(exact);
            older.all(|read| year(&read.claim) >= newest)
        })
    }

    /// Tells whether the texts of a level speak of every year.
    fn is_said_yearly(&self, target: &Claim) -> bool {
        let name = self.indicator.name;
        [Lang::Vi, Lang::En].into_iter().any(|lang| {
            let note = self.catalog.note(target.note, lang);
            names_every_year(self.catalog.say(name, lang)) || says_a_year(note)
        })
    }

    /// The term of the plan, where a target lies outside it.
    fn outside(&self, target: &Claim) -> Option<(i16, i16)> {
        let (first, last) = self.catalog.plan(target.plan?).term?;
        let year = target.year?;
        (!(first..=last).contains(&year)).then_some((first, last))
    }

    /// Tells whether the term has only figures of parts of years, by which no yearly target can be judged.
    fn is_part_of_year_only(&self, kind: TargetKind, term: Term) -> bool {
        let in_term =
            |read: &&&ClaimRead| (term.base + 1..=term.deadline).contains(&year(&read.claim));
        let part = |read: &&ClaimRead| {
            let period = self.catalog.period(read.claim.period);
            period.is_part_of_year()
        };
        let mut known = self.results().filter(in_term).peekable();
        kind != TargetKind::Milestone && known.peek().is_some() && known.all(part)
    }

    /// Progress that starts beyond its target: a wrong direction, or a floor to be kept.
    fn starts_beyond(&self, target: &Claim, term: Term) -> bool {
        // The plan of one year may well stay below the last result.
        if term.years() < 2 || target.comparator == Comparator::Range {
            return false;
        }
        let base = self.results().find(|read| {
            year(&read.claim) == term.base && read.claim.comparator == Comparator::Equal
        });
        let Some(base) = base.filter(|_| self.indicator.better != Better::None) else {
            return false;
        };
        // The rule itself says whether the two conflict.
        let points = [
            Point::new(term.base, base.claim.low),
            Point::new(term.base + 1, base.claim.low),
        ];
        let found = assess(&Case {
            kind: TargetKind::Level,
            better: self.indicator.better,
            evidence: Evidence::Years(&points),
            base_year: term.base,
            target: Some(Target {
                value: target.low,
                far: None,
                strict: false,
            }),
            deadline: term.deadline,
            decimals: self.indicator.decimals,
            min: None,
            max: None,
            provisional: false,
            today: None,
            ended: None,
            rivals: &[],
            thresholds: Thresholds::default(),
        });
        found.reason == Some(Reason::DirectionConflict)
    }

    /// A claim that stands before, and two figures for one thing where nothing tells which of them is the newer one:
    /// of one source, of sources of one date, or a second target of a plan that names no document.
    fn twice(&self, found: &mut Vec<FoundProblem>) {
        let key = |read: &ClaimRead| {
            let claim = &read.claim;
            let plan = claim.plan.filter(|_| claim.kind == ClaimKind::Target);
            (claim.year, claim.kind, claim.period, plan)
        };
        // Most places have one figure a year, year after year.
        if self.claims.is_sorted_by(|one, next| key(one) < key(next)) {
            return;
        }
        let mut sorted: Vec<&&ClaimRead> = self.claims.iter().collect();
        sorted.sort_by_key(|read| key(read));
        for group in sorted.chunk_by(|one, other| key(one) == key(other)) {
            repeated(group, found);
            for (at, later) in group.iter().enumerate().skip(1) {
                let (one, earlier) = (&later.claim, group.iter().take(at).take(MOST_COMPARED));
                // Claims before and after a break in the series are counted in two ways and may differ.
                let alike = |other: &&&&ClaimRead| other.claim.is_break == one.is_break;
                let mut others = earlier
                    .filter(|other| differ(one, &other.claim))
                    .filter(alike);
                let is_target = one.kind == ClaimKind::Target;
                let doubt = others.find_map(|other| {
                    let other = &other.claim;
                    let day = |claim| published(self.catalog, claim);
                    if one.source.is_some() && one.source == other.source {
                        Some(Doubt::SameSource)
                    } else if is_target && one.plan.is_some() && one.source.is_none() {
                        Some(Doubt::TargetChanged)
                    } else if !is_target && day(one) == day(other) && excludes(one, other) {
                        Some(Doubt::DuplicateYear)
                    } else {
                        None
                    }
                });
                found.extend(doubt.map(|doubt| (doubtful(doubt), later.at.clone())));
            }
        }
    }

    /// A remark that contradicts its figure.
    fn note(&self, read: &ClaimRead, found: &mut Vec<FoundProblem>) {
        let claim = &read.claim;
        if self.catalog.text(claim.note).is_empty() {
            return;
        }
        let unit = self.catalog.text(self.indicator.unit.vi);
        let notes = [Lang::Vi, Lang::En].map(|lang| self.catalog.note(claim.note, lang));
        let says = |test: &dyn Fn(&str) -> bool| notes.into_iter().any(test);
        if unit.starts_with('%') && says(&says_percent_over) {
            found.push((doubtful(Doubt::PercentForPoints), read.at.clone()));
        }
        let period = self.catalog.period(claim.period);
        let is_result = claim.kind != ClaimKind::Target;
        if is_result && period.is_whole_year() && says(&says_part_of_year) {
            found.push((doubtful(Doubt::PartOfYearNote), read.at.clone()));
        }
        let is_over = |note: &str| match count(note) {
            Some(Count { of, all }) => of > all && Count { of, all }.is_share(claim.low),
            None => false,
        };
        if unit.starts_with('%') && says(&is_over) {
            found.push((doubtful(Doubt::CountOverAll), read.at.clone()));
        }
    }

    fn results(&self) -> impl Iterator<Item = &&ClaimRead> {
        let results = self.claims.iter();
        results.filter(|read| read.claim.is_result() && read.claim.year.is_some())
    }
}

/// Notes the claims of one place, year and kind that stand before.
fn repeated(group: &[&&ClaimRead], found: &mut Vec<FoundProblem>) {
    let mut seen = FastSet::default();
    let exact = |figure: Figure| (figure.mantissa(), figure.scale());
    for read in group.iter().filter(|_| group.len() > 1) {
        let claim = &read.claim;
        let figures = (exact(claim.low), exact(claim.high), claim.comparator);
        let filed = (claim.plan, claim.source, claim.note);
        if !seen.insert((figures, filed)) {
            found.push((Problem::DuplicateClaim, read.at.clone()));
        }
    }
}

/// Most figures that one is compared with, and most targets that are looked at: a broken file may repeat thousands.
pub(super) const MOST_COMPARED: usize = 64;

fn year(claim: &Claim) -> i32 {
    claim.year.map_or(i32::MIN, i32::from)
}

fn differ(one: &Claim, other: &Claim) -> bool {
    (one.low, one.high, one.comparator) != (other.low, other.high, other.comparator)
}

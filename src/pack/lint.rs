//! Checks what was read for figures that do not fit each other.
//!
//! Owns the doubts: everything was understood, but somebody should look. It sees one indicator at a
//! time, and at the end the shares of a whole; it changes nothing. A check that would fire on sound
//! data is no check, so each one asks for a plain contradiction.

use std::ops::Range;

use crate::assess::case::{Case, Evidence, Point, Target};
use crate::assess::rule::assess;
use crate::assess::verdict::Reason;
use crate::catalog::Catalog;
use crate::diagnostic::Doubt;
use crate::figure::Figure;
use crate::model::{
    Better, Claim, ClaimKind, Comparator, Indicator, IndicatorId, PlaceId, PlanId, TargetKind,
    Thresholds,
};
use crate::standing::term::{Term, is_rate};

/// A claim as it was read, with its place in the file.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// Where the figure was taken.
    pub(super) place: PlaceId,
    /// The claim.
    pub(super) claim: Claim,
    /// The bytes of the file it stands in.
    pub(super) at: Range<usize>,
}

/// A doubt and the bytes it concerns.
pub(super) type Found = (Doubt, Range<usize>);

/// Checks the claims of one indicator.
pub(super) fn indicator(catalog: &Catalog, id: IndicatorId, stated: &[Stated]) -> Vec<Found> {
    let mut sorted: Vec<&Stated> = stated.iter().collect();
    // Stable: within a place the order of the file is kept.
    sorted.sort_by_key(|stated| stated.place);
    let mut found = Vec::new();
    for group in sorted.chunk_by(|one, other| one.place == other.place) {
        let look = Look {
            catalog,
            indicator: catalog.indicator(id),
            stated: group,
        };
        look.same_source(&mut found);
        for stated in group {
            look.note(stated, &mut found);
            if stated.claim.kind == ClaimKind::Target {
                look.target(stated, &mut found);
            }
        }
    }
    found
}

struct Look<'c> {
    catalog: &'c Catalog,
    indicator: &'c Indicator,
    stated: &'c [&'c Stated],
}

impl Look<'_> {
    fn target(&self, target: &Stated, found: &mut Vec<Found>) {
        let mut doubt = |doubt: Doubt| found.push((doubt, target.at.clone()));
        let Some(kind) = self.indicator.target_kind else {
            return;
        };
        let unit = self.catalog.text(self.indicator.unit.vi);
        if kind == TargetKind::Level && unit.contains("/năm") {
            doubt(Doubt::YearlyUnit);
        }
        if kind == TargetKind::Growth && !is_rate(self.catalog, self.indicator, kind) {
            doubt(Doubt::UnitMismatch);
        }
        let Some(term) = Term::of(self.catalog, &target.claim) else {
            return;
        };
        if let Some((first, last)) = self.outside(&target.claim) {
            doubt(Doubt::OutsideTerm { first, last });
        }
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
                found.push((Doubt::PartsOverAll, more.at.clone()));
            }
        }
    }

    /// The term of the plan, where a target lies outside it.
    fn outside(&self, target: &Claim) -> Option<(i16, i16)> {
        let (first, last) = self.catalog.plan(target.plan?).term?;
        let year = target.year?;
        (!(first..=last).contains(&year)).then_some((first, last))
    }

    /// A yearly amount or rate of which only parts of years are known cannot be judged.
    fn is_part_of_year_only(&self, kind: TargetKind, term: Term) -> bool {
        let yearly = matches!(
            kind,
            TargetKind::Flow | TargetKind::Total | TargetKind::Growth | TargetKind::Pace
        );
        let in_term =
            |stated: &&&Stated| (term.base + 1..=term.deadline).contains(&year(&stated.claim));
        let part = |stated: &&Stated| {
            let period = self.catalog.period(stated.claim.period);
            period.is_part_of_year()
        };
        let mut known = self.results().filter(in_term).peekable();
        yearly && known.peek().is_some() && known.all(part)
    }

    /// Progress that starts beyond its target: a wrong direction, or a floor to be kept.
    fn starts_beyond(&self, target: &Claim, term: Term) -> bool {
        // The plan of one year may well stay below the last result.
        if term.years() < 2 || target.comparator == Comparator::Range {
            return false;
        }
        let base = self.results().find(|stated| {
            year(&stated.claim) == term.base && stated.claim.comparator == Comparator::Equal
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
            past: false,
            thresholds: Thresholds::default(),
        });
        found.reason == Some(Reason::DirectionConflict)
    }

    /// One source that gives two figures for the same thing, or a plan two targets, one undocumented.
    fn same_source(&self, found: &mut Vec<Found>) {
        let key = |stated: &Stated| {
            let claim = &stated.claim;
            let plan = claim.plan.filter(|_| claim.kind == ClaimKind::Target);
            (claim.year, claim.kind, claim.period, plan)
        };
        let mut sorted: Vec<&&Stated> = self.stated.iter().collect();
        sorted.sort_by_key(|stated| key(stated));
        for group in sorted.chunk_by(|one, other| key(one) == key(other)) {
            for (at, later) in group.iter().enumerate().skip(1) {
                let (one, earlier) = (&later.claim, group.iter().take(at));
                let mut others = earlier.filter(|other| differ(one, &other.claim));
                let is_target = one.kind == ClaimKind::Target;
                let doubt = others.find_map(|other| {
                    if one.source.is_some() && one.source == other.claim.source {
                        Some(Doubt::SameSource)
                    } else if is_target && one.plan.is_some() && one.source.is_none() {
                        Some(Doubt::TargetChanged)
                    } else {
                        None
                    }
                });
                found.extend(doubt.map(|doubt| (doubt, later.at.clone())));
            }
        }
    }

    /// A remark that contradicts its figure.
    fn note(&self, stated: &Stated, found: &mut Vec<Found>) {
        let note = self.catalog.text(stated.claim.note);
        let unit = self.catalog.text(self.indicator.unit.vi);
        if unit.starts_with('%') && says_percent_over(note) {
            found.push((Doubt::PercentForPoints, stated.at.clone()));
        }
        let period = self.catalog.period(stated.claim.period);
        let is_result = stated.claim.kind != ClaimKind::Target;
        if is_result && period.is_whole_year() && says_part_of_year(note) {
            found.push((Doubt::PartOfYearNote, stated.at.clone()));
        }
    }

    fn results(&self) -> impl Iterator<Item = &&Stated> {
        let results = self.stated.iter();
        results.filter(|stated| stated.claim.is_result() && stated.claim.year.is_some())
    }
}

fn year(claim: &Claim) -> i32 {
    claim.year.map_or(i32::MIN, i32::from)
}

fn differ(one: &Claim, other: &Claim) -> bool {
    (one.low, one.high, one.comparator) != (other.low, other.high, other.comparator)
}

/// Tells whether a remark says "vượt 3,2 %" of a percentage, which can only be points.
fn says_percent_over(note: &str) -> bool {
    note.match_indices("vượt ").any(|(at, word)| {
        let rest = note.get(at + word.len()..).unwrap_or("");
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        after.len() < rest.len() && after.trim_start().starts_with('%')
    })
}

/// Tells whether a remark is nothing but the name of a part of a year.
fn says_part_of_year(note: &str) -> bool {
    let note = note.trim().to_lowercase();
    [
        "6 tháng",
        "9 tháng",
        "6 tháng đầu năm",
        "first half",
        "6 months",
        "9 months",
    ]
    .contains(&note.as_str())
}

/// One share of a whole.
#[derive(Clone, Debug)]
pub(super) struct Share {
    /// The part of the name before the colon, which the shares of one whole have in common.
    pub(super) whole: String,
    /// The indicator.
    pub(super) indicator: IndicatorId,
    /// Place, year, kind and plan of the figure.
    pub(super) of: (PlaceId, Option<i16>, ClaimKind, Option<PlanId>),
    /// The figure.
    pub(super) value: Figure,
    /// The file, and the bytes in it.
    pub(super) at: (usize, Range<usize>),
}

/// The shares that an indicator's claims give; none unless it is a share of a named whole.
pub(super) fn shares(
    catalog: &Catalog,
    id: IndicatorId,
    stated: &[Stated],
    file: usize,
) -> Vec<Share> {
    let indicator = catalog.indicator(id);
    let name = catalog.text(indicator.name.vi);
    let whole = name
        .split_once(':')
        .map(|(whole, _)| whole.trim().to_owned());
    let (Some(whole), Some(TargetKind::Structure)) = (whole, indicator.target_kind) else {
        return Vec::new();
    };
    let exact = stated
        .iter()
        .filter(|stated| stated.claim.comparator == Comparator::Equal);
    exact
        .map(|stated| {
            let claim = &stated.claim;
            Share {
                whole: whole.clone(),
                indicator: id,
                of: (stated.place, claim.year, claim.kind, claim.plan),
                value: claim.low,
                at: (file, stated.at.clone()),
            }
        })
        .collect()
}

/// Checks that the shares of a whole do not exceed it, and add up to it where every one is known.
pub(super) fn sums(shares: &mut [Share]) -> Vec<(usize, Found)> {
    let parts = |whole: &str, shares: &[Share]| {
        let mut ids: Vec<IndicatorId> = shares
            .iter()
            .filter(|share| share.whole == whole)
            .map(|share| share.indicator)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len()
    };
    shares.sort_by(|one, other| (&one.whole, one.of).cmp(&(&other.whole, other.of)));
    let shares = &*shares;
    let mut found = Vec::new();
    for group in shares.chunk_by(|one, other| (&one.whole, one.of) == (&other.whole, other.of)) {
        let mut ids: Vec<IndicatorId> = group.iter().map(|share| share.indicator).collect();
        ids.dedup();
        // Two sources for one share leave the sum open.
        if ids.len() != group.len() || group.len() < 2 {
            continue;
        }
        let sum: f64 = group.iter().map(|share| share.value.to_f64()).sum();
        let is_whole = group
            .first()
            .is_some_and(|first| parts(&first.whole, shares) == ids.len());
        let off = if is_whole {
            (sum - 100.0).abs()
        } else {
            sum - 100.0
        };
        if let Some(last) = group.last().filter(|_| off > ROUNDING) {
            let tenths = (sum * 10.0).round() as i64;
            let doubt = Doubt::SharesSum { tenths };
            found.push((last.at.0, (doubt, last.at.1.clone())));
        }
    }
    found
}

/// How far shares that were rounded one by one may be off together.
const ROUNDING: f64 = 0.5;

#[cfg(test)]
mod tests {
    use super::{says_part_of_year, says_percent_over};

    #[test]
    fn remarks_are_read_narrowly() {
        for (note, expected) in [
            ("vượt 3,2%", true),
            ("vượt 3.2 % so với nghị quyết", true),
            ("vượt 3,2 điểm %", false),
            ("vượt mục tiêu", false),
            ("3,2%", false),
        ] {
            assert_eq!(says_percent_over(note), expected, "{note}");
        }
        assert!(says_part_of_year("6 tháng đầu năm"));
        assert!(!says_part_of_year("6 tháng đầu năm đạt 1.885"));
    }
}

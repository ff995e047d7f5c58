//! What sources that differ on the newest figure leave standing.
//!
//! Owns the choice between them: on one side of the target the weaker class holds, on both sides nothing
//! does. It must not know how a single figure is judged.

use crate::core::model::TargetKind;
use crate::core::rule::case::{Case, Evidence, Point, in_order};
use crate::core::rule::verdict::{Assessment, Confidence, Flag, Reason};

/// How a case without rivals is judged.
type Judge = fn(&Case<'_>) -> Assessment;

/// Judges a case by each of the claims about its newest figure, and says what holds for all of them.
pub(super) fn judge_rivals(case: &Case<'_>, judge: Judge) -> Assessment {
    let alone = Case {
        rivals: &[],
        ..*case
    };
    let chosen = judge(&alone);
    let (Some(side), Some(at)) = (chosen.side, chosen.at) else {
        return chosen;
    };
    let others: Vec<Assessment> = case
        .rivals
        .iter()
        .map(|rival| judge_instead(&alone, rival, judge))
        .collect();
    // A bound that proves nothing was passed over for an older figure.
    let is_same = |other: &Assessment| other.side == Some(side) && other.at == Some(at);
    let mut found = if others.iter().all(is_same) {
        weaker(&chosen, &others)
    } else {
        let mut found = Assessment::refused(Reason::Conflict);
        (found.at, found.actual) = (chosen.at, chosen.actual);
        (found.gap, found.percent_of_target) = distance(&chosen);
        let of_the_figure =
            |flag: &&Flag| matches!(flag, Flag::Provisional | Flag::Stale | Flag::Approximate);
        let doubts = chosen.flags.iter().filter(of_the_figure);
        found.flags.extend(doubts.cloned());
        found
    };
    let gaps = std::iter::once(&chosen).chain(&others);
    let gaps = gaps.filter_map(|claim| distance(claim).0);
    found.gap_low = gaps.clone().reduce(f64::min);
    found.gap_high = gaps.reduce(f64::max);
    found
}

/// Judges as if another claim were the newest figure.
fn judge_instead(case: &Case<'_>, rival: &Point, judge: Judge) -> Assessment {
    let instead = |known: &Point| Point {
        at: known.at,
        is_break: known.is_break,
        ..*rival
    };
    let judge_with = |evidence| judge(&Case { evidence, ..*case });
    match case.evidence {
        Evidence::Years(points) => {
            let mut points = in_order(points).into_owned();
            let is_amount = matches!(case.kind, TargetKind::Flow | TargetKind::Total);
            let mut of_term = case.until_the_end(&points).iter().rev();
            let newest = of_term.find(|point| !is_amount || point.at.ends_a_year());
            let newest = newest.map(|point| point.at);
            for point in &mut points {
                if Some(point.at) == newest {
                    *point = instead(point);
                }
            }
            judge_with(Evidence::Years(&points))
        }
        Evidence::Span { figure, measure } => judge_with(Evidence::Span {
            figure: instead(&figure),
            measure,
        }),
        Evidence::Parts { .. } => judge(case),
    }
}

/// The weakest class of claims on one side; no pace is claimed from a figure that is disputed. Distances
/// stay those of the chosen claim.
fn weaker(chosen: &Assessment, others: &[Assessment]) -> Assessment {
    let weakest = others.iter().fold(chosen, |weakest, other| {
        if other.status > weakest.status {
            other
        } else {
            weakest
        }
    });
    let mut found = weakest.clone();
    (found.gap, found.percent_of_target) = (chosen.gap, chosen.percent_of_target);
    (found.last_known, found.actual) = (chosen.last_known, chosen.actual);
    (found.q, found.pace, found.factor, found.last_change) = (None, None, None, None);
    (found.hold_end, found.cautious_end) = (None, None);
    (found.low80, found.high80) = (None, None);
    found.confidence = found.confidence.map(|_| Confidence::Low);
    found.flags.push(Flag::Conflict);
    found
}

/// Gap and percent of the target of a claim, also where it is only last known.
fn distance(found: &Assessment) -> (Option<f64>, Option<f64>) {
    match &found.last_known {
        Some(known) => (known.gap, known.percent_of_target),
        None => (found.gap, found.percent_of_target),
    }
}

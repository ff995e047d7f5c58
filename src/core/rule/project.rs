//! Looks ahead from the last figures.
//!
//! Owns the cautious end, its interval and the confidence. The last six points at most; the drift from first to last
//! fades by 0.85 a year; the interval is that of a drift forecast with Student's t (0.95, one-sided), which on some 500
//! yearly series covered about four of five outcomes. Nothing is said below four points. It must not know a class.

use crate::core::rule::case::{Bound, Case, Point};
use crate::core::rule::exact::Ruler;
use crate::core::rule::verdict::{Assessment, Confidence, Flag};

/// The share of the drift that remains from one year to the next.
const DAMPING: f64 = 0.85;
/// Least spread of the yearly changes, as a share of their mean size.
const LEAST_SPREAD: f64 = 0.25;
/// One-sided 0.95 quantiles of Student's t with two, three and four degrees of freedom.
const STUDENT: [f64; 3] = [2.9200, 2.3534, 2.1318];
const FEWEST: usize = 4;
const MOST: usize = 6;

/// Fills in hold end, cautious end and interval of a case whose deadline is still ahead.
pub(super) fn project(case: &Case<'_>, ruler: &Ruler, points: &[Point], found: &mut Assessment) {
    let mut recent = [None; MOST];
    let exact = points
        .iter()
        .rev()
        .filter(|point| point.bound == Bound::Exact);
    let mut count = 0;
    for (slot, point) in recent.iter_mut().zip(exact) {
        *slot = Some(*point);
        count += 1;
    }
    let (Some(last), Some(first)) = (recent[0], recent[..count].last().copied().flatten()) else {
        return;
    };
    if last.at <= case.start() {
        // Nothing exact is known of the term yet.
        return;
    }
    let ahead = case.end().since(last.at);
    let value = ruler.number(ruler.units(last.value));
    found.hold_end = found.pace.map(|pace| clip(case, value + pace * ahead));
    if first.at == last.at {
        return;
    }
    let span = last.at.since(first.at);
    let drift = ruler.number(ruler.units(last.value) - ruler.units(first.value)) / span;
    let center = value + drift * faded(ahead);
    found.cautious_end = Some(clip(case, center));
    if count >= FEWEST {
        let spread = spread(ruler, &recent, count);
        let student = STUDENT[count - FEWEST];
        let half = student * spread * (ahead * (1.0 + ahead / span)).sqrt();
        found.low80 = Some(clip(case, center - half));
        found.high80 = Some(clip(case, center + half));
    }
}

/// How many years' worth of drift come in some years, each fading further; a part of a year by its share.
fn faded(ahead: f64) -> f64 {
    let whole = ahead.floor();
    let power = DAMPING.powf(whole);
    let years = DAMPING * (1.0 - power) / (1.0 - DAMPING);
    years + (ahead - whole) * power * DAMPING
}

/// Sample standard deviation of the yearly changes, newest point first, with its floor.
fn spread(ruler: &Ruler, recent: &[Option<Point>; MOST], count: usize) -> f64 {
    let mut changes = [0.0; MOST];
    let pairs = recent.iter().flatten().zip(recent.iter().skip(1).flatten());
    for (change, (later, earlier)) in changes.iter_mut().zip(pairs) {
        let years = later.at.since(earlier.at);
        let difference = ruler.units(later.value) - ruler.units(earlier.value);
        *change = ruler.number(difference) / years;
    }
    let changes = &changes[..count - 1];
    let number = changes.len() as f64;
    let mean = changes.iter().sum::<f64>() / number;
    let squares: f64 = changes.iter().map(|change| (change - mean).powi(2)).sum();
    let size = changes.iter().map(|change| change.abs()).sum::<f64>() / number;
    (squares / (number - 1.0)).sqrt().max(LEAST_SPREAD * size)
}

/// How much the figures can bear; an interval counts only where there is one.
pub(super) fn confidence(
    case: &Case<'_>,
    points: &[Point],
    found: &Assessment,
    target: f64,
    distance: Option<f64>,
) -> Confidence {
    let exact = points.iter().filter(|point| point.bound == Bound::Exact);
    let mut marks = match exact.count() {
        0..FEWEST => 0,
        FEWEST..MOST => 1,
        _ => 2,
    };
    marks -= i32::from(case.provisional || found.has(&Flag::Provisional));
    marks -= i32::from(found.at.is_some_and(|at| case.is_stale(at)));
    if let (Some(low), Some(high)) = (found.low80, found.high80) {
        marks -= i32::from(low < target && target < high);
        marks -= i32::from(distance.is_some_and(|distance| high - low > distance));
    }
    match marks {
        2.. => Confidence::High,
        1 => Confidence::Medium,
        _ => Confidence::Low,
    }
}

/// Brings a number within the natural limits.
fn clip(case: &Case<'_>, number: f64) -> f64 {
    let low = case.min.map_or(f64::NEG_INFINITY, |min| min.to_f64());
    let high = case.max.map_or(f64::INFINITY, |max| max.to_f64());
    number.max(low).min(high)
}

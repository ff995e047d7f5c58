//! Levels to be reached, floors and ceilings to be kept.
//!
//! Owns the two clocks: how much of the way is done against how much of the time is over, and whether the last yearly
//! change would be enough for what is left. It must not know means or sums.

use std::cmp::Ordering;

use crate::core::model::TargetKind;
use crate::core::rule::case::{Bound, Case, Point, Target};
use crate::core::rule::exact::{Ruler, TOLERANCE, TargetComparison, finite};
use crate::core::rule::project::{confidence, project};
use crate::core::rule::start::{ProgressStart, elapsed, ratio_at_other_end};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Status};

/// Judges levels up to the deadline; `is_over` tells that no later figure of the term can come.
pub(super) fn judge(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    is_over: bool,
) -> Assessment {
    let Some(newest) = points.last() else {
        return Assessment::refused(Reason::NoDataInTerm);
    };
    let ruler = Ruler::for_case(case, points, target);
    let verdict = ruler.compare_point(newest);
    let is_final = case.is_final_state(newest.at, is_over);
    let proves_little = newest.bound.is_bound() && !is_final && !verdict.is_met();
    if (verdict == TargetComparison::Unknown || proves_little)
        && let Some(found) = before_the_bound(case, points, target, is_over)
    {
        return found;
    }
    let mut facts = Facts {
        case,
        ruler,
        points,
        newest: *newest,
        start: ProgressStart::Nothing,
        verdict,
        is_final,
    };
    facts.start = ProgressStart::nearest(case, &facts.ruler, points);
    facts.judge(is_over)
}

/// Passes over a bound that proves nothing yet and judges the last figure before it. `None` where the
/// deadline is past: then the bound itself is what was last known.
fn before_the_bound(
    case: &Case<'_>,
    points: &[Point],
    target: Target,
    is_over: bool,
) -> Option<Assessment> {
    let newest = points.last()?;
    let ruler = Ruler::for_case(case, points, target);
    let proves = ruler.compare_point(newest) != TargetComparison::Unknown;
    if is_over && proves && newest.at > case.start() {
        return None;
    }
    let known = points.iter().rposition(|point| !point.bound.is_bound());
    let earlier = known.and_then(|at| points.get(..=at)).unwrap_or_default();
    let is_in_term = |point: &Point| point.at > case.start();
    if !earlier.last().is_some_and(is_in_term) {
        return Some(Assessment::refused(if is_in_term(newest) {
            Reason::BoundOnly
        } else {
            Reason::NoDataInTerm
        }));
    }
    if case.is_final_state(newest.at, is_over) {
        // The deadline's figure is there and does not tell.
        return Some(Assessment::refused(Reason::BoundOnly));
    }
    let mut found = judge(case, earlier, target, is_over);
    if !found.has(&Flag::Approximate) {
        found.flags.push(Flag::Approximate);
    }
    Some(found)
}

struct Facts<'c, 'p> {
    case: &'c Case<'p>,
    ruler: Ruler,
    points: &'c [Point],
    newest: Point,
    start: ProgressStart,
    verdict: TargetComparison,
    is_final: bool,
}

impl Facts<'_, '_> {
    fn judge(&mut self, is_over: bool) -> Assessment {
        if self.newest.at <= self.case.start() {
            return Assessment::refused(Reason::NoDataInTerm);
        }
        let is_beyond = |start: Point| self.ruler.against_target(&start) == Ordering::Greater;
        if !self.is_kept_up() && self.start.figure().is_some_and(is_beyond) {
            return self.refused(Reason::DirectionConflict);
        }
        if is_over && !self.is_final {
            return self.last_known();
        }
        let limit = self
            .start
            .limit_instead(self.case, &self.ruler, self.points);
        if let Some(found) = limit.and_then(|limit| self.counted_from(limit)) {
            return found;
        }
        self.class()
    }

    /// The class from the start that is set.
    fn class(&self) -> Assessment {
        let is_floor = self.is_kept_up();
        match self.verdict {
            TargetComparison::Better | TargetComparison::Equal => self.met(),
            TargetComparison::Near if self.is_final || is_floor => {
                self.with_numbers(Assessment::refused(Reason::AtThreshold))
            }
            // Known to fall short, whatever it started from.
            _ if self.is_final => self.with_numbers(Assessment::with_status(Status::Missed)),
            _ if matches!(self.start, ProgressStart::Nothing) => self.refused(Reason::NoBaseline),
            _ if is_floor => self.not_kept(),
            _ => self.on_the_way(),
        }
    }

    /// Tells whether it is a floor or ceiling to be kept.
    fn is_kept_up(&self) -> bool {
        self.case.kind == TargetKind::Maintain
    }

    /// Judges from a bound, if every start that it admits leads to one class. The class never falls as the
    /// ratio rises, so both ends of what is admitted tell for all between.
    fn counted_from(&self, limit: Point) -> Option<Assessment> {
        let from_limit = Facts {
            start: ProgressStart::Limit(limit),
            ..*self
        };
        let found = from_limit.class();
        let depends_on_start = !self.verdict.is_met() && !self.is_final;
        let other_end = ratio_at_other_end(self.case, &self.ruler, &limit, &self.newest);
        if depends_on_start && from_limit.status_at(other_end) != found.status {
            return None;
        }
        Some(found)
    }

    /// The facts of a case that is not judged.
    fn refused(&self, reason: Reason) -> Assessment {
        let mut found = Assessment::refused(reason);
        if reason == Reason::DirectionConflict {
            self.flag_start(&mut found);
        }
        self.distances(&mut found);
        if reason == Reason::DirectionConflict {
            found.side = None;
        }
        found
    }

    /// Without the figure of the deadline nothing is final, so only the last known side is reported.
    fn last_known(&self) -> Assessment {
        let mut found = Assessment::with_status(Status::NotAssessable);
        self.distances(&mut found);
        if self.newest.bound != Bound::Exact {
            found.flags.push(Flag::Approximate);
        }
        found.into_last_known(self.case.why_not_final())
    }

    fn met(&self) -> Assessment {
        let exceeded = self.verdict == TargetComparison::Better && !self.is_kept_up();
        let mut found = self.with_numbers(Assessment::with_status(if exceeded {
            Status::Exceeded
        } else {
            Status::Met
        }));
        if !self.is_final {
            found.flags.extend(self.adverse_change());
        }
        found
    }

    /// A last change for the worse: slipping if it loses the target by the deadline.
    fn adverse_change(&self) -> Option<Flag> {
        let (change, before) = self.last_change()?;
        if self.ruler.sign(change) >= 0 {
            return None;
        }
        let took = self.newest.at.since_exactly(before.at);
        let ahead = self.case.end().since_exactly(self.newest.at);
        let room = self.units() - self.ruler.target;
        let reaches = || {
            let spent = change.checked_mul(i128::from(ahead.parts) * i128::from(took.per_year))?;
            let left = room.checked_mul(i128::from(took.parts) * i128::from(ahead.per_year))?;
            Some(self.ruler.order(left.checked_add(spent)?, 0) != Ordering::Greater)
        };
        let close = || {
            let number = |units| self.ruler.number(units);
            let lost = number(change) / self.newest.at.since(before.at);
            let left = number(room) + lost * self.case.end().since(self.newest.at);
            left * number(room) <= 0.0
        };
        Some(if reaches().unwrap_or_else(close) {
            Flag::Slipping
        } else {
            Flag::Worsening
        })
    }

    fn not_kept(&self) -> Assessment {
        let improving = self.improves();
        let mut found = self.with_numbers(Assessment::with_status(if improving {
            Status::AtRisk
        } else {
            Status::Unlikely
        }));
        if self.was_met() {
            found.flags.push(Flag::WasMet);
        }
        found
    }

    fn on_the_way(&self) -> Assessment {
        let mut found = self.with_numbers(Assessment::with_status(Status::Unlikely));
        if self.was_met() {
            found.flags.push(Flag::WasMet);
        }
        if self.verdict == TargetComparison::Near {
            found.flags.push(Flag::AtThreshold);
        }
        found.ratio = match (found.way, found.time) {
            (Some(way), Some(time)) => finite(way / time),
            _ => None,
        };
        let Some(ratio) = found.ratio else {
            // Baseline and target are the same: only the last change can tell.
            if self.improves() {
                found.status = Status::AtRisk;
            }
            return found;
        };
        found.q = self.recent();
        let limits = self.case.thresholds;
        found.status = self.status_at(ratio);
        if reaches(ratio, limits.on_track) {
            if found.q.is_some_and(|q| !reaches(q, limits.recent)) {
                found.flags.push(Flag::Stalling);
            }
        } else if !reaches(ratio, limits.at_risk) && found.status == Status::AtRisk {
            found.flags.push(Flag::Surging);
        }
        if ratio < 0.0 {
            found.flags.push(Flag::MovingAway);
        }
        if reaches(ratio, 0.90) && !reaches(ratio, 1.10) {
            found.flags.push(Flag::CloseCall);
        }
        found
    }

    /// The class of a level not met, by the term clock and the recent one.
    fn status_at(&self, ratio: f64) -> Status {
        let limits = self.case.thresholds;
        let q = self.recent();
        if reaches(ratio, limits.on_track) {
            let fine = q.is_none_or(|q| reaches(q, limits.recent));
            if fine && !self.was_met() {
                Status::OnTrack
            } else {
                Status::AtRisk
            }
        } else if reaches(ratio, limits.at_risk) || q.is_some_and(|q| reaches(q, limits.surge)) {
            Status::AtRisk
        } else {
            Status::Unlikely
        }
    }

    /// The last yearly change over the needed one, if there is a figure between baseline and newest. `None` if the
    /// remaining way is smaller than the rounding, since no ratio to it would mean anything.
    fn recent(&self) -> Option<f64> {
        if self.verdict == TargetComparison::Near {
            return None;
        }
        let (change, before) = self.last_change()?;
        if before.at <= self.start.point()?.at {
            return None;
        }
        let yearly = self.ruler.number(change) / self.newest.at.since(before.at);
        finite(yearly / self.need()?)
    }

    fn flag_start(&self, found: &mut Assessment) {
        match self.start {
            ProgressStart::Figure(base) if base.year() != self.case.base_year => {
                found.flags.push(Flag::Baseline(base.year()));
            }
            ProgressStart::Limit(_) => found.flags.push(Flag::BaselineBound),
            _ => {}
        }
    }

    fn was_met(&self) -> bool {
        let earlier = self.points.split_last().map_or(&[][..], |(_, rest)| rest);
        let kept = |point: &Point| self.ruler.compare_earlier(point).is_met();
        earlier.iter().any(kept)
    }

    /// Fills in every number that exists for a judged level but the two clocks.
    fn with_numbers(&self, mut found: Assessment) -> Assessment {
        self.flag_start(&mut found);
        self.distances(&mut found);
        if self.newest.bound != Bound::Exact {
            found.flags.push(Flag::Approximate);
        }
        if self.is_final && self.newest.at < self.case.end() {
            found.is_part = true;
            found.flags.push(Flag::Provisional);
        }
        let ruler = &self.ruler;
        found.last_change = self
            .last_change()
            .map(|(change, before)| ruler.number(change) / self.newest.at.since(before.at));
        let distance = self.count_from_start(&mut found);
        if !self.is_final {
            found.need = self.need();
            found.factor = match (found.need, found.pace) {
                (Some(need), Some(pace)) if pace != 0.0 => finite(need / pace),
                _ => None,
            };
            project(self.case, ruler, self.points, &mut found);
        }
        let target = ruler.number(ruler.target);
        found.confidence = Some(confidence(self.case, self.points, &found, target, distance));
        found
    }

    /// Fills in what depends on the start; returns the whole way from start to target, if intervals can be measured
    /// against it.
    fn count_from_start(&self, found: &mut Assessment) -> Option<f64> {
        let ruler = &self.ruler;
        let base = self.start.point()?;
        let from = ruler.units(base.value);
        found.base = Some((base.year(), ruler.number(from)));
        found.time = finite(elapsed(self.case, &base, &self.newest));
        if let ProgressStart::Figure(base) = self.start {
            found.pace = self.pace(&base);
        }
        if ruler.baseline(from) == Ordering::Equal {
            return None;
        }
        let whole = ruler.number(ruler.target - from);
        if !self.is_kept_up() && !self.newest.bound.is_bound() {
            found.way = finite(ruler.number(self.units() - from) / whole);
        }
        self.start.figure().map(|_| whole.abs())
    }

    /// Change needed a year from now on.
    fn need(&self) -> Option<f64> {
        if self.newest.bound.is_bound() {
            return None;
        }
        let ahead = self.case.end().since(self.newest.at);
        finite(self.ruler.number(self.ruler.target - self.units()) / ahead)
    }

    /// Change a year from the baseline to the last exact figure.
    fn pace(&self, base: &Point) -> Option<f64> {
        let exact = |point: &&Point| point.bound == Bound::Exact && point.at > base.at;
        let last = self.points.iter().rev().find(exact)?;
        let change = self.ruler.units(last.value) - self.ruler.units(base.value);
        finite(self.ruler.number(change) / last.at.since(base.at))
    }

    fn distances(&self, found: &mut Assessment) {
        found.at = Some(self.newest.at);
        found.side = self.verdict.side();
        if self.newest.bound.is_bound() {
            return;
        }
        let target = self.ruler.target;
        found.gap = Some(self.ruler.number(self.units() - target));
        if target != 0 {
            let (actual, target) = (self.ruler.number(self.units()), self.ruler.number(target));
            found.percent_of_target = finite(actual / target);
        }
    }

    fn units(&self) -> i128 {
        self.ruler.units(self.newest.value)
    }

    fn improves(&self) -> bool {
        let change = self.last_change();
        change.is_some_and(|(change, _)| self.ruler.sign(change) > 0)
    }

    /// The change since the last exact figure before the newest one, and that figure; none where the newest
    /// is not exact.
    fn last_change(&self) -> Option<(i128, Point)> {
        let (_, earlier) = self.points.split_last()?;
        let mut exact = earlier.iter().rev();
        let before = exact.find(|point| point.bound == Bound::Exact)?;
        (self.newest.bound == Bound::Exact)
            .then(|| (self.units() - self.ruler.units(before.value), *before))
    }
}

/// Tells whether a ratio reaches a limit.
fn reaches(value: f64, limit: f64) -> bool {
    value >= limit - TOLERANCE
}

//! Levels to be reached, floors and ceilings to be kept.
//!
//! Owns the two clocks: how much of the way is done against how much of the time is over, and whether
//! the last yearly change would be enough for what is left.

use std::cmp::Ordering;

use crate::core::model::TargetKind;
use crate::core::rule::case::{Bound, Case, Point, Target, baseline};
use crate::core::rule::exact::{Ruler, TOLERANCE, Verdict, finite};
use crate::core::rule::project::{confidence, project};
use crate::core::rule::verdict::{Assessment, Flag, Reason, Status};

/// Judges levels up to the deadline; `past` tells that the deadline's year is over.
pub(super) fn judge(case: &Case<'_>, points: &[Point], target: Target, past: bool) -> Assessment {
    let figures = points.iter().map(|point| point.value);
    let ruler = Ruler::of(case, figures, target);
    let Some(newest) = points.last() else {
        return Assessment::refused(Reason::NoDataInTerm);
    };
    let verdict = ruler.compare_point(newest);
    let is_final = newest.year >= case.deadline;
    if newest.bound.is_bound() && !verdict.is_met() && !(is_final && verdict == Verdict::Worse) {
        return before_the_bound(case, points, target, past);
    }
    let facts = Facts {
        case,
        ruler,
        points,
        newest: *newest,
        base: baseline(points, case.base_year, newest.year),
        verdict,
        is_final,
    };
    facts.judge(past)
}

/// Passes over a bound that proves nothing and judges the last figure before it.
fn before_the_bound(case: &Case<'_>, points: &[Point], target: Target, past: bool) -> Assessment {
    let known = points.iter().rposition(|point| !point.bound.is_bound());
    let earlier = known.and_then(|at| points.get(..=at)).unwrap_or_default();
    let in_term = earlier
        .last()
        .is_some_and(|last| last.year > case.base_year);
    if !in_term {
        let reached = points.last().is_some_and(|last| last.year > case.base_year);
        return Assessment::refused(if reached {
            Reason::BoundOnly
        } else {
            Reason::NoDataInTerm
        });
    }
    let past = past || points.last().is_some_and(|last| last.year >= case.deadline);
    let mut found = judge(case, earlier, target, past);
    if found.reason == Some(Reason::NoFinalFigure) {
        found.reason = Some(Reason::BoundOnly);
        found.flags.retain(|flag| !matches!(flag, Flag::Reason(_)));
        found.flags.push(Flag::Reason(Reason::BoundOnly));
    } else if found.reason.is_none() && !found.has(&Flag::Approximate) {
        found.flags.push(Flag::Approximate);
    }
    found
}

impl Bound {
    /// Tells whether the source gives only a bound.
    pub(super) fn is_bound(self) -> bool {
        !matches!(self, Self::Exact | Self::About | Self::Nearly)
    }
}

struct Facts<'c, 'p> {
    case: &'c Case<'p>,
    ruler: Ruler,
    points: &'c [Point],
    newest: Point,
    base: Option<Point>,
    verdict: Verdict,
    is_final: bool,
}

impl Facts<'_, '_> {
    fn judge(&self, past: bool) -> Assessment {
        if self.newest.year <= self.case.base_year {
            return self.refused(Reason::NoDataInTerm);
        }
        let conflict = self.base.is_some_and(|base| {
            self.ruler.baseline(self.ruler.units(base.value)) == Ordering::Greater
        });
        if conflict && self.case.kind != TargetKind::Maintain {
            return self.refused(Reason::DirectionConflict);
        }
        if self.verdict.is_met() {
            return self.met(past);
        }
        if past && !self.is_final {
            return self.refused(Reason::NoFinalFigure);
        }
        if self.is_final {
            // Known to fall short, whatever it started from.
            return self.with_numbers(Assessment::of(Status::Missed));
        }
        if self.base.is_none() {
            return self.refused(Reason::NoBaseline);
        }
        match self.case.kind {
            TargetKind::Maintain => self.not_kept(),
            _ => self.on_the_way(),
        }
    }

    /// What is not judged still shows how far the figure is from its target.
    fn refused(&self, reason: Reason) -> Assessment {
        let mut found = Assessment::refused(reason);
        if reason == Reason::DirectionConflict {
            self.flag_baseline(&mut found);
        }
        self.distances(&mut found);
        found
    }

    fn met(&self, past: bool) -> Assessment {
        let exceeded = self.verdict == Verdict::Better && self.case.kind != TargetKind::Maintain;
        let mut found = self.with_numbers(Assessment::of(if exceeded {
            Status::Exceeded
        } else {
            Status::Met
        }));
        if !self.is_final {
            found.flags.extend(self.adverse_change());
        }
        if self.ruler.needs_rounding(self.units()) {
            found.flags.push(Flag::MetByRounding);
        }
        if past && !self.is_final {
            found.flags.push(Flag::LastFigure(self.newest.year));
        }
        found
    }

    /// A last change for the worse: slipping if it loses the target by the deadline.
    fn adverse_change(&self) -> Option<Flag> {
        let (change, years) = self.last_change()?;
        if self.ruler.sign(change) >= 0 {
            return None;
        }
        let ahead = i128::from(self.case.deadline - self.newest.year);
        let room = self.units() - self.ruler.target;
        let reaches = || {
            let spent = change.checked_mul(ahead)?;
            let left = room.checked_mul(i128::from(years))?;
            Some(self.ruler.order(left.checked_add(spent)?, 0) != Ordering::Greater)
        };
        let close = || {
            let number = |units| self.ruler.number(units);
            let left = number(room) + number(change) / f64::from(years) * ahead as f64;
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
        let mut found = self.with_numbers(Assessment::of(if improving {
            Status::AtRisk
        } else {
            Status::Unlikely
        }));
        self.flag_was_met(&mut found);
        found
    }

    fn on_the_way(&self) -> Assessment {
        let mut found = self.with_numbers(Assessment::of(Status::Unlikely));
        let was_met = self.flag_was_met(&mut found);
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
        found.q = self.recent(found.need);
        let limits = self.case.thresholds;
        let reaches = |value: f64, limit: f64| value >= limit - TOLERANCE;
        found.status = if reaches(ratio, limits.on_track) {
            let fine = found.q.is_none_or(|q| reaches(q, limits.recent));
            if !fine {
                found.flags.push(Flag::Stalling);
            }
            if fine && !was_met {
                Status::OnTrack
            } else {
                Status::AtRisk
            }
        } else if reaches(ratio, limits.at_risk) {
            Status::AtRisk
        } else if found.q.is_some_and(|q| reaches(q, limits.surge)) {
            found.flags.push(Flag::Surging);
            Status::AtRisk
        } else {
            Status::Unlikely
        };
        if ratio < 0.0 {
            found.flags.push(Flag::MovingAway);
        }
        if reaches(ratio, 0.90) && !reaches(ratio, 1.10) {
            found.flags.push(Flag::CloseCall);
        }
        found
    }

    /// The last yearly change over the needed one, if there is a figure between baseline and newest.
    fn recent(&self, need: Option<f64>) -> Option<f64> {
        let before = self.before_newest()?;
        if before.year <= self.base?.year {
            return None;
        }
        let (change, years) = self.last_change()?;
        finite(self.ruler.number(change) / f64::from(years) / need?)
    }

    fn flag_baseline(&self, found: &mut Assessment) {
        if let Some(base) = self.base
            && base.year != self.case.base_year
        {
            found.flags.push(Flag::Baseline(base.year));
        }
    }

    fn flag_was_met(&self, found: &mut Assessment) -> bool {
        let earlier = self.points.split_last().map_or(&[][..], |(_, rest)| rest);
        let kept = |point: &Point| self.ruler.compare_point(point).is_met();
        let was_met = earlier.iter().any(kept);
        if was_met {
            found.flags.push(Flag::WasMet);
        }
        was_met
    }

    /// Fills in every number that exists for a judged level but the two clocks.
    fn with_numbers(&self, mut found: Assessment) -> Assessment {
        self.flag_baseline(&mut found);
        self.distances(&mut found);
        if self.newest.bound != Bound::Exact {
            found.flags.push(Flag::Approximate);
        }
        let ruler = &self.ruler;
        found.last_change = self
            .last_change()
            .map(|(change, years)| ruler.number(change) / f64::from(years));
        let mut distance = None;
        if let Some(base) = self.base {
            let from = ruler.units(base.value);
            found.base = Some((base.year, ruler.number(from)));
            let whole = ruler.target - from;
            found.time = finite(
                f64::from(self.newest.year - base.year) / f64::from(self.case.deadline - base.year),
            );
            if ruler.baseline(from) != Ordering::Equal {
                distance = Some(ruler.number(whole).abs());
                if self.case.kind != TargetKind::Maintain && !self.newest.bound.is_bound() {
                    found.way = finite(ruler.number(self.units() - from) / ruler.number(whole));
                }
            }
            found.pace = self.pace(&base);
        }
        if !self.is_final {
            let ahead = f64::from(self.case.deadline - self.newest.year);
            if !self.newest.bound.is_bound() {
                found.need = finite(ruler.number(ruler.target - self.units()) / ahead);
            }
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

    /// Change a year from the baseline to the last exact figure.
    fn pace(&self, base: &Point) -> Option<f64> {
        let exact = |point: &&Point| point.bound == Bound::Exact && point.year > base.year;
        let last = self.points.iter().rev().find(exact)?;
        let change = self.ruler.units(last.value) - self.ruler.units(base.value);
        finite(self.ruler.number(change) / f64::from(last.year - base.year))
    }

    fn distances(&self, found: &mut Assessment) {
        found.year = Some(self.newest.year);
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

    /// The last change and the years it took; none where either figure is not exact.
    fn last_change(&self) -> Option<(i128, i32)> {
        let before = self.before_newest()?;
        (self.newest.bound == Bound::Exact).then(|| {
            let change = self.units() - self.ruler.units(before.value);
            (change, self.newest.year - before.year)
        })
    }

    /// The last exact figure before the newest one.
    fn before_newest(&self) -> Option<&Point> {
        let (_, earlier) = self.points.split_last()?;
        let mut exact = earlier.iter().rev();
        exact.find(|point| point.bound == Bound::Exact)
    }
}

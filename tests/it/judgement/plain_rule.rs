//! The rule a second time, in plain binary numbers, straight from its text in `docs/assessment.md`.
//!
//! It shares no code with the program and takes no care of eighteen digits; where the two disagree on
//! ordinary figures, one of them is wrong.

use std::collections::{BTreeMap, BTreeSet};

use super::plain_means::{amounts, change, published};

/// A figure that stands so many years after the year zero.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fig {
    pub(crate) at: f64,
    pub(crate) value: f64,
    /// '=' for a figure, '>' or '<' for a bound.
    pub(crate) sign: char,
    /// One unit of its last digit.
    pub(crate) digit: f64,
}

/// What is known, in binary numbers.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    pub(crate) kind: &'static str,
    pub(crate) higher: bool,
    pub(crate) series: Vec<Fig>,
    /// The only entry of the series is a published mean.
    pub(crate) published: bool,
    pub(crate) rounded_to: Option<f64>,
    pub(crate) rivals: Vec<Fig>,
    pub(crate) base_year: f64,
    pub(crate) target: Option<f64>,
    pub(crate) far: Option<f64>,
    pub(crate) strict: bool,
    pub(crate) by: f64,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) provisional: bool,
    pub(crate) today: Option<f64>,
    pub(crate) ended: Option<f64>,
}

/// Status, flags and the numbers that exist.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    pub(crate) status: String,
    pub(crate) flags: BTreeSet<String>,
    pub(crate) numbers: BTreeMap<&'static str, f64>,
    pub(crate) confidence: Option<&'static str>,
    /// Year and side of what was last known.
    pub(crate) last: Option<(i32, &'static str)>,
    pub(super) side: &'static str,
}

pub(super) const EPS: f64 = 1e-9;

impl Said {
    pub(super) fn flag(&mut self, flag: impl Into<String>) {
        self.flags.insert(flag.into());
    }

    pub(super) fn refuse(&mut self, reason: &str) {
        self.status = "not_assessable".to_owned();
        self.flag(reason);
    }

    pub(super) fn set(&mut self, name: &'static str, number: f64) {
        self.numbers.insert(name, number);
    }

    pub(super) fn get(&self, name: &str) -> Option<f64> {
        self.numbers.get(name).copied()
    }
}

pub(super) fn refused(reason: &str) -> Said {
    let mut said = Said::default();
    said.refuse(reason);
    said
}

pub(super) fn calendar(at: f64) -> i32 {
    (at - EPS).ceil() as i32
}

/// How far a number is on the good side of another.
fn better_by(case: &Plain, value: f64, than: f64) -> f64 {
    if case.higher {
        value - than
    } else {
        than - value
    }
}

/// "exceeded", "met", "near" or "short": a figure that was rounded to a unit against the target.
pub(super) fn compare(case: &Plain, value: f64, unit: f64) -> &'static str {
    let target = case.target.unwrap();
    let margin = better_by(case, value, target);
    if margin.abs() <= EPS {
        return if case.strict { "near" } else { "met" };
    }
    if margin.abs() < unit / 2.0 - EPS {
        return "near";
    }
    if margin < 0.0 {
        return "short";
    }
    let beyond = better_by(case, value, case.far.unwrap_or(target));
    if beyond > EPS && beyond >= unit / 2.0 - EPS {
        "exceeded"
    } else {
        "met"
    }
}

pub(super) fn side(verdict: &str) -> &'static str {
    match verdict {
        "exceeded" | "met" => "above",
        "near" => "at_threshold",
        _ => "below",
    }
}

pub(crate) fn assess(case: &Plain) -> Said {
    let chosen = judge(case);
    if case.rivals.is_empty() || chosen.side.is_empty() {
        return chosen;
    }
    let newest = newest_place(case).unwrap();
    let others: Vec<Said> = case
        .rivals
        .iter()
        .map(|rival| {
            let mut other = case.clone();
            other.series[newest] = Fig {
                at: case.series[newest].at,
                ..*rival
            };
            other.rounded_to = None;
            judge(&other)
        })
        .collect();
    let gaps: Vec<f64> = std::iter::once(&chosen)
        .chain(&others)
        .filter_map(|said| said.get("gap").or(said.get("last gap")))
        .collect();
    let mut said = if others.iter().all(|other| other.side == chosen.side) {
        let order = [
            "exceeded",
            "met",
            "on_track",
            "at_risk",
            "unlikely",
            "missed",
            "not_assessable",
        ];
        let place = |said: &Said| order.iter().position(|word| *word == said.status).unwrap();
        let mut weakest = &chosen;
        for other in &others {
            if place(other) > place(weakest) {
                weakest = other;
            }
        }
        let mut said = weakest.clone();
        for gone in [
            "q",
            "pace",
            "factor",
            "hold_end",
            "cautious_end",
            "low80",
            "high80",
        ] {
            said.numbers.remove(gone);
        }
        said.last = chosen.last;
        said.confidence = said.confidence.map(|_| "low");
        said
    } else {
        let mut said = refused("conflict");
        for doubt in ["stale", "provisional"] {
            if chosen.flags.contains(doubt) {
                said.flag(doubt);
            }
        }
        said
    };
    let is_split = said.side.is_empty();
    for (kept, last) in [("gap", "last gap"), ("percent_of_target", "last percent")] {
        said.numbers.remove(kept);
        said.numbers.remove(last);
        match (chosen.get(kept), chosen.get(last)) {
            (Some(number), _) => said.set(kept, number),
            (None, Some(number)) if is_split => said.set(kept, number),
            (None, Some(number)) => said.set(last, number),
            (None, None) => {}
        }
    }
    said.flag("conflict");
    said.set(
        "gap_low",
        gaps.iter().copied().fold(f64::INFINITY, f64::min),
    );
    said.set(
        "gap_high",
        gaps.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    );
    said
}

fn is_amount(case: &Plain) -> bool {
    ["flow", "total"].contains(&case.kind) && !case.published
}

/// Where the newest figure that can be judged stands in the series.
fn newest_place(case: &Plain) -> Option<usize> {
    case.series.iter().rposition(|fig| {
        let whole = (fig.at - fig.at.round()).abs() < EPS;
        fig.at <= case.by + EPS && (whole || !is_amount(case))
    })
}

fn has_ended(case: &Plain) -> bool {
    case.ended.is_some_and(|ended| {
        ended < case.by - EPS && case.today.is_none_or(|day| day >= ended - EPS)
    })
}

/// Whether no figure of the term can come any more.
pub(super) fn is_over(case: &Plain) -> bool {
    case.today.is_some_and(|day| day > case.by + EPS)
        || has_ended(case)
        || case.series.iter().any(|fig| fig.at > case.by + EPS)
}

fn judge(case: &Plain) -> Said {
    if case.target.is_none() {
        return without_target(case);
    }
    let in_term = |fig: &&Fig| fig.at > case.base_year + EPS && fig.at <= case.by + EPS;
    let any = case.series.iter().rev().find(in_term);
    let newest = newest_place(case).map(|at| case.series[at]);
    let newest = newest.filter(|fig| in_term(&fig));
    let Some(judged) = newest.or(any.copied()) else {
        return refused("no_data_in_term");
    };
    let mut said = match newest {
        None => refused("part_of_year"),
        Some(_) if case.published => published(case),
        Some(newest) => match case.kind {
            "level" | "maintain" => level(case, newest),
            "pace" | "growth" => change(case, newest),
            _ => amounts(case, newest),
        },
    };
    if case.provisional {
        said.flag("provisional");
    }
    if is_stale(case, judged.at) {
        said.flag("stale");
    }
    said
}

fn is_stale(case: &Plain, at: f64) -> bool {
    case.today
        .is_some_and(|day| at < day.min(case.by) - 1.5 - EPS)
}

fn without_target(case: &Plain) -> Said {
    let figures: Vec<Fig> = case
        .series
        .iter()
        .filter(|fig| fig.sign == '=' && fig.at <= case.by + EPS)
        .copied()
        .collect();
    let Some(newest) = figures.last().copied() else {
        return refused("no_target");
    };
    let Some(base) = base(case, newest.at) else {
        return refused("no_target");
    };
    let pace = (newest.value - base.value) / (newest.at - base.at);
    let good = if case.higher { pace } else { -pace };
    let trend = if good > 0.0 {
        "improving"
    } else if good < 0.0 {
        "worsening"
    } else {
        "flat"
    };
    let mut said = refused(&format!("no_target:{trend}"));
    said.set("pace", pace);
    flag_base(case, &mut said, base);
    said
}

/// The latest figure of the base year, else the nearest one from a year before its end on.
pub(super) fn base(case: &Plain, newest: f64) -> Option<Fig> {
    let figures = || {
        case.series
            .iter()
            .filter(move |fig| fig.sign == '=' && fig.at < newest - EPS)
    };
    let of_year = figures().rfind(|fig| f64::from(calendar(fig.at)) == case.base_year);
    if let Some(fig) = of_year {
        return Some(*fig);
    }
    let mut best: Option<Fig> = None;
    for fig in figures().filter(|fig| fig.at >= case.base_year - 1.0 - EPS) {
        let far = |fig: &Fig| (fig.at - case.base_year).abs();
        if best.is_none_or(|known| far(fig) <= far(&known) + EPS) {
            best = Some(*fig);
        }
    }
    best
}

pub(super) fn flag_base(case: &Plain, said: &mut Said, base: Fig) {
    let year = calendar(base.at);
    if f64::from(year) != case.base_year {
        said.flag(format!("baseline={year}"));
    }
}

pub(super) fn distances(said: &mut Said, actual: f64, target: f64) {
    said.set("gap", actual - target);
    if target != 0.0 {
        said.set("percent_of_target", actual / target);
    }
}

/// Nothing is final: only side and distance remain.
pub(super) fn last_known(case: &Plain, at: f64, verdict: &str, actual: f64) -> Said {
    let reason = if has_ended(case) {
        "unit_ended"
    } else {
        "no_final_figure"
    };
    let mut said = refused(reason);
    let target = case.target.unwrap();
    said.side = side(verdict);
    said.last = Some((calendar(at), said.side));
    said.set("last gap", actual - target);
    if target != 0.0 {
        said.set("last percent", actual / target);
    }
    said
}

/// What progress is counted from.
#[derive(Clone, Copy)]
struct From {
    fig: Option<Fig>,
    is_bound: bool,
}

fn level(case: &Plain, newest: Fig) -> Said {
    let target = case.target.unwrap();
    let keeps = case.kind == "maintain";
    let unit = case.rounded_to.unwrap_or(newest.digit);
    let verdict = compare(case, newest.value, unit);
    let beyond = |fig: Fig| better_by(case, fig.value, target) > EPS;
    let mut nearest = base(case, newest.at);
    if let Some(fig) = nearest.filter(|fig| !keeps && beyond(*fig)) {
        if fig.at > case.base_year + EPS {
            nearest = None;
        } else {
            let mut said = refused("direction_conflict");
            distances(&mut said, newest.value, target);
            flag_base(case, &mut said, fig);
            return said;
        }
    }
    let over = is_over(case);
    let last_year = f64::from(calendar(newest.at)) == case.by;
    let whole = newest.at >= case.by - EPS;
    let is_final = whole || (last_year && (over || case.today.is_none()));
    if over && !is_final {
        return last_known(case, newest.at, verdict, newest.value);
    }
    let of_base_year = |fig: &Fig| f64::from(calendar(fig.at)) == case.base_year;
    let bound = case
        .series
        .iter()
        .rfind(|fig| fig.sign != '=' && of_base_year(fig))
        .filter(|fig| !keeps && better_by(case, fig.value, target) < -EPS)
        .filter(|_| !nearest.is_some_and(|fig| of_base_year(&fig)));
    let tell = |from: From| tell(case, newest, verdict, from, is_final);
    let exact = From {
        fig: nearest,
        is_bound: false,
    };
    let mut said = match bound {
        None => tell(exact),
        Some(bound) => {
            let found = tell(From {
                fig: Some(*bound),
                is_bound: true,
            });
            let decided = is_final || side(verdict) == "above";
            if decided || holds_for_all(case, newest, verdict, *bound, &found.status) {
                found
            } else {
                tell(exact)
            }
        }
    };
    if is_final && !whole {
        said.flag("provisional");
    }
    said.side = side(verdict);
    said
}

/// Tries many starts that a bound admits.
fn holds_for_all(case: &Plain, newest: Fig, verdict: &str, bound: Fig, status: &str) -> bool {
    let target = case.target.unwrap();
    let to_target = (bound.sign == '>') == case.higher;
    let end = if to_target {
        target
    } else {
        let natural = if bound.sign == '>' {
            case.max
        } else {
            case.min
        };
        natural.unwrap_or(if bound.sign == '>' { 1e13 } else { -1e13 })
    };
    (0..=18).all(|step| {
        // Ever nearer to the target, which is no start itself.
        let share = if to_target {
            1.0 - 0.5_f64.powi(step)
        } else {
            f64::from(step) / 18.0
        };
        let start = Fig {
            value: bound.value + (end - bound.value) * share,
            ..bound
        };
        let from = From {
            fig: Some(start),
            is_bound: true,
        };
        tell(case, newest, verdict, from, false).status == status
    })
}

/// Class and numbers of a level from a start.
fn tell(case: &Plain, newest: Fig, verdict: &str, from: From, is_final: bool) -> Said {
    let target = case.target.unwrap();
    let keeps = case.kind == "maintain";
    let mut said = Said::default();
    distances(&mut said, newest.value, target);
    let is_open = verdict == "short" || (verdict == "near" && !keeps);
    if from.fig.is_none() && is_open && !is_final {
        said.refuse("no_baseline");
        return said;
    }
    let mut width = None;
    if let Some(start) = from.fig {
        if from.is_bound {
            said.flag("baseline_bound");
        } else {
            flag_base(case, &mut said, start);
            said.set(
                "pace",
                (newest.value - start.value) / (newest.at - start.at),
            );
        }
        said.set("time", (newest.at - start.at) / (case.by - start.at));
        if (start.value - target).abs() > EPS {
            if !keeps {
                said.set("way", (newest.value - start.value) / (target - start.value));
            }
            width = Some((target - start.value).abs()).filter(|_| !from.is_bound);
        }
    }
    let figures: Vec<Fig> = case
        .series
        .iter()
        .filter(|fig| fig.sign == '=' && fig.at <= newest.at + EPS)
        .copied()
        .collect();
    if !is_final {
        ahead_of(case, &mut said, &figures, target);
    }
    said.confidence = Some(confidence(case, &said, &figures, newest, width, is_final));
    let last = match figures[..] {
        [.., before, now] => Some(((now.value - before.value) / (now.at - before.at), before.at)),
        _ => None,
    };
    let good = |change: f64| {
        if case.higher {
            change > EPS
        } else {
            change < -EPS
        }
    };
    if side(verdict) == "above" {
        let exceeded = verdict == "exceeded" && !keeps;
        said.status = if exceeded { "exceeded" } else { "met" }.to_owned();
        if let Some((change, _)) = last.filter(|(change, _)| good(-change) && !is_final) {
            let end = newest.value + change * (case.by - newest.at);
            let lost = better_by(case, end, target) <= EPS;
            said.flag(if lost { "slipping" } else { "worsening" });
        }
        return said;
    }
    if verdict == "near" && (is_final || keeps) {
        said.refuse("at_threshold");
        return said;
    }
    if is_final {
        said.status = "missed".to_owned();
        return said;
    }
    let earlier = case.series.iter().filter(|fig| fig.at < newest.at - EPS);
    let was_met = earlier.into_iter().any(|fig| match fig.sign {
        '=' => side(compare(case, fig.value, fig.digit)) == "above",
        // "Over" the target meets it when more is better, and so on.
        sign => (sign == '>') == case.higher && better_by(case, fig.value, target) >= -EPS,
    });
    if was_met {
        said.flag("was_met");
    }
    if verdict == "near" {
        said.flag("at_threshold");
    }
    let improving = last.is_some_and(|(change, _)| good(change));
    let (Some(way), Some(time)) = (said.get("way"), said.get("time")) else {
        said.status = if improving { "at_risk" } else { "unlikely" }.to_owned();
        return said;
    };
    let ratio = way / time;
    said.set("R", ratio);
    let q = last
        .filter(|(_, since)| verdict != "near" && *since > from.fig.unwrap().at + EPS)
        .map(|(change, _)| change / said.get("need").unwrap());
    if let Some(q) = q {
        said.set("q", q);
    }
    let on_line = ratio >= 0.95 - EPS;
    let stalling = on_line && q.is_some_and(|q| q < 0.90 - EPS);
    let surging = ratio < 0.60 - EPS && q.is_some_and(|q| q >= 1.0 - EPS);
    said.status = if on_line && !stalling && !was_met {
        "on_track"
    } else if ratio >= 0.60 - EPS || surging {
        "at_risk"
    } else {
        "unlikely"
    }
    .to_owned();
    for (flag, holds) in [
        ("stalling", stalling),
        ("surging", surging),
        ("moving_away", ratio < 0.0),
        ("close_call", (0.90 - EPS..1.10 - EPS).contains(&ratio)),
    ] {
        if holds {
            said.flag(flag);
        }
    }
    said
}

/// Need, factor and everything that looks ahead.
fn ahead_of(case: &Plain, said: &mut Said, figures: &[Fig], target: f64) {
    let clip = |value: f64| {
        let value = case.min.map_or(value, |min| value.max(min));
        case.max.map_or(value, |max| value.min(max))
    };
    let now = figures[figures.len() - 1];
    let ahead = case.by - now.at;
    let need = (target - now.value) / ahead;
    said.set("need", need);
    if let Some(pace) = said.get("pace") {
        if pace != 0.0 {
            said.set("factor", need / pace);
        }
        said.set("hold_end", clip(now.value + pace * ahead));
    }
    let recent = &figures[figures.len().saturating_sub(6)..];
    if recent.len() < 2 {
        return;
    }
    let span = now.at - recent[0].at;
    let drift = (now.value - recent[0].value) / span;
    let mut center = now.value;
    let (mut left, mut factor) = (ahead, 0.85);
    while left > EPS {
        center += drift * factor * left.min(1.0);
        left -= 1.0;
        factor *= 0.85;
    }
    said.set("cautious_end", clip(center));
    if recent.len() < 4 {
        return;
    }
    let changes: Vec<f64> = recent
        .windows(2)
        .map(|pair| (pair[1].value - pair[0].value) / (pair[1].at - pair[0].at))
        .collect();
    let count = changes.len() as f64;
    let mean = changes.iter().sum::<f64>() / count;
    let variance = changes.iter().map(|c| (c - mean) * (c - mean)).sum::<f64>() / (count - 1.0);
    let floor = 0.25 * changes.iter().map(|c| c.abs()).sum::<f64>() / count;
    let sigma = variance.sqrt().max(floor);
    let t = match recent.len() {
        4 => 2.9200,
        5 => 2.3534,
        _ => 2.1318,
    };
    let half = t * sigma * (ahead * (1.0 + ahead / span)).sqrt();
    said.set("low80", clip(center - half));
    said.set("high80", clip(center + half));
}

fn confidence(
    case: &Plain,
    said: &Said,
    figures: &[Fig],
    newest: Fig,
    width: Option<f64>,
    is_final: bool,
) -> &'static str {
    let mut marks = match figures.len() {
        6.. => 2,
        4..=5 => 1,
        _ => 0,
    };
    if case.provisional || (is_final && newest.at < case.by - EPS) {
        marks -= 1;
    }
    if is_stale(case, newest.at) {
        marks -= 1;
    }
    if let (Some(low), Some(high)) = (said.get("low80"), said.get("high80")) {
        let target = case.target.unwrap();
        if low < target && target < high {
            marks -= 1;
        }
        if width.is_some_and(|width| high - low > width) {
            marks -= 1;
        }
    }
    match marks {
        2.. => "high",
        1 => "medium",
        _ => "low",
    }
}

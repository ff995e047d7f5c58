//! The rule a second time, in plain binary numbers, straight from its text in `docs/assessment.md`.
//!
//! It shares no code with the program and takes no care of eighteen digits; where the two disagree on
//! ordinary figures, one of them is wrong.

use std::collections::{BTreeMap, BTreeSet};

/// What is known, in binary numbers.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    pub(crate) kind: &'static str,
    pub(crate) higher: bool,
    pub(crate) series: Vec<(i32, f64)>,
    pub(crate) base_year: i32,
    pub(crate) target: Option<f64>,
    pub(crate) far: Option<f64>,
    pub(crate) by: i32,
    pub(crate) decimals: i32,
    pub(crate) min: Option<f64>,
    pub(crate) max: Option<f64>,
    pub(crate) provisional: bool,
}

/// Status, flags and the numbers that exist.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    pub(crate) status: String,
    pub(crate) flags: BTreeSet<String>,
    pub(crate) numbers: BTreeMap<&'static str, f64>,
    pub(crate) confidence: Option<&'static str>,
}

impl Said {
    fn refused(reason: &str) -> Self {
        let mut said = Self {
            status: "not_assessable".to_owned(),
            ..Self::default()
        };
        said.flag(reason);
        said
    }

    fn flag(&mut self, flag: impl Into<String>) {
        self.flags.insert(flag.into());
    }

    fn set(&mut self, name: &'static str, number: f64) {
        self.numbers.insert(name, number);
    }

    fn get(&self, name: &str) -> f64 {
        self.numbers[name]
    }
}

pub(crate) fn assess(case: &Plain) -> Said {
    let Some(target) = case.target else {
        return without_target(case);
    };
    let newest = case.series.last().copied();
    let Some((year, _)) = newest.filter(|(year, _)| *year > case.base_year) else {
        let mut said = Said::refused("no_data_in_term");
        if let Some((_, value)) = newest.filter(|_| ["level", "maintain"].contains(&case.kind)) {
            distances(&mut said, value, target);
        }
        return said;
    };
    let mut said = match case.kind {
        "level" | "maintain" => level(case, target),
        "pace" | "growth" => change(case, target),
        "flow" => flow(case, target),
        "total" => total(case, target),
        kind => panic!("{kind}"),
    };
    if said.status != "not_assessable" {
        if case.provisional {
            said.flag("provisional");
        }
        let is_mean = !["level", "maintain"].contains(&case.kind);
        if is_mean && year < case.by {
            said.flag("running");
        }
    }
    said
}

fn without_target(case: &Plain) -> Said {
    let base = base(case);
    let (Some((base_year, from)), Some((year, to))) = (base, case.series.last().copied()) else {
        return Said::refused("no_target");
    };
    let pace = (to - from) / f64::from(year - base_year);
    let good = if case.higher { pace } else { -pace };
    let trend = if good > 0.0 {
        "improving"
    } else if good < 0.0 {
        "worsening"
    } else {
        "flat"
    };
    let mut said = Said::refused(&format!("no_target:{trend}"));
    said.set("pace", pace);
    flag_base(case, &mut said, base_year);
    said
}

/// The base year's figure, else the nearest one older than the current one, the later of two.
fn base(case: &Plain) -> Option<(i32, f64)> {
    let (_, older) = case.series.split_last()?;
    let mut best: Option<(i32, f64)> = None;
    for (year, value) in older {
        let far = |year: i32| (year - case.base_year).abs();
        if best.is_none_or(|(known, _)| far(*year) <= far(known)) {
            best = Some((*year, *value));
        }
    }
    best
}

fn flag_base(case: &Plain, said: &mut Said, year: i32) {
    if year != case.base_year {
        said.flag(format!("baseline={year}"));
    }
}

fn round(value: f64, decimals: i32) -> f64 {
    let scaled = value * 10_f64.powi(decimals);
    (scaled + 1e-7 * scaled.signum()).round()
}

/// -1 short of the target, 0 at it, 1 beyond it.
fn compare(case: &Plain, value: f64, target: f64, decimals: i32) -> i32 {
    let side = |bound: f64| {
        let difference = round(value, decimals) - round(bound, decimals);
        if case.higher { difference } else { -difference }
    };
    if side(target) < 0.0 {
        -1
    } else if side(case.far.unwrap_or(target)) > 0.0 {
        1
    } else {
        0
    }
}

fn good(case: &Plain, change: f64) -> bool {
    if case.higher {
        change > 1e-9
    } else {
        change < -1e-9
    }
}

fn distances(said: &mut Said, actual: f64, target: f64) {
    said.set("gap", actual - target);
    if target != 0.0 {
        said.set("percent_of_target", actual / target);
    }
}

fn level(case: &Plain, target: f64) -> Said {
    let (year, now) = case.series[case.series.len() - 1];
    let verdict = compare(case, now, target, case.decimals);
    let base = base(case);
    let keeps = case.kind == "maintain";
    let plain_side = |value: f64| {
        let difference = round(value, case.decimals) - round(target, case.decimals);
        if case.higher { difference } else { -difference }
    };
    let final_year = year >= case.by;
    let conflict = base.is_some_and(|(_, from)| plain_side(from) > 0.0);
    if conflict && !keeps {
        let mut said = Said::refused("direction_conflict");
        distances(&mut said, now, target);
        flag_base(case, &mut said, base.unwrap().0);
        return said;
    }
    if verdict < 0 && !final_year && base.is_none() {
        let mut said = Said::refused("no_baseline");
        distances(&mut said, now, target);
        return said;
    }
    let mut said = Said::default();
    distances(&mut said, now, target);
    if let Some((base_year, from)) = base {
        flag_base(case, &mut said, base_year);
        let time = f64::from(year - base_year) / f64::from(case.by - base_year);
        said.set("time", time);
        said.set("pace", (now - from) / f64::from(year - base_year));
        if !keeps && plain_side(from) != 0.0 {
            said.set("way", (now - from) / (target - from));
        }
    }
    let ahead = f64::from(case.by - year);
    let last = last_change(case);
    if !final_year {
        ahead_of(case, &mut said, ahead, target);
    }
    said.confidence = Some(confidence(case, &said, target, base, plain_side));
    let short = if case.higher {
        target - now
    } else {
        now - target
    };
    if verdict >= 0 {
        said.status = if verdict > 0 && !keeps {
            "exceeded"
        } else {
            "met"
        }
        .to_owned();
        if short > 1e-9 {
            said.flag("met_by_rounding");
        }
        if let Some((change, _)) = last.filter(|(change, _)| good(case, -change))
            && !final_year
        {
            let end = now + change * ahead;
            let lost = if case.higher {
                end <= target + 1e-9
            } else {
                end >= target - 1e-9
            };
            said.flag(if lost { "slipping" } else { "worsening" });
        }
        return said;
    }
    if final_year {
        said.status = "missed".to_owned();
        return said;
    }
    let earlier = &case.series[..case.series.len() - 1];
    let was_met = earlier
        .iter()
        .any(|(_, value)| compare(case, *value, target, case.decimals) >= 0);
    if was_met {
        said.flag("was_met");
    }
    let improving = last.is_some_and(|(change, _)| good(case, change));
    if keeps || !said.numbers.contains_key("way") {
        said.status = if improving { "at_risk" } else { "unlikely" }.to_owned();
        return said;
    }
    let ratio = said.get("way") / said.get("time");
    said.set("R", ratio);
    let q = last
        .filter(|(_, from)| *from > base.unwrap().0)
        .map(|(change, _)| change / said.get("need"));
    if let Some(q) = q {
        said.set("q", q);
    }
    let on_line = ratio >= 0.95 - 1e-9;
    let stalling = on_line && q.is_some_and(|q| q < 0.90 - 1e-9);
    let surging = ratio < 0.60 - 1e-9 && q.is_some_and(|q| q >= 1.0 - 1e-9);
    said.status = if on_line && !stalling && !was_met {
        "on_track"
    } else if ratio >= 0.60 - 1e-9 || surging {
        "at_risk"
    } else {
        "unlikely"
    }
    .to_owned();
    for (flag, holds) in [
        ("stalling", stalling),
        ("surging", surging),
        ("moving_away", ratio < 0.0),
        ("close_call", (0.90 - 1e-9..1.10 - 1e-9).contains(&ratio)),
    ] {
        if holds {
            said.flag(flag);
        }
    }
    said
}

/// The last yearly change and the year it started from.
fn last_change(case: &Plain) -> Option<(f64, i32)> {
    let [.., (before, from), (year, to)] = case.series[..] else {
        return None;
    };
    Some(((to - from) / f64::from(year - before), before))
}

/// Need, factor and everything that looks ahead.
fn ahead_of(case: &Plain, said: &mut Said, ahead: f64, target: f64) {
    let (year, now) = case.series[case.series.len() - 1];
    let clip = |value: f64| {
        let value = case.min.map_or(value, |min| value.max(min));
        case.max.map_or(value, |max| value.min(max))
    };
    said.set("need", (target - now) / ahead);
    if let Some(pace) = said.numbers.get("pace").copied() {
        if pace != 0.0 {
            said.set("factor", said.get("need") / pace);
        }
        said.set("hold_end", clip(now + pace * ahead));
    }
    let recent = &case.series[case.series.len().saturating_sub(6)..];
    let span = f64::from(year - recent[0].0);
    if recent.len() < 2 {
        return;
    }
    let drift = (now - recent[0].1) / span;
    let mut center = now;
    let mut factor = 1.0;
    for _ in 0..ahead as i32 {
        factor *= 0.85;
        center += drift * factor;
    }
    said.set("cautious_end", clip(center));
    if recent.len() < 4 {
        return;
    }
    let changes: Vec<f64> = recent
        .windows(2)
        .map(|pair| (pair[1].1 - pair[0].1) / f64::from(pair[1].0 - pair[0].0))
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
    target: f64,
    base: Option<(i32, f64)>,
    side: impl Fn(f64) -> f64,
) -> &'static str {
    let mut marks = match case.series.len() {
        6.. => 2,
        4..=5 => 1,
        _ => 0,
    };
    if case.provisional {
        marks -= 1;
    }
    if let (Some(low), Some(high)) = (said.numbers.get("low80"), said.numbers.get("high80")) {
        if *low < target && target < *high {
            marks -= 1;
        }
        let far = base.filter(|(_, from)| side(*from) != 0.0);
        if far.is_some_and(|(_, from)| high - low > (target - from).abs()) {
            marks -= 1;
        }
    }
    match marks {
        2.. => "high",
        1 => "medium",
        _ => "low",
    }
}

/// Status of a mean or sum from its comparison and ratio.
fn class(verdict: i32, final_year: bool, ratio: f64) -> String {
    let word = match verdict {
        1 => "exceeded",
        0 => "met",
        _ if final_year => "missed",
        _ if ratio >= 0.95 - 1e-9 => "on_track",
        _ if ratio >= 0.60 - 1e-9 => "at_risk",
        _ => "unlikely",
    };
    word.to_owned()
}

fn change(case: &Plain, target: f64) -> Said {
    let (year, now) = case.series[case.series.len() - 1];
    let Some((base_year, from)) = base(case) else {
        return Said::refused("no_baseline");
    };
    let (n, whole) = (f64::from(year - base_year), f64::from(case.by - base_year));
    let growth = case.kind == "growth";
    let actual = if growth {
        100.0 * ((now / from).powf(1.0 / n) - 1.0)
    } else {
        (now - from) / n
    };
    let need = if growth {
        let left = (1.0 + target / 100.0).powf(whole) * from / now;
        100.0 * (left.powf(1.0 / (whole - n)) - 1.0)
    } else {
        (target * whole - actual * n) / (whole - n)
    };
    let need = (year < case.by).then_some(need);
    let mut said = mean(case, actual, target, n / whole, need);
    flag_base(case, &mut said, base_year);
    said
}

fn mean(case: &Plain, actual: f64, target: f64, time: f64, need: Option<f64>) -> Said {
    let mut said = Said::default();
    distances(&mut said, actual, target);
    said.set("time", time);
    said.set("R", actual / target);
    said.set("pace", actual);
    if let Some(need) = need {
        said.set("need", need);
        if actual != 0.0 {
            said.set("factor", need / actual);
        }
    }
    let verdict = compare(case, actual, target, case.decimals + 1);
    said.status = class(verdict, time >= 1.0, actual / target);
    let short = if case.higher {
        target - actual
    } else {
        actual - target
    };
    if verdict >= 0 && short > 1e-9 {
        said.flag("met_by_rounding");
    }
    said
}

/// The amounts after the base year, or why their sum is not known.
fn amounts(case: &Plain) -> Result<Vec<(i32, f64)>, Said> {
    let counted = case
        .series
        .iter()
        .filter(|(year, _)| *year > case.base_year);
    let counted: Vec<(i32, f64)> = counted.copied().collect();
    let years = counted[counted.len() - 1].0 - case.base_year;
    if years as usize != counted.len() {
        return Err(Said::refused("missing_years"));
    }
    Ok(counted)
}

fn flow(case: &Plain, target: f64) -> Said {
    let counted = match amounts(case) {
        Ok(counted) => counted,
        Err(said) => return said,
    };
    let n = counted.len() as f64;
    let actual = counted.iter().map(|(_, value)| value).sum::<f64>() / n;
    let time = n / f64::from(case.by - case.base_year);
    let mut said = mean(case, actual, target, time, Some(target));
    let missed: Vec<String> = counted
        .iter()
        .filter(|(_, value)| compare(case, *value, target, case.decimals + 1) < 0)
        .map(|(year, _)| year.to_string())
        .collect();
    if !missed.is_empty() {
        said.flag(format!("years_missed={}", missed.join("/")));
        if said.status == "exceeded" {
            said.status = "met".to_owned();
        }
    }
    said
}

fn total(case: &Plain, target: f64) -> Said {
    let counted = match amounts(case) {
        Ok(counted) => counted,
        Err(said) => return said,
    };
    let n = counted.len() as f64;
    let sum: f64 = counted.iter().map(|(_, value)| value).sum();
    let whole = f64::from(case.by - case.base_year);
    let mut said = Said::default();
    distances(&mut said, sum, target);
    said.set("way", sum / target);
    said.set("time", n / whole);
    let ratio = sum / target / (n / whole);
    said.set("R", ratio);
    said.set("pace", sum / n);
    if n < whole {
        said.set("need", (target - sum) / (whole - n));
        if sum != 0.0 {
            said.set("factor", said.get("need") / (sum / n));
        }
    }
    let verdict = compare(case, sum, target, case.decimals);
    said.status = class(verdict, n >= whole, ratio);
    if verdict >= 0 && target - sum > 1e-9 {
        said.flag("met_by_rounding");
    }
    said
}

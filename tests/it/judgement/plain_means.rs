//! The second implementation: means, sums and yearly amounts.

use super::plain_rule::{
    EPS, Fig, Plain, Said, base, calendar, compare, distances, flag_base, is_over, last_known,
    refused, side,
};

/// A mean or sum with its place in the term.
struct Mean {
    at: f64,
    actual: f64,
    verdict: &'static str,
    covered: f64,
    whole: f64,
    need: f64,
}

fn tell_mean(case: &Plain, mean: &Mean) -> Said {
    let target = case.target.unwrap();
    let is_total = case.kind == "total";
    let is_final = mean.at >= case.by - EPS;
    let over = is_over(case);
    let reached = is_total && side(mean.verdict) == "above";
    if over && !is_final && !reached {
        return last_known(case, mean.at, mean.verdict, mean.actual);
    }
    let mut said = Said {
        side: side(mean.verdict),
        ..Said::default()
    };
    distances(&mut said, mean.actual, target);
    let time = mean.covered / mean.whole;
    let share = mean.actual / target;
    let ratio = if is_total { share / time } else { share };
    let pace = if is_total {
        said.set("way", share);
        mean.actual / mean.covered
    } else {
        mean.actual
    };
    said.set("time", time);
    said.set("R", ratio);
    said.set("pace", pace);
    if !is_final || case.kind == "flow" {
        said.set("need", mean.need);
        if pace != 0.0 {
            said.set("factor", mean.need / pace);
        }
    }
    said.status = match mean.verdict {
        "exceeded" | "met" => mean.verdict,
        "near" if is_final => {
            said.refuse("at_threshold");
            return said;
        }
        _ if is_final => "missed",
        _ if ratio >= 0.95 - EPS => "on_track",
        _ if ratio >= 0.60 - EPS => "at_risk",
        _ => "unlikely",
    }
    .to_owned();
    if mean.verdict == "near" {
        said.flag("at_threshold");
    }
    if over && !is_final {
        said.flag(format!("last_figure={}", calendar(mean.at)));
    } else if !is_final {
        said.flag("running");
    }
    said
}

fn compounded(target: f64, actual: f64, n: f64, whole: f64) -> f64 {
    let left = (1.0 + target / 100.0).powf(whole) / (1.0 + actual / 100.0).powf(n);
    100.0 * (left.powf(1.0 / (whole - n)) - 1.0)
}

fn arithmetic(target: f64, actual: f64, n: f64, whole: f64) -> f64 {
    (target * whole - actual * n) / (whole - n)
}

pub(super) fn change(case: &Plain, newest: Fig) -> Said {
    let target = case.target.unwrap();
    let Some(base) = base(case, newest.at) else {
        return refused("no_baseline");
    };
    let (n, whole) = (newest.at - base.at, case.by - base.at);
    let (actual, need) = if case.kind == "growth" {
        let actual = 100.0 * ((newest.value / base.value).powf(1.0 / n) - 1.0);
        (actual, compounded(target, actual, n, whole))
    } else {
        let actual = (newest.value - base.value) / n;
        (actual, arithmetic(target, actual, n, whole))
    };
    let mean = Mean {
        at: newest.at,
        actual,
        verdict: compare(case, actual, 0.0),
        covered: n,
        whole,
        need,
    };
    let mut said = tell_mean(case, &mean);
    if said.last.is_none() {
        flag_base(case, &mut said, base);
    }
    said
}

pub(super) fn published(case: &Plain) -> Said {
    let target = case.target.unwrap();
    let fig = case.series[0];
    let (n, whole) = (fig.at - case.base_year, case.by - case.base_year);
    let need = match case.kind {
        "growth" => compounded(target, fig.value, n, whole),
        "flow" => target,
        _ => arithmetic(target, fig.value, n, whole),
    };
    let mean = Mean {
        at: fig.at,
        actual: fig.value,
        verdict: compare(case, fig.value, case.rounded_to.unwrap_or(fig.digit)),
        covered: n,
        whole,
        need,
    };
    tell_mean(case, &mean)
}

/// Yearly amounts: their mean for a flow, their sum for a total.
pub(super) fn amounts(case: &Plain, newest: Fig) -> Said {
    let target = case.target.unwrap();
    let counted: Vec<Fig> = case
        .series
        .iter()
        .filter(|fig| fig.at > case.base_year + EPS && fig.at <= newest.at + EPS)
        .filter(|fig| (fig.at - fig.at.round()).abs() < EPS)
        .copied()
        .collect();
    let n = newest.at - case.base_year;
    if counted.len() != n.round() as usize {
        return refused("missing_years");
    }
    let whole = case.by - case.base_year;
    let sum: f64 = counted.iter().map(|fig| fig.value).sum();
    let flow = case.kind == "flow";
    let actual = if flow { sum / n } else { sum };
    let missed: Vec<String> = counted
        .iter()
        .filter(|fig| {
            let is_newest = fig.at >= newest.at - EPS;
            let unit = case.rounded_to.filter(|_| is_newest).unwrap_or(fig.digit);
            flow && compare(case, fig.value, unit) == "short"
        })
        .map(|fig| calendar(fig.at).to_string())
        .collect();
    let verdict = match compare(case, actual, 0.0) {
        "exceeded" if !missed.is_empty() => "met",
        verdict => verdict,
    };
    let mean = Mean {
        at: newest.at,
        actual,
        verdict,
        covered: n,
        whole,
        need: if flow {
            target
        } else {
            (target - sum) / (whole - n)
        },
    };
    let mut said = tell_mean(case, &mean);
    if !missed.is_empty() && said.last.is_none() {
        said.flag(format!("years_missed={}", missed.join("/")));
    }
    said
}

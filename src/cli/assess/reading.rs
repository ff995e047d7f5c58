//! Reads the arguments of `assess`.
//!
//! Owns what they may be and which of them contradict each other. It must not know what is said of it.

use crate::cli::args;
use crate::cli::assess::error::ArgumentError;
use crate::core::figure::{Figure, MAX_DIGITS};
use crate::core::model::{Better, TargetKind, Thresholds};
use crate::core::nearest::nearest;
use crate::core::rule::case::{Case, Evidence, Point, Target};

/// The kinds that can be judged without a pack.
const KINDS: [TargetKind; 7] = [
    TargetKind::Level,
    TargetKind::Maintain,
    TargetKind::Pace,
    TargetKind::Growth,
    TargetKind::Total,
    TargetKind::Flow,
    TargetKind::Milestone,
];

/// The least and the most that a figure can be.
type Limits = (Option<Figure>, Option<Figure>);

/// Everything but the series.
pub(super) fn case<'p>(
    args: &args::Assess,
    points: &'p [Point],
) -> Result<Case<'p>, ArgumentError> {
    let kind = kind(&args.kind)?;
    let better = better(&args.better)?;
    let base_year = base_year(args, kind, points)?;
    let deadline = checked_year("--by", args.by)?;
    if deadline <= base_year {
        return Err(ArgumentError::DeadlineBeforeBase { base_year });
    }
    let target = target(args, better)?;
    let limits = limits(args)?;
    within(limits, points, target)?;
    if kind == TargetKind::Milestone && args.target_far.is_some() {
        return Err(ArgumentError::MilestoneRange);
    }
    let (min, max) = limits;
    Ok(Case {
        kind,
        better,
        evidence: evidence(args, kind, points)?,
        base_year,
        deadline,
        decimals: decimals(args, points, target)?,
        target,
        min,
        max,
        provisional: args.provisional,
        past: false,
        thresholds: Thresholds::default(),
    })
}

fn limits(args: &args::Assess) -> Result<Limits, ArgumentError> {
    let (min, max) = (
        optional("--min", args.min.as_deref())?,
        optional("--max", args.max.as_deref())?,
    );
    if min.zip(max).is_some_and(|(min, max)| max < min) {
        return Err(ArgumentError::LimitsReversed);
    }
    Ok((min, max))
}

/// Refuses figures that the limits say cannot be.
fn within(
    (min, max): Limits,
    points: &[Point],
    target: Option<Target>,
) -> Result<(), ArgumentError> {
    let series = points.iter().map(|point| ("--series", point.value));
    let ends = target.map(|target| {
        [
            Some(("--target", target.value)),
            target.far.map(|far| ("--target-far", far)),
        ]
    });
    let mut all = series.chain(ends.into_iter().flatten().flatten());
    let below = |value: Figure| min.is_some_and(|min| value < min);
    let above = |value: Figure| max.is_some_and(|max| value > max);
    match all.find(|(_, value)| below(*value) || above(*value)) {
        None => Ok(()),
        Some((option, value)) if below(value) => Err(ArgumentError::BelowMin { option, value }),
        Some((option, value)) => Err(ArgumentError::AboveMax { option, value }),
    }
}

/// Reads `2020:43.33,2022:47.45`; a semicolon separates as well.
pub(super) fn series(text: &str) -> Result<Vec<Point>, ArgumentError> {
    let mut points: Vec<Point> = Vec::new();
    for entry in text
        .split([',', ';'])
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
    {
        let (year, value) = entry
            .split_once(':')
            .ok_or_else(|| ArgumentError::BadPoint(entry.to_owned()))?;
        let number = year.trim().parse().ok();
        let year = match number {
            Some(year) => checked_year("--series", year)?,
            None => return Err(bad_year("--series", year)),
        };
        let value = figure("--series", value.trim())?;
        points.push(Point::new(year, value));
    }
    points.sort_by_key(|point| point.year);
    let twice = points.windows(2).find_map(|pair| match pair {
        [one, other] if one.year == other.year => Some(one.year),
        _ => None,
    });
    match twice {
        Some(year) => Err(ArgumentError::YearTwice(year)),
        None => Ok(points),
    }
}

fn evidence<'p>(
    args: &args::Assess,
    kind: TargetKind,
    points: &'p [Point],
) -> Result<Evidence<'p>, ArgumentError> {
    let is_milestone = kind == TargetKind::Milestone;
    match (&args.parts, points.last()) {
        (None, _) if is_milestone => Err(ArgumentError::NoParts),
        (Some(_), _) if !is_milestone => Err(ArgumentError::PartsOfNoMilestone),
        (_, None) => Err(ArgumentError::NoSeries),
        (Some(parts), Some(newest)) => parts_done(parts, newest.year),
        (None, Some(_)) => Ok(Evidence::Years(points)),
    }
}

fn parts_done(text: &str, year: i32) -> Result<Evidence<'static>, ArgumentError> {
    let parts = text.split_once('/');
    let parts =
        parts.and_then(|(done, all)| Some((done.trim().parse().ok()?, all.trim().parse().ok()?)));
    match parts {
        Some((done, all)) if all > 0 && done <= all => Ok(Evidence::Parts { done, all, year }),
        _ => Err(ArgumentError::BadParts(text.to_owned())),
    }
}

fn kind(text: &str) -> Result<TargetKind, ArgumentError> {
    let known = KINDS.into_iter().find(|kind| kind.code() == text);
    known.ok_or_else(|| unknown("--kind", text, &KINDS.map(TargetKind::code)))
}

fn better(text: &str) -> Result<Better, ArgumentError> {
    let ways = [Better::Higher, Better::Lower];
    let known = ways.into_iter().find(|way| way.code() == text);
    known.ok_or_else(|| unknown("--better", text, &ways.map(Better::code)))
}

/// Without one, progress is counted from the first figure; a sum starts with it.
fn base_year(
    args: &args::Assess,
    kind: TargetKind,
    points: &[Point],
) -> Result<i32, ArgumentError> {
    let is_sum = matches!(kind, TargetKind::Total | TargetKind::Flow);
    match (args.base_year, points.first()) {
        (Some(year), _) => checked_year("--base-year", year),
        (None, Some(first)) if is_sum => Ok(first.year - 1),
        (None, Some(first)) => Ok(first.year),
        (None, None) => Ok(args.by - 1),
    }
}

fn target(args: &args::Assess, better: Better) -> Result<Option<Target>, ArgumentError> {
    let value = optional("--target", args.target.as_deref())?;
    let far = optional("--target-far", args.target_far.as_deref())?;
    let Some(value) = value else {
        return match far {
            None => Ok(None),
            Some(_) => Err(ArgumentError::RangeWithoutTarget),
        };
    };
    let is_beyond = |far: Figure| match better {
        Better::Lower => far <= value,
        _ => far >= value,
    };
    if !far.is_none_or(is_beyond) {
        return Err(ArgumentError::RangeWorse);
    }
    Ok(Some(Target {
        value,
        far,
        strict: false,
    }))
}

/// Without them the most decimals in series or target.
fn decimals(
    args: &args::Assess,
    points: &[Point],
    target: Option<Target>,
) -> Result<u8, ArgumentError> {
    let Some(wanted) = args.decimals else {
        let series = points.iter().map(|point| point.value);
        let figures = series.chain(target.map(|target| target.value));
        return Ok(figures.map(Figure::scale).max().unwrap_or(0));
    };
    let fits = u8::try_from(wanted).ok();
    fits.filter(|wanted| usize::from(*wanted) <= MAX_DIGITS)
        .ok_or(ArgumentError::BadDecimals(wanted))
}

fn checked_year(option: &'static str, year: i32) -> Result<i32, ArgumentError> {
    if (1..=9999).contains(&year) {
        return Ok(year);
    }
    Err(bad_year(option, &year.to_string()))
}

fn bad_year(option: &'static str, text: &str) -> ArgumentError {
    ArgumentError::BadYear {
        option,
        text: text.to_owned(),
    }
}

fn optional(option: &'static str, text: Option<&str>) -> Result<Option<Figure>, ArgumentError> {
    text.map(|text| figure(option, text.trim())).transpose()
}

fn figure(option: &'static str, text: &str) -> Result<Figure, ArgumentError> {
    Figure::parse(text).map_err(|error| ArgumentError::BadFigure {
        option,
        text: text.to_owned(),
        error,
    })
}

fn unknown(option: &'static str, text: &str, known: &[&'static str]) -> ArgumentError {
    ArgumentError::UnknownWord {
        option,
        text: text.to_owned(),
        known: known.to_vec(),
        nearest: nearest(text, known.iter().copied()),
    }
}

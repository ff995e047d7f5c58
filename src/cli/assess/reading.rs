//! Reads the arguments of `assess`.
//!
//! Owns what they may be and which of them contradict each other. It must not know what is said of it.

use jiff::civil::Date;

use crate::cli::args;
use crate::cli::assess::error::ArgumentError;
use crate::core::figure::{Figure, MAX_DIGITS};
use crate::core::model::{Better, TargetKind, Thresholds};
use crate::core::nearest::nearest;
use crate::core::position::Position;
use crate::core::rule::case::{Bound, Case, Evidence, Measure, Point, Target};
use crate::core::typed_days as dates;

/// The kinds that can be judged without a pack.
pub(in crate::cli) const KINDS: [TargetKind; 7] = [
    TargetKind::Level,
    TargetKind::Maintain,
    TargetKind::Pace,
    TargetKind::Growth,
    TargetKind::Total,
    TargetKind::Flow,
    TargetKind::Milestone,
];

/// The kinds whose target is a mean.
const MEANS: [TargetKind; 3] = [TargetKind::Pace, TargetKind::Growth, TargetKind::Flow];

/// The least and the most that a figure can be.
type Limits = (Option<Figure>, Option<Figure>);

/// The figures given.
pub(super) struct GivenFigures {
    /// What `--series` or `--mean` says, oldest first.
    points: Vec<Point>,
    /// What `--conflict` says of the last of them.
    rivals: Vec<Point>,
}

/// The figures, of a series or of a mean alone.
///
/// # Errors
/// The argument that is wrong, and what may stand there.
pub(super) fn figures(args: &args::Assess) -> Result<GivenFigures, ArgumentError> {
    let mut points = match &args.mean {
        Some(mean) => vec![published_mean(args, mean)?],
        None if args.mean_to.is_some() => return Err(ArgumentError::EndWithoutMean),
        None => series(args.series.as_deref().unwrap_or_default())?,
    };
    let end = Position::end_of(args.by);
    let rounded_to = rounded_to(args)?;
    if let Some(newest) = points.iter_mut().rfind(|point| point.at <= end) {
        newest.rounded_to = rounded_to;
    }
    let at = points
        .last()
        .map_or_else(|| Position::end_of(args.by), |point| point.at);
    let written = args.conflict.as_deref().unwrap_or_default();
    let rivals = entries(written).map(|text| point("--conflict", at, text));
    let rivals: Vec<Point> = rivals.collect::<Result<_, _>>()?;
    if rivals.is_empty() && args.conflict.is_some() {
        // An option that is given must hold a figure.
        figure("--conflict", written)?;
    }
    Ok(GivenFigures { points, rivals })
}

fn published_mean(args: &args::Assess, mean: &str) -> Result<Point, ArgumentError> {
    let to = args.mean_to.as_deref();
    let to = to.ok_or(ArgumentError::MeanWithoutEnd)?;
    if args.series.is_some() {
        return Err(ArgumentError::MeanBesideSeries);
    }
    if args.base_year.is_none() {
        return Err(ArgumentError::MeanWithoutBase);
    }
    point("--mean", moment("--mean-to", to)?, mean.trim())
}

fn rounded_to(args: &args::Assess) -> Result<Option<Figure>, ArgumentError> {
    let unit = optional("--rounded-to", args.rounded_to.as_deref())?;
    match unit.filter(|unit| *unit <= Figure::new(0, 0)) {
        Some(unit) => Err(ArgumentError::NotAUnit(unit)),
        None => Ok(unit),
    }
}

/// Everything that is asked about the figures, on a day if one is given.
///
/// # Errors
/// The argument that is wrong, and what may stand there.
pub(super) fn case<'p>(
    args: &args::Assess,
    figures: &'p GivenFigures,
    today: Option<Date>,
) -> Result<Case<'p>, ArgumentError> {
    let points = &figures.points;
    let kind = kind(&args.kind)?;
    let better = better(&args.better)?;
    let base_year = base_year(args, kind, points)?;
    let deadline = checked_year("--by", args.by)?;
    if deadline <= base_year {
        return Err(ArgumentError::DeadlineBeforeBase { base_year });
    }
    let target = target(args, better)?;
    let limits = limits(args)?;
    within(limits, args, figures, target)?;
    if kind == TargetKind::Milestone {
        if args.target_far.is_some() {
            return Err(ArgumentError::MilestoneRange);
        }
        if args.conflict.is_some() {
            return Err(ArgumentError::ConflictOfParts);
        }
    }
    let ended = args.ended.as_deref();
    let ended = ended.map(|text| moment("--ended", text)).transpose()?;
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
        today: today.map(Position::end_of_day),
        ended,
        rivals: &figures.rivals,
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
    args: &args::Assess,
    figures: &GivenFigures,
    target: Option<Target>,
) -> Result<(), ArgumentError> {
    // A mean yearly change has no limits of its own.
    let is_mean = args.mean.is_some();
    let named = |option| move |point: &Point| (option, point.value);
    let series = figures.points.iter().map(named("--series"));
    let rivals = figures.rivals.iter().map(named("--conflict"));
    let series = series.chain(rivals).filter(|_| !is_mean);
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

/// Reads `2020:43.33,2022.5:47.45,2025-10:>50`; a semicolon separates as well.
fn series(text: &str) -> Result<Vec<Point>, ArgumentError> {
    let mut points: Vec<Point> = Vec::new();
    for entry in entries(text) {
        let (when, value) = entry
            .split_once(':')
            .ok_or_else(|| ArgumentError::BadPoint(entry.to_owned()))?;
        points.push(point("--series", moment("--series", when)?, value)?);
    }
    points.sort_by_key(|point| point.at);
    let twice = points.windows(2).find_map(|pair| match pair {
        [one, other] if one.at == other.at => Some(one.at),
        _ => None,
    });
    match twice {
        Some(at) => Err(ArgumentError::MomentTwice(at)),
        None => Ok(points),
    }
}

/// Reads a figure or a bound such as `>40`.
fn point(option: &'static str, at: Position, text: &str) -> Result<Point, ArgumentError> {
    let text = text.trim();
    let signs = [
        (">=", Bound::AtLeast),
        ("≥", Bound::AtLeast),
        ("<=", Bound::AtMost),
        ("≤", Bound::AtMost),
        (">", Bound::Above),
        ("<", Bound::Below),
        ("~", Bound::About),
    ];
    let found = signs
        .into_iter()
        .find_map(|(sign, bound)| Some((text.strip_prefix(sign)?.trim_start(), bound)));
    let (digits, bound) = found.unwrap_or((text, Bound::Exact));
    Ok(Point {
        bound,
        ..Point::at(at, figure(option, digits)?)
    })
}

/// The parts of a list.
fn entries(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([',', ';']).map(str::trim);
    parts.filter(|entry| !entry.is_empty())
}

fn moment(option: &'static str, text: &str) -> Result<Position, ArgumentError> {
    dates::moment(text).map_err(|_| ArgumentError::BadMoment {
        option,
        text: text.trim().to_owned(),
    })
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
        (Some(parts), Some(newest)) => parts_done(parts, newest.at),
        (None, Some(_)) if args.mean.is_none() => Ok(Evidence::Years(points)),
        (None, Some(mean)) if MEANS.contains(&kind) => Ok(Evidence::Span {
            figure: *mean,
            measure: Measure::Mean,
        }),
        (None, Some(_)) => Err(ArgumentError::MeanOfOtherKind),
    }
}

fn parts_done(text: &str, at: Position) -> Result<Evidence<'static>, ArgumentError> {
    let parts = text.split_once('/');
    let parts =
        parts.and_then(|(done, all)| Some((done.trim().parse().ok()?, all.trim().parse().ok()?)));
    match parts {
        Some((done, all)) if all > 0 && done <= all => Ok(Evidence::Parts { done, all, at }),
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

/// The base year, if none is given: progress counts from the first figure, and a sum starts with it.
fn base_year(
    args: &args::Assess,
    kind: TargetKind,
    points: &[Point],
) -> Result<i32, ArgumentError> {
    let is_sum = matches!(kind, TargetKind::Total | TargetKind::Flow);
    match (args.base_year, points.first()) {
        (Some(year), _) => checked_year("--base-year", year),
        (None, Some(first)) if is_sum => Ok(first.year() - 1),
        (None, Some(first)) => Ok(first.year()),
        (None, None) => Ok(args.by - 1),
    }
}

fn target(args: &args::Assess, better: Better) -> Result<Option<Target>, ArgumentError> {
    let value = optional("--target", args.target.as_deref())?;
    let far = optional("--target-far", args.target_far.as_deref())?;
    let Some(value) = value else {
        return match far {
            Some(_) => Err(ArgumentError::RangeWithoutTarget),
            None if args.strict => Err(ArgumentError::StrictWithoutTarget),
            None => Ok(None),
        };
    };
    if args.strict && far.is_some() {
        return Err(ArgumentError::StrictRange);
    }
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
        strict: args.strict,
    }))
}

/// The decimals, if none are given: the most that the series or the target has.
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

//! `assess`: judges figures given on the command line.
//!
//! Owns the print; `reading` owns the arguments and `error` what can be wrong with them. It opens no pack: the figures
//! given are all there is, and the day is the one asked for, if one was. It must not know how a figure is judged.

mod error;
mod reading;

use std::fmt::Write as _;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::cli::args;
use crate::core::lang::Lang;
use crate::core::model::{Better, Comparator, TargetKind};
use crate::core::position::Position;
use crate::core::rule::assess::assess;
use crate::core::rule::case::{Bound, Case, Evidence, Point};
use crate::core::rule::verdict::Assessment;
use crate::report::json;
use crate::words::commands::commands;
use crate::words::judgement::labels::{SentenceSubject, status};
use crate::words::judgement::measures::{MeasureUnits, measures, remarks};
use crate::words::judgement::sentence::explain;
use crate::words::locale::number::{FigureSize, bounded, figure};
use crate::words::locale::precision::Precision;
use crate::words::locale::unit::UnitWords;
use crate::words::locale::words::fill;

pub(super) use reading::KINDS;

pub use error::ArgumentError;

/// Judges the figures given; returns what to print.
///
/// # Errors
/// With an argument that cannot be read: which one, what stands there and what may.
pub fn run(args: &args::Assess, today: Option<Date>, lang: Lang) -> Result<String, ArgumentError> {
    let figures = reading::figures(args)?;
    let case = reading::case(args, &figures, today)?;
    let found = assess(&case);
    if args.json {
        let mut value = json::numbers(&found);
        if let Value::Object(map) = &mut value {
            let said = json!({
                "vi": sentences(&case, &found, Lang::Vi),
                "en": sentences(&case, &found, Lang::En),
            });
            map.insert("explanation".to_owned(), said);
        }
        return Ok(format!("{value:#}\n"));
    }
    Ok(plain(&case, &found, lang))
}

/// The assessment in sentences, as far as figures without a name or unit can be told.
fn sentences(case: &Case<'_>, found: &Assessment, lang: Lang) -> String {
    let is_level = matches!(case.kind, TargetKind::Level | TargetKind::Maintain);
    let (actual, points) = match case.evidence {
        Evidence::Years(points) => {
            let newest = points.iter().find(|point| Some(point.at) == found.at);
            let newest = newest
                .or(points.last())
                .filter(|_| is_level || case.target.is_none());
            (newest.map(|point| said(point, lang)), points.len())
        }
        Evidence::Parts { done, all, .. } => (Some(format!("{done}/{all}")), 1),
        Evidence::Span { figure: whole, .. } => (Some(said(&whole, lang)), 1),
    };
    let at = found.at.or(match case.evidence {
        Evidence::Years(points) => points.last().map(|point| point.at),
        _ => None,
    });
    let is_span = actual.is_none() || matches!(case.evidence, Evidence::Span { .. });
    let when = match at.map(|at| moment(at, lang)) {
        Some(end) if is_span => format!("{}–{end}", case.base_year + 1),
        Some(end) => end,
        None => String::new(),
    };
    let target = case.target.filter(|_| case.kind != TargetKind::Milestone);
    let target = target.map_or_else(String::new, |target| match target.far {
        Some(far) => {
            let (low, high) = (target.value.min(far), target.value.max(far));
            format!("{}–{}", figure(low, lang), figure(high, lang))
        }
        None if target.strict => {
            let beyond = match case.better {
                Better::Lower => Comparator::Below,
                Better::Higher | Better::None => Comparator::Above,
            };
            bounded(
                (target.value, target.value),
                beyond,
                false,
                FigureSize::Words,
                lang,
            )
        }
        None => figure(target.value, lang),
    });
    let subject = SentenceSubject {
        name: "",
        unit: match case.kind {
            TargetKind::Growth => UnitWords::growth(lang),
            _ => UnitWords::new("", "", lang),
        },
        kind: case.kind,
        better: case.better,
        decimals: case.decimals,
        actual: actual.as_deref(),
        when: &when,
        target: &target,
        gap: None,
        base: case.base_year,
        target_when: "",
        by: case.deadline,
        is_nearly: false,
        points,
        thresholds: case.thresholds,
    };
    explain(&subject, found, lang)
}

/// A figure with what its sign says: "trên 60".
fn said(point: &Point, lang: Lang) -> String {
    let comparator = match point.bound {
        Bound::Exact => Comparator::Equal,
        Bound::About | Bound::Nearly => Comparator::About,
        Bound::AtLeast => Comparator::AtLeast,
        Bound::Above => Comparator::Above,
        Bound::AtMost => Comparator::AtMost,
        Bound::Below => Comparator::Below,
    };
    let is_nearly = point.bound == Bound::Nearly;
    bounded(
        (point.value, point.value),
        comparator,
        is_nearly,
        FigureSize::Words,
        lang,
    )
}

/// A year, or the middle of one; of another time its year.
fn moment(at: Position, lang: Lang) -> String {
    let year = at.year();
    if at == Position::middle_of(year) {
        fill(commands(lang).middle_of, &[&year.to_string()])
    } else {
        year.to_string()
    }
}

/// The assessment as plain lines.
fn plain(case: &Case<'_>, found: &Assessment, lang: Lang) -> String {
    let mut text = format!(
        "{}\n{}\n\n",
        status(found.status, lang),
        sentences(case, found, lang)
    );
    let unit = match case.kind {
        TargetKind::Growth => UnitWords::growth(lang),
        _ => UnitWords::new("", "", lang),
    };
    let mut lines = measures(
        found,
        MeasureUnits {
            unit,
            told: case.kind,
            kind: case.kind,
        },
        Precision::new(case.decimals, case.kind, lang),
        lang,
    );
    let remarks = remarks(found, lang);
    if !remarks.is_empty() {
        lines.push((commands(lang).remarks, remarks));
    }
    for (label, said) in lines {
        let room = WIDTH.saturating_sub(label.chars().count());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{label}{:room$}{said}", "");
    }
    text
}

/// Columns of the labels, two more than the longest.
const WIDTH: usize = 30;

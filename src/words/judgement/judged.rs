//! Judgements in words.
//!
//! Owns what screens and plain output say of a standing: its sentences, its numbers, its gap, and the same of what is
//! only supposed. It must not know where anything of it is shown.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::evidence::{Judged, Supposed};
use crate::core::judge::standing::{Standing, YearVerdict};
use crate::core::lang::Lang;
use crate::core::model::{Better, Claim, ClaimId, Comparator, SeriesId, TargetKind};
use crate::core::rule::verdict::Assessment;
use crate::words::judgement::labels::SentenceSubject;
use crate::words::judgement::measures::{self, LabelledText, MeasureUnits};
use crate::words::judgement::sentence::explain;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::precision::Precision;
use crate::words::locale::words::{fill, words};
use crate::words::wording::{self, figure, promised_kind, unit_of};

/// The judgement of a series in sentences that can be read aloud.
pub fn explanation(catalog: &Catalog, series: SeriesId, standing: &Standing, lang: Lang) -> String {
    let name = catalog.say(catalog.indicator_of(series).name, lang);
    explanation_under(catalog, series, standing, name, lang)
}

/// The same under a name of its own; with an empty one where the name stands above already.
pub fn explanation_under(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    name: &str,
    lang: Lang,
) -> String {
    let indicator = catalog.indicator_of(series);
    let claim = standing.shown().map(|at| catalog.claim(at));
    let outside = standing.figures.apart.map(|at| catalog.claim(at));
    let worked_out = standing.worked_out.is_some();
    let actual = claim
        .filter(|_| !worked_out)
        .map(|claim| figure(&claim, FigureSize::Words, lang));
    let term = standing.term;
    let when = match (claim, term, standing.assessment.year()) {
        (Some(_), Some(term), Some(year)) if worked_out => {
            format!("{}–{year}", term.base + 1)
        }
        (Some(claim), ..) => wording::when(catalog, &claim, lang),
        _ => String::new(),
    };
    let target = standing.target.map(|at| catalog.claim(at));
    let target_when = target.map(|target| wording::when(catalog, &target, lang));
    let target = target.map(|target| bound(standing.kind, &target, lang));
    let subject = SentenceSubject {
        name,
        unit: unit_of(catalog, series, lang),
        kind: standing.kind,
        better: indicator.better,
        decimals: indicator.decimals,
        actual: actual.as_deref(),
        when: &when,
        target: target.as_deref().unwrap_or_default(),
        gap: standing.gap.and_then(|gap| gap.to_f64()),
        base: term.map_or(0, |term| term.base),
        target_when: target_when.as_deref().unwrap_or_default(),
        by: term.map_or(0, |term| term.deadline),
        points: standing.points,
        is_nearly: claim.is_some_and(|claim| claim.is_nearly),
        thresholds: catalog.pack(indicator.pack).thresholds,
    };
    let said = explain(&subject, &standing.assessment, lang);
    let Some(outside) = outside else {
        return said;
    };
    let value = figure(&outside, FigureSize::Words, lang);
    let value = subject.unit.figure(&value);
    let when = wording::when(catalog, &outside, lang);
    let apart = fill(words(lang).figure_outside_term, &[&value, &when]);
    format!("{said} {apart}")
}

/// A target as sentences say it: "ceiling" and "floor" are said already, so "at most" is not.
fn bound(kind: TargetKind, target: &Claim, lang: Lang) -> String {
    let is_said = kind == TargetKind::Maintain
        && matches!(target.comparator, Comparator::AtMost | Comparator::AtLeast);
    let comparator = match is_said {
        true => Comparator::Equal,
        false => target.comparator,
    };
    figure(
        &Claim {
            comparator,
            ..*target
        },
        FigureSize::Words,
        lang,
    )
}

/// What would be said of a series if something else were known or promised.
pub fn supposition(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    judged: &Judged,
    supposed: Supposed,
    lang: Lang,
) -> String {
    let Some((year, value)) = supposed.figure else {
        return String::new();
    };
    let indicator = catalog.indicator_of(series);
    let base = judged.term.map_or(0, |term| term.base);
    let is_level = matches!(
        judged.kind,
        TargetKind::Level | TargetKind::Maintain | TargetKind::Rank | TargetKind::Structure
    );
    let when = match is_level {
        true => year.to_string(),
        false => format!("{}–{year}", base + 1),
    };
    let actual = number::figure(value, lang);
    let target = supposed_target(catalog, series, standing, supposed.target);
    let target = match (target, supposed.target) {
        (Some(target), _) => bound(judged.kind, &target, lang),
        (None, Some(target)) => number::figure(target, lang),
        (None, None) => String::new(),
    };
    let subject = SentenceSubject {
        name: "",
        unit: unit_of(catalog, series, lang),
        kind: judged.kind,
        better: indicator.better,
        decimals: indicator.decimals,
        actual: Some(&actual),
        when: &when,
        target: &target,
        gap: None,
        base,
        target_when: "",
        by: judged.term.map_or(0, |term| term.deadline),
        is_nearly: false,
        points: judged.points,
        thresholds: catalog.pack(indicator.pack).thresholds,
    };
    explain(&subject, &judged.assessment, lang)
}

/// A supposed target with the comparator of the real one; the real one where none is supposed.
pub fn supposed_target(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    supposed: Option<Figure>,
) -> Option<Claim> {
    let mut target = standing.target.map(|at| catalog.claim(at))?;
    if let Some(value) = supposed {
        let lower = catalog.indicator_of(series).better == Better::Lower;
        let is_range = target.comparator == Comparator::Range;
        match (is_range, lower) {
            (true, false) if target.high > value => target.low = value,
            (true, true) if target.low < value => target.high = value,
            _ => {
                (target.low, target.high) = (value, value);
                if is_range {
                    target.comparator = Comparator::Equal;
                }
            }
        }
    }
    Some(target)
}

/// The numbers of a judgement, each with its label, in reading order.
pub fn measures(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    lang: Lang,
) -> Vec<LabelledText> {
    let judged = JudgedTarget {
        kind: standing.kind,
        target: standing.target,
        assessment: &standing.assessment,
    };
    measures_of(catalog, series, judged, lang)
}

/// A target with its assessment, real or only supposed.
#[derive(Clone, Copy, Debug)]
pub struct JudgedTarget<'a> {
    /// How the target is compared.
    pub kind: TargetKind,
    /// The target; `None` where the series has none.
    pub target: Option<ClaimId>,
    /// How figures stand against it.
    pub assessment: &'a Assessment,
}

/// The numbers of an assessment, each with its label, in the unit of a series.
pub fn measures_of(
    catalog: &Catalog,
    series: SeriesId,
    judged: JudgedTarget<'_>,
    lang: Lang,
) -> Vec<LabelledText> {
    let JudgedTarget { kind, target, .. } = judged;
    let told = target.and_then(|at| promised_kind(catalog, series, &catalog.claim(at)));
    let told = told.unwrap_or(TargetKind::Level);
    let decimals = catalog.indicator_of(series).decimals;
    let unit = unit_of(catalog, series, lang);
    let precision = Precision::new(decimals, kind, lang);
    let mut found = judged.assessment.clone();
    let claim = target.map(|at| catalog.claim(at));
    if claim.is_some_and(|target| target.comparator == Comparator::Range) {
        // For a range the status line says from which end the gap is measured, so it is left out here.
        (found.gap, found.gap_low, found.gap_high) = (None, None, None);
        found.percent_of_target = None;
    }
    let is_mean = claim.is_some_and(|target| catalog.period(target.period).is_mean());
    if is_mean
        && !matches!(
            kind,
            TargetKind::Growth | TargetKind::Pace | TargetKind::Flow
        )
    {
        // A mean of levels or shares is no pace.
        (found.pace, found.need) = (None, None);
    }
    measures::measures(&found, MeasureUnits { unit, told, kind }, precision, lang)
}

/// The sizes of the least and the greatest gap, where they depend on the source and lie on one side.
fn least_and_most(found: &Assessment) -> Option<(f64, f64)> {
    sizes_of(found.gap_low.zip(found.gap_high)?)
}

fn sizes_of((low, high): (f64, f64)) -> Option<(f64, f64)> {
    let (least, most) = (low.abs().min(high.abs()), low.abs().max(high.abs()));
    (low * high > 0.0 && least < most).then_some((least, most))
}

/// What the pace so far leads to at the deadline: "61,2%".
pub fn end_at_this_pace(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    lang: Lang,
) -> Option<String> {
    let end = standing.assessment.hold_end?;
    let decimals = catalog.indicator_of(series).decimals;
    let precision = Precision::new(decimals, standing.kind, lang);
    Some(unit_of(catalog, series, lang).figure(&precision.figure(end)))
}

/// The gap between figure and target in the right unit: points for a share, never percent. Of a figure that
/// is only last known it is the gap that it had.
pub fn gap(catalog: &Catalog, series: SeriesId, standing: &Standing, lang: Lang) -> Option<String> {
    let shown = standing.shown().map(|at| catalog.claim(at));
    if shown.is_some_and(|claim| claim.is_nearly) && standing.gap.is_some_and(|gap| gap.is_zero()) {
        // "Nearly 50" is not on the target of 50, and how far short of it nobody says.
        return None;
    }
    said_gap(catalog, series, &Distance::of(catalog, standing)?, lang)
}

/// The size of the gap alone, with its unit: "0,5 đến 14 triệu đồng, tùy nguồn"; none where there is no distance.
pub fn amount_of_gap(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    lang: Lang,
) -> Option<String> {
    let distance = Distance::of(catalog, standing).filter(|distance| !distance.gap.is_zero())?;
    amount(catalog, series, &distance, lang)
}

/// The gap of the verdict of one year.
pub fn gap_of_year(
    catalog: &Catalog,
    series: SeriesId,
    verdict: &YearVerdict,
    lang: Lang,
) -> Option<String> {
    let kind = catalog.indicator_of(series).target_kind;
    let distance = Distance {
        target: verdict.target,
        kind: kind.unwrap_or(TargetKind::Level),
        gap: verdict.gap?,
        sizes: verdict.gaps.and_then(sizes_of),
        is_by_source: true,
    };
    said_gap(catalog, series, &distance, lang)
}

/// How far a figure is from its target.
struct Distance {
    target: ClaimId,
    kind: TargetKind,
    gap: Decimal,
    /// The sizes of the least and the greatest gap, where there is more than one.
    sizes: Option<(f64, f64)>,
    /// Whether they depend on the source; else on where in its range the figure lies.
    is_by_source: bool,
}

impl Distance {
    /// The distance of a standing: of what was compared, else of what was last known.
    fn of(catalog: &Catalog, standing: &Standing) -> Option<Self> {
        if standing.gap.is_none() && standing.assessment.last_known.is_none() {
            return Self::of_range(catalog, standing);
        }
        let last_known = || Decimal::try_from(standing.assessment.last_known?.gap?).ok();
        Some(Self {
            target: standing.target?,
            kind: standing.kind,
            gap: standing.gap.or_else(last_known)?,
            sizes: least_and_most(&standing.assessment),
            is_by_source: true,
        })
    }
}

impl Distance {
    /// The distance of a range that lies wholly on one side of its target.
    fn of_range(catalog: &Catalog, standing: &Standing) -> Option<Self> {
        let claim = catalog.claim(standing.judged?);
        let target = catalog.claim(standing.target?);
        let (low, high) = (claim.low.decimal(), claim.high.decimal());
        let near = match (high < target.low.decimal(), low > target.high.decimal()) {
            (true, _) => target.low.decimal(),
            (_, true) => target.high.decimal(),
            _ => return None,
        };
        let (low, high) = (low.checked_sub(near)?, high.checked_sub(near)?);
        let sizes = [low.abs().to_f64()?, high.abs().to_f64()?];
        let is_range = claim.comparator == Comparator::Range;
        is_range.then_some(Self {
            target: standing.target?,
            kind: standing.kind,
            gap: low,
            sizes: Some((sizes[0].min(sizes[1]), sizes[0].max(sizes[1]))),
            is_by_source: false,
        })
    }
}

fn said_gap(
    catalog: &Catalog,
    series: SeriesId,
    distance: &Distance,
    lang: Lang,
) -> Option<String> {
    let words = words(lang);
    if distance.gap.is_zero() {
        let said = match catalog.claim(distance.target).comparator {
            Comparator::Range => words.gap_within,
            // "Over 93" is not met by 93.
            Comparator::Above | Comparator::Below => words.gap_at_bound,
            _ => words.gap_none,
        };
        return Some(said.to_owned());
    }
    let amount = amount(catalog, series, distance, lang)?;
    let is_above = distance.gap > Decimal::ZERO;
    let frame = match (distance.kind == TargetKind::Rank, is_above) {
        (false, true) => words.gap_above,
        (false, false) => words.gap_below,
        (true, true) => words.gap_places_short,
        (true, false) => words.gap_places_ahead,
    };
    Some(fill(frame, &[&amount]))
}

fn amount(catalog: &Catalog, series: SeriesId, distance: &Distance, lang: Lang) -> Option<String> {
    let target = catalog.claim(distance.target);
    let decimals = catalog.indicator_of(series).decimals;
    let precision = Precision::new(decimals, distance.kind, lang);
    let (least, most) = match distance.sizes {
        Some((least, most)) => (Some(least), most),
        None => (None, distance.gap.abs().to_f64()?),
    };
    let amount = precision.change(most);
    let unit = unit_of(catalog, series, lang);
    let amount = match promised_kind(catalog, series, &target) {
        Some(kind) => unit.difference_of_kind(kind, &amount),
        None => unit.difference(&amount),
    };
    Some(match least {
        Some(least) => {
            let frame = match distance.is_by_source {
                true => words(lang).gap_by_source,
                false => words(lang).gap_between,
            };
            fill(frame, &[&precision.change(least), &amount])
        }
        None => amount,
    })
}

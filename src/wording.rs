//! Claims, targets and gaps in words.
//!
//! Owns the short phrases that screens and plain output share: a figure with its comparator and
//! mark, a gap in the right unit, a citation. It reads the catalogue and knows both languages; it
//! must not know a screen.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::assess::case::Bound;
use crate::assess::verdict::Assessment;
use crate::catalog::Catalog;
use crate::figure::Figure;
use crate::lang::Lang;
use crate::locale::assess::Subject;
use crate::locale::measures::{self, Measure};
use crate::locale::number::{self, Form, says_nearly};
use crate::locale::precision::Precision;
use crate::locale::sentence::explain;
use crate::locale::unit::{self, Unit};
use crate::locale::words::{fill, words};
use crate::locale::{self, period};
use crate::model::{
    Better, Claim, ClaimKind, Comparator, Judgement, PlanStatus, Reported, SeriesId, TargetKind,
};
use crate::outlook::{Choice, Conflict, Outlook, published};
use crate::standing::evidence::{Judged, Supposed};
use crate::standing::term::{Term, is_rate};
use crate::standing::{Reason, Standing, Status, standing};

/// The figure of a claim with its comparator: "khoảng 47,45", "trên 226.000", "9–10".
pub fn figure(catalog: &Catalog, claim: &Claim, form: Form, lang: Lang) -> String {
    let nearly = claim.comparator == Comparator::About && says_nearly(catalog.text(claim.note));
    number::bounded(
        (claim.low, claim.high),
        claim.comparator,
        nearly,
        form,
        lang,
    )
}

/// The figure of a claim, marked when it is no actual one: "ước 65,5".
pub fn marked_figure(catalog: &Catalog, claim: &Claim, form: Form, lang: Lang) -> String {
    let figure = figure(catalog, claim, form, lang);
    match claim.kind {
        ClaimKind::Estimate => format!("{} {figure}", words(lang).estimate),
        ClaimKind::Forecast => format!("{} {figure}", words(lang).forecast),
        ClaimKind::Actual | ClaimKind::Target => figure,
    }
}

/// The figure that stands for a series: the one that was judged, else the one of the term that could
/// not be, else the newest.
pub fn shown(standing: &Standing) -> Option<u32> {
    standing.judged.or(standing.unfit).or(standing.latest)
}

/// The unit of a series.
pub fn unit(catalog: &Catalog, series: SeriesId, lang: Lang) -> &str {
    catalog.say(catalog.indicator_of(series).unit, lang)
}

/// A figure with its unit; a percent sign stands right after the number.
pub fn with_unit(figure: &str, unit: &str) -> String {
    unit::join(figure, unit)
}

/// A promised figure in the unit that its kind is told in: a growth promised of counted arrivals is so
/// much percent a year.
pub fn promised(catalog: &Catalog, series: SeriesId, target: &Claim, lang: Lang) -> String {
    let said = figure(catalog, target, Form::Words, lang);
    let unit = unit_of(catalog, series, lang);
    match promised_kind(catalog, series, target) {
        Some(kind) => unit.of_kind(kind, &said),
        None => unit.figure(&said),
    }
}

/// How a promised figure is told, where that is not in the unit of the figures.
pub fn promised_kind(catalog: &Catalog, series: SeriesId, target: &Claim) -> Option<TargetKind> {
    let indicator = catalog.indicator_of(series);
    let kind = indicator.target_kind?;
    let is_long = || Term::of(catalog, target).is_some_and(|term| term.years() > 1);
    let is_sum = catalog.period(target.period).is_sum();
    let differs = match kind {
        TargetKind::Pace | TargetKind::Growth => !is_rate(catalog, indicator, kind),
        TargetKind::Flow => !is_sum && is_long(),
        _ => false,
    };
    differs.then_some(kind)
}

/// The year and period of a claim: "2023", "giữa nhiệm kỳ 2023", "bình quân 2021–2025".
pub fn when(catalog: &Catalog, claim: &Claim, lang: Lang) -> String {
    let text = catalog.period(claim.period);
    match claim.year {
        None if text.is_whole_year() => words(lang).no_year.to_owned(),
        None => period::say(text, lang),
        Some(year) => period::in_year(text, year, lang),
    }
}

/// The kind of a claim.
pub fn kind(kind: ClaimKind, lang: Lang) -> &'static str {
    let words = words(lang);
    match kind {
        ClaimKind::Target => words.target,
        ClaimKind::Actual => words.actual,
        ClaimKind::Estimate => words.estimate_long,
        ClaimKind::Forecast => words.forecast,
    }
}

/// The kind of a claim; of a target that nobody promised, whose it is.
pub fn kind_of(catalog: &Catalog, claim: &Claim, lang: Lang) -> &'static str {
    let status = claim.plan.map(|plan| catalog.plan(plan).status);
    match status.filter(|_| claim.kind == ClaimKind::Target) {
        Some(PlanStatus::Draft) => words(lang).target_draft,
        Some(PlanStatus::Superseded) => words(lang).target_superseded,
        Some(PlanStatus::Adopted) | None => kind(claim.kind, lang),
    }
}

/// The sign before a figure that is not exact.
pub fn bound_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "",
        Bound::About | Bound::Nearly => "≈",
        Bound::AtLeast => "≥",
        Bound::Above => ">",
        Bound::AtMost => "≤",
        Bound::Below => "<",
    }
}

/// Tells whether a claim was worked out from published figures.
pub fn is_derived(catalog: &Catalog, claim: &Claim) -> bool {
    catalog.text(claim.note).starts_with("derived")
}

/// Source id and date of a claim: "L12, 08/09/2023"; empty without a source.
pub fn source(catalog: &Catalog, claim: &Claim, lang: Lang) -> String {
    let Some(id) = claim.source else {
        return String::new();
    };
    let id = catalog.text(catalog.source(id).id);
    let date = number::published(published(catalog, claim), lang);
    if date.is_empty() {
        format!("{id}, {}", words(lang).undated)
    } else {
        format!("{id}, {date}")
    }
}

/// Which way is better.
pub fn better(better: Better, lang: Lang) -> &'static str {
    let words = words(lang);
    match better {
        Better::Higher => words.better_higher,
        Better::Lower => words.better_lower,
        Better::None => words.better_none,
    }
}

/// The word of a status.
pub fn status(status: Status, lang: Lang) -> &'static str {
    locale::assess::status(status, lang)
}

/// The word of a status where room is short.
pub fn status_short(status: Status, lang: Lang) -> &'static str {
    locale::assess::status_short(status, lang)
}

/// Why something is not judged.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    locale::assess::reason(reason, lang)
}

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
    let claim = shown(standing).map(|at| catalog.claim(at));
    let worked_out = standing.worked_out.is_some();
    let actual = claim
        .filter(|_| !worked_out)
        .map(|claim| figure(catalog, &claim, Form::Words, lang));
    let term = standing.term;
    let when = match (claim, term, standing.assessment.year) {
        (Some(_), Some(term), Some(year)) if worked_out => {
            format!("{}–{year}", term.base + 1)
        }
        (Some(claim), ..) => when(catalog, &claim, lang),
        _ => String::new(),
    };
    let target = standing.target.map(|at| catalog.claim(at));
    let target_when = target.map(|target| self::when(catalog, &target, lang));
    let target = target.map(|target| bound(catalog, standing.kind, &target, lang));
    let subject = Subject {
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
        thresholds: catalog.pack(indicator.pack).thresholds,
    };
    explain(&subject, &standing.assessment, lang)
}

/// A target as sentences say it: "ceiling" and "floor" are said already, so "at most" is not.
fn bound(catalog: &Catalog, kind: TargetKind, target: &Claim, lang: Lang) -> String {
    let is_said = kind == TargetKind::Maintain
        && matches!(target.comparator, Comparator::AtMost | Comparator::AtLeast);
    let comparator = match is_said {
        true => Comparator::Equal,
        false => target.comparator,
    };
    figure(
        catalog,
        &Claim {
            comparator,
            ..*target
        },
        Form::Words,
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
    let target = target.map_or_else(String::new, |target| {
        bound(catalog, judged.kind, &target, lang)
    });
    let subject = Subject {
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

/// The unit of a series, ready for figures, differences and yearly changes.
pub fn unit_of(catalog: &Catalog, series: SeriesId, lang: Lang) -> Unit<'_> {
    let indicator = catalog.indicator_of(series);
    let exact = catalog.text(indicator.unit.vi);
    Unit::new(exact, unit(catalog, series, lang), lang)
}

/// The numbers of a judgement, each with its label, in reading order.
pub fn measures(
    catalog: &Catalog,
    series: SeriesId,
    standing: &Standing,
    lang: Lang,
) -> Vec<Measure> {
    measures_of(
        catalog,
        series,
        (standing.kind, standing.target, &standing.assessment),
        lang,
    )
}

/// The numbers of an assessment against a target of a kind, in the unit of a series.
pub fn measures_of(
    catalog: &Catalog,
    series: SeriesId,
    (kind, target, found): (TargetKind, Option<u32>, &Assessment),
    lang: Lang,
) -> Vec<Measure> {
    let told = target.and_then(|at| promised_kind(catalog, series, &catalog.claim(at)));
    let told = told.unwrap_or(TargetKind::Level);
    let decimals = catalog.indicator_of(series).decimals;
    let unit = unit_of(catalog, series, lang);
    let precision = Precision::new(decimals, kind, lang);
    measures::measures(found, (unit, told), precision, lang)
}

/// The gap between figure and target in the right unit: points for a share, never percent.
pub fn gap(catalog: &Catalog, series: SeriesId, standing: &Standing, lang: Lang) -> Option<String> {
    let gap = standing.gap?;
    let target = catalog.claim(standing.target?);
    let words = words(lang);
    if gap.is_zero() {
        let is_range = target.comparator == Comparator::Range;
        let said = if is_range {
            words.gap_within
        } else {
            words.gap_none
        };
        return Some(said.to_owned());
    }
    let decimals = catalog.indicator_of(series).decimals;
    let precision = Precision::new(decimals, standing.kind, lang);
    let amount = precision.change(gap.abs().to_f64()?);
    let unit = unit_of(catalog, series, lang);
    let amount = match promised_kind(catalog, series, &target) {
        Some(kind) => unit.difference_of_kind(kind, &amount),
        None => unit.difference(&amount),
    };
    let is_above = gap > Decimal::ZERO;
    let frame = match (standing.kind == TargetKind::Rank, is_above) {
        (false, true) => words.gap_above,
        (false, false) => words.gap_below,
        (true, true) => words.gap_places_short,
        (true, false) => words.gap_places_ahead,
    };
    Some(fill(frame, &[&amount]))
}

/// What official sources said of a series, as far as they had said it on the day.
pub fn judgements<'c>(
    catalog: &'c Catalog,
    outlook: &Outlook,
    series: SeriesId,
) -> impl Iterator<Item = &'c Judgement> + use<'c> {
    let wanted = *catalog.series_of(series);
    let outlook = *outlook;
    catalog.judgements().iter().filter(move |found| {
        let source = found.source.map(|id| catalog.source(id));
        let last = source.and_then(|source| source.published.last_day());
        found.indicator == wanted.indicator
            && found.place == Some(wanted.place)
            && (!outlook.as_of || last.is_some_and(|last| last <= outlook.day))
    })
}

/// An official judgement with its source: "Công bố: “vượt” · L00, 08/09/2023".
pub fn judgement(catalog: &Catalog, found: &Judgement, lang: Lang) -> String {
    let said = catalog.text(found.wording);
    let said = match lang {
        Lang::Vi => format!("{}: “{said}”", words(lang).official),
        Lang::En => {
            let meant = found.status.code().replace('_', " ");
            format!("{}: {meant} (“{said}”)", words(lang).official)
        }
    };
    match found.source.map(|id| catalog.source(id)) {
        None => said,
        Some(source) => {
            let date = number::published(source.published, lang);
            format!("{said} · {}, {date}", catalog.text(source.id))
        }
    }
}

/// Figures that exclude each other, each with its source.
pub fn conflict(catalog: &Catalog, conflict: &Conflict, lang: Lang) -> String {
    let words = words(lang);
    let said = |position: &u32| {
        let claim = catalog.claim(*position);
        let figure = figure(catalog, &claim, Form::Words, lang);
        // Two figures of one year may stand for different moments in it.
        let period = catalog.period(claim.period);
        let part = match period.is_whole_year() {
            true => String::new(),
            false => format!("{}, ", period::say(period, lang)),
        };
        format!("{figure} ({part}{})", source(catalog, &claim, lang))
    };
    let figures: Vec<String> = conflict.claims.iter().map(said).collect();
    format!(
        "{} {} {} {}: {}",
        words.conflict_mark,
        words.conflict,
        conflict.year,
        kind(conflict.kind, lang),
        figures.join(" · ")
    )
}

/// The figure that is shown first among those that exclude each other, and the rule that chose it:
/// "lấy số 43,8: công bố sau cùng".
pub fn chosen(catalog: &Catalog, conflict: &Conflict, lang: Lang) -> String {
    let words = words(lang);
    let figure = figure(catalog, &catalog.claim(conflict.chosen), Form::Words, lang);
    let rule = match conflict.by {
        Choice::WholeYear => words.choice_whole_year,
        Choice::LatestPublication => words.choice_latest,
        Choice::FileOrder => words.choice_order,
    };
    format!("{} {figure}: {rule}", words.chosen)
}

/// A series of another place in one line: place, figure, period, target.
pub fn elsewhere(catalog: &Catalog, outlook: &Outlook, series: SeriesId, lang: Lang) -> String {
    let standing = standing(catalog, outlook, series);
    let words = words(lang);
    let place = catalog.place(catalog.series_of(series).place);
    let unit = unit(catalog, series, lang);
    let said = match shown(&standing) {
        None => words.no_figure.to_owned(),
        Some(at) => {
            let claim = catalog.claim(at);
            let figure = marked_figure(catalog, &claim, Form::Words, lang);
            let when = when(catalog, &claim, lang);
            format!("{}, {when}", with_unit(&figure, unit))
        }
    };
    let mut line = format!("{}: {said}", catalog.say(place.name, lang));
    if let Some(at) = standing.target {
        let target = catalog.claim(at);
        let figure = promised(catalog, series, &target, lang);
        let when = when(catalog, &target, lang);
        line.push_str(&format!("; {} {figure}, {when}", words.target));
    }
    line
}

/// A reported count in full: "ước 22/55 đạt và vượt", "6/50 không đạt".
pub fn reported_long(count: &Reported, lang: Lang) -> String {
    let words = words(lang);
    let said = match (count.met, count.of) {
        (Some(met), Some(of)) => fill(
            words.reported_met_long,
            &[&met.to_string(), &of.to_string()],
        ),
        _ => reported(count, lang),
    };
    match count.kind {
        ClaimKind::Estimate => format!("{} {said}", words.estimate),
        ClaimKind::Forecast => format!("{} {said}", words.forecast),
        ClaimKind::Actual | ClaimKind::Target => said,
    }
}

/// A reported count: "22/55 đạt", "6/50 không đạt".
pub fn reported(count: &Reported, lang: Lang) -> String {
    let words = words(lang);
    let number = |count: Option<u32>| count.map_or_else(|| "?".to_owned(), |n| n.to_string());
    let of = number(count.of);
    match (count.met, count.missed) {
        (Some(met), _) => fill(words.reported_met, &[&met.to_string(), &of]),
        (None, missed) => fill(words.reported_missed, &[&number(missed), &of]),
    }
}

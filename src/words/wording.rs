//! Claims, targets and gaps in words.
//!
//! Owns the short phrases that screens and plain output share: a figure with its comparator and
//! mark, a period, a citation; `judged` says judgements. It reads the catalogue and knows both
//! languages; it must not know a screen.

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::class::{Class, UnjudgedKind};
use crate::core::judge::standing::{Reason, Status};
use crate::core::judge::term::{Term, is_rate};
use crate::core::judge::viewpoint::{ClaimChoice, Conflict, Viewpoint, published};
use crate::core::keys::class_key;
use crate::core::lang::Lang;
use crate::core::model::{
    Better, Claim, ClaimId, ClaimKind, Judgement, PlanStatus, Published, Reported, SeriesId,
    TargetKind,
};
use crate::core::rule::case::Bound;
use crate::core::rule::verdict::Side;
use crate::words::judgement::labels;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::period;
use crate::words::locale::typed::AskedUnit;
use crate::words::locale::unit::{self, UnitWords};
use crate::words::locale::words::{fill, words};

/// Decimals that are shown of a figure that was worked out.
const MOST_DECIMALS: u8 = 2;

/// The figure of a claim with its comparator: "khoảng 47,45", "trên 226.000", "9–10".
pub fn figure(claim: &Claim, form: FigureSize, lang: Lang) -> String {
    // A figure that the program computed has no printed digits.
    let shown = |figure: Figure| match claim.is_computed {
        true => figure.shortened(MOST_DECIMALS),
        false => figure,
    };
    number::bounded(
        (shown(claim.low), shown(claim.high)),
        claim.comparator,
        claim.is_nearly,
        form,
        lang,
    )
}

/// Says that the clock of the computer is before the newest publication.
pub fn clock(day: jiff::civil::Date, newest: Published, lang: Lang) -> String {
    let (day, newest) = (number::day(day, lang), number::published(newest, lang));
    fill(words(lang).clock_behind, &[&day, &newest])
}

/// The figure of a claim, marked when it is no actual one: "ước 65,5", or one of a draft: "dự thảo 65,5".
pub fn marked_figure(catalog: &Catalog, claim: &Claim, form: FigureSize, lang: Lang) -> String {
    let mut figure = figure(claim, form, lang);
    if claim.kind != ClaimKind::Target && is_of_draft(catalog, claim) {
        figure = format!("{} {figure}", words(lang).in_draft);
    }
    match claim.kind {
        ClaimKind::Estimate => format!("{} {figure}", words(lang).estimate),
        ClaimKind::Forecast => format!("{} {figure}", words(lang).forecast),
        ClaimKind::Actual | ClaimKind::Target => figure,
    }
}

/// The unit of a series.
pub fn unit(catalog: &Catalog, series: SeriesId, lang: Lang) -> &str {
    catalog.say(catalog.indicator_of(series).unit, lang)
}

/// The unit of a series, ready for figures, differences and yearly changes.
pub fn unit_of(catalog: &Catalog, series: SeriesId, lang: Lang) -> UnitWords<'_> {
    let indicator = catalog.indicator_of(series);
    let exact = catalog.text(indicator.unit.vi);
    UnitWords::new(exact, unit(catalog, series, lang), lang)
}

/// A figure with its unit; a percent sign stands right after the number.
pub fn with_unit(figure: &str, unit: &str) -> String {
    unit::join(figure, unit)
}

/// A promised figure in the unit of its kind of target: a growth that was promised of counted arrivals is in percent a
/// year.
pub fn promised(catalog: &Catalog, series: SeriesId, target: &Claim, lang: Lang) -> String {
    let said = figure(target, FigureSize::Words, lang);
    let unit = unit_of(catalog, series, lang);
    match promised_kind(catalog, series, target) {
        Some(kind) => unit.of_kind(kind, &said),
        None => unit.figure(&said),
    }
}

/// The kind by which a promised figure is told, if that is not in the unit of the figures.
pub fn promised_kind(catalog: &Catalog, series: SeriesId, target: &Claim) -> Option<TargetKind> {
    let indicator = catalog.indicator_of(series);
    let kind = indicator.target_kind?;
    let is_long = || Term::for_target(catalog, target).is_some_and(|term| term.years() > 1);
    let is_sum = catalog.period(target.period).is_sum();
    let differs = match kind {
        TargetKind::Pace | TargetKind::Growth => !is_rate(catalog, indicator, kind),
        TargetKind::Flow => !is_sum && is_long(),
        _ => false,
    };
    differs.then_some(kind)
}

/// The kind by which a supposed figure is told beside such a promise: a mean of yearly amounts as an amount a year, any
/// other figure in the unit of the figures.
pub fn supposed_kind(promised: Option<TargetKind>) -> Option<TargetKind> {
    promised.filter(|kind| *kind == TargetKind::Flow)
}

/// The unit in which a person is asked for a figure of a series, told by a kind of target or as figures are.
pub fn asked_unit(catalog: &Catalog, series: SeriesId, kind: Option<TargetKind>) -> AskedUnit {
    let unit = catalog.indicator_of(series).unit;
    AskedUnit::new(catalog.text(unit.vi), catalog.say(unit, Lang::En), kind)
}

/// A supposed figure in the unit in which it was asked for.
pub fn supposed(
    catalog: &Catalog,
    series: SeriesId,
    (figure, kind): (Figure, Option<TargetKind>),
    lang: Lang,
) -> String {
    let said = number::figure(figure, lang);
    unit_of(catalog, series, lang).of_kind(kind.unwrap_or(TargetKind::Level), &said)
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

/// The same, with the word for a figure that no source prints as such.
pub fn when_marked(catalog: &Catalog, claim: &Claim, lang: Lang) -> String {
    let when = when(catalog, claim, lang);
    match claim.is_derived {
        true => format!("{when} {}", words(lang).derived).trim().to_owned(),
        false => when,
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

/// Tells whether a figure is filed under a plan that nobody has adopted.
pub fn is_of_draft(catalog: &Catalog, claim: &Claim) -> bool {
    let plan = claim.plan.map(|plan| catalog.plan(plan));
    plan.is_some_and(|plan| plan.status == PlanStatus::Draft)
}

/// The kind of a claim; for a target that nobody promised, whose target it is.
pub fn kind_of(catalog: &Catalog, claim: &Claim, lang: Lang) -> &'static str {
    let status = claim.plan.map(|plan| catalog.plan(plan).status);
    if is_of_draft(catalog, claim) {
        let words = words(lang);
        return match claim.kind {
            ClaimKind::Target => words.target_draft,
            ClaimKind::Actual => words.actual_draft,
            ClaimKind::Estimate => words.estimate_draft,
            ClaimKind::Forecast => words.forecast_draft,
        };
    }
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

/// Which way is likely better, where nobody said it.
pub fn better_guessed(better: Better, lang: Lang) -> &'static str {
    let words = words(lang);
    match better {
        Better::Higher => words.better_higher_guessed,
        Better::Lower => words.better_lower_guessed,
        Better::None => words.better_none,
    }
}

/// The word of a status.
pub fn status(status: Status, lang: Lang) -> &'static str {
    labels::status(status, lang)
}

/// The word of a class: that of the verdict, or of the kind of those without one. A provisional class is named with the
/// side on which it stood. Another reason has no word.
pub fn class_word(class: Class, lang: Lang) -> &'static str {
    let words = words(lang);
    match (class, class.kind()) {
        (Class::Judged(status), _) => labels::status(status, lang),
        (Class::Provisional(Side::Above), _) => words.provisional_above,
        (Class::Provisional(Side::Below), _) => words.provisional_below,
        (Class::Provisional(Side::AtThreshold), _) => words.provisional_at_threshold,
        (Class::Without(Reason::Unconfirmed), _) => words.provisional_unconfirmed,
        (_, Some(UnjudgedKind::Other) | None) => words.not_assessable,
        (_, Some(kind)) => without_verdict(kind, lang),
    }
}

/// The name of a class on the board: its word, of another reason the reason.
pub fn class_name(class: Class, lang: Lang) -> String {
    match (class, class.kind()) {
        // What is on the board has targets; the newest result is of a year without one.
        (Class::Without(Reason::NoTarget), _) => words(lang).class_no_target.to_owned(),
        (_, Some(UnjudgedKind::Other)) => capital(class_reason(class, lang)),
        _ => class_word(class, lang).to_owned(),
    }
}

/// A text with a capital letter at its start.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The word of a class without the side of a provisional one.
pub fn class_short(class: Class, lang: Lang) -> &'static str {
    match class {
        class if class.kind() == Some(UnjudgedKind::Provisional) => {
            without_verdict(UnjudgedKind::Provisional, lang)
        }
        class => class_word(class, lang),
    }
}

/// The words by which a class may be asked for: those of the verdicts, then those of the kinds without one.
pub fn class_words(lang: Lang) -> Vec<&'static str> {
    let statuses = Status::ALL.map(|status| labels::status(status, lang));
    let kinds = UnjudgedKind::ALL
        .into_iter()
        .filter(|kind| *kind != UnjudgedKind::Other);
    let kinds = kinds.map(|kind| without_verdict(kind, lang));
    statuses.into_iter().chain(kinds).collect()
}

/// The names of a class in both languages and its stable words: its own, that of its kind, that of its status.
pub fn class_names(class: Class) -> Vec<String> {
    let status = class.status();
    let key = class_key(class).0;
    let codes = [key.as_str(), class.code(), status.code()];
    let codes = codes.map(|code| code.replace('_', " ")).into_iter();
    let said = Lang::ALL.into_iter().flat_map(|lang| {
        let kind = class.kind().map(|kind| without_verdict(kind, lang));
        let short = (class == Class::Judged(Status::AtRisk)).then(|| words(lang).at_risk_short);
        let own = [class_word(class, lang), labels::status(status, lang)];
        own.into_iter().chain(kind).chain(short)
    });
    codes.chain(said.map(ToOwned::to_owned)).collect()
}

/// The reason for which a class has no verdict, in both languages and by its stable word.
pub fn class_reasons(class: Class) -> Vec<String> {
    let Class::Without(reason) = class else {
        return Lang::ALL
            .map(|lang| class_reason(class, lang).to_owned())
            .to_vec();
    };
    let said = Lang::ALL.map(|lang| class_reason(class, lang).to_owned());
    let code = reason.code().replace('_', " ");
    said.into_iter().chain([code]).collect()
}

/// Why a target has no verdict.
pub fn class_reason(class: Class, lang: Lang) -> &'static str {
    match class {
        Class::Judged(_) => "",
        Class::Provisional(_) => labels::reason(Reason::NoFinalFigure, lang),
        Class::Without(reason) => labels::reason(reason, lang),
    }
}

/// A kind of targets without a verdict.
pub fn without_verdict(kind: UnjudgedKind, lang: Lang) -> &'static str {
    let words = words(lang);
    match kind {
        UnjudgedKind::Provisional => words.class_provisional,
        UnjudgedKind::UnitEnded => words.class_unit_ended,
        UnjudgedKind::AtThreshold => words.class_at_threshold,
        UnjudgedKind::Structure => words.class_structure,
        UnjudgedKind::Other => words.class_other,
        UnjudgedKind::NoData => words.class_no_data,
    }
}

/// Why something is not judged.
pub fn reason(reason: Reason, lang: Lang) -> &'static str {
    labels::reason(reason, lang)
}

/// What official sources said of a series, as far as they had said it on the day.
pub fn judgements<'c>(
    catalog: &'c Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
) -> impl Iterator<Item = &'c Judgement> + use<'c> {
    let viewpoint = *viewpoint;
    catalog.judgements_of(series).filter(move |found| {
        let source = found.source.map(|id| catalog.source(id));
        let last = source.and_then(|source| source.published.last_day());
        !viewpoint.as_of || last.is_some_and(|last| last <= viewpoint.day)
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
    let said = |position: &ClaimId| {
        let claim = catalog.claim(*position);
        let figure = figure(&claim, FigureSize::Words, lang);
        // Two figures of one year may stand for different moments in it.
        let period = catalog.period(claim.period);
        let part = match period.is_whole_year() {
            true => String::new(),
            false => format!("{}, ", period::say(period, lang)),
        };
        format!("{figure} ({part}{})", source(catalog, &claim, lang))
    };
    let told = conflict.claims.iter().take(MOST_FIGURES);
    let mut figures: Vec<String> = told.map(said).collect();
    figures.extend(more(conflict.claims.len() - figures.len(), lang));
    format!(
        "{} {} {} {}: {}",
        words.conflict_mark,
        words.conflict,
        conflict.year,
        kind(conflict.kind, lang),
        figures.join(" · ")
    )
}

/// Most figures of one moment that are told one after another; nobody reads more in a line.
pub(crate) const MOST_FIGURES: usize = 12;

/// How many more figures there are than are told; nothing where all are.
pub(crate) fn more(count: usize, lang: Lang) -> Option<String> {
    let said = || fill(words(lang).more_figures, &[&number::count(count, lang)]);
    (count > 0).then(said)
}

/// The figure that is shown first among those that exclude each other, and the rule that chose it:
/// "lấy số 43,8: công bố sau cùng".
pub fn chosen(catalog: &Catalog, conflict: &Conflict, lang: Lang) -> String {
    let words = words(lang);
    let figure = figure(&catalog.claim(conflict.chosen), FigureSize::Words, lang);
    let rule = match conflict.by {
        ClaimChoice::LaterPeriod => words.choice_later,
        ClaimChoice::WholeYear => words.choice_whole_year,
        ClaimChoice::Figure => words.choice_figure,
        ClaimChoice::LatestPublication => words.choice_latest,
        ClaimChoice::FileOrder => words.choice_order,
    };
    format!("{} {figure}: {rule}", words.chosen)
}

/// The unit of a difference between figures of a series, as the exchange format has it: points of a percentage.
pub fn gap_unit(catalog: &Catalog, series: SeriesId) -> &str {
    let unit = catalog.text(catalog.indicator_of(series).unit.vi);
    if unit.starts_with('%') {
        "điểm %"
    } else {
        unit
    }
}

/// Says that what was asked is not where it was searched, and where the first of so many is: "Không có ở Lai Châu. Có ở
/// Sơn La: “Tỷ lệ hộ nghèo”."
pub fn found_elsewhere(
    catalog: &Catalog,
    searched: &str,
    (first, total): (SeriesId, usize),
    lang: Lang,
) -> String {
    let (place, name, others) = elsewhere(catalog, first, total, lang);
    fill(words(lang).elsewhere, &[searched, place, name, &others])
}

/// The same in a line for the command line, with the query that finds it.
pub fn found_elsewhere_plain(
    catalog: &Catalog,
    searched: &str,
    (first, total): (SeriesId, usize),
    (query, lang): (&str, Lang),
) -> String {
    let (place, name, others) = elsewhere(catalog, first, total, lang);
    let values = [searched, place, name, &others, query];
    fill(words(lang).elsewhere_plain, &values)
}

fn elsewhere(catalog: &Catalog, first: SeriesId, total: usize, lang: Lang) -> (&str, &str, String) {
    let place = catalog.place(catalog.series_of(first).place).name;
    let name = catalog.indicator_of(first).name;
    let others = match total.saturating_sub(1) {
        0 => String::new(),
        others => fill(words(lang).and_others, &[&number::count(others, lang)]),
    };
    (catalog.say(place, lang), catalog.say(name, lang), others)
}

/// How a query was read, where that is not what was typed: "Đã hiểu là: tỷ lệ hộ nghèo", "Gần đúng, bỏ qua: mèo".
pub fn how_read(understood: Option<&str>, ignored: &[String], lang: Lang) -> Option<String> {
    let words = words(lang);
    let ignored = ignored.join(" ");
    match (understood, ignored.as_str()) {
        (None, "") => None,
        (Some(understood), "") => Some(fill(words.understood, &[understood])),
        (None, ignored) => Some(fill(words.in_part, &[ignored])),
        (Some(understood), ignored) => Some(fill(words.understood_in_part, &[understood, ignored])),
    }
}

/// A reported count in full: "ước 22/55 đạt và vượt", "6/50 không đạt".
pub fn reported_long(count: &Reported, lang: Lang) -> String {
    let words = words(lang);
    let said = match (count.met, count.of) {
        (Some(met), Some(of)) => fill(
            words.reported_met_long,
            &[&met.to_string(), &of.to_string()],
        ),
        (Some(met), None) => fill(words.reported_met_long_alone, &[&met.to_string()]),
        _ => reported(count, lang),
    };
    match count.kind {
        ClaimKind::Estimate => format!("{} {said}", words.estimate),
        ClaimKind::Forecast => format!("{} {said}", words.forecast),
        ClaimKind::Actual | ClaimKind::Target => said,
    }
}

/// A reported count: "22/55 đạt", "6/50 không đạt"; without the whole "18 chỉ tiêu đạt".
pub fn reported(count: &Reported, lang: Lang) -> String {
    let words = words(lang);
    let number = |count: Option<u32>| count.map_or_else(|| "?".to_owned(), |n| n.to_string());
    match (count.met, count.missed, count.of) {
        (Some(met), _, Some(of)) => fill(words.reported_met, &[&met.to_string(), &of.to_string()]),
        (Some(met), _, None) => fill(words.reported_met_alone, &[&met.to_string()]),
        (None, missed, Some(of)) => {
            fill(words.reported_missed, &[&number(missed), &of.to_string()])
        }
        (None, missed, None) => fill(words.reported_missed_alone, &[&number(missed)]),
    }
}

//! Figures side by side on one scale, and the limits of the comparison.
//!
//! Owns the facts of such a view, and whether its rows may be ranked: rows that differ in year, period, kind or plan
//! get a note and no rank. Every figure comes from its card. It must not know a screen.

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{Better, Claim, PlanId, SeriesId};
use crate::library::side_by_side::{Counterpart, Refusal};
use crate::report::asked::of_year::{AskedPeriod, OfYear};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts;
use crate::words::hall::hall;
use crate::words::locale::number::{self, FigureSize};
use crate::words::locale::words::fill;
use crate::words::questions::questions;
use crate::words::wording;

/// What differs from row to row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The place, of one indicator.
    Places,
    /// The plan, of one series.
    Plans,
    /// The indicator.
    Indicators,
    /// The indicator, among those that are related.
    Related,
}

impl Across {
    /// Every way, in the order in which they follow each other.
    pub const ALL: [Self; 4] = [Self::Places, Self::Plans, Self::Indicators, Self::Related];

    /// Whether each row is another indicator.
    pub(crate) fn is_of_indicators(self) -> bool {
        matches!(self, Self::Indicators | Self::Related)
    }
}

/// Rows side by side.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Comparison {
    /// The title, with the unit if all rows share one.
    pub(crate) title: String,
    /// The scale that all bars have; none where there is no bar.
    pub(crate) scale: Option<String>,
    /// The rows, best first where they are ranked, else in the order that was asked for.
    pub(crate) rows: Vec<ComparedRow>,
    /// What cannot be compared and what is missing, a line each.
    pub(crate) apart: Vec<String>,
    /// Further differences, and the note that there is no rank.
    pub(crate) remarks: Vec<String>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ComparedRow {
    /// Place, plan or indicator.
    pub(crate) label: String,
    /// Its place in the order, where they are ranked.
    pub(crate) rank: Option<usize>,
    /// The series that it tells.
    pub(crate) series: SeriesId,
    /// The figure with what other sources say, in the common unit; what is said where there is none.
    pub(crate) figure: String,
    /// Period and kind: "2025 · ước thực hiện"; empty without a figure.
    pub(crate) when: String,
    /// The target with its year; what is said where there is none.
    pub(crate) target: String,
    /// Whether there is one.
    pub(crate) has_target: bool,
    /// The class, where anything was promised, and its word.
    pub(crate) class: Option<Class>,
    /// The word of the status.
    pub(crate) status: String,
    /// Who says the figure.
    pub(crate) source: String,
    /// Where it lies on the common scale.
    pub(crate) bar: Option<Bar>,
    /// Whether other sources contradict it.
    pub(crate) is_disputed: bool,
}

/// A stretch of the common scale, in shares of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bar {
    /// Where zero lies.
    pub(crate) zero: f64,
    /// The figure, or the lower end of what is known.
    pub(crate) low: f64,
    /// The upper end.
    pub(crate) high: f64,
    /// The target.
    pub(crate) target: Option<f64>,
}

/// One series in several places, or several series: each held against the first.
pub(crate) fn of_sides(basis: Basis<'_>, across: Across, sides: &[Counterpart]) -> Comparison {
    let is_beside = |side: &&Counterpart| side.refused.is_none();
    let beside = sides.iter().filter(is_beside);
    let cards: Vec<Card<'_>> = beside
        .filter_map(|side| Some(Card::new(basis, side.series?)))
        .collect();
    let title = match cards.first() {
        Some(card) if !across.is_of_indicators() => titled(card),
        _ => hall(basis.lang).compare_pins.to_owned(),
    };
    let year = cards.first().and_then(|card| card.shown()?.year);
    let year = year.filter(|_| across == Across::Places);
    let rows: Vec<UnscaledRow> = cards
        .iter()
        .map(|card| {
            let of_indicators = across.is_of_indicators();
            let label = match of_indicators {
                true => card.name(),
                false => card.place(),
            };
            let found = UnscaledRow::for_card(label, card, !of_indicators);
            match year.filter(|_| card.shown().is_none()) {
                Some(year) => found.of_year(card, year),
                None => found,
            }
        })
        .collect();
    let shown: Vec<ShownDates> = rows.iter().map(|row| row.shown.clone()).collect();
    let remarks = remarks(&cards, &shown, false);
    let mut made = laid_out(basis, title, rows, remarks);
    made.apart = sides
        .iter()
        .filter_map(|side| apart(basis, across, side))
        .collect();
    made
}

/// One series under each of some plans.
pub(crate) fn of_plans(basis: Basis<'_>, series: SeriesId, plans: &[PlanId]) -> Comparison {
    let title = titled(&Card::new(basis, series));
    let title = format!("{title} · {}", Card::new(basis, series).place());
    let rows = plans.iter().map(|plan| {
        let viewpoint = Viewpoint {
            plan: Some(*plan),
            ..*basis.viewpoint
        };
        let basis = Basis {
            viewpoint: &viewpoint,
            kept: None,
            ..basis
        };
        let label = basis.say(basis.catalog.plan(*plan).name);
        UnscaledRow::for_card(label, &Card::new(basis, series), true)
    });
    let several = plans.len() > 1;
    let remark = several.then(|| questions(basis.lang).other_plans.to_owned());
    laid_out(basis, title, rows.collect(), remark.into_iter().collect())
}

/// The period of the figure and the plan of the target as a row shows them; `None` where it shows none.
pub(crate) type ShownDates = (Option<String>, Option<String>);

/// The differences between cards side by side: units, years and periods, plans. Between figures of single years the
/// plans do not matter.
pub(crate) fn remarks(cards: &[Card<'_>], rows: &[ShownDates], is_of_year: bool) -> Vec<String> {
    let Some(lang) = cards.first().map(|card| card.basis.lang) else {
        return Vec::new();
    };
    let phrases = questions(lang);
    let mut said = Vec::new();
    if differ(cards.iter().map(|card| Some(card.unit()))) {
        said.push(phrases.other_units.to_owned());
    } else if differ(rows.iter().map(|(moment, _)| moment.as_deref())) {
        said.push(phrases.other_years.to_owned());
    }
    let is_one_thing = !differ(cards.iter().map(|card| Some(card.name())));
    if is_one_thing && !is_of_year && differ(rows.iter().map(|(_, plan)| plan.as_deref())) {
        said.push(phrases.other_plans.to_owned());
    }
    said
}

/// Whether two of some texts differ; what is not there differs from nothing.
fn differ<'t>(all: impl Iterator<Item = Option<&'t str>>) -> bool {
    let mut all = all.flatten();
    let first = all.next();
    all.any(|other| Some(other) != first)
}

/// The name of an indicator with its unit.
fn titled(card: &Card<'_>) -> String {
    match card.unit() {
        "" => card.name().to_owned(),
        unit => format!("{} ({unit})", card.name()),
    }
}

/// A row with its numbers, before there is a scale.
struct UnscaledRow {
    row: ComparedRow,
    /// Lower and upper end of what is known.
    span: Option<(f64, f64)>,
    target: Option<f64>,
    better: Better,
    kind: Option<&'static str>,
    /// When the figure was, without a word on how it came about, and the plan of the target.
    shown: ShownDates,
}

impl UnscaledRow {
    /// A row; the unit is left out if the title has it.
    fn for_card(label: &str, card: &Card<'_>, is_bare: bool) -> Self {
        let (basis, catalog) = (card.basis, card.basis.catalog);
        let shown = card.shown();
        let when = shown.zip(card.leading()).map(|(claim, told)| {
            let kind = wording::kind_of(catalog, &claim, basis.lang);
            format!("{} · {kind}", told.when)
        });
        let goal = card.standing.target.map(|id| catalog.claim(id));
        let better = catalog.indicator_of(card.series).better;
        Self {
            row: ComparedRow {
                label: label.to_owned(),
                rank: None,
                series: card.series,
                figure: figure(card, is_bare),
                when: when.unwrap_or_default(),
                target: target(card, is_bare),
                has_target: goal.is_some(),
                class: card.class(),
                status: card.class().map(|_| card.status()).unwrap_or_default(),
                source: card
                    .standing
                    .shown()
                    .map(|id| card.cited(id))
                    .unwrap_or_default(),
                bar: None,
                is_disputed: card.other_figures().is_some(),
            },
            span: span(card),
            target: goal.map(|goal| goal.weaker_end(better).to_f64()),
            better,
            kind: shown.map(|claim| claim.kind.code()),
            shown: (
                shown.map(|claim| wording::when(catalog, &claim, basis.lang)),
                card.target().map(|told| told.plan),
            ),
        }
    }

    /// The row of a place whose plan has no figure in its term yet: its figure of the year of the first row, with the
    /// target and the verdict of that year, each named as what it is.
    fn of_year(self, card: &Card<'_>, year: i16) -> Self {
        let (basis, catalog) = (card.basis, card.basis.catalog);
        let found = OfYear::new(card, AskedPeriod { year, part: None });
        let Some(id) = found.figure else {
            return self;
        };
        let claim = catalog.claim(id);
        let told = card.told_beside_others(id);
        let others = card.other_results(id).into_iter();
        let others = others.map(|other| card.told(other).figure);
        let figure: Vec<String> = std::iter::once(told.figure.clone()).chain(others).collect();
        let kind = wording::kind_of(catalog, &claim, basis.lang);
        let goal = found
            .target
            .map(|id| (card.told_target(id), catalog.claim(id)));
        let target = goal.as_ref().map(|(told, _)| match told.plan.as_str() {
            "" => format!("{}, {}", told.figure, told.when),
            plan => format!("{}, {} ({plan})", told.figure, told.when),
        });
        let class = found.verdict.map(|verdict| verdict.class);
        let status = class.map(|class| wording::class_word(class, basis.lang).to_owned());
        Self {
            row: ComparedRow {
                figure: figure.join("; "),
                when: format!("{} · {kind}", told.when),
                target: target.unwrap_or_default(),
                has_target: goal.is_some(),
                class,
                status: status.unwrap_or_default(),
                is_disputed: figure.len() > 1 || told.figure != card.told(id).figure,
                source: card.cited(id),
                ..self.row
            },
            span: Some((claim.low.to_f64(), claim.high.to_f64())),
            shown: (
                Some(wording::when(catalog, &claim, basis.lang)),
                goal.as_ref().map(|(told, _)| told.plan.clone()),
            ),
            target: goal.map(|(_, goal)| goal.weaker_end(self.better).to_f64()),
            kind: Some(claim.kind.code()),
            ..self
        }
    }
}

/// The leading figure with what other sources say, or that there is none.
fn figure(card: &Card<'_>, is_bare: bool) -> String {
    let words = card.basis.words();
    let unit = if is_bare { "" } else { card.unit() };
    let bare = card.bare_figure(FigureSize::Words);
    let bare = bare.map(|figure| wording::with_unit(&figure, unit));
    match (bare, card.other_figures()) {
        (Some(figure), Some(others)) => {
            format!("{figure} ({})", fill(words.other_source, &[&others]))
        }
        (Some(figure), None) => figure,
        (None, _) if card.standing.target.is_some() => words.no_figure_in_term.to_owned(),
        (None, _) => words.no_figure.to_owned(),
    }
}

/// The target with its year, or that there is none.
fn target(card: &Card<'_>, is_bare: bool) -> String {
    let goal = card.standing.target.map(|id| card.basis.catalog.claim(id));
    let Some((told, claim)) = card.target().zip(goal) else {
        return card.no_target().unwrap_or_default();
    };
    let bare = wording::figure(&claim, FigureSize::Words, card.basis.lang);
    // A row in another unit than the title names its unit.
    let is_same = wording::with_unit(&bare, card.unit()) == told.figure;
    let figure = if is_bare && is_same {
        bare
    } else {
        told.figure
    };
    format!("{figure}, {}", told.when)
}

/// Lower and upper end of what is known of the moment of the leading figure.
fn span(card: &Card<'_>) -> Option<(f64, f64)> {
    let ends = |claim: &Claim| (claim.low.to_f64(), claim.high.to_f64());
    let disputed = card.conflict().filter(|_| card.other_figures().is_some());
    let all = disputed.map_or(&[][..], |conflict| &conflict.claims);
    let others = all.iter().map(|id| ends(&card.basis.catalog.claim(*id)));
    let widest = |(low, high): (f64, f64), (from, to): (f64, f64)| (low.min(from), high.max(to));
    Some(others.fold(ends(&card.shown()?), widest))
}

/// Puts rows on one scale, and in order where nothing speaks against it.
fn laid_out(
    basis: Basis<'_>,
    title: String,
    mut found: Vec<UnscaledRow>,
    mut remarks: Vec<String>,
) -> Comparison {
    let phrases = hall(basis.lang);
    let mut kinds: Vec<&str> = found.iter().filter_map(|row| row.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        remarks.push(phrases.other_kinds.to_owned());
    }
    if !remarks.is_empty() && found.len() > 1 {
        remarks.push(phrases.no_rank.to_owned());
    } else if rank(&mut found) {
        remarks.push(phrases.ranked.to_owned());
    }
    let (scale, rows) = on_one_scale(basis, found);
    Comparison {
        title,
        scale,
        rows,
        apart: Vec::new(),
        remarks,
    }
}

/// Puts rows in order, best first, where each has one figure and all are better the same way; tells whether it does.
fn rank(found: &mut [UnscaledRow]) -> bool {
    let value = |row: &UnscaledRow| row.span.map_or(0.0, |(low, _)| low);
    let is_exact = |row: &UnscaledRow| row.span.is_some_and(|(low, high)| low == high);
    let first = found.first().map(|row| row.better);
    let may_rank = found.len() > 1
        && found.iter().all(is_exact)
        && matches!(first, Some(Better::Higher | Better::Lower))
        && found.iter().all(|row| Some(row.better) == first);
    if !may_rank {
        return false;
    }
    found.sort_by(|one, other| match first {
        Some(Better::Lower) => value(one).total_cmp(&value(other)),
        _ => value(other).total_cmp(&value(one)),
    });
    let mut before: Option<(usize, f64)> = None;
    for (at, row) in found.iter_mut().enumerate() {
        // Equal figures have one rank.
        let rank = match before {
            Some((rank, known)) if known == value(row) => rank,
            _ => at + 1,
        };
        before = Some((rank, value(row)));
        row.row.rank = Some(rank);
    }
    true
}

/// The rows with their bars, and the scale that all bars have.
fn on_one_scale(basis: Basis<'_>, found: Vec<UnscaledRow>) -> (Option<String>, Vec<ComparedRow>) {
    let of_row = |row: &UnscaledRow| {
        let span = row.span.map(|(low, high)| [low, high]);
        span.into_iter().flatten().chain(row.target)
    };
    let ends = found.iter().flat_map(of_row);
    let ends = ends.filter(|value| value.is_finite());
    let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    let (low, high) = (-round_up(-low), round_up(high));
    let has_bars = found.iter().any(|row| row.span.is_some()) && low < high;
    let share = |value: f64| ((value - low) / (high - low)).clamp(0.0, 1.0);
    let say = |value: f64| number::shortest(value, 2, basis.lang);
    let scale = has_bars.then(|| fill(hall(basis.lang).same_scale, &[&say(low), &say(high)]));
    let rows = found.into_iter().map(|mut found| {
        found.row.bar = found.span.filter(|_| has_bars).map(|(from, to)| Bar {
            zero: share(0.0),
            low: share(from),
            high: share(to),
            target: found.target.map(share),
        });
        found.row
    });
    (scale, rows.collect())
}

/// The end of a scale: the next number of one digit, of one and a half or two and a half.
fn round_up(value: f64) -> f64 {
    if value <= 0.0 || !value.is_finite() {
        return 0.0;
    }
    let magnitude = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let fits = steps.iter().map(|step| step * magnitude);
    fits.into_iter().find(|end| *end >= value).unwrap_or(value)
}

/// The note on a place or an indicator that is not in the comparison.
fn apart(basis: Basis<'_>, across: Across, side: &Counterpart) -> Option<String> {
    let phrases = hall(basis.lang);
    let catalog: &Catalog = basis.catalog;
    let Some(series) = side.series else {
        let place = basis.say(catalog.place(side.place).name);
        return Some(fill(phrases.no_such_indicator, &[place]));
    };
    let card = Card::new(basis, series);
    let reason = match side.refused? {
        Refusal::Unit => fill(phrases.refused_unit, &[card.unit()]),
        Refusal::LevelAndChange => phrases.refused_level.to_owned(),
        Refusal::Definition => fill(phrases.refused_definition, &[card.name()]),
    };
    // The figure is still given, outside the comparison.
    let line = match across {
        across if across.is_of_indicators() => format!("{}, {}", card.name(), card.line()),
        _ => card.line(),
    };
    let said = fill(phrases.not_beside, &[&line, &reason]);
    Some(facts::capital(&said))
}

#[cfg(test)]
mod tests {
    use super::round_up;

    #[test]
    fn a_scale_ends_at_a_plain_number_at_or_above_the_highest_figure() {
        for (value, end) in [
            (79.0, 80.0),
            (4.53, 5.0),
            (65.0, 80.0),
            (100.0, 100.0),
            (3573.0, 4000.0),
            (0.12, 0.15),
            (0.0, 0.0),
            (-3.0, 0.0),
            (f64::INFINITY, 0.0),
        ] {
            assert!((round_up(value) - end).abs() < 1e-9, "{value}");
        }
    }
}

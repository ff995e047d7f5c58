//! What is answered of one series.
//!
//! Owns which facts of a card each kind of question wants first, and in which order, where no year is named (`of_year`
//! has those). Every fact is the card's own. It must not know what else was asked.

use crate::core::model::{Better, ClaimId, Comparator, SourceId, TargetKind};
use crate::report::basis::Basis;
use crate::report::card::Card;
use crate::report::facts::{self, SourceLine, capital};
use crate::search::grammar::QuestionKind;
use crate::words::judgement::judged;
use crate::words::locale::words::fill;
use crate::words::questions::questions;
use crate::words::wording;

/// A name with its place, where that does not go without saying.
pub(super) fn titled(card: &Card<'_>) -> String {
    let place = card.basis.catalog.series_of(card.series).place;
    match card.basis.home == Some(place) {
        true => card.name().to_owned(),
        false => format!("{} · {}", card.name(), card.place()),
    }
}

/// The answer for one series to a kind of question.
pub(crate) fn answer_lines(card: &Card<'_>, kind: QuestionKind) -> Vec<String> {
    one(card, kind)
}

/// The figures of all years, newest first, after how many they are.
pub(crate) fn history(card: &Card<'_>) -> Vec<String> {
    let yearly = facts::yearly(card.basis, card.series);
    let phrases = questions(card.basis.lang);
    let mut lines = vec![fill(
        phrases.history,
        &[&titled(card), &yearly.len().to_string()],
    )];
    lines.extend(yearly.into_iter().rev().map(|id| {
        let told = card.told(id);
        // The note that it was derived already stands beside its year.
        let claim = card.basis.catalog.claim(id);
        let kind = wording::kind_of(card.basis.catalog, &claim, card.basis.lang);
        let said = format!("{}: {}, {kind}", told.when, told.figure);
        let said = match claim.is_break {
            true => format!("{said} {}", card.basis.words().is_break),
            false => said,
        };
        match card.cited(id).as_str() {
            "" => said,
            source => format!("{said}; {source}"),
        }
    }));
    lines
}

/// The most years for which missing figures are named.
const MOST_ABSENT: i16 = 12;

/// The figures from a year on, oldest first; if there are none, a note and the figure that leads.
pub(super) fn of_years(card: &Card<'_>, first: i16, last: Option<i16>) -> Vec<String> {
    let phrases = questions(card.basis.lang);
    let yearly = facts::yearly(card.basis, card.series).into_iter();
    let is_asked = |id: &ClaimId| {
        let year = card.basis.catalog.claim(*id).year;
        year.is_some_and(|year| year >= first && last.is_none_or(|last| year <= last))
    };
    let found: Vec<ClaimId> = yearly.filter(is_asked).collect();
    let mut lines: Vec<String> = found.iter().map(|id| card.claim_line(*id)).collect();
    if !lines.is_empty() {
        lines.extend(without_figure(card, first, last, &found));
        return lines;
    }
    let years = match last {
        Some(last) => fill(phrases.years, &[&first.to_string(), &last.to_string()]),
        None => fill(phrases.since_year, &[&first.to_string()]),
    };
    let mut lines = vec![fill(phrases.no_figures_of_years, &[&titled(card), &years])];
    lines.extend(leading_lines(card));
    lines
}

/// The years without a figure between two named years.
fn without_figure(
    card: &Card<'_>,
    first: i16,
    last: Option<i16>,
    found: &[ClaimId],
) -> Option<String> {
    let phrases = questions(card.basis.lang);
    let last = last.filter(|last| last - first < MOST_ABSENT)?;
    let has = |year: &i16| {
        let mut years = found.iter().map(|id| card.basis.catalog.claim(*id).year);
        years.any(|own| own == Some(*year))
    };
    let absent = (first..=last).filter(|year| !has(year));
    let absent: Vec<String> = absent.map(|year| year.to_string()).collect();
    let years = fill(phrases.year, &[&absent.join(", ")]);
    let said = fill(phrases.no_figure_at_all, &[&titled(card), &years]);
    (!absent.is_empty()).then_some(said)
}

/// The figures of the last two years, for a question by how much something changed that no figure answers. No
/// difference is worked out.
pub(super) fn levels(card: &Card<'_>, until: Option<i16>, base: Option<i16>) -> Vec<String> {
    let is_until = |id: &ClaimId| {
        let year = card.basis.catalog.claim(*id).year;
        until.is_none_or(|until| year.is_some_and(|year| year <= until))
    };
    let yearly = facts::yearly(card.basis, card.series);
    let of_year = |id: &ClaimId| card.basis.catalog.claim(*id).year;
    let breaks: Vec<i16> = yearly
        .iter()
        .map(|id| card.basis.catalog.claim(*id))
        .filter_map(|claim| claim.year.filter(|_| claim.is_break))
        .collect();
    let lacking = |year: i16| {
        let said = fill(questions(card.basis.lang).year, &[&year.to_string()]);
        let phrase = questions(card.basis.lang).no_figure_at_all;
        fill(phrase, &[&titled(card), &said])
    };
    let mut last = yearly.iter().copied().rev().filter(is_until);
    // A year that was named is that year or none.
    let mut without: Vec<String> = Vec::new();
    let last: Vec<ClaimId> = match base {
        Some(base) => {
            let newest = last.find(|id| of_year(id) != Some(base));
            let until = until.or_else(|| newest.as_ref().and_then(of_year));
            let mut of = |year: i16| {
                let found = yearly.iter().copied().find(|id| of_year(id) == Some(year));
                without.extend(found.is_none().then(|| lacking(year)));
                found
            };
            let base = of(base);
            until.and_then(&mut of).into_iter().chain(base).collect()
        }
        None => last.take(2).collect(),
    };
    let said = fill(questions(card.basis.lang).only_levels, &[&titled(card)]);
    if last.is_empty() {
        let said = std::iter::once(said).chain(without);
        return said.chain(leading_lines(card)).collect();
    }
    let years = last.iter().filter_map(of_year);
    let span = years.clone().min().zip(years.max());
    let is_broken =
        span.is_some_and(|(first, end)| breaks.iter().any(|year| first < *year && *year <= end));
    let broken = is_broken.then(|| questions(card.basis.lang).not_comparable.to_owned());
    let lines = last.into_iter().rev().map(|id| card.claim_line(id));
    let said = std::iter::once(said).chain(without);
    said.chain(lines).chain(broken).collect()
}

/// The answer for one series when no year is named.
pub(super) fn one(card: &Card<'_>, kind: QuestionKind) -> Vec<String> {
    match kind {
        QuestionKind::Target => target(card),
        QuestionKind::Met => met(card),
        QuestionKind::When => when(card),
        QuestionKind::Gap => gap(card),
        QuestionKind::Source => source(card),
        QuestionKind::Owner => owner(card),
        _ => figure(card),
    }
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect()
}

fn met(card: &Card<'_>) -> Vec<String> {
    vec![
        format!("{}: {}", titled(card), card.status_line()),
        explanation(card),
    ]
}

/// The judgement in sentences; empty where nothing was promised.
pub(super) fn explanation(card: &Card<'_>) -> String {
    match card.standing.target {
        Some(_) => judged::explanation_under(
            card.basis.catalog,
            card.series,
            &card.standing,
            "",
            card.basis.lang,
        ),
        None => leading(card),
    }
}

/// The figure that leads in a line, with its source.
pub(super) fn leading(card: &Card<'_>) -> String {
    leading_lines(card).swap_remove(0)
}

/// The same with what other sources say.
fn leading_lines(card: &Card<'_>) -> Vec<String> {
    match card.standing.shown() {
        Some(id) => card.lines_beside_others(id),
        None => vec![format!(
            "{}: {}",
            titled(card),
            card.basis.words().no_figure
        )],
    }
}

fn figure(card: &Card<'_>) -> Vec<String> {
    let mut lines = leading_lines(card);
    lines.extend(card.standing.figures.newer.map(|id| card.claim_line(id)));
    lines.extend(status(card));
    lines
}

/// Target and status in a line; none without a target.
pub(super) fn status(card: &Card<'_>) -> Option<String> {
    let words = card.basis.words();
    let target = card.target()?;
    Some(format!(
        "{}: {}, {}. {}: {}",
        words.target_title,
        target.figure,
        target.when,
        words.status,
        card.status_line()
    ))
}

fn target(card: &Card<'_>) -> Vec<String> {
    let Some(id) = card.standing.target else {
        let none = fill(questions(card.basis.lang).no_target_of, &[&titled(card)]);
        return vec![none, leading(card)];
    };
    let mut lines = vec![card.claim_line(id)];
    // The verdict is about this target; the one to come has none yet.
    lines.push(format!(
        "{}: {}",
        card.basis.words().status,
        card.status_line()
    ));
    lines.extend(card.standing.next_target.map(|id| card.claim_line(id)));
    lines
}

/// Past the deadline the verdict; reached, the first year; else what the pace leads to, and no year of arrival.
fn when(card: &Card<'_>) -> Vec<String> {
    let basis = card.basis;
    let phrases = questions(basis.lang);
    let name = titled(card);
    let (Some(_), Some(term)) = (card.standing.target, card.standing.term) else {
        return vec![fill(phrases.when_without_target, &[&name]), leading(card)];
    };
    let deadline = term.deadline.to_string();
    let is_over = i32::from(basis.viewpoint.day.year()) > term.deadline;
    let first = match reached_first(card) {
        Some((year, said)) => fill(phrases.when_reached, &[&name, &year.to_string(), &said]),
        None if is_over => fill(phrases.when_over, &[&name, &deadline]),
        None => fill(phrases.when_open, &[&name, &deadline]),
    };
    let end = judged::end_at_this_pace(basis.catalog, card.series, &card.standing, basis.lang);
    let end = end.filter(|_| !is_over && !card.standing.status.is_met());
    let pace = end.map_or_else(String::new, |end| {
        fill(phrases.when_at_pace, &[&deadline, &end])
    });
    vec![first, card.status_line(), pace, explanation(card)]
}

/// The first year of the term in which the figure stood at its target or beyond, where it stands there now.
fn reached_first(card: &Card<'_>) -> Option<(i16, String)> {
    let catalog = card.basis.catalog;
    let standing = &card.standing;
    let target = catalog.claim(standing.target?);
    let is_level = matches!(
        standing.kind,
        TargetKind::Level | TargetKind::Maintain | TargetKind::Rank
    );
    if !is_level || !standing.status.is_met() {
        return None;
    }
    let is_higher_better = catalog.indicator_of(card.series).better == Better::Higher;
    let base = standing.term.map_or(0, |term| term.base);
    let (near, is_strict) = match is_higher_better {
        true => (target.low.decimal(), target.comparator == Comparator::Above),
        false => (
            target.high.decimal(),
            target.comparator == Comparator::Below,
        ),
    };
    let yearly = facts::yearly(card.basis, card.series).into_iter();
    let mut reached = yearly.filter(|id| {
        let claim = catalog.claim(*id);
        let value = if is_higher_better {
            claim.low.decimal()
        } else {
            claim.high.decimal()
        };
        let is_beyond = if is_higher_better {
            value > near
        } else {
            value < near
        };
        let is_in_term = claim.year.is_some_and(|year| i32::from(year) > base);
        is_in_term && (is_beyond || (!is_strict && value == near))
    });
    let first = reached.next()?;
    let year = catalog.claim(first).year?;
    Some((year, card.told(first).figure))
}

fn gap(card: &Card<'_>) -> Vec<String> {
    let basis = card.basis;
    let name = titled(card);
    let said = judged::gap(basis.catalog, card.series, &card.standing, basis.lang);
    let Some(gap) = said else {
        let phrases = questions(basis.lang);
        return match card.standing.target {
            Some(_) => vec![format!("{name}: {}", card.status_line()), explanation(card)],
            None => vec![fill(phrases.no_target_of, &[&name]), leading(card)],
        };
    };
    vec![
        format!("{name}: {gap}"),
        card.status_line(),
        explanation(card),
    ]
}

fn source(card: &Card<'_>) -> Vec<String> {
    sources(card, card.standing.shown(), card.standing.target)
}

/// A figure and a target, each with its document; the figure that leads where there is neither.
pub(super) fn sources(
    card: &Card<'_>,
    figure: Option<ClaimId>,
    target: Option<ClaimId>,
) -> Vec<String> {
    let basis = card.basis;
    let phrases = questions(basis.lang);
    let mut lines = Vec::new();
    let mut add = |title: &str, id: ClaimId| {
        lines.push(card.claim_line(id));
        match basis.catalog.claim(id).source {
            Some(source) => lines.push(format!("{title}: {}", document(basis, source))),
            None => lines.push(fill(phrases.no_source, &[&titled(card)])),
        }
        lines.extend(facts::quote(basis, id).map(|quote| capital(&quote)));
    };
    if let Some(id) = figure {
        add(phrases.source_of_figure, id);
    }
    if let Some(id) = target {
        add(phrases.source_of_target, id);
    }
    if lines.is_empty() {
        lines.push(leading(card));
    }
    lines
}

fn document(basis: Basis<'_>, source: SourceId) -> String {
    let line = SourceLine::new(basis, source);
    format!("{}, {}", line.name, line.document_with_address())
}

/// Who answers for it; where no source says so, the plan and who follows that.
fn owner(card: &Card<'_>) -> Vec<String> {
    let (basis, catalog) = (card.basis, card.basis.catalog);
    let phrases = questions(basis.lang);
    let name = titled(card);
    let mut lines = vec![match card.owner() {
        Some(owner) => {
            let source = facts::source_name(catalog, owner.source);
            let said = fill(phrases.owned_by, &[&name, basis.say(owner.name)]);
            if source.is_empty() {
                said
            } else {
                format!("{said} ({source})")
            }
        }
        None => fill(phrases.not_owned, &[&name]),
    }];
    if let Some(plan) = card.plan() {
        lines.push(fill(phrases.of_plan, &[basis.say(catalog.plan(plan).name)]));
        let followed = catalog
            .programmes()
            .iter()
            .filter(|line| line.plan == Some(plan) && catalog.text(line.kind) == FOLLOWED_BY);
        lines.extend(followed.map(|line| {
            let source = facts::source_name(catalog, line.source);
            let said = fill(phrases.followed_by, &[basis.say(line.text)]);
            if source.is_empty() {
                said
            } else {
                format!("{said} ({source})")
            }
        }));
    }
    lines
}

/// The kind of the line of a plan that says who follows it.
const FOLLOWED_BY: &str = "followed_by";

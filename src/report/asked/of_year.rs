//! What is answered of one series about a year or a part of one.
//!
//! Owns which figure, target and verdict are those of a year: nothing of another year stands under it, unless it names
//! its own. Every fact is the card's own. It must not know what else was asked.

use jiff::civil::Date;

use crate::core::judge::standing::YearVerdict;
use crate::core::lang::Lang;
use crate::core::model::{Claim, ClaimId, ClaimKind};
use crate::core::period::{MONTHS, PartOfYear, Period, PeriodMeaning};
use crate::report::asked::one::{self, explanation, leading, sources, titled};
use crate::report::card::Card;
use crate::report::facts;
use crate::search::grammar::{Question, QuestionKind};
use crate::words::locale::period;
use crate::words::locale::words::fill;
use crate::words::questions::questions;

/// A year or a part of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AskedPeriod {
    /// The year.
    pub(crate) year: i16,
    /// The part.
    pub(crate) part: Option<PartOfYear>,
}

/// The facts of a series for a year or a part of it.
#[derive(Debug)]
pub(crate) struct OfYear {
    /// The year or part.
    pub(crate) moment: AskedPeriod,
    /// The figure of it.
    pub(crate) figure: Option<ClaimId>,
    /// The target of the year; none of a part.
    pub(crate) target: Option<ClaimId>,
    /// The verdict on that target, if there is one.
    pub(crate) verdict: Option<YearVerdict>,
}

/// The name of a part of a year, with the year if it is known.
pub(super) fn said(part: PartOfYear, year: Option<i16>, lang: Lang) -> Option<String> {
    let period = Period::parse(&text(part)?);
    Some(match year {
        Some(year) => period::in_year(&period, year, lang),
        None => period::say(&period, lang),
    })
}

/// A part as packs write it: "first quarter".
pub(crate) fn text(part: PartOfYear) -> Option<String> {
    let ordinal = |number: u8| {
        ["first", "second", "third", "fourth"]
            .get(usize::from(number).checked_sub(1)?)
            .copied()
    };
    Some(match part {
        PartOfYear::Quarter(number) => format!("{} quarter", ordinal(number)?),
        PartOfYear::Half(number) => format!("{} half", ordinal(number)?),
        PartOfYear::Months(count) => format!("{count} months"),
        PartOfYear::To(month, Some(day)) => {
            let month = MONTHS.get(usize::from(month).checked_sub(1)?)?;
            format!("to {day} {month}")
        }
        PartOfYear::Month(month) => (*MONTHS.get(usize::from(month).checked_sub(1)?)?).to_owned(),
        _ => return None,
    })
}

impl AskedPeriod {
    /// The year of a question, for a series. For a part without a year it is the newest year that has a figure of that
    /// part.
    pub(crate) fn from_question(question: &Question, card: &Card<'_>) -> Option<Self> {
        let part = question.part;
        let newest = || {
            let part = part?;
            let found = results(card)
                .into_iter()
                .find(|(_, claim)| is_of(card, claim, part));
            found.and_then(|(_, claim)| claim.year)
        };
        let today = || part.map(|_| card.basis.viewpoint.day.year());
        let year = question.year.or_else(newest).or_else(today)?;
        Some(Self { year, part })
    }

    fn said(self, lang: Lang) -> String {
        let year = fill(questions(lang).year, &[&self.year.to_string()]);
        let part = self.part.and_then(|part| said(part, Some(self.year), lang));
        part.unwrap_or(year)
    }
}

/// The results that count, newest year first.
fn results(card: &Card<'_>) -> Vec<(ClaimId, Claim)> {
    let mut all = facts::claims_newest_first(card.basis, card.series);
    let (viewpoint, catalog) = (card.basis.viewpoint, card.basis.catalog);
    all.retain(|(id, claim)| claim.is_result() && !viewpoint.is_superseded(catalog, *id));
    all
}

/// Tells whether a figure is of a part of its year.
fn is_of(card: &Card<'_>, claim: &Claim, wanted: PartOfYear) -> bool {
    let period = card.basis.catalog.period(claim.period);
    let of_months = match wanted {
        // A period up to the last day of a month counts as whole months.
        PartOfYear::To(month, Some(day)) if day == last_day(claim.year, month) => Some([
            PartOfYear::Months(month),
            PartOfYear::To(month, None),
            PartOfYear::Month(month),
        ]),
        _ => None,
    };
    period.is_of(wanted)
        || of_months.is_some_and(|parts| parts.into_iter().any(|part| period.is_of(part)))
}

/// The number of days of a month; without a year that of any other February.
fn last_day(year: Option<i16>, month: u8) -> u8 {
    let month = i8::try_from(month).unwrap_or(1);
    let first = Date::new(year.unwrap_or(2025), month, 1);
    first.map_or(31, |first| first.days_in_month().unsigned_abs())
}

/// A figure of the end of a month also answers for the month, since it names its own period.
fn is_until(card: &Card<'_>, claim: &Claim, wanted: PartOfYear) -> bool {
    let PartOfYear::Month(month) = wanted else {
        return false;
    };
    match card.basis.catalog.period(claim.period).meaning() {
        PeriodMeaning::Within(PartOfYear::Months(until) | PartOfYear::To(until, _)) => {
            until == month
        }
        _ => false,
    }
}

impl OfYear {
    /// The facts of a series for a year or a part of it.
    pub(crate) fn new(card: &Card<'_>, moment: AskedPeriod) -> Self {
        let year = moment.year;
        let figure = match moment.part {
            Some(part) => {
                let of_year: Vec<(ClaimId, Claim)> = results(card)
                    .into_iter()
                    .filter(|(_, claim)| claim.year == Some(year))
                    .collect();
                let exact = of_year.iter().find(|(_, claim)| is_of(card, claim, part));
                let until = || {
                    of_year
                        .iter()
                        .find(|(_, claim)| is_until(card, claim, part))
                };
                exact.or_else(until).map(|(id, _)| *id)
            }
            None => figure(card, year),
        };
        if moment.part.is_some() {
            return Self {
                moment,
                figure,
                target: None,
                verdict: None,
            };
        }
        let verdict = lead(card, year).or_else(|| of_years(card, year));
        let target = verdict
            .map(|verdict| verdict.target)
            .or_else(|| other_target(card, year));
        Self {
            moment,
            figure,
            target,
            verdict,
        }
    }

    /// Whether the verdict is the one that leads the card.
    fn is_lead(&self, card: &Card<'_>) -> bool {
        self.verdict
            .is_some_and(|verdict| card.standing.target == Some(verdict.target))
    }
}

/// The verdict that leads, where its target is of the year.
fn lead(card: &Card<'_>, year: i16) -> Option<YearVerdict> {
    let (standing, catalog) = (&card.standing, card.basis.catalog);
    let target = standing.target?;
    (catalog.claim(target).year == Some(year)).then_some(YearVerdict {
        year,
        target,
        shown: standing.shown(),
        class: standing.class,
        gap: standing.gap,
        gaps: standing
            .assessment
            .gap_low
            .zip(standing.assessment.gap_high),
    })
}

fn of_years(card: &Card<'_>, year: i16) -> Option<YearVerdict> {
    card.standing
        .years
        .iter()
        .find(|verdict| verdict.year == year)
        .copied()
}

/// A target of the year without a verdict.
fn other_target(card: &Card<'_>, year: i16) -> Option<ClaimId> {
    let is_own = |claim: &Claim| claim.kind == ClaimKind::Target && claim.year == Some(year);
    let next = card.standing.next_target;
    let next = next.filter(|id| is_own(&card.basis.catalog.claim(*id)));
    next.or_else(|| {
        let mut all = facts::claims_newest_first(card.basis, card.series).into_iter();
        all.find(|(_, claim)| is_own(claim)).map(|(id, _)| id)
    })
}

/// The figure of a year: the one that the series tells of it.
fn figure(card: &Card<'_>, year: i16) -> Option<ClaimId> {
    let catalog = card.basis.catalog;
    let is_own = |id: &ClaimId| catalog.claim(*id).year == Some(year);
    let shown = card.standing.shown().filter(is_own);
    let judged = || of_years(card, year)?.shown.filter(is_own);
    let yearly = || {
        facts::yearly(card.basis, card.series)
            .into_iter()
            .find(is_own)
    };
    let any = || results(card).into_iter().map(|(id, _)| id).find(is_own);
    shown.or_else(yearly).or_else(judged).or_else(any)
}

/// The answer for one series to a kind of question about a year or a part of it.
pub(super) fn lines(card: &Card<'_>, kind: QuestionKind, moment: AskedPeriod) -> Vec<String> {
    let found = OfYear::new(card, moment);
    let lines = match kind {
        QuestionKind::Owner => one::one(card, kind),
        QuestionKind::Source => source(card, &found),
        QuestionKind::Target => target(card, &found),
        QuestionKind::Met | QuestionKind::Gap | QuestionKind::When => verdict(card, kind, &found),
        _ => {
            let mut lines = figure_lines(card, &found);
            lines.extend(beside_figure(card, &found));
            lines
        }
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// The figure of the moment with what other sources say of it, or that there is none and the nearest.
fn figure_lines(card: &Card<'_>, found: &OfYear) -> Vec<String> {
    if let Some(id) = found.figure {
        return card.lines_beside_others(id);
    }
    let (lang, moment) = (card.basis.lang, found.moment);
    let said = [titled(card), moment.said(lang)];
    let said = said.each_ref().map(String::as_str);
    let whole = moment.part.and_then(|_| figure(card, moment.year));
    match whole {
        Some(id) => {
            let catalog = card.basis.catalog;
            // The target of the year may be that of a part of it.
            let is_whole = catalog.period(catalog.claim(id).period).is_whole_year();
            let phrase = match is_whole {
                true => questions(lang).no_figure_of_part,
                false => questions(lang).no_figure_of_part_nor_year,
            };
            let mut lines = vec![fill(phrase, &said)];
            lines.extend(card.lines_beside_others(id));
            lines
        }
        None if card.standing.shown().is_none() => {
            vec![fill(questions(lang).no_figure_at_all, &said)]
        }
        None => vec![fill(questions(lang).no_figure_of, &said), leading(card)],
    }
}

/// A target of a year in a line, with its figure and the verdict on it; `None` where the leading one is of that year.
pub(super) fn listed(card: &Card<'_>, year: i16) -> Option<String> {
    let found = OfYear::new(card, AskedPeriod { year, part: None });
    let verdict = found.verdict.filter(|_| !found.is_lead(card))?;
    Some(year_line(card, &verdict))
}

/// The verdict on a year in a line, with its figure and target: "Tỷ lệ hộ nghèo, 2024: 19% · mục tiêu 20% · Đạt".
fn year_line(card: &Card<'_>, verdict: &YearVerdict) -> String {
    format!("{}, {}", titled(card), card.year_line(verdict))
}

/// The text after the figure of a year: the verdict on that year, or else the one at the end of its term, which names
/// its own year and figure.
fn beside_figure(card: &Card<'_>, found: &OfYear) -> Option<String> {
    if found.moment.part.is_some() {
        return None;
    }
    let Some(verdict) = found.verdict else {
        return found
            .target
            .map(|id| card.claim_line(id))
            .or_else(|| of_deadline(card, found.moment.year));
    };
    match (found.is_lead(card), found.figure == card.standing.shown()) {
        (true, true) => one::status(card),
        (true, false) => Some(explanation(card)),
        (false, _) => Some(card.year_line(&verdict)),
    }
}

/// The verdict at the end of a term that a year lies in, with the year of its figure and of its target.
fn of_deadline(card: &Card<'_>, year: i16) -> Option<String> {
    let term = card.standing.term?;
    card.standing.target?;
    let is_within = (term.base..term.deadline).contains(&i32::from(year));
    let phrase = questions(card.basis.lang).of_deadline;
    is_within.then(|| fill(phrase, &[&term.deadline.to_string(), &explanation(card)]))
}

fn target(card: &Card<'_>, found: &OfYear) -> Vec<String> {
    let Some(id) = found.target else {
        return without_target(card, found);
    };
    let mut lines = vec![card.claim_line(id)];
    lines.extend(match (found.is_lead(card), found.verdict) {
        (true, _) => one::status(card).and(Some(explanation(card))),
        (false, Some(verdict)) => Some(card.year_line(&verdict)),
        (false, None) => Some(not_judged(card, found)),
    });
    lines
}

fn not_judged(card: &Card<'_>, found: &OfYear) -> String {
    let lang = card.basis.lang;
    fill(questions(lang).not_judged, &[&found.moment.said(lang)])
}

/// The note that the year has no target, with its figure and the verdict at the end of its term.
fn without_target(card: &Card<'_>, found: &OfYear) -> Vec<String> {
    let lang = card.basis.lang;
    let said = [titled(card), found.moment.said(lang)];
    let said = said.each_ref().map(String::as_str);
    let mut lines = vec![fill(questions(lang).no_target_in, &said)];
    match found.figure {
        Some(id) => lines.extend(card.lines_beside_others(id)),
        None => lines.push(fill(questions(lang).no_figure_at_all, &said)),
    }
    let year = found.moment.year;
    // A part of a year has the verdict of its year, which names that.
    let of_year = found.moment.part.and_then(|_| of_years(card, year));
    lines.extend(match of_year {
        Some(verdict) => Some(card.year_line(&verdict)),
        None => of_deadline(card, year),
    });
    lines
}

/// The verdict on the year; without one a note, with the target and the figure of the year.
fn verdict(card: &Card<'_>, kind: QuestionKind, found: &OfYear) -> Vec<String> {
    let Some(target) = found.target else {
        return without_target(card, found);
    };
    let Some(verdict) = found.verdict else {
        let mut lines = vec![card.claim_line(target), not_judged(card, found)];
        lines.extend(found.figure.map(|id| card.claim_line(id)));
        return lines;
    };
    if !found.is_lead(card) {
        return vec![year_line(card, &verdict)];
    }
    let mut lines = one::one(card, kind);
    // Another plan may have set that year a target of its own.
    let other = of_years(card, found.moment.year).filter(|other| other.target != target);
    lines.extend(other.map(|other| card.year_line(&other)));
    lines
}

fn source(card: &Card<'_>, found: &OfYear) -> Vec<String> {
    if found.figure.is_none() && found.target.is_none() {
        return figure_lines(card, found);
    }
    sources(card, found.figure, found.target)
}

/// The figures of several years, a line each; where none of them has one, the figure that leads.
pub(super) fn each(card: &Card<'_>, years: &[i16]) -> Vec<String> {
    let phrases = questions(card.basis.lang);
    let mut lines: Vec<String> = Vec::new();
    let mut is_known = false;
    for year in years {
        let moment = AskedPeriod {
            year: *year,
            part: None,
        };
        let found = OfYear::new(card, moment);
        match found.figure {
            Some(id) => {
                is_known = true;
                lines.extend(card.lines_beside_others(id));
                lines.extend(found.verdict.map(|verdict| card.year_line(&verdict)));
            }
            None => {
                let said = [titled(card), moment.said(card.basis.lang)];
                lines.push(fill(phrases.no_figure_at_all, &[&said[0], &said[1]]));
            }
        }
    }
    if !is_known {
        lines.push(leading(card));
    }
    lines
}

/// The answer to a kind of question about each of several years; equal lines appear once.
pub(super) fn of_all(card: &Card<'_>, kind: QuestionKind, years: &[i16]) -> Vec<String> {
    let moments = years.iter().map(|year| AskedPeriod {
        year: *year,
        part: None,
    });
    let mut all: Vec<String> = Vec::new();
    for line in moments.flat_map(|moment| lines(card, kind, moment)) {
        if !all.contains(&line) {
            all.push(line);
        }
    }
    all
}

/// A place or thing in a line of several: the figure of the moment, and the verdict on it.
pub(super) fn compared(card: &Card<'_>, moment: AskedPeriod) -> String {
    let found = OfYear::new(card, moment);
    let lang = card.basis.lang;
    let place = card.place();
    let Some(id) = found.figure else {
        return fill(
            questions(lang).no_figure_at_all,
            &[place, &moment.said(lang)],
        );
    };
    let told = card.told_beside_others(id);
    let mut line = format!("{place}: {}, {}", told.figure, told.when);
    for other in card.other_results(id) {
        let kind = facts::kind(card.basis, &card.basis.catalog.claim(other));
        line.push_str(&format!("; {kind}: {}", card.told(other).figure));
    }
    match found.verdict {
        Some(_) if found.is_lead(card) && card.standing.shown() == Some(id) => {
            format!("{}. {}", card.line(), card.status_line())
        }
        Some(verdict) if !found.is_lead(card) => format!("{line}. {}", card.year_line(&verdict)),
        _ => line,
    }
}

//! A form that the program made and an office filled in.
//!
//! Owns what a row of such a form says of its figures: kind, time, bound, document and day, each from its own cell. It must
//! not read a digit, nor know how the form is written.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::answers::Answers;
use super::draft::{FigureSubject, FoundFigure, KindBy, Spot, TableFigures};
use super::form_columns::{FormColumn, FormHeading};
use super::grid::Grid;
use super::heading;
use super::moment::{self, ClaimMoment};
use super::row_time;
use super::signs;
use crate::core::fold::bare;
use crate::core::model::{Better, ClaimKind, Comparator, TargetKind};
use crate::core::period::{Period, PeriodMeaning, SpanEnd, SpanMeasure};
use crate::core::typed_days;
use crate::pack::diagnostic::FormFault;

/// Reads the rows of a form.
pub fn read(grid: &Grid, answers: &Answers, number: usize) -> TableFigures {
    let mut found = TableFigures::default();
    let Some(heading) = FormHeading::of(grid) else {
        return found;
    };
    let mut reader = FormReader {
        grid,
        heading: &heading,
        number,
        title: answers.source.clone().unwrap_or_else(|| file_name(grid)),
        only_place: None,
        only_plan: None,
        only_term: None,
    };
    reader.look_over();
    found.passed.titles = heading.row;
    let named = |at: &usize| grid.shown(heading.row, *at).to_owned();
    let hidden = reader.hidden();
    let passed = heading.others.iter().chain(&hidden);
    found.passed.columns.extend(passed.map(named));
    for row in heading.row + 1..grid.lines.len() {
        reader.row(row, &mut found);
    }
    found
}

/// The name of the file of a table, which is the title of figures without a source.
fn file_name(grid: &Grid) -> String {
    let name = grid.file.rsplit('/').next();
    name.unwrap_or(&grid.file).to_owned()
}

struct FormReader<'g> {
    grid: &'g Grid,
    heading: &'g FormHeading,
    number: usize,
    /// The title of the source of rows that have a day and name none.
    title: String,
    /// What all rows say that say it, for rows that an office added without it.
    only_place: Option<String>,
    only_plan: Option<String>,
    only_term: Option<String>,
}

/// What figures of one column of a row have in common.
struct Said {
    kind: ClaimKind,
    comparator: Option<Comparator>,
    source: Option<Arc<str>>,
}

impl FormReader<'_> {
    /// Finds what all rows agree in.
    fn look_over(&mut self) {
        self.only_place = self.only(FormColumn::Place);
        self.only_plan = self.only(FormColumn::Plan);
        self.only_term = self.only(FormColumn::Term);
    }

    /// Columns of figures that the sheet hides, of which nothing is read.
    fn hidden(&self) -> Vec<usize> {
        let columns = self.heading.columns.iter();
        let hidden = columns.filter(|(at, column)| {
            let mut rows = self.heading.row + 1..self.grid.lines.len();
            let is_filled = |row| !self.grid.cell(row, *at).is_blank();
            column.is_of_figures() && self.grid.hidden.contains(at) && rows.any(is_filled)
        });
        hidden.map(|(at, _)| *at).collect()
    }

    /// The text of a column, if it is the same wherever there is one.
    fn only(&self, column: FormColumn) -> Option<String> {
        let at = self.heading.place_of(column)?;
        let rows = self.heading.row + 1..self.grid.lines.len();
        let texts: BTreeSet<&str> = rows
            .map(|row| self.grid.shown(row, at))
            .filter(|text| !text.is_empty())
            .collect();
        let mut texts = texts.into_iter();
        match (texts.next(), texts.next()) {
            (Some(only), None) => Some(only.to_owned()),
            _ => None,
        }
    }

    /// The text of a cell of a row, or of the cell that it is merged with.
    fn text(&self, row: usize, column: FormColumn) -> &str {
        let Some(at) = self.heading.place_of(column) else {
            return "";
        };
        let own = self.grid.shown(row, at);
        if !own.is_empty() {
            return own;
        }
        let mut merged = self.grid.merged.iter();
        let area = merged.find(|area| is_within(row, area.rows) && is_within(at, area.columns));
        area.map_or("", |area| self.grid.shown(area.rows.0, area.columns.0))
    }

    /// The text of a cell that means the same whichever row it stands in, or that of all other rows.
    fn text_or<'t>(&'t self, row: usize, column: FormColumn, only: &'t Option<String>) -> &'t str {
        match (self.text(row, column), only) {
            ("", Some(only)) => only,
            (own, _) => own,
        }
    }

    fn spot(&self, row: usize, column: usize) -> Spot {
        Spot {
            grid: self.number,
            row,
            column,
        }
    }

    fn row(&self, row: usize, found: &mut TableFigures) {
        if self.grid.filled(row).next().is_none() {
            found.passed.blank += 1;
            return;
        }
        if self.numbers_columns(row) {
            found.passed.notes += 1;
            return;
        }
        let columns = self.heading.columns.iter();
        let figures = columns.filter(|(at, column)| {
            column.is_of_figures()
                && !self.grid.hidden.contains(at)
                && !self.grid.cell(row, *at).is_blank()
        });
        let figures: Vec<(usize, FormColumn)> = figures.copied().collect();
        if figures.is_empty() {
            match self.text(row, FormColumn::Name).is_empty() {
                true => found.passed.notes += 1,
                false => found.passed.unfilled += 1,
            }
            return;
        }
        let Some(subject) = self.subject(row, found) else {
            return;
        };
        for (at, column) in figures {
            let faults = found.faults.len();
            let draft = self.figure(row, (at, column), &subject, found);
            if found.faults.len() == faults {
                found.drafts.extend(draft);
            }
        }
    }

    /// Tells whether a row numbers the columns: `1`, `2`, `3` or `(1)`, `(2)`, `(3)` from left to right.
    fn numbers_columns(&self, row: usize) -> bool {
        let number = |text: &str| {
            let text = text.trim().trim_start_matches('(').trim_end_matches(')');
            text.parse::<usize>().ok()
        };
        let numbers = self.grid.filled(row).map(|(_, cell)| number(&cell.text));
        let numbers: Option<Vec<usize>> = numbers.collect();
        let follows = |pair: &[usize]| matches!(pair, [one, next] if *next == one + 1);
        numbers.is_some_and(|numbers| numbers.len() > 2 && numbers.windows(2).all(follows))
    }

    fn fault(&self, row: usize, column: FormColumn, fault: FormFault, found: &mut TableFigures) {
        let at = self.heading.place_of(column).unwrap_or(0);
        let told = (self.spot(row, at), self.text(row, column).to_owned(), fault);
        // Several figures of a row have one cell in common, which is told once.
        if !found.faults.contains(&told) {
            found.faults.push(told);
        }
    }

    /// What the figures of a row are of; nothing where that cannot be told.
    fn subject(&self, row: usize, found: &mut TableFigures) -> Option<Arc<FigureSubject>> {
        let name = self.text(row, FormColumn::Name);
        if name.is_empty() {
            self.fault(row, FormColumn::Name, FormFault::NoName, found);
            return None;
        }
        let some = |column| Some(self.text(row, column)).filter(|text| !text.is_empty());
        let better = some(FormColumn::Better).map(better);
        if better == Some(None) {
            self.fault(row, FormColumn::Better, FormFault::Better, found);
        }
        let target_kind = some(FormColumn::TargetKind).map(target_kind);
        if target_kind == Some(None) {
            self.fault(row, FormColumn::TargetKind, FormFault::TargetKind, found);
        }
        Some(Arc::new(FigureSubject {
            category: some(FormColumn::Category).map(str::to_owned),
            name: name.to_owned(),
            unit: some(FormColumn::Unit).map(str::to_owned),
            better: better.flatten(),
            target_kind: target_kind.flatten(),
            owner: None,
        }))
    }

    /// A figure of a row; what cannot be understood of the cells beside it is told at them.
    fn figure(
        &self,
        row: usize,
        (at, column): (usize, FormColumn),
        subject: &Arc<FigureSubject>,
        found: &mut TableFigures,
    ) -> Option<FoundFigure> {
        if self.is_of_several(row, at) {
            let told = (self.spot(row, at), self.grid.shown(row, at).to_owned());
            found.faults.push((told.0, told.1, FormFault::Merged));
            return None;
        }
        let (said, moment) = match column {
            FormColumn::Result(year) => {
                (self.of_results(row, found), self.period(row, year, found))
            }
            _ => (self.of_target(row, found), self.target_time(row, found)),
        };
        let mut draft = FoundFigure::new(self.spot(row, at), subject);
        let place = self.text_or(row, FormColumn::Place, &self.only_place);
        draft.place = Some(place).filter(|place| !place.is_empty()).map(Arc::from);
        draft.moment = moment;
        draft.kind = said.kind;
        draft.kind_by = KindBy::Heading;
        draft.comparator = said.comparator;
        draft.source = said.source;
        if said.kind == ClaimKind::Target {
            self.plan(row, &mut draft, found);
        }
        draft.remark(self.text(row, FormColumn::Note));
        Some(draft)
    }

    /// Tells whether a cell of a figure is merged with that of another one.
    fn is_of_several(&self, row: usize, at: usize) -> bool {
        let mut merged = self.grid.merged.iter();
        let area = merged.find(|area| is_within(row, area.rows) && is_within(at, area.columns));
        area.is_some_and(|area| {
            let columns = self.heading.columns.iter();
            let within = columns
                .filter(|(at, column)| column.is_of_figures() && is_within(*at, area.columns));
            within.count() > 1
        })
    }

    fn of_target(&self, row: usize, found: &mut TableFigures) -> Said {
        Said {
            kind: ClaimKind::Target,
            comparator: self.sign(row, FormColumn::TargetSign, found),
            source: self.source(
                row,
                (FormColumn::TargetSource, FormColumn::TargetDay),
                found,
            ),
        }
    }

    fn of_results(&self, row: usize, found: &mut TableFigures) -> Said {
        let said = self.text(row, FormColumn::Kind);
        let kind = heading::kind(said).filter(|kind| *kind != ClaimKind::Target);
        if kind.is_none() && !said.is_empty() {
            self.fault(row, FormColumn::Kind, FormFault::Kind, found);
        }
        Said {
            kind: kind.unwrap_or(ClaimKind::Actual),
            comparator: self.sign(row, FormColumn::ResultSign, found),
            source: self.source(row, (FormColumn::Source, FormColumn::Day), found),
        }
    }

    fn sign(&self, row: usize, column: FormColumn, found: &mut TableFigures) -> Option<Comparator> {
        let text = self.text(row, column);
        let sign = match text {
            "" => return None,
            "=" => Some(Comparator::Equal),
            text => signs::comparator(text),
        };
        if sign.is_none() {
            self.fault(row, column, FormFault::Sign, found);
        }
        sign
    }

    /// The id of the document that a row names, which is listed with its day.
    fn source(
        &self,
        row: usize,
        (title, day): (FormColumn, FormColumn),
        found: &mut TableFigures,
    ) -> Option<Arc<str>> {
        let (title, written) = (self.text(row, title), self.text(row, day));
        let date = match written {
            "" => String::new(),
            written => match typed_days::published(written) {
                Ok(date) => date.to_string(),
                Err(_) => {
                    self.fault(row, day, FormFault::Day, found);
                    return None;
                }
            },
        };
        match (title, date.as_str()) {
            ("", "") => None,
            ("", _) => found.listed_dated(&self.title, &date),
            (title, _) => found.listed_dated(title, &date),
        }
    }

    /// The time of results in the column of a year.
    fn period(&self, row: usize, year: i16, found: &mut TableFigures) -> Option<ClaimMoment> {
        let written = self.text(row, FormColumn::Period);
        let moment = period(written, year);
        if moment.is_none() {
            self.fault(row, FormColumn::Period, FormFault::Period, found);
        }
        moment
    }

    /// The time of a target, or the end of the term.
    fn target_time(&self, row: usize, found: &mut TableFigures) -> Option<ClaimMoment> {
        let written = self.text(row, FormColumn::TargetTime);
        let last = || {
            let (_, last) = term(self.text_or(row, FormColumn::Term, &self.only_term))?;
            Some(ClaimMoment::year(last))
        };
        let moment = match written {
            "" => last(),
            written => target_time(written),
        };
        if moment.is_none() {
            self.fault(row, FormColumn::TargetTime, FormFault::TargetTime, found);
        }
        moment
    }

    fn plan(&self, row: usize, draft: &mut FoundFigure, found: &mut TableFigures) {
        let plan = self.text_or(row, FormColumn::Plan, &self.only_plan);
        draft.plan = Some(plan).filter(|plan| !plan.is_empty()).map(Arc::from);
        let written = self.text_or(row, FormColumn::Term, &self.only_term);
        draft.term = term(written);
        if draft.term.is_none() && !written.is_empty() {
            self.fault(row, FormColumn::Term, FormFault::Term, found);
        }
    }
}

fn is_within(number: usize, (first, last): (usize, usize)) -> bool {
    (first..=last).contains(&number)
}

/// The time of a result of a year: all of it, or the part that is written.
pub fn period(written: &str, year: i16) -> Option<ClaimMoment> {
    let of_year = ClaimMoment::year(year);
    if written.is_empty() || WHOLE_YEAR.contains(&bare(written).as_str()) {
        return Some(of_year);
    }
    let part = row_time::of_name(written).filter(|part| part.name.is_empty());
    match part {
        Some(part) => part.within(Some(&of_year)),
        None => target_time(&format!("{written} {year}")).filter(|moment| moment.year == year),
    }
}

/// Words for all of a year, folded.
const WHOLE_YEAR: [&str; 4] = ["ca nam", "nam", "whole year", "year"];

/// The time that the cell of a target names: a year, a part of one, or years of which it is the mean.
pub fn target_time(written: &str) -> Option<ClaimMoment> {
    let read = || {
        let said = heading::read(written);
        let is_time = said.is_of_figures() && said.rest.is_empty();
        said.moment.filter(|_| is_time)
    };
    let moment = moment::read(written).or_else(read);
    moment
        .filter(|moment| moment.year > 0)
        .or_else(|| as_in_packs(written))
}

/// Years as packs write them: `2021-2025 average`, `2021-2025 total`.
fn as_in_packs(written: &str) -> Option<ClaimMoment> {
    let period = written.replace('–', "-");
    match Period::parse(&period).meaning() {
        PeriodMeaning::Span {
            first: Some(_),
            end: SpanEnd::Year(year),
            measure: SpanMeasure::Mean | SpanMeasure::Sum,
        } => Some(ClaimMoment { year, period }),
        _ => None,
    }
}

/// The first and the last year of a term.
fn term(written: &str) -> Option<(i16, i16)> {
    let (spans, _) = moment::take_spans(written);
    spans.first().copied()
}

/// Which way is better, in the words of a form.
pub fn better(written: &str) -> Option<Better> {
    let folded = bare(written);
    let known = Better::ALL.iter().copied();
    let mut known = known.filter(|better| better.code() == folded);
    known.next().or(match folded.as_str() {
        "cao hon la tot" | "cao hon" | "higher is better" => Some(Better::Higher),
        "thap hon la tot" | "thap hon" | "lower is better" => Some(Better::Lower),
        "khong xet hon kem" | "khong" | "neither way is better" | "neither" => Some(Better::None),
        _ => None,
    })
}

/// How a target is compared, by its word.
pub fn target_kind(written: &str) -> Option<TargetKind> {
    let known = TargetKind::ALL.iter().copied();
    let mut known = known.filter(|kind| kind.code() == bare(written));
    known.next()
}

//! Reads the rows of the long CSV.
//!
//! Owns the meaning of the columns and every check that one row needs. A row of which a field cannot
//! be read gives no claim and a problem for each such field.

use std::collections::HashMap;

use super::columns::{NAMES, column};
use super::indicators::{Described, Indicators, Named};
use super::sheet::{CsvFile, Row, Sheet};
use super::slug::Ids;
use crate::core::catalog::Particulars;
use crate::core::catalog::build::{Beside, Builder};
use crate::core::model::{
    Better, Bilingual, Claim, ClaimKind, Comparator, PackId, PlaceId, Plan, PlanId, PlanStatus,
    Published, Source, SourceId, TargetKind, Text,
};
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::toml::Value;

/// Columns without which no row says a figure.
const REQUIRED: [&str; 5] = ["place", "category", "indicator_vi", "kind", "value"];

/// What stands for an empty or missing `period` column.
const WHOLE_YEAR: &str = "year";

/// A claim that waits for its indicator.
struct Waiting {
    indicator: usize,
    place: PlaceId,
    claim: Claim,
    verbatim: Option<String>,
}

/// Everything read so far.
pub(super) struct Reading<'b> {
    builder: &'b mut Builder,
    pack: PackId,
    indicators: Indicators,
    plan_ids: Ids,
    plans: HashMap<Text, PlanId>,
    sources: HashMap<Text, SourceId>,
    waiting: Vec<Waiting>,
}

impl<'b> Reading<'b> {
    /// Starts with the listed sources.
    pub(super) fn new(
        builder: &'b mut Builder,
        pack: PackId,
        sources: HashMap<Text, SourceId>,
    ) -> Self {
        Self {
            builder,
            pack,
            indicators: Indicators::default(),
            plan_ids: Ids::default(),
            plans: HashMap::new(),
            sources,
            waiting: Vec::new(),
        }
    }

    /// Reads one file; gives its problems and how many fields were cleaned.
    pub(super) fn read(&mut self, file: &CsvFile) -> (Vec<Diagnostic>, usize) {
        let mut sheet = Sheet::open(file, &NAMES, &REQUIRED);
        sheet.each_row(|row| {
            if let Some(waiting) = self.row(row) {
                self.waiting.push(waiting);
            }
        });
        let cleaned = sheet.cleaned();
        (sheet.finish(), cleaned)
    }

    /// Adds indicators and claims to the catalogue; gives the only place, if there is one, and the
    /// number of claims.
    pub(super) fn finish(self) -> (Option<PlaceId>, usize) {
        let ids = self.indicators.build(self.builder, self.pack);
        let first = self.waiting.first().map(|waiting| waiting.place);
        let only = first.filter(|first| self.waiting.iter().all(|other| other.place == *first));
        for waiting in &self.waiting {
            let series = self.builder.series(ids[waiting.indicator], waiting.place);
            let beside = Beside {
                verbatim: waiting.verbatim.as_deref(),
                particulars: Particulars::default(),
            };
            self.builder.claim(series, &waiting.claim, beside);
        }
        (only, self.waiting.len())
    }

    fn row(&mut self, row: &mut Row<'_, '_>) -> Option<Waiting> {
        let place = required(row, column::PLACE).map(|name| self.builder.place(&name));
        let indicator = self.indicator(row);
        let kind = word(row, column::KIND, ClaimKind::ALL, ClaimKind::code);
        let year = year(row);
        let value = value(row);
        let comparator = comparator(row, value.as_ref());
        let plan = self.plan(row);
        let source = self.source(row);
        let period = row.text(column::PERIOD);
        let period = self.builder.period(period.as_deref().unwrap_or(WHOLE_YEAR));
        let note = self.text(row, column::NOTE);
        let is_break = optional_word(row, column::BREAK, &[true, false], yes_or_no);
        let (value, indicator) = (value?, indicator?);
        self.indicators.sees_decimals(indicator, &value);
        let claim = Claim {
            kind: kind?,
            comparator: comparator?,
            low: value.low,
            high: value.high.unwrap_or(value.low),
            year: year.ok()?,
            period,
            plan,
            source,
            note,
            is_break: is_break.unwrap_or(false),
            is_nearly: false,
            is_derived: false,
            is_computed: false,
            rounded_to: None,
        };
        Some(Waiting {
            indicator,
            place: place?,
            claim,
            verbatim: value.verbatim,
        })
    }

    fn text(&mut self, row: &mut Row<'_, '_>, column: usize) -> Text {
        let text = row.text(column);
        self.builder.text(text.as_deref().unwrap_or(""))
    }

    fn indicator(&mut self, row: &mut Row<'_, '_>) -> Option<usize> {
        let category = required(row, column::CATEGORY);
        let vi = required(row, column::INDICATOR_VI);
        let en = self.text(row, column::INDICATOR_EN);
        let unit = self.text(row, column::UNIT);
        let described = self.described(row);
        let named = Named {
            category: self.builder.text(&category?),
            vi: self.builder.text(&vi?),
            en,
            unit,
        };
        Some(self.indicators.find(named, described, row))
    }

    fn described(&mut self, row: &mut Row<'_, '_>) -> Described {
        let aliases = row.text(column::ALIASES).unwrap_or_default();
        let aliases = aliases.split(';').map(str::trim);
        Described {
            id: id(row),
            better: optional_word(row, column::BETTER, Better::ALL, Better::code),
            kind: optional_word(
                row,
                column::KIND_OF_TARGET,
                TargetKind::ALL,
                TargetKind::code,
            ),
            decimals: decimals(row),
            aliases: aliases
                .filter(|alias| !alias.is_empty())
                .map(|alias| self.builder.text(alias))
                .collect(),
        }
    }

    fn plan(&mut self, row: &mut Row<'_, '_>) -> Option<PlanId> {
        let name = row.text(column::PLAN).filter(|name| !name.is_empty())?;
        if name.trim().is_empty() {
            row.note(column::PLAN, Problem::EmptyText { key: "plan" });
            return None;
        }
        let text = self.builder.text(&name);
        if let Some(known) = self.plans.get(&text) {
            return Some(*known);
        }
        let id = self.plan_ids.make(&name, &[], "plan");
        let plan = Plan {
            pack: self.pack,
            id: self.builder.text(&id),
            name: Bilingual { vi: text, en: text },
            title: None,
            term: None,
            status: PlanStatus::Adopted,
        };
        let plan = self.builder.plan(plan);
        self.plans.insert(text, plan);
        Some(plan)
    }

    fn source(&mut self, row: &mut Row<'_, '_>) -> Option<SourceId> {
        let name = row
            .text(column::SOURCE_ID)
            .filter(|name| !name.is_empty())?;
        let id = self.builder.text(&name);
        if let Some(known) = self.sources.get(&id) {
            return Some(*known);
        }
        row.warn(
            column::SOURCE_ID,
            Problem::SourceNotListed {
                id: name.into_owned(),
            },
        );
        let empty = self.builder.text("");
        let source = self.builder.source(Source {
            pack: self.pack,
            id,
            title: empty,
            publisher: empty,
            published: Published::default(),
            url: empty,
            covers: empty,
            language: empty,
            due: None,
        });
        self.sources.insert(id, source);
        Some(source)
    }
}

/// A text that must not be blank.
fn required<'r>(row: &mut Row<'r, '_>, column: usize) -> Option<std::borrow::Cow<'r, str>> {
    let text = row.text(column)?;
    if !text.trim().is_empty() {
        return Some(text);
    }
    row.note(column, Problem::EmptyText { key: NAMES[column] });
    None
}

/// One word of a fixed list.
fn word<T: Copy>(
    row: &mut Row<'_, '_>,
    column: usize,
    words: &[T],
    code: fn(T) -> &'static str,
) -> Option<T> {
    let text = row.text(column)?;
    let found = words.iter().copied().find(|word| code(*word) == text);
    if found.is_none() {
        let allowed: Vec<&'static str> = words.iter().map(|word| code(*word)).collect();
        let problem = Problem::UnknownWord {
            key: NAMES[column],
            nearest: nearest(&text, allowed.iter().copied()),
            word: text.into_owned(),
            allowed,
        };
        row.note(column, problem);
    }
    found
}

/// One word of a fixed list, or nothing.
fn optional_word<T: Copy>(
    row: &mut Row<'_, '_>,
    column: usize,
    words: &[T],
    code: fn(T) -> &'static str,
) -> Option<T> {
    if row.text(column)?.is_empty() {
        return None;
    }
    word(row, column, words, code)
}

/// A year of one to four digits, or none; fails where it cannot be read.
fn year(row: &mut Row<'_, '_>) -> Result<Option<i16>, ()> {
    let text = row.text(column::YEAR).unwrap_or_default();
    if text.is_empty() {
        return Ok(None);
    }
    let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits && !text.starts_with('0') {
        return text.parse().map(Some).map_err(|_| ());
    }
    row.note(column::YEAR, Problem::BadYear(text.into_owned()));
    Err(())
}

fn value(row: &mut Row<'_, '_>) -> Option<Value> {
    let text = row.text(column::VALUE)?;
    match Value::parse(&text) {
        Ok(value) => Some(value),
        Err((part, error)) => {
            let text = part.to_owned();
            row.note(column::VALUE, Problem::BadFigure { text, error });
            None
        }
    }
}

/// The comparator; an empty one is `range` for two figures, else `=`.
fn comparator(row: &mut Row<'_, '_>, value: Option<&Value>) -> Option<Comparator> {
    let is_range = value.is_some_and(|value| value.high.is_some());
    let is_empty = row
        .text(column::COMPARATOR)
        .is_none_or(|text| text.is_empty());
    let comparator = match (is_empty, is_range) {
        (true, true) => Comparator::Range,
        (true, false) => Comparator::Equal,
        (false, _) => word(row, column::COMPARATOR, Comparator::ALL, Comparator::code)?,
    };
    if value.is_some() && is_range != (comparator == Comparator::Range) {
        row.note(column::VALUE, Problem::BadRange);
        return None;
    }
    Some(comparator)
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "true" } else { "false" }
}

fn decimals(row: &mut Row<'_, '_>) -> Option<u8> {
    let text = row.text(column::DECIMALS).filter(|text| !text.is_empty())?;
    let number = text.parse::<u8>().ok().filter(|number| *number <= 18);
    if number.is_none() {
        let problem = Problem::BadNumber {
            key: "decimals",
            least: 0,
            most: 18,
        };
        row.note(column::DECIMALS, problem);
    }
    number
}

fn id(row: &mut Row<'_, '_>) -> Option<String> {
    let text = row
        .text(column::INDICATOR_ID)
        .filter(|text| !text.is_empty())?;
    let valid = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.'));
    if valid {
        return Some(text.into_owned());
    }
    row.note(column::INDICATOR_ID, Problem::BadId(text.into_owned()));
    None
}

//! An empty form for an office to fill in, as a workbook.
//!
//! Owns which rows and columns it has, what stands in them beforehand, and from which words a cell is chosen. It must not
//! know where the file goes, nor how a filled one is read, but for asking whether a time that it writes would be understood.

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::core::catalog::Catalog;
use crate::core::lang::Lang;
use crate::core::model::{Better, Claim, ClaimKind, PlanId, SeriesId, TargetKind};
use crate::pack::import::fill_in;
use crate::pack::import::form_columns::FormColumn;
use crate::report::paper::plain::plain;
use crate::report::paper::workbook::excel_day;
use crate::words::forms::{EXPLANATIONS, FormWords, HOW, form_words};
use crate::words::judgement::labels;
use crate::words::locale::period;
use crate::words::locale::words::fill;
use crate::words::wording;

/// The most years that have a column of results.
const MOST_YEARS: i16 = 12;
/// Rows below the last that can be chosen in as well.
const SPARE_ROWS: u32 = 500;
/// The signs that bound a figure; spreadsheets take a lone `=` for a formula, and an empty cell means the same.
const SIGNS: [&str; 5] = ["≥", "≤", ">", "<", "≈"];
/// Columns that stay in view: number, category, name.
const KEPT_COLUMNS: u16 = 3;
/// The ground of columns that an office fills in.
const TO_FILL: Color = Color::RGB(0x00FF_F2CC);
/// The ground of columns that are filled in already.
const FILLED: Color = Color::RGB(0x00E7_E6E6);

/// What a form is made of.
#[derive(Clone, Copy)]
pub(crate) struct FormBasis<'c> {
    /// The pack.
    pub(crate) catalog: &'c Catalog,
    /// The language of headings and names.
    pub(crate) lang: Lang,
    /// The name of the file.
    pub(crate) file: &'c str,
    /// The day that stands in for the moment at which it is made.
    pub(crate) day: Date,
}

/// The form of a pack: a row for each indicator in each place.
///
/// # Errors
/// Where a workbook has no room for it.
pub(crate) fn workbook(basis: FormBasis<'_>) -> Result<Vec<u8>, XlsxError> {
    let words = form_words(basis.lang);
    let mut book = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(words.sheet)
        .set_author(env!("CARGO_PKG_NAME"));
    if let Some(day) = excel_day(basis.day) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let rows = rows(basis);
    let columns = columns(&years(&rows));
    let page = book.add_worksheet();
    page.set_name(words.sheet)?;
    head(page, &columns, words)?;
    for (number, row) in (1..).zip(&rows) {
        for (at, column) in (0..).zip(&columns) {
            put(page, (number, at), row.cell(*column, number, basis))?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    choices(page, &columns, last.saturating_add(SPARE_ROWS), basis.lang)?;
    explain(book.add_worksheet(), basis)?;
    book.save_to_buffer()
}

/// A row before it is filled in.
struct FormRow {
    series: SeriesId,
    /// The target that is asked for, of which the figure is left out.
    target: Option<Claim>,
    term: Option<(i16, i16)>,
    plan: Option<PlanId>,
}

/// A row for each indicator in each place, in the order of the pack.
fn rows(basis: FormBasis<'_>) -> Vec<FormRow> {
    let catalog = basis.catalog;
    let mut series: Vec<SeriesId> = catalog.series_ids().collect();
    series.sort_by_key(|id| catalog.series_of(*id).indicator.index());
    let row = |series: SeriesId| {
        let claims = catalog.claims(series).map(|(_, claim)| claim);
        let targets = claims.filter(|claim| claim.kind == ClaimKind::Target);
        let target = targets.max_by_key(|target| target.year);
        let plan = target.and_then(|target| target.plan);
        FormRow {
            series,
            target,
            plan,
            term: plan.and_then(|plan| catalog.plan(plan).term),
        }
    };
    series.into_iter().map(row).collect()
}

/// The years of the columns of results: those of the terms, or else of the targets.
fn years(rows: &[FormRow]) -> Vec<i16> {
    let of_row = |row: &FormRow| {
        let of_target = row.target.and_then(|target| target.year);
        row.term.or(of_target.map(|year| (year, year)))
    };
    let spans: Vec<(i16, i16)> = rows.iter().filter_map(of_row).collect();
    let first = spans.iter().map(|(first, _)| *first).min();
    let last = spans.iter().map(|(_, last)| *last).max();
    match (first, last) {
        (Some(first), Some(last)) => {
            let first = first.max(last.saturating_sub(MOST_YEARS - 1));
            (first..=last).collect()
        }
        _ => Vec::new(),
    }
}

/// The columns in their order: what is filled in first, what is known already last.
fn columns(years: &[i16]) -> Vec<FormColumn> {
    let mut columns = vec![
        FormColumn::Number,
        FormColumn::Category,
        FormColumn::Name,
        FormColumn::Unit,
        FormColumn::Target,
        FormColumn::TargetSign,
        FormColumn::TargetTime,
        FormColumn::TargetSource,
        FormColumn::TargetDay,
    ];
    columns.extend(years.iter().map(|year| FormColumn::Result(*year)));
    columns.extend([
        FormColumn::ResultSign,
        FormColumn::Period,
        FormColumn::Kind,
        FormColumn::Source,
        FormColumn::Day,
        FormColumn::Note,
        FormColumn::Place,
        FormColumn::Plan,
        FormColumn::Term,
        FormColumn::Better,
        FormColumn::TargetKind,
    ]);
    columns
}

/// The heading of a column.
fn heading(column: FormColumn, words: &FormWords) -> String {
    let said = match column {
        FormColumn::Number => words.number,
        FormColumn::Category => words.category,
        FormColumn::Name => words.name,
        FormColumn::Unit => words.unit,
        FormColumn::Target => words.target,
        FormColumn::TargetSign => words.target_sign,
        FormColumn::TargetTime => words.target_time,
        FormColumn::TargetSource => words.target_source,
        FormColumn::TargetDay => words.target_day,
        FormColumn::Result(year) => return fill(words.result, &[&year.to_string()]),
        FormColumn::ResultSign => words.result_sign,
        FormColumn::Period => words.period,
        FormColumn::Kind => words.kind,
        FormColumn::Source => words.source,
        FormColumn::Day => words.day,
        FormColumn::Note => words.note,
        FormColumn::Place => words.place,
        FormColumn::Plan => words.plan,
        FormColumn::Term => words.term,
        FormColumn::Better => words.better,
        FormColumn::TargetKind => words.target_kind,
    };
    said.to_owned()
}

/// How wide a column is, in digits.
fn width(column: FormColumn) -> f64 {
    match column {
        FormColumn::Number => 5.0,
        FormColumn::Name => 46.0,
        FormColumn::TargetSource | FormColumn::Source | FormColumn::Note | FormColumn::Plan => 28.0,
        FormColumn::Category
        | FormColumn::Place
        | FormColumn::Better
        | FormColumn::Kind
        | FormColumn::Period => 18.0,
        FormColumn::TargetSign | FormColumn::ResultSign => 9.0,
        _ => 13.0,
    }
}

/// Whether a column is filled in beforehand.
fn is_filled(column: FormColumn) -> bool {
    matches!(
        column,
        FormColumn::Number
            | FormColumn::Category
            | FormColumn::Name
            | FormColumn::Unit
            | FormColumn::Place
            | FormColumn::Plan
            | FormColumn::Term
            | FormColumn::Better
            | FormColumn::TargetKind
    )
}

fn head(page: &mut Worksheet, columns: &[FormColumn], words: &FormWords) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(columns) {
        let ground = match is_filled(*column) {
            true => FILLED,
            false => TO_FILL,
        };
        let format = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(ground)
            .set_border_bottom(FormatBorder::Medium);
        page.write_string_with_format(0, at, heading(*column, words), &format)?;
        page.set_column_width(at, width(*column))?;
    }
    page.set_freeze_panes(1, KEPT_COLUMNS)?;
    page.set_repeat_rows(0, 0)?;
    page.set_landscape();
    Ok(())
}

/// A cell that is filled in beforehand.
enum KnownCell {
    Nothing,
    Number(u32),
    Text(String),
}

impl FormRow {
    fn cell(&self, column: FormColumn, number: u32, basis: FormBasis<'_>) -> KnownCell {
        let FormBasis { catalog, lang, .. } = basis;
        let indicator = catalog.indicator_of(self.series);
        let text = match column {
            FormColumn::Number => return KnownCell::Number(number),
            FormColumn::Category => catalog.say(catalog.category(indicator.category).name, lang),
            FormColumn::Name => catalog.say(indicator.name, lang),
            FormColumn::Unit => catalog.say(indicator.unit, lang),
            FormColumn::Place => catalog.say(
                catalog.place(catalog.series_of(self.series).place).name,
                lang,
            ),
            FormColumn::Plan => self
                .plan
                .map_or("", |plan| catalog.say(catalog.plan(plan).name, lang)),
            FormColumn::Term => {
                let term = self.term.map(|(first, last)| format!("{first}-{last}"));
                return KnownCell::text(&term.unwrap_or_default());
            }
            FormColumn::TargetTime => return KnownCell::text(&self.target_time(basis)),
            FormColumn::Better => wording::better(indicator.better, lang),
            FormColumn::TargetKind => indicator.target_kind.map_or("", TargetKind::code),
            _ => "",
        };
        KnownCell::text(text)
    }

    /// The time of the target in words that are understood when the form comes back.
    fn target_time(&self, basis: FormBasis<'_>) -> String {
        let Some((target, year)) = self.target.and_then(|target| Some((target, target.year?)))
        else {
            return String::new();
        };
        let period = basis.catalog.period(target.period);
        let written = [
            period::in_year(period, year, basis.lang),
            period.text().to_owned(),
        ];
        let is_understood = |text: &String| {
            let read = fill_in::target_time(text);
            read.is_some_and(|read| read.year == year && read.period == period.text())
        };
        let mut written = written.into_iter();
        written.find(is_understood).unwrap_or_default()
    }
}

impl KnownCell {
    fn text(text: &str) -> Self {
        match text {
            "" => Self::Nothing,
            text => Self::Text(plain(text).into_owned()),
        }
    }
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: KnownCell) -> Result<(), XlsxError> {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    match cell {
        KnownCell::Nothing => {}
        KnownCell::Number(number) => {
            page.write_number_with_format(row, column, f64::from(number), &format)?;
        }
        KnownCell::Text(text) => {
            page.write_string_with_format(row, column, text, &format)?;
        }
    }
    Ok(())
}

/// The words from which a cell of a column is chosen; none where it takes any.
fn listed(column: FormColumn, lang: Lang) -> Vec<String> {
    let words = form_words(lang);
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match column {
        FormColumn::TargetSign | FormColumn::ResultSign => owned(&SIGNS),
        FormColumn::Period => {
            let quarters = ["I", "II", "III", "IV"];
            let numbers = ["1", "2", "3", "4"];
            let quarters = lang.pick(quarters, numbers);
            let quarters = quarters.map(|number| fill(words.quarter, &[number]));
            let whole: Vec<String> = owned(&[
                words.whole_year,
                words.first_half,
                words.nine_months,
                words.second_half,
            ]);
            whole.into_iter().chain(quarters).collect()
        }
        FormColumn::Kind => [ClaimKind::Actual, ClaimKind::Estimate, ClaimKind::Forecast]
            .map(|kind| wording::kind(kind, lang).to_owned())
            .into(),
        FormColumn::Better => Better::ALL
            .iter()
            .map(|better| wording::better(*better, lang).to_owned())
            .collect(),
        FormColumn::TargetKind => TargetKind::ALL
            .iter()
            .map(|kind| kind.code().to_owned())
            .collect(),
        _ => Vec::new(),
    }
}

/// Lets cells be chosen from lists. Other words are warned of and not refused, since a part of a year can be any.
fn choices(
    page: &mut Worksheet,
    columns: &[FormColumn],
    last: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(columns) {
        let words = listed(*column, lang);
        if words.is_empty() {
            continue;
        }
        let list = DataValidation::new()
            .allow_list_strings(&words)?
            .set_error_style(DataValidationErrorStyle::Warning);
        page.add_data_validation(1, at, last, at, &list)?;
    }
    Ok(())
}

/// The sheet that tells in both languages how the form is filled in.
fn explain(page: &mut Worksheet, basis: FormBasis<'_>) -> Result<(), XlsxError> {
    page.set_name(EXPLANATIONS)?;
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, width) in [(0, 12.0), (1, 70.0), (2, 70.0)] {
        page.set_column_width(at, width)?;
    }
    let file = |text: &str| plain(&text.replace("{}", basis.file)).into_owned();
    let told = HOW.map(|(number, vi, en)| [number.to_owned(), file(vi), file(en)]);
    let kinds = TargetKind::ALL.iter().map(|kind| {
        let [vi, en] = [Lang::Vi, Lang::En].map(|lang| labels::rule(*kind, lang).to_owned());
        [kind.code().to_owned(), vi, en]
    });
    for (row, cells) in (0..).zip(told.into_iter().chain(kinds)) {
        for (at, text) in (0..).zip(cells) {
            page.write_string_with_format(row, at, text, &format)?;
        }
    }
    page.set_landscape();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::import::{heading, signs};

    #[test]
    fn every_heading_is_read_as_what_it_is_written_for_in_both_languages() {
        for lang in [Lang::Vi, Lang::En] {
            for column in columns(&[2026, 2030]) {
                let heading = heading(column, form_words(lang));
                assert_eq!(FormColumn::of(&heading), Some(column), "{heading}");
            }
        }
    }

    #[test]
    fn every_word_of_a_list_is_understood_when_the_form_comes_back() {
        for lang in [Lang::Vi, Lang::En] {
            let kinds = listed(FormColumn::Kind, lang);
            let kinds: Vec<_> = kinds.iter().map(|word| heading::kind(word)).collect();
            let expected = [ClaimKind::Actual, ClaimKind::Estimate, ClaimKind::Forecast];
            assert_eq!(kinds, expected.map(Some));
            let better = listed(FormColumn::Better, lang);
            let better: Vec<_> = better.iter().map(|word| fill_in::better(word)).collect();
            assert!(better.iter().flatten().eq(Better::ALL), "{better:?}");
            let kinds = listed(FormColumn::TargetKind, lang);
            let kinds: Vec<_> = kinds
                .iter()
                .map(|word| fill_in::target_kind(word))
                .collect();
            assert!(kinds.iter().flatten().eq(TargetKind::ALL), "{kinds:?}");
            let periods = listed(FormColumn::Period, lang);
            let periods = periods.iter().map(|word| fill_in::period(word, 2026));
            let periods: Vec<_> = periods.flatten().map(|time| time.period).collect();
            let expected = [
                "year",
                "first half",
                "9 months",
                "second half",
                "2026 Q1",
                "2026 Q2",
                "2026 Q3",
                "2026 Q4",
            ];
            assert_eq!(periods, expected);
        }
        assert!(
            SIGNS
                .iter()
                .skip(1)
                .all(|sign| signs::comparator(sign).is_some())
        );
    }
}

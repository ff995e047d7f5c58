//! The sheets of a page as a workbook.
//!
//! Owns how a value becomes a cell: a number is a number, a day is a day, a text is a text whatever it looks like, so that
//! no text becomes a formula. It must not know what a column means.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use jiff::civil::Date;

use crate::core::lang::Lang;
use crate::report::paper::page::{Paper, SheetValue, WorkbookSheet};
use crate::report::paper::plain::plain;
use crate::words::paper::paper_words;

/// Most letters of a cell, less what tells that there were more.
const MOST_LETTERS: usize = 32_000;
/// Rows of a sheet below its heading.
pub(crate) const MOST_ROWS: usize = 1_048_575;
/// A4, as workbooks number it.
const A4: u8 = 9;
/// Decimals that have a format.
const MOST_DECIMALS: u8 = 10;

/// The workbook of a page. The same page gives the same bytes, because its day stands in for the moment at which it was
/// made.
///
/// # Errors
/// Where the format has no room for it.
pub(crate) fn workbook(paper: &Paper, day: Date) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(plain(&paper.title))
        .set_author(env!("CARGO_PKG_NAME"));
    if let Some(day) = excel_day(day) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let formats = Formats::new(paper.lang);
    let notice = paper.facts.iter();
    let notice: Vec<String> = notice
        .map(|(label, said)| format!("{label}: {said}"))
        .collect();
    for sheet in &paper.sheets {
        write(book.add_worksheet(), sheet, &formats, &notice.join(" · "))?;
    }
    book.save_to_buffer()
}

/// How cells look.
struct Formats {
    head: Format,
    text: Format,
    plain: Format,
    day: Format,
    numbers: Vec<Format>,
}

impl Formats {
    fn new(lang: Lang) -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let number = |decimals: u8| {
            let code = match decimals {
                0 => "#,##0".to_owned(),
                _ => format!("#,##0.{}", "0".repeat(usize::from(decimals))),
            };
            cell().set_num_format(code)
        };
        Self {
            head: cell()
                .set_bold()
                .set_text_wrap()
                .set_border_bottom(FormatBorder::Medium),
            text: cell().set_text_wrap(),
            plain: cell().set_num_format("0"),
            // Number separators follow the settings of the reader; the order of a date follows the language.
            day: cell().set_num_format(paper_words(lang).day_format),
            numbers: (0..=MOST_DECIMALS).map(number).collect(),
        }
    }
}

fn write(
    page: &mut Worksheet,
    sheet: &WorkbookSheet,
    formats: &Formats,
    notice: &str,
) -> Result<(), XlsxError> {
    page.set_name(&sheet.name)?;
    page.set_landscape().set_paper_size(A4);
    page.set_print_fit_to_pages(1, 0);
    page.set_footer(format!("&L&8{}", in_a_footer(notice)));
    for (column, (title, width)) in (0..).zip(&sheet.columns) {
        page.write_string_with_format(0, column, title, &formats.head)?;
        page.set_column_width(column, f64::from(*width))?;
    }
    page.set_freeze_panes(1, 0)?;
    page.set_repeat_rows(0, 0)?;
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (column, cell) in (0..).zip(cells) {
            put(page, (row, column), cell, formats)?;
        }
    }
    let columns = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX);
    if let (Some(last), Ok(rows)) = (columns.checked_sub(1), u32::try_from(sheet.rows.len()))
        && rows > 0
    {
        page.autofilter(0, 0, rows, last)?;
    }
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &SheetValue,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        SheetValue::Nothing => {}
        SheetValue::Text(text) => {
            page.write_string_with_format(row, column, short(text), &formats.text)?;
        }
        SheetValue::Number(number, decimals) => {
            let format = formats.numbers.get(usize::from(*decimals));
            let format = format.unwrap_or(&formats.text);
            page.write_number_with_format(row, column, *number, format)?;
        }
        SheetValue::Plain(number) => {
            page.write_number_with_format(row, column, *number as f64, &formats.plain)?;
        }
        SheetValue::Day(day) => match excel_day(*day) {
            Some(at) => {
                page.write_datetime_with_format(row, column, &at, &formats.day)?;
            }
            None => {
                page.write_string_with_format(row, column, day.to_string(), &formats.text)?;
            }
        },
    }
    Ok(())
}

/// A day as workbooks count it; none before they begin to.
pub(super) fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// As much of a text as a cell takes.
fn short(text: &str) -> String {
    let text = plain(text);
    match text.chars().nth(MOST_LETTERS) {
        None => text.into_owned(),
        Some(_) => text.chars().take(MOST_LETTERS).chain(['…']).collect(),
    }
}

/// A text for the foot of a printed sheet, which takes 255 letters, and for which `&` begins a command.
fn in_a_footer(text: &str) -> String {
    plain(text)
        .chars()
        .take(120)
        .collect::<String>()
        .replace('&', "&&")
}

//! Workbooks become tables.
//!
//! Owns what is taken of `.xlsx`, `.xlsb`, `.xls` and `.ods`: visible sheets, stored values as their formats show
//! them, merged areas. It is run in a process of its own with limits, since a workbook is read whole by a library and
//! may be made to hurt. It must not know forms.

use std::collections::{BTreeMap, HashSet};
use std::io::Cursor;

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Reader, SheetVisible, Style, Xls,
    XlsError, Xlsb, XlsbError, Xlsx, XlsxError, open_workbook_from_rs,
};

use super::digits::without_exponent;
use super::document;
use super::format;
use super::grid::{Cell, CellKind, Grid, GridRow, Merged, WorkbookOrigin};
use super::hidden_columns;
use super::open::Workbook;
use crate::pack::diagnostic::Unopened;

type Bytes<'b> = Cursor<&'b [u8]>;

/// Reads a workbook or a document with tables, whatever its name ends with.
///
/// # Errors
/// Where it is damaged or asks for a password.
pub fn read(bytes: &[u8]) -> Result<Workbook, Unopened> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return old(bytes);
    }
    let has = |name: &str| {
        bytes
            .windows(name.len())
            .any(|window| window == name.as_bytes())
    };
    if has("word/document.xml") {
        return document::read(bytes);
    }
    if has("META-INF/manifest.xml") && has("content.xml") {
        return open_document(bytes);
    }
    if has("xl/workbook.bin") {
        return binary(bytes);
    }
    new(bytes)
}

/// A sheet of LibreOffice and others.
fn open_document(bytes: &[u8]) -> Result<Workbook, Unopened> {
    let book: Result<Ods<Bytes<'_>>, OdsError> = open_workbook_from_rs(Cursor::new(bytes));
    match book {
        Ok(book) => plain(book, "ods"),
        Err(OdsError::Password) => Err(Unopened::Encrypted),
        Err(_) => Err(Unopened::Damaged),
    }
}

/// A workbook in Excel's binary form.
fn binary(bytes: &[u8]) -> Result<Workbook, Unopened> {
    let book: Result<Xlsb<Bytes<'_>>, XlsbError> = open_workbook_from_rs(Cursor::new(bytes));
    match book {
        Ok(book) => plain(book, "xlsb"),
        Err(XlsbError::Password) => Err(Unopened::Encrypted),
        Err(_) => Err(Unopened::Damaged),
    }
}

/// A workbook before 2007, or a new one behind a password.
fn old(bytes: &[u8]) -> Result<Workbook, Unopened> {
    let book: Result<Xls<Bytes<'_>>, XlsError> = open_workbook_from_rs(Cursor::new(bytes));
    match book {
        Ok(book) => plain(book, "xls"),
        Err(XlsError::Password) => Err(Unopened::Encrypted),
        Err(_) if is_locked(bytes) => Err(Unopened::Encrypted),
        Err(_) => Err(Unopened::Damaged),
    }
}

/// Tells whether a container holds an encrypted package: its directory names one in UTF-16.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// A workbook of which values are known, and no formats.
fn plain<'b, R: Reader<Bytes<'b>>>(mut book: R, kind: &str) -> Result<Workbook, Unopened> {
    let mut read = Workbook {
        kind: kind.to_owned(),
        ..Workbook::default()
    };
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.visible != SheetVisible::Visible {
            read.hidden.push(sheet.name);
            continue;
        }
        let range = book.worksheet_range(&sheet.name);
        let rows = range_rows(&range.map_err(|_| Unopened::Damaged)?);
        read.grids
            .push(grid(sheet.name, rows, &[], WorkbookOrigin::Formatless));
    }
    Ok(read)
}

/// The cells of a sheet that show something.
fn range_rows(range: &calamine::Range<Data>) -> BTreeMap<u32, Vec<Cell>> {
    let (row, column) = range.start().unwrap_or_default();
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for (down, right, value) in range.used_cells() {
        let at = row + u32::try_from(down).unwrap_or(u32::MAX);
        let cell = shown(borrowed(value), None);
        put(rows.entry(at).or_default(), column as usize + right, cell);
    }
    rows
}

/// A workbook since 2007.
fn new(bytes: &[u8]) -> Result<Workbook, Unopened> {
    let book: Result<Xlsx<Bytes<'_>>, XlsxError> = open_workbook_from_rs(Cursor::new(bytes));
    let mut book = match book {
        Ok(book) => book,
        Err(XlsxError::Password) => return Err(Unopened::Encrypted),
        Err(_) => return Err(Unopened::Damaged),
    };
    let mut read = Workbook {
        kind: "xlsx".to_owned(),
        ..Workbook::default()
    };
    let mut hidden = hidden_columns::columns(bytes);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.visible != SheetVisible::Visible {
            read.hidden.push(sheet.name);
            continue;
        }
        let columns = hidden.remove(&sheet.name).unwrap_or_default();
        let merged = book
            .merge_cells_by_sheet_name(&sheet.name)
            .map_err(|_| Unopened::Damaged)?;
        let formulas = formulas(&mut book, &sheet.name).map_err(|_| Unopened::Damaged)?;
        let rows = rows(&mut book, &sheet.name, &formulas).map_err(|_| Unopened::Damaged)?;
        let mut own = grid(sheet.name, rows, &merged, WorkbookOrigin::Workbook);
        own.hidden = columns;
        read.grids.push(own);
    }
    Ok(read)
}

/// Where formulas stand.
fn formulas(book: &mut Xlsx<Bytes<'_>>, sheet: &str) -> Result<HashSet<(u32, u32)>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut found = HashSet::new();
    while let Some(cell) = cells.next_formula()? {
        if !cell.get_value().is_empty() {
            found.insert(cell.get_position());
        }
    }
    Ok(found)
}

fn rows(
    book: &mut Xlsx<Bytes<'_>>,
    sheet: &str,
    formulas: &HashSet<(u32, u32)>,
) -> Result<BTreeMap<u32, Vec<Cell>>, XlsxError> {
    let mut cells = book.worksheet_cells_reader(sheet)?;
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let mut shown = shown(cell.get_value().clone(), cells.styles().get(style));
        if shown.is_blank() && formulas.contains(&(row, column)) {
            shown.kind = CellKind::Formula;
        }
        // A cell with a frame and nothing in it is no cell.
        if !shown.is_blank() {
            put(rows.entry(row).or_default(), column as usize, shown);
        }
    }
    Ok(rows)
}

fn put(row: &mut Vec<Cell>, column: usize, cell: Cell) {
    if row.len() <= column {
        row.resize(column + 1, Cell::default());
    }
    if let Some(place) = row.get_mut(column) {
        *place = cell;
    }
}

/// Merged areas, counted in the rows that show something.
fn areas(rows: &BTreeMap<u32, Vec<Cell>>, merged: &[Dimensions]) -> Vec<Merged> {
    let numbers: Vec<u32> = rows.keys().copied().collect();
    let at = |number: u32| numbers.partition_point(|known| *known < number);
    let merged = merged.iter().filter_map(|area| {
        let last = numbers
            .partition_point(|known| *known <= area.end.0)
            .checked_sub(1)?;
        let first = at(area.start.0);
        (first <= last).then_some(Merged {
            rows: (first, last),
            columns: (area.start.1 as usize, area.end.1 as usize),
        })
    });
    merged.collect()
}

/// A table of the rows that show something.
fn grid(
    sheet: String,
    rows: BTreeMap<u32, Vec<Cell>>,
    merged: &[Dimensions],
    origin: WorkbookOrigin,
) -> Grid {
    let merged = areas(&rows, merged);
    Grid {
        merged,
        sheet: Some(sheet),
        lines: rows
            .into_iter()
            .map(|(number, cells)| GridRow {
                cells,
                at: number as usize,
            })
            .collect(),
        origin,
        ..Grid::default()
    }
}

/// A cell as its format shows it.
fn shown(value: DataRef<'_>, style: Option<&Style>) -> Cell {
    let indent = style
        .and_then(|style| style.alignment.as_ref()?.indent)
        .unwrap_or(0);
    let format = style.and_then(|style| style.number_format.as_ref());
    let format = format.map_or("", |format| format.format_code.as_str());
    let mut stored = None;
    let mut number_shown = |text: &str| {
        let shown = format::shown(text, format);
        stored = shown.is_scaled.then(|| text.into());
        (shown.text, shown.kind)
    };
    let (text, kind) = match value {
        DataRef::Int(number) => number_shown(&number.to_string()),
        DataRef::Float(number) => match significant(number) {
            Some(text) => number_shown(&text),
            None => (number.to_string(), CellKind::Text),
        },
        DataRef::String(text) => (text, CellKind::Text),
        DataRef::SharedString(text) => (text.to_owned(), CellKind::Text),
        DataRef::Bool(is) => (is.to_string(), CellKind::Text),
        DataRef::DateTime(moment) => (day(moment, format), CellKind::Date),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => (text, CellKind::Date),
        DataRef::Error(error) => (error.to_string(), CellKind::Error),
        DataRef::Empty => (String::new(), CellKind::Text),
    };
    Cell {
        text,
        kind,
        indent,
        stored,
    }
}

/// A day, or the month or year of which its format shows no day: a spreadsheet keeps `6/2024` as the first of June.
fn day(moment: ExcelDateTime, format: &str) -> String {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    match format::shown_date(format) {
        shown if shown.has_day => format!("{year:04}-{month:02}-{day:02}"),
        shown if shown.has_month => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    }
}

/// A binary number with the fifteen digits that a workbook vouches for, without zeros at the end.
fn significant(number: f64) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    let written = format!("{number:.14e}");
    let (digits, exponent) = written.split_once('e')?;
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    without_exponent(&format!("{digits}e{exponent}"))
}

/// The same value, borrowed.
fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is) => DataRef::Bool(*is),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_their_formats_show_them_and_never_shortened() {
        let check = |number: &str, format: &str, text: &str, kind: CellKind| {
            let number: f64 = number.parse().unwrap();
            let shown = format::shown(&significant(number).unwrap(), format);
            let shown = (shown.text.as_str(), shown.kind);
            assert_eq!(shown, (text, kind), "{number} {format}");
        };
        check("0.515", "0.00%", "51.50", CellKind::Percent);
        check("0.5168", "0%", "51.68", CellKind::Percent);
        check("8.199999999999999", "General", "8.2", CellKind::Number);
        check("9.800000000000001", "", "9.8", CellKind::Number);
        check("45.0", "#,##0.0", "45.0", CellKind::Number);
        check("32.125", "0.0", "32.125", CellKind::Number);
        check("469818.0", "#,##0", "469818", CellKind::Number);
        check("-0.05", "0.00", "-0.05", CellKind::Number);
        check("12.5", "0.0\"%\"", "12.5 %", CellKind::Number);
        check("1e-5", "General", "0.00001", CellKind::Number);
    }
}

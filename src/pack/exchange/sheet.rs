//! Reads a CSV file row by row, field by field.
//!
//! Owns the header (which columns are there, which are wanted), the cleaning of fields and the place
//! of every problem. It must not know what a column means, but that one has figures. A byte order mark is passed over, CRLF is
//! a line break, a blank line is no row.

use std::borrow::Cow;
use std::ops::Range;

use csv::ByteRecord;

use super::columns::{COLUMNS, FULL_COLUMNS, column};
use super::quotes;
use crate::core::clean::{VISIBLE_MARK, clean};
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Diagnostic, Problem, RowError, TextReading};
use crate::pack::formula::formula_sign;
use crate::pack::import::encoding::is_mojibake;
use crate::pack::toml::Notes;

/// The most bytes of a column's name that are looked at; no known one comes near.
const LONGEST_NAME: usize = 1024;
/// The column of the figures.
const VALUE: &str = COLUMNS[column::VALUE];

/// A CSV file, not yet understood.
#[derive(Clone, Debug)]
pub struct CsvFile {
    /// The file, as a person would name it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file with a header that was understood.
#[derive(Debug)]
pub(super) struct Sheet<'b> {
    bytes: &'b [u8],
    /// The sign between fields.
    delimiter: u8,
    names: &'static [&'static str],
    /// For each known column its position in the file.
    positions: Vec<Option<usize>>,
    width: usize,
    notes: Notes,
    cleaned: usize,
    /// Whether what cleaning would cut out of a spoilt text becomes visible instead.
    keeps_spoilt: bool,
}

impl<'b> Sheet<'b> {
    /// Reads the header: the first `required` of the known names must be there.
    pub(super) fn open(
        file: &'b CsvFile,
        names: &'static [&'static str],
        required: &[&str],
    ) -> Self {
        let bytes = file.bytes.as_slice();
        let mut sheet = Self {
            bytes: bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes),
            delimiter: b',',
            names,
            positions: vec![None; names.len()],
            width: 0,
            notes: Notes::new(&file.name),
            cleaned: 0,
            keeps_spoilt: false,
        };
        // Excel's "Unicode Text" is UTF-16: it is reported once instead of once per NUL byte.
        if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
            sheet.notes.note(Problem::NotUtf8 { offset: 0 }, &(0..2));
            sheet.bytes = &[];
        } else {
            sheet.delimiter = sheet.told_delimiter();
            sheet.read_header(required);
        }
        sheet
    }

    /// From now on texts that were read in a wrong encoding before keep everything, made visible.
    pub(super) fn keep_spoilt(&mut self) {
        self.keeps_spoilt = true;
    }

    /// The sign that parts the header into most known names; a comma where nothing does better.
    fn told_delimiter(&self) -> u8 {
        let line = self
            .bytes
            .split(|byte| *byte == b'\n')
            .find(|line| !line.trim_ascii().is_empty());
        let line = line.unwrap_or_default();
        let line = line
            .get(..line.len().min(LONGEST_NAME * FULL_COLUMNS.len()))
            .unwrap_or(line);
        let known = |sign: u8| {
            let parts = line.split(|byte| *byte == sign);
            let names = parts.map(|part| {
                part.trim_ascii()
                    .trim_ascii_start()
                    .strip_prefix(b"\"")
                    .and_then(|part| part.strip_suffix(b"\""))
                    .unwrap_or(part.trim_ascii())
            });
            names
                .filter(|name| self.names.iter().any(|known| known.as_bytes() == *name))
                .count()
        };
        let least = known(b',');
        let better = [b';', b'\t', b'|']
            .into_iter()
            .filter(|sign| known(*sign) > least.max(1));
        better.max_by_key(|sign| known(*sign)).unwrap_or(b',')
    }

    fn read_header(&mut self, required: &[&str]) {
        let mut header = ByteRecord::new();
        // Reading from memory fails only where rows differ in length, which is allowed here.
        let _ = self.reader().read_byte_record(&mut header);
        let start = quotes::row_start(self.bytes, 0);
        self.width = header.len();
        let places = quotes::fields(self.bytes, start, self.delimiter);
        for ((position, name), at) in header.iter().enumerate().zip(places) {
            // A file that is no CSV may be one heading as long as the file.
            let name = name.get(..LONGEST_NAME).unwrap_or(name);
            let name = String::from_utf8_lossy(name);
            let name = clean(name.trim()).into_owned();
            match self.names.iter().position(|known| *known == name) {
                Some(known) if self.positions[known].is_none() => {
                    self.positions[known] = Some(position);
                }
                Some(_) => self
                    .notes
                    .note(Problem::RepeatedColumn { column: name }, &at),
                None => {
                    let nearest = nearest(&name, self.names.iter().copied());
                    let column = name;
                    self.notes
                        .note(Problem::UnknownColumn { column, nearest }, &at);
                }
            }
        }
        for column in required {
            let known = self.names.iter().position(|name| name == column);
            if known.is_none_or(|known| self.positions[known].is_none()) {
                let column = (*column).to_owned();
                self.notes
                    .note(Problem::MissingColumn { column }, &(start..start));
            }
        }
    }

    fn reader(&self) -> csv::Reader<&'b [u8]> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(self.bytes)
    }

    /// Gives every row that has as many fields as the header; the others are noted.
    pub(super) fn each_row(&mut self, mut each: impl FnMut(&mut SheetRow<'_, 'b>)) {
        let mut broken = quotes::broken(self.bytes, self.delimiter)
            .into_iter()
            .peekable();
        let mut reader = self.reader();
        let mut record = ByteRecord::new();
        let mut is_header = true;
        while matches!(reader.read_byte_record(&mut record), Ok(true)) {
            let end = reader.position().byte() as usize;
            let start = record.position().map_or(0, |at| at.byte() as usize);
            let start = quotes::row_start(self.bytes, start);
            let mut is_broken = false;
            while let Some((error, at)) = broken.next_if(|(_, at)| at.start < end) {
                self.notes.note(Problem::BadRow(error), &at);
                is_broken = true;
            }
            if std::mem::take(&mut is_header) || is_broken {
                continue;
            }
            // Spreadsheets leave rows of empty fields below a table.
            if record.iter().all(|field| field.trim_ascii().is_empty()) {
                continue;
            }
            if record.len() != self.width {
                let error = RowError::FieldCount {
                    found: record.len(),
                    wanted: self.width,
                };
                self.notes.note(Problem::BadRow(error), &(start..start));
                continue;
            }
            self.note_formulas(&record, start);
            each(&mut SheetRow {
                sheet: self,
                record: &record,
                start,
            });
        }
    }

    /// Notes the texts of a row that a spreadsheet takes for formulas; of figures it is meant to, as in `="9-10"`.
    fn note_formulas(&mut self, record: &ByteRecord, start: usize) {
        for (known, position) in self.positions.iter().enumerate() {
            let key = self.names[known];
            let field = position.and_then(|position| record.get(position));
            let text = field.and_then(|bytes| std::str::from_utf8(bytes).ok());
            let sign = text.filter(|_| key != VALUE).and_then(formula_sign);
            if let (Some(sign), Some(position)) = (sign, position) {
                let at = quotes::field(self.bytes, start, *position, self.delimiter);
                self.notes.note(Problem::FormulaText { key, sign }, &at);
            }
        }
    }

    /// Counts a field that was read without the spaces around it.
    pub(super) fn count_cleaned(&mut self) {
        self.cleaned += 1;
    }

    /// How many fields were changed by cleaning.
    pub(super) fn cleaned(&self) -> usize {
        self.cleaned
    }

    /// Notes a problem of a field of a row that was read before.
    pub(super) fn note_at(&mut self, column: usize, problem: Problem, at: &Range<usize>) {
        let problem = Problem::BadField {
            column: self.names[column],
            problem: Box::new(problem),
        };
        self.notes.note(problem, at);
    }

    /// Notes a warning about a field of a row that was read before.
    pub(super) fn warn_at(&mut self, problem: Problem, at: &Range<usize>) {
        self.notes.note(problem, at);
    }

    /// Turns what was noted into diagnostics.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.notes.finish(self.bytes)
    }
}

/// One row; fields are asked for by the number of their column.
pub(super) struct SheetRow<'s, 'b> {
    sheet: &'s mut Sheet<'b>,
    record: &'s ByteRecord,
    start: usize,
}

impl<'s> SheetRow<'s, '_> {
    /// The cleaned text of a field; `None` where the file has no such column, and where the field is
    /// not UTF-8, which is noted.
    pub(super) fn text(&mut self, column: usize) -> Option<Cow<'s, str>> {
        let position = self.sheet.positions.get(column).copied().flatten()?;
        let bytes = self.record.get(position)?;
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => clean(text),
            Err(error) => {
                let offset = self.place(column).start + error.valid_up_to();
                self.note(column, Problem::NotUtf8 { offset });
                return None;
            }
        };
        if matches!(text, Cow::Owned(_)) {
            self.sheet.cleaned += 1;
        }
        if !text.is_ascii() {
            return Some(self.doubted(column, text));
        }
        Some(text)
    }

    /// Warns of a text that was spoilt before: letters lost, or UTF-8 read as Latin-1, of which nothing is cut out.
    fn doubted(&mut self, column: usize, text: Cow<'s, str>) -> Cow<'s, str> {
        let position = self.sheet.positions.get(column).copied().flatten();
        let raw = position
            .and_then(|position| self.record.get(position))
            .unwrap_or_default();
        let raw = std::str::from_utf8(raw).unwrap_or_default();
        if raw.contains(VISIBLE_MARK) {
            self.warn(column, Problem::Read(TextReading::LostLetter));
        }
        if !is_mojibake(raw) {
            return text;
        }
        self.warn(column, Problem::Read(TextReading::Mojibake));
        if !self.sheet.keeps_spoilt {
            return text;
        }
        let whole = raw
            .chars()
            .map(|c| if c.is_control() { VISIBLE_MARK } else { c });
        Cow::Owned(clean(&whole.collect::<String>()).into_owned())
    }

    /// Counts the field as cleaned.
    pub(super) fn count_cleaned(&mut self) {
        self.sheet.count_cleaned();
    }

    /// Notes a problem of a field.
    pub(super) fn note(&mut self, column: usize, problem: Problem) {
        let at = self.place(column);
        self.sheet.note_at(column, problem, &at);
    }

    /// Notes that a field says something else than an earlier row.
    pub(super) fn note_difference(&mut self, column: usize, kept: String) {
        let at = self.place(column);
        let column = self.sheet.names[column];
        self.sheet
            .notes
            .note(Problem::Differs { column, kept }, &at);
    }

    /// Notes a warning about a field.
    pub(super) fn warn(&mut self, column: usize, problem: Problem) {
        let at = self.place(column);
        self.sheet.notes.note(problem, &at);
    }

    /// Tells whether the file has a column.
    pub(super) fn has(&self, column: usize) -> bool {
        let position = self.sheet.positions.get(column);
        position.is_some_and(Option::is_some)
    }

    /// Tells whether nothing stands in a field.
    pub(super) fn is_empty(&self, column: usize) -> bool {
        let position = self.sheet.positions.get(column).copied().flatten();
        let bytes = position.and_then(|position| self.record.get(position));
        bytes.is_none_or(<[u8]>::is_empty)
    }

    /// The bytes of a field in the file.
    pub(super) fn place(&self, column: usize) -> Range<usize> {
        let position = self.sheet.positions.get(column).copied().flatten();
        quotes::field(
            self.sheet.bytes,
            self.start,
            position.unwrap_or(0),
            self.sheet.delimiter,
        )
    }
}

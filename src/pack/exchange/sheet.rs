//! Reads a CSV file row by row, field by field.
//!
//! Owns the header (which columns are there, which are wanted), the cleaning of fields and the place
//! of every problem. It must not know what a column means, but that one has figures. A byte order mark is passed over, CRLF is
//! a line break, a blank line is no row.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use csv::ByteRecord;

use super::columns::{COLUMNS, FULL_COLUMNS, column};
use super::quotes::unquoted;
use super::rows::{CsvRows, RawRow};
use crate::core::clean::{VISIBLE_MARK, clean};
use crate::core::nearest::nearest;
use crate::pack::diagnostic::{Diagnostic, Problem, RowError, TextReading};
use crate::pack::formula::formula_sign;
use crate::pack::import::encoding::is_mojibake;
use crate::pack::stored::StoredText;
use crate::pack::toml::Notes;

/// The most bytes of a column's name that are looked at; no known one comes near.
const LONGEST_NAME: usize = 1024;
/// The column of the figures.
const VALUE: &str = COLUMNS[column::VALUE];
/// The bytes in which the header is looked for.
const HEAD: usize = 64 << 10;

/// A CSV file, not yet understood.
#[derive(Clone, Debug)]
pub struct CsvFile {
    /// The file, as a person would name it.
    pub name: String,
    /// Its bytes.
    pub text: StoredText,
}

impl CsvFile {
    /// A file whose bytes are held in memory.
    pub fn held(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.to_owned(),
            text: StoredText::held(bytes),
        }
    }
}

/// A file with a header that was understood.
#[derive(Debug)]
pub(super) struct Sheet<'b> {
    text: &'b StoredText,
    /// The sign between fields.
    delimiter: u8,
    names: &'static [&'static str],
    /// For each known column its position in the file.
    positions: Vec<Option<usize>>,
    width: usize,
    notes: Notes,
    /// Why the text could not be read to its end.
    lost: Option<io::Error>,
    /// Whether it is no text of which rows could be told.
    is_wide: bool,
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
        let mut sheet = Self {
            text: &file.text,
            delimiter: b',',
            names,
            positions: vec![None; names.len()],
            width: 0,
            notes: Notes::new(&file.name),
            lost: None,
            is_wide: false,
            cleaned: 0,
            keeps_spoilt: false,
        };
        sheet.lost = sheet.read_head(required).err();
        sheet
    }

    fn read_head(&mut self, required: &[&str]) -> io::Result<()> {
        let text = self.text;
        let head = match text.whole() {
            Some(bytes) => Cow::Borrowed(bytes),
            None => text.bytes(0..HEAD)?,
        };
        // Excel's "Unicode Text" is UTF-16: it is reported once instead of once per NUL byte.
        if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
            self.notes.note(Problem::NotUtf8 { offset: 0 }, &(0..0));
            self.is_wide = true;
            return Ok(());
        }
        self.delimiter = self.told_delimiter(&head);
        let mut rows = CsvRows::of(text, self.delimiter);
        let row = rows.next_row()?;
        if let Some(row) = &row {
            self.read_header(row);
        }
        self.require(required, row.map_or(text.len(), |row| row.start));
        Ok(())
    }

    /// From now on texts that were read in a wrong encoding before keep everything, made visible.
    pub(super) fn keep_spoilt(&mut self) {
        self.keeps_spoilt = true;
    }

    /// The sign that parts the header into most known names; a comma where nothing does better.
    fn told_delimiter(&self, head: &[u8]) -> u8 {
        let line = head
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

    fn read_header(&mut self, row: &RawRow<'_>) {
        self.width = row.fields.len();
        for ((position, name), at) in row.raw_fields().enumerate().zip(row.fields) {
            // A file that is no CSV may be one heading as long as the file.
            let name = unquoted(name);
            let name = name.get(..LONGEST_NAME).unwrap_or(&name);
            let name = String::from_utf8_lossy(name);
            let name = clean(name.trim()).into_owned();
            match self.names.iter().position(|known| *known == name) {
                Some(known) if self.positions[known].is_none() => {
                    self.positions[known] = Some(position);
                }
                Some(_) => self
                    .notes
                    .note(Problem::RepeatedColumn { column: name }, at),
                None => {
                    let nearest = nearest(&name, self.names.iter().copied());
                    let column = name;
                    self.notes
                        .note(Problem::UnknownColumn { column, nearest }, at);
                }
            }
        }
    }

    fn require(&mut self, required: &[&str], start: usize) {
        for column in required {
            let known = self.names.iter().position(|name| name == column);
            if known.is_none_or(|known| self.positions[known].is_none()) {
                let column = (*column).to_owned();
                self.notes
                    .note(Problem::MissingColumn { column }, &(start..start));
            }
        }
    }

    /// Gives every row that has as many fields as the header; the others are noted.
    pub(super) fn each_row(&mut self, each: impl FnMut(&mut SheetRow<'_, 'b>)) {
        if self.lost.is_none() && !self.is_wide {
            self.lost = self.walk_rows(each).err();
        }
    }

    fn walk_rows(&mut self, mut each: impl FnMut(&mut SheetRow<'_, 'b>)) -> io::Result<()> {
        let mut rows = CsvRows::of(self.text, self.delimiter);
        let mut record = ByteRecord::new();
        let mut is_header = true;
        while let Some(row) = rows.next_row()? {
            for (error, at) in row.broken {
                self.notes.note(Problem::BadRow(*error), at);
            }
            if std::mem::take(&mut is_header) || !row.broken.is_empty() {
                continue;
            }
            record.clear();
            row.raw_fields()
                .for_each(|field| record.push_field(&unquoted(field)));
            // Spreadsheets leave rows of empty fields below a table.
            if record.iter().all(|field| field.trim_ascii().is_empty()) {
                continue;
            }
            if record.len() != self.width {
                let error = RowError::FieldCount {
                    found: record.len(),
                    wanted: self.width,
                };
                let start = row.start..row.start;
                self.notes.note(Problem::BadRow(error), &start);
                continue;
            }
            self.note_formulas(&record, row.fields);
            each(&mut SheetRow {
                sheet: self,
                record: &record,
                fields: row.fields,
            });
        }
        Ok(())
    }

    /// Notes the texts of a row that a spreadsheet takes for formulas; of figures it is meant to, as in `="9-10"`.
    fn note_formulas(&mut self, record: &ByteRecord, fields: &[Range<usize>]) {
        for (known, position) in self.positions.iter().enumerate() {
            let key = self.names[known];
            let field = position.and_then(|position| record.get(position));
            let text = field.and_then(|bytes| std::str::from_utf8(bytes).ok());
            let sign = text.filter(|_| key != VALUE).and_then(formula_sign);
            let at = position.and_then(|position| fields.get(position));
            if let (Some(sign), Some(at)) = (sign, at) {
                self.notes.note(Problem::FormulaText { key, sign }, at);
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
        match &self.lost {
            Some(error) => self.notes.finish_lost(error),
            None => self.notes.finish_stored(self.text),
        }
    }
}

/// One row; fields are asked for by the number of their column.
pub(super) struct SheetRow<'s, 'b> {
    sheet: &'s mut Sheet<'b>,
    record: &'s ByteRecord,
    /// The bytes of each field in the file.
    fields: &'s [Range<usize>],
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
        let at = self.fields.get(position.unwrap_or(0));
        at.cloned().unwrap_or_default()
    }
}

//! Files of any form become rows of the long form.
//!
//! Owns the order of the work: a file is opened, its tables are recognised, their figures found, the decimal mark
//! decided for the whole file, the digits read, the rows written. It must not know a screen nor the disk.

use super::answered::{known_rows, with_kinds};
use super::answers::Answers;
use super::assemble::{self, LongRows, Writer};
use super::batch::FileBatch;
use super::decide::shown_mark;
use super::draft::{KindBy, NamedSource, Spot, TableFigures};
use super::fill_in;
use super::form::FileForm;
use super::frictionless::{self, DESCRIPTION, Package, Resource};
use super::genesis;
use super::grid::{Grid, WorkbookOrigin};
use super::imf;
use super::layout::Layout;
use super::names::{Sheets, has_long_header, is_table, sheet_name, stem, wanted};
use super::number::{Decimal, Manner};
use super::office;
use super::office_hints::OfficeHints;
use super::open::{Opened, Workbooks, open};
use super::open_sdg::{self, File, Head};
use super::places::diagnostics;
use super::published;
use super::recognise::{Recognised, Unrecognised, recognise};
use super::resolve::{CellReading, Record, resolve};
use super::rows;
use super::sdmx;
use super::series;
use super::summary::{FileSummary, MarkEvidence};
use super::titles;
use super::unused;
use crate::pack::diagnostic::{Diagnostic, Problem, TextReading, Unopened};
use crate::pack::exchange::import::CsvFile;
use crate::pack::stored::StoredText;
use crate::pack::toml::Notes;

/// A file or folder that was named.
#[derive(Clone, Debug)]
pub enum GivenFile {
    /// A file: its name, as a person would give it, and its bytes.
    File(String, Vec<u8>),
    /// A file of the long form that was opened where it stands.
    Long(String, Opened),
    /// A folder: its name, and its files by their paths in it.
    Folder(String, Vec<File>),
}

/// What became of the files.
#[derive(Debug, Default)]
pub struct Translated {
    /// Files that were of the long form all along.
    pub longs: Vec<CsvFile>,
    /// The rows of all others.
    pub rows: LongRows,
    /// What was understood, file by file.
    pub told: Vec<FileSummary>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
    /// The texts of the files, to show the lines of problems.
    pub texts: Vec<CsvFile>,
    /// The place that a title or the name of a file tells.
    pub place_hint: Option<String>,
    /// How many cells were read without the spaces around their figure.
    pub cleaned: usize,
    /// The tables, to name the place of a row.
    grids: Vec<Grid>,
}

impl Translated {
    /// Problems of cells with the places of these.
    pub fn places(&self, found: &[(Spot, Problem)]) -> Vec<Diagnostic> {
        let mut placed = Vec::with_capacity(found.len());
        for (number, grid) in self.grids.iter().enumerate() {
            let of_it: Vec<&(Spot, Problem)> = found
                .iter()
                .filter(|(spot, _)| spot.grid == number)
                .collect();
            placed.extend(diagnostics(grid, &of_it));
        }
        placed
    }
}

/// Reads files of any form.
pub fn translate(
    given: Vec<GivenFile>,
    answers: &Answers,
    workbooks: &dyn Workbooks,
) -> Translated {
    let mut work = Work {
        answers,
        workbooks,
        writer: Writer::new(answers),
        notes: Vec::new(),
        out: Translated::default(),
    };
    for one in given {
        work.given(one);
    }
    work.finish()
}

struct Work<'a> {
    answers: &'a Answers,
    workbooks: &'a dyn Workbooks,
    writer: Writer<'a>,
    notes: Vec<(Spot, Problem)>,
    out: Translated,
}

impl Work<'_> {
    fn given(&mut self, given: GivenFile) {
        match given {
            GivenFile::File(name, bytes) => self.file(&name, bytes),
            GivenFile::Long(name, opened) => self.opened_file(&name, opened),
            GivenFile::Folder(name, files) => self.folder(&name, &files),
        }
    }

    fn problem(&mut self, file: &str, reading: TextReading) {
        let mut notes = Notes::new(file);
        notes.note_file(Problem::Read(reading));
        self.out.problems.extend(notes.finish(""));
    }

    fn folder(&mut self, name: &str, files: &[File]) {
        let description = files.iter().find(|(path, _)| path == DESCRIPTION);
        if let Some(package) = description.and_then(|(_, bytes)| frictionless::parse(bytes)) {
            return self.package(name, files, &package);
        }
        if let Some(found) = open_sdg::files(files) {
            return self.repository(name, &found);
        }
        let tables: Vec<&File> = files.iter().filter(|(path, _)| is_table(path)).collect();
        if tables.is_empty() {
            return self.problem(name, TextReading::NoTable);
        }
        for (path, bytes) in tables {
            self.file(&format!("{name}/{path}"), bytes.clone());
        }
    }

    fn opened(&mut self, name: &str, bytes: &[u8], answers: &Answers) -> Option<Opened> {
        match open(name, bytes.to_vec(), answers, self.workbooks) {
            Ok(mut opened) => {
                let cleansed = opened.cleansed.take();
                self.out.problems.extend(cleansed.map(|one| *one));
                Some(opened)
            }
            Err(unopened) => {
                self.problem(name, TextReading::Unopened(unopened));
                None
            }
        }
    }

    fn keep(&mut self, grid: Grid) -> usize {
        if let WorkbookOrigin::Delimited(_) = grid.origin {
            self.out
                .texts
                .push(CsvFile::held(&grid.file, grid.text.clone()));
        }
        self.out.grids.push(grid);
        self.out.grids.len() - 1
    }

    fn file(&mut self, name: &str, bytes: Vec<u8>) {
        let is_spoilt = has_long_header(&bytes) && std::str::from_utf8(&bytes).is_err();
        let spare = is_spoilt.then(|| bytes.clone());
        let opened = open(name, bytes, self.answers, self.workbooks);
        if let (Err(Unopened::UnknownEncoding), Some(bytes)) = (&opened, spare) {
            // The reader of the long form reports each bad byte with its place.
            return self.out.longs.push(CsvFile::held(name, bytes));
        }
        match opened {
            Ok(opened) => self.opened_file(name, opened),
            Err(unopened) => self.problem(name, TextReading::Unopened(unopened)),
        }
    }

    fn opened_file(&mut self, name: &str, mut opened: Opened) {
        let cleansed = opened.cleansed.take();
        if opened.is_json {
            return self.problem(name, TextReading::UnknownForm);
        }
        let mut batch = FileBatch::new(name, FileForm::Wide, &opened);
        batch.told.hidden.clone_from(&opened.hidden);
        if let Some(text) = opened.long {
            return self.long_text(name, text, batch.told);
        }
        let grids = match wanted(opened.grids, self.answers.sheet.as_deref()) {
            Ok(grids) => grids,
            Err(Sheets(there)) => {
                let there = there.join(", ");
                return self.problem(name, TextReading::NoSheet { there });
            }
        };
        let (forms, trouble) = self.tables(grids, &mut batch);
        let is_long = batch.told.form == FileForm::Long;
        if is_long || !forms.is_empty() {
            // The long form is written anew, so that its lines are other ones.
            let placed = |one: Diagnostic| Diagnostic {
                span: one.span.filter(|_| !is_long),
                ..one
            };
            let cleansed = cleansed.map(|one| placed(*one));
            self.out.problems.extend(cleansed);
        }
        match (forms.first(), trouble) {
            (Some(form), _) => {
                batch.told.form = *form;
                self.batch(batch);
            }
            (None, _) if is_long => self.out.told.push(batch.told),
            (None, Unrecognised::Two(one, other)) => {
                self.problem(name, TextReading::TwoForms(one.code(), other.code()))
            }
            (None, Unrecognised::None) => self.problem(name, TextReading::NoTable),
        }
    }

    /// Takes the tables of a file one by one: the forms that were found, and why another one has none.
    fn tables(&mut self, grids: Vec<Grid>, batch: &mut FileBatch) -> (Vec<FileForm>, Unrecognised) {
        let mut forms = Vec::new();
        let mut trouble = Unrecognised::None;
        for grid in grids {
            match recognise(&grid, self.answers) {
                Ok(found) if found.form == FileForm::Long => {
                    self.long(&grid, &mut batch.told);
                }
                Ok(found) => {
                    forms.push(found.form);
                    self.table(grid, &found, batch);
                }
                Err(error) => {
                    trouble = error;
                    batch.told.empty.extend(grid.sheet);
                }
            }
        }
        (forms, trouble)
    }

    /// A table that is the long form itself.
    fn long(&mut self, grid: &Grid, told: &mut FileSummary) {
        told.form = FileForm::Long;
        told.mark = MarkEvidence::Given(Decimal::Point);
        told.sheets.extend(grid.sheet.clone());
        // A workbook keeps no empty cells at the end of a row.
        let width = grid.lines.first().map_or(0, |line| line.cells.len());
        let texts = |row: usize| (0..width).map(move |at| grid.cell(row, at).text.clone());
        let rows = (0..grid.lines.len()).map(|row| texts(row).collect());
        self.out.longs.push(assemble::long(&sheet_name(grid), rows));
    }

    /// A text of the long form: it goes on as it is.
    fn long_text(&mut self, name: &str, text: StoredText, mut told: FileSummary) {
        told.form = FileForm::Long;
        told.mark = MarkEvidence::Given(Decimal::Point);
        self.out.told.push(told);
        self.out.longs.push(CsvFile {
            name: name.to_owned(),
            text,
        });
    }

    /// Finds the figures of a table.
    fn table(&mut self, grid: Grid, recognised: &Recognised, batch: &mut FileBatch) {
        let number = self.out.grids.len();
        let answers = self.answers;
        batch.told.sheets.extend(grid.sheet.clone());
        let layout = recognised
            .layout
            .clone()
            .map(|layout| with_kinds(layout, answers));
        let mut kept = grid;
        let mut found = match (recognised.form, &layout) {
            (FileForm::Eurostat, _) => {
                published::eurostat(&mut kept, answers, &stem(&batch.name), number)
            }
            (FileForm::Sdmx, _) if genesis::is_flat(&kept) => {
                // Its figures have the decimal mark of its country.
                batch.decimal.get_or_insert(Decimal::Comma);
                genesis::read(&kept, answers, number)
            }
            (FileForm::Sdmx, _) => sdmx::read(&kept, answers, number),
            (FileForm::FillIn, _) => fill_in::read(&kept, answers, number),
            (FileForm::Imf, _) => imf::read(&kept, answers, number),
            (FileForm::Series, _) => series::read(&kept, answers, number),
            (FileForm::WorldBank, Some(layout)) => {
                published::world_bank(&kept, layout, answers, number)
            }
            (FileForm::Owid, Some(layout)) => published::owid(&kept, layout, answers, number),
            (FileForm::Pairs | FileForm::Rows, Some(layout)) => {
                rows::read(&kept, layout, &known_rows(answers, layout, number))
            }
            (_, Some(layout)) => {
                let known = OfficeHints {
                    indicator: answers.indicator.clone(),
                    unit: answers.unit.clone(),
                    place: answers.place.clone(),
                    is_exact: answers.exact,
                    is_titled: recognised.form == FileForm::PxWeb,
                    grid: number,
                };
                office::read(&kept, layout, &known)
            }
            (_, None) => TableFigures::default(),
        };
        if let Some(layout) = layout
            .as_ref()
            .filter(|_| recognised.form.tells_by_labels())
        {
            let unused = unused::headings(&kept, layout, recognised.form);
            found.passed.columns.extend(unused);
        }
        batch
            .told
            .plans
            .extend(layout.iter().flat_map(Layout::plans));
        if let Some(hint) = &found.place_hint {
            self.out.place_hint.get_or_insert_with(|| hint.clone());
        }
        self.keep(kept);
        self.pass(found, recognised.form, batch);
    }

    /// Adds what a table gave to what is known of its file.
    fn pass(&mut self, mut found: TableFigures, form: FileForm, batch: &mut FileBatch) {
        if !form.is_of_an_office() {
            // What is published of years to come is a projection, as its publisher knows.
            let drafts = found.drafts.iter_mut();
            drafts.for_each(|draft| draft.kind_by = KindBy::Form);
        }
        let passed = found.passed;
        let told = &mut batch.told;
        told.titles += passed.titles;
        told.blank += passed.blank;
        told.remarks += passed.notes;
        told.unfilled += passed.unfilled;
        told.columns.extend(passed.columns);
        told.empty.extend(passed.files);
        for (spot, text) in passed.rows {
            let problem = match form.is_lenient() && !self.answers.strict {
                true => Problem::Read(TextReading::LeftOut { text }),
                false => Problem::BadYear(text),
            };
            self.notes.push((spot, problem));
        }
        if let Some(spot) = passed.second {
            let problem = Problem::Read(TextReading::SecondHeading);
            self.notes.push((spot, problem));
        }
        batch.faults += found.faults.len();
        for (spot, text, fault) in found.faults {
            let problem = Problem::Read(TextReading::FormCell { text, fault });
            self.notes.push((spot, problem));
        }
        for (spot, place) in passed.doubtful {
            let problem = Problem::Read(TextReading::HomeOrPart { place });
            self.notes.push((spot, problem));
        }
        for row in passed.totals {
            self.pass_total(row, &mut batch.told);
        }
        batch.drafts.extend(found.drafts);
        batch.sources.extend(found.sources);
        batch.listed.extend(found.listed);
        batch.beside.extend(found.beside);
    }

    /// Counts a row of totals of the last table, or tells of it where it has figures.
    fn pass_total(&mut self, row: usize, told: &mut FileSummary) {
        let number = self.out.grids.len().saturating_sub(1);
        let has_digit = |text: &str| text.chars().any(|c| c.is_ascii_digit());
        let has_figure = self.out.grids.get(number).is_some_and(|grid| {
            let mut cells = grid.filled(row).skip(1);
            cells.any(|(_, cell)| has_digit(&cell.text))
        });
        if !has_figure {
            told.totals += 1;
            return;
        }
        let spot = Spot {
            grid: number,
            row,
            column: 0,
        };
        self.notes.push((spot, Problem::Read(TextReading::Total)));
    }

    /// Reads the digits of a file, and writes its rows.
    fn batch(&mut self, mut batch: FileBatch) {
        let form = batch.told.form;
        if batch.drafts.is_empty() {
            // What is wrong with the cells of a form is told already.
            return match form {
                FileForm::FillIn if batch.faults == 0 => {
                    self.problem(&batch.told.file, TextReading::EmptyForm);
                }
                FileForm::FillIn => {}
                _ => self.problem(&batch.told.file, TextReading::NoTable),
            };
        }
        let Some(mark) = self.mark(&batch) else {
            return;
        };
        let decimal = match &mark {
            MarkEvidence::None => Decimal::Point,
            MarkEvidence::Given(decimal) | MarkEvidence::Proven(decimal, _) => *decimal,
        };
        let mut missing = self.answers.missing.clone();
        missing.append(&mut batch.missing);
        let way = CellReading {
            manner: Manner {
                decimal,
                exponents: form.is_published(),
                missing,
            },
            is_lenient: form.is_lenient() && !self.answers.strict,
            is_strict: self.answers.strict,
            percent: self.answers.percent,
        };
        let drafts = std::mem::take(&mut batch.drafts);
        let resolved = resolve(drafts, &self.out.grids, &way);
        batch.told.mark = mark;
        batch.told.missing = resolved.missing;
        self.out.cleaned += resolved.cleaned;
        batch.told.figures = resolved.records.len();
        if form == FileForm::FillIn && resolved.records.is_empty() && resolved.problems.is_empty() {
            self.problem(&batch.told.file, TextReading::EmptyForm);
        }
        self.notes.extend(resolved.problems);
        let is_sourced = |record: &Record| record.draft.source.is_some();
        let is_sourced = form == FileForm::FillIn && resolved.records.iter().all(is_sourced);
        let ids = match is_sourced {
            true => Vec::new(),
            false => self.source_ids(&mut batch),
        };
        for source in std::mem::take(&mut batch.listed) {
            let is_dated = !source.date.is_empty();
            let source = if is_dated { source } else { self.dated(source) };
            self.writer.source(source, &batch.name);
        }
        let first = match form {
            FileForm::OpenSdg => String::new(),
            _ => ids.first().cloned().unwrap_or_default(),
        };
        for record in &resolved.records {
            self.writer.record(record, &first);
        }
        self.out.told.push(batch.told);
    }

    /// The ids of the sources of figures that name none: those of the file, or the one that a person says.
    fn source_ids(&mut self, batch: &mut FileBatch) -> Vec<String> {
        let own = std::mem::take(&mut batch.sources);
        let sources = match (&self.answers.source, own.is_empty()) {
            (None, false) => own,
            (title, _) => vec![NamedSource {
                title: title.clone().unwrap_or_default(),
                ..NamedSource::default()
            }],
        };
        let sources: Vec<NamedSource> = sources.into_iter().map(|one| self.dated(one)).collect();
        let sources = sources.into_iter();
        sources
            .map(|source| self.writer.source(source, &batch.name))
            .collect()
    }

    fn dated(&self, source: NamedSource) -> NamedSource {
        let date = self.answers.published.clone();
        NamedSource {
            date: date.unwrap_or(source.date),
            ..source
        }
    }

    /// Decides the decimal mark of a file; none where nothing tells it, which is noted.
    fn mark(&mut self, batch: &FileBatch) -> Option<MarkEvidence> {
        if let Some(decimal) = self.answers.decimal.or(batch.decimal) {
            return Some(MarkEvidence::Given(decimal));
        }
        if batch.told.form.is_published() {
            return Some(MarkEvidence::Given(Decimal::Point));
        }
        match shown_mark(&batch.drafts, &batch.beside, &self.out.grids) {
            Ok(mark) => Some(mark),
            Err((spot, reading)) => {
                self.notes.push((spot, Problem::Read(reading)));
                None
            }
        }
    }

    fn package(&mut self, name: &str, files: &[File], package: &Package) {
        for resource in &package.resources {
            let Some((_, bytes)) = files
                .iter()
                .find(|(path, _)| *path == resource.path.trim_start_matches("./"))
            else {
                self.problem(&format!("{name}/{}", resource.path), TextReading::NoTable);
                continue;
            };
            self.resource(
                &format!("{name}/{}", resource.path),
                bytes,
                resource,
                package,
            );
        }
    }

    fn resource(&mut self, name: &str, bytes: &[u8], resource: &Resource, package: &Package) {
        let answers = Answers {
            encoding: self
                .answers
                .encoding
                .clone()
                .or_else(|| resource.encoding.clone()),
            delimiter: self.answers.delimiter.or(resource.delimiter).or(Some(b',')),
            ..self.answers.clone()
        };
        let Some(opened) = self.opened(name, bytes, &answers) else {
            return;
        };
        let mut batch = FileBatch::new(name, FileForm::Frictionless, &opened);
        batch.decimal = resource.decimal;
        batch.missing.clone_from(&resource.missing);
        for grid in opened.grids {
            let number = self.out.grids.len();
            let found = frictionless::read(&grid, resource, package, self.answers, number);
            self.keep(grid);
            self.pass(found, FileForm::Frictionless, &mut batch);
        }
        self.batch(batch);
    }

    fn repository(&mut self, name: &str, found: &[(&File, Head)]) {
        let mut all: Option<FileBatch> = None;
        for ((path, bytes), head) in found {
            let whole = format!("{name}/{path}");
            let Some(opened) = self.opened(&whole, bytes, self.answers) else {
                continue;
            };
            let mut batch = all
                .take()
                .unwrap_or_else(|| FileBatch::new(name, FileForm::OpenSdg, &opened));
            for grid in opened.grids {
                let number = self.out.grids.len();
                let found = open_sdg::read(&grid, path, head, self.answers, number);
                self.keep(grid);
                let is_empty = found.drafts.is_empty();
                self.pass(found, FileForm::OpenSdg, &mut batch);
                if is_empty {
                    batch.told.empty.push((*path).clone());
                }
            }
            all = Some(batch);
        }
        match all {
            Some(batch) => self.batch(batch),
            None => self.problem(name, TextReading::NoTable),
        }
    }

    fn finish(mut self) -> Translated {
        let rows = self.writer.finish();
        self.notes.extend(rows.problems.iter().cloned());
        self.notes.sort_by_key(|(spot, _)| *spot);
        let mut out = self.out;
        for (number, grid) in out.grids.iter().enumerate() {
            let of_it = |(spot, _): &&(Spot, Problem)| spot.grid == number;
            let notes: Vec<&(Spot, Problem)> = self.notes.iter().filter(of_it).collect();
            out.problems.extend(diagnostics(grid, &notes));
        }
        out.rows = rows;
        if out.place_hint.is_none() {
            let names = out
                .told
                .iter()
                .map(|told| stem(&told.file).replace(['-', '_'], " "));
            out.place_hint = names.filter_map(|name| titles::place_hint(&name)).next();
        }
        out
    }
}

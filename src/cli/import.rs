//! The command `import`: files with figures become a pack on disk.
//!
//! Owns what is asked of the files, what is said of them, what is written and with which code it ends. It must not
//! know how a form is read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::cli::args::Import;
use crate::cli::data::counted;
use crate::cli::error::{Error, Unsaid, for_a_shell, shown};
use crate::cli::into::{JoinedPack, only_place};
use crate::cli::output::{Done, NOTHING};
use crate::cli::report::{self, ProblemTexts};
use crate::cli::stop::Signals;
use crate::cli::unmatched;
use crate::cli::workbooks::Apart;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::core::model::PackId;
use crate::pack::diagnostic::{Diagnostic, Problem, TextReading};
use crate::pack::exchange::import::{self, CsvFile, Imported, Sides, Tolerance};
use crate::pack::exchange::vintage::JoinOptions;
use crate::pack::files::atomic::{self, Access, WriteError};
use crate::pack::files::folder;
use crate::pack::files::given::{self, ApartFile, NamedFile, RefusedFile};
use crate::pack::import::answers::{Answers, Map};
use crate::pack::import::assemble::Need;
use crate::pack::import::form::FileForm;
use crate::pack::import::open::open_apart;
use crate::pack::import::summary::{FileSummary, MarkEvidence};
use crate::pack::import::translate::{GivenFile, Translated, translate};
use crate::pack::stored::TextKeeper;
use crate::pack::write::{self, PackSink};
use crate::words::commands::commands;
use crate::words::imports;
use crate::words::locale::words::fill;
use crate::words::problems::diagnostics;

/// The name of the rows that are generated from other forms; no file has it.
const ROWS: &str = "\u{FFFD}rows";
/// The name of the sources of these rows.
const ROWS_SOURCES: &str = "\u{FFFD}sources";
/// What stands for the standard input.
const INPUT: &str = "-";
/// The name of the standard input as a file.
const INPUT_NAME: &str = "stdin";

/// What is known beside the arguments.
#[derive(Clone, Debug, Default)]
pub struct ImportContext {
    /// The place that was named for every command.
    pub place: Option<String>,
    /// The plan that was named for every command.
    pub plan: Option<String>,
    /// The day.
    pub today: Option<Date>,
    /// The columns of the terminal.
    pub columns: Option<usize>,
    /// The command line as it was written, without the name of the program.
    pub line: Vec<String>,
}

/// Turns files with figures into a pack on disk; with an error in a row nothing is written.
///
/// # Errors
/// Where a file cannot be read, the folder cannot be used, or something needed is not said.
pub fn import(args: &Import, lang: Lang) -> Result<Done, Error> {
    import_within(args, &ImportContext::default(), lang)
}

/// Imports like `import`, with what the command line knows besides its arguments.
///
/// # Errors
/// As those of `import`.
pub fn import_within(args: &Import, around: &ImportContext, lang: Lang) -> Result<Done, Error> {
    let output = args.output.as_deref();
    if let Some(output) = output.filter(|_| !args.dry_run)
        && !folder::is_free(output).map_err(|error| cannot_write(output, error))?
    {
        return Err(Error::NotEmpty(output.to_owned()));
    }
    let mut answers = answers(args, around)?;
    let given: Vec<GivenFile> = args
        .files
        .iter()
        .map(|path| read(path, &answers))
        .collect::<Result<_, _>>()?;
    let sources = args.sources.as_deref().map(read_file).transpose()?;
    let spare = args.into.as_ref().filter(|_| answers.place.is_none());
    let spare = spare.map(|pack| (pack, given.clone()));
    let mut translated = translate(given, &answers, &Apart);
    let mut home = None;
    if let Some((pack, given)) = spare.filter(|_| translated.rows.needs.contains(&Need::Place)) {
        home = only_place(pack, translated.place_hint.as_deref())?;
        if home.is_some() {
            answers.place.clone_from(&home);
            translated = translate(given, &answers, &Apart);
        }
    }
    if let Some(need) = translated.rows.needs.first() {
        let hint = translated.place_hint.as_deref();
        return Err(Error::Unsaid(Unsaid::new(*need, hint, &around.line, lang)));
    }
    let files = Files::of(&mut translated, sources);
    let imported = imported(args, around, &files, &answers);
    let mut found = Found::of(&translated, imported);
    let unmatched = unmatched::warnings(&args.said, &found.imported.catalog);
    found.diagnostics.extend(unmatched);
    if let Some(path) = &args.write_map {
        learn(&mut answers, &translated.told);
        write_text(path, &Map::of(&answers).write())?;
    }
    let code = if found.stops(args.rejects.is_some()) {
        NOTHING
    } else {
        0
    };
    let joined = match &args.into {
        Some(pack) if code == 0 => {
            let said = JoinOptions {
                makes: args.new,
                today: &around.today.map_or_else(String::new, |day| day.to_string()),
                exact: args.exact,
                units: &answers.units,
            };
            Some(JoinedPack::of(pack, &found.imported.catalog, said)?.at_home(home))
        }
        _ => None,
    };
    let done = Finished {
        joined,
        args,
        around,
        files: &files,
        translated: &translated,
        found: &found,
    };
    done.end(code, lang)
}

/// A pack that was read, and everything that is wrong with its files.
struct Found {
    imported: Imported,
    diagnostics: Vec<Diagnostic>,
}

impl Found {
    /// Moves problems of generated rows to the cells that the rows came from.
    fn of(translated: &Translated, mut imported: Imported) -> Self {
        imported.cleaned += translated.cleaned;
        let mut all = std::mem::take(&mut imported.diagnostics);
        all.retain(|found| &*found.file != ROWS_SOURCES);
        let (brought, mut diagnostics): (Vec<Diagnostic>, Vec<Diagnostic>) = all
            .into_iter()
            .partition(|found| &*found.file == clean(ROWS).as_ref());
        let cells = brought.into_iter().filter_map(|found| {
            let row = found.span.map_or(0, |span| span.line.saturating_sub(2));
            let spot = translated.rows.spots.get(row)?;
            // Fields that the import itself filled in need no remark.
            let is_own = matches!(
                found.problem,
                Problem::SourceNotListed { .. } | Problem::FormulaText { .. }
            );
            (!is_own).then_some((*spot, found.problem))
        });
        let cells: Vec<_> = cells.collect();
        let mut whole = translated.problems.clone();
        whole.extend(translated.places(&cells));
        whole.append(&mut diagnostics);
        Self {
            imported,
            diagnostics: whole,
        }
    }

    /// Tells whether something stops the import: with a file for rejected rows only what is of a whole file.
    fn stops(&self, keeps_rejects: bool) -> bool {
        let stops = |found: &&Diagnostic| {
            found.is_error() && !(keeps_rejects && is_of_a_row(&found.problem))
        };
        self.diagnostics.iter().any(|found| stops(&found))
    }
}

/// Tells whether a problem costs one row and not a file.
fn is_of_a_row(problem: &Problem) -> bool {
    match problem {
        Problem::BadField { .. } | Problem::BadRow(_) | Problem::BadYear(_) => true,
        Problem::Read(reading) => matches!(
            reading,
            TextReading::ErrorCell(_)
                | TextReading::DateForRange(_)
                | TextReading::NoFigure(_)
                | TextReading::ShareOrPercent(_)
                | TextReading::Twice { .. }
                | TextReading::HomeOrPart { .. }
                | TextReading::SecondHeading
                | TextReading::FormCell { .. }
        ),
        _ => false,
    }
}

/// The rows of all files: those of the long form, then those generated from other forms.
fn imported(args: &Import, around: &ImportContext, files: &Files, answers: &Answers) -> Imported {
    let name = args.output.as_deref().map(folder_name).unwrap_or_default();
    let (first, last) = answers.term.unwrap_or_default();
    let tolerance = Tolerance {
        exact: args.exact,
        today: around.today,
        plan: answers.plan.clone(),
        term: answers.term,
        // A name in the data, which is kept in Vietnamese first.
        plan_of_term: fill(
            commands(Lang::Vi).plan_of_term,
            &[&first.to_string(), &last.to_string()],
        ),
        sides: answers.sides.clone(),
        guesses: true,
    };
    import::read_with(&files.claims, files.sources.as_ref(), &name, tolerance)
}

/// The files of rows.
struct Files {
    claims: Vec<CsvFile>,
    sources: Option<CsvFile>,
}

impl Files {
    /// Takes the rows out of what was translated, so that no byte is held twice.
    fn of(translated: &mut Translated, sources: Option<CsvFile>) -> Self {
        let brought = |name: &str, bytes: &mut Vec<u8>| CsvFile::held(name, std::mem::take(bytes));
        let mut claims = std::mem::take(&mut translated.longs);
        if translated.rows.spots.is_empty() {
            return Self { claims, sources };
        }
        claims.push(brought(ROWS, &mut translated.rows.claims));
        let own = brought(ROWS_SOURCES, &mut translated.rows.sources);
        let sources = sources.or(Some(own));
        Self { claims, sources }
    }
}

/// An import whose files were read, before anything is written.
struct Finished<'i> {
    joined: Option<JoinedPack>,
    args: &'i Import,
    around: &'i ImportContext,
    files: &'i Files,
    translated: &'i Translated,
    found: &'i Found,
}

impl Finished<'_> {
    /// Writes what is to be written, and says what was done.
    fn end(&self, code: u8, lang: Lang) -> Result<Done, Error> {
        let output = self.args.output.as_deref().unwrap_or(Path::new("DIR"));
        let found = &self.found.diagnostics;
        let is_refused = self.joined.as_ref().is_some_and(JoinedPack::is_refused);
        let code = if is_refused { NOTHING } else { code };
        let rejected = match &self.args.rejects {
            Some(path) if code == 0 => Some((path, reject(path, found, lang)?)),
            _ => None,
        };
        let mut added = None;
        if code == 0 && !self.args.dry_run {
            match &self.joined {
                Some(joined) => added = joined.write()?,
                None => place(output, &self.found.imported)?,
            }
        }
        if self.args.json {
            // How the figures change the pack is no problem of the file and is reported separately.
            let told = self.joined.as_ref();
            let told = told.map(|joined| joined.said(added.as_deref(), self.args.all, lang));
            let told = told.map(|told| told.trim_end().to_owned());
            return Ok(Done::text(report::json(found, lang), code).warning(told));
        }
        let mut text = self.understood(lang);
        if let Some(joined) = &self.joined {
            text.push_str(&joined.said(added.as_deref(), self.args.all, lang));
        }
        if code != 0 {
            text.push_str(commands(lang).nothing_written);
            text.push('\n');
            text.extend(self.other_way(lang));
            return Ok(Done::text(text, code));
        }
        if let Some((path, count)) = rejected {
            let count = counted(commands(lang).rejected, &[count], lang);
            text.push_str(&format!("{count} {}.\n", shown(path)));
        }
        let is_dry = self.args.dry_run;
        if self.joined.is_some() {
            if is_dry {
                text.push_str(commands(lang).dry_run);
                text.push('\n');
            }
            return Ok(Done::text(text, code));
        }
        text.push_str(&written(&self.found.imported, output, is_dry, lang));
        Ok(Done::text(text, code))
    }

    /// The command that imports the rest, if nothing but single rows stops the import.
    fn other_way(&self, lang: Lang) -> Option<String> {
        let is_of_rows = self.args.rejects.is_none() && !self.found.stops(true);
        let phrases = commands(lang);
        let line = self.around.line.iter().map(|word| for_a_shell(word));
        let command = ["chitieu".to_owned()].into_iter().chain(line);
        let command = command.chain(["--rejects".to_owned(), phrases.rejects_file.to_owned()]);
        let command: Vec<String> = command.collect();
        let is_ready = is_of_rows && !self.around.line.is_empty();
        is_ready.then(|| fill(phrases.or_rejects, &[&command.join(" ")]) + "\n")
    }

    /// What was understood of each file, and what is wrong with it.
    fn understood(&self, lang: Lang) -> String {
        // A file in the usual long form needs no summary.
        let told = self.translated.told.iter().filter(|told| !is_usual(told));
        let lines = told.flat_map(|told| imports::told(told, lang));
        let mut text: String = lines.map(|line| line + "\n").collect();
        let files = self.files.claims.iter().chain(&self.translated.texts);
        let texts = ProblemTexts::of_csv(files.chain(&self.files.sources));
        let texts = texts.within(self.around.columns);
        let found = &self.found.diagnostics;
        text.push_str(&report::lines_grouped(found, &texts, self.args.all, lang));
        text.push_str(&report::summary(found, lang));
        let mut proposals = self.found.imported.proposals.clone();
        // Proposals are shown for new indicators only: what the pack has is settled there.
        if let Some(joined) = &self.joined {
            proposals.retain(|proposal| joined.makes(&proposal.name));
        }
        let lines = imports::proposals(&proposals, self.args.all, lang);
        text.extend(lines.into_iter().map(|line| line + "\n"));
        text
    }
}

fn is_usual(told: &FileSummary) -> bool {
    told.form == FileForm::Long
        && told.workbook.is_none()
        && told.delimiter == Some(b',')
        && told.encoding == Some("UTF-8")
}

fn place(output: &Path, imported: &Imported) -> Result<(), Error> {
    let files = |sink: &mut dyn PackSink| write::write_to(&imported.catalog, PackId(0), sink);
    placed(output, folder::fill(output, &Signals::listen(), &files))
}

/// Puts the files of a new pack in their folder, all or none.
///
/// # Errors
/// Where the folder cannot be written, or has files in it by now.
pub(crate) fn place_files(output: &Path, pack: &[(String, String)]) -> Result<(), Error> {
    placed(output, folder::write(output, pack, &Signals::listen()))
}

fn placed(output: &Path, written: Result<(), WriteError>) -> Result<(), Error> {
    written.map_err(|error| match error.into_io() {
        // Another process has filled the folder meanwhile.
        error if error.kind() == io::ErrorKind::DirectoryNotEmpty => {
            Error::NotEmpty(output.to_owned())
        }
        error => cannot_write(output, error),
    })
}

/// Writes what could not be read, a row each, and gives their number.
fn reject(path: &Path, found: &[Diagnostic], lang: Lang) -> Result<usize, Error> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = rows.write_record(["file", "line", "column", "code", "reason"]);
    let mut count = 0;
    for one in found.iter().filter(|found| found.is_error()) {
        let number = |of: fn(crate::pack::diagnostic::TextSpan) -> usize| {
            one.span.map(|span| of(span).to_string())
        };
        let (line, column) = (number(|span| span.line), number(|span| span.column));
        let reason = diagnostics::message(&one.problem, lang);
        let fields = [
            &*one.file,
            line.as_deref().unwrap_or(""),
            column.as_deref().unwrap_or(""),
            one.problem.code(),
            &reason,
        ];
        let _ = rows.write_record(fields);
        count += 1;
    }
    let text = rows.into_inner().unwrap_or_default();
    write_text(path, &String::from_utf8_lossy(&text))?;
    Ok(count)
}

fn write_text(path: &Path, text: &str) -> Result<(), Error> {
    let fill = |out: &mut dyn io::Write| out.write_all(text.as_bytes());
    let written = atomic::write(path, Access::Usual, &Signals::listen(), fill);
    written
        .map(|_| ())
        .map_err(|error| cannot_write(path, error.into_io()))
}

fn cannot_write(path: &Path, error: io::Error) -> Error {
    Error::CannotWrite {
        path: path.to_owned(),
        error,
    }
}

fn written(imported: &Imported, output: &Path, is_dry: bool, lang: Lang) -> String {
    let catalog = &imported.catalog;
    let counts = [
        catalog.claim_count(),
        catalog.indicators().len(),
        catalog.places().len(),
        imported.cleaned,
    ];
    let phrases = commands(lang);
    if is_dry {
        return counted(phrases.would_import, &counts, lang) + "\n";
    }
    let imported = counted(phrases.imported, &counts, lang);
    let look = fill(phrases.look_at_it, &[&for_a_shell(&shown(output))]);
    format!("{imported}\n{look}\n")
}

/// What a person said on the command line and in a map.
fn answers(args: &Import, around: &ImportContext) -> Result<Answers, Error> {
    let said = &args.said;
    let mut answers = Answers {
        form: said.form,
        sheet: said.sheet.clone(),
        decimal: said.decimal,
        encoding: said.encoding.clone(),
        missing: said.missing.clone(),
        place: around.place.clone(),
        plan: around.plan.clone(),
        term: said.term,
        sides: Sides {
            better: said.better.clone(),
            target_kind: said.kind_of_target.clone(),
        },
        category: said.category.clone(),
        indicator: said.indicator.clone(),
        unit: said.unit.iter().find_map(for_all),
        units: said.unit.iter().filter_map(of_one).collect(),
        year: said.year,
        kind: said.kind,
        today: around.today,
        source: said.source.clone(),
        published: said.published.map(|day| day.to_string()),
        percent: said.percent,
        strict: args.strict,
        exact: args.exact,
        // A name in the data, which is kept in Vietnamese first.
        unsorted: commands(Lang::Vi).unsorted.to_owned(),
        ..Answers::default()
    };
    if let Some(path) = &args.map {
        fill_from(path, &mut answers)?;
    }
    Ok(answers)
}

/// A unit that is said of every indicator.
fn for_all((name, unit): &(Option<String>, String)) -> Option<String> {
    name.is_none().then(|| unit.clone())
}

/// A unit that is said of one indicator.
fn of_one((name, unit): &(Option<String>, String)) -> Option<(String, String)> {
    Some((name.clone()?, unit.clone()))
}

/// Answers from a map what is not answered yet.
fn fill_from(path: &Path, answers: &mut Answers) -> Result<(), Error> {
    let bytes = read_bytes(path)?;
    let bad = |error| Error::BadMap {
        path: path.to_owned(),
        error,
    };
    let map = Map::parse(&String::from_utf8_lossy(&bytes)).map_err(bad)?;
    map.fill(answers).map_err(bad)
}

/// Adds what a file showed of itself to the answers, for the next time.
fn learn(answers: &mut Answers, told: &[FileSummary]) {
    let [told] = told else {
        return;
    };
    answers.form.get_or_insert(told.form);
    if let MarkEvidence::Given(decimal) | MarkEvidence::Proven(decimal, _) = told.mark {
        answers.decimal.get_or_insert(decimal);
    }
    if answers.delimiter.is_none() {
        answers.delimiter = told.delimiter;
    }
    if answers.encoding.is_none() {
        answers.encoding = told.encoding.map(str::to_owned);
    }
    if let ([sheet], None) = (told.sheets.as_slice(), &answers.sheet) {
        answers.sheet = Some(sheet.clone());
    }
}

fn read(path: &Path, answers: &Answers) -> Result<GivenFile, Error> {
    if path == Path::new(INPUT) {
        let bytes = given::read_input().map_err(|refused| cannot_read(path, refused))?;
        return Ok(GivenFile::File(INPUT_NAME.to_owned(), bytes));
    }
    let folder = folder_of(path);
    match folder {
        Some(folder) => {
            let files =
                given::read_folder(&folder).map_err(|refused| cannot_read(path, refused))?;
            Ok(GivenFile::Folder(shown(&folder), files))
        }
        None => file(path, answers).map_err(|refused| cannot_read(path, refused)),
    }
}

/// A file that is read where it stands, if it can be; else the whole of it.
fn file(path: &Path, answers: &Answers) -> Result<GivenFile, RefusedFile> {
    let name = shown(path);
    let file = match given::open(path)? {
        NamedFile::Apart(file) => file,
        NamedFile::Pipe => return Ok(GivenFile::File(name, given::read(path)?)),
    };
    let keeper: Arc<dyn TextKeeper> = Arc::<ApartFile>::clone(&file);
    Ok(match open_apart(&name, keeper, answers)? {
        Some(opened) => GivenFile::Long(name, opened),
        None => GivenFile::File(name, file.whole()?),
    })
}

/// The folder that is meant by its name or by that of its description.
fn folder_of(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.to_owned());
    }
    let is_described = path
        .file_name()
        .is_some_and(|name| name == "datapackage.json");
    let parent = path.parent().filter(|_| is_described)?;
    let is_here = parent.as_os_str().is_empty();
    Some(if is_here {
        PathBuf::from(".")
    } else {
        parent.to_owned()
    })
}

fn read_file(path: &Path) -> Result<CsvFile, Error> {
    Ok(CsvFile::held(&shown(path), read_bytes(path)?))
}

/// The bytes of a file that was named.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, Error> {
    given::read(path).map_err(|refused| cannot_read(path, refused))
}

fn cannot_read(path: &Path, refused: RefusedFile) -> Error {
    Error::CannotRead {
        path: path.to_owned(),
        refused,
    }
}

/// The last part of a path, `.` and `..` resolved.
pub(crate) fn folder_name(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = full.file_name().unwrap_or_default();
    clean(&name.to_string_lossy()).into_owned()
}

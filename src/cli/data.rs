//! The commands about data itself: check and export.
//!
//! Owns what they say and with which code they end. It reads the files it is given and writes where it is told. It must
//! not know how a pack is read or written.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::cli::args::{Export, PaperFormat};
use crate::cli::error::{Error, shown};
use crate::cli::opening::{part_of_a_pack, without_indicators};
use crate::cli::output::{self, Done};
use crate::cli::report::{self, ProblemTexts};
use crate::cli::scope::CommandScope;
use crate::cli::stop::Signals;
use crate::core::lang::Lang;
use crate::core::model::{PackId, SeriesId};
use crate::pack;
use crate::pack::exchange::export::{self, CsvLayout};
use crate::pack::files::atomic::{self, Access, Obstacle, WriteOutcome};
use crate::pack::files::{self, PackFiles};
use crate::report::export_json;
use crate::words::commands::commands;
use crate::words::locale::number;
use crate::words::locale::words::fill;

/// Validates packs: every problem with its place, then the count; code 1 where one is an error. With a day, sources
/// whose next edition was due before it are told as well.
pub fn check(packs: &[PackFiles], day: Option<Date>, json: bool, lang: Lang) -> Done {
    check_within(packs, day, json, lang, None)
}

/// The same with the lines of files cut to the columns of a terminal.
pub(crate) fn check_within(
    packs: &[PackFiles],
    day: Option<Date>,
    json: bool,
    lang: Lang,
    columns: Option<usize>,
) -> Done {
    let loaded = pack::load(packs);
    let found = match day {
        Some(day) => &loaded.problems_on(day),
        None => &loaded.diagnostics,
    };
    let code = u8::from(found.iter().any(|found| found.is_error()));
    if json {
        let text = report::json(found, lang);
        return Done::text(text, code);
    }
    let texts = ProblemTexts::of_packs(packs).within(columns);
    let mut text = report::lines(found, &texts, lang);
    text.push_str(&report::summary(found, lang));
    let catalog = &loaded.catalog;
    let counts = [
        catalog.packs().len(),
        catalog.indicators().len(),
        catalog.claim_count(),
    ];
    let names = || packs.iter().map(|pack| pack.name.clone());
    let parts = names().filter_map(|name| part_of_a_pack(&name, lang));
    // A pack with errors is not called empty: the errors may be why nothing is in it.
    let lines: Vec<String> = match code == 0 {
        true => without_indicators(catalog, names(), lang).collect(),
        false => parts.collect(),
    };
    text.extend(lines.into_iter().map(|line| line + "\n"));
    text.push_str(&counted(commands(lang).pack_counts, &counts, lang));
    text.push('\n');
    Done::text(text, code)
}

/// Writes the claims to a file, or to standard output if no file was named, and the sources if they are asked for. It
/// writes the series that were chosen, in their order, or else all that are listed.
///
/// # Errors
/// Where it cannot be written, or an option of the CSV was given with another form.
pub(crate) fn export(
    scope: &CommandScope,
    (args, format): (&Export, PaperFormat),
    chosen: Option<&[SeriesId]>,
) -> Result<Done, Error> {
    let form = ExportForm::of(args, format)?;
    let output = args.target.output.as_deref();
    if let (Some(sources), Some(claims)) = (&args.sources, output)
        && resolved(sources) == resolved(claims)
    {
        return Err(Error::SameFile(claims.to_owned()));
    }
    let which = Which::new(scope, chosen);
    let mut remarks = Vec::new();
    if let Some(path) = &args.sources {
        let fill = |out: &mut dyn io::Write| export_sources_to(&which, form, out);
        remarks.extend(write_file(path, fill, scope.lang)?);
    }
    let fill = |out: &mut dyn io::Write| export_some_to(&which, form, out);
    match output {
        None => output::stream(fill)?,
        Some(path) => remarks.extend(write_file(path, fill, scope.lang)?),
    }
    remarks.extend(left_out(&which, form));
    Ok(Done::default().warning((!remarks.is_empty()).then(|| remarks.join("; "))))
}

/// Which series are written.
struct Which<'s> {
    scope: &'s CommandScope,
    /// In which order; those of the catalogue that are listed, unless some were chosen.
    series: Vec<SeriesId>,
}

impl<'s> Which<'s> {
    fn new(scope: &'s CommandScope, chosen: Option<&[SeriesId]>) -> Self {
        let catalog = &scope.library.catalog;
        let is_listed = |series: &SeriesId| {
            let place = catalog.series_of(*series).place;
            scope.list_place.is_none_or(|wanted| wanted == place)
        };
        let listed = || catalog.series_ids().filter(is_listed).collect();
        Self {
            scope,
            series: chosen.map_or_else(listed, <[SeriesId]>::to_vec),
        }
    }
}

/// The path of a file that may not be there yet, links and dots followed.
fn resolved(path: &Path) -> PathBuf {
    let whole = path.canonicalize();
    whole.unwrap_or_else(|_| {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        path.file_name()
            .map_or(folder.clone(), |name| folder.join(name))
    })
}

/// In which form claims go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportForm {
    /// Long CSV.
    Csv(CsvLayout),
    /// One JSON document.
    Json,
}

impl ExportForm {
    fn of(args: &Export, format: PaperFormat) -> Result<Self, Error> {
        let layout = match (args.full, args.excel) {
            (true, _) => CsvLayout::Full,
            (false, true) => CsvLayout::Spreadsheet,
            (false, false) => CsvLayout::Plain,
        };
        let of_csv = [
            ("--full", args.full),
            ("--excel", args.excel),
            ("--sources", args.sources.is_some()),
        ];
        match format {
            PaperFormat::Csv => Ok(Self::Csv(layout)),
            _ => match of_csv.iter().find(|(_, is_given)| *is_given) {
                Some((option, _)) => Err(Error::CsvOnly(option)),
                None => Ok(Self::Json),
            },
        }
    }
}

/// Tells whether a file that is to be written is one that a pack is read from.
pub(super) fn writes_source(named: &[PathBuf], output: &Path) -> bool {
    named.iter().any(|path| files::find(path).holds(output))
}

/// Fills a file; returns a remark if an old file had to be written over in place.
///
/// # Errors
/// Where the file cannot be written.
pub(super) fn write_file(
    path: &Path,
    fill: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    lang: Lang,
) -> Result<Option<String>, Error> {
    let written = atomic::write(path, Access::Usual, &Signals::listen(), fill);
    match written.map_err(|error| error.into_io()) {
        Ok(written) => Ok(written_over(written, path, lang)),
        // A reader that has seen enough is no failure, under whatever name it was given.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(None),
        Err(error) => Err(Error::CannotWrite {
            path: path.to_owned(),
            error,
        }),
    }
}

/// Says that a file was written over.
fn written_over(written: WriteOutcome, path: &Path, lang: Lang) -> Option<String> {
    let phrases = commands(lang);
    let phrase = match written {
        WriteOutcome::InPlace(Obstacle::Folder) => phrases.in_place_folder,
        WriteOutcome::InPlace(Obstacle::Owner) => phrases.in_place_owner,
        WriteOutcome::InPlace(Obstacle::Names) => phrases.in_place_names,
        WriteOutcome::InPlace(Obstacle::Rights) => phrases.in_place_rights,
        WriteOutcome::Whole | WriteOutcome::Streamed => return None,
    };
    Some(fill(phrase, &[&shown(path)]))
}

/// What a form cannot carry: thirteen columns tell nothing of a break, a quote and what else few claims have.
fn left_out(which: &Which<'_>, form: ExportForm) -> Option<String> {
    let ExportForm::Csv(CsvLayout::Plain | CsvLayout::Spreadsheet) = form else {
        return None;
    };
    let scope = which.scope;
    let catalog = &scope.library.catalog;
    let series = which.series.iter();
    let claims = series.flat_map(|series| scope.viewpoint.claims(catalog, *series));
    let lossy = claims.filter(|(position, claim)| export::is_lossy(catalog, *position, claim));
    let lossy = lossy.count();
    let phrase = commands(scope.lang).loses_fields;
    (lossy > 0).then(|| counted(phrase, &[lossy], scope.lang))
}

/// Writes every claim that is listed in a form.
///
/// # Errors
/// Those of the writer.
pub fn export_to(
    scope: &CommandScope,
    form: ExportForm,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    export_some_to(&Which::new(scope, None), form, out)
}

fn export_some_to(which: &Which<'_>, form: ExportForm, out: &mut dyn io::Write) -> io::Result<()> {
    let scope = which.scope;
    let series = which.series.iter().copied();
    match form {
        ExportForm::Csv(layout) => {
            let catalog = &scope.library.catalog;
            export::write_csv(catalog, &scope.viewpoint, series, layout, out)
        }
        ExportForm::Json => export_json::write(scope.basis(), &which.series, out),
    }
}

/// Writes the sources of every pack of which a claim is written.
fn export_sources_to(
    which: &Which<'_>,
    form: ExportForm,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let catalog = &which.scope.library.catalog;
    let series = which.series.iter();
    let packs = series.map(|series| catalog.indicator_of(*series).pack);
    let packs: HashSet<PackId> = packs.collect();
    let layout = match form {
        ExportForm::Csv(layout) => layout,
        ExportForm::Json => CsvLayout::Full,
    };
    export::write_sources(catalog, |pack| packs.contains(&pack), layout, out)
}

/// Fills counts into a phrase, with the separators of the language.
pub(super) fn counted(phrase: &str, counts: &[usize], lang: Lang) -> String {
    let counts = counts
        .iter()
        .map(|count| number::digits(&count.to_string(), lang));
    let counts: Vec<String> = counts.collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    fill(phrase, &counts)
}

//! The commands about data itself: check, import, export.
//!
//! Owns what they say and with which code they end. It reads the files it is given and writes where
//! it is told.

use std::fs;
use std::io;
use std::path::Path;

use jiff::civil::Date;

use crate::cli::args::{Export, ExportFormat, Import};
use crate::cli::error::{Error, shown};
use crate::cli::output::{self, Done, NOTHING};
use crate::cli::report::{self, Texts};
use crate::cli::scope::Scope;
use crate::cli::stop::Signals;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::core::model::{PackId, SeriesId};
use crate::pack::exchange::import::{CsvFile, Imported};
use crate::pack::exchange::{export, import};
use crate::pack::files::atomic::{self, Access, Obstacle, WriteError, Written};
use crate::pack::files::{PackFiles, folder};
use crate::pack::{self, write};
use crate::report::export_json;
use crate::words::commands::commands;
use crate::words::locale::number;
use crate::words::locale::words::fill;

/// Validates packs: every problem with its place, then the count; code 1 where one is an error. With a day, sources
/// whose next edition was due before it are told as well.
pub fn check(packs: &[PackFiles], day: Option<Date>, json: bool, lang: Lang) -> Done {
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
    let mut text = report::lines(found, &Texts::of_packs(packs), lang);
    text.push_str(&report::summary(found, lang));
    let catalog = &loaded.catalog;
    let counts = [
        catalog.packs().len(),
        catalog.indicators().len(),
        catalog.claim_count(),
    ];
    text.push_str(&counted(commands(lang).pack_counts, &counts, lang));
    text.push('\n');
    Done::text(text, code)
}

/// Turns long CSV files into a pack on disk; with an error in a row nothing is written.
///
/// # Errors
/// Where a file cannot be read or the folder cannot be used.
pub fn import(args: &Import, lang: Lang) -> Result<Done, Error> {
    let output = args.output.as_path();
    let cannot_write = |error| Error::CannotWrite {
        path: output.to_owned(),
        error,
    };
    if !folder::is_free(output).map_err(cannot_write)? {
        return Err(Error::NotEmpty(output.to_owned()));
    }
    let files = args.files.iter().map(|path| read(path));
    let files: Vec<CsvFile> = files.collect::<Result<_, _>>()?;
    let sources = args.sources.as_deref().map(read).transpose()?;
    let name = folder_name(output);
    let imported = import::read(&files, sources.as_ref(), &name);
    let texts = Texts::of_csv(files.iter().chain(&sources));
    let mut text = report::lines(&imported.diagnostics, &texts, lang);
    text.push_str(&report::summary(&imported.diagnostics, lang));
    if imported.has_errors() {
        text.push_str(commands(lang).nothing_written);
        text.push('\n');
        return Ok(Done::text(text, NOTHING));
    }
    let pack = write::write(&imported.catalog, PackId(0));
    folder::write(output, &pack, &Signals::listen())
        .map_err(|error| cannot_write(error.into_io()))?;
    text.push_str(&written(&imported, &shown(output), lang));
    Ok(Done::text(text, 0))
}

fn written(imported: &Imported, output: &str, lang: Lang) -> String {
    let catalog = &imported.catalog;
    let counts = [
        catalog.claim_count(),
        catalog.indicators().len(),
        catalog.places().len(),
        imported.cleaned,
    ];
    let phrases = commands(lang);
    let imported = counted(phrases.imported, &counts, lang);
    format!("{imported}\n{}\n", fill(phrases.look_at_it, &[output]))
}

/// Writes the claims to a file, or to standard output where no file was named.
///
/// # Errors
/// Where it cannot be written.
pub fn export(scope: &Scope, args: &Export) -> Result<Done, Error> {
    let how = match &args.output {
        None => {
            output::stream(|out| export_to(scope, args.format, out))?;
            None
        }
        Some(path) => {
            let written = export_to_file(scope, args.format, path);
            let written = written.map_err(|error| Error::CannotWrite {
                path: path.clone(),
                error: error.into_io(),
            })?;
            written_over(written, path, scope.lang)
        }
    };
    let remarks = how.into_iter().chain(left_out(scope, args.format));
    let remarks: Vec<String> = remarks.collect();
    Ok(Done::default().warning((!remarks.is_empty()).then(|| remarks.join("; "))))
}

fn export_to_file(scope: &Scope, format: ExportFormat, path: &Path) -> Result<Written, WriteError> {
    let fill = |out: &mut dyn io::Write| export_to(scope, format, out);
    atomic::write(path, Access::Usual, &Signals::listen(), fill)
}

/// Says that a file was written over, which is no matter of course.
fn written_over(written: Written, path: &Path, lang: Lang) -> Option<String> {
    let phrases = commands(lang);
    let phrase = match written {
        Written::InPlace(Obstacle::Folder) => phrases.in_place_folder,
        Written::InPlace(Obstacle::Owner) => phrases.in_place_owner,
        Written::Whole | Written::Streamed => return None,
    };
    Some(fill(phrase, &[&shown(path)]))
}

/// What a form cannot carry: the columns of the CSV are fixed, and none of them tells of a break.
fn left_out(scope: &Scope, format: ExportFormat) -> Option<String> {
    let catalog = &scope.library.catalog;
    let is_shown = |series: &SeriesId| {
        let place = catalog.series_of(*series).place;
        scope.list_place.is_none_or(|wanted| wanted == place)
    };
    let series = catalog.series_ids().filter(is_shown);
    let claims = series.flat_map(|series| scope.viewpoint.claims(catalog, series));
    let breaks = match format {
        ExportFormat::Csv => claims.filter(|(_, claim)| claim.is_break).count(),
        ExportFormat::Json => 0,
    };
    let phrase = commands(scope.lang).loses_breaks;
    (breaks > 0).then(|| counted(phrase, &[breaks], scope.lang))
}

/// Writes the claims in a form.
///
/// # Errors
/// Those of the writer.
pub fn export_to(scope: &Scope, format: ExportFormat, out: &mut dyn io::Write) -> io::Result<()> {
    let catalog = &scope.library.catalog;
    match format {
        ExportFormat::Csv => export::write_csv(catalog, &scope.viewpoint, scope.list_place, out),
        ExportFormat::Json => export_json::write(scope.basis(), out),
    }
}

fn read(path: &Path) -> Result<CsvFile, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(CsvFile {
            name: shown(path),
            bytes,
        }),
        Err(error) => Err(Error::CannotRead {
            path: path.to_owned(),
            error,
        }),
    }
}

/// Fills counts into a phrase, with the separators of the language.
fn counted(phrase: &str, counts: &[usize], lang: Lang) -> String {
    let counts = counts
        .iter()
        .map(|count| number::digits(&count.to_string(), lang));
    let counts: Vec<String> = counts.collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    fill(phrase, &counts)
}

/// The last part of a path, `.` and `..` resolved.
fn folder_name(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = full.file_name().unwrap_or_default();
    clean(&name.to_string_lossy()).into_owned()
}

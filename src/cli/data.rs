//! The commands about data itself: check, import, export.
//!
//! Owns what they say and with which code they end. It reads the files it is given and writes where
//! it is told.

use std::fs;
use std::io;
use std::path::Path;

use crate::clean::clean;
use crate::cli::args::{Export, ExportFormat, Import};
use crate::cli::export_json;
use crate::cli::output::{self, Done, NOTHING};
use crate::cli::report::{self, Texts};
use crate::cli::scope::Scope;
use crate::cli::stop::Signals;
use crate::exchange::import::{CsvFile, Imported};
use crate::exchange::{export, import};
use crate::lang::Lang;
use crate::locale::number;
use crate::locale::words::fill;
use crate::model::{PackId, SeriesId};
use crate::pack::files::atomic::{self, Access, Obstacle, WriteError, Written};
use crate::pack::files::{PackFiles, folder};
use crate::pack::{self, write};

/// Validates packs: every problem with its place, then the count; code 1 where one is an error.
pub fn check(packs: &[PackFiles], json: bool, lang: Lang) -> Done {
    let loaded = pack::load(packs);
    let found = &loaded.diagnostics;
    let code = u8::from(found.iter().any(|found| found.is_error()));
    if json {
        let text = report::json(found, lang);
        return Done::text(text, code);
    }
    let mut text = report::lines(found, &Texts::of_packs(packs), lang);
    text.push_str(&report::summary(found, lang));
    let phrase = lang.pick(
        "bộ dữ liệu: {}, chỉ tiêu: {}, số liệu: {}\n",
        "packs: {}, indicators: {}, figures: {}\n",
    );
    let catalog = &loaded.catalog;
    let counts = [
        catalog.packs().len(),
        catalog.indicators().len(),
        catalog.claim_count(),
    ];
    text.push_str(&counted(phrase, &counts, lang));
    Done::text(text, code)
}

/// Turns long CSV files into a pack on disk; with an error in a row nothing is written.
///
/// # Errors
/// One line where a file cannot be read or the folder cannot be used.
pub fn import(args: &Import, lang: Lang) -> Result<Done, String> {
    let output = shown(&args.output);
    match folder::is_free(&args.output) {
        Ok(true) => {}
        Ok(false) => return Err(fill(not_empty(lang), &[&output])),
        Err(error) => return Err(cannot(cannot_write(lang), &output, &error, lang)),
    }
    let files: Vec<CsvFile> = args
        .files
        .iter()
        .map(|path| read(path, lang))
        .collect::<Result<_, _>>()?;
    let sources = args.sources.as_deref().map(|path| read(path, lang));
    let sources = sources.transpose()?;
    let name = folder_name(&args.output);
    let imported = import::read(&files, sources.as_ref(), &name);
    let texts = Texts::of_csv(files.iter().chain(&sources));
    let mut text = report::lines(&imported.diagnostics, &texts, lang);
    text.push_str(&report::summary(&imported.diagnostics, lang));
    if imported.has_errors() {
        text.push_str(lang.pick(
            "Chưa ghi gì: hãy sửa các dòng có lỗi rồi nhập lại.\n",
            "Nothing was written: mend the rows with errors and import again.\n",
        ));
        return Ok(Done::text(text, NOTHING));
    }
    let pack = write::write(&imported.catalog, PackId(0));
    folder::write(&args.output, &pack, &Signals::listen())
        .map_err(|error| cannot(cannot_write(lang), &output, &error.into_io(), lang))?;
    text.push_str(&written(&imported, &output, lang));
    Ok(Done::text(text, 0))
}

fn written(imported: &Imported, output: &str, lang: Lang) -> String {
    let phrase = lang.pick(
        "Đã nhập. Số liệu: {}, chỉ tiêu: {}, địa bàn: {}; số ô được làm sạch: {}.\n",
        "Imported. Figures: {}, indicators: {}, places: {}; fields cleaned: {}.\n",
    );
    let catalog = &imported.catalog;
    let counts = [
        catalog.claim_count(),
        catalog.indicators().len(),
        catalog.places().len(),
        imported.cleaned,
    ];
    let next = lang.pick(
        "Kiểm tra: chitieu check {}\n",
        "To look at it: chitieu --pack {}\n",
    );
    counted(phrase, &counts, lang) + &fill(next, &[output])
}

/// Writes the claims to a file, or to standard output where no file was named.
///
/// # Errors
/// One line where it cannot be written.
pub fn export(scope: &Scope, args: &Export) -> Result<Done, String> {
    let lang = scope.lang;
    let how = match &args.output {
        None => output::stream(|out| export_to(scope, args.format, out))
            .map(|()| None)
            .map_err(|error| report::system_words(&error, lang))?,
        Some(path) => export_to_file(scope, args.format, path)
            .map(|written| written_over(written, path, lang))
            .map_err(|error| cannot(cannot_write(lang), &shown(path), &error.into_io(), lang))?,
    };
    let remarks: Vec<String> = how
        .into_iter()
        .chain(left_out(scope, args.format))
        .collect();
    Ok(Done::default().warning((!remarks.is_empty()).then(|| remarks.join("; "))))
}

fn export_to_file(scope: &Scope, format: ExportFormat, path: &Path) -> Result<Written, WriteError> {
    let fill = |out: &mut dyn io::Write| export_to(scope, format, out);
    atomic::write(path, Access::Usual, &Signals::listen(), fill)
}

/// Says that a file was written over, which is no matter of course.
fn written_over(written: Written, path: &Path, lang: Lang) -> Option<String> {
    let phrase = match written {
        Written::InPlace(Obstacle::Folder) => lang.pick(
            "“{}” được ghi đè tại chỗ: không tạo được tệp mới trong thư mục của nó",
            "“{}” was written over in place: its folder takes no new file",
        ),
        Written::InPlace(Obstacle::Owner) => lang.pick(
            "“{}” được ghi đè tại chỗ: tệp mới không giữ được chủ sở hữu cũ",
            "“{}” was written over in place: a new file could not keep its owner",
        ),
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
    let claims = series.flat_map(|series| scope.outlook.claims(catalog, series));
    let breaks = match format {
        ExportFormat::Csv => claims.filter(|(_, claim)| claim.is_break).count(),
        ExportFormat::Json => 0,
    };
    let phrase = scope.lang.pick(
        "CSV không có cột cho break: {} số liệu mất dấu đổi cách tính; dùng --format json để giữ",
        "CSV has no column for break: {} {figure loses|figures lose} it; --format json keeps it",
    );
    (breaks > 0).then(|| counted(phrase, &[breaks], scope.lang))
}

/// Writes the claims in a form.
///
/// # Errors
/// Those of the writer.
pub fn export_to(scope: &Scope, format: ExportFormat, out: &mut dyn io::Write) -> io::Result<()> {
    let catalog = &scope.library.catalog;
    match format {
        ExportFormat::Csv => export::write_csv(catalog, &scope.outlook, scope.list_place, out),
        ExportFormat::Json => export_json::write(catalog, &scope.outlook, scope.list_place, out),
    }
}

fn read(path: &Path, lang: Lang) -> Result<CsvFile, String> {
    let name = shown(path);
    match fs::read(path) {
        Ok(bytes) => Ok(CsvFile { name, bytes }),
        Err(error) => Err(cannot(cannot_read(lang), &name, &error, lang)),
    }
}

fn not_empty(lang: Lang) -> &'static str {
    lang.pick(
        "thư mục “{}” đã có tệp; hãy chọn thư mục mới hoặc thư mục rỗng cho -o",
        "the folder “{}” has files in it; name a new or an empty folder with -o",
    )
}

fn cannot_write(lang: Lang) -> &'static str {
    lang.pick("không ghi được vào “{}”: {}", "cannot write to “{}”: {}")
}

fn cannot_read(lang: Lang) -> &'static str {
    lang.pick(
        "không đọc được tệp “{}”: {}",
        "cannot read the file “{}”: {}",
    )
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

fn cannot(phrase: &str, name: &str, error: &io::Error, lang: Lang) -> String {
    fill(phrase, &[name, &report::system_words(error, lang)])
}

fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy()).into_owned()
}

/// The last part of a path, `.` and `..` resolved.
fn folder_name(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = full.file_name().unwrap_or_default();
    clean(&name.to_string_lossy()).into_owned()
}

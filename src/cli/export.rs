//! What goes out: `export`, and the pages of `show` and `status`.
//!
//! Owns which series an export is of, and where its bytes go. How facts stand on a page is told by `report::paper`. It
//! must not know a form.

use std::fs;
use std::io;
use std::path::Path;

use crate::cli::args::{Export, PageOutput, PaperFormat};
use crate::cli::chosen::{self, ListFilter};
use crate::cli::data;
use crate::cli::error::{Error, shown};
use crate::cli::output::{self, Done};
use crate::cli::scope::CommandScope;
use crate::core::lang::Lang;
use crate::core::model::SeriesId;
use crate::library::address::Settled;
use crate::library::brief::Brief;
use crate::report::agenda;
use crate::report::basis::Basis;
use crate::report::json::pretty;
use crate::report::paper::about::About;
use crate::report::paper::form::ending_of;
use crate::report::paper::list::{self, PageItem};
use crate::report::paper::page::Paper;
use crate::report::paper::{form, one, selection};
use crate::words::briefs::briefs;
use crate::words::commands::commands;
use crate::words::locale::words::fill;
use crate::words::paper::paper_words;

/// Writes what was chosen, as it is listed; where nothing was chosen, in CSV and JSON every claim.
///
/// # Errors
/// Where a name or filter is unknown, a form cannot hold what was chosen, or it cannot be written.
pub(crate) fn export(
    scope: &CommandScope,
    args: &Export,
    is_terminal: bool,
) -> Result<Done, Error> {
    let format = format(args)?;
    let is_data = format.form().is_none();
    refuse_options(args, is_data)?;
    if is_data && !args.is_chosen() {
        return claims(scope, (args, format), None);
    }
    let rows = chosen_by(scope, args)?;
    if rows.is_empty() {
        return Ok(Done::nothing(paper_words(scope.lang).nothing.to_owned()));
    }
    if args.claims {
        refuse_present(&args.target)?;
        return claims(scope, (args, format), Some(&rows));
    }
    let basis = scope.basis();
    let query = asked(args);
    let bytes = match format {
        PaperFormat::Csv => selection::csv(basis, &rows)?.into_bytes(),
        PaperFormat::Json => pretty(&selection::json(basis, &query, &rows)).into_bytes(),
        PaperFormat::Svg => match rows.as_slice() {
            [series] => bytes(scope, &one::paper(basis, *series), format)?,
            all => return Err(Error::OneChart(all.len())),
        },
        format => {
            let about = About {
                title: title(scope, args, &rows),
                query,
                ..About::default()
            };
            let items: Vec<PageItem> = rows.iter().copied().map(PageItem::from).collect();
            bytes(scope, &list::paper(basis, &about, &items), format)?
        }
    };
    give(scope, &bytes, (format, &args.target), is_terminal)
}

/// Writes what stands on an agenda, each item seen as its address says; what the data does not have is told.
///
/// # Errors
/// Where a form cannot hold it, an option is of something else, or it cannot be written.
pub(crate) fn agenda(
    scope: &CommandScope,
    args: &Export,
    (brief, settled): (&Brief, Settled),
    is_terminal: bool,
) -> Result<Done, Error> {
    let format = format(args)?;
    refuse_options(args, format.form().is_none())?;
    let basis = scope.basis();
    let told = agenda::for_paper(basis, brief, settled);
    let rows: Vec<SeriesId> = told.items.iter().map(|item| item.series).collect();
    if rows.is_empty() {
        let named = args.brief.as_deref().map(Path::new).map(shown);
        let why = match told.missing.as_slice() {
            [] => fill(
                briefs(scope.lang).no_items_yet,
                &[&named.unwrap_or_default()],
            ),
            missing => missing.join("; "),
        };
        return Ok(Done::nothing(why));
    }
    if args.claims {
        refuse_present(&args.target)?;
        return claims(scope, (args, format), Some(&rows));
    }
    let bytes = match format {
        PaperFormat::Csv => {
            let items = told.items.iter();
            let items = items.map(|item| (item.seen_from(basis), item.series));
            selection::csv_of_several(basis, items)?.into_bytes()
        }
        PaperFormat::Json => pretty(&agenda::document(basis, brief, settled)).into_bytes(),
        PaperFormat::Svg => match told.items.as_slice() {
            [item] => {
                let viewpoint = &item.seen_from(basis);
                let own = Basis { viewpoint, ..basis };
                bytes(scope, &one::paper(own, item.series), format)?
            }
            all => return Err(Error::OneChart(all.len())),
        },
        format => {
            let about = About {
                title: told.title,
                remarks: told.missing.clone(),
                ..About::default()
            };
            bytes(scope, &list::paper(basis, &about, &told.items), format)?
        }
    };
    let done = give(scope, &bytes, (format, &args.target), is_terminal)?;
    let missing = (!told.missing.is_empty()).then(|| told.missing.join("; "));
    Ok(done.warning(missing))
}

/// The form that was asked for, else the one that the name of the file ends in; none where neither is said.
///
/// # Errors
/// Where no form was asked for and the name ends in none.
fn form_of(target: &PageOutput, given: Option<PaperFormat>) -> Result<Option<PaperFormat>, Error> {
    let (None, Some(path)) = (given, &target.output) else {
        return Ok(given);
    };
    let Some(ending) = ending_of(&path.to_string_lossy()) else {
        return Ok(None);
    };
    match PaperFormat::of_ending(&ending) {
        Some(form) => Ok(Some(form)),
        None => Err(Error::UnknownEnding(path.clone())),
    }
}

/// The same for a page, which has no usual form: a file without an ending is refused as well.
///
/// # Errors
/// Where a file was named, and neither its ending nor an option says the form.
pub(crate) fn page_form(
    target: &PageOutput,
    given: Option<PaperFormat>,
) -> Result<Option<PaperFormat>, Error> {
    match (form_of(target, given)?, &target.output) {
        (None, Some(path)) => Err(Error::UnknownEnding(path.clone())),
        (form, _) => Ok(form),
    }
}

/// The form of an export.
///
/// # Errors
/// Where the name of the file ends in none, and none was asked for.
fn format(args: &Export) -> Result<PaperFormat, Error> {
    let form = form_of(&args.target, args.format)?;
    let is_asked = args.format.is_some();
    Ok(match form {
        // Claims are rows for programs, whatever their file is called.
        Some(form) if !is_asked && args.is_of_claims() && form.form().is_some() => PaperFormat::Csv,
        form => form.unwrap_or(PaperFormat::Csv),
    })
}

/// Writes claims, and says their form where the name of the file tells another one.
fn claims(
    scope: &CommandScope,
    (args, format): (&Export, PaperFormat),
    chosen: Option<&[SeriesId]>,
) -> Result<Done, Error> {
    let done = data::export(scope, (args, format), chosen)?;
    let path = args.target.output.as_deref();
    let other = path.filter(|path| told_form(path).is_some_and(|told| told != format));
    Ok(match other {
        Some(path) => Done::text(wrote(path, format, scope.lang) + "\n", 0).warning(done.remark),
        None => done,
    })
}

/// Refuses options of claims where rows or a page are written.
fn refuse_options(args: &Export, is_data: bool) -> Result<(), Error> {
    let of_claims = [
        ("--full", args.full),
        ("--excel", args.excel),
        ("--sources", args.sources.is_some()),
    ];
    let given = of_claims.iter().find(|(_, is_given)| *is_given);
    match given {
        _ if !is_data && args.claims => Err(Error::DataOnly("--claims")),
        Some((option, _)) if !is_data => Err(Error::CsvOnly(option)),
        Some((option, _)) if args.is_chosen() && !args.claims => Err(Error::ClaimsOnly(option)),
        _ => Ok(()),
    }
}

/// Writes the page of one indicator.
///
/// # Errors
/// Where the form cannot hold it, or it cannot be written.
pub(crate) fn one(
    scope: &CommandScope,
    series: SeriesId,
    (format, target): (PaperFormat, &PageOutput),
    is_terminal: bool,
) -> Result<Done, Error> {
    let basis = scope.basis();
    let bytes = match format {
        PaperFormat::Csv => selection::csv(basis, &[series])?.into_bytes(),
        PaperFormat::Json => pretty(&selection::json(basis, "", &[series])).into_bytes(),
        format => bytes(scope, &one::paper(basis, series), format)?,
    };
    give(scope, &bytes, (format, target), is_terminal)
}

/// The series that were chosen, in their order: those that a query finds, else those of the list.
fn chosen_by(scope: &CommandScope, args: &Export) -> Result<Vec<SeriesId>, Error> {
    let wanted = ListFilter::new(scope, args.category.as_deref(), args.status.as_deref())?;
    let text = asked(args);
    let mut rows = match text.is_empty() {
        true => chosen::listed(scope),
        false => chosen::found(scope, &text, !args.query.is_empty())?,
    };
    rows.retain(|series| wanted.passes(scope, *series));
    Ok(rows)
}

/// The words and filters that were asked for, as a query.
fn asked(args: &Export) -> String {
    let mut parts = args.query.clone();
    let quoted = |text: &str| text.replace('"', "");
    parts.extend(
        args.owner
            .as_deref()
            .map(|name| format!("owner:\"{}\"", quoted(name))),
    );
    parts.extend(
        args.sort
            .as_deref()
            .map(|order| format!("sort:\"{}\"", quoted(order))),
    );
    parts.join(" ")
}

/// The title of a page: what is listed, in which place and category.
fn title(scope: &CommandScope, args: &Export, rows: &[SeriesId]) -> String {
    let catalog = &scope.library.catalog;
    let mut parts = vec![paper_words(scope.lang).list_title.to_owned()];
    let place = rows.first().map(|series| catalog.series_of(*series).place);
    let is_one = |series: &SeriesId| Some(catalog.series_of(*series).place) == place;
    if let Some(place) = place.filter(|_| rows.iter().all(is_one)) {
        parts.push(
            catalog
                .say(catalog.place(place).name, scope.lang)
                .to_owned(),
        );
    }
    if args.category.is_some() {
        let category = rows
            .first()
            .map(|series| catalog.indicator_of(*series).category);
        parts.extend(category.map(|category| {
            let name = catalog.category(category).name;
            catalog.say(name, scope.lang).to_owned()
        }));
    }
    parts.join(" · ")
}

/// A page as bytes.
///
/// # Errors
/// Where the form has no room for it.
pub(crate) fn bytes(
    scope: &CommandScope,
    paper: &Paper,
    format: PaperFormat,
) -> Result<Vec<u8>, Error> {
    let form = format.form().ok_or(Error::PageOnly(format.code()))?;
    form::bytes(paper, form, scope.viewpoint.day).map_err(|why| Error::NoForm {
        format: format.code(),
        why: why.said(scope.lang),
    })
}

/// Writes bytes to where they were asked for, and says where a file lies.
///
/// # Errors
/// Where the file is there already, or cannot be written.
pub(crate) fn give(
    scope: &CommandScope,
    bytes: &[u8],
    (format, target): (PaperFormat, &PageOutput),
    is_terminal: bool,
) -> Result<Done, Error> {
    let Some(path) = &target.output else {
        if is_terminal && format.is_binary() {
            return Err(Error::NeedsFile(format.code()));
        }
        output::stream(|out| out.write_all(bytes))?;
        return Ok(Done::default());
    };
    refuse_present(target)?;
    let fill = |out: &mut dyn io::Write| out.write_all(bytes);
    let remark = data::write_file(path, fill, scope.lang)?;
    // No message is printed to the stream that carries the page.
    let said = match output::is_stream(path) {
        true => String::new(),
        false => wrote(path, format, scope.lang) + "\n",
    };
    Ok(Done::text(said, 0).warning(remark))
}

/// The form that the name of a file tells.
fn told_form(path: &Path) -> Option<PaperFormat> {
    let ending = ending_of(&path.to_string_lossy())?;
    PaperFormat::of_ending(&ending)
}

/// Says where a file lies, and its form where its name does not tell it.
fn wrote(path: &Path, format: PaperFormat, lang: Lang) -> String {
    let phrases = commands(lang);
    match told_form(path) == Some(format) {
        true => fill(phrases.wrote, &[&shown(path)]),
        false => fill(phrases.wrote_as, &[&shown(path), format.code()]),
    }
}

/// Refuses a file that is there, unless it was said that it may be written over, and a name that cannot be seen.
///
/// # Errors
/// Where it is refused.
pub(crate) fn refuse_present(target: &PageOutput) -> Result<(), Error> {
    let Some(path) = &target.output else {
        return Ok(());
    };
    if path.to_string_lossy().chars().any(char::is_control) {
        return Err(Error::BadFileName(path.clone()));
    }
    let is_file = fs::metadata(path).is_ok_and(|found| found.is_file());
    match is_file && !target.force {
        true => Err(Error::IsThere(path.clone())),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{PageOutput, PaperFormat, form_of, page_form};

    #[test]
    fn the_form_is_what_was_asked_for_else_what_the_file_ends_in() {
        let of = |name: &str, given| {
            let target = PageOutput {
                output: Some(PathBuf::from(name)),
                force: false,
            };
            form_of(&target, given).map_err(|_| ())
        };
        for (name, form) in [
            ("a.html", Ok(Some(PaperFormat::Html))),
            ("thư mục/A.HTM", Ok(Some(PaperFormat::Html))),
            ("a.b.XLSX", Ok(Some(PaperFormat::Xlsx))),
            ("a.csv", Ok(Some(PaperFormat::Csv))),
            ("a", Ok(None)),
            ("họp 30.11.2026", Ok(None)),
            ("/dev/stdout", Ok(None)),
            ("a.exe", Err(())),
            ("a.pdf", Err(())),
            ("a.doc", Err(())),
        ] {
            assert_eq!(of(name, None), form, "{name}");
        }
        assert_eq!(
            of("a.exe", Some(PaperFormat::Md)),
            Ok(Some(PaperFormat::Md))
        );
    }

    #[test]
    fn a_page_has_no_usual_form() {
        let target = PageOutput {
            output: Some(PathBuf::from("a")),
            force: false,
        };
        assert!(page_form(&target, None).is_err());
        assert!(page_form(&PageOutput::default(), None).is_ok_and(|form| form.is_none()));
    }
}

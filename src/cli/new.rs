//! The command `new`: a pack to be filled in.
//!
//! Owns which files it has, the form to fill in beside them, and what is said of both. It must not know what they hold.

use std::io;
use std::path::Path;

use jiff::civil::Date;

use crate::cli::args::{New, PageOutput};
use crate::cli::data;
use crate::cli::error::{Error, for_a_shell, shown};
use crate::cli::export::refuse_present;
use crate::cli::import::{folder_name, place_files};
use crate::cli::output::Done;
use crate::cli::scope::CommandScope;
use crate::core::lang::Lang;
use crate::library::by_name;
use crate::pack::begin;
use crate::pack::exchange::slug::slug;
use crate::pack::files::{PackFiles, folder};
use crate::pack::load;
use crate::pack::schema::schema;
use crate::pack::write::quoted;
use crate::report::paper::blank_form::{self, FormBasis};
use crate::report::paper::form::ending_of;
use crate::words::beginnings::{EXAMPLE, EXAMPLE_INDICATORS, FROM_A_PLAN};
use crate::words::commands::commands;
use crate::words::locale::words::fill;

/// Makes a pack from nothing, or from a plan of the packs that are open.
///
/// # Errors
/// Where the folder is not free or cannot be written, or the plan is unknown.
pub(super) fn new(
    args: &New,
    (place, today): (Option<&str>, Date),
    open: impl FnOnce() -> Result<&'static CommandScope, Error>,
    lang: Lang,
) -> Result<Done, Error> {
    let output = args.folder.as_path();
    let is_free = folder::is_free(output).map_err(|error| Error::CannotWrite {
        path: output.to_owned(),
        error,
    });
    if !is_free? {
        return Err(Error::NotEmpty(output.to_owned()));
    }
    refuse_sheet(args)?;
    let id = slug(&folder_name(output));
    let mut files = match &args.from {
        Some(plan) => from_plan(open()?, plan, &id)?,
        None => example(output, place, &id, lang),
    };
    let form = match args.sheet.as_deref() {
        Some(path) => Some((path, blank_form(path, &files, today, lang)?)),
        None => None,
    };
    files.push(("schema.json".to_owned(), format!("{:#}\n", schema())));
    place_files(output, &files)?;
    let folder = shown(output);
    let mut said = fill(commands(lang).begun, &[&folder, &for_a_shell(&folder)]) + "\n";
    let Some((path, bytes)) = form else {
        return Ok(Done::text(said, 0));
    };
    let write = |out: &mut dyn io::Write| out.write_all(&bytes);
    let remark = data::write_file(path, write, lang)?;
    let sheet = for_a_shell(&shown(path));
    let filled = for_a_shell(commands(lang).filled_pack);
    said.push_str(&fill(
        commands(lang).form_written,
        &[&sheet, &sheet, &filled],
    ));
    Ok(Done::text(said + "\n", 0).warning(remark))
}

/// Refuses a form that would be written over a file, or that is no workbook by its name.
fn refuse_sheet(args: &New) -> Result<(), Error> {
    let Some(path) = &args.sheet else {
        return Ok(());
    };
    if ending_of(&path.to_string_lossy()).as_deref() != Some("xlsx") {
        return Err(Error::NoWorkbook(path.clone()));
    }
    refuse_present(&PageOutput {
        output: Some(path.clone()),
        force: args.force,
    })
}

/// The empty form of a pack that is about to be written.
fn blank_form(
    path: &Path,
    files: &[(String, String)],
    day: Date,
    lang: Lang,
) -> Result<Vec<u8>, Error> {
    let bytes = |(name, text): &(String, String)| (name.clone(), text.clone().into_bytes());
    let pack = PackFiles {
        name: shown(path),
        files: files.iter().map(bytes).collect(),
        problems: Vec::new(),
    };
    let basis = FormBasis {
        catalog: &load(&[pack]).catalog,
        lang,
        file: &for_a_shell(&folder_name(path)),
        day,
    };
    blank_form::workbook(basis).map_err(|error| Error::NoForm {
        format: "xlsx",
        why: error.to_string(),
    })
}

fn from_plan(scope: &CommandScope, plan: &str, id: &str) -> Result<Vec<(String, String)>, Error> {
    let plan = by_name::plan(&scope.library.catalog, plan, scope.place)?;
    let catalog = &scope.library.catalog;
    Ok(begin::from_plan(catalog, plan, id, FROM_A_PLAN))
}

fn example(output: &Path, place: Option<&str>, id: &str, lang: Lang) -> Vec<(String, String)> {
    let name = folder_name(output);
    let place = place.unwrap_or(commands(lang).some_place);
    let text = [("{id}", id), ("{name}", &name), ("{place}", place)]
        .iter()
        .fold(EXAMPLE.to_owned(), |text, (sign, value)| {
            text.replace(sign, &quoted(value))
        });
    vec![
        ("pack.toml".to_owned(), text),
        ("chi-tieu.toml".to_owned(), EXAMPLE_INDICATORS.to_owned()),
    ]
}

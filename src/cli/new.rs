//! The command `new`: a pack to be filled in.
//!
//! Owns which files it has and what is said of them. It must not know what they hold.

use std::path::Path;

use crate::cli::args::New;
use crate::cli::error::{Error, for_a_shell, shown};
use crate::cli::import::{folder_name, place_files};
use crate::cli::output::Done;
use crate::cli::scope::CommandScope;
use crate::core::lang::Lang;
use crate::library::by_name;
use crate::pack::begin;
use crate::pack::exchange::slug::slug;
use crate::pack::files::folder;
use crate::pack::schema::schema;
use crate::pack::write::quoted;
use crate::words::beginnings::{EXAMPLE, EXAMPLE_INDICATORS, FROM_A_PLAN};
use crate::words::commands::commands;
use crate::words::locale::words::fill;

/// Makes a pack from nothing, or from a plan of the packs that are open.
///
/// # Errors
/// Where the folder is not free or cannot be written, or the plan is unknown.
pub(super) fn new(
    args: &New,
    place: Option<&str>,
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
    let id = slug(&folder_name(output));
    let mut files = match &args.from {
        Some(plan) => from_plan(open()?, plan, &id)?,
        None => example(output, place, &id, lang),
    };
    files.push(("schema.json".to_owned(), format!("{:#}\n", schema())));
    place_files(output, &files)?;
    let folder = shown(output);
    let said = fill(commands(lang).begun, &[&folder, &for_a_shell(&folder)]);
    Ok(Done::text(said + "\n", 0))
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

//! Which packs are opened.
//!
//! Owns the order in which they are looked for (the command line, the environment, the configuration, those
//! inside the binary), whether they are read from the cache, and what is said of those that cannot be read. It must not know a command.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cli::args::{Cli, Global};
use crate::cli::cache;
use crate::cli::error::{Error, for_a_shell, shown};
use crate::cli::output;
use crate::cli::process::Process;
use crate::cli::scope::CommandScope;
use crate::cli::settings::Settings;
use crate::cli::working;
use crate::core::catalog::Catalog;
use crate::core::judge::viewpoint::published_after;
use crate::core::lang::Lang;
use crate::core::model::PackId;
use crate::library::Library;
use crate::pack::files::cache::CacheEntry;
use crate::pack::files::{self, FoundFiles, PackFiles};
use crate::words::commands::commands;
use crate::words::locale::words::{fill, words};
use crate::words::wording;

/// Opens the packs that were asked for; problems are counted on standard error.
///
/// # Errors
/// Where a pack that was named cannot be read, or is none.
pub(super) fn open(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    lang: Lang,
) -> Result<CommandScope, Error> {
    let global = &cli.global;
    let (library, embedded) = match named_packs(around, settings, global) {
        None if global.no_cache => (Library::open(&files::embedded()), true),
        None => (Library::shipped(), true),
        Some(named) => {
            let found: Vec<FoundFiles> = named.iter().map(|path| files::find(path)).collect();
            let entry = cache::entry(around, cli, &found, &[]);
            let library = on_disk(found, entry, &[], lang)?;
            let named = named.iter().map(|path| shown(path));
            without_indicators(&library.catalog, named, lang).for_each(|line| output::warn(&line));
            (library, false)
        }
    };
    warn_of_errors(&library, lang);
    let scope = CommandScope::new(library, global, embedded, around.today, lang)?;
    warn_of_clock(&scope, lang);
    Ok(scope)
}

/// The same for the explorer: beside the packs that were named on the command line stand those of the program.
///
/// # Errors
/// Where a pack that was named cannot be read, or is none.
pub(super) fn open_beside(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    lang: Lang,
    beside: &[PackFiles],
) -> Result<CommandScope, Error> {
    if beside.is_empty() {
        return open(around, settings, cli, lang);
    }
    let global = &cli.global;
    let found: Vec<FoundFiles> = global.pack.iter().map(|path| files::find(path)).collect();
    let entry = cache::entry(around, cli, &found, beside);
    let library = on_disk(found, entry, beside, lang)?;
    warn_of_errors(&library, lang);
    let scope = CommandScope::new(library, global, false, around.today, lang)?;
    warn_of_clock(&scope, lang);
    Ok(scope)
}

/// The packs of the program that stand beside those named on the command line: none that is one of them, by its id, or
/// that has the home of one, which would be told twice.
pub(super) fn beside(global: &Global, is_only: bool) -> Vec<PackFiles> {
    if is_only || global.pack.is_empty() {
        return Vec::new();
    }
    let heads = global.pack.iter().map(|path| files::open_head(path));
    let heads: Vec<_> = heads.filter_map(|head| told_by(&head)).collect();
    let is_other = |pack: &PackFiles| {
        told_by(pack).is_none_or(|(id, home)| {
            let is_same = |(own, place): &(String, Option<String>)| {
                *own == id || (home.is_some() && *place == home)
            };
            !heads.iter().any(is_same)
        })
    };
    files::embedded().into_iter().filter(is_other).collect()
}

/// The id and the home of a pack, by its head alone.
fn told_by(pack: &PackFiles) -> Option<(String, Option<String>)> {
    let catalog = crate::pack::load(std::slice::from_ref(&pack.head())).catalog;
    let found = catalog.packs().first()?;
    let text = |text| catalog.text(text).to_owned();
    let home = found.place.map(|place| text(catalog.place(place).name.vi));
    Some((text(found.id), home))
}

/// The packs of files that were found, with those that stand beside them, as they are kept in the cache, else as their
/// files say.
///
/// # Errors
/// Where a file cannot be read.
pub(super) fn on_disk(
    found: Vec<FoundFiles>,
    entry: Option<CacheEntry>,
    beside: &[PackFiles],
    lang: Lang,
) -> Result<Library, Error> {
    working::begin(lang);
    if let Some(kept) = cache::kept(entry.as_ref()) {
        return Ok(kept);
    }
    let began = Instant::now();
    let (library, entry) = read(found, entry, beside)?;
    let is_worth_keeping = began.elapsed() > cache::WORTH_KEEPING;
    // An image that `compile` once made is kept up to date, however small the packs are.
    if let Some(entry) = entry.filter(|entry| is_worth_keeping || entry.is_there()) {
        cache::keep(&entry, &library);
    }
    Ok(library)
}

/// Reads packs, with what proves it later.
///
/// # Errors
/// Where a file cannot be read.
pub(super) fn read(
    found: Vec<FoundFiles>,
    entry: Option<CacheEntry>,
    beside: &[PackFiles],
) -> Result<(Library, Option<CacheEntry>), Error> {
    let packs = found.into_iter().map(|found| found.read(&mut |_| {}));
    let mut packs = readable(packs.collect())?;
    let entry = entry.and_then(|entry| entry.read_from(&packs));
    packs.extend_from_slice(beside);
    let library = Library::open_told(&packs, &mut |progress| {
        working::tell(Some(progress.percent()))
    });
    working::tell(None);
    refuse_no_packs(&library)?;
    Ok((library, entry))
}

/// Tells of a clock that is before the newest publication, on standard error.
fn warn_of_clock(scope: &CommandScope, lang: Lang) {
    let day = scope.viewpoint.day;
    let newest = published_after(&scope.library.catalog, day);
    if let Some(newest) = newest.filter(|_| !scope.viewpoint.as_of) {
        output::warn(&wording::clock(day, newest, lang));
    }
}

/// Refuses paths that were named as packs and are none, whatever else was named.
///
/// # Errors
/// The first of them.
pub(super) fn refuse_no_packs(library: &Library) -> Result<(), Error> {
    let first = library.no_packs.first();
    first.map_or(Ok(()), |name| Err(Error::NotAPack(name.clone())))
}

/// Remarks on packs that were opened and have no indicator, by the names under which they were opened.
pub(super) fn without_indicators(
    catalog: &Catalog,
    names: impl Iterator<Item = String>,
    lang: Lang,
) -> impl Iterator<Item = String> {
    let has = |pack: PackId| catalog.indicators().iter().any(|found| found.pack == pack);
    let packs = (0..).map(PackId).take(catalog.packs().len()).zip(names);
    let empty = packs.filter(move |(pack, _)| !has(*pack));
    empty.map(move |(_, name)| {
        let part = part_of_a_pack(&name, lang);
        part.unwrap_or_else(|| fill(commands(lang).no_indicators, &[&name]))
    })
}

/// Says that a path names only one file of a pack, if it does.
pub(super) fn part_of_a_pack(name: &str, lang: Lang) -> Option<String> {
    let folder = files::pack_around(Path::new(name))?;
    let folder = for_a_shell(&shown(&folder));
    Some(fill(commands(lang).part_of_a_pack, &[name, &folder]))
}

/// Counts the problems that are errors on standard error.
pub(super) fn warn_of_errors(library: &Library, lang: Lang) {
    let errors = library.error_count();
    if errors > 0 {
        output::warn(&fill(words(lang).errors_plain, &[&errors.to_string()]));
    }
}

/// The files of packs; the first one that cannot be read is the error.
pub(super) fn readable(packs: Vec<PackFiles>) -> Result<Vec<PackFiles>, Error> {
    match packs.iter().flat_map(|pack| &pack.problems).next() {
        Some(problem) => Err(Box::new(problem.clone()).into()),
        None => Ok(packs),
    }
}

/// The files of the packs on disk, not yet read; none where those inside the binary are meant. The first
/// one that cannot be read is the error.
pub(super) fn found_packs(
    around: &Process,
    settings: &Settings,
    global: &Global,
) -> Result<Option<Vec<FoundFiles>>, Error> {
    let named = named_packs(around, settings, global);
    named.map(readable_files).transpose()
}

/// The files of packs that are named, not yet read. The first one that cannot be read is the error.
pub(super) fn readable_files(named: &[PathBuf]) -> Result<Vec<FoundFiles>, Error> {
    let found: Vec<FoundFiles> = named.iter().map(|path| files::find(path)).collect();
    match found.iter().flat_map(|found| &found.problems).next() {
        Some(problem) => Err(Box::new(problem.clone()).into()),
        None => Ok(found),
    }
}

/// The files of the packs that are opened.
pub(super) struct SelectedPacks {
    /// Their files, one entry a pack.
    pub(super) packs: Vec<PackFiles>,
    /// Whether they are the packs inside the binary.
    pub(super) is_shipped: bool,
}

/// The files of the packs that are named, or else of those inside the binary.
pub(super) fn packs(around: &Process, settings: &Settings, global: &Global) -> SelectedPacks {
    let named = named_packs(around, settings, global);
    SelectedPacks {
        is_shipped: named.is_none(),
        packs: match named {
            Some(named) => named.iter().map(|path| files::open(path)).collect(),
            None => files::embedded(),
        },
    }
}

/// The packs named on the command line, else by the environment, else by the configuration.
pub(super) fn named_packs<'n>(
    around: &'n Process,
    settings: &'n Settings,
    global: &'n Global,
) -> Option<&'n [PathBuf]> {
    let lists: [&[PathBuf]; 3] = [&global.pack, &around.packs, &settings.packs];
    lists.into_iter().find(|paths| !paths.is_empty())
}

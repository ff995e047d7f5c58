//! Makes the compiled image of packs.
//!
//! Owns what `compile` says and with which code it ends. It must not know what an image holds, and loads as every
//! other command does.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::data::{write_file, writes_source};
use crate::cli::error::{Error, shown};
use crate::cli::opening::{read, readable_files, warn_of_errors};
use crate::cli::output::{self, Done, NOTHING, warn};
use crate::cli::working;
use crate::core::lang::Lang;
use crate::library::{Library, NoImage};
use crate::pack::files;
use crate::pack::files::cache::Cache;
use crate::words::commands::commands;
use crate::words::locale::number;
use crate::words::locale::words::fill;

/// Says that the packs inside the program need no compiling.
pub(super) fn shipped(lang: Lang) -> Done {
    Done::text(format!("{}\n", commands(lang).already_compiled), 0)
}

/// Keeps what packs compile to, so that they open at once.
///
/// # Errors
/// Where a pack cannot be read, or the cache cannot be written.
pub(super) fn to_cache(named: &[PathBuf], cache: &Cache, lang: Lang) -> Result<Done, Error> {
    working::begin(lang);
    let found = readable_files(named)?;
    let cannot_write = |path: &Path, error| Error::CannotWrite {
        path: path.to_owned(),
        error,
    };
    let changing = || io::Error::from(io::ErrorKind::ResourceBusy);
    let entry = cache.entry(&found);
    let (library, entry) = read(found, entry, &[])?;
    let Some(image) = image(&library, cache.folder(), lang)? else {
        return Ok(Done::text(String::new(), NOTHING));
    };
    // If files change while they are read, no later look could tell whether the image is still theirs.
    let entry = entry.ok_or_else(|| cannot_write(cache.folder(), changing()))?;
    let written = entry.write(&image);
    written.map_err(|error| cannot_write(entry.path(), error))?;
    warn_of_errors(&library, lang);
    let said = compiled(entry.path(), image.len(), lang);
    Ok(Done::text(format!("{said}\n"), 0))
}

/// Writes the image of packs to a file; problems are kept in it and reported as usual.
///
/// # Errors
/// Where a pack cannot be read, or the file is one of theirs or cannot be written.
pub(super) fn to_file(named: Option<&[PathBuf]>, output: &Path, lang: Lang) -> Result<Done, Error> {
    working::begin(lang);
    let library = match named {
        None => Library::open(&files::embedded()),
        Some(named) => {
            let found = readable_files(named)?;
            if writes_source(named, output) {
                return Err(Error::IsSource(output.to_owned()));
            }
            read(found, None, &[])?.0
        }
    };
    let Some(image) = image(&library, output, lang)? else {
        return Ok(Done::text(String::new(), NOTHING));
    };
    warn_of_errors(&library, lang);
    let remark = write_file(output, |out| out.write_all(&image), lang)?;
    let said = compiled(output, image.len(), lang);
    let lines: Vec<String> = remark.into_iter().chain([said]).collect();
    if output::is_stream(output) {
        // A remark on standard error would end up in the image if both go to one file.
        let said = (!output::is_stderr(output)).then(|| lines.join("; "));
        return Ok(Done::default().warning(said));
    }
    Ok(Done::text(lines.join("\n") + "\n", 0))
}

/// The image of packs; none where one of their files could not be read, which is told.
fn image(library: &Library, output: &Path, lang: Lang) -> Result<Option<Vec<u8>>, Error> {
    match library.image() {
        Ok(image) => Ok(Some(image)),
        Err(NoImage::Unreadable) => {
            warn_of_errors(library, lang);
            warn(commands(lang).not_compiled);
            Ok(None)
        }
        Err(NoImage::NotWritten(error)) => Err(Error::CannotWrite {
            path: output.to_owned(),
            error: io::Error::other(error),
        }),
    }
}

fn compiled(path: &Path, bytes: usize, lang: Lang) -> String {
    let bytes = number::count(bytes, lang);
    fill(commands(lang).compiled, &[&shown(path), &bytes])
}

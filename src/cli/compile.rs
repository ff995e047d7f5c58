//! Makes the compiled image of packs.
//!
//! Owns what `compile` says and with which code it ends. It must not know what an image holds, and loads as every
//! other command does.

use std::io;
use std::path::Path;

use crate::cli::data::write_file;
use crate::cli::error::{Error, shown};
use crate::cli::opening::{readable, refuse_no_packs, warn_of_errors};
use crate::cli::output::{Done, NOTHING, warn};
use crate::core::lang::Lang;
use crate::library::{Library, NoImage};
use crate::pack::files::PackFiles;
use crate::words::commands::commands;
use crate::words::locale::number;
use crate::words::locale::words::fill;

/// Writes the image of packs to a file; problems are kept in it and told as ever.
pub(super) fn compile(packs: Vec<PackFiles>, output: &Path, lang: Lang) -> Result<Done, Error> {
    let library = Library::open(&readable(packs)?);
    refuse_no_packs(&library)?;
    let image = match library.image() {
        Ok(image) => image,
        Err(NoImage::Unreadable) => {
            warn_of_errors(&library, lang);
            warn(commands(lang).not_compiled);
            return Ok(Done::text(String::new(), NOTHING));
        }
        Err(NoImage::NotWritten(error)) => {
            return Err(Error::CannotWrite {
                path: output.to_owned(),
                error: io::Error::other(error),
            });
        }
    };
    warn_of_errors(&library, lang);
    let remark = write_file(output, |out| out.write_all(&image), lang)?;
    let bytes = number::count(image.len(), lang);
    let said = fill(commands(lang).compiled, &[&shown(output), &bytes]);
    let lines = remark.into_iter().chain([said]);
    let text: String = lines.map(|line| line + "\n").collect();
    Ok(Done::text(text, 0))
}

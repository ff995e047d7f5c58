//! What `check --fix` mends.
//!
//! Owns which files are written and what is said of each change: signs that can only mean one thing, and names to which
//! an editor added an ending. It must not know how slips are found.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::cli::data::{counted, write_file};
use crate::cli::error::{Error, shown};
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::pack::diagnostic::LineIndex;
use crate::pack::files::{self, Shelf};
use crate::pack::slips;
use crate::pack::toml::first_fault;
use crate::words::commands::commands;
use crate::words::locale::words::fill;

/// Most changes that are shown one by one.
const SHOWN: usize = 200;

/// Mends the files of packs, each whole or not at all, and says what was changed.
///
/// # Errors
/// Where a file cannot be read or written.
pub(super) fn fix(packs: &[PathBuf], lang: Lang) -> Result<String, Error> {
    let mut lines = Vec::new();
    for pack in packs {
        for (from, to) in files::misnamed(pack) {
            lines.extend(rename(&from, &to, lang)?);
        }
        let Shelf::OnDisk(files) = Shelf::of(&[files::find(pack)]) else {
            continue;
        };
        for (name, path) in files {
            lines.extend(file(&name, &path, lang)?);
        }
    }
    Ok(said(lines, lang))
}

/// Gives a file the name by which it is read, where nothing has it.
fn rename(from: &Path, to: &Path, lang: Lang) -> Result<Option<String>, Error> {
    let failed = |error| Error::CannotWrite {
        path: to.to_owned(),
        error,
    };
    let is_done = files::rename(from, to).map_err(failed)?;
    let said = fill(commands(lang).renamed, &[&shown(from), &shown(to)]);
    Ok(is_done.then_some(said))
}

/// Mends one file; returns a line for each change.
fn file(name: &str, path: &Path, lang: Lang) -> Result<Vec<String>, Error> {
    let text = files::text(path).unwrap_or_default();
    let body = text.trim_start_matches('\u{feff}');
    if first_fault(body).is_none() {
        return Ok(Vec::new());
    }
    let fixes = slips::find(body).fixes;
    if fixes.is_empty() {
        return Ok(Vec::new());
    }
    let index = LineIndex::new(body);
    let told = |(at, new): &(Range<usize>, String)| {
        let span = index.span(at);
        let place = format!("{name}:{}:{}", span.line, span.column);
        let old = body.get(at.clone()).unwrap_or_default();
        let parts = [&*place, &visible(old), &visible(new)];
        fill(commands(lang).fixed, &parts)
    };
    let mut lines: Vec<String> = fixes.iter().map(told).collect();
    let mark = text.get(..text.len() - body.len()).unwrap_or_default();
    let mended = mark.to_owned() + &with(body, &fixes);
    let remark = write_file(path, |out| out.write_all(mended.as_bytes()), lang)?;
    lines.extend(remark);
    Ok(lines)
}

/// A text with other letters in some places, which are in order.
fn with(text: &str, fixes: &[(Range<usize>, String)]) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut done = 0;
    for (at, new) in fixes {
        mended.push_str(text.get(done..at.start).unwrap_or_default());
        mended.push_str(new);
        done = at.end;
    }
    mended + text.get(done..).unwrap_or_default()
}

/// A sign as it can be seen: spaces by their numbers.
fn visible(text: &str) -> String {
    let one = |c: char| match c {
        c if c == ' ' || slips::figure::is_odd_space(c) => format!("U+{:04X}", u32::from(c)),
        c => clean(&c.to_string()).into_owned(),
    };
    text.chars().map(one).collect()
}

/// All changes in lines, and their number.
fn said(mut lines: Vec<String>, lang: Lang) -> String {
    let phrases = commands(lang);
    let count = lines.len();
    if count == 0 {
        return format!("{}\n", phrases.nothing_to_fix);
    }
    lines.truncate(SHOWN);
    lines.push(counted(phrases.fixed_count, &[count], lang));
    lines.join("\n") + "\n"
}

//! `brief`: the agendas of a person, and one of them with what is known now.
//!
//! Owns where agendas lie, and how one is named: by its name in that folder, or by a path. It must not know what an
//! agenda says, nor how the explorer changes it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use serde_json::{Value, json};

use crate::cli::address;
use crate::cli::args::{self, Cli, Global};
use crate::cli::error::{Error, NoBrief, shown};
use crate::cli::opening;
use crate::cli::output::Done;
use crate::cli::process::Process;
use crate::cli::settings::Settings;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::explorer::state::desk::{AgendaRead, Desk, Desks, ListedAgenda};
use crate::library::brief::{Brief, BriefError, check_name};
use crate::pack::files::agenda;
use crate::report::agenda as page;
use crate::report::json::pretty;
use crate::words::briefs::briefs;
use crate::words::locale::words::fill;

/// The name of the agenda into which the explorer pins if none was named.
const USUAL: &str = "ghim";
/// What the names of their files end in.
const END: &str = ".toml";

/// The folder of a person's agendas.
fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.data_dir().join("chitieu").join("briefs"))
}

/// The file that a name or a path means.
fn file(named: &str) -> Result<PathBuf, Error> {
    if named.contains('/') || named.ends_with(END) {
        return Ok(PathBuf::from(named));
    }
    let name = clean(named).into_owned();
    check_name(named).map_err(|why| NoBrief::Name(name, why))?;
    let folder = folder().ok_or(NoBrief::NoHome)?;
    Ok(folder.join(format!("{named}{END}")))
}

/// Reads an agenda that was named, with the bytes of its file.
fn read(named: &str) -> Result<(PathBuf, Vec<u8>, Brief), Error> {
    let path = file(named)?;
    let bytes = match agenda::read(&path) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(NoBrief::Bad(path, BriefError::TooLarge(agenda::LARGEST)).into()),
        Err(error) if error.kind() == ErrorKind::NotFound && !named.contains('/') => {
            let known = folder().map_or_else(Vec::new, |folder| agenda::names(&folder));
            return Err(NoBrief::Absent(shown(Path::new(named)), known).into());
        }
        Err(error) => return Err(Error::CannotReadAgenda { path, error }),
    };
    match Brief::read(&bytes) {
        Ok(brief) => Ok((path, bytes, brief)),
        Err(error) => Err(NoBrief::Bad(path, error).into()),
    }
}

/// An agenda that was named.
///
/// # Errors
/// Where there is none of that name, or its file is none.
pub(super) fn kept(named: &str) -> Result<Brief, Error> {
    read(named).map(|(_, _, brief)| brief)
}

/// An agenda of the folder: its name, its file, and what it holds where that can be read.
type Kept = (String, PathBuf, Option<Brief>);

/// The agendas there are.
fn all() -> Vec<Kept> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let listed = |name: String| {
        let path = folder.join(format!("{name}{END}"));
        let bytes = agenda::read(&path).ok().flatten();
        let brief = bytes.and_then(|bytes| Brief::read(&bytes).ok());
        (name, path, brief)
    };
    agenda::names(&folder).into_iter().map(listed).collect()
}

/// Prints the agendas there are.
pub(super) fn list(args: &args::BriefArgs, lang: Lang) -> Done {
    let all = all();
    if args.json {
        let items: Value = all.iter().map(json_of).collect();
        return Done::text(pretty(&items), 0);
    }
    if all.is_empty() {
        return Done::nothing(briefs(lang).none_kept.to_owned());
    }
    let line = |(name, _, brief): &Kept| match (clean(name), brief) {
        (name, Some(brief)) => {
            let title = page::title(brief, lang);
            format!("{name}: {title} · {}\n", page::count(brief, lang))
        }
        (name, None) => format!("{}\n", fill(briefs(lang).unreadable_one, &[&name])),
    };
    Done::text(all.iter().map(line).collect(), 0)
}

fn json_of((name, path, brief): &Kept) -> Value {
    json!({
        "name": name,
        "path": path.to_string_lossy(),
        "title": brief.as_ref().map(|brief| brief.head("title")),
        "items": brief.as_ref().map(|brief| brief.items().len()),
        "readable": brief.is_some(),
    })
}

/// Prints one agenda; what is missing in it is told, and what of its file is not understood is a remark.
///
/// # Errors
/// Where there is no such agenda, or the data cannot be opened as the options and the agenda say.
pub(super) fn print(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    named: &str,
    args: &args::BriefArgs,
    lang: Lang,
) -> Result<Done, Error> {
    let (_, _, brief) = read(named)?;
    // Options of the command line hold for every item; those of the agenda hold for items that say nothing themselves.
    let settled = address::settled(&cli.global);
    let cli = opened(cli, named)?;
    let scope = opening::open(around, settings, &cli, lang)?;
    let remark = page::notes(brief.notes(), lang);
    let basis = scope.basis();
    let text = match args.json {
        true => pretty(&page::document(basis, &brief, settled)),
        false => page::lines(basis, &brief, settled).join("\n") + "\n",
    };
    Ok(Done::text(text, 0).warning(remark))
}

/// The agenda into which the explorer pins: the one that was named, or else the usual one. If nothing may be kept it
/// has no file. A file that is no agenda is reported and never written over.
///
/// # Errors
/// Where an agenda was named and cannot be read.
pub(super) fn desk(named: Option<&str>, may_keep: bool, lang: Lang) -> Result<Desk, Error> {
    if let Some(named) = named {
        let (path, known, brief) = read_or_new(named)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let desk = Desk::with_brief(&clean(&name), brief).asked_for();
        return Ok(match may_keep {
            true => desk.kept_in(path, known),
            false => desk,
        });
    }
    let usual = Desk::with_brief(USUAL, Brief::new());
    if !may_keep {
        return Ok(usual);
    }
    Ok(match read(USUAL) {
        Ok((path, bytes, brief)) => Desk::with_brief(USUAL, brief).kept_in(path, Some(bytes)),
        Err(Error::NoBrief(NoBrief::Absent(..))) => match file(USUAL) {
            Ok(path) => usual.kept_in(path, None),
            Err(error) => usual.locked(error.said(lang)),
        },
        // What stands in its place is left as it is.
        Err(error) => usual.locked(error.said(lang)),
    })
}

/// The agendas of the folder, for whoever chooses among them.
pub(super) const DESKS: Desks = Desks {
    all: listed,
    read: chosen,
    begin: begun,
};

/// A new agenda of the folder; one that is there already is opened.
fn begun(name: &str, lang: Lang) -> AgendaRead {
    let name = name.trim();
    let name = name.strip_suffix(END).unwrap_or(name);
    if let Err(why) = check_name(name) {
        let name = clean(name).into_owned();
        return AgendaRead::Refused(Error::from(NoBrief::Name(name, why)).said(lang));
    }
    match read_or_new(name) {
        Ok((path, known, brief)) => {
            AgendaRead::Open(Desk::with_brief(&clean(name), brief).kept_in(path, known))
        }
        Err(error) => AgendaRead::Refused(error.said(lang)),
    }
}

fn listed(lang: Lang) -> Vec<ListedAgenda> {
    let said = |(name, _, brief): Kept| ListedAgenda {
        said: match &brief {
            Some(brief) => format!(
                "{} · {}",
                page::title(brief, lang),
                page::count(brief, lang)
            ),
            None => briefs(lang).unreadable.to_owned(),
        },
        name,
    };
    all().into_iter().map(said).collect()
}

fn chosen(name: &str, lang: Lang) -> AgendaRead {
    match read(name) {
        Ok((path, bytes, brief)) => {
            AgendaRead::Open(Desk::with_brief(&clean(name), brief).kept_in(path, Some(bytes)))
        }
        Err(error) => AgendaRead::Refused(error.said(lang)),
    }
}

/// The same as [`read`]; one that is not there yet is new, and has no bytes.
fn read_or_new(named: &str) -> Result<(PathBuf, Option<Vec<u8>>, Brief), Error> {
    match read(named) {
        Ok((path, bytes, brief)) => Ok((path, Some(bytes), brief)),
        Err(Error::NoBrief(NoBrief::Absent(..))) => Ok((file(named)?, None, Brief::new())),
        Err(Error::CannotReadAgenda { path, error })
            if error.kind() == ErrorKind::NotFound && named.ends_with(END) =>
        {
            Ok((path, None, Brief::new()))
        }
        Err(error) => Err(error),
    }
}

/// The options with which an agenda opens: its place, plan and day hold where none was named.
fn global_of(named: &str, global: &Global) -> Result<Global, Error> {
    let (_, _, brief) = read_or_new(named)?;
    let text = |key: &str| Some(brief.head(key)).filter(|said| !said.is_empty());
    Ok(Global {
        place: global.place.clone().or_else(|| text("place")),
        plan: global.plan.clone().or_else(|| text("plan")),
        as_of: global.as_of.or_else(|| text("as_of")?.parse().ok()),
        ..global.clone()
    })
}

/// The command line of the explorer on an agenda.
///
/// # Errors
/// Where the agenda cannot be read.
pub(super) fn opened(cli: &Cli, named: &str) -> Result<Cli, Error> {
    Ok(Cli {
        query: cli.query.clone(),
        no_clipboard: cli.no_clipboard,
        shared: cli.shared,
        plain: cli.plain,
        only: cli.only,
        fresh: cli.fresh,
        theme: cli.theme,
        signs: cli.signs,
        brief: Some(named.to_owned()),
        global: global_of(named, &cli.global)?,
        command: None,
    })
}

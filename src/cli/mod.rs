//! The commands, one call each.
//!
//! Owns the way from the command line to a command: which packs are opened, what a command looks at,
//! how it ends. 0 is found or done, 1 is nothing found or errors in data, 2 is misuse or failure, always
//! with one line on standard error. Only `output` prints, only `process` reads the environment.

pub mod args;
pub mod assess;
pub mod data;
pub mod explore;
pub mod export_json;
pub mod help;
pub mod json;
pub mod output;
pub mod page;
pub mod process;
pub mod query;
pub mod report;
pub mod scope;
pub mod status;
pub mod stop;

pub mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::args::{Cli, Color, Command, Global};
use crate::cli::output::{Done, Paint};
use crate::cli::process::Process;
use crate::cli::scope::Scope;
use crate::lang::Lang;
use crate::library::Library;
use crate::locale::diagnostics;
use crate::locale::words::{fill, words};
use crate::pack::files::{self, Found, PackFiles};
use crate::settings::{self, Settings};
use crate::tui::glyphs::{ASCII, Glyphs, UNICODE};
use crate::tui::terminal::{self, Wanted};
use crate::tui::theme::Depth;

/// Most other places that are shown beside an indicator.
pub const MOST_PLACES: usize = 12;

/// Most problems of the configuration that are told one by one.
const MOST_PROBLEMS: usize = 5;

/// Runs the command line.
pub fn run() -> ExitCode {
    let around = Process::read();
    let named = settings::path(around.config.clone());
    let (settings, problems) = named.map_or_else(Default::default, |path| settings::read(&path));
    let lang = settings.lang.or(around.locale).unwrap_or_default();
    let lang = early_language(&around).unwrap_or(lang);
    for problem in problems.iter().take(MOST_PROBLEMS) {
        output::warn(&diagnostics::line(problem, lang));
    }
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        output::warn(&fill(words(lang).more_problems, &[&more.to_string()]));
    }
    let cli = match parse(&around, lang) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match dispatch(&around, &settings, &cli, lang) {
        Ok(done) => done.print(lang),
        Err(said) => output::fail(&said),
    }
}

/// The language named on the command line, read ahead so that help and complaints speak it.
fn early_language(around: &Process) -> Option<Lang> {
    let words: Vec<&str> = around
        .arguments
        .iter()
        .filter_map(|word| word.to_str())
        .collect();
    let named = |code: &str| Lang::ALL.into_iter().find(|lang| lang.code() == code);
    words
        .iter()
        .enumerate()
        .find_map(|(at, word)| match word.strip_prefix("--lang=") {
            Some(code) => named(code),
            None if *word == "--lang" => words.get(at + 1).and_then(|code| named(code)),
            None => None,
        })
}

fn parse(around: &Process, lang: Lang) -> Result<Cli, ExitCode> {
    let parsed = help::command(lang)
        .try_get_matches_from(&around.arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print(&help::rendered(&error.render().to_string(), lang), lang)
        }
        _ => output::fail(&help::complaint(&error, lang)),
    })
}

fn dispatch(around: &Process, settings: &Settings, cli: &Cli, lang: Lang) -> Result<Done, String> {
    let paint = paint(around, &cli.global);
    let open = || open(around, settings, &cli.global, lang);
    match &cli.command {
        None => explore::explore(around, settings, cli, lang),
        Some(Command::Find(args)) => Ok(query::find(&open()?, args, paint)),
        Some(Command::Show(args)) => Ok(query::show(&open()?, args, paint)),
        Some(Command::List(args)) => query::list(&open()?, args, paint),
        Some(Command::Status(args)) => Ok(status::status(&open()?, args.json, paint)),
        Some(Command::Check(args)) => {
            let packs = match args.packs.is_empty() {
                true => packs(around, settings, &cli.global).0,
                false => args.packs.iter().map(|path| files::open(path)).collect(),
            };
            Ok(data::check(&packs, args.json, lang))
        }
        Some(Command::Import(args)) => data::import(args, lang),
        Some(Command::Export(args)) => data::export(&open()?, args),
        Some(Command::Completions { shell }) => Ok(completions(*shell)),
        Some(Command::Man) => man(lang),
        Some(Command::Assess(args)) => assess::run(args, lang).map(|text| Done::text(text, 0)),
    }
}

fn paint(around: &Process, global: &Global) -> Paint {
    let depth = depth(around, global);
    Paint {
        glyphs: glyphs(around, global),
        colored: depth != Depth::Mono && (around.is_terminal || global.color != Color::Auto),
    }
}

fn glyphs(around: &Process, global: &Global) -> &'static Glyphs {
    match global.ascii || !terminal::is_unicode(&around.terminal()) {
        true => &ASCII,
        false => &UNICODE,
    }
}

fn depth(around: &Process, global: &Global) -> Depth {
    let wanted = match global.color {
        Color::Auto => Wanted::Auto,
        Color::Always => Wanted::Always,
        Color::Never => Wanted::Exactly(Depth::Mono),
        Color::Ansi16 => Wanted::Exactly(Depth::Ansi16),
        Color::Ansi256 => Wanted::Exactly(Depth::Ansi256),
        Color::True => Wanted::Exactly(Depth::True),
    };
    terminal::depth(&around.terminal(), wanted)
}

/// Opens the packs that were asked for; problems are counted on standard error.
fn open(
    around: &Process,
    settings: &Settings,
    global: &Global,
    lang: Lang,
) -> Result<Scope, String> {
    let (packs, embedded) = readable_packs(around, settings, global, lang)?;
    let library = Library::open(&packs);
    warn_of_errors(&library, lang);
    Scope::new(library, global, embedded, around.today, lang)
}

fn warn_of_errors(library: &Library, lang: Lang) {
    let errors = library.error_count();
    if errors > 0 {
        output::warn(&fill(words(lang).errors_plain, &[&errors.to_string()]));
    }
}

/// The files of the packs; the first one that cannot be read is the error.
fn readable_packs(
    around: &Process,
    settings: &Settings,
    global: &Global,
    lang: Lang,
) -> Result<(Vec<PackFiles>, bool), String> {
    let (packs, embedded) = packs(around, settings, global);
    match packs.iter().flat_map(|pack| &pack.problems).next() {
        Some(problem) => Err(diagnostics::line(problem, lang)),
        None => Ok((packs, embedded)),
    }
}

/// The files of the packs on disk, not yet read; none where those inside the binary are meant. The first
/// one that cannot be read is the error.
fn found_packs(
    around: &Process,
    settings: &Settings,
    global: &Global,
    lang: Lang,
) -> Result<Option<Vec<Found>>, String> {
    let Some(named) = named_packs(around, settings, global) else {
        return Ok(None);
    };
    let found: Vec<Found> = named.iter().map(|path| files::find(path)).collect();
    match found.iter().flat_map(|found| &found.problems).next() {
        Some(problem) => Err(diagnostics::line(problem, lang)),
        None => Ok(Some(found)),
    }
}

/// The files of the packs, and whether they are those inside the binary.
fn packs(around: &Process, settings: &Settings, global: &Global) -> (Vec<PackFiles>, bool) {
    match named_packs(around, settings, global) {
        Some(named) => (named.iter().map(|path| files::open(path)).collect(), false),
        None => (files::embedded(), true),
    }
}

/// The packs named on the command line, else by the environment, else by the configuration.
fn named_packs<'n>(
    around: &'n Process,
    settings: &'n Settings,
    global: &'n Global,
) -> Option<&'n [PathBuf]> {
    let lists: [&[PathBuf]; 3] = [&global.pack, &around.packs, &settings.packs];
    lists.into_iter().find(|paths| !paths.is_empty())
}

fn completions(shell: clap_complete::Shell) -> Done {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut help::command(Lang::En), "chitieu", &mut bytes);
    Done::text(String::from_utf8_lossy(&bytes).into_owned(), 0)
}

fn man(lang: Lang) -> Result<Done, String> {
    let mut bytes = Vec::new();
    let man = clap_mangen::Man::new(help::command(lang));
    man.render(&mut bytes).map_err(|error| error.to_string())?;
    Ok(Done::text(String::from_utf8_lossy(&bytes).into_owned(), 0))
}

//! The commands, one call each.
//!
//! Owns the way from the command line to a command: which packs are opened, what a command looks at,
//! how it ends. 0 is found or done, 1 is nothing found or errors in data, 2 is misuse or failure, always
//! with one line on standard error. Only `output` prints, only `surroundings` reads the environment.

pub mod args;
pub mod help;
pub mod json;
pub mod output;
pub mod page;
pub mod query;
pub mod scope;
pub mod status;
pub mod surroundings;
pub mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::args::{Cli, Color, Command, Global};
use crate::cli::output::{Done, Paint};
use crate::cli::scope::Scope;
use crate::cli::surroundings::Surroundings;
use crate::lang::Lang;
use crate::library::Library;
use crate::locale::diagnostics;
use crate::locale::words::{fill, words};
use crate::pack::files::{self, PackFiles};
use crate::settings::{self, Settings};
use crate::tui::glyphs::{ASCII, UNICODE};

/// Most other places that are shown beside an indicator.
pub const MOST_PLACES: usize = 12;

/// Runs the command line.
pub fn run() -> ExitCode {
    let around = Surroundings::read();
    let named = settings::path(around.config.clone());
    let (settings, problems) = named.map_or_else(Default::default, |path| settings::read(&path));
    let lang = settings.lang.or(around.locale).unwrap_or_default();
    let lang = early_language(&around).unwrap_or(lang);
    for problem in &problems {
        output::warn(&diagnostics::line(problem, lang));
    }
    let cli = match parse(&around, lang) {
        Ok(cli) => cli,
        Err(code) => return code,
    };
    match dispatch(&around, &settings, &cli, lang) {
        Ok(done) => done.print(),
        Err(said) => output::fail(&said),
    }
}

/// The language named on the command line, read ahead so that help and complaints speak it.
fn early_language(around: &Surroundings) -> Option<Lang> {
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

fn parse(around: &Surroundings, lang: Lang) -> Result<Cli, ExitCode> {
    let parsed = help::command(lang)
        .try_get_matches_from(&around.arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output::print(&help::rendered(&error.render().to_string(), lang))
        }
        _ => output::fail(&help::complaint(&error, lang)),
    })
}

fn dispatch(
    around: &Surroundings,
    settings: &Settings,
    cli: &Cli,
    lang: Lang,
) -> Result<Done, String> {
    let paint = paint(around, &cli.global);
    let open = || open(around, settings, &cli.global, lang);
    match &cli.command {
        None => explore(around, &open()?, cli),
        Some(Command::Find(args)) => Ok(query::find(&open()?, args, paint)),
        Some(Command::Show(args)) => Ok(query::show(&open()?, args, paint)),
        Some(Command::List(args)) => query::list(&open()?, args, paint),
        Some(Command::Status(args)) => Ok(status::status(&open()?, args.json, paint)),
        Some(Command::Completions { shell }) => Ok(completions(*shell)),
        Some(Command::Man) => man(lang),
        Some(_) => Err("not yet".to_owned()),
    }
}

fn paint(around: &Surroundings, global: &Global) -> Paint {
    let colored = match global.color {
        Color::Auto => {
            around.is_terminal && !around.no_color && around.term.as_deref() != Some("dumb")
        }
        Color::Never => false,
        _ => true,
    };
    let glyphs = match global.ascii || !around.utf8 {
        true => &ASCII,
        false => &UNICODE,
    };
    Paint { glyphs, colored }
}

/// Opens the packs that were asked for; problems are counted on standard error.
fn open(
    around: &Surroundings,
    settings: &Settings,
    global: &Global,
    lang: Lang,
) -> Result<Scope, String> {
    let (packs, embedded) = packs(around, settings, global);
    if let Some(problem) = packs.iter().flat_map(|pack| &pack.problems).next() {
        return Err(diagnostics::line(problem, lang));
    }
    let library = Library::open(&packs);
    let errors = library.error_count();
    if errors > 0 {
        output::warn(&fill(words(lang).errors_plain, &[&errors.to_string()]));
    }
    Scope::new(library, global, embedded, around.today, lang)
}

/// The files of the packs: named on the command line, else by the environment, else by the
/// configuration, else those inside the binary.
fn packs(around: &Surroundings, settings: &Settings, global: &Global) -> (Vec<PackFiles>, bool) {
    let named: &[PathBuf] = [&global.pack, &around.packs, &settings.packs]
        .into_iter()
        .find(|paths| !paths.is_empty())
        .map_or(&[], |paths| paths);
    if named.is_empty() {
        return (files::embedded(), true);
    }
    (named.iter().map(|path| files::open(path)).collect(), false)
}

/// Opens the explorer; where nobody can use it, gives the same facts as plain lines.
fn explore(around: &Surroundings, scope: &Scope, cli: &Cli) -> Result<Done, String> {
    let paint = paint(around, &cli.global);
    match &cli.query {
        Some(query) => {
            let args = args::Find {
                query: vec![query.clone()],
                limit: 20,
                json: false,
                explain: false,
            };
            Ok(query::find(scope, &args, paint))
        }
        None => query::list(scope, &args::List::default(), paint),
    }
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

//! The commands, one call each.
//!
//! Owns the way from the command line to a command and how it ends: 0 is found or done, 1 is nothing found or
//! errors in data, 2 is misuse or failure, always with one line on standard error. It must not know how facts
//! are laid out or said. Only `output` prints, only `process` and `settings` read the environment.
//!
//! Reading order: `process`, `settings`, `args`, `dates`, `help` (what was asked); `opening` (which packs),
//! `scope` (what a command looks at), `looks` (how it is painted), `stop` (signals while a file is written);
//! `query` (`find`, `show`, `list`), `plans` (what they give besides indicators), `status`, `assess`, `data` (`check`, `import`, `export`; its problems are
//! printed by `report`), `explore`; `output` and `error` (how it ends).

pub mod args;
pub mod assess;
pub mod data;
mod dates;
pub(crate) mod error;
pub(crate) mod explore;
pub(crate) mod help;
mod looks;
mod opening;
pub(crate) mod output;
mod plans;
pub(crate) mod process;
pub(crate) mod query;
pub mod report;
pub mod scope;
pub(crate) mod settings;
pub(crate) mod status;
pub mod stop;

use std::process::ExitCode;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::cli::args::{Cli, Command};
use crate::cli::error::Error;
use crate::cli::output::Done;
use crate::cli::process::Process;
use crate::cli::settings::Settings;
use crate::core::lang::Lang;
use crate::pack::files;
use crate::words::locale::words::{fill, words};
use crate::words::problems::diagnostics;

/// Most problems of the configuration that are told one by one.
const MOST_PROBLEMS: usize = 5;

/// Runs the command line.
pub fn run() -> ExitCode {
    stop::limits_are_errors();
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
        Err(error) => output::fail(&error.said(lang)),
    }
}

/// The language named on the command line, read ahead so that help and complaints speak it.
fn early_language(around: &Process) -> Option<Lang> {
    let words: Vec<&str> = around
        .arguments
        .iter()
        .filter_map(|word| word.to_str())
        .collect();
    let named = |code: &str| code.parse::<Lang>().ok();
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
        _ => output::fail(&help::complaint(&error, &around.arguments, lang)),
    })
}

fn dispatch(around: &Process, settings: &Settings, cli: &Cli, lang: Lang) -> Result<Done, Error> {
    let paint = looks::paint(around, &cli.global);
    let open = || opening::open(around, settings, &cli.global, lang);
    match &cli.command {
        None => explore::explore(around, settings, cli, lang),
        Some(Command::Find(args)) => Ok(query::find(&open()?, args, paint)),
        Some(Command::Show(args)) => Ok(query::show(&open()?, args, paint)),
        Some(Command::List(args)) => query::list(&open()?, args, paint),
        Some(Command::Status(args)) => Ok(status::status(&open()?, *args, paint)),
        Some(Command::Check(args)) => {
            let packs = if args.packs.is_empty() {
                opening::packs(around, settings, &cli.global).0
            } else {
                args.packs.iter().map(|path| files::open(path)).collect()
            };
            // What a script reads must not change with the day on which it is run.
            let today = around.is_terminal.then_some(around.today);
            let day = cli.global.as_of.or(today);
            Ok(data::check(&packs, day, args.json, lang))
        }
        Some(Command::Import(args)) => data::import(args, lang),
        Some(Command::Export(args)) => data::export(&open()?, args),
        Some(Command::Completions { shell }) => Ok(completions(*shell)),
        Some(Command::Man) => man(lang),
        Some(Command::Assess(args)) => {
            Ok(Done::text(assess::run(args, cli.global.as_of, lang)?, 0))
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Done {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut help::command(Lang::En), "chitieu", &mut bytes);
    Done::text(String::from_utf8_lossy(&bytes).into_owned(), 0)
}

fn man(lang: Lang) -> Result<Done, Error> {
    let mut bytes = Vec::new();
    let man = clap_mangen::Man::new(help::command(lang));
    man.render(&mut bytes)?;
    Ok(Done::text(String::from_utf8_lossy(&bytes).into_owned(), 0))
}

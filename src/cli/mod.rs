//! The commands, one call each.
//!
//! Owns the way from the command line to a command and how it ends: 0 is found or done, 1 is nothing found or
//! errors in data, 2 is misuse or failure, always with one line on standard error. It must not know how facts
//! are laid out or said. Only `output` prints, only `process` and `settings` read the environment.
//!
//! Reading order: `process`, `settings`, `args`, `said`, `help`, `shared` (what was asked); `opening` (which packs), `cache`,
//! `scope` (what a command looks at), `looks` (how it is painted), `stop` (signals while a file is written), `working` (what is said meanwhile);
//! `chosen` (which series), `query` (`find`, `show`, `list`), `ask` and `talk` (questions), `address` (`open`), `plans` (what they give besides indicators), `status`, `brief` (agendas),
//! `assess`, `data` (`check`, and `export` of every claim), `export` (what was chosen, and pages), `diff`, `import` with `into`, `draft`, `workbooks` (problems are printed by `report`), `compile`, `complete` (what a shell offers), `manual`,
//! `explore`, `doctor`; `output` and `error` (how it ends).

mod address;
pub mod args;
mod ask;
pub mod assess;
mod assess_args;
mod brief;
mod cache;
mod chosen;
mod compile;
mod complete;
pub mod data;
mod diff;
mod doctor;
mod doctor_args;
pub(crate) mod draft;
pub(crate) mod error;
pub(crate) mod explore;
mod export;
mod export_args;
mod fix;
pub(crate) mod help;
pub mod import;
mod into;
mod looks;
mod manual;
mod new;
mod opening;
pub(crate) mod output;
mod plans;
pub(crate) mod process;
pub(crate) mod query;
pub mod report;
pub mod said;
pub mod scope;
pub(crate) mod settings;
mod shared;
pub(crate) mod status;
pub mod stop;
mod talk;
mod unmatched;
mod workbooks;
mod working;
mod zone;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::cli::args::{Cli, Command};
use crate::cli::error::Error;
use crate::cli::output::Done;
use crate::cli::process::Process;
use crate::cli::scope::CommandScope;
use crate::cli::settings::Settings;
use crate::cli::shared::RefusedCommand;
use crate::core::lang::Lang;
use crate::line::terminal;
use crate::pack::files;
use crate::pack::schema::schema;
use crate::words::locale::words::{fill, words};

/// What the program calls itself, where it is asked for nothing else.
const NAME: &str = env!("CARGO_PKG_NAME");
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Most problems of the configuration that are told one by one.
const MOST_PROBLEMS: usize = 5;

/// Runs the command line.
pub fn run() -> ExitCode {
    stop::limits_are_errors();
    if process::asks_version_only() {
        return output::print(&format!("{NAME} {VERSION}\n"), Lang::default());
    }
    let around = Process::read();
    working::can_wipe(!terminal::is_dumb(Some(&around.term)));
    let named = settings::path(around.config.clone());
    let (settings, problems) = named.map_or_else(Default::default, |path| settings::read(&path));
    let lang = settings.lang.or(around.locale).unwrap_or_default();
    let lang = early_language(&around.arguments).unwrap_or(lang);
    if let Some(shell) = &around.completes {
        // Errors are dropped here: a message would break the line on which Tab was pressed.
        let offered = complete::offered(shell, &around, &settings, lang).unwrap_or_default();
        return offered.print(lang);
    }
    if let Some(zone) = &around.unknown_zone {
        output::warn(&fill(words(lang).unknown_zone, &[zone]));
    }
    for problem in problems.iter().take(MOST_PROBLEMS) {
        output::warn(&settings::told(problem, lang));
    }
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        output::warn(&fill(words(lang).more_problems, &[&more.to_string()]));
    }
    let (cli, lang) = match read_line(&around, lang) {
        Ok(read) => read,
        Err(code) => return code,
    };
    match dispatch(&around, &settings, &cli, lang) {
        // Data for programs are never fitted to the width of a terminal.
        Ok(done) if cli.prints_data() => done.print(lang),
        Ok(done) => done.fitted(around.columns).print(lang),
        Err(error) => output::fail(&error.said(lang)),
    }
}

/// The language named on a command line, the last one; read ahead so that help and complaints speak it.
fn early_language(line: &[OsString]) -> Option<Lang> {
    let words: Vec<&str> = line.iter().filter_map(|word| word.to_str()).collect();
    let named = |code: &str| code.parse::<Lang>().ok();
    let words_with_next = words
        .iter()
        .zip(words.iter().skip(1).map(Some).chain([None]));
    let all = words_with_next.filter_map(|(word, next)| match word.strip_prefix("--lang=") {
        Some(code) => named(code),
        None if *word == "--lang" => next.and_then(|code| named(code)),
        None => None,
    });
    all.last()
}

/// What is to be done: what the command line says, or what somebody asked for whose login was given it.
fn read_line(around: &Process, lang: Lang) -> Result<(Cli, Lang), ExitCode> {
    let said = |error: clap::Error, line: &[OsString], lang| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let help = help::rendered(&error.render().to_string(), lang);
            Done::text(help, 0).fitted(around.columns).print(lang)
        }
        _ => output::fail(&help::complaint(&error, line, lang)),
    };
    let given = parse(&around.arguments, lang, false);
    let given = given.map_err(|error| said(error, &around.arguments, lang))?;
    let line = match shared::line(around, &given, lang) {
        Ok(Some(line)) => line,
        Ok(None) => return Ok((given, lang)),
        Err(RefusedCommand::Line(error, line)) => return Err(said(error, &line, lang)),
        Err(refused) => return Err(output::fail(&refused.said(lang))),
    };
    let lang = early_language(&line).unwrap_or(lang);
    // What was asked for wins over what the account was given.
    let asked = parse(&line, lang, true).map_err(|error| said(error, &line, lang))?;
    Ok((asked, lang))
}

/// Parses a line; if `wins` is set, later values replace earlier ones. The help texts, which cost more than many a
/// command, are made only if something has to be explained.
fn parse(line: &[OsString], lang: Lang, wins: bool) -> Result<Cli, clap::Error> {
    let read = |command: clap::Command| {
        let matches = command
            .args_override_self(wins)
            .try_get_matches_from(line)?;
        Cli::from_arg_matches(&matches)
    };
    match read(Cli::command()) {
        Err(error) if error.kind() != ErrorKind::DisplayVersion => {
            read(help::command_for(line, lang))
        }
        read => read,
    }
}

fn dispatch(around: &Process, settings: &Settings, cli: &Cli, lang: Lang) -> Result<Done, Error> {
    let paint = looks::paint(around, settings, cli);
    // Kept to the end of the process: taking it apart would cost more than many a command.
    let open = || {
        let scope = opening::open(around, settings, cli, lang)?;
        Ok::<&CommandScope, Error>(Box::leak(Box::new(scope)))
    };
    match &cli.command {
        None => explore_on(around, settings, cli, lang),
        Some(Command::Find(args)) => query::find(open()?, args, paint),
        Some(Command::Ask(args)) => ask::ask(open()?, args, paint),
        Some(Command::Talk) => talk::talk(around, open()?),
        Some(Command::Brief(args)) => agendas(around, settings, cli, args, lang),
        Some(Command::Show(args)) => {
            may_write(around, settings, cli, args.target.output.as_ref())?;
            query::show(open()?, args, paint, around.is_terminal)
        }
        Some(Command::List(args)) => query::list(open()?, args, paint),
        Some(Command::Status(args)) => {
            may_write(around, settings, cli, args.target.output.as_ref())?;
            status::status(open()?, args, paint, around.is_terminal)
        }
        Some(Command::Check(args)) => check(around, settings, cli, args, lang),
        Some(Command::Import(args)) => import_sheets(around, cli, args, lang),
        Some(Command::Diff(args)) => match args.since.filter(|_| args.packs.is_empty()) {
            Some(since) => {
                let scope = open()?;
                let seen = (&scope.viewpoint, since);
                Ok(diff::since_in(args, &scope.library, seen, lang))
            }
            None => diff::packs(args, &scope::viewpoint(&cli.global, around.today), lang),
        },
        Some(Command::Draft(args)) => draft::draft(args, around, &cli.global, lang),
        Some(Command::New(args)) => {
            let place = cli.global.place.as_deref();
            new::new(args, (place, around.today), open, lang)
        }
        Some(Command::ReadDocument) => Ok(workbooks::read_document()),
        Some(Command::ReadWorkbook) => Ok(workbooks::read()),
        Some(Command::Export(args)) => {
            may_write(around, settings, cli, args.outputs())?;
            match &args.brief {
                Some(named) => export_agenda(around, settings, cli, (named, args), lang),
                None => export::export(open()?, args, around.is_terminal),
            }
        }
        Some(Command::Open(args)) => address::open(around, settings, (cli, args), paint, lang),
        Some(Command::Compile(args)) => {
            let named = match args.packs.as_slice() {
                [] => opening::named_packs(around, settings, &cli.global),
                named => Some(named),
            };
            match (&args.output, named) {
                (Some(output), named) => compile::to_file(named, output, lang),
                (None, Some(named)) => {
                    let cache = cache::cache(around, cli).map_err(Error::NoCache)?;
                    compile::to_cache(named, &cache, lang)
                }
                (None, None) => Ok(compile::shipped(lang)),
            }
        }
        Some(Command::Completions { shell }) => complete::script(*shell),
        Some(Command::Doctor(args)) => Ok(doctor::doctor(around, settings, cli, args, lang)),
        Some(Command::Schema) => Ok(schema_text()),
        Some(Command::Man { command }) => manual::page(command.as_deref(), lang),
        Some(Command::Assess(args)) => {
            Ok(Done::text(assess::run(args, cli.global.as_of, lang)?, 0))
        }
    }
}

/// Reports the problems of the packs that were named or would be opened. If asked, it first mends what can only mean
/// one thing.
fn check(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    args: &args::Check,
    lang: Lang,
) -> Result<Done, Error> {
    working::begin(lang);
    let fixed = match args.fix {
        true => fix::fix(&args.packs, lang)?,
        false => String::new(),
    };
    let packs = if args.packs.is_empty() {
        opening::packs(around, settings, &cli.global).packs
    } else {
        args.packs.iter().map(|path| files::open(path)).collect()
    };
    // What a script reads must not change with the day on which it is run.
    let today = around.is_terminal.then_some(around.today);
    let day = cli.global.as_of.or(today);
    let mut done = data::check_within(&packs, day, args.json, lang, around.columns);
    done.text.insert_str(0, &fixed);
    Ok(done)
}

/// Imports what the line names.
fn import_sheets(
    around: &Process,
    cli: &Cli,
    args: &args::Import,
    lang: Lang,
) -> Result<Done, Error> {
    let line = around.arguments.iter().skip(1);
    let known = import::ImportContext {
        place: cli.global.place.clone(),
        plan: cli.global.plan.clone(),
        today: Some(around.today),
        columns: around.columns,
        line: line
            .map(|word| word.to_string_lossy().into_owned())
            .collect(),
    };
    // A person who types rows needs no notice that the program waits for them.
    if !args.files.iter().any(|file| file.as_os_str() == "-") {
        working::begin(lang);
    }
    import::import_within(args, &known, lang)
}

/// Refuses to write over a file that a pack is read from.
fn may_write<'p>(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    outputs: impl IntoIterator<Item = &'p PathBuf>,
) -> Result<(), Error> {
    for path in outputs {
        let named = opening::named_packs(around, settings, &cli.global).unwrap_or_default();
        if data::writes_source(named, path) {
            return Err(Error::IsSource(path.clone()));
        }
    }
    Ok(())
}

/// Opens the explorer, with the agenda that the line or the configuration names, if one does.
fn explore_on(around: &Process, settings: &Settings, cli: &Cli, lang: Lang) -> Result<Done, Error> {
    match cli.brief.as_ref().or(settings.brief.as_ref()) {
        Some(named) => {
            let cli = brief::opened(cli, named)?;
            explore::explore(around, settings, &cli, lang)
        }
        None => explore::explore(around, settings, cli, lang),
    }
}

/// Writes an agenda, with the place, plan and day that it names where the line names none.
fn export_agenda(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    (named, args): (&str, &args::Export),
    lang: Lang,
) -> Result<Done, Error> {
    // Options of the command line hold for every item; those of the agenda hold for items that say nothing themselves.
    let settled = address::settled(&cli.global);
    let known = brief::kept(named)?;
    let cli = brief::opened(cli, named)?;
    let scope = opening::open(around, settings, &cli, lang)?;
    export::agenda(&scope, args, (&known, settled), around.is_terminal)
}

/// Lists the agendas, prints one or opens it.
fn agendas(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    args: &args::BriefArgs,
    lang: Lang,
) -> Result<Done, Error> {
    match &args.file {
        None => Ok(brief::list(args, lang)),
        Some(named) if args.open => {
            let cli = brief::opened(cli, named)?;
            explore::explore(around, settings, &cli, lang)
        }
        Some(named) => brief::print(around, settings, cli, named, args, lang),
    }
}

fn schema_text() -> Done {
    Done::text(format!("{:#}\n", schema()), 0)
}

//! An account that many people share.
//!
//! Owns the rule by which that is known, and what somebody may ask for whose login was given this program instead:
//! their words are a command line of the commands that only read, parted here and by no shell, and none of them
//! names a path. It must not know what a command does.

use std::ffi::{OsStr, OsString};

use clap::builder::{Arg, ValueParser};
use clap::parser::ValueSource;
use clap::{ArgMatches, Command};

use crate::cli::args::Cli;
use crate::cli::help;
use crate::cli::process::Process;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::words::commands::commands;
use crate::words::locale::words::fill;

/// What the program is called on a command line.
const NAME: &str = "chitieu";

/// Commands that only read, and print what they found.
const READ_ONLY: &[&str] = &[
    "find", "ask", "talk", "show", "list", "status", "assess", "export",
];

/// Tells whether a person's searches must be forgotten, since the next person may be somebody else: an option says so,
/// this is the login shell itself, the command of an SSH login was forced, or SSH started it without a shell of the
/// person's own.
pub(super) fn forgets(around: &Process, cli: &Cli) -> bool {
    is_anybodys(around, cli) || (around.is_over_ssh && !around.has_shell)
}

/// Tells whether the account belongs to no single person: an option says so, this is the login shell itself, or the
/// command of an SSH login was forced.
pub(super) fn is_anybodys(around: &Process, cli: &Cli) -> bool {
    let is_login_shell = around
        .arguments
        .first()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"-"));
    cli.shared || is_login_shell || around.asked.is_some()
}

/// Why what was asked for is not done.
#[derive(Debug)]
pub(super) enum RefusedCommand {
    /// It is no text.
    NotText,
    /// A quote was opened and not closed.
    OpenQuote,
    /// An unknown command, or one that does more than read.
    Command(String),
    /// An option that names a path.
    Path(String),
    /// What the command line, as it was written, says of itself: help, or a misuse.
    Line(clap::Error, Vec<OsString>),
}

impl RefusedCommand {
    /// What is wrong and what can be done, in one line.
    pub(super) fn said(&self, lang: Lang) -> String {
        let phrases = commands(lang);
        let can_be_run = || format!("{}, --help", READ_ONLY.join(", "));
        match self {
            Self::NotText => phrases.not_utf8.to_owned() + phrases.cure_help,
            Self::OpenQuote => phrases.open_quote.to_owned(),
            Self::Command(name) => fill(phrases.not_run_here, &[name, &can_be_run()]),
            Self::Path(option) => fill(phrases.no_path_here, &[option]),
            Self::Line(error, line) => help::complaint(error, line, lang),
        }
    }
}

/// The whole command line where somebody asked for something: what the account was given, then their words, which
/// win. `None` where nothing was asked for, or the account was given a command of its own.
///
/// # Errors
/// Where it is more than reading, or wrong.
pub(super) fn line(
    around: &Process,
    cli: &Cli,
    lang: Lang,
) -> Result<Option<Vec<OsString>>, RefusedCommand> {
    // A shell of the person's own may still have the words of the login in its environment.
    let is_meant = cli.command.is_none() && (cli.shared || !around.has_shell);
    let Some(asked) = around.asked.as_deref().filter(|_| is_meant) else {
        return Ok(None);
    };
    let words = words(asked)?;
    if words.is_empty() {
        return Ok(None);
    }
    let alone: Vec<OsString> = [NAME]
        .into_iter()
        .chain(words.iter().map(String::as_str))
        .map(OsString::from)
        .collect();
    let command = read_only(help::command(lang));
    // This check comes first, because even the help of such a command is not for everybody.
    if let Some(name) = command_in(&command, &words)
        && !READ_ONLY.contains(&name)
    {
        return Err(RefusedCommand::Command(clean(name).into_owned()));
    }
    let matches = command.clone().try_get_matches_from(&alone);
    let matches = matches.map_err(|error| RefusedCommand::Line(error, alone))?;
    check_paths(&command, &matches)?;
    let words = words.into_iter().map(OsString::from);
    let given = around.arguments.iter().cloned();
    Ok(Some(given.chain(words).collect()))
}

/// The word that stands where a command does: the first that is no option and no value of one.
fn command_in<'w>(command: &Command, words: &'w [String]) -> Option<&'w str> {
    let takes_next = |word: &str| {
        let name = word.strip_prefix("--");
        command
            .get_arguments()
            .any(|arg| arg.get_long() == name && name.is_some() && arg.get_action().takes_values())
    };
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        if !word.starts_with('-') {
            return Some(word);
        }
        if takes_next(word) {
            rest.next();
        }
    }
    None
}

/// The command line reduced to what everybody may use; nothing else appears in its help.
fn read_only(command: Command) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    let command = command.mut_args(|arg| match names_path(&arg) {
        true => arg.hide(true),
        false => arg,
    });
    names.iter().fold(command, |command, name| {
        let may_be_run = READ_ONLY.contains(&name.as_str());
        command.mut_subcommand(name, |command| read_only(command).hide(!may_be_run))
    })
}

/// Refuses every option that names a path.
fn check_paths(command: &Command, matches: &ArgMatches) -> Result<(), RefusedCommand> {
    let is_given = |arg: &&Arg| {
        let id = arg.get_id().as_str();
        matches.try_contains_id(id).is_ok()
            && matches.value_source(id) == Some(ValueSource::CommandLine)
    };
    let mut paths = command.get_arguments().filter(|arg| names_path(arg));
    if let Some(arg) = paths.find(is_given) {
        return Err(RefusedCommand::Path(written(arg)));
    }
    let inner = matches
        .subcommand()
        .and_then(|(name, inner)| Some((command.find_subcommand(name)?, inner)));
    inner.map_or(Ok(()), |(command, inner)| check_paths(command, inner))
}

/// Tells whether the value of an option is a path: of every such option, since its type says so.
fn names_path(arg: &Arg) -> bool {
    arg.get_value_parser().type_id() == ValueParser::path_buf().type_id()
}

/// An option as it is written.
fn written(arg: &Arg) -> String {
    let long = arg.get_long().map(|long| format!("--{long}"));
    let short = || arg.get_short().map(|short| format!("-{short}"));
    long.or_else(short)
        .unwrap_or_else(|| arg.get_id().to_string())
}

/// The words that were asked for, without the name of the program. They are parted at spaces; what stands in quotes
/// is kept together. No other sign means anything, so that a name with an apostrophe inside is one word.
fn words(asked: &OsStr) -> Result<Vec<String>, RefusedCommand> {
    let text = asked.to_str().ok_or(RefusedCommand::NotText)?;
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, after) = word(rest)?;
        words.push(word);
        rest = after.trim_start();
    }
    if words.first().is_some_and(|word| word == NAME) {
        words.remove(0);
    }
    Ok(words)
}

/// The first word of a text, and what comes behind it. A quote opens where a word begins, and behind the sign that
/// parts an option from its value; behind the colon of a filter it is part of what is looked for.
fn word(text: &str) -> Result<(String, &str), RefusedCommand> {
    let mut word = String::new();
    let mut letters = text.chars();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            break;
        }
        let is_quote = match before {
            ' ' => matches!(letter, '"' | '\''),
            '=' => matches!(letter, '"' | '\'') && word.starts_with('-'),
            ':' => letter == '"',
            _ => false,
        };
        if !is_quote {
            word.push(letter);
            before = letter;
            continue;
        }
        let (inside, after) = letters
            .as_str()
            .split_once(letter)
            .ok_or(RefusedCommand::OpenQuote)?;
        if before == ':' {
            word.extend([letter]);
            word.push_str(inside);
            word.extend([letter]);
        } else {
            word.push_str(inside);
        }
        before = letter;
        letters = after.chars();
    }
    Ok((word, letters.as_str()))
}

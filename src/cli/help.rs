//! The help and the complaints of the command line in both languages.
//!
//! Owns how the sentences of `words::help` come to the options and commands, and the one line that tells of a
//! misuse. It must not know what a command does; a test sees that nothing is left unexplained.

use clap::builder::Arg;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command, CommandFactory};

use crate::cli::args::Cli;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::words::commands::commands;
use crate::words::help::{self, Headings, headings};
use crate::words::locale::words::fill;

/// The command line with its help in a language.
pub(crate) fn command(lang: Lang) -> Command {
    let command = explained(Cli::command(), lang);
    match lang {
        Lang::En => command,
        // The library says its own words in English alone.
        other => dressed(command, other),
    }
}

/// A command and all below it with the sentences of the language.
fn explained(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let mut command = command.mut_args(|arg| option(&name, arg, lang));
    if let Some(about) = help::command(&name, lang) {
        command = command.about(about);
    }
    for subcommand in subcommands(&command) {
        command = command.mut_subcommand(subcommand, |command| explained(command, lang));
    }
    command
}

fn option(command: &str, arg: Arg, lang: Lang) -> Arg {
    match help::option(command, arg.get_id().as_str(), lang) {
        Some(said) => arg.help(said),
        None => arg,
    }
}

fn subcommands(command: &Command) -> Vec<String> {
    let all = command.get_subcommands();
    all.map(|command| command.get_name().to_owned()).collect()
}

/// A command and all below it with headings and options of its own in place of the library's.
fn dressed(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    let said = headings(lang);
    let asks_for_help = Arg::new("help").short('h').long("help");
    let asks_for_help = asks_for_help.action(ArgAction::Help);
    let mut command = command
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}",
            said.usage
        ))
        .subcommand_help_heading(said.commands)
        .subcommand_value_name(said.command)
        .disable_help_flag(true)
        .arg(option(&name, asks_for_help, lang))
        .mut_args(|arg| headed(arg, said));
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version");
        let version = option(&name, version.action(ArgAction::Version), lang);
        command = command
            .disable_version_flag(true)
            .arg(headed(version, said));
    }
    for subcommand in subcommands(&command) {
        command = command.mut_subcommand(subcommand, |command| dressed(command, lang));
    }
    command
}

/// An option under the heading of its kind, without what the library would say of it.
fn headed(arg: Arg, said: &'static Headings) -> Arg {
    let heading = if arg.is_positional() {
        said.arguments
    } else if arg.is_global_set() {
        said.global_options
    } else {
        said.options
    };
    let arg = arg.help_heading(heading);
    if arg.get_action().takes_values() {
        arg.hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    }
}

/// The help as printed; what the library says by itself is said in the language.
pub(crate) fn rendered(help: &str, lang: Lang) -> String {
    help.replace(headings(Lang::En).some_options, headings(lang).some_options)
}

/// Says a misuse in one line: what, where, and what to do.
pub(crate) fn complaint(error: &clap::Error, lang: Lang) -> String {
    let text = |kind: ContextKind| {
        let said = match error.get(kind)? {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join(", "),
            ContextValue::Number(number) => number.to_string(),
            other => other.to_string(),
        };
        let said = clean(&said).into_owned();
        (!said.is_empty()).then_some(said)
    };
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let said = commands(lang);
    let wrong = match error.kind() {
        ErrorKind::MissingRequiredArgument => fill(said.missing_argument, &[&argument]),
        ErrorKind::UnknownArgument => fill(said.unknown_option, &[&argument]),
        ErrorKind::InvalidSubcommand => {
            let name = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            fill(said.unknown_command, &[&name])
        }
        ErrorKind::InvalidUtf8 => said.not_utf8.to_owned(),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            fill(said.conflict, &[&argument, &other])
        }
        _ => {
            let value = text(ContextKind::InvalidValue).unwrap_or_default();
            fill(said.bad_value, &[&argument, &value])
        }
    };
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let near = suggested.into_iter().find_map(&text);
    let choices = text(ContextKind::ValidValue);
    let cure = match (near, choices) {
        (Some(near), _) => fill(said.cure_near, &[&near]),
        (None, Some(choices)) => fill(said.cure_choices, &[&choices]),
        (None, None) => said.cure_help.to_owned(),
    };
    wrong + &cure
}

#[cfg(test)]
mod tests {
    use clap::Command;
    use clap::builder::StyledStr;

    use super::*;

    fn each<'c>(command: &'c Command, found: &mut Vec<&'c Command>) {
        found.push(command);
        for inner in command.get_subcommands() {
            each(inner, found);
        }
    }

    #[test]
    fn every_command_and_option_is_explained() {
        let (vi, en, written) = (command(Lang::Vi), command(Lang::En), Cli::command());
        let [mut vi_all, mut en_all, mut written_all] = [const { Vec::new() }; 3];
        each(&vi, &mut vi_all);
        each(&en, &mut en_all);
        each(&written, &mut written_all);
        let text = |said: Option<&StyledStr>| said.map(ToString::to_string);
        for ((vi, en), written) in vi_all.iter().zip(&en_all).zip(&written_all) {
            let name = en.get_name();
            assert_ne!(text(vi.get_about()), text(en.get_about()), "{name}");
            assert_eq!(text(en.get_about()), text(written.get_about()), "{name}");
            for arg in en.get_arguments() {
                let id = arg.get_id().as_str();
                let help = |command: &Command| {
                    let mut all = command.get_arguments();
                    let arg = all.find(|other| other.get_id() == id);
                    text(arg.and_then(Arg::get_help))
                };
                let said = help(vi);
                assert!(said.is_some() && said != help(en), "{name} {id}");
                assert_eq!(help(en), help(written), "{name} {id}");
            }
        }
    }

    #[test]
    fn a_misuse_is_one_line_with_a_cure() {
        let check = |line: &str, vi: &str, en: &str| {
            let words = line.split(' ');
            let error = command(Lang::En).try_get_matches_from(words).unwrap_err();
            assert_eq!(complaint(&error, Lang::Vi), vi);
            assert_eq!(complaint(&error, Lang::En), en);
        };
        check(
            "chitieu --pakc x",
            "không có tùy chọn “--pakc”; có phải “--pack”?",
            "there is no option “--pakc”; did you mean “--pack”?",
        );
        check(
            "chitieu lst",
            "không có lệnh “lst”; có phải “list”?",
            "there is no command “lst”; did you mean “list”?",
        );
        check(
            "chitieu find",
            "thiếu <QUERY>...; xem chitieu --help",
            "<QUERY>... is missing; see chitieu --help",
        );
        check(
            "chitieu export --format xml",
            "--format <FORM> không nhận “xml”; nhận: csv, json",
            "--format <FORM> does not take “xml”; it takes: csv, json",
        );
        check(
            "chitieu list --json --csv",
            "--json không dùng cùng --csv; xem chitieu --help",
            "--json cannot stand beside --csv; see chitieu --help",
        );
        check(
            "chitieu status --as-of yesterday",
            "--as-of <YYYY-MM-DD> không nhận “yesterday”; xem chitieu --help",
            "--as-of <YYYY-MM-DD> does not take “yesterday”; see chitieu --help",
        );
    }
}

//! The help and the complaints of the command line in both languages.
//!
//! Owns how the sentences of `words::help` come to the options and commands, and the one line that tells of a
//! misuse. It must not know what a command does; a test sees that nothing is left unexplained.

use std::ffi::OsString;

use clap::builder::{Arg, Str};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Command, CommandFactory};

use crate::cli::args::Cli;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::core::nearest::nearest;
use crate::report::fitted::fitted;
use crate::words::commands::commands;
use crate::words::filters;
use crate::words::help::{self, Headings, headings};
use crate::words::locale::words::fill;

/// The command whose help lists the filters of a query.
const FIND: &str = "find";

/// The width at which the library breaks lines.
const BROKEN_AT: usize = 100;

/// The command line with the help that a line can ask for: long texts are made only if somebody asks for them.
pub(crate) fn command_for(line: &[OsString], lang: Lang) -> Command {
    let asks = |word: &OsString| ["-h", "--help", "help"].iter().any(|help| word == help);
    spoken(explained(Cli::command(), lang, line.iter().any(asks)), lang)
}

/// The command line with its whole help in a language.
pub(crate) fn command(lang: Lang) -> Command {
    spoken(explained(Cli::command(), lang, true), lang)
}

/// A command with the library's own words in a language.
fn spoken(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        // `clap` has its own messages in English only; the rest is replaced.
        other => dressed(command, other),
    }
}

/// A command and all below it with the sentences of the language.
fn explained(command: Command, lang: Lang, is_whole: bool) -> Command {
    let name = command.get_name().to_owned();
    let mut command = command.mut_args(|arg| option(&name, arg, lang));
    if let Some(about) = help::command(&name, lang) {
        command = command.about(about);
    }
    if is_whole && name == FIND {
        // `clap` would break the lines of the table without indenting them.
        let table = fitted(&filters::plain(lang), BROKEN_AT);
        command = command.after_help(table);
    }
    for subcommand in subcommands(&command) {
        command = command.mut_subcommand(subcommand, |command| explained(command, lang, is_whole));
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
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            said.usage
        ))
        .subcommand_help_heading(said.commands)
        .subcommand_value_name(said.command)
        .disable_help_flag(true)
        .arg(option(&name, asks_for_help, lang))
        .mut_args(|arg| headed(arg, said, lang));
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version");
        let version = option(&name, version.action(ArgAction::Version), lang);
        command = command
            .disable_version_flag(true)
            .arg(headed(version, said, lang));
    }
    for subcommand in subcommands(&command) {
        command = command.mut_subcommand(subcommand, |command| dressed(command, lang));
    }
    command
}

/// An option under the heading of its kind, without what the library would say of it.
fn headed(arg: Arg, said: &'static Headings, lang: Lang) -> Arg {
    let heading = if arg.is_positional() {
        said.arguments
    } else if arg.is_global_set() {
        said.global_options
    } else {
        said.options
    };
    let arg = arg.help_heading(heading);
    let names = arg.get_value_names().unwrap_or_default();
    let shown: Vec<Str> = names.iter().map(|name| value_name(name, lang)).collect();
    let arg = if shown.is_empty() {
        arg
    } else {
        arg.value_names(shown)
    };
    if arg.get_action().takes_values() {
        arg.hide_default_value(true).hide_possible_values(true)
    } else {
        arg
    }
}

/// What stands for a value in the language.
fn value_name(name: &Str, lang: Lang) -> Str {
    help::value(name, lang).map_or_else(|| name.clone(), Str::from)
}

/// A text as a manual page takes it.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\e").replace('-', "\\-");
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}

/// The filters of a query as a section of the manual page.
pub(crate) fn filters_in_manual(lang: Lang) -> String {
    let mut page = format!(".SH {}\n", escaped(&filters::heading(lang).to_uppercase()));
    for line in filters::ALL {
        let said = filters::said(line, lang);
        let names = escaped(&line.names().join(" "));
        page.push_str(&format!(".TP\n\\fB{names}\\fR\n{}\n", escaped(&said)));
    }
    page.push_str(&format!(".PP\n{}\n", escaped(&filters::notes(lang))));
    page
}

/// The help as printed; what the library says by itself is said in the language.
pub(crate) fn rendered(help: &str, lang: Lang) -> String {
    help.replace(headings(Lang::En).some_options, headings(lang).some_options)
}

/// Says a misuse in one line: what, where, and what to do; `line` is the command line that was written.
pub(crate) fn complaint(error: &clap::Error, line: &[OsString], lang: Lang) -> String {
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
            return unknown_command(&name, line, lang);
        }
        ErrorKind::InvalidUtf8 => return said.not_utf8.to_owned(),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg).unwrap_or_default();
            fill(said.conflict, &[&argument, &other])
        }
        _ => {
            let value = text(ContextKind::InvalidValue).unwrap_or_default();
            let (option, form) = argument.split_once(' ').unwrap_or((&argument, ""));
            let form = form.trim_start_matches('<').trim_end_matches('>');
            let by_form = match help::value_in_english(form) {
                "DATE" => Some(said.bad_day),
                "YEAR" => Some(said.bad_year),
                "N" => Some(said.bad_count),
                _ => None,
            };
            if let Some(phrase) = by_form.filter(|_| error.kind() == ErrorKind::ValueValidation) {
                return fill(phrase, &[option, &value]);
            }
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

/// Words that name no command: the command that was nearly written, else the search for them.
fn unknown_command(name: &str, line: &[OsString], lang: Lang) -> String {
    let said = commands(lang);
    let all = subcommands(&Cli::command());
    let near = nearest(name, all.iter().map(String::as_str));
    if let Some(near) = near {
        let near = fill(said.cure_near, &[near]);
        return fill(said.unknown_command, &[name]) + &near;
    }
    let written = line.iter().skip(1).map(|word| word.to_string_lossy());
    let written = written.skip_while(|word| clean(word) != name);
    let written: Vec<_> = written.take_while(|word| !word.starts_with('-')).collect();
    let written = written.join(" ");
    let written = clean(&written);
    let words: Vec<&str> = written.split_whitespace().collect();
    let words = words.join(" ");
    let wrong = fill(said.unknown_command, &[&words]);
    // Only what a shell takes as it stands is offered to be typed.
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '%' | '/' | '.' | ',' | '-' | ':');
    match !words.is_empty() && words.chars().all(is_plain) {
        true => wrong + &fill(said.cure_find, &[&words]),
        false => wrong + said.cure_help,
    }
}

#[cfg(test)]
mod tests {
    use clap::Command;
    use clap::builder::StyledStr;

    use super::*;
    use crate::cli::assess::KINDS;
    use crate::core::judge::class::Class;
    use crate::core::model::{Better, TargetKind};
    use crate::words::wording;

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

    /// What an option takes that is not read by the library itself.
    fn values_read_elsewhere(command: &str, option: &str, lang: Lang) -> Vec<String> {
        let codes = |codes: &[&str]| codes.iter().map(|&code| code.to_owned()).collect();
        let kinds: Vec<&str> = TargetKind::ALL.iter().map(|kind| kind.code()).collect();
        let ways: Vec<&str> = Better::ALL.iter().map(|way| way.code()).collect();
        match (command, option) {
            ("assess", "kind") => codes(&KINDS.map(TargetKind::code)),
            ("import", "kind_of_target") => codes(&kinds),
            ("assess", "better") => codes(&[Better::Higher.code(), Better::Lower.code()]),
            ("import", "better") => codes(&ways),
            (_, "lang") => codes(&Lang::ALL.map(Lang::code)),
            ("list" | "export", "status") => {
                let all = Class::all().into_iter();
                let said = all.map(|class| wording::class_short(class, lang).to_lowercase());
                said.collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn help_names_every_value_that_an_option_takes() {
        for lang in Lang::ALL {
            let command = command(lang);
            let mut all = Vec::new();
            each(&command, &mut all);
            for (command, arg) in all
                .iter()
                .flat_map(|command| command.get_arguments().map(move |arg| (command, arg)))
                .filter(|(_, arg)| arg.get_action().takes_values())
            {
                let (name, id) = (command.get_name(), arg.get_id().as_str());
                let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                let shown = arg.get_possible_values().into_iter();
                let shown = shown.filter(|value| !value.is_hide_set());
                let shown: Vec<String> = shown.map(|value| value.get_name().to_owned()).collect();
                for value in values_read_elsewhere(name, id, lang) {
                    assert!(help.contains(&value), "{name} {id}: {value}: {help}");
                }
                let by_library = !arg.is_hide_possible_values_set();
                if (name, id) == ("status", "format") {
                    // The board is neither a table nor a chart; these forms are refused with a message of their own.
                    let is_made = |value: &&String| !matches!(value.as_str(), "csv" | "svg");
                    assert!(
                        shown
                            .iter()
                            .filter(is_made)
                            .all(|value| help.contains(value))
                    );
                    continue;
                }
                for value in &shown {
                    let is_named = by_library || help.contains(value.as_str());
                    assert!(is_named, "{name} {id}: {value}: {help}");
                }
            }
        }
    }

    #[test]
    fn help_says_in_vietnamese_what_stands_for_a_value() {
        let command = command(Lang::Vi);
        let mut all = Vec::new();
        each(&command, &mut all);
        for command in all {
            let arguments = command.get_arguments();
            for arg in arguments.filter(|arg| arg.get_action().takes_values()) {
                for name in arg.get_value_names().unwrap_or_default() {
                    let is_code = ["vi|en", "SHELL"].contains(&name.as_str());
                    let is_said = is_code || help::value_in_english(name) != name.as_str();
                    assert!(is_said, "{} {name}", command.get_name());
                }
            }
        }
    }

    #[test]
    fn a_misuse_is_one_line_with_a_cure() {
        let check = |line: &str, vi: &str, en: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            for (lang, said) in [(Lang::Vi, vi), (Lang::En, en)] {
                let error = command(lang).try_get_matches_from(&words).unwrap_err();
                assert_eq!(complaint(&error, &words, lang), said);
            }
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
            "thiếu <CHỮ-CẦN-TÌM>...; xem chitieu --help",
            "<QUERY>... is missing; see chitieu --help",
        );
        check(
            "chitieu export --format parquet",
            "--format <DẠNG> không nhận “parquet”; nhận: csv, json, md, html, xlsx, docx, svg",
            "--format <FORM> does not take “parquet”; it takes: csv, json, md, html, xlsx, docx, svg",
        );
        check(
            "chitieu list --json --csv",
            "--json không dùng cùng --csv; xem chitieu --help",
            "--json cannot stand beside --csv; see chitieu --help",
        );
        for (line, vi, en) in [
            (
                "chitieu status --as-of yesterday",
                "--as-of: “yesterday” không phải là ngày; viết như 2023-09-08, 08/09/2023, 9/2023, 2023",
                "--as-of: “yesterday” is no day; write 2023-09-08, 08/09/2023, 9/2023, 2023",
            ),
            (
                "chitieu assess --kind level --better higher --by 2025.5",
                "--by: “2025.5” không phải là năm từ 1 đến 9999",
                "--by: “2025.5” is no year between 1 and 9999",
            ),
            (
                "chitieu find -n 0 grdp",
                "-n: “0” không phải là số nguyên dùng được; viết như 2",
                "-n: “0” is no whole number that can stand there; write 2",
            ),
        ] {
            check(line, vi, en);
        }
    }

    #[test]
    fn what_is_no_command_is_offered_to_the_search() {
        let check = |line: &[&str], vi: &str| {
            let words: Vec<OsString> = line.iter().map(OsString::from).collect();
            let error = command(Lang::En).try_get_matches_from(&words).unwrap_err();
            assert_eq!(complaint(&error, &words, Lang::Vi), vi);
        };
        let offered = "không có lệnh “che phu rung”; tìm chỉ tiêu: chitieu find che phu rung";
        check(&["chitieu", "che phu rung"], offered);
        check(&["chitieu", "che", "phu", "rung"], offered);
        check(
            &["chitieu", "--lang", "vi", "che", "phu", " rung ", "--json"],
            offered,
        );
        check(
            &["chitieu", "tỷ lệ 54%"],
            "không có lệnh “tỷ lệ 54%”; tìm chỉ tiêu: chitieu find tỷ lệ 54%",
        );
        check(
            &["chitieu", "fnd", "che", "phu"],
            "không có lệnh “fnd”; có phải “find”?",
        );
        // What a shell would read in its own way is not offered.
        check(
            &["chitieu", "rung; reboot"],
            "không có lệnh “rung; reboot”; xem chitieu --help",
        );
        check(&["chitieu", ""], "không có lệnh “”; xem chitieu --help");
    }
}

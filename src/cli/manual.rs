//! The manual pages: one of the whole program, one of each command.
//!
//! Owns how a page is put together; its options grow from the command line, its keys from the table of actions. It must
//! not know what a command does.

use clap::Command;
use clap::builder::Resettable;
use clap_mangen::Man;

use crate::cli::error::Error;
use crate::cli::help;
use crate::cli::output::Done;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::explorer::keys::action::Action;
use crate::words::commands::commands;
use crate::words::help::headings;
use crate::words::locale::words::fill;
use crate::words::manual::{self, sections};

/// The page of the program, or of one of its commands.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn page(named: Option<&str>, lang: Lang) -> Result<Done, Error> {
    let whole = help::command(lang);
    let Some(name) = named.filter(|name| *name != whole.get_name()) else {
        return written(whole, "chitieu", lang);
    };
    let found = whole
        .find_subcommand(name)
        .filter(|found| !found.is_hide_set());
    match found.cloned() {
        Some(found) => {
            let title = format!("chitieu-{name}");
            let found = found
                .bin_name(format!("chitieu {name}"))
                .display_name(title);
            written(found, name, lang)
        }
        None => Ok(Done::nothing(fill(
            commands(lang).unknown_command,
            &[&clean(name)],
        ))),
    }
}

fn written(command: Command, name: &str, lang: Lang) -> Result<Done, Error> {
    let is_whole = name == "chitieu";
    let mut bytes = Vec::new();
    // The text after the help of a command becomes a section of its own in the manual.
    let command = command.after_help(Resettable::Reset);
    let said = sections(lang);
    let own = sections(Lang::En);
    let called = headings(lang);
    let command = command
        .subcommand_help_heading(called.commands)
        .subcommand_value_name(called.command);
    // The date is a blank: an empty one would be left out, and the source read in its place.
    let man = Man::new(command).date(" ").manual(said.manual);
    let man = man.source(concat!("chitieu ", env!("CARGO_PKG_VERSION")));
    man.render(&mut bytes)?;
    // An option of one letter is followed by a blank that stands before no value.
    let page = String::from_utf8_lossy(&bytes);
    let mut page = page.replace(" \\fR]", "\\fR]").replace(" \\fR>", "\\fR>");
    let commands = format!("\n.SH {}\n", called.commands);
    page = page.replace(&commands, &commands.to_uppercase());
    for (own, said) in [
        (own.name, said.name),
        (own.synopsis, said.synopsis),
        (own.description, said.description),
        (own.version, said.version),
    ] {
        let heading = |text: &str| format!("\n.SH {}\n", text.to_uppercase());
        page = page.replace(&heading(own), &heading(said));
    }
    if is_whole || name == "find" {
        page.push_str(&help::filters_in_manual(lang));
    }
    if is_whole {
        let keys = Action::ALL
            .iter()
            .filter(|action| !action.keys().is_empty());
        let keys: Vec<(String, &str)> = keys
            .map(|action| (action.shown_key(), action.sentence(lang)))
            .collect();
        let keys = keys.iter().map(|(keys, said)| (keys.as_str(), *said));
        section(&mut page, said.keys, keys);
    }
    section(&mut page, said.examples, manual::examples(name, lang));
    section(&mut page, said.exit, manual::exits(lang));
    if is_whole {
        section(&mut page, said.environment, manual::variables(lang));
        section(&mut page, said.files, manual::files(lang));
    } else {
        section(&mut page, said.see, [("chitieu(1)", "")]);
    }
    Ok(Done::text(page, 0))
}

/// A section of lines, each with what it means.
fn section<'e>(
    page: &mut String,
    heading: &str,
    entries: impl IntoIterator<Item = (&'e str, &'e str)>,
) {
    page.push_str(&format!(".SH {}\n", help::escaped(&heading.to_uppercase())));
    for (bold, said) in entries {
        let [bold, said] = [bold, said].map(help::escaped);
        page.push_str(&format!(".TP\n\\fB{bold}\\fR\n{said}\n"));
    }
}

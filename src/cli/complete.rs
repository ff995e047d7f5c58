//! What a shell offers when a person presses Tab.
//!
//! Owns the script that a shell reads once, and what is offered for a word: commands and options of the command line, and
//! the values of the packs in use. The script asks this program at every Tab, so that what is offered is what the data
//! have. A shell must not be held up: packs that would take long to read are offered nothing of. It must not know how a
//! value is read.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::sync::{Arc, OnceLock};

use clap::builder::StyledStr;
use clap::{Command, CommandFactory as _, FromArgMatches as _};
use clap_complete::Shell;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::Shells;

use crate::cli::args::Cli;
use crate::cli::assess::KINDS;
use crate::cli::cache;
use crate::cli::error::Error;
use crate::cli::help;
use crate::cli::opening;
use crate::cli::output::Done;
use crate::cli::process::{COMPLETES, Process};
use crate::cli::settings::Settings;
use crate::core::catalog::Catalog;
use crate::core::fold::bare;
use crate::core::judge::class::Class;
use crate::core::lang::Lang;
use crate::core::model::{Better, Bilingual, TargetKind};
use crate::library::Library;
use crate::pack::files::{self, FoundFiles};
use crate::words::wording;

/// What the program is called on a command line.
const NAME: &str = "chitieu";
/// Bytes of packs up to which they are read for a Tab; larger ones are offered from where they are compiled to.
const READ_AT_ONCE: u64 = 4 << 20;
/// What makes a zsh that loads the script at the first Tab answer that Tab, too.
const FIRST_TAB: &str = "if [ \"${funcstack[1]}\" = \"_chitieu\" ]; then\n    _clap_dynamic_completer_chitieu \"$@\"\nfi\n";

/// The script that a shell reads.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn script(shell: Shell) -> Result<Done, Error> {
    let mut bytes = Vec::new();
    if let Some(completer) = Shells::builtins().completer(&shell.to_string()) {
        completer.write_registration(COMPLETES, NAME, NAME, NAME, &mut bytes)?;
    }
    let mut script = String::from_utf8_lossy(&bytes).into_owned();
    if shell == Shell::Zsh {
        script.push_str(FIRST_TAB);
    }
    Ok(Done::text(script, 0))
}

/// What is offered to a shell for the words that it hands over behind `--`.
///
/// # Errors
/// Where there is no such shell, or what is offered cannot be written.
pub(super) fn offered(
    shell: &str,
    around: &Process,
    settings: &Settings,
    lang: Lang,
) -> Result<Done, Error> {
    let words = around.arguments.iter().skip_while(|word| *word != "--");
    let words: Vec<OsString> = words.skip(1).cloned().collect();
    let data = Arc::new(Data {
        around: around.clone(),
        settings: settings.clone(),
        cli: line(&words),
        lang,
        library: OnceLock::new(),
    });
    let mut command = knowing(help::command_for(&[], lang), &data);
    command.build();
    let mut bytes = Vec::new();
    if let Some(completer) = Shells::builtins().completer(shell) {
        completer.write_complete(&mut command, words, None, &mut bytes)?;
    }
    Ok(Done::text(String::from_utf8_lossy(&bytes).into_owned(), 0))
}

/// The line as far as it is written, for the packs that it names.
fn line(words: &[OsString]) -> Option<Cli> {
    let packs = words.iter().zip(words.iter().skip(1));
    let packs = packs.filter(|(word, _)| *word == "--pack");
    let packs = packs.flat_map(|(option, value)| [option.clone(), value.clone()]);
    let line: Vec<OsString> = [OsString::from(NAME)].into_iter().chain(packs).collect();
    let matches = Cli::command().try_get_matches_from(line).ok()?;
    Cli::from_arg_matches(&matches).ok()
}

/// A command and all below it with what is offered for the values of its options.
fn knowing(command: Command, data: &Arc<Data>) -> Command {
    let name = command.get_name().to_owned();
    let mut command = command.mut_args(|arg| {
        let values: fn(&Data) -> Vec<(String, String)> = match (&*name, arg.get_id().as_str()) {
            (_, "place") => Data::places,
            (_, "plan" | "from") => Data::plans,
            (_, "category") => Data::categories,
            (_, "status") => Data::statuses,
            (_, "lang") => Data::languages,
            ("assess", "kind") => Data::kinds,
            ("import", "kind_of_target") => Data::kinds_of_targets,
            ("assess", "better") => Data::ways,
            ("import", "better") => Data::ways_and_none,
            _ => return arg,
        };
        let data = Arc::clone(data);
        let offer = move |current: &OsStr| offer(values(&data), current);
        arg.add(ArgValueCompleter::new(offer))
    });
    let inner: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for name in inner {
        command = command.mut_subcommand(name, |command| knowing(command, data));
    }
    command
}

/// Those of some values, each with its meaning, that begin like the typed word, in whatever way that is spelled.
fn offer(values: Vec<(String, String)>, current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = bare(&current.to_string_lossy());
    let is_meant = |value: &str, meaning: &str| {
        bare(value).starts_with(&typed) || bare(meaning).starts_with(&typed)
    };
    // Packs that are open together may have the same category or plan.
    let mut known = BTreeSet::new();
    values
        .into_iter()
        .filter(|(value, meaning)| is_meant(value, meaning) && known.insert(value.clone()))
        .map(|(value, meaning)| {
            CompletionCandidate::new(value).help(Some(StyledStr::from(meaning)))
        })
        .collect()
}

/// Values that say what they mean.
fn codes(codes: impl IntoIterator<Item = &'static str>) -> Vec<(String, String)> {
    let codes = codes.into_iter();
    codes.map(|code| (code.to_owned(), String::new())).collect()
}

/// What is known when something is offered.
struct Data {
    around: Process,
    settings: Settings,
    cli: Option<Cli>,
    lang: Lang,
    library: OnceLock<Option<Library>>,
}

impl Data {
    /// The packs in use; none where they cannot be read at once.
    fn catalog(&self) -> Option<&Catalog> {
        let library = self.library.get_or_init(|| {
            let cli = self.cli.as_ref()?;
            let Some(named) = opening::named_packs(&self.around, &self.settings, &cli.global)
            else {
                return Some(Library::shipped());
            };
            let found: Vec<FoundFiles> = named.iter().map(|path| files::find(path)).collect();
            let bytes: u64 = found.iter().map(FoundFiles::len).sum();
            let entry = cache::entry(&self.around, cli, &found, &[]);
            cache::kept(entry.as_ref()).or_else(|| {
                let is_small = bytes <= READ_AT_ONCE;
                let read = found.into_iter().map(|found| found.read(&mut |_| {}));
                is_small.then(|| Library::open(&read.collect::<Vec<_>>()))
            })
        });
        Some(&library.as_ref()?.catalog)
    }

    /// What a list of the catalogue offers; nothing where it cannot be read.
    fn listed(
        &self,
        list: impl FnOnce(&Catalog) -> Vec<(String, Bilingual)>,
    ) -> Vec<(String, String)> {
        let Some(catalog) = self.catalog() else {
            return Vec::new();
        };
        let said = |(value, name)| (value, catalog.say(name, self.lang).to_owned());
        list(catalog).into_iter().map(said).collect()
    }

    /// Places by their folded names, which no shell has to quote.
    fn places(&self) -> Vec<(String, String)> {
        self.listed(|catalog| {
            let plain = |name: Bilingual| bare(catalog.text(name.vi)).replace(' ', "-");
            let places = catalog.places().iter();
            places
                .map(|place| (plain(place.name), place.name))
                .collect()
        })
    }

    fn plans(&self) -> Vec<(String, String)> {
        self.listed(|catalog| {
            let plans = catalog.plans().iter();
            plans
                .map(|plan| (catalog.text(plan.id).to_owned(), plan.name))
                .collect()
        })
    }

    fn categories(&self) -> Vec<(String, String)> {
        self.listed(|catalog| {
            let categories = catalog.categories().iter();
            categories
                .map(|category| (catalog.text(category.id).to_owned(), category.name))
                .collect()
        })
    }

    fn statuses(&self) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = Vec::new();
        for class in Class::all() {
            let code = class.code();
            if all.iter().all(|(known, _)| known != code) {
                all.push((
                    code.to_owned(),
                    wording::class_short(class, self.lang).to_owned(),
                ));
            }
        }
        all
    }

    fn kinds(&self) -> Vec<(String, String)> {
        codes(KINDS.map(TargetKind::code))
    }

    fn kinds_of_targets(&self) -> Vec<(String, String)> {
        codes(TargetKind::ALL.iter().map(|kind| kind.code()))
    }

    fn ways(&self) -> Vec<(String, String)> {
        codes([Better::Higher, Better::Lower].map(Better::code))
    }

    fn ways_and_none(&self) -> Vec<(String, String)> {
        codes(Better::ALL.iter().map(|way| way.code()))
    }

    fn languages(&self) -> Vec<(String, String)> {
        codes(Lang::ALL.map(Lang::code))
    }
}

//! `doctor`: what the program finds where it is run, a line each.
//!
//! Owns what is looked at and when it is worth a look. A line can be read to somebody at a telephone, so it names no
//! more of a path than is needed. It must not know how anything is mended; that is said, not done.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::{Cli, Doctor};
use crate::cli::cache::{self, NoCache};
use crate::cli::error::shown;
use crate::cli::looks;
use crate::cli::opening;
use crate::cli::output::{Done, NOTHING};
use crate::cli::process::{self, Process};
use crate::cli::settings::{self, Settings};
use crate::cli::shared;
use crate::core::clean::clean;
use crate::core::judge::viewpoint::{newest_publication, published_after};
use crate::core::lang::Lang;
use crate::explorer::layout::{LEAST_COLUMNS, LEAST_ROWS};
use crate::explorer::local;
use crate::explorer::memory;
use crate::library::Library;
use crate::line::terminal::{self, Clipboard, ColorDepth};
use crate::pack::diagnostic::Diagnostic;
use crate::pack::files::PackFiles;
use crate::report::json::pretty;
use crate::words::checkup::{Checkup, checkup};
use crate::words::commands::commands;
use crate::words::locale::number;
use crate::words::locale::words::{fill, words};
use crate::words::problems::diagnostics;
use crate::words::wording;

/// What was looked at.
struct Check {
    /// Its name in JSON.
    id: &'static str,
    /// Its name in the language.
    name: &'static str,
    /// What was found.
    said: String,
    /// What to do about it; nothing where all is well.
    todo: Option<String>,
}

impl Check {
    fn fine(id: &'static str, name: &'static str, said: impl Into<String>) -> Self {
        Self {
            id,
            name,
            said: said.into(),
            todo: None,
        }
    }

    /// The same with something to do.
    fn look(self, todo: impl Into<String>) -> Self {
        Self {
            todo: Some(todo.into()),
            ..self
        }
    }

    fn line(&self, phrases: &Checkup) -> String {
        let Self { name, said, .. } = self;
        match &self.todo {
            None => format!("{}  {name}: {said}\n", phrases.fine),
            Some(todo) => format!("{}  {name}: {said}: {todo}\n", phrases.look),
        }
    }

    fn json(&self) -> Value {
        json!({ "id": self.id, "ok": self.todo.is_none(), "said": self.said, "todo": self.todo })
    }
}

/// What is looked at with.
struct Looking<'a> {
    around: &'a Process,
    settings: &'a Settings,
    cli: &'a Cli,
    phrases: &'static Checkup,
    lang: Lang,
}

/// Looks at everything; ends with 1 where something is worth a look.
pub(super) fn doctor(
    around: &Process,
    settings: &Settings,
    cli: &Cli,
    args: &Doctor,
    lang: Lang,
) -> Done {
    let looking = Looking {
        around,
        settings,
        cli,
        phrases: checkup(lang),
        lang,
    };
    let library = looking.library();
    let checks = [
        looking.program(),
        looking.terminal(),
        looking.size(),
        looking.colors(),
        looking.clipboard(),
        looking.encoding(),
        looking.language(),
        looking.clock(library.as_ref().ok()),
        looking.data(library.as_ref().map_err(AsRef::as_ref)),
        looking.cache(),
        looking.config(),
        looking.memory(),
    ];
    let to_look = checks.iter().filter(|check| check.todo.is_some()).count();
    let code = if to_look == 0 { 0 } else { NOTHING };
    if args.json {
        let checks: Vec<Value> = checks.iter().map(Check::json).collect();
        let all =
            json!({ "version": env!("CARGO_PKG_VERSION"), "ok": to_look == 0, "checks": checks });
        return Done::text(pretty(&all), code);
    }
    let phrases = looking.phrases;
    let lines: String = checks.iter().map(|check| check.line(phrases)).collect();
    let end = match to_look {
        0 => phrases.all_fine.to_owned(),
        some => fill(phrases.some_to_look, &[&some.to_string()]),
    };
    Done::text(format!("{lines}\n{end}\n"), code)
}

impl Looking<'_> {
    fn program(&self) -> Check {
        let (system, kind) = (std::env::consts::OS, std::env::consts::ARCH);
        let said = format!("chitieu {}, {system} {kind}", env!("CARGO_PKG_VERSION"));
        Check::fine("program", self.phrases.program, said)
    }

    fn terminal(&self) -> Check {
        let (phrases, around) = (self.phrases, self.around);
        let term = clean(&around.term).into_owned();
        let check = |said| Check::fine("terminal", phrases.terminal, said);
        // A pipe has no terminal, so its name is not checked.
        if process::size().is_none() && !around.is_terminal {
            return check(phrases.no_terminal.to_owned());
        }
        if !local::IS_THERE {
            return check(commands(self.lang).no_explorer.to_owned());
        }
        if term.is_empty() {
            return check(phrases.unnamed_terminal.to_owned()).look(phrases.todo_term);
        }
        if terminal::is_dumb(Some(&term)) {
            return check(fill(phrases.dumb_terminal, &[&term])).look(phrases.todo_term);
        }
        let mut said = term;
        for (is_so, phrase) in [
            (around.is_over_ssh, phrases.over_ssh),
            (!around.tmux.is_empty(), phrases.in_tmux),
            (!around.screen.is_empty(), phrases.in_screen),
        ] {
            if is_so {
                said = format!("{said}, {phrase}");
            }
        }
        check(said)
    }

    fn size(&self) -> Check {
        let phrases = self.phrases;
        let check = |said| Check::fine("size", phrases.size, said);
        let Some((columns, rows)) = process::size() else {
            return check(phrases.size_unknown.to_owned());
        };
        let said = format!("{columns}×{rows}");
        match (columns, rows) {
            (0, _) | (_, 0) => {
                check(phrases.size_unknown.to_owned()).look(phrases.todo_size_unknown)
            }
            _ if columns < LEAST_COLUMNS || rows < LEAST_ROWS => {
                let least = format!("{LEAST_COLUMNS}×{LEAST_ROWS}");
                check(fill(phrases.size_small, &[&said])).look(fill(phrases.todo_size, &[&least]))
            }
            _ => check(said),
        }
    }

    fn colors(&self) -> Check {
        let phrases = self.phrases;
        let said = match looks::depth(self.around, &self.cli.global) {
            ColorDepth::Mono => phrases.no_colors,
            ColorDepth::Ansi16 => phrases.colors_16,
            ColorDepth::Ansi256 => phrases.colors_256,
            ColorDepth::True => phrases.colors_true,
        };
        let why = match self.around.no_color.is_empty() {
            true => "",
            false => " (NO_COLOR)",
        };
        Check::fine("colors", phrases.colors, format!("{said}{why}"))
    }

    fn clipboard(&self) -> Check {
        let phrases = self.phrases;
        let check = |said: &str| Check::fine("clipboard", phrases.clipboard, said);
        if self.settings.clipboard == Some(false) || self.cli.no_clipboard {
            return check(phrases.clipboard_off);
        }
        if process::size().is_none() {
            return check(phrases.no_terminal);
        }
        match terminal::clipboard(&self.around.terminal()) {
            Clipboard::Open => check(phrases.clipboard_open),
            Clipboard::Tmux => check(phrases.clipboard_tmux).look(phrases.todo_tmux),
            Clipboard::TmuxOrScreen | Clipboard::Screen => {
                check(phrases.clipboard_screen).look(phrases.todo_screen)
            }
            Clipboard::Absent => check(phrases.clipboard_absent).look(phrases.todo_absent),
            Clipboard::Off => check(phrases.clipboard_off),
        }
    }

    fn encoding(&self) -> Check {
        let phrases = self.phrases;
        let charset = clean(&self.around.charset).into_owned();
        let check = |said| Check::fine("encoding", phrases.encoding, said);
        if charset.is_empty() {
            return check(phrases.encoding_unnamed.to_owned());
        }
        match terminal::is_unicode(&self.around.terminal()) {
            true => check(charset),
            false => check(fill(phrases.encoding_other, &[&charset])).look(phrases.todo_encoding),
        }
    }

    fn language(&self) -> Check {
        let phrases = self.phrases;
        let why = match (self.cli.global.lang, self.settings.lang, self.around.locale) {
            (Some(_), _, _) => phrases.language_by_option,
            (None, Some(_), _) => phrases.language_by_config,
            (None, None, Some(_)) => phrases.language_by_locale,
            (None, None, None) => phrases.language_usual,
        };
        let said = fill(why, &[self.lang.code()]);
        Check::fine("language", phrases.language, said)
    }

    fn clock(&self, library: Option<&Library>) -> Check {
        let (phrases, around) = (self.phrases, self.around);
        let today = number::day(around.today, self.lang);
        let said = fill(phrases.clock_said, &[&today, &process::offset()]);
        let check = |said| Check::fine("clock", phrases.clock, said);
        if let Some(zone) = &around.unknown_zone {
            return check(fill(words(self.lang).unknown_zone, &[zone])).look(phrases.todo_zone);
        }
        let newest = library.and_then(|library| published_after(&library.catalog, around.today));
        match newest {
            Some(newest) => {
                let said = wording::clock(around.today, newest, self.lang);
                check(said).look(phrases.todo_clock)
            }
            None => check(said),
        }
    }

    /// The packs that would be opened, or what is wrong with the first that cannot be.
    fn library(&self) -> Result<Library, Box<Diagnostic>> {
        let selected = opening::packs(self.around, self.settings, &self.cli.global);
        if selected.is_shipped && !self.cli.global.no_cache {
            return Ok(Library::shipped());
        }
        let packs = &selected.packs;
        let problems = packs.iter().flat_map(|pack: &PackFiles| &pack.problems);
        if let Some(problem) = problems.into_iter().next() {
            return Err(Box::new(problem.clone()));
        }
        Ok(Library::open(packs))
    }

    fn data(&self, library: Result<&Library, &Diagnostic>) -> Check {
        let phrases = self.phrases;
        let check = |said| Check::fine("data", phrases.data, said);
        let library = match library {
            Ok(library) => library,
            Err(problem) => {
                let said = self.at_home_text(&diagnostics::line(problem, self.lang));
                return check(said).look(phrases.todo_unreadable);
            }
        };
        let catalog = &library.catalog;
        let named = opening::named_packs(self.around, self.settings, &self.cli.global);
        let from = match named {
            None => phrases.data_shipped.to_owned(),
            Some(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| self.at_home(path)).collect();
                paths.join(", ")
            }
        };
        if catalog.indicators().is_empty() {
            return check(fill(phrases.data_empty, &[&from])).look(phrases.todo_empty);
        }
        let ids = catalog.packs().iter().map(|pack| catalog.text(pack.id));
        let ids: Vec<&str> = ids.collect();
        let newest = newest_publication(catalog).map_or_else(
            || phrases.data_undated.to_owned(),
            |newest| number::published(newest, self.lang),
        );
        let packs = ids.len().to_string();
        let series = catalog.series().len().to_string();
        let ids = ids.join(", ");
        let said = fill(phrases.data_said, &[&from, &packs, &ids, &series, &newest]);
        match library.error_count() {
            0 => check(said),
            errors => check(fill(phrases.data_errors, &[&said, &errors.to_string()]))
                .look(phrases.todo_errors),
        }
    }

    fn cache(&self) -> Check {
        let phrases = self.phrases;
        let check = |said| Check::fine("cache", phrases.cache, said);
        match cache::cache(self.around, self.cli) {
            Err(NoCache::Off) => check(phrases.cache_off.to_owned()),
            Err(NoCache::NoHome) => check(phrases.no_home.to_owned()).look(phrases.todo_home),
            Ok(cache) => self.folder(check, cache.folder(), phrases.todo_cache),
        }
    }

    fn memory(&self) -> Check {
        let phrases = self.phrases;
        let check = |said| Check::fine("memory", phrases.memory, said);
        if self.settings.memory == Some(false) {
            return check(phrases.memory_off.to_owned());
        }
        if shared::forgets(self.around, self.cli) {
            return check(phrases.memory_shared.to_owned());
        }
        match memory::path().as_deref().and_then(Path::parent) {
            None => check(phrases.no_home.to_owned()).look(phrases.todo_home),
            Some(folder) => self.folder(check, folder, phrases.todo_memory),
        }
    }

    /// Whether a folder, or where it would be made, can be written.
    fn folder(&self, check: impl Fn(String) -> Check, folder: &Path, todo: &str) -> Check {
        let phrases = self.phrases;
        let name = self.at_home(folder);
        let there = folder.ancestors().find(|folder| folder.exists());
        let is_usable = there.is_some_and(|folder| tempfile::tempfile_in(folder).is_ok());
        match is_usable {
            true => check(fill(phrases.folder_usable, &[&name])),
            false => check(fill(phrases.folder_unusable, &[&name])).look(todo),
        }
    }

    fn config(&self) -> Check {
        let phrases = self.phrases;
        let check = |said| Check::fine("config", phrases.config, said);
        let Some(path) = settings::path(self.around.config.clone()) else {
            return check(phrases.no_home.to_owned()).look(phrases.todo_home);
        };
        let name = self.at_home(&path);
        let (_, problems) = settings::read(&path);
        match problems.first() {
            Some(first) => {
                let first = self.at_home_text(&settings::told(first, self.lang));
                let count = problems.len().to_string();
                check(fill(phrases.config_wrong, &[&name, &count, &first]))
                    .look(phrases.todo_config)
            }
            None if path.exists() => check(fill(phrases.config_read, &[&name])),
            None => check(fill(phrases.config_none, &[&name])),
        }
    }

    /// A path without the name of whose it is.
    fn at_home(&self, path: &Path) -> String {
        self.at_home_text(&shown(path))
    }

    /// A text in which the own folder of a person is told as `~`.
    fn at_home_text(&self, text: &str) -> String {
        let home = settings::own_folder().filter(|home| home.components().count() > 1);
        match home {
            Some(home) => text.replace(&shown(&home), "~"),
            None => text.to_owned(),
        }
    }
}

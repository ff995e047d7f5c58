//! What the user chose once: the configuration file.
//!
//! Owns `chitieu/config.toml`: which packs to open, in which language to speak, what to remember and to copy. It is
//! read like a pack, with every problem at its place; it includes nothing. Of its paths the person's own folder (`~`)
//! is understood and no variable; all others count from the folder of the file, so that they mean the same wherever the
//! command is called. It must not know what is done with a choice.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::cli::args::Signs;
use crate::core::clean::clean;
use crate::core::lang::Lang;
use crate::explorer::choices::StartView;
use crate::explorer::theme::ThemeName;
use crate::pack::diagnostic::{Diagnostic, Problem};
use crate::pack::files::small;
use crate::pack::toml::{self, Notes, Table};
use crate::words::problems::diagnostics;

/// The largest configuration that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the user chose once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Folders of packs.
    pub packs: Vec<PathBuf>,
    /// The language.
    pub lang: Option<Lang>,
    /// Whether queries and opened indicators are remembered; they are unless this says no.
    pub memory: Option<bool>,
    /// Whether copies are sent to the terminal's clipboard; they are unless this says no.
    pub clipboard: Option<bool>,
    /// The theme.
    pub theme: Option<ThemeName>,
    /// The signs.
    pub signs: Option<Signs>,
    /// The agenda with which the explorer begins: its name, or the path of its file.
    pub brief: Option<String>,
    /// What the explorer shows first.
    pub start: Option<StartView>,
}

/// Where the configuration stands: the path named, else the user's configuration folder.
pub(crate) fn path(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.config_dir().join("chitieu").join("config.toml"))
    })
}

/// Reads the configuration; a file that does not exist chooses nothing.
pub(crate) fn read(path: &Path) -> (Settings, Vec<Diagnostic>) {
    let name = clean(&path.to_string_lossy()).into_owned();
    let mut notes = Notes::new(&name);
    let bytes = match small::read(path, LARGEST) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            notes.note_file(Problem::TooLarge { most: LARGEST });
            return (Settings::default(), notes.finish(""));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return (Settings::default(), Vec::new());
        }
        Err(error) => {
            notes.note_file(Problem::unreadable(&error));
            return (Settings::default(), notes.finish(""));
        }
    };
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let home = own_folder();
            let start = Base {
                folder: path.parent().unwrap_or(Path::new("")),
                home: home.as_deref(),
            };
            let settings = parse(text, start, &mut notes);
            (settings, notes.finish(text))
        }
        Err(error) => {
            let offset = error.valid_up_to();
            notes.note(Problem::NotUtf8 { offset }, &(offset..offset + 1));
            (Settings::default(), notes.finish(&bytes))
        }
    }
}

/// A problem of the configuration in one line; what has a place in the file has its cure, too.
pub(crate) fn told(problem: &Diagnostic, lang: Lang) -> String {
    let said = diagnostics::line(problem, lang);
    match problem.span {
        Some(_) => format!("{said}; {}", diagnostics::help(&problem.problem, lang)),
        None => said,
    }
}

/// The person's own folder, if one is known.
pub(crate) fn own_folder() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// Where the paths of a configuration begin.
#[derive(Clone, Copy, Debug)]
struct Base<'p> {
    /// The folder of the file.
    folder: &'p Path,
    /// The person's own folder, if one is known.
    home: Option<&'p Path>,
}

impl Base<'_> {
    /// What a path of the file means. Another person's folder (`~name`) is a name like any other; nothing written
    /// means nothing, not the folder of the file.
    fn path(self, written: &str) -> PathBuf {
        if written.is_empty() {
            return PathBuf::new();
        }
        let within = match written {
            "~" => Some(""),
            _ => written.strip_prefix("~/"),
        };
        match (within, self.home) {
            (Some(within), Some(home)) => home.join(within.trim_start_matches('/')),
            _ => self.folder.join(written),
        }
    }
}

fn parse(text: &str, start: Base<'_>, notes: &mut Notes) -> Settings {
    let mut table = toml::parse(text, notes);
    let packs = table.text_or_texts("pack", notes);
    let lang = table.word("lang", &Lang::ALL, Lang::code, notes);
    let memory = table.yes_or_no("memory", notes);
    let clipboard = table.yes_or_no("clipboard", notes);
    let theme = table.word("theme", &themes(), |code| code, notes);
    let signs = table.word("signs", &Signs::ALL, Signs::code, notes);
    let (first, brief) = begins_with(&mut table, start, notes);
    table.finish(notes);
    Settings {
        packs: packs.iter().map(|pack| start.path(&pack.value)).collect(),
        lang: lang.map(|lang| lang.value),
        memory,
        clipboard,
        theme: theme.and_then(|theme| theme.value.parse().ok()),
        signs: signs.map(|signs| signs.value),
        start: first,
        brief,
    }
}

/// What `start` names: a first screen, or with `brief NAME` an agenda.
fn begins_with(
    table: &mut Table<'_>,
    start: Base<'_>,
    notes: &mut Notes,
) -> (Option<StartView>, Option<String>) {
    let Some(field) = table.text("start", notes) else {
        return (None, None);
    };
    if let Some(named) = field.value.strip_prefix("brief ") {
        let named = named.trim();
        let named = match named.contains('/') {
            true => start.path(named).to_string_lossy().into_owned(),
            false => named.to_owned(),
        };
        return (None, Some(named));
    }
    let first = StartView::ALL
        .into_iter()
        .find(|first| first.code() == field.value);
    if first.is_none() {
        let codes = StartView::ALL.into_iter().map(StartView::code);
        let problem = Problem::UnknownWord {
            key: "start",
            nearest: None,
            word: field.value,
            allowed: codes.chain(["brief NAME"]).collect(),
        };
        notes.note(problem, &field.at);
    }
    (first, None)
}

/// The codes of the themes, and the British way to write one of them.
fn themes() -> Vec<&'static str> {
    let names = ThemeName::ALL.into_iter().map(ThemeName::code);
    names.chain(["colour-blind"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start() -> Base<'static> {
        Base {
            folder: Path::new("/etc/office"),
            home: Some(Path::new("/home/lan")),
        }
    }

    #[test]
    fn paths_count_from_the_file_and_from_the_persons_folder() {
        let check = |start: Base<'_>, written: &str, meant: &str| {
            assert_eq!(start.path(written), PathBuf::from(meant), "{written}");
        };
        check(start(), "lai-chau", "/etc/office/lai-chau");
        check(start(), "../packs", "/etc/office/../packs");
        check(start(), "/srv/packs", "/srv/packs");
        check(start(), "~", "/home/lan/");
        check(start(), "~/packs", "/home/lan/packs");
        check(start(), "~//packs", "/home/lan/packs");
        check(start(), "~lan/packs", "/etc/office/~lan/packs");
        check(start(), "a/~", "/etc/office/a/~");
        check(start(), "", "");
        check(start(), "$HOME/a", "/etc/office/$HOME/a");
        let beside = Base {
            folder: Path::new(""),
            home: None,
        };
        check(beside, "lai-chau", "lai-chau");
        check(beside, "~/packs", "~/packs");
    }

    #[test]
    fn reads_packs_and_language() {
        let mut notes = Notes::new("config.toml");
        let settings = parse(
            "pack = [\"/a\", \"b\"]\nlang = \"en\"\nmemory = false\nclipboard = false\n",
            start(),
            &mut notes,
        );
        let packs = ["/a", "/etc/office/b"];
        assert_eq!(settings.packs, packs.map(PathBuf::from));
        assert_eq!(settings.lang, Some(Lang::En));
        assert_eq!(settings.memory, Some(false));
        assert_eq!(settings.clipboard, Some(false));
        assert_eq!(
            parse("pack = \"~/c\"", start(), &mut notes).packs,
            [PathBuf::from("/home/lan/c")]
        );
        assert!(notes.finish("").is_empty());
    }

    #[test]
    fn reads_how_it_is_to_look() {
        let check = |text: &str, theme: Option<ThemeName>, signs: Option<Signs>, told: &[&str]| {
            let mut notes = Notes::new("config.toml");
            let settings = parse(text, start(), &mut notes);
            assert_eq!((settings.theme, settings.signs), (theme, signs), "{text}");
            let found = notes.finish(text);
            let codes: Vec<&str> = found.iter().map(|found| found.problem.code()).collect();
            assert_eq!(codes, told, "{text}");
        };
        check("", None, None, &[]);
        for name in ThemeName::ALL {
            let text = format!("theme = \"{name}\"\nsigns = \"ascii\"");
            check(&text, Some(name), Some(Signs::Ascii), &[]);
        }
        let british = "theme = \"colour-blind\"\nsigns = \"auto\"";
        check(british, Some(ThemeName::ColorBlind), Some(Signs::Auto), &[]);
        let wrong = "theme = \"solarized\"\nsigns = \"emoji\"";
        check(wrong, None, None, &["unknown-word", "unknown-word"]);
        check("theme = true", None, None, &["wrong-type"]);
    }

    #[test]
    fn reads_the_agenda_that_the_explorer_begins_with() {
        let check = |text: &str, brief: Option<&str>, told: usize| {
            let mut notes = Notes::new("config.toml");
            let settings = parse(text, start(), &mut notes);
            assert_eq!(settings.brief.as_deref(), brief, "{text}");
            assert_eq!(notes.finish(text).len(), told, "{text}");
        };
        check("", None, 0);
        check("start = \"list\"", None, 0);
        check("start = \"brief giao ban\"", Some("giao ban"), 0);
        check(
            "start = \"brief ~/họp.toml\"",
            Some("/home/lan/họp.toml"),
            0,
        );
        check(
            "start = \"brief a/họp.toml\"",
            Some("/etc/office/a/họp.toml"),
            0,
        );
        check("start = \"nowhere\"", None, 1);
        check("start = 3", None, 1);
    }

    #[test]
    fn a_slip_is_named_with_its_place() {
        let text = "lnag = \"vi\"\n";
        let mut notes = Notes::new("config.toml");
        parse(text, start(), &mut notes);
        let found = notes.finish(text);
        assert_eq!(found[0].problem.code(), "unknown-key");
        assert_eq!(
            found[0].span.map(|span| (span.line, span.column)),
            Some((1, 1))
        );
    }
}

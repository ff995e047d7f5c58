//! What the user chose once: the configuration file.
//!
//! Owns `chitieu/config.toml`: which packs to open, in which language to speak, what to remember and to
//! copy. It is read like a pack, with every problem at its place; it includes nothing and expands nothing.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::clean::clean;
use crate::diagnostic::{Diagnostic, Problem};
use crate::document::{self, Notes};
use crate::lang::Lang;
use crate::pack::files::small;

/// The largest configuration that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the user chose once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Folders of packs.
    pub packs: Vec<PathBuf>,
    /// The language.
    pub lang: Option<Lang>,
    /// Whether queries and opened indicators are remembered; they are unless this says no.
    pub memory: Option<bool>,
    /// Whether copies are sent to the terminal's clipboard; they are unless this says no.
    pub clipboard: Option<bool>,
}

/// Where the configuration stands: the path named, else the user's configuration folder.
pub fn path(named: Option<PathBuf>) -> Option<PathBuf> {
    named.or_else(|| {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(base.config_dir().join("chitieu").join("config.toml"))
    })
}

/// Reads the configuration; a file that does not exist chooses nothing.
pub fn read(path: &Path) -> (Settings, Vec<Diagnostic>) {
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
            notes.note_file(Problem::Unreadable(clean(&error.to_string()).into_owned()));
            return (Settings::default(), notes.finish(""));
        }
    };
    match std::str::from_utf8(&bytes) {
        Ok(text) => {
            let settings = parse(text, &mut notes);
            (settings, notes.finish(text))
        }
        Err(error) => {
            let offset = error.valid_up_to();
            notes.note(Problem::NotUtf8 { offset }, &(offset..offset + 1));
            (Settings::default(), notes.finish(&bytes))
        }
    }
}

fn parse(text: &str, notes: &mut Notes) -> Settings {
    let mut table = document::parse(text, notes);
    let packs = table.text_or_texts("pack", notes);
    let lang = table.word("lang", &Lang::ALL, Lang::code, notes);
    let memory = table.yes_or_no("memory", notes);
    let clipboard = table.yes_or_no("clipboard", notes);
    table.finish(notes);
    Settings {
        packs: packs.into_iter().map(|pack| pack.value.into()).collect(),
        lang: lang.map(|lang| lang.value),
        memory,
        clipboard,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_packs_and_language() {
        let mut notes = Notes::new("config.toml");
        let settings = parse(
            "pack = [\"a\", \"b\"]\nlang = \"en\"\nmemory = false\nclipboard = false\n",
            &mut notes,
        );
        assert_eq!(settings.packs, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(settings.lang, Some(Lang::En));
        assert_eq!(settings.memory, Some(false));
        assert_eq!(settings.clipboard, Some(false));
        assert_eq!(
            parse("pack = \"c\"", &mut notes).packs,
            [PathBuf::from("c")]
        );
        assert!(notes.finish("").is_empty());
    }

    #[test]
    fn a_slip_is_named_with_its_place() {
        let text = "lnag = \"vi\"\n";
        let mut notes = Notes::new("config.toml");
        parse(text, &mut notes);
        let found = notes.finish(text);
        assert_eq!(found[0].problem.code(), "unknown-key");
        assert_eq!(
            found[0].span.map(|span| (span.line, span.column)),
            Some((1, 1))
        );
    }
}

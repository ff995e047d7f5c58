//! The house: captions, sizes, directions of imports, forbidden words.
//!
//! What `docs/architecture.md` promises about the tree is checked here, so that the picture cannot rot.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::fs;
use std::path::{Path, PathBuf};

/// Floors of the house, lowest first; a file imports from its own floor or a lower one. The longest
/// matching prefix counts.
const FLOORS: &[(&str, u8)] = &[
    ("lang", 0),
    ("clean", 0),
    ("figure", 0),
    ("period", 0),
    ("fold", 0),
    ("model", 1),
    ("diagnostic", 1),
    ("document", 2),
    ("catalog", 2),
    ("locale", 2),
    ("search", 2),
    ("assess", 2),
    ("outlook", 3),
    ("standing", 4),
    ("wording", 5),
    ("filter", 6),
    ("scoreboard", 6),
    ("pack", 6),
    ("exchange", 7),
    ("library", 7),
    ("settings", 7),
    ("memory", 7),
    ("tui", 8),
    ("cli", 9),
];

/// Rooms that may touch files, the environment or a clock; every other room is pure.
const OUTSIDE: &[&str] = &[
    "src/cli/",
    "src/main.rs",
    "src/pack/files/",
    "src/settings.rs",
    "src/memory.rs",
    "src/tui/local",
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file: its path from the top of the project, and its text.
fn house() -> Vec<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    sources(&top.join("src"), &mut paths);
    paths.sort();
    let file = |path: PathBuf| {
        let name = path
            .strip_prefix(top)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    paths.into_iter().map(file).collect()
}

fn floor_of(module: &str) -> Option<u8> {
    let room = module.split("::").next().unwrap_or("");
    FLOORS
        .iter()
        .find(|(name, _)| *name == room)
        .map(|(_, floor)| *floor)
}

fn room_of(path: &str) -> String {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.trim_end_matches(".rs").replace('/', "::")
}

#[test]
fn every_file_says_what_it_is() {
    for (path, text) in house() {
        let caption = text.lines().next().unwrap_or("");
        assert!(caption.starts_with("//! "), "{path} has no caption");
        assert!(caption.len() < 110, "{path}: the caption is too long");
        assert!(
            caption.ends_with(['.', ':']),
            "{path}: the caption is no sentence"
        );
    }
}

#[test]
fn files_stay_readable() {
    for (path, text) in house() {
        let lines = text.lines().count();
        assert!(lines <= 620, "{path} has {lines} lines");
    }
}

#[test]
fn imports_run_downward() {
    for (path, text) in house() {
        let room = room_of(&path);
        let Some(own) = floor_of(&room) else { continue };
        for line in text.lines().map(str::trim) {
            let Some(import) = line.strip_prefix("use crate::") else {
                continue;
            };
            let other = floor_of(import.trim_end_matches(';'));
            let other = other.unwrap_or_else(|| panic!("{path}: no floor for {import}"));
            assert!(other <= own, "{path} imports upward: {import}");
        }
    }
}

#[test]
fn the_core_is_pure() {
    let outside = [
        "std::fs",
        "std::env",
        "ZonedDateTime::now",
        "SystemTime",
        "Instant::now",
        "std::io::std",
    ];
    for (path, text) in house() {
        if OUTSIDE.iter().any(|room| path.starts_with(room)) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in outside {
            assert!(!code.contains(word), "{path} touches the outside: {word}");
        }
    }
}

#[test]
fn files_are_written_in_one_room() {
    for (path, text) in house() {
        if path.starts_with("src/pack/files/") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in ["File::create", "fs::write", "fs::rename", "OpenOptions"] {
            assert!(!code.contains(word), "{path} writes with {word}");
        }
    }
}

#[test]
fn only_the_output_prints() {
    for (path, text) in house() {
        if path == "src/cli/output.rs" {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in ["println!", "eprintln!", "print!(", "eprint!("] {
            assert!(!code.contains(word), "{path} prints with {word}");
        }
    }
}

#[test]
fn the_screen_is_never_cleared_by_asking_the_terminal() {
    for (path, text) in house() {
        for word in ["cursor::position", "terminal.clear()", "Viewport::Inline"] {
            assert!(!text.contains(word), "{path} uses {word}");
        }
    }
}

/// Every requirement of the terminal has a row, and the tests that the rows name exist: `file::test`,
/// wherever the file stands.
#[test]
fn the_tests_that_documents_name_exist() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    sources(&top.join("src"), &mut paths);
    sources(&top.join("tests"), &mut paths);
    let known: Vec<(String, String)> = paths
        .iter()
        .map(|path| {
            let room = path.file_stem().unwrap().to_string_lossy().into_owned();
            (room, fs::read_to_string(path).unwrap())
        })
        .collect();
    let document = fs::read_to_string(top.join("docs/terminal.md")).unwrap();
    let (_, promises) = document.split_once("## Promises and tests").unwrap();
    let named: Vec<&str> = promises
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.contains("::"))
        .collect();
    assert!(named.len() > 60, "the table was not read: {}", named.len());
    let rows: Vec<&str> = promises
        .lines()
        .filter(|line| line.starts_with("| "))
        .collect();
    for (letter, last) in [('L', 8), ('B', 10), ('T', 14), ('V', 17), ('X', 12)] {
        for number in 1..=last {
            let id = format!("| {letter}{number} |");
            let found = rows.iter().filter(|row| row.starts_with(&id)).count();
            assert_eq!(found, 1, "docs/terminal.md: the row of {id}");
        }
    }
    for name in named {
        let (room, test) = name.rsplit_once("::").unwrap();
        let test = match test {
            "*" => "#[test]".to_owned(),
            test => format!("fn {test}("),
        };
        let exists = known
            .iter()
            .any(|(file, text)| file == room && text.contains(&test));
        assert!(
            exists,
            "docs/terminal.md names {name}, which does not exist"
        );
    }
}

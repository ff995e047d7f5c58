//! The house: captions, sizes, forbidden words.
//!
//! What `docs/architecture.md` promises about the tree is checked here, so that the picture cannot rot.

use std::fs;
use std::path::{Path, PathBuf};

use super::sources;

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

/// The caption of a file in one line.
fn caption(text: &str) -> String {
    let lines = text.lines().map_while(|line| line.strip_prefix("//!"));
    lines.collect()
}

#[test]
fn every_file_says_what_it_owns_and_what_it_must_not_know() {
    let says_nothing = ["src/lib.rs", "src/main.rs"];
    for (path, text) in house() {
        if says_nothing.contains(&path.as_str()) || path.ends_with("tests.rs") {
            continue;
        }
        let caption = caption(&text);
        assert!(caption.contains("Owns "), "{path}: what does it own?");
        let limits = ["ust not ", "nows no", "nothing"];
        let has_limit = limits.iter().any(|words| caption.contains(words));
        assert!(has_limit, "{path}: what must it not know?");
    }
}

#[test]
fn files_stay_readable() {
    for (path, text) in house() {
        let lines = text.lines().count();
        assert!(lines <= 600, "{path} has {lines} lines");
    }
}

#[test]
fn a_module_stands_where_its_name_says() {
    for (path, text) in house() {
        assert!(
            !text.contains("#[path"),
            "{path} takes a file from elsewhere"
        );
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
            // The tests of a file that has them beside it count as its own.
            let named = match path.file_stem().unwrap() == "tests" {
                true => path.parent().unwrap(),
                false => path,
            };
            let room = named.file_stem().unwrap().to_string_lossy().into_owned();
            (room, fs::read_to_string(path).unwrap())
        })
        .collect();
    let document = fs::read_to_string(top.join("docs/terminal.md")).unwrap();
    let (_, promises) = document.split_once("## Promises and tests").unwrap();
    let named: Vec<&str> = promises
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| name.contains("::") && !name.contains(' '))
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
    let exchange = fs::read_to_string(top.join("docs/exchange.md")).unwrap();
    let (_, exchange) = exchange.split_once("### Promises and tests").unwrap();
    let (exchange, _) = exchange.split_once("## Long CSV").unwrap();
    let of_imports = exchange.split('`').skip(1).step_by(2);
    let of_imports: Vec<&str> = of_imports.filter(|name| name.contains("::")).collect();
    assert!(of_imports.len() > 15, "the table was not read");
    let search = fs::read_to_string(top.join("docs/search.md")).unwrap();
    let of_search = search.split('`').skip(1).step_by(2);
    let of_search: Vec<&str> = of_search
        .filter(|name| name.contains("::") && !name.contains(' ') && !name.contains('*'))
        .collect();
    assert!(of_search.len() > 30, "the tables were not read");
    let of_tests = of_search
        .into_iter()
        .filter(|name| !name.starts_with("search::"));
    for name in named.into_iter().chain(of_imports).chain(of_tests) {
        let (room, test) = name.rsplit_once("::").unwrap();
        let test = match test {
            "*" => "#[test]".to_owned(),
            test => format!("fn {test}("),
        };
        let exists = known
            .iter()
            .any(|(file, text)| file == room && text.contains(&test));
        assert!(exists, "the documents name {name}, which does not exist");
    }
}

/// The paths that the pages for contributors name exist: as they stand, or as files of `src` without their ending.
#[test]
fn the_paths_that_contributors_are_sent_to_exist() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let exists = |path: &str| {
        let path = path.trim_end_matches('/');
        let places = [top.join(path), top.join("src").join(path)];
        places.iter().any(|place| {
            let is_file =
                place.with_extension("rs").exists() || place.with_extension("md").exists();
            place.exists() || is_file
        })
    };
    let mut count = 0;
    for (page, from) in [
        ("CONTRIBUTING.md", ""),
        ("docs/architecture.md", "## Where to add something"),
    ] {
        let text = fs::read_to_string(top.join(page)).unwrap();
        let (_, text) = text.split_once(from).unwrap();
        for path in text.split('`').skip(1).step_by(2) {
            let is_path = path.contains('/')
                && !path.contains(|letter: char| letter.is_whitespace() || "*<:=".contains(letter))
                && !path.starts_with(['.', '/']);
            if is_path && !path.starts_with("target/") {
                count += 1;
                assert!(exists(path), "{page} names {path}, which does not exist");
            }
        }
    }
    assert!(count > 80, "the pages were not read: {count}");
}

/// A file beside `tests/it` would be a program of its own, into which everything is linked once more.
#[test]
fn the_tests_are_one_program() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let entries = fs::read_dir(top).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let stray: Vec<String> = names.filter(|name| name.ends_with(".rs")).collect();
    assert_eq!(stray, [""; 0]);
}

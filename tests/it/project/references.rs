//! What comments and the page of the architecture name between backquotes.
//!
//! A path of modules leads to a file of the source, and what stands behind it is found in that file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::sources;

/// Heads of paths that lead out of the crate.
const OUTSIDE: &[&str] = &["std", "toml_edit", "ratatui", "jiff", "serde"];

/// The texts of the source by the path of their module, whose folders have an entry as well.
fn modules() -> BTreeMap<String, String> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&top, &mut paths);
    let mut modules = BTreeMap::new();
    for path in paths {
        let name = path.strip_prefix(&top).unwrap().with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        let module = name.trim_end_matches("/mod").to_owned();
        modules.insert(module, fs::read_to_string(&path).unwrap());
    }
    modules
}

/// The parts of a path of modules; `None` for what is no path.
fn parts(quoted: &str) -> Option<Vec<&str>> {
    let path = quoted.trim_end_matches("()").trim_end_matches('!');
    let is_plain = |letter: char| letter.is_alphanumeric() || "_:/".contains(letter);
    let parts: Vec<&str> = match path.contains("::") {
        true => path.split("::").collect(),
        false => path.split('/').collect(),
    };
    let is_path = parts.len() > 1 && path.chars().all(is_plain);
    let is_named = parts.iter().all(|part| {
        let first = part.chars().next();
        first.is_some_and(|first| first.is_alphabetic() || first == '_')
    });
    (is_path && is_named).then_some(parts)
}

/// Whether a text has a word.
fn has_word(text: &str, word: &str) -> bool {
    let is_end = |letter: char| !(letter.is_alphanumeric() || letter == '_');
    text.split(is_end).any(|one| one == word)
}

/// Whether a path of modules, given whole or from any room on, leads to something.
fn leads_somewhere(modules: &BTreeMap<String, String>, parts: &[&str]) -> bool {
    let parts = match parts {
        ["crate" | "chitieu" | "super" | "self" | "src", rest @ ..] => rest,
        parts => parts,
    };
    let texts = |parts: &[&str]| {
        let path = parts.join("/");
        let behind = format!("/{path}");
        let found = modules.iter();
        let found = found.filter(|(name, _)| **name == path || name.ends_with(&behind));
        found.map(|(_, text)| text.clone()).collect::<Vec<_>>()
    };
    (1..=parts.len()).rev().any(|count| {
        let (module, rest) = parts.split_at(count);
        let found = texts(module);
        found
            .iter()
            .any(|text| rest.iter().all(|word| has_word(text, word)))
    })
}

/// Whether a path is of this crate: one of `::` that begins with a module, and one of `/` that begins with one of ours.
fn is_ours(modules: &BTreeMap<String, String>, quoted: &str, head: &str) -> bool {
    if quoted.contains("::") {
        return head.starts_with(char::is_lowercase) && !OUTSIDE.contains(&head);
    }
    let mut names = modules.keys();
    names.any(|name| name.split('/').any(|part| part == head))
}

/// What a text names that is not there, each with its line.
fn missing(modules: &BTreeMap<String, String>, text: &str, is_code: bool) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = match (is_code, line.split_once("//")) {
            (true, None) => continue,
            (true, Some((_, comment))) => comment,
            (false, _) => line,
        };
        for quoted in line.split('`').skip(1).step_by(2) {
            let Some(parts) = parts(quoted) else {
                continue;
            };
            let is_file = Path::new(env!("CARGO_MANIFEST_DIR")).join(quoted).exists();
            if !is_file && is_ours(modules, quoted, parts[0]) && !leads_somewhere(modules, &parts) {
                found.push(format!("{}: {quoted}", number + 1));
            }
        }
    }
    found
}

#[test]
fn paths_in_comments_and_in_the_architecture_lead_somewhere() {
    let modules = modules();
    let mut wrong = Vec::new();
    for (name, text) in &modules {
        let found = missing(&modules, text, true).into_iter();
        wrong.extend(found.map(|one| format!("{name}:{one}")));
    }
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in ["docs/architecture.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(top.join(page)).unwrap();
        let found = missing(&modules, &text, false).into_iter();
        wrong.extend(found.map(|one| format!("{page}:{one}")));
    }
    assert!(wrong.is_empty(), "lead nowhere:\n{}", wrong.join("\n"));
}

#[test]
fn a_path_that_leads_nowhere_is_found() {
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let modules = BTreeMap::from([
        file("words/problems/doubts", "pub fn line() {}"),
        file("words/locale", "pub mod number;"),
    ]);
    for (text, count) in [
        ("//! `locale::doubts` says them.", 1),
        ("    let a = 1; // As `locale/doubts` says.", 1),
        ("/// See `problems::doubts::word()`.", 1),
        ("/// See `asking::hear`.", 1),
        (
            "/// See `problems::doubts::line()` and `words/problems/doubts`.",
            0,
        ),
        ("/// See `std::fs`, `Form::ALL` and `TH/KH`.", 0),
        ("let path = \"`locale::doubts`\";", 0),
    ] {
        assert_eq!(missing(&modules, text, true).len(), count, "{text}");
    }
}

//! The names of types: one name for one thing.
//!
//! A type that another file can name is told by its name alone, without its module.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::sources;

/// Names that stand for one thing in two files of which one system compiles one.
const OF_ONE_SYSTEM: &[&str] = &["Patient", "Watcher"];

/// The name of the type that a line declares for other files.
fn declared(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub")?;
    let rest = match rest.strip_prefix('(') {
        Some(rest) => rest.split_once(')')?.1,
        None => rest,
    };
    let (kind, rest) = rest.trim_start().split_once(' ')?;
    let is_type = ["struct", "enum", "trait", "type"].contains(&kind);
    let end = rest.find(|letter: char| !letter.is_alphanumeric());
    is_type.then(|| rest.split_at(end.unwrap_or(rest.len())).0)
}

/// The files that declare each name, by their room and path.
fn by_name(files: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in files {
        for name in text.lines().filter_map(declared) {
            names.entry(name.to_owned()).or_default().push(path.clone());
        }
    }
    names
}

/// The names that stand for several things.
fn shared(files: &[(String, String)]) -> Vec<String> {
    let names = by_name(files).into_iter();
    let several = names.filter(|(_, paths)| paths.len() > 1);
    several.map(|(name, _)| name).collect()
}

#[test]
fn a_public_type_has_its_name_alone() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&top, &mut paths);
    let file = |path: PathBuf| {
        let name = path.strip_prefix(&top).unwrap().to_string_lossy();
        (name.replace('\\', "/"), fs::read_to_string(&path).unwrap())
    };
    let files: Vec<(String, String)> = paths.into_iter().map(file).collect();
    assert_eq!(shared(&files), OF_ONE_SYSTEM);
}

#[test]
fn a_second_type_of_one_name_is_found() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let core = file("core/a.rs", "pub struct Row {\n");
    for (path, text) in [
        ("pack/b.rs", "pub(super) enum Row {\n"),
        ("core/b.rs", "pub type Row = u8;\n"),
        ("words/b.rs", "pub(crate) struct Row<'a>(&'a str);\n"),
        ("search/b.rs", "pub(in crate::search) struct Row;\n"),
    ] {
        assert_eq!(shared(&[core.clone(), file(path, text)]), ["Row"], "{path}");
    }
    for text in ["struct Row;\n", "pub struct Rows;\n", "    pub Row: u8,\n"] {
        assert!(shared(&[core.clone(), file("pack/b.rs", text)]).is_empty());
    }
}

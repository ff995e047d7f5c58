//! The layout of the program: what `tools/layout.ld` lays first is in the program, as far as its files tell.
//!
//! Whether a name is still that of a function is seen by a release build alone; where its file is gone, it is not.

use std::fs;
use std::path::Path;

const TOP: &str = env!("CARGO_MANIFEST_DIR");

/// The parts of the path that a mangled name of this program holds, the program itself left out.
fn path_of(name: &str) -> Vec<String> {
    let mut rest = name;
    let mut parts = Vec::new();
    loop {
        let digits = rest.len()
            - rest
                .trim_start_matches(|letter: char| letter.is_ascii_digit())
                .len();
        let Some((count, after)) = rest.split_at_checked(digits) else {
            return parts;
        };
        // The hash, or what stands for it, ends the name.
        let Some((part, after)) = count
            .parse()
            .ok()
            .and_then(|count| after.split_at_checked(count))
        else {
            return parts;
        };
        parts.push(part.to_owned());
        rest = after;
    }
}

/// Tells whether a tree has the file of such a path, and the file the name that is looked for in it.
fn is_there(parts: &[String], source: &Path) -> bool {
    let mut folder = source.to_owned();
    for (at, part) in parts.iter().enumerate() {
        let file = folder.join(format!("{part}.rs"));
        let deeper = folder.join(part);
        if deeper.is_dir() {
            folder = deeper;
            continue;
        }
        let (file, name) = match file.is_file() {
            true => (file, parts.get(at + 1)),
            false => (folder.join("mod.rs"), Some(part)),
        };
        let text = fs::read_to_string(file).unwrap_or_default();
        // What is written for a type of a trait has a name that nobody wrote so.
        return name.is_none_or(|name| name.contains('$') || text.contains(name.as_str()));
    }
    !parts.is_empty()
}

/// The names of this program in a layout.
fn own_names(layout: &str) -> Vec<Vec<String>> {
    let lines = layout.lines().map(str::trim);
    let names = lines.filter_map(|line| line.strip_prefix("*(.text*._ZN7chitieu"));
    names.map(path_of).collect()
}

#[test]
fn what_is_laid_first_stands_in_files_that_exist() {
    let layout = fs::read_to_string(Path::new(TOP).join("tools/layout.ld")).unwrap();
    let names = own_names(&layout);
    assert!(
        names.len() > 300,
        "only {} names of this program",
        names.len()
    );
    let source = Path::new(TOP).join("src");
    let gone: Vec<String> = names
        .iter()
        .filter(|parts| parts.is_empty() || !is_there(parts, &source))
        .map(|parts| parts.join("::"))
        .collect();
    // A tenth may be of other days.
    assert!(
        gone.len() * 10 < names.len(),
        "run tools/layout.py: nothing is there of\n{}",
        gone.join("\n")
    );
}

#[test]
fn a_layout_is_rules_for_sections_before_the_rest_and_nothing_else() {
    let layout = fs::read_to_string(Path::new(TOP).join("tools/layout.ld")).unwrap();
    let rules = layout.lines().filter(|line| line.starts_with("    "));
    for rule in rules.clone() {
        let function = rule
            .strip_prefix("    *(.text*.")
            .and_then(|rule| rule.strip_suffix(')'));
        // What a program without a loader brings of libc.
        let member = rule
            .strip_prefix("    *libc.a:")
            .and_then(|rule| rule.strip_suffix(".o(.text .text.*)"));
        let name = function.or(member);
        let name = name.unwrap_or_else(|| panic!("no rule: {rule}"));
        assert!(
            !name.is_empty() && !name.contains([' ', '(', ')']),
            "{rule}"
        );
    }
    assert!(rules.count() > 500);
    assert!(layout.ends_with("INSERT BEFORE .text;\n"));
}

#[test]
fn a_name_of_a_room_a_file_or_a_function_that_is_gone_is_seen() {
    let source = Path::new(TOP).join("src");
    let is_there = |name: &str| is_there(&path_of(name), &source);
    assert!(is_there("8explorer4view4draw17h*"));
    assert!(is_there("3cli3run17h*"));
    assert!(!is_there("6office4view4draw17h*"));
    assert!(!is_there("8explorer6office4draw17h*"));
    assert!(!is_there("8explorer4view10drawn_once17h*"));
    assert!(!is_there("17h*"));
}

//! Who answers for a target: a column where a source says so of any, and nothing where none does.

use std::fs;

use tempfile::TempDir;

use crate::support::program::{prints, run_on};

/// A pack of three indicators, of which the first two have owners.
fn pack(owners: [&str; 3]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut text = "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"H\"\n[[source]]\nid = \"S\"\ntitle = \"S\"\ndate = \"2025-01-02\"\n[[category]]\nid = \"c\"\nname = \"C\"\n".to_owned();
    for (id, owner) in ["a", "b", "d"].iter().zip(owners) {
        let owner = match owner {
            "" => String::new(),
            name => format!("owner = [{{ name = \"{name}\", source = \"S\" }}]\n"),
        };
        text.push_str(&format!(
            "[[indicator]]\nid = \"{id}\"\nname = \"Chỉ tiêu {id}\"\ncategory = \"c\"\nbetter = \"higher\"\n{owner}claims = [{{ kind = \"actual\", year = 2024, value = 1, source = \"S\" }}]\n"
        ));
    }
    fs::write(folder.path().join("pack.toml"), text).unwrap();
    folder
}

fn listed(folder: &TempDir, line: &[&str]) -> Vec<String> {
    let output = run_on(folder.path(), line);
    let said = String::from_utf8(output.stdout).unwrap();
    said.lines().map(str::to_owned).collect()
}

#[test]
fn owners_stand_in_a_column_of_their_own() {
    let lines = listed(&pack(["Sở Y tế", "Sở Tài chính", ""]), &["list"]);
    let at = |line: &str, owner: &str| {
        let before = line.split(owner).next().unwrap();
        before.chars().count()
    };
    assert!(lines[0].ends_with("  Sở Y tế"), "{lines:?}");
    assert!(lines[1].ends_with("  Sở Tài chính"), "{lines:?}");
    assert_eq!(at(&lines[0], "Sở Y"), at(&lines[1], "Sở T"), "{lines:?}");
    assert!(
        !lines[2].contains("Sở") && lines[2] == lines[2].trim_end(),
        "{lines:?}"
    );
}

#[test]
fn owners_are_filtered_by_and_counted() {
    let folder = pack(["Sở Y tế", "Sở Tài chính", ""]);
    let found = listed(&folder, &["find", "cq:y-tế"]);
    assert!(
        found.len() == 1 && found[0].ends_with("Sở Y tế"),
        "{found:?}"
    );
    let found = listed(&folder, &["find", "--csv", "cq:\"sở tài chính\""]);
    assert!(found[0].split(',').any(|name| name == "owner"), "{found:?}");
    assert!(found[1].contains("Sở Tài chính"), "{found:?}");
}

#[test]
fn where_no_source_says_so_there_is_no_column() {
    let lines = listed(&pack(["", "", ""]), &["list"]);
    assert_eq!(lines.len(), 3);
    assert!(
        lines.iter().all(|line| line == line.trim_end()),
        "{lines:?}"
    );
    // The frozen packs name none: each line ends with its status.
    let listed = prints(&["list", "--as-of", "2026-11-24"], 0);
    assert!(!listed.contains("Sở "), "{listed}");
}

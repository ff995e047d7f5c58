//! One file named as a pack: what it is, and what to name instead, is always told.

use std::fs;

use tempfile::TempDir;

use crate::support::data;
use crate::support::program::run;

/// What a command says, on both ways out, and its code.
fn said(line: &[&str]) -> (String, Option<i32>) {
    let output = run(line);
    let [out, error] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (out + &error, output.status.code())
}

#[test]
fn one_file_of_a_pack_is_told_with_the_folder_to_open() {
    let folder = data("frozen").join("lai-chau");
    for (name, code) in [("sources.toml", 2), ("plans.toml", 2), ("pack.toml", 0)] {
        let path = folder.join(name).display().to_string();
        for command in [&["list"][..], &["status"], &["find", "grdp"], &["export"]] {
            let (told, ended) = said(&[command, &["--pack", &path]].concat());
            let cure = format!("--pack {}", folder.display());
            assert!(told.contains(&cure), "{command:?} {name}: {told}");
            // Nothing is found in it, or it is no pack.
            let is_expected = ended == Some(code) || (code == 0 && ended == Some(1));
            assert!(is_expected, "{command:?} {name}: {ended:?} {told}");
        }
        let (told, ended) = said(&["check", &path, "--lang", "en"]);
        assert_eq!(ended, Some(1), "{told}");
        assert!(told.contains("one file of a pack only"), "{told}");
    }
}

#[test]
fn a_pack_without_an_indicator_is_told_to_have_none() {
    let scratch = TempDir::new().unwrap();
    let path = scratch.path().join("mine.toml");
    fs::write(&path, "[pack]\nid = \"a\"\nname = \"A\"\n").unwrap();
    let path = path.display().to_string();
    for command in ["list", "status", "check"] {
        let (told, ended) = said(&[command, "--pack", &path, "--lang", "en"]);
        assert_eq!(ended, Some(0), "{told}");
        assert!(
            told.contains("this pack has no indicator"),
            "{command}: {told}"
        );
    }
    // A single file may be a whole pack.
    let whole = "[[category]]\nid = \"c\"\nname = \"C\"\n[[indicator]]\nid = \"i\"\nname = \"I\"\ncategory = \"c\"\n";
    fs::write(&path, format!("[pack]\nid = \"a\"\nname = \"A\"\n{whole}")).unwrap();
    let (told, _) = said(&["check", &path]);
    assert!(!told.contains("không có chỉ tiêu"), "{told}");
    // Without its head it is told by check as before, and what can be read is shown.
    fs::write(&path, whole).unwrap();
    let (told, ended) = said(&["check", &path]);
    assert!(told.contains("[pack]") && ended == Some(1), "{told}");
}

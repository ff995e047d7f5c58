//! Folders as they are found on disk: nothing in one is passed over, blocks or floods the program.

use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use chitieu::pack::files::{LARGEST, open};
use chitieu::pack::load;
use tempfile::TempDir;

/// A folder of its own that goes away with the test.
struct Scratch(TempDir);

impl Scratch {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(
            folder.path().join("pack.toml"),
            "[pack]\nid = \"p\"\nname = \"P\"\n",
        )
        .unwrap();
        Self(folder)
    }

    /// The code and the file of each problem.
    fn problems(&self) -> Vec<(&'static str, String)> {
        let found = load(&[open(self.0.path())]).diagnostics;
        let said = found.iter().map(|found| {
            let file = found.file.rsplit('/').next().unwrap_or("").to_owned();
            (found.problem.code(), file)
        });
        said.collect()
    }
}

#[test]
fn links_pipes_and_folders() {
    let scratch = Scratch::new();
    let inside = |name: &str| scratch.0.path().join(name);
    symlink(inside("loop.toml"), inside("loop.toml")).unwrap();
    symlink(inside("nowhere"), inside("dangling.toml")).unwrap();
    symlink(inside("pack.toml"), inside("notes.txt")).unwrap();
    symlink(scratch.0.path(), inside("self")).unwrap();
    fs::create_dir(inside("old.toml")).unwrap();
    let made = Command::new("mkfifo").arg(inside("pipe.toml")).status();
    assert!(made.unwrap().success());
    let unreadable = |name: &str| ("unreadable", name.to_owned());
    assert_eq!(
        scratch.problems(),
        [
            unreadable("dangling.toml"),
            unreadable("loop.toml"),
            unreadable("pipe.toml"),
        ]
    );
}

#[test]
fn a_giant_is_not_read() {
    let scratch = Scratch::new();
    let file = fs::File::create(scratch.0.path().join("giant.toml")).unwrap();
    file.set_len(LARGEST + 1).unwrap();
    assert_eq!(scratch.problems(), [("too-large", "giant.toml".to_owned())]);
}

#[test]
fn a_folder_that_is_not_there_is_unreadable() {
    let scratch = Scratch::new();
    fs::remove_dir_all(scratch.0.path()).unwrap();
    let found = scratch.problems();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "unreadable");
    fs::create_dir(scratch.0.path()).unwrap();
    assert_eq!(scratch.problems()[0].0, "no-files");
}

#[test]
fn a_name_cannot_draw() {
    let scratch = Scratch::new();
    fs::write(scratch.0.path().join("a\u{1b}[31m\u{202e}.toml"), "x = 1").unwrap();
    let found = load(&[open(scratch.0.path())]).diagnostics;
    assert_eq!(found.len(), 1);
    assert!(
        found[0].file.ends_with("/a[31m\u{fffd}.toml"),
        "{}",
        found[0].file
    );
}

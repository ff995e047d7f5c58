//! Packs side by side: one's own first, those of the program a key away, and one rule for the place to start in.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::support::data;
use crate::support::pty::{CHITIEU, Pty, Start};

/// A pack of one indicator of a place.
fn pack(folder: &Path, id: &str, home: Option<&str>) -> PathBuf {
    let path = folder.join(id);
    fs::create_dir(&path).unwrap();
    let home = home.map_or_else(String::new, |home| format!("place = \"{home}\"\n"));
    let text = format!(
        "[pack]\nid = \"{id}\"\nname = \"{id}\"\n{home}[[category]]\nid = \"c\"\nname = \"Xã hội\"\n\
         [[indicator]]\nid = \"own\"\nname = \"Chỉ tiêu riêng {id}\"\ncategory = \"c\"\nunit = \"%\"\n\
         claims = [ {{ place = \"Xã Tả Lèng\", kind = \"actual\", year = 2024, value = 40 }} ]\n"
    );
    fs::write(
        path.join("pack.toml"),
        text.replace("Xã Tả Lèng", &home_of(&home)),
    )
    .unwrap();
    path
}

/// The place of the figures: the home, else a commune.
fn home_of(home: &str) -> String {
    home.split('"').nth(1).unwrap_or("Xã Tả Lèng").to_owned()
}

/// The explorer on packs that are named on the command line.
fn open(packs: &[&Path], options: &str) -> Pty {
    let packs: String = packs
        .iter()
        .map(|path| format!(" --pack '{}'", path.display()))
        .collect();
    let script = format!("exec '{CHITIEU}' {packs} {options}");
    Pty::start(&Start {
        command: &["bash", "-c", &script],
        size: (120, 40),
        ..Start::default()
    })
}

#[test]
fn ones_own_pack_comes_first_and_the_packs_of_the_program_are_a_key_away() {
    let folder = TempDir::new().unwrap();
    let own = pack(folder.path(), "own", Some("Bắc Hà"));
    let mut pty = open(&[&own], "");
    pty.wait_for("Chỉ tiêu riêng own");
    assert!(pty.text().contains("Bắc Hà"), "{}", pty.text());
    assert!(!pty.text().contains("GRDP"), "{}", pty.text());
    pty.send("P");
    pty.wait_for("Sơn La");
    pty.wait_for("Lai Châu");
    pty.send("Sơn La\r");
    pty.wait_gone("Chỉ tiêu riêng own");
    pty.wait_for("Sơn La");
    pty.send("\u{11}");
    pty.end();
}

#[test]
fn with_only_there_is_nothing_but_what_was_named() {
    let folder = TempDir::new().unwrap();
    let own = pack(folder.path(), "own", Some("Bắc Hà"));
    let mut pty = open(&[&own], "--only");
    pty.wait_for("Chỉ tiêu riêng own");
    pty.send("P");
    pty.wait_for("Bắc Hà");
    assert!(!pty.text().contains("Sơn La"), "{}", pty.text());
    pty.send("\u{11}");
    pty.end();
}

#[test]
fn a_pack_of_the_program_that_is_named_itself_stands_once() {
    // One's own copy of the pack of Lai Châu replaces it.
    let copy = data("frozen").join("lai-chau");
    let mut pty = open(&[&copy], "");
    pty.wait_for("Lai Châu");
    pty.wait_for("GRDP");
    pty.send("P");
    pty.wait_for("Sơn La");
    let text = pty.text();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("│ ") && line.contains("Lai Châu"))
        .collect();
    assert!(lines.len() < 3, "{text}");
    pty.send("\u{11}");
    pty.end();
}

#[test]
fn the_explorer_starts_in_the_home_of_the_first_pack_whatever_packs_are_open() {
    let folder = TempDir::new().unwrap();
    let first = pack(folder.path(), "first", Some("Bắc Hà"));
    let second = pack(folder.path(), "second", Some("Mường Khương"));
    let mut pty = open(&[&second, &first], "--only");
    pty.wait_for("Chỉ tiêu riêng second");
    assert!(
        !pty.text().contains("Chỉ tiêu riêng first"),
        "{}",
        pty.text()
    );
    pty.send("\u{11}");
    pty.end();
    // Without a home there is every place, and so where that is asked for.
    let without = pack(folder.path(), "without", None);
    for (packs, options) in [
        ([&without, &first], ""),
        ([&first, &without], "--place all"),
    ] {
        let mut pty = open(&packs.map(PathBuf::as_path), &format!("--only {options}"));
        pty.wait_for("Chỉ tiêu riêng without");
        pty.wait_for("Chỉ tiêu riêng first");
        pty.send("\u{11}");
        pty.end();
    }
}

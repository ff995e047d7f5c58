//! What is handed out: the pages that tell of the package, and the files that go into it.
//!
//! `tools/try-release.sh` runs the steps of the page by hand in a bare Debian; here they are held to what is packed.

use std::fs;
use std::path::Path;
use std::process::Command;

const PAGE: &str = "docs/vi/may-chu.md";

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The blocks of a page: their kind, and their text.
fn blocks(page: &str) -> Vec<(String, String)> {
    let pieces: Vec<String> = text(page).split("```").map(str::to_owned).collect();
    let inner = pieces.iter().skip(1).step_by(2);
    inner
        .map(|block| {
            let (kind, text) = block.split_once('\n').unwrap();
            (kind.to_owned(), text.to_owned())
        })
        .collect()
}

#[test]
fn every_step_of_the_page_for_the_server_is_one_that_is_tried() {
    let script = text("tools/try-release.sh");
    for (kind, block) in blocks(PAGE) {
        assert!(
            script.contains(&format!("blocks {kind}")),
            "{kind}: {block}"
        );
    }
}

#[test]
fn the_page_for_the_server_installs_the_package_of_this_version() {
    let (kind, first) = blocks(PAGE).swap_remove(0);
    let package = format!("dpkg -i chitieu_{}_amd64.deb\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((kind.as_str(), first), ("sh", package));
}

#[test]
fn what_the_pages_take_from_the_package_is_put_into_it() {
    let script = text("tools/release.sh");
    let examples = "/usr/share/doc/chitieu/examples/";
    for page in [PAGE, "docs/ssh.md", "README.md", "packaging/sshd.conf"] {
        for rest in text(page).split(examples).skip(1) {
            let is_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
            let name: String = rest.chars().take_while(is_name).collect();
            let packed = format!("packaging/{name}");
            assert!(script.contains(&packed), "{page}: {packed} is not packed");
            assert!(!text(&packed).is_empty());
        }
    }
    for file in ["config.toml", "sshd.conf", "copyright", "lintian-overrides"] {
        assert!(script.contains(&format!("packaging/{file}")), "{file}");
    }
}

#[test]
fn the_scripts_that_make_and_try_the_package_can_be_read_by_their_shells() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (shell, script) in [
        ("bash", "tools/release.sh"),
        ("bash", "tools/try-release.sh"),
        ("sh", "packaging/postinst"),
        ("sh", "packaging/postrm"),
    ] {
        let read = Command::new(shell).arg("-n").arg(top.join(script)).output();
        let read = read.unwrap();
        let said = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{script}: {said}");
    }
}

#[test]
fn the_example_for_the_server_is_the_one_that_the_page_explains() {
    let line = |line: &str| line.trim().replace("/usr/local/bin/", "/usr/bin/");
    let explained: Vec<String> = text("docs/ssh.md").lines().map(line).collect();
    let example = text("packaging/sshd.conf");
    let options = example.lines().filter(|line| !line.starts_with('#'));
    for option in options {
        let option = option.trim();
        assert!(explained.iter().any(|line| line == option), "{option}");
    }
}

//! What Tab offers in the shells that people use, with the scripts that the program prints for them.

use std::path::Path;

use tempfile::TempDir;

use crate::support::pty::{CHITIEU, Pty, Start, has_tool};

/// What is typed before Tab, and what stands there after it.
const TYPED: [(&str, &str); 12] = [
    ("list --category kinh", "list --category kinh-te"),
    ("list --status excee", "list --status exceeded"),
    ("list --status prov", "list --status provisional"),
    ("find --place lai", "find --place lai-chau"),
    ("--place son", "--place son-la"),
    ("status --plan hang", "status --plan hang-nam"),
    ("assess --kind mile", "assess --kind milestone"),
    ("export --format xl", "export --format xlsx"),
    ("show --lang v", "show --lang vi"),
    ("doct", "doctor"),
    ("assess --better hi", "assess --better higher"),
    (
        "import x --kind-of-target mai",
        "import x --kind-of-target maintain",
    ),
];

/// A shell with the script of the program read by it.
fn shell(name: &str, command: &[&str], reads: &str) -> Option<(Pty, TempDir)> {
    if !has_tool(name) {
        return None;
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().to_str().unwrap().to_owned();
    let own = Path::new(CHITIEU).parent().unwrap();
    let path = format!("{}:/usr/local/bin:/usr/bin:/bin", own.display());
    let mut pty = Pty::start(&Start {
        command,
        size: (100, 24),
        env: &[
            ("HOME", &folder),
            ("ZDOTDIR", &folder),
            ("XDG_CONFIG_HOME", &folder),
            ("PATH", &path),
        ],
    });
    pty.send(format!("{reads}; echo re''ady\r"));
    pty.wait_until("the script", |pty| {
        pty.text().lines().any(|line| line.trim_end() == "ready")
    });
    Some((pty, home))
}

/// Types each beginning, and sees what Tab makes of it.
#[track_caller]
fn completes(name: &str, command: &[&str], reads: &str) {
    let Some((mut pty, _home)) = shell(name, command, reads) else {
        return;
    };
    for (typed, whole) in TYPED {
        pty.send(format!("chitieu {typed}"));
        pty.wait_for(&format!("chitieu {typed}"));
        pty.send("\t");
        pty.wait_for(&format!("chitieu {whole}"));
        // Ctrl-U takes the line away in each of them; Ctrl-C would also take away what is typed next.
        pty.send("\u{15}");
        pty.wait_gone(&format!("chitieu {whole}"));
    }
}

#[test]
fn bash_offers_the_values_of_the_packs_in_use() {
    let command = ["bash", "--norc", "--noprofile", "-i"];
    completes("bash", &command, "source <(chitieu completions bash)");
}

#[test]
fn zsh_offers_the_values_of_the_packs_in_use() {
    let reads = "autoload -U compinit; compinit -u -D; source <(chitieu completions zsh)";
    completes("zsh", &["zsh", "-f", "-i"], reads);
}

/// As a package installs it: the first Tab loads the script.
#[test]
fn zsh_offers_at_the_tab_that_loads_the_script() {
    let reads = "chitieu completions zsh > $HOME/_chitieu; fpath=($HOME $fpath); autoload -U compinit; compinit -u -D";
    completes("zsh", &["zsh", "-f", "-i"], reads);
}

#[test]
fn fish_offers_the_values_of_the_packs_in_use() {
    let command = ["fish", "--no-config", "-i"];
    completes("fish", &command, "chitieu completions fish | source");
}

#[test]
fn another_pack_on_the_line_is_the_one_in_use() {
    let command = ["bash", "--norc", "--noprofile", "-i"];
    let reads = "source <(chitieu completions bash)";
    let Some((mut pty, home)) = shell("bash", &command, reads) else {
        return;
    };
    let pack = home.path().join("p");
    std::fs::create_dir(&pack).unwrap();
    let text = "[pack]\nid = \"p\"\nname = \"P\"\nplace = \"Ô Loan\"\n";
    std::fs::write(pack.join("pack.toml"), text).unwrap();
    pty.send(format!("chitieu --pack {} --place o\t", pack.display()));
    pty.wait_for("--place o-loan");
}

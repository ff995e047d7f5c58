//! `doctor`: what it finds, in a terminal and on a pipe.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::support::folder::Folder;
use crate::support::frozen;
use crate::support::program::{program_on_frozen, run};
use crate::support::pty::{CHITIEU, Pty, Start, told};

/// What each check says, in the order of the checks.
const CHECKS: [&str; 12] = [
    "program",
    "terminal",
    "size",
    "colors",
    "clipboard",
    "encoding",
    "language",
    "clock",
    "data",
    "cache",
    "config",
    "memory",
];

/// The program on the frozen packs with a home of its own.
fn at_home(home: &Folder, line: &[&str]) -> Command {
    let mut program = program_on_frozen(line);
    for name in ["XDG_CACHE_HOME", "XDG_DATA_HOME", "CHITIEU_CONFIG"] {
        program.env_remove(name);
    }
    program.env("HOME", &home.path);
    program
}

fn checks(program: &mut Command) -> (i32, Value) {
    let output = program.output().unwrap();
    let said = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code().unwrap(), said)
}

/// One check of what was told.
#[track_caller]
fn check<'v>(all: &'v Value, id: &str) -> &'v Value {
    let mut checks = all["checks"].as_array().unwrap().iter();
    checks.find(|check| check["id"] == id).unwrap()
}

#[test]
fn where_all_is_well_every_line_says_so_in_both_languages() {
    let home = Folder::new(b"doctor");
    for (lang, fine, end) in [
        ("vi", "ổn  ", "Mọi thứ đều ổn."),
        ("en", "ok  ", "Everything is as it should be."),
    ] {
        let output = at_home(&home, &["doctor", "--lang", lang])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{said}");
        let lines = said.lines().filter(|line| line.starts_with(fine)).count();
        assert_eq!(lines, CHECKS.len(), "{said}");
        assert!(said.ends_with(&format!("{end}\n")), "{said}");
        // Whose machine it is, is nobody's matter.
        let own = home.path.to_string_lossy();
        assert!(
            !said.contains(&*own) && said.contains("~/.cache/chitieu"),
            "{said}"
        );
    }
    let (code, all) = checks(&mut at_home(&home, &["doctor", "--json"]));
    assert_eq!((code, &all["ok"]), (0, &Value::Bool(true)));
    let ids = all["checks"].as_array().unwrap().iter();
    let ids: Vec<&str> = ids.map(|check| check["id"].as_str().unwrap()).collect();
    assert_eq!(ids, CHECKS);
    // It leaves nothing behind.
    assert_eq!(fs::read_dir(&home.path).unwrap().count(), 0);
}

#[test]
fn what_is_wrong_has_a_cure_and_ends_with_one() {
    let home = Folder::new(b"doctor-wrong");
    fs::create_dir_all(home.path.join(".config/chitieu")).unwrap();
    fs::write(
        home.path.join(".config/chitieu/config.toml"),
        "lnag = \"vi\"\n",
    )
    .unwrap();
    let gone = home.path.join("gone");
    let line = ["doctor", "--json"];
    for (id, variable, value) in [
        ("encoding", "LANG", "vi_VN.TCVN"),
        ("clock", "TZ", "Nowhere/At_All"),
        ("data", "CHITIEU_PACK", gone.to_str().unwrap()),
        ("cache", "XDG_CACHE_HOME", "/dev/null"),
        ("memory", "XDG_STATE_HOME", "/dev/null"),
        ("config", "LC_ALL", "C.UTF-8"),
    ] {
        let (code, all) = checks(at_home(&home, &line).env(variable, value));
        assert_eq!((code, &all["ok"]), (1, &Value::Bool(false)), "{id}");
        let found = check(&all, id);
        assert_eq!(found["ok"], false, "{found}");
        assert!(!found["todo"].as_str().unwrap().is_empty(), "{found}");
        let text = found.to_string();
        assert!(!text.contains(&*home.path.to_string_lossy()), "{text}");
    }
    // What is switched off is nothing to look at.
    for (id, variable, value) in [
        ("cache", "CHITIEU_CACHE", "off"),
        ("memory", "SSH_ORIGINAL_COMMAND", ""),
        ("clock", "TZ", "Asia/Ho_Chi_Minh"),
    ] {
        let (_, all) = checks(at_home(&home, &line).env(variable, value));
        assert_eq!(check(&all, id)["ok"], true, "{id}");
    }
}

#[test]
fn the_data_that_are_opened_are_named_with_their_errors() {
    let output = run(&["doctor", "--lang", "en", "--place", "x"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("ok  Data: ") && said.contains("lai-chau"),
        "{said}"
    );
    let folder = Folder::new(b"doctor-data");
    let text = "[pack]\nid = \"x\"\nname = \"X\"\n\n[[indicator]]\nid = \"a\"\nname = \"A\"\nunit = \"%\"\nbetter = \"up\"\n";
    fs::write(folder.path.join("pack.toml"), text).unwrap();
    let mut program = program_on_frozen(&["doctor", "--json"]);
    let (code, all) = checks(program.env("CHITIEU_PACK", &folder.path));
    let data = check(&all, "data");
    assert_eq!((code, &data["ok"]), (1, &Value::Bool(false)), "{data}");
}

/// What `doctor` says in a terminal.
#[track_caller]
fn in_terminal(size: (u16, u16), env: &[(&str, &str)], wanted: &[&str]) {
    let command = [CHITIEU, "doctor", "--lang", "en"];
    let mut pty = Pty::start(&Start {
        command: &command,
        size,
        env,
    });
    let (status, _) = pty.end();
    let log = String::from_utf8_lossy(&pty.log).replace("\r\n", " ");
    for text in wanted {
        assert!(log.contains(text), "no {text:?}, {}:\n{log}", told(status));
    }
}

#[test]
fn the_terminal_is_told_as_the_explorer_takes_it() {
    in_terminal(
        (132, 40),
        &[],
        &["ok  Terminal: xterm-256color", "132×40", "Colors: 256"],
    );
    in_terminal(
        (132, 40),
        &[("TMUX", "/tmp/x,1,0")],
        &["inside tmux", "set-clipboard on"],
    );
    in_terminal(
        (132, 40),
        &[("STY", "7.tty")],
        &["inside GNU screen", "look at this  Clipboard"],
    );
    in_terminal(
        (132, 40),
        &[("TERM", "dumb")],
        &["look at this  Terminal: dumb"],
    );
    in_terminal(
        (132, 40),
        &[("TERM", "linux")],
        &["Colors: 16", "look at this  Clipboard"],
    );
    in_terminal(
        (132, 40),
        &[("NO_COLOR", "1")],
        &["Colors: none (NO_COLOR)"],
    );
    in_terminal(
        (132, 40),
        &[("SSH_TTY", "/dev/pts/1")],
        &["over SSH", "may be somebody else"],
    );
    in_terminal((19, 40), &[], &["too", "small"]);
    // Nothing of a name reaches the terminal as it came.
    in_terminal((132, 40), &[("TERM", "\u{1b}]0;x\u{7}")], &["Terminal: "]);
}

#[test]
fn with_a_shared_account_it_is_not_for_everybody() {
    let output = crate::support::program::run_for("doctor", &["--shared"]);
    assert_eq!(output.status.code(), Some(2));
    let packs = frozen::variable();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains(&*packs.to_string_lossy()), "{said}");
}

//! A table of attacks: configurations, memories, paths and arguments that mean no good.
//!
//! Each runs a command on pipes, where not one control character may come out, and must end soon.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::fs::{FileType, Mode, mknodat};
use rustix::process::{Pid, PidfdFlags, pidfd_open};

use crate::support::escapes::forbidden;
use crate::support::folder::Folder;
use crate::support::hidden::is_hidden;
use crate::support::pty::{CHITIEU, is_readable};

/// Texts that would do harm on a terminal.
fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("styles", "a\u{1b}[31mb\u{1b}[2Jc\u{1b}[6n".to_owned()),
        (
            "title",
            "a\u{1b}]0;owned\u{7}b\u{1b}]2;x\u{1b}\\".to_owned(),
        ),
        ("clipboard", "a\u{1b}]52;c;eA==\u{7}b".to_owned()),
        ("link", "a\u{1b}]8;;http://evil.example\u{1b}\\b".to_owned()),
        (
            "passthrough",
            "a\u{1b}Ptmux;x\u{1b}\\b\u{1b}_x\u{1b}\\".to_owned(),
        ),
        ("reset", "a\u{1b}c".to_owned()),
        ("never ends", "a\u{1b}]11;?".to_owned()),
        (
            "C1",
            "a\u{9b}31mb\u{9d}52;c;?\u{9c}c\u{90}q\u{9c}\u{85}".to_owned(),
        ),
        (
            "direction",
            "a\u{202e}live\u{202c}\u{2066}b\u{2069}\u{200f}\u{61c}".to_owned(),
        ),
        (
            "invisible",
            "a\u{200b}b\u{feff}c\u{ad}d\u{2060}e\u{2028}f\u{3164}".to_owned(),
        ),
        ("tags", "a\u{e0041}\u{e0042}\u{e007f}".to_owned()),
        ("stacked marks", format!("a{}", "\u{335}".repeat(200))),
        ("marks alone", "\u{335}\u{301}".to_owned()),
        (
            "controls",
            "a\u{8}\u{8}b\u{7f}\u{b}\u{c}\r\nc\td".to_owned(),
        ),
        ("very long", "dài ".repeat(20_000)),
        ("one long word", "ệ".repeat(20_000)),
    ]
}

/// What came out of a command: its code, standard output and standard error.
struct Out {
    code: Option<i32>,
    out: Vec<u8>,
    err: Vec<u8>,
}

/// Runs a command on pipes; one that does not end within twenty seconds fails.
#[track_caller]
fn run(folder: &Path, name: &str, args: &[&OsStr], env: &[(&str, &OsStr)]) -> Out {
    let to = |name: &str| File::create(folder.join(name)).unwrap();
    let mut command = Command::new(CHITIEU);
    command
        .args(args)
        .env_clear()
        .env("LANG", "C.UTF-8")
        .env("HOME", folder)
        .env("CHITIEU_CONFIG", "/nonexistent/config.toml")
        .envs(env.iter().copied())
        .stdin(Stdio::null())
        .stdout(to("out"))
        .stderr(to("err"));
    let mut child = command.spawn().unwrap();
    let watch = pidfd_open(Pid::from_child(&child), PidfdFlags::empty()).unwrap();
    let ended = is_readable(&watch, Duration::from_secs(20));
    if !ended {
        let _ = child.kill();
    }
    let code = child.wait().unwrap().code();
    assert!(ended, "{name}: it does not end");
    Out {
        code,
        out: fs::read(folder.join("out")).unwrap(),
        err: fs::read(folder.join("err")).unwrap(),
    }
}

/// Checks that nothing but letters came out, and no more than a screen or two of complaints.
#[track_caller]
fn check(name: &str, found: &Out, code: i32) {
    let said = String::from_utf8_lossy(&found.err);
    assert_eq!(found.code, Some(code), "{name}: {said}");
    for bytes in [&found.out, &found.err] {
        assert_eq!(forbidden(bytes), None, "{name}");
        let text = std::str::from_utf8(bytes).unwrap();
        let bad = text
            .chars()
            .find(|c| c.is_control() && *c != '\n' || is_hidden(*c) || matches!(c, '\r' | '\u{8}'));
        assert_eq!(bad, None, "{name}");
        let marks = text.split(|c: char| !('\u{300}'..='\u{36f}').contains(&c));
        let most = marks.map(|run| run.chars().count()).max();
        assert!(most.unwrap_or(0) <= 4, "{name}: {most:?} marks on a letter");
    }
    assert!(found.err.len() <= 20_000, "{name}: {}", found.err.len());
    assert!(!said.contains("panicked"), "{name}: {said}");
}

/// X12: whatever the configuration holds or is, the command does its work and says what is wrong.
#[test]
fn x12_hostile_configurations() {
    let folder = Folder::new(b"configurations");
    let config = folder.path.join("config.toml");
    let quoted = |text: &str| {
        let letters = text.chars().map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() || is_hidden(c) => format!("\\U{:08x}", c as u32),
            c => c.to_string(),
        });
        letters.collect::<String>()
    };
    let mut contents: Vec<(String, Vec<u8>)> = Vec::new();
    for (name, text) in texts() {
        contents.push((format!("{name}, raw"), text.clone().into_bytes()));
        let text = quoted(&text);
        for line in [
            "lang = \"{}\"",
            "\"{}\" = 1",
            "memory = \"{}\"",
            "theme = \"{}\"",
            "signs = \"{}\"",
        ] {
            let label = format!("{name} in {line}");
            contents.push((label, line.replace("{}", &text).into_bytes()));
        }
    }
    contents.push(("NUL".to_owned(), b"lang = \"vi\0\"\n\0\0".to_vec()));
    contents.push((
        "no UTF-8".to_owned(),
        b"# caf\xe9 \x9b31m\nlang = \"en\"".to_vec(),
    ));
    contents.push(("UTF-16".to_owned(), b"\xff\xfel\0a\0n\0g\0".to_vec()));
    contents.push(("nested".to_owned(), b"a = [".repeat(2000)));
    contents.push(("too large".to_owned(), b"# x\n".repeat(300_000)));
    contents.push((
        "many keys".to_owned(),
        (0..20_000)
            .flat_map(|n| format!("k{n}=1\n").into_bytes())
            .collect(),
    ));
    for (name, content) in contents {
        fs::write(&config, content).unwrap();
        let env = [("CHITIEU_CONFIG", config.as_os_str())];
        let found = run(&folder.path, &name, &["status".as_ref()], &env);
        check(&name, &found, 0);
        assert!(
            found.err.starts_with(b"chitieu: "),
            "{name}: nothing is said"
        );
        assert!(!found.out.is_empty(), "{name}: nothing is done");
    }
}

/// Things that stand where a file is expected: each with a name, and what it says in Vietnamese.
fn impostors(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let at = |name: &str| folder.join(name);
    mknodat(rustix::fs::CWD, at("pipe"), FileType::Fifo, Mode::RWXU, 0).unwrap();
    fs::create_dir(at("folder")).unwrap();
    symlink(at("loop"), at("loop")).unwrap();
    drop(UnixListener::bind(at("socket")).unwrap());
    symlink("/dev/zero", at("device")).unwrap();
    ["pipe", "folder", "loop", "socket", "device"]
        .into_iter()
        .map(|name| (name, at(name)))
        .collect()
}

/// X12: what is no file is said to be none and holds nobody up: as a configuration, as a memory, as a
/// pack.
#[test]
fn x12_what_is_no_file() {
    let folder = Folder::new(b"impostors");
    for (name, path) in impostors(&folder.path) {
        let env = [("CHITIEU_CONFIG", path.as_os_str())];
        let found = run(&folder.path, name, &["status".as_ref()], &env);
        check(name, &found, 0);
        let said = String::from_utf8(found.err).unwrap();
        assert!(said.contains("không đọc được"), "{name}: {said}");
        assert!(!said.contains("os error"), "{name}: {said}");
        let pack = ["status".as_ref(), "--pack".as_ref(), path.as_os_str()];
        check(name, &run(&folder.path, name, &pack, &[]), 2);
    }
}

/// X1: paths and arguments come back harmless in whatever is said about them.
#[test]
fn x1_hostile_arguments() {
    let folder = Folder::new(b"arguments");
    let mut hostile: Vec<(&str, OsString)> = texts()
        .into_iter()
        .map(|(name, text)| (name, OsString::from(text)))
        .collect();
    hostile.push(("no UTF-8", OsStr::from_bytes(b"a\xff\x9b31m").to_owned()));
    for (name, text) in &hostile {
        for (option, code) in [
            (&["--pack"][..], 2),
            (&["--place"], 2),
            (&["--plan"], 2),
            (&["--lang"], 2),
            (&["--as-of"], 2),
            (&["check"], 1),
            (&["import", "-o", "new"], 2),
            (&["no-such-command"], 2),
        ] {
            let mut args: Vec<&OsStr> = option.iter().map(OsStr::new).collect();
            args.push(text);
            if option[0].starts_with("--") {
                args.push("status".as_ref());
            }
            check(
                &format!("{name} {option:?}"),
                &run(&folder.path, name, &args, &[]),
                code,
            );
        }
        let found = run(
            &folder.path,
            name,
            &["find".as_ref(), text.as_os_str()],
            &[],
        );
        let code = found.code.unwrap_or(-1);
        assert!((0..=2).contains(&code), "{name}: {code}");
        check(name, &found, code);
        let env = [("CHITIEU_PACK", text.as_os_str())];
        check(
            name,
            &run(&folder.path, name, &["status".as_ref()], &env),
            2,
        );
    }
}

//! The program on pipes, as a script calls it.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use super::frozen;

/// The program under test.
pub(crate) const CHITIEU: &str = env!("CARGO_BIN_EXE_chitieu");

/// The program with a clean environment, in Vietnamese unless told otherwise.
pub(crate) fn program(line: &[&str]) -> Command {
    let mut program = Command::new(CHITIEU);
    program
        .args(line)
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        // Nothing can be kept below what is no folder.
        .env("XDG_CACHE_HOME", "/dev/null")
        .env("XDG_DATA_HOME", "/dev/null");
    program
}

/// The program on the frozen packs, to be started.
pub(crate) fn program_on_frozen(line: &[&str]) -> Command {
    let mut program = program(line);
    program.env("CHITIEU_PACK", frozen::variable());
    program
}

/// Runs it on the frozen packs.
pub(crate) fn run(line: &[&str]) -> Output {
    program_on_frozen(line).output().unwrap()
}

/// Runs it on the packs inside the binary.
pub(crate) fn run_shipped(line: &[&str]) -> Output {
    program(line).output().unwrap()
}

/// Runs it on the pack of a folder.
pub(crate) fn run_on(folder: &Path, line: &[&str]) -> Output {
    let mut program = program(line);
    program.env("CHITIEU_PACK", folder);
    program.output().unwrap()
}

/// Runs it on the frozen packs as the command that a login over SSH was given, where those words were asked for.
pub(crate) fn run_for(asked: impl AsRef<OsStr>, line: &[&str]) -> Output {
    let mut program = program(line);
    program.env("CHITIEU_PACK", frozen::variable());
    program.env("SSH_ORIGINAL_COMMAND", asked);
    program.output().unwrap()
}

/// What it prints on the frozen packs when it ends with this code.
#[track_caller]
pub(crate) fn prints(line: &[&str], code: i32) -> String {
    let output = run(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{line:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The JSON that it prints on the frozen packs.
#[track_caller]
pub(crate) fn json(line: &[&str]) -> Value {
    serde_json::from_str(&prints(line, 0)).unwrap()
}

/// Checks what the answer to a question holds and what not.
#[track_caller]
pub(crate) fn holds(question: &str, text: &str, wanted: &[&str], unwanted: &[&str]) {
    for wanted in wanted {
        assert!(
            text.contains(wanted),
            "{question}: no {wanted:?} in\n{text}"
        );
    }
    for unwanted in unwanted {
        assert!(
            !text.contains(unwanted),
            "{question}: {unwanted:?} in\n{text}"
        );
    }
}

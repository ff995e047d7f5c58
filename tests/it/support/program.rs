//! The program on pipes, as a script calls it.

use std::process::{Command, Output};

use serde_json::Value;

use super::pty::CHITIEU;

/// Runs the program with a clean environment, in Vietnamese unless told otherwise.
pub(crate) fn run(line: &[&str]) -> Output {
    Command::new(CHITIEU)
        .args(line)
        .env_clear()
        .env("CHITIEU_CONFIG", "/nonexistent/chitieu.toml")
        .output()
        .unwrap()
}

/// What the program prints when it ends with this code.
#[track_caller]
pub(crate) fn prints(line: &[&str], code: i32) -> String {
    let output = run(line);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{line:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The JSON that the program prints.
#[track_caller]
pub(crate) fn json(line: &[&str]) -> Value {
    serde_json::from_str(&prints(line, 0)).unwrap()
}

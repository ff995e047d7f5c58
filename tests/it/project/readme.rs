//! The readme shows the program as it is.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chitieu::library::Library;
use chitieu::line::terminal::ColorDepth;
use chitieu::pack::files;

use crate::support::program::run_shipped;
use crate::support::screen::{after, over};

#[test]
fn the_screen_in_the_readme_is_the_screen() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("\n```").unwrap();
    // A new figure belongs into the readme, too: these are the packs inside the binary.
    let shipped = Arc::new(Library::open(&files::embedded()));
    let real = after(
        over(shipped, (100, 26), ColorDepth::Mono),
        "/che phu rung<ret>",
    );
    assert_eq!(shown, real.trim_end(), "the screen is now:\n{real}");
}

/// The day on which the questions of the readme are answered.
const DAY: &str = "2026-11-24";

#[test]
fn the_answers_in_the_readme_are_the_answers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (_, rest) = readme.split_once("```console\n").unwrap();
    let (shown, _) = rest.split_once("\n```").unwrap();
    let questions: Vec<(&str, &str)> = shown
        .split("$ chitieu ")
        .filter_map(|question| question.split_once('\n'))
        .collect();
    assert_eq!(questions.len(), 10);
    for (line, answer) in questions {
        let mut line: Vec<&str> = line.split(' ').collect();
        line.extend(["--as-of", DAY]);
        let said = String::from_utf8(run_shipped(&line).stdout).unwrap();
        assert_eq!(answer.trim_end(), said.trim_end(), "{line:?}");
    }
}

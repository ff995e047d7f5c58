//! The readme shows the program as it is.

use std::fs;
use std::path::Path;

use crate::support::screen::screen;

#[test]
fn the_screen_in_the_readme_is_the_screen() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("\n```").unwrap();
    let real = screen((100, 26), "/che phu rung<ret>");
    assert_eq!(shown, real.trim_end(), "the screen is now:\n{real}");
}

//! The readme shows the program as it is.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chitieu::library::Library;
use chitieu::line::terminal::Depth;
use chitieu::pack::files;

use crate::support::screen::{after, over};

#[test]
fn the_screen_in_the_readme_is_the_screen() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("\n```").unwrap();
    // A new figure belongs into the readme, too: these are the packs inside the binary.
    let shipped = Arc::new(Library::open(&files::embedded()));
    let real = after(over(shipped, (100, 26), Depth::Mono), "/che phu rung<ret>");
    assert_eq!(shown, real.trim_end(), "the screen is now:\n{real}");
}

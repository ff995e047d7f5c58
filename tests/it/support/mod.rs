//! What the tests share; the one place that knows the program's interfaces.

#![cfg_attr(not(unix), allow(dead_code, reason = "tests on terminals need a Unix"))]

pub(crate) mod asking;
pub(crate) mod emulator;
pub(crate) mod escapes;
pub(crate) mod folder;
pub(crate) mod frozen;
pub(crate) mod growth;
pub(crate) mod hidden;
pub(crate) mod line;
pub(crate) mod long_csv;
pub(crate) mod memory;
pub(crate) mod picture;
pub(crate) mod plans;
pub(crate) mod program;
#[cfg(unix)]
pub(crate) mod pty;
pub(crate) mod rubbish;
pub(crate) mod screen;
#[cfg(unix)]
pub(crate) mod slow_way;
pub(crate) mod steps;

use std::path::{Path, PathBuf};

/// A file or folder of the data that the tests read.
pub(crate) fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

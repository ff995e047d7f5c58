//! Lays what every start runs side by side in the program, on Linux.
//!
//! A system takes a program into memory in blocks, and what a start runs is a sixth of ours, strewn over all of it:
//! `tools/layout.ld` puts it together. A program without a loader, which takes no library of the system, also has its
//! own addresses in a shorter list. A linker that cannot do so is not told to.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LAYOUT: &str = "tools/layout.ld";
/// Systems read it since 2022, so that only what brings its own reader has it.
const SHORT_ADDRESSES: &str = "-Wl,-z,pack-relative-relocs";

fn main() {
    println!("cargo::rerun-if-changed={LAYOUT}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if !is("PROFILE", "release") || !is("CARGO_CFG_TARGET_OS", "linux") {
        return;
    }
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let layout = folder.unwrap_or_default().join(LAYOUT);
    let mut arguments = Vec::new();
    if layout.is_file() {
        arguments.push(format!("-Wl,-T,{}", layout.display()));
    }
    let features = env::var("CARGO_CFG_TARGET_FEATURE").unwrap_or_default();
    if features.split(',').any(|feature| feature == "crt-static") {
        arguments.push(SHORT_ADDRESSES.to_owned());
    }
    for argument in arguments {
        if runs(&argument).unwrap_or(false) {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}

/// Tells whether an empty program can be linked so, and runs.
fn runs(argument: &str) -> io::Result<bool> {
    let var = |name: &str| env::var_os(name).unwrap_or_default();
    let out = var("OUT_DIR");
    let out = Path::new(&out);
    let source = out.join("empty.rs");
    std::fs::write(&source, "fn main() {}\n")?;
    let mut compiler = Command::new(var("RUSTC"));
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    compiler.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        compiler.arg("-C");
        compiler.arg(format!("linker={}", linker.to_string_lossy()));
    }
    compiler.arg("--target").arg(var("TARGET"));
    compiler.args(["-C", &format!("link-arg={argument}"), "--out-dir"]);
    compiler.arg(out).arg(&source);
    compiler.stdout(Stdio::null()).stderr(Stdio::null());
    if !compiler.status()?.success() {
        return Ok(false);
    }
    // What was made for another machine cannot be tried here; of the layout linking tells enough.
    if var("HOST") != var("TARGET") {
        return Ok(argument != SHORT_ADDRESSES);
    }
    Ok(Command::new(out.join("empty")).status()?.success())
}

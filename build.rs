//! Lays what every start runs side by side in the program, on Linux.
//!
//! A system takes a program into memory in blocks, and what a start runs is a tenth of ours, strewn over all of it:
//! `tools/layout.ld` puts it together, which halves what is in memory. A linker that cannot read it is not given it.

use std::env;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const LAYOUT: &str = "tools/layout.ld";

fn main() {
    println!("cargo::rerun-if-changed={LAYOUT}");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if !is("PROFILE", "release") || !is("CARGO_CFG_TARGET_OS", "linux") {
        return;
    }
    let folder = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let layout = folder.unwrap_or_default().join(LAYOUT);
    let argument = format!("-Wl,-T,{}", layout.display());
    if layout.is_file() && links(&argument).unwrap_or(false) {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
}

/// Tells whether an empty program can be linked so.
fn links(argument: &str) -> io::Result<bool> {
    let var = |name: &str| env::var_os(name).unwrap_or_default();
    let out = var("OUT_DIR");
    let source = Path::new(&out).join("empty.rs");
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
    compiler.arg(&out).arg(&source);
    compiler.stdout(Stdio::null()).stderr(Stdio::null());
    Ok(compiler.status()?.success())
}

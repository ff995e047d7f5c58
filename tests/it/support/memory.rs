//! What a test takes of memory, measured in a process of its own.

use std::fs;
use std::process::Command;

/// The most memory this process ever had, in bytes.
pub(crate) fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kilobytes = line.unwrap().split_whitespace().nth(1).unwrap();
    kilobytes.parse::<usize>().unwrap() << 10
}

/// Runs the ignored test `measured_alone` of a module in a process of its own, since a peak never goes down.
#[track_caller]
pub(crate) fn run_measured_alone(module: &str) {
    let own = std::env::current_exe().unwrap();
    let (_, module) = module.split_once("::").unwrap();
    let name = format!("{module}::measured_alone");
    let run = Command::new(own)
        .args(["--ignored", "--exact", &name])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}");
    assert!(said.contains("1 passed"), "{said}");
}

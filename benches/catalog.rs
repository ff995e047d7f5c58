//! Loads a generated pack and prints time and bytes per figure.
//!
//! Run with `cargo bench --bench catalog`. The pack has 20,000 series of 20 years each.

use std::fmt::Write as _;
use std::time::Instant;

use chitieu::pack::files::PackFiles;
use chitieu::pack::load;

const INDICATORS: usize = 200;
const PLACES: usize = 100;
const YEARS: usize = 20;

fn main() {
    let text = pack_text();
    let files = PackFiles::in_memory("generated.toml", text.as_bytes());
    let figures = INDICATORS * PLACES * YEARS;
    let mut best = f64::INFINITY;
    let mut bytes = 0;
    for _ in 0..3 {
        let start = Instant::now();
        let loaded = load(std::slice::from_ref(&files));
        best = best.min(start.elapsed().as_secs_f64());
        assert!(loaded.diagnostics.iter().all(|found| !found.is_error()));
        assert_eq!(loaded.catalog.claim_count(), figures);
        bytes = loaded.catalog.claim_bytes();
    }
    let megabytes = text.len() as f64 / 1e6;
    report(&format!(
        "load {} series x {YEARS} years, {megabytes:.1} MB: {:.0} ms, {:.0} ns a figure, {:.1} MB/s",
        INDICATORS * PLACES,
        best * 1e3,
        best * 1e9 / figures as f64,
        megabytes / best,
    ));
    report(&format!(
        "kept: {:.1} bytes a figure in rows",
        bytes as f64 / figures as f64
    ));
    if let Some(peak) = peak_memory() {
        report(&format!(
            "peak memory of the process: {peak} MiB, of which {:.0} the text",
            megabytes
        ));
    }
}

/// A pack in which every indicator has figures in every place.
fn pack_text() -> String {
    let mut text = String::from(
        "[pack]\nid = \"generated\"\nname = \"Generated\"\n\n[[category]]\nid = \"all\"\nname = \"All\"\n\n[[source]]\nid = \"S\"\n\n",
    );
    for indicator in 0..INDICATORS {
        let _ = write!(
            text,
            "[[indicator]]\nid = \"indicator-{indicator}\"\nname = \"Indicator {indicator}\"\ncategory = \"all\"\nunit = \"%\"\nbetter = \"higher\"\ndecimals = 2\nclaims = [\n"
        );
        for place in 0..PLACES {
            for year in 0..YEARS {
                let value = (indicator * 31 + place * 17 + year * 7) % 10_000;
                let _ = writeln!(
                    text,
                    "  {{ place = \"Place {place}\", kind = \"actual\", year = {}, value = {}.{:02}, source = \"S\" }},",
                    2005 + year,
                    value / 100,
                    value % 100
                );
            }
        }
        text.push_str("]\n\n");
    }
    text
}

/// The most memory the process ever held, in MiB, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024)
}

#[expect(clippy::print_stdout, reason = "a bench reports to its reader")]
fn report(line: &str) {
    println!("{line}");
}

//! Judges every series of the shipped packs and of a generated one and prints time per series.
//!
//! Run with `cargo bench --bench standing`.

use std::fmt::Write as _;
use std::time::Instant;

use chitieu::core::catalog::Catalog;
use chitieu::core::judge::board::Scoreboard;
use chitieu::core::judge::standing::{assessment, standing};
use chitieu::core::judge::viewpoint::Viewpoint;
use chitieu::pack::files::{PackFiles, embedded};
use chitieu::pack::load;

const INDICATORS: usize = 200;
const PLACES: usize = 100;

fn main() {
    let shipped = load(&embedded()).catalog;
    measure("shipped packs", &shipped, 200);
    let files = PackFiles::in_memory("generated.toml", pack_text().as_bytes());
    let generated = load(&[files]).catalog;
    measure("generated, 20 figures and a target each", &generated, 3);
}

fn measure(name: &str, catalog: &Catalog, rounds: usize) {
    let viewpoint = Viewpoint::on(jiff::civil::date(2023, 9, 8));
    let count = catalog.series().len();
    let per_series = |work: &dyn Fn()| {
        let mut best = f64::INFINITY;
        for _ in 0..rounds {
            let start = Instant::now();
            work();
            best = best.min(start.elapsed().as_secs_f64());
        }
        best * 1e9 / count as f64
    };
    let whole = per_series(&|| {
        for series in catalog.series_ids() {
            std::hint::black_box(standing(catalog, &viewpoint, series));
        }
    });
    let judged = per_series(&|| {
        for series in catalog.series_ids() {
            std::hint::black_box(assessment(catalog, &viewpoint, series));
        }
    });
    let board = per_series(&|| {
        std::hint::black_box(Scoreboard::count(catalog, &viewpoint, None));
    });
    report(&format!(
        "{name}, {count} series: standing {whole:.0} ns, assessment {judged:.0} ns, scoreboard {board:.0} ns a series"
    ));
}

/// A pack in which every indicator has a target and twenty yearly figures in every place.
fn pack_text() -> String {
    let mut text = String::from(
        "[pack]\nid = \"generated\"\nname = \"Generated\"\nmain_plans = [\"p\"]\n\n[[plan]]\nid = \"p\"\nname = \"P\"\nterm = [2020, 2025]\n\n[[category]]\nid = \"all\"\nname = \"All\"\n\n[[source]]\nid = \"S\"\ndate = \"2023-01-01\"\n\n",
    );
    for indicator in 0..INDICATORS {
        let _ = write!(
            text,
            "[[indicator]]\nid = \"indicator-{indicator}\"\nname = \"Indicator {indicator}\"\ncategory = \"all\"\nunit = \"%\"\nbetter = \"higher\"\ndecimals = 2\ntarget_kind = \"level\"\nclaims = [\n"
        );
        for place in 0..PLACES {
            let _ = writeln!(
                text,
                "  {{ place = \"Place {place}\", plan = \"p\", kind = \"target\", year = 2025, value = 95, source = \"S\" }},"
            );
            for year in 0..20 {
                let _ = writeln!(
                    text,
                    "  {{ place = \"Place {place}\", kind = \"actual\", year = {}, value = {}.{year:02}, source = \"S\" }},",
                    2004 + year,
                    40 + year * 2,
                );
            }
        }
        text.push_str("]\n\n");
    }
    text
}

#[expect(clippy::print_stdout, reason = "a bench reports to its reader")]
fn report(line: &str) {
    println!("{line}");
}

//! Looks indicators up: `cargo run --example look_up -- [--pack FOLDER]... WORDS...`
//!
//! It uses the documented surface of the crate alone: a pack is loaded, a query is asked, each series found is
//! judged, and what stands there is said with its source.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;

use chitieu::{
    FigureSize, Lang, Library, Scope, SeriesId, Viewpoint, figure_words, open_pack, period_words,
    problem_words, shipped_packs, source_words, status_words, target_words, unit_words,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut packs = Vec::new();
    let mut words = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--pack" {
            let folder = arguments.next().ok_or("--pack needs a folder")?;
            packs.push(open_pack(Path::new(&folder)));
        } else {
            words.push(argument);
        }
    }
    if packs.is_empty() {
        packs = shipped_packs();
    }
    let library = Library::open(&packs);
    let mut out = io::stdout().lock();
    for problem in &library.diagnostics {
        writeln!(out, "{}", problem_words(problem, Lang::En))?;
    }
    let viewpoint = Viewpoint::on("2026-11-24".parse()?);
    let query = library.understand(&words.join(" "));
    let scope = Scope {
        viewpoint: &viewpoint,
        place: None,
        home: library.catalog.default_place(),
    };
    for hit in library.find(&query, scope, 5).hits {
        writeln!(out, "{}", said(&library, SeriesId(hit.entry), &viewpoint))?;
    }
    Ok(())
}

/// "Forest coverage, Lai Châu: 52.1% (2023; L05), target 54% (2025): on track".
fn said(library: &Library, series: SeriesId, viewpoint: &Viewpoint) -> String {
    let (catalog, lang) = (&library.catalog, Lang::En);
    let standing = library.judge(series, viewpoint);
    let name = catalog.say(catalog.indicator_of(series).name, lang);
    let place = catalog.place(catalog.series_of(series).place);
    let mut text = format!("{name}, {}: ", catalog.say(place.name, lang));
    match standing.shown() {
        None => text.push_str("no figure"),
        Some(id) => {
            let claim = catalog.claim(id);
            let figure = figure_words(catalog, &claim, FigureSize::Words, lang);
            let unit = unit_words(catalog, series, lang);
            let period = period_words(catalog, &claim, lang);
            let source = source_words(catalog, &claim, lang);
            text.push_str(&format!("{figure} {unit} ({period}; {source})"));
        }
    }
    if let Some(id) = standing.target {
        let target = catalog.claim(id);
        let figure = target_words(catalog, series, &target, lang);
        let period = period_words(catalog, &target, lang);
        text.push_str(&format!(", target {figure} ({period})"));
        text.push_str(&format!(": {}", status_words(standing.status, lang)));
    }
    text
}

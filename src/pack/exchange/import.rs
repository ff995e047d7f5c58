//! Turns long CSV files into a catalogue of one pack.
//!
//! Owns the order of the work: sources, then claims, then what only all rows together tell. Every problem of every file
//! is reported; with an error among them nothing of it is to be kept. It must not know the command line, nor where the
//! pack is put.

use std::collections::HashMap;

use super::claims::ClaimReader;
pub use super::guess::{Ground, IndicatorGuess, Sides};
use super::plans;
pub use super::sheet::CsvFile;
use super::slug::slug;
use super::sources;
pub use super::tolerance::Tolerance;
use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::clean::clean;
use crate::core::model::{Bilingual, Pack, Thresholds};
use crate::pack::diagnostic::Diagnostic;

/// What an import found.
#[derive(Debug)]
pub struct Imported {
    /// One pack with everything that could be read.
    pub catalog: Catalog,
    /// Everything that was wrong, file by file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many fields were changed by cleaning.
    pub cleaned: usize,
    /// What was guessed of indicators, for somebody to confirm.
    pub proposals: Vec<IndicatorGuess>,
}

impl Imported {
    /// Tells whether a row could not be read.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Reads files of claims and, if given, of sources. Names that are written differently stay apart; the pack is named
/// after its folder.
pub fn read(files: &[CsvFile], source_file: Option<&CsvFile>, folder: &str) -> Imported {
    let exact = Tolerance {
        exact: true,
        ..Tolerance::default()
    };
    read_with(files, source_file, folder, exact)
}

/// The same, with what may be let pass.
pub fn read_with(
    files: &[CsvFile],
    source_file: Option<&CsvFile>,
    folder: &str,
    tolerance: Tolerance,
) -> Imported {
    let mut builder = Builder::new();
    let name = clean(folder);
    let id = Some(slug(&name)).filter(|id| !id.is_empty());
    let id = builder.text(id.as_deref().unwrap_or("pack"));
    let text = builder.text(if name.trim().is_empty() {
        "pack"
    } else {
        &name
    });
    let name = Bilingual { vi: text, en: text };
    let pack = builder.pack(Pack {
        id,
        name,
        place: None,
        main_plans: Box::default(),
        thresholds: Thresholds::default(),
    });
    let mut diagnostics = Vec::new();
    let mut cleaned = 0;
    let mut known = HashMap::new();
    if let Some(file) = source_file {
        let listed = sources::read(file, &mut builder, pack);
        diagnostics = listed.diagnostics;
        cleaned = listed.cleaned;
        known = listed.known;
    }
    let mut reading = ClaimReader::new(&mut builder, pack, known, tolerance);
    for file in files {
        reading.read(file);
    }
    let finished = reading.finish();
    diagnostics.extend(finished.diagnostics);
    cleaned += finished.cleaned;
    let first = files.first().map_or("", |file| file.name.as_str());
    diagnostics.extend(plans::told(&builder, &finished.ended, first));
    builder.describe_pack(pack, None, None, finished.home);
    Imported {
        catalog: builder.build(),
        diagnostics,
        cleaned,
        proposals: finished.proposals,
    }
}

//! Turns long CSV files into a catalogue of one pack.
//!
//! Owns the order of the work: sources, then claims, then what only all rows together tell. Every
//! problem of every file is reported; with an error among them nothing of it is to be kept.

use std::collections::HashMap;

use super::claims::Reading;
pub use super::claims::Tolerance;
pub use super::sheet::CsvFile;
use super::slug::slug;
use super::sources;
use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::clean::clean;
use crate::core::model::{Bilingual, ClaimId, Pack, PlanId, Thresholds};
use crate::pack::diagnostic::{Diagnostic, Problem, Reading as Told};
use crate::pack::terms::{self, Termless};
use crate::pack::toml::Notes;

/// What an import found.
#[derive(Debug)]
pub struct Imported {
    /// One pack with everything that could be read.
    pub catalog: Catalog,
    /// Everything that was wrong, file by file.
    pub diagnostics: Vec<Diagnostic>,
    /// How many fields were changed by cleaning.
    pub cleaned: usize,
}

impl Imported {
    /// Tells whether a row could not be read.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Reads files of claims and, where given, of sources, name by name as they are written; the pack takes its name from
/// its folder.
pub fn read(files: &[CsvFile], source_file: Option<&CsvFile>, folder: &str) -> Imported {
    let exact = Tolerance {
        exact: true,
        today: None,
        term: None,
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
    let mut reading = Reading::new(&mut builder, pack, known, tolerance);
    for file in files {
        reading.read(file);
    }
    let finished = reading.finish();
    diagnostics.extend(finished.diagnostics);
    cleaned += finished.cleaned;
    if let Some(term) = tolerance.term {
        give_term(&mut builder, term);
    }
    let first = files.first().map_or("", |file| file.name.as_str());
    diagnostics.extend(termless(&builder, first));
    builder.describe_pack(pack, None, None, finished.home);
    Imported {
        catalog: builder.build(),
        diagnostics,
        cleaned,
    }
}

/// Gives the plans that have no term this one.
fn give_term(builder: &mut Builder, term: (i16, i16)) {
    let plans = builder.so_far().plans();
    let without = plans
        .iter()
        .enumerate()
        .filter(|(_, plan)| plan.term.is_none());
    let without: Vec<u32> = without
        .filter_map(|(at, _)| u32::try_from(at).ok())
        .collect();
    for plan in without {
        builder.set_term(PlanId(plan), term);
    }
}

/// Tells of the plans whose targets need a term that nobody says.
fn termless(builder: &Builder, file: &str) -> Vec<Diagnostic> {
    let catalog = builder.so_far();
    let plans: Vec<PlanId> = (0..catalog.plans().len())
        .map(|at| PlanId(u32::try_from(at).unwrap_or(u32::MAX)))
        .collect();
    let without = plans
        .iter()
        .enumerate()
        .filter(|(_, plan)| catalog.plan(**plan).term.is_none());
    let without: Vec<Termless> = without
        .map(|(number, plan)| Termless {
            plan: *plan,
            at: (number, 0..0),
        })
        .collect();
    let found = terms::check(builder, ClaimId(0), &without);
    let mut notes = Notes::new(file);
    for (_, (number, _)) in found {
        let plan = plans
            .get(number)
            .map(|plan| catalog.text(catalog.plan(*plan).name.vi));
        let plan = plan.unwrap_or_default().to_owned();
        notes.note_file(Problem::Read(Told::NoTerm { plan }));
    }
    notes.finish("")
}

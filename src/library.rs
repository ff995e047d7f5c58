//! The catalogue and the search index of one run, built once and shared.
//!
//! Owns the joining of the two: entry numbers of the index are series ids, its places, sources and
//! programmes are numbered as the catalogue numbers them. It knows no day and no person; share it
//! behind an `Arc` and replace it whole.

use crate::catalog::Catalog;
use crate::diagnostic::Diagnostic;
use crate::model::{ClaimKind, IndicatorId, Series};
use crate::pack::{self, Progress, files::PackFiles};
use crate::search::build::{IndexBuilder, IndicatorText};
use crate::search::index::Index;

/// Bytes after which the first part of a library is published.
const FIRST_PART: u64 = 1 << 20;

/// Everything that was loaded, ready to be searched.
#[derive(Debug)]
pub struct Library {
    /// The data.
    pub catalog: Catalog,
    /// The search index over it.
    pub index: Index,
    /// What was wrong with the packs.
    pub diagnostics: Vec<Diagnostic>,
}

impl Library {
    /// Loads packs and indexes them.
    pub fn open(packs: &[PackFiles]) -> Self {
        let loaded = pack::load(packs);
        Self::of(loaded.catalog, loaded.diagnostics)
    }

    /// The same in parts: what is there after the first MiB and whenever twice as much was read, each
    /// with how far it is, then the whole without. All parts together cost about as much as the whole
    /// once more. A part tells no problems; whatever it has keeps its id in those that follow.
    pub fn open_in_parts(packs: &[PackFiles], publish: &mut dyn FnMut(Self, Option<Progress>)) {
        let mut next = FIRST_PART;
        let loaded = pack::load_in_parts(packs, &mut |builder, progress| {
            if progress.read >= next && progress.read < progress.all {
                next = progress.read.saturating_mul(2);
                publish(Self::of(builder.snapshot(), Vec::new()), Some(progress));
            }
        });
        publish(Self::of(loaded.catalog, loaded.diagnostics), None);
    }

    fn of(catalog: Catalog, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            index: index(&catalog),
            catalog,
            diagnostics,
        }
    }

    /// How many of the problems are errors.
    pub fn error_count(&self) -> usize {
        let errors = self.diagnostics.iter().filter(|found| found.is_error());
        errors.count()
    }
}

fn index(catalog: &Catalog) -> Index {
    let mut builder = IndexBuilder::new();
    let main = indicators_with_main_target(catalog);
    for (at, indicator) in catalog.indicators().iter().enumerate() {
        let category = catalog.category(indicator.category);
        let aliases = indicator.aliases.iter().map(|alias| catalog.text(*alias));
        builder.indicator(&IndicatorText {
            id: catalog.text(indicator.id),
            name_vi: catalog.text(indicator.name.vi),
            name_en: catalog.text(indicator.name.en),
            aliases: &aliases.collect::<Vec<_>>(),
            category: &[
                catalog.text(category.name.vi),
                catalog.text(category.name.en),
            ],
            unit: catalog.text(indicator.unit.vi),
            main: main[at],
        });
    }
    for place in catalog.places() {
        builder.place(&[catalog.text(place.name.vi), catalog.text(place.name.en)]);
    }
    for Series {
        indicator, place, ..
    } in catalog.series()
    {
        builder.entry(indicator.0, place.0);
    }
    for source in catalog.sources() {
        builder.source(&[catalog.text(source.title), catalog.text(source.id)]);
    }
    for programme in catalog.programmes() {
        builder.programme(&[
            catalog.text(programme.text.vi),
            catalog.text(programme.text.en),
        ]);
    }
    builder.build()
}

/// Tells for each indicator whether a main plan of its pack sets it a target.
fn indicators_with_main_target(catalog: &Catalog) -> Vec<bool> {
    let mut main = vec![false; catalog.indicators().len()];
    for id in catalog.series_ids() {
        let IndicatorId(at) = catalog.series_of(id).indicator;
        let plans = &catalog
            .pack(catalog.indicators()[at as usize].pack)
            .main_plans;
        if plans.is_empty() || main[at as usize] {
            continue;
        }
        let is_main = |plan| plans.contains(&plan);
        main[at as usize] = catalog
            .claims(id)
            .any(|(_, claim)| claim.kind == ClaimKind::Target && claim.plan.is_some_and(is_main));
    }
    main
}

//! Turns the searchable texts of a catalogue into input for the index.
//!
//! Owns which texts stand for an indicator, a place or a source; those of plans are `plan_texts`. The index uses the
//! numbers of the catalogue. When a catalogue has grown, gathering continues where it ended last time. It must not
//! know a query.

use crate::core::catalog::Catalog;
use crate::core::model::{Bilingual, ClaimKind, IndicatorId, PackId, SeriesId, WordingKind};
use crate::library::plan_texts::{PlanText, PlanTexts, Role};
use crate::search;
use crate::search::answer::ThingKind;
use crate::search::build::{IndexBuilder, IndicatorText};
use crate::search::index::Index;

/// Gives texts to the index, names before remarks as they come.
fn with_text(
    texts: &[PlanText],
    home: Option<u32>,
    add: impl FnOnce(&search::build::IndexedTexts<'_>) -> u32,
) {
    let said: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    let named = texts.partition_point(|text| text.role != Role::Note);
    let (names, remarks) = said.split_at(named);
    add(&search::build::IndexedTexts {
        names,
        remarks,
        home,
    });
}

/// The two names inside a joined name of a place ("Bà Rịa - Vũng Tàu"). A single hyphenated word is not split.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let is_joined = name.contains(" - ") || name.contains(" – ");
    let parts = name.split(['-', '–']).map(str::trim);
    parts.filter(move |part| is_joined && part.contains(' '))
}

/// The indicators gathered between two reports of progress.
const UNWATCHED: usize = 4096;

/// What was gathered so far.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    index: IndexBuilder,
    indicators: usize,
    places: Vec<Bilingual>,
    series: usize,
    sources: usize,
    wordings: usize,
}

impl Gathered {
    /// Gathers what is new in a catalogue; `tell` is called now and then with the number of indicators gathered so
    /// far.
    pub(super) fn add(&mut self, catalog: &Catalog, tell: &dyn Fn(usize)) {
        let renamed = self.places.iter().zip(catalog.places());
        if renamed.into_iter().any(|(known, now)| *known != now.name) {
            // A later pack gave a place its English name.
            *self = Self::default();
        }
        self.indicators(catalog, tell);
        for place in catalog.places().iter().skip(self.places.len()) {
            let names = [place.name.vi, place.name.en].map(|name| catalog.text(name));
            let all: Vec<&str> = names.into_iter().chain(parts(names[0])).collect();
            self.index.place(&all);
            self.places.push(place.name);
        }
        for series in catalog.series().iter().skip(self.series) {
            self.index.entry(series.indicator.0, series.place.0);
        }
        self.series = catalog.series().len();
        for source in catalog.sources().iter().skip(self.sources) {
            let names = [source.title, source.id];
            self.index.source(&names.map(|name| catalog.text(name)));
        }
        self.sources = catalog.sources().len();
        self.plans(catalog);
        self.wordings(catalog);
    }

    /// Gathers what people type for words of the data.
    fn wordings(&mut self, catalog: &Catalog) {
        for wording in catalog.wordings().iter().skip(self.wordings) {
            let said = catalog.text(wording.said);
            let meant = wording.meant.iter().map(|text| catalog.text(*text));
            let meant: Vec<&str> = meant.collect();
            match wording.kind {
                WordingKind::Synonym => self.index.synonym(said, &meant),
                WordingKind::ShortForm => self.index.short_form(said, &meant),
                WordingKind::FalseFriend => self.index.false_friend(said),
            }
        }
        self.wordings = catalog.wordings().len();
    }

    /// Gathers all plans and their parts again, because a source read later may report on a plan gathered before.
    fn plans(&mut self, catalog: &Catalog) {
        self.index.forget_plans();
        let all = PlanTexts::new(catalog);
        let home = |pack: PackId| catalog.pack(pack).place.map(|place| place.0);
        let index = &mut self.index;
        for (id, plan) in (0..).zip(catalog.plans()) {
            let texts = all.of(ThingKind::Plan, id);
            with_text(&texts, home(plan.pack), |text| index.plan(text));
        }
        for (id, programme) in (0..).zip(catalog.programmes()) {
            let texts = all.of(ThingKind::Programme, id);
            with_text(&texts, home(programme.pack), |text| index.programme(text));
        }
        for (id, list) in (0..).zip(catalog.lists()) {
            let texts = all.of(ThingKind::List, id);
            with_text(&texts, home(list.pack), |text| index.list(text));
        }
    }

    /// An index of what was gathered so far.
    pub(super) fn index(&self) -> Index {
        self.index.snapshot()
    }

    fn indicators(&mut self, catalog: &Catalog, tell: &dyn Fn(usize)) {
        let main = self.with_main_target(catalog);
        let new = catalog.indicators().iter().skip(self.indicators);
        for (at, (indicator, main)) in new.zip(main).enumerate() {
            if at % UNWATCHED == UNWATCHED - 1 {
                tell(self.indicators + at);
            }
            let category = catalog.category(indicator.category);
            let aliases = indicator
                .details()
                .aliases
                .iter()
                .map(|alias| catalog.text(*alias));
            self.index.indicator(&IndicatorText {
                id: catalog.text(indicator.id),
                name_vi: catalog.text(indicator.name.vi),
                name_en: catalog.text(indicator.name.en),
                aliases: &aliases.collect::<Vec<_>>(),
                category: &[
                    catalog.text(category.name.vi),
                    catalog.text(category.name.en),
                ],
                unit: catalog.text(indicator.unit.vi),
                main,
            });
        }
        self.indicators = catalog.indicators().len();
    }

    /// Tells for each new indicator whether a main plan of its pack sets it a target.
    fn with_main_target(&self, catalog: &Catalog) -> Vec<bool> {
        let mut main = vec![false; catalog.indicators().len().saturating_sub(self.indicators)];
        for id in (self.series as u32..catalog.series().len() as u32).map(SeriesId) {
            let IndicatorId(indicator) = catalog.series_of(id).indicator;
            let Some(main) = main.get_mut((indicator as usize).wrapping_sub(self.indicators))
            else {
                continue;
            };
            let pack = catalog.indicator_of(id).pack;
            if catalog.pack(pack).main_plans.is_empty() || *main {
                continue;
            }
            let is_main = |plan| catalog.rank(pack, plan).is_some();
            *main = catalog.claims(id).any(|(_, claim)| {
                claim.kind == ClaimKind::Target && claim.plan.is_some_and(is_main)
            });
        }
        main
    }
}

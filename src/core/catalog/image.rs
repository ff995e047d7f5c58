//! A catalogue as bytes, and back.
//!
//! Owns which parts of a catalogue are stored (everything that cannot be derived from the rest) and the check of
//! bytes that are loaded: bytes that are no catalogue give `None`, and every number in a loaded catalogue refers to
//! something. It must not know a file, nor whether the bytes were written by this program.

use bytes::Bytes;

use super::Catalog;
use super::build::{look_up, name_derivations};
use super::rows::PackedRows;
use super::texts::TextStore;
use crate::core::model::{IndicatorId, PackId, PeriodId, PlaceId, PlanId, SourceId};

/// The parts of a catalogue's image: claims, texts, everything else.
pub(crate) const PARTS: usize = 3;

impl Catalog {
    /// The catalogue as bytes; the same catalogue gives the same.
    ///
    /// # Errors
    /// Where it cannot be written, which no catalogue has shown yet.
    pub fn image(&self) -> Result<[Vec<u8>; PARTS], postcard::Error> {
        let (mut rows, mut texts) = (Vec::new(), Vec::new());
        self.rows.write(&mut rows);
        self.texts.write(&mut texts);
        Ok([rows, texts, postcard::to_stdvec(self)?])
    }

    /// The catalogue of such bytes; none where they are no catalogue. Its claims and texts stay in the bytes, the last
    /// part does not.
    pub fn from_image([rows, texts, others]: [Bytes; PARTS]) -> Option<Self> {
        let (rows, after_rows) = PackedRows::from_image(rows)?;
        let (texts, after_texts) = TextStore::from_image(texts)?;
        let (mut catalog, after) = postcard::take_from_bytes::<Self>(&others).ok()?;
        catalog.rows = rows;
        catalog.texts = texts;
        let is_all = after.is_empty() && after_rows.is_empty() && after_texts.is_empty();
        if !is_all || !catalog.is_sound() {
            return None;
        }
        drop(others);
        for at in 0..catalog.packs.len() {
            let plans = std::mem::take(&mut catalog.packs[at].main_plans);
            catalog.lookup.rank(PackId(at as u32), &plans);
            catalog.packs[at].main_plans = plans;
        }
        name_derivations(&mut catalog);
        look_up(&mut catalog);
        Some(catalog)
    }

    /// Tells whether every number in the catalogue refers to something. A missing text counts as empty.
    fn is_sound(&self) -> bool {
        let bounds = ValidIds(self);
        bounds.packs()
            && bounds.documents()
            && bounds.indicators()
            && bounds.plan_parts()
            && bounds.said()
            && bounds.series()
            && bounds.claims()
            && bounds.derivations()
    }
}

/// Asks whether numbers stand for something in a catalogue.
struct ValidIds<'c>(&'c Catalog);

impl ValidIds<'_> {
    fn pack(&self, id: PackId) -> bool {
        id.index() < self.0.packs.len()
    }

    fn place(&self, id: Option<PlaceId>) -> bool {
        id.is_none_or(|id| id.index() < self.0.places.len())
    }

    fn plan(&self, id: Option<PlanId>) -> bool {
        id.is_none_or(|id| id.index() < self.0.plans.len())
    }

    fn source(&self, id: Option<SourceId>) -> bool {
        id.is_none_or(|id| id.index() < self.0.sources.len())
    }

    fn indicator(&self, id: IndicatorId) -> bool {
        id.index() < self.0.indicators.len()
    }

    fn period(&self, id: PeriodId) -> bool {
        id.index() < self.0.periods.len()
    }

    fn packs(&self) -> bool {
        self.0.packs.iter().all(|pack| {
            let mut plans = pack.main_plans.iter();
            self.place(pack.place) && plans.all(|plan| self.plan(Some(*plan)))
        })
    }

    fn documents(&self) -> bool {
        let catalog = self.0;
        catalog.categories.iter().all(|found| self.pack(found.pack))
            && catalog.plans.iter().all(|found| self.pack(found.pack))
            && catalog.sources.iter().all(|found| self.pack(found.pack))
    }

    fn indicators(&self) -> bool {
        let catalog = self.0;
        catalog.indicators.iter().all(|found| {
            let details = found.details();
            let mut owners = details.owners.iter();
            let mut ended = details.ended.iter();
            let mut relations = details.relations.iter();
            self.pack(found.pack)
                && found.category.index() < catalog.categories.len()
                && details.related.iter().all(|id| self.indicator(*id))
                && owners.all(|owner| self.place(owner.place) && self.source(owner.source))
                && ended.all(|ended| self.place(ended.place) && self.source(ended.source))
                && relations.all(|relation| {
                    self.indicator(relation.of)
                        && relation.count.is_none_or(|count| self.indicator(count))
                })
                && (found.concept as usize) < catalog.concept_ends.len()
                && found.twin.is_none_or(|twin| self.indicator(twin))
        })
    }

    fn plan_parts(&self) -> bool {
        let all = |ids: &[IndicatorId]| ids.iter().all(|id| self.indicator(*id));
        let mut programmes = self.0.programmes.iter();
        let mut lists = self.0.lists.iter();
        programmes.all(|line| {
            self.pack(line.pack)
                && self.plan(line.plan)
                && self.source(line.source)
                && all(&line.indicators)
        }) && lists.all(|list| {
            self.pack(list.pack)
                && self.plan(list.plan)
                && self.source(list.source)
                && all(&list.indicators)
        })
    }

    fn said(&self) -> bool {
        let catalog = self.0;
        let mut reported = catalog.reported.iter();
        let mut judgements = catalog.judgements.iter();
        let mut withdrawals = catalog.withdrawals.iter();
        reported.all(|found| {
            self.pack(found.pack)
                && self.plan(found.plan)
                && self.place(found.place)
                && self.period(found.period)
                && self.source(found.source)
        }) && judgements.all(|found| {
            self.indicator(found.indicator)
                && self.plan(found.plan)
                && self.place(found.place)
                && self.period(found.period)
                && self.source(found.source)
        }) && withdrawals.all(|found| {
            self.indicator(found.indicator)
                && self.plan(found.plan)
                && self.place(found.place)
                && self.source(found.source)
        })
    }

    fn series(&self) -> bool {
        let catalog = self.0;
        // The claims of the series follow each other without a gap, so that each has one series.
        let mut next = Some(0_u32);
        let mut all = catalog.series.iter();
        let are_in_order = all.all(|series| {
            let is_next = next == Some(series.first);
            next = series.first.checked_add(series.count);
            is_next && self.indicator(series.indicator) && self.place(Some(series.place))
        });
        let ends = catalog.concept_ends.iter();
        are_in_order
            && next.map(|end| end as usize) == Some(catalog.rows.len())
            && ends.clone().is_sorted()
            && ends.last().copied().unwrap_or(0) as usize == catalog.series.len()
            && (catalog.by_concept.is_empty() || catalog.by_concept.len() == catalog.series.len())
            && catalog
                .by_concept
                .iter()
                .all(|id| id.index() < catalog.series.len())
    }

    fn claims(&self) -> bool {
        let catalog = self.0;
        let most = catalog.rows.most();
        let mut extras = catalog.extras.iter();
        most.periods <= catalog.periods.len() as u64
            && most.sources <= catalog.sources.len() as u64
            && most.plans <= catalog.plans.len() as u64
            && most.extras <= catalog.extras.len() as u64
            && extras.all(|extra| {
                let known = extra.particulars.iter();
                let mut sources = known.flat_map(|known| known.superseded.iter());
                sources.all(|source| self.source(Some(*source)))
            })
    }

    fn derivations(&self) -> bool {
        let catalog = self.0;
        let claim = |id: Option<crate::core::model::ClaimId>| {
            id.is_none_or(|id| id.index() < catalog.rows.len())
        };
        catalog.derivations.iter().all(|found| {
            let mut inputs = found.inputs.iter();
            found.series.index() < catalog.series.len()
                && claim(found.claim)
                && inputs.all(|input| {
                    self.indicator(input.indicator)
                        && self.place(Some(input.place))
                        && claim(input.claim)
                })
        })
    }
}

//! The best entries of each tier, picked and scored.
//!
//! Owns how many entries of a tier are scored, and how a scored entry becomes a hit. It must not know which documents
//! belong to a tier, nor the final order of the hits.

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::answer::{Hit, Request, Score};
use crate::search::bounds::Bounds;
use crate::search::field::{Field, TextClass};
use crate::search::index::Index;
use crate::search::levels::Grade;
use crate::search::place_groups::PlaceGroup;
use crate::search::rank::{COMPONENT, EXACT_ALIAS, ID_MATCH_QUALITY, match_quality};
use crate::search::reading::Reading;
use crate::search::scan_filtered::{FilteredEntry, scan_filtered};
use crate::search::score::{Fit, Scorer};
use crate::search::texts::TextStart;

/// The most entries of one tier that are scored; of a larger tier, those with the shortest names.
const MOST_SCORED: usize = 512;

/// Documents between two checks whether the search was given up.
const BETWEEN_CHECKS: usize = 1024;

/// Hits collected so far, for one query under one reading.
pub(super) struct Shortlist<'a, 'i> {
    index: &'a Index,
    bounds: &'a Bounds,
    request: &'a Request<'a>,
    reading: Reading,
    scorer: &'a mut Scorer<'i>,
    /// The hits, not yet in order.
    pub(super) hits: Vec<Hit>,
    /// How many entries passed the filter of the request; 0 where it has none.
    pub(super) filtered: usize,
}

impl<'a, 'i> Shortlist<'a, 'i> {
    /// Makes an empty list.
    pub(super) fn new(
        index: &'a Index,
        bounds: &'a Bounds,
        request: &'a Request<'a>,
        reading: Reading,
        scorer: &'a mut Scorer<'i>,
    ) -> Self {
        Self {
            index,
            bounds,
            request,
            reading,
            scorer,
            hits: Vec::new(),
            filtered: 0,
        }
    }

    /// Returns whether there are as many hits as asked for that no later tier can outrank.
    pub(super) fn is_full(&self, tier: Grade) -> bool {
        let limit = self.request.limit;
        if self.request.filter.is_some() || self.hits.len() < limit {
            return false;
        }
        let reached = Score {
            reading: self.reading as u8,
            marks: tier.typed_marks(),
            match_quality: tier.match_quality,
            breadth: u16::MAX,
            ..Score::default()
        };
        let settled = self.hits.iter().filter(|hit| hit.score <= reached);
        settled.count() >= limit
    }

    /// Adds the first entries of the documents in the places of a group, those of the default place before
    /// the others; `None` when abandoned.
    pub(super) fn add(
        &mut self,
        documents: &RoaringBitmap,
        group: &PlaceGroup,
        tier: Grade,
    ) -> Option<()> {
        let entries = &self.index.entries;
        let home = self.request.default_place;
        let at_home = home
            .filter(|place| group.places.contains(*place))
            .and_then(|place| entries.in_place(place))
            .map(|set| set & documents);
        let mut picked = Vec::new();
        if let Some(at_home) = &at_home {
            self.pick(at_home, group, true, &mut picked)?;
        }
        let is_enough = self.request.filter.is_none() && picked.len() >= self.request.limit;
        match &at_home {
            Some(_) if is_enough => {}
            Some(at_home) if entries.is_single() => {
                self.pick(&(documents - at_home), group, false, &mut picked)?;
            }
            _ => self.pick(documents, group, false, &mut picked)?,
        }
        self.score(&picked, group, tier);
        Some(())
    }

    /// Adds documents whose code is the whole query: before everything else, those of the default place first.
    pub(super) fn add_by_code(
        &mut self,
        documents: &RoaringBitmap,
        group: &PlaceGroup,
    ) -> Option<()> {
        let before = self.hits.len();
        let best = Grade {
            match_quality: match_quality(TextClass::Name, true),
            marks: 0,
        };
        self.add(documents, group, best)?;
        for hit in self.hits.iter_mut().skip(before) {
            if self.bounds.by_id.contains(hit.document) {
                hit.field = Field::Id;
            }
            hit.score = Score {
                reading: self.reading as u8,
                breadth: u16::from(hit.score.other_place),
                ..Score::default()
            };
        }
        Some(())
    }

    /// Picks entries of the default place, or of all others. A filter looks at every entry and counts those
    /// that pass.
    fn pick(
        &mut self,
        documents: &RoaringBitmap,
        group: &PlaceGroup,
        at_home: bool,
        picked: &mut Vec<FilteredEntry>,
    ) -> Option<()> {
        let room = MOST_SCORED.max(self.request.limit);
        let home = self.request.default_place;
        let is_wanted =
            |place: u32| (home == Some(place)) == at_home && group.places.contains(place);
        if let Some(filter) = self.request.filter {
            let passes = |entry: FilteredEntry| is_wanted(entry.place) && filter(entry.entry);
            let abandon = self.request.abandon;
            let filtered = scan_filtered(self.index, documents, room, &passes, abandon)?;
            self.filtered += filtered.count;
            picked.extend(filtered.first);
            return Some(());
        }
        let most = picked.len().saturating_add(room);
        for (looked, document) in documents.iter().enumerate() {
            if looked.is_multiple_of(BETWEEN_CHECKS) && is_abandoned(self.request.abandon) {
                return None;
            }
            if picked.len() >= most {
                break;
            }
            let entries = self.index.entries.of(document);
            let wanted = entries.filter(|entry| is_wanted(entry.place));
            picked.extend(wanted.map(|entry| FilteredEntry {
                document,
                entry: entry.number,
                place: entry.place,
            }));
        }
        picked.truncate(most);
        Some(())
    }

    /// Scores the picked entries of a tier and adds them as hits.
    fn score(&mut self, picked: &[FilteredEntry], group: &PlaceGroup, tier: Grade) {
        let covered: Vec<bool> = group.covers(tier).collect();
        let home = self.request.default_place;
        let home = home.filter(|_| self.bounds.places.is_none());
        let mut last: Option<(u32, Fit)> = None;
        for candidate in picked {
            // Entries of one document stand side by side and fit equally well.
            let fit = match last {
                Some((known, fit)) if known == candidate.document => fit,
                _ => self.fit(candidate.document, tier, &covered),
            };
            last = Some((candidate.document, fit));
            // A name that contains the words in another order is no better than an alias, and words out of several
            // texts are no better than the start of one.
            let limit = match (fit.is_gathered, fit.is_reordered) {
                (true, _) => match_quality(TextClass::Alias, false),
                (false, true) => match_quality(TextClass::Alias, true),
                (false, false) => 0,
            };
            // A word that the name contains is not a request for the place of the same name.
            let is_other_place = home.is_some_and(|home| home != candidate.place) && !fit.in_place;
            // A whole name counts as a name under every reading.
            let is_called = fit.is_whole && !is_other_place;
            let (quality, breadth) = match is_called {
                true => (0, fit.breadth.min(self.exact_alias(candidate.document))),
                false => (tier.match_quality.max(limit), fit.breadth),
            };
            self.hits.push(Hit {
                entry: candidate.entry,
                indicator: self.index.indicators[candidate.document as usize],
                place: candidate.place,
                reading: self.reading,
                field: fit.field,
                score: Score {
                    reading: self.reading as u8,
                    is_aside: 0,
                    marks: tier.typed_marks(),
                    other_place: u8::from(is_other_place),
                    match_quality: quality,
                    breadth,
                    letters: 0,
                },
                document: candidate.document,
                matched: fit.matched,
            });
        }
    }

    /// Scores a document; an exact alias costs hardly more than an exact name.
    fn fit(&mut self, document: u32, tier: Grade, covered: &[bool]) -> Fit {
        if tier.match_quality == ID_MATCH_QUALITY {
            return self.fit_by_id(document);
        }
        let is_exact_alias = self.bounds.by_alias.contains(document);
        if !is_exact_alias || tier.match_quality != match_quality(TextClass::Name, true) {
            return self.scorer.fit(document, tier.match_quality, covered);
        }
        let alias = match_quality(TextClass::Alias, true);
        let fit = self.scorer.fit(document, alias, covered);
        Fit {
            breadth: fit.breadth.min(self.exact_alias(document)),
            is_reordered: false,
            ..fit
        }
    }

    /// The most that an indicator with an exact alias costs.
    fn exact_alias(&self, document: u32) -> u16 {
        let is_main = self.index.main.contains(document);
        EXACT_ALIAS + if is_main { 0 } else { COMPONENT }
    }

    fn fit_by_id(&self, document: u32) -> Fit {
        Fit {
            breadth: 0,
            field: Field::Id,
            matched: TextStart {
                text: self.index.texts.name(document),
                words: 0,
            },
            in_place: false,
            is_reordered: false,
            is_whole: false,
            is_gathered: false,
        }
    }
}

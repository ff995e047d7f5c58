//! From what matches each word to the best entries.
//!
//! Owns the tiers: entries that match best are listed first, and only as many as are needed are scored. It must not
//! know how words are read, nor the final order of the hits.
//!
//! The places fall into a few groups by the words that they match, and each group asks less of its
//! documents; so no list of pairs of document and place is ever made.

use std::sync::Arc;

use roaring::RoaringBitmap;

use crate::search::abandon::is_abandoned;
use crate::search::adjacency::Adjacency;
use crate::search::answer::{Hit, Request};
use crate::search::bounds::Bounds;
use crate::search::field::TextClass;
use crate::search::group_documents::GroupDocuments;
use crate::search::index::Index;
use crate::search::levels::{Grade, Levels, WordLevels, up_to};
use crate::search::place_groups::{PlaceGroup, place_groups};
use crate::search::postings::union;
use crate::search::rank::{ID_MATCH_QUALITY, match_quality};
use crate::search::reading::Reading;
use crate::search::score::Scorer;
use crate::search::shortlist::Shortlist;

/// A query under one reading.
pub(super) struct ReadQuery<'a> {
    /// What matches each word.
    pub(super) words: &'a [WordLevels],
    /// The conditions besides the words.
    pub(super) bounds: &'a Bounds,
    /// Where a misspelt word must stand, if any was corrected.
    pub(super) adjacency: Option<&'a Adjacency>,
    /// Places of which the query has only a word that indicators have too: they are not meant.
    pub(super) named_in_part: &'a RoaringBitmap,
    /// The least literal reading that is allowed.
    pub(super) reading: Reading,
}

/// The best entries.
#[derive(Default)]
pub(super) struct Ranked {
    /// The hits, not yet in order.
    pub(super) hits: Vec<Hit>,
    /// How many entries match in all.
    pub(super) total: usize,
    /// Whether anything matches the words, whatever the filter of the request lets pass.
    pub(super) matches_any: bool,
}

/// Finds the best entries; `None` when abandoned.
pub(super) fn rank_tiers(
    index: &Index,
    query: &ReadQuery<'_>,
    request: &Request<'_>,
    scorer: &mut Scorer<'_>,
) -> Option<Ranked> {
    let ranking = Ranking {
        index,
        query,
        request,
        documents: GroupDocuments {
            index,
            words: query.words,
            bounds: query.bounds,
            adjacency: query.adjacency,
            abandon: request.abandon,
        },
    };
    let mut groups = place_groups(
        query.words,
        query.bounds.places.as_ref(),
        query.named_in_part,
    );
    if is_abandoned(request.abandon) {
        return None;
    }
    let mut ranked = ranking.count(&mut groups)?;
    if !ranked.matches_any {
        return Some(ranked);
    }
    let mut shortlist = Shortlist::new(index, query.bounds, request, query.reading, scorer);
    ranking.fill(&mut shortlist, &mut groups)?;
    ranked.total += shortlist.filtered;
    ranked.hits = shortlist.hits;
    Some(ranked)
}

struct Ranking<'a> {
    index: &'a Index,
    query: &'a ReadQuery<'a>,
    request: &'a Request<'a>,
    documents: GroupDocuments<'a>,
}

/// Documents with an alias that is the whole query, and how they must match.
struct ExactAlias {
    tier: Grade,
    /// What matches each word well enough for the tier.
    sets: Vec<RoaringBitmap>,
    documents: RoaringBitmap,
}

impl Ranking<'_> {
    /// Counts the entries that match, unless a filter must look at each of them; `None` when abandoned.
    fn count(&self, groups: &mut [PlaceGroup]) -> Option<Ranked> {
        let word = |word: &WordLevels| union(word.iter().map(|levels| &levels.all));
        let all: Vec<RoaringBitmap> = self.query.words.iter().map(word).collect();
        let mut ranked = Ranked::default();
        for group in groups {
            let documents = self.documents.find_all(group, &all)?;
            ranked.matches_any |= !documents.is_empty();
            if self.request.filter.is_none() {
                ranked.total += self.documents.count_entries(group, &documents);
            }
        }
        Some(ranked)
    }

    /// Fills the shortlist, tier after tier, until no later tier can outrank it; `None` when abandoned.
    fn fill(&self, shortlist: &mut Shortlist<'_, '_>, groups: &mut [PlaceGroup]) -> Option<()> {
        if !self.query.bounds.by_code.is_empty() {
            for group in &mut *groups {
                let documents = self.documents.by_code(group);
                if !documents.is_empty() {
                    shortlist.add_by_code(&documents, group)?;
                    group.seen |= documents;
                }
            }
        }
        for tier in self.tiers() {
            if is_abandoned(self.request.abandon) {
                return None;
            }
            let sets = self.sets(tier);
            let exact_alias = self.exact_alias(tier);
            for group in &mut *groups {
                if is_abandoned(self.request.abandon) {
                    return None;
                }
                let mut documents = self.documents.matching(group, tier, &sets);
                if let Some(alias) = &exact_alias {
                    let matching = self.documents.matching(group, alias.tier, &alias.sets);
                    documents |= matching & &alias.documents;
                }
                if !group.seen.is_empty() {
                    documents -= &group.seen;
                }
                if !documents.is_empty() {
                    shortlist.add(&documents, group, tier)?;
                    group.seen |= documents;
                }
            }
            if shortlist.is_full(tier) {
                break;
            }
        }
        self.add_by_id(shortlist, groups)
    }

    /// Adds the documents that match by their id alone.
    fn add_by_id(
        &self,
        shortlist: &mut Shortlist<'_, '_>,
        groups: &mut [PlaceGroup],
    ) -> Option<()> {
        if self.query.bounds.by_id.is_empty() {
            return Some(());
        }
        let tier = Grade {
            match_quality: ID_MATCH_QUALITY,
            marks: 0,
        };
        for group in groups {
            let documents = self.documents.by_id(group) - &group.seen;
            shortlist.add(&documents, group, tier)?;
        }
        Some(())
    }

    /// Returns every grade that some entry may have, best first.
    fn tiers(&self) -> Vec<Grade> {
        let grades = |levels: &Arc<Levels>| {
            let all = levels.documents.iter().chain(&levels.places);
            all.map(|level| level.grade).collect::<Vec<Grade>>()
        };
        let words = self.query.words;
        let all: Vec<Grade> = words.iter().flatten().flat_map(grades).collect();
        let mut qualities: Vec<u8> = all.iter().map(|grade| grade.match_quality).collect();
        let mut marks: Vec<u8> = all.iter().map(|grade| grade.marks).collect();
        // A query of filters only: every document is in the best tier. So is an exact alias.
        let has_best = words.is_empty() || !self.query.bounds.by_alias.is_empty();
        qualities.extend(has_best.then_some(0));
        marks.extend(words.is_empty().then_some(0));
        for list in [&mut qualities, &mut marks] {
            list.sort_unstable();
            list.dedup();
        }
        let qualities = &qualities;
        let tiers = |marks: u8| {
            qualities.iter().map(move |&match_quality| Grade {
                match_quality,
                marks,
            })
        };
        let mut tiers: Vec<Grade> = marks.into_iter().flat_map(tiers).collect();
        tiers.sort_unstable_by_key(|tier| tier.order());
        tiers
    }

    /// Returns for each word the documents that match it well enough for a tier.
    fn sets(&self, tier: Grade) -> Vec<RoaringBitmap> {
        let word = |word: &WordLevels| {
            let mut readings = word.iter();
            let set = |levels: &Arc<Levels>| up_to(&levels.documents, tier);
            let first = readings.next().map(set).unwrap_or_default();
            readings.fold(first, |all, levels| all | set(levels))
        };
        self.query.words.iter().map(word).collect()
    }

    /// An alias equal to the whole query ranks like the name itself, in the default place. Returns these
    /// documents for the tier of the name, with the tier in which their alias matches.
    fn exact_alias(&self, tier: Grade) -> Option<ExactAlias> {
        let bounds = self.query.bounds;
        if tier.match_quality != match_quality(TextClass::Name, true) || bounds.by_alias.is_empty()
        {
            return None;
        }
        let home = self.request.default_place;
        let documents = match home.filter(|_| bounds.places.is_none()) {
            Some(home) => &bounds.by_alias & self.index.entries.in_place(home)?,
            None => bounds.by_alias.clone(),
        };
        let tier = Grade {
            match_quality: match_quality(TextClass::Alias, true),
            ..tier
        };
        Some(ExactAlias {
            tier,
            sets: self.sets(tier),
            documents,
        })
    }
}

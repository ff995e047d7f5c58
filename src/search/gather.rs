//! From sets of numbers to the best entries in order.
//!
//! Owns the tiers: what is met best is listed first, and only the shortlist is scored. It knows no
//! reading; it is told what meets each word.
//! The one idea: an entry meets a word through its indicator or through its place, so places fall into a
//! few groups by the words they meet, and each group asks less of its indicators.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use roaring::RoaringBitmap;

use crate::search::answer::{Hit, Request, Score};
use crate::search::beside::Beside;
use crate::search::bounds::Bounds;
use crate::search::field::{Class, Field};
use crate::search::groups::{Group, Places, groups};
use crate::search::index::Index;
use crate::search::levels::{Levels, Term, up_to};
use crate::search::postings::{below, unite};
use crate::search::rank::{CALLED, COMPONENT, manner};
use crate::search::reading::Reading;
use crate::search::scan::filter;
use crate::search::score::{Fit, Scorer};
use crate::search::sift::{Picked, sift};
use crate::search::texts::Test as _;

/// Entries of one tier that are scored at most; in a larger tier those with the shortest names.
const SHORTLIST: usize = 512;

/// Documents between two looks at the flag that abandons the search.
const BETWEEN_LOOKS: usize = 1024;

/// The words of a query under one reading.
pub(crate) struct Asked<'a> {
    /// What meets each word.
    pub(crate) terms: &'a [Term],
    /// What is asked besides the words.
    pub(crate) bounds: &'a Bounds,
    /// Where a word that slipped must stand.
    pub(crate) beside: Option<&'a Beside>,
    /// The reading.
    pub(crate) reading: Reading,
}

/// The best entries.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) hits: Vec<Hit>,
    /// How many entries there are in all.
    pub(crate) total: usize,
    /// Whether anything meets the words, whatever the filters say.
    pub(crate) any: bool,
}

/// Gathers the best entries; `None` when abandoned.
pub(crate) fn gather(
    index: &Index,
    asked: &Asked<'_>,
    request: &Request<'_>,
    scorer: &mut Scorer<'_>,
) -> Option<Gathered> {
    let mut work = Work {
        index,
        terms: asked.terms,
        bounds: asked.bounds,
        beside: asked.beside,
        request,
        reading: asked.reading,
        scorer,
        found: Gathered::default(),
    };
    work.run()?;
    Some(work.found)
}

struct Work<'a, 's, 'i> {
    index: &'a Index,
    terms: &'a [Term],
    bounds: &'a Bounds,
    beside: Option<&'a Beside>,
    request: &'a Request<'a>,
    reading: Reading,
    scorer: &'s mut Scorer<'i>,
    found: Gathered,
}

#[derive(Clone, Copy)]
struct Tier {
    manner: u8,
    marks: u8,
}

impl Tier {
    // Whether a place meets a word well enough.
    fn allows(self, met: Option<(u8, u8)>) -> bool {
        met.is_some_and(|(manner, marks)| manner <= self.manner && marks <= self.marks)
    }
}

impl Work<'_, '_, '_> {
    fn run(&mut self) -> Option<()> {
        let mut groups = groups(self.terms, self.bounds.places.as_ref());
        if self.is_abandoned() {
            return None;
        }
        self.count(&mut groups)?;
        if !self.found.any {
            return Some(());
        }
        let limit = self.request.limit;
        for tier in self.tiers() {
            if self.is_abandoned() {
                return None;
            }
            let sets = self.sets(tier);
            let called = self.called(tier);
            for group in &mut groups {
                if self.is_abandoned() {
                    return None;
                }
                let mut documents = self.meet(group, Some(tier), &sets);
                if let Some(called) = &called {
                    documents |= self.meet(group, Some(called.0), &called.1) & &called.2;
                }
                if !group.seen.is_empty() {
                    documents -= &group.seen;
                }
                if !documents.is_empty() {
                    self.emit(&documents, group, tier)?;
                    group.seen |= documents;
                }
            }
            if self.request.filter.is_none() && self.found.hits.len() >= limit {
                let hits = self.found.hits.iter();
                let settled = hits.filter(|hit| hit.score.manner <= tier.manner);
                if settled.count() >= limit {
                    break;
                }
            }
        }
        self.emit_by_id(&mut groups)
    }

    fn is_abandoned(&self) -> bool {
        let flag = self.request.abandon;
        flag.is_some_and(|flag| flag.load(Ordering::Relaxed))
    }

    fn tiers(&self) -> Vec<Tier> {
        let levels = |levels: &Arc<Levels>| {
            let all = levels.documents.iter().chain(&levels.places);
            all.map(|level| (level.manner, level.marks))
                .collect::<Vec<_>>()
        };
        let all: Vec<(u8, u8)> = self.terms.iter().flatten().flat_map(levels).collect();
        let mut manners: Vec<u8> = all.iter().map(|(manner, _)| *manner).collect();
        let mut marks: Vec<u8> = all.iter().map(|(_, marks)| *marks).collect();
        // Without words everything is met perfectly.
        let is_perfect = self.terms.is_empty() || !self.bounds.by_alias.is_empty();
        manners.extend(is_perfect.then_some(0));
        marks.extend(self.terms.is_empty().then_some(0));
        for list in [&mut manners, &mut marks] {
            list.sort_unstable();
            list.dedup();
        }
        let marks = &marks;
        let tier = |manner: u8| marks.iter().map(move |&marks| Tier { manner, marks });
        manners.into_iter().flat_map(tier).collect()
    }

    // What meets each word at least as well as the tier asks.
    fn sets(&self, tier: Tier) -> Vec<RoaringBitmap> {
        let term = |term: &Term| {
            let mut readings = term.iter();
            let set = |levels: &Arc<Levels>| up_to(&levels.documents, tier.manner, tier.marks);
            let first = readings.next().map(set).unwrap_or_default();
            readings.fold(first, |all, levels| all | set(levels))
        };
        self.terms.iter().map(term).collect()
    }

    // What is called just so counts as named so, in the default place: the tier in which its alias is met,
    // what meets that, and these documents.
    fn called(&self, tier: Tier) -> Option<(Tier, Vec<RoaringBitmap>, RoaringBitmap)> {
        let by_alias = &self.bounds.by_alias;
        if tier.manner != manner(Class::Name, true) || by_alias.is_empty() {
            return None;
        }
        let home = self.request.default_place;
        let home = home.filter(|_| self.bounds.places.is_none());
        let called = match home {
            Some(home) => by_alias & self.index.entries.in_place(home)?,
            None => by_alias.clone(),
        };
        let tier = Tier {
            manner: manner(Class::Alias, true),
            ..tier
        };
        Some((tier, self.sets(tier), called))
    }

    fn all(&self) -> Vec<RoaringBitmap> {
        let term = |term: &Term| unite(term.iter().map(|levels| &levels.all));
        self.terms.iter().map(term).collect()
    }

    // The documents that meet what the places of a group leave to them.
    fn meet(&self, group: &Group, tier: Option<Tier>, sets: &[RoaringBitmap]) -> RoaringBitmap {
        let is_free = |met: &Option<(u8, u8)>| match tier {
            None => met.is_some(),
            Some(tier) => tier.allows(*met),
        };
        let asked = sets.iter().zip(&group.met);
        let mut asked: Vec<&RoaringBitmap> = asked
            .filter(|(_, met)| !is_free(met))
            .map(|(set, _)| set)
            .chain(&self.bounds.documents)
            .chain(&group.only)
            .collect();
        asked.sort_unstable_by_key(|set| set.len());
        let mut common = match asked.split_first() {
            None => below(self.index.texts.documents()),
            Some((first, rest)) => {
                let mut common = (*first).clone();
                for set in rest {
                    if common.is_empty() {
                        break;
                    }
                    common &= *set;
                }
                common
            }
        };
        if let Places::Of(places) = &group.places {
            let sets = places
                .iter()
                .filter_map(|place| self.index.entries.in_place(place));
            common &= unite(sets);
        }
        if !self.bounds.without.is_empty() {
            common -= &self.bounds.without;
        }
        common
    }

    // Counts all entries, unless a filter has to look at each of them.
    fn count(&mut self, groups: &mut [Group]) -> Option<()> {
        let all = self.all();
        let entries = &self.index.entries;
        for group in groups {
            let mut documents = self.meet(group, None, &all);
            if let Some(beside) = self.beside {
                documents = self.standing(beside, group, documents)?;
                group.only = Some(documents.clone());
            }
            documents |= self.by_id(group);
            self.found.any |= !documents.is_empty();
            if self.request.filter.is_some() {
                continue;
            }
            let in_places = |places: &RoaringBitmap| {
                let sets = places.iter().filter_map(|place| entries.in_place(place));
                sets.map(|set| set.intersection_len(&documents))
                    .sum::<u64>()
            };
            let count = match &group.places {
                Places::Of(places) => in_places(places),
                Places::Except(places) => entries.count(&documents) - in_places(places),
            };
            self.found.total += count as usize;
        }
        Some(())
    }

    // Of the documents those in which what slipped stands beside another word, unless it does so in the
    // places, or these say all the rest.
    fn standing(
        &self,
        beside: &Beside,
        group: &Group,
        mut documents: RoaringBitmap,
    ) -> Option<RoaringBitmap> {
        for at in beside.slipped() {
            let test = beside.test(at);
            let is_met = group.met[at].is_some();
            let in_places = || {
                let Places::Of(places) = &group.places else {
                    return false;
                };
                let texts = places
                    .iter()
                    .map(|place| &self.index.place_texts[place as usize]);
                texts.flatten().any(|text| test.holds(text))
            };
            let mut rest = (0..group.met.len()).filter(|other| *other != at);
            let is_alone = !is_met && rest.all(|other| group.met[other].is_some());
            if is_alone || (is_met && in_places()) {
                continue;
            }
            let literal = beside.literal(at, &self.terms[at]);
            let guessed = &documents - &literal;
            documents &= literal;
            documents |= filter(self.index, &guessed, None, &test, self.request.abandon);
            if self.is_abandoned() {
                return None;
            }
        }
        Some(documents)
    }

    fn by_id(&self, group: &Group) -> RoaringBitmap {
        let mut documents = &self.bounds.by_id - &self.bounds.without;
        if let Some(only) = &self.bounds.documents {
            documents &= only;
        }
        if let Places::Of(places) = &group.places {
            let sets = places
                .iter()
                .filter_map(|place| self.index.entries.in_place(place));
            documents &= unite(sets);
        }
        documents
    }

    fn emit_by_id(&mut self, groups: &mut [Group]) -> Option<()> {
        if self.bounds.by_id.is_empty() {
            return Some(());
        }
        let tier = Tier {
            manner: ID_MANNER,
            marks: 0,
        };
        for group in groups {
            let documents = self.by_id(group) - &group.seen;
            self.emit(&documents, group, tier)?;
        }
        Some(())
    }

    // Scores the first entries of a tier, those of the default place before the others.
    fn emit(&mut self, documents: &RoaringBitmap, group: &Group, tier: Tier) -> Option<()> {
        let entries = &self.index.entries;
        let home = self.request.default_place;
        let at_home = home
            .filter(|place| group.places.has(*place))
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

    // Picks entries of documents at home or elsewhere; a filter looks at all of them and counts.
    fn pick(
        &mut self,
        documents: &RoaringBitmap,
        group: &Group,
        home: bool,
        picked: &mut Vec<Picked>,
    ) -> Option<()> {
        let room = SHORTLIST.max(self.request.limit);
        let default_place = self.request.default_place;
        let is_wanted =
            |place: u32| (default_place == Some(place)) == home && group.places.has(place);
        if let Some(filter) = self.request.filter {
            let passes = |(_, entry, place): &Picked| is_wanted(*place) && filter(*entry);
            let abandon = self.request.abandon;
            let sifted = sift(self.index, documents, room, &passes, abandon)?;
            self.found.total += sifted.count;
            picked.extend(sifted.first);
            return Some(());
        }
        let most = picked.len().saturating_add(room);
        for (looked, document) in documents.iter().enumerate() {
            if looked.is_multiple_of(BETWEEN_LOOKS) && self.is_abandoned() {
                return None;
            }
            if picked.len() >= most {
                break;
            }
            let entries = self.index.entries.of(document).iter();
            let wanted = entries.filter(|(_, place)| is_wanted(*place));
            picked.extend(wanted.map(|(entry, place)| (document, *entry, *place)));
        }
        picked.truncate(most);
        Some(())
    }

    fn fit(&mut self, document: u32, tier: Tier, free: &[bool]) -> Fit {
        let is_called = self.bounds.by_alias.contains(document);
        if !is_called || tier.manner != manner(Class::Name, true) {
            return self.scorer.fit(document, tier.manner, free);
        }
        let fit = self.scorer.fit(document, manner(Class::Alias, true), free);
        let is_main = self.index.main.contains(document);
        let called = CALLED + if is_main { 0 } else { COMPONENT };
        Fit {
            breadth: fit.breadth.min(called),
            turned: false,
            ..fit
        }
    }

    fn score(&mut self, picked: &[Picked], group: &Group, tier: Tier) {
        let free = group.met.iter().map(|met| tier.allows(*met));
        let free: Vec<bool> = free.collect();
        let home = self.request.default_place;
        let home = home.filter(|_| self.bounds.places.is_none());
        let mut last: Option<(u32, Fit)> = None;
        for &(document, entry, place) in picked {
            let fit = match last {
                Some((known, fit)) if known == document => fit,
                _ if tier.manner == ID_MANNER => Fit {
                    breadth: 0,
                    field: Field::Id,
                    text: self.index.texts.name(document),
                    span: 0,
                    in_place: false,
                    turned: false,
                },
                _ => self.fit(document, tier, &free),
            };
            last = Some((document, fit));
            // A name that holds the words in another order says it no better than an alias.
            let aside = if fit.turned {
                manner(Class::Alias, true)
            } else {
                0
            };
            // A word that the name holds does not ask for a place that is called so too.
            let is_elsewhere = home.is_some_and(|home| home != place) && !fit.in_place;
            self.found.hits.push(Hit {
                entry,
                indicator: self.index.numbers[document as usize],
                place,
                reading: self.reading,
                field: fit.field,
                score: Score {
                    reading: self.reading as u8,
                    manner: tier.manner.max(aside),
                    marks: tier.marks,
                    elsewhere: u8::from(is_elsewhere),
                    breadth: fit.breadth,
                    letters: 0,
                },
                document,
                text: (fit.text, fit.span),
            });
        }
    }
}

/// How an indicator is met that was asked for by its id alone.
const ID_MANNER: u8 = 6;

//! Puts an answer in the order that a query asks for.
//!
//! Owns what each order compares, and the selection of the first series among all that match: the index returns the
//! best matches, and an order may put others first. It must not know how anything matches.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::atomic::{self, AtomicBool};
use std::sync::{Mutex, PoisonError};

use crate::core::catalog::Catalog;
use crate::core::fold::collation_key;
use crate::core::judge::class::Class;
use crate::core::judge::concern::Rank;
use crate::core::judge::standing::{assessment, shown, standing};
use crate::core::judge::viewpoint::{Viewpoint, published};
use crate::core::lang::Lang;
use crate::core::maps::FastSet;
use crate::core::model::{Claim, PlaceId, SeriesId};
use crate::library::beginnings::Beginnings;
use crate::search::answer::{Answer, Hit, Request};
use crate::search::condition::Order;
use crate::search::filter_fields::SortKey;
use crate::search::index::Index;
use crate::search::query::Query;

/// The values by which answers are compared.
pub(super) struct Sorter<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) viewpoint: &'c Viewpoint,
    /// How names begin.
    pub(super) beginnings: &'c Beginnings,
    /// The place that comes first among equals.
    pub(super) home: Option<PlaceId>,
    pub(super) orders: &'c [Order],
}

/// The value that one order compares. A series without a value comes last, whichever end comes first.
#[derive(Clone, Debug)]
enum Key {
    Nothing,
    Number(f64),
    Rank(Rank, Class),
    Class(Class),
    Name(Vec<u32>),
}

/// The series between two checks whether the answer is still wanted.
const BETWEEN_LOOKS: usize = 256;

/// Asks the index and puts what matches in order; `None` when abandoned.
pub(super) fn search_in_order(
    index: &Index,
    query: &Query,
    request: &Request<'_>,
    sorter: &Sorter<'_>,
) -> Option<Answer> {
    let passed = Mutex::new(Vec::new());
    let lock = || passed.lock().unwrap_or_else(PoisonError::into_inner);
    let passes = |entry: u32| {
        let is_in = request.filter.is_none_or(|passes| passes(entry));
        if is_in {
            lock().push(entry);
        }
        is_in
    };
    let with = |filter, limit| Request {
        filter: Some(filter),
        limit,
        ..*request
    };
    let mut answer = index.search(query, &with(&passes, request.limit))?;
    let mut all = std::mem::take(&mut *lock());
    all.sort_unstable();
    all.dedup();
    if answer.total <= answer.hits.len() {
        all = answer.hits.iter().map(|hit| hit.entry).collect();
    } else if all.len() != answer.total || !has_all(&all, &answer.hits) {
        // The index tried other readings as well, so `passed` holds more than what matches.
        let whole = index.search(query, &with(&passes, answer.total))?;
        all = whole.hits.iter().map(|hit| hit.entry).collect();
    }
    let first = sorter.first(all, request.limit, request.abandon)?;
    let mut hits: HashMap<u32, Hit> = answer.hits.drain(..).map(|hit| (hit.entry, hit)).collect();
    if first.iter().any(|entry| !hits.contains_key(entry)) {
        let wanted: FastSet<u32> = first.iter().copied().collect();
        let is_wanted = |entry: u32| wanted.contains(&entry);
        let found = index.search(query, &with(&is_wanted, request.limit))?;
        hits.extend(found.hits.into_iter().map(|hit| (hit.entry, hit)));
    }
    let ordered = first.iter().filter_map(|entry| hits.remove(entry));
    answer.hits = ordered.collect();
    Some(answer)
}

/// Whether all that was found is among some entries, which are in order.
fn has_all(entries: &[u32], hits: &[Hit]) -> bool {
    let is_among = |hit: &Hit| entries.binary_search(&hit.entry).is_ok();
    hits.iter().all(is_among)
}

impl Sorter<'_> {
    /// The first of some entries in order, at most so many; `None` when abandoned.
    pub(super) fn first(
        &self,
        mut entries: Vec<u32>,
        limit: usize,
        abandon: Option<&AtomicBool>,
    ) -> Option<Vec<u32>> {
        let is_elsewhere = |entry: u32| {
            let place = self.catalog.series_of(SeriesId(entry)).place;
            self.home.is_some_and(|home| home != place)
        };
        entries.sort_by_cached_key(|entry| (is_elsewhere(*entry), *entry));
        if let ([order], true) = (self.orders, entries.len() > limit) {
            entries = self.leave_first(entries, order, limit, abandon)?;
        }
        // Sorting is stable, so the most important order is applied last.
        for order in self.orders.iter().rev() {
            let mut keyed = self.keyed(&entries, abandon, |series| self.key(order, series))?;
            keyed.sort_by(|(one, _), (other, _)| order.compare(one, other));
            entries = keyed.into_iter().map(|(_, entry)| entry).collect();
        }
        entries.truncate(limit);
        Some(entries)
    }

    /// Drops what cannot be among the first. Names are compared by their first letters, because whole names cost
    /// much.
    fn leave_first(
        &self,
        entries: Vec<u32>,
        order: &Order,
        limit: usize,
        abandon: Option<&AtomicBool>,
    ) -> Option<Vec<u32>> {
        if order.by != SortKey::Name || limit == 0 {
            return Some(entries);
        }
        let mut keyed = self.keyed(&entries, abandon, |series| self.beginning(order, series))?;
        let mut order: Vec<u128> = keyed.iter().map(|(key, _)| *key).collect();
        let (_, last, _) = order.select_nth_unstable(limit - 1);
        let last = *last;
        keyed.retain(|(key, _)| *key <= last);
        Some(keyed.into_iter().map(|(_, entry)| entry).collect())
    }

    fn keyed<K>(
        &self,
        entries: &[u32],
        abandon: Option<&AtomicBool>,
        key: impl Fn(SeriesId) -> K,
    ) -> Option<Vec<(K, u32)>> {
        let mut keyed = Vec::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            let is_abandoned = || abandon.is_some_and(|flag| flag.load(atomic::Ordering::Relaxed));
            if at.is_multiple_of(BETWEEN_LOOKS) && is_abandoned() {
                return None;
            }
            keyed.push((key(SeriesId(*entry)), *entry));
        }
        Some(keyed)
    }

    fn key(&self, order: &Order, series: SeriesId) -> Key {
        let (catalog, viewpoint) = (self.catalog, self.viewpoint);
        let number = |number: Option<f64>| number.map_or(Key::Nothing, Key::Number);
        match order.by {
            SortKey::Name => Key::Name(collation_key(self.name(order, series))),
            SortKey::Gap => self.rank(series),
            SortKey::Status => Key::Class(Class::from_assessment(&assessment(
                catalog, viewpoint, series,
            ))),
            SortKey::Year => {
                let shown = shown(catalog, viewpoint, series);
                let year = shown.and_then(|id| catalog.claim(id).year);
                // The newest comes first.
                number(year.map(|year| -f64::from(year)))
            }
            SortKey::Way => number(assessment(catalog, viewpoint, series).way),
            SortKey::Change => number(self.change(series).map(|change| -change.abs())),
            SortKey::Updated => number(self.updated(series).map(|day| -day)),
        }
    }

    /// The difference between the newest yearly figure and that of the year before, as a share of the latter.
    fn change(&self, series: SeriesId) -> Option<f64> {
        let (catalog, viewpoint) = (self.catalog, self.viewpoint);
        let of_years = |claim: &Claim| catalog.period(claim.period).is_whole_year();
        let newest_of = |passes: &dyn Fn(&Claim) -> bool| {
            let claims = viewpoint.counting(catalog, series).into_iter();
            let found =
                viewpoint.newest_among(catalog, claims, |claim| of_years(claim) && passes(claim));
            found.map(|(_, claim)| claim)
        };
        let newest = newest_of(&|_| true)?;
        let before = newest.year?.checked_sub(1)?;
        let before = newest_of(&|claim| claim.year == Some(before))?;
        let (now, then) = (newest.low.to_f64(), before.low.to_f64());
        let change = (now - then) / then.abs();
        change.is_finite().then_some(change)
    }

    /// The day of the newest publication, as a number that grows with it.
    fn updated(&self, series: SeriesId) -> Option<f64> {
        let claims = self.viewpoint.claims(self.catalog, series);
        let days = claims.filter_map(|(_, claim)| published(self.catalog, &claim).last_day());
        let newest = days.max()?;
        let (year, day) = (f64::from(newest.year()), f64::from(newest.day_of_year()));
        Some(year * 1000.0 + day)
    }

    /// The distance from the target, as used for what needs attention.
    fn rank(&self, series: SeriesId) -> Key {
        let standing = standing(self.catalog, self.viewpoint, series);
        let class = standing.class;
        let rank = Rank::for_standing(self.catalog, class, &standing);
        rank.map_or(Key::Nothing, |rank| Key::Rank(rank, class))
    }

    fn name(&self, order: &Order, series: SeriesId) -> &str {
        let name = self.catalog.indicator_of(series).name;
        self.catalog.say(name, lang_of(order))
    }

    /// The beginning of a name, for comparison; inverted if the order is reversed.
    fn beginning(&self, order: &Order, series: SeriesId) -> u128 {
        let packed = self.beginnings.of(self.catalog, lang_of(order), series);
        match order.is_reversed {
            true => u128::MAX - packed,
            false => packed,
        }
    }
}

fn lang_of(order: &Order) -> Lang {
    match order.is_english {
        true => Lang::En,
        false => Lang::Vi,
    }
}

impl Order {
    fn compare(&self, one: &Key, other: &Key) -> Ordering {
        let found = match (one, other) {
            (Key::Nothing, Key::Nothing) => return Ordering::Equal,
            (Key::Nothing, _) => return Ordering::Greater,
            (_, Key::Nothing) => return Ordering::Less,
            (Key::Number(one), Key::Number(other)) => one.total_cmp(other),
            (Key::Rank(one, its), Key::Rank(other, of)) => one.before(other).then(its.cmp(of)),
            (Key::Class(one), Key::Class(other)) => one.cmp(other),
            (Key::Name(one), Key::Name(other)) => one.cmp(other),
            _ => Ordering::Equal,
        };
        match self.is_reversed {
            true => found.reverse(),
            false => found,
        }
    }
}

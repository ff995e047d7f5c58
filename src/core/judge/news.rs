//! What publications brought: figures, and what became of statuses by them.
//!
//! Owns which claims are new after a day with what stood in their place before, and what each day of publication
//! brought. What has no day of publication is counted apart: nobody knows whether it is new. It must not know a language.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::judge::diff::{self, Change, Changed};
use crate::core::judge::viewpoint::{Viewpoint, published};
use crate::core::model::{ClaimId, PlaceId, Published, SeriesId};

/// Series of so many days are judged at most; beyond it the figures of a day are counted alone.
const MOST_JUDGED: usize = 4_000;
/// The most series of which it is told what is new.
const MOST_SERIES: usize = 2_000;

/// The classes of a target before and after; none where it did not count.
pub type Classes = (Option<Class>, Option<Class>);

/// A figure that is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewClaim {
    /// When it was published.
    pub published: Published,
    /// Of what.
    pub series: SeriesId,
    /// The figure.
    pub claim: ClaimId,
    /// The figure in whose place or beside which it stands now.
    pub old: Option<ClaimId>,
    /// The classes of the target, where they differ by now.
    pub classes: Option<Classes>,
}

/// What is new after a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The newest first.
    pub claims: Vec<NewClaim>,
    /// How many of the claims have no day of publication.
    pub undated: usize,
    /// How many more series have something new.
    pub more: usize,
}

impl News {
    /// How many of the figures are new, and how many stand for another one.
    pub fn counts(&self) -> (usize, usize) {
        let revised = self.claims.iter().filter(|new| new.old.is_some()).count();
        (self.claims.len() - revised, revised)
    }

    /// How many targets stand in another class.
    pub fn statuses(&self) -> usize {
        let mut changed: Vec<SeriesId> = self
            .claims
            .iter()
            .filter(|new| new.classes.is_some())
            .map(|new| new.series)
            .collect();
        changed.sort_unstable();
        changed.dedup();
        changed.len()
    }
}

/// What one day of publication brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The day; the last one of a month or year that is named alone.
    pub day: Date,
    /// How many figures are new, where they were judged not those that stand for another one.
    pub new: usize,
    /// How many stand for another one; none where there is too much to tell.
    pub revised: Option<usize>,
    /// How many targets came into another class; none where there is too much to tell.
    pub statuses: Option<usize>,
}

/// What was published by a day, of a place or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publications {
    /// The newest first.
    pub days: Vec<Publication>,
    /// How many claims have no day.
    pub undated: usize,
}

/// What is new in a place, or everywhere, after a day.
pub fn since(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    day: Date,
    place: Option<PlaceId>,
) -> News {
    let mut news = News::default();
    let mut late = Vec::new();
    for series in of_place(catalog, place) {
        let mut is_late = false;
        for (_, claim) in catalog.claims(series).filter(|(_, claim)| !claim.is_computed) {
            match published(catalog, &claim).last_day() {
                None => news.undated += 1,
                Some(last) => is_late |= last > day && viewpoint.sees(catalog, &claim),
            }
        }
        late.extend(is_late.then_some(series));
    }
    news.more = late.len().saturating_sub(MOST_SERIES);
    late.truncate(MOST_SERIES);
    for series in late {
        let changed = diff::since(catalog, viewpoint, day, series);
        news.claims.extend(changed.iter().flat_map(|changed| told(catalog, series, changed)));
    }
    news.claims.sort_by_key(|new| {
        let last = new.published.last_day();
        (std::cmp::Reverse(last), new.series, new.claim)
    });
    news
}

/// The new figures of a series.
fn told(
    catalog: &Catalog,
    series: SeriesId,
    changed: &Changed,
) -> impl Iterator<Item = NewClaim> + use<> {
    let of = |claim: ClaimId, old: Option<ClaimId>| NewClaim {
        published: published(catalog, &catalog.claim(claim)),
        series,
        claim,
        old,
        classes: changed.classes,
    };
    let claims: Vec<NewClaim> = changed
        .claims
        .iter()
        .filter_map(|change| match *change {
            Change::Added(id) => Some(of(id, None)),
            Change::Revised(old, id) => Some(of(id, Some(old))),
            Change::Withdrawn(_) => None,
        })
        .collect();
    claims.into_iter()
}

/// What each day of publication brought in a place, or everywhere, up to a day.
pub fn publications(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    place: Option<PlaceId>,
) -> Publications {
    let mut days: BTreeMap<Date, Vec<(SeriesId, usize)>> = BTreeMap::new();
    let mut found = Publications::default();
    for series in of_place(catalog, place) {
        for (_, claim) in catalog.claims(series).filter(|(_, claim)| !claim.is_computed) {
            let Some(day) = published(catalog, &claim).last_day() else {
                found.undated += 1;
                continue;
            };
            let of_day = days.entry(day).or_default();
            match of_day.last_mut() {
                Some((last, count)) if *last == series => *count += 1,
                _ => of_day.push((series, 1)),
            }
        }
    }
    days.retain(|day, _| *day <= viewpoint.day);
    let is_little = days.values().map(Vec::len).sum::<usize>() <= MOST_JUDGED;
    let brought = |(day, series): (&Date, &Vec<(SeriesId, usize)>)| match is_little {
        true => judged(catalog, viewpoint, *day, series),
        false => Publication {
            day: *day,
            new: series.iter().map(|(_, count)| count).sum(),
            revised: None,
            statuses: None,
        },
    };
    found.days = days.iter().rev().map(brought).collect();
    found
}

/// What a day brought, held against the day before.
fn judged(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    day: Date,
    series: &[(SeriesId, usize)],
) -> Publication {
    let then = Viewpoint {
        day,
        as_of: true,
        ..*viewpoint
    };
    let before = day.yesterday().unwrap_or(day);
    let (mut new, mut revised, mut statuses) = (0, 0, 0);
    for (series, _) in series {
        let Some(changed) = diff::since(catalog, &then, before, *series) else {
            continue;
        };
        statuses += usize::from(changed.classes.is_some());
        for change in &changed.claims {
            match change {
                Change::Added(_) => new += 1,
                Change::Revised(..) => revised += 1,
                Change::Withdrawn(_) => {}
            }
        }
    }
    Publication {
        day,
        new,
        revised: Some(revised),
        statuses: Some(statuses),
    }
}

/// The day of the report at the middle of a term, of a place: that of the source which says most of it.
pub fn mid_term(catalog: &Catalog, place: Option<PlaceId>) -> Option<Date> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for series in of_place(catalog, place) {
        for (_, claim) in catalog.claims(series) {
            let is_of_it = claim.is_result() && catalog.period(claim.period).is_to_mid_term();
            let day = published(catalog, &claim).last_day().filter(|_| is_of_it);
            if let Some(day) = day {
                *counts.entry(day).or_default() += 1;
            }
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(day, _)| day)
}

fn of_place(catalog: &Catalog, place: Option<PlaceId>) -> impl Iterator<Item = SeriesId> {
    catalog
        .series_ids()
        .filter(move |series| place.is_none_or(|place| catalog.series_of(*series).place == place))
}

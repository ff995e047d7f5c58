//! What publications brought: figures, and what became of statuses by them.
//!
//! Owns which claims are new after a day with what stood in their place before, and what each day of publication
//! brought. Claims without a day of publication are counted apart, since they may be old. It must not know a
//! language.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::judge::class::Class;
use crate::core::judge::diff::{self, Changed, ClaimChange};
use crate::core::judge::standing::standing;
use crate::core::judge::viewpoint::{Viewpoint, published};
use crate::core::model::{Claim, ClaimId, PlaceId, Published, SeriesId};

/// Series of so many days are judged at most; beyond it the figures of a day are counted alone.
const MOST_JUDGED: usize = 4_000;
/// The most series whose news is listed.
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
    /// The classes of the target before and now, if they differ; only the leading figure of a series carries them.
    pub classes: Option<Classes>,
}

/// What is new after a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The newest first.
    pub claims: Vec<NewClaim>,
    /// How many of the claims have no day of publication, or a month or year alone that began before.
    pub undated: usize,
    /// How many more series have something new.
    pub more: usize,
}

/// How many figures came, by what they are to the figures before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewsCounts {
    /// Figures of which there was none before.
    pub new: usize,
    /// Figures that stand in the place of another one, or beside it.
    pub revised: usize,
}

impl News {
    /// How many of the figures are new, and how many stand for another one.
    pub fn counts(&self) -> NewsCounts {
        let revised = self.claims.iter().filter(|new| new.old.is_some()).count();
        NewsCounts {
            new: self.claims.len() - revised,
            revised,
        }
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

/// The claims of one publication, grouped by how precisely its day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// What is known of the day.
    pub published: Published,
    /// The day; the last one of a month or year that is named alone.
    pub day: Date,
    /// How many figures are new, where they were judged not those that stand for another one.
    pub new: usize,
    /// How many stand for another one; none where there is too much to tell.
    pub revised: Option<usize>,
    /// How many targets came into another class; none where there is too much to tell.
    pub statuses: Option<usize>,
}

/// The claims published by a day, in one place or in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publications {
    /// The newest first.
    pub days: Vec<Publication>,
    /// How many claims have no day.
    pub undated: usize,
}

/// The claims published after a day, in one place or in all. A claim dated only by a month or year that had already
/// begun may be older, so it is counted apart like one without a date.
pub fn since(catalog: &Catalog, viewpoint: &Viewpoint, day: Date, place: Option<PlaceId>) -> News {
    let mut news = News::default();
    let mut late = Vec::new();
    for series in of_place(catalog, place) {
        let mut is_late = worked_out(catalog, viewpoint, day, series).next().is_some();
        for published in printed(catalog, series).map(|claim| published(catalog, &claim)) {
            let is_over = published.last_day().is_some_and(|last| last <= day);
            let is_after = published.first_day().is_some_and(|first| first > day);
            news.undated += usize::from(!is_over && !is_after);
            is_late |= is_after;
        }
        late.extend(is_late.then_some(series));
    }
    news.more = late.len().saturating_sub(MOST_SERIES);
    late.truncate(MOST_SERIES);
    for series in late {
        let changed = diff::since(catalog, viewpoint, day, series);
        let told = changed
            .iter()
            .flat_map(|changed| told(catalog, series, changed));
        let told = told.filter(|new| new.published.first_day() > Some(day));
        let mut new: Vec<NewClaim> = told
            .chain(worked_out(catalog, viewpoint, day, series))
            .collect();
        if let Some(classes) = changed.and_then(|changed| changed.classes) {
            told_at_leading(catalog, viewpoint, &mut new, classes);
        }
        news.claims.extend(new);
    }
    news.claims.sort_by_key(|new| {
        let day = new.published.last_day();
        (Reverse(day), new.series, new.claim)
    });
    news
}

/// Attaches the change of a target's class to the figure that leads now, since other figures did not cause it. If the
/// leading figure is not new, the newest one carries the change.
fn told_at_leading(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    new: &mut [NewClaim],
    classes: Classes,
) {
    let Some(series) = new.first().map(|new| new.series) else {
        return;
    };
    let leading = standing(catalog, viewpoint, series).shown();
    let is_leading = |new: &NewClaim| Some(new.claim) == leading;
    let newest = new.iter_mut().max_by_key(|new| {
        (
            is_leading(new),
            new.published.last_day(),
            Reverse(new.claim),
        )
    });
    if let Some(newest) = newest {
        newest.classes = Some(classes);
    }
}

/// The figures of a series that can be worked out only since a day: they come with the last of what they follow from.
fn worked_out(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    day: Date,
    series: SeriesId,
) -> impl Iterator<Item = NewClaim> {
    let computed = catalog
        .claims(series)
        .filter(|(_, claim)| claim.is_computed);
    computed.filter_map(move |(id, _)| {
        let known = catalog.derivation_of(id)?.known_from?;
        (known > day && known <= viewpoint.day).then_some(NewClaim {
            published: Published::parse(&known.to_string())?,
            series,
            claim: id,
            old: None,
            classes: None,
        })
    })
}

/// The claims of a series that sources print.
fn printed(catalog: &Catalog, series: SeriesId) -> impl Iterator<Item = Claim> {
    let claims = catalog.claims(series).map(|(_, claim)| claim);
    claims.filter(|claim| !claim.is_computed)
}

/// The new figures of a series.
fn told(catalog: &Catalog, series: SeriesId, changed: &Changed) -> Vec<NewClaim> {
    let of = |(claim, old): (ClaimId, Option<ClaimId>)| NewClaim {
        published: published(catalog, &catalog.claim(claim)),
        series,
        claim,
        old,
        classes: None,
    };
    let changes = changed.claims.iter();
    let new = changes.filter_map(|change| match *change {
        ClaimChange::Added(id) => Some((id, None)),
        ClaimChange::Revised(old, id) => Some((id, Some(old))),
        ClaimChange::Withdrawn(_) => None,
    });
    new.map(of).collect()
}

/// Series with how many claims each has of one publication.
type Brought = Vec<(SeriesId, usize)>;

/// What each publication brought in a place, or everywhere, up to a day.
pub fn publications(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    place: Option<PlaceId>,
) -> Publications {
    let mut brought: BTreeMap<(Date, Published), Brought> = BTreeMap::new();
    let mut undated = 0;
    for series in of_place(catalog, place) {
        for published in printed(catalog, series).map(|claim| published(catalog, &claim)) {
            let Some(day) = published.last_day() else {
                undated += 1;
                continue;
            };
            let of_day = brought.entry((day, published)).or_default();
            match of_day.last_mut() {
                Some((last, count)) if *last == series => *count += 1,
                _ => of_day.push((series, 1)),
            }
        }
    }
    brought.retain(|(day, _), _| *day <= viewpoint.day);
    let is_little = brought.values().map(Vec::len).sum::<usize>() <= MOST_JUDGED;
    let days = brought.iter().rev().map(|((day, published), series)| {
        let counted = Publication {
            published: *published,
            day: *day,
            new: series.iter().map(|(_, count)| count).sum(),
            revised: None,
            statuses: None,
        };
        match is_little {
            true => judged(catalog, viewpoint, counted, series),
            false => counted,
        }
    });
    Publications {
        days: days.collect(),
        undated,
    }
}

/// What a publication brought, held against the day before.
fn judged(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    counted: Publication,
    series: &Brought,
) -> Publication {
    let then = Viewpoint {
        day: counted.day,
        as_of: true,
        ..*viewpoint
    };
    let before = counted.day.yesterday().unwrap_or(counted.day);
    let changed = series
        .iter()
        .filter_map(|(series, _)| Some((*series, diff::since(catalog, &then, before, *series)?)));
    let (mut new, mut revised, mut statuses) = (0, 0, 0);
    for (series, changed) in changed {
        statuses += usize::from(changed.classes.is_some());
        for claim in told(catalog, series, &changed) {
            let is_of_it = claim.published == counted.published;
            new += usize::from(is_of_it && claim.old.is_none());
            revised += usize::from(is_of_it && claim.old.is_some());
        }
    }
    Publication {
        new,
        revised: Some(revised),
        statuses: Some(statuses),
        ..counted
    }
}

/// The day of the report at the middle of a term, of a place: that of the source which says most of it.
pub fn mid_term(catalog: &Catalog, place: Option<PlaceId>) -> Option<Date> {
    let mut counts: BTreeMap<Date, usize> = BTreeMap::new();
    for series in of_place(catalog, place) {
        for claim in printed(catalog, series) {
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

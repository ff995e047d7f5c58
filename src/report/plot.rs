//! A series as figures to draw, on a screen or on paper.
//!
//! Owns the choice of what is drawn. A figure of a year, or of a state within it, stands where it was taken;
//! a mean stands over its years. What covers part of a year, and a sum of several, is no height beside
//! them; of amounts and rates a month or a half year is such a part. A year without a figure has none. It must not know
//! what draws them.

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::judge::standing::Standing;
use crate::core::judge::term::is_rate;
use crate::core::judge::viewpoint::{Conflict, Seen, Viewpoint};
use crate::core::model::{Claim, ClaimKind, Comparator, SeriesId, TargetKind};
use crate::core::period::{PartOfYear, PeriodMeaning};
use crate::core::position::Position;
use crate::words::wording;

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Quality {
    /// Reported as reached.
    Actual,
    /// Estimated.
    Estimate,
    /// Expected.
    Forecast,
}

/// What a figure says of the number behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlotBound {
    /// It is that number.
    Exact,
    /// It is about, or nearly, that number.
    About,
    /// It is that number or more.
    AtLeast,
    /// It is that number or less.
    AtMost,
}

/// One figure of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Datum {
    /// Its position in time, in years: the end of a year is the year itself.
    pub at: f64,
    /// The first year, for a mean over several years.
    pub from: Option<f64>,
    /// The figure, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub far: Option<f64>,
    /// How sure it is.
    pub quality: Quality,
    /// What it says of the number behind it.
    pub bound: PlotBound,
    /// Whether it was worked out from published figures.
    pub is_derived: bool,
    /// Figures of one number contradict each other.
    pub dispute: Option<usize>,
}

/// One figure of a sparkline: of a year, or the mean of several.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// First and last year.
    pub years: (i32, i32),
    /// The figure.
    pub value: f64,
    /// How sure it is.
    pub quality: Quality,
}

/// A height to be reached.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PlotLevel {
    /// The height, or one end of a range.
    pub value: f64,
    /// The other end of a range.
    pub far: Option<f64>,
    /// The start of the time that the target is set for.
    pub from: Option<f64>,
    /// Where that time ends.
    pub at: Option<f64>,
}

/// Years of the longest sparkline.
pub(crate) const SPAN: usize = 11;

/// What a sparkline draws of a series.
#[derive(Debug)]
pub struct Spark {
    /// One figure a year.
    pub(crate) stretches: Vec<Stretch>,
    /// The years from which the figures are counted in another way.
    pub(crate) breaks: Vec<i32>,
}

/// What a sparkline draws.
pub(crate) fn spark(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Spark {
    Spark {
        stretches: stretches(catalog, viewpoint, series),
        breaks: breaks(catalog, viewpoint, series),
    }
}

/// One figure a year: the one that the viewpoint would choose. The mean of several years is none of any of them: a row
/// of bars has no way to say so.
pub(crate) fn stretches(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
) -> Vec<Stretch> {
    let years = |claim: &Claim| {
        let last = claim.year.map_or(0, i32::from);
        (first_year(catalog, claim).map_or(last, i32::from), last)
    };
    let mut keyed: Vec<((i32, i32), Seen)> = drawable(catalog, viewpoint, series)
        .filter(|(_, claim)| !catalog.period(claim.period).is_mean())
        .map(|seen| (years(&seen.1), seen))
        .collect();
    keyed.sort_by_key(|((first, last), _)| (*first - *last, *last));
    let groups = keyed.chunk_by(|(one, _), (other, _)| one == other);
    let chosen = groups.filter_map(|group| {
        // In a year in which the way of counting changes, the figure in the new way.
        let has_break = group.iter().any(|(_, (_, claim))| claim.is_break);
        let claims = group.iter().map(|(_, seen)| *seen);
        let fits = |claim: &Claim| claim.is_break || !has_break;
        let (_, claim) = viewpoint.newest_among(catalog, claims, fits)?;
        Some(Stretch {
            years: group.first()?.0,
            value: claim.low.to_f64(),
            quality: quality(&claim),
        })
    });
    chosen.collect()
}

/// Every figure of every year, so that disagreeing sources are both drawn.
pub(crate) fn data(
    catalog: &Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
    conflicts: &[Conflict],
) -> Vec<Datum> {
    let disputes = conflicts.iter().enumerate();
    let disputes =
        disputes.flat_map(|(at, conflict)| conflict.claims.iter().map(move |id| (*id, at)));
    let mut disputes: Vec<_> = disputes.collect();
    disputes.sort_unstable();
    let dispute = |id| {
        let at = disputes.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        disputes.get(at).map(|(_, dispute)| *dispute)
    };
    let datum = |(id, claim): Seen| {
        let year = claim.year?;
        Some(Datum {
            at: years(catalog.period(claim.period).stands_at(year)),
            from: first_year(catalog, &claim).map(f64::from),
            value: claim.low.to_f64(),
            far: (claim.comparator == Comparator::Range).then(|| claim.high.to_f64()),
            quality: quality(&claim),
            bound: bound(claim.comparator),
            is_derived: claim.is_derived,
            dispute: dispute(id),
        })
    };
    drawable(catalog, viewpoint, series)
        .filter_map(datum)
        .collect()
}

/// Tells whether a picture says more than a number: figures of different moments, or one and its target.
pub(crate) fn is_worth_drawing(data: &[Datum], target: Option<&PlotLevel>) -> bool {
    let Some(first) = data.first() else {
        return false;
    };
    target.is_some() || data.iter().any(|datum| datum.at != first.at)
}

/// The years from which the figures are counted in another way.
pub(crate) fn breaks(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Vec<i32> {
    let marked = drawable(catalog, viewpoint, series).filter(|(_, claim)| claim.is_break);
    let mut years: Vec<i32> = marked
        .filter_map(|(_, claim)| claim.year.map(i32::from))
        .collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// Most digits behind the mark of a figure or target that can be drawn.
pub(crate) fn decimals(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> u8 {
    let claims = viewpoint.claims(catalog, series);
    let scales = claims.map(|(_, claim)| claim.low.scale().max(claim.high.scale()));
    scales.max().unwrap_or(0)
}

/// The target as a height among the figures, over the time it was set for; a yearly change promised of levels,
/// or a sum, is none.
pub(crate) fn level(catalog: &Catalog, series: SeriesId, standing: &Standing) -> Option<PlotLevel> {
    let target = catalog.claim(standing.target?);
    let period = catalog.period(target.period);
    let is_change = matches!(
        wording::promised_kind(catalog, series, &target),
        Some(TargetKind::Pace | TargetKind::Growth)
    );
    let is_sum =
        standing.kind == TargetKind::Total && standing.term.is_some_and(|term| term.years() > 1);
    if !(period.stands_for_year() || period.is_mean()) || is_change || is_sum {
        return None;
    }
    Some(PlotLevel {
        value: target.low.to_f64(),
        far: (target.comparator == Comparator::Range).then(|| target.high.to_f64()),
        from: first_year(catalog, &target)
            .map(f64::from)
            .or(standing.term.map(|term| f64::from(term.base))),
        at: target.year.map(|year| years(period.stands_at(year))),
    })
}

/// The years of a sparkline of so many cells: the same in every row.
pub(crate) fn span(day: Date, cells: u16) -> (i32, i32) {
    let last = i32::from(day.year());
    (last - i32::from(cells) + 1, last)
}

/// A moment in years.
pub(crate) fn years(at: Position) -> f64 {
    at.since(Position::end_of(0))
}

fn drawable<'c>(
    catalog: &'c Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
) -> impl Iterator<Item = Seen> + use<'c> {
    let indicator = catalog.indicator_of(series);
    let of_whole_years = indicator.target_kind.is_some_and(|kind| {
        matches!(kind, TargetKind::Flow | TargetKind::Total) || is_rate(catalog, indicator, kind)
    });
    // Replaced figures are listed but not drawn; derived ones are drawn.
    let counting = viewpoint.counting(catalog, series).into_iter();
    counting.filter(move |(_, claim)| {
        let period = catalog.period(claim.period);
        let is_of_a_year = match of_whole_years {
            true => matches!(
                period.meaning(),
                PeriodMeaning::Within(
                    PartOfYear::Year | PartOfYear::EndOfTerm | PartOfYear::SchoolYear(_)
                )
            ),
            false => period.stands_for_year(),
        };
        claim.kind != ClaimKind::Target
            && claim.year.is_some()
            && (is_of_a_year || period.is_mean())
    })
}

/// The first of the years that a mean covers.
fn first_year(catalog: &Catalog, claim: &Claim) -> Option<i16> {
    let period = catalog.period(claim.period);
    let (first, _) = period.years().filter(|_| period.is_mean())?;
    Some(first).filter(|first| claim.year.is_some_and(|last| *first < last))
}

fn quality(claim: &Claim) -> Quality {
    match claim.kind {
        ClaimKind::Actual | ClaimKind::Target => Quality::Actual,
        ClaimKind::Estimate => Quality::Estimate,
        ClaimKind::Forecast => Quality::Forecast,
    }
}

fn bound(comparator: Comparator) -> PlotBound {
    match comparator {
        Comparator::Equal | Comparator::Range => PlotBound::Exact,
        Comparator::About => PlotBound::About,
        Comparator::AtLeast | Comparator::Above => PlotBound::AtLeast,
        Comparator::AtMost | Comparator::Below => PlotBound::AtMost,
    }
}

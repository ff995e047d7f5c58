//! A series as points to draw.
//!
//! Owns the choice of one figure a year and of the span of years that every row shares. A figure
//! that covers part of a year, or a span of years, is not a point; a year without a figure has none.

use jiff::civil::Date;

use crate::core::catalog::Catalog;
use crate::core::judge::standing::Standing;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::model::{Claim, ClaimId, ClaimKind, SeriesId, TargetKind};
use crate::explorer::draw::{Point, Quality};
use crate::words::wording;

/// Years of the longest sparkline.
pub(crate) const SPAN: usize = 11;

/// One point a year: the figure that the viewpoint would choose for that year.
pub(crate) fn points(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Vec<Point> {
    let mut years: Vec<i16> = drawable(catalog, viewpoint, series)
        .filter_map(|(_, claim)| claim.year)
        .collect();
    years.sort_unstable();
    years.dedup();
    let chosen = years.iter().filter_map(|year| {
        let of_year = |claim: &Claim| claim.year == Some(*year) && is_point(catalog, claim);
        viewpoint.newest_of(catalog, series, of_year)
    });
    chosen
        .map(|position| point(&catalog.claim(position)))
        .collect()
}

/// Every figure of every year, so that disagreeing sources are both drawn.
pub(crate) fn all_points(catalog: &Catalog, viewpoint: &Viewpoint, series: SeriesId) -> Vec<Point> {
    let mut points: Vec<Point> = drawable(catalog, viewpoint, series)
        .map(|(_, claim)| point(&claim))
        .collect();
    points.sort_by_key(|point| point.year);
    points
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

/// Tells whether a target is a level that can be drawn at its height among the points: a yearly change
/// promised of levels, or a sum, is none.
pub(crate) fn target_is_level(catalog: &Catalog, series: SeriesId, standing: &Standing) -> bool {
    standing.target.is_some_and(|at| {
        let target = catalog.claim(at);
        let period = catalog.period(target.period);
        let is_change = matches!(
            wording::promised_kind(catalog, series, &target),
            Some(TargetKind::Pace | TargetKind::Growth)
        );
        let years = standing.term.map_or(0, |term| term.years());
        let is_sum = standing.kind == TargetKind::Total && years > 1;
        (period.stands_for_year() || period.is_mean()) && !is_change && !is_sum
    })
}

/// The years of a sparkline of so many cells: the same in every row.
pub(crate) fn span(day: Date, cells: u16) -> (i32, i32) {
    let last = i32::from(day.year());
    (last - i32::from(cells) + 1, last)
}

fn drawable<'c>(
    catalog: &'c Catalog,
    viewpoint: &Viewpoint,
    series: SeriesId,
) -> impl Iterator<Item = (ClaimId, Claim)> + use<'c> {
    viewpoint
        .claims(catalog, series)
        .filter(move |(_, claim)| is_point(catalog, claim))
}

/// A result or forecast that speaks of a whole year, or of a state within it; a mean stands at its
/// last year.
fn is_point(catalog: &Catalog, claim: &Claim) -> bool {
    let period = catalog.period(claim.period);
    claim.kind != ClaimKind::Target
        && claim.year.is_some()
        && (period.stands_for_year() || period.is_mean())
}

fn point(claim: &Claim) -> Point {
    Point {
        year: claim.year.map_or(0, i32::from),
        value: claim.low.to_f64(),
        quality: match claim.kind {
            ClaimKind::Actual | ClaimKind::Target => Quality::Actual,
            ClaimKind::Estimate => Quality::Estimate,
            ClaimKind::Forecast => Quality::Forecast,
        },
    }
}

//! Figures that do not go with those beside them.
//!
//! Owns what warns of a lost decimal mark, a mark of thousands taken for one of decimals, and decimals in a count. It
//! must not change a figure.

use super::placed::ByIndicator;
use crate::core::catalog::Catalog;
use crate::core::catalog::build::Builder;
use crate::core::figure::Figure;
use crate::core::model::{Claim, ClaimId, Text};
use crate::pack::diagnostic::TextReading;
use crate::pack::import::unit::is_counted;

/// How many figures to each side are looked at.
const BESIDE: usize = 3;

/// A figure that is far from those beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Far {
    /// How many times as large as its neighbours it is; negative for how many times smaller.
    times: i32,
    /// Whether three digits stand behind its point.
    is_three: bool,
    /// The nearest figures before and behind it that are not doubted themselves.
    nearest: [Option<usize>; 2],
}

/// The claims whose figures are doubted, series by series; `unit` gives the unit of an indicator by its number.
pub(super) fn told(
    builder: &Builder,
    by_indicator: &ByIndicator,
    unit: impl Fn(usize) -> Text,
) -> Vec<(ClaimId, TextReading)> {
    let catalog = builder.so_far();
    let key = |claim: &ClaimId| {
        let Claim { period, year, .. } = catalog.claim(*claim);
        let place = catalog.series_of(builder.series_of(*claim)).place;
        (place, period, year)
    };
    let same = |one: &ClaimId, other: &ClaimId| {
        let (one, other) = (key(one), key(other));
        (one.0, one.1) == (other.0, other.1)
    };
    let mut told = Vec::new();
    for (indicator, claims) in by_indicator.groups().enumerate() {
        let mut order = claims.to_vec();
        order.sort_by_cached_key(key);
        let unit = catalog.text(unit(indicator));
        for series in order.chunk_by(same) {
            doubt_series(catalog, series, unit, &mut told);
        }
    }
    told
}

/// Doubts the figures of one series, which are in the order of their years.
fn doubt_series(
    catalog: &Catalog,
    series: &[ClaimId],
    unit: &str,
    told: &mut Vec<(ClaimId, TextReading)>,
) {
    let claims = series.iter().map(|id| (*id, catalog.claim(*id)));
    let dated = claims.filter_map(|(id, claim)| Some((id, claim.year?, claim.low)));
    let dated: Vec<(ClaimId, i16, Figure)> = dated.collect();
    let figures: Vec<Figure> = dated.iter().map(|(.., figure)| *figure).collect();
    for ((at, ..), far) in dated.iter().zip(doubts(&figures)) {
        let Some(far) = far else {
            continue;
        };
        let beside = far.nearest.into_iter().flatten();
        let beside = beside.filter_map(|other| dated.get(other));
        let beside = beside.map(|(other, year, _)| format!("{year}: {}", printed(catalog, *other)));
        let reading = TextReading::FarFromNeighbours {
            figure: printed(catalog, *at),
            times: far.times,
            beside: beside.collect::<Vec<_>>().join("; "),
            is_three: far.is_three,
        };
        told.push((*at, reading));
    }
    let is_part = |at: &&ClaimId| has_part(catalog.claim(**at).low);
    if !series.iter().any(|at| is_part(&at)) || !is_counted(unit) {
        return;
    }
    told.extend(series.iter().filter(is_part).map(|at| {
        let (figure, unit) = (printed(catalog, *at), unit.to_owned());
        (*at, TextReading::PartOfACount { figure, unit })
    }));
}

/// A figure as its row prints it; of a range the lower one.
fn printed(catalog: &Catalog, claim: ClaimId) -> String {
    let (text, Claim { low, high, .. }) = (catalog.value_text(claim), catalog.claim(claim));
    let is_range = text == format!("{low}-{high}");
    if is_range { low.to_string() } else { text }
}

/// What is doubted of each figure of a series, which must be sorted by year.
fn doubts(series: &[Figure]) -> Vec<Option<Far>> {
    if series.len() < 3 {
        return vec![None; series.len()];
    }
    let numbers: Vec<f64> = series.iter().map(|figure| number(*figure)).collect();
    let is_three = |at: usize| is_thousand_with_point(series, &numbers, at);
    let three: Vec<bool> = (0..series.len()).map(is_three).collect();
    (0..series.len())
        .map(|at| far(&numbers, &three, at))
        .collect()
}

/// The figure as a binary number, which is exact enough: what is compared here lies far apart.
fn number(figure: Figure) -> f64 {
    figure.mantissa() as f64 / 10_f64.powi(i32::from(figure.scale()))
}

fn far(numbers: &[f64], three: &[bool], at: usize) -> Option<Far> {
    let is_sound = |other: &usize| three.get(*other) == Some(&false);
    let beside = || around(numbers.len(), at).filter(is_sound);
    let nearest = || {
        [
            beside().filter(|other| *other < at).last(),
            beside().find(|other| *other > at),
        ]
    };
    if !is_sound(&at) {
        return Some(Far {
            times: -1000,
            is_three: true,
            nearest: nearest(),
        });
    }
    let own = numbers.get(at).copied()?;
    let all = beside().count();
    let are_all = |factor: f64| {
        let mut numbers = beside().filter_map(|other| numbers.get(other));
        all >= 2 && numbers.all(|other| is_about(own, *other * factor))
    };
    let times = [1000, 100].into_iter().flat_map(|times| [times, -times]);
    let times = times.into_iter().find(|times: &i32| match times {
        0.. => are_all(f64::from(*times)),
        _ => are_all(1.0 / f64::from(times.abs())),
    })?;
    Some(Far {
        times,
        is_three: false,
        nearest: nearest(),
    })
}

/// The places of the figures around one.
fn around(count: usize, at: usize) -> impl Iterator<Item = usize> {
    let first = at.saturating_sub(BESIDE);
    (first..count.min(at + BESIDE + 1)).filter(move |other| *other != at)
}

/// Tells whether a figure with three digits behind its point is about a thousandth of another one beside it.
fn is_thousand_with_point(series: &[Figure], numbers: &[f64], at: usize) -> bool {
    let (Some(figure), Some(own)) = (series.get(at), numbers.get(at)) else {
        return false;
    };
    let is_far = |other: usize| {
        let scale = series.get(other).map_or(3, |other| other.scale());
        scale != 3
            && numbers
                .get(other)
                .is_some_and(|other| is_about(*own * 1000.0, *other))
    };
    figure.scale() == 3 && around(series.len(), at).any(is_far)
}

fn is_about(one: f64, other: f64) -> bool {
    let ratio = one / other;
    other != 0.0 && (0.6..=1.6).contains(&ratio)
}

/// Tells whether a figure is no whole number.
fn has_part(figure: Figure) -> bool {
    let unit = 10_i64.checked_pow(u32::from(figure.scale()));
    figure.scale() > 0 && unit.is_none_or(|unit| figure.mantissa() % unit != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &[&str], doubted: &[(usize, i32)]) {
        let series: Vec<Figure> = printed
            .iter()
            .map(|text| Figure::parse(text).unwrap())
            .collect();
        let found = doubts(&series).into_iter().enumerate();
        let found: Vec<(usize, i32)> = found
            .filter_map(|(at, far)| Some((at, far?.times)))
            .collect();
        assert_eq!(found, doubted, "{printed:?}");
    }

    #[test]
    fn a_figure_far_from_its_neighbours_is_doubted() {
        check(
            &["1950", "2.100", "2.250", "2401.5"],
            &[(1, -1000), (2, -1000)],
        );
        check(&["93.60", "9360", "94.24"], &[(1, 100)]);
        check(&["93.60", "95", "94.24", "0.95"], &[(3, -100)]);
        check(&["10", "12", "15", "18"], &[]);
        check(&["1", "120", "15000"], &[]);
        check(&["0", "100", "0"], &[]);
        check(&["1.234", "1.250"], &[]);
        check(&["-2.5", "3", "-250"], &[]);
    }

    #[test]
    fn counts_are_whole() {
        assert!(is_counted("người") && !is_counted("nghìn người") && !is_counted("%"));
        let part = |text: &str| has_part(Figure::parse(text).unwrap());
        assert!(part("469.818") && !part("469818") && !part("469.0"));
    }
}

//! Figures that do not go with those beside them.
//!
//! Owns what warns of a lost decimal mark, a mark of thousands taken for one of decimals, and decimals in a count. It
//! must not change a figure.

use crate::core::figure::Figure;
use crate::core::fold::bare;
use crate::pack::diagnostic::Reading;

/// A figure of a series.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen<'s> {
    /// Its year.
    pub(super) year: i16,
    /// The figure.
    pub(super) figure: Figure,
    /// The figure as printed.
    pub(super) printed: &'s str,
}

/// How many figures to each side are looked at.
const BESIDE: usize = 3;

/// What is told of each figure of a series, which must be sorted by year.
pub(super) fn doubts(series: &[Seen<'_>]) -> Vec<Option<Reading>> {
    if series.len() < 3 {
        return vec![None; series.len()];
    }
    let numbers: Vec<f64> = series.iter().map(|seen| seen.figure.to_f64()).collect();
    let three: Vec<bool> = (0..series.len())
        .map(|at| is_thousand_with_point(series, &numbers, at))
        .collect();
    let doubt = |at: usize| {
        let is_three = three.get(at).copied().unwrap_or(false);
        let beside: Vec<usize> = around(series.len(), at)
            .filter(|other| !three.get(*other).copied().unwrap_or(false))
            .collect();
        if is_three {
            return Some(told(series, at, -1000, &beside, true));
        }
        [1000, 100].into_iter().find_map(|times| {
            let own = numbers.get(at).copied().unwrap_or_default();
            let far = |factor: f64| {
                let is_far = |other: &&usize| {
                    numbers
                        .get(**other)
                        .is_some_and(|other| is_about(own, *other * factor))
                };
                beside.iter().filter(is_far).count()
            };
            let factor = f64::from(times);
            let (over, under) = (far(factor), far(1.0 / factor));
            if over >= 2 && over == beside.len() {
                Some(told(series, at, times, &beside, false))
            } else if under >= 2 && under == beside.len() {
                Some(told(series, at, -times, &beside, false))
            } else {
                None
            }
        })
    };
    (0..series.len()).map(doubt).collect()
}

/// The places of the figures around one.
fn around(count: usize, at: usize) -> impl Iterator<Item = usize> {
    let first = at.saturating_sub(BESIDE);
    (first..count.min(at + BESIDE + 1)).filter(move |other| *other != at)
}

/// Tells whether a figure with three digits behind its point is about a thousandth of another one beside it.
fn is_thousand_with_point(series: &[Seen<'_>], numbers: &[f64], at: usize) -> bool {
    let (Some(seen), Some(own)) = (series.get(at), numbers.get(at)) else {
        return false;
    };
    let is_far = |other: usize| {
        let scale = series.get(other).map_or(3, |other| other.figure.scale());
        scale != 3
            && numbers
                .get(other)
                .is_some_and(|other| is_about(*own * 1000.0, *other))
    };
    seen.figure.scale() == 3 && around(series.len(), at).any(is_far)
}

fn is_about(one: f64, other: f64) -> bool {
    let ratio = one / other;
    other != 0.0 && (0.6..=1.6).contains(&ratio)
}

fn told(series: &[Seen<'_>], at: usize, times: i32, beside: &[usize], is_three: bool) -> Reading {
    let figure = series.get(at).map_or("", |seen| seen.printed).to_owned();
    let (before, behind): (Vec<&usize>, Vec<&usize>) =
        beside.iter().partition(|other| **other < at);
    let nearest = before
        .last()
        .copied()
        .into_iter()
        .chain(behind.first().copied());
    let nearest = nearest
        .filter_map(|other| series.get(*other))
        .map(|seen| format!("{}: {}", seen.year, seen.printed));
    Reading::FarFromNeighbours {
        figure,
        times,
        beside: nearest.collect::<Vec<_>>().join("; "),
        is_three,
    }
}

/// Units of persons and households, which are counted whole, folded.
const COUNTED: [&str; 10] = [
    "nguoi",
    "ho",
    "ho gia dinh",
    "person",
    "persons",
    "people",
    "households",
    "hoc sinh",
    "dang vien",
    "luot nguoi",
];

/// What is told of decimals in a count.
pub(super) fn part_of_a_count(figure: Figure, printed: &str, unit: &str) -> Option<Reading> {
    let is_counted = COUNTED.contains(&bare(unit).as_str());
    let has_part =
        figure.scale() > 0 && figure.mantissa() % 10_i64.pow(u32::from(figure.scale())) != 0;
    (is_counted && has_part).then(|| Reading::PartOfACount {
        figure: printed.to_owned(),
        unit: unit.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &[&str], doubted: &[usize]) {
        let series: Vec<Seen<'_>> = printed
            .iter()
            .zip(2018..)
            .map(|(printed, year)| Seen {
                year,
                figure: Figure::parse(printed).unwrap(),
                printed,
            })
            .collect();
        let found = doubts(&series);
        let found: Vec<usize> = (0..found.len()).filter(|at| found[*at].is_some()).collect();
        assert_eq!(found, doubted, "{printed:?}");
    }

    #[test]
    fn a_figure_far_from_its_neighbours_is_doubted() {
        check(&["1950", "2.100", "2.250", "2401.5"], &[1, 2]);
        check(&["93.60", "9360", "94.24"], &[1]);
        check(&["93.60", "95", "94.24", "0.95"], &[3]);
        check(&["10", "12", "15", "18"], &[]);
        check(&["1", "120", "15000"], &[]);
        check(&["0", "100", "0"], &[]);
        check(&["1.234", "1.250"], &[]);
        check(&["-2.5", "3", "-250"], &[]);
    }

    #[test]
    fn counts_are_whole() {
        let told =
            |text: &str, unit| part_of_a_count(Figure::parse(text).unwrap(), text, unit).is_some();
        assert!(told("469.818", "người"));
        assert!(
            !told("469818", "người") && !told("469.0", "người") && !told("469.8", "nghìn người")
        );
    }
}

//! Finds the claims that print a typed figure.
//!
//! Owns when a figure with a power of ten in words ("226 nghìn tấn") equals one whose unit holds the power ("triệu
//! đồng"). It must not know the words around the typed figure, nor how entries are found.

use crate::core::catalog::Catalog;
use crate::core::figure::Figure;
use crate::core::judge::viewpoint::Viewpoint;
use crate::core::maps::FastMap;
use crate::core::model::{Bilingual, Claim, ClaimId, SeriesId, Text};
use crate::library::named_values::all_units;
use crate::search::printed_figures::{Amount, unit_words};
use crate::search::typed_number::power_of_ten;

/// A typed figure, ready to be looked for in any series.
#[derive(Debug)]
pub(super) enum Printing {
    /// In whatever unit.
    Anywhere(Vec<Figure>),
    /// As it reads in each unit that fits, by the Vietnamese text of the unit.
    InUnits(FastMap<Text, Vec<Figure>>),
}

impl Printing {
    /// Looks up which units fit.
    pub(super) fn new(catalog: &Catalog, amount: &Amount) -> Self {
        if amount.power == 0 && amount.unit.is_empty() {
            return Self::Anywhere(amount.figures.clone());
        }
        let units = all_units(catalog).into_iter();
        let figures = units.filter_map(|unit| {
            let figures = in_unit(catalog, unit, amount)?;
            Some((unit.vi, figures))
        });
        Self::InUnits(figures.collect())
    }

    /// Whether any unit fits.
    pub(super) fn has_unit(&self) -> bool {
        match self {
            Self::Anywhere(_) => true,
            Self::InUnits(units) => !units.is_empty(),
        }
    }

    /// The claims of a series that print it.
    pub(super) fn claims<'c>(
        &'c self,
        catalog: &'c Catalog,
        viewpoint: &'c Viewpoint,
        series: SeriesId,
    ) -> impl Iterator<Item = ClaimId> + use<'c> {
        let figures = match self {
            Self::Anywhere(figures) => figures.as_slice(),
            Self::InUnits(units) => {
                let unit = catalog.indicator_of(series).unit.vi;
                units.get(&unit).map(Vec::as_slice).unwrap_or_default()
            }
        };
        prints(catalog, viewpoint, series, figures)
    }
}

/// The claims of a series that print one of these figures, as a value or as an end of a range.
pub(super) fn prints<'c>(
    catalog: &'c Catalog,
    viewpoint: &'c Viewpoint,
    series: SeriesId,
    figures: &'c [Figure],
) -> impl Iterator<Item = ClaimId> + use<'c> {
    let is_printed = |claim: &Claim| figures.contains(&claim.low) || figures.contains(&claim.high);
    let claims = (!figures.is_empty()).then(|| viewpoint.claims(catalog, series));
    let claims = claims.into_iter().flatten();
    claims.filter_map(move |(id, claim)| is_printed(&claim).then_some(id))
}

/// The figures of an amount converted to a unit; `None` if it is another unit.
fn in_unit(catalog: &Catalog, unit: Bilingual, amount: &Amount) -> Option<Vec<Figure>> {
    [unit.vi, unit.en].into_iter().find_map(|text| {
        let words = unit_words(catalog.text(text));
        let (power, rest) = parted(&words);
        let fits = format!("{rest} ").starts_with(&format!("{} ", amount.unit));
        if !fits && !amount.unit.is_empty() {
            return None;
        }
        let shift = amount.power - power;
        let shifted = |figure: &Figure| match shift {
            0 => Some(*figure),
            places => figure.shifted(places),
        };
        Some(amount.figures.iter().filter_map(shifted).collect())
    })
}

/// Splits a folded unit into the power of ten of its first words and the rest: "nghin ty dong" is 12 and "dong".
fn parted(unit: &str) -> (i32, &str) {
    let (mut power, mut rest) = (0, unit);
    loop {
        let (first, behind) = rest.split_once(' ').unwrap_or((rest, ""));
        match power_of_ten(first) {
            Some(more) => (power, rest) = (power + more, behind),
            None => return (power, rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_with_and_without_a_power_of_ten() {
        assert_eq!(parted("trieu dong"), (6, "dong"));
        assert_eq!(parted("nghin ty dong nam"), (12, "dong nam"));
        assert_eq!(parted("tan"), (0, "tan"));
        assert_eq!(parted("ty"), (9, ""));
    }
}

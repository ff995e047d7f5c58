//! Figures that a pack declares to follow from others.
//!
//! Owns what is declared and what came of it; `derive` has the arithmetic. It must not know how a pack says it.

use serde::{Deserialize, Serialize};

use crate::core::figure::Figure;
use crate::core::ids::{Bilingual, ClaimId, IndicatorId, PlaceId, SeriesId, Text, codes};

codes! {
    /// How a figure is worked out from others; `docs/assessment.md` gives the formulas.
    Form {
        /// Means and yearly rates, compounded into the mean of all their years.
        Chain = "chain",
        /// The mean yearly growth between two levels.
        Growth = "growth",
        /// The arithmetic mean.
        Mean = "mean",
        /// The sum.
        Sum = "sum",
        /// The first less the others.
        Difference = "difference",
        /// The product; a percentage counts as a share.
        Product = "product",
        /// The first divided by the second, in percent where the figure is one.
        Ratio = "ratio",
        /// A hundred less the other shares.
        Rest = "rest",
        /// The weakest part of a bundle.
        Weakest = "weakest",
        /// The same figure, published under another name.
        Same = "same",
        /// What other figures leave possible; the pack says the bound and why.
        Bound = "bound",
    }
}

/// A figure of a derivation: a claim, or what the pack says that it must lie between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DerivationInput {
    /// The indicator it is of.
    pub indicator: IndicatorId,
    /// The place it is of.
    pub place: PlaceId,
    /// The year that was asked for.
    pub year: Option<i16>,
    /// The claim; `None` where the pack holds none.
    pub claim: Option<ClaimId>,
    /// The ends between which it lies, where the pack gives them instead of the claim's own.
    pub ends: Option<(Figure, Figure)>,
    /// A remark.
    pub note: Text,
}

/// A figure that the pack declares to follow from others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Derivation {
    /// What is worked out.
    pub series: SeriesId,
    /// How.
    pub form: Form,
    /// From what.
    pub inputs: Box<[DerivationInput]>,
    /// The figure: a row of the pack, or one that the program worked out; `None` where neither is there.
    pub claim: Option<ClaimId>,
    /// Lower and upper end as worked out, whatever the row says; `None` while an input is missing.
    pub value: Option<(Figure, Figure)>,
    /// The day from which everything it follows from is known; `None` where an input is missing or undated.
    pub known_from: Option<jiff::civil::Date>,
    /// The formula in words, where the pack gives one.
    pub formula: Option<Bilingual>,
    /// A remark.
    pub note: Text,
}

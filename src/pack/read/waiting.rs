//! What is said of indicators before they are met.
//!
//! Owns claims, judgements, withdrawals and links that name an indicator by its id, until that indicator is read, and
//! derivations, until every claim is. Whoever names one that never comes is told so at the end. It must not know how
//! any of them is read.

use std::collections::HashMap;

use crate::core::catalog::Particulars;
use crate::core::derivation::Form;
use crate::core::figure::Figure;
use crate::core::model::{
    Bilingual, Claim, ClaimKind, Comparator, IndicatorId, Judgement, PeriodId, PlaceId, SourceId,
    Text, Withdrawal,
};
use crate::pack::lint::At;
use crate::pack::toml::Located;

/// Stands for an indicator that was not met yet; nothing that holds it reaches the catalogue.
pub(super) const NOT_MET: IndicatorId = IndicatorId(u32::MAX);

/// A claim as it was read.
#[derive(Debug)]
pub(super) struct PendingClaim {
    pub(super) place: PlaceId,
    pub(super) claim: Claim,
    pub(super) verbatim: Option<String>,
    pub(super) particulars: Particulars,
    /// Where its quote stands.
    pub(super) quote: Option<At>,
    pub(super) at: At,
}

/// A derivation as it was read.
#[derive(Debug)]
pub(super) struct Declared {
    pub(super) at: At,
    pub(super) indicator: Located<String>,
    pub(super) place: PlaceId,
    pub(super) kind: ClaimKind,
    pub(super) year: Option<i16>,
    pub(super) period: PeriodId,
    pub(super) form: Form,
    pub(super) inputs: Vec<NamedInput>,
    /// What a bound is, which the pack says.
    pub(super) bound: Option<(Figure, Comparator)>,
    pub(super) formula: Option<Bilingual>,
    pub(super) note: Text,
}

/// An input as it was read.
#[derive(Debug)]
pub(super) struct NamedInput {
    pub(super) at: At,
    pub(super) indicator: Located<String>,
    pub(super) place: PlaceId,
    pub(super) year: Option<i16>,
    pub(super) period: PeriodId,
    pub(super) source: Option<SourceId>,
    pub(super) ends: (Option<Figure>, Option<Figure>),
    pub(super) note: Text,
}

/// What waits for indicators.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    said: HashMap<String, Vec<IndicatorRemark>>,
    /// Every name by which something waits.
    pub(super) names: Vec<NamedIndicator>,
    /// What names several indicators.
    pub(super) links: Vec<Link>,
}

/// A name by which something waits for an indicator.
#[derive(Debug)]
pub(super) struct NamedIndicator {
    /// The file in which it stands, by its number.
    pub(super) file: usize,
    /// The id as written.
    pub(super) name: Located<String>,
}

/// The indicators that one programme or list names.
#[derive(Debug)]
pub(super) struct Link {
    /// The file in which they stand, by its number.
    pub(super) file: usize,
    /// What names them.
    pub(super) linked: Linked,
    /// Their ids as written.
    pub(super) names: Vec<Located<String>>,
}

/// What is said of one indicator.
#[derive(Clone, Copy, Debug)]
pub(super) enum IndicatorRemark {
    Judgement(Judgement),
    Withdrawal(Withdrawal),
}

/// What names several indicators, by its position in the catalogue.
#[derive(Clone, Copy, Debug)]
pub(super) enum Linked {
    Programme(usize),
    List(usize),
}

impl Waiting {
    /// Keeps what is said in a file of an indicator until it is met.
    pub(super) fn wait(&mut self, file: usize, name: Located<String>, said: IndicatorRemark) {
        self.said.entry(name.value.clone()).or_default().push(said);
        self.names.push(NamedIndicator { file, name });
    }

    /// Keeps a name by which something waits elsewhere.
    pub(super) fn name(&mut self, file: usize, name: Located<String>) {
        self.names.push(NamedIndicator { file, name });
    }

    /// Keeps the names of indicators until all are met.
    pub(super) fn link(&mut self, file: usize, linked: Linked, names: Vec<Located<String>>) {
        self.links.push(Link {
            file,
            linked,
            names,
        });
    }

    /// Everything that was said of the indicator that is met under this id.
    pub(super) fn said_of(&mut self, id: &str) -> Vec<IndicatorRemark> {
        self.said.remove(id).unwrap_or_default()
    }
}

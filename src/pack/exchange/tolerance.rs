//! What is let pass in rows, and what is known of them from outside.
//!
//! Owns what whoever imports says beside the rows. It must not know a row.

use jiff::civil::Date;

use super::guess::Sides;
use crate::core::model::ClaimKind;

/// How tolerantly rows are read, and what is known besides.
#[derive(Clone, Debug, Default)]
pub struct Tolerance {
    /// Names are kept apart letter by letter.
    pub exact: bool,
    /// The day; without one no year is to come.
    pub today: Option<Date>,
    /// The plan of rows that name none.
    pub plan: Option<String>,
    /// The term of plans for which no row says one.
    pub term: Option<(i16, i16)>,
    /// The plan of targets that name none, where a term is said.
    pub plan_of_term: String,
    /// What is said of indicators that say it not themselves.
    pub sides: Sides,
    /// Whether what nobody says is guessed, and marked as that.
    pub guesses: bool,
}

impl Tolerance {
    /// The plan of a row that names none: the one that a person says, or for a target the plan of a term that was said.
    pub(super) fn plan_without_name(&self, kind: Option<ClaimKind>) -> Option<&str> {
        let is_target = kind == Some(ClaimKind::Target);
        let of_term = || (is_target && self.term.is_some()).then_some(self.plan_of_term.as_str());
        self.plan.as_deref().or_else(of_term)
    }
}

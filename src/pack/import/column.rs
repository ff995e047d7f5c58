//! What the columns of a table hold.
//!
//! Owns the types in which that is said. It must not know how it is found.

use super::label::Label;
use super::moment::{Moment, OfTerm};
use crate::core::model::ClaimKind;

/// Where the figures of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// In all of the place that the table is about.
    Whole,
    /// In this one.
    Place(String),
}

/// Figures of one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Their time, if it is said.
    pub moment: Option<Moment>,
    /// Their time in a term that the column does not name.
    pub of_term: Option<OfTerm>,
    /// Their kind, if it is said.
    pub kind: Option<ClaimKind>,
    /// What else the heading says beside time and kind.
    pub extra: String,
    /// What a row of the heading names that tells neither time nor kind.
    pub about: String,
    /// Their unit, if the heading tells one.
    pub unit: Option<String>,
    /// Where they are, if the heading says it.
    pub place: Option<Where>,
    /// The heading.
    pub heading: String,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Nothing, as far as the heading says.
    Blank,
    /// What a label names.
    Labelled(Label),
    /// Figures.
    Figures(Slot),
    /// A comparison of others.
    Compares(String),
    /// Something with a heading that is not known.
    Other(String),
}

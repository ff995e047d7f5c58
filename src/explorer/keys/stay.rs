//! What an overlay did with a key, and what becomes of it.
//!
//! Owns these two answers, which the keys of every overlay give. It must not know an overlay.

use crate::core::model::SeriesId;
use crate::explorer::state::menu::Choice;
use crate::report::plan_page::Lead;

/// What an overlay did with a key.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It took the key.
    Done,
    /// It took the key, and something was chosen with it.
    Chosen(Choice),
    /// It did not want the key.
    Not,
}

/// What becomes of an overlay after a key.
pub(super) enum Stay {
    Open(Taken),
    Closed(Taken),
    /// The overlay is closed and a line of the overview is gone to.
    Line(usize),
    /// A line of a page is followed.
    Lead(Lead),
    /// It stays, and says that an indicator has to be chosen first.
    ChooseFirst,
    /// A target of what needs attention is opened.
    Attended(SeriesId),
    /// What needs attention is grouped in another way.
    Regroup,
}

//! The panes: categories, indicators, one indicator in full.
//!
//! Each file draws one pane from the state and changes nothing. A pane never imports another.

pub(crate) mod categories;
pub(crate) mod detail;
mod detail_chart;
mod detail_more;
pub(crate) mod footer;
pub(crate) mod header;
pub(crate) mod list;
pub(crate) mod menu;
pub(crate) mod other;
pub(crate) mod overview;
pub(crate) mod page;
pub(crate) mod what_if;

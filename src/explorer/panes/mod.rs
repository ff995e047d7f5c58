//! The panes: categories, indicators, one indicator in full.
//!
//! Each file draws one pane from the state and changes nothing. A pane never imports another.

pub mod categories;
pub mod detail;
mod detail_chart;
mod detail_more;
pub mod footer;
pub mod header;
pub mod list;
pub mod menu;
pub mod other;
pub mod overview;
pub mod page;
pub mod what_if;

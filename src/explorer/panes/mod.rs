//! What stands on the screen, a file each.
//!
//! Owns the lines of `header`, `categories`, `list` (its rows are those of `row`), `detail` (with `detail_chart` and `detail_more`) and
//! `footer`, and of what lies over them: `menu`, `overview`, `attention`, `plan`, `compare`, `present`, `brief` (with `window`), `problem`, `what_if`, `copy` (`boxed` draws their frames). `other` says what is no indicator, for list
//! and detail; `page` grows line by line. It reads the state and changes nothing.

pub(crate) mod attention;
mod boxed;
pub(crate) mod brief;
pub(crate) mod categories;
pub(crate) mod compare;
pub(crate) mod copy;
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
pub(crate) mod plan;
pub(crate) mod present;
pub(crate) mod problem;
mod row;
pub(crate) mod welcome;
pub(crate) mod what_if;
mod window;

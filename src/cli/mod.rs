//! The commands, one call each.

pub mod args;
pub mod json;
pub mod output;
pub mod scope;

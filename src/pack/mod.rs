//! A folder of TOML becomes a catalogue and a list of problems.
//!
//! Owns the way from files to a `Catalog`: `files` finds them, `split` cuts large ones so that
//! they are parsed piece by piece, `read` understands them. Loading never fails: what cannot be
//! read is reported with its place, and the rest is there.

pub mod diagnostic;
pub mod exchange;
pub mod files;
mod lint;
pub mod load;
pub mod mend;
pub mod progress;
pub(crate) mod read;
mod remarks;
mod shares;
pub(crate) mod split;
pub mod toml;
mod units;
pub mod write;

pub use load::{Loaded, load, load_in_parts};

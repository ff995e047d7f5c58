//! A folder of TOML or a CSV file becomes a catalogue and a list of problems, and back.
//!
//! Owns every file of a person's own: the finding, reading and writing of files, the two formats, and what is
//! wrong with them. It must not know a language, a day or a screen. Loading never fails: what cannot be read is
//! reported with its place, and the rest is there.
//!
//! Reading order: `stored` (a text wherever it stands), `diagnostic` (problems and their places), `excerpt` (the lines around one), `files` (folders, reading, writing), `toml` (a parsed
//! document that knows where values stand); `split`, `slips` and `mend` (a text is cut, slips are named, broken entries blanked), `read` (the
//! tables are understood), with `lint`, `remarks`, `quoted`, `shares`, `relations`, `terms`, `units` and `formula`
//! (what is doubtful), `progress`, and `load` on top; `write` says a catalogue as TOML, `version` which state of it that is, `schema` the format as JSON Schema, `begin` a new pack from a plan; `exchange` is the CSV; `import` brings other forms to it, `draft` reads prose.

pub mod begin;
pub mod diagnostic;
pub mod draft;
pub mod excerpt;
pub mod exchange;
pub mod files;
mod formula;
pub mod gazetteer;
pub mod import;
mod lint;
pub mod load;
pub mod mend;
mod mend_ranges;
pub mod progress;
mod quoted;
pub(crate) mod read;
mod relations;
mod remarks;
pub mod schema;
mod shares;
pub mod slips;
pub(crate) mod split;
pub mod stored;
mod terms;
pub mod toml;
mod units;
pub mod version;
pub mod write;

pub use load::{Loaded, load, load_in_parts};

//! Long CSV in and out: one claim a row.
//!
//! Owns the exchange format that is told in `docs/exchange.md`. It must not know where a file comes from. Nothing
//! is lost on the way: what cannot be read is reported, and then nothing is written.
//!
//! Reading order: `columns`, `joined` (several texts in one field); `quotes`, `rows` and `sheet` (rows and fields with their
//! places), `fields` (what a field takes), `slug` (ids), `sources`, `sameness` (names that
//! are joined), `neighbours` (figures that are doubted), `tolerance` (what is said from outside), `guess` (what is likely where nobody says it), `plans` (their terms), `ended` (places that are no more), `relations`, `indicators`, `placed` (claims seen from their rows), `claims` (what a row
//! says), `import` on top; `known`, `places` (the indicators and places of a pack), `vintage` (figures that join it); `export` writes claims and sources.

mod claims;
pub mod columns;
mod ended;
pub mod export;
mod fields;
mod guess;
pub mod import;

mod indicators;
mod joined;
mod known;
mod neighbours;
mod placed;
mod places;
mod plans;
pub(crate) mod quotes;
mod relations;
mod rows;
mod sameness;
mod sheet;
pub(crate) mod slug;
mod sources;
mod tolerance;
pub mod vintage;

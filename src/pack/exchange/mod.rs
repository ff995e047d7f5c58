//! Long CSV in and out: one claim a row.
//!
//! Owns the exchange format that is told in `docs/exchange.md`. `export` writes claims, `import`
//! turns files into a catalogue, `sheet` reads rows and fields, `quotes` finds where they stand,
//! `slug` makes ids. It must not know a file. Nothing is lost on the way: what cannot be read is reported.

mod claims;
pub mod columns;
pub mod export;
pub mod import;
mod indicators;
mod quotes;
mod sheet;
mod slug;
mod sources;

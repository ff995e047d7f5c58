//! Long CSV in and out: one claim a row.
//!
//! Owns the exchange format that is told in `docs/exchange.md`. It must not know where a file comes from. Nothing
//! is lost on the way: what cannot be read is reported, and then nothing is written.
//!
//! Reading order: `columns`; `quotes` and `sheet` (rows and fields with their places), `slug` (ids), `sources`,
//! `indicators`, `claims` (what a row says), `import` on top; `export` writes claims.

mod claims;
pub mod columns;
pub mod export;
pub mod import;
mod indicators;
mod quotes;
mod sheet;
mod slug;
mod sources;

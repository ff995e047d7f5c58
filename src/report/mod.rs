//! What is known of a series, laid out for people and for scripts.
//!
//! Owns the plain page, the table, the JSON and the texts that are copied: each is made from the same facts
//! of `core`, in the words of `words`. It must not know the command line, the explorer, a file or a clock.

pub mod copy;
pub mod export_json;
pub mod glyphs;
pub mod json;
pub mod page;
pub mod table;

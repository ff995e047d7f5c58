//! What is demanded of the program for any bytes: one function a target, which panics where it is not so.
//!
//! `fuzz_targets` hands them to libFuzzer, `tests/corpus.rs` plays the kept inputs again.

mod catalog;
mod csv;
mod decoder;
mod diagnostics;
mod image;
mod pack_text;
mod prose;
mod query;
mod sheet;
mod workbook;
mod written;

pub use csv::csv;
pub use decoder::decoder;
pub use image::image;
pub use pack_text::pack_text;
pub use prose::prose;
pub use query::query;
pub use sheet::sheet;
pub use workbook::workbook;

//! The subject: figures, claims, series, and what may be said of a target.
//!
//! Owns the words of the field as types (`model`, `figure`, `period`), the immutable `catalog`, the
//! rule of assessment on bare numbers (`rule`) and its use on a series (`judge`). It must not know a
//! file, a clock, a terminal, a search index or a sentence: `lang` is a tag of two values, and what is
//! found here is said by `words`.
//!
//! Reading order: `lang`, `clean`, `fold`, `nearest` (texts); `figure`, `position`, `period`, `published`, `typed_days` (values); `shares` (work on many things); `model`,
//! `catalog` (the data); `rule`, `judge` (what follows from it).

pub mod catalog;
pub mod clean;
pub mod derivation;
pub mod derive;
pub mod figure;
pub mod fold;
mod guessed;
pub mod ids;
pub mod judge;
pub mod keys;
pub mod lang;
pub(crate) mod maps;
pub(crate) mod meant;
pub mod model;
pub(crate) mod nearest;
pub(crate) mod period;
pub mod position;
pub mod published;
pub mod rule;
pub mod shares;
pub mod typed_days;

//! Finds indicators by a few typed letters.
//!
//! Owns the way from what a person types to the entries meant: [`query`] reads the text, [`build`] makes
//! the [`index`], which gives an [`answer`]; [`highlight`] says which letters of a row to mark. No room
//! here knows the catalogue, a file, a clock or a screen.

pub mod answer;
pub mod build;
pub mod highlight;
pub mod index;
pub mod query;

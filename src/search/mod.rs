//! Finds indicators by a few typed letters.
//!
//! Owns the way from what a person types to the entries meant. [`query`] reads the text (`question` what it asks for, [`condition`] a filter); [`build`] makes
//! the `index`; `ask` tries reading after reading: `sense` says what a word may mean, `sets` what
//! meets it (`scan` where the order of words matters, `sift` where a filter asks), `gather` and `score` which entries come first by the rules of `rank`. The result is an
//! [`answer`]; [`highlight`] says which letters of a row to mark, [`complete`] how a filter may go on. No
//! room here knows the catalogue, a file, a clock or a screen.

pub mod answer;
mod ask;
mod beside;
mod bounds;
pub mod build;
pub mod complete;
pub mod condition;
mod exact;
mod field;
mod gather;
mod groups;
mod halves;
pub mod highlight;
pub mod index;
mod kept;
mod keys;
mod letters;
mod levels;
mod meaning;
mod others;
mod postings;
pub mod query;
mod question;
mod rank;
mod reading;
mod scan;
mod score;
mod sense;
mod sets;
mod sift;
mod slip;
mod suggest;
mod texts;
mod tie_break;
mod try_readings;
mod vocabulary;

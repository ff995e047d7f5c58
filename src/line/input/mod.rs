//! Bytes from a terminal become keys, pastes and answers.
//!
//! Owns the words for what comes in (`key`) and the `decoder`, with the sequences and pastes it
//! understands. It must not know what a key does.

pub mod decoder;
pub mod key;
pub mod paste;
pub(crate) mod sequence;

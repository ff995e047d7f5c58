//! Bytes from a terminal become keys, pastes and answers.
//!
//! Owns the words for what comes in (`key`), the `decoder` with the sequences and pastes it
//! understands, and `burst`, which tells text that comes by itself from keys that a person presses, each a
//! `stroke`. It must not know what a key does.

pub mod burst;
mod burst_state;
pub mod decoder;
pub mod key;
pub mod paste;
pub(crate) mod sequence;
pub mod stroke;

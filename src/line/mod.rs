//! A terminal at the end of a line: bytes in, bytes out.
//!
//! Owns the way between bytes and keys (`input`), cells and bytes (`output`), how much may be under way
//! (`traffic`, `pace`), what a terminal can do (`terminal`), text measured in cells (`draw`), and the
//! terminal of this process (`tty`, `signals`, `streams`; `waker` wakes a waiting loop). It must not know a word of
//! the subject: another program may stand on it.

pub(crate) mod draw;
pub mod input;
pub mod moment;
pub(crate) mod output;
pub(crate) mod pace;
pub(crate) mod pending_replies;
#[cfg(unix)]
pub(crate) mod signals;
pub(crate) mod streams;
pub mod terminal;
pub(crate) mod traffic;
#[cfg(unix)]
pub(crate) mod tty;
pub(crate) mod waker;

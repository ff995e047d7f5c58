//! A terminal at the end of a line: bytes in, bytes out.
//!
//! Owns the way between bytes and keys (`input`), cells and bytes (`output`), how much may be under way
//! (`traffic`, `pace`), what a terminal can do (`terminal`), text measured in cells (`draw`), and the
//! terminal of this process (`tty`, `signals`). It knows cells, keys and bytes and no word of the
//! subject: another program may stand on it.

pub(crate) mod draw;
pub mod input;
pub mod moment;
pub(crate) mod output;
pub(crate) mod pace;
pub(crate) mod signals;
pub mod terminal;
pub(crate) mod traffic;
pub(crate) mod tty;

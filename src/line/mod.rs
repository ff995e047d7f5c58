//! A terminal at the end of a line: bytes in, bytes out.
//!
//! Owns the way between bytes and keys ([`input`]), cells and bytes ([`output`]), how much may be under way
//! ([`traffic`], [`pace`]), what a terminal can do ([`terminal`]), text measured in cells ([`draw`]), and the
//! terminal of this process ([`tty`], [`signals`]). It knows cells, keys and bytes and no word of the
//! subject: another program may stand on it.

pub mod draw;
pub mod input;
pub mod moment;
pub mod output;
pub mod pace;
pub mod signals;
pub mod terminal;
pub mod traffic;
pub mod tty;
